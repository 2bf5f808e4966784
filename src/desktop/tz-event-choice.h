/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which change of membership? Those that fit the selected members; the others grey, with the reason. */
#pragma once

#include <gtk/gtk.h>

#include "membership.h"

G_BEGIN_DECLS

#define TZ_TYPE_EVENT_CHOICE (tz_event_choice_get_type ())
/* Signal: "chosen" (const char *code). */
G_DECLARE_FINAL_TYPE (TzEventChoice, tz_event_choice, TZ, EVENT_CHOICE, GtkWidget)

GtkWidget *tz_event_choice_new   (void);
/* @members (element-type gint64): whose states decide what can be chosen. */
void       tz_event_choice_show  (TzEventChoice *self,
                                  LedgerStore   *store,
                                  GArray        *members);
/* To the search entry. */
void       tz_event_choice_focus (TzEventChoice *self);

G_END_DECLS
