/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍变动: which may follow which, what they lead to, and that nothing but they changes a membership. */
#include <string.h>

#include "codes.h"
#include "family.h"
#include "member-events.h"
#include "members.h"
#include "membership.h"
#include "membership-batch.h"
#include "membership-figures.h"
#include "orgs.h"
#include "roster.h"
#include "units.h"

/* "2015-03-01 入会 -A 2020-01-01; …": day, event, state before and after, day of the next; voided ones in brackets. */
static char *
dup_story (LedgerStore *store,
           gint64       member)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &member_events_register, member, NULL);
  GString *story = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const LedgerRecord *row = g_ptr_array_index (rows, i);
      const char *date = ledger_record_get (row, MEMBER_EVENT_DATE);
      const char *was = ledger_record_get (row, MEMBER_EVENT_WAS_STATE);
      const char *state = ledger_record_get (row, MEMBER_EVENT_STATE);
      const char *until = ledger_record_get (row, MEMBER_EVENT_UNTIL);
      const char *title = ledger_choices_find (codes_member_event, ledger_record_get (row, MEMBER_EVENT_EVENT))->title;

      if (state == NULL)
        g_string_append_printf (story, "%s(%s %s)", i > 0 ? "; " : "", date, title);
      else
        g_string_append_printf (story, "%s%s %s %s%s %s", i > 0 ? "; " : "", date != NULL ? date : "?", title,
                                was != NULL ? was : "-", state, strcmp (until, MEMBER_EVENT_NEVER) == 0 ? "…" : until);
    }
  return g_string_free (story, FALSE);
}

static void
assert_story (LedgerStore *store,
              gint64       member,
              const char  *expected)
{
  g_autofree char *story = dup_story (store, member);

  g_assert_cmpstr (story, ==, expected);
}

/* "A 2020-01-01 退休" of the member's own row: state, last change. */
static void
assert_member (LedgerStore *store,
               gint64       id,
               const char  *status,
               const char  *type,
               const char  *date,
               const char  *reason)
{
  g_autoptr (LedgerRecord) member = ledger_store_load (store, &members_register, id, NULL);

  g_assert_cmpstr (ledger_record_get (member, MEMBER_STATUS), ==, status);
  g_assert_cmpstr (ledger_record_get (member, MEMBER_CHANGE_TYPE), ==, type);
  g_assert_cmpstr (ledger_record_get (member, MEMBER_CHANGE_DATE), ==, date);
  g_assert_cmpstr (ledger_record_get (member, MEMBER_CHANGE_REASON), ==, reason);
}

static void
assert_sound (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
assert_finding (LedgerStore *store,
                const char  *begin)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (ledger_store_check (store, findings, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (findings, 0), begin));
}

/* Saves an event, or gives the code of the first problem that blocks it; caller frees. */
static char *
happen (LedgerStore *store,
        gint64       member,
        const char  *code,
        const char  *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = membership_begin (store, member, code, &error);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();

  g_assert_no_error (error);
  roster_type (edit, values);
  edit->accept = g_strdup ("测试");
  if (ledger_edit_save (edit, problems, &error))
    return NULL;
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_true (g_str_has_suffix (error->message, "。"));
  for (guint i = 0; i < ledger_problems_get_length (problems); i++)
    if (ledger_problems_get (problems, i)->severity == LEDGER_BLOCKING)
      return g_strdup (ledger_problems_get (problems, i)->code);
  return g_strdup ("?");
}

static void
assert_happens (LedgerStore *store,
                gint64       member,
                const char  *code,
                const char  *values)
{
  g_autofree char *problem = happen (store, member, code, values);

  g_assert_cmpstr (problem, ==, NULL);
}

static gint64
find_event (LedgerStore *store,
            gint64       member,
            const char  *code)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &member_events_register, member, NULL);

  for (guint i = 0; i < rows->len; i++)
    if (ledger_record_is (g_ptr_array_index (rows, i), MEMBER_EVENT_EVENT, code))
      return ((LedgerRecord *) g_ptr_array_index (rows, i))->id;
  g_assert_not_reached ();
}

