/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a register: chosen columns over position slots, sorted by its headers. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-rows.h"

#include "tz-selection.h"

G_BEGIN_DECLS

#define TZ_TYPE_TABLE (tz_table_get_type ())
G_DECLARE_FINAL_TYPE (TzTable, tz_table, TZ, TABLE, GtkWidget)

/*
 * Signals: "selection-changed"; "activated" (gint64 id) Enter or double click on a row;
 * "sort-changed" (guint field, gboolean descending) a header was clicked;
 * "columns-changed" columns were dragged or resized; "menu-wanted" (double x, double y).
 */

GtkWidget   *tz_table_new           (void);
/* Shows @rows in @columns (element-type TzColumn), the arrow on the column of @sort. */
void         tz_table_set_rows      (TzTable    *self,
                                     LedgerRows *rows,
                                     GArray     *columns,
                                     guint       sort,
                                     gboolean    descending);
void         tz_table_set_columns   (TzTable    *self,
                                     GArray     *columns,
                                     guint       sort,
                                     gboolean    descending);
/* (element-type TzColumn): as shown now, in the order shown; caller frees. */
GArray      *tz_table_dup_columns   (TzTable    *self);
TzSelection *tz_table_get_selection (TzTable    *self);
/* Unmasks sensitive columns. */
void         tz_table_set_full      (TzTable    *self,
                                     gboolean    full);
/* Paints the shown cells again without touching the list. */
void         tz_table_repaint       (TzTable    *self);
/* Brings a position into view; @focus moves the keyboard there too. */
void         tz_table_scroll_to     (TzTable    *self,
                                     guint       position,
                                     gboolean    focus);
/* Back to the first row, after another filter. */
void         tz_table_scroll_to_top (TzTable    *self);

G_END_DECLS
