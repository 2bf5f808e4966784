/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editable grid of plain entries: child rows of a record, whatever they are about. */
#pragma once

#include "ledger-edit.h"
#include "tz-editor.h"

G_BEGIN_DECLS

#define TZ_TYPE_GRID (tz_grid_get_type ())
/*
 * Signals: "changed" after a row or cell changed, "advance" when Enter leaves the grid,
 * "open" (const char *register_id, gint64 id), "message" (const char *sentence),
 * "pasting" (guint field, const char *text) before lines go into the cells from that field's column on: whoever
 * answers %TRUE takes them.
 */
G_DECLARE_FINAL_TYPE (TzGrid, tz_grid, TZ, GRID, GtkWidget)

/* @child: a register with a PART_OF field. */
GtkWidget            *tz_grid_new          (const LedgerRegister *child);
const LedgerRegister *tz_grid_get_register (TzGrid               *self);
/* Shows the rows of @parent, and an empty one at the end while @editable. %NULL: none. */
void                  tz_grid_bind         (TzGrid               *self,
                                            LedgerEdit           *parent,
                                            gboolean              editable);
void                  tz_grid_refresh      (TzGrid               *self);
/* Somebody else put rows into the parent's edit; tells "changed". */
void                  tz_grid_reload       (TzGrid               *self);
/* To the first cell of the empty row at the end, or of the last one. */
gboolean              tz_grid_focus_end    (TzGrid               *self);
/* To the first cell of a row that is in the file; %FALSE when it is not here. */
gboolean              tz_grid_focus_row    (TzGrid               *self,
                                            gint64                id);
/* Brings what is typed into the edits; %FALSE when a cell was refused: the focus is there then. */
gboolean              tz_grid_flush        (TzGrid               *self);
/* The same without moving the focus. */
void                  tz_grid_flush_quietly (TzGrid              *self);
/* Text waits to be flushed. */
gboolean              tz_grid_is_typed     (TzGrid               *self);
void                  tz_grid_set_full     (TzGrid               *self,
                                            gboolean              full);
/* @lenient: what is still to be filled in is not yet an error. */
void                  tz_grid_set_problems (TzGrid               *self,
                                            LedgerProblems       *problems,
                                            gboolean              lenient);
/* To the first cell, or to the first one with a problem. */
gboolean              tz_grid_focus        (TzGrid               *self);
gboolean              tz_grid_focus_problem (TzGrid              *self);
/* Lines of tab-separated cells into the grid, from a cell on; new rows as needed. */
void                  tz_grid_paste        (TzGrid               *self,
                                            guint                 row,
                                            guint                 column,
                                            const char           *block);
/* Takes a row out with the next save, or back; one never saved goes at once. */
void                  tz_grid_remove_row   (TzGrid               *self,
                                            guint                 row);
/* 同上: the value of the cell above. */
void                  tz_grid_repeat       (TzGrid               *self,
                                            guint                 row,
                                            guint                 column);
/* The cell's value into all filled rows below it. */
void                  tz_grid_fill_down    (TzGrid               *self,
                                            guint                 row,
                                            guint                 column);
/* Fewer columns: those that stand in a table; or all. */
void                  tz_grid_set_all_columns (TzGrid            *self,
                                               gboolean           all);
/* Enter in a filled cell of these fields begins the next row instead of going on to the next cell. */
void                  tz_grid_set_ends     (TzGrid               *self,
                                            const guint          *fields,
                                            guint                 n);
/* Rows shown, the empty one at the end included. */
guint                 tz_grid_get_n_rows   (TzGrid               *self);
/* The editor of a cell, by the index of its field; %NULL when it is no column. */
TzEditor             *tz_grid_get_cell     (TzGrid               *self,
                                            guint                 row,
                                            guint                 field);

G_END_DECLS
