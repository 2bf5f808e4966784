/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of members who may stand in the roster twice, by reason, to go through one after the other. */
#pragma once

#include <gtk/gtk.h>

#include "duplicates.h"

G_BEGIN_DECLS

#define TZ_TYPE_DUPLICATE_LIST (tz_duplicate_list_get_type ())
G_DECLARE_FINAL_TYPE (TzDuplicateList, tz_duplicate_list, TZ, DUPLICATE_LIST, GtkWidget)

/* Signal: "chosen": another group, or another row of it, or none. */

GtkWidget *tz_duplicate_list_new        (LedgerStore     *store);
/* (element-type DuplicateGroup): keeps a reference. @one, @other: rows whose group is to be chosen, or 0. */
void       tz_duplicate_list_set_groups (TzDuplicateList *self,
                                         GPtrArray       *groups,
                                         gint64           one,
                                         gint64           other);
/* The chosen group; %NULL when none is left. */
const DuplicateGroup *
           tz_duplicate_list_get_chosen (TzDuplicateList *self);
/* A row is settled: out of this group, or out of all; groups of one row go. */
void       tz_duplicate_list_drop       (TzDuplicateList *self,
                                         gint64           id,
                                         gboolean         everywhere);
void       tz_duplicate_list_next       (TzDuplicateList *self);
guint      tz_duplicate_list_count      (TzDuplicateList *self);

G_END_DECLS
