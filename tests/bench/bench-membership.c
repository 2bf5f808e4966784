/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting members as of a past day, reading one with all changes, and moving a thousand at once, in a big
 * ledger; beside plain SQL on the same file. BENCH_MEMBERS: how many (2,000,000). */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#include "ledger-date.h"
#include "ledger-store-private.h"
#include "member-events.h"
#include "members.h"
#include "membership-batch.h"
#include "membership-figures.h"
#include "registers.h"
#include "roster-data.h"

#define ORGS   2000
#define ROUNDS 9
#define MOVED  1000

/* What happens to one member in a thousand words: code, state before, state after, moves. */
typedef struct
{
  const char *code;
  const char *was;
  const char *state;
  gboolean    moves;
} Fate;

static const Fate fates[] = {
  { "10", "A", "A", TRUE }, { "11", "A", "A", FALSE }, { "3", "A", "R", FALSE }, { "7", "R", "A", FALSE },
  { "10", "A", "A", TRUE }, { "14", "A", "R", FALSE }, { "4", "A", "T", FALSE }, { "2", "T", "A", TRUE },
};

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
get_slowest (const double *times,
             guint         n)
{
  double slowest = 0;

  for (guint i = 0; i < n; i++)
    slowest = MAX (slowest, times[i]);
  return slowest;
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
write_event (LedgerStore     *store,
             LedgerStatement *statement,
             gint64           id,
             gint64           member,
             const Fate      *fate,
             gint64           from_org,
             gint64           org,
             const char      *since,
             const char      *until)
{
  g_autoptr (GError) error = NULL;

  ledger_statement_bind_number (statement, 1, id);
  ledger_statement_bind_number (statement, 2, member);
  ledger_statement_bind_text (statement, 3, fate->code);
  ledger_statement_bind_text (statement, 4, since);
  ledger_statement_bind_text (statement, 5, fate->was);
  ledger_statement_bind_value (statement, 6, TRUE, NULL);
  if (from_org != 0)
    ledger_statement_bind_number (statement, 6, from_org);
  ledger_statement_bind_text (statement, 7, fate->state);
  ledger_statement_bind_number (statement, 8, org);
  ledger_statement_bind_text (statement, 9, until);
  ledger_statement_bind_value (statement, 10, TRUE, NULL);
  if (fate->moves)
    ledger_statement_bind_number (statement, 10, org);
  if (!ledger_statement_run (store->database, statement, &error))
    g_error ("%s", error->message);
}

/* One to four changes, two and a half on average, over twenty years. */
static guint
write_member_events (LedgerStore     *store,
                     LedgerStatement *statement,
                     GRand           *random,
                     gint64           member,
                     gint64           first_id)
{
  static const Fate entry = { "1", NULL, "A", TRUE };
  guint n = (guint) g_rand_int_range (random, 1, 5);
  guint day = ledger_date_get_day ("2005-01-01") + (guint) g_rand_int_range (random, 0, 2500);
  g_autofree char *since = ledger_date_from_day (day);
  gint64 org = 1 + g_rand_int_range (random, 0, ORGS), from_org = 0;
  const Fate *fate = &entry;

  for (guint i = 0; i < n; i++)
    {
      const Fate *next = &fates[g_rand_int_range (random, 0, G_N_ELEMENTS (fates))];
      g_autofree char *until = NULL;

      while (next->was[0] != fate->state[0])
        next = &fates[g_rand_int_range (random, 0, G_N_ELEMENTS (fates))];
      day += 1 + (guint) g_rand_int_range (random, 0, 1300);
      until = i + 1 < n ? ledger_date_from_day (day) : g_strdup (MEMBER_EVENT_NEVER);
      write_event (store, statement, first_id + i, member, fate, from_org, org, since, until);
      fate = next;
      from_org = org;
      if (next->moves)
        org = 1 + g_rand_int_range (random, 0, ORGS);
      g_free (since);
      since = g_steal_pointer (&until);
    }
  return n;
}

static guint
write_events (LedgerStore *store,
              guint        n_members)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (573);
  LedgerStatement *statement = NULL;
  guint n = 0;

  run (store, "BEGIN");
  for (guint i = 0; i < ORGS; i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO orgs (id, rev, batch, name) VALUES (%u, 1, 1, '第%u工会')", i + 1, i + 1);

      run (store, sql);
    }
  statement = ledger_database_prepare (store->database,
    "INSERT INTO member_events (id, rev, batch, member_id, event, date, was_state, from_org, state, org_id, since, until, to_org)"
    " VALUES (?1, 1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?4, ?9, ?10)", NULL);
  for (guint i = 0; i < n_members; i++)
    {
      n += write_member_events (store, statement, random, (gint64) (i + 1) << 20, ((gint64) (i + 1) << 20) + 1);
      if (i % 100000 == 99999)
        run (store, "COMMIT; BEGIN");
    }
  run (store, "UPDATE members SET (status, org_id) = (SELECT state, org_id FROM member_events e WHERE e.member_id = members.id"
              " AND e.deleted = 0 AND e.until = '" MEMBER_EVENT_NEVER "')");
  run (store, "COMMIT");
  run (store, "ANALYZE");
  return n;
}

/* The same answer from the rows themselves, by the index on them. */
static double
time_plain_count (LedgerStore *store,
                  const char  *day)
{
  gint64 start = g_get_monotonic_time ();
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT org_id, count (*) FROM member_events WHERE deleted = 0 AND state = 'A' AND since <= ?1 AND until > ?1 GROUP BY org_id",
    NULL);
  gint64 n = 0;

  ledger_statement_bind_text (statement, 1, day);
  while (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    n += ledger_statement_get_number (statement, 1);
  ledger_statement_reset (statement);
  g_assert_cmpint (n, >, 0);
  return get_ms_since (start);
}

