/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders and filters of an index: from its columns where it has them, else from the file. */
#include "ledger-index-private.h"

#include <string.h>

#include "ledger-index-sort.h"
#include "ledger-kind.h"
#include "ledger-sql.h"
#include "ledger-store-private.h"

static void
clear_order (LedgerOrder *order)
{
  g_clear_pointer (&order->rows, g_free);
  order->used = 0;
}

void
ledger_index_forget (LedgerIndex *self)
{
  for (guint i = 0; i < LEDGER_INDEX_MAX_ORDERS; i++)
    clear_order (&self->orders[i]);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->word_ranks, g_free);
}

/* Rows by the label of the row they refer to. */
static void
sort_by_label (const LedgerColumn *column,
               guint32            *rows,
               guint               n_rows)
{
  GPtrArray          *labels = column->target->labels;
  LedgerIndexText    *text = ledger_index_text_new (FALSE, 0);
  g_autofree guint32 *sorted = g_new (guint32, labels->len + 1);
  g_autofree guint64 *places = g_new0 (guint64, labels->len + 1);
  g_autofree guint64 *keys = g_new0 (guint64, n_rows);

  for (guint i = 0; i < labels->len; i++)
    ledger_index_text_add (text, i, labels->pdata[i]);
  ledger_index_text_sort (text, sorted, labels->len);
  ledger_index_text_free (text);
  for (guint i = 0; i < labels->len; i++)
    places[sorted[i] + 1] = i + 1;
  for (guint row = 0; row < MIN (n_rows, column->rows->len); row++)
    keys[row] = places[g_array_index (column->rows, guint32, row)];
  ledger_index_sort_keys (keys, rows, n_rows);
}

static void
sort_by_code (const LedgerColumn *column,
              guint32            *rows,
              guint               n_rows)
{
  g_autofree guint64 *keys = g_new0 (guint64, n_rows);

  for (guint row = 0; row < MIN (n_rows, column->codes->len); row++)
    keys[row] = column->codes->data[row];
  ledger_index_sort_keys (keys, rows, n_rows);
}

static void
sort_by_number (const LedgerColumn *column,
                guint32            *rows,
                guint               n_rows)
{
  g_autofree guint64 *keys = g_new0 (guint64, n_rows);

  for (guint row = 0; row < MIN (n_rows, column->numbers->len); row++)
    keys[row] = g_array_index (column->numbers, guint32, row);
  ledger_index_sort_keys (keys, rows, n_rows);
}

/* Texts that are not searched are read for sorting only. */
static void
sort_by_file (LedgerIndex *self,
              guint        field,
              guint32     *rows,
              guint        n_rows)
{
  const LedgerField *description = &self->reg->fields[field];
  g_autofree char   *sql = ledger_sql_dup_columns (self->reg, &field, 1, "WHERE deleted = 0 ORDER BY id");
  LedgerIndexText   *text = ledger_index_text_new ((description->flags & LEDGER_PERSON_NAME) != 0, 0);
  LedgerStatement   *statement = ledger_database_prepare (self->store->database, sql, NULL);
  g_autofree guint64 *numbers = description->kind->is_integer ? g_new0 (guint64, n_rows) : NULL;

  while (statement != NULL && ledger_statement_step (self->store->database, statement, NULL) == LEDGER_STEP_ROW)
    {
      guint32 row = ledger_index_table_find (self->data->main, ledger_statement_get_number (statement, 0));

      if (row >= n_rows)
        continue;
      if (numbers == NULL)
        ledger_index_text_add (text, row, ledger_statement_get_text (statement, 1));
      else if (!ledger_statement_is_null (statement, 1))
        numbers[row] = (guint64) ledger_statement_get_number (statement, 1) ^ (G_GUINT64_CONSTANT (1) << 63);
    }
  if (statement != NULL)
    ledger_statement_reset (statement);
  if (numbers != NULL)
    ledger_index_sort_keys (numbers, rows, n_rows);
  else
    ledger_index_text_sort (text, rows, n_rows);
  ledger_index_text_free (text);
}

static void
make_order (LedgerIndex *self,
            guint        field,
            guint32     *rows,
            guint        n_rows)
{
  const LedgerColumn *column = ledger_index_table_find_column (self->data->main, field);

  if (column == NULL || column->clamped ||
      (column->type == LEDGER_COLUMN_REFERENCE && column->target == NULL))
    sort_by_file (self, field, rows, n_rows);
  else if (column->type == LEDGER_COLUMN_TEXT)
    ledger_index_text_sort (column->text, rows, n_rows);
  else if (column->type == LEDGER_COLUMN_DIGITS)
    ledger_index_digits_sort (column->digits, rows, n_rows);
  else if (column->type == LEDGER_COLUMN_REFERENCE)
    sort_by_label (column, rows, n_rows);
  else if (column->type == LEDGER_COLUMN_CODE)
    sort_by_code (column, rows, n_rows);
  else
    sort_by_number (column, rows, n_rows);
}

