/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of figures with heads at the top and at the left; each figure opens the rows behind it. */
#pragma once

#include <gtk/gtk.h>

#include "tz-sheet.h"

G_BEGIN_DECLS

#define TZ_TYPE_FIGURES (tz_figures_get_type ())
/* Signal: "activated" (guint row, guint column). */
G_DECLARE_FINAL_TYPE (TzFigures, tz_figures, TZ, FIGURES, GtkWidget)

/* Heads are %NULL-ended; @corner: what the left column is about. */
GtkWidget *tz_figures_new       (const char         *corner,
                                 const char *const  *columns,
                                 const char *const  *rows);
/* @strong: a sum rather than a part of one. */
void       tz_figures_set       (TzFigures          *self,
                                 guint               row,
                                 guint               column,
                                 guint               n,
                                 gboolean            strong);
/* The same of a quantity that is no whole number, "37.5". @some: it is more than nothing. */
void       tz_figures_set_text  (TzFigures          *self,
                                 guint               row,
                                 guint               column,
                                 const char         *digits,
                                 gboolean            some,
                                 gboolean            strong);
/* How the numbers of a column are counted, in a sentence. */
void       tz_figures_explain   (TzFigures          *self,
                                 guint               column,
                                 const char         *sentence);
/* The same of a row. */
void       tz_figures_explain_row (TzFigures        *self,
                                   guint             row,
                                   const char       *sentence);
/* Nothing is known there. */
void       tz_figures_clear_row (TzFigures          *self,
                                 guint               row);
/* Caller frees. */
TzSheet   *tz_figures_dup_sheet (TzFigures          *self,
                                 const char         *title);

G_END_DECLS
