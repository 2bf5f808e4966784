/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fills up at every possible moment: a sentence, the ledger as it was, and work goes on after. */
#include <string.h>

#include "full-disk.h"
#include "small-registers.h"

static guint
count_persons (LedgerStore *store)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);

  return ledger_store_count (store, query);
}

static gboolean
save_long_note (LedgerStore *store,
                GError     **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &persons);
  g_autofree char *note = g_strnfill (15000, 'x');

  ledger_edit_set (edit, PERSON_NAME, "满");
  ledger_edit_set (edit, PERSON_NOTE, note);
  return ledger_edit_save (edit, NULL, error);
}

static void
assert_proof (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (ledger_store_check (store, findings, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_save (void)
{
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  guint n = 0, refused = 0;

  for (gint64 space = 0; space < 60000; space += 1700)
    {
      g_autoptr (GError) error = NULL;

      full_disk_room = space;
      if (save_long_note (store, &error))
        n++;
      else
        {
          refused++;
          g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_FULL);
          g_assert_nonnull (strstr (error->message, "磁盘已满"));
        }
      full_disk_room = -1;
      g_assert_cmpuint (count_persons (store), ==, n);
      g_assert_true (save_long_note (store, NULL));
      n++;
    }
  g_assert_cmpuint (refused, >, 3);
  assert_proof (store);
  ledger_store_close (store);
  g_object_unref (store);
  store = small_ledger_open (path);
  g_assert_cmpuint (count_persons (store), ==, n);
  assert_proof (store);
  g_object_unref (store);
  small_ledger_delete (path);
}

static void
test_copy (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    g_assert_true (save_long_note (store, NULL));
  full_disk_room = 50000;
  g_assert_false (ledger_copy_write (store, copy, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_FULL);
  full_disk_room = -1;
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  assert_proof (store);
  small_ledger_delete (path);
}

/* Nothing that is not whole is left in the folder, whatever space there was. */
static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += !g_str_equal (name, "校验.sha256");
  return n;
}

static void
test_backup (void)
{
  char *path = NULL;
  g_autoptr (LedgerStore) store = small_ledger_new (&path);
  g_autofree char *folder = ledger_backup_dup_folder (path);
  guint refused = 0, made = 0;

  for (guint i = 0; i < 20; i++)
    g_assert_true (save_long_note (store, NULL));
  for (gint64 space = 0; space < 3000000; space += 150000)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *at = g_strdup_printf ("2026-09-22 08:00:%02u", made);
      g_autoptr (LedgerBackupResult) result = NULL;

      full_disk_room = space;
      result = ledger_backup_make (store, LEDGER_BACKUP_MANUAL, NULL, at, NULL, &error);
      full_disk_room = -1;
      if (result != NULL)
        made++;
      else
        {
          refused++;
          g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_FULL);
          g_assert_nonnull (strstr (error->message, "磁盘已满"));
        }
      g_assert_cmpuint (count_files (folder), ==, made);
    }
  g_assert_cmpuint (refused, >, 3);
  g_assert_cmpuint (made, >, 1);
  assert_proof (store);
  small_ledger_delete (path);
}

/* The ledger stays what it was until there is room for the backup, and then becomes it. */
static void
test_restore (void)
{
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  g_autofree char *backup = g_strconcat (path, ".backup", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *journal = g_strconcat (path, ".part-journal", NULL);
  guint refused = 0;
  gboolean done = FALSE;

  for (guint i = 0; i < 20; i++)
    g_assert_true (save_long_note (store, NULL));
  g_assert_true (ledger_copy_write (store, backup, NULL, NULL));
  g_assert_true (save_long_note (store, NULL));
  ledger_store_close (store);
  g_object_unref (store);
  for (gint64 space = 0; !done && space < 3000000; space += 100000)
    {
      g_autoptr (GError) error = NULL;

      full_disk_room = space;
      done = ledger_backup_restore (backup, path, "测试员", NULL, "2026-09-22 08:00:00", NULL, &error);
      full_disk_room = -1;
      refused += !done;
      g_assert_true (done || g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_FULL));
      g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS) || g_file_test (journal, G_FILE_TEST_EXISTS));
      store = small_ledger_open (path);
      g_assert_cmpuint (count_persons (store), ==, done ? 20 : 21);
      assert_proof (store);
      ledger_store_close (store);
      g_object_unref (store);
    }
  g_assert_true (done);
  g_assert_cmpuint (refused, >, 3);
  small_ledger_delete (path);
}

static void
test_create (void)
{
  g_autofree char *folder = g_dir_make_tmp ("full-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "新.taizhang", NULL);

  for (gint64 space = 0; space < 40000; space += 4000)
    {
      g_autoptr (GError) error = NULL;

      full_disk_room = space;
      g_assert_null (ledger_store_create (path, small_registers, &error));
      full_disk_room = -1;
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_FULL);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  small_ledger_delete (g_steal_pointer (&path));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/full-disk/save", test_save);
  g_test_add_func ("/crash/full-disk/copy", test_copy);
  g_test_add_func ("/crash/full-disk/backup", test_backup);
  g_test_add_func ("/crash/full-disk/restore", test_restore);
  g_test_add_func ("/crash/full-disk/create", test_create);
  return g_test_run ();
}
