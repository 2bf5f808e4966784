/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a row was changed on the screen. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* Fields and child rows that differ from the file; @start: (nullable): what a new row looked like when it was opened. */
guint tz_edit_count_changes (const LedgerEdit   *edit,
                             const LedgerRecord *start);

G_END_DECLS
