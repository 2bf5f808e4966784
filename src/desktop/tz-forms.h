/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official forms of some rows: pictures to choose from, the paper itself, file and printer. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_FORMS (tz_forms_get_type ())
G_DECLARE_FINAL_TYPE (TzForms, tz_forms, TZ, FORMS, GtkWidget)

/* Without rows: all forms of all registers, blank at first. A #TzPlace's @make: the page 表格. */
GtkWidget *tz_forms_new       (LedgerStore          *store,
                               GSettings            *settings);
/* Only the forms of @reg, filled. @ids: (nullable) (element-type gint64): the selected rows; referenced.
 * @query: all rows shown; copied. */
void       tz_forms_show_rows (TzForms              *self,
                               const LedgerRegister *reg,
                               GArray               *ids,
                               const LedgerQuery    *query);
/* The button that closes the window they stand in. */
void       tz_forms_set_closing (TzForms            *self,
                                 gboolean            closing);

G_END_DECLS
