/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 人次 is a person's part in one activity: of several stays only the first is marked as a visit. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "volunteer-totals.h"

#include <string.h>

#include "attendance.h"
#include "ledger-scan.h"
#include "star-ladder.h"
#include "volunteer-stars.h"
#include "volunteers.h"

/* One approved row. */
typedef struct
{
  gint64   id;
  gint64   activity;
  char     in[17];
  gboolean visit;
} Stay;

typedef struct
{
  gint64  except;
  GArray *stays; /* (element-type Stay) */
  gint64  total;
} Sum;

static gboolean
row_scanned_cb (const LedgerScanRow *row,
                gpointer             data)
{
  Sum *sum = data;
  Stay stay = { .id = ledger_scan_get_id (row), .activity = ledger_scan_get_number (row, 0),
                .visit = ledger_scan_get_number (row, 3) != 0 };
  const char *in = ledger_scan_get_text (row, 1);

  if (stay.id == sum->except)
    return TRUE;
  g_strlcpy (stay.in, in != NULL ? in : "", sizeof stay.in);
  g_array_append_val (sum->stays, stay);
  sum->total += ledger_scan_get_number (row, 2);
  return TRUE;
}

static int
compare_stays (gconstpointer a,
               gconstpointer b)
{
  const Stay *one = a, *two = b;

  if (one->activity != two->activity)
    return one->activity < two->activity ? -1 : 1;
  if (strcmp (one->in, two->in) != 0)
    return strcmp (one->in, two->in);
  return one->id < two->id ? -1 : one->id > two->id;
}

static gboolean
add_up (LedgerStore  *store,
        gint64        volunteer,
        Sum          *sum,
        GError      **error)
{
  static const guint columns[] = { ATTENDANCE_ACTIVITY_ID, ATTENDANCE_IN, ATTENDANCE_APPROVED, ATTENDANCE_VISIT };
  g_autoptr (LedgerQuery) query = ledger_query_new (&attendance_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, volunteer);

  ledger_query_add_filter (query, ATTENDANCE_VOLUNTEER_ID, LEDGER_IS, id);
  ledger_query_add_filter (query, ATTENDANCE_APPROVED, LEDGER_NOT_EMPTY, NULL);
  if (!ledger_scan (store, query, columns, G_N_ELEMENTS (columns), row_scanned_cb, sum, error))
    return FALSE;
  g_array_sort (sum->stays, compare_stays);
  return TRUE;
}

static gboolean
mark_visits (LedgerStore  *store,
             const GArray *stays,
             GError      **error)
{
  for (guint i = 0; i < stays->len; i++)
    {
      const Stay *stay = &g_array_index (stays, Stay, i);
      gboolean first = i == 0 || g_array_index (stays, Stay, i - 1).activity != stay->activity;
      g_autoptr (LedgerEdit) edit = NULL;

      if (stay->visit == first)
        continue;
      edit = ledger_edit_open (store, &attendance_register, stay->id, error);
      if (edit == NULL)
        return FALSE;
      ledger_edit_set (edit, ATTENDANCE_VISIT, first ? "1" : "0");
      edit->follows = TRUE;
      if (!ledger_edit_save (edit, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* The highest level granted. One that is no longer on the ladder is kept where there is none higher. */
static char *
dup_star (LedgerStore *store,
          gint64       volunteer,
          gint64       except)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, &volunteer_stars_register, volunteer, NULL);
  g_autoptr (StarLadder) ladder = star_ladder_new (store, ledger_store_get_today (store));
  const char *best = NULL;
  int place = -2;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);
      const char *level = ledger_record_get (row, VOLUNTEER_STAR_LEVEL);

      if (row->id == except || !ledger_record_is (row, VOLUNTEER_STAR_STATE, "3") || star_ladder_find (ladder, level) <= place)
        continue;
      place = star_ladder_find (ladder, level);
      best = level;
    }
  return g_strdup (best);
}

/**
 * volunteer_totals_reckon:
 * @store: inside a save
 * @volunteer: row id; 0 does nothing
 */
gboolean
volunteer_totals_reckon (LedgerStore  *store,
                         gint64        volunteer,
                         gint64        except,
                         GError      **error)
{
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (Stay));
  g_autoptr (LedgerEdit) edit = volunteer != 0 ? ledger_edit_open (store, &volunteers_register, volunteer, NULL) : NULL;
  Sum sum = { .except = except, .stays = stays };
  g_autofree char *star = NULL;

  if (edit == NULL || edit->before->removed)
    return TRUE;
  if (!add_up (store, volunteer, &sum, error) || !mark_visits (store, stays, error))
    return FALSE;
  star = dup_star (store, volunteer, except);
  if (stays->len > 0 || ledger_edit_get (edit, VOLUNTEER_TOTAL) != NULL)
    ledger_record_set_number (edit->after, VOLUNTEER_TOTAL, sum.total);
  if (stays->len == 0)
    ledger_edit_set (edit, VOLUNTEER_TOTAL, NULL);
  ledger_edit_set (edit, VOLUNTEER_STAR, star);
  edit->follows = TRUE;
  return ledger_edit_save (edit, NULL, error);
}

static gboolean
total_scanned_cb (const LedgerScanRow *row,
                  gpointer             data)
{
  GHashTable *totals = data;
  gint64 volunteer = ledger_scan_get_number (row, 0);
  gint64 *total = g_hash_table_lookup (totals, &volunteer);

  if (total == NULL)
    {
      total = g_new0 (gint64, 1);
      g_hash_table_insert (totals, g_memdup2 (&volunteer, sizeof volunteer), total);
    }
  *total += ledger_scan_get_number (row, 1);
  return TRUE;
}

typedef struct
{
  GHashTable *totals;   /* volunteer -> minutes by the rows */
  GPtrArray  *findings;
} Proof;

static gboolean
volunteer_visited_cb (LedgerRecord *record,
                      gpointer      data)
{
  Proof *proof = data;
  const gint64 *total = g_hash_table_lookup (proof->totals, &record->id);

  if (ledger_record_get_number (record, VOLUNTEER_TOTAL) != (total != NULL ? *total : 0))
    g_ptr_array_add (proof->findings, g_strdup_printf (_("志愿者“%s”的累计服务时长与签到记录的合计不一致"),
                                                       ledger_record_get (record, VOLUNTEER_NAME)));
  return TRUE;
}

/**
 * volunteer_totals_prove:
 *
 * Hook: every total is the sum of its rows.
 */
gboolean
volunteer_totals_prove (LedgerStore  *store,
                        GPtrArray    *findings,
                        GError      **error)
{
  static const guint columns[] = { ATTENDANCE_VOLUNTEER_ID, ATTENDANCE_APPROVED };
  g_autoptr (LedgerQuery) query = ledger_query_new (&attendance_register);
  g_autoptr (GHashTable) totals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Proof proof = { totals, findings };

  ledger_query_add_filter (query, ATTENDANCE_APPROVED, LEDGER_NOT_EMPTY, NULL);
  return ledger_scan (store, query, columns, G_N_ELEMENTS (columns), total_scanned_cb, totals, error) &&
         ledger_store_each (store, &volunteers_register, volunteer_visited_cb, &proof, error);
}
