/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of figures: a year, a part and a grouping are chosen; a sentence, a course in bars and a table answer. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"
#include "tz-statistics-answer.h"

G_BEGIN_DECLS

#define TZ_TYPE_STATISTICS (tz_statistics_get_type ())
/* Signals: those of tz-places.h, added by each class. */
G_DECLARE_DERIVABLE_TYPE (TzStatistics, tz_statistics, TZ, STATISTICS, GtkWidget)

/**
 * TzStatisticsClass:
 * @groupings: %NULL-ended, to be translated; @timely: a bit for each whose groups are named after their time
 * @subject: what is counted, in front of headings, to be translated
 * @parts: what the choice of a part is called, to be translated
 * @order: by what the rows are sorted when not all have room: "按时长"
 * @n_columns, @get_heading, @get_definition: of the table
 * @reckon: in a thread: answers
 * @list: in a thread: (element-type gint64) rows behind a cell; @key: %NULL for the sum
 * @shown: (nullable): after another answer was shown
 */
struct _TzStatisticsClass
{
  GtkWidgetClass parent_class;

  const char *const *groupings;
  guint32            timely;
  const char        *subject;
  const char        *parts;
  const char        *order;
  guint              n_columns;

  const char *(*get_heading)    (guint                      column);
  const char *(*get_definition) (guint                      column);
  gboolean    (*reckon)         (LedgerStore               *store,
                                 TzStatisticsAnswer        *answer,
                                 GError                   **error);
  GArray     *(*list)           (LedgerStore               *store,
                                 const TzStatisticsAnswer  *asked,
                                 const char                *key,
                                 guint                      column,
                                 const LedgerRegister     **reg,
                                 GError                   **error);
  void        (*shown)          (TzStatistics              *self);
};

/* Once, by the constructor of a class. */
void                      tz_statistics_set_store   (TzStatistics       *self,
                                                     LedgerStore        *store);
LedgerStore              *tz_statistics_get_store   (TzStatistics       *self);
/* What is shown; %NULL before the first answer. */
const TzStatisticsAnswer *tz_statistics_get_answer  (TzStatistics       *self);
/* The first year that there is something of, or the present one. */
int                       tz_statistics_get_first_year (TzStatistics    *self);
/* "2025年 红心队", "历年"; caller frees. */
char                     *tz_statistics_dup_period  (TzStatistics       *self);
/* At the right of the choices. */
void                      tz_statistics_add_button  (TzStatistics       *self,
                                                     const char         *label,
                                                     GCallback           clicked);
/* Above the table. */
void                      tz_statistics_add_section (TzStatistics       *self,
                                                     GtkWidget          *section);
/* Below it. */
void                      tz_statistics_add_appendix (TzStatistics      *self,
                                                      GtkWidget         *section);

G_END_DECLS
