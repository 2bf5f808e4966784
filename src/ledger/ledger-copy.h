/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole copies of a ledger: made consistent, re-opened and counted before they take their name. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Writes a compact copy to @path (temp file, fsynced, checked, renamed). Refuses an existing @path. */
gboolean ledger_copy_write  (LedgerStore  *store,
                             const char   *path,
                             GCancellable *cancellable,
                             GError      **error);
/* File, schema, foreign keys, history chain and cross-checks; Chinese sentences into @findings. */
gboolean ledger_store_check (LedgerStore  *store,
                             GPtrArray    *findings,
                             GCancellable *cancellable,
                             GError      **error);

G_END_DECLS
