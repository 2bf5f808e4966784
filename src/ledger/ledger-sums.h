/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checksums of the backups in a folder, in a list that sha256sum reads: SQLite itself does not notice a changed
 * letter. Ledger only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Enters @part under the name that it is about to get; lines of files that are gone go. */
gboolean ledger_sums_add   (const char  *part,
                            const char  *path,
                            GError     **error);
/* %FALSE when the list has the file with another sum; what it does not have is not doubted. */
gboolean ledger_sums_check (const char  *path);

G_END_DECLS
