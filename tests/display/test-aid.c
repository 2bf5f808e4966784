/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问 in the window: the limit while it is typed, steps of one visit and of many, a batch for three hundred. */
#include "benefit-rules.h"
#include "dialog-hands.h"
#include "funds.h"
#include "ledger-batch.h"
#include "members.h"
#include "officers.h"
#include "tz-aid-step.h"
#include "tz-record.h"
#include "tz-visit-batch.h"
#include "visit-batches.h"
#include "visits.h"

#define PEOPLE 300

static gint64
add_fund (DialogRoom *room)
{
  roster_add (room->store, &benefit_rules_register,
              "item=01|title=节日慰问|in_force=是|year_limit=1600|from_date=2018-01-01|basis=某省实施细则|forms=3,4");
  return roster_add (room->store, &funds_register, "name=节日慰问费|year=2026|source=3|budget=1000000");
}

/* A passport tells who he is without a check digit. */
static gint64
add_member (DialogRoom *room,
            guint       n,
            const char *name,
            const char *joined)
{
  g_autofree char *values = g_strdup_printf ("name=%s|gender=女|join_date=%s|id_type=护照|id_no=E%08u", name, joined, n);

  return roster_add (room->store, &members_register, values);
}

/* @status: as typed. */
static gint64
add_visit (DialogRoom *room,
           gint64      member,
           const char *festival,
           const char *status,
           guint       yuan)
{
  g_autofree char *values = g_strdup_printf ("kind=节日慰问|festival=%s|date=2026-02-10|form=实物|goods=礼包|goods_value=%u|status=%s|"
                                             "reason=节日慰问|visitors=甲、乙|member_id=%" G_GINT64_FORMAT,
                                             festival, yuan, status, member);
  g_autoptr (LedgerEdit) edit = roster_edit (room->store, &visits_register, values);
  g_autoptr (GError) error = NULL;

  edit->imported = TRUE;
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

static void
said_cb (GtkWidget  *window,
         const char *sentence,
         gboolean    undoable,
         DialogRoom *room)
{
  g_free (room->told);
  room->told = g_strdup_printf ("%s%s", sentence, undoable ? " ↶" : "");
}

static GtkWindow *
present (DialogRoom *room,
         GtkWidget  *window)
{
  g_signal_connect (window, "message", G_CALLBACK (said_cb), room);
  gtk_window_present (GTK_WINDOW (window));
  hands_rest (300);
  return GTK_WINDOW (window);
}

static GtkWindow *
present_step (DialogRoom *room,
              GArray     *ids,
              const char *step)
{
  return present (room, tz_aid_step_new (room->parent, room->store, &visits_register, ids,
                                         step != NULL ? visit_steps_find (step) : NULL));
}

static guint
count_status (DialogRoom *room,
              const char *status)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);

  ledger_query_add_filter (query, VISIT_STATUS, LEDGER_IS, status);
  return ledger_store_count (room->store, query);
}

/* The record of a register in the room's window. */
static TzRecord *
show_record (DialogRoom           *room,
             const LedgerRegister *reg,
             gint64                id)
{
  TzRecord *record = TZ_RECORD (tz_record_new ());

  gtk_window_set_default_size (room->parent, 560, 700);
  gtk_window_set_child (room->parent, GTK_WIDGET (record));
  tz_record_set_store (record, room->store);
  g_assert_true (tz_record_show (record, reg, id));
  hands_rest (400);
  return record;
}

static void
put (TzRecord   *record,
     guint       field,
     const char *value)
{
  tz_editor_put_value (tz_fields_get_editor (tz_record_get_fields (record), field), value);
}

/* The style of the block of the limit, once it has one of them. */
static gboolean
is_limit (GtkWidget  *root,
          const char *style)
{
  if (g_strcmp0 (gtk_widget_get_css_name (root), "limit") == 0)
    return gtk_widget_get_visible (root) && gtk_widget_has_css_class (root, style);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_limit (child, style))
      return TRUE;
  return FALSE;
}

