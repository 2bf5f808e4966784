/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A star is applied for, never given by the program: it only says who may apply. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "service-reminders.h"

#include "activities.h"
#include "codes.h"
#include "ledger-date.h"
#include "ledger-scan.h"
#include "star-ladder.h"
#include "volunteer-hours.h"
#include "volunteer-stars.h"
#include "volunteers.h"

#include <string.h>

typedef struct
{
  const StarLadder *ladder;
  GArray           *ids; /* (element-type gint64): more hours than their star says */
} Reached;

static gboolean
volunteer_scanned_cb (const LedgerScanRow *row,
                      gpointer             data)
{
  Reached *reached = data;
  gint64 id = ledger_scan_get_id (row);

  if (star_ladder_get_reached (reached->ladder, ledger_scan_get_number (row, 0)) >
      star_ladder_find (reached->ladder, ledger_scan_get_text (row, 1)))
    g_array_append_val (reached->ids, id);
  return TRUE;
}

/* Applied for that level or a higher one already, and not turned down. */
static gboolean
is_under_way (const ReminderLook *look,
              const StarLadder   *ladder,
              gint64              volunteer,
              int                 level)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (look->store, &volunteer_stars_register, volunteer, NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);

      if (!ledger_record_is (row, VOLUNTEER_STAR_STATE, "4") &&
          star_ladder_find (ladder, ledger_record_get (row, VOLUNTEER_STAR_LEVEL)) >= level)
        return TRUE;
    }
  return FALSE;
}

/* The next level above the one granted: levels are granted one after the other. */
static int
get_next_level (const StarLadder *ladder,
                LedgerRecord     *volunteer)
{
  return star_ladder_find (ladder, ledger_record_get (volunteer, VOLUNTEER_STAR)) + 1;
}

gboolean
service_reminders_find_reached (const ReminderLook *look,
                                GArray             *hits,
                                GError            **error)
{
  static const guint columns[] = { VOLUNTEER_TOTAL, VOLUNTEER_STAR };
  g_autoptr (StarLadder) ladder = star_ladder_new (look->store, look->today);
  g_autoptr (LedgerQuery) query = ledger_query_new (&volunteers_register);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *least = NULL;
  Reached reached = { ladder, ids };

  if (star_ladder_get_length (ladder) == 0)
    return TRUE;
  least = g_strdup_printf ("%" G_GINT64_FORMAT, star_ladder_get (ladder, 0)->minutes);
  ledger_query_add_filter (query, VOLUNTEER_TOTAL, LEDGER_AT_LEAST, least);
  ledger_query_add_filter (query, VOLUNTEER_STATUS, LEDGER_IS, "1");
  if (!ledger_scan (look->store, query, columns, G_N_ELEMENTS (columns), volunteer_scanned_cb, &reached, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      ReminderHit hit = { .id = g_array_index (ids, gint64, i) };
      g_autoptr (LedgerRecord) volunteer = ledger_store_load (look->store, &volunteers_register, hit.id, error);

      if (volunteer == NULL)
        return FALSE;
      g_strlcpy (hit.date, look->today, sizeof hit.date);
      if (!is_under_way (look, ladder, hit.id, get_next_level (ladder, volunteer)))
        g_array_append_val (hits, hit);
    }
  return TRUE;
}

char *
service_reminders_say_reached (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit)
{
  g_autoptr (StarLadder) ladder = star_ladder_new (look->store, look->today);
  int next = get_next_level (ladder, record);
  g_autofree char *hours = service_dup_hours (ledger_record_get_number (record, VOLUNTEER_TOTAL));

  if (next >= (int) star_ladder_get_length (ladder))
    return g_strdup ("");
  return g_strdup_printf (_("累计服务%s小时，已达到%s，可以申请认定"), hours, star_ladder_get (ladder, (guint) next)->short_word);
}

typedef struct
{
  const char *today;
  GArray     *hits;
} Ended;

static gboolean
activity_scanned_cb (const LedgerScanRow *row,
                     gpointer             data)
{
  Ended *ended = data;
  ReminderHit hit = { .id = ledger_scan_get_id (row) };
  const char *end = ledger_scan_get_text (row, 0), *start = ledger_scan_get_text (row, 1);
  g_autofree char *day = NULL;
  g_autofree char *due = NULL;

  if (end == NULL)
    end = start;
  day = end != NULL ? g_strndup (end, 10) : NULL;
  due = day != NULL ? ledger_date_add_days (day, 1) : NULL;
  if (due == NULL || strcmp (due, ended->today) > 0)
    return TRUE;
  g_strlcpy (hit.date, due, sizeof hit.date);
  g_array_append_val (ended->hits, hit);
  return TRUE;
}

gboolean
service_reminders_find_unapproved (const ReminderLook *look,
                                   GArray             *hits,
                                   GError            **error)
{
  static const guint columns[] = { ACTIVITY_END, ACTIVITY_START };
  static const char *const open[] = { ACTIVITY_PLANNED, ACTIVITY_RECRUITING, ACTIVITY_RUNNING, ACTIVITY_ENDED };
  g_autoptr (LedgerQuery) query = ledger_query_new (&activities_register);
  Ended ended = { look->today, hits };

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    ledger_query_add_filter (query, ACTIVITY_STATUS, LEDGER_IS, open[i]);
  return ledger_scan (look->store, query, columns, G_N_ELEMENTS (columns), activity_scanned_cb, &ended, error);
}

char *
service_reminders_say_unapproved (const ReminderLook *look,
                                  LedgerRecord       *record,
                                  const ReminderHit  *hit)
{
  const LedgerChoice *status = ledger_choices_find (codes_activity_status, ledger_record_get (record, ACTIVITY_STATUS));

  if (ledger_record_is (record, ACTIVITY_STATUS, ACTIVITY_ENDED))
    return g_strdup (_("活动已结束，还没有核定时长；核定以前不计入统计，也不能出具证明"));
  return g_strdup_printf (_("活动时间已过，状态还是“%s”；办完的请改为结束并核定时长，没办的请取消"), status != NULL ? _(status->title) : "");
}
