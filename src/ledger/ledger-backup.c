/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of backups, what lies in them, and a new one where something changed. */
#include "config.h"

#include "ledger-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "ledger-backup-private.h"
#include "ledger-copy-private.h"
#include "ledger-copy.h"
#include "ledger-store-private.h"
#include "ledger-sums.h"

#define ENDING ".taizhang"
/* Seconds after which an unfinished backup is one whose program died. */
#define STALE_AFTER (24 * 60 * 60)

/* A second ledger in the folder, so that their backups would lie together? */
static gboolean
has_neighbours (const char *ledger_path)
{
  g_autofree char *folder = g_path_get_dirname (ledger_path);
  g_autofree char *own = g_path_get_basename (ledger_path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      LedgerBackupKind kind;
      g_autofree char *at = NULL;

      if (g_str_has_suffix (name, ENDING) && !g_str_equal (name, own) &&
          !ledger_backup_parse_name (name, ledger_path, &kind, &at))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_common_folder (const char *ledger_path)
{
  g_autofree char *absolute = g_canonicalize_filename (ledger_path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);

  return g_build_filename (folder, LEDGER_BACKUP_FOLDER, NULL);
}

static char *
dup_own_folder (const char *ledger_path)
{
  g_autofree char *common = dup_common_folder (ledger_path);
  g_autofree char *name = g_path_get_basename (ledger_path);

  if (g_str_has_suffix (name, ENDING))
    name[strlen (name) - strlen (ENDING)] = '\0';
  return g_build_filename (common, name, NULL);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const LedgerBackup *one = *(const LedgerBackup *const *) a;
  const LedgerBackup *two = *(const LedgerBackup *const *) b;
  int order = g_strcmp0 (two->at, one->at);

  return order != 0 ? order : one->is_second - two->is_second;
}

/* The file as a backup of the ledger, appended to the list; NULL where it is none. */
static LedgerBackup *
add_file (GPtrArray  *list,
          const char *path,
          const char *ledger_path,
          gboolean    is_second)
{
  g_autofree char *name = g_path_get_basename (path);
  LedgerBackup *backup = NULL;
  LedgerBackupKind kind;
  GStatBuf info;
  char *at = NULL;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode) ||
      !ledger_backup_parse_name (name, ledger_path, &kind, &at))
    return NULL;
  backup = g_new0 (LedgerBackup, 1);
  *backup = (LedgerBackup) { g_strdup (path), kind, at, info.st_size, is_second };
  g_ptr_array_add (list, backup);
  return backup;
}

static void
list_folder (GPtrArray  *list,
             const char *folder,
             const char *ledger_path,
             gboolean    is_second)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      add_file (list, path, ledger_path, is_second);
    }
}

static void
backup_freed (gpointer data)
{
  ledger_backup_free (data);
}

/* Of one place: beside the ledger (@second %NULL), or the second one. */
static GPtrArray *
list_place (const char *ledger_path,
            const char *second)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (backup_freed);
  g_autofree char *common = dup_common_folder (ledger_path);
  g_autofree char *own = dup_own_folder (ledger_path);

  if (second != NULL)
    list_folder (list, second, ledger_path, TRUE);
  else
    {
      list_folder (list, common, ledger_path, FALSE);
      list_folder (list, own, ledger_path, FALSE);
    }
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

/* Folders are compared as paths: one place named twice would be rotated twice. */
static gboolean
is_other_place (const char *ledger_path,
                const char *second)
{
  g_autofree char *common = dup_common_folder (ledger_path);
  g_autofree char *own = dup_own_folder (ledger_path);
  g_autofree char *path = NULL;

  if (second == NULL || *second == '\0')
    return FALSE;
  path = g_canonicalize_filename (second, NULL);
  return !g_str_equal (path, common) && !g_str_equal (path, own);
}

