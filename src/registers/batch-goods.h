/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问品清单: what each person of a batch is given, and what it costs. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  BATCH_GOODS_BATCH_ID,
  BATCH_GOODS_NAME,
  BATCH_GOODS_SPEC,
  BATCH_GOODS_UNIT,
  BATCH_GOODS_EACH,
  BATCH_GOODS_PRICE,
  BATCH_GOODS_EACH_AMOUNT,
  BATCH_GOODS_TOTAL,
  BATCH_GOODS_AMOUNT,
  BATCH_GOODS_MEMO,
  BATCH_GOODS_N_FIELDS
};

extern const LedgerRegister batch_goods_register;

G_END_DECLS
