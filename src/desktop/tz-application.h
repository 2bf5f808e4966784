/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one process for all windows of a session, `taizhang FILE` opens a ledger. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TZ_TYPE_APPLICATION (tz_application_get_type ())
G_DECLARE_FINAL_TYPE (TzApplication, tz_application, TZ, APPLICATION, GtkApplication)

GtkApplication *tz_application_new       (void);
/* In the window that has it, in an empty one, or in a new one. */
void            tz_application_open_file (TzApplication *self,
                                          GFile         *file);

G_END_DECLS
