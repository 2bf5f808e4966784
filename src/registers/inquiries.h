/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 调查笔录: who was asked what, where and by whom, question by question. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  INQUIRY_CASE_ID,
  INQUIRY_FROM_AT,
  INQUIRY_TO_AT,
  INQUIRY_PLACE,
  INQUIRY_INVESTIGATORS,
  INQUIRY_RECORDER,
  INQUIRY_NAME,
  INQUIRY_GENDER,
  INQUIRY_AGE,
  INQUIRY_UNIT,
  INQUIRY_POST,
  INQUIRY_ID_NO,
  INQUIRY_ADDRESS,
  INQUIRY_PHONE,
  INQUIRY_RELATION,
  INQUIRY_OPENING,
  INQUIRY_BODY,
  INQUIRY_CLOSING,
  INQUIRY_PAGES,
  INQUIRY_SIGNED_DATE,
  INQUIRY_SCAN,
  INQUIRY_MEMO,
  INQUIRY_N_FIELDS
};

extern const LedgerRegister inquiries_register;

G_END_DECLS
