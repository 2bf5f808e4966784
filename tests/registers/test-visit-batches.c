/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A festival for three thousand in one step: who gets it, who does not and why; written, undone, broken off. */
#include <string.h>

#include "aid-totals.h"
#include "batch-goods.h"
#include "benefit-rules.h"
#include "funds.h"
#include "members.h"
#include "officers.h"
#include "orgs.h"
#include "roster.h"
#include "visit-batch.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visit-steps.h"
#include "visits.h"

#define MEMBERS 3000

/* A ledger with a limit of 1600 yuan a year at festivals, and a fund of a million. */
typedef struct
{
  LedgerStore *store;
  gint64       fund;
  gint64       batch;
} Room;

static gint64
add_batch (Room       *room,
           const char *name,
           const char *more)
{
  g_autofree char *values = g_strdup_printf ("name=%s|kind=01|date=2026-09-20|form=实物|goods=月饼1盒|goods_each=200|fund_id=%"
                                             G_GINT64_FORMAT "%s%s", name, room->fund, more != NULL ? "|" : "", more != NULL ? more : "");

  return roster_add (room->store, &visit_batches_register, values);
}

static void
room_init (Room *room)
{
  room->store = roster_new ();
  room->fund = roster_add (room->store, &funds_register, "name=节日慰问费|year=2026|source=3|budget=1000000");
  roster_add (room->store, &benefit_rules_register,
              "item=01|title=节日慰问|in_force=是|year_limit=1600|from_date=2018-01-01|basis=某省实施细则|forms=3,4");
  room->batch = add_batch (room, "2026年中秋慰问", "festival=中秋节");
}

