/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may stand in the roster twice, what the clerk says of them, and that a member's changes move with a merge. */
#include <string.h>

#include "duplicates.h"
#include "family.h"
#include "ledger-merge.h"
#include "member-events.h"
#include "members.h"
#include "roster.h"
#include "units.h"

/* Names, numbers and telephones are made up. */
static const struct { const char *key, *values; } people[] = {
  { "a", "name=王芳|id_no=370602199003071235|mobile=13800000001|join_date=2016-05-01" },
  /* The number of 1990 with its old fifteen digits; she left and was entered anew. */
  { "b", "name=王芳|id_no=370602900307123|join_date=2019-03-01|change_type=退会|change_date=2021-06-30" },
  { "c", "name=李明|birth_date=1985-12-05|mobile=13800000002" },
  { "d", "name=李明|birth_date=1985-12-05|join_date=2018-01-01" },
  { "e", "name=李明|birth_date=1985-12-06" },
  { "f", "name=赵一|mobile=13800000002" },
  { "g", "name=孙二|unit_id=示范机电|id_no=370602198512051231" },
  { "h", "name=孙二|unit_id=示范机电" },
  { "i", "name=孙二|unit_id=示范机电|birth_date=1991-01-01" },
  { "j", "name=周四|mobile=13800000003" },
  { "k", "name=周四|mobile=13800000003" },
};

static gint64 ids[G_N_ELEMENTS (people)];

static LedgerStore *
fill (void)
{
  LedgerStore *store = roster_new ();

  roster_add (store, &units_register, "name=示范机电");
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    ids[i] = roster_add (store, &members_register, people[i].values);
  return store;
}

static gint64
find (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (strcmp (people[i].key, key) == 0)
      return ids[i];
  g_assert_not_reached ();
}

/* "证件号码相同 同一人 ab;…" */
static char *
list_groups (LedgerStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = duplicates_find (store, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < groups->len; i++)
    {
      const DuplicateGroup *group = g_ptr_array_index (groups, i);

      g_string_append_printf (text, "%s%s %s ", i > 0 ? ";" : "", duplicates_get_reason (group->reason),
                              duplicates_get_strength (group->strength));
      for (guint j = 0; j < group->ids->len; j++)
        for (guint k = 0; k < G_N_ELEMENTS (people); k++)
          if (g_array_index (group->ids, gint64, j) == ids[k])
            g_string_append (text, people[k].key);
    }
  return g_string_free (text, FALSE);
}

static void
test_find (void)
{
  LedgerStore *store = fill ();
  g_autofree char *groups = list_groups (store);

  g_assert_cmpstr (groups, ==,
                   "证件号码相同 同一人 ab;"
                   "姓名和移动电话相同 很可能 jk;"
                   "姓名和出生日期相同 很可能 cd;"
                   "同单位同姓名，缺证件号码 待核对 ghi;"
                   "移动电话相同 待核对 cf");
  roster_free (store);
}

static void
test_distinct (void)
{
  static const struct { const char *one, *other; gboolean distinct; const char *left; } steps[] = {
    { "j", "k", TRUE, "ab cd ghi cf" },
    { "d", "c", TRUE, "ab ghi cf" },
    { "g", "h", TRUE, "ab hi cf" },   /* i was born in another month than g */
    { "i", "h", TRUE, "ab cf" },
    { "c", "d", FALSE, "ab cd cf" },
  };
  LedgerStore *store = fill ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *groups = NULL;
      g_auto (GStrv) left = g_strsplit (steps[i].left, " ", -1);
      g_auto (GStrv) found = NULL;

      duplicates_set_distinct (store, find (steps[i].one), find (steps[i].other), steps[i].distinct, &error);
      g_assert_no_error (error);
      groups = list_groups (store);
      found = g_strsplit (groups, ";", -1);
      g_assert_cmpuint (g_strv_length (found), ==, g_strv_length (left));
      for (guint j = 0; left[j] != NULL; j++)
        g_assert_cmpstr (strrchr (found[j], ' ') + 1, ==, left[j]);
    }
  roster_free (store);
}

