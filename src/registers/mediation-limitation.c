/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 劳动争议调解仲裁法第二十七条: an interruption begins the year anew, a suspension lets the rest run on afterwards.
 * What counts as one: 劳动人事争议仲裁办案规则第二十七条、第二十八条, 企业劳动争议协商调解规定第三十一条. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-date.h"
#include "mediation-limitation.h"

/* What of the case itself interrupts. */
static const struct
{
  MediationEvent event;
  const char    *reason;
} interrupting[] = {
  { MEDIATION_TALKS_ASKED, N_("向对方主张权利（提出协商）") },
  { MEDIATION_RECEIVED, N_("申请调解") },
  { MEDIATION_DECLINED, N_("对方不同意调解") },
  { MEDIATION_ENDED, N_("调解未达成协议") },
};

static int
compare_stops (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const MediationStop *) a)->from, ((const MediationStop *) b)->from);
}

/* In order of day; a suspension before an interruption of the same day. */
static GArray *
gather_stops (const MediationFacts *facts)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (MediationStop));

  for (guint suspends = 2; suspends-- > 0;)
    for (guint i = 0; i < facts->n_stops; i++)
      if (facts->stops[i].suspends == (suspends == 1) && ledger_date_is_day (facts->stops[i].from))
        g_array_append_val (stops, facts->stops[i]);
  for (guint i = 0; i < G_N_ELEMENTS (interrupting); i++)
    {
      MediationStop stop = { .from = facts->events[interrupting[i].event], .reason = _(interrupting[i].reason) };

      if (ledger_date_is_day (stop.from))
        g_array_append_val (stops, stop);
    }
  g_array_sort (stops, compare_stops);
  return stops;
}

static const char *
later (const char *a,
       const char *b)
{
  return strcmp (a, b) >= 0 ? a : b;
}

/* The last day of the year that counts from @answer->start; times that overlap stand still once. */
static void
reckon_end (GArray              *stops,
            const char          *today,
            MediationLimitation *answer)
{
  g_autofree char *end = ledger_date_add_years (answer->start, 1);
  const char *covered = answer->start;

  answer->days_stood = 0;
  answer->stands = FALSE;
  for (guint i = 0; i < stops->len; i++)
    {
      const MediationStop *stop = &g_array_index (stops, MediationStop, i);
      const char *from, *until = ledger_date_is_day (stop->until) ? stop->until : today;

      if (!stop->suspends || strcmp (stop->from, end) > 0)
        continue;
      from = later (stop->from, covered);
      if (strcmp (until, from) > 0)
        {
          int days = ledger_date_days_between (from, until);
          char *longer = ledger_date_add_days (end, days);

          answer->days_stood += days;
          g_free (end);
          end = longer;
          covered = until;
        }
      answer->stands |= stop->until == NULL && strcmp (stop->from, today) <= 0;
    }
  g_strlcpy (answer->raw, end, sizeof answer->raw);
}

/**
 * mediation_limitation_reckon:
 * @facts: of the case
 * @first: the day the right was known to be infringed, or the relation ended
 * @calendar: the days off
 * @today: "YYYY-MM-DD"
 * @answer: (out caller-allocates): filled when %TRUE is returned
 *
 * What happened after the year was over does not bring it back.
 *
 * Returns: %FALSE when @first is no day
 */
gboolean
mediation_limitation_reckon (const MediationFacts *facts,
                             const char           *first,
                             LedgerCalendar       *calendar,
                             const char           *today,
                             MediationLimitation  *answer)
{
  g_autoptr (GArray) stops = NULL;

  if (!ledger_date_is_day (first))
    return FALSE;
  stops = gather_stops (facts);
  *answer = (MediationLimitation) { .reason = NULL };
  g_strlcpy (answer->start, first, sizeof answer->start);
  reckon_end (stops, today, answer);
  for (guint i = 0; i < stops->len; i++)
    {
      const MediationStop *stop = &g_array_index (stops, MediationStop, i);
      g_autofree char *end = ledger_calendar_move (calendar, answer->raw);

      if (stop->suspends || strcmp (stop->from, first) <= 0)
        continue;
      if (strcmp (stop->from, end) > 0)
        {
          answer->ignored++;
          continue;
        }
      g_strlcpy (answer->start, stop->from, sizeof answer->start);
      answer->reason = stop->reason != NULL ? stop->reason : _("时效中断");
      reckon_end (stops, today, answer);
    }
  return TRUE;
}
