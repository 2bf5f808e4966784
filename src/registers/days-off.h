/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 放假安排: the days of the yearly notice that the clerk enters or imports herself. */
#pragma once

#include "ledger-calendar.h"
#include "ledger-edit.h"

G_BEGIN_DECLS

enum
{
  DAY_OFF_DATE,
  DAY_OFF_TYPE,
  DAY_OFF_NAME,
  DAY_OFF_BASIS,
  DAY_OFF_MEMO,
  DAY_OFF_N_FIELDS
};

extern const LedgerRegister days_off_register;

/* The days that come with the program, and over them those of the ledger. @store: (nullable).
 * Caller frees. */
LedgerCalendar *tz_calendar_new (LedgerStore  *store);
/* The same without one row, which is about to go. */
LedgerCalendar *tz_calendar_new_without (LedgerStore *store,
                                         gint64       row);

G_END_DECLS
