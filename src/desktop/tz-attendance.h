/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helps with the grid of an activity's stays: usual times, lists of names, a sign-in sheet, running sums. */
#pragma once

#include "tz-grid.h"

G_BEGIN_DECLS

#define TZ_TYPE_ATTENDANCE (tz_attendance_get_type ())
/* The line of tools, to stand above the grid. Signals: "message" (const char *sentence), "import": a sheet is to be
 * read into the activity. */
G_DECLARE_FINAL_TYPE (TzAttendance, tz_attendance, TZ, ATTENDANCE, GtkWidget)

GtkWidget *tz_attendance_new      (void);
/* The line with the sums, to stand where it is always seen. */
GtkWidget *tz_attendance_get_foot (TzAttendance *self);
/* @edit: of an activity, shown by @grid; both borrowed. %NULL: none. */
void       tz_attendance_show     (TzAttendance *self,
                                   LedgerEdit   *edit,
                                   TzGrid       *grid,
                                   gboolean      editable);
/* After the stays were derived. */
void       tz_attendance_refresh  (TzAttendance *self);

G_END_DECLS
