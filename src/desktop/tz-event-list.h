/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All selected members with what a change makes of them: who is refused comes first, with the reason. */
#pragma once

#include <gtk/gtk.h>

#include "membership-batch.h"
#include "tz-sheet.h"

G_BEGIN_DECLS

#define TZ_TYPE_EVENT_LIST (tz_event_list_get_type ())
/* Signal: "activated" (gint64 id): Enter or double click on a member. */
G_DECLARE_FINAL_TYPE (TzEventList, tz_event_list, TZ, EVENT_LIST, GtkWidget)

GtkWidget *tz_event_list_new          (LedgerStore       *store);
/* @members (element-type gint64); @form: what is asked of them, borrowed until the next call;
 * @outcome (nullable): borrowed likewise; %NULL: not judged yet. */
void       tz_event_list_show         (TzEventList       *self,
                                       GArray            *members,
                                       LedgerEdit        *form,
                                       MembershipOutcome *outcome);
/* Only those who were refused, as they stayed. */
void       tz_event_list_show_refused (TzEventList       *self,
                                       MembershipOutcome *outcome);
/* The refused with their reasons; caller frees. */
TzSheet   *tz_event_list_dup_sheet    (TzEventList       *self,
                                       const char        *title);

G_END_DECLS
