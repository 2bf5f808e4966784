/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rows side by side, one line a field, with the value that stays chosen in each line. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-merge.h"

G_BEGIN_DECLS

#define TZ_TYPE_MERGE_PAIR (tz_merge_pair_get_type ())
G_DECLARE_FINAL_TYPE (TzMergePair, tz_merge_pair, TZ, MERGE_PAIR, GtkWidget)

GtkWidget *tz_merge_pair_new        (void);
/* @merge: (nullable): borrowed, and changed by what is chosen; must live until the next call. */
void       tz_merge_pair_show       (TzMergePair *self,
                                     LedgerMerge *merge,
                                     gboolean     full);
/* Focus on the first line in which something can be chosen. */
void       tz_merge_pair_grab_focus (TzMergePair *self);

G_END_DECLS
