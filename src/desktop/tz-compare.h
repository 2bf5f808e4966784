/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two rows of a register side by side, with what differs standing out. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_COMPARE (tz_compare_get_type ())
G_DECLARE_FINAL_TYPE (TzCompare, tz_compare, TZ, COMPARE, GtkWidget)

GtkWidget *tz_compare_new   (void);
/* @differing: only the fields that differ; else all that one of them has. */
void       tz_compare_show  (TzCompare    *self,
                             LedgerStore  *store,
                             LedgerRecord *left,
                             const char   *left_title,
                             LedgerRecord *right,
                             const char   *right_title,
                             gboolean      differing,
                             gboolean      full);
/* Lines shown, the titles not counted. */
guint      tz_compare_get_n (TzCompare    *self);

G_END_DECLS
