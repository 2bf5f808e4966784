/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten years of volunteer service: one year's table, by month, category, team and person, and one person's page,
 * beside plain SQL on the same file. BENCH_STAYS: how many rows of attendance (1,000,000). */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "activities.h"
#include "attendance.h"
#include "ledger-date.h"
#include "ledger-store-private.h"
#include "registers.h"
#include "service-record.h"
#include "star-ladder.h"
#include "volunteer-figures.h"
#include "volunteers.h"

#define FIRST_DAY "2016-01-01"
#define DAYS      3652
#define PEOPLE    20000
#define TEAMS     200
#define AT_ONCE   50 /* people at an activity */
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
step (LedgerStore     *store,
      LedgerStatement *statement)
{
  g_autoptr (GError) error = NULL;

  if (!ledger_statement_run (store->database, statement, &error))
    g_error ("%s", error->message);
}

static void
write_people (LedgerStore *store)
{
  for (guint i = 0; i < TEAMS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO teams (id, rev, batch, name) VALUES (%u, 1, 1, '第%u服务队')", i + 1, i + 1);

      run (store, sql);
    }
  for (guint i = 0; i < PEOPLE; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO volunteers (id, rev, batch, name, team_id, status, reg_date) VALUES"
                                              " (%u, 1, 1, '志愿者%u', %u, '1', '2015-01-01')", i + 1, i + 1, i % TEAMS + 1);

      run (store, sql);
    }
}

static void
write_stay (LedgerStore     *store,
            LedgerStatement *statement,
            GRand           *random,
            guint            id,
            guint            activity,
            const char      *day)
{
  guint from = (guint) g_rand_int_range (random, 480, 720), minutes = 6 * (guint) g_rand_int_range (random, 5, 41);
  g_autofree char *in = g_strdup_printf ("%s %02u:%02u", day, from / 60, from % 60);
  g_autofree char *out = g_strdup_printf ("%s %02u:%02u", day, (from + minutes) / 60, (from + minutes) % 60);

  ledger_statement_bind_number (statement, 1, id);
  ledger_statement_bind_number (statement, 2, activity);
  ledger_statement_bind_number (statement, 3, g_rand_int_range (random, 1, PEOPLE + 1));
  ledger_statement_bind_text (statement, 4, in);
  ledger_statement_bind_text (statement, 5, out);
  ledger_statement_bind_number (statement, 6, minutes);
  ledger_statement_bind_text (statement, 7, day);
  step (store, statement);
}

static void
write_service (LedgerStore *store,
               guint        n_stays)
{
  static const char *const categories[] = { "文艺演出", "社区服务", "扶老助残", "环境保护", "平安巡防", "交通引导、文明劝导", "科普" };
  g_autoptr (GRand) random = g_rand_new_with_seed (573);
  guint n_activities = n_stays / AT_ONCE;
  LedgerStatement *activity = ledger_database_prepare (store->database,
    "INSERT INTO activities (id, rev, batch, name, act_no, category, status, start_at, end_at, place, content, served_count, unit_minutes)"
    " VALUES (?1, 1, 1, ?2, ?2, ?3, '6', ?4 || ' 08:00', ?4 || ' 17:00', '广场', '秩序引导和咨询服务', ?5, 6)", NULL);
  LedgerStatement *stay = ledger_database_prepare (store->database,
    "INSERT INTO attendance (id, rev, batch, activity_id, volunteer_id, in_at, out_at, raw_minutes, approved_minutes, day, visit, rating)"
    " VALUES (?1, 1, 1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, 1, '1')", NULL);

  for (guint i = 0; i < n_activities; i++)
    {
      g_autofree char *name = g_strdup_printf ("活动%u", i + 1);
      g_autofree char *day = ledger_date_add_days (FIRST_DAY, (int) ((guint64) i * DAYS / n_activities));

      ledger_statement_bind_number (activity, 1, i + 1);
      ledger_statement_bind_text (activity, 2, name);
      ledger_statement_bind_text (activity, 3, categories[g_rand_int_range (random, 0, G_N_ELEMENTS (categories))]);
      ledger_statement_bind_text (activity, 4, day);
      ledger_statement_bind_number (activity, 5, g_rand_int_range (random, 0, 200));
      step (store, activity);
      for (guint p = 0; p < AT_ONCE; p++)
        write_stay (store, stay, random, i * AT_ONCE + p + 1, i + 1, day);
    }
  run (store, "UPDATE volunteers SET total_minutes = (SELECT sum (approved_minutes) FROM attendance a WHERE a.volunteer_id = volunteers.id"
              " AND a.deleted = 0)");
}

