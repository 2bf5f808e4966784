/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup put in the place of a small ledger; and every file that is refused. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backup-room.h"

/* A single letter that changed on the stick: SQLite reads it without a word, the sum does not. */
static void
test_changed_letter (BackupRoom   *room,
                     gconstpointer data)
{
  g_autofree char *made = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *content = NULL;
  g_autofree char *folder = g_path_get_dirname (made);
  g_autofree char *command = g_strdup_printf ("sh -c 'cd \"%s\" && sha256sum --status -c 校验.sha256'", folder);
  g_autoptr (GError) error = NULL;
  char *at = NULL;
  gsize length;
  int status = -1;

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_get_contents (made, &content, &length, NULL));
  at = memmem (content, length, "单雄信", strlen ("单雄信"));
  memcpy (at, "单雄辉", strlen ("单雄辉"));
  g_assert_true (g_file_set_contents (made, content, (gssize) length, NULL));
  g_assert_null (ledger_summary_read (made, small_registers, TRUE, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_DAMAGED);
  g_clear_error (&error);
  backup_room_close (room);
  g_assert_false (ledger_backup_restore (made, room->path, "x", NULL, "2026-09-23 09:00:00", NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_DAMAGED);
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
test_spoiled (BackupRoom   *room,
              gconstpointer data)
{
  const SpoiledCase *test = data;
  g_autofree char *backup = g_build_filename (room->folder, "副本", NULL);
  g_autofree char *digest = NULL;
  g_autofree char *digest_after = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *names = NULL;
  g_autofree char *names_after = NULL;
  g_autoptr (GError) error = NULL;

  backup_room_add_many (room, 300);
  g_assert_true (ledger_copy_write (room->store, backup, NULL, NULL));
  backup_room_close (room);
  test->spoil (backup);
  digest = backup_dup_digest (room->path);
  names = backup_dup_names (room->folder);
  g_assert_false (ledger_backup_restore (backup, room->path, "测试员", NULL, "2026-09-22 08:00:00", &kept, &error));
  g_assert_error (error, LEDGER_ERROR, (int) test->code);
  g_assert_nonnull (strstr (error->message, test->words));
  g_assert_nonnull (strstr (error->message, backup));
  g_assert_null (kept);
  digest_after = backup_dup_digest (room->path);
  names_after = backup_dup_names (room->folder);
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
test_restore (BackupRoom   *room,
              gconstpointer data)
{
  g_autofree char *made = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *digest = backup_dup_digest (made);
  g_autofree char *digest_after = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *batch = NULL;
  g_autoptr (GPtrArray) list = NULL;
  LedgerBackup *newest;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  small_add_person (room->store, "罗士信", NULL);
  small_add_person (room->store, "秦用", NULL);
  backup_room_close (room);
  g_assert_true (ledger_backup_restore (made, room->path, "王会计", "误删", "2026-09-23 09:10:11", &kept, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (kept, "/备份/测试-恢复前-2026-09-23-091011.taizhang"));
  g_assert_cmpint (backup_count_persons (kept), ==, 3);
  digest_after = backup_dup_digest (made);
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
test_restore_elsewhere (BackupRoom   *room,
                        gconstpointer data)
{
  g_autofree char *made = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *clean = g_build_filename (room->folder, "新电脑", "工会", "台账.taizhang", NULL);
  g_autofree char *clean_folder = g_path_get_dirname (clean);
  g_autofree char *names = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  /* The ledger itself is open and not concerned. */
  g_assert_true (ledger_backup_restore (made, clean, "王会计", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_no_error (error);
  g_assert_null (kept);
  names = backup_dup_names (clean_folder);
  g_assert_cmpstr (names, ==, "台账.taizhang ");
  assert_proof (clean, 1);
}

static void
test_restore_refused (BackupRoom   *room,
                      gconstpointer data)
{
  g_autofree char *made = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *sheet = g_build_filename (room->folder, "名册.xlsx", NULL);
  g_autofree char *link = g_build_filename (room->folder, "快捷方式.taizhang", NULL);
  g_autofree char *content = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (ledger_backup_restore (made, room->path, "x", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "测试员"));
  g_clear_error (&error);
  backup_room_close (room);
  g_assert_false (ledger_backup_restore (room->path, room->path, "x", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (symlink (room->path, link), ==, 0);
  g_assert_false (ledger_backup_restore (link, room->path, "x", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_nonnull (strstr (error->message, "就是现在的台账"));
  g_clear_error (&error);
  g_unlink (link);
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
test_restore_beside_reader (BackupRoom   *room,
                            gconstpointer data)
{
  g_autofree char *made = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *digest = NULL;
  g_autofree char *digest_after = NULL;
  g_autoptr (LedgerStore) reader = NULL;
  g_autoptr (GError) error = NULL;

  small_add_person (room->store, "罗士信", NULL);
  backup_room_close (room);
  digest = backup_dup_digest (room->path);
  reader = ledger_store_open (room->path, small_registers, LEDGER_OPEN_READ, &error);
  g_assert_no_error (error);
  g_assert_false (ledger_backup_restore (made, room->path, "x", NULL, "2026-09-23 09:00:00", NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_LOCKED);
  g_clear_error (&error);
  digest_after = backup_dup_digest (room->path);
  g_assert_cmpstr (digest, ==, digest_after);
  ledger_store_close (reader);
  g_assert_true (ledger_backup_restore (made, room->path, "x", NULL, "2026-09-23 09:00:00", NULL, &error));
  g_assert_no_error (error);
  assert_proof (room->path, 1);
}

/* The usual reason to restore: the ledger itself cannot be read. Byte for byte it is kept. */
static void
test_restore_over_damage (BackupRoom   *room,
                          gconstpointer data)
{
  g_autofree char *made = backup_room_make_at (room, "2026-09-22 08:00:00");
  g_autofree char *digest = NULL;
  g_autofree char *digest_after = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  backup_room_close (room);
  spoil_head (room->path);
  digest = backup_dup_digest (room->path);
  g_assert_true (ledger_backup_restore (made, room->path, "x", NULL, "2026-09-23 09:00:00", &kept, &error));
  g_assert_no_error (error);
  digest_after = backup_dup_digest (kept);
  g_assert_cmpstr (digest, ==, digest_after);
  assert_proof (room->path, 1);
}

/* After a crash half of the ledger lies in its log: it is kept too, and does not get into the restored one. */
static void
test_restore_over_log (BackupRoom   *room,
                       gconstpointer data)
{
  g_autofree char *made = backup_room_make_at (room, "2026-09-22 08:00:00");
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
  g_assert_cmpint (backup_count_persons (kept), ==, 2);
  assert_proof (crashed, 1);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*run) (BackupRoom *, gconstpointer); } tests[] = {
    { "/ledger/restore/changed-letter", test_changed_letter },
    { "/ledger/restore/restore", test_restore },
    { "/ledger/restore/elsewhere", test_restore_elsewhere },
    { "/ledger/restore/refused", test_restore_refused },
    { "/ledger/restore/beside-reader", test_restore_beside_reader },
    { "/ledger/restore/over-damage", test_restore_over_damage },
    { "/ledger/restore/over-log", test_restore_over_log },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BackupRoom, NULL, backup_room_set_up, tests[i].run, backup_room_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (spoiled); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ledger/restore/spoiled/%s", spoiled[i].what);

      g_test_add (path, BackupRoom, &spoiled[i], backup_room_set_up, test_spoiled, backup_room_tear_down);
    }
  return g_test_run ();
}