/* 《工会会员会籍管理办法》 as told in words beside the codes: from which states, and to which. */
static void
test_steps (void)
{
  static const struct { const char *code; const char *from; char to; } table[] = {
    { "1", "P", 'A' },   { "2", "T", 'A' },   { "3", "A", 'R' },  { "4", "AR", 'T' },  { "5", "AR", 'X' },
    { "6", "AR", 'Q' },  { "7", "R", 'A' },   { "8", "ARP", 'D' }, { "9", "Q", 'A' },  { "11", "A", 'A' },
    { "12", "A", 'A' },  { "13", "A", 'R' },  { "14", "A", 'R' }, { "15", "A", 'R' },  { "16", "A", 'A' },
    { "17", "A", 'A' },  { "18", "A", 'A' },  { "19", "AR", 'Q' }, { "20", "A", 'R' }, { "21", "Q", 'P' },
    { "22", "", '?' },   { "23", "A", 'A' },
  };
  static const char *const states[] = { "A", "R", "T", "Q", "X", "D", "P" };
  static const char *const types[] = { "入会", "保留", "转出", "退会", "除名", "死亡", "" };
  LedgerStore *store = roster_new ();
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (guint s = 0; s < G_N_ELEMENTS (states); s++)
      {
        g_autofree char *values = g_strdup_printf ("name=张三|join_date=2010-05-01|status=%s%s%s%s", states[s],
                                                   types[s][0] != '\0' ? "|change_type=" : "", types[s],
                                                   types[s][0] != '\0' && s > 0 ? "|change_date=2015-05-01" : "");
        gint64 id = roster_add (store, &members_register, values);
        g_autofree char *problem = happen (store, id, table[i].code, "date=2020-06-30");
        const char result[] = { table[i].to, '\0' };
        gboolean expected = strchr (table[i].from, states[s][0]) != NULL;
        g_autoptr (LedgerRecord) member = ledger_store_load (store, &members_register, id, NULL);

        g_test_message ("%s from %s", table[i].code, states[s]);
        g_assert_cmpstr (problem, ==, expected ? NULL : "not-from-state");
        g_assert_cmpstr (ledger_record_get (member, MEMBER_STATUS), ==, expected ? result : states[s]);
      }
  membership_get_events (&n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (table) + 1); /* and 10, a move, below */
  assert_sound (store);
  roster_free (store);
}

/* What a new row, typed or from a sheet, says about the past. */
static void
test_first (void)
{
  static const struct { const char *values; const char *story; } table[] = {
    { "", "? 建账登记 -A …" },
    { "|join_date=2015-03-01", "2015-03-01 入会 -A …" },
    { "|join_date=2015-03", "2015-03 入会 -A …" },
    { "|change_type=入会|change_date=2016-07-08", "2016-07-08 入会 -A …" },
    { "|join_date=2010-01-02|change_type=转入|change_date=2019-04-05", "2019-04-05 转入 -A …" },
    { "|join_date=2010-01-02|change_type=转入", "2010-01-02 入会 -A …" },
    { "|join_date=2010-01-02|change_type=保留|change_date=2021-09-30", "2010-01-02 入会 -A 2021-09-30; 2021-09-30 保留会籍 AR …" },
    { "|change_type=转出|change_date=2021-09-30", "? 建账登记 -A 2021-09-30; 2021-09-30 转出 AT …" },
    { "|join_date=2022-01-01|change_type=退会|change_date=2021-09-30", "? 建账登记 -A 2021-09-30; 2021-09-30 退会 AQ …" },
    { "|join_date=2010-01-02|change_type=除名", "2010-01-02 建账登记 -X …" },
    { "|join_date=2010-01-02|status=已去世|change_date=2020-02-03", "2010-01-02 入会 -A 2020-02-03; 2020-02-03 死亡 AD …" },
    { "|join_date=2010-01-02|change_type=死亡|change_date=2020-02-03", "2010-01-02 入会 -A 2020-02-03; 2020-02-03 死亡 AD …" },
    { "|status=申请中|join_date=2026-09-01", "2026-09-01 申请入会 -P …" },
    { "|join_date=2010-01-02|change_type=恢复|change_date=2020-02-03", "2010-01-02 入会 -A …" },
    { "|join_date=2010-01-02|status=保留会籍|change_type=退会|change_date=2020-02-03", "2020-02-03 建账登记 -R …" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *values = g_strconcat ("name=李四", table[i].values, NULL);
      gint64 id = roster_add (store, &members_register, values);

      assert_story (store, id, table[i].story);
    }
  assert_sound (store);
  roster_free (store);
}

/* Nothing but a change changes a membership. */
static void
test_only_by_change (void)
{
  static const char *const values[] = { "status=已转出", "change_type=转出", "change_date=2020-01-01",
                                        "change_reason=失业", "org_id=示范工会" };
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=王五|join_date=2015-03-01");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &members_register, id, NULL);

      roster_type (edit, values[i]);
      g_assert_false (ledger_edit_save (edit, NULL, &error));
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, "只能通过办理相应事项来改变"));
    }
  roster_free (store);
}

