/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, saving, finding, binning, undoing; what is refused and that nothing is lost by it. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "ledger-lock.h"
#include "ledger-schema.h"
#include "small-registers.h"

static guint
count (LedgerStore *store,
       const LedgerRegister *reg)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);

  return ledger_store_count (store, query);
}

static void
assert_proof (LedgerStore *store)
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
test_save_and_reopen (void)
{
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  g_autoptr (GError) error = NULL;
  gint64 id = small_add_person (store, "欧阳志强", "370602199003071235");
  g_autoptr (LedgerRecord) record = NULL;
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);
  GStatBuf info;

  ledger_store_close (store);
  g_object_unref (store);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  store = small_ledger_open (path);
  record = ledger_store_load (store, &persons, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ledger_record_get (record, PERSON_NAME), ==, "欧阳志强");
  g_assert_cmpstr (ledger_record_get (record, PERSON_STATUS), ==, "A");
  g_assert_cmpstr (ledger_record_get (record, PERSON_AGE), ==, "36");
  g_assert_cmpint (record->revision, ==, 1);
  assert_proof (store);
  g_object_unref (store);
  small_ledger_delete (path);
}

static void
test_values (void)
{
  static const struct { guint field; const char *typed, *stored, *shown, *masked; } cases[] = {
    { PERSON_NAME, " 张　三 ", "张三", "张三", "张三" },
    { PERSON_NAME, "阿卜杜热合曼•麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊" },
    { PERSON_NUMBER, "３７０６０２１９９００３０７１２３５", "370602199003071235", "370602199003071235", "370602********1235" },
    { PERSON_STATUS, "在会", "A", "正常", "正常" },
    { PERSON_WAGE, "1,600元", "160000", "1,600.00", "1,600.00" },
    { PERSON_BORN, "1985.12", "1985-12", "1985-12", "1985-12" },
    { PERSON_BORN, "二〇〇〇年五月六日", "2000-05-06", "2000-05-06", "2000-05-06" },
    { PERSON_NOTE, "一\n二 ", "一\n二", "一\n二", "一\n二" },
    { PERSON_NOTE, "  ", NULL, "", "" },
  };
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &persons);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = NULL, *masked = NULL;

      ledger_edit_set_text (edit, cases[i].field, cases[i].typed, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (ledger_edit_get (edit, cases[i].field), ==, cases[i].stored);
      shown = ledger_store_dup_shown (store, edit->after, cases[i].field, TRUE);
      masked = ledger_store_dup_shown (store, edit->after, cases[i].field, FALSE);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
  small_ledger_delete (path);
}

static void
test_refused (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &persons);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (GError) error = NULL;
  gint64 first = small_add_person (store, "王芳", "11010519491231002X");

  g_assert_false (ledger_edit_save (edit, problems, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "请填写姓名"));
  g_clear_error (&error);

  ledger_edit_set_text (edit, PERSON_NAME, "王方", NULL);
  ledger_edit_set_text (edit, PERSON_NUMBER, "11010519491231002x", NULL);
  ledger_problems_clear (problems);
  g_assert_false (ledger_edit_save (edit, problems, &error));
  g_assert_cmpint (ledger_problems_find_code (problems, "unique")->other, ==, first);
  g_assert_nonnull (strstr (error->message, "王芳"));
  g_clear_error (&error);

  ledger_edit_set_text (edit, PERSON_NUMBER, "", NULL);
  ledger_edit_set_text (edit, PERSON_WAGE, "200000", NULL);
  ledger_problems_clear (problems);
  g_assert_false (ledger_edit_save (edit, problems, &error));
  g_assert_cmpuint (ledger_problems_count (problems, LEDGER_WARNING), ==, 1);
  g_assert_cmpuint (ledger_problems_count (problems, LEDGER_MISSING), ==, 1);
  g_clear_error (&error);
  g_assert_cmpuint (count (store, &persons), ==, 1);
  g_assert_cmpint (edit->after->id, ==, 0);

  edit->accept = g_strdup ("合同为证");
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, &persons), ==, 2);
  {
    g_autoptr (GPtrArray) history = ledger_history_load (store, &persons, edit->after->id, 0, NULL);
    LedgerHistoryEntry *entry = g_ptr_array_index (history, 0);

    g_assert_cmpuint (history->len, ==, 1);
    g_assert_cmpstr (entry->why, ==, "仍要保存：合同为证");
    g_assert_cmpstr (entry->clerk, ==, "测试员");
  }
  assert_proof (store);
  small_ledger_delete (path);
}

