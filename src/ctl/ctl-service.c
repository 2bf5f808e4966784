/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about volunteer service: approval, a person's hours, the figures, and a pasted list of names. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "activities.h"
#include "activity-approval.h"
#include "certificate-basis.h"
#include "ctl-output.h"
#include "officers.h"
#include "service-record.h"
#include "service-report.h"
#include "star-ladder.h"
#include "teams.h"
#include "volunteer-figures.h"
#include "volunteer-hours.h"
#include "volunteer-names.h"
#include "volunteers.h"
#include "year-summary.h"

/* --approver, or the only one who may. */
static gint64
find_approver (CtlOptions   *options,
               LedgerStore  *store,
               GError      **error)
{
  g_autoptr (GArray) ids = NULL;

  if (options->approver != NULL)
    return ledger_store_resolve (store, &officers_register, options->approver, error);
  ids = officers_list (store, OFFICER_APPROVES, ledger_store_get_today (store), error);
  if (ids != NULL && ids->len == 1)
    return g_array_index (ids, gint64, 0);
  if (ids != NULL)
    g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要用 --approver 写明核定人（工会干部里“可以审批”的）"));
  return 0;
}

static void
complain_findings (const ActivityApproval *approval)
{
  for (guint i = 0; i < approval->findings->len; i++)
    {
      const ApprovalFinding *finding = g_ptr_array_index (approval->findings, i);

      ctl_complain ("%s%s：%s", finding->severity == LEDGER_BLOCKING ? "" : finding->severity == LEDGER_WARNING ? _("存疑 ") : _("说明 "),
                    finding->who, finding->text);
    }
}

static void
add_approval (CtlOutput              *output,
              LedgerStore            *store,
              gint64                  activity,
              const ActivityApproval *approval,
              gint64                  batch)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, activity);
  g_autofree char *name = ledger_store_dup_label (store, &activities_register, activity);
  g_autofree char *visits = g_strdup_printf ("%u", approval->visits);
  g_autofree char *hours = service_dup_hours (approval->minutes);
  g_autofree char *raw = g_strdup_printf ("%" G_GINT64_FORMAT, approval->raw);
  g_autofree char *batch_id = batch != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, batch) : g_strdup ("");
  const char *values[] = { id, name, visits, hours, raw, batch_id };

  ctl_output_add (output, values);
}

static gboolean
approve_one (CtlOptions   *options,
             LedgerStore  *store,
             gint64        activity,
             gint64        approver,
             CtlOutput    *output,
             GError      **error)
{
  g_autoptr (ActivityApproval) approval = NULL;
  gboolean done;

  if (options->dry_run)
    {
      approval = activity_approval_try (store, activity, approver, error);
      done = approval != NULL;
    }
  else
    done = activity_approve (store, activity, approver, options->accept, &approval, error);
  if (approval != NULL)
    complain_findings (approval);
  if (!done)
    return FALSE;
  add_approval (output, store, activity, approval, options->dry_run ? 0 : ledger_batch_get_last (store));
  if (!options->dry_run || (approval->n_blocking == 0 && (approval->n_doubtful == 0 || options->accept != NULL)))
    return TRUE;
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_FOUND, _("现在还不能核定（见上）。"));
  return FALSE;
}

gboolean
ctl_approve (CtlOptions  *options,
             GError     **error)
{
  static const char *const columns[] = { "activity", "name", "visits", "hours", "raw_minutes", "batch", NULL };
  g_autoptr (LedgerStore) store = ctl_open (options, !options->dry_run, error);
  gint64 approver = store != NULL ? find_approver (options, store, error) : 0;
  CtlOutput *output;
  gboolean done = approver != 0;

  if (!done)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 1; done && i < options->n_args; i++)
    {
      gint64 activity = ledger_store_resolve (store, &activities_register, options->args[i], error);

      done = activity != 0 && approve_one (options, store, activity, approver, output, error);
    }
  ctl_output_end (output);
  return done;
}

