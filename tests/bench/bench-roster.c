/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How quick a list of members is at a size: load, search, order, blocks, memory; beside SQLite in the same run. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ledger-edit.h"
#include "ledger-pinyin.h"
#include "ledger-rows.h"
#include "ledger-store-private.h"
#include "members.h"
#include "registers.h"
#include "roster-data.h"

#define N_QUERIES 40
#define N_SQL 1
#define N_JUMPS 500

typedef struct
{
  double values[1000];
  guint  n;
} Times;

typedef char *(*MakeWord) (GRand *random);

/* Time of this thread on a processor, so that a busy machine does not count; waiting for the
 * disk does not either, which flatters SQLite. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* Memory of this process alone, in MB: the file's pages are shared with the system. */
static double
get_memory (void)
{
  g_autofree char *text = NULL;
  unsigned long    size, resident, shared;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) ||
      sscanf (text, "%lu %lu %lu", &size, &resident, &shared) != 3)
    return 0;
  return (double) (resident - shared) * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static void
add_time (Times  *times,
          double  ms)
{
  if (times->n < G_N_ELEMENTS (times->values))
    times->values[times->n++] = ms;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
get_share (Times *times,
           double share)
{
  qsort (times->values, times->n, sizeof (double), compare_doubles);
  return times->n > 0 ? times->values[MIN ((guint) (times->n * share), times->n - 1)] : 0;
}

/* Words of each class of query. */
static char *
make_han (GRand *random)
{
  g_autofree char *name = roster_data_dup_name (random);

  return g_utf8_substring (name, 0, 1);
}

static char *
make_two_han (GRand *random)
{
  g_autofree char *name = roster_data_dup_name (random);

  return g_utf8_substring (name, 0, 2);
}

static char *
make_pinyin (GRand *random)
{
  g_autofree char *name = roster_data_dup_name (random);
  g_autofree char *shown = ledger_pinyin_show (name);
  g_auto (GStrv)   parts = g_strsplit (shown, " ", -1);

  return g_strjoinv ("", parts);
}

static char *
make_partial (GRand *random)
{
  g_autofree char *pinyin = make_pinyin (random);

  return g_strndup (pinyin, MAX (strlen (pinyin) / 2, 2));
}

static char *
make_letter (GRand *random)
{
  return g_strdup_printf ("%c", "bcdfghjklmnpqstwxyz"[g_rand_int_range (random, 0, 19)]);
}

static char *
make_initials (GRand *random)
{
  g_autofree char *name = roster_data_dup_name (random);
  g_autofree char *shown = ledger_pinyin_show (name);
  g_auto (GStrv)   parts = g_strsplit (shown, " ", -1);
  GString         *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_c (out, parts[i][0]);
  return g_string_free (out, FALSE);
}

static char *
make_paper_tail (GRand *random)
{
  g_autofree char *birth = NULL;
  g_autofree char *paper = roster_data_dup_paper (random, &birth);

  return g_strdup (paper + 14);
}

static char *
make_birthday (GRand *random)
{
  g_autofree char *birth = NULL;
  g_autofree char *paper = roster_data_dup_paper (random, &birth);

  return g_strndup (paper + 6, 8);
}

static char *
make_phone_head (GRand *random)
{
  g_autofree char *phone = roster_data_dup_phone (random);

  return g_strndup (phone, 3);
}

static char *
make_phone (GRand *random)
{
  g_autofree char *phone = roster_data_dup_phone (random);

  return g_strdup (phone + 3);
}

static char *
make_unit (GRand *random)
{
  return g_strdup_printf ("第%d", g_rand_int_range (random, 1, 200));
}

static char *
make_two_words (GRand *random)
{
  g_autofree char *unit = make_unit (random);
  g_autofree char *name = make_han (random);

  return g_strconcat (name, " ", unit, NULL);
}

/* The same question as a scan by the file's own means. */
static double
ask_sqlite (LedgerStore *store,
            const char  *word,
            gboolean     like)
{
  LedgerStatement *statement =
    ledger_database_prepare (store->database,
                             like ? "SELECT id FROM members WHERE deleted = 0 AND (name LIKE '%' || ?1 || '%' OR id_no LIKE"
                                    " '%' || ?1 || '%' OR mobile LIKE '%' || ?1 || '%')"
                                  : "SELECT id FROM members WHERE deleted = 0 AND (instr(name, ?1) OR instr(id_no, ?1)"
                                    " OR instr(mobile, ?1))", NULL);
  double start = now ();

  ledger_statement_bind_text (statement, 1, word);
  while (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    ;
  ledger_statement_reset (statement);
  return now () - start;
}

static double
ask_rows (LedgerRows *rows,
          const char *words,
          guint       sort,
          gboolean    descending)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  double                  start = now ();

  ledger_query_set_words (query, words);
  ledger_query_set_sort (query, sort, descending);
  ledger_rows_set_query (rows, query);
  return now () - start;
}

static void
measure_search (LedgerRows  *rows,
                LedgerStore *store)
{
  static const struct
  {
    const char *name;
    MakeWord    make;
  } classes[] = {
    { "1 Han", make_han },          { "2 Han", make_two_han },      { "pinyin", make_pinyin },
    { "pinyin, half", make_partial }, { "1 letter", make_letter },  { "initials", make_initials },
    { "paper, last 4", make_paper_tail }, { "birthday", make_birthday }, { "telephone, 3", make_phone_head },
    { "telephone, 8", make_phone }, { "employer", make_unit },      { "name + employer", make_two_words },
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  printf ("%-16s %10s %8s %8s %8s %10s %10s %8s\n", "search", "hits", "p50 ms", "p99 ms", "max ms", "instr ms", "LIKE ms", "ratio");
  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    {
      Times  ours = { 0 }, instr = { 0 }, like = { 0 };
      double hits = 0;

      for (guint i = 0; i < N_QUERIES; i++)
        {
          g_autofree char *word = classes[c].make (random);

          add_time (&ours, ask_rows (rows, word, MEMBER_NAME, FALSE));
          hits += ledger_rows_count_shown (rows);
          if (i < N_SQL)
            {
              add_time (&instr, ask_sqlite (store, word, FALSE));
              add_time (&like, ask_sqlite (store, word, TRUE));
            }
        }
      printf ("%-16s %10.0f %8.2f %8.2f %8.2f %10.1f %10.1f %8.1f\n", classes[c].name, hits / N_QUERIES,
              get_share (&ours, 0.5), get_share (&ours, 0.99), get_share (&ours, 1), get_share (&instr, 0.5),
              get_share (&like, 0.5), get_share (&instr, 0.5) / get_share (&ours, 0.5));
      fflush (stdout);
    }
}

static void
measure_orders (LedgerRows *rows)
{
  static const guint fields[] = { MEMBER_GENDER, MEMBER_JOIN_DATE, MEMBER_MOBILE, MEMBER_ID_NO, MEMBER_UNIT_ID, MEMBER_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      double first = ask_rows (rows, NULL, fields[i], FALSE);
      double again = ask_rows (rows, NULL, fields[i], TRUE);

      printf ("order by %-12s first %7.1f ms, reversed %7.1f ms\n", members_register.fields[fields[i]].name, first, again);
    }
}

static void
measure_blocks (LedgerRows *rows)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  Times             times = { 0 };
  guint             n;

  ask_rows (rows, NULL, MEMBER_NAME, FALSE);
  n = g_list_model_get_n_items (G_LIST_MODEL (rows));
  for (guint i = 0; n > 0 && i < N_JUMPS; i++)
    {
      double start = now ();

      ledger_rows_get_record (rows, (guint) g_rand_int_range (random, 0, (gint32) n));
      add_time (&times, now () - start);
    }
  printf ("block of 64 rows  p50 %.2f ms, p99 %.2f ms\n", get_share (&times, 0.5), get_share (&times, 0.99));
}

static void
measure_save (LedgerRows  *rows,
              LedgerStore *store)
{
  Times times = { 0 };

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char       *name = g_strdup_printf ("测试%u", i);
      g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &members_register, ledger_rows_get_id (rows, 1000 + i), NULL);
      double                 start;

      ledger_edit_set (edit, MEMBER_NAME, name);
      edit->accept = g_strdup ("测试");
      start = now ();
      if (!ledger_edit_save (edit, NULL, NULL))
        printf ("not saved\n");
      add_time (&times, now () - start);
    }
  printf ("save, list sorted again  p50 %.1f ms, max %.1f ms\n", get_share (&times, 0.5), get_share (&times, 1));
}

