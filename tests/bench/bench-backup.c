/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a verified backup costs beside a bare copy by sqlite3's own shell, and what the window notices of it. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "ledger.h"
#include "registers.h"
#include "roster-data.h"

#define MEMBERS 20000
#define ROUNDS  9

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
median (double *times)
{
  qsort (times, ROUNDS, sizeof *times, compare_doubles);
  return times[ROUNDS / 2];
}

static double
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

/* As the window does it: a connection of its own, the copy, its check, the rotation. */
static gpointer
back_up (gpointer data)
{
  const char *path = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerStore) store = ledger_store_open (path, tz_registers, LEDGER_OPEN_READ, &error);
  g_autofree char *now = ledger_backup_dup_now (NULL);
  g_autoptr (LedgerBackupResult) result = NULL;

  if (store != NULL)
    result = ledger_backup_make (store, LEDGER_BACKUP_AUTOMATIC, NULL, now, NULL, &error);
  if (result == NULL || result->path == NULL)
    g_error ("no backup: %s", error != NULL ? error->message : "nothing has changed");
  ledger_store_close (store);
  return NULL;
}

/* One save, so that there is something to back up. */
static void
change (LedgerStore *store)
{
  const LedgerRegister *units = ledger_store_find_register (store, "units");
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, units, 1, NULL);
  g_autofree char *memo = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autoptr (GError) error = NULL;

  ledger_edit_set (edit, ledger_register_find_field (units, "memo"), memo);
  edit->accept = g_strdup ("测试");
  if (!ledger_edit_save (edit, NULL, &error))
    g_error ("%s", error->message);
}

static double
time_shell (const char *path,
            const char *words)
{
  g_autofree char *copy = g_strconcat (path, ".peer", NULL);
  g_autofree char *command = g_strconcat (words, " '", copy, "'", NULL);
  g_autofree char *database = g_strconcat ("file:", path, "?mode=ro", NULL);
  const char *const arguments[] = { "sqlite3", database, command, NULL };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error) ||
      status != 0)
    g_error ("sqlite3: %s", error != NULL ? error->message : "failed");
  start = g_get_monotonic_time () - start;
  g_unlink (copy);
  return start / 1000.0;
}

/* A backup runs beside the window: the longest that reading a row takes, and a save in the middle of it. */
static double
time_window (LedgerStore *store,
             double      *save)
{
  const LedgerRegister *units = ledger_store_find_register (store, "units");
  gint64 begin = g_get_monotonic_time ();
  GThread *thread = NULL;
  double longest = 0;

  change (store);
  thread = g_thread_new ("backup", back_up, (gpointer) ledger_store_get_path (store));
  *save = 0;
  while (since (begin) < 200)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (LedgerRecord) row = ledger_store_load (store, units, 1, NULL);

      longest = MAX (longest, since (start));
      start = g_get_monotonic_time ();
      if (*save == 0 && since (begin) > 40)
        {
          change (store);
          *save = since (start);
        }
      g_usleep (1000);
    }
  g_thread_join (thread);
  return longest;
}

static void
remove_folder (const char *folder)
{
  const char *const arguments[] = { "rm", "-r", folder, NULL };

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("backup-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "台账.taizhang", NULL);
  g_autoptr (LedgerStore) store = roster_data_new (path, MEMBERS, 42);
  double ours[ROUNDS], backup[ROUNDS], vacuum[ROUNDS], mine, peer, other, longest, save;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start;

      change (store);
      start = g_get_monotonic_time ();
      back_up (path);
      ours[i] = since (start);
      backup[i] = time_shell (path, ".backup");
      vacuum[i] = time_shell (path, "VACUUM INTO");
    }
  mine = median (ours);
  peer = median (backup);
  other = median (vacuum);
  printf ("backup of %u members: %.0f ms, written, flushed, read back, checked, counted and rotated (goal 500)\n",
          MEMBERS, mine);
  printf ("backup: ratio %.2f to sqlite3 .backup (%.0f ms), %.2f to sqlite3 VACUUM INTO (%.0f ms); neither verifies\n",
          mine / peer, peer, mine / other, other);
  longest = time_window (store, &save);
  printf ("backup: meanwhile the window read rows in at most %.1f ms and saved in %.1f ms\n", longest, save);
  ledger_store_close (store);
  remove_folder (folder);
  return 0;
}
