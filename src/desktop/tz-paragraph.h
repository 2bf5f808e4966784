/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text of any length that begins at the left and is broken where there is no more room. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label. @text: (nullable): to be set later; @style: (nullable): its style class. */
GtkWidget *tz_paragraph_new (const char *text,
                             const char *style);

G_END_DECLS
