/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes rows of a register to a spreadsheet: which rows, which columns, masked or in full. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* @query: the rows shown, in their order; copied. @selected_ids: (nullable) (element-type gint64):
 * referenced. @columns: the fields on the screen, in their order; copied. */
void tz_export_present (GtkWindow         *parent,
                        LedgerStore       *store,
                        const LedgerQuery *query,
                        GArray            *selected_ids,
                        const guint       *columns,
                        guint              n_columns);

G_END_DECLS
