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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/kill", test_kill);
  return g_test_run ();
}