static void
test_transitions (void)
{
  static const struct { const char *from, *to; gboolean allowed; } cases[] = {
    { "A", "R", TRUE }, { "R", "T", FALSE }, { "R", "A", TRUE }, { "A", "T", TRUE }, { "T", "A", FALSE },
  };
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  gint64 id = small_add_person (store, "单雄信", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &persons, id, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (ledger_edit_get (edit, PERSON_STATUS), ==, cases[i].from);
      ledger_edit_set (edit, PERSON_STATUS, cases[i].to);
      g_assert_cmpint (ledger_edit_save (edit, NULL, &error), ==, cases[i].allowed);
    }
  small_ledger_delete (path);
}

static void
test_conflict (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  gint64 id = small_add_person (store, "解缙", NULL);
  g_autoptr (LedgerEdit) one = ledger_edit_open (store, &persons, id, NULL);
  g_autoptr (LedgerEdit) two = ledger_edit_open (store, &persons, id, NULL);
  g_autoptr (GError) error = NULL;

  ledger_edit_set (one, PERSON_NOTE, "甲");
  ledger_edit_set (two, PERSON_NOTE, "乙");
  g_assert_true (ledger_edit_save (one, NULL, &error));
  g_assert_false (ledger_edit_save (two, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_CONFLICT);
  {
    g_autoptr (LedgerRecord) now = ledger_store_load (store, &persons, id, NULL);

    g_assert_cmpstr (ledger_record_get (now, PERSON_NOTE), ==, "甲");
    g_assert_cmpint (now->revision, ==, 2);
  }
  assert_proof (store);
  small_ledger_delete (path);
}

static void
test_children (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &persons);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  LedgerEdit *child = NULL;

  ledger_edit_set_text (edit, PERSON_NAME, "尉迟恭", NULL);
  child = ledger_edit_add_child (edit, &children);
  ledger_edit_set_text (child, CHILD_NAME, "尉迟宝林", NULL);
  ledger_edit_add_child (edit, &children); /* left blank: no row */
  child = ledger_edit_add_child (edit, &children);
  ledger_edit_set_text (child, CHILD_BORN, "2010-01-01", NULL);
  g_assert_false (ledger_edit_save (edit, NULL, &error)); /* the third has no name */
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpuint (count (store, &persons), ==, 0);
  ledger_edit_set_text (child, CHILD_NAME, "尉迟宝庆", NULL);
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  rows = ledger_store_load_children (store, &children, edit->after->id, NULL);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (edit->children->len, ==, 2);

  ((LedgerEdit *) g_ptr_array_index (edit->children, 0))->removed = TRUE;
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  g_assert_cmpuint (count (store, &children), ==, 1);
  g_assert_true (ledger_store_remove (store, &persons, edit->after->id, "重复", &error));
  g_assert_cmpuint (count (store, &children), ==, 0);
  g_assert_true (ledger_store_restore (store, &persons, edit->after->id, &error));
  g_assert_cmpuint (count (store, &children), ==, 1); /* the one binned before stays there */
  assert_proof (store);
  small_ledger_delete (path);
}

