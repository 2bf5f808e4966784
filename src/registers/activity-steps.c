/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing is forbidden here, the rules of the register do that; this is the usual way. */
#include "config.h"

#include "activity-steps.h"

#include "activities.h"

#include <string.h>

static const char *const steps[] = {
  ACTIVITY_PLANNED, ACTIVITY_RECRUITING, ACTIVITY_RUNNING, ACTIVITY_ENDED, ACTIVITY_APPROVED, ACTIVITY_ARCHIVED, NULL
};

const char *const *
activity_steps_get (void)
{
  return steps;
}

/* Has the last day come? */
static gboolean
is_over (const LedgerRecord *activity,
         const char         *today)
{
  const char *end = ledger_record_get (activity, ACTIVITY_END);
  const char *last = end != NULL ? end : ledger_record_get (activity, ACTIVITY_START);

  return last != NULL && strncmp (last, today, strlen (today)) <= 0;
}

const char *
activity_step_next (const LedgerRecord *activity,
                    const char         *today)
{
  const char *status = ledger_record_get (activity, ACTIVITY_STATUS);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (g_strcmp0 (steps[i], status) != 0)
        continue;
      return strcmp (status, ACTIVITY_ENDED) < 0 && is_over (activity, today) ? ACTIVITY_ENDED : steps[i + 1];
    }
  return NULL;
}