gboolean
ctl_revoke (CtlOptions  *options,
            GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  g_autofree char *certificates = NULL;
  gint64 activity;

  if (options->why == NULL || options->why[0] == '\0')
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("退回核定要用 --why 写明原因"));
      return FALSE;
    }
  store = ctl_open (options, TRUE, error);
  activity = store != NULL ? ledger_store_resolve (store, &activities_register, options->args[1], error) : 0;
  certificates = activity != 0 ? certificate_basis_dup_words (store, activity, NULL) : NULL;
  if (activity == 0 || !activity_revoke (store, activity, options->why, error))
    return FALSE;
  if (certificates != NULL)
    ctl_complain (_("这次活动的时长已经写进证明：%s。证明仍照出具时的样子；重新核定后数字变了的，请作废后另开。"), certificates);
  return TRUE;
}

/* Both days as ISO text; what is not given is open. */
static gboolean
read_period (CtlOptions  *options,
             GError     **error)
{
  if (!ctl_read_day ("from", &options->from, error) || !ctl_read_day ("to", &options->to, error))
    return FALSE;
  if (options->from == NULL || options->to == NULL || strcmp (options->from, options->to) <= 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("--from %s晚于 --to %s，请核对起止日期"), options->from, options->to);
  return FALSE;
}

static void
write_record (CtlOptions      *options,
              const GPtrArray *lines)
{
  static const char *const columns[] = { "date", "activity", "place", "hours", "rating", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);
  g_autofree char *sum = NULL;
  gint64 minutes = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const ServiceLine *line = g_ptr_array_index (lines, i);
      g_autofree char *hours = service_dup_hours (line->minutes);
      const char *values[] = { line->day, line->activity, line->place, hours, line->rating };

      ctl_output_add (output, values);
    }
  service_record_sum (lines, NULL, &minutes);
  sum = service_dup_hours (minutes);
  ctl_output_add (output, (const char *const[]) { "", _("合计"), "", sum, "" });
  ctl_output_end (output);
}

static gboolean
write_person (CtlOptions   *options,
              LedgerStore  *store,
              GError      **error)
{
  gint64 id = ledger_store_resolve (store, &volunteers_register, options->args[1], error);
  g_autoptr (GPtrArray) lines = id != 0 ? service_record_load (store, id, options->from, options->to, error) : NULL;
  g_autoptr (LedgerRecord) volunteer = lines != NULL ? ledger_store_load (store, &volunteers_register, id, error) : NULL;
  g_autoptr (StarLadder) ladder = NULL;
  g_autofree char *next = NULL;

  if (volunteer == NULL)
    return FALSE;
  write_record (options, lines);
  ladder = star_ladder_new (store, ledger_store_get_today (store));
  next = star_ladder_dup_next (ladder, ledger_record_get_number (volunteer, VOLUNTEER_TOTAL),
                               ledger_record_get (volunteer, VOLUNTEER_STAR));
  ctl_complain ("%s", next);
  return TRUE;
}

static void
add_person (CtlOutput           *output,
            LedgerStore         *store,
            const ServiceFigure *figure)
{
  gint64 id = g_ascii_strtoll (figure->key, NULL, 10);
  g_autoptr (LedgerRecord) volunteer = ledger_store_load (store, &volunteers_register, id, NULL);
  g_autofree char *times = g_strdup_printf ("%" G_GINT64_FORMAT, figure->n[SERVICE_TIMES]);
  g_autofree char *hours = service_dup_hours (figure->n[SERVICE_MINUTES]);
  g_autofree char *total = service_dup_hours (volunteer != NULL ? ledger_record_get_number (volunteer, VOLUNTEER_TOTAL) : 0);
  g_autofree char *star = volunteer != NULL ? ledger_store_dup_shown (store, volunteer, VOLUNTEER_STAR, TRUE) : g_strdup ("");
  const char *values[] = { figure->key, figure->title, times, hours, total, star };

  ctl_output_add (output, values);
}

