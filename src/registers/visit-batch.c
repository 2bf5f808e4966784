/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every visit of a batch is made and judged as if it were entered alone, so that no rule is written twice; what only
 * the batch itself shows (who is in it already, drafts of another one) is read once for all. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-batch-private.h"

#include <string.h>

#include "aid-totals.h"
#include "aids.h"
#include "funds.h"
#include "ledger-amount.h"
#include "ledger-batch.h"
#include "ledger-scan.h"
#include "members.h"
#include "name-list.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

/* People between two reports of progress. */
#define STEP 50

/* Rules that ask what all of a batch have alike. */
static const char *const common[] = {
  "negative", "no-amount", "form-card", "form-cash", "form-local", "form-amount", "season", "future", "fund-year", "fund-over",
  "retiree-fund", "two-visitors", NULL
};

typedef struct
{
  LedgerStore    *store;
  LedgerRecord   *batch;
  VisitBatchPlan *plan;
  GHashTable     *there;  /* "M12", "K3706…" of visits in this batch */
  GHashTable     *others; /* the same of drafts for the same festival -> name of their batch */
  GHashTable     *seen;   /* the same of persons judged already -> name */
} Planning;

/* @drafts: only those of other batches */
typedef struct
{
  LedgerStore *store;
  gint64       batch;
  gboolean     drafts;
  GHashTable  *people;
} Reading;

static void
free_person (gpointer data)
{
  VisitBatchPerson *person = data;

  g_free (person->line);
  g_free (person->name);
  g_free (person->unit);
  g_free (person->code);
  g_free (person->why);
  g_free (person->reason);
  g_free (person);
}

void
visit_batch_plan_free (VisitBatchPlan *self)
{
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->doubts);
  g_free (self->name);
  g_free (self->fund_text);
  g_free (self);
}

static void
planning_clear (Planning *planning)
{
  g_clear_pointer (&planning->batch, ledger_record_unref);
  g_clear_pointer (&planning->plan, visit_batch_plan_free);
  g_clear_pointer (&planning->there, g_hash_table_unref);
  g_clear_pointer (&planning->others, g_hash_table_unref);
  g_clear_pointer (&planning->seen, g_hash_table_unref);
}

static char *
dup_member_key (gint64 member)
{
  return g_strdup_printf ("M%" G_GINT64_FORMAT, member);
}

static char *
dup_card_key (const char *id_key)
{
  return id_key != NULL ? g_strconcat ("K", id_key, NULL) : NULL;
}

const char *
visit_batch_look_up (GHashTable *table,
                     gint64      member,
                     const char *id_key)
{
  g_autofree char *by_member = dup_member_key (member);
  g_autofree char *by_card = dup_card_key (id_key);
  const char *found = g_hash_table_lookup (table, by_member);

  return found != NULL || by_card == NULL ? found : g_hash_table_lookup (table, by_card);
}

/* @name: what visit_batch_look_up () answers. */
static void
remember (GHashTable *table,
          gint64      member,
          const char *id_key,
          const char *name)
{
  if (member != 0)
    g_hash_table_insert (table, dup_member_key (member), g_strdup (name));
  if (id_key != NULL)
    g_hash_table_insert (table, dup_card_key (id_key), g_strdup (name));
}

/* Columns: member, number, status, batch. What answers is the name of the batch. */
static gboolean
visit_scanned_cb (const LedgerScanRow *row,
                  gpointer             data)
{
  Reading *reading = data;
  const char *status = ledger_scan_get_text (row, 2);
  gint64 batch = ledger_scan_get_number (row, 3);
  gboolean draft = g_strcmp0 (status, VISIT_DRAFT) == 0 || g_strcmp0 (status, VISIT_RETURNED) == 0;
  g_autofree char *label = NULL;

  if (g_strcmp0 (status, VISIT_VOID) == 0 || (reading->drafts && (!draft || batch == 0 || batch == reading->batch)))
    return TRUE;
  label = ledger_store_dup_label (reading->store, &visit_batches_register, batch);
  remember (reading->people, ledger_scan_get_number (row, 0), ledger_scan_get_text (row, 1), label);
  return TRUE;
}

