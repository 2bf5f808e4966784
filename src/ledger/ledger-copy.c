/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole copies, trusted only after they were read back; and the check of the open file itself. */
#include "config.h"

#include "ledger-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ledger-history.h"
#include "ledger-kind.h"
#include "ledger-schema.h"
#include "ledger-store-private.h"

/* "table\tcount" of every table, and the schema's number: equal for a true copy. */
static char *
dup_inventory (LedgerDatabase *database,
               GError        **error)
{
  GString *list = g_string_new (NULL);
  LedgerStatement *statement = ledger_database_prepare (database,
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name", error);

  if (statement == NULL)
    return g_string_free (list, TRUE);
  while (ledger_statement_step (database, statement, error) == LEDGER_STEP_ROW)
    {
      const char *name = ledger_statement_get_text (statement, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", name);

      g_string_append_printf (list, "%s\t%" G_GINT64_FORMAT "\n", name,
                              ledger_database_get_number (database, sql, -1, NULL));
    }
  ledger_statement_reset (statement);
  g_string_append_printf (list, "version\t%" G_GINT64_FORMAT "\n",
                          ledger_database_get_number (database, "PRAGMA user_version", -1, NULL));
  return g_string_free (list, FALSE);
}

static gboolean
run_copy (LedgerStore *store,
          const char  *path,
          GError     **error)
{
  LedgerStatement *statement = NULL;
  gboolean written;

  /* SQLite counts the new file as a write of the connection, even one that only reads. */
  if (!ledger_database_run (store->database, "PRAGMA query_only = OFF", error))
    return FALSE;
  statement = ledger_database_prepare (store->database, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_text (statement, 1, path);
  written = ledger_statement_run (store->database, statement, error);
  if (!ledger_store_is_writable (store))
    ledger_database_run (store->database, "PRAGMA query_only = ON", NULL);
  return written;
}

/* SQLite tells of the ledger what is wrong with the copy's place. */
static gboolean
write_copy (LedgerStore *store,
            const char  *path,
            const char  *part,
            GError     **error)
{
  g_autoptr (GError) local = NULL;

  if (run_copy (store, part, &local))
    return TRUE;
  if (g_error_matches (local, LEDGER_ERROR, LEDGER_ERROR_DAMAGED))
    g_propagate_error (error, g_steal_pointer (&local));
  else if (g_error_matches (local, LEDGER_ERROR, LEDGER_ERROR_FULL))
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FULL,
                 _("磁盘已满，副本“%s”没有写成，台账没有变化。请清出空间或换一个位置再试。"), path);
  else
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FAILED,
                 _("副本“%s”没有写成，台账没有变化。请检查这个文件夹是否能写入，或换一个位置再试。"), path);
  return FALSE;
}

/* Refused before anything is written, with its own reason. */
static gboolean
check_folder (const char  *folder,
              GError     **error)
{
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND,
                 _("没有“%s”这个文件夹，副本没有写成。请换一个位置再试。"), folder);
  else if (g_access (folder, W_OK) != 0)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY,
                 _("文件夹“%s”不能写入，副本没有写成。请换一个位置再试。"), folder);
  else
    return TRUE;
  return FALSE;
}

static gboolean
verify_copy (LedgerStore *store,
             const char  *path,
             GError     **error)
{
  LedgerDatabase *copy = ledger_database_open (path, NULL, LEDGER_DATABASE_READ, error);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  gboolean whole;

  if (copy == NULL)
    return FALSE;
  expected = dup_inventory (store->database, NULL);
  found = dup_inventory (copy, NULL);
  whole = ledger_database_get_number (copy, "SELECT quick_check = 'ok' FROM pragma_quick_check", 0, NULL) == 1 &&
          expected != NULL && g_strcmp0 (expected, found) == 0;
  ledger_database_close (copy);
  if (!whole)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FAILED,
                 _("写好的副本“%s”与台账对不上，已经丢弃。请检查磁盘后再试。"), path);
  return whole;
}

static gboolean
flush_to_disk (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return done;
}

