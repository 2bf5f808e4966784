/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍变动: the changes of a member's membership, one row each. */
#pragma once

#include "ledger-intervals.h"
#include "ledger-register.h"

G_BEGIN_DECLS

/* In the order in which a clerk is asked. */
enum
{
  MEMBER_EVENT_MEMBER_ID,
  MEMBER_EVENT_EVENT,
  MEMBER_EVENT_DATE,
  MEMBER_EVENT_REASON,
  MEMBER_EVENT_TO_ORG,
  MEMBER_EVENT_TO_UNIT,
  MEMBER_EVENT_OTHER_UNION,
  MEMBER_EVENT_OPENING_STATE,
  MEMBER_EVENT_RETURN_DATE,
  MEMBER_EVENT_HANDLED_BY,
  MEMBER_EVENT_APPROVED_BY,
  MEMBER_EVENT_PAPERS,
  MEMBER_EVENT_CARD_TAKEN,
  MEMBER_EVENT_MEMO,
  MEMBER_EVENT_VOIDED,
  MEMBER_EVENT_VOID_REASON,
  MEMBER_EVENT_WAS_STATE,
  MEMBER_EVENT_FROM_ORG,
  MEMBER_EVENT_STATE,
  MEMBER_EVENT_ORG_ID,
  MEMBER_EVENT_SINCE,
  MEMBER_EVENT_UNTIL,
  MEMBER_EVENT_N_FIELDS
};

/* The day before which every dated change lies after; and the one no change reaches. */
#define MEMBER_EVENT_ALWAYS "0001-01-01"
#define MEMBER_EVENT_NEVER  "9999-12-31"

extern const LedgerRegister  member_events_register;
extern const LedgerIntervals member_intervals;

G_END_DECLS
