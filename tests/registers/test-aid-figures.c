/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of visits and aid: by hand, and a thousand at random whose groupings all come to the same. */
#include <string.h>

#include "aid-figures.h"
#include "aid-indicators.h"
#include "aid-totals.h"
#include "aids.h"
#include "funds.h"
#include "hardship-files.h"
#include "members.h"
#include "orgs.h"
#include "roster.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

/* Past the rules, which are not asked here. */
static gint64
add_visit (LedgerStore *store,
           const char  *values,
           const char  *status)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &visits_register);
  g_auto (GStrv) pairs = g_strsplit (values, "|", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      ledger_edit_set (edit, ledger_register_find_field (&visits_register, pair[0]), pair[1]);
    }
  ledger_edit_set (edit, VISIT_STATUS, status);
  edit->follows = TRUE;
  g_assert_true (ledger_batch_begin (store, "event", "加", NULL));
  aid_totals_follow (edit);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (ledger_batch_commit (store, NULL));
  return edit->after->id;
}

static char *
dup_table (LedgerStore    *store,
           const AidScope *scope,
           AidGrouping     grouping)
{
  AidFigure total;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = aid_figures_count (store, scope, grouping, &total, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i <= figures->len; i++)
    {
      const AidFigure *figure = i < figures->len ? g_ptr_array_index (figures, i) : &total;

      g_string_append (text, figure->title != NULL ? figure->title : "合计");
      for (guint m = 0; m < AID_N_MEASURES; m++)
        g_string_append_printf (text, " %" G_GINT64_FORMAT, figure->n[m]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static void
assert_table (LedgerStore    *store,
              const AidScope *scope,
              AidGrouping     grouping,
              const char     *expected)
{
  g_autofree char *table = dup_table (store, scope, grouping);

  g_assert_cmpstr (table, ==, expected);
}

static void
test_by_hand (void)
{
  LedgerStore *store = roster_new ();
  const AidScope year = { .from = "2026-01-01", .to = "2026-12-31" };
  gint64 fund = roster_add (store, &funds_register, "name=送温暖|year=2026|budget=10000");
  gint64 member = roster_add (store, &members_register, "name=王芳|id_type=护照|id_no=E12345678");
  gint64 batch = roster_add (store, &visit_batches_register, "name=春节|kind=10|date=2026-02-01|form=现金|cash_each=500");
  gint64 file = roster_add (store, &hardship_files_register, "name=李困");
  g_autofree char *one = g_strdup_printf ("name=王芳|kind=10|date=2026-02-01|cash=50000|member_id=%" G_GINT64_FORMAT "|batch_id=%"
                                          G_GINT64_FORMAT "|fund_id=%" G_GINT64_FORMAT, member, batch, fund);
  g_autofree char *two = g_strdup_printf ("name=李困|kind=10|date=2026-02-01|cash=30000|goods_value=20000|batch_id=%" G_GINT64_FORMAT
                                          "|hardship_id=%" G_GINT64_FORMAT "|fund_id=%" G_GINT64_FORMAT, batch, file, fund);
  g_autofree char *sentence = NULL, *none = NULL, *old = NULL;

  add_visit (store, one, VISIT_APPROVED);
  add_visit (store, two, VISIT_ARCHIVED);
  /* The same woman, entered without her row. */
  add_visit (store, "name=王芳|kind=05|date=2026-03-05|cash=100000|id_key=E12345678", VISIT_PAID);
  /* One man without either, twice; another of his name. */
  add_visit (store, "name=赵六|kind=12|date=2026-07-05|goods_value=3000|mobile=13800000001", VISIT_SIGNED);
  add_visit (store, "name=赵六|kind=12|date=2026-08-05|goods_value=3000|mobile=13800000001", VISIT_SIGNED);
  add_visit (store, "name=赵六|kind=12|date=2026-08-05|goods_value=3000|mobile=13800000002", VISIT_SIGNED);
  /* Do not count. */
  add_visit (store, "name=赵六|kind=12|date=2026-08-05|goods_value=7000|mobile=13800000003", VISIT_DRAFT);
  add_visit (store, "name=赵六|kind=12|date=2026-08-05|goods_value=7000|mobile=13800000003", VISIT_WAITING);
  add_visit (store, "name=赵六|kind=12|date=2026-08-05|goods_value=7000|mobile=13800000003", VISIT_RETURNED);
  add_visit (store, "name=赵六|kind=12|date=2026-08-05|goods_value=7000|mobile=13800000003", VISIT_VOID);
  add_visit (store, "name=赵六|kind=12|date=2025-08-05|goods_value=7000|mobile=13800000003", VISIT_PAID);
  assert_table (store, &year, AID_BY_KIND,
                "生病住院慰问 0 1 1 0 0 100000 0 100000\n"
                "困难职工慰问（送温暖） 1 2 2 1 1 80000 20000 100000\n"
                "送清凉 0 3 2 0 0 0 9000 9000\n"
                "合计 1 6 4 1 1 180000 29000 209000\n");
  assert_table (store, &year, AID_BY_FUND,
                "（未填资金来源） 0 4 3 0 0 100000 9000 109000\n"
                "送温暖 1 2 2 1 1 80000 20000 100000\n"
                "合计 1 6 4 1 1 180000 29000 209000\n");
  assert_table (store, &year, AID_BY_MONTH,
                "2026年2月 1 2 2 1 1 80000 20000 100000\n"
                "2026年3月 0 1 1 0 0 100000 0 100000\n"
                "2026年7月 0 1 1 0 0 0 3000 3000\n"
                "2026年8月 0 2 2 0 0 0 6000 6000\n"
                "合计 1 6 4 1 1 180000 29000 209000\n");
  assert_table (store, &year, AID_BY_PERSON,
                "王芳 1 2 1 0 0 150000 0 150000\n"
                "李困 1 1 1 1 1 30000 20000 50000\n"
                "赵六 0 2 1 0 0 0 6000 6000\n"
                "赵六 0 1 1 0 0 0 3000 3000\n"
                "合计 1 6 4 1 1 180000 29000 209000\n");
  sentence = aid_dup_sentence (store, "2026-01-01", "2026-12-31", NULL);
  g_assert_cmpstr (sentence, ==, "慰问6人次，发放慰问金1800元、慰问品价值290元。");
  old = aid_dup_sentence (store, "2025-01-01", "2025-12-31", NULL);
  g_assert_cmpstr (old, ==, "慰问1人次，发放慰问品价值70元。");
  none = aid_dup_sentence (store, "2024-01-01", "2024-12-31", NULL);
  g_assert_null (none);
  roster_free (store);
}

static void
test_aids (void)
{
  LedgerStore *store = roster_new ();
  const AidScope year = { .source = AID_OF_AIDS, .from = "2026-01-01", .to = "2026-12-31" };
  gint64 file = roster_add (store, &hardship_files_register, "name=李困");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &aids_register);

      ledger_record_set_number (edit->after, AID_FILE_ID, file);
      ledger_edit_set (edit, AID_KIND, i == 0 ? "3" : "1");
      ledger_edit_set (edit, AID_DATE, i == 2 ? "2025-12-31" : "2026-05-01");
      ledger_edit_set (edit, AID_STATUS, VISIT_PAID);
      ledger_record_set_number (edit->after, AID_AMOUNT, 30000);
      edit->follows = TRUE;
      g_assert_true (ledger_edit_save (edit, NULL, NULL));
    }
  assert_table (store, &year, AID_BY_KIND, "生活救助 0 1 1 1 1 30000 0 30000\n助学救助 0 1 1 1 1 30000 0 30000\n合计 0 2 1 2 1 60000 0 60000\n");
  roster_free (store);
}

static gint64
get_indicator (GArray     *list,
               const char *title)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (g_array_index (list, AidIndicator, i).title, title) == 0)
      return g_array_index (list, AidIndicator, i).n;
  g_assert_not_reached ();
}

