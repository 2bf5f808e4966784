/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told to a printer about a PDF: its paper, and what this PC chose last time. */
#pragma once

#include <gtk/gtk.h>
#include <gtk/gtkunixprint.h>

G_BEGIN_DECLS

/* @width and @height of the page in points: a printer that thinks of Letter is told what the paper is. */
GtkPageSetup     *tz_print_setup_new_page      (double            width,
                                                double            height);
/* The printer and the sides chosen last. */
GtkPrintSettings *tz_print_setup_new_settings  (GtkPageSetup     *page);
/* @printer: (nullable): its name, %NULL where only the print system knows it. */
void              tz_print_setup_remember      (GtkPrintSettings *settings,
                                                const char       *printer);
/* The pages chosen, as a PDF of their own; the settings then speak of all of it. @page: the one at hand, from 0.
 * Caller frees. */
GBytes           *tz_print_setup_take_pages    (GtkPrintSettings *settings,
                                                GBytes           *pdf,
                                                guint             page,
                                                GError          **error);
/* An open temporary file with the PDF, that only this person may read; at its beginning. -1 with @error.
 * @path: (out) (nullable): where it lies; %NULL: it has no name. */
int               tz_print_setup_open_copy     (GBytes           *pdf,
                                                char            **path,
                                                GError          **error);

G_END_DECLS
