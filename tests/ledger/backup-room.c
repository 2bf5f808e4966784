/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A room for tests of backups, and eyes for what lies in it. */
#include "backup-room.h"

#include <string.h>

void
backup_room_set_up (BackupRoom   *room,
                    gconstpointer data)
{
  room->store = small_ledger_new (&room->path);
  room->folder = g_path_get_dirname (room->path);
  small_add_person (room->store, "单雄信", NULL);
}

void
backup_room_tear_down (BackupRoom   *room,
                       gconstpointer data)
{
  ledger_store_close (room->store);
  g_object_unref (room->store);
  g_free (room->folder);
  small_ledger_delete (room->path);
}

/* In one batch: a save of its own for each would take long. */
void
backup_room_add_many (BackupRoom *room,
                      guint       n)
{
  g_assert_true (ledger_batch_begin (room->store, "import", "很多人", NULL));
  for (guint i = 0; i < n; i++)
    small_add_person (room->store, "很多人里的一个", NULL);
  g_assert_true (ledger_batch_commit (room->store, NULL));
}

void
backup_room_close (BackupRoom *room)
{
  ledger_store_close (room->store);
}

/* What was written; NULL where nothing had changed. */
char *
backup_room_make_at (BackupRoom *room,
                     const char *at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerBackupResult) result = ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, NULL, at, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (result->notice);
  return g_steal_pointer (&result->path);
}

LedgerSummary *
backup_describe (const char *path)
{
  g_autoptr (GError) error = NULL;
  LedgerSummary *summary = ledger_summary_read (path, small_registers, TRUE, &error);

  g_assert_no_error (error);
  return summary;
}

gint64
backup_count_persons (const char *path)
{
  g_autoptr (LedgerSummary) summary = backup_describe (path);

  return summary->counts[PERSONS];
}

char *
backup_dup_digest (const char *path)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names in a folder, in order, with a blank after each. */
char *
backup_dup_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GString *list = g_string_new (NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s ", (char *) g_ptr_array_index (names, i));
  return g_string_free (list, FALSE);
}