/* Backups that are copies of this very ledger; others of its name, and what cannot be read, are left alone. */
static GPtrArray *
keep_own (GPtrArray     *list,
          LedgerSummary *present,
          gboolean      *is_there)
{
  GPtrArray *own = g_ptr_array_new ();

  *is_there = FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      LedgerBackup *backup = g_ptr_array_index (list, i);
      g_autoptr (LedgerSummary) summary = ledger_summary_read (backup->path, NULL, FALSE, NULL);

      if (summary == NULL || !g_str_equal (summary->origin, present->origin))
        continue;
      if (own->len == 0)
        *is_there = g_str_equal (summary->head, present->head);
      g_ptr_array_add (own, backup);
    }
  return own;
}

/* What a program that died in the middle left behind. */
static void
remove_stale_parts (const char *folder,
                    const char *ledger_path)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *whole = NULL;
      g_autofree char *at = NULL;
      LedgerBackupKind kind;
      GStatBuf info;

      if (!g_str_has_suffix (name, LEDGER_COPY_PART))
        continue;
      whole = g_strndup (name, strlen (name) - strlen (LEDGER_COPY_PART));
      if (ledger_backup_parse_name (whole, ledger_path, &kind, &at) && g_stat (path, &info) == 0 &&
          now - info.st_mtime > STALE_AFTER)
        g_unlink (path);
    }
}

static guint
rotate (GPtrArray  *own,
        const char *ledger_path,
        const char *at)
{
  g_autofree LedgerRotationFile *files = g_new0 (LedgerRotationFile, own->len);
  g_autofree char *today = g_strndup (at, 10);
  g_autoptr (GPtrArray) surplus = NULL;
  guint n = 0;

  for (guint i = 0; i < own->len; i++)
    {
      LedgerBackup *backup = g_ptr_array_index (own, i);

      files[i] = (LedgerRotationFile) { strrchr (backup->path, G_DIR_SEPARATOR) + 1, backup->size };
    }
  surplus = ledger_rotation_choose (ledger_path, files, own->len, today, LEDGER_BACKUP_BUDGET);
  for (guint i = 0; i < own->len; i++)
    if (g_ptr_array_find (surplus, files[i].name, NULL))
      n += g_unlink (((LedgerBackup *) g_ptr_array_index (own, i))->path) == 0;
  return n;
}

/* One place: nothing where the newest backup holds everything, else a new one, and then the old ones go. */
static gboolean
make_in_place (LedgerStore        *store,
               LedgerSummary      *present,
               LedgerBackupKind    kind,
               const char         *second,
               const char         *at,
               LedgerBackupResult *result,
               GCancellable       *cancellable,
               GError            **error)
{
  const char *ledger_path = ledger_store_get_path (store);
  g_autofree char *folder = second != NULL ? g_strdup (second) : ledger_backup_dup_folder (ledger_path);
  g_autofree char *path = ledger_backup_dup_free_path (folder, ledger_path, kind, at);
  g_autoptr (GPtrArray) list = list_place (ledger_path, second);
  g_autoptr (GPtrArray) own = NULL;
  g_autofree char *part = NULL;
  gboolean is_there;

  own = keep_own (list, present, &is_there);
  if (kind == LEDGER_BACKUP_AUTOMATIC && is_there)
    return TRUE;
  part = g_strconcat (path, LEDGER_COPY_PART, NULL);
  if (!ledger_copy_write_part (store->database, part, path, cancellable, error))
    return FALSE;
  /* The sum finds what happens to the file later; without it the backup is as whole. */
  ledger_sums_add (part, path, NULL);
  if (!ledger_copy_name_part (part, path, error))
    return FALSE;
  g_ptr_array_add (own, add_file (list, path, ledger_path, second != NULL));
  result->n_removed += rotate (own, ledger_path, at);
  remove_stale_parts (folder, ledger_path);
  *(second != NULL ? &result->second : &result->path) = g_steal_pointer (&path);
  return TRUE;
}

static gboolean
make_own_folder (const char  *ledger_path,
                 GError     **error)
{
  g_autofree char *folder = ledger_backup_dup_folder (ledger_path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY,
               _("无法建立备份文件夹“%s”：%s。这次没有备份，请检查台账所在的文件夹是否能写入。"), folder, g_strerror (errno));
  return FALSE;
}

