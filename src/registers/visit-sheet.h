/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What 申请审批表 and 送温暖登记表 print of a visit beyond its own row. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* sheet: one row with the key "own": the boxes of both papers, the money given, the papers attached and how
 * many there are, and of the person visited age, post, address, situation and the photograph of the visit. */
extern const LedgerList visit_sheet_lists[];

G_END_DECLS
