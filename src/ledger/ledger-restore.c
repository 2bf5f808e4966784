/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup takes the place of the ledger in one step, and what it replaces is kept. */
#include "config.h"

#include "ledger-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "ledger-backup-private.h"
#include "ledger-copy-private.h"
#include "ledger-lock.h"
#include "ledger-sums.h"

/* What SQLite keeps beside a file; a log that stayed would be read into the file that takes the place. */
static const char *const companions[] = { "-wal", "-shm", "-journal" };

/* How long readers of the ledger are waited for, in microseconds. */
#define PATIENCE          (3 * G_USEC_PER_SEC)
#define PATIENCE_ATTEMPTS 15

/* Is what stands in the ledger's place a ledger, whole or damaged? */
static gboolean
check_replaceable (const char  *ledger_path,
                   GError     **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LedgerSummary) present = ledger_summary_read (ledger_path, NULL, FALSE, &local);

  if (present != NULL || (!g_error_matches (local, LEDGER_ERROR, LEDGER_ERROR_NEWER) &&
                          (!g_error_matches (local, LEDGER_ERROR, LEDGER_ERROR_FOREIGN) ||
                           g_str_has_suffix (ledger_path, ".taizhang"))))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The log that a crash left goes into the file, if the file can still be read: %FALSE if not. */
static gboolean
settle_log (const char *ledger_path)
{
  LedgerDatabase *database = ledger_database_open (ledger_path, NULL, LEDGER_DATABASE_WRITE, NULL);
  gboolean readable;

  if (database == NULL)
    return FALSE;
  readable = ledger_database_get_number (database, "SELECT count(*) FROM sqlite_schema", -1, NULL) >= 0;
  ledger_database_close (database);
  return readable;
}

/* A log that stays after the settling belongs to a reader. When it leaves it removes the log by its name, and that
 * would be the restored ledger's. A backup that is just being made is waited for. */
static gboolean
wait_for_readers (const char  *ledger_path,
                  GError     **error)
{
  g_autofree char *log = g_strconcat (ledger_path, "-wal", NULL);

  for (guint attempt = 0; attempt < PATIENCE_ATTEMPTS; attempt++)
    {
      if (!settle_log (ledger_path) || !g_file_test (log, G_FILE_TEST_EXISTS))
        return TRUE;
      g_usleep (PATIENCE / PATIENCE_ATTEMPTS);
    }
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_LOCKED,
               _("“%s”还在另一个窗口或程序里打开着（也许是只读），没有恢复。请先在那边关闭。"), ledger_path);
  return FALSE;
}

/* Its bytes, readable or not. No second name for the same file: whoever died before the backup took the first one
 * would go on writing into what was kept. */
static gboolean
keep_file (const char  *path,
           const char  *kept,
           GError     **error)
{
  g_autofree char *part = g_strconcat (kept, LEDGER_COPY_PART, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (part);
  g_autoptr (GError) local = NULL;

  if (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &local) && ledger_copy_flush (part))
    {
      ledger_sums_add (part, kept, NULL);
      if (g_rename (part, kept) == 0)
        return TRUE;
    }
  g_unlink (part);
  g_set_error (error, LEDGER_ERROR, g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
                                    ? LEDGER_ERROR_FULL : LEDGER_ERROR_FAILED,
               _("现在的台账没能留存到“%s”，所以没有恢复，台账没有变化。请检查磁盘空间和文件夹的权限。"), kept);
  return FALSE;
}

/* The file and, when it could not be settled, its log: everything that was there is still there. */
static char *
keep_replaced (const char  *ledger_path,
               const char  *at,
               GError     **error)
{
  g_autofree char *folder = ledger_backup_dup_folder (ledger_path);
  g_autofree char *kept = ledger_backup_dup_free_path (folder, ledger_path, LEDGER_BACKUP_REPLACED, at);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY,
                   _("无法建立备份文件夹“%s”：%s。没有恢复，台账没有变化。"), folder, g_strerror (errno));
      return NULL;
    }
  if (!wait_for_readers (ledger_path, error) || !keep_file (ledger_path, kept, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *beside = g_strconcat (ledger_path, companions[i], NULL);
      g_autofree char *kept_beside = g_strconcat (kept, companions[i], NULL);
      GStatBuf info;

      if (i != 1 && g_stat (beside, &info) == 0 && info.st_size > 0 && !keep_file (beside, kept_beside, error))
        return NULL;
    }
  ledger_copy_flush (folder);
  return g_steal_pointer (&kept);
}

