/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a record: one line a stay, its parts between tabulators; what they hold is escaped. */
#include "config.h"

#include "service-record.h"

#include <string.h>

#include "activities.h"
#include "attendance.h"

enum
{
  PART_ROW,
  PART_ACTIVITY_ID,
  PART_DAY,
  PART_MINUTES,
  PART_ACTIVITY,
  PART_PLACE,
  PART_CONTENT,
  PART_RATING,
  N_PARTS
};

static void
free_line (gpointer data)
{
  ServiceLine *line = data;

  g_free (line->day);
  g_free (line->activity);
  g_free (line->place);
  g_free (line->content);
  g_free (line->rating);
  g_free (line);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const ServiceLine *one = *(ServiceLine *const *) a, *two = *(ServiceLine *const *) b;
  int order = strcmp (one->day, two->day);

  return order != 0 ? order : one->row < two->row ? -1 : one->row > two->row;
}

static char *
dup_value (LedgerRecord *record,
           guint         field)
{
  const char *value = ledger_record_get (record, field);

  return g_strdup (value != NULL ? value : "");
}

static ServiceLine *
load_line (LedgerStore *store,
           gint64       id,
           GError     **error)
{
  g_autoptr (LedgerRecord) row = ledger_store_load (store, &attendance_register, id, error);
  g_autoptr (LedgerRecord) activity = row != NULL
    ? ledger_store_load (store, &activities_register, ledger_record_get_number (row, ATTENDANCE_ACTIVITY_ID), error) : NULL;
  ServiceLine *line;

  if (activity == NULL)
    return NULL;
  line = g_new0 (ServiceLine, 1);
  line->row = id;
  line->activity_id = activity->id;
  line->day = dup_value (row, ATTENDANCE_DAY);
  line->minutes = ledger_record_get_number (row, ATTENDANCE_APPROVED);
  line->rating = ledger_store_dup_shown (store, row, ATTENDANCE_RATING, TRUE);
  line->activity = dup_value (activity, ACTIVITY_NAME);
  line->place = dup_value (activity, ACTIVITY_PLACE);
  line->content = dup_value (activity, ACTIVITY_CONTENT);
  return line;
}

GPtrArray *
service_record_load (LedgerStore *store,
                     gint64       volunteer,
                     const char  *from,
                     const char  *to,
                     GError     **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (free_line);
  g_autoptr (LedgerQuery) query = ledger_query_new (&attendance_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, volunteer);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, ATTENDANCE_VOLUNTEER_ID, LEDGER_IS, id);
  ledger_query_add_filter (query, ATTENDANCE_APPROVED, LEDGER_NOT_EMPTY, NULL);
  if (from != NULL)
    ledger_query_add_filter (query, ATTENDANCE_DAY, LEDGER_AT_LEAST, from);
  if (to != NULL)
    ledger_query_add_filter (query, ATTENDANCE_DAY, LEDGER_AT_MOST, to);
  ids = ledger_store_select (store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      ServiceLine *line = load_line (store, g_array_index (ids, gint64, i), error);

      if (line == NULL)
        return NULL;
      g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort (lines, compare_lines);
  return ids != NULL ? g_steal_pointer (&lines) : NULL;
}

/**
 * service_record_sum:
 * @times: (out) (optional): 次 = different activities
 * @minutes: (out) (optional)
 */
void
service_record_sum (const GPtrArray *lines,
                    guint           *times,
                    gint64          *minutes)
{
  g_autoptr (GHashTable) activities = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 sum = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      ServiceLine *line = g_ptr_array_index (lines, i);

      g_hash_table_add (activities, &line->activity_id);
      sum += line->minutes;
    }
  if (times != NULL)
    *times = g_hash_table_size (activities);
  if (minutes != NULL)
    *minutes = sum;
}

static void
append_part (GString    *text,
             const char *part)
{
  /* Han characters stay as they are: only what parts lines and columns is escaped. */
  for (const char *p = part; *p != '\0'; p++)
    if (*p == '\\')
      g_string_append (text, "\\\\");
    else if (*p == '\t')
      g_string_append (text, "\\t");
    else if (*p == '\n')
      g_string_append (text, "\\n");
    else
      g_string_append_c (text, *p);
}

char *
service_record_write (const GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const ServiceLine *line = g_ptr_array_index (lines, i);
      const char *parts[] = { line->activity, line->place, line->content, line->rating };

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%" G_GINT64_FORMAT, i > 0 ? "\n" : "",
                              line->row, line->activity_id, line->day, line->minutes);
      for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
        {
          g_string_append_c (text, '\t');
          append_part (text, parts[p]);
        }
    }
  return g_string_free (text, FALSE);
}

static ServiceLine *
read_line (char **parts)
{
  ServiceLine *line = g_new0 (ServiceLine, 1);

  line->row = g_ascii_strtoll (parts[PART_ROW], NULL, 10);
  line->activity_id = g_ascii_strtoll (parts[PART_ACTIVITY_ID], NULL, 10);
  line->day = g_strdup (parts[PART_DAY]);
  line->minutes = g_ascii_strtoll (parts[PART_MINUTES], NULL, 10);
  line->activity = g_strcompress (parts[PART_ACTIVITY]);
  line->place = g_strcompress (parts[PART_PLACE]);
  line->content = g_strcompress (parts[PART_CONTENT]);
  line->rating = g_strcompress (parts[PART_RATING]);
  return line;
}

/**
 * service_record_read:
 * @text: (nullable): of service_record_write (); a line that is none is left out
 */
GPtrArray *
service_record_read (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);
  g_auto (GStrv) rows = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (rows[i], "\t", -1);

      if (g_strv_length (parts) == N_PARTS)
        g_ptr_array_add (lines, read_line (parts));
    }
  return lines;
}

char *
service_record_digest (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}
