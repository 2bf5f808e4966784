/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of an activity as a line of steps, and the button that takes the next. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

#define TZ_TYPE_ACTIVITY_BAR (tz_activity_bar_get_type ())
/* Signal: "asked" (const char *code): the activity is to come into that state. */
G_DECLARE_FINAL_TYPE (TzActivityBar, tz_activity_bar, TZ, ACTIVITY_BAR, GtkWidget)

GtkWidget *tz_activity_bar_new  (void);
/* @edit: of an activity; hidden with %NULL and for one that is not in the file yet. */
void       tz_activity_bar_show (TzActivityBar *self,
                                 LedgerEdit    *edit);

G_END_DECLS
