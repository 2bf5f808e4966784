/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups and restoring as a clerk does them: in dialogs, on closing, from the page of a damaged ledger. */
#include <glib/gstdio.h>
#include <string.h>

#include "dialog-hands.h"
#include "members.h"
#include "sample.h"
#include "tz-application.h"
#include "tz-backup.h"
#include "tz-restore.h"
#include "tz-settings.h"

typedef struct
{
  GtkApplication *app;
  GSettings      *settings;
  TzWindow       *window;
  char           *path;
} Desk;

/* One a process: its place on the bus can be taken only once. */
static GtkApplication *
get_app (void)
{
  g_autoptr (GError) error = NULL;
  GtkApplication *app;

  if (g_application_get_default () != NULL)
    return GTK_APPLICATION (g_application_get_default ());
  app = tz_application_new ();
  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (app), NULL, &error);
  g_assert_no_error (error);
  return app;
}

/* A window over a ledger of three members in the room's folder. */
static void
desk_set_up (Desk       *desk,
             DialogRoom *room)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *made = NULL;

  roster_add (room->store, &members_register, "name=单雄信");
  roster_add (room->store, &members_register, "name=罗士信");
  roster_add (room->store, &members_register, "name=秦用");
  desk->path = dialog_room_path (room, "示范工会.taizhang");
  made = ledger_backup_write (room->store, desk->path, "2026-09-22 08:00:00", NULL, &error);
  g_assert_no_error (error);
  desk->app = get_app ();
  desk->settings = tz_settings_get ();
  g_settings_reset (desk->settings, "backup-folder");
  g_settings_reset (desk->settings, "backup-problems");
  desk->window = TZ_WINDOW (tz_window_new (desk->app, desk->settings));
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
desk_tear_down (Desk *desk)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  hands_rest (300);
  g_object_unref (desk->settings);
  g_free (desk->path);
}

static void
desk_open (Desk *desk)
{
  g_assert_true (tz_window_open (desk->window, desk->path, LEDGER_OPEN_WRITE));
  hands_rest (100);
}

static guint
count_backups (Desk *desk)
{
  g_autoptr (GPtrArray) list = ledger_backup_list (desk->path, NULL);

  return list->len;
}

static guint
count_members (Desk *desk)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);

  return ledger_store_count (tz_window_get_store (desk->window), query);
}

/* What is remembered for the next start begins so; NULL: nothing is. */
static gboolean
has_problem (Desk       *desk,
             const char *beginning)
{
  g_autofree char *problem = tz_settings_dup_backup_problem (desk->settings, desk->path);

  return beginning == NULL ? problem == NULL : problem != NULL && g_str_has_prefix (problem, beginning);
}

static void
test_backup (DialogRoom    *room,
             gconstpointer  data)
{
  Desk desk;
  g_autofree char *elsewhere = dialog_room_path (room, "给上级.taizhang");
  g_autofree char *stick = dialog_room_path (room, "U盘");
  g_autofree char *absent = dialog_room_path (room, "没有插上");
  g_autoptr (GPtrArray) both = NULL;
  GtkWindow *dialog;

  desk_set_up (&desk, room);
  desk_open (&desk);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.back-up", NULL);
  dialog = hands_window ("备份");
  g_assert_true (hands_sees (dialog, "还没有备份"));
  hands_type (hands_entry (dialog, 0), absent);
  g_assert_true (hands_sees (dialog, "现在没有这个文件夹"));
  hands_click (dialog, "立即备份");
  hands_wait_for_text (dialog, "这次只备份在台账旁边");
  hands_type (hands_entry (dialog, 0), stick);
  hands_keep_picture (dialog, "dialog-backup");
  hands_click (dialog, "立即备份");
  hands_wait_for_text (dialog, "已备份并核对无误");
  g_assert_true (hands_sees (dialog, "共有 3 份"));
  both = ledger_backup_list (desk.path, stick);
  g_assert_cmpuint (both->len, ==, 3);
  hands_click (dialog, "备份到文件");
  hands_choose_file (elsewhere);
  hands_wait_for_text (dialog, "给上级.taizhang");
  g_assert_true (g_file_test (elsewhere, G_FILE_TEST_IS_REGULAR));
  hands_click (dialog, "关闭");
  desk_tear_down (&desk);
}

