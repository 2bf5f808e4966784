/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day that belongs to no record: typed in any spelling, or picked from a calendar. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TZ_TYPE_DAY_ENTRY (tz_day_entry_get_type ())
/* Signal: "chosen" (const char *text): Enter was pressed, another field taken, or a day picked; the text as typed. */
G_DECLARE_FINAL_TYPE (TzDayEntry, tz_day_entry, TZ, DAY_ENTRY, GtkWidget)

GtkWidget  *tz_day_entry_new      (void);
/* For screen readers. */
void        tz_day_entry_set_title (TzDayEntry *self,
                                    const char *title);
/* The day the calendar calls so, "YYYY-MM-DD". */
void        tz_day_entry_set_today (TzDayEntry *self,
                                    const char *today);
/* "YYYY-MM-DD"; "chosen" is not emitted. */
void        tz_day_entry_set      (TzDayEntry *self,
                                   const char *day);
/* Enter presses the window's default button. */
void        tz_day_entry_set_activates (TzDayEntry *self,
                                        gboolean    activates);
const char *tz_day_entry_get_text (TzDayEntry *self);
/* What is typed cannot be used. */
void        tz_day_entry_set_bad  (TzDayEntry *self,
                                   gboolean    bad);

G_END_DECLS
