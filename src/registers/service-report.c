/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same figures that the pages show (volunteer-figures.h), in the words of paper, which are never translated. */
#include "config.h"

#include "service-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-amount.h"
#include "ledger-kind.h"
#include "volunteer-figures.h"
#include "volunteers.h"

#define PERIOD  N_("报告期")
#define FIGURES N_("合计")

/* A longer period is no table by months. */
#define MOST_MONTHS 120

static const LedgerField fields[] = {
  [SERVICE_REPORT_FROM] = { .name = "from_date", .title = N_("开始日期"), .kind = &ledger_kind_date, .group = PERIOD },
  [SERVICE_REPORT_TO] = { .name = "to_date", .title = N_("截止日期"), .kind = &ledger_kind_date, .group = PERIOD },
  [SERVICE_REPORT_TEAM_ID] = { .name = "team_id", .title = N_("志愿队伍"), .kind = &ledger_kind_reference, .refers_to = "teams",
                               .group = PERIOD },
  [SERVICE_REPORT_PERIOD] = { .name = "period", .title = N_("报告期"), .kind = &ledger_kind_text, .group = PERIOD },
  [SERVICE_REPORT_TIMES] = { .name = "times", .title = N_("活动场次"), .kind = &ledger_kind_integer, .group = FIGURES },
  [SERVICE_REPORT_VISITS] = { .name = "visits", .title = N_("参与人次"), .kind = &ledger_kind_integer, .group = FIGURES },
  [SERVICE_REPORT_PERSONS] = { .name = "persons", .title = N_("参与人数"), .kind = &ledger_kind_integer, .group = FIGURES },
  [SERVICE_REPORT_MINUTES] = { .name = "minutes", .title = N_("服务时长"), .kind = &ledger_kind_minutes, .group = FIGURES },
  [SERVICE_REPORT_SERVED] = { .name = "served", .title = N_("服务对象人次"), .kind = &ledger_kind_integer, .group = FIGURES },
};

static const LedgerField people_fields[] = {
  { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text },
  { .name = "vol_no", .title = N_("志愿者编号"), .kind = &ledger_kind_text },
  { .name = "team", .title = N_("队伍"), .kind = &ledger_kind_text },
  { .name = "times", .title = N_("活动次数"), .kind = &ledger_kind_integer },
  { .name = "minutes", .title = N_("服务时长"), .kind = &ledger_kind_minutes },
  { .name = "total_minutes", .title = N_("累计总时长"), .kind = &ledger_kind_minutes },
  { .name = "star", .title = N_("星级"), .kind = &ledger_kind_text },
};

static const LedgerField figure_fields[] = {
  { .name = "title", .title = N_("项目"), .kind = &ledger_kind_text },
  { .name = "times", .title = N_("活动场次"), .kind = &ledger_kind_integer },
  { .name = "visits", .title = N_("参与人次"), .kind = &ledger_kind_integer },
  { .name = "persons", .title = N_("参与人数"), .kind = &ledger_kind_integer },
  { .name = "minutes", .title = N_("服务时长"), .kind = &ledger_kind_minutes },
  { .name = "served", .title = N_("服务对象人次"), .kind = &ledger_kind_integer },
};

static char *
dup_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static ServiceScope
get_scope (const LedgerRecord *report)
{
  return (ServiceScope) { .from = ledger_record_get (report, SERVICE_REPORT_FROM), .to = ledger_record_get (report, SERVICE_REPORT_TO),
                          .team = ledger_record_get_number (report, SERVICE_REPORT_TEAM_ID) };
}

static GPtrArray *
add_row (GPtrArray *rows)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (rows, row);
  return row;
}

