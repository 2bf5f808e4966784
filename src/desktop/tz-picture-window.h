/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with one picture: a photograph, a scanned paper. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @title: of the window; @name: of the file it is saved as, with its ending. %FALSE when @picture is none. */
gboolean tz_picture_window_present (GtkWindow   *parent,
                                    const char  *title,
                                    const char  *name,
                                    GBytes      *picture,
                                    GError     **error);

G_END_DECLS