gboolean
ctl_hours (CtlOptions  *options,
           GError     **error)
{
  static const char *const columns[] = { "id", "name", "times", "hours", "total_hours", "star", NULL };
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  ServiceScope scope = { 0 };
  CtlOutput *output;

  if (!read_period (options, error))
    return FALSE;
  store = ctl_open (options, FALSE, error);
  if (store == NULL)
    return FALSE;
  if (options->n_args > 1)
    return write_person (options, store, error);
  scope.from = options->from;
  scope.to = options->to;
  figures = service_figures_count (store, &scope, SERVICE_BY_PERSON, NULL, error);
  if (figures == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < figures->len; i++)
    add_person (output, store, g_ptr_array_index (figures, i));
  ctl_output_end (output);
  return TRUE;
}

static gboolean
read_grouping (CtlOptions       *options,
               ServiceGrouping  *grouping,
               GError          **error)
{
  static const char *const names[] = {
    [SERVICE_BY_YEAR] = "year", [SERVICE_BY_MONTH] = "month", [SERVICE_BY_TEAM] = "team",
    [SERVICE_BY_CATEGORY] = "category", [SERVICE_BY_PERSON] = "person",
  };

  *grouping = SERVICE_BY_NOTHING;
  if (options->by == NULL)
    return TRUE;
  for (guint i = SERVICE_BY_YEAR; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], options->by) == 0)
      {
        *grouping = (ServiceGrouping) i;
        return TRUE;
      }
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--by 只能是 year、month、team、category 或 person"));
  return FALSE;
}

static gboolean
read_measure (CtlOptions      *options,
              ServiceMeasure  *measure,
              GError         **error)
{
  for (guint i = 0; i < SERVICE_N_MEASURES; i++)
    if (g_str_has_prefix (service_measure_get_title ((ServiceMeasure) i), options->rows))
      {
        *measure = (ServiceMeasure) i;
        return TRUE;
      }
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--rows 只能是 场次、人次、人数、时长 或 服务对象人次"));
  return FALSE;
}

static void
add_figure (CtlOutput           *output,
            const ServiceFigure *figure)
{
  g_autofree char *hours = service_dup_hours (figure->n[SERVICE_MINUTES]);
  char numbers[SERVICE_N_MEASURES][24];
  const char *values[SERVICE_N_MEASURES + 2] = { figure->key != NULL ? figure->key : "", figure->title != NULL ? figure->title : _("合计") };

  for (guint i = 0; i < SERVICE_N_MEASURES; i++)
    {
      g_snprintf (numbers[i], sizeof numbers[i], "%" G_GINT64_FORMAT, figure->n[i]);
      values[i + 2] = i == SERVICE_MINUTES ? hours : numbers[i];
    }
  ctl_output_add (output, values);
}

static gboolean
write_figures (CtlOptions          *options,
               LedgerStore         *store,
               const ServiceScope  *scope,
               ServiceGrouping      grouping,
               GError             **error)
{
  static const char *const columns[] = { "key", "title", "activities", "visits", "persons", "hours", "served", NULL };
  ServiceFigure total;
  g_autoptr (GPtrArray) figures = service_figures_count (store, scope, grouping, &total, error);
  CtlOutput *output;

  if (figures == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; grouping != SERVICE_BY_NOTHING && i < figures->len; i++)
    add_figure (output, g_ptr_array_index (figures, i));
  add_figure (output, &total);
  ctl_output_end (output);
  return TRUE;
}

void
ctl_write_labels (CtlOptions           *options,
                  LedgerStore          *store,
                  const LedgerRegister *reg,
                  const GArray         *ids)
{
  static const char *const columns[] = { "id", "label", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      g_autofree char *label = ledger_store_dup_label (store, reg, id);

      ctl_output_add (output, (const char *const[]) { text, label });
    }
  ctl_output_end (output);
}