/* Files by their days: filed before the end and not closed by then. */
static void
test_indicators (void)
{
  static const struct { const char *status, *level, *filed, *closed; } files[] = {
    { "4", "1", "2024-05-01", NULL }, { "4", "2", "2026-05-01", NULL }, { "5", "2", "2024-05-01", "2026-03-01" },
    { "5", "3", "2024-05-01", "2025-03-01" }, { "6", "1", "2026-02-01", "2026-08-01" }, { "1", "1", NULL, NULL },
    { "5", "3", "2024-05-01", "2027-03-01" },
  };
  static const struct { const char *title; gint64 n; } expected[] = {
    { "在档困难职工", 3 }, { "在档深度困难", 1 }, { "在档相对困难", 1 }, { "在档意外致困", 1 }, { "新增建档", 2 }, { "脱困", 1 },
    { "送清凉人次", 1 }, { "送清凉金额", 3000 }, { "慰问人次", 2 }, { "金秋助学慰问人数", 1 }, { "救助人次", 0 },
  };
  LedgerStore *store = roster_new ();
  g_autoptr (GArray) list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &hardship_files_register);

      ledger_edit_set (edit, HARDSHIP_NAME, "李困");
      ledger_edit_set (edit, HARDSHIP_STATUS, files[i].status);
      ledger_edit_set (edit, HARDSHIP_LEVEL, files[i].level);
      ledger_edit_set (edit, HARDSHIP_FILED_DATE, files[i].filed);
      ledger_edit_set (edit, HARDSHIP_CLOSED_DATE, files[i].closed);
      ledger_edit_set (edit, HARDSHIP_FILE_NO, NULL);
      edit->follows = TRUE;
      g_assert_true (ledger_edit_save (edit, NULL, NULL));
    }
  add_visit (store, "name=赵六|kind=12|date=2026-07-05|goods_value=3000|mobile=13800000001", VISIT_SIGNED);
  add_visit (store, "name=赵七|kind=14|date=2026-09-01|cash=200000|mobile=13800000002", VISIT_SIGNED);
  list = aid_indicators_list (store, "2026-01-01", "2026-12-31", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i].title);
      g_assert_cmpint (get_indicator (list, expected[i].title), ==, expected[i].n);
    }
  roster_free (store);
}

