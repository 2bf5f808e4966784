/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the words of paper, which are never translated. */
#include "config.h"

#include "activity-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "activities.h"
#include "attendance.h"
#include "ledger-amount.h"
#include "ledger-kind.h"
#include "volunteers.h"

static const LedgerField sheet_fields[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "period", .title = N_("活动时间"), .kind = &ledger_kind_text },
  { .name = "visits", .title = N_("实到人数"), .kind = &ledger_kind_integer },
  { .name = "minutes", .title = N_("合计时长"), .kind = &ledger_kind_minutes },
  { .name = "approved", .title = N_("核定日期"), .kind = &ledger_kind_date },
};

static const LedgerField stay_fields[] = {
  { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text },
  { .name = "gender", .title = N_("性别"), .kind = &ledger_kind_text },
  { .name = "unit", .title = N_("单位/队伍"), .kind = &ledger_kind_text },
  { .name = "mobile", .title = N_("联系电话"), .kind = &ledger_kind_text },
  { .name = "in", .title = N_("签到时间"), .kind = &ledger_kind_text },
  { .name = "out", .title = N_("签退时间"), .kind = &ledger_kind_text },
  { .name = "minutes", .title = N_("时长"), .kind = &ledger_kind_minutes },
};

/* Those that say who it is, without times. */
#define N_PERSON_FIELDS 4

static const char *const keys[] = { "own", NULL };

/* "2025年9月30日21:30" */
static char *
dup_moment (const char *moment)
{
  return g_strdup_printf ("%d年%d月%d日%s", (int) g_ascii_strtoll (moment, NULL, 10), (int) g_ascii_strtoll (moment + 5, NULL, 10),
                          (int) g_ascii_strtoll (moment + 8, NULL, 10), moment + 11);
}

/* "2025年3月5日08:30—11:30"; an end on another day is written with it. */
static char *
dup_period (LedgerRecord *activity)
{
  const char *start = ledger_record_get (activity, ACTIVITY_START), *end = ledger_record_get (activity, ACTIVITY_END);
  g_autofree char *from = start != NULL && strlen (start) == 16 ? dup_moment (start) : NULL;

  if (from == NULL)
    return NULL;
  if (end == NULL || strlen (end) != 16)
    return g_steal_pointer (&from);
  if (strncmp (start, end, 10) == 0)
    return g_strdup_printf ("%s—%s", from, end + 11);
  return g_strdup_printf ("%s—%d月%d日%s", from, (int) g_ascii_strtoll (end + 5, NULL, 10), (int) g_ascii_strtoll (end + 8, NULL, 10),
                          end + 11);
}

static gboolean
fill_sheet (LedgerStore   *store,
            LedgerRecord  *activity,
            GPtrArray     *rows,
            GError       **error)
{
  g_autoptr (GPtrArray) stays = ledger_store_load_children (store, &attendance_register, activity->id, error);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  gboolean approved = activity_is_approved (activity);
  gint64 minutes = 0, visits = 0;

  for (guint i = 0; stays != NULL && i < stays->len; i++)
    {
      const LedgerRecord *stay = g_ptr_array_index (stays, i);

      minutes += ledger_record_get_number (stay, ATTENDANCE_APPROVED);
      visits += ledger_record_get_flag (stay, ATTENDANCE_VISIT);
    }
  g_ptr_array_add (row, g_strdup (keys[0]));
  g_ptr_array_add (row, dup_period (activity));
  g_ptr_array_add (row, approved ? g_strdup_printf ("%" G_GINT64_FORMAT, visits) : NULL);
  g_ptr_array_add (row, approved ? ledger_minutes_show (minutes) : NULL);
  g_ptr_array_add (row, g_strdup (ledger_record_get (activity, ACTIVITY_APPROVED_DATE)));
  g_ptr_array_add (rows, row);
  return stays != NULL;
}

/* The time of day; of another day than the activity began, with that day. */
static char *
dup_time (LedgerRecord *activity,
          const char   *moment)
{
  const char *start = ledger_record_get (activity, ACTIVITY_START);

  if (moment == NULL || strlen (moment) != 16)
    return g_strdup (moment);
  if (start == NULL || strncmp (start, moment, 10) == 0)
    return g_strdup (moment + 11);
  return g_strdup_printf ("%d日%s", (int) g_ascii_strtoll (moment + 8, NULL, 10), moment + 11);
}

