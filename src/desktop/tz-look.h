/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the program looks on this screen: style sheet, light or dark, size of text, renderer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Before gtk_init (): draws in software where there is no graphics device and nobody chose otherwise. */
void   tz_look_choose_renderer (void);
/* Once the display is open: style sheet, text size and colours, kept up with @settings and
 * with the desktop; lives as long as @settings. */
void   tz_look_follow         (GSettings *settings);
/* How much larger than usual text is, from 1 to 1.5: for widths that are given in pixels. */
double tz_look_get_text_scale (void);

/* For a realized window: popovers without shadow and round corners, which are black where nothing composes the screen. */
void   tz_look_suit_screen    (GtkWidget *window);

G_END_DECLS
