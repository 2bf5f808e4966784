/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of small ledgers: made, found unchanged, described, rotated, and put back; and every refusal. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger-copy-private.h"
#include "ledger-lock.h"
#include "ledger-schema.h"
#include "small-registers.h"

#define PERSONS 1 /* place in small_registers */

typedef struct
{
  char        *path;
  char        *folder;
  LedgerStore *store;
} Room;

static void
set_up (Room          *room,
        gconstpointer  data)
{
  room->store = small_ledger_new (&room->path);
  room->folder = g_path_get_dirname (room->path);
  small_add_person (room->store, "单雄信", NULL);
}

static void
tear_down (Room          *room,
           gconstpointer  data)
{
  ledger_store_close (room->store);
  g_object_unref (room->store);
  g_free (room->folder);
  small_ledger_delete (room->path);
}

/* In one batch: a save of its own for each would take long. */
static void
add_many (Room  *room,
          guint  n)
{
  g_assert_true (ledger_batch_begin (room->store, "import", "很多人", NULL));
  for (guint i = 0; i < n; i++)
    small_add_person (room->store, "很多人里的一个", NULL);
  g_assert_true (ledger_batch_commit (room->store, NULL));
}

static void
close_ledger (Room *room)
{
  ledger_store_close (room->store);
}

/* What was written; NULL where nothing had changed. */
static char *
make_at (Room       *room,
         const char *at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerBackupResult) result = ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, NULL, at, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (result->notice);
  return g_steal_pointer (&result->path);
}

static LedgerSummary *
describe (const char *path)
{
  g_autoptr (GError) error = NULL;
  LedgerSummary *summary = ledger_summary_read (path, small_registers, TRUE, &error);

  g_assert_no_error (error);
  return summary;
}

static gint64
count_persons (const char *path)
{
  g_autoptr (LedgerSummary) summary = describe (path);

  return summary->counts[PERSONS];
}

static char *
dup_digest (const char *path)
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
static char *
dup_names (const char *folder)
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