static GHashTable *
read_people (LedgerStore         *store,
             const LedgerRecord  *batch,
             gboolean             drafts,
             LedgerQuery         *query,
             GError             **error)
{
  static const guint columns[] = { VISIT_MEMBER_ID, VISIT_ID_KEY, VISIT_STATUS, VISIT_BATCH_ID };
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reading reading = { store, batch->id, drafts, people };

  return ledger_scan (store, query, columns, G_N_ELEMENTS (columns), visit_scanned_cb, &reading, error)
         ? g_steal_pointer (&people) : NULL;
}

GHashTable *
visit_batch_read_people (LedgerStore         *store,
                         const LedgerRecord  *batch,
                         GError             **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, batch->id);

  ledger_query_add_filter (query, VISIT_BATCH_ID, LEDGER_IS, id);
  return read_people (store, batch, FALSE, query, error);
}

/* Approved visits of the festival are told by the rules; drafts count for nothing there. */
static GHashTable *
read_drafts (LedgerStore         *store,
             const LedgerRecord  *batch,
             GError             **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  const char *festival = ledger_record_get (batch, VISIT_BATCH_FESTIVAL), *date = ledger_record_get (batch, VISIT_BATCH_DATE);
  g_autofree char *first = g_strdup_printf ("%.4s-01-01", date), *last = g_strdup_printf ("%.4s-12-31", date);

  if (festival == NULL)
    return g_hash_table_new (g_str_hash, g_str_equal);
  ledger_query_add_filter (query, VISIT_KIND, LEDGER_IS, ledger_record_get (batch, VISIT_BATCH_KIND));
  ledger_query_add_filter (query, VISIT_DATE, LEDGER_AT_LEAST, first);
  ledger_query_add_filter (query, VISIT_DATE, LEDGER_AT_MOST, last);
  ledger_query_add_filter (query, VISIT_FESTIVAL, LEDGER_IS, festival);
  return read_people (store, batch, TRUE, query, error);
}

void
visit_batch_object (VisitBatchPerson  *person,
                    VisitBatchOutcome  outcome,
                    const char        *code,
                    const char        *text)
{
  if (person->code == NULL)
    {
      person->code = g_strdup (code);
      person->why = g_strdup (text);
    }
  else
    {
      g_autofree char *former = person->why;

      person->why = g_strdup_printf ("%s；%s", former, text);
    }
  person->outcome = MAX (person->outcome, outcome);
}

static void
add_doubt (VisitBatchPlan *plan,
           const char     *text)
{
  for (guint i = 0; i < plan->doubts->len; i++)
    if (strcmp (g_ptr_array_index (plan->doubts, i), text) == 0)
      return;
  g_ptr_array_add (plan->doubts, g_strdup (text));
}

/* Copies of the member's own row: what is doubtful in them was asked there. */
static gboolean
is_of_roster (const LedgerProblem *problem)
{
  static const guint copied[] = { VISIT_NAME, VISIT_GENDER, VISIT_ID_TYPE, VISIT_ID_NO, VISIT_MOBILE };

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    if (problem->field == copied[i])
      return problem->severity == LEDGER_WARNING;
  return FALSE;
}

/* %FALSE where nobody can be given it so. */
static gboolean
take_problems (VisitBatchPlan       *plan,
               VisitBatchPerson     *person,
               const LedgerProblems *problems,
               GError              **error)
{
  for (guint i = 0; i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);
      gboolean for_all = g_strv_contains (common, problem->code);

      if (problem->severity < LEDGER_WARNING)
        continue;
      if (for_all && problem->severity == LEDGER_BLOCKING)
        {
          g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”不能这样发：%s。请先改正批次。"), plan->name, problem->text);
          return FALSE;
        }
      if (is_of_roster (problem))
        person->known = TRUE;
      else if (for_all)
        add_doubt (plan, problem->text);
      else
        visit_batch_object (person, problem->severity == LEDGER_BLOCKING ? VISIT_BATCH_REFUSED : VISIT_BATCH_DOUBTFUL, problem->code,
                problem->text);
    }
  return TRUE;
}

