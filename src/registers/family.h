/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 家庭成员: rows below a member. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  FAMILY_MEMBER_ID,
  FAMILY_RELATION,
  FAMILY_NAME,
  FAMILY_GENDER,
  FAMILY_BIRTH_DATE,
  FAMILY_ID_TYPE,
  FAMILY_ID_NO,
  FAMILY_ID_KEY,
  FAMILY_POLITICAL,
  FAMILY_UNIT_TEXT,
  FAMILY_POSITION,
  FAMILY_MOBILE,
  FAMILY_MEMO,
  FAMILY_N_FIELDS
};

extern const LedgerRegister family_register;

G_END_DECLS
