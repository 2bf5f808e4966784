/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of a case: its deadlines from what its rows say, the nearest of them as a copy that lists sort by. */
#pragma once

#include "case-rows.h"
#include "mediation-deadlines.h"

G_BEGIN_DECLS

/* (element-type MediationDue): all that the case has, in the order of the table. Caller unrefs. */
GPtrArray          *case_clock_list      (LedgerStore     *store,
                                          LedgerRecord    *record);
/* The nearest of them that the case waits for: no right that lapsed unused, nothing of mediation once the case is closed,
 * nothing at all of an archived or void one. %NULL for none. */
const MediationDue *case_clock_get_next  (LedgerRecord    *record,
                                          GPtrArray       *dues,
                                          const char      *today);
/* "还有3天，2026-10-08前结束调解…": the nearest as the list copied it, as of a day; %NULL for none. Caller frees. */
char               *case_clock_dup_state (LedgerRecord    *record,
                                          const char      *today);

/* For the derive hook: 受理决定期限, 应结日期, and what is known of the limitation. @calendar: (nullable): the days off; %NULL:
 * as the ledger has them. */
void                case_clock_derive    (LedgerEdit      *edit,
                                          const CaseRows  *rows,
                                          LedgerCalendar  *calendar);
/* The copies clock_due, clock_code, clock_text and clock_guess. */
void                case_clock_copy      (LedgerEdit      *edit,
                                          const CaseRows  *rows,
                                          LedgerCalendar  *calendar);

/* Inside a transaction. New days off: deadlines of cases that are not archived are counted anew, and those that changed
 * are written with the reason in their history. @date: (nullable): the day that is new or gone, only what ends near it is
 * looked at; %NULL: every case. @calendar: (nullable): the days off as they will be. @n: (out) (optional): so many changed. */
gboolean            case_clock_rewrite   (LedgerStore     *store,
                                          const char      *date,
                                          LedgerCalendar  *calendar,
                                          guint           *n,
                                          GError         **error);

G_END_DECLS
