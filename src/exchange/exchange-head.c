/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the heading row among titles and fill-in lines by the words it knows, and joins two-row heads. */
#include "config.h"

#include <string.h>

#include "exchange-head.h"

/* Rows with content that are looked at; official templates have their heading in row 3 to 6. */
#define MAX_ROWS 40

typedef struct
{
  guint      number;
  GPtrArray *texts; /* of utf8 or %NULL, by column */
  guint      filled;
} HeadRow;

static void
free_row (gpointer data)
{
  HeadRow *row = data;

  g_ptr_array_unref (row->texts);
  g_free (row);
}

static void
free_column (gpointer data)
{
  ExchangeColumn *column = data;

  g_free (column->heading);
  g_free (column);
}

static HeadRow *
copy_row (const ExchangeRow *row)
{
  HeadRow *copy = g_new0 (HeadRow, 1);

  copy->number = row->number;
  copy->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = g_strstrip (exchange_text_to_half_width (row->cells[i].text));

      if (*text == '\0')
        continue;
      g_ptr_array_set_size (copy->texts, (int) row->cells[i].column + 1);
      g_ptr_array_index (copy->texts, row->cells[i].column) = g_strstrip (g_strdup (row->cells[i].text));
      copy->filled++;
    }
  return copy;
}

static const char *
get_text (const HeadRow *row,
          guint          column)
{
  return column < row->texts->len ? g_ptr_array_index (row->texts, column) : NULL;
}

/* 填表单位（盖章）：…… and the like stand above headings and are no groups. */
static gboolean
is_fill_in (const HeadRow *row)
{
  for (guint i = 0; i < row->texts->len; i++)
    {
      const char *text = get_text (row, i);

      if (text != NULL && (strstr (text, "：") != NULL || strchr (text, ':') != NULL ||
                           strstr (text, "盖章") != NULL || strstr (text, "签字") != NULL))
        return TRUE;
    }
  return FALSE;
}

static ExchangeColumn *
add_column (GPtrArray  *columns,
            guint       index,
            const char *heading,
            guint       field)
{
  ExchangeColumn *column = g_new0 (ExchangeColumn, 1);

  column->column = index;
  column->heading = g_strdup (heading);
  column->field = field;
  column->serial = field == EXCHANGE_NO_FIELD && exchange_heading_is_serial (heading);
  g_ptr_array_add (columns, column);
  return column;
}

/* Counts distinct fields and marks the columns that repeat one: of two, the one whose group names the field stays. */
static guint
score_columns (GPtrArray *columns)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < columns->len; i++)
      {
        ExchangeColumn *column = g_ptr_array_index (columns, i);

        if (column->field != EXCHANGE_NO_FIELD && column->by_group == (pass == 0))
          column->repeated = !g_hash_table_add (seen, GUINT_TO_POINTER (column->field + 1));
      }
  return g_hash_table_size (seen);
}

static GPtrArray *
read_single (const HeadRow      *row,
             ExchangeVocabulary *vocabulary)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (free_column);

  for (guint i = 0; i < row->texts->len; i++)
    {
      const char *text = get_text (row, i);

      if (text != NULL)
        add_column (columns, i, text, exchange_vocabulary_match (vocabulary, text));
    }
  return columns;
}

/*
 * A group in the upper row is merged over the columns below it, and only its first cell has the
 * text: it reaches to the right as long as the lower row goes on and the upper is empty.
 */
static GPtrArray *
read_double (const HeadRow      *upper,
             const HeadRow      *lower,
             ExchangeVocabulary *vocabulary)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (free_column);
  const char *group = NULL;

  for (guint i = 0; i < MAX (upper->texts->len, lower->texts->len); i++)
    {
      const char *above = get_text (upper, i);
      const char *below = get_text (lower, i);
      g_autofree char *joined = NULL;
      gboolean by_group;
      guint field;

      if (above != NULL || below == NULL)
        group = above;
      if (below == NULL && above == NULL)
        continue;
      if (below == NULL || group == NULL)
        {
          const char *text = below != NULL ? below : above;

          add_column (columns, i, text, exchange_vocabulary_match (vocabulary, text));
          continue;
        }
      joined = g_strconcat (group, "/", below, NULL);
      field = exchange_vocabulary_match_in (vocabulary, group, below, &by_group);
      add_column (columns, i, joined, field)->by_group = by_group;
    }
  return columns;
}