/* The row of a list, as far as it is about the volunteer. */
static GPtrArray *
add_person (LedgerStore   *store,
            gint64         id,
            GPtrArray     *rows,
            GError       **error)
{
  g_autoptr (LedgerRecord) volunteer = ledger_store_load (store, &volunteers_register, id, error);
  gboolean has_unit = volunteer != NULL && ledger_record_get (volunteer, VOLUNTEER_UNIT) != NULL;
  GPtrArray *row;

  if (volunteer == NULL)
    return NULL;
  row = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (row, g_strdup (ledger_record_get (volunteer, VOLUNTEER_NAME)));
  g_ptr_array_add (row, ledger_store_dup_shown (store, volunteer, VOLUNTEER_GENDER, TRUE));
  g_ptr_array_add (row, ledger_store_dup_shown (store, volunteer, has_unit ? VOLUNTEER_UNIT : VOLUNTEER_TEAM_ID, TRUE));
  g_ptr_array_add (row, g_strdup (ledger_record_get (volunteer, VOLUNTEER_MOBILE)));
  g_ptr_array_add (rows, row);
  return row;
}

static gboolean
fill_stays (LedgerStore   *store,
            LedgerRecord  *activity,
            GPtrArray     *rows,
            GError       **error)
{
  g_autoptr (GPtrArray) stays = ledger_store_load_children (store, &attendance_register, activity->id, error);

  for (guint i = 0; stays != NULL && i < stays->len; i++)
    {
      LedgerRecord *stay = g_ptr_array_index (stays, i);
      const char *approved = ledger_record_get (stay, ATTENDANCE_APPROVED);
      GPtrArray *row = add_person (store, ledger_record_get_number (stay, ATTENDANCE_VOLUNTEER_ID), rows, error);

      if (row == NULL)
        return FALSE;
      g_ptr_array_add (row, dup_time (activity, ledger_record_get (stay, ATTENDANCE_IN)));
      g_ptr_array_add (row, dup_time (activity, ledger_record_get (stay, ATTENDANCE_OUT)));
      g_ptr_array_add (row, approved != NULL ? ledger_minutes_show (ledger_record_get_number (stay, ATTENDANCE_APPROVED)) : NULL);
    }
  return stays != NULL;
}

/* 在册 volunteers of its team, by name. */
static GArray *
select_team (LedgerStore   *store,
             LedgerRecord  *activity,
             GError       **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&volunteers_register);
  const char *team = ledger_record_get (activity, ACTIVITY_TEAM_ID);

  if (team == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  ledger_query_add_filter (query, VOLUNTEER_TEAM_ID, LEDGER_IS, team);
  ledger_query_add_filter (query, VOLUNTEER_STATUS, LEDGER_IS, VOLUNTEER_SERVING);
  ledger_query_set_sort (query, VOLUNTEER_NAME, FALSE);
  return ledger_store_select (store, query, error);
}

static gboolean
fill_people (LedgerStore   *store,
             LedgerRecord  *activity,
             GPtrArray     *rows,
             GError       **error)
{
  g_autoptr (GPtrArray) stays = ledger_store_load_children (store, &attendance_register, activity->id, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) team = stays != NULL && stays->len == 0 ? select_team (store, activity, error) : NULL;

  for (guint i = 0; stays != NULL && i < stays->len; i++)
    {
      gint64 id = ledger_record_get_number (g_ptr_array_index (stays, i), ATTENDANCE_VOLUNTEER_ID);

      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)) && add_person (store, id, rows, error) == NULL)
        return FALSE;
    }
  for (guint i = 0; team != NULL && i < team->len; i++)
    if (add_person (store, g_array_index (team, gint64, i), rows, error) == NULL)
      return FALSE;
  return stays != NULL && (stays->len > 0 || team != NULL);
}

const LedgerList activity_sheet_lists[] = {
  { .name = "sheet", .fields = sheet_fields, .n_fields = G_N_ELEMENTS (sheet_fields), .fill = fill_sheet, .keys = keys },
  { .name = "stays", .fields = stay_fields, .n_fields = G_N_ELEMENTS (stay_fields), .fill = fill_stays },
  { .name = "people", .fields = stay_fields, .n_fields = N_PERSON_FIELDS, .fill = fill_people },
  { .name = NULL }
};
