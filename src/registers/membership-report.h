/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍统计: a period's changes told one by one, a year month by month. */
#pragma once

#include <gio/gio.h>

#include "membership-figures.h"

G_BEGIN_DECLS

#define MEMBERSHIP_MONTHS 12

/**
 * MembershipPeriod:
 *
 * Usual periods around a day. 统计年度 begins with the month that 本会 says.
 */
typedef enum
{
  MEMBERSHIP_THIS_MONTH,
  MEMBERSHIP_LAST_MONTH,
  MEMBERSHIP_THIS_QUARTER,
  MEMBERSHIP_THIS_YEAR,
  MEMBERSHIP_LAST_YEAR,
  MEMBERSHIP_REPORT_YEAR,
  MEMBERSHIP_N_PERIODS
} MembershipPeriod;

const char *membership_period_get_title (MembershipPeriod         period);
/* First and last day of a period around @today, "YYYY-MM-DD"; caller frees both. @year_begins: month of 统计年度, see
 * union_get_report_month (). */
void        membership_period_find      (MembershipPeriod         period,
                                         const char              *today,
                                         guint                    year_begins,
                                         char                   **from,
                                         char                   **to);
/* The last day of the month that an ISO month or day lies in; caller frees. */
char       *membership_month_end        (const char              *iso);

/* start + in − out = end in every column. */
gboolean    membership_balance_is_right (const MembershipBalance *balance);

/* The twelve months of @year; months that begin after today stay empty. @months: the number of those that do not. */
gboolean    membership_report_year      (LedgerStore             *store,
                                         guint                    year,
                                         const GArray            *orgs,
                                         MembershipBalance        balances[MEMBERSHIP_MONTHS],
                                         guint                   *months,
                                         GCancellable            *cancellable,
                                         GError                 **error);
/* (element-type gint64): changes of @from to @to that count, by day, newest first; rows of member_events.
 * @orgs (nullable): those that begin or end in one of them. */
GArray     *membership_report_changes   (LedgerStore             *store,
                                         const char              *from,
                                         const char              *to,
                                         const GArray            *orgs,
                                         GCancellable            *cancellable,
                                         GError                 **error);

G_END_DECLS