/* A change is not typed over; a day in the future or before what came later is refused. */
static void
test_refusals (void)
{
  static const struct { const char *code; const char *values; const char *problem; } table[] = {
    { MEMBERSHIP_RETIRED, "date=2026-09-23", "change-future" },
    { MEMBERSHIP_RETIRED, "date=2014-12-31", "not-from-state" },
    { MEMBERSHIP_WENT, "date=2017-12-31", "later-change" },
    { MEMBERSHIP_MOVED, "date=2020-01-01", "no-org" },
    { MEMBERSHIP_MOVED, "date=2020-01-01|to_org=示范工会", "same-org" },
  };
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=王五|join_date=2015-03-01|org_id=示范工会");
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  assert_happens (store, id, MEMBERSHIP_SECONDED, "date=2018-01-01|other_union=邻区工会");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *problem = happen (store, id, table[i].code, table[i].values);

      g_test_message ("%u", i);
      g_assert_cmpstr (problem, ==, table[i].problem);
    }
  edit = ledger_edit_open (store, &member_events_register, find_event (store, id, MEMBERSHIP_SECONDED), NULL);
  roster_type (edit, "date=2018-02-01");
  g_assert_false (ledger_edit_save (edit, NULL, &error));
  g_assert_nonnull (strstr (error->message, "作废后重新办理"));
  assert_story (store, id, "2015-03-01 入会 -A 2018-01-01; 2018-01-01 借调 AA …");
  g_clear_pointer (&edit, ledger_edit_free);
  roster_free (store);
}

/* An earlier change that was forgotten finds its place. */
static void
test_between (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=王五|join_date=2015-03-01");

  assert_happens (store, id, MEMBERSHIP_RETIRED, "date=2024-06-30");
  assert_happens (store, id, MEMBERSHIP_SECONDED, "date=2018-01-01");
  assert_story (store, id, "2015-03-01 入会 -A 2018-01-01; 2024-06-30 退休 AR …; 2018-01-01 借调 AA 2024-06-30");
  assert_member (store, id, "R", "3", "2024-06-30", "7");
  assert_sound (store);
  roster_free (store);
}

static void
test_void (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=王五|join_date=2015-03-01");
  g_autoptr (GError) error = NULL;

  assert_happens (store, id, MEMBERSHIP_KEPT, "date=2020-01-01|reason=失业");
  assert_happens (store, id, MEMBERSHIP_RESUMED, "date=2021-01-01");
  g_assert_false (membership_void (store, find_event (store, id, MEMBERSHIP_KEPT), "记错了人", &error));
  g_assert_nonnull (strstr (error->message, "2021-01-01 恢复会籍"));
  g_clear_error (&error);
  g_assert_true (membership_void (store, find_event (store, id, MEMBERSHIP_RESUMED), "记错了人", &error));
  assert_member (store, id, "R", "3", "2020-01-01", "3");
  g_assert_true (membership_void (store, find_event (store, id, MEMBERSHIP_KEPT), "记错了人", &error));
  assert_story (store, id, "2015-03-01 入会 -A …; (2020-01-01 保留会籍); (2021-01-01 恢复会籍)");
  assert_member (store, id, "A", "1", "2015-03-01", NULL);
  g_assert_false (membership_void (store, find_event (store, id, MEMBERSHIP_KEPT), "再来", &error));
  g_clear_error (&error);
  g_assert_false (membership_void (store, find_event (store, id, MEMBERSHIP_JOINED), "错了", &error));
  g_assert_nonnull (strstr (error->message, "唯一的会籍记录"));
  g_clear_error (&error);
  g_assert_false (membership_void (store, find_event (store, id, MEMBERSHIP_JOINED), "", &error));
  assert_sound (store);
  roster_free (store);
}