gboolean
ledger_copy_write (LedgerStore  *store,
                   const char   *path,
                   GError      **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”已经存在，没有覆盖它。请换一个文件名。"), path);
      return FALSE;
    }
  if (!check_folder (folder, error))
    return FALSE;
  g_unlink (part);
  if (write_copy (store, path, part, error) && verify_copy (store, part, error))
    {
      g_chmod (part, 0600);
      if (flush_to_disk (part) && g_rename (part, path) == 0 && flush_to_disk (folder))
        return TRUE;
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FAILED, _("副本“%s”没有写成：%s。台账没有变化。"),
                   path, g_strerror (errno));
    }
  g_unlink (part);
  return FALSE;
}

/* Each row of a pragma that lists faults is one. */
static gboolean
check_pragma (LedgerStore *store,
              const char  *pragma,
              const char  *sentence,
              GPtrArray   *findings,
              GError     **error)
{
  LedgerStatement *statement = ledger_database_prepare (store->database, pragma, error);
  LedgerStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    {
      const char *text = ledger_statement_get_text (statement, 0);

      if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (findings, g_strdup_printf ("%s（%s）", sentence, text != NULL ? text : "?"));
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE;
}

/* Every field must have its column of the right type. */
static void
check_columns (LedgerStore          *store,
               const LedgerRegister *reg,
               GPtrArray            *findings)
{
  for (guint i = 0; i < reg->n_fields; i++)
    {
      LedgerStatement *statement = ledger_database_prepare (store->database,
        "SELECT type FROM pragma_table_info (?1) WHERE name = ?2", NULL);
      const char *expected = ledger_field_is_integer (&reg->fields[i]) ? "INTEGER" : "TEXT";

      if (statement == NULL)
        return;
      ledger_statement_bind_text (statement, 1, reg->id);
      ledger_statement_bind_text (statement, 2, reg->fields[i].name);
      if (ledger_statement_step (store->database, statement, NULL) != LEDGER_STEP_ROW)
        g_ptr_array_add (findings, g_strdup_printf (_("%s缺少“%s”一列：ALTER TABLE \"%s\" ADD COLUMN \"%s\" %s;"),
                                                    reg->title, reg->fields[i].title, reg->id,
                                                    reg->fields[i].name, expected));
      else if (g_strcmp0 (ledger_statement_get_text (statement, 0), expected) != 0)
        g_ptr_array_add (findings, g_strdup_printf (_("%s的“%s”一列类型不对，应为 %s"),
                                                    reg->title, reg->fields[i].title, expected));
      ledger_statement_reset (statement);
    }
}

/* A live row must not name a row that lies in the bin. */
static void
check_references (LedgerStore          *store,
                  const LedgerRegister *reg,
                  GPtrArray            *findings)
{
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LedgerField *field = &reg->fields[i];
      g_autofree char *sql = NULL;
      gint64 n;

      if (field->kind != &ledger_kind_reference)
        continue;
      sql = g_strdup_printf ("SELECT count (*) FROM \"%s\" a JOIN \"%s\" b ON b.id = a.\"%s\""
                             " WHERE a.deleted = 0 AND b.deleted <> 0", reg->id, field->refers_to, field->name);
      n = ledger_database_get_number (store->database, sql, 0, NULL);
      if (n > 0)
        g_ptr_array_add (findings, g_strdup_printf (_("%s有 %d 条的%s指向回收站里的记录"),
                                                    reg->title, (int) n, field->title));
    }
}

gboolean
ledger_store_check (LedgerStore  *store,
                    GPtrArray    *findings,
                    GCancellable *cancellable,
                    GError      **error)
{
  if (!check_pragma (store, "PRAGMA integrity_check", _("文件有损坏"), findings, error) ||
      !check_pragma (store, "PRAGMA foreign_key_check", _("有记录指向不存在的记录"), findings, error))
    return FALSE;
  for (guint r = 0; store->registers[r] != NULL; r++)
    {
      check_columns (store, store->registers[r], findings);
      check_references (store, store->registers[r], findings);
    }
  return ledger_history_check (store, findings, NULL, cancellable, error);
}