static gboolean
add_person (LedgerStore         *store,
            const ServiceFigure *figure,
            GPtrArray           *rows,
            GError             **error)
{
  gint64 id = g_ascii_strtoll (figure->key, NULL, 10);
  g_autoptr (LedgerRecord) volunteer = ledger_store_load (store, &volunteers_register, id, error);
  GPtrArray *row;

  if (volunteer == NULL)
    return FALSE;
  row = add_row (rows);
  g_ptr_array_add (row, g_strdup (ledger_record_get (volunteer, VOLUNTEER_NAME)));
  g_ptr_array_add (row, g_strdup (ledger_record_get (volunteer, VOLUNTEER_NO)));
  g_ptr_array_add (row, ledger_store_dup_shown (store, volunteer, VOLUNTEER_TEAM_ID, TRUE));
  g_ptr_array_add (row, dup_number (figure->n[SERVICE_TIMES]));
  g_ptr_array_add (row, ledger_minutes_show (figure->n[SERVICE_MINUTES]));
  g_ptr_array_add (row, ledger_minutes_show (ledger_record_get_number (volunteer, VOLUNTEER_TOTAL)));
  g_ptr_array_add (row, g_strdup (ledger_record_get (volunteer, VOLUNTEER_STAR)));
  return TRUE;
}

static gboolean
fill_people (LedgerStore  *store,
             LedgerRecord *report,
             GPtrArray    *rows,
             GError      **error)
{
  const ServiceScope scope = get_scope (report);
  g_autoptr (GPtrArray) figures = service_figures_count (store, &scope, SERVICE_BY_PERSON, NULL, error);
  gboolean done = figures != NULL;

  for (guint i = 0; done && i < figures->len; i++)
    done = add_person (store, g_ptr_array_index (figures, i), rows, error);
  return done;
}

/* @figure: (nullable): nothing was done then */
static void
add_figure (const char          *title,
            const ServiceFigure *figure,
            GPtrArray           *rows)
{
  static const ServiceMeasure measures[] = { SERVICE_TIMES, SERVICE_VISITS, SERVICE_PERSONS, SERVICE_MINUTES, SERVICE_SERVED };
  GPtrArray *row = add_row (rows);

  g_ptr_array_add (row, g_strdup (title));
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      gint64 number = figure != NULL ? figure->n[measures[i]] : 0;

      g_ptr_array_add (row, measures[i] == SERVICE_MINUTES ? ledger_minutes_show (number) : dup_number (number));
    }
}

static const ServiceFigure *
find_figure (const GPtrArray *figures,
             const char      *key)
{
  for (guint i = 0; i < figures->len; i++)
    if (strcmp (((const ServiceFigure *) g_ptr_array_index (figures, i))->key, key) == 0)
      return g_ptr_array_index (figures, i);
  return NULL;
}

/* Every month of the period, that nobody thinks one was forgotten; those to come stay empty. */
static gboolean
fill_months (LedgerStore  *store,
             LedgerRecord *report,
             GPtrArray    *rows,
             GError      **error)
{
  const ServiceScope scope = get_scope (report);
  g_autoptr (GPtrArray) figures = service_figures_count (store, &scope, SERVICE_BY_MONTH, NULL, error);
  gboolean one_year = strncmp (scope.from, scope.to, 4) == 0;
  int year = (int) g_ascii_strtoll (scope.from, NULL, 10), month = (int) g_ascii_strtoll (scope.from + 5, NULL, 10);

  for (guint i = 0; figures != NULL && i < MOST_MONTHS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%04d-%02d", year, month);
      g_autofree char *title = one_year ? g_strdup_printf ("%d月", month) : g_strdup_printf ("%d年%d月", year, month);

      if (strncmp (key, scope.to, 7) > 0)
        break;
      if (strncmp (key, ledger_store_get_today (store), 7) <= 0)
        add_figure (title, find_figure (figures, key), rows);
      else
        g_ptr_array_add (add_row (rows), g_steal_pointer (&title));
      month = month % 12 + 1;
      year += month == 1;
    }
  return figures != NULL;
}

