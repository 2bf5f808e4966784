/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From 草稿 to 归档: what each step asks, all or nothing for many, and what may no longer be changed. */
#include <string.h>

#include "aid-cast.h"
#include "ledger-batch.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visit-steps.h"
#include "visits.h"

#define MOON "kind=01|festival=6|form=3|date=2026-09-10|reason=中秋|goods_value=500|member="

/* "1" or "1 2 5": states in the order of the ids. */
static char *
dup_states (AidCast              *cast,
            const LedgerRegister *reg,
            const GArray         *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *state = aid_cast_dup (cast, reg, g_array_index (ids, gint64, i),
                                             reg == &visits_register ? (guint) VISIT_STATUS : (guint) VISIT_BATCH_STATUS);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", state);
    }
  return g_string_free (text, FALSE);
}

static GArray *
ids_of (gint64 first,
        gint64 second)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, first);
  if (second != 0)
    g_array_append_val (ids, second);
  return ids;
}

/* The message, "" when it was done. */
static char *
take (AidCast                *cast,
      const LedgerRegister   *reg,
      const GArray           *ids,
      const char             *step,
      const VisitStepDetails *details)
{
  g_autoptr (GError) error = NULL;
  gboolean done = visit_steps_take (cast->store, reg, ids, visit_steps_find (step), details, NULL, &error);

  g_assert_cmpint (done, ==, error == NULL);
  return g_strdup (error != NULL ? error->message : "");
}

static void
assert_taken (AidCast                *cast,
              const LedgerRegister   *reg,
              const GArray           *ids,
              const char             *step,
              const VisitStepDetails *details,
              const char             *states)
{
  g_autofree char *message = take (cast, reg, ids, step, details);
  g_autofree char *now = NULL;

  g_assert_cmpstr (message, ==, "");
  now = dup_states (cast, reg, ids);
  g_assert_cmpstr (now, ==, states);
}

static void
assert_refused (AidCast                *cast,
                const LedgerRegister   *reg,
                const GArray           *ids,
                const char             *step,
                const VisitStepDetails *details,
                const char             *message)
{
  g_autofree char *before = dup_states (cast, reg, ids);
  g_autofree char *said = take (cast, reg, ids, step, details);
  g_autofree char *after = dup_states (cast, reg, ids);

  g_assert_cmpstr (said, ==, message);
  g_assert_cmpstr (after, ==, before);
}

