/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of the merge tests: firms as a tree, people with what names them, courses as child rows. */
#include "merge-ledger.h"

#include <signal.h>
#include <unistd.h>

gboolean merge_ledger_dies;

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

static gboolean
count_hours (LedgerEdit *person,
             GError    **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (person->store, &merge_courses, person->after->id, error);
  g_autoptr (LedgerEdit) edit = ledger_edit_open (person->store, person->reg, person->after->id, error);
  gint64 sum = 0;

  if (merge_ledger_dies)
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

const LedgerRegister *const merge_registers[] = { &merge_firms, &merge_persons, &merge_courses, NULL };

static const char tables[] =
  "CREATE TABLE firms (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,"
  " batch INTEGER NOT NULL, title TEXT, above INTEGER REFERENCES firms (id)) STRICT;"
  "CREATE TABLE persons (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,"
  " batch INTEGER NOT NULL, title TEXT, card TEXT, state TEXT, skills TEXT, phone TEXT, pay INTEGER, remark TEXT,"
  " employer INTEGER REFERENCES firms (id), mentor INTEGER REFERENCES persons (id), sum INTEGER) STRICT;"
  "CREATE UNIQUE INDEX persons_card ON persons (card) WHERE deleted = 0 AND card IS NOT NULL;"
  "CREATE TABLE courses (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,"
  " batch INTEGER NOT NULL, person INTEGER REFERENCES persons (id), title TEXT, hours INTEGER) STRICT;";

gint64
merge_ledger_add (LedgerStore          *store,
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

gint64
merge_ledger_add_course (LedgerStore *store,
                         gint64       person,
                         const char  *title,
                         const char  *hours)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  return merge_ledger_add (store, &merge_courses, COURSE_PERSON, id, COURSE_TITLE, title, COURSE_HOURS, hours, LEDGER_NO_FIELD);
}

void
merge_ledger_set (LedgerStore          *store,
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

void
merge_ledger_open (MergeLedger *ledger)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ledger-XXXXXX", &error);
  LedgerStore *store;
  g_autofree char *above = NULL, *firm = NULL, *kept = NULL, *other = NULL;

  g_assert_no_error (error);
  ledger->path = g_build_filename (folder, "合并.taizhang", NULL);
  ledger->store = store = ledger_store_create (ledger->path, merge_registers, &error);
  g_assert_no_error (error);
  g_assert_true (ledger_database_run (store->database, tables, &error));
  ledger_store_set_today (store, "2026-11-21");
  ledger->above = merge_ledger_add (store, &merge_firms, FIRM_TITLE, "总厂", LEDGER_NO_FIELD);
  above = g_strdup_printf ("%" G_GINT64_FORMAT, ledger->above);
  ledger->firm = merge_ledger_add (store, &merge_firms, FIRM_TITLE, "一车间", FIRM_ABOVE, above, LEDGER_NO_FIELD);
  firm = g_strdup_printf ("%" G_GINT64_FORMAT, ledger->firm);
  ledger->kept = merge_ledger_add (store, &merge_persons, PERSON_TITLE, "王芳", PERSON_CARD, "K1", PERSON_STATE, "在职", PERSON_SKILLS, "电工",
                      PERSON_PAY, "5000", PERSON_REMARK, "原表第3行", PERSON_EMPLOYER, firm, LEDGER_NO_FIELD);
  kept = g_strdup_printf ("%" G_GINT64_FORMAT, ledger->kept);
  ledger->other = merge_ledger_add (store, &merge_persons, PERSON_TITLE, "王芳", PERSON_CARD, "K2", PERSON_STATE, "退休", PERSON_SKILLS, "焊工、钳工",
                       PERSON_PHONE, "6201234", PERSON_PAY, "6000", PERSON_REMARK, "原表第9行", PERSON_MENTOR, kept, LEDGER_NO_FIELD);
  other = g_strdup_printf ("%" G_GINT64_FORMAT, ledger->other);
  ledger->third = merge_ledger_add (store, &merge_persons, PERSON_TITLE, "王方", LEDGER_NO_FIELD);
  ledger->apprentice = merge_ledger_add (store, &merge_persons, PERSON_TITLE, "李想", PERSON_MENTOR, other, LEDGER_NO_FIELD);
  ledger->mine = merge_ledger_add_course (store, ledger->kept, "入厂教育", "8");
  ledger->first = merge_ledger_add_course (store, ledger->other, "焊接", "16");
  ledger->second = merge_ledger_add_course (store, ledger->other, "钳工", "20");
}

void
merge_ledger_close (MergeLedger *ledger)
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
char *
merge_ledger_dump (LedgerStore *store)
{
  GString *text = g_string_new (NULL);

  for (guint r = 0; merge_registers[r] != NULL; r++)
    for (guint bin = 0; bin < 2; bin++)
      {
        g_autoptr (LedgerQuery) query = ledger_query_new (merge_registers[r]);
        g_autoptr (GArray) ids = NULL;

        query->bin = bin;
        ids = ledger_store_select (store, query, NULL);
        for (guint i = 0; i < ids->len; i++)
          dump_record (store, merge_registers[r], g_array_index (ids, gint64, i), text);
      }
  return g_string_free (text, FALSE);
}

void
merge_assert_value (LedgerStore          *store,
                    const LedgerRegister *reg,
                    gint64                id,
                    guint                 field,
                    const char           *expected)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, id, NULL);

  g_assert_nonnull (record);
  g_assert_cmpstr (ledger_record_get (record, field), ==, expected);
}

void
merge_assert_reference (LedgerStore          *store,
                        const LedgerRegister *reg,
                        gint64                id,
                        guint                 field,
                        gint64                expected)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, reg, id, NULL);

  g_assert_cmpint (ledger_record_get_number (record, field), ==, expected);
}

void
merge_assert_proof (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

