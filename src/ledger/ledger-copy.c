/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole copies, trusted only after they were read back; and the check of the open file itself. */
#include "config.h"

#include "ledger-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "ledger-copy-private.h"
#include "ledger-history.h"
#include "ledger-kind.h"
#include "ledger-schema.h"
#include "ledger-store-private.h"

/* The ledger may be saved to while it is copied; after so many times those who save have to wait once. */
#define FREE_ATTEMPTS 3

static gboolean
append_count (GString        *list,
              LedgerDatabase *database,
              const char     *name,
              GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);
  gint64 n = ledger_database_get_number (database, sql, -1, error);

  g_string_append_printf (list, "%s\t%" G_GINT64_FORMAT "\n", name, n);
  return n >= 0;
}

/* The rows of every table, the head of the history and the schema's number: equal for a true copy. */
static char *
dup_inventory (LedgerDatabase *database,
               GError        **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  LedgerStatement *statement = ledger_database_prepare (database,
    "SELECT name, (SELECT hex (chain) FROM history ORDER BY id DESC LIMIT 1) FROM sqlite_schema"
    " WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name", error);
  LedgerStep step = LEDGER_STEP_FAILED;

  while (statement != NULL && (step = ledger_statement_step (database, statement, error)) == LEDGER_STEP_ROW)
    {
      const char *head = ledger_statement_get_text (statement, 1);

      if (list->len == 0)
        g_string_append_printf (list, "%s\n%" G_GINT64_FORMAT "\n", head != NULL ? head : "",
                                ledger_database_get_number (database, "PRAGMA user_version", -1, NULL));
      if (!append_count (list, database, ledger_statement_get_text (statement, 0), error))
        break;
    }
  if (statement != NULL)
    ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

static void
cancelled_cb (GCancellable   *cancellable,
              LedgerDatabase *database)
{
  ledger_database_interrupt (database);
}

static gboolean
run_copy (LedgerDatabase *database,
          const char     *path,
          GCancellable   *cancellable,
          GError        **error)
{
  gboolean reading = ledger_database_get_number (database, "PRAGMA query_only", 0, NULL) != 0;
  LedgerStatement *statement = NULL;
  gulong id = 0;
  gboolean written;

  /* SQLite counts the new file as a write of the connection, even one that only reads. */
  if (reading && !ledger_database_run (database, "PRAGMA query_only = OFF", error))
    return FALSE;
  statement = ledger_database_prepare (database, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_text (statement, 1, path);
  if (cancellable != NULL)
    id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), database, NULL);
  written = ledger_statement_run (database, statement, error);
  g_cancellable_disconnect (cancellable, id);
  if (reading)
    ledger_database_run (database, "PRAGMA query_only = ON", NULL);
  return written;
}

/* SQLite tells of the ledger what is wrong with the copy's place. */
static gboolean
explain_failure (const char   *path,
                 const GError *reason,
                 GError      **error)
{
  if (g_error_matches (reason, LEDGER_ERROR, LEDGER_ERROR_DAMAGED) ||
      g_error_matches (reason, LEDGER_ERROR, LEDGER_ERROR_FOREIGN))
    g_propagate_error (error, g_error_copy (reason));
  else if (g_error_matches (reason, LEDGER_ERROR, LEDGER_ERROR_FULL))
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

/* Empty, and from the first moment nobody else's to read; SQLite fills an empty file. */
static gboolean
make_empty (const char  *path,
            GError     **error)
{
  int fd;

  g_unlink (path);
  fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (fd >= 0)
    return g_close (fd, error);
  g_set_error_literal (error, LEDGER_ERROR, errno == ENOSPC ? LEDGER_ERROR_FULL : LEDGER_ERROR_FAILED,
                       g_strerror (errno));
  return FALSE;
}

gboolean
ledger_copy_flush (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  /* What is read back comes from the disk, not from memory. */
  if (done)
    posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  if (fd >= 0)
    close (fd);
  return done;
}

static gboolean
verify_copy (const char  *part,
             const char  *path,
             const char  *expected,
             GError     **error)
{
  LedgerDatabase *copy = ledger_copy_flush (part) ? ledger_database_open (part, NULL, LEDGER_DATABASE_LOOK, NULL) : NULL;
  g_autofree char *found = NULL;
  gboolean whole = FALSE;

  if (copy != NULL)
    {
      found = dup_inventory (copy, NULL);
      whole = g_strcmp0 (expected, found) == 0 && ledger_copy_is_whole (copy);
      ledger_database_close (copy);
    }
  if (!whole)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FAILED,
                 _("写好的副本“%s”与台账对不上，已经丢弃。请检查磁盘后再试。"), path);
  return whole;
}