static gboolean
write_rows (CtlOptions          *options,
            LedgerStore         *store,
            const ServiceScope  *scope,
            ServiceGrouping      grouping,
            GError             **error)
{
  const LedgerRegister *reg = NULL;
  ServiceMeasure measure;
  g_autoptr (GArray) ids = read_measure (options, &measure, error)
    ? service_figures_list (store, scope, grouping, options->key, measure, &reg, error) : NULL;

  if (ids != NULL)
    ctl_write_labels (options, store, reg, ids);
  return ids != NULL;
}

gboolean
ctl_service (CtlOptions  *options,
             GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  ServiceGrouping grouping;
  ServiceScope scope = { 0 };

  if (!read_period (options, error) || !read_grouping (options, &grouping, error))
    return FALSE;
  store = ctl_open (options, FALSE, error);
  if (store == NULL)
    return FALSE;
  scope = (ServiceScope) { .from = options->from, .to = options->to, .category = options->category };
  if (options->team != NULL && (scope.team = ledger_store_resolve (store, &teams_register, options->team, error)) == 0)
    return FALSE;
  return options->rows != NULL ? write_rows (options, store, &scope, grouping, error)
                               : write_figures (options, store, &scope, grouping, error);
}

LedgerRecord *
ctl_count_service (CtlOptions   *options,
                   LedgerStore  *store,
                   GError      **error)
{
  gint64 team = 0;

  if (options->from == NULL || options->to == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要用 --from 和 --to 写明起止日期"));
      return NULL;
    }
  if (!read_period (options, error))
    return NULL;
  if (options->team != NULL && (team = ledger_store_resolve (store, &teams_register, options->team, error)) == 0)
    return NULL;
  return service_report_dup_record (store, options->from, options->to, team, error);
}

gboolean
ctl_summary (CtlOptions  *options,
             GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GPtrArray) sentences = NULL;

  if (options->from == NULL || options->to == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("要用 --from 和 --to 写明起止日期"));
      return FALSE;
    }
  if (!read_period (options, error))
    return FALSE;
  store = ctl_open (options, FALSE, error);
  sentences = store != NULL ? year_summary_list (store, options->from, options->to, error) : NULL;
  if (sentences == NULL)
    return FALSE;
  for (guint i = 0; i < sentences->len; i++)
    ctl_say ("%s", (const char *) g_ptr_array_index (sentences, i));
  if (sentences->len == 0)
    ctl_complain (_("这段时间没有可以写进总结的数字。"));
  return TRUE;
}

static const char *
get_outcome (const VolunteerName *name)
{
  if (name->repeated)
    return _("重复");
  return name->ids->len == 1 ? _("对上") : name->ids->len == 0 ? _("没有登记") : _("有重名");
}

static void
add_names (CtlOutput       *output,
           LedgerStore     *store,
           const GPtrArray *names,
           guint           *open)
{
  for (guint i = 0; i < names->len; i++)
    {
      const VolunteerName *name = g_ptr_array_index (names, i);

      *open += name->ids->len != 1;
      if (name->ids->len == 0)
        ctl_output_add (output, (const char *const[]) { name->line, get_outcome (name), "", "" });
      for (guint j = 0; j < name->ids->len; j++)
        {
          gint64 id = g_array_index (name->ids, gint64, j);
          g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
          g_autofree char *label = ledger_store_dup_label (store, &volunteers_register, id);

          ctl_output_add (output, (const char *const[]) { name->line, get_outcome (name), text, label });
        }
    }
}

gboolean
ctl_names (CtlOptions  *options,
           GError     **error)
{
  static const char *const columns[] = { "line", "outcome", "id", "label", NULL };
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) names = NULL;
  CtlOutput *output;
  guint open = 0;

  if (store == NULL)
    return FALSE;
  if (!g_file_get_contents (options->args[1], &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("读不了名单“%s”，请检查路径，并存为 UTF-8 文本。"), options->args[1]);
      return FALSE;
    }
  names = volunteer_names_match (store, text, error);
  if (names == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  add_names (output, store, names, &open);
  ctl_output_end (output);
  if (open == 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("有%u行没有对上，请补登记或写明单位、证件尾号。"), open);
  return FALSE;
}
