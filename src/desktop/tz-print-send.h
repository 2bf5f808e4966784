/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands a PDF to a printer as it is: what was seen is what is printed. */
#pragma once

#include "tz-dialog.h"

G_BEGIN_DECLS

/* @sentence: what became of it so far. Called again as the printer gets on; not called when the person changed his
 * mind. */
typedef void (*TzPrintSent) (TzTone      tone,
                             const char *sentence,
                             gpointer    data);

/**
 * TzPrintLoad:
 * @title: of the job, as the print queue shows it
 * @pdf: what is printed
 * @width: of its pages in points
 * @height: the same
 * @page: the one at hand, from 0, for "this page"
 */
typedef struct
{
  const char *title;
  GBytes     *pdf;
  double      width, height;
  guint       page;
} TzPrintLoad;

/* Asks for printer, copies, pages and sides: in GTK's dialog, or in that of the portal where the program runs in a
 * Flatpak. @data is freed with @free_data in any case, once nothing more can be said. */
void tz_print_send (GtkWindow         *parent,
                    const TzPrintLoad *load,
                    TzPrintSent        sent,
                    gpointer           data,
                    GDestroyNotify     free_data);

G_END_DECLS
