/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What 签到表 prints of an activity beyond its own row. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* sheet: one row with the key "own": its time in one phrase, who came, approved hours, the day of approval.
 * stays: a line for each stay, in the order in which they were entered.
 * people: who is to sign in: everybody entered, once; while nobody is, the volunteers of its team. */
extern const LedgerList activity_sheet_lists[];

G_END_DECLS
