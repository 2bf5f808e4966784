/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 公示名单: one person of a notice, as known when it was hung out. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  NOTICE_LINE_NOTICE_ID,
  NOTICE_LINE_NAME,
  NOTICE_LINE_UNIT,
  NOTICE_LINE_CONTENT,
  NOTICE_LINE_AMOUNT,
  NOTICE_LINE_HARDSHIP_ID,
  NOTICE_LINE_VISIT_ID,
  NOTICE_LINE_MEMBER_ID,
  NOTICE_LINE_OBJECTION,
  NOTICE_LINE_N_FIELDS
};

extern const LedgerRegister notice_lines_register;

G_END_DECLS
