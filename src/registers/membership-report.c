/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods, months of a year and the changes behind the figures. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "membership-report.h"

#include <string.h>

#include "ledger-date.h"
#include "member-events.h"

const char *
membership_period_get_title (MembershipPeriod period)
{
  static const char *const titles[] = { N_("本月"), N_("上月"), N_("本季"), N_("今年"), N_("去年"), N_("统计年度") };

  g_return_val_if_fail (period < MEMBERSHIP_N_PERIODS, NULL);

  return _(titles[period]);
}

char *
membership_month_end (const char *iso)
{
  g_autofree char *first = g_strdup_printf ("%.7s-01", iso);
  g_autofree char *next = ledger_date_add_months (first, 1);

  return ledger_date_add_days (next, -1);
}

/* The first day of the month @n months after the one @iso lies in. */
static char *
dup_month_start (const char *iso,
                 int         n)
{
  g_autofree char *first = g_strdup_printf ("%.7s-01", iso);

  return ledger_date_add_months (first, n);
}

void
membership_period_find (MembershipPeriod  period,
                        const char       *today,
                        guint             year_begins,
                        char            **from,
                        char            **to)
{
  int month = (int) g_ascii_strtoll (today + 5, NULL, 10);
  int back = 0, length = 1;
  g_autofree char *last = NULL;

  switch (period)
    {
    case MEMBERSHIP_LAST_MONTH:
      back = 1;
      break;
    case MEMBERSHIP_THIS_QUARTER:
      back = (month - 1) % 3;
      length = 3;
      break;
    case MEMBERSHIP_THIS_YEAR:
    case MEMBERSHIP_LAST_YEAR:
      back = month - 1 + (period == MEMBERSHIP_LAST_YEAR ? 12 : 0);
      length = 12;
      break;
    case MEMBERSHIP_REPORT_YEAR:
      back = (month - (int) year_begins + 12) % 12;
      length = 12;
      break;
    case MEMBERSHIP_THIS_MONTH:
    case MEMBERSHIP_N_PERIODS:
    default:
      break;
    }
  *from = dup_month_start (today, -back);
  last = dup_month_start (*from, length - 1);
  *to = membership_month_end (last);
}

gboolean
membership_balance_is_right (const MembershipBalance *balance)
{
  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    {
      gint64 n = 0;

      for (MembershipLine line = 0; line < MEMBERSHIP_N_LINES; line++)
        n += membership_line_get_sign (line) * (gint64) balance->lines[line].n[i];
      if (n != balance->lines[MEMBERSHIP_END].n[i])
        return FALSE;
    }
  return TRUE;
}

gboolean
membership_report_year (LedgerStore       *store,
                        guint              year,
                        const GArray      *orgs,
                        MembershipBalance  balances[MEMBERSHIP_MONTHS],
                        guint             *months,
                        GCancellable      *cancellable,
                        GError           **error)
{
  memset (balances, 0, MEMBERSHIP_MONTHS * sizeof *balances);
  for (*months = 0; *months < MEMBERSHIP_MONTHS; (*months)++)
    {
      g_autofree char *from = g_strdup_printf ("%04u-%02u-01", year, *months + 1);
      g_autofree char *to = membership_month_end (from);

      if (strcmp (from, ledger_store_get_today (store)) > 0)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !membership_balance (store, from, to, orgs, &balances[*months], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
touches (const LedgerRecord *event,
         GHashTable         *orgs)
{
  gint64 from = ledger_record_get_number (event, MEMBER_EVENT_FROM_ORG);
  gint64 to = ledger_record_get_number (event, MEMBER_EVENT_ORG_ID);

  return g_hash_table_contains (orgs, &from) || g_hash_table_contains (orgs, &to);
}

/* Keeps the changes that concern one of @orgs. */
static GArray *
keep_touching (LedgerStore  *store,
               const GArray *ids,
               const GArray *orgs,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < orgs->len; i++)
    g_hash_table_add (set, &g_array_index (orgs, gint64, i));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) event = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      event = ledger_store_load (store, &member_events_register, g_array_index (ids, gint64, i), error);
      if (event == NULL)
        return NULL;
      if (touches (event, set))
        g_array_append_val (kept, event->id);
    }
  return g_steal_pointer (&kept);
}

GArray *
membership_report_changes (LedgerStore  *store,
                           const char   *from,
                           const char   *to,
                           const GArray *orgs,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&member_events_register);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, MEMBER_EVENT_SINCE, LEDGER_AT_LEAST, from);
  ledger_query_add_filter (query, MEMBER_EVENT_SINCE, LEDGER_AT_MOST, to);
  /* Voided ones lead to no state; said so, the file has an index for it. */
  ledger_query_add_filter (query, MEMBER_EVENT_STATE, LEDGER_NOT_EMPTY, NULL);
  ledger_query_set_sort (query, MEMBER_EVENT_SINCE, TRUE);
  ids = ledger_store_select (store, query, error);
  if (ids == NULL || orgs == NULL)
    return g_steal_pointer (&ids);
  return keep_touching (store, ids, orgs, cancellable, error);
}
