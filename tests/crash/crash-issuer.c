/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issues papers for as long as it lives and tells each batch that is on disk; made to be killed. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "form-paper.h"
#include "ledger.h"
#include "members.h"
#include "papers.h"
#include "registers.h"

/* The numbers are told only after the commit, one line a batch. */
static void
tell (LedgerStore      *store,
      FormPaperOutcome *outcome)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < outcome->papers->len; i++)
    {
      g_autoptr (LedgerRecord) paper = ledger_store_load (store, &papers_register,
                                                          g_array_index (outcome->papers, gint64, i), NULL);

      g_string_append_printf (line, "%s ", ledger_record_get (paper, PAPER_NUMBER));
    }
  g_string_append_c (line, '\n');
  if (write (STDOUT_FILENO, line->str, line->len) != (gssize) line->len)
    exit (1);
}

/* @argv: ledger, folder of the templates */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_open (argv[1], tz_registers, LEDGER_OPEN_WRITE, &error);
  g_autoptr (FormLibrary) library = form_library_new (argv[2], argv[2]);
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  g_autoptr (GArray) ids = NULL;

  if (store == NULL)
    g_error ("%s", error->message);
  ids = ledger_store_select (store, query, NULL);
  for (;;)
    {
      g_autoptr (FormPaperOutcome) outcome = form_paper_issue (library, store, "T-paper", (const gint64 *) (gpointer) ids->data,
                                                               ids->len, NULL, NULL, NULL, NULL, &error);

      if (outcome == NULL)
        g_error ("%s", error->message);
      tell (store, outcome);
    }
}
