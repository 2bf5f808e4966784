/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about condolence visits: steps of the workflow, and the limits that come with the program. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "aids.h"
#include "benefit-presets.h"
#include "benefit-rules.h"
#include "codes.h"
#include "ctl-output.h"
#include "ledger-date.h"
#include "officers.h"
#include "registers.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visit-steps.h"
#include "visits.h"

static gboolean
resolve_officer (LedgerStore  *store,
                 const char   *text,
                 gint64       *id,
                 GError      **error)
{
  *id = text != NULL ? ledger_store_resolve (store, &officers_register, text, error) : 0;
  return text == NULL || *id != 0;
}

static gboolean
read_details (CtlOptions        *options,
              LedgerStore       *store,
              VisitStepDetails  *details,
              GError           **error)
{
  *details = (VisitStepDetails) {
    .date = options->date, .reason = options->why, .over_reason = options->over, .signer = options->signer,
    .agent = options->agent, .agent_relation = options->relation, .agent_id_no = options->id_no, .accept = options->accept,
    .dry_run = options->dry_run,
  };
  return resolve_officer (store, options->approver, &details->approver, error) &&
         resolve_officer (store, options->second, &details->second_approver, error);
}

static GArray *
read_ids (CtlOptions  *options,
          guint        first,
          GError     **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = first; i < options->n_args; i++)
    {
      gint64 id = 0;

      if (!ctl_parse_id (options->args[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static void
write_result (CtlOptions            *options,
              const VisitStepResult *result)
{
  static const char *const columns[] = { "done", "left", "refused", "batch", NULL };
  CtlOutput *output = NULL;
  g_autofree char *done = g_strdup_printf ("%u", result->n_done), *left = g_strdup_printf ("%u", result->n_left);
  g_autofree char *refused = g_strdup_printf ("%u", result->refusals->len);
  g_autofree char *batch = result->batch != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, result->batch) : g_strdup ("");

  for (guint i = 0; i < result->refusals->len; i++)
    {
      const VisitStepRefusal *refusal = g_ptr_array_index (result->refusals, i);

      ctl_complain ("%s%s：%s", refusal->doubtful ? _("存疑 ") : "", refusal->label, refusal->text);
    }
  output = ctl_output_new (options->format, columns);
  ctl_output_add (output, (const char *const[]) { done, left, refused, batch });
  ctl_output_end (output);
}

/* What may come next, and what is missing for it. */
static gboolean
write_offers (CtlOptions            *options,
              LedgerStore           *store,
              const LedgerRegister  *reg,
              GError               **error)
{
  static const char *const columns[] = { "step", "title", "missing", NULL };
  g_autoptr (GArray) ids = read_ids (options, 2, error);
  g_autoptr (LedgerRecord) record = ids != NULL ? ledger_store_load (store, reg, g_array_index (ids, gint64, 0), error) : NULL;
  g_autoptr (GPtrArray) offers = NULL;
  CtlOutput *output;

  if (record == NULL)
    return FALSE;
  offers = visit_steps_offer (store, record);
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < offers->len; i++)
    {
      const VisitStepOffer *offer = g_ptr_array_index (offers, i);
      g_autofree char *missing = NULL;

      g_ptr_array_add (offer->missing, NULL);
      missing = g_strjoinv ("；", (char **) offer->missing->pdata);
      ctl_output_add (output, (const char *const[]) { offer->step->name, _(offer->step->title), missing });
    }
  ctl_output_end (output);
  return TRUE;
}

gboolean
ctl_step (CtlOptions  *options,
          GError     **error)
{
  const VisitStep *step = visit_steps_find (options->args[2]);
  g_autoptr (LedgerStore) store = ctl_open (options, step != NULL, error);
  const LedgerRegister *reg = store != NULL ? ctl_find_register (options->args[1], error) : NULL;
  g_autoptr (VisitStepResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  VisitStepDetails details;
  gboolean done;

  if (reg == NULL)
    return FALSE;
  if (reg != &visits_register && reg != &visit_batches_register && reg != &aids_register)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("%s没有这些步骤，要写 visits、visit_batches 或 aids"), _(reg->title));
      return FALSE;
    }
  if (step == NULL && options->n_args == 3 && g_ascii_isdigit (options->args[2][0]))
    return write_offers (options, store, reg, error);
  if (step == NULL || options->n_args < 4)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("步骤要写 submit、approve、pay、sign、archive、back、revise 或 void，后面写编号"));
      return FALSE;
    }
  ids = read_ids (options, 3, error);
  if (ids == NULL || !read_details (options, store, &details, error))
    return FALSE;
  done = visit_steps_take (store, reg, ids, step, &details, &result, error);
  if (result != NULL)
    write_result (options, result);
  return done;
}

static void
write_regions (CtlOptions *options)
{
  static const char *const columns[] = { "region", "rows", "confidence", "text", NULL };
  g_autoptr (GPtrArray) regions = benefit_presets_list_regions ();
  CtlOutput *output = ctl_output_new (options->format, columns);

  for (guint i = 0; i < regions->len; i++)
    {
      const BenefitRegion *region = g_ptr_array_index (regions, i);
      g_autofree char *n = g_strdup_printf ("%u", region->n);
      const char *confidence = _(ledger_choices_find (codes_confidence, region->confidence)->title);

      ctl_output_add (output, (const char *const[]) { region->region, n, confidence, region->text });
    }
  ctl_output_end (output);
}

