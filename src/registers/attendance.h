/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 签到: one stay of one volunteer at one activity. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  ATTENDANCE_ACTIVITY_ID,
  ATTENDANCE_VOLUNTEER_ID,
  ATTENDANCE_IN,
  ATTENDANCE_OUT,
  ATTENDANCE_DEDUCT,
  ATTENDANCE_GIVEN,
  ATTENDANCE_RAW,
  ATTENDANCE_APPROVED,
  ATTENDANCE_DAY,
  ATTENDANCE_VISIT,
  ATTENDANCE_POST,
  ATTENDANCE_RATING,
  ATTENDANCE_RATER,
  ATTENDANCE_RECORDER_ID,
  ATTENDANCE_APPROVER_ID,
  ATTENDANCE_APPROVED_DATE,
  ATTENDANCE_EXTERNAL_REF,
  ATTENDANCE_MEMO,
  ATTENDANCE_N_FIELDS
};

extern const LedgerRegister attendance_register;

/* The activity it belongs to: the one being edited with it, or that of the file. %NULL: none. Caller frees. */
LedgerRecord *attendance_load_activity (LedgerEdit *edit);

G_END_DECLS
