/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms as small pictures, found by name, chosen one or several at a time. */
#pragma once

#include <gtk/gtk.h>

#include "form.h"

G_BEGIN_DECLS

#define TZ_TYPE_FORM_GRID (tz_form_grid_get_type ())
G_DECLARE_FINAL_TYPE (TzFormGrid, tz_form_grid, TZ, FORM_GRID, GtkWidget)

/* A small picture is so many pixels high when the paper stands upright. */
#define TZ_FORM_PICTURE_HEIGHT 124

/*
 * Signal: "chosen" after other forms were chosen.
 * Keys: arrows; with Shift and Ctrl+space several of one register.
 */

GtkWidget *tz_form_grid_new         (void);
/* @infos: (element-type FormInfo): sorted by register and number, borrowed while the grid lives; @headings: a heading for each register. */
void       tz_form_grid_set_forms   (TzFormGrid    *self,
                                     GPtrArray     *infos,
                                     gboolean       headings);
/* (element-type FormInfo): in their order; empty when none is. Caller unrefs. */
GPtrArray *tz_form_grid_list_chosen (TzFormGrid    *self);
/* %NULL: the first one. */
void       tz_form_grid_choose      (TzFormGrid    *self,
                                     const char    *id);
/* Puts the keyboard on the chosen form, if there is one. */
gboolean   tz_form_grid_focus       (TzFormGrid    *self);
/* To where one looks for a form: the search field, or the pictures where they are few. */
void       tz_form_grid_find        (TzFormGrid    *self);
/* The first page of a form, when it has been drawn. */
void       tz_form_grid_set_picture (TzFormGrid    *self,
                                     const char    *id,
                                     GdkPaintable  *picture);

G_END_DECLS
