/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Absences that are still open: the last change of a member, with no end as yet. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "secondments.h"

#include "codes.h"
#include "ledger-date.h"
#include "member-events.h"
#include "membership-walk.h"

/* Changes that end on a day that was foreseen, and what is to be done then. */
static const struct
{
  const char *code;
  const char *then;
} absences[] = {
  { MEMBERSHIP_SECONDED, N_("请核对是否返回，办理借调期满") },
  { "13", N_("请核对是否退役，办理恢复会籍") },
  { "16", N_("请核对是否返岗，办理返岗") },
};

/* Of members whose last change it is. */
static LedgerQuery *
make_query (void)
{
  LedgerQuery *query = ledger_query_new (&member_events_register);

  ledger_query_add_filter (query, MEMBER_EVENT_UNTIL, LEDGER_IS, MEMBER_EVENT_NEVER);
  ledger_query_add_filter (query, MEMBER_EVENT_VOIDED, LEDGER_EMPTY, NULL);
  return query;
}

/* The hits are the members; due @months after the day in @field. */
static gboolean
add_members (const ReminderLook *look,
             LedgerQuery        *query,
             guint               field,
             int                 months,
             GArray             *hits,
             GError            **error)
{
  g_autoptr (GArray) ids = NULL;

  ledger_query_set_sort (query, field, FALSE);
  ids = ledger_store_select (look->store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) event = ledger_store_load (look->store, &member_events_register,
                                                          g_array_index (ids, gint64, i), error);
      g_autofree char *due = NULL;
      ReminderHit hit = { 0 };

      if (event == NULL)
        return FALSE;
      hit.id = ledger_record_get_number (event, MEMBER_EVENT_MEMBER_ID);
      due = ledger_date_add_months (ledger_record_get (event, field), months);
      g_strlcpy (hit.date, due, sizeof hit.date);
      g_array_append_val (hits, hit);
    }
  return ids != NULL;
}

gboolean
secondments_find_long (const ReminderLook *look,
                       GArray             *hits,
                       GError            **error)
{
  g_autoptr (LedgerQuery) query = make_query ();
  g_autofree char *latest = ledger_date_add_months (look->until, -SECONDMENT_MONTHS);

  ledger_query_add_filter (query, MEMBER_EVENT_EVENT, LEDGER_IS, MEMBERSHIP_SECONDED);
  ledger_query_add_filter (query, MEMBER_EVENT_DATE, LEDGER_NOT_EMPTY, NULL);
  ledger_query_add_filter (query, MEMBER_EVENT_SINCE, LEDGER_AT_MOST, latest);
  return add_members (look, query, MEMBER_EVENT_SINCE, SECONDMENT_MONTHS, hits, error);
}

char *
secondments_say_long (const ReminderLook *look,
                      LedgerRecord       *record,
                      const ReminderHit  *hit)
{
  return g_strdup_printf (_("借调到%s满六个月；对方有工会的，可以接转组织关系，期满再转回，请核对"), hit->date);
}

gboolean
secondments_find_ending (const ReminderLook *look,
                         GArray             *hits,
                         GError            **error)
{
  g_autoptr (LedgerQuery) query = make_query ();

  for (guint i = 0; i < G_N_ELEMENTS (absences); i++)
    ledger_query_add_filter (query, MEMBER_EVENT_EVENT, LEDGER_IS, absences[i].code);
  ledger_query_add_filter (query, MEMBER_EVENT_RETURN_DATE, LEDGER_NOT_EMPTY, NULL);
  ledger_query_add_filter (query, MEMBER_EVENT_RETURN_DATE, LEDGER_AT_MOST, look->until);
  return add_members (look, query, MEMBER_EVENT_RETURN_DATE, 0, hits, error);
}

char *
secondments_say_ending (const ReminderLook *look,
                        LedgerRecord       *record,
                        const ReminderHit  *hit)
{
  g_autoptr (GPtrArray) events = membership_walk_load (look->store, record->id, 0, NULL);
  LedgerRecord *last = events != NULL ? membership_walk_last (events) : NULL;

  for (guint i = 0; last != NULL && i < G_N_ELEMENTS (absences); i++)
    if (ledger_record_is (last, MEMBER_EVENT_EVENT, absences[i].code))
      return g_strdup_printf (_("%s预计%s期满，%s"), _(ledger_choices_find (codes_member_event, absences[i].code)->title),
                              hit->date, _(absences[i].then));
  return g_strdup_printf (_("预计%s期满，请核对"), hit->date);
}
