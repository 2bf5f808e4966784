/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 家庭收入: what the household took in during one year, line by line. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  HARDSHIP_INCOME_FILE_ID,
  HARDSHIP_INCOME_PERSON,
  HARDSHIP_INCOME_KIND,
  HARDSHIP_INCOME_YEAR,
  HARDSHIP_INCOME_AMOUNT,
  HARDSHIP_INCOME_PROOF,
  HARDSHIP_INCOME_MEMO,
  HARDSHIP_INCOME_N_FIELDS
};

extern const LedgerRegister hardship_incomes_register;

G_END_DECLS
