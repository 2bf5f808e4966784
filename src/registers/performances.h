/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 履行记录: what was paid or done under a term, when, how, and who received it. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  PERFORMANCE_CASE_ID,
  PERFORMANCE_TERM_ID,
  PERFORMANCE_TERM_SEQ,
  PERFORMANCE_PARTY_ID,
  PERFORMANCE_DATE,
  PERFORMANCE_ITEM,
  PERFORMANCE_AMOUNT,
  PERFORMANCE_WAY,
  PERFORMANCE_VOUCHER_NO,
  PERFORMANCE_PAYER,
  PERFORMANCE_PAYEE,
  PERFORMANCE_WITNESS,
  PERFORMANCE_RECEIPT,
  PERFORMANCE_FILE,
  PERFORMANCE_VOIDED,
  PERFORMANCE_MEMO,
  PERFORMANCE_N_FIELDS
};

extern const LedgerRegister performances_register;

G_END_DECLS
