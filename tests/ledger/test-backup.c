/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of small ledgers: made, found unchanged, described, rotated, for one place or two. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "backup-room.h"
#include "ledger-schema.h"

static void
test_changed (BackupRoom   *room,
              gconstpointer data)
{
  g_autofree char *first = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *unchanged = backup_room_make_at (room, "2026-09-23 08:00:00");
  g_autofree char *second = NULL;
  g_autofree char *same_second = NULL;
  g_autofree char *unfinished = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *name = g_path_get_basename (first);
  GStatBuf info;

  g_assert_cmpstr (name, ==, "测试-2026-09-22-080000.taizhang");
  g_assert_true (g_str_has_suffix (first, "/备份/测试-2026-09-22-080000.taizhang"));
  g_assert_cmpint (g_stat (first, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_null (unchanged);
  small_add_person (room->store, "罗士信", NULL);
  second = backup_room_make_at (room, "2026-09-23 08:00:00");
  g_assert_cmpint (backup_count_persons (first), ==, 1);
  g_assert_cmpint (backup_count_persons (second), ==, 2);
  small_add_person (room->store, "秦用", NULL);
  same_second = backup_room_make_at (room, "2026-09-23 08:00:00");
  g_assert_true (g_str_has_suffix (same_second, "-2026-09-23-080001.taizhang"));
  /* One that is still being written keeps its name. */
  small_add_person (room->store, "程咬金", NULL);
  unfinished = g_strconcat (same_second, ".part", NULL);
  unfinished[strlen (unfinished) - strlen ("1.taizhang.part")] = '2';
  g_assert_true (g_file_set_contents (unfinished, "half", -1, NULL));
  beside = backup_room_make_at (room, "2026-09-23 08:00:00");
  g_assert_true (g_str_has_suffix (beside, "-2026-09-23-080003.taizhang"));
  g_assert_true (g_file_test (unfinished, G_FILE_TEST_EXISTS));
}

/* A newest backup that cannot be read is none. */
static void
test_changed_after_damage (BackupRoom   *room,
                           gconstpointer data)
{
  g_autofree char *first = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *again = NULL;

  g_assert_true (g_file_set_contents (first, "damaged", -1, NULL));
  again = backup_room_make_at (room, "2026-09-22 09:00:00");
  g_assert_nonnull (again);
  g_assert_cmpint (backup_count_persons (again), ==, 1);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
}

static void
test_manual (BackupRoom   *room,
             gconstpointer data)
{
  g_autofree char *first = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerBackupResult) manual = NULL;
  g_autofree char *target = g_build_filename (room->folder, "给上级.taizhang", NULL);
  g_autofree char *into_folder = NULL;
  g_autofree char *into_file = NULL;

  manual = ledger_backup_make (room->store, LEDGER_BACKUP_MANUAL, NULL, "2026-09-22 09:00:00", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (manual->path, "/测试-手工-2026-09-22-090000.taizhang"));
  into_folder = ledger_backup_write (room->store, room->folder, "2026-09-22 10:00:00", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (into_folder, "/测试-手工-2026-09-22-100000.taizhang"));
  into_file = ledger_backup_write (room->store, target, "2026-09-22 10:00:00", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (into_file, ==, target);
  g_assert_cmpint (backup_count_persons (target), ==, 1);
  g_assert_null (ledger_backup_write (room->store, target, "2026-09-22 10:00:00", NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
}

static void
test_rotation (BackupRoom   *room,
               gconstpointer data)
{
  g_autofree char *folder = g_build_filename (room->folder, "备份", NULL);
  g_autofree char *foreign = g_build_filename (folder, "测试-2020-01-01-080000.taizhang", NULL);
  g_autofree char *unknown = g_build_filename (folder, "笔记.txt", NULL);
  char *other_path = NULL;
  LedgerStore *other = small_ledger_new (&other_path);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  /* Another ledger of the same name: its backup is not ours to delete. */
  small_add_person (other, "外人", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (ledger_copy_write (other, foreign, NULL, &error));
  ledger_store_close (other);
  g_object_unref (other);
  small_ledger_delete (other_path);
  g_assert_true (g_file_set_contents (unknown, "x", -1, NULL));
  for (guint day = 1; day <= 20; day++)
    {
      g_autofree char *at = g_strdup_printf ("2026-09-%02u 08:00:00", day);
      g_autofree char *made = NULL;

      small_add_person (room->store, "甲", NULL);
      made = backup_room_make_at (room, at);
      g_assert_cmpint (backup_count_persons (made), ==, 1 + day);
    }
  list = ledger_backup_list (room->path, NULL);
  /* Seven days, the ends of the weeks 6 and 13 September, and the stranger. */
  g_assert_cmpuint (list->len, ==, 7 + 2 + 1);
  g_assert_cmpstr (((LedgerBackup *) g_ptr_array_index (list, 0))->at, ==, "2026-09-20 08:00:00");
  g_assert_cmpstr (((LedgerBackup *) g_ptr_array_index (list, 7))->at, ==, "2026-09-13 08:00:00");
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (unknown, G_FILE_TEST_EXISTS));
}

static void
test_second_place (BackupRoom   *room,
                   gconstpointer data)
{
  g_autofree char *stick = g_build_filename (room->folder, "U盘", NULL);
  g_autofree char *own = g_build_filename (room->folder, "备份", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerBackupResult) absent = NULL, there = NULL, unchanged = NULL, same = NULL;
  g_autoptr (GPtrArray) list = NULL;

  absent = ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, stick, "2026-09-22 08:00:00", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (absent->path);
  g_assert_null (absent->second);
  g_assert_nonnull (strstr (absent->notice, "没有插上"));
  /* The stick is there again: it gets what it lacks, though nothing has changed. */
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  there = ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, stick, "2026-09-22 09:00:00", NULL, &error);
  g_assert_no_error (error);
  g_assert_null (there->path);
  g_assert_null (there->notice);
  g_assert_cmpint (backup_count_persons (there->second), ==, 1);
  unchanged = ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, stick, "2026-09-22 10:00:00", NULL, &error);
  g_assert_null (unchanged->path);
  g_assert_null (unchanged->second);
  list = ledger_backup_list (room->path, stick);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_true (((LedgerBackup *) g_ptr_array_index (list, 0))->is_second);
  g_assert_false (((LedgerBackup *) g_ptr_array_index (list, 1))->is_second);
  /* The own folder named as the second place is still one place. */
  small_add_person (room->store, "乙", NULL);
  same = ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, own, "2026-09-23 10:00:00", NULL, &error);
  g_assert_nonnull (same->path);
  g_assert_null (same->second);
}

/* A folder that is a file, a place that refuses: said in words, the first backup stands. */
static void
test_second_place_refuses (BackupRoom   *room,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerBackupResult) result = ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, "/proc/self",
                                                              "2026-09-22 08:00:00", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result->path);
  g_assert_null (result->second);
  g_assert_true (g_str_has_prefix (result->notice, "台账旁边的备份已写好；"));
}

