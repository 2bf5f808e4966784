/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rows become one and are parted again: values, rows that move, what may exist once, what came between. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "merge-ledger.h"

/* As the clerk chose: the phone comes by itself, the card and the crafts are chosen. */
static gint64
merge_pair (MergeLedger *ledger)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerMerge) merge = ledger_merge_new (ledger->store, &merge_persons, ledger->kept, ledger->other, &error);

  g_assert_no_error (error);
  ledger_merge_take (merge, PERSON_CARD, LEDGER_TAKE_OTHER);
  ledger_merge_take (merge, PERSON_SKILLS, LEDGER_TAKE_BOTH);
  ledger_merge_apply (merge, "同一人重复登记", NULL, NULL, &error);
  g_assert_no_error (error);
  return ledger_batch_get_last (ledger->store);
}

static void
test_plan (void)
{
  static const struct { guint field; gboolean choose, unite; LedgerTake take; } cases[] = {
    { PERSON_TITLE, FALSE, FALSE, LEDGER_TAKE_KEPT },    /* the same */
    { PERSON_CARD, TRUE, FALSE, LEDGER_TAKE_KEPT },
    { PERSON_STATE, FALSE, FALSE, LEDGER_TAKE_KEPT },    /* of an event */
    { PERSON_SKILLS, TRUE, TRUE, LEDGER_TAKE_KEPT },
    { PERSON_PHONE, TRUE, FALSE, LEDGER_TAKE_OTHER },    /* empty in the kept row */
    { PERSON_PAY, TRUE, FALSE, LEDGER_TAKE_KEPT },
    { PERSON_REMARK, TRUE, TRUE, LEDGER_TAKE_BOTH },
    { PERSON_EMPLOYER, TRUE, FALSE, LEDGER_TAKE_KEPT },  /* empty in the other */
    { PERSON_SUM, FALSE, FALSE, LEDGER_TAKE_KEPT },
  };
  MergeLedger ledger = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerMerge) merge = NULL;
  g_autoptr (LedgerRecord) result = NULL;
  g_autofree char *moved = NULL, *stays = NULL, *before = NULL, *after = NULL;

  merge_ledger_open (&ledger);
  before = merge_ledger_dump (ledger.store);
  merge = ledger_merge_new (ledger.store, &merge_persons, ledger.kept, ledger.other, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (ledger_merge_can_choose (merge, cases[i].field), ==, cases[i].choose);
      g_assert_cmpint (ledger_merge_can_unite (merge, cases[i].field), ==, cases[i].unite);
      g_assert_cmpint (merge->takes[cases[i].field], ==, cases[i].take);
    }
  moved = ledger_merge_dup_counts (merge->referrers);
  stays = ledger_merge_dup_counts (merge->kept_referrers);
  g_assert_cmpstr (moved, ==, "1条人员、2条培训");
  g_assert_cmpstr (stays, ==, "1条培训");
  g_assert_cmpuint (ledger_merge_count (merge->referrers), ==, 3);
  result = ledger_merge_dup_result (merge);
  g_assert_cmpstr (ledger_record_get (result, PERSON_REMARK), ==, "原表第3行\n原表第9行");
  g_assert_cmpstr (ledger_record_get (result, PERSON_PHONE), ==, "6201234");
  after = merge_ledger_dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  merge_ledger_close (&ledger);
}

static void
test_merge (void)
{
  MergeLedger ledger = { 0 };
  g_autoptr (LedgerRecord) other = NULL;
  g_autoptr (LedgerBatch) batch = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const LedgerHistoryEntry *last;
  g_autofree char *named = NULL;

  merge_ledger_open (&ledger);
  batch = ledger_batch_load (ledger.store, merge_pair (&ledger), NULL);
  g_assert_cmpstr (batch->kind, ==, "merge");
  g_assert_cmpstr (batch->title, ==, "合并人员：王芳");
  merge_assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_CARD, "K2");
  merge_assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_STATE, "A");
  merge_assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_SKILLS, "1,2,3");
  merge_assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_PHONE, "6201234");
  merge_assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_PAY, "500000");
  merge_assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_REMARK, "原表第3行\n原表第9行");
  /* She does not become her own mentor. */
  merge_assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_MENTOR, NULL);
  merge_assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_SUM, "44");
  merge_assert_reference (ledger.store, &merge_persons, ledger.apprentice, PERSON_MENTOR, ledger.kept);
  merge_assert_reference (ledger.store, &merge_courses, ledger.first, COURSE_PERSON, ledger.kept);
  merge_assert_reference (ledger.store, &merge_courses, ledger.second, COURSE_PERSON, ledger.kept);
  other = ledger_store_load (ledger.store, &merge_persons, ledger.other, NULL);
  g_assert_true (other->removed);
  g_assert_cmpstr (ledger_record_get (other, PERSON_CARD), ==, "K2");
  history = ledger_history_load (ledger.store, &merge_persons, ledger.other, 1, NULL);
  last = g_ptr_array_index (history, 0);
  named = g_strdup_printf ("合并到“王芳”（编号%" G_GINT64_FORMAT "）：同一人重复登记", ledger.kept);
  g_assert_cmpint (last->action, ==, LEDGER_REMOVED);
  g_assert_cmpstr (last->why, ==, named);
  merge_assert_proof (ledger.store);
  merge_ledger_close (&ledger);
}

