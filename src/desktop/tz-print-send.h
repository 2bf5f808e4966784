/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands a PDF to a printer as it is: what was seen is what is printed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @sentence: what became of it; @error: (nullable). Not called when the person changed his mind. */
typedef void (*TzPrintSent) (const char   *sentence,
                             const GError *error,
                             gpointer      data);

/* Asks for printer and copies. @width and @height: of the first page in points; @data is freed
 * with @free_data in any case. */
void tz_print_send (GtkWindow      *parent,
                    const char     *title,
                    GBytes         *pdf,
                    double          width,
                    double          height,
                    TzPrintSent     sent,
                    gpointer        data,
                    GDestroyNotify  free_data);

G_END_DECLS
