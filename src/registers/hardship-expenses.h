/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 刚性支出: what the household cannot but spend in one year, line by line. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  HARDSHIP_EXPENSE_FILE_ID,
  HARDSHIP_EXPENSE_PERSON,
  HARDSHIP_EXPENSE_KIND,
  HARDSHIP_EXPENSE_YEAR,
  HARDSHIP_EXPENSE_AMOUNT,
  HARDSHIP_EXPENSE_PROOF,
  HARDSHIP_EXPENSE_MEMO,
  HARDSHIP_EXPENSE_N_FIELDS
};

extern const LedgerRegister hardship_expenses_register;

G_END_DECLS
