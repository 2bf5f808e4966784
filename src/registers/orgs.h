/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 组织: the tree of unions below the ledger's own, down to branch unions and groups. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  ORG_NAME,
  ORG_SHORT_NAME,
  ORG_PARENT_ID,
  ORG_LEVEL,
  ORG_TYPE,
  ORG_AREA,
  ORG_USCC,
  ORG_FOUNDED,
  ORG_CHAIR,
  ORG_CHAIR_MOBILE,
  ORG_PHONE,
  ORG_ADDRESS,
  ORG_POSTCODE,
  ORG_EMAIL,
  ORG_FULL_TIME,
  ORG_ELECTED,
  ORG_TERM_YEARS,
  ORG_TERM_NUMBER,
  ORG_LEGAL_NO,
  ORG_LEGAL_UNTIL,
  ORG_REPORTED_MEMBERS,
  ORG_CLOSED,
  ORG_MEMO,
  ORG_N_FIELDS
};

extern const LedgerRegister orgs_register;

G_END_DECLS
