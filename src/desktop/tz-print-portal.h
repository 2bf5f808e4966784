/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing from inside a Flatpak: the desktop asks for the printer, we hand over the PDF. */
#pragma once

#include "tz-print-send.h"

G_BEGIN_DECLS

/* Is the program in a sandbox, where no printer can be seen? */
gboolean tz_print_portal_is_needed (void);
/* As tz_print_send(). */
void     tz_print_portal_send      (GtkWindow         *parent,
                                    const TzPrintLoad *load,
                                    TzPrintSent        sent,
                                    gpointer           data,
                                    GDestroyNotify     free_data);

G_END_DECLS