/* date event state, one line each; voided ones with a cross */
static char *
list_events (LedgerStore *store,
             gint64       member)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &member_events_register, member, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "%s%s%s %s %s..%s", i > 0 ? "; " : "",
                              ledger_record_get (row, MEMBER_EVENT_VOIDED) != NULL ? "×" : "",
                              ledger_record_get (row, MEMBER_EVENT_DATE), ledger_record_get (row, MEMBER_EVENT_EVENT),
                              ledger_record_get (row, MEMBER_EVENT_SINCE), ledger_record_get (row, MEMBER_EVENT_UNTIL));
    }
  return g_string_free (text, FALSE);
}

static void
assert_member (LedgerStore *store,
               gint64       member,
               const char  *status,
               const char  *changed)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &members_register, member, NULL);

  g_assert_cmpstr (ledger_record_get (record, MEMBER_STATUS), ==, status);
  g_assert_cmpstr (ledger_record_get (record, MEMBER_CHANGE_DATE), ==, changed);
}

static void
assert_proof (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (ledger_store_check (store, findings, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Two histories become one: which entry stands the kept day of entry says, what cannot be is voided. */
static void
test_histories (void)
{
  static const struct { const char *kept, *other; LedgerTake joined; const char *events, *status, *changed; } cases[] = {
    /* The later entry was a slip; leaving in 2021 is true of the one person. */
    { "a", "b", LEDGER_TAKE_KEPT,
      "2016-05-01 1 2016-05-01..2021-06-30; ×2019-03-01 1 (null)..(null); 2021-06-30 6 2021-06-30..9999-12-31", "Q", "2021-06-30" },
    { "a", "b", LEDGER_TAKE_OTHER,
      "×2016-05-01 1 (null)..(null); 2019-03-01 1 2019-03-01..2021-06-30; 2021-06-30 6 2021-06-30..9999-12-31", "Q", "2021-06-30" },
    /* A day of entry that was not known comes from the other. */
    { "c", "d", LEDGER_TAKE_OTHER,
      "×(null) 22 (null)..(null); 2018-01-01 1 2018-01-01..9999-12-31", "A", "2018-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LedgerStore *store = fill ();
      g_autoptr (GError) error = NULL;
      gint64 kept = find (cases[i].kept), other = find (cases[i].other);
      g_autoptr (LedgerMerge) merge = ledger_merge_new (store, &members_register, kept, other, &error);
      g_autoptr (LedgerUndo) undo = NULL;
      g_autofree char *events = NULL, *before = list_events (store, kept), *others = list_events (store, other);
      g_autofree char *after = NULL, *others_after = NULL;

      g_assert_no_error (error);
      ledger_merge_take (merge, MEMBER_JOIN_DATE, cases[i].joined);
      ledger_merge_apply (merge, "同一人", "核对过", NULL, &error);
      g_assert_no_error (error);
      events = list_events (store, kept);
      g_assert_cmpstr (events, ==, cases[i].events);
      assert_member (store, kept, cases[i].status, cases[i].changed);
      assert_proof (store);

      undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (undo->kept, ==, 0);
      after = list_events (store, kept);
      others_after = list_events (store, other);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpstr (others_after, ==, others);
      assert_proof (store);
      roster_free (store);
    }
}

/* A merge, edits, the merge undone: the edits stay, all else is back. */
static void
test_undone_later (void)
{
  LedgerStore *store = fill ();
  g_autoptr (GError) error = NULL;
  gint64 kept = find ("a"), other = find ("b"), child, later, batch;
  g_autofree char *parent = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|name=王小明|relation=子", other);
  g_autofree char *added = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|name=王小红|relation=女", kept);
  g_autoptr (LedgerMerge) merge = NULL;
  g_autoptr (LedgerEdit) address = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (LedgerRecord) back = NULL, moved = NULL, stays = NULL, edited = NULL;

  child = roster_add (store, &family_register, parent);
  merge = ledger_merge_new (store, &members_register, kept, other, &error);
  g_assert_true (ledger_merge_apply (merge, "同一人", NULL, NULL, &error));
  batch = ledger_batch_get_last (store);
  ledger_store_set_today (store, "2026-10-08");
  address = ledger_edit_open (store, &members_register, kept, &error);
  ledger_edit_set (address, MEMBER_ADDRESS, "示范路1号");
  g_assert_true (ledger_edit_save (address, NULL, &error));
  later = roster_add (store, &family_register, added);

  undo = ledger_batch_undo (store, batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->kept, ==, 0);
  back = ledger_store_load (store, &members_register, other, NULL);
  moved = ledger_store_load (store, &family_register, child, NULL);
  stays = ledger_store_load (store, &family_register, later, NULL);
  edited = ledger_store_load (store, &members_register, kept, NULL);
  g_assert_false (back->removed);
  assert_member (store, other, "Q", "2021-06-30");
  assert_member (store, kept, "A", "2016-05-01");
  g_assert_cmpint (ledger_record_get_number (moved, FAMILY_MEMBER_ID), ==, other);
  g_assert_cmpint (ledger_record_get_number (stays, FAMILY_MEMBER_ID), ==, kept);
  g_assert_cmpstr (ledger_record_get (edited, MEMBER_ADDRESS), ==, "示范路1号");
  assert_proof (store);
  roster_free (store);
}

/* Two present rows of one number, as old files have them, can be parted again too. */
static void
test_same_number (void)
{
  LedgerStore *store = fill ();
  g_autoptr (GError) error = NULL;
  gint64 kept = find ("a"), other = find ("b");
  g_autofree char *again = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|event=9|date=2022-01-01", other);
  g_autoptr (LedgerMerge) merge = NULL;
  g_autoptr (LedgerUndo) undo = NULL;

  roster_add (store, &member_events_register, again);
  assert_member (store, other, "A", "2022-01-01");
  merge = ledger_merge_new (store, &members_register, kept, other, &error);
  g_assert_true (ledger_merge_apply (merge, "同一人", NULL, NULL, &error));
  undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  assert_member (store, other, "A", "2022-01-01");
  roster_free (store);
}

/* Two unions that are one: members and their changes go with it. */
static void
test_orgs (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;
  gint64 kept = roster_add (store, tz_registers[1], "name=一分会");
  gint64 other = roster_add (store, tz_registers[1], "name=第一分会");
  gint64 member = roster_add (store, &members_register, "name=钱五|org_id=第一分会|join_date=2020-01-01");
  g_autofree char *moved = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|event=11|date=2021-01-01|to_org=一分会", member);
  g_autofree char *back = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|event=11|date=2022-01-01|to_org=第一分会", member);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (LedgerMerge) merge = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (LedgerRecord) now = NULL, then = NULL;

  roster_add (store, &member_events_register, moved);
  roster_add (store, &member_events_register, back);
  before = list_events (store, member);
  merge = ledger_merge_new (store, tz_registers[1], kept, other, &error);
  g_assert_no_error (error);
  ledger_merge_apply (merge, "同一个分会", "核对过", NULL, &error);
  g_assert_no_error (error);
  now = ledger_store_load (store, &members_register, member, NULL);
  g_assert_cmpint (ledger_record_get_number (now, MEMBER_ORG_ID), ==, kept);
  assert_proof (store);
  undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  then = ledger_store_load (store, &members_register, member, NULL);
  g_assert_cmpint (ledger_record_get_number (then, MEMBER_ORG_ID), ==, other);
  after = list_events (store, member);
  g_assert_cmpstr (before, ==, after);
  assert_proof (store);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registers/duplicates/find", test_find);
  g_test_add_func ("/registers/duplicates/distinct", test_distinct);
  g_test_add_func ("/registers/duplicates/histories", test_histories);
  g_test_add_func ("/registers/duplicates/undone-later", test_undone_later);
  g_test_add_func ("/registers/duplicates/same-number", test_same_number);
  g_test_add_func ("/registers/duplicates/orgs", test_orgs);
  return g_test_run ();
}
