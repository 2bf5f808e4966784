/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos and papers kept inside the ledger, each once, named by its SHA-256. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Stores @data (once) and returns its name, the value of a file field; caller frees. */
char   *ledger_files_add  (LedgerStore  *store,
                           GBytes       *data,
                           const char   *media_type,
                           GError      **error);
GBytes *ledger_files_load (LedgerStore  *store,
                           const char   *name,
                           char        **media_type,
                           GError      **error);
/* Bytes of a stored file without reading it; -1 when it is not there. */
gint64  ledger_files_get_size (LedgerStore *store,
                               const char  *name);

G_END_DECLS
