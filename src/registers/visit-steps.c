/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three registers name the fields of the steps alike, so that one piece of code takes them all along. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-steps.h"

#include <string.h>

#include "hardship-files.h"
#include "ledger-batch.h"
#include "officers.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

/* In the order of the way; the usual one from a state comes before the others. */
static const VisitStep steps[] = {
  { "submit", N_("提交审批"), VISIT_WAITING, "17", VISIT_ASKS_DATE },
  { "approve", N_("批准"), VISIT_APPROVED, "2", VISIT_ASKS_DATE | VISIT_ASKS_APPROVER },
  { "pay", N_("发放"), VISIT_PAID, "3", VISIT_ASKS_DATE },
  { "sign", N_("签收"), VISIT_SIGNED, "4", VISIT_ASKS_DATE | VISIT_ASKS_SIGNER },
  { "archive", N_("归档"), VISIT_ARCHIVED, "5", 0 },
  { "back", N_("退回"), VISIT_RETURNED, "23", VISIT_ASKS_REASON },
  { "revise", N_("改为草稿"), VISIT_DRAFT, "7", 0 },
  { "void", N_("作废"), VISIT_VOID, "123457", VISIT_ASKS_REASON },
};

#define UNDONE N_("撤销")

/* The last ones are taken by an undo only. */
const LedgerTransition visit_steps_transitions[] = {
  { NULL, VISIT_DRAFT, "draft", N_("登记草稿") },
  { NULL, VISIT_WAITING, "submit", N_("提交审批") },
  { NULL, VISIT_PAID, "enter", N_("补录已发放的") },
  { NULL, VISIT_SIGNED, "enter", N_("补录已签收的") },
  { NULL, VISIT_ARCHIVED, "enter", N_("补录已归档的") },
  { VISIT_DRAFT, VISIT_WAITING, "submit", N_("提交审批") },
  { VISIT_WAITING, VISIT_APPROVED, "approve", N_("批准") },
  { VISIT_APPROVED, VISIT_PAID, "pay", N_("发放") },
  { VISIT_PAID, VISIT_SIGNED, "sign", N_("签收") },
  { VISIT_SIGNED, VISIT_ARCHIVED, "archive", N_("归档") },
  { VISIT_WAITING, VISIT_RETURNED, "back", N_("退回") },
  { VISIT_APPROVED, VISIT_RETURNED, "back", N_("退回") },
  { VISIT_RETURNED, VISIT_DRAFT, "revise", N_("改为草稿") },
  { VISIT_RETURNED, VISIT_WAITING, "submit", N_("重新提交") },
  { VISIT_DRAFT, VISIT_VOID, "void", N_("作废") },
  { VISIT_WAITING, VISIT_VOID, "void", N_("作废") },
  { VISIT_APPROVED, VISIT_VOID, "void", N_("作废") },
  { VISIT_PAID, VISIT_VOID, "void", N_("作废") },
  { VISIT_SIGNED, VISIT_VOID, "void", N_("作废") },
  { VISIT_RETURNED, VISIT_VOID, "void", N_("作废") },
  { VISIT_WAITING, VISIT_DRAFT, "undo", UNDONE },
  { VISIT_APPROVED, VISIT_WAITING, "undo", UNDONE },
  { VISIT_PAID, VISIT_APPROVED, "undo", UNDONE },
  { VISIT_SIGNED, VISIT_PAID, "undo", UNDONE },
  { VISIT_ARCHIVED, VISIT_SIGNED, "undo", UNDONE },
  { VISIT_RETURNED, VISIT_APPROVED, "undo", UNDONE },
  { VISIT_DRAFT, VISIT_RETURNED, "undo", UNDONE },
  { VISIT_VOID, VISIT_DRAFT, "undo", UNDONE },
  { VISIT_VOID, VISIT_WAITING, "undo", UNDONE },
  { VISIT_VOID, VISIT_APPROVED, "undo", UNDONE },
  { VISIT_VOID, VISIT_PAID, "undo", UNDONE },
  { VISIT_VOID, VISIT_SIGNED, "undo", UNDONE },
  { VISIT_VOID, VISIT_RETURNED, "undo", UNDONE },
  { NULL }
};

/* Codes of problems that say only what the step is about to ask. */
static const char *const asked[] = { "no-approver", "back-reason", "void-reason", "unsigned", NULL };

const VisitStep *
visit_steps_get (guint *n)
{
  *n = G_N_ELEMENTS (steps);
  return steps;
}

const VisitStep *
visit_steps_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].name, name) == 0 || g_strcmp0 (_(steps[i].title), name) == 0)
      return &steps[i];
  return NULL;
}

