/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of membership as a table: when, who, what, from where to where; each opens its member. */
#pragma once

#include "ledger-store.h"
#include "tz-sheet.h"

G_BEGIN_DECLS

#define TZ_TYPE_CHANGE_LIST (tz_change_list_get_type ())
/* Signal: "activated" (gint64 member). */
G_DECLARE_FINAL_TYPE (TzChangeList, tz_change_list, TZ, CHANGE_LIST, GtkWidget)

GtkWidget *tz_change_list_new       (LedgerStore  *store);
/* @ids (element-type gint64): rows of member_events, in the order shown. */
void       tz_change_list_show      (TzChangeList *self,
                                     GArray       *ids);
/* All of them as texts; caller frees. */
TzSheet   *tz_change_list_dup_sheet (TzChangeList *self,
                                     const char   *title);

G_END_DECLS