static gboolean
judge_rules (Planning           *planning,
             VisitBatchPerson   *person,
             const LedgerRecord *member,
             GError            **error)
{
  g_autoptr (LedgerEdit) edit = visit_batch_new_visit (planning->store, planning->batch, member);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  const char *key = ledger_record_get (member, MEMBER_ID_KEY);
  const char *other = visit_batch_look_up (planning->others, member->id, key);

  ledger_edit_check (edit, problems);
  if (!take_problems (planning->plan, person, problems, error))
    return FALSE;
  if (other != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("“%s”里已有他同一节日的草稿"), other);

      visit_batch_object (person, VISIT_BATCH_DOUBTFUL, "other-batch", text);
    }
  if (key == NULL)
    visit_batch_object (person, VISIT_BATCH_DOUBTFUL, "no-id", _("没有证件号码，不能实名签收"));
  return TRUE;
}

/* In the batch, or a second row of one person: he gets it once. */
static gboolean
is_once_more (Planning           *planning,
              VisitBatchPerson   *person,
              const LedgerRecord *member)
{
  const char *key = ledger_record_get (member, MEMBER_ID_KEY);
  const char *before = visit_batch_look_up (planning->seen, member->id, key);
  g_autofree char *text = NULL;

  if (visit_batch_look_up (planning->there, member->id, key) != NULL)
    visit_batch_object (person, VISIT_BATCH_THERE, "in-batch", _("已在本批次里"));
  else if (before != NULL)
    {
      text = g_strdup_printf (_("名单里前面的“%s”和他是同一人，只发一次"), before);
      visit_batch_object (person, VISIT_BATCH_THERE, "same-person", text);
    }
  else
    remember (planning->seen, member->id, key, person->name);
  return person->outcome == VISIT_BATCH_THERE;
}

static gboolean
judge (Planning         *planning,
       VisitBatchPerson *person,
       GError          **error)
{
  g_autoptr (LedgerRecord) member = NULL;

  if (person->member == 0)
    return TRUE;
  member = ledger_store_load (planning->store, &members_register, person->member, error);
  if (member == NULL)
    return FALSE;
  g_free (person->name);
  person->name = g_strdup (ledger_record_get (member, MEMBER_NAME));
  person->unit = ledger_store_dup_shown (planning->store, member, MEMBER_UNIT_ID, TRUE);
  if (member->removed)
    visit_batch_object (person, VISIT_BATCH_REFUSED, "removed", _("会员记录在回收站里"));
  return is_once_more (planning, person, member) || member->removed || judge_rules (planning, person, member, error);
}

static VisitBatchPerson *
add_person (VisitBatchPlan *plan,
            gint64          member,
            const char     *line,
            const char     *name)
{
  VisitBatchPerson *person = g_new0 (VisitBatchPerson, 1);

  person->member = member;
  person->line = g_strdup (line);
  person->name = g_strdup (name);
  g_ptr_array_add (plan->persons, person);
  return person;
}

/* A line that means nobody, or not certainly one, stays in the list. */
static void
add_line (VisitBatchPlan *plan,
          const NameLine *line)
{
  gboolean certain = line->ids->len == 1;
  VisitBatchPerson *person = add_person (plan, certain ? g_array_index (line->ids, gint64, 0) : 0, line->line, line->name);
  g_autofree char *text = NULL;

  if (certain)
    return;
  person->unit = g_strdup ("");
  text = line->ids->len == 0 ? g_strdup_printf (_("会员名册里没有“%s”"), line->name)
                             : g_strdup_printf (_("有%u个“%s”，请在姓名后写单位、证件尾号或电话尾号"), line->ids->len, line->name);
  visit_batch_object (person, VISIT_BATCH_REFUSED, line->ids->len == 0 ? "unknown" : "namesakes", text);
}

