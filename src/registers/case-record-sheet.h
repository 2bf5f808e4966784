/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What 调查笔录 and 调解笔录 say, put together from the parts that the clerk typed. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* sheet: one row with the key "own": the words of the record, a part with its heading each; what is empty is left out. */
extern const LedgerList inquiry_sheet_lists[];
extern const LedgerList hearing_sheet_lists[];

G_END_DECLS