/* What happened between a merge and its undo. */
typedef enum
{
  NOTHING,
  EDIT_UNTOUCHED,
  EDIT_TAKEN,
  EDIT_MOVED,
  ADD_CHILD,
  BIN_MOVED,
  TURN_MOVED,
  BIN_KEPT,
  TAKE_CARD,
  TAKE_FORMER_CARD,
  RESTORE_BY_HAND,
  MERGE_ON,
} Between;

static void
happen (MergeLedger *ledger,
        Between what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *third = g_strdup_printf ("%" G_GINT64_FORMAT, ledger->third);

  switch (what)
    {
    case NOTHING: break;
    case EDIT_UNTOUCHED: merge_ledger_set (ledger->store, &merge_persons, ledger->kept, PERSON_PAY, "520000"); break;
    case EDIT_TAKEN: merge_ledger_set (ledger->store, &merge_persons, ledger->kept, PERSON_PHONE, "6209999"); break;
    case EDIT_MOVED: merge_ledger_set (ledger->store, &merge_courses, ledger->first, COURSE_HOURS, "17"); break;
    case ADD_CHILD: merge_ledger_add_course (ledger->store, ledger->kept, "电工", "30"); break;
    case BIN_MOVED: ledger_store_remove (ledger->store, &merge_courses, ledger->first, "记错", &error); break;
    case TURN_MOVED: merge_ledger_set (ledger->store, &merge_persons, ledger->apprentice, PERSON_MENTOR, third); break;
    case BIN_KEPT:
      merge_ledger_set (ledger->store, &merge_persons, ledger->apprentice, PERSON_MENTOR, third);
      ledger_store_remove (ledger->store, &merge_persons, ledger->kept, "不在了", &error);
      break;
    case TAKE_CARD:
      merge_ledger_set (ledger->store, &merge_persons, ledger->kept, PERSON_CARD, "K9");
      merge_ledger_set (ledger->store, &merge_persons, ledger->third, PERSON_CARD, "K2");
      break;
    case TAKE_FORMER_CARD:
      merge_ledger_set (ledger->store, &merge_persons, ledger->third, PERSON_CARD, "K1");
      break;
    case RESTORE_BY_HAND:
      merge_ledger_set (ledger->store, &merge_persons, ledger->kept, PERSON_CARD, "K9");
      ledger_store_restore (ledger->store, &merge_persons, ledger->other, &error);
      break;
    case MERGE_ON:
      {
        g_autoptr (LedgerMerge) merge = ledger_merge_new (ledger->store, &merge_persons, ledger->third, ledger->kept, &error);

        ledger_merge_apply (merge, "又是同一人", NULL, NULL, &error);
      }
    }
  g_assert_no_error (error);
}

/* The dump before the merge with one text in place of another. */
static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (to, parts);
}

static char *
expect (Between     what,
        const char *before)
{
  g_autofree char *line = NULL;

  switch (what)
    {
    case EDIT_UNTOUCHED: return replace (before, "pay=500000", "pay=520000");
    case EDIT_TAKEN: return replace (before, "skills=1 phone=(null)", "skills=1 phone=6209999");
    case EDIT_MOVED:
      line = replace (before, "hours=16", "hours=17");
      return replace (line, "sum=36", "sum=37");
    default: return g_strdup (before);
    }
}

