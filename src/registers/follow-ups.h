/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 回访: afterwards, whether the agreement holds and the sides are content. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  FOLLOW_UP_CASE_ID,
  FOLLOW_UP_DATE,
  FOLLOW_UP_WAY,
  FOLLOW_UP_REASON,
  FOLLOW_UP_NAME,
  FOLLOW_UP_PERFORMANCE,
  FOLLOW_UP_PERFORMANCE_NOTE,
  FOLLOW_UP_SATISFACTION,
  FOLLOW_UP_RELAPSE,
  FOLLOW_UP_OPINIONS,
  FOLLOW_UP_MEASURES,
  FOLLOW_UP_VISITOR,
  FOLLOW_UP_NEXT_DATE,
  FOLLOW_UP_MEMO,
  FOLLOW_UP_N_FIELDS
};

extern const LedgerRegister follow_ups_register;

G_END_DECLS
