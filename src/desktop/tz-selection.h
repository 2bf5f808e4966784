/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows are selected, remembered by row id: it survives sorting, costs nothing for "all",
 * and never asks the list for every item. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-rows.h"

G_BEGIN_DECLS

#define TZ_TYPE_SELECTION (tz_selection_get_type ())
G_DECLARE_FINAL_TYPE (TzSelection, tz_selection, TZ, SELECTION, GObject)

/* A GtkSelectionModel over @rows. */
TzSelection *tz_selection_new        (LedgerRows  *rows);
/* After other rows came to stand at the same places: the view asks anew which of them are selected. */
void         tz_selection_refresh    (TzSelection *self);
guint        tz_selection_count      (TzSelection *self);
/* (element-type gint64), in the order shown; rows filtered away are left out. */
GArray      *tz_selection_list       (TzSelection *self);
/* The id when exactly one row is selected, else 0. */
gint64       tz_selection_get_single (TzSelection *self);
/* Selects one row, shown or not; 0 for none. */
void         tz_selection_set_single (TzSelection *self,
                                      gint64       id);

G_END_DECLS
