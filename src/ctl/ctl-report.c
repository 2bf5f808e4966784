/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The monthly report of membership: shown, sent, printed, and what it tells of months reported before. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "codes.h"
#include "ctl-output.h"
#include "ledger-date.h"
#include "monthly-report-late.h"
#include "monthly-report.h"
#include "orgs.h"

#define FORM "F-10"

static gboolean
read_month (CtlOptions  *options,
            char       **month,
            GError     **error)
{
  g_autofree char *iso = NULL;

  if (options->from != NULL || options->to != NULL || options->monthly)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--month 是一个月的月报，不和 --from、--to、--monthly 一起用"));
  else if (!ledger_date_parse (options->month, TRUE, &iso, NULL) || iso == NULL)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--month 要写成 2026-09 这样的月份"));
  else
    *month = g_strndup (iso, 7);
  return *month != NULL;
}

static gboolean
read_org (CtlOptions   *options,
          LedgerStore  *store,
          gint64       *org,
          GError      **error)
{
  *org = options->org != NULL ? ledger_store_resolve (store, &orgs_register, options->org, error) : 0;
  return options->org == NULL || *org != 0;
}

static void
write_late (CtlOptions          *options,
            const MonthlyReport *report)
{
  static const char *const columns[] = { "member", "name", "way", "columns", "reason", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);

  for (guint i = 0; i < report->late->len; i++)
    {
      const MonthlyReportLate *late = g_ptr_array_index (report->late, i);
      g_autofree char *member = late->member != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, late->member) : g_strdup ("");
      g_autofree char *titles = monthly_report_late_dup_columns (late->columns);
      const char *values[] = {
        member, late->name, _(ledger_choices_find (codes_report_way, late->is_in ? "in" : "out")->title), titles, late->why, NULL
      };

      ctl_output_add (output, values);
    }
  ctl_output_end (output);
}

static void
write_figures (CtlOptions          *options,
               const MonthlyReport *report)
{
  static const char *const columns[] = { "period", "line", "all", "women", "migrants", "new_form", "under_35", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);
  g_autofree char *period = monthly_report_dup_period (report->from_month, report->month);

  for (guint line = 0; line < MEMBERSHIP_N_LINES; line++)
    {
      char numbers[MEMBERSHIP_N_TRAITS][12];
      const char *values[MEMBERSHIP_N_TRAITS + 3] = { period, membership_line_get_title (line) };

      for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
        {
          g_snprintf (numbers[i], sizeof numbers[i], "%u", report->balance.lines[line].n[i]);
          values[i + 2] = numbers[i];
        }
      ctl_output_add (output, values);
    }
  ctl_output_end (output);
}

static gboolean
send_report (LedgerStore  *store,
             const char   *month,
             gint64        org,
             GError      **error)
{
  gint64 id = monthly_report_send (store, month, org, error);

  if (id != 0)
    ctl_say ("%" G_GINT64_FORMAT, id);
  return id != 0;
}

static gboolean
show_report (CtlOptions   *options,
             LedgerStore  *store,
             const char   *month,
             gint64        org,
             GError      **error)
{
  g_autoptr (MonthlyReport) report = monthly_report_reckon (store, month, org, error);

  if (report == NULL)
    return FALSE;
  if (options->late)
    write_late (options, report);
  else
    write_figures (options, report);
  return TRUE;
}

/**
 * ctl_report:
 *
 * `balance --month`: the report of a month, as it was sent or as it would be.
 */
gboolean
ctl_report (CtlOptions  *options,
            GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  g_autofree char *month = NULL;
  gint64 org = 0;

  if (!read_month (options, &month, error))
    return FALSE;
  store = ctl_open (options, options->send, error);
  if (store == NULL || !read_org (options, store, &org, error))
    return FALSE;
  if (options->send ? !send_report (store, month, org, error)
                    : options->output == NULL && !show_report (options, store, month, org, error))
    return FALSE;
  if (options->output != NULL)
    {
      g_autoptr (LedgerRecord) record = monthly_report_dup_record (store, month, org, error);

      return record != NULL && ctl_print_record (options, store, FORM, record, error);
    }
  return TRUE;
}
