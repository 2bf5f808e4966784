/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rows become one and are parted again: values, rows that move, what may exist once, what came between. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "small-registers.h"

enum { FIRM_TITLE, FIRM_ABOVE, N_FIRMS };
enum { PERSON_TITLE, PERSON_CARD, PERSON_STATE, PERSON_SKILLS, PERSON_PHONE, PERSON_PAY, PERSON_REMARK, PERSON_EMPLOYER,
       PERSON_MENTOR, PERSON_SUM, N_PERSONS };
enum { COURSE_PERSON, COURSE_TITLE, COURSE_HOURS, N_COURSES };

extern const LedgerRegister merge_firms, merge_persons, merge_courses;

static const LedgerField firm_table[N_FIRMS] = {
  [FIRM_TITLE] = { "title", "单位名称", &ledger_kind_text, LEDGER_REQUIRED },
  [FIRM_ABOVE] = { "above", "上级单位", &ledger_kind_reference, .refers_to = "firms" },
};

static const LedgerChoice state_codes[] = { { "A", "在职" }, { "R", "退休" }, { NULL } };
static const LedgerChoice skill_codes[] = { { "1", "电工" }, { "2", "焊工" }, { "3", "钳工" }, { NULL } };

static const LedgerField person_table[N_PERSONS] = {
  [PERSON_TITLE] = { "title", "姓名", &ledger_kind_text, LEDGER_REQUIRED | LEDGER_PERSON_NAME },
  [PERSON_CARD] = { "card", "卡号", &ledger_kind_text, LEDGER_UNIQUE },
  [PERSON_STATE] = { "state", "状态", &ledger_kind_choice, LEDGER_EVENT, state_codes },
  [PERSON_SKILLS] = { "skills", "工种", &ledger_kind_choices, .choices = skill_codes },
  [PERSON_PHONE] = { "phone", "电话", &ledger_kind_text },
  [PERSON_PAY] = { "pay", "工资", &ledger_kind_money },
  [PERSON_REMARK] = { "remark", "备注", &ledger_kind_note },
  [PERSON_EMPLOYER] = { "employer", "单位", &ledger_kind_reference, .refers_to = "firms" },
  [PERSON_MENTOR] = { "mentor", "师傅", &ledger_kind_reference, .refers_to = "persons" },
  [PERSON_SUM] = { "sum", "学时合计", &ledger_kind_integer, LEDGER_DERIVED | LEDGER_EVENT | LEDGER_COPIED },
};

static const LedgerField course_table[N_COURSES] = {
  [COURSE_PERSON] = { "person", "学员", &ledger_kind_reference, LEDGER_PART_OF, .refers_to = "persons" },
  [COURSE_TITLE] = { "title", "课程", &ledger_kind_text, LEDGER_REQUIRED },
  [COURSE_HOURS] = { "hours", "学时", &ledger_kind_integer },
};

/* The process that is to die in the middle of a merge. */
static gboolean dies;