static void
remove_companions (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *beside = g_strconcat (path, companions[i], NULL);

      g_unlink (beside);
    }
}

/* The restored ledger says itself that it was, by whom and why; of a batch without rows nothing is undone. */
static gboolean
note_restored (const char  *part,
               const char  *backup,
               const char  *clerk,
               const char  *why,
               GError     **error)
{
  LedgerDatabase *database = ledger_database_open (part, NULL, LEDGER_DATABASE_WRITE, error);
  g_autofree char *name = g_path_get_basename (backup);
  g_autofree char *title = why != NULL ? g_strdup_printf (_("从备份“%s”恢复，原因：%s"), name, why)
                                       : g_strdup_printf (_("从备份“%s”恢复"), name);
  g_autofree char *now = ledger_backup_dup_now (NULL);
  LedgerStatement *statement = NULL;
  gboolean noted = FALSE;

  if (database == NULL)
    return FALSE;
  statement = ledger_database_prepare (database,
    "INSERT INTO batches (id, at, clerk, kind, title) SELECT ifnull (max (id), 0) + 1, ?1, ?2, 'recover', ?3 FROM batches",
    error);
  if (statement != NULL)
    {
      ledger_statement_bind_text (statement, 1, now);
      ledger_statement_bind_text (statement, 2, clerk);
      ledger_statement_bind_text (statement, 3, title);
      noted = ledger_statement_run (database, statement, error);
    }
  ledger_database_close (database);
  return noted;
}

/* A verified copy of the backup, ready to be renamed. */
static gboolean
write_restored (const char  *backup,
                const char  *part,
                const char  *ledger_path,
                const char  *clerk,
                const char  *why,
                GError     **error)
{
  LedgerDatabase *source = ledger_database_open (backup, NULL, LEDGER_DATABASE_LOOK, error);
  gboolean written;

  if (source == NULL)
    return FALSE;
  remove_companions (part);
  written = ledger_copy_write_part (source, part, ledger_path, NULL, error);
  ledger_database_close (source);
  if (!written)
    return FALSE;
  if (note_restored (part, backup, clerk, why, error) && ledger_copy_flush (part))
    return TRUE;
  g_unlink (part);
  remove_companions (part);
  return FALSE;
}

static gboolean
put_in_place (const char  *part,
              const char  *ledger_path,
              const char  *at,
              char       **kept,
              GError     **error)
{
  if (g_file_test (ledger_path, G_FILE_TEST_EXISTS))
    {
      *kept = keep_replaced (ledger_path, at, error);
      if (*kept == NULL)
        {
          g_unlink (part);
          return FALSE;
        }
    }
  remove_companions (ledger_path);
  return ledger_copy_name_part (part, ledger_path, error);
}

static gboolean
make_folder (const char  *ledger_path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (ledger_path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY,
               _("无法建立文件夹“%s”：%s。没有恢复。请换一个可以写入的位置。"), folder, g_strerror (errno));
  return FALSE;
}

/* By another name too, through a link. */
static gboolean
is_same_file (const char *one,
              const char *other)
{
  GStatBuf first, second;

  return g_str_equal (one, other) ||
         (g_stat (one, &first) == 0 && g_stat (other, &second) == 0 &&
          first.st_dev == second.st_dev && first.st_ino == second.st_ino);
}

gboolean
ledger_backup_restore (const char  *backup,
                       const char  *ledger_path,
                       const char  *clerk,
                       const char  *why,
                       const char  *at,
                       char       **kept,
                       GError     **error)
{
  g_autofree char *path = g_canonicalize_filename (ledger_path, NULL);
  g_autofree char *part = g_strconcat (path, LEDGER_COPY_PART, NULL);
  g_autofree char *replaced = NULL;
  g_autoptr (LedgerSummary) chosen = ledger_summary_read (backup, NULL, TRUE, error);
  LedgerLock *lock = NULL;
  gboolean done;

  if (chosen == NULL || !make_folder (path, error) || !ledger_location_check (path, error))
    return FALSE;
  if (is_same_file (chosen->path, path))
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”就是现在的台账，不用恢复。请选一份备份。"), path);
      return FALSE;
    }
  lock = ledger_lock_take (path, clerk, error);
  if (lock == NULL)
    return FALSE;
  done = (!g_file_test (path, G_FILE_TEST_EXISTS) || check_replaceable (path, error)) &&
         write_restored (backup, part, path, clerk, why, error) && put_in_place (part, path, at, &replaced, error);
  ledger_lock_release (lock);
  if (kept != NULL)
    *kept = g_steal_pointer (&replaced);
  return done;
}
