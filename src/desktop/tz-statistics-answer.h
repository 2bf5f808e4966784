/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question about figures and its answer, on their way between a page and a thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TzStatisticsRow:
 * @key: of the group; %NULL: the sum of all
 * @title: (nullable): in words
 * @cells: a text for each column of the class
 * @some: a bit for each column that has rows behind it
 */
typedef struct
{
  char   *key;
  char   *title;
  GStrv   cells;
  guint32 some;
} TzStatisticsRow;

/* @number: the amount in digits. */
typedef struct
{
  char   *label;
  char   *number;
  double  amount;
} TzStatisticsBar;

/**
 * TzStatisticsAnswer:
 * @year: 0: all years; @from, @to: its days, %NULL for all years
 * @part: id of the part of it that is counted, 0 at first
 * @nth: of the groupings
 * @rows: (element-type TzStatisticsRow): the groups, then the sum
 * @hidden: a bit for each column that tells nothing here
 * @years: (element-type int): those that there is something of, in order
 * @parts, @part_names: (element-type gint64), (element-type utf8): what the part can be
 * @part_name: (nullable): of @part, to be told in headings
 * @sentence: (nullable)
 *
 * @bars_title, @bars: (element-type TzStatisticsBar): its course
 *
 * @more, @free_more: (nullable): what the class shows in sections of its own
 *
 * A question first; a thread adds the rest with the functions below.
 */
typedef struct
{
  int            year;
  char          *from;
  char          *to;
  gint64         part;
  guint          nth;

  GPtrArray     *rows;
  guint32        hidden;
  GArray        *years;
  GArray        *parts;
  GPtrArray     *part_names;
  char          *part_name;
  char          *sentence;
  char          *bars_title;
  GPtrArray     *bars;

  gpointer       more;
  GDestroyNotify free_more;
} TzStatisticsAnswer;

/* A question. @year: 0: all. */
TzStatisticsAnswer *tz_statistics_answer_new  (int                 year,
                                               gint64              part,
                                               guint               nth);
void                tz_statistics_answer_free (TzStatisticsAnswer *answer);
/* @cells: taken, a text for each column. */
void                tz_statistics_answer_add_row  (TzStatisticsAnswer *answer,
                                                   const char         *key,
                                                   const char         *title,
                                                   GStrv               cells,
                                                   guint32             some);
void                tz_statistics_answer_add_year (TzStatisticsAnswer *answer,
                                                   const char         *year);
void                tz_statistics_answer_add_part (TzStatisticsAnswer *answer,
                                                   gint64              id,
                                                   const char         *name);
/* The amount of a month of the year that is asked, "2026-03", or of a year, "2026". Months without any are there already. */
void                tz_statistics_answer_set_bar  (TzStatisticsAnswer *answer,
                                                   const char         *key,
                                                   const char         *number,
                                                   double              amount);

G_END_DECLS
