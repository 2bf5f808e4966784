/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What 会籍统计 asks of the ledger in a thread: the figures of a period, and the members behind one of them. */
#pragma once

#include "membership-report.h"
#include "monthly-report.h"
#include "tz-job.h"

G_BEGIN_DECLS

/**
 * TzMembershipQuestion:
 * @from, @to: days; a whole month is a monthly report
 * @chosen: a report to show as it was sent, whatever the month; or 0
 * @report: (out): %NULL where the period is no month
 * @balance: (out): of the period, or of @report
 * @months: (out): of @year, by the day of the changes
 * @kept: (out) (element-type LedgerRecord): sent and voided reports, newest first
 * @changes: (out): rows of member_events
 */
typedef struct
{
  char              *from;
  char              *to;
  gint64             org;
  guint              year;
  gint64             chosen;
  MonthlyReport     *report;
  MembershipBalance  balance;
  MembershipBalance  months[MEMBERSHIP_MONTHS];
  guint              n_months;
  GPtrArray         *kept;
  GArray            *changes;
} TzMembershipQuestion;

/**
 * TzMembershipBehind:
 * @is_report: of the monthly report of @from, or of @chosen, else of the days
 * @day: on which the members were there; %NULL for changes
 * @ids: (out): the members behind the figure
 */
typedef struct
{
  char            *from;
  char            *to;
  gint64           org;
  gboolean         is_report;
  gint64           chosen;
  MembershipLine   line;
  MembershipTrait  trait;
  char            *title;
  char            *day;
  GArray          *ids;
} TzMembershipBehind;

void     tz_membership_question_free (TzMembershipQuestion  *question);
/* A #TzJobWork; @data is the question. */
gboolean tz_membership_question_run  (TzJob                 *job,
                                      LedgerStore           *store,
                                      gpointer               data,
                                      GError               **error);
void     tz_membership_behind_free   (TzMembershipBehind    *behind);
/* A #TzJobWork; @data is the question. */
gboolean tz_membership_behind_run    (TzJob                 *job,
                                      LedgerStore           *store,
                                      gpointer               data,
                                      GError               **error);

G_END_DECLS
