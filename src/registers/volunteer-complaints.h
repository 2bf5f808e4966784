/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿者被投诉: complaints about a volunteer and what came of them. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  VOLUNTEER_COMPLAINT_VOLUNTEER_ID,
  VOLUNTEER_COMPLAINT_CONTENT,
  VOLUNTEER_COMPLAINT_DATE,
  VOLUNTEER_COMPLAINT_ACTIVITY_ID,
  VOLUNTEER_COMPLAINT_PROVEN,
  VOLUNTEER_COMPLAINT_RESULT,
  VOLUNTEER_COMPLAINT_SETTLED_DATE,
  VOLUNTEER_COMPLAINT_MEMO,
  VOLUNTEER_COMPLAINT_N_FIELDS,
};

extern const LedgerRegister volunteer_complaints_register;

G_END_DECLS