static void
test_restore (DialogRoom    *room,
              gconstpointer  data)
{
  Desk desk;
  g_autoptr (GPtrArray) list = NULL;
  GtkWindow *dialog;

  desk_set_up (&desk, room);
  desk_open (&desk);
  tz_window_close_ledger (desk.window);
  hands_wait (count_backups (&desk) == 1);
  desk_open (&desk);
  roster_add (tz_window_get_store (desk.window), &members_register, "name=后来的人");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.restore-ledger", NULL);
  dialog = hands_window ("从备份恢复");
  hands_wait_for_text (dialog, "已核对 ✓");
  hands_wait_for_text (dialog, "更少");
  g_assert_true (hands_sees (dialog, "会员 3"));
  g_assert_true (hands_sees (dialog, "恢复以后，台账回到备份时的样子"));
  g_assert_false (gtk_widget_is_sensitive (hands_button (dialog, "恢复")));
  hands_type (hands_entry (dialog, 0), "录错了人");
  hands_keep_picture (dialog, "dialog-restore");
  hands_click (dialog, "恢复");
  hands_wait (!hands_sees_window ("从备份恢复"));
  g_assert_cmpuint (count_members (&desk), ==, 3);
  hands_wait_for_text (GTK_WINDOW (desk.window), "原来的台账留存为“示范工会-恢复前-");
  list = ledger_backup_list (desk.path, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  desk_tear_down (&desk);
}

/* The file's beginning is gone: the start page says so and shows the way. */
static void
test_damaged (DialogRoom    *room,
              gconstpointer  data)
{
  Desk desk;
  GtkWindow *dialog;

  desk_set_up (&desk, room);
  desk_open (&desk);
  tz_window_close_ledger (desk.window);
  hands_wait (count_backups (&desk) == 1);
  hands_rest (200);
  g_assert_true (g_file_set_contents (desk.path, "nothing of it is left", -1, NULL));
  g_assert_false (tz_window_open (desk.window, desk.path, LEDGER_OPEN_WRITE));
  hands_wait_for_text (GTK_WINDOW (desk.window), "不是工会台账文件");
  hands_click (GTK_WINDOW (desk.window), "从备份恢复");
  dialog = hands_window ("从备份恢复");
  hands_wait_for_text (dialog, "已核对 ✓");
  g_assert_true (hands_sees (dialog, "这份备份里有"));
  hands_type (hands_entry (dialog, 0), "停电以后打不开");
  hands_click (dialog, "恢复");
  hands_wait (!hands_sees_window ("从备份恢复"));
  g_assert_cmpuint (count_members (&desk), ==, 3);
  desk_tear_down (&desk);
}

/* Nothing is open, and on this computer there never was anything. */
static void
test_new_computer (DialogRoom    *room,
                   gconstpointer  data)
{
  Desk desk;
  g_autofree char *target = dialog_room_path (room, "新电脑/工会.taizhang");
  g_autofree char *stick = dialog_room_path (room, "U盘");
  g_autofree char *broken = dialog_room_path (room, "U盘/坏的.taizhang");
  GtkWindow *dialog;

  desk_set_up (&desk, room);
  tz_window_show_start (desk.window);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  g_assert_true (g_file_set_contents (broken, "nothing", -1, NULL));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.restore-ledger", NULL);
  dialog = hands_window ("从备份恢复");
  hands_click (dialog, "选择备份文件");
  hands_choose_file (broken);
  hands_wait_for_text (dialog, "不能用 ✗");
  hands_type (hands_entry (dialog, 1), "换了新电脑");
  g_assert_false (gtk_widget_is_sensitive (hands_button (dialog, "恢复")));
  hands_click (dialog, "选择备份文件");
  hands_choose_file (desk.path);
  hands_wait_for_text (dialog, "已核对 ✓");
  g_assert_true (g_str_has_suffix (gtk_editable_get_text (GTK_EDITABLE (hands_entry (dialog, 0))),
                                   "/工会台账/示范工会.taizhang"));
  hands_type (hands_entry (dialog, 0), target);
  hands_keep_picture (dialog, "dialog-restore-new");
  hands_click (dialog, "恢复");
  hands_wait (!hands_sees_window ("从备份恢复"));
  g_assert_cmpstr (ledger_store_get_path (tz_window_get_store (desk.window)), ==, target);
  g_assert_cmpuint (count_members (&desk), ==, 3);
  desk_tear_down (&desk);
}

/* A backup opened by a slip is only looked at, and restoring means the ledger it is of. */
static void
test_open_backup (DialogRoom    *room,
                  gconstpointer  data)
{
  Desk desk;
  g_autoptr (GPtrArray) list = NULL;
  const char *backup;
  GtkWindow *dialog;

  desk_set_up (&desk, room);
  desk_open (&desk);
  tz_window_close_ledger (desk.window);
  hands_wait (count_backups (&desk) == 1);
  list = ledger_backup_list (desk.path, NULL);
  backup = ((LedgerBackup *) g_ptr_array_index (list, 0))->path;
  hands_rest (200);
  g_assert_false (tz_window_open (desk.window, backup, LEDGER_OPEN_WRITE));
  hands_wait_for_text (GTK_WINDOW (desk.window), "是一份备份");
  hands_keep_picture (GTK_WINDOW (desk.window), "dialog-open-backup");
  hands_click (GTK_WINDOW (desk.window), "只读打开");
  g_assert_cmpuint (count_members (&desk), ==, 3);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.restore-ledger", NULL);
  dialog = hands_window ("从备份恢复");
  hands_wait_for_text (dialog, "恢复以后，台账回到备份时的样子");
  hands_type (hands_entry (dialog, 0), "回到这一天");
  hands_click (dialog, "恢复");
  hands_wait (!hands_sees_window ("从备份恢复"));
  g_assert_cmpstr (ledger_store_get_path (tz_window_get_store (desk.window)), ==, desk.path);
  desk_tear_down (&desk);
}

static void
test_automatic (DialogRoom    *room,
                gconstpointer  data)
{
  Desk desk;
  g_autofree char *folder = dialog_room_path (room, "备份");
  g_autofree char *aside = dialog_room_path (room, "备份-");

  desk_set_up (&desk, room);
  desk_open (&desk);
  tz_window_close_ledger (desk.window);
  hands_wait (count_backups (&desk) == 1);
  /* Unchanged: none. */
  desk_open (&desk);
  tz_window_close_ledger (desk.window);
  hands_rest (500);
  g_assert_cmpuint (count_backups (&desk), ==, 1);
  desk_open (&desk);
  roster_add (tz_window_get_store (desk.window), &members_register, "name=后来的人");
  tz_window_close_ledger (desk.window);
  hands_wait (count_backups (&desk) == 2);
  /* It cannot be written: closing goes on, the next start says it, and the next success forgets it. */
  desk_open (&desk);
  g_assert_cmpint (g_rename (folder, aside), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  tz_window_close_ledger (desk.window);
  hands_wait (has_problem (&desk, "自动备份没有成功：无法建立备份文件夹"));
  desk_open (&desk);
  g_assert_true (hands_sees (GTK_WINDOW (desk.window), "自动备份没有成功"));
  g_unlink (folder);
  g_assert_cmpint (g_rename (aside, folder), ==, 0);
  tz_window_close_ledger (desk.window);
  hands_wait (has_problem (&desk, NULL));
  desk_tear_down (&desk);
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/dialogs-backup/backup", test_backup },
    { "/dialogs-backup/restore", test_restore },
    { "/dialogs-backup/damaged", test_damaged },
    { "/dialogs-backup/new-computer", test_new_computer },
    { "/dialogs-backup/open-backup", test_open_backup },
    { "/dialogs-backup/automatic", test_automatic },
    { NULL, NULL },
  };

  return hands_run (&argc, &argv, tests);
}
