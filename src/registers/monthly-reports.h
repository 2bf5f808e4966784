/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍变动月报: drafts, what was sent and what was voided; the figures of a sent one stand as they were sent. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  MONTHLY_REPORT_MONTH,
  MONTHLY_REPORT_ORG_ID,
  MONTHLY_REPORT_PERIOD,
  MONTHLY_REPORT_UNIT_NAME,
  MONTHLY_REPORT_CHAIR,
  MONTHLY_REPORT_FILLER,
  MONTHLY_REPORT_PHONE,
  MONTHLY_REPORT_MEMO,
  MONTHLY_REPORT_STATUS,
  MONTHLY_REPORT_SENT,
  MONTHLY_REPORT_SENT_BY,
  MONTHLY_REPORT_VOIDED,
  MONTHLY_REPORT_VOID_REASON,
  MONTHLY_REPORT_START,
  MONTHLY_REPORT_IN,
  MONTHLY_REPORT_OUT,
  MONTHLY_REPORT_LATE,
  MONTHLY_REPORT_END,
  MONTHLY_REPORT_FROM_MONTH,
  MONTHLY_REPORT_PREVIOUS,
  MONTHLY_REPORT_ROSTER,
  MONTHLY_REPORT_N_FIELDS
};

/* One row of the form. */
enum
{
  MONTHLY_REPORT_LINE_REPORT_ID,
  MONTHLY_REPORT_LINE_LINE,
  MONTHLY_REPORT_LINE_TOTAL,    /* the columns follow in the order of MembershipTrait */
  MONTHLY_REPORT_LINE_WOMEN,
  MONTHLY_REPORT_LINE_MIGRANTS,
  MONTHLY_REPORT_LINE_NEW_FORM,
  MONTHLY_REPORT_LINE_UNDER_35,
  MONTHLY_REPORT_LINE_N_FIELDS
};

/* 跨期调整: a member who comes into, or goes from, columns of a month reported before. */
enum
{
  MONTHLY_REPORT_LATE_REPORT_ID,
  MONTHLY_REPORT_LATE_MEMBER,    /* row id; no reference, for it holds nobody back from being deleted */
  MONTHLY_REPORT_LATE_NAME,
  MONTHLY_REPORT_LATE_WAY,
  MONTHLY_REPORT_LATE_COLUMNS,
  MONTHLY_REPORT_LATE_REASON,
  MONTHLY_REPORT_LATE_N_FIELDS
};

/* Codes of codes_report_status. */
#define MONTHLY_REPORT_DRAFT  "1"
#define MONTHLY_REPORT_IS_SENT "2"
#define MONTHLY_REPORT_IS_VOID "3"

extern const LedgerRegister monthly_reports_register;
extern const LedgerRegister monthly_report_lines_register;
extern const LedgerRegister monthly_report_late_register;

G_END_DECLS
