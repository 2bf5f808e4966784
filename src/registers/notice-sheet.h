/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a 公示 prints of its list beyond its own row. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* people: a line for each person with the number of the paper by which the linked row knows them.
 * sheet: one row with the key "own": how many persons, what they get, working days of the period, and as "words" the
 * kind of the notice while it has no words of its own. */
extern const LedgerList notice_sheet_lists[];

G_END_DECLS
