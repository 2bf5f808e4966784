/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a finished paper so that either all of it is on the disk or nothing of it. */
#pragma once

#include "form-error.h"

G_BEGIN_DECLS

/* All of @bytes into an open file, however little the system takes at once; else %FALSE with errno. */
gboolean form_save_write (int          fd,
                          GBytes      *bytes);
gboolean form_save_bytes (const char  *path,
                          GBytes      *bytes,
                          GError     **error);

G_END_DECLS