static gboolean
count_hours (LedgerEdit *person,
             GError    **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (person->store, &merge_courses, person->after->id, error);
  g_autoptr (LedgerEdit) edit = ledger_edit_open (person->store, person->reg, person->after->id, error);
  gint64 sum = 0;

  if (dies)
    raise (SIGKILL);
  if (rows == NULL || edit == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    sum += ledger_record_get_number (g_ptr_array_index (rows, i), COURSE_HOURS);
  if (rows->len > 0)
    ledger_record_set_number (edit->after, PERSON_SUM, sum);
  else
    ledger_edit_set (edit, PERSON_SUM, NULL);
  edit->event = edit->follows = TRUE;
  return ledger_edit_save (edit, NULL, error);
}

static gboolean
course_saved (LedgerEdit *edit,
              GError    **error)
{
  g_autoptr (LedgerEdit) person = ledger_edit_open (edit->store, &merge_persons,
                                                    ledger_record_get_number (edit->after, COURSE_PERSON), error);

  /* A merge moves all before anything follows from them. */
  g_assert_false (edit->together);
  return person != NULL && count_hours (person, error);
}

static void
check_course (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  g_autoptr (LedgerRecord) person = NULL;

  if (edit->parent != NULL)
    return;
  person = ledger_store_load (edit->store, ledger_store_find_register (edit->store, "persons"),
                              ledger_record_get_number (edit->after, COURSE_PERSON), NULL);
  if (ledger_record_is (edit->after, COURSE_TITLE, "高级班") && ledger_record_get (person, PERSON_PHONE) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, COURSE_PERSON, "phone", "高级班学员要有电话");
}

static void
check_member (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  if (ledger_record_get_number (edit->after, PERSON_PAY) > 10000000)
    ledger_problems_add (problems, LEDGER_WARNING, PERSON_PAY, "pay", "工资超过10万元");
}

const LedgerRegister merge_firms = {
  .id = "firms", .title = "单位", .row_title = "单位", .fields = firm_table, .n_fields = N_FIRMS, .sort = "title",
};
const LedgerRegister merge_persons = {
  .id = "persons", .title = "人员", .row_title = "人员", .fields = person_table, .n_fields = N_PERSONS, .sort = "title",
  .check = check_member, .gathered = count_hours,
};
const LedgerRegister merge_courses = {
  .id = "courses", .title = "培训", .row_title = "培训", .fields = course_table, .n_fields = N_COURSES, .append_only = TRUE,
  .check = check_course, .saving = course_saved,
};

static const LedgerRegister *const registers[] = { &merge_firms, &merge_persons, &merge_courses, NULL };

static const char tables[] =
  "CREATE TABLE firms (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,"
  " batch INTEGER NOT NULL, title TEXT, above INTEGER REFERENCES firms (id)) STRICT;"
  "CREATE TABLE persons (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,"
  " batch INTEGER NOT NULL, title TEXT, card TEXT, state TEXT, skills TEXT, phone TEXT, pay INTEGER, remark TEXT,"
  " employer INTEGER REFERENCES firms (id), mentor INTEGER REFERENCES persons (id), sum INTEGER) STRICT;"
  "CREATE UNIQUE INDEX persons_card ON persons (card) WHERE deleted = 0 AND card IS NOT NULL;"
  "CREATE TABLE courses (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,"
  " batch INTEGER NOT NULL, person INTEGER REFERENCES persons (id), title TEXT, hours INTEGER) STRICT;";

/* 王芳 twice, with courses and an apprentice each, and what else the cases need. */
typedef struct
{
  char        *path;
  LedgerStore *store;
  gint64       kept, other, third, apprentice, mine, first, second, firm, above;
} Ledger;

static gint64
add (LedgerStore          *store,
     const LedgerRegister *reg,
     ...)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, reg);
  g_autoptr (GError) error = NULL;
  const char *value;
  va_list list;
  guint field;

  va_start (list, reg);
  while ((field = va_arg (list, guint)) != LEDGER_NO_FIELD)
    {
      value = va_arg (list, const char *);
      ledger_edit_set_text (edit, field, value, &error);
      g_assert_no_error (error);
    }
  va_end (list);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

static gint64
add_course (LedgerStore *store,
            gint64       person,
            const char  *title,
            const char  *hours)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  return add (store, &merge_courses, COURSE_PERSON, id, COURSE_TITLE, title, COURSE_HOURS, hours, LEDGER_NO_FIELD);
}

static void
set_field (LedgerStore          *store,
           const LedgerRegister *reg,
           gint64                id,
           guint                 field,
           const char           *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, reg, id, &error);

  g_assert_no_error (error);
  edit->event = TRUE;
  edit->accept = g_strdup ("属实");
  ledger_edit_set (edit, field, value);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

