/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a new ledger: whose it is, where it lies, or the sample to try things out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @created: called with the path once the ledger is on the disk and closed again; not called when
 * the person changed his mind. @parent: (nullable). */
void tz_assistant_present (GtkApplication *app,
                           GtkWindow      *parent,
                           void          (*created) (const char *path,
                                                     gpointer    data),
                           gpointer        data);

/* 文档/工会台账 of the person. Caller frees. */
char *tz_assistant_dup_usual_folder (void);

G_END_DECLS
