/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问品: what one person is given, piece by piece. */
#pragma once

#include "ledger-register.h"

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

G_END_DECLS
