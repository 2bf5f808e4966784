/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with one finished PDF: looked at, printed again, saved. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @title: of the window and the print job; @name: of the file it is saved as. */
void tz_paper_window_present (GtkWindow  *parent,
                              const char *title,
                              const char *name,
                              GBytes     *pdf);

G_END_DECLS
