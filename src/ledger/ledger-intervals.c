/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What held on a day and what changed between two, asked of the file. */
#include "config.h"

#include "ledger-intervals.h"

#include <glib/gi18n-lib.h>

#include "ledger-store-private.h"

/* Places of the values that every statement here binds. */
#define FIRST_TRAIT 10

static const char *
name_of (const LedgerIntervals *intervals,
         guint                  field)
{
  return intervals->reg->fields[field].name;
}

static const LedgerRegister *
find_subject (LedgerStore           *store,
              const LedgerIntervals *intervals)
{
  return ledger_store_find_register (store, intervals->reg->fields[intervals->subject].refers_to);
}

static void
add_number (GHashTable *table,
            gint64      group,
            gint64      number)
{
  guint *known = g_hash_table_lookup (table, &group);

  if (known == NULL)
    {
      known = g_new0 (guint, 1);
      g_hash_table_insert (table, g_memdup2 (&group, sizeof group), known);
    }
  *known += (guint) number;
}

/* Whole months from the balance, the days of the last one from the rows. */
static char *
dup_count_sql (const LedgerIntervals *intervals)
{
  const char *group = name_of (intervals, intervals->group);
  const char *was_group = name_of (intervals, intervals->was_group);
  const char *state = name_of (intervals, intervals->state);
  const char *was_state = name_of (intervals, intervals->was_state);
  const char *since = name_of (intervals, intervals->since);
  const char *table = intervals->reg->id;

  return g_strdup_printf (
    "SELECT g, sum (n) FROM ("
    "SELECT \"%s\" g, sum (change) n FROM \"%s\" WHERE month < substr (?1, 1, 7) GROUP BY 1"
    " UNION ALL SELECT coalesce (\"%s\", 0), count (*) FROM \"%s\" WHERE deleted = 0 AND \"%s\" IS NOT NULL"
    " AND \"%s\" >= substr (?1, 1, 7) AND \"%s\" <= ?1 AND \"%s\" = ?2 GROUP BY 1"
    " UNION ALL SELECT coalesce (\"%s\", 0), -count (*) FROM \"%s\" WHERE deleted = 0 AND \"%s\" IS NOT NULL"
    " AND \"%s\" >= substr (?1, 1, 7) AND \"%s\" <= ?1 AND \"%s\" = ?2 GROUP BY 1"
    ") GROUP BY g HAVING sum (n) <> 0",
    group, intervals->balance,
    group, table, state, since, since, state,
    was_group, table, state, since, since, was_state);
}

GHashTable *
ledger_intervals_count (LedgerStore           *store,
                        const LedgerIntervals *intervals,
                        const char            *day,
                        GError               **error)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autofree char *sql = dup_count_sql (intervals);
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, error);
  LedgerStep step;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_text (statement, 1, day);
  ledger_statement_bind_text (statement, 2, intervals->counted);
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    add_number (table, ledger_statement_get_number (statement, 0), ledger_statement_get_number (statement, 1));
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&table) : NULL;
}

/* The state is written into the text, so that the index of rows in that state serves. */
static char *
dup_held_sql (const LedgerIntervals *intervals,
              const char            *state)
{
  g_autofree char *quoted = g_strescape (state, NULL);

  g_return_val_if_fail (g_strcmp0 (quoted, state) == 0 && strchr (state, '\'') == NULL, NULL);

  return g_strdup_printf ("e.deleted = 0 AND e.\"%s\" = '%s' AND e.\"%s\" <= ?1 AND e.\"%s\" > ?1",
                          name_of (intervals, intervals->state), state,
                          name_of (intervals, intervals->since), name_of (intervals, intervals->until));
}

