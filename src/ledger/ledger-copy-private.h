/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a verified copy, for those who put one in the place of something. Ledger only. */
#pragma once

#include "ledger-database.h"

G_BEGIN_DECLS

/* Ending of a file that is not yet verified. */
#define LEDGER_COPY_PART ".part"

/* Writes @source, as it is at one moment, to @part; flushes it, re-opens it, checks and counts. Nothing is
 * left after a failure. @path: its later name, for the sentences. */
gboolean ledger_copy_write_part (LedgerDatabase  *source,
                                 const char      *part,
                                 const char      *path,
                                 GCancellable    *cancellable,
                                 GError         **error);
/* Gives it its name, over a file of that name. */
gboolean ledger_copy_name_part  (const char      *part,
                                 const char      *path,
                                 GError         **error);
/* Onto the disk, file or folder. */
gboolean ledger_copy_flush      (const char      *path);
/* PRAGMA quick_check finds nothing. */
gboolean ledger_copy_is_whole   (LedgerDatabase  *database);

G_END_DECLS
