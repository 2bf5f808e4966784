/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about condolence visits: a batch given to many, the yearly tables, the funds. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aid-figures.h"
#include "aid-indicators.h"
#include "codes.h"
#include "ctl-output.h"
#include "funds.h"
#include "ledger-amount.h"
#include "members.h"
#include "org-tree.h"
#include "orgs.h"
#include "visit-batch.h"
#include "visit-batches.h"

static GArray *
read_ids (CtlOptions   *options,
          LedgerStore  *store,
          GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (options->n_args == 2)
    return ctl_select (options, store, &members_register, error);
  for (guint i = 2; i < options->n_args; i++)
    {
      gint64 id;

      if (!ctl_parse_id (options->args[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* Exactly one way of choosing must be given. */
static gboolean
read_choice (CtlOptions        *options,
             LedgerStore       *store,
             VisitBatchChoice  *choice,
             GArray           **ids,
             char             **names,
             GError           **error)
{
  gboolean rows = options->n_args > 2 || options->where != NULL || options->search != NULL;

  if (options->all + (options->org != NULL) + (options->names != NULL) + rows != 1)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE,
                           _("要写明发给谁：--all 全体会员、--org 组织及下级、--names 名单.txt、--where 或 --search 选出的会员，或会员的编号"));
      return FALSE;
    }
  if (options->org != NULL)
    return (choice->org = ledger_store_resolve (store, &orgs_register, options->org, error)) != 0;
  if (options->names != NULL && !g_file_get_contents (options->names, names, NULL, error))
    return FALSE;
  if (rows && (*ids = read_ids (options, store, error)) == NULL)
    return FALSE;
  choice->names = *names;
  choice->members = *ids;
  return TRUE;
}

/* "ID=原因", or the code of a rule for all whom it keeps out. */
static gboolean
include_one (VisitBatchPlan  *plan,
             LedgerStore     *store,
             const char      *word,
             GError         **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *who = equals != NULL ? g_strndup (word, equals - word) : NULL;
  gint64 id = who != NULL ? g_ascii_strtoll (who, NULL, 10) : 0;
  guint n = 0;

  if (equals == NULL || equals[1] == '\0')
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("--include 要写成 会员编号=原因，或 规则代码=原因，“%s”不是"), word);
      return FALSE;
    }
  for (guint i = 0; id != 0 && i < plan->persons->len; i++)
    if (((VisitBatchPerson *) g_ptr_array_index (plan->persons, i))->member == id)
      n += visit_batch_plan_include (plan, store, i, equals + 1);
  if (id == 0)
    n = visit_batch_plan_include_all (plan, store, who, equals + 1);
  if (n > 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("“%s”不在可以写原因纳入的例外里，什么都没有登记。"), who);
  return FALSE;
}

static gboolean
include_all (CtlOptions      *options,
             VisitBatchPlan  *plan,
             LedgerStore     *store,
             GError         **error)
{
  for (guint i = 0; options->include != NULL && options->include[i] != NULL; i++)
    if (!include_one (plan, store, options->include[i], error))
      return FALSE;
  return TRUE;
}

static guint
write_exceptions (CtlOptions           *options,
                  const VisitBatchPlan *plan)
{
  static const char *const columns[] = { "member", "name", "unit", "code", "why", "may_include", NULL };
  CtlOutput *output = ctl_output_new (options->format, columns);
  guint n = 0;

  for (guint i = 0; i < plan->persons->len; i++)
    {
      const VisitBatchPerson *person = g_ptr_array_index (plan->persons, i);
      g_autofree char *id = person->member != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, person->member) : g_strdup ("");
      const char *values[] = { id, person->name, person->unit, person->code, person->why,
                               person->outcome == VISIT_BATCH_DOUBTFUL ? "1" : "0" };

      if (person->outcome == VISIT_BATCH_INCLUDED || person->outcome == VISIT_BATCH_THERE || person->reason != NULL)
        continue;
      ctl_output_add (output, values);
      n++;
    }
  ctl_output_end (output);
  return n;
}

