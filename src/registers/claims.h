/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 调解请求: what is asked for, item by item, with how it was reckoned. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  CLAIM_CASE_ID,
  CLAIM_ITEM,
  CLAIM_TEXT,
  CLAIM_FROM_DATE,
  CLAIM_TO_DATE,
  CLAIM_FORMULA,
  CLAIM_AMOUNT,
  CLAIM_PARTY,
  CLAIM_AGREED_AMOUNT,
  CLAIM_RESULT,
  CLAIM_MEMO,
  CLAIM_N_FIELDS
};

extern const LedgerRegister claims_register;

G_END_DECLS
