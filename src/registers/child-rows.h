/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The child rows of a row that is being edited, as they will be when it is saved. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* (element-type LedgerRecord): those of @child, without removed and blank ones; rows that the edit has not read come from
 * the file. Caller frees. */
GPtrArray *child_rows_load     (LedgerEdit           *parent,
                                const LedgerRegister *child);
/* The same for a row of them that is itself edited, @edit->parent or not: all rows of its register under its parent,
 * without the row itself. Caller frees. */
GPtrArray *child_rows_load_siblings (LedgerEdit      *edit);

G_END_DECLS