static void
test_way (void)
{
  AidCast cast;
  g_autoptr (GArray) ids = NULL;
  gint64 id;
  VisitStepDetails approval = { 0 }, none = { .accept = "测试" };
  g_autofree char *signer = NULL, *signed_on = NULL, *paid = NULL, *approved = NULL, *applied = NULL;

  aid_cast_init (&cast);
  id = aid_cast_visit (&cast, MOON "张大山");
  ids = ids_of (id, aid_cast_visit (&cast, MOON "李小河"));
  assert_refused (&cast, &visits_register, ids, "approve", &none, "没有批准，什么都没有改：2条不能办理，如张大山（节日慰问，2026-0001）：现在是“草稿”，不能批准。");
  assert_taken (&cast, &visits_register, ids, "submit", &none, "2 2");
  assert_refused (&cast, &visits_register, ids, "approve", &none,
                  "没有批准，什么都没有改：2条不能办理，如张大山（节日慰问，2026-0001）：批准请选择审批人和审批日期。");
  approval.approver = cast.clerk;
  assert_refused (&cast, &visits_register, ids, "approve", &approval,
                  "没有批准，什么都没有改：2条不能办理，如张大山（节日慰问，2026-0001）：何干事不是可以审批的人，请核对。");
  approval.approver = cast.chair;
  approval.date = "2026-09-23";
  assert_refused (&cast, &visits_register, ids, "approve", &approval,
                  "没有批准，什么都没有改：2条不能办理，如张大山（节日慰问，2026-0001）：审批日期2026-09-23晚于今天，请改正。");
  approval.date = "2026-09-12";
  assert_taken (&cast, &visits_register, ids, "approve", &approval, "3 3");
  none.date = "2026-09-11";
  assert_refused (&cast, &visits_register, ids, "pay", &none,
                  "没有发放，什么都没有改：2条不能办理，如张大山（节日慰问，2026-0001）：发放日期2026-09-11早于审批日期2026-09-12，须先审批后发放。");
  none.date = "2026-09-14";
  assert_taken (&cast, &visits_register, ids, "发放", &none, "4 4");
  none.date = NULL;
  assert_taken (&cast, &visits_register, ids, "sign", &none, "5 5");
  signer = aid_cast_dup (&cast, &visits_register, id, VISIT_SIGNER);
  signed_on = aid_cast_dup (&cast, &visits_register, id, VISIT_SIGNED_DATE);
  paid = aid_cast_dup (&cast, &visits_register, id, VISIT_PAID_DATE);
  approved = aid_cast_dup (&cast, &visits_register, id, VISIT_APPROVED_DATE);
  applied = aid_cast_dup (&cast, &visits_register, id, VISIT_APPLIED_DATE);
  g_assert_cmpstr (signer, ==, "张大山");
  g_assert_cmpstr (signed_on, ==, "2026-09-22");
  g_assert_cmpstr (paid, ==, "2026-09-14");
  g_assert_cmpstr (approved, ==, "2026-09-12");
  g_assert_cmpstr (applied, ==, "2026-09-22");
  assert_taken (&cast, &visits_register, ids, "archive", &none, "6 6");
  assert_refused (&cast, &visits_register, ids, "void", &none,
                  "没有作废，什么都没有改：2条不能办理，如张大山（节日慰问，2026-0001）：现在是“已归档”，不能作废。");
  /* One batch, one undo, for both. */
  ledger_undo_free (ledger_batch_undo (cast.store, ledger_batch_get_last (cast.store), NULL));
  {
    g_autofree char *states = dup_states (&cast, &visits_register, ids);

    g_assert_cmpstr (states, ==, "5 5");
  }
  aid_cast_clear (&cast);
}