/* Card numbers without a check digit that is wrong would be warned about: passports serve as well. */
static gint64
add_member (Room       *room,
            const char *name,
            guint       n,
            const char *more)
{
  g_autofree char *values = g_strdup_printf ("name=%s|gender=男|join_date=2020-01-01%s%s", name, more != NULL ? "|" : "",
                                             more != NULL ? more : "");
  g_autoptr (LedgerEdit) edit = roster_edit (room->store, &members_register, values);
  g_autofree char *number = g_strdup_printf ("E%08u", n);
  g_autoptr (GError) error = NULL;

  if (n != 0)
    {
      ledger_edit_set_text (edit, MEMBER_ID_TYPE, "护照", NULL);
      ledger_edit_set_text (edit, MEMBER_ID_NO, number, NULL);
    }
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

/* Given earlier in the year, in yuan. */
static void
add_past (Room       *room,
          gint64      member,
          const char *festival,
          guint       yuan)
{
  g_autofree char *values = g_strdup_printf ("kind=01|date=2026-02-10|festival=%s|form=实物|goods=礼包|goods_value=%u|member_id=%"
                                             G_GINT64_FORMAT, festival, yuan, member);
  g_autoptr (LedgerEdit) edit = ledger_edit_new (room->store, &visits_register);
  g_autoptr (GError) error = NULL;

  roster_type (edit, values);
  ledger_edit_set (edit, VISIT_STATUS, VISIT_PAID);
  edit->imported = TRUE;
  ledger_edit_derive (edit);
  edit->accept = g_strdup ("补录");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

static VisitBatchPlan *
plan (Room                   *room,
      const VisitBatchChoice *choice)
{
  g_autoptr (GError) error = NULL;
  VisitBatchPlan *self = visit_batch_plan_new (room->store, room->batch, choice, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return self;
}

static const VisitBatchPerson *
find (const VisitBatchPlan *self,
      const char           *name)
{
  for (guint i = 0; i < self->persons->len; i++)
    {
      const VisitBatchPerson *person = g_ptr_array_index (self->persons, i);

      if (g_strcmp0 (person->name, name) == 0)
        return person;
    }
  g_assert_not_reached ();
}

static void
assert_person (const VisitBatchPlan *self,
               const char           *name,
               VisitBatchOutcome     outcome,
               const char           *code,
               const char           *part)
{
  const VisitBatchPerson *person = find (self, name);

  g_test_message ("%s: %s %s", name, person->code, person->why);
  g_assert_cmpint (person->outcome, ==, outcome);
  g_assert_cmpstr (person->code, ==, code);
  g_assert_true (part == NULL || strstr (person->why, part) != NULL);
}

static gint64
get_number (Room  *room,
            guint  field)
{
  g_autoptr (LedgerRecord) batch = ledger_store_load (room->store, &visit_batches_register, room->batch, NULL);

  return ledger_record_get_number (batch, field);
}

static guint
count_visits (Room *room)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, room->batch);

  ledger_query_add_filter (query, VISIT_BATCH_ID, LEDGER_IS, id);
  return ledger_store_count (room->store, query);
}

static void
assert_proof (Room *room)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  ledger_store_check (room->store, findings, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_outcomes (void)
{
  Room room;
  const VisitBatchChoice all = { 0 };
  g_autoptr (VisitBatchPlan) self = NULL;
  gint64 rich, twice;

  room_init (&room);
  add_member (&room, "常在", 1, NULL);
  rich = add_member (&room, "已多", 2, NULL);
  add_past (&room, rich, "春节", 1500);
  twice = add_member (&room, "两次", 3, NULL);
  add_past (&room, twice, "中秋节", 100);
  add_member (&room, "无号", 0, NULL);
  add_member (&room, "申请", 4, "status=申请中");
  add_member (&room, "退休", 5, "work_status=退休");
  self = plan (&room, &all);
  g_assert_cmpuint (self->persons->len, ==, 6);
  g_assert_cmpint (self->each, ==, 20000);
  assert_person (self, "常在", VISIT_BATCH_INCLUDED, NULL, NULL);
  assert_person (self, "已多", VISIT_BATCH_DOUBTFUL, "over-limit", "1500元");
  assert_person (self, "已多", VISIT_BATCH_DOUBTFUL, "over-limit", "限额1600元");
  assert_person (self, "两次", VISIT_BATCH_DOUBTFUL, "same-festival", "今年中秋节已经慰问过");
  assert_person (self, "无号", VISIT_BATCH_DOUBTFUL, "no-id", "没有证件号码");
  assert_person (self, "申请", VISIT_BATCH_DOUBTFUL, "not-standing", "申请中");
  g_assert_cmpuint (self->n[VISIT_BATCH_INCLUDED] + self->n[VISIT_BATCH_DOUBTFUL], ==, 6);
  roster_free (room.store);
}

/* A clerk includes some with a reason; the rest stays in the list. */
static void
test_include (void)
{
  Room room;
  const VisitBatchChoice all = { 0 };
  g_autoptr (VisitBatchPlan) self = NULL, again = NULL;
  g_autoptr (LedgerRecord) visit = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rich;
  guint place = 0;

  room_init (&room);
  add_member (&room, "常在", 1, NULL);
  rich = add_member (&room, "已多", 2, NULL);
  add_past (&room, rich, "春节", 1500);
  add_member (&room, "无号", 0, NULL);
  self = plan (&room, &all);
  g_assert_cmpuint (visit_batch_plan_count (self), ==, 1);
  while (g_ptr_array_index (self->persons, place) != find (self, "已多"))
    place++;
  g_assert_true (visit_batch_plan_include (self, room.store, place, "困难大"));
  g_assert_cmpuint (visit_batch_plan_count (self), ==, 2);
  g_assert_cmpint (visit_batch_plan_get_sum (self), ==, 40000);
  g_assert_cmpstr (self->fund_text, ==, "“节日慰问费”预算1000000元，已用0元，待批0元，本批2人400元，剩999600元");
  g_assert_true (visit_batch_plan_include (self, room.store, place, NULL));
  g_assert_cmpuint (visit_batch_plan_count (self), ==, 1);
  g_assert_cmpuint (visit_batch_plan_include_all (self, room.store, "over-limit", "困难大"), ==, 1);
  g_assert_true (visit_batch_apply (self, room.store, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_visits (&room), ==, 2);
  visit = ledger_store_load (room.store, &visits_register, find (self, "已多")->visit, NULL);
  g_assert_cmpstr (ledger_record_get (visit, VISIT_OVER_REASON), ==, "困难大");
  g_assert_cmpstr (ledger_record_get (visit, VISIT_STATUS), ==, VISIT_DRAFT);
  g_assert_cmpint (ledger_record_get_number (visit, VISIT_AMOUNT), ==, 20000);
  g_assert_cmpint (find (self, "无号")->visit, ==, 0);
  again = plan (&room, &all);
  g_assert_cmpuint (again->n[VISIT_BATCH_THERE], ==, 2);
  assert_person (again, "已多", VISIT_BATCH_THERE, "in-batch", NULL);
  g_assert_true (visit_batch_apply (again, room.store, NULL, NULL, NULL, NULL, &error));
  g_assert_cmpint (again->batch, ==, 0);
  g_assert_cmpuint (count_visits (&room), ==, 2);
  /* The first plan, applied once more, doubles nobody. */
  g_assert_true (visit_batch_apply (self, room.store, NULL, NULL, NULL, NULL, &error));
  g_assert_cmpuint (count_visits (&room), ==, 2);
  assert_proof (&room);
  roster_free (room.store);
}

static void
test_names (void)
{
  Room room;
  const VisitBatchChoice choice = { .names = "1. 王芳（5678）\n2. 李强、赵敏\n陈无\n王芳\n李强\n孙同" };
  g_autoptr (VisitBatchPlan) self = NULL;

  room_init (&room);
  add_member (&room, "王芳", 12345678, NULL);
  add_member (&room, "王芳", 12341111, NULL);
  add_member (&room, "李强", 3, NULL);
  add_member (&room, "赵敏", 4, NULL);
  self = plan (&room, &choice);
  g_assert_cmpuint (self->persons->len, ==, 7);
  g_assert_cmpuint (self->n[VISIT_BATCH_INCLUDED], ==, 3);
  assert_person (self, "陈无", VISIT_BATCH_REFUSED, "unknown", "名册里没有“陈无”");
  g_assert_cmpstr (((VisitBatchPerson *) g_ptr_array_index (self->persons, 4))->code, ==, "namesakes");
  g_assert_cmpint (((VisitBatchPerson *) g_ptr_array_index (self->persons, 5))->outcome, ==, VISIT_BATCH_THERE);
  g_assert_cmpstr (((VisitBatchPerson *) g_ptr_array_index (self->persons, 6))->line, ==, "孙同");
  roster_free (room.store);
}

static void
take (Room       *room,
      const char *step,
      gint64      approver)
{
  const VisitStepDetails details = { .approver = approver, .reason = "试" };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  g_array_append_val (ids, room->batch);
  visit_steps_take (room->store, &visit_batches_register, ids, visit_steps_find (step), &details, NULL, &error);
  g_assert_no_error (error);
}

/* The batch and its visits go their way together, the money with them; nobody comes in after it was handed in. */
static void
test_steps (void)
{
  Room room;
  const VisitBatchChoice all = { 0 };
  g_autoptr (VisitBatchPlan) self = NULL;
  g_autoptr (LedgerRecord) fund = NULL;
  g_autoptr (GError) error = NULL;
  gint64 approver;

  room_init (&room);
  approver = roster_add (room.store, &officers_register, "name=吴核|may_approve=是");
  add_member (&room, "王芳", 1, NULL);
  add_member (&room, "李强", 2, NULL);
  self = plan (&room, &all);
  g_assert_true (visit_batch_apply (self, room.store, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  take (&room, "submit", 0);
  fund = ledger_store_load (room.store, &funds_register, room.fund, NULL);
  g_assert_cmpint (ledger_record_get_number (fund, FUND_RESERVED), ==, 40000);
  g_assert_null (visit_batch_plan_new (room.store, room.batch, &all, NULL, NULL, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "“2026年中秋慰问”已经提交审批，要加人请先退回。");
  g_clear_error (&error);
  take (&room, "approve", approver);
  take (&room, "pay", 0);
  take (&room, "sign", 0);
  g_clear_pointer (&fund, ledger_record_unref);
  fund = ledger_store_load (room.store, &funds_register, room.fund, NULL);
  g_assert_cmpint (ledger_record_get_number (fund, FUND_RESERVED), ==, 0);
  g_assert_cmpint (ledger_record_get_number (fund, FUND_SPENT), ==, 40000);
  g_assert_cmpint (get_number (&room, VISIT_BATCH_SIGNED_COUNT), ==, 2);
  g_assert_false (visit_batch_remove (room.store, room.batch, "试", &error));
  g_assert_cmpstr (error->message, ==, "“2026年中秋慰问”里有2人已经批准或发放，不能删除；没有发放的请退回，其他的请作废并写明原因。");
  g_clear_error (&error);
  assert_proof (&room);
  roster_free (room.store);
}

static gint64
get_worth (Room                 *room,
           const VisitBatchPlan *self,
           const char           *name)
{
  g_autoptr (LedgerRecord) visit = ledger_store_load (room->store, &visits_register, find (self, name)->visit, NULL);

  return ledger_record_get_number (visit, VISIT_GOODS_VALUE);
}

static void
type_into (Room                 *room,
           const LedgerRegister *reg,
           gint64                id,
           const char           *values)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (room->store, reg, id, NULL);
  g_autoptr (GError) error = NULL;

  roster_type (edit, values);
  edit->accept = g_strdup ("试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

/* Drafts go with their batch; one that was given something else keeps it. Goods typed as a list do the same. */
static void
test_follow (void)
{
  Room room;
  const VisitBatchChoice all = { 0 };
  g_autoptr (VisitBatchPlan) self = NULL;
  g_autoptr (LedgerEdit) rice = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  room_init (&room);
  add_member (&room, "王芳", 1, NULL);
  add_member (&room, "李强", 2, NULL);
  self = plan (&room, &all);
  g_assert_true (visit_batch_apply (self, room.store, NULL, NULL, NULL, NULL, &error));
  type_into (&room, &visits_register, find (self, "李强")->visit, "goods_value=90");
  type_into (&room, &visit_batches_register, room.batch, "goods_each=250");
  g_assert_cmpint (get_worth (&room, self, "王芳"), ==, 25000);
  g_assert_cmpint (get_worth (&room, self, "李强"), ==, 9000);
  g_assert_cmpint (get_number (&room, VISIT_BATCH_GOODS_TOTAL), ==, 34000);
  assert_proof (&room);
  undo = ledger_batch_undo (room.store, ledger_batch_get_last (room.store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->kept, ==, 0);
  g_assert_cmpint (get_worth (&room, self, "王芳"), ==, 20000);
  g_assert_cmpint (get_number (&room, VISIT_BATCH_GOODS_TOTAL), ==, 29000);
  rice = roster_edit (room.store, &batch_goods_register, "name=大米|spec=10kg|unit=袋|each=2|price=60");
  ledger_record_set_number (rice->after, BATCH_GOODS_BATCH_ID, room.batch);
  ledger_edit_save (rice, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_worth (&room, self, "王芳"), ==, 12000);
  g_assert_cmpint (get_worth (&room, self, "李强"), ==, 9000);
  assert_proof (&room);
  roster_free (room.store);
}

/* A festival of the past is entered when all was over: its visits are signed, marked, and count. */
static void
test_late (void)
{
  Room room;
  const VisitBatchChoice all = { 0 };
  g_autoptr (VisitBatchPlan) self = NULL;
  g_autoptr (LedgerRecord) visit = NULL;
  g_autoptr (GError) error = NULL;

  room_init (&room);
  add_member (&room, "王芳", 1, NULL);
  room.batch = add_batch (&room, "2026年端午慰问", "festival=端午节|date=2026-06-18|status=已签收");
  self = plan (&room, &all);
  assert_person (self, "王芳", VISIT_BATCH_INCLUDED, NULL, NULL);
  g_assert_true (visit_batch_apply (self, room.store, "补录", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  visit = ledger_store_load (room.store, &visits_register, find (self, "王芳")->visit, NULL);
  g_assert_cmpstr (ledger_record_get (visit, VISIT_STATUS), ==, VISIT_SIGNED);
  g_assert_cmpstr (ledger_record_get (visit, VISIT_SIGNER), ==, "王芳");
  g_assert_true (ledger_record_get_flag (visit, VISIT_LATE));
  g_assert_cmpint (get_number (&room, VISIT_BATCH_SIGNED_COUNT), ==, 1);
  assert_proof (&room);
  roster_free (room.store);
}

/* What all have alike is asked once; what may not be at all is refused before anybody is chosen. */
static void
test_common (void)
{
  Room room;
  const VisitBatchChoice all = { 0 };
  g_autoptr (VisitBatchPlan) self = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  room_init (&room);
  add_member (&room, "甲", 1, NULL);
  add_member (&room, "乙", 2, NULL);
  room.batch = add_batch (&room, "2026年国庆慰问", "festival=国庆节|form=纪念品");
  self = plan (&room, &all);
  assert_person (self, "甲", VISIT_BATCH_INCLUDED, NULL, NULL);
  g_assert_cmpuint (self->n[VISIT_BATCH_INCLUDED], ==, 2);
  g_assert_cmpuint (self->doubts->len, ==, 1);
  g_assert_false (visit_batch_apply (self, room.store, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (visit_batch_apply (self, room.store, "会议定", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_visits (&room), ==, 2);
  g_assert_cmpint (get_number (&room, VISIT_BATCH_PEOPLE_COUNT), ==, 2);
  g_assert_true (visit_batch_remove (room.store, room.batch, "不发了", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_visits (&room), ==, 0);
  undo = ledger_batch_undo (room.store, ledger_batch_get_last (room.store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_visits (&room), ==, 2);
  g_assert_cmpint (get_number (&room, VISIT_BATCH_PEOPLE_COUNT), ==, 2);
  assert_proof (&room);
  roster_free (room.store);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  if (fraction > 0.5)
    g_cancellable_cancel (data);
}

/* Twenty have had 1500 of their 1600 yuan, twenty have only applied. */
static void
add_roster (Room *room)
{
  gint64 org = roster_add (room->store, &orgs_register, "name=一分会");

  g_assert_true (ledger_batch_begin (room->store, "import", "名册", NULL));
  for (guint i = 0; i < MEMBERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("会员%c%c%c", 'A' + i / 676 % 26, 'A' + i / 26 % 26, 'A' + i % 26);
      g_autofree char *more = g_strdup_printf ("org_id=%" G_GINT64_FORMAT "%s", org, i % 150 == 7 ? "|status=申请中" : "");
      gint64 member = add_member (room, name, i + 1, more);

      if (i % 150 == 3)
        add_past (room, member, "春节", 1500);
    }
  g_assert_true (ledger_batch_commit (room->store, NULL));
}

/* Each exception says why. */
static guint
count_code (const VisitBatchPlan *self,
            const char           *code)
{
  guint n = 0;

  for (guint i = 0; i < self->persons->len; i++)
    {
      const VisitBatchPerson *person = g_ptr_array_index (self->persons, i);

      g_assert_cmpint (person->outcome == VISIT_BATCH_INCLUDED, ==, person->why == NULL);
      n += g_strcmp0 (person->code, code) == 0;
    }
  return n;
}

static void
assert_nobody (Room *room)
{
  g_assert_cmpuint (count_visits (room), ==, 0);
  g_assert_cmpint (get_number (room, VISIT_BATCH_PEOPLE_COUNT), ==, 0);
  g_assert_cmpint (get_number (room, VISIT_BATCH_GOODS_TOTAL), ==, 0);
}

/* Three thousand, forty of whom exceed the limit or are in no standing. */
static void
test_festival (void)
{
  Room room;
  const VisitBatchChoice all = { 0 };
  g_autoptr (VisitBatchPlan) self = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  room_init (&room);
  add_roster (&room);
  start = g_get_monotonic_time ();
  self = plan (&room, &all);
  g_test_message ("planned in %.2f s", (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (self->persons->len, ==, MEMBERS);
  g_assert_cmpuint (self->n[VISIT_BATCH_INCLUDED], ==, MEMBERS - 40);
  g_assert_cmpuint (count_code (self, "over-limit"), ==, 20);
  g_assert_cmpuint (count_code (self, "not-standing"), ==, 20);

  g_assert_false (visit_batch_apply (self, room.store, NULL, progress_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_nobody (&room);

  start = g_get_monotonic_time ();
  g_assert_true (visit_batch_apply (self, room.store, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_test_message ("written in %.2f s", (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (count_visits (&room), ==, MEMBERS - 40);
  g_assert_cmpint (get_number (&room, VISIT_BATCH_PEOPLE_COUNT), ==, MEMBERS - 40);
  g_assert_cmpint (get_number (&room, VISIT_BATCH_GOODS_TOTAL), ==, (MEMBERS - 40) * 20000);
  assert_proof (&room);

  start = g_get_monotonic_time ();
  undo = ledger_batch_undo (room.store, self->batch, &error);
  g_assert_no_error (error);
  g_test_message ("undone in %.2f s", (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpuint (undo->kept, ==, 0);
  assert_nobody (&room);
  assert_proof (&room);
  roster_free (room.store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit-batches/outcomes", test_outcomes);
  g_test_add_func ("/visit-batches/include", test_include);
  g_test_add_func ("/visit-batches/names", test_names);
  g_test_add_func ("/visit-batches/common", test_common);
  g_test_add_func ("/visit-batches/steps", test_steps);
  g_test_add_func ("/visit-batches/follow", test_follow);
  g_test_add_func ("/visit-batches/late", test_late);
  g_test_add_func ("/visit-batches/festival", test_festival);
  return g_test_run ();
}