/* The same numbers by one statement on the rows. */
static double
time_plain_table (LedgerStore *store,
                  gint64      *minutes)
{
  gint64 start = g_get_monotonic_time ();
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT substr (day, 1, 7), count (DISTINCT activity_id), sum (visit), count (DISTINCT volunteer_id), sum (approved_minutes)"
    " FROM attendance WHERE deleted = 0 AND approved_minutes IS NOT NULL AND day >= '2025-01-01' AND day <= '2025-12-31' GROUP BY 1", NULL);

  *minutes = 0;
  while (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    *minutes += ledger_statement_get_number (statement, 4);
  ledger_statement_reset (statement);
  return get_ms_since (start);
}

static void
bench_table (LedgerStore     *store,
             ServiceGrouping  grouping,
             const char      *title)
{
  const ServiceScope scope = { .from = "2025-01-01", .to = "2025-12-31" };
  double ours[ROUNDS], plain[ROUNDS];
  ServiceFigure total;
  gint64 minutes = 0;
  guint n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) figures = service_figures_count (store, &scope, grouping, &total, NULL);

      ours[i] = get_ms_since (start);
      plain[i] = time_plain_table (store, &minutes);
      g_assert_cmpint (total.n[SERVICE_MINUTES], ==, minutes);
      n = figures->len;
    }
  printf ("a year's table by %s, %u lines, %d visits: median %.1f ms (goal 200); plain SQL by month %.1f ms, ratio %.2f\n", title, n,
          (int) total.n[SERVICE_VISITS], get_median (ours, ROUNDS), get_median (plain, ROUNDS),
          get_median (ours, ROUNDS) / get_median (plain, ROUNDS));
}

static double
time_plain_person (LedgerStore *store,
                   gint64       id)
{
  gint64 start = g_get_monotonic_time ();
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT a.day, c.name, c.place, c.content, a.approved_minutes, a.rating FROM attendance a JOIN activities c ON c.id = a.activity_id"
    " WHERE a.deleted = 0 AND a.approved_minutes IS NOT NULL AND a.volunteer_id = ?1 ORDER BY a.day", NULL);

  ledger_statement_bind_number (statement, 1, id);
  while (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    ;
  ledger_statement_reset (statement);
  return get_ms_since (start);
}

/* All service, hours by year, the next star: what a person's page shows. */
static void
bench_person (LedgerStore *store)
{
  enum { READS = 50 };
  double ours[READS], plain[READS], slowest = 0;
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  guint n = 0;

  for (guint i = 0; i < READS; i++)
    {
      gint64 id = g_rand_int_range (random, 1, PEOPLE + 1);
      const ServiceScope scope = { .volunteer = id };
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) lines = service_record_load (store, id, NULL, NULL, NULL);
      g_autoptr (GPtrArray) years = service_figures_count (store, &scope, SERVICE_BY_YEAR, NULL, NULL);
      g_autoptr (StarLadder) ladder = star_ladder_new (store, "2026-09-22");
      gint64 minutes = 0;
      g_autofree char *next = NULL;

      service_record_sum (lines, NULL, &minutes);
      next = star_ladder_dup_next (ladder, minutes, NULL);
      ours[i] = get_ms_since (start);
      slowest = MAX (slowest, ours[i]);
      plain[i] = time_plain_person (store, id);
      g_assert_cmpuint (years->len, >, 0);
      n += lines->len;
    }
  printf ("a person's page with %.0f stays on average: median %.1f ms, slowest %.1f ms (goal 200); plain SQL of the lines %.2f ms\n",
          n / (double) READS, get_median (ours, READS), slowest, get_median (plain, READS));
}

int
main (int   argc,
      char *argv[])
{
  const char *given = g_getenv ("BENCH_STAYS");
  guint n_stays = given != NULL ? (guint) atoi (given) : 1000000;
  g_autofree char *folder = g_dir_make_tmp ("bench-service-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.taizhang", NULL);
  g_autoptr (GError) error = NULL;
  LedgerStore *store = ledger_store_create (path, tz_registers, &error);

  if (store == NULL || !tz_union_found (store, "示范工会", &error))
    g_error ("%s", error->message);
  setvbuf (stdout, NULL, _IOLBF, 0);
  run (store, "BEGIN");
  write_people (store);
  write_service (store, n_stays);
  run (store, "COMMIT; ANALYZE");
  printf ("%u stays of %u people in ten years\n", n_stays, PEOPLE);
  bench_table (store, SERVICE_BY_MONTH, "month");
  bench_table (store, SERVICE_BY_CATEGORY, "category");
  bench_table (store, SERVICE_BY_TEAM, "team");
  bench_table (store, SERVICE_BY_PERSON, "person");
  bench_person (store);
  ledger_store_close (store);
  g_object_unref (store);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}
