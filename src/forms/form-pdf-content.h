/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and codes of characters, as they are written into the content of pages. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void form_content_number (GString *content,
                          double   value);
void form_content_hex    (GString *content,
                          guint    code);
void form_content_actual (GString    *content,
                          const char *text,
                          gsize       length);

G_END_DECLS