/* The batch undone: the change is gone, the member is as before; done again, it is back. */
static void
test_undo (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=王五|join_date=2015-03-01");
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) undo = NULL, redo = NULL, refused = NULL;
  gint64 batch;

  assert_happens (store, id, MEMBERSHIP_KEPT, "date=2020-01-01|reason=失业");
  batch = ledger_batch_get_last (store);
  undo = ledger_batch_undo (store, batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->kept, ==, 0);
  assert_story (store, id, "2015-03-01 入会 -A …");
  assert_member (store, id, "A", "1", "2015-03-01", NULL);
  redo = ledger_batch_undo (store, undo->batch, &error);
  g_assert_no_error (error);
  assert_story (store, id, "2015-03-01 入会 -A 2020-01-01; 2020-01-01 保留会籍 AR …");
  assert_member (store, id, "R", "3", "2020-01-01", "3");
  /* what rests on it keeps it */
  assert_happens (store, id, MEMBERSHIP_RESUMED, "date=2021-01-01");
  refused = ledger_batch_undo (store, redo->batch, &error);
  g_assert_null (refused);
  g_assert_nonnull (strstr (error->message, "2021-01-01 恢复会籍"));
  assert_story (store, id, "2015-03-01 入会 -A 2020-01-01; 2020-01-01 保留会籍 AR 2021-01-01; 2021-01-01 恢复会籍 RA …");
  assert_sound (store);
  roster_free (store);
}

/* A member made and its entry go or stay together; nobody is left without any change. */
static void
test_undo_keeps_one (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=王五|join_date=2015-03-01");
  gint64 made = ledger_batch_get_last (store), joined;
  gint64 waiting = roster_add (store, &members_register, "name=赵六|status=P|join_date=2020-01-01");
  g_autofree char *child = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|name=王小五", id);
  g_autoptr (GError) error = NULL, last = NULL;
  g_autoptr (LedgerUndo) kept = NULL, refused = NULL;

  roster_add (store, &family_register, child);
  kept = ledger_batch_undo (store, made, &error);
  g_assert_null (kept);
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "后来又登记了它下面的记录"));
  assert_story (store, id, "2015-03-01 入会 -A …");
  assert_sound (store);

  assert_happens (store, waiting, MEMBERSHIP_JOINED, "date=2020-02-01");
  joined = ledger_batch_get_last (store);
  g_assert_true (membership_void (store, find_event (store, waiting, MEMBERSHIP_APPLIED), "测试", &last));
  refused = ledger_batch_undo (store, joined, &last);
  g_assert_null (refused);
  g_assert_nonnull (strstr (last->message, "唯一的会籍记录"));
  assert_story (store, waiting, "(2020-01-01 申请入会); 2020-02-01 入会 -A …");
  assert_sound (store);
  roster_free (store);
}

/* A member binned takes the changes along; brought back, they are as before. */
static void
test_bin (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=王五|join_date=2015-03-01");
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) none = NULL, one = NULL;

  assert_happens (store, id, MEMBERSHIP_KEPT, "date=2020-01-01|reason=失业");
  assert_happens (store, id, MEMBERSHIP_RESUMED, "date=2021-01-01");
  g_assert_true (ledger_store_remove (store, &members_register, id, "测试", &error));
  none = membership_count_by_org (store, "2022-01-01", &error);
  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  assert_sound (store);
  g_assert_true (ledger_store_restore (store, &members_register, id, &error));
  g_assert_no_error (error);
  one = membership_count_by_org (store, "2022-01-01", &error);
  g_assert_cmpuint (g_hash_table_size (one), ==, 1);
  assert_story (store, id, "2015-03-01 入会 -A 2020-01-01; 2020-01-01 保留会籍 AR 2021-01-01; 2021-01-01 恢复会籍 RA …");
  assert_sound (store);
  roster_free (store);
}