static gboolean
list_persons (Planning                *planning,
              const VisitBatchChoice  *choice,
              GError                 **error)
{
  static const NameListFields fields = {
    .reg = &members_register, .name = MEMBER_NAME, .id_key = MEMBER_ID_KEY, .mobile = MEMBER_MOBILE, .number = MEMBER_NO,
    .places = { MEMBER_UNIT_ID, MEMBER_ORG_ID, MEMBER_DEPT },
  };
  const char *day = ledger_record_get (planning->batch, VISIT_BATCH_DATE);

  if (choice->names != NULL)
    {
      g_autoptr (GPtrArray) lines = name_list_match (planning->store, &fields, choice->names, error);

      for (guint i = 0; lines != NULL && i < lines->len; i++)
        add_line (planning->plan, g_ptr_array_index (lines, i));
      return lines != NULL;
    }
  else
    {
      g_autoptr (GArray) ids = visit_batch_list_chosen (planning->store, day, choice, error);

      for (guint i = 0; ids != NULL && i < ids->len; i++)
        add_person (planning->plan, g_array_index (ids, gint64, i), NULL, NULL);
      return ids != NULL;
    }
}

static void
count_outcomes (VisitBatchPlan *plan)
{
  memset (plan->n, 0, sizeof plan->n);
  plan->n_reasons = 0;
  for (guint i = 0; i < plan->persons->len; i++)
    {
      const VisitBatchPerson *person = g_ptr_array_index (plan->persons, i);

      plan->n[person->outcome]++;
      plan->n_reasons += person->outcome == VISIT_BATCH_DOUBTFUL && person->reason != NULL;
    }
}

/* What the whole takes of the fund. */
static void
weigh_fund (VisitBatchPlan *plan,
            LedgerStore    *store)
{
  g_autoptr (LedgerRecord) batch = ledger_store_load (store, &visit_batches_register, plan->visit_batch, NULL);
  gint64 id = batch != NULL ? ledger_record_get_number (batch, VISIT_BATCH_FUND_ID) : 0;
  g_autoptr (LedgerRecord) fund = id != 0 ? ledger_store_load (store, &funds_register, id, NULL) : NULL;
  gint64 left;
  g_autofree char *budget = NULL, *spent = NULL, *reserved = NULL, *now = NULL, *rest = NULL;

  g_clear_pointer (&plan->fund_text, g_free);
  plan->fund_over = FALSE;
  if (fund == NULL || ledger_record_get (fund, FUND_BUDGET) == NULL)
    return;
  left = ledger_record_get_number (fund, FUND_REMAINING) - visit_batch_plan_get_sum (plan);
  plan->fund_over = left < 0;
  budget = ledger_amount_in_words (ledger_record_get_number (fund, FUND_BUDGET));
  spent = ledger_amount_in_words (ledger_record_get_number (fund, FUND_SPENT));
  reserved = ledger_amount_in_words (ledger_record_get_number (fund, FUND_RESERVED));
  now = ledger_amount_in_words (visit_batch_plan_get_sum (plan));
  rest = ledger_amount_in_words (ABS (left));
  plan->fund_text = g_strdup_printf (left < 0 ? _("“%s”预算%s，已用%s，待批%s，本批%u人%s，超出预算%s")
                                              : _("“%s”预算%s，已用%s，待批%s，本批%u人%s，剩%s"),
                                     ledger_record_get (fund, FUND_NAME), budget, spent, reserved, visit_batch_plan_count (plan),
                                     now, rest);
}

void
visit_batch_recount (VisitBatchPlan *plan,
                     LedgerStore    *store)
{
  count_outcomes (plan);
  weigh_fund (plan, store);
}

/* People come into a draft; what was approved stays as it was approved. */
gboolean
visit_batch_check_open (const LedgerRecord  *batch,
                        GError             **error)
{
  const char *status = ledger_record_get (batch, VISIT_BATCH_STATUS), *text = NULL;

  if (batch->removed)
    text = _("在回收站里，请先恢复");
  else if (ledger_record_get (batch, VISIT_BATCH_DATE) == NULL)
    text = _("还没有慰问日期，请先填写");
  else if (g_strcmp0 (status, VISIT_VOID) == 0)
    text = _("已经作废，不能再加人");
  else if (g_strcmp0 (status, VISIT_WAITING) == 0 || (aid_is_given (status) && ledger_record_get (batch, VISIT_BATCH_APPLIED_DATE) != NULL))
    text = _("已经提交审批，要加人请先退回");
  if (text == NULL)
    return TRUE;
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”%s。"), ledger_record_get (batch, VISIT_BATCH_NAME), text);
  return FALSE;
}

