/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 劳动争议调解仲裁法第七条: ten workers with a common claim make a dispute collective. That it is reported on the next working day is a
 * rule of unions; 重大 is what the clerk judged a case to be. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-reports.h"

#include <string.h>

#include "case-scan.h"
#include "cases.h"
#include "ledger-scan.h"

/* Of codes_case_severity. */
#define GRAVE "3"

enum
{
  COLLECTIVE, COLLECTIVE_TOLD, COLLECTIVE_WAITING, COLLECTIVE_LATE, GRAVE_ONES, GRAVE_TOLD, GRAVE_WAITING, N_LINES
};

static const struct
{
  const char *title;
  const char *definition;
} lines[] = {
  [COLLECTIVE] = { N_("集体争议"), N_("期内登记的、申请人10人以上的案件") },
  [COLLECTIVE_TOLD] = { N_("其中：已报告上级工会"), N_("填了集体争议报告日期的") },
  [COLLECTIVE_WAITING] = { N_("其中：待报告"), N_("没有报告、应报告日期没有过的") },
  [COLLECTIVE_LATE] = { N_("其中：逾期没有报告"), N_("没有报告、应报告日期已过的") },
  [GRAVE_ONES] = { N_("重大争议"), N_("期内登记的、案件难易为“重大”的案件") },
  [GRAVE_TOLD] = { N_("其中：已呈报"), N_("填了重大争议呈报日期的") },
  [GRAVE_WAITING] = { N_("其中：没有呈报"), N_("没有填重大争议呈报日期的") },
};

enum
{
  STATUS, FILED, ORG, PEOPLE, IS_COLLECTIVE, DUE, REPORTED, SEVERITY, GRAVE_DATE
};

static const guint columns[] = {
  [STATUS] = CASE_STATUS, [FILED] = CASE_FILED_DATE, [ORG] = CASE_ORG_ID, [PEOPLE] = CASE_PEOPLE, [IS_COLLECTIVE] = CASE_COLLECTIVE,
  [DUE] = CASE_COLLECTIVE_DUE, [REPORTED] = CASE_COLLECTIVE_REPORTED, [SEVERITY] = CASE_SEVERITY, [GRAVE_DATE] = CASE_GRAVE_DATE,
};

typedef struct
{
  const CaseScope *scope;
  const char      *today;
  GPtrArray       *lines;
  char             first_due[11];
} Report;

static void
line_freed (gpointer data)
{
  CaseReportLine *line = data;

  g_array_unref (line->ids);
  g_free (line);
}

static void
add (Report              *report,
     guint                place,
     const LedgerScanRow *row)
{
  CaseReportLine *line = g_ptr_array_index (report->lines, place);
  gint64 id = ledger_scan_get_id (row);

  line->n++;
  line->people += ledger_scan_get_number (row, PEOPLE);
  g_array_append_val (line->ids, id);
}

static void
add_collective (Report              *report,
                const LedgerScanRow *row)
{
  const char *due = ledger_scan_get_text (row, DUE);

  add (report, COLLECTIVE, row);
  if (ledger_scan_get_text (row, REPORTED) != NULL)
    {
      add (report, COLLECTIVE_TOLD, row);
      return;
    }
  add (report, due != NULL && strcmp (due, report->today) < 0 ? COLLECTIVE_LATE : COLLECTIVE_WAITING, row);
  if (due != NULL && (report->first_due[0] == '\0' || strcmp (due, report->first_due) < 0))
    g_strlcpy (report->first_due, due, sizeof report->first_due);
}

static gboolean
case_scanned_cb (const LedgerScanRow *row,
                 gpointer             data)
{
  Report *report = data;
  const CaseScope *scope = report->scope;

  if (g_strcmp0 (ledger_scan_get_text (row, STATUS), CASE_STATUS_VOID) == 0 ||
      (scope->org != 0 && scope->org != ledger_scan_get_number (row, ORG)) ||
      !case_scan_is_in (ledger_scan_get_text (row, FILED), scope->from, scope->to))
    return TRUE;
  if (ledger_scan_get_number (row, IS_COLLECTIVE) != 0)
    add_collective (report, row);
  if (g_strcmp0 (ledger_scan_get_text (row, SEVERITY), GRAVE) == 0)
    {
      add (report, GRAVE_ONES, row);
      add (report, ledger_scan_get_text (row, GRAVE_DATE) != NULL ? GRAVE_TOLD : GRAVE_WAITING, row);
    }
  return TRUE;
}

static gboolean
fill (LedgerStore  *store,
      Report       *report,
      GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&cases_register);

  report->today = ledger_store_get_today (store);
  report->lines = g_ptr_array_new_with_free_func (line_freed);
  for (guint i = 0; i < N_LINES; i++)
    {
      CaseReportLine *line = g_new0 (CaseReportLine, 1);

      line->title = _(lines[i].title);
      line->definition = _(lines[i].definition);
      line->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (report->lines, line);
    }
  return ledger_scan (store, query, columns, G_N_ELEMENTS (columns), case_scanned_cb, report, error);
}

GPtrArray *
case_reports_count (LedgerStore      *store,
                    const CaseScope  *scope,
                    GError          **error)
{
  Report report = { .scope = scope };

  if (!fill (store, &report, error))
    g_clear_pointer (&report.lines, g_ptr_array_unref);
  return report.lines;
}

static guint
get_number (const Report *report,
            guint         place)
{
  return (guint) ((CaseReportLine *) g_ptr_array_index (report->lines, place))->n;
}

char *
case_reports_dup_advice (LedgerStore     *store,
                         const CaseScope *scope)
{
  Report report = { .scope = scope };
  gboolean done = fill (store, &report, NULL);
  g_autoptr (GPtrArray) rows = report.lines;
  GString *text = g_string_new (_("申请人10人以上的是集体争议（劳动争议调解仲裁法第七条），登记后第一个工作日内报告上级工会，报告后在案件里填集体争议报告日期；"
                                  "重大争议用《重大劳动争议呈报表》（F-59）呈报。"));
  guint untold = done ? get_number (&report, COLLECTIVE_WAITING) + get_number (&report, COLLECTIVE_LATE) : 0;

  if (untold > 0)
    g_string_append_printf (text, _("现有%u件集体争议没有报告"), untold);
  if (untold > 0 && report.first_due[0] != '\0')
    g_string_append_printf (text, _("，最早的应在%s前报告"), report.first_due);
  if (untold > 0)
    g_string_append (text, _("。"));
  if (done && get_number (&report, GRAVE_WAITING) > 0)
    g_string_append_printf (text, _("现有%u件重大争议没有呈报。"), get_number (&report, GRAVE_WAITING));
  return g_string_free (text, FALSE);
}
