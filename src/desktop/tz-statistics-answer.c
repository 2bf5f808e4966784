/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as they are shown: no page knows how they are counted. */
#include "config.h"

#include "tz-statistics-answer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MONTHS 12

static void
free_row (gpointer data)
{
  TzStatisticsRow *row = data;

  g_free (row->key);
  g_free (row->title);
  g_strfreev (row->cells);
  g_free (row);
}

static void
free_bar (gpointer data)
{
  TzStatisticsBar *bar = data;

  g_free (bar->label);
  g_free (bar->number);
  g_free (bar);
}

/* Takes @label. */
static TzStatisticsBar *
add_bar (TzStatisticsAnswer *answer,
         char               *label)
{
  TzStatisticsBar *bar = g_new0 (TzStatisticsBar, 1);

  bar->label = label;
  bar->number = g_strdup ("0");
  g_ptr_array_add (answer->bars, bar);
  return bar;
}

TzStatisticsAnswer *
tz_statistics_answer_new (int    year,
                          gint64 part,
                          guint  nth)
{
  TzStatisticsAnswer *answer = g_new0 (TzStatisticsAnswer, 1);

  answer->year = year;
  answer->part = part;
  answer->nth = nth;
  if (year != 0)
    {
      answer->from = g_strdup_printf ("%04d-01-01", year);
      answer->to = g_strdup_printf ("%04d-12-31", year);
    }
  answer->rows = g_ptr_array_new_with_free_func (free_row);
  answer->years = g_array_new (FALSE, FALSE, sizeof (int));
  answer->parts = g_array_new (FALSE, FALSE, sizeof (gint64));
  answer->part_names = g_ptr_array_new_with_free_func (g_free);
  answer->bars = g_ptr_array_new_with_free_func (free_bar);
  for (int month = 1; year != 0 && month <= MONTHS; month++)
    add_bar (answer, g_strdup_printf (_("%d月"), month));
  return answer;
}

void
tz_statistics_answer_free (TzStatisticsAnswer *answer)
{
  g_free (answer->from);
  g_free (answer->to);
  g_ptr_array_unref (answer->rows);
  g_array_unref (answer->years);
  g_array_unref (answer->parts);
  g_ptr_array_unref (answer->part_names);
  g_free (answer->part_name);
  g_free (answer->sentence);
  g_free (answer->bars_title);
  g_ptr_array_unref (answer->bars);
  if (answer->more != NULL)
    answer->free_more (answer->more);
  g_free (answer);
}

void
tz_statistics_answer_add_row (TzStatisticsAnswer *answer,
                              const char         *key,
                              const char         *title,
                              GStrv               cells,
                              guint32             some)
{
  TzStatisticsRow *row = g_new0 (TzStatisticsRow, 1);

  row->key = g_strdup (key);
  row->title = g_strdup (title);
  row->cells = cells;
  row->some = some;
  g_ptr_array_add (answer->rows, row);
}

void
tz_statistics_answer_add_year (TzStatisticsAnswer *answer,
                               const char         *year)
{
  int number = (int) g_ascii_strtoll (year, NULL, 10);

  g_array_append_val (answer->years, number);
}

void
tz_statistics_answer_add_part (TzStatisticsAnswer *answer,
                               gint64              id,
                               const char         *name)
{
  g_array_append_val (answer->parts, id);
  g_ptr_array_add (answer->part_names, g_strdup (name));
}

void
tz_statistics_answer_set_bar (TzStatisticsAnswer *answer,
                              const char         *key,
                              const char         *number,
                              double              amount)
{
  guint month = answer->year != 0 && strlen (key) == 7 ? (guint) g_ascii_strtoull (key + 5, NULL, 10) : 0;
  TzStatisticsBar *bar = NULL;

  if (answer->year == 0)
    bar = add_bar (answer, g_strdup_printf (_("%s年"), key));
  else if (month >= 1 && month <= MONTHS)
    bar = g_ptr_array_index (answer->bars, month - 1);
  if (bar == NULL)
    return;
  g_free (bar->number);
  bar->number = g_strdup (number);
  bar->amount = amount;
}