static gboolean
planning_init (Planning    *planning,
               LedgerStore *store,
               gint64       visit_batch,
               GError     **error)
{
  planning->store = store;
  planning->batch = ledger_store_load (store, &visit_batches_register, visit_batch, error);
  if (planning->batch == NULL || !visit_batch_check_open (planning->batch, error))
    return FALSE;
  planning->plan = g_new0 (VisitBatchPlan, 1);
  planning->plan->visit_batch = visit_batch;
  planning->plan->name = g_strdup (ledger_record_get (planning->batch, VISIT_BATCH_NAME));
  planning->plan->persons = g_ptr_array_new_with_free_func (free_person);
  planning->plan->doubts = g_ptr_array_new_with_free_func (g_free);
  planning->plan->each = ledger_record_get_number (planning->batch, VISIT_BATCH_CASH_EACH) +
                         ledger_record_get_number (planning->batch, VISIT_BATCH_GOODS_EACH);
  planning->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  planning->there = visit_batch_read_people (store, planning->batch, error);
  planning->others = planning->there != NULL ? read_drafts (store, planning->batch, error) : NULL;
  return planning->others != NULL;
}

static gboolean
judge_all (Planning            *planning,
           VisitBatchProgress   progress,
           gpointer             data,
           GCancellable        *cancellable,
           GError             **error)
{
  GPtrArray *persons = planning->plan->persons;

  for (guint i = 0; i < persons->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !judge (planning, g_ptr_array_index (persons, i), error))
        return FALSE;
      if (progress != NULL && i % STEP == 0)
        progress (i / (double) persons->len, data);
    }
  return TRUE;
}

VisitBatchPlan *
visit_batch_plan_new (LedgerStore             *store,
                      gint64                   visit_batch,
                      const VisitBatchChoice  *choice,
                      VisitBatchProgress       progress,
                      gpointer                 data,
                      GCancellable            *cancellable,
                      GError                 **error)
{
  Planning planning = { 0 };
  VisitBatchPlan *plan = NULL;

  if (planning_init (&planning, store, visit_batch, error) && list_persons (&planning, choice, error) &&
      judge_all (&planning, progress, data, cancellable, error))
    {
      plan = g_steal_pointer (&planning.plan);
      visit_batch_recount (plan, store);
      if (plan->fund_over && aid_is_given (ledger_record_get (planning.batch, VISIT_BATCH_STATUS)))
        add_doubt (plan, plan->fund_text);
    }
  planning_clear (&planning);
  return plan;
}

gboolean
visit_batch_person_is_included (const VisitBatchPerson *person)
{
  return person->outcome == VISIT_BATCH_INCLUDED || (person->outcome == VISIT_BATCH_DOUBTFUL && person->reason != NULL);
}

guint
visit_batch_plan_count (const VisitBatchPlan *self)
{
  return self->n[VISIT_BATCH_INCLUDED] + self->n_reasons;
}

gint64
visit_batch_plan_get_sum (const VisitBatchPlan *self)
{
  return visit_batch_plan_count (self) * self->each;
}

static gboolean
include (VisitBatchPerson *person,
         const char       *reason)
{
  if (person->outcome != VISIT_BATCH_DOUBTFUL)
    return FALSE;
  g_free (person->reason);
  person->reason = reason != NULL && reason[0] != '\0' ? g_strdup (reason) : NULL;
  return TRUE;
}

gboolean
visit_batch_plan_include (VisitBatchPlan *self,
                          LedgerStore    *store,
                          guint           place,
                          const char     *reason)
{
  g_return_val_if_fail (place < self->persons->len, FALSE);

  if (!include (g_ptr_array_index (self->persons, place), reason))
    return FALSE;
  visit_batch_recount (self, store);
  return TRUE;
}

guint
visit_batch_plan_include_all (VisitBatchPlan *self,
                              LedgerStore    *store,
                              const char     *code,
                              const char     *reason)
{
  guint n = 0;

  for (guint i = 0; i < self->persons->len; i++)
    {
      VisitBatchPerson *person = g_ptr_array_index (self->persons, i);

      n += g_strcmp0 (person->code, code) == 0 && include (person, reason);
    }
  visit_batch_recount (self, store);
  return n;
}
