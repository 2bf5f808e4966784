/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few columns of many rows: the same rows as a query finds, their values, and an end when asked for. */
#include "ledger-scan.h"
#include "small-registers.h"

typedef struct
{
  char        *path;
  LedgerStore *store;
  gint64       ids[3];
} Fixture;

static void
set_wage (Fixture    *fixture,
          gint64      id,
          const char *wage)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (fixture->store, &persons, id, NULL);
  g_autoptr (GError) error = NULL;

  ledger_edit_set (edit, PERSON_WAGE, wage);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char *const names[] = { "张三", "李四", "王五" };

  fixture->store = small_ledger_new (&fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fixture->ids[i] = small_add_person (fixture->store, names[i], NULL);
  set_wage (fixture, fixture->ids[0], "100000");
  set_wage (fixture, fixture->ids[2], "300000");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  ledger_store_close (fixture->store);
  g_clear_object (&fixture->store);
  small_ledger_delete (fixture->path);
}

typedef struct
{
  GString *text;
  guint    most;
  guint    n;
} Seen;

static gboolean
row_scanned_cb (const LedgerScanRow *row,
                gpointer             data)
{
  Seen *seen = data;
  const char *name = ledger_scan_get_text (row, 0), *wage = ledger_scan_get_text (row, 1);

  g_string_append_printf (seen->text, "%s %s %d;", name, wage != NULL ? wage : "-", (int) ledger_scan_get_number (row, 1));
  return ++seen->n < seen->most;
}

static char *
dup_scan (Fixture     *fixture,
          LedgerQuery *query,
          guint        most)
{
  static const guint columns[] = { PERSON_NAME, PERSON_WAGE };
  g_autoptr (GError) error = NULL;
  Seen seen = { g_string_new (NULL), most, 0 };

  g_assert_true (ledger_scan (fixture->store, query, columns, G_N_ELEMENTS (columns), row_scanned_cb, &seen, &error));
  g_assert_no_error (error);
  return g_string_free (seen.text, FALSE);
}

static void
test_scan (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&persons);
  g_autofree char *all = dup_scan (fixture, query, 100);
  g_autofree char *first = dup_scan (fixture, query, 1);
  g_autofree char *paid = NULL, *much = NULL, *none = NULL, *bin = NULL;

  g_assert_cmpstr (all, ==, "张三 100000 100000;李四 - 0;王五 300000 300000;");
  g_assert_cmpstr (first, ==, "张三 100000 100000;");
  ledger_query_add_filter (query, PERSON_WAGE, LEDGER_NOT_EMPTY, NULL);
  paid = dup_scan (fixture, query, 100);
  g_assert_cmpstr (paid, ==, "张三 100000 100000;王五 300000 300000;");
  ledger_query_add_filter (query, PERSON_WAGE, LEDGER_AT_LEAST, "100001");
  much = dup_scan (fixture, query, 100);
  g_assert_cmpstr (much, ==, "王五 300000 300000;");
  g_assert_true (ledger_store_remove (fixture->store, &persons, fixture->ids[2], "测试", NULL));
  none = dup_scan (fixture, query, 100);
  g_assert_cmpstr (none, ==, "");
  query->bin = TRUE;
  bin = dup_scan (fixture, query, 100);
  g_assert_cmpstr (bin, ==, "王五 300000 300000;");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/scan/rows", Fixture, NULL, set_up, test_scan, tear_down);
  return g_test_run ();
}
