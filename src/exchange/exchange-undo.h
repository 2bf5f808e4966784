/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an undo did with each row, as a list to keep. */
#pragma once

#include "ledger-batch.h"

G_BEGIN_DECLS

/* (element-type LedgerUndoRow), borrowed: what was not reversed first, else as the rows came; caller frees the array. */
GPtrArray *exchange_undo_list  (const LedgerUndo  *undo);
/* The same as a sheet; the ending of @path decides: .csv, else .xlsx. */
gboolean   exchange_undo_write (const LedgerUndo  *undo,
                                const char        *path,
                                GError           **error);

G_END_DECLS
