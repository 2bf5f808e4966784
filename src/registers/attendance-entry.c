/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works on edits alone: nothing is in the file until the activity is saved. */
#include "config.h"

#include "attendance-entry.h"

#include "activities.h"
#include "attendance.h"
#include "volunteer-hours.h"

#include <string.h>

/* "YYYY-MM-DD HH:MM" */
#define DAY_LENGTH 11

static gboolean
is_stay (const LedgerEdit *child)
{
  return child->reg == &attendance_register && !child->removed;
}

static char *
dup_time (const char *moment)
{
  return moment != NULL && strlen (moment) > DAY_LENGTH ? g_strdup (moment + DAY_LENGTH) : NULL;
}

void
attendance_entry_times (LedgerEdit *activity,
                        char      **in,
                        char      **out)
{
  *in = dup_time (ledger_edit_get (activity, ACTIVITY_START));
  *out = dup_time (ledger_edit_get (activity, ACTIVITY_END));
}

gboolean
attendance_entry_fill (LedgerEdit *stay,
                       const char *in,
                       const char *out)
{
  if (!is_stay (stay) || ledger_edit_get (stay, ATTENDANCE_VOLUNTEER_ID) == NULL || (in == NULL && out == NULL) ||
      ledger_edit_get (stay, ATTENDANCE_IN) != NULL || ledger_edit_get (stay, ATTENDANCE_OUT) != NULL ||
      ledger_edit_get (stay, ATTENDANCE_GIVEN) != NULL)
    return FALSE;
  ledger_edit_set (stay, ATTENDANCE_IN, in);
  ledger_edit_set (stay, ATTENDANCE_OUT, out);
  ledger_edit_derive (stay);
  return TRUE;
}

gboolean
attendance_entry_holds (LedgerEdit *activity,
                        gint64      volunteer)
{
  for (guint i = 0; i < activity->children->len; i++)
    {
      const LedgerEdit *child = g_ptr_array_index (activity->children, i);

      if (is_stay (child) && ledger_record_get_number (child->after, ATTENDANCE_VOLUNTEER_ID) == volunteer)
        return TRUE;
    }
  return FALSE;
}

/* A row nobody has typed in yet, or a new one. */
static LedgerEdit *
get_blank (LedgerEdit *activity)
{
  for (guint i = 0; i < activity->children->len; i++)
    {
      LedgerEdit *child = g_ptr_array_index (activity->children, i);

      if (is_stay (child) && child->before == NULL && ledger_edit_is_blank (child))
        return child;
    }
  return ledger_edit_add_child (activity, &attendance_register);
}

void
attendance_entry_add (LedgerEdit   *activity,
                      const GArray *volunteers)
{
  for (guint i = 0; i < volunteers->len; i++)
    {
      LedgerEdit *stay = get_blank (activity);

      ledger_record_set_number (stay->after, ATTENDANCE_VOLUNTEER_ID, g_array_index (volunteers, gint64, i));
      ledger_edit_derive (stay);
    }
}

/* What counts already for the person on that day, in the rows before. */
static gint64
count_before (GHashTable       *counted,
              const LedgerEdit *stay,
              char            **key)
{
  *key = g_strdup_printf ("%s %s", ledger_edit_get (stay, ATTENDANCE_VOLUNTEER_ID), ledger_edit_get (stay, ATTENDANCE_DAY));
  return (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (counted, *key));
}

void
attendance_entry_sum (LedgerEdit     *activity,
                      AttendanceSums *sums)
{
  g_autoptr (GHashTable) persons = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ServiceRule rule;

  *sums = (AttendanceSums) { .approved = activity_is_approved (activity->after) };
  service_rule_load (activity->store, &rule);
  for (guint i = 0; i < activity->children->len; i++)
    {
      LedgerEdit *child = g_ptr_array_index (activity->children, i);
      const char *who = is_stay (child) ? ledger_edit_get (child, ATTENDANCE_VOLUNTEER_ID) : NULL;
      gint64 raw, minutes, before;
      char *key;

      if (who == NULL)
        continue;
      raw = MAX (0, ledger_record_get_number (child->after, ATTENDANCE_RAW));
      before = count_before (counted, child, &key);
      minutes = sums->approved ? ledger_record_get_number (child->after, ATTENDANCE_APPROVED) : service_approve (&rule, raw, before);
      g_hash_table_insert (counted, key, GSIZE_TO_POINTER ((gsize) (before + minutes)));
      g_hash_table_add (persons, (gpointer) who);
      sums->rows++;
      sums->raw += raw;
      sums->minutes += minutes;
    }
  sums->persons = g_hash_table_size (persons);
}