/* The second place is often a stick in a drawer: that is said, and no more. */
static gboolean
make_in_second (LedgerStore        *store,
                LedgerSummary      *present,
                LedgerBackupKind    kind,
                const char         *second,
                const char         *at,
                LedgerBackupResult *result,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (GError) local = NULL;

  if (!g_file_test (second, G_FILE_TEST_IS_DIR))
    result->notice = g_strdup_printf (_("另存备份的文件夹“%s”现在没有（U 盘没有插上？），这次只备份在台账旁边。"), second);
  else if (!make_in_place (store, present, kind, second, at, result, cancellable, &local))
    {
      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      result->notice = g_strdup_printf (_("台账旁边的备份已写好；另存的一份没有写成：%s"), local->message);
    }
  return TRUE;
}

void
ledger_backup_free (LedgerBackup *self)
{
  g_free (self->path);
  g_free (self->at);
  g_free (self);
}

void
ledger_backup_result_free (LedgerBackupResult *self)
{
  g_free (self->path);
  g_free (self->second);
  g_free (self->notice);
  g_free (self);
}

char *
ledger_backup_dup_now (const char *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M:%S");
  g_autofree char *day = today == NULL ? g_date_time_format (now, "%Y-%m-%d") : NULL;

  return g_strdup_printf ("%s %s", today != NULL ? today : day, time);
}

char *
ledger_backup_dup_folder (const char *ledger_path)
{
  return has_neighbours (ledger_path) ? dup_own_folder (ledger_path) : dup_common_folder (ledger_path);
}

/* Two in one second, or at the same time: the later one is dated a second later. */
char *
ledger_backup_dup_free_path (const char       *folder,
                             const char       *ledger_path,
                             LedgerBackupKind  kind,
                             const char       *at)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, zone);
  g_autofree char *shown = g_strdup (at);

  for (;;)
    {
      g_autofree char *name = ledger_backup_dup_name (ledger_path, kind, shown);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *part = g_strconcat (path, LEDGER_COPY_PART, NULL);
      g_autoptr (GDateTime) next = NULL;

      if (time == NULL || (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (part, G_FILE_TEST_EXISTS)))
        return g_steal_pointer (&path);
      next = g_date_time_add_seconds (time, 1);
      g_date_time_unref (time);
      time = g_steal_pointer (&next);
      g_free (shown);
      shown = g_date_time_format (time, "%Y-%m-%d %H:%M:%S");
    }
}

GPtrArray *
ledger_backup_list (const char *ledger_path,
                    const char *second)
{
  GPtrArray *list = list_place (ledger_path, NULL);

  if (is_other_place (ledger_path, second))
    list_folder (list, second, ledger_path, TRUE);
  g_ptr_array_sort (list, compare_newest_first);
  return list;
}

LedgerBackupResult *
ledger_backup_make (LedgerStore       *store,
                    LedgerBackupKind   kind,
                    const char        *second,
                    const char        *at,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (LedgerBackupResult) result = g_new0 (LedgerBackupResult, 1);
  g_autoptr (LedgerSummary) present = ledger_summary_of (store, error);
  const char *ledger_path = ledger_store_get_path (store);

  if (present == NULL || !make_own_folder (ledger_path, error) ||
      !make_in_place (store, present, kind, NULL, at, result, cancellable, error))
    return NULL;
  if (is_other_place (ledger_path, second) &&
      !make_in_second (store, present, kind, second, at, result, cancellable, error))
    return NULL;
  return g_steal_pointer (&result);
}

char *
ledger_backup_write (LedgerStore   *store,
                     const char    *place,
                     const char    *at,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *absolute = g_canonicalize_filename (place, NULL);
  g_autofree char *path = NULL;

  if (g_file_test (absolute, G_FILE_TEST_IS_DIR))
    path = ledger_backup_dup_free_path (absolute, ledger_store_get_path (store), LEDGER_BACKUP_MANUAL, at);
  else
    path = g_steal_pointer (&absolute);
  return ledger_copy_write (store, path, cancellable, error) ? g_steal_pointer (&path) : NULL;
}
