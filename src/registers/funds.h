/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 经费: a sum of money set aside for one year, and what of it is spent. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  FUND_NAME,
  FUND_YEAR,
  FUND_SOURCE,
  FUND_SUBJECT,
  FUND_BUDGET,
  FUND_ORG_ID,
  FUND_RESERVED,
  FUND_SPENT,
  FUND_REMAINING,
  FUND_BASIS,
  FUND_MEMO,
  FUND_N_FIELDS
};

extern const LedgerRegister funds_register;

G_END_DECLS
