/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering the stays of an activity that is being edited: whole lists of people, usual times, running sums. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/**
 * AttendanceSums:
 * @rows: stays that name somebody
 * @persons: different people among them; in one activity this is 人次 too
 * @raw: minutes as written
 * @minutes: as they count: approved, or as an approval today would make them
 * @approved: they are
 */
typedef struct
{
  guint    rows;
  guint    persons;
  gint64   raw;
  gint64   minutes;
  gboolean approved;
} AttendanceSums;

/* "HH:MM" of the activity's start and end, %NULL where unknown. Callers free. */
void     attendance_entry_times      (LedgerEdit     *activity,
                                      char          **in,
                                      char          **out);
/* Gives a stay of somebody without any times these; %FALSE when there was nothing to do. @in, @out: (nullable): "HH:MM". */
gboolean attendance_entry_fill       (LedgerEdit     *stay,
                                      const char     *in,
                                      const char     *out);
/* Is there a stay of this volunteer already? */
gboolean attendance_entry_holds      (LedgerEdit     *activity,
                                      gint64          volunteer);
/* A new stay for each, (element-type gint64); rows that are still blank are taken first. */
void     attendance_entry_add        (LedgerEdit     *activity,
                                      const GArray   *volunteers);
/* Of stays that have been derived. */
void     attendance_entry_sum        (LedgerEdit     *activity,
                                      AttendanceSums *sums);

G_END_DECLS