static void
open_ledger (Ledger *ledger)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ledger-XXXXXX", &error);
  LedgerStore *store;
  g_autofree char *above = NULL, *firm = NULL, *kept = NULL, *other = NULL;

  g_assert_no_error (error);
  ledger->path = g_build_filename (folder, "合并.taizhang", NULL);
  ledger->store = store = ledger_store_create (ledger->path, registers, &error);
  g_assert_no_error (error);
  g_assert_true (ledger_database_run (store->database, tables, &error));
  ledger_store_set_today (store, "2026-11-21");
  ledger->above = add (store, &merge_firms, FIRM_TITLE, "总厂", LEDGER_NO_FIELD);
  above = g_strdup_printf ("%" G_GINT64_FORMAT, ledger->above);
  ledger->firm = add (store, &merge_firms, FIRM_TITLE, "一车间", FIRM_ABOVE, above, LEDGER_NO_FIELD);
  firm = g_strdup_printf ("%" G_GINT64_FORMAT, ledger->firm);
  ledger->kept = add (store, &merge_persons, PERSON_TITLE, "王芳", PERSON_CARD, "K1", PERSON_STATE, "在职", PERSON_SKILLS, "电工",
                      PERSON_PAY, "5000", PERSON_REMARK, "原表第3行", PERSON_EMPLOYER, firm, LEDGER_NO_FIELD);
  kept = g_strdup_printf ("%" G_GINT64_FORMAT, ledger->kept);
  ledger->other = add (store, &merge_persons, PERSON_TITLE, "王芳", PERSON_CARD, "K2", PERSON_STATE, "退休", PERSON_SKILLS, "焊工、钳工",
                       PERSON_PHONE, "6201234", PERSON_PAY, "6000", PERSON_REMARK, "原表第9行", PERSON_MENTOR, kept, LEDGER_NO_FIELD);
  other = g_strdup_printf ("%" G_GINT64_FORMAT, ledger->other);
  ledger->third = add (store, &merge_persons, PERSON_TITLE, "王方", LEDGER_NO_FIELD);
  ledger->apprentice = add (store, &merge_persons, PERSON_TITLE, "李想", PERSON_MENTOR, other, LEDGER_NO_FIELD);
  ledger->mine = add_course (store, ledger->kept, "入厂教育", "8");
  ledger->first = add_course (store, ledger->other, "焊接", "16");
  ledger->second = add_course (store, ledger->other, "钳工", "20");
}

static void
close_ledger (Ledger *ledger)
{
  g_clear_object (&ledger->store);
  small_ledger_delete (ledger->path);
}

static void
dump_record (LedgerStore          *store,
             const LedgerRegister *reg,
             gint64                id,
             GString              *text)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, id, NULL);

  g_string_append_printf (text, "%s %" G_GINT64_FORMAT "%s", reg->id, id, record->removed ? " bin" : "");
  for (guint i = 0; i < reg->n_fields; i++)
    g_string_append_printf (text, " %s=%s", reg->fields[i].name, ledger_record_get (record, i));
  g_string_append_c (text, '\n');
}

/* Every row of every register, live or in the bin, as it is. */
static char *
dump (LedgerStore *store)
{
  GString *text = g_string_new (NULL);

  for (guint r = 0; registers[r] != NULL; r++)
    for (guint bin = 0; bin < 2; bin++)
      {
        g_autoptr (LedgerQuery) query = ledger_query_new (registers[r]);
        g_autoptr (GArray) ids = NULL;

        query->bin = bin;
        ids = ledger_store_select (store, query, NULL);
        for (guint i = 0; i < ids->len; i++)
          dump_record (store, registers[r], g_array_index (ids, gint64, i), text);
      }
  return g_string_free (text, FALSE);
}

static void
assert_value (LedgerStore          *store,
              const LedgerRegister *reg,
              gint64                id,
              guint                 field,
              const char           *expected)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, id, NULL);

  g_assert_nonnull (record);
  g_assert_cmpstr (ledger_record_get (record, field), ==, expected);
}

static void
assert_reference (LedgerStore          *store,
                  const LedgerRegister *reg,
                  gint64                id,
                  guint                 field,
                  gint64                expected)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, id, NULL);

  g_assert_cmpint (ledger_record_get_number (record, field), ==, expected);
}

static void
assert_proof (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* As the clerk chose: the phone comes by itself, the card and the crafts are chosen. */
static gint64
merge_pair (Ledger *ledger)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerMerge) merge = ledger_merge_new (ledger->store, &merge_persons, ledger->kept, ledger->other, &error);

  g_assert_no_error (error);
  ledger_merge_take (merge, PERSON_CARD, LEDGER_TAKE_OTHER);
  ledger_merge_take (merge, PERSON_SKILLS, LEDGER_TAKE_BOTH);
  ledger_merge_apply (merge, "同一人重复登记", NULL, &error);
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
  Ledger ledger = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerMerge) merge = NULL;
  g_autoptr (LedgerRecord) result = NULL;
  g_autofree char *moved = NULL, *stays = NULL, *before = NULL, *after = NULL;

  open_ledger (&ledger);
  before = dump (ledger.store);
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
  after = dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  close_ledger (&ledger);
}

