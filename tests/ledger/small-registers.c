/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three small registers for testing the ledger by itself. */
#include "small-registers.h"

#include <glib/gstdio.h>

static const LedgerField firm_fields[N_FIRM] = {
  [FIRM_NAME] = { "name", "单位名称", &ledger_kind_text, LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED },
  [FIRM_CODE] = { "code", "代码", &ledger_kind_credit_code, LEDGER_UNIQUE },
};

static const LedgerChoice states[] = {
  { "A", "正常", "在会" }, { "R", "保留", NULL }, { "T", "转出", NULL }, { NULL },
};

static const LedgerTransition transitions[] = {
  { NULL, "A", "enter", "入会" }, { "A", "R", "keep", "保留" }, { "R", "A", "return", "恢复" },
  { "A", "T", "leave", "转出" }, { NULL },
};

static const LedgerField person_fields[N_PERSON] = {
  [PERSON_NAME] = { "name", "姓名", &ledger_kind_text,
                    LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME, .aliases = "名字|职工姓名" },
  [PERSON_NUMBER] = { "number", "证号", &ledger_kind_identity,
                      LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_SENSITIVE, .aliases = "身份证号" },
  [PERSON_STATUS] = { "status", "状态", &ledger_kind_choice, LEDGER_FACET | LEDGER_LISTED, states },
  [PERSON_FIRM] = { "firm", "单位", &ledger_kind_reference, LEDGER_SEARCHED | LEDGER_LISTED, .refers_to = "firms" },
  [PERSON_WAGE] = { "wage", "工资", &ledger_kind_money, 0 },
  [PERSON_BORN] = { "born", "出生日期", &ledger_kind_date, LEDGER_NEEDED | LEDGER_MONTH },
  [PERSON_NOTE] = { "note", "备注", &ledger_kind_note, 0 },
  [PERSON_AGE] = { "age", "年龄", &ledger_kind_integer, LEDGER_DERIVED },
};

static const LedgerField child_fields[N_CHILD] = {
  [CHILD_PERSON] = { "person", "所属", &ledger_kind_reference, LEDGER_PART_OF, .refers_to = "persons" },
  [CHILD_NAME] = { "name", "姓名", &ledger_kind_text, LEDGER_REQUIRED | LEDGER_PERSON_NAME | LEDGER_SEARCHED },
  [CHILD_BORN] = { "born", "出生日期", &ledger_kind_date, 0 },
};

static void
derive_person (LedgerEdit *edit)
{
  const char *born = ledger_edit_get (edit, PERSON_BORN);

  if (ledger_edit_get (edit, PERSON_STATUS) == NULL)
    ledger_edit_set (edit, PERSON_STATUS, "A");
  if (born != NULL)
    ledger_record_set_number (edit->after, PERSON_AGE,
                              atoi (ledger_edit_get_today (edit)) - atoi (born));
  else
    ledger_edit_set (edit, PERSON_AGE, NULL);
}

static void
check_person (LedgerEdit     *edit,
              LedgerProblems *problems)
{
  if (ledger_record_get_number (edit->after, PERSON_AGE) > 100)
    ledger_problems_add (problems, LEDGER_BLOCKING, PERSON_BORN, "age", "年龄超过 100 岁");
  if (ledger_record_get_number (edit->after, PERSON_WAGE) > 10000000)
    ledger_problems_add (problems, LEDGER_WARNING, PERSON_WAGE, "wage", "工资超过 10 万元");
}

const LedgerRegister firms = {
  .id = "firms", .title = "单位", .row_title = "单位", .fields = firm_fields, .n_fields = N_FIRM, .sort = "name",
};

const LedgerRegister persons = {
  .id = "persons", .title = "人员", .row_title = "人员", .fields = person_fields, .n_fields = N_PERSON,
  .transitions = transitions, .sort = "name", .derive = derive_person, .check = check_person,
};

const LedgerRegister children = {
  .id = "children", .title = "子女", .row_title = "子女", .fields = child_fields, .n_fields = N_CHILD,
};

const LedgerRegister *const small_registers[] = { &firms, &persons, &children, NULL };

static const char tables[] =
  "CREATE TABLE firms (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,"
  " batch INTEGER NOT NULL, name TEXT, code TEXT) STRICT;"
  "CREATE TABLE persons (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,"
  " batch INTEGER NOT NULL, name TEXT, number TEXT, status TEXT, firm INTEGER REFERENCES firms (id),"
  " wage INTEGER, born TEXT, note TEXT, age INTEGER) STRICT;"
  "CREATE INDEX persons_number ON persons (number);"
  "CREATE TABLE children (id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0,"
  " batch INTEGER NOT NULL, person INTEGER NOT NULL REFERENCES persons (id), name TEXT, born TEXT) STRICT;"
  "CREATE INDEX children_person ON children (person);";

LedgerStore *
small_ledger_new (char **path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("ledger-XXXXXX", &error);
  LedgerStore *store = NULL;

  g_assert_no_error (error);
  *path = g_build_filename (folder, "测试.taizhang", NULL);
  store = ledger_store_create (*path, small_registers, &error);
  g_assert_no_error (error);
  g_assert_true (ledger_database_run (store->database, tables, &error));
  ledger_store_set_today (store, "2026-11-21");
  ledger_store_set_clerk (store, "测试员");
  return store;
}

LedgerStore *
small_ledger_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_open (path, small_registers, LEDGER_OPEN_WRITE, &error);

  g_assert_no_error (error);
  ledger_store_set_today (store, "2026-11-21");
  ledger_store_set_clerk (store, "测试员");
  return store;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

void
small_ledger_delete (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  remove_folder (folder);
  g_free (path);
}

gint64
small_add_person (LedgerStore *store,
                  const char  *name,
                  const char  *number)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &persons);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_edit_set_text (edit, PERSON_NAME, name, &error));
  g_assert_true (ledger_edit_set_text (edit, PERSON_NUMBER, number, &error));
  g_assert_true (ledger_edit_set_text (edit, PERSON_BORN, "1990-03-07", &error));
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}