static void
test_limit (DialogRoom    *room,
            gconstpointer  data)
{
  gint64 member = add_member (room, 1, "王芳", "2015-03-01");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, member);
  TzRecord *record;
  GtkWidget *worth;

  add_fund (room);
  add_visit (room, member, "春节", "已发放", 1200);
  record = show_record (room, &visits_register, 0);
  put (record, VISIT_KIND, "01");
  put (record, VISIT_DATE, "2026-09-22");
  put (record, VISIT_MEMBER_ID, id);
  hands_wait_for_text (room->parent, "本年节日慰问已发1200元，限额1600元，剩400元");
  worth = tz_editor_get_target (tz_fields_get_editor (tz_record_get_fields (record), VISIT_GOODS_VALUE));
  hands_type (worth, "50");
  hands_wait_for_text (room->parent, "这次 50 元，发后还剩 350 元。");
  g_assert_true (is_limit (GTK_WIDGET (record), "good"));
  hands_type (worth, "400");
  hands_wait_for_text (room->parent, "这次 400 元，发后还剩 0 元。");
  g_assert_true (is_limit (GTK_WIDGET (record), "near"));
  hands_keep_picture (room->parent, "aid-limit");
  hands_type (worth, "500.5");
  hands_wait_for_text (room->parent, "这次 500.50 元，超出 100.50 元：要写明超标说明，并由第二审批人审批。");
  g_assert_true (is_limit (GTK_WIDGET (record), "over"));
  tz_record_give_up (record);
}

/* A visit goes its way by the buttons of its record; each step asks what it needs and no more. */
static void
test_steps (DialogRoom    *room,
            gconstpointer  data)
{
  gint64 member = add_member (room, 1, "王芳", "2015-03-01"), visit, approver;
  g_autoptr (LedgerRecord) row = NULL;
  GtkWindow *window;

  add_fund (room);
  approver = roster_add (room->store, &officers_register, "name=于批准|may_approve=是|start_date=2025-01-01");
  visit = add_visit (room, member, "春节", "草稿", 200);
  show_record (room, &visits_register, visit);
  hands_wait_for_text (room->parent, "下一步：提交审批。");
  hands_click (room->parent, "提交审批(K)");
  window = hands_window ("提交审批");
  hands_wait_for_text (window, "可以提交审批。");
  hands_click (window, "提交审批(B)");
  hands_wait (count_status (room, "2") == 1);
  hands_wait_for_text (room->parent, "下一步：批准。");
  hands_keep_picture (room->parent, "aid-waiting");
  hands_click (room->parent, "批准(K)");
  window = hands_window ("批准");
  /* The only one who may stands there already. */
  hands_wait_for_text (window, "可以批准。");
  g_assert_false (hands_sees (window, "第二审批人"));
  hands_keep_picture (window, "aid-approve");
  hands_click (window, "批准(B)");
  hands_wait (count_status (room, "3") == 1);
  row = ledger_store_load (room->store, &visits_register, visit, NULL);
  g_assert_cmpint (ledger_record_get_number (row, VISIT_APPROVER_ID), ==, approver);
  g_assert_cmpstr (ledger_record_get (row, VISIT_APPROVED_DATE), ==, "2026-09-22");
  gtk_window_set_child (room->parent, NULL);
}

/* Without a reason nothing goes back; with one it does, and the record says so. */
static void
test_back (DialogRoom    *room,
           gconstpointer  data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 visit = add_visit (room, add_member (room, 1, "王芳", "2015-03-01"), "春节", "待审", 200);
  GtkWindow *window;

  g_array_append_val (ids, visit);
  window = present_step (room, ids, "back");
  hands_wait_for_text (window, "退回请填退回原因");
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "退回(B)")));
  hands_type (hands_entry (window, 0), "金额不对");
  hands_rest (400);
  g_signal_emit_by_name (hands_entry (window, 0), "activate");
  hands_rest (400);
  hands_click (window, "退回(B)");
  hands_wait (room->told != NULL);
  g_assert_cmpstr (room->told, ==, "已为“王芳（节日慰问，2026-0001）”办理“退回”。 ↶");
  show_record (room, &visits_register, visit);
  hands_wait_for_text (room->parent, "状态：退回");
  g_assert_true (hands_sees (room->parent, "退回原因：金额不对"));
  gtk_window_set_child (room->parent, NULL);
}

