/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives a batch to all members and takes it back, again and again, for as long as it lives; made to be killed. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "ledger.h"
#include "registers.h"
#include "visit-batch.h"
#include "visit-batches.h"

/* Told only when it is on disk. */
static void
tell (const char *word)
{
  if (write (STDOUT_FILENO, word, 2) != 2)
    exit (1);
}

/* @argv: ledger with one batch */
int
main (int   argc,
      char *argv[])
{
  const VisitBatchChoice all = { 0 };
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_open (argv[1], tz_registers, LEDGER_OPEN_WRITE, &error);
  g_autoptr (LedgerQuery) query = ledger_query_new (&visit_batches_register);
  g_autoptr (GArray) ids = NULL;

  if (store == NULL)
    g_error ("%s", error->message);
  ledger_store_set_today (store, "2026-09-22");
  ids = ledger_store_select (store, query, NULL);
  for (;;)
    {
      g_autoptr (VisitBatchPlan) plan = visit_batch_plan_new (store, g_array_index (ids, gint64, 0), &all, NULL, NULL, NULL, &error);
      g_autoptr (LedgerUndo) undo = NULL;

      if (plan == NULL || !visit_batch_apply (plan, store, NULL, NULL, NULL, NULL, &error))
        g_error ("%s", error->message);
      tell ("+\n");
      /* Killed in between, a former one may have left its batch: nothing to give then. */
      undo = ledger_batch_undo (store, plan->batch != 0 ? plan->batch : ledger_batch_find_undoable (store), &error);
      if (undo == NULL)
        g_error ("%s", error->message);
      tell ("-\n");
    }
}