static void
test_merge (void)
{
  Ledger ledger = { 0 };
  g_autoptr (LedgerRecord) other = NULL;
  g_autoptr (LedgerBatch) batch = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const LedgerHistoryEntry *last;
  g_autofree char *named = NULL;

  open_ledger (&ledger);
  batch = ledger_batch_load (ledger.store, merge_pair (&ledger), NULL);
  g_assert_cmpstr (batch->kind, ==, "merge");
  g_assert_cmpstr (batch->title, ==, "合并人员：王芳");
  assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_CARD, "K2");
  assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_STATE, "A");
  assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_SKILLS, "1,2,3");
  assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_PHONE, "6201234");
  assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_PAY, "500000");
  assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_REMARK, "原表第3行\n原表第9行");
  /* She does not become her own mentor. */
  assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_MENTOR, NULL);
  assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_SUM, "44");
  assert_reference (ledger.store, &merge_persons, ledger.apprentice, PERSON_MENTOR, ledger.kept);
  assert_reference (ledger.store, &merge_courses, ledger.first, COURSE_PERSON, ledger.kept);
  assert_reference (ledger.store, &merge_courses, ledger.second, COURSE_PERSON, ledger.kept);
  other = ledger_store_load (ledger.store, &merge_persons, ledger.other, NULL);
  g_assert_true (other->removed);
  g_assert_cmpstr (ledger_record_get (other, PERSON_CARD), ==, "K2");
  history = ledger_history_load (ledger.store, &merge_persons, ledger.other, 1, NULL);
  last = g_ptr_array_index (history, 0);
  named = g_strdup_printf ("合并到“王芳”（编号%" G_GINT64_FORMAT "）：同一人重复登记", ledger.kept);
  g_assert_cmpint (last->action, ==, LEDGER_REMOVED);
  g_assert_cmpstr (last->why, ==, named);
  assert_proof (ledger.store);
  close_ledger (&ledger);
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
  RESTORE_BY_HAND,
  MERGE_ON,
} Between;

static void
happen (Ledger *ledger,
        Between what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *third = g_strdup_printf ("%" G_GINT64_FORMAT, ledger->third);

  switch (what)
    {
    case NOTHING: break;
    case EDIT_UNTOUCHED: set_field (ledger->store, &merge_persons, ledger->kept, PERSON_PAY, "520000"); break;
    case EDIT_TAKEN: set_field (ledger->store, &merge_persons, ledger->kept, PERSON_PHONE, "6209999"); break;
    case EDIT_MOVED: set_field (ledger->store, &merge_courses, ledger->first, COURSE_HOURS, "17"); break;
    case ADD_CHILD: add_course (ledger->store, ledger->kept, "电工", "30"); break;
    case BIN_MOVED: ledger_store_remove (ledger->store, &merge_courses, ledger->first, "记错", &error); break;
    case TURN_MOVED: set_field (ledger->store, &merge_persons, ledger->apprentice, PERSON_MENTOR, third); break;
    case BIN_KEPT:
      set_field (ledger->store, &merge_persons, ledger->apprentice, PERSON_MENTOR, third);
      ledger_store_remove (ledger->store, &merge_persons, ledger->kept, "不在了", &error);
      break;
    case TAKE_CARD:
      set_field (ledger->store, &merge_persons, ledger->kept, PERSON_CARD, "K9");
      set_field (ledger->store, &merge_persons, ledger->third, PERSON_CARD, "K2");
      break;
    case RESTORE_BY_HAND:
      set_field (ledger->store, &merge_persons, ledger->kept, PERSON_CARD, "K9");
      ledger_store_restore (ledger->store, &merge_persons, ledger->other, &error);
      break;
    case MERGE_ON:
      {
        g_autoptr (LedgerMerge) merge = ledger_merge_new (ledger->store, &merge_persons, ledger->third, ledger->kept, &error);

        ledger_merge_apply (merge, "又是同一人", NULL, &error);
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
    { MERGE_ON, 0, NULL, "先撤销后来的那次合并" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Ledger ledger = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (LedgerUndo) undo = NULL;
      g_autofree char *before = NULL, *between = NULL, *after = NULL, *expected = NULL;
      gint64 batch;

      g_test_message ("case %u", cases[i].what);
      open_ledger (&ledger);
      before = dump (ledger.store);
      batch = merge_pair (&ledger);
      happen (&ledger, cases[i].what);
      between = dump (ledger.store);
      undo = ledger_batch_undo (ledger.store, batch, &error);
      after = dump (ledger.store);
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
      assert_proof (ledger.store);
      close_ledger (&ledger);
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
      Ledger ledger = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (LedgerUndo) undo = NULL;
      g_autoptr (GPtrArray) kept = NULL, others = NULL;
      gint64 batch;

      open_ledger (&ledger);
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
      assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_SUM, cases[i].what == ADD_CHILD ? "38" : "8");
      assert_value (ledger.store, &merge_persons, ledger.other, PERSON_SUM, cases[i].what == BIN_MOVED ? "20" : "36");
      assert_reference (ledger.store, &merge_persons, ledger.apprentice, PERSON_MENTOR,
                        cases[i].what == TURN_MOVED ? ledger.third : ledger.other);
      close_ledger (&ledger);
    }
}

/* Undone, done again, undone again: each time the same rows. */
static void
test_redo (void)
{
  Ledger ledger = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *merged = NULL;
  gint64 batch;

  open_ledger (&ledger);
  before = dump (ledger.store);
  batch = merge_pair (&ledger);
  merged = dump (ledger.store);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (LedgerUndo) undo = ledger_batch_undo (ledger.store, batch, &error);
      g_autofree char *now = dump (ledger.store);

      g_assert_no_error (error);
      g_assert_cmpuint (undo->kept, ==, 0);
      g_assert_cmpstr (now, ==, i % 2 == 0 ? before : merged);
      batch = undo->batch;
    }
  add_course (ledger.store, ledger.other, "车工", "10");
  merge_pair (&ledger);
  g_assert_true (ledger_batch_get_last (ledger.store) > batch);
  assert_proof (ledger.store);
  close_ledger (&ledger);
}

