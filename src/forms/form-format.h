/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a value is written on paper: `{birth_date|年月日}`. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean form_format_exists   (const char *format);
char    *form_format_apply    (const char *format,
                               const char *text);
char    *form_format_apply_on (const char *format,
                               const char *text,
                               const char *day);
guint    form_format_get_room (const char *format);

G_END_DECLS