GArray *
ledger_intervals_list (LedgerStore           *store,
                       const LedgerIntervals *intervals,
                       const char            *day,
                       const char            *state,
                       const GArray          *groups,
                       GError               **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *held = dup_held_sql (intervals, state);
  g_autofree char *list = groups != NULL ? ledger_sql_dup_ids (groups) : NULL;
  g_autofree char *narrow = groups == NULL ? g_strdup ("")
    : g_strdup_printf (" AND coalesce (e.\"%s\", 0) IN (SELECT value FROM json_each (?2))",
                       name_of (intervals, intervals->group));
  g_autofree char *sql = g_strdup_printf ("SELECT e.\"%s\" FROM \"%s\" e WHERE %s%s ORDER BY 1",
                                          name_of (intervals, intervals->subject), intervals->reg->id, held, narrow);
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, error);
  LedgerStep step;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_text (statement, 1, day);
  if (list != NULL)
    ledger_statement_bind_text (statement, 2, list);
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    {
      gint64 id = ledger_statement_get_number (statement, 0);

      g_array_append_val (ids, id);
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* One column a trait, 1 or 0. */
static void
append_traits (GString              *sql,
               const LedgerRegister *subject,
               const LedgerFilter   *traits,
               guint                 n_traits,
               const char           *wrap)
{
  static const char *const operators[] = {
    [LEDGER_IS] = "=", [LEDGER_IS_NOT] = "IS NOT", [LEDGER_AT_LEAST] = ">=", [LEDGER_AT_MOST] = "<=",
  };

  for (guint i = 0; i < n_traits; i++)
    {
      g_return_if_fail (traits[i].match <= LEDGER_AT_MOST);
      g_string_append_printf (sql, ", %s (coalesce (s.\"%s\" %s ?%u, 0))", wrap, subject->fields[traits[i].field].name,
                              operators[traits[i].match], FIRST_TRAIT + i);
    }
}

static void
bind_traits (LedgerStatement      *statement,
             const LedgerRegister *subject,
             const LedgerFilter   *traits,
             guint                 n_traits)
{
  for (guint i = 0; i < n_traits; i++)
    ledger_statement_bind_value (statement, (int) (FIRST_TRAIT + i),
                                 ledger_field_is_integer (&subject->fields[traits[i].field]), traits[i].value);
}

static void
read_tally (GHashTable      *table,
            LedgerStatement *statement,
            guint            n_numbers)
{
  gint64 group = ledger_statement_get_number (statement, 0);
  guint *numbers = g_new0 (guint, n_numbers);

  for (guint i = 0; i < n_numbers; i++)
    numbers[i] = (guint) ledger_statement_get_number (statement, (int) i + 1);
  g_hash_table_insert (table, g_memdup2 (&group, sizeof group), numbers);
}

GHashTable *
ledger_intervals_tally (LedgerStore           *store,
                        const LedgerIntervals *intervals,
                        const char            *day,
                        const char            *state,
                        const LedgerFilter    *traits,
                        guint                  n_traits,
                        GError               **error)
{
  const LedgerRegister *subject = find_subject (store, intervals);
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autofree char *held = dup_held_sql (intervals, state);
  LedgerStatement *statement = NULL;
  LedgerStep step;

  g_string_append_printf (sql, "coalesce (e.\"%s\", 0), count (*)", name_of (intervals, intervals->group));
  append_traits (sql, subject, traits, n_traits, "sum");
  g_string_append_printf (sql, " FROM \"%s\" e JOIN \"%s\" s ON s.id = e.\"%s\" WHERE %s GROUP BY 1",
                          intervals->reg->id, subject->id, name_of (intervals, intervals->subject), held);
  statement = ledger_database_prepare (store->database, sql->str, error);
  if (statement == NULL)
    return NULL;
  ledger_statement_bind_text (statement, 1, day);
  bind_traits (statement, subject, traits, n_traits);
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    read_tally (table, statement, 1 + n_traits);
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&table) : NULL;
}

static char *
dup_changes_sql (const LedgerIntervals *intervals,
                 const LedgerRegister  *subject,
                 const LedgerFilter    *traits,
                 guint                  n_traits)
{
  GString *sql = g_string_new ("SELECT e.id");
  const guint columns[] = { intervals->subject, intervals->event, intervals->since, intervals->was_state,
                            intervals->was_group, intervals->state, intervals->group };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_string_append_printf (sql, ", e.\"%s\"", name_of (intervals, columns[i]));
  append_traits (sql, subject, traits, n_traits, "");
  g_string_append_printf (sql, " FROM \"%s\" e JOIN \"%s\" s ON s.id = e.\"%s\" WHERE e.deleted = 0"
                          " AND e.\"%s\" IS NOT NULL AND e.\"%s\" >= ?1 AND e.\"%s\" <= ?2 ORDER BY e.\"%s\", e.id",
                          intervals->reg->id, subject->id, name_of (intervals, intervals->subject),
                          name_of (intervals, intervals->state), name_of (intervals, intervals->since),
                          name_of (intervals, intervals->since), name_of (intervals, intervals->since));
  return g_string_free (sql, FALSE);
}

/* Bit i is set where the i-th of the columns from @first on says so. */
static guint
read_traits (LedgerStatement *statement,
             int              first,
             guint            n_traits)
{
  guint traits = 0;

  for (guint i = 0; i < n_traits; i++)
    if (ledger_statement_get_number (statement, first + (int) i) != 0)
      traits |= 1u << i;
  return traits;
}