/* A course that came after the undo would go to the bin unseen. */
static void
test_redo_refused (void)
{
  Ledger ledger = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) undo = NULL;

  open_ledger (&ledger);
  undo = ledger_batch_undo (ledger.store, merge_pair (&ledger), &error);
  add_course (ledger.store, ledger.other, "车工", "10");
  g_assert_null (ledger_batch_undo (ledger.store, undo->batch, &error));
  g_assert_nonnull (strstr (error->message, "请重新合并"));
  close_ledger (&ledger);
}

/* Parted one after the other, the last first. */
static void
test_two_merges (void)
{
  Ledger ledger = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (LedgerUndo) second = NULL, first = NULL;
  gint64 batch;

  open_ledger (&ledger);
  before = dump (ledger.store);
  batch = merge_pair (&ledger);
  happen (&ledger, MERGE_ON);
  second = ledger_batch_undo (ledger.store, ledger_batch_get_last (ledger.store), &error);
  g_assert_no_error (error);
  first = ledger_batch_undo (ledger.store, batch, &error);
  g_assert_no_error (error);
  after = dump (ledger.store);
  g_assert_cmpuint (first->kept + second->kept, ==, 0);
  g_assert_cmpstr (before, ==, after);
  close_ledger (&ledger);
}

static void
test_refused (void)
{
  Ledger ledger = { 0 };
  g_autoptr (LedgerMerge) merge = NULL;
  g_autofree char *before = NULL, *after = NULL;
  const struct { gint64 *kept, *other; const LedgerRegister *reg; const char *said; } cases[] = {
    { &ledger.kept, &ledger.kept, &merge_persons, "不能同它自己合并" },
    { &ledger.first, &ledger.second, &merge_courses, "随所属的记录一起合并" },
    { &ledger.kept, &ledger.third, &merge_persons, "在回收站里" },
  };

  open_ledger (&ledger);
  ledger_store_remove (ledger.store, &merge_persons, ledger.third, "没有这个人", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ledger_merge_new (ledger.store, cases[i].reg, *cases[i].kept, *cases[i].other, &error));
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, cases[i].said));
    }
  merge = ledger_merge_new (ledger.store, &merge_persons, ledger.kept, ledger.other, NULL);
  before = dump (ledger.store);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (ledger_merge_apply (merge, "", NULL, &error));
    g_assert_nonnull (strstr (error->message, "请写明为什么合并"));
  }
  after = dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  close_ledger (&ledger);
}

