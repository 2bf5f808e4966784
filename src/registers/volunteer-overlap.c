/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's days come from an index; nobody stays longer than a day, so the day before is far enough. */
#include "config.h"

#include "volunteer-overlap.h"

#include <glib/gi18n-lib.h>

#include "activities.h"
#include "attendance.h"
#include "ledger-date.h"
#include "volunteer-hours.h"

gboolean
service_overlaps (const char *in,
                  const char *out,
                  const char *other_in,
                  const char *other_out)
{
  gint64 from = service_get_stamp (in), to = service_get_stamp (out);
  gint64 other_from = service_get_stamp (other_in), other_to = service_get_stamp (other_out);

  return from != 0 && to > from && other_from != 0 && other_to > other_from && from < other_to && other_from < to;
}

static gboolean
meets (LedgerRecord *row,
       LedgerRecord *other)
{
  return service_overlaps (ledger_record_get (row, ATTENDANCE_IN), ledger_record_get (row, ATTENDANCE_OUT),
                           ledger_record_get (other, ATTENDANCE_IN), ledger_record_get (other, ATTENDANCE_OUT));
}

/* “雷锋日义诊”03-05 23:30至03-06 00:30 */
static char *
dup_stay (LedgerRecord *row,
          const char   *activity)
{
  return g_strdup_printf (_("“%s”%s至%s"), activity, ledger_record_get (row, ATTENDANCE_IN) + 5,
                          ledger_record_get (row, ATTENDANCE_OUT) + 5);
}

static char *
dup_activity_name (LedgerStore *store,
                   gint64       id)
{
  g_autoptr (LedgerRecord) activity = ledger_store_load (store, &activities_register, id, NULL);

  return g_strdup (activity != NULL ? ledger_record_get (activity, ACTIVITY_NAME) : "");
}

/* Who, and both stays with the activity of each. */
static char *
dup_sentence (LedgerEdit   *edit,
              LedgerRecord *other)
{
  g_autoptr (LedgerRecord) activity = attendance_load_activity (edit);
  gint64 id = ledger_record_get_number (other, ATTENDANCE_ACTIVITY_ID);
  gboolean same = activity != NULL && (id == 0 || id == activity->id);
  g_autofree char *name = activity != NULL ? g_strdup (ledger_record_get (activity, ACTIVITY_NAME)) : g_strdup ("");
  g_autofree char *other_name = same ? g_strdup (name) : dup_activity_name (edit->store, id);
  g_autofree char *this_stay = dup_stay (edit->after, name);
  g_autofree char *other_stay = dup_stay (other, other_name);
  g_autofree char *who = ledger_store_dup_shown (edit->store, edit->after, ATTENDANCE_VOLUNTEER_ID, TRUE);

  return g_strdup_printf (_("%s的服务时间重叠：%s，与%s"), who, this_stay, other_stay);
}

/* Rows of the same grid as they are on the screen. */
static LedgerRecord *
find_sibling (LedgerEdit *edit)
{
  gint64 volunteer = ledger_record_get_number (edit->after, ATTENDANCE_VOLUNTEER_ID);

  for (guint i = 0; edit->parent != NULL && i < edit->parent->children->len; i++)
    {
      LedgerEdit *sibling = g_ptr_array_index (edit->parent->children, i);

      if (sibling != edit && sibling->reg == edit->reg && !sibling->removed &&
          ledger_record_get_number (sibling->after, ATTENDANCE_VOLUNTEER_ID) == volunteer && meets (edit->after, sibling->after))
        return sibling->after;
    }
  return NULL;
}

static gboolean
is_edited_beside (LedgerEdit *edit,
                  gint64      id)
{
  for (guint i = 0; edit->parent != NULL && i < edit->parent->children->len; i++)
    {
      LedgerEdit *sibling = g_ptr_array_index (edit->parent->children, i);

      if (sibling->reg == edit->reg && sibling->after->id == id)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_cancelled (LedgerStore  *store,
              LedgerRecord *row)
{
  g_autoptr (LedgerRecord) activity = ledger_store_load (store, &activities_register,
                                                         ledger_record_get_number (row, ATTENDANCE_ACTIVITY_ID), NULL);

  return activity == NULL || activity->removed || ledger_record_is (activity, ACTIVITY_STATUS, ACTIVITY_CANCELLED);
}

static GArray *
select_near (LedgerEdit *edit)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&attendance_register);
  g_autofree char *in = g_strndup (ledger_edit_get (edit, ATTENDANCE_IN), 10);
  g_autofree char *first = ledger_date_add_days (in, -1);
  g_autofree char *last = g_strndup (ledger_edit_get (edit, ATTENDANCE_OUT), 10);

  ledger_query_add_filter (query, ATTENDANCE_VOLUNTEER_ID, LEDGER_IS, ledger_edit_get (edit, ATTENDANCE_VOLUNTEER_ID));
  ledger_query_add_filter (query, ATTENDANCE_DAY, LEDGER_AT_LEAST, first);
  ledger_query_add_filter (query, ATTENDANCE_DAY, LEDGER_AT_MOST, last);
  return ledger_store_select (edit->store, query, NULL);
}

/**
 * volunteer_overlap_find:
 * @attendance: a derived edit
 */
gboolean
volunteer_overlap_find (LedgerEdit  *attendance,
                        gint64      *other,
                        char       **sentence)
{
  LedgerRecord *sibling;
  g_autoptr (GArray) ids = NULL;

  if (ledger_edit_get (attendance, ATTENDANCE_VOLUNTEER_ID) == NULL || !meets (attendance->after, attendance->after))
    return FALSE;
  sibling = find_sibling (attendance);
  if (sibling != NULL)
    {
      *other = sibling->id;
      *sentence = dup_sentence (attendance, sibling);
      return TRUE;
    }
  ids = select_near (attendance);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LedgerRecord) row = NULL;

      if (id == attendance->after->id || is_edited_beside (attendance, id))
        continue;
      row = ledger_store_load (attendance->store, &attendance_register, id, NULL);
      if (row == NULL || !meets (attendance->after, row) || is_cancelled (attendance->store, row))
        continue;
      *other = id;
      *sentence = dup_sentence (attendance, row);
      return TRUE;
    }
  return FALSE;
}