static gboolean
say_plan (CtlOptions            *options,
          const VisitBatchPlan  *plan,
          GError               **error)
{
  guint n = write_exceptions (options, plan);
  g_autofree char *sum = ledger_amount_in_words (visit_batch_plan_get_sum (plan));

  for (guint i = 0; i < plan->doubts->len; i++)
    ctl_complain (_("存疑 %s"), (const char *) g_ptr_array_index (plan->doubts, i));
  if (plan->fund_text != NULL)
    ctl_complain ("%s", plan->fund_text);
  ctl_complain (options->dry_run ? _("可以登记%u人%s，已在批次里%u人，例外%u人") : _("登记%u人%s，已在批次里%u人，例外%u人"),
                visit_batch_plan_count (plan), sum, plan->n[VISIT_BATCH_THERE], n);
  if (plan->batch != 0)
    ctl_complain (_("批次\t%lld"), (long long) plan->batch);
  if (n == 0)
    return TRUE;
  g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("有 %u 人没有登记，见上；可以用 --include 编号=原因 纳入。"), n);
  return FALSE;
}

gboolean
ctl_batch (CtlOptions  *options,
           GError     **error)
{
  g_autoptr (LedgerStore) store = ctl_open (options, !options->dry_run, error);
  gint64 batch = store != NULL ? ledger_store_resolve (store, &visit_batches_register, options->args[1], error) : 0;
  VisitBatchChoice choice = { 0 };
  g_autoptr (GArray) ids = NULL;
  g_autofree char *names = NULL;
  g_autoptr (VisitBatchPlan) plan = NULL;

  if (batch == 0 || !read_choice (options, store, &choice, &ids, &names, error))
    return FALSE;
  plan = visit_batch_plan_new (store, batch, &choice, NULL, NULL, NULL, error);
  if (plan == NULL || !include_all (options, plan, store, error) ||
      (!options->dry_run && !visit_batch_apply (plan, store, options->accept, NULL, NULL, NULL, error)))
    return FALSE;
  return say_plan (options, plan, error);
}

static gboolean
read_grouping (CtlOptions   *options,
               AidGrouping  *grouping,
               GError      **error)
{
  static const char *const names[] = {
    [AID_BY_YEAR] = "year", [AID_BY_MONTH] = "month", [AID_BY_KIND] = "kind", [AID_BY_FUND] = "fund", [AID_BY_ORG] = "org",
    [AID_BY_PERSON] = "person",
  };

  *grouping = AID_BY_KIND;
  if (options->by == NULL)
    return TRUE;
  for (guint i = AID_BY_YEAR; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], options->by) == 0)
      {
        *grouping = (AidGrouping) i;
        return TRUE;
      }
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--by 只能是 kind、fund、month、year、person、org 或 indicator"));
  return FALSE;
}

/* --year, else the ledger's own. */
static gboolean
read_year (CtlOptions   *options,
           LedgerStore  *store,
           int          *year,
           GError      **error)
{
  guint64 number = 0;

  *year = (int) g_ascii_strtoll (ledger_store_get_today (store), NULL, 10);
  if (options->year == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (options->year, 10, 1900, 2199, &number, NULL))
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--year 要写成 2026 这样的年份"));
      return FALSE;
    }
  *year = (int) number;
  return TRUE;
}

static void
add_figure (CtlOutput       *output,
            const AidFigure *figure)
{
  char *values[AID_N_MEASURES + 3] = { g_strdup (figure->key != NULL ? figure->key : ""),
                                       g_strdup (figure->title != NULL ? figure->title : _("合计")) };

  for (guint i = 0; i < AID_N_MEASURES; i++)
    values[i + 2] = aid_measure_is_money ((AidMeasure) i) ? ledger_amount_plain (figure->n[i])
                                                         : g_strdup_printf ("%" G_GINT64_FORMAT, figure->n[i]);
  ctl_output_add (output, (const char *const *) values);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (values[i]);
}

static gboolean
write_figures (CtlOptions      *options,
               LedgerStore     *store,
               const AidScope  *scope,
               AidGrouping      grouping,
               GError         **error)
{
  static const char *const columns[] = { "key", "title", "batches", "times", "persons", "house_times", "houses", "cash", "goods",
                                         "total", NULL };
  AidFigure total;
  g_autoptr (GPtrArray) figures = aid_figures_count (store, scope, grouping, &total, error);
  CtlOutput *output;

  if (figures == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < figures->len; i++)
    add_figure (output, g_ptr_array_index (figures, i));
  add_figure (output, &total);
  ctl_output_end (output);
  return TRUE;
}

static gboolean
read_measure (CtlOptions  *options,
              AidMeasure  *measure,
              GError     **error)
{
  for (guint i = 0; i < AID_N_MEASURES; i++)
    if (g_str_has_prefix (aid_measure_get_title ((AidMeasure) i), options->rows))
      {
        *measure = (AidMeasure) i;
        return TRUE;
      }
  g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("--rows 只能是 批次、人次、人数、户次、户数、慰问金、慰问品价值 或 合计"));
  return FALSE;
}

