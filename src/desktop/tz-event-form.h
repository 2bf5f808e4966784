/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The data of one change of membership: only what that change asks for, who handles it and by which rule. */
#pragma once

#include "membership.h"
#include "tz-field.h"

G_BEGIN_DECLS

#define TZ_TYPE_EVENT_FORM (tz_event_form_get_type ())
/* Signals: "changed" after a value changed or was refused, "finished" when Enter leaves the last field. */
G_DECLARE_FINAL_TYPE (TzEventForm, tz_event_form, TZ, EVENT_FORM, GtkWidget)

GtkWidget *tz_event_form_new          (void);
/* Builds the panel and binds @edit of member_events, borrowed until the next call; %NULL: none. */
void       tz_event_form_show         (TzEventForm    *self,
                                       LedgerEdit     *edit);
/* Brings what is typed into the edit; the focus is on the first that was refused. */
gboolean   tz_event_form_flush        (TzEventForm    *self);
/* @lenient: what is still empty is no error yet. */
void       tz_event_form_set_problems (TzEventForm    *self,
                                       LedgerProblems *problems,
                                       gboolean        lenient);
/* To the first field after the day, which mostly is today. */
void       tz_event_form_focus        (TzEventForm    *self);
/* To the first field in which something is wrong. */
gboolean   tz_event_form_focus_error  (TzEventForm    *self);
TzEditor  *tz_event_form_get_editor   (TzEventForm    *self,
                                       guint           field);

G_END_DECLS