static gboolean
fill_categories (LedgerStore  *store,
                 LedgerRecord *report,
                 GPtrArray    *rows,
                 GError      **error)
{
  const ServiceScope scope = get_scope (report);
  g_autoptr (GPtrArray) figures = service_figures_count (store, &scope, SERVICE_BY_CATEGORY, NULL, error);

  for (guint i = 0; figures != NULL && i < figures->len; i++)
    {
      const ServiceFigure *figure = g_ptr_array_index (figures, i);

      add_figure (figure->key[0] != '\0' ? figure->key : "未填类别", figure, rows);
    }
  return figures != NULL;
}

static const LedgerList lists[] = {
  { .name = "people", .fields = people_fields, .n_fields = G_N_ELEMENTS (people_fields), .fill = fill_people },
  { .name = "months", .fields = figure_fields, .n_fields = G_N_ELEMENTS (figure_fields), .fill = fill_months },
  { .name = "categories", .fields = figure_fields, .n_fields = G_N_ELEMENTS (figure_fields), .fill = fill_categories },
  { .name = NULL }
};

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, SERVICE_REPORT_PERIOD));
}

const LedgerRegister service_reports_register = {
  .id = "service_reports",
  .title = N_("志愿服务报表"),
  .row_title = N_("志愿服务报表"),
  .icon = "x-office-spreadsheet-symbolic",
  .fields = fields,
  .n_fields = SERVICE_REPORT_N_FIELDS,
  .lists = lists,
  .label = label,
};

/* "2025年", "2025年3月", or both days. */
static char *
dup_period (const char *from,
            const char *to)
{
  int year = (int) g_ascii_strtoll (from, NULL, 10), month = (int) g_ascii_strtoll (from + 5, NULL, 10);
  int last = (int) g_ascii_strtoll (to + 8, NULL, 10);

  if (g_str_has_suffix (from, "-01-01") && g_str_has_suffix (to, "-12-31") && strncmp (from, to, 4) == 0)
    return g_strdup_printf ("%d年", year);
  if (g_str_has_suffix (from, "-01") && strncmp (from, to, 7) == 0 &&
      last == g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    return g_strdup_printf ("%d年%d月", year, month);
  return g_strdup_printf ("%d年%d月%d日至%d年%d月%d日", year, month, (int) g_ascii_strtoll (from + 8, NULL, 10),
                          (int) g_ascii_strtoll (to, NULL, 10), (int) g_ascii_strtoll (to + 5, NULL, 10), last);
}

/**
 * service_report_dup_record:
 * @team: of whose present volunteers it is
 */
LedgerRecord *
service_report_dup_record (LedgerStore *store,
                           const char  *from,
                           const char  *to,
                           gint64       team,
                           GError     **error)
{
  static const guint numbers[SERVICE_N_MEASURES] = {
    [SERVICE_TIMES] = SERVICE_REPORT_TIMES, [SERVICE_VISITS] = SERVICE_REPORT_VISITS, [SERVICE_PERSONS] = SERVICE_REPORT_PERSONS,
    [SERVICE_MINUTES] = SERVICE_REPORT_MINUTES, [SERVICE_SERVED] = SERVICE_REPORT_SERVED,
  };
  const ServiceScope scope = { .from = from, .to = to, .team = team };
  ServiceFigure total = { 0 };
  g_autoptr (GPtrArray) figures = service_figures_count (store, &scope, SERVICE_BY_NOTHING, &total, error);
  g_autofree char *period = dup_period (from, to);
  LedgerRecord *report;

  if (figures == NULL)
    return NULL;
  report = ledger_record_new (&service_reports_register);
  ledger_record_set (report, SERVICE_REPORT_FROM, from);
  ledger_record_set (report, SERVICE_REPORT_TO, to);
  if (team != 0)
    ledger_record_set_number (report, SERVICE_REPORT_TEAM_ID, team);
  ledger_record_set (report, SERVICE_REPORT_PERIOD, period);
  for (guint i = 0; i < SERVICE_N_MEASURES; i++)
    ledger_record_set_number (report, numbers[i], total.n[i]);
  return report;
}
