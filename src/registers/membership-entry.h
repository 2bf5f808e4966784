/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a member's own row tells about changes of membership: hooks of the members' register. Registers only. */
#pragma once

#include "membership.h"

G_BEGIN_DECLS

/* A sheet's row about a member that is there: tells whether it brings a later change, and keeps what is newer here. */
void     membership_read_sheet  (LedgerEdit     *member);
/* What is wrong with the change that the row brings, or with a corrected day of entry. */
void     membership_check_entry (LedgerEdit     *member,
                                 LedgerProblems *problems);
/* After the row was written: first changes of a new member, corrected entry, change brought by a sheet. */
gboolean membership_keep_entry  (LedgerEdit     *member,
                                 GError        **error);
/* After the row came out of the bin, with its changes or from a time when none were kept. */
gboolean membership_keep_restored (LedgerEdit     *member,
                                   GError        **error);
/* First changes for members of a ledger that had none. */
gboolean membership_upgrade     (LedgerStore    *store,
                                 GError        **error);

G_END_DECLS