static void
test_undo (void)
{
  static const struct { Between what; guint kept; const char *said; const char *refused; } cases[] = {
    { NOTHING, 0, NULL, NULL },
    { EDIT_UNTOUCHED, 0, NULL, NULL },
    { EDIT_TAKEN, 1, "人员“王芳”：电话后来改成了“6209999”，没有动它", NULL },
    { EDIT_MOVED, 0, NULL, NULL },
    { BIN_KEPT, 0, NULL, "后来删除了，或又并入了别的记录" },
    { TAKE_CARD, 0, NULL, "卡号“K2”已经有了：王方" },
    { TAKE_FORMER_CARD, 0, NULL, "卡号“K1”已经有了：王方" },
    { MERGE_ON, 0, NULL, "先撤销后来的那次合并" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MergeLedger ledger = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (LedgerUndo) undo = NULL;
      g_autofree char *before = NULL, *between = NULL, *after = NULL, *expected = NULL;
      gint64 batch;

      g_test_message ("case %u", cases[i].what);
      merge_ledger_open (&ledger);
      before = merge_ledger_dump (ledger.store);
      batch = merge_pair (&ledger);
      happen (&ledger, cases[i].what);
      between = merge_ledger_dump (ledger.store);
      undo = ledger_batch_undo (ledger.store, batch, &error);
      after = merge_ledger_dump (ledger.store);
      if (cases[i].refused != NULL)
        {
          g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
          g_assert_nonnull (strstr (error->message, cases[i].refused));
          g_assert_cmpstr (after, ==, between);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpuint (undo->kept, ==, cases[i].kept);
          if (cases[i].said != NULL)
            g_assert_cmpstr (g_ptr_array_index (undo->kept_rows, 0), ==, cases[i].said);
          expected = expect (cases[i].what, before);
          g_assert_cmpstr (after, ==, expected);
        }
      merge_assert_proof (ledger.store);
      merge_ledger_close (&ledger);
    }
}

/* What was added, binned or given to others since stays where it is, and is named. */
static void
test_undo_moved_on (void)
{
  static const struct { Between what; guint kept; const char *said; } cases[] = {
    { ADD_CHILD, 0, NULL },
    { BIN_MOVED, 1, "后来删除了，没有动它" },
    { TURN_MOVED, 1, "师傅后来改成了“王方”" },
    { RESTORE_BY_HAND, 1, "卡号后来改成了“K9”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MergeLedger ledger = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (LedgerUndo) undo = NULL;
      g_autoptr (GPtrArray) kept = NULL, others = NULL;
      gint64 batch;

      merge_ledger_open (&ledger);
      batch = merge_pair (&ledger);
      happen (&ledger, cases[i].what);
      undo = ledger_batch_undo (ledger.store, batch, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (undo->kept, ==, cases[i].kept);
      if (cases[i].said != NULL)
        g_assert_nonnull (strstr (g_ptr_array_index (undo->kept_rows, 0), cases[i].said));
      kept = ledger_store_load_children (ledger.store, &merge_courses, ledger.kept, NULL);
      others = ledger_store_load_children (ledger.store, &merge_courses, ledger.other, NULL);
      g_assert_cmpuint (kept->len, ==, cases[i].what == ADD_CHILD ? 2 : 1);
      g_assert_cmpuint (others->len, ==, cases[i].what == BIN_MOVED ? 1 : 2);
      merge_assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_SUM, cases[i].what == ADD_CHILD ? "38" : "8");
      merge_assert_value (ledger.store, &merge_persons, ledger.other, PERSON_SUM, cases[i].what == BIN_MOVED ? "20" : "36");
      merge_assert_reference (ledger.store, &merge_persons, ledger.apprentice, PERSON_MENTOR,
                        cases[i].what == TURN_MOVED ? ledger.third : ledger.other);
      merge_ledger_close (&ledger);
    }
}

/* Undone, done again, undone again: each time the same rows. */
static void
test_redo (void)
{
  MergeLedger ledger = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *merged = NULL;
  gint64 batch;

  merge_ledger_open (&ledger);
  before = merge_ledger_dump (ledger.store);
  batch = merge_pair (&ledger);
  merged = merge_ledger_dump (ledger.store);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (LedgerUndo) undo = ledger_batch_undo (ledger.store, batch, &error);
      g_autofree char *now = merge_ledger_dump (ledger.store);

      g_assert_no_error (error);
      g_assert_cmpuint (undo->kept, ==, 0);
      g_assert_cmpstr (now, ==, i % 2 == 0 ? before : merged);
      batch = undo->batch;
    }
  merge_ledger_add_course (ledger.store, ledger.other, "车工", "10");
  merge_pair (&ledger);
  g_assert_true (ledger_batch_get_last (ledger.store) > batch);
  merge_assert_proof (ledger.store);
  merge_ledger_close (&ledger);
}

/* A course that came after the undo would go to the bin unseen. */
static void
test_redo_refused (void)
{
  MergeLedger ledger = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) undo = NULL;

  merge_ledger_open (&ledger);
  undo = ledger_batch_undo (ledger.store, merge_pair (&ledger), &error);
  merge_ledger_add_course (ledger.store, ledger.other, "车工", "10");
  g_assert_null (ledger_batch_undo (ledger.store, undo->batch, &error));
  g_assert_nonnull (strstr (error->message, "请重新合并"));
  merge_ledger_close (&ledger);
}

