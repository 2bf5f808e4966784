/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger of every version that was released opens in this one: nothing lost, the same columns as a new one. */
#include <glib/gstdio.h>

#include "ledger-database.h"
#include "ledger-schema.h"
#include "ledger.h"
#include "member-events.h"
#include "members.h"
#include "registers.h"

/* A file made from a frozen dump. */
static void
make_old_ledger (const char *dump,
                 const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  LedgerDatabase *database = NULL;

  g_assert_true (g_file_get_contents (dump, &sql, NULL, &error));
  database = ledger_database_open (path, NULL, LEDGER_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (ledger_database_run (database, sql, &error));
  g_assert_no_error (error);
  ledger_database_close (database);
}

static char *
dup_columns (const char *path)
{
  g_autoptr (GError) error = NULL;
  LedgerDatabase *database = ledger_database_open (path, NULL, LEDGER_DATABASE_READ, &error);
  LedgerStatement *statement = ledger_database_prepare (database,
    "SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" FROM sqlite_schema t,"
    " pragma_table_info (t.name) c WHERE t.type = 'table' ORDER BY t.name, c.name", &error);
  GString *list = g_string_new (NULL);

  while (ledger_statement_step (database, statement, &error) == LEDGER_STEP_ROW)
    g_string_append_printf (list, "%s\n", ledger_statement_get_text (statement, 0));
  ledger_statement_reset (statement);
  g_assert_no_error (error);
  ledger_database_close (database);
  return g_string_free (list, FALSE);
}

/* Every member has changes of membership, also one that comes back from an old bin. */
static void
assert_changes (LedgerStore *store,
                gint64       id,
                gint64       binned)
{
  g_autoptr (GPtrArray) changes = ledger_store_load_children (store, &member_events_register, id, NULL);
  g_autoptr (LedgerRecord) member = ledger_store_load (store, &members_register, id, NULL);
  g_autoptr (GPtrArray) late = NULL;
  g_autoptr (GError) error = NULL;
  const LedgerRecord *last = NULL;

  g_assert_cmpuint (changes->len, >=, 1);
  last = g_ptr_array_index (changes, changes->len - 1);
  g_assert_cmpstr (ledger_record_get (last, MEMBER_EVENT_STATE), ==, ledger_record_get (member, MEMBER_STATUS));
  g_assert_true (ledger_store_restore (store, &members_register, binned, &error));
  late = ledger_store_load_children (store, &member_events_register, binned, NULL);
  g_assert_cmpuint (late->len, >=, 1);
  g_assert_true (ledger_store_remove (store, &members_register, binned, "测试", &error));
}

static void
assert_content (LedgerStore *store)
{
  g_autoptr (LedgerQuery) live = ledger_query_new (&members_register);
  g_autoptr (LedgerQuery) binned = ledger_query_new (&members_register);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerRecord) member = NULL;
  gint64 id = ledger_store_find (store, &members_register, MEMBER_NAME, "欧阳志强", 0);
  g_autoptr (GArray) bin = NULL;
  g_autoptr (LedgerBatch) undoable = NULL;

  binned->bin = TRUE;
  g_assert_cmpuint (ledger_store_count (store, live), ==, 1);
  g_assert_cmpuint (ledger_store_count (store, binned), ==, 1);
  member = ledger_store_load (store, &members_register, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ledger_record_get (member, MEMBER_ID_NO), ==, "370602199003071235");
  g_assert_cmpstr (ledger_record_get (member, MEMBER_EDUCATION), ==, "21");
  /* What the upgrade wrote is not to be undone by the next Ctrl+Z. */
  undoable = ledger_batch_load (store, ledger_batch_find_undoable (store), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undoable->kind, !=, LEDGER_BATCH_UPGRADE);
  bin = ledger_store_select (store, binned, &error);
  assert_changes (store, id, g_array_index (bin, gint64, 0));
  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Before the first change of the old file a copy of it lay among the backups, and still is of the old version. */
static void
assert_kept (const char *path)
{
  g_autoptr (GPtrArray) list = ledger_backup_list (path, NULL);
  g_autoptr (LedgerSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  LedgerBackup *backup = NULL;

  g_assert_cmpuint (list->len, ==, 1);
  backup = g_ptr_array_index (list, 0);
  g_assert_cmpint (backup->kind, ==, LEDGER_BACKUP_UPGRADE);
  summary = ledger_summary_read (backup->path, tz_registers, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->version, <, ledger_schema_get_last ());
  for (guint i = 0; tz_registers[i] != NULL; i++)
    if (tz_registers[i] == &members_register)
      g_assert_cmpint (summary->counts[i], ==, 1);
}

static guint
read_version (const char *path)
{
  LedgerDatabase *database = ledger_database_open (path, NULL, LEDGER_DATABASE_READ, NULL);
  guint version = (guint) ledger_database_get_number (database, "PRAGMA user_version", 0, NULL);

  ledger_database_close (database);
  return version;
}

static void
test_version (gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("version-XXXXXX", NULL);
  g_autofree char *old = g_build_filename (folder, "old.taizhang", NULL);
  g_autofree char *fresh = g_build_filename (folder, "new.taizhang", NULL);
  g_autofree char *old_columns = NULL, *fresh_columns = NULL;
  g_autoptr (GError) error = NULL;
  LedgerStore *store = NULL;
  guint version;

  make_old_ledger (data, old);
  version = read_version (old);
  store = ledger_store_open (old, tz_registers, LEDGER_OPEN_WRITE, &error);
  g_assert_no_error (error);
  assert_content (store);
  ledger_store_close (store);
  if (version < ledger_schema_get_last ())
    assert_kept (old);
  g_object_unref (store);
  store = ledger_store_create (fresh, tz_registers, &error);
  g_assert_no_error (error);
  ledger_store_close (store);
  g_object_unref (store);
  old_columns = dup_columns (old);
  fresh_columns = dup_columns (fresh);
  g_assert_cmpstr (old_columns, ==, fresh_columns);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  guint last = 0;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "registers", "versions", NULL);
  for (guint version = 2; version <= ledger_schema_get_last (); version++)
    {
      g_autofree char *name = g_strdup_printf ("%u.sql", version);
      g_autofree char *dump = g_build_filename (folder, name, NULL);
      g_autofree char *path = g_strdup_printf ("/versions/%u", version);

      if (!g_file_test (dump, G_FILE_TEST_EXISTS))
        continue; /* a step between two releases */
      last = version;
      g_test_add_data_func_full (path, g_steal_pointer (&dump), test_version, g_free);
    }
  /* The version that ships needs its frozen dump. */
  g_assert_cmpuint (last, ==, ledger_schema_get_last ());
  return g_test_run ();
}