static void
test_own_folder_refused (BackupRoom   *room,
                         gconstpointer data)
{
  g_autofree char *own = g_build_filename (room->folder, "备份", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (own, "a file of that name", -1, NULL));
  g_assert_null (ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, NULL, "2026-09-22 08:00:00", NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "备份"));
}

static void
test_neighbours (BackupRoom   *room,
                 gconstpointer data)
{
  g_autofree char *before = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *neighbour = g_build_filename (room->folder, "邻居.taizhang", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (g_file_set_contents (neighbour, "", 0, NULL));
  small_add_person (room->store, "乙", NULL);
  after = backup_room_make_at (room, "2026-09-23 08:00:00");
  g_assert_true (g_str_has_suffix (after, "/备份/测试/测试-2026-09-23-080000.taizhang"));
  list = ledger_backup_list (room->path, NULL);
  g_assert_cmpuint (list->len, ==, 2);
}

/* A ledger that somebody looked at is the same file as before, and nothing lies beside it. */
static void
test_describe (BackupRoom   *room,
               gconstpointer data)
{
  g_autofree char *made = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *folder = g_path_get_dirname (made);
  g_autofree char *digest = backup_dup_digest (made);
  g_autofree char *names = backup_dup_names (folder);
  g_autoptr (LedgerSummary) copy = backup_describe (made);
  g_autoptr (LedgerSummary) live = ledger_summary_of (room->store, NULL);
  g_autofree char *digest_after = backup_dup_digest (made);
  g_autofree char *names_after = backup_dup_names (folder);

  g_assert_cmpstr (digest, ==, digest_after);
  g_assert_cmpstr (names, ==, names_after);
  g_assert_cmpstr (names, ==, "校验.sha256 测试-2026-09-22-080000.taizhang ");
  g_assert_true (copy->is_checked);
  g_assert_false (live->is_checked);
  g_assert_cmpuint (copy->version, ==, ledger_schema_get_last ());
  g_assert_cmpstr (copy->changed_by, ==, "测试员");
  g_assert_cmpstr (copy->changed_at, ==, live->changed_at);
  g_assert_cmpstr (copy->head, ==, live->head);
  g_assert_cmpstr (copy->origin, ==, live->origin);
  g_assert_cmpint (copy->counts[0], ==, 0);
  g_assert_cmpint (copy->counts[PERSONS], ==, 1);
  small_add_person (room->store, "乙", NULL);
  {
    g_autoptr (LedgerSummary) later = ledger_summary_of (room->store, NULL);
    g_autoptr (GPtrArray) lines = ledger_summary_compare (later, copy);
    guint fewer = 0;

    g_assert_cmpstr (later->head, !=, copy->head);
    g_assert_cmpstr (later->origin, ==, copy->origin);
    for (guint i = 0; i < lines->len; i++)
      {
        LedgerComparison *line = g_ptr_array_index (lines, i);

        if (!g_str_equal (line->name, "persons"))
          continue;
        g_assert_cmpstr (line->present, ==, "2");
        g_assert_cmpstr (line->other, ==, "1");
        g_assert_true (line->is_fewer);
        fewer++;
      }
    g_assert_cmpuint (fewer, ==, 1);
  }
}

/* Whoever opens a backup by a slip can look at it, and no more. */
static void
test_open_backup (BackupRoom   *room,
                  gconstpointer data)
{
  g_autofree char *made = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *digest = backup_dup_digest (made);
  g_autofree char *digest_after = NULL;
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ledger_store_open (made, small_registers, LEDGER_OPEN_WRITE, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "是一份备份"));
  g_clear_error (&error);
  store = ledger_store_open (made, small_registers, LEDGER_OPEN_READ, &error);
  g_assert_no_error (error);
  ledger_store_close (store);
  digest_after = backup_dup_digest (made);
  g_assert_cmpstr (digest, ==, digest_after);
}