/* Parted one after the other, the last first. */
static void
test_two_merges (void)
{
  MergeLedger ledger = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (LedgerUndo) second = NULL, first = NULL;
  gint64 batch;

  merge_ledger_open (&ledger);
  before = merge_ledger_dump (ledger.store);
  batch = merge_pair (&ledger);
  happen (&ledger, MERGE_ON);
  second = ledger_batch_undo (ledger.store, ledger_batch_get_last (ledger.store), &error);
  g_assert_no_error (error);
  first = ledger_batch_undo (ledger.store, batch, &error);
  g_assert_no_error (error);
  after = merge_ledger_dump (ledger.store);
  g_assert_cmpuint (first->kept + second->kept, ==, 0);
  g_assert_cmpstr (before, ==, after);
  merge_ledger_close (&ledger);
}

static void
test_refused (void)
{
  MergeLedger ledger = { 0 };
  g_autoptr (LedgerMerge) merge = NULL;
  g_autofree char *before = NULL, *after = NULL;
  const struct { gint64 *kept, *other; const LedgerRegister *reg; const char *said; } cases[] = {
    { &ledger.kept, &ledger.kept, &merge_persons, "不能同它自己合并" },
    { &ledger.first, &ledger.second, &merge_courses, "随所属的记录一起合并" },
    { &ledger.kept, &ledger.third, &merge_persons, "在回收站里" },
  };

  merge_ledger_open (&ledger);
  ledger_store_remove (ledger.store, &merge_persons, ledger.third, "没有这个人", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ledger_merge_new (ledger.store, cases[i].reg, *cases[i].kept, *cases[i].other, &error));
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
  merge = ledger_merge_new (ledger.store, &merge_persons, ledger.kept, ledger.other, NULL);
  before = merge_ledger_dump (ledger.store);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (ledger_merge_apply (merge, "", NULL, NULL, &error));
    g_assert_nonnull (strstr (error->message, "请写明为什么合并"));
  }
  after = merge_ledger_dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  merge_ledger_close (&ledger);
}

/* Whatever stops it, both rows and all that belongs to them are as they were. */
static void
test_nothing_half (void)
{
  MergeLedger ledger = { 0 };
  g_autoptr (LedgerMerge) merge = NULL;
  g_autofree char *before = NULL;

  merge_ledger_open (&ledger);
  merge_ledger_add_course (ledger.store, ledger.other, "高级班", "40");
  merge_ledger_set (ledger.store, &merge_persons, ledger.other, PERSON_PAY, "20000000");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const said[] = { "培训“高级班”移不过去", "工资超过10万元", "在打开之后又改过" };
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      if (i == 1)
        merge_ledger_set (ledger.store, &merge_persons, ledger.kept, PERSON_PHONE, "6200000");
      g_clear_pointer (&merge, ledger_merge_free);
      merge = ledger_merge_new (ledger.store, &merge_persons, ledger.kept, ledger.other, &error);
      g_assert_no_error (error);
      ledger_merge_take (merge, PERSON_PAY, LEDGER_TAKE_OTHER);
      if (i == 2)
        merge_ledger_set (ledger.store, &merge_persons, ledger.kept, PERSON_PHONE, "6200001");
      g_free (before);
      before = merge_ledger_dump (ledger.store);
      g_assert_false (ledger_merge_apply (merge, "同一人", NULL, NULL, &error));
      g_assert_nonnull (strstr (error->message, said[i]));
      after = merge_ledger_dump (ledger.store);
      g_assert_cmpstr (before, ==, after);
    }
  g_clear_pointer (&merge, ledger_merge_free);
  merge = ledger_merge_new (ledger.store, &merge_persons, ledger.kept, ledger.other, NULL);
  ledger_merge_take (merge, PERSON_PAY, LEDGER_TAKE_OTHER);
  g_assert_true (ledger_merge_apply (merge, "同一人", "工资属实", NULL, NULL));
  merge_assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_PAY, "20000000");
  merge_assert_proof (ledger.store);
  g_clear_pointer (&merge, ledger_merge_free);
  merge_ledger_close (&ledger);
}