static gboolean
may_be_taken (const VisitStep *step,
              const char      *status)
{
  return status != NULL && status[0] != '\0' && strchr (step->from, status[0]) != NULL;
}

const VisitStep *
visit_steps_next (const char *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (may_be_taken (&steps[i], status))
      return &steps[i];
  return NULL;
}

/* The field of that name; the three registers have most of them. */
static guint
find (const LedgerRegister *reg,
      const char           *name)
{
  return ledger_register_find_field (reg, name);
}

static const char *
get (const LedgerRecord *record,
     const char         *name)
{
  guint field = record != NULL ? find (record->reg, name) : LEDGER_NO_FIELD;

  return field != LEDGER_NO_FIELD ? ledger_record_get (record, field) : NULL;
}

static void
set (LedgerEdit *edit,
     const char *name,
     const char *value)
{
  guint field = find (edit->reg, name);

  if (field != LEDGER_NO_FIELD)
    ledger_edit_set (edit, field, value);
}

static void
set_where_given (LedgerEdit *edit,
                 const char *name,
                 const char *value)
{
  if (value != NULL && value[0] != '\0')
    set (edit, name, value);
}

static void
set_officer (LedgerEdit *edit,
             const char *name,
             gint64      officer)
{
  guint field = find (edit->reg, name);

  if (officer != 0 && field != LEDGER_NO_FIELD)
    ledger_record_set_number (edit->after, field, officer);
}

/* Whoever is named in the record; an aid names him by its hardship file. */
static char *
dup_named (LedgerEdit *edit)
{
  guint file = find (edit->reg, "file_id");
  g_autoptr (LedgerRecord) record = NULL;

  if (file == LEDGER_NO_FIELD)
    return g_strdup (get (edit->after, "name"));
  record = ledger_store_load (edit->store, &hardship_files_register, ledger_record_get_number (edit->after, file), NULL);
  return record != NULL ? ledger_record_dup_label (record) : NULL;
}

static void
fill_signature (LedgerEdit             *edit,
                const VisitStepDetails *details,
                const char             *date)
{
  g_autofree char *named = edit->reg != &visit_batches_register ? dup_named (edit) : NULL;
  const char *signer = details->signer != NULL ? details->signer : details->agent;

  set_where_given (edit, "agent", details->agent);
  set_where_given (edit, "agent_relation", details->agent_relation);
  set_where_given (edit, "agent_id_no", details->agent_id_no);
  if (signer != NULL)
    set (edit, "signer", signer);
  else if (get (edit->after, "signer") == NULL)
    set (edit, "signer", get (edit->after, "agent") != NULL ? get (edit->after, "agent") : named);
  set (edit, "signed_date", date);
}

/* What the step writes beside the state. */
static void
fill (LedgerEdit             *edit,
      const VisitStep        *step,
      const VisitStepDetails *details)
{
  const char *date = details->date != NULL ? details->date : ledger_edit_get_today (edit);

  set_where_given (edit, "over_reason", details->over_reason);
  set_officer (edit, "second_approver_id", details->second_approver);
  if (g_str_equal (step->to, VISIT_WAITING) && get (edit->after, "applied_date") == NULL)
    set (edit, "applied_date", date);
  else if (g_str_equal (step->to, VISIT_APPROVED))
    {
      set_officer (edit, "approver_id", details->approver);
      set (edit, "approved_date", date);
    }
  else if (g_str_equal (step->to, VISIT_PAID))
    set (edit, "paid_date", date);
  else if (g_str_equal (step->to, VISIT_SIGNED))
    fill_signature (edit, details, date);
  else if (g_str_equal (step->to, VISIT_RETURNED))
    {
      set (edit, "back_reason", details->reason);
      set (edit, "approver_id", NULL);
      set (edit, "approved_date", NULL);
    }
  else if (g_str_equal (step->to, VISIT_VOID))
    set (edit, "void_reason", details->reason);
  set (edit, "status", step->to);
  edit->event = TRUE;
}

static void
free_refusal (gpointer data)
{
  VisitStepRefusal *refusal = data;

  g_free (refusal->label);
  g_free (refusal->text);
  g_free (refusal);
}

static VisitStepResult *
result_new (void)
{
  VisitStepResult *result = g_new0 (VisitStepResult, 1);

  result->refusals = g_ptr_array_new_with_free_func (free_refusal);
  return result;
}

void
visit_step_result_free (VisitStepResult *result)
{
  g_ptr_array_unref (result->refusals);
  g_free (result);
}