/* Counts, copies and checks; %TRUE in @again when another connection saved between counting and copying, which
 * would make a true copy look false. */
static gboolean
try_copy (LedgerDatabase *source,
          const char     *part,
          const char     *path,
          gboolean       *again,
          GCancellable   *cancellable,
          GError        **error)
{
  gint64 before = ledger_database_get_number (source, "PRAGMA data_version", 0, NULL);
  g_autofree char *expected = dup_inventory (source, error);
  g_autoptr (GError) local = NULL;

  *again = FALSE;
  if (expected == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!make_empty (part, &local) || !run_copy (source, part, cancellable, &local))
    return !g_cancellable_set_error_if_cancelled (cancellable, error) && explain_failure (path, local, error);
  *again = ledger_database_get_number (source, "PRAGMA data_version", 0, NULL) != before;
  return !*again && verify_copy (part, path, expected, error);
}

/* Nobody saves while this connection is open; they wait. */
static LedgerDatabase *
hold_writers (LedgerDatabase *source)
{
  LedgerDatabase *holder = ledger_database_open (ledger_database_get_path (source), NULL, LEDGER_DATABASE_WRITE, NULL);

  if (holder != NULL)
    ledger_database_run (holder, "BEGIN IMMEDIATE", NULL);
  return holder;
}

static gboolean
write_same (LedgerDatabase *source,
            const char     *part,
            const char     *path,
            GCancellable   *cancellable,
            GError        **error)
{
  gboolean again = TRUE;
  gboolean written = FALSE;

  for (guint attempt = 0; attempt < FREE_ATTEMPTS && again; attempt++)
    written = try_copy (source, part, path, &again, cancellable, error);
  if (again)
    {
      LedgerDatabase *holder = hold_writers (source);

      written = try_copy (source, part, path, &again, cancellable, error);
      if (holder != NULL && ledger_database_in_transaction (holder))
        ledger_database_run (holder, "ROLLBACK", NULL);
      g_clear_pointer (&holder, ledger_database_close);
    }
  if (again)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_LOCKED,
                 _("台账正在不停地保存，副本“%s”没有写成。请等这项工作做完再备份。"), path);
  return written;
}

gboolean
ledger_copy_is_whole (LedgerDatabase *database)
{
  return ledger_database_get_number (database, "SELECT quick_check = 'ok' FROM pragma_quick_check (1)", 0, NULL) == 1;
}

gboolean
ledger_copy_write_part (LedgerDatabase *source,
                        const char     *part,
                        const char     *path,
                        GCancellable   *cancellable,
                        GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!check_folder (folder, error))
    return FALSE;
  if (write_same (source, part, path, cancellable, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}

gboolean
ledger_copy_name_part (const char  *part,
                       const char  *path,
                       GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_rename (part, path) == 0)
    {
      ledger_copy_flush (folder);
      return TRUE;
    }
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FAILED, _("副本“%s”没有写成：%s。台账没有变化。"),
               path, g_strerror (errno));
  g_unlink (part);
  return FALSE;
}

gboolean
ledger_copy_write (LedgerStore   *store,
                   const char    *path,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autofree char *part = g_strconcat (path, LEDGER_COPY_PART, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”已经存在，没有覆盖它。请换一个文件名。"), path);
      return FALSE;
    }
  return ledger_copy_write_part (store->database, part, path, cancellable, error) &&
         ledger_copy_name_part (part, path, error);
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
                                                    _(reg->title), _(reg->fields[i].title), reg->id,
                                                    reg->fields[i].name, expected));
      else if (g_strcmp0 (ledger_statement_get_text (statement, 0), expected) != 0)
        g_ptr_array_add (findings, g_strdup_printf (_("%s的“%s”一列类型不对，应为 %s"),
                                                    _(reg->title), _(reg->fields[i].title), expected));
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
                                                    _(reg->title), (int) n, _(field->title)));
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
      if (store->registers[r]->prove != NULL && !store->registers[r]->prove (store, findings, error))
        return FALSE;
    }
  return ledger_history_check (store, findings, NULL, cancellable, error);
}
