/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written out in full reads in again as the same rows: every register of the sample. */
#include "exchange-export.h"
#include "fixture.h"
#include "ledger-edit.h"
#include "registers.h"
#include "sample.h"
#include "union.h"

#define TODAY "2026-09-22"

static LedgerStore *
make_sample (void)
{
  g_autofree char *path = fixture_path ("样.taizhang");
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_create (path, tz_registers, &error);

  g_assert_no_error (error);
  ledger_store_set_today (store, TODAY);
  ledger_store_set_clerk (store, "测试员");
  g_assert_true (tz_union_found (store, "示范工会联合会", &error));
  g_assert_no_error (error);
  g_assert_true (tz_sample_fill (store, &error));
  g_assert_no_error (error);
  return store;
}

static void
read_back (LedgerStore          *store,
           const LedgerRegister *reg,
           const char           *path,
           guint                 n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) import = exchange_import_open (store, reg, path, &error);
  const ExchangeSummary *summary;

  g_assert_no_error (error);
  g_assert_true (exchange_import_check (import, store, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  summary = exchange_import_get_summary (import);
  g_test_message ("%s: %u rows, %u changed", reg->id, n_rows, summary->changed);
  g_assert_cmpuint (summary->unchanged, ==, n_rows);
  g_assert_cmpuint (summary->created + summary->changed + summary->refused + summary->made + summary->kept, ==, 0);
}

static void
test_every_register (void)
{
  static const char *const endings[] = { "xlsx", "csv" };
  g_autoptr (LedgerStore) store = NULL;
  guint n_registers = 0;

  fixture_init ();
  store = make_sample ();
  for (guint r = 0; tz_registers[r] != NULL; r++)
    {
      const LedgerRegister *reg = tz_registers[r];
      g_autoptr (LedgerQuery) query = ledger_query_new (reg);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = ledger_store_select (store, query, &error);
      g_autoptr (GArray) fields = exchange_export_list_fields (reg);
      ExchangeExport what = { .reg = reg, .ids = ids, .fields = (const guint *) (gpointer) fields->data,
                              .n_fields = fields->len, .full = TRUE };

      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (endings) && ids->len > 0; i++)
        {
          g_autofree char *name = g_strconcat (reg->id, ".", endings[i], NULL);
          g_autofree char *path = fixture_path (name);

          g_assert_true (exchange_export_write (store, &what, path, NULL, NULL, NULL, &error));
          g_assert_no_error (error);
          read_back (store, reg, path, ids->len);
        }
      n_registers += ids->len > 0;
    }
  g_assert_cmpuint (n_registers, >=, 35);
  g_clear_object (&store);
  fixture_clear ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/round-trip/every-register", test_every_register);
  return g_test_run ();
}
