/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A difference is found by comparing who was counted with who is; its reason is looked for in the member's rows. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-batch.h"
#include "member-events.h"
#include "members.h"
#include "membership-report.h"
#include "monthly-report-late.h"

/* What the report before was: its row, its day, and the last day it counts. */
typedef struct
{
  LedgerStore *store;
  gint64       report;
  char        *sent;
  char        *end;
} Before;

static void
free_late (gpointer data)
{
  MonthlyReportLate *late = data;

  g_free (late->name);
  g_free (late->why);
  g_free (late);
}

static void
add_words (GString    *text,
           const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? _("；") : "", words);
}

/* "2026-08-31 退休（2026-10-03登记）": ids grow with time, so a larger one came after the report. */
static void
add_entered (const Before *before,
             LedgerRecord *event,
             GString      *text)
{
  g_autofree char *label = ledger_record_dup_label (event);
  g_autoptr (LedgerBatch) batch = ledger_batch_load (before->store, event->batch, NULL);
  g_autofree char *words = batch != NULL ? g_strdup_printf (_("%s（%.10s登记）"), label, batch->at) : g_strdup (label);

  add_words (text, words);
}

static void
add_voided (LedgerRecord *event,
            GString      *text)
{
  g_autofree char *label = ledger_record_dup_label (event);
  const char *reason = ledger_record_get (event, MEMBER_EVENT_VOID_REASON);
  g_autofree char *words = g_strdup_printf (_("%s（%s作废：%s）"), label, ledger_record_get (event, MEMBER_EVENT_VOIDED),
                                            reason != NULL ? reason : "");

  add_words (text, words);
}

/* Changes of the months reported that were entered or voided since. */
static void
add_changes (const Before *before,
             gint64        member,
             GString      *text)
{
  g_autoptr (GPtrArray) events = ledger_store_load_children (before->store, &member_events_register, member, NULL);

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      LedgerRecord *event = g_ptr_array_index (events, i);
      const char *date = ledger_record_get (event, MEMBER_EVENT_DATE);
      const char *voided = ledger_record_get (event, MEMBER_EVENT_VOIDED);
      gboolean is_new = event->id > before->report;

      if (date != NULL && strcmp (date, before->end) > 0)
        continue;
      if (voided != NULL && !is_new && strcmp (voided, before->sent) >= 0)
        add_voided (event, text);
      else if (voided == NULL && is_new)
        add_entered (before, event, text);
    }
}

static char *
dup_why (const Before            *before,
         const MonthlyReportLate *late,
         const LedgerRecord      *member,
         gint64                   org)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean moves = (late->columns & 1u << MEMBERSHIP_ALL) != 0;

  if (moves)
    add_changes (before, late->member, text);
  if (text->len > 0)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (member == NULL || member->removed)
    return g_strdup (_("会员记录已删除或并入另一条"));
  if (!moves)
    {
      g_autofree char *columns = monthly_report_late_dup_columns (late->columns);

      return g_strdup_printf (_("会员信息更正：%s"), columns);
    }
  return g_strdup (org != 0 ? _("会籍记录或组织的上下级有更正") : _("会籍记录有更正"));
}

static MonthlyReportLate *
explain (const Before           *before,
         const MonthlyReportRow *row,
         gint64                  org)
{
  g_autoptr (LedgerRecord) member = ledger_store_load (before->store, &members_register, row->member, NULL);
  const char *name = member != NULL ? ledger_record_get (member, MEMBER_NAME) : NULL;
  MonthlyReportLate *late = g_new0 (MonthlyReportLate, 1);

  late->member = row->member;
  late->name = g_strdup (name != NULL ? name : "");
  late->is_in = row->line == MEMBERSHIP_LATE_IN;
  late->columns = row->traits;
  late->why = dup_why (before, late, member, org);
  return late;
}

/**
 * monthly_report_late_explain:
 *
 * Returns: (transfer full): empty for a report that goes on from none
 */
GPtrArray *
monthly_report_late_explain (LedgerStore          *store,
                             const MonthlyReport  *report,
                             GError              **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_late);
  g_autoptr (LedgerRecord) record = NULL;
  g_autofree char *end = NULL;
  Before before = { .store = store, .report = report->previous };

  if (report->previous == 0)
    return g_steal_pointer (&list);
  record = ledger_store_load (store, &monthly_reports_register, report->previous, error);
  if (record == NULL)
    return NULL;
  end = membership_month_end (ledger_record_get (record, MONTHLY_REPORT_MONTH));
  before.end = end;
  before.sent = (char *) ledger_record_get (record, MONTHLY_REPORT_SENT);
  for (guint i = 0; i < report->rows->len; i++)
    {
      const MonthlyReportRow *row = &g_array_index (report->rows, MonthlyReportRow, i);

      if (row->line == MEMBERSHIP_LATE_IN || row->line == MEMBERSHIP_LATE_OUT)
        g_ptr_array_add (list, explain (&before, row, report->org));
    }
  return g_steal_pointer (&list);
}

static guint
read_columns (const char *codes)
{
  guint columns = 0;

  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    {
      const char code[] = { (char) ('1' + i), '\0' };

      if (ledger_choices_include (codes, code))
        columns |= 1u << i;
    }
  return columns;
}

GPtrArray *
monthly_report_late_load (LedgerStore  *store,
                          gint64        report,
                          GError      **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &monthly_report_late_register, report, error);
  GPtrArray *list;

  if (rows == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func (free_late);
  for (guint i = 0; i < rows->len; i++)
    {
      const LedgerRecord *row = g_ptr_array_index (rows, i);
      MonthlyReportLate *late = g_new0 (MonthlyReportLate, 1);

      late->member = ledger_record_get_number (row, MONTHLY_REPORT_LATE_MEMBER);
      late->name = g_strdup (ledger_record_get (row, MONTHLY_REPORT_LATE_NAME));
      late->is_in = ledger_record_is (row, MONTHLY_REPORT_LATE_WAY, "in");
      late->columns = read_columns (ledger_record_get (row, MONTHLY_REPORT_LATE_COLUMNS));
      late->why = g_strdup (ledger_record_get (row, MONTHLY_REPORT_LATE_REASON));
      g_ptr_array_add (list, late);
    }
  return list;
}

char *
monthly_report_late_dup_columns (guint columns)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    if ((columns >> i & 1) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _("、") : "", membership_trait_get_title (i));
  return g_string_free (text, FALSE);
}