static void
refuse (VisitStepResult *result,
        LedgerEdit      *edit,
        gboolean         doubtful,
        const char      *text)
{
  VisitStepRefusal *refusal = g_new0 (VisitStepRefusal, 1);

  refusal->reg = edit->reg;
  refusal->id = edit->after->id;
  refusal->label = ledger_store_dup_label (edit->store, edit->reg, edit->after->id);
  refusal->text = g_strdup (text);
  refusal->doubtful = doubtful;
  result->n_doubtful += doubtful;
  g_ptr_array_add (result->refusals, refusal);
}

static char *
dup_wrong_state (const LedgerEdit *edit,
                 const VisitStep  *step)
{
  const char *status = get (edit->after, "status");
  const LedgerChoice *choice = status != NULL ? ledger_choices_find (edit->reg->fields[find (edit->reg, "status")].choices, status) : NULL;

  return g_strdup_printf (_("现在是“%s”，不能%s"), choice != NULL ? _(choice->title) : _("（空）"), _(step->title));
}

/* One record; what stands in its way is noted, and the others go on, so that all are named at once. */
static gboolean
take_one (LedgerStore            *store,
          const LedgerRegister   *reg,
          gint64                  id,
          const VisitStep        *step,
          const VisitStepDetails *details,
          VisitStepResult        *result,
          GError                **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, reg, id, error);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (GError) refused = NULL;
  g_autofree char *text = NULL;
  gboolean blocked;

  if (edit == NULL)
    return FALSE;
  if (!may_be_taken (step, get (edit->after, "status")))
    {
      text = dup_wrong_state (edit, step);
      refuse (result, edit, FALSE, text);
      return TRUE;
    }
  fill (edit, step, details);
  edit->accept = g_strdup (details->accept);
  edit->why = g_strdup (details->reason != NULL ? details->reason : _(step->title));
  if (ledger_edit_save (edit, problems, &refused))
    {
      result->n_done++;
      return TRUE;
    }
  blocked = ledger_problems_count (problems, LEDGER_BLOCKING) > 0;
  if (ledger_problems_count (problems, LEDGER_WARNING) > 0 || blocked)
    text = ledger_problems_dup_text (problems, blocked ? LEDGER_BLOCKING : LEDGER_WARNING);
  refuse (result, edit, !blocked && text != NULL, text != NULL ? text : refused->message);
  return TRUE;
}

/* (element-type gint64): the visits of a batch that stand where the step begins; the others are counted. */
static GArray *
list_visits (LedgerStore     *store,
             gint64           batch,
             const VisitStep *step,
             guint           *n_left,
             GError         **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, batch);
  guint n_all;

  ledger_query_add_filter (query, VISIT_BATCH_ID, LEDGER_IS, id);
  n_all = ledger_store_count (store, query);
  for (guint i = 0; step->from[i] != '\0'; i++)
    {
      g_autofree char *status = g_strndup (step->from + i, 1);

      ledger_query_add_filter (query, VISIT_STATUS, LEDGER_IS, status);
    }
  *n_left += n_all - ledger_store_count (store, query);
  return ledger_store_select (store, query, error);
}

static gboolean
take_with_visits (LedgerStore            *store,
                  gint64                  batch,
                  const VisitStep        *step,
                  const VisitStepDetails *details,
                  VisitStepResult        *result,
                  GError                **error)
{
  g_autoptr (GArray) ids = list_visits (store, batch, step, &result->n_left, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!take_one (store, &visits_register, g_array_index (ids, gint64, i), step, details, result, error))
      return FALSE;
  return take_one (store, &visit_batches_register, batch, step, details, result, error);
}

static gboolean
take_all (LedgerStore            *store,
          const LedgerRegister   *reg,
          const GArray           *ids,
          const VisitStep        *step,
          const VisitStepDetails *details,
          VisitStepResult        *result,
          GError                **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (reg == &visit_batches_register ? !take_with_visits (store, id, step, details, result, error)
                                         : !take_one (store, reg, id, step, details, result, error))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_title (LedgerStore          *store,
           const LedgerRegister *reg,
           const GArray         *ids,
           const VisitStep      *step)
{
  g_autofree char *label = ledger_store_dup_label (store, reg, g_array_index (ids, gint64, 0));

  if (ids->len == 1)
    return g_strdup_printf (_("%s%s：%s"), _(step->title), _(reg->row_title), label);
  return g_strdup_printf (_("%s%s：%s等%u条"), _(step->title), _(reg->row_title), label, ids->len);
}

static gboolean
say_refused (const VisitStepResult *result,
             const VisitStep       *step,
             GError               **error)
{
  const VisitStepRefusal *first = g_ptr_array_index (result->refusals, 0);

  if (result->refusals->len == 1)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("没有%s，什么都没有改：%s：%s。"), _(step->title), first->label, first->text);
  else
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("没有%s，什么都没有改：%u条不能办理，如%s：%s。"), _(step->title),
                 result->refusals->len, first->label, first->text);
  return FALSE;
}

