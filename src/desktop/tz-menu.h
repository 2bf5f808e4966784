/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Menus of what can be done with one of many: their items carry which one is meant. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @target: of the action; taken when it is floating. */
void       tz_menu_append      (GMenu      *menu,
                                const char *label,
                                const char *action,
                                GVariant   *target);
/* The button at the end of a line; hidden where @menu is empty. @title: what stands in the line */
GtkWidget *tz_menu_make_button (GMenu      *menu,
                                const char *title);

G_END_DECLS