/* One that cannot keeps all back, and is named; with a reason for doubts they go. */
static void
test_all_or_nothing (void)
{
  AidCast cast;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (VisitStepResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VisitStepDetails details = { 0 };
  gint64 good, bad;

  aid_cast_init (&cast);
  good = aid_cast_visit (&cast, MOON "张大山");
  bad = aid_cast_visit (&cast, MOON "李小河|goods_value=1700");
  ids = ids_of (good, bad);
  g_assert_false (visit_steps_take (cast.store, &visits_register, ids, visit_steps_find ("submit"), &details, &result, &error));
  g_assert_cmpuint (result->refusals->len, ==, 1);
  g_assert_cmpint (((VisitStepRefusal *) g_ptr_array_index (result->refusals, 0))->id, ==, bad);
  g_assert_nonnull (strstr (error->message, "李小河"));
  g_assert_nonnull (strstr (error->message, "超出100元"));
  g_assert_cmpuint (result->n_done, ==, 0);
  g_clear_error (&error);
  g_clear_pointer (&result, visit_step_result_free);
  /* Beyond the limit: a cause to submit it, a second approver to approve it. */
  details.over_reason = "经主席办公会研究";
  assert_taken (&cast, &visits_register, ids, "submit", &details, "2 2");
  details.approver = cast.chair;
  assert_refused (&cast, &visits_register, ids, "approve", &details,
                  "没有批准，什么都没有改：李小河（节日慰问，2026-0002）：超出限额100元，要有第二审批人，且不能与审批人是同一人。");
  details.second_approver = cast.chair;
  assert_refused (&cast, &visits_register, ids, "approve", &details,
                  "没有批准，什么都没有改：李小河（节日慰问，2026-0002）：超出限额100元，要有第二审批人，且不能与审批人是同一人。");
  details.second_approver = cast.deputy;
  details.dry_run = TRUE;
  g_assert_true (visit_steps_take (cast.store, &visits_register, ids, visit_steps_find ("approve"), &details, &result, &error));
  g_assert_cmpuint (result->n_done, ==, 2);
  {
    g_autofree char *states = dup_states (&cast, &visits_register, ids);

    g_assert_cmpstr (states, ==, "2 2");
  }
  details.dry_run = FALSE;
  assert_taken (&cast, &visits_register, ids, "approve", &details, "3 3");
  aid_cast_clear (&cast);
}

static void
test_back_and_void (void)
{
  AidCast cast;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *approver = NULL, *reason = NULL;
  VisitStepDetails details = { 0 };

  aid_cast_init (&cast);
  ids = ids_of (aid_cast_visit (&cast, MOON "张大山"), 0);
  details.approver = cast.chair;
  assert_taken (&cast, &visits_register, ids, "submit", &details, "2");
  assert_taken (&cast, &visits_register, ids, "approve", &details, "3");
  assert_refused (&cast, &visits_register, ids, "back", &details, "没有退回，什么都没有改：张大山（节日慰问，2026-0001）：退回请填退回原因。");
  details.reason = "金额有误";
  assert_taken (&cast, &visits_register, ids, "back", &details, "7");
  approver = aid_cast_dup (&cast, &visits_register, g_array_index (ids, gint64, 0), VISIT_APPROVER_ID);
  reason = aid_cast_dup (&cast, &visits_register, g_array_index (ids, gint64, 0), VISIT_BACK_REASON);
  g_assert_null (approver);
  g_assert_cmpstr (reason, ==, "金额有误");
  assert_taken (&cast, &visits_register, ids, "revise", &details, "1");
  assert_taken (&cast, &visits_register, ids, "submit", &details, "2");
  details.reason = NULL;
  assert_refused (&cast, &visits_register, ids, "void", &details, "没有作废，什么都没有改：张大山（节日慰问，2026-0001）：作废请填作废原因。");
  details.reason = "重复";
  assert_taken (&cast, &visits_register, ids, "void", &details, "9");
  ledger_undo_free (ledger_batch_undo (cast.store, ledger_batch_get_last (cast.store), NULL));
  {
    g_autofree char *states = dup_states (&cast, &visits_register, ids);

    g_assert_cmpstr (states, ==, "2");
  }
  aid_cast_clear (&cast);
}

/* Agents. */
static void
test_signature (void)
{
  AidCast cast;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *signer = NULL;
  VisitStepDetails details = { .accept = "测试" };

  aid_cast_init (&cast);
  ids = ids_of (aid_cast_visit (&cast, MOON "张大山"), 0);
  details.approver = cast.chair;
  assert_taken (&cast, &visits_register, ids, "submit", &details, "2");
  assert_taken (&cast, &visits_register, ids, "approve", &details, "3");
  assert_taken (&cast, &visits_register, ids, "pay", &details, "4");
  details.signer = "李小河";
  assert_refused (&cast, &visits_register, ids, "sign", &details,
                  "没有签收，什么都没有改：张大山（节日慰问，2026-0001）：签收人“李小河”不是慰问对象“张大山”；由人代领的请填代领人、与本人关系和证件号码。");
  details.signer = NULL;
  details.agent = "李小河";
  assert_refused (&cast, &visits_register, ids, "sign", &details,
                  "没有签收，什么都没有改：张大山（节日慰问，2026-0001）：由李小河代领，请填代领人与本人关系；由李小河代领，请填代领人证件号码。");
  details.agent_relation = "夫妻";
  details.agent_id_no = "370612199108080026";
  assert_taken (&cast, &visits_register, ids, "sign", &details, "5");
  signer = aid_cast_dup (&cast, &visits_register, g_array_index (ids, gint64, 0), VISIT_SIGNER);
  g_assert_cmpstr (signer, ==, "李小河");
  aid_cast_clear (&cast);
}

/* Typed over, not taken as a step. */
static void
test_typed (void)
{
  static const struct
  {
    const char *state;
    const char *values;
    const char *problems;
  } rows[] = {
    { "1", "status=待审", "" },
    { "1", "status=已批", "B:transition B:by-step B:no-approver" },
    { "1", "status=作废", "B:void-reason" },
    { "1", "status=作废|void_reason=错", "" },
    { "2", "status=已批", "B:by-step B:no-approver" },
    { "2", "status=草稿", "B:by-step" },
    { "2", "goods_value=300", "" },
    { "3", "goods_value=300", "B:fixed" },
    { "3", "memo=说明", "" },
    { "3", "status=已发放", "B:by-step" },
    { "4", "goods_value=300", "B:fixed" },
    { "4", "form=4", "B:fixed" },
    { "4", "fund_id=2026年慰问费", "B:fixed" },
    { "4", "status=已签收", "B:unsigned" },
    { "4", "status=已签收|signer=张大山|signed_date=2026-09-22", "" },
    { "4", "demands=孩子上学", "" },
    { "5", "status=已发放", "B:by-step" },
    { "5", "status=已归档", "" },
    { "6", "memo=说明", "B:fixed" },
    { "6", "status=已签收", "B:by-step B:fixed" },
  };
  static const char *const way[] = { "submit", "approve", "pay", "sign", "archive" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AidCast cast;
      g_autoptr (GArray) ids = NULL;
      VisitStepDetails details = { .accept = "测试" };

      aid_cast_init (&cast);
      details.approver = cast.chair;
      ids = ids_of (aid_cast_visit (&cast, MOON "张大山"), 0);
      for (int k = 0; k < rows[i].state[0] - '1'; k++)
        {
          g_autofree char *message = take (&cast, &visits_register, ids, way[k], &details);

          g_assert_cmpstr (message, ==, "");
        }
      {
        g_autoptr (LedgerEdit) edit = ledger_edit_open (cast.store, &visits_register, g_array_index (ids, gint64, 0), NULL);
        g_autoptr (LedgerProblems) problems = ledger_problems_new ();
        g_autoptr (GString) found = g_string_new (NULL);

        roster_type (edit, rows[i].values);
        ledger_edit_check (edit, problems);
        for (guint k = 0; k < ledger_problems_get_length (problems); k++)
          if (ledger_problems_get (problems, k)->severity == LEDGER_BLOCKING)
            g_string_append_printf (found, "%sB:%s", found->len > 0 ? " " : "", ledger_problems_get (problems, k)->code);
        g_test_message ("%s: %s", rows[i].state, rows[i].values);
        g_assert_cmpstr (found->str, ==, rows[i].problems);
      }
      aid_cast_clear (&cast);
    }
}

/* A batch takes its visits along; those that stand elsewhere are left. */
static void
test_batch (void)
{
  AidCast cast;
  g_autoptr (GArray) ids = NULL, visits = NULL;
  g_autoptr (VisitStepResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *states = NULL, *first = NULL, *second = NULL;
  VisitStepDetails details = { .accept = "测试" };
  gint64 batch;

  aid_cast_init (&cast);
  details.approver = cast.chair;
  batch = roster_add (cast.store, &visit_batches_register, "name=2026年中秋|kind=01|festival=6|date=2026-09-10|status=草稿");
  ids = ids_of (batch, 0);
  first = g_strdup_printf (MOON "张大山|batch_id=%" G_GINT64_FORMAT, batch);
  second = g_strdup_printf (MOON "李小河|status=作废|void_reason=调走|batch_id=%" G_GINT64_FORMAT, batch);
  visits = ids_of (aid_cast_visit (&cast, first), aid_cast_visit (&cast, second));
  g_assert_true (visit_steps_take (cast.store, &visit_batches_register, ids, visit_steps_find ("submit"), &details, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_done, ==, 2);
  g_assert_cmpuint (result->n_left, ==, 1);
  assert_taken (&cast, &visit_batches_register, ids, "approve", &details, "3");
  assert_taken (&cast, &visit_batches_register, ids, "pay", &details, "4");
  states = dup_states (&cast, &visits_register, visits);
  g_assert_cmpstr (states, ==, "4 9");
  aid_cast_clear (&cast);
}

static void
test_offers (void)
{
  AidCast cast;
  g_autoptr (LedgerRecord) draft = NULL, signed_one = NULL;
  g_autoptr (GPtrArray) offers = NULL, last = NULL;
  const VisitStepOffer *offer;

  aid_cast_init (&cast);
  draft = ledger_store_load (cast.store, &visits_register,
                             aid_cast_visit (&cast, "kind=05|date=2026-09-10|event_date=2026-09-01|illness=肺炎|member=张大山"), NULL);
  offers = visit_steps_offer (cast.store, draft);
  g_assert_cmpuint (offers->len, ==, 2);
  offer = g_ptr_array_index (offers, 0);
  g_assert_cmpstr (offer->step->name, ==, "submit");
  g_assert_cmpuint (offer->missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (offer->missing, 0), ==, "请填慰问金或慰问品价值；只座谈走访的把慰问方式选为“座谈走访”");
  offer = g_ptr_array_index (offers, 1);
  g_assert_cmpstr (offer->step->name, ==, "void");
  g_assert_cmpuint (offer->missing->len, ==, 0);
  signed_one = ledger_store_load (cast.store, &visits_register,
                                  aid_cast_visit (&cast, "status=已签收|kind=05|date=2026-09-10|event_date=2026-09-01|illness=肺炎|form=1|cash=500|"
                                                  "visitors=甲、乙|signer=张大山|signed_date=2026-09-10|member=张大山"), NULL);
  last = visit_steps_offer (cast.store, signed_one);
  offer = g_ptr_array_index (last, 0);
  g_assert_cmpstr (offer->step->name, ==, "archive");
  g_assert_cmpuint (offer->missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (offer->missing, 0), ==, "归档前应附上：诊断或出院小结、收据或银行回单；没有的请写明原因");
  g_assert_cmpstr (visit_steps_next ("5")->name, ==, "archive");
  g_assert_null (visit_steps_next ("6"));
  g_assert_null (visit_steps_next ("9"));
  aid_cast_clear (&cast);
}

/* What was given stays in sight; what was entered late by mistake may go. */
static void
test_removal (void)
{
  AidCast cast;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  VisitStepDetails details = { .accept = "测试" };
  gint64 late;

  aid_cast_init (&cast);
  details.approver = cast.chair;
  ids = ids_of (aid_cast_visit (&cast, MOON "张大山"), 0);
  assert_taken (&cast, &visits_register, ids, "submit", &details, "2");
  assert_taken (&cast, &visits_register, ids, "approve", &details, "3");
  g_assert_false (ledger_store_remove (cast.store, &visits_register, g_array_index (ids, gint64, 0), "试", &error));
  g_assert_cmpstr (error->message, ==, "“张大山（节日慰问，2026-0001）”的慰问已经批准，不能删除；没有发放的请退回，其他的请作废并写明原因。");
  g_clear_error (&error);
  late = aid_cast_visit (&cast, MOON "李小河|status=已签收|signer=李小河|signed_date=2026-09-11");
  g_assert_true (ledger_store_remove (cast.store, &visits_register, late, "试", &error));
  aid_cast_clear (&cast);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit-steps/way", test_way);
  g_test_add_func ("/visit-steps/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/visit-steps/back-and-void", test_back_and_void);
  g_test_add_func ("/visit-steps/signature", test_signature);
  g_test_add_func ("/visit-steps/typed", test_typed);
  g_test_add_func ("/visit-steps/batch", test_batch);
  g_test_add_func ("/visit-steps/offers", test_offers);
  g_test_add_func ("/visit-steps/removal", test_removal);
  return g_test_run ();
}