gboolean
ctl_standards (CtlOptions  *options,
               GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  guint n = 0;

  if (options->n_args == 0)
    {
      write_regions (options);
      return TRUE;
    }
  store = ctl_open (options, TRUE, error);
  if (store == NULL || !benefit_presets_add (store, options->n_args > 1 ? options->args[1] : NULL, &n, error))
    return FALSE;
  ctl_say (_("补入\t%u"), n);
  return TRUE;
}

static void
say_amount (const LedgerRecord *rule,
            guint               field,
            const char         *unit)
{
  gint64 value = benefit_rule_get_limit (rule, field);
  gboolean money = field == BENEFIT_RULE_EACH_LIMIT || field == BENEFIT_RULE_YEAR_LIMIT;
  g_autofree char *text = money ? visit_dup_yuan (value) : g_strdup_printf ("%d", (int) value);

  if (value > 0)
    ctl_say ("%s\t%s%s", _(benefit_rules_register.fields[field].title), text, unit);
}

/* Several choices in words. */
static void
say_choices (const LedgerRecord *rule,
             guint               field)
{
  g_auto (GStrv) codes = g_strsplit (ledger_record_get (rule, field) != NULL ? ledger_record_get (rule, field) : "", ",", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const LedgerChoice *choice = ledger_choices_find (benefit_rules_register.fields[field].choices, codes[i]);

      if (choice != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "", _(choice->title));
    }
  if (text->len > 0)
    ctl_say ("%s\t%s", _(benefit_rules_register.fields[field].title), text->str);
}

static void
say_rule (const LedgerRecord *rule,
          const char         *title)
{
  g_autoptr (VisitLimit) limit = g_new0 (VisitLimit, 1);
  const char *memo = ledger_record_get (rule, BENEFIT_RULE_MEMO);

  limit->rule = ledger_record_ref ((LedgerRecord *) rule);
  limit->each = benefit_rule_get_limit (rule, BENEFIT_RULE_EACH_LIMIT);
  limit->year = benefit_rule_get_limit (rule, BENEFIT_RULE_YEAR_LIMIT);
  visit_limit_reckon (limit, title);
  ctl_say ("%s", limit->text);
  say_amount (rule, BENEFIT_RULE_EACH_LIMIT, _("元"));
  say_amount (rule, BENEFIT_RULE_YEAR_LIMIT, _("元"));
  say_amount (rule, BENEFIT_RULE_MONTHS_LIMIT, _("个月"));
  say_amount (rule, BENEFIT_RULE_TIMES_YEAR, _("次"));
  say_amount (rule, BENEFIT_RULE_TIMES_EVER, _("次"));
  say_amount (rule, BENEFIT_RULE_SAME_CAUSE_MONTHS, _("个月"));
  say_amount (rule, BENEFIT_RULE_WINDOW_MONTHS, _("个月"));
  say_choices (rule, BENEFIT_RULE_FORMS);
  say_choices (rule, BENEFIT_RULE_PAPERS);
  if (memo != NULL)
    ctl_say (_("说明\t%s"), memo);
}

static LedgerRecord *
find_rule (CtlOptions  *options,
           const char  *region,
           const char  *item,
           const char  *date,
           GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;

  if (strcmp (region, _("本会")) != 0)
    return benefit_presets_find (region, item, date);
  if (options->ledger == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, CTL_ERROR_USAGE, _("本会采用的标准在台账里，要用 --ledger 写明台账"));
      return NULL;
    }
  store = ledger_store_open (options->ledger, tz_registers, LEDGER_OPEN_READ, error);
  return store != NULL ? benefit_rule_find (store, item, date) : NULL;
}

gboolean
ctl_rule_benefit (CtlOptions  *options,
                  char       **args,
                  GError     **error)
{
  const LedgerChoice *item = ledger_choices_match (codes_benefit_item, args[1]);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = options->today != NULL ? g_strdup (options->today) : g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *day = NULL;
  g_autoptr (LedgerRecord) rule = NULL;
  g_autoptr (GError) failed = NULL;

  if (item == NULL)
    {
      g_set_error (error, CTL_ERROR, CTL_ERROR_USAGE, _("没有“%s”这个项目，要写慰问类型或救助类型，如节日慰问"), args[1]);
      return FALSE;
    }
  if (args[2] != NULL && !ledger_date_parse (args[2], FALSE, &day, error))
    return FALSE;
  rule = find_rule (options, args[0], item->code, day != NULL ? day : date, &failed);
  if (rule == NULL && failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (rule == NULL)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND, _("%s在%s没有“%s”的标准，不核对限额。"), args[0], day != NULL ? day : date,
                   _(item->title));
      return FALSE;
    }
  say_rule (rule, _(item->title));
  return TRUE;
}