/* A corrected day of entry is a voided entry and a new one; not past what came later. */
static void
test_entry_corrected (void)
{
  LedgerStore *store = roster_new ();
  gint64 known = roster_add (store, &members_register, "name=王五|join_date=2015-03-01");
  gint64 open = roster_add (store, &members_register, "name=赵六");
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &members_register, known, NULL);
  g_autoptr (GError) error = NULL;

  roster_type (edit, "join_date=2016-03-01");
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  assert_story (store, known, "(2015-03-01 入会); 2016-03-01 入会 -A …");
  assert_member (store, known, "A", "1", "2016-03-01", NULL);
  /* the saved edit can be changed again */
  roster_type (edit, "memo=补档");
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  g_assert_no_error (error);
  assert_happens (store, known, MEMBERSHIP_KEPT, "date=2020-01-01|reason=失业");
  g_clear_pointer (&edit, ledger_edit_free);
  edit = ledger_edit_open (store, &members_register, known, NULL);
  roster_type (edit, "join_date=2020-01-02");
  g_assert_false (ledger_edit_save (edit, NULL, &error));
  g_assert_nonnull (strstr (error->message, "2020-01-01 保留会籍"));
  g_clear_error (&error);
  g_clear_pointer (&edit, ledger_edit_free);
  edit = ledger_edit_open (store, &members_register, open, NULL);
  roster_type (edit, "join_date=2019-05");
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  {
    g_autofree char *story = dup_story (store, open);

    g_assert_true (g_str_has_suffix (story, "2019-05 入会 -A …"));
  }
  assert_sound (store);
  g_clear_pointer (&edit, ledger_edit_free);
  roster_free (store);
}

/* The row of a sheet about somebody who is there. */
static void
test_sheet (void)
{
  static const struct { const char *values; const char *story; const char *refusal; } table[] = {
    { "change_type=转出|change_date=2024-05-06|change_reason=失业", "2015-03-01 入会 -A 2024-05-06; 2024-05-06 转出 AT …", NULL },
    { "change_type=入会|change_date=2015-03-01", "2015-03-01 入会 -A …", NULL },
    { "change_type=退会|change_date=2014-01-01", "2015-03-01 入会 -A …", NULL },
    { "change_type=退会", NULL, "请填会籍变化日期" },
    { "status=保留会籍|change_date=2024-05-06", "2015-03-01 入会 -A 2024-05-06; 2024-05-06 保留会籍 AR …", NULL },
    { "org_id=乙工会", "2015-03-01 入会 -A 2026-09-22; 2026-09-22 内部调动 AA …", NULL },
    { "org_id=乙工会|change_type=转入|change_date=2024-05-06", "2015-03-01 入会 -A 2024-05-06; 2024-05-06 内部调动 AA …", NULL },
    { "change_type=转入|change_date=2024-05-06", NULL, "会员已经在会" },
    { "change_type=恢复|change_date=2024-05-06", NULL, "不能办理恢复会籍" },
  };
  LedgerStore *store = roster_new ();

  roster_add (store, &orgs_register, "name=甲工会");
  roster_add (store, &orgs_register, "name=乙工会");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 id = roster_add (store, &members_register, "name=钱七|join_date=2015-03-01|change_type=入会|change_date=2015-03-01|org_id=甲工会");
      g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &members_register, id, NULL);
      g_autoptr (GError) error = NULL;
      gboolean saved;

      edit->imported = TRUE;
      edit->accept = g_strdup ("导入");
      roster_type (edit, table[i].values);
      saved = ledger_edit_save (edit, NULL, &error);
      if (table[i].refusal == NULL)
        g_assert_no_error (error);
      g_assert_true (saved == (table[i].refusal == NULL));
      if (saved)
        assert_story (store, id, table[i].story);
      else
        {
          g_test_message ("%s", error->message);
          g_assert_nonnull (strstr (error->message, table[i].refusal));
          assert_story (store, id, "2015-03-01 入会 -A …");
        }
    }
  assert_sound (store);
  roster_free (store);
}

