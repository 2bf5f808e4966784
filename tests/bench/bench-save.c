/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a saved edit costs beside a bare durable SQLite transaction that writes the same rows. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "small-registers.h"

#define SAVES 600
#define ROUNDS 5

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Milliseconds of one saved edit, in the middle of @SAVES. */
static double
time_edits (LedgerStore *store,
            gint64       id)
{
  double times[SAVES];

  for (guint i = 0; i < SAVES; i++)
    {
      g_autofree char *note = g_strdup_printf ("第 %u 次修改", i);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &persons, id, NULL);

      ledger_edit_set_text (edit, PERSON_NOTE, note, NULL);
      if (!ledger_edit_save (edit, NULL, NULL))
        g_error ("not saved");
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
    }
  qsort (times, SAVES, sizeof *times, compare_doubles);
  return times[SAVES / 2];
}

/* The same rows: one changed row, one batch, one history row with its values. */
static double
time_bare (LedgerDatabase *database,
           gint64          id)
{
  static const char *const sql[] = {
    "UPDATE persons SET rev = rev + 1, note = ?1 WHERE id = ?2",
    "INSERT INTO batches (id, at, clerk, kind, title) VALUES (?2, '2026-11-21 08:00:00', 'x', 'edit', ?1)",
    "INSERT INTO history (id, batch, action, register, row, field, digest, chain)"
    " VALUES (?2, ?2, 1, 'persons', ?3, 'note', randomblob (32), randomblob (32))",
    "INSERT INTO history_values (id, salt, old_value, new_value) VALUES (?2, randomblob (16), ?1, ?1)",
  };
  gint64 next = 1 + ledger_database_get_number (database,
    "SELECT max ((SELECT max (id) FROM batches), (SELECT max (id) FROM history))", 0, NULL);
  double times[SAVES];

  for (guint i = 0; i < SAVES; i++)
    {
      g_autofree char *note = g_strdup_printf ("第 %u 次修改", i);
      gint64 start = g_get_monotonic_time ();

      ledger_database_run (database, "BEGIN IMMEDIATE", NULL);
      for (guint s = 0; s < G_N_ELEMENTS (sql); s++)
        {
          LedgerStatement *statement = ledger_database_prepare (database, sql[s], NULL);

          ledger_statement_bind_text (statement, 1, note);
          ledger_statement_bind_number (statement, 2, s == 0 ? id : next);
          ledger_statement_bind_number (statement, 3, id);
          if (!ledger_statement_run (database, statement, NULL))
            g_error ("bare write failed");
        }
      ledger_database_run (database, "COMMIT", NULL);
      next++;
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
    }
  qsort (times, SAVES, sizeof *times, compare_doubles);
  return times[SAVES / 2];
}

int
main (int   argc,
      char *argv[])
{
  char *path = NULL;
  LedgerStore *store = small_ledger_new (&path);
  gint64 id = small_add_person (store, "张三", "370602199003071235");
  double ratios[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      double edit = time_edits (store, id);
      double bare = time_bare (store->database, id);

      ratios[i] = edit / bare;
      printf ("saved edit %.3f ms, bare durable transaction %.3f ms, ratio %.2f\n", edit, bare, ratios[i]);
    }
  qsort (ratios, ROUNDS, sizeof *ratios, compare_doubles);
  printf ("save: median ratio %.2f (goal 1.5)\n", ratios[ROUNDS / 2]);
  g_object_unref (store);
  small_ledger_delete (path);
  return 0;
}
