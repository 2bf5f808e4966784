/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year within which arbitration must be asked for: what begins it anew, what lets it stand still. */
#pragma once

#include "mediation-deadlines.h"

G_BEGIN_DECLS

/**
 * MediationLimitation:
 * @start: the day the year that runs now counts from
 * @raw: its last day, with the time that stood still
 * @reason: (nullable): why it began anew; %NULL when it never did
 * @days_stood: days that stood still since @start
 * @stands: a suspension goes on today: @raw is how it would be if it ended today
 * @ignored: events after the year was over
 *
 * Texts are those of the facts.
 */
typedef struct
{
  char        start[11];
  char        raw[11];
  const char *reason;
  int         days_stood;
  gboolean    stands;
  guint       ignored;
} MediationLimitation;

/* From @first ("YYYY-MM-DD") on, one year, through all that happened. %FALSE when @first is no day. */
gboolean mediation_limitation_reckon (const MediationFacts *facts,
                                      const char           *first,
                                      LedgerCalendar       *calendar,
                                      const char           *today,
                                      MediationLimitation  *answer);

G_END_DECLS