/* Rows that visits at random may name. */
typedef struct
{
  gint64 orgs[2];
  gint64 members[40];
  gint64 funds[3];
  gint64 batches[5];
  gint64 files[6];
} Stock;

static void
add_rows (LedgerStore          *store,
          const LedgerRegister *reg,
          const char           *name,
          const char           *more,
          gint64               *ids,
          guint                 n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *values = g_strdup_printf ("name=%s%c%c%s", name, 'A' + i / 26, 'A' + i % 26, more);

      ids[i] = roster_add (store, reg, values);
    }
}

static void
stock_init (Stock       *stock,
            LedgerStore *store)
{
  g_autofree char *org = NULL;

  add_rows (store, &orgs_register, "分会", "", stock->orgs, G_N_ELEMENTS (stock->orgs));
  org = g_strdup_printf ("|org_id=%" G_GINT64_FORMAT, stock->orgs[0]);
  add_rows (store, &members_register, "会员", org, stock->members, G_N_ELEMENTS (stock->members));
  add_rows (store, &funds_register, "经费", "|year=2026", stock->funds, G_N_ELEMENTS (stock->funds));
  add_rows (store, &visit_batches_register, "批", "|kind=12|date=2026-07-01|goods_each=10", stock->batches,
            G_N_ELEMENTS (stock->batches));
  add_rows (store, &hardship_files_register, "困难", "", stock->files, G_N_ELEMENTS (stock->files));
}

static void
append_any (GString      *values,
            GRand        *random,
            const char   *field,
            const gint64 *ids,
            int           n)
{
  g_string_append_printf (values, "|%s=%" G_GINT64_FORMAT, field, ids[g_rand_int_range (random, 0, n)]);
}

