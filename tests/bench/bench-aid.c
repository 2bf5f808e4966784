/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten years of condolence visits: one year's table by month, kind, fund, organisation and person, and what a person may
 * still be given, beside plain SQL on the same file. BENCH_VISITS: how many visits (1,000,000). */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "aid-figures.h"
#include "ledger-date.h"
#include "ledger-store-private.h"
#include "registers.h"
#include "visit-limits.h"

#define FIRST_DAY "2016-01-01"
#define DAYS      3652
#define PEOPLE    20000
#define ORGS      100
#define FUNDS     50
#define ROUNDS    9

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_median (double *times,
            guint   n)
{
  qsort (times, n, sizeof *times, compare_doubles);
  return times[n / 2];
}

static double
get_ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
run (LedgerStore *store,
     const char  *sql)
{
  g_autoptr (GError) error = NULL;

  if (!ledger_database_run (store->database, sql, &error))
    g_error ("%s: %s", sql, error->message);
}

static void
write_people (LedgerStore *store)
{
  for (guint i = 0; i < ORGS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO orgs (id, rev, batch, name) VALUES (%u, 1, 1, '第%u分会')", 1000001 + i, i + 1);

      run (store, sql);
    }
  for (guint i = 0; i < FUNDS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO funds (id, rev, batch, name, year, budget) VALUES (%u, 1, 1, '经费%u', %u,"
                                              " 100000000)", 2000001 + i, i + 1, 2016 + i % 10);

      run (store, sql);
    }
  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO members (id, rev, batch, name, id_key, org_id, status) VALUES"
                                              " (%u, 1, 1, '会员%u', 'E%08u', %u, 'A')", i + 1, i + 1, i + 1, 1000001 + i % ORGS);

      run (store, sql);
    }
}

static void
write_visits (LedgerStore *store,
              guint        n)
{
  static const char *const kinds[] = { "01", "01", "01", "02", "05", "12" };
  g_autoptr (GRand) random = g_rand_new_with_seed (1600);
  g_autoptr (GError) error = NULL;
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "INSERT INTO visits (id, rev, batch, visit_no, status, kind, festival, date, member_id, name, id_key, form, cash, goods_value, amount,"
    " fund_id, reason, limit_text) VALUES (?1, 1, 1, ?2, ?3, ?4, '2', ?5, ?6, '会员' || ?6, printf ('E%08d', ?6), '3', ?7, ?8, ?7 + ?8, ?9,"
    " '节日慰问', '本年节日慰问已发1200元，限额1600元，剩400元，依据某省实施细则')", &error);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = ledger_date_add_days (FIRST_DAY, (int) ((guint64) i * DAYS / n));
      g_autofree char *number = g_strdup_printf ("%.4s-%07u", day, i);
      gint64 goods = 100 * g_rand_int_range (random, 50, 300), cash = g_rand_int_range (random, 0, 5) == 0 ? 50000 : 0;

      ledger_statement_bind_number (statement, 1, 10000000 + i);
      ledger_statement_bind_text (statement, 2, number);
      ledger_statement_bind_text (statement, 3, g_rand_int_range (random, 0, 20) == 0 ? "2" : "6");
      ledger_statement_bind_text (statement, 4, kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))]);
      ledger_statement_bind_text (statement, 5, day);
      ledger_statement_bind_number (statement, 6, g_rand_int_range (random, 1, PEOPLE + 1));
      ledger_statement_bind_number (statement, 7, cash);
      ledger_statement_bind_number (statement, 8, goods);
      ledger_statement_bind_number (statement, 9, 2000001 + g_rand_int_range (random, 0, FUNDS));
      if (!ledger_statement_run (store->database, statement, &error))
        g_error ("%s", error->message);
    }
}

/* The same numbers by one statement on the rows. */
static double
time_plain_table (LedgerStore *store,
                  gint64      *money)
{
  gint64 start = g_get_monotonic_time ();
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT substr (date, 1, 7), count (*), count (DISTINCT member_id), sum (cash), sum (goods_value) FROM visits WHERE deleted = 0"
    " AND status IN ('3', '4', '5', '6') AND date >= '2024-01-01' AND date <= '2024-12-31' GROUP BY 1", NULL);

  *money = 0;
  while (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    *money += ledger_statement_get_number (statement, 3) + ledger_statement_get_number (statement, 4);
  ledger_statement_reset (statement);
  return get_ms_since (start);
}