gboolean
visit_steps_take (LedgerStore            *store,
                  const LedgerRegister   *reg,
                  const GArray           *ids,
                  const VisitStep        *step,
                  const VisitStepDetails *details,
                  VisitStepResult       **result,
                  GError                **error)
{
  g_autoptr (VisitStepResult) own = result_new ();
  g_autofree char *title = ids->len > 0 ? dup_title (store, reg, ids, step) : NULL;
  gboolean read;

  if (ids->len == 0)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("没有选中要%s的记录。"), _(step->title));
      return FALSE;
    }
  if (!ledger_batch_begin (store, "edit", title, error))
    return FALSE;
  read = take_all (store, reg, ids, step, details, own, error);
  if (!read || own->refusals->len > 0 || details->dry_run)
    ledger_batch_rollback (store);
  else if (!ledger_batch_commit (store, error))
    return FALSE;
  else
    own->batch = ledger_batch_get_last (store);
  if (read && own->refusals->len > 0)
    {
      own->n_done = details->dry_run ? own->n_done : 0;
      read = say_refused (own, step, error);
    }
  if (result != NULL)
    *result = g_steal_pointer (&own);
  return read;
}

static void
free_offer (gpointer data)
{
  VisitStepOffer *offer = data;

  g_ptr_array_unref (offer->missing);
  g_free (offer);
}

static VisitStepOffer *
make_offer (LedgerStore     *store,
            LedgerRecord    *record,
            const VisitStep *step)
{
  static const VisitStepDetails none = { 0 };
  VisitStepOffer *offer = g_new0 (VisitStepOffer, 1);
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, record);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();

  offer->step = step;
  offer->missing = g_ptr_array_new_with_free_func (g_free);
  fill (edit, step, &none);
  ledger_edit_check (edit, problems);
  for (guint i = 0; i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      if (problem->severity >= LEDGER_WARNING && !problem->standing && !g_strv_contains (asked, problem->code))
        g_ptr_array_add (offer->missing, g_strdup (problem->text));
    }
  return offer;
}

GPtrArray *
visit_steps_offer (LedgerStore  *store,
                   LedgerRecord *record)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func (free_offer);
  const char *status = get (record, "status");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (may_be_taken (&steps[i], status))
      g_ptr_array_add (offers, make_offer (store, record, &steps[i]));
  return offers;
}

/* From 已批 on. */
static gboolean
is_given (const LedgerRecord *record)
{
  return record != NULL && visit_status_counts (get (record, "status")) == VISIT_COUNTS_GIVEN;
}

/* Entered when all was over. A batch has no mark of it. */
static gboolean
is_late (const LedgerEdit *edit)
{
  if (find (edit->reg, "late") == LEDGER_NO_FIELD)
    return edit->before == NULL;
  return g_strcmp0 (get (edit->after, "late"), "1") == 0;
}

/* Steps that a person takes by typing the state: no more is asked than the record itself can tell. */
static gboolean
may_be_typed (const char *from,
              const char *to)
{
  if (g_str_equal (to, VISIT_APPROVED) || g_str_equal (to, VISIT_PAID))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].to, to) && may_be_taken (&steps[i], from))
      return TRUE;
  return FALSE;
}

static void
check_taken (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  guint status = find (edit->reg, "status");
  const char *to = ledger_edit_get (edit, status);

  if (edit->before == NULL || edit->event || to == NULL || !ledger_edit_changes (edit, status) ||
      may_be_typed (get (edit->before, "status"), to))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].to, to) && may_be_taken (&steps[i], get (edit->before, "status")))
      {
        ledger_problems_add (problems, LEDGER_BLOCKING, status, "by-step", _("请用“%s”办理，不要直接改状态"), _(steps[i].title));
        return;
      }
  ledger_problems_add (problems, LEDGER_BLOCKING, status, "by-step", _("状态不能往回改；办错了的请用“撤销”，或先退回、作废"));
}