gboolean
ledger_intervals_each_held (LedgerStore           *store,
                            const LedgerIntervals *intervals,
                            const char            *day,
                            const char            *state,
                            const LedgerFilter    *traits,
                            guint                  n_traits,
                            gboolean             (*visit) (gint64   subject,
                                                           gint64   group,
                                                           guint    traits,
                                                           gpointer data),
                            gpointer               data,
                            GError               **error)
{
  const LedgerRegister *subject = find_subject (store, intervals);
  const char *key = name_of (intervals, intervals->subject);
  g_autofree char *held = dup_held_sql (intervals, state);
  g_autoptr (GString) sql = g_string_new (NULL);
  LedgerStatement *statement = NULL;
  LedgerStep step;

  g_string_append_printf (sql, "SELECT e.\"%s\", coalesce (e.\"%s\", 0)", key, name_of (intervals, intervals->group));
  append_traits (sql, subject, traits, n_traits, "");
  g_string_append_printf (sql, " FROM \"%s\" e JOIN \"%s\" s ON s.id = e.\"%s\" WHERE %s ORDER BY 1",
                          intervals->reg->id, subject->id, key, held);
  statement = ledger_database_prepare (store->database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_text (statement, 1, day);
  bind_traits (statement, subject, traits, n_traits);
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    if (!visit (ledger_statement_get_number (statement, 0), ledger_statement_get_number (statement, 1),
                read_traits (statement, 2, n_traits), data))
      break;
  ledger_statement_reset (statement);
  return step != LEDGER_STEP_FAILED;
}

static void
read_change (LedgerStatement      *statement,
             guint                 n_traits,
             LedgerIntervalChange *change)
{
  change->row = ledger_statement_get_number (statement, 0);
  change->subject = ledger_statement_get_number (statement, 1);
  change->event = ledger_statement_get_text (statement, 2);
  change->since = ledger_statement_get_text (statement, 3);
  change->was_state = ledger_statement_get_text (statement, 4);
  change->was_group = ledger_statement_get_number (statement, 5);
  change->state = ledger_statement_get_text (statement, 6);
  change->group = ledger_statement_get_number (statement, 7);
  change->traits = read_traits (statement, 8, n_traits);
}

gboolean
ledger_intervals_each_change (LedgerStore           *store,
                              const LedgerIntervals *intervals,
                              const char            *from,
                              const char            *to,
                              const LedgerFilter    *traits,
                              guint                  n_traits,
                              gboolean             (*visit) (const LedgerIntervalChange *change,
                                                             gpointer                    data),
                              gpointer               data,
                              GError               **error)
{
  const LedgerRegister *subject = find_subject (store, intervals);
  g_autofree char *sql = dup_changes_sql (intervals, subject, traits, n_traits);
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, error);
  LedgerIntervalChange change;
  LedgerStep step;

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_text (statement, 1, from);
  ledger_statement_bind_text (statement, 2, to);
  bind_traits (statement, subject, traits, n_traits);
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    {
      read_change (statement, n_traits, &change);
      if (!visit (&change, data))
        break;
    }
  ledger_statement_reset (statement);
  return step != LEDGER_STEP_FAILED;
}

/* What the triggers should have added up to. */
static char *
dup_proof_sql (const LedgerIntervals *intervals)
{
  const char *group = name_of (intervals, intervals->group);
  const char *was_group = name_of (intervals, intervals->was_group);
  const char *state = name_of (intervals, intervals->state);
  const char *was_state = name_of (intervals, intervals->was_state);
  const char *since = name_of (intervals, intervals->since);
  const char *table = intervals->reg->id;

  return g_strdup_printf (
    "SELECT month, sum (n) FROM ("
    "SELECT month, \"%s\" g, -change n FROM \"%s\""
    " UNION ALL SELECT substr (\"%s\", 1, 7), coalesce (\"%s\", 0), 1 FROM \"%s\""
    "  WHERE deleted = 0 AND \"%s\" = ?1"
    " UNION ALL SELECT substr (\"%s\", 1, 7), coalesce (\"%s\", 0), -1 FROM \"%s\""
    "  WHERE deleted = 0 AND \"%s\" IS NOT NULL AND \"%s\" = ?1"
    ") GROUP BY month, g HAVING sum (n) <> 0",
    group, intervals->balance, since, group, table, state, since, was_group, table, state, was_state);
}

/* Whoever is in the register has at least one change that says since when. */
static gboolean
prove_subjects (LedgerStore           *store,
                const LedgerIntervals *intervals,
                GPtrArray             *findings,
                GError               **error)
{
  const LedgerField *subject = &intervals->reg->fields[intervals->subject];
  const LedgerRegister *reg = ledger_store_find_register (store, subject->refers_to);
  g_autofree char *sql = g_strdup_printf (
    "SELECT id FROM \"%s\" s WHERE deleted = 0 AND NOT EXISTS"
    " (SELECT 1 FROM \"%s\" e WHERE e.\"%s\" = s.id AND e.deleted = 0 AND e.\"%s\" IS NOT NULL)",
    subject->refers_to, intervals->reg->id, subject->name, name_of (intervals, intervals->state));
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, error);
  LedgerStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    {
      g_autofree char *label = ledger_store_dup_label (store, reg, ledger_statement_get_number (statement, 0));

      g_ptr_array_add (findings, g_strdup_printf (_("%s“%s”没有%s记录，各项人数里没有它；请删除它再重新登记"),
                                                  _(reg->row_title), label, _(intervals->reg->row_title)));
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE;
}

gboolean
ledger_intervals_prove (LedgerStore           *store,
                        const LedgerIntervals *intervals,
                        GPtrArray             *findings,
                        GError               **error)
{
  g_autofree char *sql = dup_proof_sql (intervals);
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, error);
  LedgerStep step;

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_text (statement, 1, intervals->counted);
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    g_ptr_array_add (findings, g_strdup_printf (_("%s的月度合计在程序之外被改过：%s"), intervals->reg->title,
                                                ledger_statement_get_text (statement, 0)));
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE && prove_subjects (store, intervals, findings, error);
}
