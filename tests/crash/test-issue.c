/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killed while papers are issued, and a disk that fills up: no number is lost, none given twice, and the history proves it. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "form-paper.h"
#include "full-disk.h"
#include "members.h"
#include "paper-steps.h"
#include "papers.h"
#include "roster.h"

/* "./run crash" asks for many more. */
#define KILLS 8
#define BATCH 3

static guint
get_kills (void)
{
  const char *asked = g_getenv ("TAIZHANG_KILLS");

  return asked != NULL ? atoi (asked) : KILLS;
}

static char *
dup_templates (void)
{
  return g_test_build_filename (G_TEST_DIST, "forms", "templates", NULL);
}

static LedgerStore *
new_ledger (void)
{
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < BATCH; i++)
    roster_add (store, &members_register, i == 0 ? "name=王芳" : i == 1 ? "name=李强" : "name=赵敏");
  return store;
}

static void
assert_proved (LedgerStore *store,
               guint        papers)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LedgerQuery) query = ledger_query_new (&papers_register);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (ledger_store_count (store, query), ==, papers);
}

/* Lets the issuer work for @delay microseconds and kills it; what it told. */
static char *
issue_and_kill (const char *path,
                gulong      delay)
{
  g_autofree char *templates = dup_templates ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) issuer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("CRASH_ISSUER"),
                                                     path, templates, NULL);
  g_autoptr (GBytes) told = NULL;

  g_assert_no_error (error);
  g_usleep (delay);
  g_subprocess_send_signal (issuer, SIGKILL);
  told = g_input_stream_read_bytes (g_subprocess_get_stdout_pipe (issuer), 600000, NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait (issuer, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_term_sig (issuer), ==, SIGKILL);
  return g_strndup (g_bytes_get_data (told, NULL), g_bytes_get_size (told));
}

/* Every number that was told is a paper with its PDF. */
static guint
assert_told (LedgerStore *store,
             const char  *told)
{
  g_auto (GStrv) numbers = g_strsplit_set (told, " \n", -1);
  const char *end = strrchr (told, '\n');
  guint n = 0;

  for (guint i = 0; end != NULL && numbers[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = NULL;

      if (numbers[i][0] == '\0')
        continue;
      pdf = papers_load_pdf (store, papers_find (store, numbers[i], &error), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
      n++;
    }
  return n;
}

static guint
count_papers (LedgerStore *store)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&papers_register);

  return ledger_store_count (store, query);
}

static void
test_kill (void)
{
  LedgerStore *store = new_ledger ();
  g_autofree char *path = g_strdup (ledger_store_get_path (store));
  guint told_in_all = 0;

  ledger_store_close (store);
  g_object_unref (store);
  for (guint i = 0; i < get_kills (); i++)
    {
      g_autofree char *told = issue_and_kill (path, g_random_int_range (200000, 700000));
      g_autoptr (GError) error = NULL;

      store = ledger_store_open (path, tz_registers, LEDGER_OPEN_WRITE, &error);
      g_assert_no_error (error);
      told_in_all += assert_told (store, told);
      /* Whole batches only: what was under way left nothing. */
      g_assert_cmpuint (count_papers (store) % BATCH, ==, 0);
      g_assert_cmpuint (count_papers (store), >=, told_in_all);
      assert_proved (store, count_papers (store));
      if (i + 1 < get_kills ())
        {
          ledger_store_close (store);
          g_object_unref (store);
        }
    }
  g_test_message ("%u papers told over %u kills, none lost, no number twice or left out", told_in_all, get_kills ());
  g_assert_cmpuint (told_in_all, >, 0);
  roster_free (store);
}

static void
test_full_disk (void)
{
  LedgerStore *store = new_ledger ();
  g_autofree char *templates = dup_templates ();
  g_autoptr (FormLibrary) library = form_library_new (templates, templates);
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  g_autoptr (GArray) ids = ledger_store_select (store, query, NULL);
  guint n = 0, refused = 0;

  for (gint64 space = 0; space < 400000; space += 23000)
    {
      g_autoptr (FormPaperOutcome) outcome = NULL;
      g_autoptr (GError) error = NULL;

      full_disk_room = space;
      outcome = form_paper_issue (library, store, "T-paper", (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                                  NULL, NULL, NULL, &error);
      full_disk_room = -1;
      if (outcome != NULL)
        {
          g_assert_cmpuint (outcome->papers->len, ==, BATCH);
          n += BATCH;
        }
      else
        {
          refused++;
          g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_FULL);
          g_assert_nonnull (strstr (error->message, "磁盘已满"));
        }
      assert_proved (store, n);
    }
  g_test_message ("%u papers, %u batches refused", n, refused);
  g_assert_cmpuint (refused, >, 3);
  g_assert_cmpuint (n, >, 0);
  roster_free (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/issue/kill", test_kill);
  g_test_add_func ("/crash/issue/full-disk", test_full_disk);
  return g_test_run ();
}
