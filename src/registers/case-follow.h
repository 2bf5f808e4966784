/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from a case and its rows: texts, sums and states that the case and the rows hold as copies. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* Hooks gathered, saving, restored and removing of cases. */
gboolean case_follow          (LedgerEdit  *edit,
                               GError     **error);
gboolean case_follow_saved    (LedgerEdit  *edit,
                               GError     **error);
gboolean case_follow_restored (LedgerEdit  *edit,
                               GError     **error);
gboolean case_follow_removed  (LedgerEdit  *edit,
                               GError     **error);
/* Hooks saving and restored of a child row: nothing while its case is saved with it, which does the same. */
gboolean case_follow_row      (LedgerEdit  *row,
                               GError     **error);
gboolean case_follow_removing (LedgerEdit  *row,
                               GError     **error);
/* Hook of the case: the copies agree with the rows. */
gboolean case_follow_prove    (LedgerStore *store,
                               GPtrArray   *findings,
                               GError     **error);

G_END_DECLS