/* Firms are named by people and by firms below them. */
static void
test_tree (void)
{
  MergeLedger ledger = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerMerge) up = NULL, down = NULL, deep = NULL;
  g_autofree char *before = NULL, *after = NULL, *firm = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  gint64 team;

  merge_ledger_open (&ledger);
  firm = g_strdup_printf ("%" G_GINT64_FORMAT, ledger.firm);
  team = merge_ledger_add (ledger.store, &merge_firms, FIRM_TITLE, "一班", FIRM_ABOVE, firm, LEDGER_NO_FIELD);
  before = merge_ledger_dump (ledger.store);
  g_assert_null (ledger_merge_new (ledger.store, &merge_firms, team, ledger.above, &error));
  g_assert_nonnull (strstr (error->message, "成了自己的上级"));
  g_clear_error (&error);

  down = ledger_merge_new (ledger.store, &merge_firms, ledger.above, ledger.firm, &error);
  g_assert_no_error (error);
  ledger_merge_apply (down, "并厂", NULL, NULL, &error);
  g_assert_no_error (error);
  merge_assert_reference (ledger.store, &merge_firms, team, FIRM_ABOVE, ledger.above);
  merge_assert_reference (ledger.store, &merge_firms, ledger.above, FIRM_ABOVE, 0);
  merge_assert_reference (ledger.store, &merge_persons, ledger.kept, PERSON_EMPLOYER, ledger.above);
  undo = ledger_batch_undo (ledger.store, ledger_batch_get_last (ledger.store), &error);
  g_assert_no_error (error);
  after = merge_ledger_dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  g_clear_pointer (&undo, ledger_undo_free);
  g_clear_pointer (&after, g_free);

  /* What stood two steps below does not bring the one between as the one above. */
  deep = ledger_merge_new (ledger.store, &merge_firms, ledger.above, team, &error);
  g_assert_no_error (error);
  ledger_merge_apply (deep, "并厂", NULL, NULL, &error);
  g_assert_no_error (error);
  merge_assert_reference (ledger.store, &merge_firms, ledger.above, FIRM_ABOVE, 0);
  undo = ledger_batch_undo (ledger.store, ledger_batch_get_last (ledger.store), &error);
  g_assert_no_error (error);
  after = merge_ledger_dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  g_clear_pointer (&undo, ledger_undo_free);
  g_clear_pointer (&after, g_free);

  /* The child stays and takes the place of its parent. */
  up = ledger_merge_new (ledger.store, &merge_firms, ledger.firm, ledger.above, &error);
  g_assert_no_error (error);
  ledger_merge_apply (up, "并厂", NULL, NULL, &error);
  g_assert_no_error (error);
  merge_assert_reference (ledger.store, &merge_firms, ledger.firm, FIRM_ABOVE, 0);
  undo = ledger_batch_undo (ledger.store, ledger_batch_get_last (ledger.store), &error);
  g_assert_no_error (error);
  after = merge_ledger_dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  merge_ledger_close (&ledger);
}

/* Killed when all has moved and nothing is settled: at the next start both rows are as they were. */
static void
test_killed (void)
{
  MergeLedger ledger = { 0 };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;
  pid_t child;

  merge_ledger_open (&ledger);
  before = merge_ledger_dump (ledger.store);
  g_clear_object (&ledger.store);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      ledger.store = ledger_store_open (ledger.path, merge_registers, LEDGER_OPEN_WRITE, NULL);
      ledger_store_set_today (ledger.store, "2026-11-21");
      merge_ledger_dies = TRUE;
      merge_pair (&ledger);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  ledger.store = ledger_store_open (ledger.path, merge_registers, LEDGER_OPEN_WRITE, &error);
  g_assert_no_error (error);
  after = merge_ledger_dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  merge_assert_proof (ledger.store);
  merge_ledger_close (&ledger);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/merge/plan", test_plan);
  g_test_add_func ("/ledger/merge/merge", test_merge);
  g_test_add_func ("/ledger/merge/undo", test_undo);
  g_test_add_func ("/ledger/merge/undo-moved-on", test_undo_moved_on);
  g_test_add_func ("/ledger/merge/redo", test_redo);
  g_test_add_func ("/ledger/merge/redo-refused", test_redo_refused);
  g_test_add_func ("/ledger/merge/two-merges", test_two_merges);
  g_test_add_func ("/ledger/merge/refused", test_refused);
  g_test_add_func ("/ledger/merge/nothing-half", test_nothing_half);
  g_test_add_func ("/ledger/merge/tree", test_tree);
  g_test_add_func ("/ledger/merge/killed", test_killed);
  return g_test_run ();
}