/* C01 to C03 of a year. */
static gboolean
write_indicators (CtlOptions   *options,
                  LedgerStore  *store,
                  int           year,
                  GError      **error)
{
  static const char *const columns[] = { "code", "title", "value", "unit", NULL };
  g_autofree char *from = g_strdup_printf ("%d-01-01", year), *to = g_strdup_printf ("%d-12-31", year);
  g_autoptr (GArray) list = aid_indicators_list (store, from, to, error);
  CtlOutput *output;

  if (list == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < list->len; i++)
    {
      const AidIndicator *indicator = &g_array_index (list, AidIndicator, i);
      g_autofree char *value = aid_indicator_dup_value (indicator);

      ctl_output_add (output, (const char *const[]) { indicator->code, indicator->title, value, indicator->unit });
    }
  ctl_output_end (output);
  return TRUE;
}

gboolean
ctl_benefits (CtlOptions  *options,
              GError     **error)
{
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  g_autofree char *from = NULL, *to = NULL;
  g_autoptr (GArray) orgs = NULL, ids = NULL;
  AidScope scope = { .source = options->aids ? AID_OF_AIDS : AID_OF_VISITS };
  const LedgerRegister *reg = NULL;
  AidGrouping grouping;
  AidMeasure measure;
  gint64 org = 0;
  int year;

  if (store == NULL || !read_year (options, store, &year, error))
    return FALSE;
  if (g_strcmp0 (options->by, "indicator") == 0)
    return write_indicators (options, store, year, error);
  if (!read_grouping (options, &grouping, error))
    return FALSE;
  if (options->org != NULL && ((org = ledger_store_resolve (store, &orgs_register, options->org, error)) == 0 ||
                               !org_tree_read_below (store, org, &orgs, error)))
    return FALSE;
  scope.from = from = g_strdup_printf ("%d-01-01", year);
  scope.to = to = g_strdup_printf ("%d-12-31", year);
  scope.orgs = orgs;
  if (options->by != NULL && strcmp (options->by, "year") == 0 && options->year == NULL)
    scope.from = scope.to = NULL;
  if (options->rows == NULL)
    return write_figures (options, store, &scope, grouping, error);
  if (!read_measure (options, &measure, error))
    return FALSE;
  ids = aid_figures_list (store, &scope, grouping, options->key, measure, &reg, error);
  if (ids != NULL)
    ctl_write_labels (options, store, reg, ids);
  return ids != NULL;
}

static void
add_fund (CtlOutput    *output,
          LedgerStore  *store,
          LedgerRecord *fund)
{
  static const guint money[] = { FUND_BUDGET, FUND_RESERVED, FUND_SPENT, FUND_REMAINING };
  gint64 budget = ledger_record_get_number (fund, FUND_BUDGET), spent = ledger_record_get_number (fund, FUND_SPENT);
  char *values[] = { g_strdup_printf ("%" G_GINT64_FORMAT, fund->id), g_strdup (ledger_record_get (fund, FUND_NAME)),
                     g_strdup (ledger_record_get (fund, FUND_YEAR)), ledger_store_dup_shown (store, fund, FUND_SOURCE, TRUE),
                     NULL, NULL, NULL, NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (money); i++)
    values[i + 4] = ledger_amount_plain (ledger_record_get_number (fund, money[i]));
  values[8] = budget > 0 ? g_strdup_printf ("%.1f", 100.0 * spent / budget) : g_strdup ("");
  ctl_output_add (output, (const char *const *) values);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_free (values[i]);
}

gboolean
ctl_fund (CtlOptions  *options,
          GError     **error)
{
  static const char *const columns[] = { "id", "name", "year", "source", "budget", "reserved", "spent", "remaining", "percent", NULL };
  g_autoptr (LedgerStore) store = ctl_open (options, FALSE, error);
  g_autoptr (LedgerQuery) query = ledger_query_new (&funds_register);
  g_autoptr (GArray) ids = NULL;
  CtlOutput *output;
  int year;

  if (store == NULL || !read_year (options, store, &year, error))
    return FALSE;
  if (options->year != NULL)
    ledger_query_add_filter (query, FUND_YEAR, LEDGER_IS, options->year);
  ledger_query_set_sort (query, FUND_YEAR, TRUE);
  ids = ledger_store_select (store, query, error);
  if (ids == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) fund = ledger_store_load (store, &funds_register, g_array_index (ids, gint64, i), NULL);

      if (fund != NULL)
        add_fund (output, store, fund);
    }
  ctl_output_end (output);
  return TRUE;
}
