/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value that says which rows and in which order. */
#include "config.h"

#include "ledger-query.h"

static void
free_filter (gpointer data)
{
  LedgerFilter *filter = data;

  g_free (filter->value);
  g_free (filter);
}

LedgerQuery *
ledger_query_new (const LedgerRegister *reg)
{
  LedgerQuery *query = g_new0 (LedgerQuery, 1);

  query->reg = reg;
  query->filters = g_ptr_array_new_with_free_func (free_filter);
  query->sort = LEDGER_NO_FIELD;
  return query;
}

LedgerQuery *
ledger_query_copy (const LedgerQuery *query)
{
  LedgerQuery *copy = ledger_query_new (query->reg);

  copy->words = g_strdup (query->words);
  copy->sort = query->sort;
  copy->descending = query->descending;
  copy->limit = query->limit;
  copy->bin = query->bin;
  copy->only = query->only != NULL ? g_array_ref (query->only) : NULL;
  copy->only_title = g_strdup (query->only_title);
  copy->only_date = g_strdup (query->only_date);
  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (query->filters, i);

      ledger_query_add_filter (copy, filter->field, filter->match, filter->value);
    }
  return copy;
}

void
ledger_query_free (LedgerQuery *query)
{
  g_free (query->words);
  g_ptr_array_unref (query->filters);
  g_clear_pointer (&query->only, g_array_unref);
  g_free (query->only_title);
  g_free (query->only_date);
  g_free (query);
}

void
ledger_query_set_words (LedgerQuery *query,
                        const char  *words)
{
  g_autofree char *copy = g_strdup (words);

  g_free (query->words);
  query->words = copy != NULL && g_strstrip (copy)[0] != '\0' ? g_steal_pointer (&copy) : NULL;
}

void
ledger_query_set_sort (LedgerQuery *query,
                       guint        field,
                       gboolean     descending)
{
  query->sort = field;
  query->descending = descending;
}

void
ledger_query_add_filter (LedgerQuery *query,
                         guint        field,
                         LedgerMatch  match,
                         const char  *value)
{
  LedgerFilter *filter = g_new0 (LedgerFilter, 1);

  g_return_if_fail (field < query->reg->n_fields);

  filter->field = field;
  filter->match = match;
  filter->value = g_strdup (value);
  g_ptr_array_add (query->filters, filter);
}

void
ledger_query_set_only (LedgerQuery *query,
                       GArray      *ids,
                       const char  *title)
{
  g_autofree char *copy = g_strdup (title);

  g_clear_pointer (&query->only, g_array_unref);
  g_clear_pointer (&query->only_date, g_free);
  g_free (query->only_title);
  query->only_title = g_steal_pointer (&copy);
  if (ids == NULL)
    return;
  query->only = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
  g_array_append_vals (query->only, ids->data, ids->len);
  g_array_sort (query->only, ledger_compare_ids);
}

void
ledger_query_set_only_date (LedgerQuery *query,
                            const char  *date)
{
  g_autofree char *copy = g_strdup (date);

  g_free (query->only_date);
  query->only_date = g_steal_pointer (&copy);
}

void
ledger_query_clear_field (LedgerQuery *query,
                          guint        field)
{
  for (guint i = query->filters->len; i-- > 0;)
    if (((LedgerFilter *) g_ptr_array_index (query->filters, i))->field == field)
      g_ptr_array_remove_index (query->filters, i);
}

gboolean
ledger_query_has_field (const LedgerQuery *query,
                        guint              field)
{
  for (guint i = 0; i < query->filters->len; i++)
    if (((LedgerFilter *) g_ptr_array_index (query->filters, i))->field == field)
      return TRUE;
  return FALSE;
}

static gboolean
has_filter (const LedgerQuery  *query,
            const LedgerFilter *wanted)
{
  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (query->filters, i);

      if (filter->field == wanted->field && filter->match == wanted->match &&
          g_strcmp0 (filter->value, wanted->value) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
ledger_query_asks_same (const LedgerQuery *a,
                        const LedgerQuery *b)
{
  if (g_strcmp0 (a->words, b->words) != 0 || a->sort != b->sort || a->filters->len != b->filters->len ||
      (a->sort != LEDGER_NO_FIELD && a->descending != b->descending))
    return FALSE;
  for (guint i = 0; i < a->filters->len; i++)
    if (!has_filter (b, g_ptr_array_index (a->filters, i)))
      return FALSE;
  return TRUE;
}

/* Does the query leave anything out? */
gboolean
ledger_query_is_narrowed (const LedgerQuery *query)
{
  return query->words != NULL || query->filters->len > 0 || query->only != NULL;
}

gboolean
ledger_match_is_alternative (LedgerMatch match)
{
  return match == LEDGER_IS || match == LEDGER_EMPTY;
}

int
ledger_compare_ids (gconstpointer a,
                    gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return (first > second) - (first < second);
}