static void
bench_count (LedgerStore *store)
{
  double ours[ROUNDS], plain[ROUNDS];
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *day = ledger_date_from_day (ledger_date_get_day ("2012-01-01") + (guint) g_rand_int_range (random, 0, 3500));
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GHashTable) counts = membership_count_by_org (store, day, NULL);

      ours[i] = get_ms_since (start);
      plain[i] = time_plain_count (store, day);
    }
  printf ("count by %u organisations as of a past day: median %.1f ms, slowest %.1f ms (goal 150)\n", ORGS,
          get_median (ours, ROUNDS), get_slowest (ours, ROUNDS));
  printf ("  plain SQL on the rows %.1f ms, ratio %.2f\n", get_median (plain, ROUNDS),
          get_median (ours, ROUNDS) / get_median (plain, ROUNDS));
}

static void
bench_record (LedgerStore *store,
              guint        n_members)
{
  enum { READS = 200 };
  double times[READS];
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  guint n = 0;

  for (guint i = 0; i < READS; i++)
    {
      gint64 id = (gint64) (g_rand_int_range (random, 0, (gint32) n_members) + 1) << 20;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (LedgerRecord) member = ledger_store_load (store, &members_register, id, NULL);
      g_autoptr (GPtrArray) events = ledger_store_load_children (store, &member_events_register, id, NULL);

      for (guint f = 0; f < member->reg->n_fields; f++)
        g_free (ledger_store_dup_shown (store, member, f, TRUE));
      for (guint e = 0; e < events->len; e++)
        for (guint f = 0; f < MEMBER_EVENT_N_FIELDS; f++)
          g_free (ledger_store_dup_shown (store, g_ptr_array_index (events, e), f, TRUE));
      times[i] = get_ms_since (start);
      n += events->len;
    }
  printf ("a member's record with all changes (%.1f on average): median %.2f ms, slowest %.2f ms (goal 16)\n", n / (double) READS,
          get_median (times, READS), get_slowest (times, READS));
}

/* The bare writing of as many rows: the change, the one before it, the member, and six of history. */
static double
time_bare_moves (LedgerStore *store)
{
  gint64 next = 1 + ledger_database_get_number (store->database, "SELECT max (id) FROM history", 0, NULL);
  gint64 start = g_get_monotonic_time ();

  run (store, "BEGIN IMMEDIATE");
  for (guint i = 0; i < MOVED; i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "UPDATE members SET rev = rev + 1, memo = 'x%u' WHERE id = %" G_GINT64_FORMAT ";"
        "UPDATE member_events SET rev = rev + 1, until = '2025-01-02' WHERE id = %" G_GINT64_FORMAT ";"
        "INSERT INTO member_events (id, rev, batch, member_id, event, state, org_id, was_state, from_org, since, until)"
        " VALUES (%u, 1, 1, %" G_GINT64_FORMAT ", '10', 'A', 1, 'A', 2, '2025-01-02', '9999-12-31');",
        i, (gint64) (i + 1) << 20, ((gint64) (i + 1) << 20) + 1, i + 1, (gint64) (i + 1) << 20);

      run (store, sql);
      for (guint h = 0; h < 6; h++, next++)
        {
          g_autofree char *history = g_strdup_printf (
            "INSERT INTO history (id, batch, action, register, row, field, digest, chain) VALUES (%" G_GINT64_FORMAT
            ", 1, 1, 'members', 1, 'memo', randomblob (32), randomblob (32));"
            "INSERT INTO history_values (id, salt, old_value, new_value) VALUES (%" G_GINT64_FORMAT
            ", randomblob (16), 'a', 'b');", next, next);

          run (store, history);
        }
    }
  run (store, "COMMIT");
  return get_ms_since (start);
}

static void
bench_moves (LedgerStore *store)
{
  g_autoptr (GArray) here = membership_list (store, ledger_store_get_today (store), "A", NULL, NULL);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LedgerEdit) form = membership_begin (store, 0, MEMBERSHIP_MOVED, NULL);
  g_autoptr (MembershipOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;
  double ours, bare;

  for (guint i = 0; i < here->len && some->len < MOVED; i += MAX (here->len / MOVED, 1))
    g_array_append_val (some, g_array_index (here, gint64, i));
  ledger_record_set_number (form->after, MEMBER_EVENT_TO_ORG, ORGS);
  form->accept = g_strdup ("测速");
  start = g_get_monotonic_time ();
  outcome = membership_apply_all (store, some, form, NULL, NULL, NULL, &error);
  ours = get_ms_since (start);
  if (outcome == NULL)
    g_error ("%s", error->message);
  bare = time_bare_moves (store);
  printf ("%u of %u moved in one batch: %.0f ms (goal 1000), bare rows %.0f ms, ratio %.2f\n", outcome->done, some->len, ours,
          bare, ours / bare);
}

int
main (int   argc,
      char *argv[])
{
  const char *given = g_getenv ("BENCH_MEMBERS");
  guint n_members = given != NULL ? (guint) atoi (given) : 2000000, n_events;
  g_autofree char *folder = g_dir_make_tmp ("bench-membership-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.taizhang", NULL);
  LedgerStore *store = roster_data_new (path, n_members, 573);

  setvbuf (stdout, NULL, _IOLBF, 0);
  n_events = write_events (store, n_members);
  printf ("%u members, %u changes\n", n_members, n_events);
  bench_count (store);
  bench_record (store, n_members);
  bench_moves (store);
  ledger_store_close (store);
  g_object_unref (store);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}
