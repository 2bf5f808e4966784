/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 联合调解单位: the other bodies that take part in a case, and what they did. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  JOINT_UNIT_CASE_ID,
  JOINT_UNIT_KIND,
  JOINT_UNIT_NAME,
  JOINT_UNIT_PERSON,
  JOINT_UNIT_PHONE,
  JOINT_UNIT_ROLE,
  JOINT_UNIT_DATE_IN,
  JOINT_UNIT_LETTER_NO,
  JOINT_UNIT_OPINION,
  JOINT_UNIT_RESULT,
  JOINT_UNIT_DATE_OUT,
  JOINT_UNIT_MEMO,
  JOINT_UNIT_N_FIELDS
};

extern const LedgerRegister joint_units_register;

G_END_DECLS
