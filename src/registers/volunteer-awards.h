/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿者表彰: commendations and awards of a volunteer. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  VOLUNTEER_AWARD_VOLUNTEER_ID,
  VOLUNTEER_AWARD_AWARD,
  VOLUNTEER_AWARD_DATE,
  VOLUNTEER_AWARD_BODY,
  VOLUNTEER_AWARD_DOC_NO,
  VOLUNTEER_AWARD_MEMO,
  VOLUNTEER_AWARD_N_FIELDS,
};

extern const LedgerRegister volunteer_awards_register;

G_END_DECLS
