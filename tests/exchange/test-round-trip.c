/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written out in full reads in again as the same rows, into the same ledger and into a new one: every register of the sample. */
#include <string.h>

#include "exchange-export.h"
#include "fixture.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "registers.h"
#include "sample.h"
#include "union.h"

#define TODAY "2026-09-22"

/* A row of the sample and the row it became in the new ledger. */
typedef struct
{
  const LedgerRegister *reg;
  gint64                old;
  gint64                made;
} Pair;

/* What no sheet may bring, for somebody has to approve it: each with a word of the reason. */
static const struct { const char *reg, *reason; } refusals[] = {
  { "activities", "核定时长" },
  { "attendance", "志愿服务活动里没有" },
  { "certificates", "请先核定活动的时长" },
};

static LedgerStore *
make_ledger (const char *name)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_create (path, tz_registers, &error);

  g_assert_no_error (error);
  ledger_store_set_today (store, TODAY);
  ledger_store_set_clerk (store, "测试员");
  g_assert_true (tz_union_found (store, "示范工会联合会", &error));
  g_assert_no_error (error);
  return store;
}

static LedgerStore *
make_sample (void)
{
  LedgerStore *store = make_ledger ("样.taizhang");
  g_autoptr (GError) error = NULL;

  g_assert_true (tz_sample_fill (store, &error));
  g_assert_no_error (error);
  return store;
}

/* (element-type gint64): the rows written, in the order of the file. */
static GArray *
write_out (LedgerStore          *store,
           const LedgerRegister *reg,
           const char           *path)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);
  g_autoptr (GError) error = NULL;
  GArray *ids = ledger_store_select (store, query, &error);
  g_autoptr (GArray) fields = exchange_export_list_fields (reg);
  ExchangeExport what = { .reg = reg, .ids = ids, .fields = (const guint *) (gpointer) fields->data,
                          .n_fields = fields->len, .full = TRUE };

  g_assert_no_error (error);
  if (ids->len > 0)
    exchange_export_write (store, &what, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return ids;
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
    for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
      {
        g_autofree char *name = g_strconcat (tz_registers[r]->id, ".", endings[i], NULL);
        g_autofree char *path = fixture_path (name);
        g_autoptr (GArray) ids = write_out (store, tz_registers[r], path);

        if (ids->len > 0)
          read_back (store, tz_registers[r], path, ids->len);
        n_registers += i == 0 && ids->len > 0;
      }
  g_assert_cmpuint (n_registers, >=, 35);
  g_clear_object (&store);
  fixture_clear ();
}

static gboolean
is_ready (const LedgerRegister *reg,
          GPtrArray            *order)
{
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LedgerField *field = &reg->fields[i];

      if (field->refers_to != NULL && ledger_field_is_brought (field) && strcmp (field->refers_to, reg->id) != 0 &&
          !g_ptr_array_find (order, ledger_registers_find (tz_registers, field->refers_to), NULL))
        return FALSE;
    }
  return TRUE;
}

/* (element-type LedgerRegister): each after all that its rows refer to; where two wait for each other, in the program's order. */
static GPtrArray *
list_by_dependence (void)
{
  GPtrArray *order = g_ptr_array_new ();
  const LedgerRegister *first = NULL;

  do
    {
      guint before = order->len;

      first = NULL;
      for (guint r = 0; tz_registers[r] != NULL; r++)
        if (!g_ptr_array_find (order, tz_registers[r], NULL))
          {
            if (is_ready (tz_registers[r], order))
              g_ptr_array_add (order, (gpointer) tz_registers[r]);
            else if (first == NULL)
              first = tz_registers[r];
          }
      if (first != NULL && order->len == before)
        g_ptr_array_add (order, (gpointer) first);
    }
  while (first != NULL);
  return order;
}

static void
check_refused (const LedgerRegister    *reg,
               const ExchangeImportRow *row)
{
  g_autofree char *why = exchange_import_row_dup_reasons (row);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (strcmp (refusals[i].reg, reg->id) == 0 && strstr (why, refusals[i].reason) != NULL)
      return;
  g_test_message ("%s, row %u: %s", reg->id, row->number, why);
  g_test_fail ();
}

static void
bring_in (LedgerStore          *store,
          LedgerStore          *fresh,
          const LedgerRegister *reg,
          GArray               *pairs)
{
  g_autofree char *name = g_strconcat (reg->id, ".xlsx", NULL);
  g_autofree char *path = fixture_path (name);
  g_autoptr (GArray) ids = write_out (store, reg, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) import = ids->len > 0 ? exchange_import_open (fresh, reg, path, &error) : NULL;
  GPtrArray *rows;

  g_assert_no_error (error);
  if (import == NULL)
    return;
  exchange_import_set_accept (import, "试");
  g_assert_true (exchange_import_apply (import, fresh, NULL, NULL, NULL, &error));
  rows = exchange_import_get_rows (import);
  g_assert_cmpuint (rows->len, ==, ids->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const ExchangeImportRow *row = g_ptr_array_index (rows, i);
      const Pair pair = { reg, g_array_index (ids, gint64, i), row->id };

      if (row->outcome == EXCHANGE_REFUSED)
        check_refused (reg, row);
      else
        g_array_append_val (pairs, pair);
    }
}

static void
compare (LedgerStore *store,
         LedgerStore *fresh,
         const Pair  *pair)
{
  g_autoptr (LedgerRecord) old = ledger_store_load (store, pair->reg, pair->old, NULL);
  g_autoptr (LedgerRecord) made = ledger_store_load (fresh, pair->reg, pair->made, NULL);

  for (guint i = 0; i < pair->reg->n_fields; i++)
    {
      g_autofree char *before = NULL, *after = NULL;

      if (!ledger_field_is_brought (&pair->reg->fields[i]))
        continue;
      before = ledger_store_dup_shown (store, old, i, TRUE);
      after = ledger_store_dup_shown (fresh, made, i, TRUE);
      if (g_strcmp0 (before, after) == 0)
        continue;
      g_test_message ("%s.%s: %s became %s", pair->reg->id, pair->reg->fields[i].name, before, after);
      g_test_fail ();
    }
}

/* Everything that can be brought arrives as it was, and what the program adds up of it agrees. */
static void
test_new_ledger (void)
{
  g_autoptr (LedgerStore) store = NULL, fresh = NULL;
  g_autoptr (GPtrArray) order = list_by_dependence ();
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  fixture_init ();
  store = make_sample ();
  fresh = make_ledger ("新.taizhang");
  for (guint i = 0; i < order->len; i++)
    bring_in (store, fresh, g_ptr_array_index (order, i), pairs);
  for (guint i = 0; i < pairs->len; i++)
    compare (store, fresh, &g_array_index (pairs, Pair, i));
  g_assert_cmpuint (pairs->len, >=, 1600);
  for (guint i = 0; i < order->len; i++)
    {
      const LedgerRegister *reg = g_ptr_array_index (order, i);

      g_assert_true (reg->prove == NULL || reg->prove (fresh, findings, &error));
      g_assert_no_error (error);
    }
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
  g_clear_object (&store);
  g_clear_object (&fresh);
  fixture_clear ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/round-trip/every-register", test_every_register);
  g_test_add_func ("/exchange/round-trip/new-ledger", test_new_ledger);
  return g_test_run ();
}