static void
check_reasons (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  const char *status = get (edit->after, "status");

  if (g_strcmp0 (status, VISIT_RETURNED) == 0 && get (edit->after, "back_reason") == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, find (edit->reg, "back_reason"), "back-reason", _("退回请填退回原因"));
  if (g_strcmp0 (status, VISIT_VOID) == 0 && get (edit->after, "void_reason") == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, find (edit->reg, "void_reason"), "void-reason", _("作废请填作废原因"));
}

/* 审批在前，发放在后; what is entered afterwards has no approval here. */
static void
check_approval (LedgerEdit     *edit,
                LedgerProblems *problems)
{
  const char *approved = get (edit->after, "approved_date");
  const char *paid = get (edit->after, "paid_date");
  const char *signed_on = get (edit->after, "signed_date");

  if (is_given (edit->after) && !is_late (edit))
    {
      if (get (edit->after, "approver_id") == NULL || approved == NULL)
        ledger_problems_add (problems, LEDGER_BLOCKING, find (edit->reg, "approver_id"), "no-approver", _("批准请选择审批人和审批日期"));
      else
        officers_check_right (edit, find (edit->reg, "approver_id"), OFFICER_APPROVES, approved, problems);
    }
  if (approved != NULL && paid != NULL && strcmp (paid, approved) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, find (edit->reg, "paid_date"), "paid-before-approval",
                         _("发放日期%s早于审批日期%s，须先审批后发放"), paid, approved);
  if (paid != NULL && signed_on != NULL && strcmp (signed_on, paid) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, find (edit->reg, "signed_date"), "signed-before-paid",
                         _("签收日期%s早于发放日期%s，请核对"), signed_on, paid);
}

static void
check_future (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  static const char *const dates[] = { "approved_date", "paid_date", "signed_date", "applied_date" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      const char *value = get (edit->after, dates[i]);

      if (value != NULL && strcmp (value, ledger_edit_get_today (edit)) > 0)
        ledger_problems_add (problems, LEDGER_BLOCKING, find (edit->reg, dates[i]), "future", _("%s%s晚于今天，请改正"),
                             _(edit->reg->fields[find (edit->reg, dates[i])].title), value);
    }
}

/* 已归档 is read only, 作废 too. */
static void
check_frozen (LedgerEdit     *edit,
              const guint    *frozen,
              LedgerProblems *problems)
{
  const char *was = get (edit->before, "status");
  gboolean closed = g_strcmp0 (was, VISIT_ARCHIVED) == 0 || g_strcmp0 (was, VISIT_VOID) == 0;

  if (edit->before == NULL || edit->event || edit->together || (!is_given (edit->before) && !closed))
    return;
  for (guint i = 0; closed && i < edit->reg->n_fields; i++)
    if (ledger_edit_changes (edit, i) && !(edit->reg->fields[i].flags & LEDGER_COPIED))
      {
        ledger_problems_add (problems, LEDGER_BLOCKING, i, "fixed", _("已经%s，%s不能再改"),
                             was[0] == VISIT_VOID[0] ? _("作废") : _("归档"), _(edit->reg->fields[i].title));
        return;
      }
  for (guint i = 0; !closed && frozen[i] != LEDGER_NO_FIELD; i++)
    if (ledger_edit_changes (edit, frozen[i]))
      ledger_problems_add (problems, LEDGER_BLOCKING, frozen[i], "fixed",
                           g_str_equal (was, VISIT_APPROVED) ? _("已经批准，%s不能再改；要改的请先退回")
                                                             : _("已经发放，%s不能再改；确实有误的请作废后重新登记"),
                           _(edit->reg->fields[frozen[i]].title));
}

/**
 * visit_steps_check:
 * @edit: derived
 */
void
visit_steps_check (LedgerEdit     *edit,
                   const guint    *frozen,
                   LedgerProblems *problems)
{
  check_taken (edit, problems);
  check_reasons (edit, problems);
  check_frozen (edit, frozen, problems);
  if (g_strcmp0 (get (edit->after, "status"), VISIT_VOID) == 0)
    return;
  check_approval (edit, problems);
  check_future (edit, problems);
}

/**
 * visit_steps_derive:
 * @date: the field of the day of giving
 */
void
visit_steps_derive (LedgerEdit *edit,
                    guint       date)
{
  gboolean late;

  if (edit->before != NULL)
    return;
  if (get (edit->after, "status") == NULL)
    set (edit, "status", VISIT_DRAFT);
  late = visit_status_counts (get (edit->after, "status")) == VISIT_COUNTS_GIVEN;
  set (edit, "late", late ? "1" : NULL);
  if (late && strcmp (get (edit->after, "status"), VISIT_APPROVED) > 0)
    set (edit, "paid_date", ledger_edit_get (edit, date));
}