/* A move inside the ledger is one change; the whole stays the same, the parts differ by one. */
static void
test_move (void)
{
  LedgerStore *store = roster_new ();
  gint64 first = roster_add (store, &orgs_register, "name=甲工会"), second = roster_add (store, &orgs_register, "name=乙工会");
  gint64 unit = roster_add (store, &units_register, "name=乙机电有限公司");
  gint64 id = roster_add (store, &members_register, "name=王五|gender=女|join_date=2015-03-01|org_id=甲工会");
  g_autoptr (GArray) only_first = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) before = NULL, after = NULL;
  g_autoptr (LedgerRecord) member = NULL;
  MembershipBalance all, part;
  g_autoptr (GError) error = NULL;

  roster_add (store, &members_register, "name=赵六|join_date=2015-03-01|org_id=甲工会");
  g_array_append_val (only_first, first);
  assert_happens (store, id, MEMBERSHIP_MOVED, "date=2020-06-15|to_org=乙工会|to_unit=乙机电有限公司");
  before = membership_count_by_org (store, "2020-06-14", &error);
  after = membership_count_by_org (store, "2020-06-15", &error);
  g_assert_cmpuint (*(guint *) g_hash_table_lookup (before, &first), ==, 2);
  g_assert_null (g_hash_table_lookup (before, &second));
  g_assert_cmpuint (*(guint *) g_hash_table_lookup (after, &first), ==, 1);
  g_assert_cmpuint (*(guint *) g_hash_table_lookup (after, &second), ==, 1);
  g_assert_true (membership_balance (store, "2020-06-01", "2020-06-30", NULL, &all, &error));
  g_assert_true (membership_balance (store, "2020-06-01", "2020-06-30", only_first, &part, &error));
  g_assert_cmpuint (all.lines[MEMBERSHIP_START].n[MEMBERSHIP_ALL], ==, 2);
  g_assert_cmpuint (all.lines[MEMBERSHIP_IN_CAME].n[MEMBERSHIP_ALL], ==, 0);
  g_assert_cmpuint (all.lines[MEMBERSHIP_OUT_WENT].n[MEMBERSHIP_ALL], ==, 0);
  g_assert_cmpuint (all.lines[MEMBERSHIP_END].n[MEMBERSHIP_WOMEN], ==, 1);
  g_assert_cmpuint (part.lines[MEMBERSHIP_START].n[MEMBERSHIP_ALL], ==, 2);
  g_assert_cmpuint (part.lines[MEMBERSHIP_OUT_WENT].n[MEMBERSHIP_WOMEN], ==, 1);
  g_assert_cmpuint (part.lines[MEMBERSHIP_END].n[MEMBERSHIP_ALL], ==, 1);
  member = ledger_store_load (store, &members_register, id, NULL);
  g_assert_cmpint (ledger_record_get_number (member, MEMBER_ORG_ID), ==, second);
  g_assert_cmpint (ledger_record_get_number (member, MEMBER_UNIT_ID), ==, unit);
  assert_sound (store);
  roster_free (store);
}

/* Sixty leave on one day; three cannot, each with the reason; one undo brings all back. */
static void
test_many (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LedgerEdit) form = NULL;
  g_autoptr (MembershipOutcome) trial = NULL, outcome = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GHashTable) left = NULL, back = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 none = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *values = g_strdup_printf ("name=工友%u|join_date=%s%s", i, i == 7 ? "2026-08-15" : "2018-01-01",
                                                 i == 20 ? "|change_type=转出|change_date=2024-01-01" :
                                                 i == 40 ? "|change_type=死亡|change_date=2025-01-01" : "");
      gint64 id = roster_add (store, &members_register, values);

      g_array_append_val (ids, id);
    }
  form = membership_begin (store, 0, MEMBERSHIP_WENT, &error);
  roster_type (form, "date=2026-07-31|other_union=邻区工会|reason=所在企业破产");
  trial = membership_try_all (store, ids, form, NULL, NULL, NULL, &error);
  g_assert_cmpuint (trial->done, ==, 57);
  g_assert_cmpint (trial->batch, ==, 0);
  outcome = membership_apply_all (store, ids, form, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->done, ==, 57);
  g_assert_cmpuint (outcome->refused->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const reasons[] = { "会籍状态是“无会籍”，不能办理转出", "会籍状态是“已转出”（2024-01-01起），不能办理转出",
                                             "会籍状态是“已去世”（2025-01-01起），不能办理转出" };
      const MembershipRefusal *refusal = g_ptr_array_index (outcome->refused, i);

      g_assert_cmpstr (refusal->why, ==, reasons[i]);
      g_assert_false (refusal->doubtful);
    }
  left = membership_count_by_org (store, "2026-07-31", &error);
  g_assert_cmpuint (g_hash_table_size (left), ==, 0);
  undo = ledger_batch_undo (store, outcome->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->reversed, ==, 57);
  g_assert_cmpuint (undo->kept, ==, 0);
  back = membership_count_by_org (store, "2026-07-31", &error);
  g_assert_cmpuint (*(guint *) g_hash_table_lookup (back, &none), ==, 57);
  assert_sound (store);
  g_clear_pointer (&form, ledger_edit_free);
  roster_free (store);
}

