/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover of 常用筛选: the filters kept under a name, and a name for the present one. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-filters.h"

G_BEGIN_DECLS

#define TZ_TYPE_FILTERS (tz_filters_get_type ())
G_DECLARE_FINAL_TYPE (TzFilters, tz_filters, TZ, FILTERS, GtkPopover)

/*
 * Signals: "chosen" (gpointer LedgerSavedFilter, borrowed): it shall be applied; "save-wanted" (const char *name,
 * gboolean with_columns): the present one shall be kept; "changed": one was renamed or removed.
 */

GtkWidget *tz_filters_new  (LedgerStore          *store,
                            const LedgerRegister *reg);
/* Reads the list anew, called before the popover opens. @present: what would be kept now; @applied: (nullable): the
 * name of the filter it came from; @naming: the keyboard begins at the name for the present one. */
void       tz_filters_show (TzFilters            *self,
                            const LedgerQuery    *present,
                            const char           *applied,
                            gboolean              naming);
/* A sentence below the list; @bad: something was refused. */
void       tz_filters_say  (TzFilters            *self,
                            const char           *sentence,
                            gboolean              bad);

G_END_DECLS