static void
test_remove_used (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  g_autoptr (LedgerEdit) firm = ledger_edit_new (store, &firms);
  g_autoptr (LedgerEdit) person = ledger_edit_new (store, &persons);
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;

  ledger_edit_set_text (firm, FIRM_NAME, "沁水韵光制造有限公司", NULL);
  g_assert_true (ledger_edit_save (firm, NULL, &error));
  ledger_edit_set_text (person, PERSON_NAME, "仇英", NULL);
  g_assert_false (ledger_edit_set_text (person, PERSON_FIRM, "没有的公司", &error));
  g_clear_error (&error);
  g_assert_true (ledger_edit_set_text (person, PERSON_FIRM, "沁水韵光制造有限公司", &error));
  g_assert_true (ledger_edit_save (person, NULL, &error));
  shown = ledger_store_dup_shown (store, person->after, PERSON_FIRM, FALSE);
  g_assert_cmpstr (shown, ==, "沁水韵光制造有限公司");
  g_assert_false (ledger_store_remove (store, &firms, firm->after->id, "x", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "仇英"));
  g_clear_error (&error);
  g_assert_null (ledger_batch_undo (store, 1, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "仇英"));
  g_assert_null (strstr (error->message, "。。"));
  small_ledger_delete (path);
}

static void
test_undo (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  gint64 ids[10], batch;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (LedgerUndo) redo = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_batch_begin (store, "import", "导入 十人.xlsx", &error));
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("批量%c", 'a' + i);

      ids[i] = small_add_person (store, name, NULL);
      g_assert_cmpint (ids[i], >, i > 0 ? ids[i - 1] : 0);
    }
  g_assert_true (ledger_batch_commit (store, &error));
  batch = ledger_batch_get_last (store);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &persons, ids[i], NULL);

      ledger_edit_set (edit, PERSON_NOTE, "后来改的");
      g_assert_true (ledger_edit_save (edit, NULL, &error));
    }
  undo = ledger_batch_undo (store, batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->reversed, ==, 7);
  g_assert_cmpuint (undo->kept, ==, 3);
  g_assert_cmpuint (count (store, &persons), ==, 3);
  g_assert_null (ledger_batch_undo (store, batch, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  redo = ledger_batch_undo (store, undo->batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (redo->reversed, ==, 7);
  g_assert_cmpuint (count (store, &persons), ==, 10);
  assert_proof (store);
  small_ledger_delete (path);
}

static void
test_undo_field (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  gint64 id = small_add_person (store, "曾国荃", NULL), batch;
  g_autoptr (LedgerEdit) first = ledger_edit_open (store, &persons, id, NULL);
  g_autoptr (LedgerEdit) second = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (LedgerRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  ledger_edit_set (first, PERSON_NOTE, "甲");
  ledger_edit_set (first, PERSON_WAGE, "500000");
  g_assert_true (ledger_edit_save (first, NULL, &error));
  batch = ledger_batch_get_last (store);
  second = ledger_edit_open (store, &persons, id, NULL);
  ledger_edit_set (second, PERSON_WAGE, "600000");
  g_assert_true (ledger_edit_save (second, NULL, &error));
  undo = ledger_batch_undo (store, batch, &error);
  g_assert_no_error (error);
  now = ledger_store_load (store, &persons, id, NULL);
  g_assert_null (ledger_record_get (now, PERSON_NOTE));
  g_assert_cmpstr (ledger_record_get (now, PERSON_WAGE), ==, "600000");
  g_assert_cmpuint (undo->kept, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (undo->kept_rows, 0), "6,000.00"));
  assert_proof (store);
  small_ledger_delete (path);
}

static void
test_rollback (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  g_autoptr (GError) error = NULL;

  small_add_person (store, "前", NULL);
  g_assert_true (ledger_batch_begin (store, "import", "中途取消", &error));
  small_add_person (store, "甲", NULL);
  {
    g_autoptr (LedgerEdit) bad = ledger_edit_new (store, &persons);

    g_assert_false (ledger_edit_save (bad, NULL, NULL)); /* refused inside a batch: the batch goes on */
  }
  small_add_person (store, "乙", NULL);
  ledger_batch_rollback (store);
  g_assert_cmpuint (count (store, &persons), ==, 1);
  small_add_person (store, "后", NULL);
  assert_proof (store);
  small_ledger_delete (path);
}

/* Without savepoints: a row that its check refuses does no harm, one that fails half-written spoils the batch. */
static void
test_whole_batch (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  gint64 id = small_add_person (store, "前", NULL);
  g_autoptr (LedgerEdit) bad = ledger_edit_new (store, &persons);
  g_autoptr (LedgerEdit) one = ledger_edit_open (store, &persons, id, NULL);
  g_autoptr (LedgerEdit) other = ledger_edit_open (store, &persons, id, NULL);
  g_autoptr (LedgerRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_batch_begin (store, "import", "一次写完", &error));
  ledger_batch_set_whole (store);
  small_add_person (store, "甲", NULL);
  g_assert_false (ledger_edit_save (bad, NULL, NULL));
  g_assert_false (ledger_batch_is_spoilt (store));
  ledger_edit_set (one, PERSON_NOTE, "先改的");
  g_assert_true (ledger_edit_save (one, NULL, &error));
  ledger_edit_set (other, PERSON_NOTE, "后改的");
  g_assert_false (ledger_edit_save (other, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_CONFLICT);
  g_assert_true (ledger_batch_is_spoilt (store));
  ledger_batch_rollback (store);
  g_assert_false (ledger_batch_is_spoilt (store));
  now = ledger_store_load (store, &persons, id, NULL);
  g_assert_null (ledger_record_get (now, PERSON_NOTE));
  g_assert_cmpuint (count (store, &persons), ==, 1);
  small_add_person (store, "后", NULL);
  assert_proof (store);
  small_ledger_delete (path);
}

static void
test_tampering (void)
{
  static const struct { const char *sql, *finding; } cases[] = {
    { "UPDATE persons SET note = 'x' WHERE name = '甲'", "在程序之外被改过" },
    { "UPDATE persons SET wage = 1 WHERE name = '乙'", "工资在程序之外被改过" },
    { "DELETE FROM persons WHERE name = '甲'", "在程序之外被删除了" },
    { "UPDATE persons SET deleted = 1 WHERE name = '甲'", "“甲”在程序之外被移入或移出了回收站" },
    { "DROP TRIGGER history_no_delete; DROP TRIGGER history_values_no_delete;"
      "PRAGMA foreign_keys = OFF; DELETE FROM history WHERE id = 2", "缺少第 2 条" },
    { "DROP TRIGGER batches_no_update; UPDATE batches SET clerk = '别人' WHERE id = 1", "第 1 条历史记录被改动过" },
    { "DROP TRIGGER history_values_no_update; UPDATE history_values SET new_value = '1' WHERE new_value = '300000'",
      "的内容被改动过" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *path = NULL;
      g_autoptr (LedgerStore) store = small_ledger_new (&path);
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      gboolean named = FALSE;
      gint64 id;

      small_add_person (store, "甲", NULL);
      id = small_add_person (store, "乙", NULL);
      {
        g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &persons, id, NULL);

        ledger_edit_set (edit, PERSON_WAGE, "300000");
        g_assert_true (ledger_edit_save (edit, NULL, &error));
      }
      g_assert_false (ledger_database_run (store->database, "DELETE FROM history WHERE id = 1", NULL));
      g_assert_false (ledger_database_run (store->database, "UPDATE history SET row = 1 WHERE id = 1", NULL));
      assert_proof (store);
      g_assert_true (ledger_database_run (store->database, cases[i].sql, &error));
      g_assert_true (ledger_history_check (store, findings, NULL, NULL, &error));
      for (guint f = 0; f < findings->len; f++)
        named |= strstr (g_ptr_array_index (findings, f), cases[i].finding) != NULL;
      g_assert_true (named);
      small_ledger_delete (path);
    }
}

static void
test_open_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("open-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "x.taizhang", NULL);
  static const struct { const char *content; gsize length; LedgerError code; } cases[] = {
    { "", 0, LEDGER_ERROR_FOREIGN },
    { "not a ledger at all, only words that somebody saved here", 56, LEDGER_ERROR_FOREIGN },
    { NULL, 0, LEDGER_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (LedgerOpenMode mode = LEDGER_OPEN_READ; mode <= LEDGER_OPEN_WRITE; mode++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *after = NULL;
        gsize length = 0;

        g_remove (file);
        if (cases[i].content != NULL)
          g_file_set_contents (file, cases[i].content, cases[i].length, NULL);
        g_assert_null (ledger_store_open (file, small_registers, mode, &error));
        g_assert_error (error, LEDGER_ERROR, (int) cases[i].code);
        if (cases[i].content == NULL)
          continue;
        g_assert_true (g_file_get_contents (file, &after, &length, NULL));
        g_assert_cmpmem (after, length, cases[i].content, cases[i].length);
      }
  g_remove (file);
  g_rmdir (folder);
}

static void
test_newer_and_foreign (void)
{
  static const struct { const char *pragma; LedgerError code; } cases[] = {
    { "PRAGMA user_version = 9999", LEDGER_ERROR_NEWER },
    { "PRAGMA application_id = 1", LEDGER_ERROR_FOREIGN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *path = NULL;
      LedgerStore *store = small_ledger_new (&path);
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL, *after = NULL;
      gsize length = 0, length_after = 0;

      g_assert_true (ledger_database_run (store->database, cases[i].pragma, &error));
      ledger_store_close (store);
      g_object_unref (store);
      g_file_get_contents (path, &before, &length, NULL);
      g_assert_null (ledger_store_open (path, small_registers, LEDGER_OPEN_WRITE, &error));
      g_assert_error (error, LEDGER_ERROR, (int) cases[i].code);
      g_file_get_contents (path, &after, &length_after, NULL);
      g_assert_cmpmem (before, length, after, length_after);
      small_ledger_delete (path);
    }
}

static void
test_lock (void)
{
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  g_autoptr (GError) error = NULL;
  LedgerStore *reader = NULL;

  small_add_person (store, "甲", NULL);
  g_assert_null (ledger_store_open (path, small_registers, LEDGER_OPEN_WRITE, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "测试员"));
  g_clear_error (&error);
  reader = ledger_store_open (path, small_registers, LEDGER_OPEN_READ, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (reader, &persons), ==, 1);
  small_add_person (store, "乙", NULL);
  g_assert_cmpuint (count (reader, &persons), ==, 2);
  {
    g_autoptr (LedgerEdit) edit = ledger_edit_new (reader, &persons);

    ledger_edit_set (edit, PERSON_NAME, "丙");
    g_assert_false (ledger_edit_save (edit, NULL, &error));
    g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY);
  }
  g_object_unref (reader);
  g_object_unref (store);
  store = small_ledger_open (path);
  g_object_unref (store);
  small_ledger_delete (path);
}

/* Root may write everywhere: what others may not is tried as nobody. */
static gboolean
become_nobody (void)
{
  if (geteuid () != 0)
    return TRUE;
  return setgid (65534) == 0 && setuid (65534) == 0;
}

/* Looking leaves nothing behind, and a locked folder and a locked file can be looked into. */
static void
test_reading_leaves_no_trace_subprocess (void)
{
  static const struct { int folder, file; } modes[] = { { 0700, 0600 }, { 0500, 0600 }, { 0500, 0400 }, { 0700, 0400 } };
  gboolean dropped = become_nobody ();
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  g_autofree char *folder = g_path_get_dirname (path);
  static const char *const beside[] = { "-wal", "-shm", ".lock", "-journal" };

  small_add_person (store, "甲", NULL);
  ledger_store_close (store);
  g_object_unref (store);
  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      g_autoptr (GError) error = NULL;

      g_chmod (path, modes[m].file);
      g_chmod (folder, modes[m].folder);
      store = ledger_store_open (path, small_registers, LEDGER_OPEN_READ, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count (store, &persons), ==, 1);
      g_assert_false (ledger_database_run (store->database, "DELETE FROM persons", NULL));
      g_object_unref (store);
      g_chmod (folder, 0700);
      for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
        {
          g_autofree char *trace = g_strconcat (path, beside[i], NULL);

          g_assert_false (g_file_test (trace, G_FILE_TEST_EXISTS));
        }
    }
  g_chmod (path, 0000);
  if (dropped)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ledger_store_open (path, small_registers, LEDGER_OPEN_READ, &error));
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY);
      g_assert_nonnull (strstr (error->message, "没有权限读取"));
    }
  small_ledger_delete (path);
}

static void
test_reading_leaves_no_trace (void)
{
  g_test_trap_subprocess ("/ledger/store/reading-leaves-no-trace/subprocess", 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_location (void)
{
  g_assert_null (ledger_location_explain (0xef53, FALSE));   /* ext4 */
  g_assert_nonnull (ledger_location_explain (0xef53, TRUE));
  g_assert_nonnull (strstr (ledger_location_explain (0x6969, FALSE), "网络"));
  g_assert_nonnull (strstr (ledger_location_explain (0xfe534d42, FALSE), "网络"));
  g_assert_nonnull (strstr (ledger_location_explain (0x4d44, FALSE), "U 盘"));
}

static void
test_ids_never_fall (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  gint64 far = G_GINT64_CONSTANT (9000000000000000000);
  g_autofree char *sql = g_strdup_printf ("UPDATE meta SET value = '%" G_GINT64_FORMAT "' WHERE key = 'last_id'", far);

  g_assert_true (ledger_database_run (store->database, sql, NULL));
  g_assert_cmpint (small_add_person (store, "甲", NULL), ==, far + 1);
  g_assert_cmpint (small_add_person (store, "乙", NULL), ==, far + 2);
  small_ledger_delete (path);
}

static void
test_drafts (void)
{
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  gint64 id = small_add_person (store, "牟其中", NULL);
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (LedgerEdit) fresh = ledger_edit_new (store, &persons);
    g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &persons, id, NULL);
    LedgerEdit *child = NULL;

    ledger_edit_set_text (fresh, PERSON_WAGE, "88", NULL);
    g_assert_true (ledger_draft_keep (fresh, &error));
    ledger_edit_set_text (edit, PERSON_NOTE, "有'引号'和\n换行", NULL);
    child = ledger_edit_add_child (edit, &children);
    ledger_edit_set_text (child, CHILD_NAME, "小牟", NULL);
    g_assert_true (ledger_draft_keep (edit, &error));
  }
  ledger_store_close (store);
  g_object_unref (store);
  store = small_ledger_open (path);
  {
    g_autoptr (LedgerEdit) fresh = ledger_draft_load (store, &persons, 0, &error);
    g_autoptr (LedgerEdit) edit = ledger_draft_load (store, &persons, id, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (ledger_edit_get (fresh, PERSON_WAGE), ==, "8800");
    g_assert_cmpstr (ledger_edit_get (edit, PERSON_NOTE), ==, "有'引号'和\n换行");
    g_assert_cmpstr (ledger_edit_get (edit, PERSON_NAME), ==, "牟其中");
    g_assert_cmpuint (edit->children->len, ==, 1);
    g_assert_true (ledger_edit_save (edit, NULL, &error));
    ledger_draft_forget (store, &persons, 0);
    g_assert_null (ledger_draft_load (store, &persons, 0, &error));
  }
  assert_proof (store);
  g_object_unref (store);
  small_ledger_delete (path);
}

static void
test_copy_and_files (void)
{
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  g_autofree char *copy_path = g_strconcat (path, ".copy", NULL);
  g_autoptr (GBytes) photo = g_bytes_new_static ("\xff\xd8 not a real picture", 20);
  g_autofree char *name = NULL;
  g_autofree char *again = NULL;
  g_autofree char *media = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;
  LedgerStore *copy = NULL;

  small_add_person (store, "甲", NULL);
  name = ledger_files_add (store, photo, "image/jpeg", &error);
  again = ledger_files_add (store, photo, "image/jpeg", &error);
  g_assert_cmpstr (name, ==, again);
  g_assert_true (ledger_copy_write (store, copy_path, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (ledger_copy_write (store, copy_path, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  copy = ledger_store_open (copy_path, small_registers, LEDGER_OPEN_READ, &error);
  g_assert_no_error (error);
  back = ledger_files_load (copy, name, &media, &error);
  g_assert_cmpstr (media, ==, "image/jpeg");
  g_assert_true (g_bytes_equal (photo, back));
  assert_proof (copy);
  g_remove (copy_path);
  g_object_unref (copy);
  g_object_unref (store);

  /* The command line copies a ledger that it only reads. */
  store = ledger_store_open (path, small_registers, LEDGER_OPEN_READ, &error);
  g_assert_true (ledger_copy_write (store, copy_path, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (ledger_database_run (store->database, "DELETE FROM files", NULL));
  g_object_unref (store);
  small_ledger_delete (path);
}

static void
test_select (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  static const struct { const char *words; guint status_filter, n; } cases[] = {
    { NULL, 0, 3 }, { "张", 0, 2 }, { "1235", 0, 1 }, { "张 1235", 0, 1 }, { "李 张", 0, 0 }, { NULL, 1, 3 },
  };

  small_add_person (store, "张三", "370602199003071235");
  small_add_person (store, "张四", NULL);
  small_add_person (store, "李五", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
      g_autoptr (GArray) ids = NULL;

      ledger_query_set_words (query, cases[i].words);
      if (cases[i].status_filter)
        {
          ledger_query_add_filter (query, PERSON_STATUS, LEDGER_IS, "A");
          ledger_query_add_filter (query, PERSON_STATUS, LEDGER_IS, "R");
        }
      ledger_query_set_sort (query, PERSON_NAME, TRUE);
      ids = ledger_store_select (store, query, NULL);
      g_assert_cmpuint (ids->len, ==, cases[i].n);
      g_assert_cmpuint (ledger_store_count (store, query), ==, cases[i].n);
      /* Narrowed to the last of them. */
      if (ids->len > 1)
        g_array_remove_range (ids, 0, ids->len - 1);
      ledger_query_set_only (query, ids, NULL);
      g_assert_cmpuint (ledger_store_count (store, query), ==, MIN (cases[i].n, 1));
    }
  small_ledger_delete (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/store/save-and-reopen", test_save_and_reopen);
  g_test_add_func ("/ledger/store/values", test_values);
  g_test_add_func ("/ledger/store/refused", test_refused);
  g_test_add_func ("/ledger/store/transitions", test_transitions);
  g_test_add_func ("/ledger/store/conflict", test_conflict);
  g_test_add_func ("/ledger/store/children", test_children);
  g_test_add_func ("/ledger/store/remove-used", test_remove_used);
  g_test_add_func ("/ledger/store/undo", test_undo);
  g_test_add_func ("/ledger/store/undo-field", test_undo_field);
  g_test_add_func ("/ledger/store/rollback", test_rollback);
  g_test_add_func ("/ledger/store/whole-batch", test_whole_batch);
  g_test_add_func ("/ledger/store/tampering", test_tampering);
  g_test_add_func ("/ledger/store/open-refused", test_open_refused);
  g_test_add_func ("/ledger/store/newer-and-foreign", test_newer_and_foreign);
  g_test_add_func ("/ledger/store/lock", test_lock);
  g_test_add_func ("/ledger/store/reading-leaves-no-trace", test_reading_leaves_no_trace);
  g_test_add_func ("/ledger/store/reading-leaves-no-trace/subprocess", test_reading_leaves_no_trace_subprocess);
  g_test_add_func ("/ledger/store/location", test_location);
  g_test_add_func ("/ledger/store/ids-never-fall", test_ids_never_fall);
  g_test_add_func ("/ledger/store/drafts", test_drafts);
  g_test_add_func ("/ledger/store/copy-and-files", test_copy_and_files);
  g_test_add_func ("/ledger/store/select", test_select);
  return g_test_run ();
}
