/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel that asks, in the page itself, why rows go to the bin. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TZ_TYPE_REMOVAL (tz_removal_get_type ())
G_DECLARE_FINAL_TYPE (TzRemoval, tz_removal, TZ, REMOVAL, GtkWidget)

/* Signals: "confirmed" (const char *reason), "closed" when the panel goes away again. */

GtkWidget *tz_removal_new (void);
/* @question: what is about to go to the bin. */
void       tz_removal_ask (TzRemoval  *self,
                           const char *question);

G_END_DECLS
