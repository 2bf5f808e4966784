/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number of a row within its year: used once, never guessed from how many there are. */
#include "home-visits.h"
#include "ledger-edit.h"
#include "roster.h"
#include "row-number.h"

static char *
dup_number (LedgerStore *store,
            gint64       id)
{
  g_autoptr (LedgerRecord) row = ledger_store_load (store, &home_visits_register, id, NULL);

  return g_strdup (ledger_record_get (row, HOME_VISIT_VISIT_NO));
}

static void
test_next (void)
{
  /* What is in the file, the second of them in the bin, and the number after it. */
  static const struct
  {
    const char *numbers;
    const char *next;
  } vectors[] = {
    { "", "2026-0001" },
    { "2026-0007", "2026-0008" },
    { "2026-0007 2025-0031", "2026-0008" },
    { "2026-0007 2026-走访12", "2026-0008" },
    { "2026-012 2026-0007", "2026-0013" },
    { "2026-9999", "2026-10000" },
    { "2026-9999 2026-10000 2026-10001", "2026-10002" },
    { "2026-9998 2026-10000", "2026-10001" },
    { "走访第3号", "2026-0001" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      LedgerStore *store = roster_new ();
      g_auto (GStrv) numbers = g_strsplit (vectors[i].numbers, " ", -1);
      g_autofree char *next = NULL;

      for (guint k = 0; numbers[k] != NULL; k++)
        {
          g_autofree char *values = g_strdup_printf ("name=李大有|date=%.4s-03-01|visit_no=%s",
                                                      g_ascii_isdigit (numbers[k][0]) ? numbers[k] : "2026", numbers[k]);
          gint64 id = roster_add (store, &home_visits_register, values);

          if (k == 1)
            ledger_store_remove (store, &home_visits_register, id, "试", NULL);
        }
      next = row_number_dup_next (store, &home_visits_register, HOME_VISIT_VISIT_NO, "2026", 4);
      g_test_message ("%s", vectors[i].numbers);
      g_assert_cmpstr (next, ==, vectors[i].next);
      roster_free (store);
    }
}

static void
test_derive (void)
{
  LedgerStore *store = roster_new ();
  gint64 first = roster_add (store, &home_visits_register, "name=李大有|date=2026-03-01");
  gint64 own = roster_add (store, &home_visits_register, "name=李大有|visit_no=西办-3|date=2026-03-02");
  gint64 other = roster_add (store, &home_visits_register, "name=李大有|date=2026-03-02|date=2025-12-31");
  gint64 second = roster_add (store, &home_visits_register, "name=李大有|date=2026-03-03");
  g_autofree char *of_first = dup_number (store, first), *of_own = dup_number (store, own);
  g_autofree char *of_other = dup_number (store, other), *of_second = dup_number (store, second);
  g_autofree char *numbers = g_strdup_printf ("%s %s %s %s", of_first, of_own, of_other, of_second);
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &home_visits_register, first, NULL);

  g_assert_cmpstr (numbers, ==, "2026-0001 西办-3 2025-0001 2026-0002");
  /* A number that was given stays with its row. */
  ledger_edit_set_text (edit, HOME_VISIT_DATE, "2025-03-01", NULL);
  g_assert_cmpstr (ledger_edit_get (edit, HOME_VISIT_VISIT_NO), ==, "2026-0001");
  roster_free (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-numbers/next", test_next);
  g_test_add_func ("/row-numbers/derive", test_derive);
  return g_test_run ();
}
