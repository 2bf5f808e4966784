/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of pages, in the clerk's words. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-register.h"

G_BEGIN_DECLS

#define TZ_TYPE_SIDEBAR (tz_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (TzSidebar, tz_sidebar, TZ, SIDEBAR, GtkWidget)

/* Signal: "chosen" (const char *register_id). */

GtkWidget  *tz_sidebar_new     (void);
/* Registers shown as pages, in the order of the list. @registers: %NULL-ended, or %NULL for none. */
void        tz_sidebar_fill    (TzSidebar                   *self,
                                const LedgerRegister *const *registers);
/* Marks the page shown, without the signal. */
void        tz_sidebar_select  (TzSidebar                   *self,
                                const char                  *register_id);
/* Id of the @nth page from 1, or %NULL. */
const char *tz_sidebar_get_nth (TzSidebar                   *self,
                                guint                        nth);

G_END_DECLS
