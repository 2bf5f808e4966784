/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that lists every key, made from the table of actions. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tz_shortcuts_present (GtkWindow *parent);

G_END_DECLS
