/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sending a monthly report, which freezes it, and voiding one that was sent. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-batch.h"
#include "ledger-edit.h"
#include "monthly-report-roster.h"

static void
set_count (LedgerEdit *edit,
           guint       field,
           guint       n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  ledger_edit_set (edit, field, text);
}

/* What the table shows of it: in and out with all their lines, late ones by themselves. */
static void
fill_counts (LedgerEdit          *edit,
             const MonthlyReport *report)
{
  const MembershipTally *lines = report->balance.lines;
  guint in = 0, out = 0;

  for (MembershipLine line = MEMBERSHIP_IN_JOINED; line <= MEMBERSHIP_IN_RESUMED; line++)
    in += lines[line].n[MEMBERSHIP_ALL];
  for (MembershipLine line = MEMBERSHIP_OUT_WENT; line <= MEMBERSHIP_OUT_DIED; line++)
    out += lines[line].n[MEMBERSHIP_ALL];
  set_count (edit, MONTHLY_REPORT_START, lines[MEMBERSHIP_START].n[MEMBERSHIP_ALL]);
  set_count (edit, MONTHLY_REPORT_IN, in);
  set_count (edit, MONTHLY_REPORT_OUT, out);
  set_count (edit, MONTHLY_REPORT_LATE, report->late->len);
  set_count (edit, MONTHLY_REPORT_END, lines[MEMBERSHIP_END].n[MEMBERSHIP_ALL]);
}

static void
add_lines (LedgerEdit          *edit,
           const MonthlyReport *report)
{
  for (MembershipLine line = 0; line < MEMBERSHIP_N_LINES; line++)
    {
      LedgerEdit *row = ledger_edit_add_child (edit, &monthly_report_lines_register);

      ledger_edit_set (row, MONTHLY_REPORT_LINE_LINE, membership_line_get_code (line));
      for (guint trait = 0; trait < MEMBERSHIP_N_TRAITS; trait++)
        set_count (row, MONTHLY_REPORT_LINE_TOTAL + trait, report->balance.lines[line].n[trait]);
    }
}

static void
add_late (LedgerEdit              *edit,
          const MonthlyReportLate *late)
{
  LedgerEdit *row = ledger_edit_add_child (edit, &monthly_report_late_register);
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint trait = 0; trait < MEMBERSHIP_N_TRAITS; trait++)
    if ((late->columns >> trait & 1) != 0)
      g_string_append_printf (columns, "%s%u", columns->len > 0 ? "," : "", trait + 1);
  ledger_record_set_number (row->after, MONTHLY_REPORT_LATE_MEMBER, late->member);
  ledger_edit_set (row, MONTHLY_REPORT_LATE_NAME, late->name);
  ledger_edit_set (row, MONTHLY_REPORT_LATE_WAY, late->is_in ? "in" : "out");
  ledger_edit_set (row, MONTHLY_REPORT_LATE_COLUMNS, columns->str);
  ledger_edit_set (row, MONTHLY_REPORT_LATE_REASON, late->why);
}

static LedgerEdit *
open_edit (LedgerStore          *store,
           const MonthlyReport  *report,
           GError              **error)
{
  LedgerEdit *edit = report->id != 0 ? ledger_edit_open (store, &monthly_reports_register, report->id, error)
                                     : ledger_edit_new (store, &monthly_reports_register);

  if (edit == NULL)
    return NULL;
  ledger_edit_set (edit, MONTHLY_REPORT_MONTH, report->month);
  if (report->org != 0)
    ledger_record_set_number (edit->after, MONTHLY_REPORT_ORG_ID, report->org);
  ledger_edit_derive (edit);
  return edit;
}