/* Nobody left to change: no batch, no trace. */
static void
test_nobody (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=王五|join_date=2015-03-01");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LedgerEdit) form = membership_begin (store, 0, MEMBERSHIP_RESUMED, NULL);
  g_autoptr (MembershipOutcome) outcome = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 before = ledger_batch_get_last (store);

  g_array_append_val (ids, id);
  outcome = membership_apply_all (store, ids, form, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->refused->len, ==, 1);
  g_assert_cmpint (outcome->batch, ==, 0);
  g_assert_cmpint (ledger_batch_get_last (store), ==, before);
  g_cancellable_cancel (cancelled);
  g_assert_null (membership_apply_all (store, ids, form, NULL, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&form, ledger_edit_free);
  roster_free (store);
}

/* The changes of one row come to another: what cannot be twice is voided, and comes back when they go. */
static void
test_come_together (void)
{
  LedgerStore *store = roster_new ();
  gint64 kept = roster_add (store, &members_register, "name=王五|join_date=2015-03-01");
  gint64 other = roster_add (store, &members_register, "name=王五|join_date=2018-03-01");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  assert_happens (store, other, MEMBERSHIP_RETIRED, "date=2024-06-30");
  rows = ledger_store_load_children (store, &member_events_register, other, NULL);
  g_assert_true (ledger_batch_begin (store, "merge", "合并", &error));
  for (guint i = 0; i < rows->len; i++)
    {
      const LedgerRecord *row = g_ptr_array_index (rows, rows->len - 1 - i);
      g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &member_events_register, row->id, NULL);

      ledger_record_set_number (edit->after, MEMBER_EVENT_MEMBER_ID, kept);
      edit->event = TRUE;
      g_assert_true (ledger_edit_save (edit, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_true (ledger_batch_commit (store, &error));
  assert_story (store, kept, "2015-03-01 入会 -A 2024-06-30; (2018-03-01 入会); 2024-06-30 退休 AR …");
  assert_member (store, kept, "R", "3", "2024-06-30", "7");
  /* A merge would have binned the other row. */
  assert_finding (store, "会员“王五”没有会籍变动记录");
  undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  assert_story (store, kept, "2015-03-01 入会 -A …");
  assert_story (store, other, "2018-03-01 入会 -A 2024-06-30; 2024-06-30 退休 AR …");
  assert_member (store, kept, "A", "1", "2015-03-01", NULL);
  assert_member (store, other, "R", "3", "2024-06-30", "7");
  assert_sound (store);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/membership/steps", test_steps);
  g_test_add_func ("/membership/first", test_first);
  g_test_add_func ("/membership/only-by-change", test_only_by_change);
  g_test_add_func ("/membership/refusals", test_refusals);
  g_test_add_func ("/membership/between", test_between);
  g_test_add_func ("/membership/void", test_void);
  g_test_add_func ("/membership/undo", test_undo);
  g_test_add_func ("/membership/undo-keeps-one", test_undo_keeps_one);
  g_test_add_func ("/membership/bin", test_bin);
  g_test_add_func ("/membership/entry-corrected", test_entry_corrected);
  g_test_add_func ("/membership/sheet", test_sheet);
  g_test_add_func ("/membership/move", test_move);
  g_test_add_func ("/membership/many", test_many);
  g_test_add_func ("/membership/nobody", test_nobody);
  g_test_add_func ("/membership/come-together", test_come_together);
  return g_test_run ();
}
