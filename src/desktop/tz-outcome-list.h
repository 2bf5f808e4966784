/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of what becomes of each of many rows; a cell's text is asked for when it is drawn, so that any number fits. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TZ_TYPE_OUTCOME_LIST (tz_outcome_list_get_type ())
/* Signals: "activated" (guint row): Enter or double click; "selected". */
G_DECLARE_FINAL_TYPE (TzOutcomeList, tz_outcome_list, TZ, OUTCOME_LIST, GtkWidget)

/* No row. */
#define TZ_OUTCOME_NONE G_MAXUINT

/**
 * TzOutcomeColumn:
 * @title: heading
 * @width: at standard size of text; 0: a sentence that takes what is left, on several lines
 */
typedef struct
{
  const char *title;
  int         width;
} TzOutcomeColumn;

/* Caller frees. */
typedef char *(*TzOutcomeCell) (guint    row,
                                guint    column,
                                gpointer data);

/* @name: what it lists, for screen readers; @data is borrowed for as long as rows are shown. */
GtkWidget *tz_outcome_list_new          (const char            *name,
                                         const TzOutcomeColumn *columns,
                                         guint                  n_columns,
                                         TzOutcomeCell          cell,
                                         gpointer               data);
void       tz_outcome_list_set_title    (TzOutcomeList         *self,
                                         guint                  column,
                                         const char            *title);
/* So many rows, all asked for anew. The same place stays selected. */
void       tz_outcome_list_show         (TzOutcomeList         *self,
                                         guint                  n_rows);
guint      tz_outcome_list_get_selected (TzOutcomeList         *self);
void       tz_outcome_list_select       (TzOutcomeList         *self,
                                         guint                  row);

G_END_DECLS
