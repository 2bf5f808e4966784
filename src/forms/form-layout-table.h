/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list being laid out: what its rows, its groups and its rows of sums share. */
#pragma once

#include "form-layout-private.h"

G_BEGIN_DECLS

typedef struct
{
  FormLayout      *layout;
  const FormBlock *block;
  const FormList  *list;
  gboolean         preprinted; /* the paper has rules and heads already */
  guint            n;         /* columns shown */
  guint           *columns;   /* their numbers in the list */
  guint           *shown;     /* for each of the list's columns the first shown one not before it; one more at the end */
  double          *left;      /* n + 1 edges */
  FormFit         *fits;
  double           top;       /* of the table on this page */
  double           body;      /* of its first row there */
  double           ruled;     /* down to where the rules between columns are drawn */

  const FormGroup *group;     /* NULL: rows as they come */
  guint           *order;     /* row -> number in the source */
  guint           *groups;    /* row -> number of its group */
  guint            n_rows;
  FormSums        *sums[FORM_N_SCOPES];
} FormTable;

/* form-layout-list.c */
void     form_table_rule_below      (FormTable *table);
void     form_table_rule_columns    (FormTable *table);
gboolean form_table_go_to_row       (FormTable *table,
                                     guint      row);

/* form-layout-totals.c */
void     form_table_want_sums       (FormTable *table);
double   form_table_totals_height   (FormTable *table,
                                     FormScope  scope);
void     form_table_draw_totals     (FormTable *table,
                                     FormScope  scope);
gboolean form_table_count_row       (FormTable *table);
void     form_table_order_rows      (FormTable *table);
double   form_table_title_height    (FormTable *table);
void     form_table_draw_title      (FormTable *table);
void     form_table_clear           (FormTable *table);

G_END_DECLS
