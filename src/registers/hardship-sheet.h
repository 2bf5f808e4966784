/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers of a hardship file print beyond its own rows. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* sheet: one row with the key "own": the term of the contract as it stands before 固定期限, and whether the worker is
 * a 农民工. */
extern const LedgerList hardship_sheet_lists[];

/* sheet: one row with the key "own": the year before, as the review before this one left it; how the
 * level was found, without what the program still asks for; aid of the year in a phrase. */
extern const LedgerList hardship_review_lists[];

G_END_DECLS
