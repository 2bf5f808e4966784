/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kills a writing program at random moments: what it said was saved is there, whole, and the history proves it. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "small-registers.h"

/* "./run crash" asks for many more. */
#define KILLS 12

static guint
get_kills (void)
{
  const char *asked = g_getenv ("TAIZHANG_KILLS");

  return asked != NULL ? atoi (asked) : KILLS;
}

/* Lets the writer write for @delay microseconds, kills it, and returns the ids it told. */
static GArray *
write_and_kill (const char *path,
                gulong      delay)
{
  g_autoptr (GSubprocess) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) told = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;

  writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("CRASH_WRITER"), path, NULL);
  g_assert_no_error (error);
  g_usleep (delay);
  g_subprocess_send_signal (writer, SIGKILL);
  told = g_input_stream_read_bytes (g_subprocess_get_stdout_pipe (writer), 60000, NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait (writer, NULL, NULL);
  text = g_strndup (g_bytes_get_data (told, NULL), g_bytes_get_size (told));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (lines[i], NULL, 10);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
assert_whole (LedgerStore *store,
              GArray      *told)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerQuery) all = ledger_query_new (&persons);
  g_autoptr (LedgerQuery) kids = ledger_query_new (&children);

  for (guint i = 0; i < told->len; i++)
    {
      g_autoptr (LedgerRecord) row = ledger_store_load (store, &persons, g_array_index (told, gint64, i), &error);

      g_assert_no_error (error);
      g_assert_false (row->removed);
    }
  g_assert_cmpuint (ledger_store_count (store, kids), ==, 2 * ledger_store_count (store, all));
  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_kill (void)
{
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  guint total = 0;

  ledger_store_close (store);
  g_object_unref (store);
  for (guint i = 0; i < get_kills (); i++)
    {
      g_autoptr (GArray) told = write_and_kill (path, g_random_int_range (20000, 120000));

      total += told->len;
      store = small_ledger_open (path); /* the lock went with its holder */
      assert_whole (store, told);
      ledger_store_close (store);
      g_object_unref (store);
    }
  g_test_message ("%u acknowledged saves over %u kills, none lost", total, get_kills ());
  g_assert_cmpuint (total, >, 0);
  small_ledger_delete (path);
}

/* Runs the copier for a moment and kills it. */
static void
copy_and_kill (const char *const *arguments)
{
  g_autoptr (GSubprocess) copier = NULL;
  g_autoptr (GError) error = NULL;

  copier = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_usleep (g_random_int_range (20000, 250000));
  g_subprocess_send_signal (copier, SIGKILL);
  g_subprocess_wait (copier, NULL, NULL);
  /* It was killed and did not end by itself with a complaint. */
  g_assert_true (g_subprocess_get_if_signaled (copier));
  g_assert_cmpint (g_subprocess_get_term_sig (copier), ==, SIGKILL);
}

static gint64
count_persons (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerSummary) summary = ledger_summary_read (path, small_registers, TRUE, &error);

  g_assert_no_error (error);
  return summary->counts[1];
}

/* What has the name of a backup is one, whenever its program died. */
static void
test_kill_backup (void)
{
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  const char *const arguments[] = { g_getenv ("CRASH_COPIER"), "back-up", path, NULL };
  guint total = 0;

  ledger_store_close (store);
  g_object_unref (store);
  for (guint i = 0; i < get_kills (); i++)
    {
      g_autoptr (GPtrArray) list = NULL;

      copy_and_kill (arguments);
      list = ledger_backup_list (path, NULL);
      for (guint k = 0; k < list->len; k++)
        {
          g_assert_cmpint (count_persons (((LedgerBackup *) g_ptr_array_index (list, k))->path), >, 0);
          total++;
        }
      store = small_ledger_open (path);
      ledger_store_close (store);
      g_object_unref (store);
    }
  g_test_message ("%u backups read after %u kills, all whole", total, get_kills ());
  g_assert_cmpuint (total, >, 0);
  small_ledger_delete (path);
}

/* Two backups that take turns: at every moment the ledger is one of them, whole, and what was kept is too. */
static void
test_kill_restore (void)
{
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  g_autofree char *few = g_strconcat (path, ".few", NULL);
  g_autofree char *many = g_strconcat (path, ".many", NULL);
  const char *const arguments[] = { g_getenv ("CRASH_COPIER"), "restore", path, few, many, NULL };
  guint seen[2] = { 0, 0 };

  small_add_person (store, "甲", NULL);
  g_assert_true (ledger_copy_write (store, few, NULL, NULL));
  for (guint i = 0; i < 400; i++)
    small_add_person (store, "很多人里的一个", NULL);
  g_assert_true (ledger_copy_write (store, many, NULL, NULL));
  ledger_store_close (store);
  g_object_unref (store);
  for (guint i = 0; i < get_kills (); i++)
    {
      g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (LedgerQuery) all = ledger_query_new (&persons);
      g_autoptr (GPtrArray) kept = NULL;
      guint n;

      copy_and_kill (arguments);
      store = small_ledger_open (path);
      n = ledger_store_count (store, all);
      g_assert_true (n == 1 || n == 401);
      seen[n == 401]++;
      g_assert_true (ledger_store_check (store, findings, NULL, NULL));
      g_assert_cmpuint (findings->len, ==, 0);
      ledger_store_close (store);
      g_object_unref (store);
      kept = ledger_backup_list (path, NULL);
      for (guint k = 0; k < MIN (kept->len, 3); k++)
        {
          gint64 persons_kept = count_persons (((LedgerBackup *) g_ptr_array_index (kept, k))->path);

          g_assert_true (persons_kept == 1 || persons_kept == 401);
        }
    }
  g_test_message ("after %u kills: %u times the one, %u times the other, never anything else", get_kills (), seen[0], seen[1]);
  small_ledger_delete (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/kill", test_kill);
  g_test_add_func ("/crash/kill-backup", test_kill_backup);
  g_test_add_func ("/crash/kill-restore", test_kill_restore);
  return g_test_run ();
}
