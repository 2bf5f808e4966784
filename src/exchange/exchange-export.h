/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a register written to a spreadsheet that reads back to the same records. */
#pragma once

#include "exchange-import.h"
#include "exchange-template.h"

G_BEGIN_DECLS

/**
 * ExchangeExport:
 * @ids: (element-type gint64): rows, in the order in which they are written
 * @fields: their columns, in order
 * @full: sensitive values as they are; otherwise masked
 */
typedef struct
{
  const LedgerRegister *reg;
  GArray               *ids;
  const guint          *fields;
  guint                 n_fields;
  gboolean              full;
} ExchangeExport;

/* The ending of @path decides: .csv, else .xlsx. Nothing appears there before all is written. */
gboolean exchange_export_write       (LedgerStore           *store,
                                      const ExchangeExport  *what,
                                      const char            *path,
                                      ExchangeProgress       progress,
                                      gpointer               data,
                                      GCancellable          *cancellable,
                                      GError               **error);
/* The sheet of an upper union, always with sensitive values in full; @path ends in .xlsx or .csv. */
gboolean exchange_export_fill_in     (LedgerStore           *store,
                                      ExchangeTemplate      *template,
                                      GArray                *ids,
                                      const char            *path,
                                      ExchangeProgress       progress,
                                      gpointer               data,
                                      GCancellable          *cancellable,
                                      GError               **error);
/* May sensitive values be written as they are? FALSE with a sentence where the purpose cannot be noted. */
gboolean exchange_export_check_full  (LedgerStore           *store,
                                      GError               **error);
/* An export in full is an entry in the history with no rows of its own; refused in a ledger that is opened for reading.
 * @template: (nullable): the sheet of an upper union that was filled in. */
gboolean exchange_export_note        (LedgerStore           *store,
                                      const LedgerRegister  *reg,
                                      ExchangeTemplate      *template,
                                      guint                  n_rows,
                                      const char            *purpose,
                                      GError               **error);
/* (element-type guint): every field a person sees, in the register's order. */
GArray  *exchange_export_list_fields (const LedgerRegister  *reg);

G_END_DECLS