/* Whatever stops it, both rows and all that belongs to them are as they were. */
static void
test_nothing_half (void)
{
  Ledger ledger = { 0 };
  g_autoptr (LedgerMerge) merge = NULL;
  g_autofree char *before = NULL;

  open_ledger (&ledger);
  add_course (ledger.store, ledger.other, "高级班", "40");
  set_field (ledger.store, &merge_persons, ledger.other, PERSON_PAY, "20000000");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const said[] = { "培训“高级班”移不过去", "工资超过10万元", "在打开之后又改过" };
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      if (i == 1)
        set_field (ledger.store, &merge_persons, ledger.kept, PERSON_PHONE, "6200000");
      g_clear_pointer (&merge, ledger_merge_free);
      merge = ledger_merge_new (ledger.store, &merge_persons, ledger.kept, ledger.other, &error);
      g_assert_no_error (error);
      ledger_merge_take (merge, PERSON_PAY, LEDGER_TAKE_OTHER);
      if (i == 2)
        set_field (ledger.store, &merge_persons, ledger.kept, PERSON_PHONE, "6200001");
      g_free (before);
      before = dump (ledger.store);
      g_assert_false (ledger_merge_apply (merge, "同一人", NULL, &error));
      g_assert_nonnull (strstr (error->message, said[i]));
      after = dump (ledger.store);
      g_assert_cmpstr (before, ==, after);
    }
  g_clear_pointer (&merge, ledger_merge_free);
  merge = ledger_merge_new (ledger.store, &merge_persons, ledger.kept, ledger.other, NULL);
  ledger_merge_take (merge, PERSON_PAY, LEDGER_TAKE_OTHER);
  g_assert_true (ledger_merge_apply (merge, "同一人", "工资属实", NULL));
  assert_value (ledger.store, &merge_persons, ledger.kept, PERSON_PAY, "20000000");
  assert_proof (ledger.store);
  g_clear_pointer (&merge, ledger_merge_free);
  close_ledger (&ledger);
}

/* Firms are named by people and by firms below them. */
static void
test_tree (void)
{
  Ledger ledger = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerMerge) up = NULL, down = NULL;
  g_autofree char *before = NULL, *after = NULL, *firm = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  gint64 team;

  open_ledger (&ledger);
  firm = g_strdup_printf ("%" G_GINT64_FORMAT, ledger.firm);
  team = add (ledger.store, &merge_firms, FIRM_TITLE, "一班", FIRM_ABOVE, firm, LEDGER_NO_FIELD);
  before = dump (ledger.store);
  g_assert_null (ledger_merge_new (ledger.store, &merge_firms, team, ledger.above, &error));
  g_assert_nonnull (strstr (error->message, "成了自己的上级"));
  g_clear_error (&error);

  down = ledger_merge_new (ledger.store, &merge_firms, ledger.above, ledger.firm, &error);
  g_assert_no_error (error);
  ledger_merge_apply (down, "并厂", NULL, &error);
  g_assert_no_error (error);
  assert_reference (ledger.store, &merge_firms, team, FIRM_ABOVE, ledger.above);
  assert_reference (ledger.store, &merge_firms, ledger.above, FIRM_ABOVE, 0);
  assert_reference (ledger.store, &merge_persons, ledger.kept, PERSON_EMPLOYER, ledger.above);
  undo = ledger_batch_undo (ledger.store, ledger_batch_get_last (ledger.store), &error);
  g_assert_no_error (error);
  after = dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  g_clear_pointer (&undo, ledger_undo_free);
  g_clear_pointer (&after, g_free);

  /* The child stays and takes the place of its parent. */
  up = ledger_merge_new (ledger.store, &merge_firms, ledger.firm, ledger.above, &error);
  g_assert_no_error (error);
  ledger_merge_apply (up, "并厂", NULL, &error);
  g_assert_no_error (error);
  assert_reference (ledger.store, &merge_firms, ledger.firm, FIRM_ABOVE, 0);
  undo = ledger_batch_undo (ledger.store, ledger_batch_get_last (ledger.store), &error);
  g_assert_no_error (error);
  after = dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  close_ledger (&ledger);
}

/* Killed when all has moved and nothing is settled: at the next start both rows are as they were. */
static void
test_killed (void)
{
  Ledger ledger = { 0 };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;
  pid_t child;

  open_ledger (&ledger);
  before = dump (ledger.store);
  g_clear_object (&ledger.store);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      ledger.store = ledger_store_open (ledger.path, registers, LEDGER_OPEN_WRITE, NULL);
      ledger_store_set_today (ledger.store, "2026-11-21");
      dies = TRUE;
      merge_pair (&ledger);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  ledger.store = ledger_store_open (ledger.path, registers, LEDGER_OPEN_WRITE, &error);
  g_assert_no_error (error);
  after = dump (ledger.store);
  g_assert_cmpstr (before, ==, after);
  assert_proof (ledger.store);
  close_ledger (&ledger);
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
