/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of pages, in the clerk's words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TZ_TYPE_SIDEBAR (tz_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (TzSidebar, tz_sidebar, TZ, SIDEBAR, GtkWidget)

/* Signal: "chosen" (const char *place_id). */

GtkWidget  *tz_sidebar_new     (void);
/* Lists the places of tz-places.c while a ledger is open. @settings: (nullable): which groups are folded;
 * %NULL empties the list. */
void        tz_sidebar_fill    (TzSidebar  *self,
                                GSettings  *settings);
/* Marks the page shown, without the signal; unfolds its group. */
void        tz_sidebar_select  (TzSidebar  *self,
                                const char *place_id);
/* Id of the @nth page from 1, folded or not, or %NULL. */
const char *tz_sidebar_get_nth (TzSidebar  *self,
                                guint       nth);

G_END_DECLS
