/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killed while a batch is given to many, and a disk that fills up: all have it or nobody, and the funds know which. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "full-disk.h"
#include "funds.h"
#include "members.h"
#include "roster.h"
#include "visit-batch.h"
#include "visit-batches.h"
#include "visits.h"

/* "./run crash" asks for many more. */
#define KILLS  10
#define PEOPLE 60

static guint
get_kills (void)
{
  const char *asked = g_getenv ("TAIZHANG_KILLS");

  return asked != NULL ? atoi (asked) : KILLS;
}

static LedgerStore *
new_ledger (gint64 *batch)
{
  LedgerStore *store = roster_new ();

  roster_add (store, &funds_register, "name=节日慰问费|year=2026|budget=100000");
  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autofree char *values = g_strdup_printf ("name=会员%c%c|id_type=护照|id_no=E%08u|join_date=2020-01-01", 'A' + i / 26, 'A' + i % 26, i);

      roster_add (store, &members_register, values);
    }
  *batch = roster_add (store, &visit_batches_register,
                       "name=2026年中秋慰问|kind=01|festival=中秋节|date=2026-09-20|form=实物|goods=月饼|goods_each=200|fund_id=节日慰问费");
  return store;
}

/* How many have it: all or nobody, and everything that counts them agrees. */
static guint
count_whole (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autoptr (GError) error = NULL;
  guint n = ledger_store_count (store, query);

  g_assert_true (n == 0 || n == PEOPLE);
  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
  return n;
}

static void
test_kill (void)
{
  gint64 batch;
  LedgerStore *store = new_ledger (&batch);
  g_autofree char *path = g_strdup (ledger_store_get_path (store));
  guint all = 0, told = 0;

  ledger_store_close (store);
  g_object_unref (store);
  for (guint i = 0; i < get_kills (); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) giver = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, g_getenv ("CRASH_GIVER"), path, NULL);
      g_autoptr (GBytes) answer = NULL;

      g_assert_no_error (error);
      g_usleep ((gulong) g_random_int_range (20000, 700000));
      g_subprocess_send_signal (giver, SIGKILL);
      answer = g_input_stream_read_bytes (g_subprocess_get_stdout_pipe (giver), 60000, NULL, &error);
      g_assert_no_error (error);
      g_subprocess_wait (giver, NULL, NULL);
      g_assert_cmpint (g_subprocess_get_term_sig (giver), ==, SIGKILL);
      told += (guint) g_bytes_get_size (answer) / 2;
      store = ledger_store_open (path, tz_registers, LEDGER_OPEN_WRITE, &error);
      g_assert_no_error (error);
      all += count_whole (store) == PEOPLE;
      ledger_store_close (store);
      if (i + 1 < get_kills ())
        g_object_unref (store);
    }
  g_test_message ("%u kills, %u batches and undos told, %u times all had it, else nobody", get_kills (), told, all);
  g_assert_cmpuint (told, >, 0);
  roster_free (store);
}

/* Room for so much and no more. */
static gboolean
give (LedgerStore  *store,
      gint64        batch,
      gint64        space,
      GError      **error)
{
  const VisitBatchChoice all = { 0 };
  g_autoptr (VisitBatchPlan) plan = visit_batch_plan_new (store, batch, &all, NULL, NULL, NULL, NULL);
  gboolean done;

  full_disk_room = space;
  done = visit_batch_apply (plan, store, NULL, NULL, NULL, NULL, error);
  full_disk_room = -1;
  g_assert_cmpuint (plan->batch != 0, ==, done);
  for (guint i = 0; i < plan->persons->len; i++)
    g_assert_cmpuint (((VisitBatchPerson *) g_ptr_array_index (plan->persons, i))->visit != 0, ==, done);
  return done;
}

static void
test_full_disk (void)
{
  gint64 batch;
  LedgerStore *store = new_ledger (&batch);
  guint refused = 0;
  gboolean done = FALSE;

  for (gint64 space = 0; !done && space < 3000000; space += 30000)
    {
      g_autoptr (GError) error = NULL;

      done = give (store, batch, space, &error);
      g_assert_true (done || g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_FULL));
      refused += !done;
      g_assert_cmpuint (count_whole (store), ==, done ? PEOPLE : 0);
    }
  g_assert_true (done);
  g_assert_cmpuint (refused, >, 2);
  roster_free (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/crash/batch/kill", test_kill);
  g_test_add_func ("/crash/batch/full-disk", test_full_disk);
  return g_test_run ();
}
