/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few columns of very many rows, for figures: quicker than reading each row whole. */
#pragma once

#include "ledger-query.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/* One row under the reader's eyes; borrowed for the time of the call. */
typedef struct _LedgerScanRow LedgerScanRow;

gint64      ledger_scan_get_id     (const LedgerScanRow  *row);
/* @place: in the fields asked for. 0 when empty. */
gint64      ledger_scan_get_number (const LedgerScanRow  *row,
                                    guint                 place);
/* %NULL when empty. */
const char *ledger_scan_get_text   (const LedgerScanRow  *row,
                                    guint                 place);

/* Calls @visit for every row that meets the query's filters, in no order, until it returns FALSE. Where an
 * index has all the fields asked for, the rows themselves are not read. @visit must not scan with the same
 * filters and fields. */
gboolean    ledger_scan            (LedgerStore          *store,
                                    const LedgerQuery    *query,
                                    const guint          *fields,
                                    guint                 n_fields,
                                    gboolean            (*visit) (const LedgerScanRow *row,
                                                                  gpointer             data),
                                    gpointer              data,
                                    GError              **error);

G_END_DECLS
