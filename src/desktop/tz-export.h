/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes rows of a register to a spreadsheet: which rows, which columns, masked or in full. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* The clerk wants to see rows that lack something, @id first of all. @ids: (element-type gint64). */
typedef void (*TzExportOpen) (GArray     *ids,
                              gint64      id,
                              const char *title,
                              gpointer    data);

/* @query: the rows shown, in their order; copied. @selected_ids: (nullable) (element-type gint64):
 * referenced. @columns: the fields on the screen, in their order; copied. @open: called with @data,
 * which must outlive the dialog, after it closed. */
void tz_export_present (GtkWindow         *parent,
                        LedgerStore       *store,
                        const LedgerQuery *query,
                        GArray            *selected_ids,
                        const guint       *columns,
                        guint              n_columns,
                        TzExportOpen       open,
                        gpointer           data);

G_END_DECLS