static void
measure (const char *path)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (LedgerStore) store = ledger_store_open (path, tz_registers, LEDGER_OPEN_WRITE, &error);
  g_autoptr (LedgerRows)  rows = NULL;
  double                  memory, start;

  if (store == NULL)
    g_error ("%s", error->message);
  memory = get_memory ();
  start = now ();
  rows = ledger_rows_new (store, &members_register);
  ledger_rows_get_record (rows, 0);
  printf ("first 30 rows  %.1f ms\n", now () - start);
  start = now ();
  if (!ledger_rows_load (rows, &error))
    g_error ("%s", error->message);
  printf ("load  %.0f ms, memory %+.0f MB\n", now () - start, get_memory () - memory);
  measure_orders (rows);
  measure_search (rows, store);
  measure_blocks (rows);
  start = now ();
  ledger_rows_count_value (rows, MEMBER_STATUS, "A");
  printf ("one chip counted  %.1f ms\n", now () - start);
  printf ("memory with orders %+.0f MB\n", get_memory () - memory);
  measure_save (rows, store);
  g_clear_object (&rows);
  ledger_store_close (store);
}

static void
make_and_measure (guint n_members)
{
  g_autofree char *folder = g_dir_make_tmp ("roster-XXXXXX", NULL);
  g_autofree char *path = g_strdup_printf ("%s/%u.taizhang", folder, n_members);
  LedgerStore     *store = roster_data_new (path, n_members, 20261121);

  printf ("== %u members\n", n_members);
  ledger_store_close (store);
  g_object_unref (store);
  measure (path);
  g_remove (path);
  g_rmdir (folder);
}

/* Numbers of members, or ledgers made before. */
int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i < argc; i++)
    {
      if (g_file_test (argv[i], G_FILE_TEST_EXISTS))
        measure (argv[i]);
      else
        make_and_measure ((guint) g_ascii_strtoull (argv[i], NULL, 10));
    }
  if (argc == 1)
    {
      make_and_measure (20000);
      make_and_measure (2000000);
    }
  return 0;
}