typedef struct
{
  char *path;
  int   stop;
  int   n; /* persons added so far */
} Writer;

/* The machine may be busy: until one more was added, however long that takes. */
static void
wait_for_one_more (Writer *writer)
{
  int before = g_atomic_int_get (&writer->n);

  while (g_atomic_int_get (&writer->n) == before)
    g_usleep (1000);
}

static gpointer
write_all_the_time (gpointer data)
{
  Writer *writer = data;
  g_autoptr (LedgerStore) store = ledger_store_open (writer->path, small_registers, LEDGER_OPEN_JOB, NULL);

  ledger_store_set_today (store, "2026-11-21");
  while (!g_atomic_int_get (&writer->stop))
    {
      small_add_person (store, "同时录入的人", NULL);
      g_atomic_int_inc (&writer->n);
      g_usleep (5000);
    }
  ledger_store_close (store);
  return NULL;
}

/* The window saves while a job copies: what is copied is one moment, and compared with that moment. */
static void
test_while_writing (BackupRoom   *room,
                    gconstpointer data)
{
  Writer writer = { room->path };
  GThread *thread = NULL;
  gint64 last = 1;

  backup_room_add_many (room, 2000);
  thread = g_thread_new ("writer", write_all_the_time, &writer);
  wait_for_one_more (&writer);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *at = g_strdup_printf ("2026-09-22 08:00:%02u", 10 * i);
      g_autofree char *made = backup_room_make_at (room, at);
      gint64 n = backup_count_persons (made);

      g_assert_cmpint (n, >, last);
      last = n;
      wait_for_one_more (&writer);
    }
  g_atomic_int_set (&writer.stop, 1);
  g_thread_join (thread);
}

static void
test_cancel (BackupRoom   *room,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_build_filename (room->folder, "备份", NULL);
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, NULL, "2026-09-22 08:00:00", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  names = backup_dup_names (folder);
  g_assert_cmpstr (names, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*run) (BackupRoom *, gconstpointer); } tests[] = {
    { "/ledger/backup/changed", test_changed },
    { "/ledger/backup/changed-after-damage", test_changed_after_damage },
    { "/ledger/backup/manual", test_manual },
    { "/ledger/backup/rotation", test_rotation },
    { "/ledger/backup/second-place", test_second_place },
    { "/ledger/backup/second-place-refuses", test_second_place_refuses },
    { "/ledger/backup/own-folder-refused", test_own_folder_refused },
    { "/ledger/backup/neighbours", test_neighbours },
    { "/ledger/backup/describe", test_describe },
    { "/ledger/backup/open-backup", test_open_backup },
    { "/ledger/backup/while-writing", test_while_writing },
    { "/ledger/backup/cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BackupRoom, NULL, backup_room_set_up, tests[i].run, backup_room_tear_down);
  return g_test_run ();
}
