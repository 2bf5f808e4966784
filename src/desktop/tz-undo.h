/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes back the last thing done, by its name, and the taking back too. */
#pragma once

#include "ledger-batch.h"

G_BEGIN_DECLS

/* "撤销：新增会员 张三", or %NULL when there is nothing. @store: (nullable). Caller frees. */
char *tz_undo_dup_title (LedgerStore  *store,
                         gboolean      redo);
/* Undoes, or with @redo undoes the last undo. The sentence to show; caller frees. @report: (out): set when not all
 * could be undone. */
char *tz_undo_run       (LedgerStore  *store,
                         gboolean      redo,
                         LedgerUndo  **report,
                         GError      **error);

G_END_DECLS
