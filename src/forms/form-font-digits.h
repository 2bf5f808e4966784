/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digits of one width, so that the numbers of a column stand below each other. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean form_font_find_digits (gconstpointer  data,
                                gsize          length,
                                int            index,
                                guint16        glyphs[10]);

G_END_DECLS
