/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问品: what one person is given, piece by piece. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  VISIT_GOODS_VISIT_ID,
  VISIT_GOODS_NAME,
  VISIT_GOODS_SPEC,
  VISIT_GOODS_UNIT,
  VISIT_GOODS_QUANTITY,
  VISIT_GOODS_PRICE,
  VISIT_GOODS_AMOUNT,
  VISIT_GOODS_MEMO,
  VISIT_GOODS_N_FIELDS
};

extern const LedgerRegister visit_goods_register;

/* For the derive hook of a visit: goods listed piece by piece give its goods and their value; without any, what was typed
 * stays. */
void visit_goods_sum (LedgerEdit *visit);

G_END_DECLS
