/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What 发放签收表 and the plan of a batch print beyond its own row. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* people: a line for each visit of the batch that is not void, in the order in which they were entered.
 * sheet: one row with the key "own": whether money is given and no goods, how many persons, what each of them gets and
 * what all get, money and goods together; while nobody is in the batch only what each is to get. */
extern const LedgerList visit_batch_sheet_lists[];

G_END_DECLS
