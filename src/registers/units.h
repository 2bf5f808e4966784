/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 单位: the employers whose workers are members. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  UNIT_NAME,
  UNIT_SHORT_NAME,
  UNIT_USCC,
  UNIT_ORG_ID,
  UNIT_NATURE,
  UNIT_ECONOMY,
  UNIT_INDUSTRY,
  UNIT_SCALE,
  UNIT_EMPLOYEES,
  UNIT_WOMEN,
  UNIT_MIGRANTS,
  UNIT_REGION,
  UNIT_ADDRESS,
  UNIT_POSTCODE,
  UNIT_LEGAL_PERSON,
  UNIT_CONTACT,
  UNIT_PHONE,
  UNIT_EMAIL,
  UNIT_CLOSED,
  UNIT_MEMO,
  UNIT_N_FIELDS
};

extern const LedgerRegister units_register;

G_END_DECLS
