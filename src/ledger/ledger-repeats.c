/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of every row only a short hash of its values is kept; the few rows whose hash comes twice are read again. */
#include "config.h"

#include "ledger-repeats.h"

#include "ledger-sql.h"
#include "ledger-store-private.h"

#define CANCEL_EVERY 4096

/* Two rows with one hash are very likely alike; the values decide. */
typedef struct
{
  guint32 hash;
  guint32 row; /* place in the ids */
} Seen;

typedef struct
{
  LedgerStore           *store;
  const LedgerRegister  *reg;
  const LedgerRepeatKey *keys;
  guint                  n_keys;
  GArray                *ids;  /* (element-type gint64) */
  GArray               **seen; /* (element-type Seen), one a key */
} Look;

static guint
count_fields (const LedgerRepeatKey *key)
{
  guint n = 0;

  while (n < LEDGER_REPEAT_FIELDS && key->fields[n] != LEDGER_NO_FIELD)
    n++;
  return n;
}

/* FNV-1a over the values, each with its end. FALSE when one is missing. */
static gboolean
hash_values (LedgerStatement *statement,
             int              first,
             guint            n,
             guint32         *hash)
{
  *hash = 2166136261u;
  for (guint i = 0; i < n; i++)
    {
      const char *text = ledger_statement_get_text (statement, first + (int) i);

      if (text == NULL)
        return FALSE;
      do
        *hash = (*hash ^ (guint8) *text) * 16777619u;
      while (*text++ != '\0');
    }
  return TRUE;
}

static void
note_row (Look            *look,
          LedgerStatement *statement)
{
  gint64 id = ledger_statement_get_number (statement, 0);
  int column = 1;

  for (guint i = 0; i < look->n_keys; i++)
    {
      guint n = count_fields (&look->keys[i]);
      Seen seen = { 0, look->ids->len };

      if (hash_values (statement, column, n, &seen.hash))
        g_array_append_val (look->seen[i], seen);
      column += (int) n;
    }
  g_array_append_val (look->ids, id);
}

static gboolean
read_rows (Look          *look,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *sql = NULL;
  LedgerStatement *statement;
  LedgerStep step;

  for (guint i = 0; i < look->n_keys; i++)
    g_array_append_vals (fields, look->keys[i].fields, count_fields (&look->keys[i]));
  /* In the order in which the rows lie: an index would fetch each from another place. */
  sql = ledger_sql_dup_columns (look->reg, (const guint *) (gpointer) fields->data, fields->len, "NOT INDEXED WHERE deleted = 0");
  statement = ledger_database_prepare (look->store->database, sql, error);
  if (statement == NULL)
    return FALSE;
  while ((step = ledger_statement_step (look->store->database, statement, error)) == LEDGER_STEP_ROW)
    {
      note_row (look, statement);
      if (look->ids->len % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE;
}

static int
compare_seen (gconstpointer a,
              gconstpointer b)
{
  const Seen *first = a, *second = b;

  if (first->hash != second->hash)
    return first->hash < second->hash ? -1 : 1;
  return first->row < second->row ? -1 : first->row > second->row;
}

static char *
dup_values (Look                  *look,
            const LedgerRepeatKey *key,
            gint64                 id)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (look->store, look->reg, id, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; record != NULL && i < count_fields (key); i++)
    g_string_append_printf (text, "%s\n", ledger_record_get (record, key->fields[i]));
  return g_string_free (text, FALSE);
}

/* Rows of one hash, apart by what they really hold. */
static void
add_groups (Look                  *look,
            const LedgerRepeatKey *key,
            const Seen            *seen,
            guint                  n,
            GPtrArray             *groups)
{
  g_autoptr (GHashTable) by_values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = g_array_index (look->ids, gint64, seen[i].row);
      char *values = dup_values (look, key, id);
      GArray *group = g_hash_table_lookup (by_values, values);

      if (group == NULL)
        {
          group = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_ptr_array_add (found, group);
          g_hash_table_insert (by_values, values, group);
        }
      else
        g_free (values);
      g_array_append_val (group, id);
    }
  for (guint i = 0; i < found->len; i++)
    {
      GArray *group = g_ptr_array_index (found, i);

      if (group->len > 1)
        g_ptr_array_add (groups, g_array_ref (group));
    }
}

static GPtrArray *
list_groups (Look         *look,
             guint         which,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray *seen = look->seen[which];
  guint end;

  g_array_sort (seen, compare_seen);
  for (guint i = 0; i < seen->len; i = end)
    {
      const Seen *first = &g_array_index (seen, Seen, i);

      for (end = i + 1; end < seen->len && g_array_index (seen, Seen, end).hash == first->hash;)
        end++;
      if (end - i < 2)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_groups (look, &look->keys[which], first, end - i, groups);
    }
  return g_steal_pointer (&groups);
}

static GPtrArray *
find_all (Look          *look,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  if (!read_rows (look, cancellable, error))
    return NULL;
  for (guint i = 0; i < look->n_keys; i++)
    {
      GPtrArray *groups = list_groups (look, i, cancellable, error);

      if (groups == NULL)
        return NULL;
      g_ptr_array_add (all, groups);
      g_array_set_size (look->seen[i], 0);
    }
  return g_steal_pointer (&all);
}

/**
 * ledger_repeats_find:
 * @keys: @n_keys of them
 *
 * Returns: (transfer full): %NULL when cancelled or unreadable
 */
GPtrArray *
ledger_repeats_find (LedgerStore            *store,
                     const LedgerRegister   *reg,
                     const LedgerRepeatKey  *keys,
                     guint                   n_keys,
                     GCancellable           *cancellable,
                     GError                **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree GArray **seen = g_new0 (GArray *, n_keys);
  Look look = { store, reg, keys, n_keys, ids, seen };
  GPtrArray *all;

  for (guint i = 0; i < n_keys; i++)
    seen[i] = g_array_new (FALSE, FALSE, sizeof (Seen));
  all = find_all (&look, cancellable, error);
  for (guint i = 0; i < n_keys; i++)
    g_array_unref (seen[i]);
  return all;
}
