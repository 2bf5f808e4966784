/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thirty days are given for each; the days are those of the record. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-reminders.h"

#include <string.h>

#include "ledger-date.h"
#include "ledger-scan.h"
#include "members.h"
#include "visit-limits.h"
#include "visits.h"

#define DAYS 30

/* Visits in @status whose @field lies thirty days back or more. */
static gboolean
find_waiting (const ReminderLook *look,
              const char         *status,
              guint               field,
              GArray             *hits,
              GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&visits_register);
  g_autofree char *latest = ledger_date_add_days (look->today, -DAYS);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, VISIT_STATUS, LEDGER_IS, status);
  ledger_query_add_filter (query, field, LEDGER_AT_MOST, latest);
  ledger_query_set_sort (query, field, FALSE);
  ids = ledger_store_select (look->store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      ReminderHit hit = { .id = g_array_index (ids, gint64, i) };
      g_autoptr (LedgerRecord) visit = ledger_store_load (look->store, &visits_register, hit.id, error);
      g_autofree char *due = visit != NULL ? ledger_date_add_days (ledger_record_get (visit, field), DAYS) : NULL;

      if (due == NULL)
        return FALSE;
      g_strlcpy (hit.date, due, sizeof hit.date);
      g_array_append_val (hits, hit);
    }
  return ids != NULL;
}

static char *
say_waiting (const ReminderLook *look,
             LedgerRecord       *record,
             guint               field,
             const char         *format)
{
  const char *day = ledger_record_get (record, field);
  g_autofree char *kind = ledger_store_dup_shown (look->store, record, VISIT_KIND, TRUE);
  g_autofree char *yuan = visit_dup_yuan (ledger_record_get_number (record, VISIT_AMOUNT));
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _("%s%s元，"), kind, yuan);
  g_string_append_printf (text, "%s", day != NULL ? day : "");
  g_string_append_printf (text, _("%s，已过%d天"), format, day != NULL ? ledger_date_days_between (day, look->today) : 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
visit_reminders_find_unpaid (const ReminderLook *look,
                             GArray             *hits,
                             GError            **error)
{
  return find_waiting (look, VISIT_APPROVED, VISIT_APPROVED_DATE, hits, error);
}

char *
visit_reminders_say_unpaid (const ReminderLook *look,
                            LedgerRecord       *record,
                            const ReminderHit  *hit)
{
  return say_waiting (look, record, VISIT_APPROVED_DATE, _("批准后还没有发放"));
}

gboolean
visit_reminders_find_unsigned (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error)
{
  return find_waiting (look, VISIT_PAID, VISIT_PAID_DATE, hits, error);
}

char *
visit_reminders_say_unsigned (const ReminderLook *look,
                              LedgerRecord       *record,
                              const ReminderHit  *hit)
{
  return say_waiting (look, record, VISIT_PAID_DATE, _("发放后还没有签收，应在30日内"));
}

typedef struct
{
  GHashTable *members; /* (element-type gint64): visited */
  GHashTable *keys;    /* numbers of those who were entered as free persons */
  GArray     *hits;
} Visited;

static gboolean
visit_scanned_cb (const LedgerScanRow *row,
                  gpointer             data)
{
  Visited *visited = data;
  gint64 member = ledger_scan_get_number (row, 1);
  const char *key = ledger_scan_get_text (row, 2);

  if (visit_status_counts (ledger_scan_get_text (row, 0)) != VISIT_COUNTS_GIVEN)
    return TRUE;
  if (member != 0)
    {
      gint64 *copy = g_new (gint64, 1);

      *copy = member;
      g_hash_table_add (visited->members, copy);
    }
  if (key != NULL)
    g_hash_table_add (visited->keys, g_strdup (key));
  return TRUE;
}

static gboolean
member_scanned_cb (const LedgerScanRow *row,
                   gpointer             data)
{
  Visited *visited = data;
  ReminderHit hit = { .id = ledger_scan_get_id (row) };
  const char *key = ledger_scan_get_text (row, 0);

  if (!g_hash_table_contains (visited->members, &hit.id) && (key == NULL || !g_hash_table_contains (visited->keys, key)))
    g_array_append_val (visited->hits, hit);
  return TRUE;
}

gboolean
visit_reminders_find_never (const ReminderLook *look,
                            GArray             *hits,
                            GError            **error)
{
  static const guint columns[] = { VISIT_STATUS, VISIT_MEMBER_ID, VISIT_ID_KEY }, keys[] = { MEMBER_ID_KEY };
  g_autoptr (LedgerQuery) visits = ledger_query_new (&visits_register), members = ledger_query_new (&members_register);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Visited visited = { seen, numbers, hits };

  if (!ledger_scan (look->store, visits, columns, G_N_ELEMENTS (columns), visit_scanned_cb, &visited, error))
    return FALSE;
  /* A union that keeps no visits here is not told that it visits nobody. */
  if (g_hash_table_size (seen) == 0)
    return TRUE;
  ledger_query_add_filter (members, MEMBER_STATUS, LEDGER_IS, "A");
  return ledger_scan (look->store, members, keys, G_N_ELEMENTS (keys), member_scanned_cb, &visited, error);
}

char *
visit_reminders_say_never (const ReminderLook *look,
                           LedgerRecord       *record,
                           const ReminderHit  *hit)
{
  return g_strdup (_("在册会员，没有慰问记录；请核对有没有漏发、漏记"));
}