static void
test_changed (Room          *room,
              gconstpointer  data)
{
  g_autofree char *first = make_at (room, "2026-09-22 08:00:00");
  g_autofree char *unchanged = make_at (room, "2026-09-23 08:00:00");
  g_autofree char *second = NULL;
  g_autofree char *same_second = NULL;
  g_autofree char *name = g_path_get_basename (first);
  GStatBuf info;

  g_assert_cmpstr (name, ==, "测试-2026-09-22-080000.taizhang");
  g_assert_true (g_str_has_suffix (first, "/备份/测试-2026-09-22-080000.taizhang"));
  g_assert_cmpint (g_stat (first, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_null (unchanged);
  small_add_person (room->store, "罗士信", NULL);
  second = make_at (room, "2026-09-23 08:00:00");
  g_assert_cmpint (count_persons (first), ==, 1);
  g_assert_cmpint (count_persons (second), ==, 2);
  small_add_person (room->store, "秦用", NULL);
  same_second = make_at (room, "2026-09-23 08:00:00");
  g_assert_true (g_str_has_suffix (same_second, "-2026-09-23-080001.taizhang"));
}

/* A newest backup that cannot be read is none. */
static void
test_changed_after_damage (Room          *room,
                           gconstpointer  data)
{
  g_autofree char *first = make_at (room, "2026-09-22 08:00:00");
  g_autofree char *again = NULL;

  g_assert_true (g_file_set_contents (first, "damaged", -1, NULL));
  again = make_at (room, "2026-09-22 09:00:00");
  g_assert_nonnull (again);
  g_assert_cmpint (count_persons (again), ==, 1);
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
}

static void
test_manual (Room          *room,
             gconstpointer  data)
{
  g_autofree char *first = make_at (room, "2026-09-22 08:00:00");
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
  g_assert_cmpint (count_persons (target), ==, 1);
  g_assert_null (ledger_backup_write (room->store, target, "2026-09-22 10:00:00", NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
}

static void
test_rotation (Room          *room,
               gconstpointer  data)
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
      made = make_at (room, at);
      g_assert_cmpint (count_persons (made), ==, 1 + day);
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
test_second_place (Room          *room,
                   gconstpointer  data)
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
  g_assert_cmpint (count_persons (there->second), ==, 1);
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
test_second_place_refuses (Room          *room,
                           gconstpointer  data)
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
test_own_folder_refused (Room          *room,
                         gconstpointer  data)
{
  g_autofree char *own = g_build_filename (room->folder, "备份", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (own, "a file of that name", -1, NULL));
  g_assert_null (ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, NULL, "2026-09-22 08:00:00", NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "备份"));
}

static void
test_neighbours (Room          *room,
                 gconstpointer  data)
{
  g_autofree char *before = make_at (room, "2026-09-22 08:00:00");
  g_autofree char *neighbour = g_build_filename (room->folder, "邻居.taizhang", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_true (g_file_set_contents (neighbour, "", 0, NULL));
  small_add_person (room->store, "乙", NULL);
  after = make_at (room, "2026-09-23 08:00:00");
  g_assert_true (g_str_has_suffix (after, "/备份/测试/测试-2026-09-23-080000.taizhang"));
  list = ledger_backup_list (room->path, NULL);
  g_assert_cmpuint (list->len, ==, 2);
}

/* A ledger that somebody looked at is the same file as before, and nothing lies beside it. */
static void
test_describe (Room          *room,
               gconstpointer  data)
{
  g_autofree char *made = make_at (room, "2026-09-22 08:00:00");
  g_autofree char *folder = g_path_get_dirname (made);
  g_autofree char *digest = dup_digest (made);
  g_autofree char *names = dup_names (folder);
  g_autoptr (LedgerSummary) copy = describe (made);
  g_autoptr (LedgerSummary) live = ledger_summary_of (room->store, NULL);
  g_autofree char *digest_after = dup_digest (made);
  g_autofree char *names_after = dup_names (folder);

  g_assert_cmpstr (digest, ==, digest_after);
  g_assert_cmpstr (names, ==, names_after);
  g_assert_cmpstr (names, ==, "测试-2026-09-22-080000.taizhang ");
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

/* What a file is made of before it is offered as a backup. */
typedef struct
{
  const char *what;
  void      (*spoil) (const char *path);
  LedgerError code;
  const char *words;
} SpoiledCase;

static void
overwrite (const char *path,
           goffset     at,
           gsize       length)
{
  FILE *file = g_fopen (path, "r+b");

  fseek (file, at, SEEK_SET);
  for (gsize i = 0; i < length; i++)
    fputc (0xa5, file);
  fclose (file);
}

static void
spoil_head (const char *path)
{
  overwrite (path, 0, 50);
}

static void
spoil_page (const char *path)
{
  GStatBuf info;

  g_stat (path, &info);
  overwrite (path, info.st_size / 2 / 4096 * 4096, 4096);
}

static void
spoil_end (const char *path)
{
  GStatBuf info;

  g_stat (path, &info);
  g_assert_cmpint (truncate (path, info.st_size / 3), ==, 0);
}

static void
spoil_all (const char *path)
{
  g_assert_true (g_file_set_contents (path, "姓名,证件号码\n", -1, NULL));
}

static void
spoil_empty (const char *path)
{
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
run_sql (const char *path,
         const char *sql)
{
  LedgerDatabase *database = ledger_database_open (path, NULL, LEDGER_DATABASE_WRITE, NULL);

  g_assert_true (ledger_database_run (database, sql, NULL));
  ledger_database_close (database);
}

static void
spoil_version (const char *path)
{
  run_sql (path, "PRAGMA user_version = 9999");
}

static void
spoil_application (const char *path)
{
  run_sql (path, "PRAGMA application_id = 1");
}

static void
spoil_by_removing (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static const SpoiledCase spoiled[] = {
  { "head", spoil_head, LEDGER_ERROR_FOREIGN, "不是工会台账文件" },
  { "page", spoil_page, LEDGER_ERROR_DAMAGED, "请选另一份备份" },
  { "end", spoil_end, LEDGER_ERROR_DAMAGED, "请选另一份备份" },
  { "no database", spoil_all, LEDGER_ERROR_FOREIGN, "不是工会台账文件" },
  { "empty", spoil_empty, LEDGER_ERROR_FOREIGN, "不是工会台账文件" },
  { "newer", spoil_version, LEDGER_ERROR_NEWER, "请先升级本程序" },
  { "another program's", spoil_application, LEDGER_ERROR_FOREIGN, "不是工会台账文件" },
  { "gone", spoil_by_removing, LEDGER_ERROR_NOT_FOUND, "找不到" },
};

static void
test_spoiled (Room          *room,
              gconstpointer  data)
{
  const SpoiledCase *test = data;
  g_autofree char *backup = g_build_filename (room->folder, "副本", NULL);
  g_autofree char *digest = NULL;
  g_autofree char *digest_after = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *names = NULL;
  g_autofree char *names_after = NULL;
  g_autoptr (GError) error = NULL;

  add_many (room, 300);
  g_assert_true (ledger_copy_write (room->store, backup, NULL, NULL));
  close_ledger (room);
  test->spoil (backup);
  digest = dup_digest (room->path);
  names = dup_names (room->folder);
  g_assert_false (ledger_backup_restore (backup, room->path, "测试员", NULL, "2026-09-22 08:00:00", &kept, &error));
  g_assert_error (error, LEDGER_ERROR, (int) test->code);
  g_assert_nonnull (strstr (error->message, test->words));
  g_assert_nonnull (strstr (error->message, backup));
  g_assert_null (kept);
  digest_after = dup_digest (room->path);
  names_after = dup_names (room->folder);
  g_assert_cmpstr (digest, ==, digest_after);
  g_assert_cmpstr (names, ==, names_after);
}

static void
assert_proof (const char *path,
              guint       n_persons)
{
  g_autoptr (LedgerStore) store = small_ledger_open (path);
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (ledger_store_count (store, query), ==, n_persons);
  g_assert_true (ledger_store_check (store, findings, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 0);
  /* It goes on from there. */
  small_add_person (store, "后来的人", NULL);
  g_assert_true (ledger_store_check (store, findings, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 0);
  ledger_store_close (store);
}

static char *
dup_last_batch (const char *path)
{
  LedgerDatabase *database = ledger_database_open (path, NULL, LEDGER_DATABASE_READ, NULL);
  LedgerStatement *statement = ledger_database_prepare (database,
    "SELECT kind || ' ' || clerk || ' ' || title FROM batches ORDER BY id DESC LIMIT 1", NULL);
  char *text;

  g_assert_cmpint (ledger_statement_step (database, statement, NULL), ==, LEDGER_STEP_ROW);
  text = g_strdup (ledger_statement_get_text (statement, 0));
  ledger_statement_reset (statement);
  ledger_database_close (database);
  return text;
}

static void
test_restore (Room          *room,
              gconstpointer  data)
{
  g_autofree char *made = make_at (room, "2026-09-22 08:00:00");
  g_autofree char *digest = dup_digest (made);
  g_autofree char *digest_after = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *batch = NULL;
  g_autoptr (GPtrArray) list = NULL;
  LedgerBackup *newest;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  small_add_person (room->store, "罗士信", NULL);
  small_add_person (room->store, "秦用", NULL);
  close_ledger (room);
  g_assert_true (ledger_backup_restore (made, room->path, "王会计", "误删", "2026-09-23 09:10:11", &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kept, "/备份/测试-恢复前-2026-09-23-091011.taizhang"));
  g_assert_cmpint (count_persons (kept), ==, 3);
  digest_after = dup_digest (made);
  g_assert_cmpstr (digest, ==, digest_after);
  g_assert_cmpint (g_stat (room->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  batch = dup_last_batch (room->path);
  g_assert_cmpstr (batch, ==, "recover 王会计 从备份“测试-2026-09-22-080000.taizhang”恢复，原因：误删");
  assert_proof (room->path, 1);
  /* And back again, from what was kept. */
  g_clear_pointer (&kept, g_free);
  list = ledger_backup_list (room->path, NULL);
  newest = g_ptr_array_index (list, 0);
  g_assert_cmpint (newest->kind, ==, LEDGER_BACKUP_REPLACED);
  g_assert_true (ledger_backup_restore (newest->path, room->path, "王会计", NULL, "2026-09-23 09:10:11", &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kept, "-恢复前-2026-09-23-091012.taizhang"));
  assert_proof (room->path, 3);
}

static void
test_restore_elsewhere (Room          *room,
                        gconstpointer  data)
{
  g_autofree char *made = make_at (room, "2026-09-22 08:00:00");
  g_autofree char *clean = g_build_filename (room->folder, "新电脑", "工会", "台账.taizhang", NULL);
  g_autofree char *clean_folder = g_path_get_dirname (clean);
  g_autofree char *names = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  /* The ledger itself is open and not concerned. */
  g_assert_true (ledger_backup_restore (made, clean, "王会计", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  names = dup_names (clean_folder);
  g_assert_cmpstr (names, ==, "台账.taizhang ");
  assert_proof (clean, 1);
}

static void
test_restore_refused (Room          *room,
                      gconstpointer  data)
{
  g_autofree char *made = make_at (room, "2026-09-22 08:00:00");
  g_autofree char *sheet = g_build_filename (room->folder, "名册.xlsx", NULL);
  g_autofree char *content = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (ledger_backup_restore (made, room->path, "x", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "测试员"));
  g_clear_error (&error);
  close_ledger (room);
  g_assert_false (ledger_backup_restore (room->path, room->path, "x", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (sheet, "no ledger", -1, NULL));
  g_assert_false (ledger_backup_restore (made, sheet, "x", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (sheet, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "no ledger");
  run_sql (room->path, "PRAGMA user_version = 9999");
  g_assert_false (ledger_backup_restore (made, room->path, "x", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_NEWER);
}

/* A reader's leaving would take away the log of the restored ledger. */
static void
test_restore_beside_reader (Room          *room,
                            gconstpointer  data)
{
  g_autofree char *made = make_at (room, "2026-09-22 08:00:00");
  g_autofree char *digest = NULL;
  g_autofree char *digest_after = NULL;
  g_autoptr (LedgerStore) reader = NULL;
  g_autoptr (GError) error = NULL;

  small_add_person (room->store, "罗士信", NULL);
  close_ledger (room);
  digest = dup_digest (room->path);
  reader = ledger_store_open (room->path, small_registers, LEDGER_OPEN_READ, &error);
  g_assert_no_error (error);
  g_assert_false (ledger_backup_restore (made, room->path, "x", NULL, "2026-09-23 09:00:00", NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_LOCKED);
  g_clear_error (&error);
  digest_after = dup_digest (room->path);
  g_assert_cmpstr (digest, ==, digest_after);
  ledger_store_close (reader);
  g_assert_true (ledger_backup_restore (made, room->path, "x", NULL, "2026-09-23 09:00:00", NULL, &error));
  g_assert_no_error (error);
  assert_proof (room->path, 1);
}

/* The usual reason to restore: the ledger itself cannot be read. Byte for byte it is kept. */
static void
test_restore_over_damage (Room          *room,
                          gconstpointer  data)
{
  g_autofree char *made = make_at (room, "2026-09-22 08:00:00");
  g_autofree char *digest = NULL;
  g_autofree char *digest_after = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  close_ledger (room);
  spoil_head (room->path);
  digest = dup_digest (room->path);
  g_assert_true (ledger_backup_restore (made, room->path, "x", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_no_error (error);
  digest_after = dup_digest (kept);
  g_assert_cmpstr (digest, ==, digest_after);
  assert_proof (room->path, 1);
}

/* After a crash half of the ledger lies in its log: it is kept too, and does not get into the restored one. */
static void
test_restore_over_log (Room          *room,
                       gconstpointer  data)
{
  g_autofree char *made = make_at (room, "2026-09-22 08:00:00");
  g_autofree char *crashed = g_build_filename (room->folder, "断电", "断电.taizhang", NULL);
  g_autofree char *folder = g_path_get_dirname (crashed);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  small_add_person (room->store, "罗士信", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *from = g_strconcat (room->path, i == 0 ? "" : "-wal", NULL);
      g_autofree char *to = g_strconcat (crashed, i == 0 ? "" : "-wal", NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &content, &length, NULL));
      g_assert_true (g_file_set_contents (to, content, length, NULL));
    }
  g_assert_true (ledger_backup_restore (made, crashed, "x", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_persons (kept), ==, 2);
  assert_proof (crashed, 1);
}

typedef struct
{
  char *path;
  int   stop;
} Writer;

static gpointer
write_all_the_time (gpointer data)
{
  Writer *writer = data;
  g_autoptr (LedgerStore) store = ledger_store_open (writer->path, small_registers, LEDGER_OPEN_JOB, NULL);

  ledger_store_set_today (store, "2026-11-21");
  while (!g_atomic_int_get (&writer->stop))
    {
      small_add_person (store, "同时录入的人", NULL);
      g_usleep (5000);
    }
  ledger_store_close (store);
  return NULL;
}

/* The window saves while a job copies: what is copied is one moment, and compared with that moment. */
static void
test_while_writing (Room          *room,
                    gconstpointer  data)
{
  Writer writer = { room->path };
  GThread *thread = NULL;
  gint64 last = 1;

  add_many (room, 2000);
  thread = g_thread_new ("writer", write_all_the_time, &writer);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *at = g_strdup_printf ("2026-09-22 08:00:%02u", 10 * i);
      g_autofree char *made = make_at (room, at);
      gint64 n = count_persons (made);

      g_assert_cmpint (n, >, last);
      last = n;
      g_usleep (50000);
    }
  g_atomic_int_set (&writer.stop, 1);
  g_thread_join (thread);
}

static void
test_cancel (Room          *room,
             gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_build_filename (room->folder, "备份", NULL);
  g_autofree char *names = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ledger_backup_make (room->store, LEDGER_BACKUP_AUTOMATIC, NULL, "2026-09-22 08:00:00", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  names = dup_names (folder);
  g_assert_cmpstr (names, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*run) (Room *, gconstpointer); } tests[] = {
    { "/ledger/backup/changed", test_changed },
    { "/ledger/backup/changed-after-damage", test_changed_after_damage },
    { "/ledger/backup/manual", test_manual },
    { "/ledger/backup/rotation", test_rotation },
    { "/ledger/backup/second-place", test_second_place },
    { "/ledger/backup/second-place-refuses", test_second_place_refuses },
    { "/ledger/backup/own-folder-refused", test_own_folder_refused },
    { "/ledger/backup/neighbours", test_neighbours },
    { "/ledger/backup/describe", test_describe },
    { "/ledger/backup/restore", test_restore },
    { "/ledger/backup/restore-elsewhere", test_restore_elsewhere },
    { "/ledger/backup/restore-refused", test_restore_refused },
    { "/ledger/backup/restore-beside-reader", test_restore_beside_reader },
    { "/ledger/backup/restore-over-damage", test_restore_over_damage },
    { "/ledger/backup/restore-over-log", test_restore_over_log },
    { "/ledger/backup/while-writing", test_while_writing },
    { "/ledger/backup/cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Room, NULL, set_up, tests[i].run, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (spoiled); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ledger/backup/spoiled/%s", spoiled[i].what);

      g_test_add (path, Room, &spoiled[i], set_up, test_spoiled, tear_down);
    }
  return g_test_run ();
}