static void
take_better (ExchangeHead  *best,
             GPtrArray     *columns,
             guint          score,
             const HeadRow *first,
             const HeadRow *last)
{
  if (score <= best->score)
    {
      g_ptr_array_unref (columns);
      return;
    }
  g_clear_pointer (&best->columns, g_ptr_array_unref);
  best->columns = columns;
  best->score = score;
  best->first_row = first->number;
  best->last_row = last->number;
}

/* A heading of one word counts only when its row has little else. */
static gboolean
is_enough (guint          score,
           const HeadRow *row)
{
  return score >= 2 || (score == 1 && row->filled <= 2);
}

static void
judge_rows (GPtrArray          *rows,
            ExchangeVocabulary *vocabulary,
            ExchangeHead       *best)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const HeadRow *row = g_ptr_array_index (rows, i);
      const HeadRow *next = i + 1 < rows->len ? g_ptr_array_index (rows, i + 1) : NULL;
      GPtrArray *single = read_single (row, vocabulary);
      guint alone = score_columns (single);
      GPtrArray *both;
      guint together;

      if (is_enough (alone, row))
        take_better (best, single, alone, row, row);
      else
        g_ptr_array_unref (single);

      if (next == NULL || next->number != row->number + 1 || row->filled < 2 || is_fill_in (row))
        continue;
      both = read_double (row, next, vocabulary);
      together = score_columns (both);
      if (together >= 2)
        take_better (best, both, together, row, next);
      else
        g_ptr_array_unref (both);
    }
}

gboolean
exchange_head_find (ExchangeReader     *reader,
                    ExchangeVocabulary *vocabulary,
                    ExchangeHead       *head,
                    GError            **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  const ExchangeRow *row;
  ExchangeStep step = EXCHANGE_ROW;

  memset (head, 0, sizeof *head);
  while (rows->len < MAX_ROWS && (step = exchange_reader_next_row (reader, &row, error)) == EXCHANGE_ROW)
    {
      HeadRow *copy = copy_row (row);

      if (copy->filled > 0)
        g_ptr_array_add (rows, copy);
      else
        free_row (copy);
    }
  if (step == EXCHANGE_FAILED)
    return FALSE;
  judge_rows (rows, vocabulary, head);
  head->seen_rows = rows->len;
  return TRUE;
}

/* A row that somebody pointed at is the heading whether its words are known or not. */
static void
take_pointed (const HeadRow      *above,
              const HeadRow      *row,
              ExchangeVocabulary *vocabulary,
              ExchangeHead       *head)
{
  GPtrArray *both;
  guint together;

  head->columns = read_single (row, vocabulary);
  head->score = score_columns (head->columns);
  head->first_row = head->last_row = row->number;
  if (above == NULL || above->number + 1 != row->number || above->filled < 2 || is_fill_in (above))
    return;
  both = read_double (above, row, vocabulary);
  together = score_columns (both);
  take_better (head, both, together, above, row);
}

gboolean
exchange_head_read (ExchangeReader     *reader,
                    ExchangeVocabulary *vocabulary,
                    guint               number,
                    ExchangeHead       *head,
                    GError            **error)
{
  HeadRow *above = NULL, *pointed = NULL;
  const ExchangeRow *row;
  ExchangeStep step = EXCHANGE_ROW;

  memset (head, 0, sizeof *head);
  while (pointed == NULL && (step = exchange_reader_next_row (reader, &row, error)) == EXCHANGE_ROW && row->number <= number)
    {
      HeadRow *copy = copy_row (row);

      if (row->number == number)
        pointed = copy;
      else
        {
          g_clear_pointer (&above, free_row);
          above = copy;
        }
    }
  if (pointed != NULL && pointed->filled > 0)
    take_pointed (above, pointed, vocabulary, head);
  head->seen_rows = pointed != NULL ? pointed->filled > 0 : 0;
  g_clear_pointer (&above, free_row);
  g_clear_pointer (&pointed, free_row);
  return step != EXCHANGE_FAILED;
}

void
exchange_head_clear (ExchangeHead *head)
{
  g_clear_pointer (&head->columns, g_ptr_array_unref);
  head->score = 0;
}
