/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 时效事件: what interrupts or suspends the year within which arbitration may be asked for. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

enum
{
  LIMITATION_EVENT_CASE_ID,
  LIMITATION_EVENT_DATE,
  LIMITATION_EVENT_KIND,
  LIMITATION_EVENT_UNTIL,
  LIMITATION_EVENT_REASON,
  LIMITATION_EVENT_PROOF,
  LIMITATION_EVENT_FILE,
  LIMITATION_EVENT_RESTART_DATE,
  LIMITATION_EVENT_NEW_UNTIL,
  LIMITATION_EVENT_AUTO,
  LIMITATION_EVENT_MEMO,
  LIMITATION_EVENT_N_FIELDS
};

extern const LedgerRegister limitation_events_register;

G_END_DECLS
