/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 本会: the union that keeps the ledger; one row. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

enum
{
  UNION_NAME,
  UNION_SHORT_NAME,
  UNION_SEAL_NAME,
  UNION_USCC,
  UNION_SUPERIOR,
  UNION_FOUNDED,
  UNION_CHAIR,
  UNION_CLERK,
  UNION_PHONE,
  UNION_REGION,
  UNION_ADDRESS,
  UNION_POSTCODE,
  UNION_EMAIL,
  UNION_NUMBER_PREFIX,
  UNION_NUMBER_THROUGH,
  UNION_MEMBER_PREFIX,
  UNION_REPORT_MONTH,
  UNION_SERVICE_UNIT,
  UNION_SERVICE_CAP,
  UNION_SERVICE_GRACE,
  UNION_SERVICE_SECOND,
  UNION_BENEFIT_REGION,
  UNION_MEMO,
  UNION_N_FIELDS
};

extern const LedgerRegister union_register;

/* The month, 1 to 12, with which 统计年度 begins: October (10月1日至次年9月30日) where 本会 says nothing else. */
guint union_get_report_month (LedgerStore *store);

G_END_DECLS
