/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 20,000 labour disputes of ten years: the list in order of the nearest deadline with its clock column, what is due today,
 * figures and the yearbook's table, beside plain SQL on the same file. BENCH_CASES: how many cases (20,000). */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "case-clock.h"
#include "case-figures.h"
#include "case-reminders.h"
#include "cases.h"
#include "ledger-date.h"
#include "ledger-store-private.h"
#include "registers.h"

#define FIRST_DAY "2016-01-01"
#define TODAY     "2025-12-31"
#define DAYS      3652
#define SHOWN     60
#define ROUNDS    9

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_median (double *times)
{
  qsort (times, ROUNDS, sizeof *times, compare_doubles);
  return times[ROUNDS / 2];
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

/* Of the last year one in ten is still open. */
static void
write_cases (LedgerStore *store,
             guint        n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (14);
  g_autoptr (GError) error = NULL;
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "INSERT INTO cases (id, rev, batch, case_no, status, filed_date, received_date, accepted_date, consent, type, source, industry, area, people,"
    " collective, title, applicants, respondents, closed_date, outcome, due_date, days_taken, agreed_total, performed_total, claim_total, clock_due,"
    " clock_code, clock_text) VALUES (?1, 1, 1, '机工调登〔' || substr (?2, 1, 4) || '〕' || ?1 || '号', iif (?3, '6', '9'), ?2, ?2, ?2, '1', ?4, '1', ?5,"
    " '片区' || (?1 % 12), ?6, iif (?6 > 9, 1, NULL), '张某' || ?1 || '与某公司劳动报酬争议', '张某' || ?1, '某公司' || (?1 % 900), iif (?3, NULL, ?7),"
    " iif (?3, NULL, ?8), ?7, iif (?3, NULL, 15), ?9, ?9 / 2, ?9 * 2, iif (?3, ?7, NULL), iif (?3, 'D04', NULL),"
    " iif (?3, '结束调解，期满未达成协议的视为调解不成', NULL))", &error);

  if (statement == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = ledger_date_add_days (FIRST_DAY, (int) ((guint64) i * DAYS / n));
      g_autofree char *due = ledger_date_add_days (day, 15);
      g_autofree char *type = g_strdup_printf ("%d", g_rand_int_range (random, 1, 15));
      g_autofree char *industry = g_strdup_printf ("%c", 'A' + g_rand_int_range (random, 0, 20));

      ledger_statement_bind_number (statement, 1, 10000000 + i);
      ledger_statement_bind_text (statement, 2, day);
      ledger_statement_bind_number (statement, 3, i > n * 9 / 10 && g_rand_int_range (random, 0, 10) == 0);
      ledger_statement_bind_text (statement, 4, type);
      ledger_statement_bind_text (statement, 5, industry);
      ledger_statement_bind_number (statement, 6, g_rand_int_range (random, 1, 14));
      ledger_statement_bind_text (statement, 7, due);
      ledger_statement_bind_text (statement, 8, g_rand_int_range (random, 0, 4) == 0 ? "4" : "1");
      ledger_statement_bind_number (statement, 9, 100 * g_rand_int_range (random, 1000, 90000));
      if (!ledger_statement_run (store->database, statement, &error))
        g_error ("%s", error->message);
    }
}

/* All ids in order, and what a window shows of the last: closed cases, which have none, come first. */
static void
bench_list (LedgerStore *store)
{
  double ours[ROUNDS];
  guint n = 0, told = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (LedgerQuery) query = ledger_query_new (&cases_register);
      g_autoptr (GArray) ids = NULL;

      ledger_query_set_sort (query, CASE_CLOCK_DUE, FALSE);
      ids = ledger_store_select (store, query, NULL);
      told = 0;
      for (guint j = 0; j < MIN (ids->len, SHOWN); j++)
        {
          g_autoptr (LedgerRecord) record = ledger_store_load (store, &cases_register, g_array_index (ids, gint64, ids->len - 1 - j), NULL);
          g_autofree char *state = case_clock_dup_state (record, TODAY);

          told += state != NULL;
        }
      n = ids->len;
      ours[i] = get_ms_since (start);
    }
  printf ("list of %u cases by nearest deadline, %u rows with clock (%u say one): median %.1f ms (goal 100)\n", n, SHOWN, told, get_median (ours));
}

static void
bench_today (LedgerStore *store)
{
  double ours[ROUNDS];
  guint n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) items = case_today_list (store, NULL);

      n = items->len;
      ours[i] = get_ms_since (start);
    }
  printf ("what is due today, %u matters: median %.1f ms (goal 100)\n", n, get_median (ours));
}

static double
time_plain (LedgerStore *store,
            gint64      *accepted)
{
  gint64 start = g_get_monotonic_time ();
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT type, count (*), sum (people), sum (agreed_total), sum (performed_total), sum (days_taken) FROM cases WHERE deleted = 0"
    " AND accepted_date >= '2024-01-01' AND accepted_date <= '2024-12-31' GROUP BY 1", NULL);

  *accepted = 0;
  while (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    *accepted += ledger_statement_get_number (statement, 1);
  ledger_statement_reset (statement);
  return get_ms_since (start);
}

static void
bench_figures (LedgerStore *store)
{
  const CaseScope scope = { .from = "2024-01-01", .to = "2024-12-31" };
  double ours[ROUNDS], plain[ROUNDS], yearbook[ROUNDS];
  gint64 accepted = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      CaseFigure total = { 0 };
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) figures = case_figures_count (store, &scope, CASE_BY_TYPE, &total, NULL);
      g_autoptr (GPtrArray) table = NULL;

      ours[i] = get_ms_since (start);
      plain[i] = time_plain (store, &accepted);
      g_assert_cmpint (total.n[CASE_ACCEPTED], ==, accepted);
      g_assert_cmpuint (figures->len, ==, 14);
      start = g_get_monotonic_time ();
      table = case_yearbook_count (store, &scope, NULL);
      yearbook[i] = get_ms_since (start);
      g_assert_cmpint (((CaseYearbookLine *) g_ptr_array_index (table, 1))->n, ==, accepted);
    }
  printf ("a year's figures by type, %d cases accepted: median %.1f ms (goal 100); plain SQL of one measure's day %.1f ms, ratio %.1f\n",
          (int) accepted, get_median (ours), get_median (plain), get_median (ours) / get_median (plain));
  printf ("the yearbook's table: median %.1f ms (goal 100)\n", get_median (yearbook));
}

int
main (int   argc,
      char *argv[])
{
  const char *given = g_getenv ("BENCH_CASES");
  guint n = given != NULL ? (guint) atoi (given) : 20000;
  g_autofree char *folder = g_dir_make_tmp ("bench-cases-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.taizhang", NULL);
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_create (path, tz_registers, &error);

  if (store == NULL || !tz_union_found (store, "示范工会", &error))
    g_error ("%s", error->message);
  ledger_store_set_today (store, TODAY);
  setvbuf (stdout, NULL, _IOLBF, 0);
  run (store, "BEGIN");
  write_cases (store, n);
  run (store, "COMMIT; ANALYZE");
  bench_list (store);
  bench_today (store);
  bench_figures (store);
  ledger_store_close (store);
  g_object_unref (store);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}
