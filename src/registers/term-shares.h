/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 条款分配: what each worker of a joint claim is to get of a term. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  TERM_SHARE_CASE_ID,
  TERM_SHARE_TERM_ID,
  TERM_SHARE_TERM_SEQ,
  TERM_SHARE_PARTY_ID,
  TERM_SHARE_NAME,
  TERM_SHARE_CLAIMED,
  TERM_SHARE_AMOUNT,
  TERM_SHARE_PAID,
  TERM_SHARE_SIGNED_DATE,
  TERM_SHARE_ACCOUNT_NO,
  TERM_SHARE_BANK,
  TERM_SHARE_MEMO,
  TERM_SHARE_N_FIELDS
};

extern const LedgerRegister term_shares_register;

G_END_DECLS
