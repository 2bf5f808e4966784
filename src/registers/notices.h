/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 公示: a list hung out for everybody to see, with names and numbers half hidden. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  NOTICE_TITLE,
  NOTICE_NOTICE_NO,
  NOTICE_KIND,
  NOTICE_STATUS,
  NOTICE_FROM_DATE,
  NOTICE_TO_DATE,
  NOTICE_PLACE,
  NOTICE_PHONE,
  NOTICE_TEXT,
  NOTICE_BATCH_ID,
  NOTICE_HANDLER_ID,
  NOTICE_OBJECTIONS,
  NOTICE_SETTLED,
  NOTICE_MEMO,
  NOTICE_N_FIELDS
};

extern const LedgerRegister notices_register;

G_END_DECLS
