/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 协议条款: one duty of the agreement: who pays or does what, for whom, how much, until when. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  TERM_CASE_ID,
  TERM_SEQ,
  TERM_KIND,
  TERM_ITEM,
  TERM_TEXT,
  TERM_PAYER,
  TERM_PAYEE,
  TERM_AMOUNT,
  TERM_DUE_DATE,
  TERM_DUE_EVENT,
  TERM_INSTALMENT,
  TERM_INSTALMENTS,
  TERM_SERIES,
  TERM_WAY,
  TERM_ACCOUNT_NAME,
  TERM_ACCOUNT_NO,
  TERM_BANK,
  TERM_PAID,
  TERM_REMAINING,
  TERM_STATE,
  TERM_DONE_DATE,
  TERM_REMINDED_DATE,
  TERM_NEXT_STEP,
  TERM_MEMO,
  TERM_N_FIELDS
};

extern const LedgerRegister terms_register;

G_END_DECLS
