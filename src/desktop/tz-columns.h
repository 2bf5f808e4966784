/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses which fields are columns of a table, in which order, and what it is sorted by. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-query.h"

#include "tz-settings.h"

G_BEGIN_DECLS

#define TZ_TYPE_COLUMNS (tz_columns_get_type ())
G_DECLARE_FINAL_TYPE (TzColumns, tz_columns, TZ, COLUMNS, GtkPopover)

/*
 * Signals: "columns-chosen" (GArray *columns) (element-type TzColumn), %NULL for the register's own;
 * "sort-chosen" (guint field, gboolean descending).
 */

GtkWidget *tz_columns_new  (const LedgerRegister *reg,
                            GSettings            *settings);
/* What the table shows now; called before the popover opens. */
void       tz_columns_show (TzColumns            *self,
                            GArray               *columns,
                            guint                 sort,
                            gboolean              descending);

G_END_DECLS
