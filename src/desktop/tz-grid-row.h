/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the editable grid: its cells, what is wrong with it, and its end. */
#pragma once

#include "ledger-edit.h"
#include "tz-editor.h"

G_BEGIN_DECLS

typedef struct
{
  LedgerEdit *edit;       /* borrowed from the parent's edit */
  GPtrArray  *cells;      /* (element-type TzEditor), one a column */
  GtkWidget  *number;
  GtkWidget  *remove;
  GtkWidget  *problem;
} TzGridRow;

/* @columns: (element-type guint): fields. The widgets are put into line @line of @grid. */
TzGridRow *tz_grid_row_new          (const LedgerRegister *reg,
                                     GArray               *columns,
                                     GtkGrid              *grid,
                                     guint                 line);
/* Takes the widgets out of the grid. */
void       tz_grid_row_free         (TzGridRow            *row,
                                     GtkGrid              *grid);
void       tz_grid_row_bind         (TzGridRow            *row,
                                     LedgerEdit           *edit,
                                     gboolean              editable,
                                     guint                 number);
/* The row leaves with the next save, or not after all. */
void       tz_grid_row_show_removed (TzGridRow            *row);
void       tz_grid_row_refresh      (TzGridRow            *row);
/* %FALSE when a cell refused what is typed. */
gboolean   tz_grid_row_flush        (TzGridRow            *row);
gboolean   tz_grid_row_is_typed     (TzGridRow            *row);
/* @child: index of its edit among the parent's children, as problems name it. */
void       tz_grid_row_set_problems (TzGridRow            *row,
                                     LedgerProblems       *problems,
                                     int                   child,
                                     gboolean              lenient);
/* First cell marked as wrong, or %NULL. */
TzEditor  *tz_grid_row_find_problem (TzGridRow            *row);

G_END_DECLS
