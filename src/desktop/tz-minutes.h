/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 笔录 typed while people talk: a key for the next question and one for the answer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Ctrl+1 begins a line with 问：, Ctrl+2 one with 答：, below the one with the cursor; %TRUE where it was one of them. */
gboolean tz_minutes_press (GtkTextView     *view,
                           guint            key,
                           GdkModifierType  state);

G_END_DECLS
