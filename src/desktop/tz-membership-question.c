/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work of 会籍统计 in a thread. */
#include "config.h"

#include "tz-membership-question.h"

#include <string.h>

#include "org-tree.h"

static gboolean
is_month (const char *from,
          const char *to)
{
  g_autofree char *end = membership_month_end (from);

  return g_str_has_suffix (from, "-01") && strcmp (end, to) == 0;
}

static MonthlyReport *
find_report (LedgerStore  *store,
             gint64        chosen,
             const char   *month,
             gint64        org,
             GError      **error)
{
  g_autoptr (LedgerRecord) record = chosen != 0 ? ledger_store_load (store, &monthly_reports_register, chosen, error) : NULL;

  if (chosen == 0)
    return monthly_report_reckon (store, month, org, error);
  return record != NULL ? monthly_report_load (store, record, error) : NULL;
}

/* The figures of a month are those of its report. */
static gboolean
reckon_balance (LedgerStore           *store,
                TzMembershipQuestion  *question,
                const GArray          *orgs,
                GError               **error)
{
  if (question->chosen == 0 && !is_month (question->from, question->to))
    return membership_balance (store, question->from, question->to, orgs, &question->balance, error);
  question->report = find_report (store, question->chosen, question->from, question->org, error);
  if (question->report != NULL)
    question->balance = question->report->balance;
  return question->report != NULL;
}

void
tz_membership_question_free (TzMembershipQuestion *question)
{
  g_free (question->from);
  g_free (question->to);
  g_clear_pointer (&question->report, monthly_report_free);
  g_clear_pointer (&question->kept, g_ptr_array_unref);
  g_clear_pointer (&question->changes, g_array_unref);
  g_free (question);
}

gboolean
tz_membership_question_run (TzJob        *job,
                            LedgerStore  *store,
                            gpointer      data,
                            GError      **error)
{
  TzMembershipQuestion *question = data;
  GCancellable *cancellable = tz_job_get_cancellable (job);
  g_autoptr (GArray) orgs = NULL;

  if (!org_tree_read_below (store, question->org, &orgs, error) || !reckon_balance (store, question, orgs, error))
    return FALSE;
  question->kept = monthly_report_list_kept (store, question->org, error);
  if (question->kept == NULL)
    return FALSE;
  question->changes = membership_report_changes (store, question->from, question->to, orgs, cancellable, error);
  return question->changes != NULL &&
         membership_report_year (store, question->year, orgs, question->months, &question->n_months, cancellable, error);
}

void
tz_membership_behind_free (TzMembershipBehind *behind)
{
  g_free (behind->from);
  g_free (behind->to);
  g_free (behind->title);
  g_free (behind->day);
  g_clear_pointer (&behind->ids, g_array_unref);
  g_free (behind);
}

gboolean
tz_membership_behind_run (TzJob        *job,
                          LedgerStore  *store,
                          gpointer      data,
                          GError      **error)
{
  TzMembershipBehind *behind = data;
  g_autoptr (GArray) orgs = NULL;

  if (behind->is_report)
    {
      g_autoptr (MonthlyReport) report = find_report (store, behind->chosen, behind->from, behind->org, error);

      behind->ids = report != NULL ? monthly_report_list_behind (report, behind->line, behind->trait) : NULL;
    }
  else if (org_tree_read_below (store, behind->org, &orgs, error))
    behind->ids = membership_list_line (store, behind->from, behind->to, orgs, behind->line, behind->trait, error);
  return behind->ids != NULL;
}