const guint32 *
ledger_index_get_order (LedgerIndex *self,
                        guint        field)
{
  LedgerOrder *oldest = &self->orders[0];

  if (field == LEDGER_NO_FIELD)
    return NULL;
  self->clock++;
  for (guint i = 0; i < LEDGER_INDEX_MAX_ORDERS; i++)
    {
      LedgerOrder *order = &self->orders[i];

      if (order->rows != NULL && order->field == field)
        {
          order->used = self->clock;
          return order->rows;
        }
      if (order->used < oldest->used)
        oldest = order;
    }
  clear_order (oldest);
  oldest->field = field;
  oldest->used = self->clock;
  oldest->n_rows = ledger_index_table_count (self->data->main);
  oldest->rows = g_new (guint32, oldest->n_rows + 1);
  make_order (self, field, oldest->rows, oldest->n_rows);
  return oldest->rows;
}

/* A value passes when one of the alternatives of the field and all other filters hold. */
static gboolean
passes (const LedgerQuery *query,
        const guint32     *wanted,
        guint              field,
        guint32            value)
{
  gboolean asked = FALSE, found = FALSE;

  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (query->filters, i);

      if (filter->field != field)
        continue;
      if (ledger_match_is_alternative (filter->match))
        {
          asked = TRUE;
          found = found || (filter->match == LEDGER_EMPTY ? value == 0 : value != 0 && value == wanted[i]);
        }
      else if ((filter->match == LEDGER_IS_NOT && value != 0 && value == wanted[i]) ||
               (filter->match == LEDGER_AT_LEAST && (value == 0 || value < wanted[i])) ||
               (filter->match == LEDGER_AT_MOST && (value == 0 || value > wanted[i])) ||
               (filter->match == LEDGER_NOT_EMPTY && value == 0))
        return FALSE;
    }
  return !asked || found;
}

/* Whether the memory can judge all filters of a field. */
static gboolean
can_judge (const LedgerColumn *column,
           const LedgerQuery  *query)
{
  if (column == NULL || column->clamped || column->type == LEDGER_COLUMN_TEXT ||
      column->type == LEDGER_COLUMN_DIGITS || (column->rows != NULL && column->target == NULL))
    return FALSE;
  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (query->filters, i);

      if (filter->field != column->field)
        continue;
      if (filter->match == LEDGER_CONTAINS)
        return FALSE;
      if (column->type != LEDGER_COLUMN_NUMBER &&
          (filter->match == LEDGER_AT_LEAST || filter->match == LEDGER_AT_MOST))
        return FALSE;
    }
  return TRUE;
}

static guint32
get_value (const LedgerColumn *column,
           guint               row)
{
  if (column->type == LEDGER_COLUMN_CODE)
    return column->codes->data[row];
  return g_array_index (column->type == LEDGER_COLUMN_NUMBER ? column->numbers : column->rows, guint32, row);
}

/* Few different values are judged once each. */
static void
judge (LedgerIndex        *self,
       const LedgerColumn *column,
       const LedgerQuery  *query,
       guint8             *ranks)
{
  g_autofree guint32 *wanted = g_new0 (guint32, query->filters->len + 1);
  guint               n_values = column->type == LEDGER_COLUMN_CODE ? 256
                                 : column->rows != NULL ? ledger_index_table_count (column->target) + 1 : 0;
  g_autofree guint8  *pass = g_new0 (guint8, n_values + 1);
  guint               n_rows = ledger_index_table_count (self->data->main);

  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (query->filters, i);

      if (filter->field == column->field)
        wanted[i] = ledger_column_read (column, self->reg, filter->value);
    }
  for (guint value = 0; value < n_values; value++)
    pass[value] = passes (query, wanted, column->field, value);
  for (guint row = 0; row < n_rows; row++)
    {
      guint32 value;

      if (ranks[row] == 0)
        continue;
      value = get_value (column, row);
      if (!(n_values > 0 ? pass[value] : passes (query, wanted, column->field, value)))
        ranks[row] = 0;
    }
}

/* The filters that the memory cannot judge, all at once by the file. */
static void
ask_file (LedgerIndex *self,
          LedgerQuery *rest,
          guint8      *ranks)
{
  guint              n_rows = ledger_index_table_count (self->data->main);
  g_autoptr (GArray) ids = ledger_store_select (self->store, rest, NULL);
  g_autofree guint8 *kept = g_new0 (guint8, n_rows + 1);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      guint32 row = ledger_index_table_find (self->data->main, g_array_index (ids, gint64, i));

      if (row < n_rows)
        kept[row] = ranks[row];
    }
  memcpy (ranks, kept, n_rows);
}

void
ledger_index_filter (LedgerIndex       *self,
                     const LedgerQuery *query,
                     guint              except,
                     guint8            *ranks)
{
  g_autoptr (LedgerQuery) rest = ledger_query_new (self->reg);
  g_autofree gboolean    *judged = g_new0 (gboolean, self->reg->n_fields);

  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (query->filters, i);
      const LedgerColumn *column = ledger_index_table_find_column (self->data->main, filter->field);

      if (filter->field == except)
        continue;
      if (!can_judge (column, query))
        ledger_query_add_filter (rest, filter->field, filter->match, filter->value);
      else if (!judged[filter->field])
        judge (self, column, query, ranks);
      judged[filter->field] = TRUE;
    }
  if (rest->filters->len > 0)
    ask_file (self, rest, ranks);
}