static gint64
freeze (LedgerStore          *store,
        const MonthlyReport  *report,
        GError              **error)
{
  g_autofree char *roster = monthly_report_roster_store (store, report->previous == 0 ? report->start : NULL, report->rows, error);
  g_autoptr (LedgerEdit) edit = roster != NULL ? open_edit (store, report, error) : NULL;

  if (edit == NULL)
    return 0;
  ledger_edit_set (edit, MONTHLY_REPORT_FROM_MONTH, report->from_month);
  ledger_edit_set (edit, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_IS_SENT);
  ledger_edit_set (edit, MONTHLY_REPORT_SENT, ledger_store_get_today (store));
  ledger_edit_set (edit, MONTHLY_REPORT_SENT_BY, ledger_store_get_clerk (store));
  ledger_edit_set (edit, MONTHLY_REPORT_ROSTER, roster);
  if (report->previous != 0)
    ledger_record_set_number (edit->after, MONTHLY_REPORT_PREVIOUS, report->previous);
  fill_counts (edit, report);
  add_lines (edit, report);
  for (guint i = 0; i < report->late->len; i++)
    add_late (edit, g_ptr_array_index (report->late, i));
  edit->event = TRUE;
  edit->why = g_strdup (_("报送"));
  return ledger_edit_save (edit, NULL, error) ? edit->after->id : 0;
}

static gboolean
may_send (LedgerStore          *store,
          const MonthlyReport  *report,
          GError              **error)
{
  g_autofree char *period = monthly_report_dup_period (report->from_month, report->month);

  if (report->state == MONTHLY_REPORT_STATE_SENT)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                 _("%s的月报已经在%s报送。要改正，请先作废它再报送；以后的更正会列入下一份月报的跨期调整。"), period, report->sent);
  else if (report->state == MONTHLY_REPORT_STATE_PAST)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                 _("后面的月份已经报送，不能再报送%s；它的人数已经算在后面的期初里。"), period);
  else if (strncmp (report->month, ledger_store_get_today (store), 7) > 0)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("%s还没有到，不能报送。"), period);
  else
    return TRUE;
  return FALSE;
}

/* Inside a batch, so that nobody enters anything between counting and freezing. */
static gint64
send_inside (LedgerStore  *store,
             const char   *month,
             gint64        org,
             GError      **error)
{
  g_autoptr (MonthlyReport) report = monthly_report_reckon (store, month, org, error);

  return report != NULL && may_send (store, report, error) ? freeze (store, report, error) : 0;
}

gint64
monthly_report_send (LedgerStore  *store,
                     const char   *month,
                     gint64        org,
                     GError      **error)
{
  g_autofree char *short_month = g_strndup (month, 7);
  g_autofree char *from = monthly_report_dup_from (store, short_month, org);
  g_autofree char *period = monthly_report_dup_period (from, short_month);
  g_autofree char *title = g_strdup_printf (_("报送会籍变动月报：%s"), period);
  gint64 id;

  if (!ledger_batch_begin (store, "edit", title, error))
    return 0;
  id = send_inside (store, short_month, org, error);
  if (id == 0)
    ledger_batch_rollback (store);
  else if (!ledger_batch_commit (store, error))
    id = 0;
  return id;
}

gint64
monthly_report_keep (LedgerStore  *store,
                     const char   *month,
                     gint64        org,
                     GError      **error)
{
  g_autoptr (LedgerRecord) record = monthly_report_dup_record (store, month, org, error);
  g_autoptr (LedgerEdit) edit = NULL;

  if (record == NULL || record->id != 0)
    return record != NULL ? record->id : 0;
  edit = ledger_edit_new (store, &monthly_reports_register);
  for (guint i = 0; i < MONTHLY_REPORT_N_FIELDS; i++)
    ledger_edit_set (edit, i, ledger_record_get (record, i));
  return ledger_edit_save (edit, NULL, error) ? edit->after->id : 0;
}

gboolean
monthly_report_void (LedgerStore  *store,
                     gint64        report,
                     const char   *reason,
                     GError      **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &monthly_reports_register, report, error);

  if (edit == NULL)
    return FALSE;
  if (!ledger_record_is (edit->after, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_IS_SENT))
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                           ledger_record_is (edit->after, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_IS_VOID)
                           ? _("这份月报已经作废了。") : _("这份月报还没有报送，不用作废，删除即可。"));
      return FALSE;
    }
  ledger_edit_set (edit, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_IS_VOID);
  ledger_edit_set (edit, MONTHLY_REPORT_VOIDED, ledger_store_get_today (store));
  ledger_edit_set (edit, MONTHLY_REPORT_VOID_REASON, reason);
  edit->event = TRUE;
  edit->why = g_strdup_printf (_("作废：%s"), reason);
  return ledger_edit_save (edit, NULL, error);
}