/* Five at once: two are elsewhere and are named; three go as one batch and come back with one undo. */
static void
test_many (DialogRoom    *room,
           gconstpointer  data)
{
  static const char *const states[] = { "草稿", "草稿", "草稿", "已发放", "已批" };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LedgerUndo) undo = NULL;
  GtkWindow *window;

  add_fund (room);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *name = g_strdup_printf ("张%c", 'A' + i);
      gint64 id = add_visit (room, add_member (room, i + 1, name, "2015-03-01"), "春节", states[i], 200);

      g_array_append_val (ids, id);
    }
  window = present_step (room, ids, NULL);
  hands_wait_for_text (window, "3 条可以提交审批，2 条不能，不能的照原样留着。");
  g_assert_true (hands_sees (window, "现在是“已批”，不能提交审批"));
  hands_keep_picture (window, "aid-many");
  hands_click (window, "提交审批 3 条");
  hands_wait_for_text (window, "已办理“提交审批”3 条，2 条没有办理。");
  g_assert_cmpuint (count_status (room, "2"), ==, 3);
  g_assert_true (gtk_widget_get_visible (hands_button (window, "存为表格")));
  undo = ledger_batch_undo (room->store, ledger_batch_find_undoable (room->store), NULL);
  g_assert_nonnull (undo);
  g_assert_cmpuint (undo->reversed, ==, 3);
  g_assert_cmpuint (count_status (room, "1"), ==, 3);
  gtk_window_close (window);
}

static gint64
add_batch (DialogRoom *room,
           gint64      fund)
{
  g_autofree char *values = g_strdup_printf ("name=2026年中秋慰问|kind=01|festival=中秋节|date=2026-09-20|form=实物|goods=月饼1盒|"
                                             "goods_each=200|fund_id=%" G_GINT64_FORMAT, fund);

  return roster_add (room->store, &visit_batches_register, values);
}

/* Three exceed the limit, two joined a day later; one of the three is included with a reason. */
static void
test_batch (DialogRoom    *room,
            gconstpointer  data)
{
  gint64 fund = add_fund (room), batch = add_batch (room, fund);
  g_autoptr (LedgerRecord) row = NULL;
  GtkWindow *window;

  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autofree char *name = g_strdup_printf ("张%c%c", 'A' + i / 26, 'A' + i % 26);
      gint64 member = add_member (room, i + 1, name, i < 298 ? "2020-01-01" : "2026-09-21");

      if (i < 3)
        add_visit (room, member, "春节", "已发放", 1500);
    }
  window = present (room, tz_visit_batch_new (room->parent, room->store, batch, NULL, NULL));
  g_assert_true (hands_sees (window, "会员页上选中的 0 人"));
  hands_keep_picture (window, "aid-batch-choice");
  hands_click (window, "核对(N)");
  hands_wait_for_text (window, "，列入 295 人");
  hands_wait_for_text (window, "每人 200 元，共 59000 元。");
  hands_keep_picture (window, "aid-batch-plan");
  g_assert_true (hands_sees (window, "张AA"));
  g_assert_true (hands_sees (window, "请核对 3 人"));
  hands_type (hands_entry (window, 0), "工会委员会研究同意");
  hands_rest (100);
  hands_click (window, "列入(I)");
  hands_wait_for_text (window, "，列入 296 人（其中写明原因的 1 人）");
  hands_keep_picture (window, "aid-batch-included");
  hands_click (window, "列入 296 人");
  hands_wait (room->told != NULL);
  g_test_message ("%s", room->told);
  g_assert_true (g_str_has_prefix (room->told, "“2026年中秋慰问”已列入 296 人"));
  row = ledger_store_load (room->store, &visit_batches_register, batch, NULL);
  g_assert_cmpint (ledger_record_get_number (row, VISIT_BATCH_PEOPLE_COUNT), ==, 296);
  if (hands_sees_window ("选人：2026年中秋慰问"))
    gtk_window_close (window);
  hands_rest (100);
  show_record (room, &visit_batches_register, batch);
  hands_wait_for_text (room->parent, "慰问对象 296 人，慰问金 0 元，慰问品 59200 元，已签收 0 人");
  hands_keep_picture (room->parent, "aid-batch");
  gtk_window_set_child (room->parent, NULL);
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/aid/limit", test_limit },
    { "/aid/steps", test_steps },
    { "/aid/back", test_back },
    { "/aid/many", test_many },
    { "/aid/batch", test_batch },
    { NULL, NULL },
  };

  return hands_run (&argc, &argv, tests);
}
