/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Upright bars with their numbers: a quantity in its course. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TZ_TYPE_BARS (tz_bars_get_type ())
G_DECLARE_FINAL_TYPE (TzBars, tz_bars, TZ, BARS, GtkWidget)

GtkWidget *tz_bars_new   (void);
/* Empties it. @title: for screen readers, followed by every bar in words. */
void       tz_bars_begin (TzBars     *self,
                          const char *title);
/* @label stands below the bar, @number, the amount in digits, above it. */
void       tz_bars_add   (TzBars     *self,
                          const char *label,
                          const char *number,
                          double      amount);

G_END_DECLS
