/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of lines of texts in columns, as the dialogs for many rows show what they will do. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text of at most so many characters' width, 0: as wide as there is room; @style: (nullable). */
GtkWidget *tz_lines_make_cell (const char  *text,
                               int          chars,
                               const char  *style);
/* An empty list in a frame that scrolls; @name: what it lists, for screen readers. @list receives the list box. */
GtkWidget *tz_lines_make_list (const char  *name,
                               GtkWidget  **list);
/* @name: the whole line in words. */
void       tz_lines_append    (GtkWidget   *list,
                               GtkWidget   *line,
                               const char  *name);
void       tz_lines_clear     (GtkWidget   *list);

G_END_DECLS