/* What counts of it goes into the sums. */
static void
add_random (LedgerStore *store,
            const Stock *stock,
            GRand       *random,
            gint64      *n,
            gint64      *cash,
            gint64      *goods)
{
  static const char *const kinds[] = { "01", "02", "05", "10", "12", "14" };
  static const char *const states[] = { VISIT_DRAFT, VISIT_WAITING, VISIT_APPROVED, VISIT_PAID, VISIT_SIGNED, VISIT_ARCHIVED, VISIT_RETURNED, VISIT_VOID };
  const char *status = states[g_rand_int_range (random, 0, G_N_ELEMENTS (states))];
  gint64 money = 100 * g_rand_int_range (random, 0, 500), worth = 100 * g_rand_int_range (random, 0, 300);
  g_autoptr (GString) values = g_string_new ("name=某");
  gboolean given = strchr ("3456", status[0]) != NULL;

  g_string_append_printf (values, "|kind=%s|date=%d-%02d-%02d|cash=%" G_GINT64_FORMAT "|goods_value=%" G_GINT64_FORMAT,
                          kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))], g_rand_int_range (random, 2025, 2027),
                          g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 29), money, worth);
  if (g_rand_int_range (random, 0, 4) > 0)
    append_any (values, random, "member_id", stock->members, G_N_ELEMENTS (stock->members));
  else
    g_string_append_printf (values, g_rand_boolean (random) ? "|id_key=E0%d" : "|mobile=1380000000%d", g_rand_int_range (random, 0, 9));
  if (g_rand_boolean (random))
    append_any (values, random, "fund_id", stock->funds, G_N_ELEMENTS (stock->funds));
  if (g_rand_boolean (random))
    append_any (values, random, "batch_id", stock->batches, G_N_ELEMENTS (stock->batches));
  if (g_rand_boolean (random))
    append_any (values, random, "hardship_id", stock->files, G_N_ELEMENTS (stock->files));
  add_visit (store, values->str, status);
  *cash += given ? money : 0;
  *goods += given ? worth : 0;
  *n += given;
}

/* Each figure is the number of its rows, and they are there. */
static void
assert_rows (LedgerStore     *store,
             const AidScope  *scope,
             AidGrouping      grouping,
             const AidFigure *figure)
{
  for (AidMeasure m = AID_BATCHES; m < AID_CASH; m++)
    {
      const LedgerRegister *reg = NULL;
      g_autoptr (GArray) rows = aid_figures_list (store, scope, grouping, figure->key, m, &reg, NULL);

      g_assert_cmpint (rows->len, ==, figure->n[m]);
      for (guint r = 0; r < rows->len; r++)
        {
          g_autoptr (LedgerRecord) row = ledger_store_load (store, reg, g_array_index (rows, gint64, r), NULL);

          g_assert_nonnull (row);
        }
    }
}

static void
assert_sums (GPtrArray       *figures,
             const AidFigure *total)
{
  static const AidMeasure summed[] = { AID_TIMES, AID_HOUSE_TIMES, AID_CASH, AID_GOODS, AID_TOTAL };

  for (guint i = 0; i < G_N_ELEMENTS (summed); i++)
    {
      gint64 sum = 0;

      for (guint f = 0; f < figures->len; f++)
        sum += ((AidFigure *) g_ptr_array_index (figures, f))->n[summed[i]];
      g_assert_cmpint (sum, ==, total->n[summed[i]]);
    }
}

/* Every grouping of a thousand sums to the same. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (28);
  LedgerStore *store = roster_new ();
  const AidScope scope = { .from = "2025-01-01", .to = "2026-12-31" };
  gint64 n = 0, cash = 0, goods = 0;
  Stock stock;

  stock_init (&stock, store);
  for (guint i = 0; i < 1000; i++)
    add_random (store, &stock, random, &n, &cash, &goods);
  for (AidGrouping grouping = AID_BY_NOTHING; grouping <= AID_BY_PERSON; grouping++)
    {
      AidFigure total;
      g_autoptr (GPtrArray) figures = aid_figures_count (store, &scope, grouping, &total, NULL);

      g_assert_cmpint (total.n[AID_TIMES], ==, n);
      g_assert_cmpint (total.n[AID_CASH], ==, cash);
      g_assert_cmpint (total.n[AID_GOODS], ==, goods);
      g_assert_cmpint (total.n[AID_TOTAL], ==, cash + goods);
      assert_sums (figures, &total);
      for (guint f = 0; f < MIN (figures->len, 12); f++)
        assert_rows (store, &scope, grouping, g_ptr_array_index (figures, f));
      if (grouping == AID_BY_PERSON)
        g_assert_cmpint (figures->len, ==, total.n[AID_PERSONS]);
    }
  roster_free (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aid-figures/by-hand", test_by_hand);
  g_test_add_func ("/aid-figures/aids", test_aids);
  g_test_add_func ("/aid-figures/indicators", test_indicators);
  g_test_add_func ("/aid-figures/random", test_random);
  return g_test_run ();
}