static void
bench_table (LedgerStore *store,
             AidGrouping  grouping,
             const char  *title)
{
  const AidScope scope = { .from = "2024-01-01", .to = "2024-12-31" };
  double ours[ROUNDS], plain[ROUNDS];
  AidFigure total;
  gint64 money = 0;
  guint n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) figures = aid_figures_count (store, &scope, grouping, &total, NULL);

      ours[i] = get_ms_since (start);
      plain[i] = time_plain_table (store, &money);
      g_assert_cmpint (total.n[AID_TOTAL], ==, money);
      n = figures->len;
    }
  printf ("a year's table by %s, %u lines, %d visits: median %.1f ms (goal 200); plain SQL by month %.1f ms, ratio %.2f\n", title, n,
          (int) total.n[AID_TIMES], get_median (ours, ROUNDS), get_median (plain, ROUNDS),
          get_median (ours, ROUNDS) / get_median (plain, ROUNDS));
}

static double
time_plain_limit (LedgerStore *store,
                  gint64       member,
                  gint64      *given)
{
  gint64 start = g_get_monotonic_time ();
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT sum (cash + goods_value) FROM visits WHERE deleted = 0 AND member_id = ?1 AND kind = '01' AND date >= '2024-01-01'"
    " AND date <= '2024-12-31' AND status IN ('3', '4', '5', '6')", NULL);

  ledger_statement_bind_number (statement, 1, member);
  *given = ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW ? ledger_statement_get_number (statement, 0) : 0;
  ledger_statement_reset (statement);
  return get_ms_since (start);
}

/* What is said while a clerk types the amount. */
static void
bench_limit (LedgerStore *store)
{
  enum { READS = 200 };
  double ours[READS], plain[READS], slowest = 0;
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < READS; i++)
    {
      gint64 member = g_rand_int_range (random, 1, PEOPLE + 1), given = 0;
      g_autofree char *key = g_strdup_printf ("E%08d", (int) member);
      const VisitAsk ask = { .kind = "01", .date = "2024-12-31", .member = member, .id_key = key };
      gint64 start = g_get_monotonic_time ();
      g_autoptr (VisitLimit) limit = visit_limits_find (store, NULL, &ask, NULL, NULL);

      ours[i] = get_ms_since (start);
      slowest = MAX (slowest, ours[i]);
      plain[i] = time_plain_limit (store, member, &given);
      g_assert_cmpint (limit->given, ==, given);
    }
  printf ("a person's limit: median %.3f ms, slowest %.2f ms (goal 5); plain SQL of the sum %.3f ms, ratio %.1f\n", get_median (ours, READS),
          slowest, get_median (plain, READS), get_median (ours, READS) / get_median (plain, READS));
}

int
main (int   argc,
      char *argv[])
{
  const char *given = g_getenv ("BENCH_VISITS");
  guint n = given != NULL ? (guint) atoi (given) : 1000000;
  g_autofree char *folder = g_dir_make_tmp ("bench-aid-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.taizhang", NULL);
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_create (path, tz_registers, &error);

  if (store == NULL || !tz_union_found (store, "示范工会", &error))
    g_error ("%s", error->message);
  setvbuf (stdout, NULL, _IOLBF, 0);
  run (store, "BEGIN");
  write_people (store);
  write_visits (store, n);
  run (store, "COMMIT; ANALYZE");
  printf ("%u visits to %u people in ten years\n", n, PEOPLE);
  bench_table (store, AID_BY_MONTH, "month");
  bench_table (store, AID_BY_KIND, "kind");
  bench_table (store, AID_BY_FUND, "fund");
  bench_table (store, AID_BY_ORG, "org");
  bench_table (store, AID_BY_PERSON, "person");
  bench_limit (store);
  ledger_store_close (store);
  g_object_unref (store);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}
