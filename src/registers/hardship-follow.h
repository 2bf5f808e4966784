/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from the rows of a hardship file: its copies, its state after a review, the level in the member's row. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* For the hooks saving and restored, and removing, of a row that belongs to a file: a child row or a call. What a
 * 年度复核 says is done with it, or taken back. */
gboolean    hardship_follow_saved         (LedgerEdit      *row,
                                           GError         **error);
gboolean    hardship_follow_removing      (LedgerEdit      *row,
                                           GError         **error);
/* For the hooks saving and restored, and removing, of the file itself. */
gboolean    hardship_follow_file          (LedgerEdit      *file,
                                           GError         **error);
gboolean    hardship_follow_removed_file  (LedgerEdit      *file,
                                           GError         **error);
/* A member's row was written: live files of the member have name and papers from it. */
gboolean    hardship_follow_member        (LedgerEdit      *member,
                                           GError         **error);
/* The same after a merge: files have come to the member. */
gboolean    hardship_follow_gathered_member (LedgerEdit    *member,
                                           GError         **error);
/* For the member's derive and check hooks: where there is a file, it says the level; a level without a file is marked. */
void        hardship_follow_derive_member (LedgerEdit      *member);
void        hardship_follow_check_member  (LedgerEdit      *member,
                                           LedgerProblems  *problems);
/* Hook: the copies agree with the rows. */
gboolean    hardship_follow_prove         (LedgerStore     *store,
                                           GPtrArray       *findings,
                                           GError         **error);

G_END_DECLS
