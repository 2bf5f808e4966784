/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes rows to a ledger for as long as it lives and tells each one that is on disk; made to be killed. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "small-registers.h"

/* One person with two children in one transaction; the id is told only after the commit. */
static void
add_family (LedgerStore *store,
            guint        n)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &persons);
  g_autofree char *name = g_strdup_printf ("第%u号", n);
  g_autoptr (GError) error = NULL;
  char line[32];
  int length;

  ledger_edit_set (edit, PERSON_NAME, name);
  for (guint i = 0; i < 2; i++)
    ledger_edit_set (ledger_edit_add_child (edit, &children), CHILD_NAME, i == 0 ? "大" : "小");
  if (!ledger_edit_save (edit, NULL, &error))
    g_error ("%s", error->message);
  length = g_snprintf (line, sizeof line, "%" G_GINT64_FORMAT "\n", edit->after->id);
  if (write (STDOUT_FILENO, line, length) != length)
    exit (1);
}

int
main (int   argc,
      char *argv[])
{
  LedgerStore *store = small_ledger_open (argv[1]);

  for (guint n = 0;; n++)
    add_family (store, n);
}
