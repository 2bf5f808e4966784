/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each asks the file for one state only; what is due then is reckoned row by row. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-reminders.h"

#include <string.h>

#include "aids.h"
#include "hardship-files.h"
#include "home-visits.h"
#include "ledger-date.h"
#include "notices.h"

/* Signed for within thirty days of the approval. */
#define PAY_DAYS 30

/* 已批 and 已发放 of codes_visit_status. */
#define APPROVED "3"
#define PAID     "4"

/* When a row is due; "" for long ago, %NULL: not at all. Caller frees. */
typedef char *(*FindDue) (const ReminderLook *look,
                          LedgerRecord       *record);

static gboolean
add_rows (const ReminderLook  *look,
          LedgerQuery         *query,
          FindDue              find_due,
          GArray              *hits,
          GError             **error)
{
  g_autoptr (GArray) ids = ledger_store_select (look->store, query, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      ReminderHit hit = { .id = g_array_index (ids, gint64, i) };
      g_autoptr (LedgerRecord) record = ledger_store_load (look->store, query->reg, hit.id, error);
      g_autofree char *due = record != NULL ? find_due (look, record) : NULL;

      if (record == NULL)
        return FALSE;
      if (due == NULL)
        continue;
      g_strlcpy (hit.date, due, sizeof hit.date);
      g_array_append_val (hits, hit);
    }
  return ids != NULL;
}

static char *
due_visit (const ReminderLook *look,
           LedgerRecord       *file)
{
  const char *visited = ledger_record_get (file, HARDSHIP_VISITED_DATE), *filed = ledger_record_get (file, HARDSHIP_FILED_DATE);
  const char *last = visited != NULL ? visited : filed;
  g_autofree char *due = last != NULL ? ledger_date_add_years (last, 1) : g_strdup ("");
  g_autofree char *soon = ledger_date_add_months (look->today, 1);

  return due != NULL && strcmp (due, soon) <= 0 ? g_steal_pointer (&due) : NULL;
}

gboolean
hardship_reminders_find_unvisited (const ReminderLook *look,
                                   GArray             *hits,
                                   GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&hardship_files_register);

  ledger_query_add_filter (query, HARDSHIP_STATUS, LEDGER_IS, HARDSHIP_FILED);
  return add_rows (look, query, due_visit, hits, error);
}

char *
hardship_reminders_say_unvisited (const ReminderLook *look,
                                  LedgerRecord       *record,
                                  const ReminderHit  *hit)
{
  const char *visited = ledger_record_get (record, HARDSHIP_VISITED_DATE);

  if (visited == NULL)
    return g_strdup (_("在档困难职工，还没有走访记录，请安排走访"));
  return g_strdup_printf (strcmp (hit->date, look->today) > 0 ? _("上次走访是%s，快满一年了，请安排走访")
                                                              : _("上次走访是%s，已满一年，请安排走访"), visited);
}

gboolean
hardship_reminders_find_reviews (const ReminderLook *look,
                                 GArray             *hits,
                                 GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&hardship_files_register);

  ledger_query_add_filter (query, HARDSHIP_STATUS, LEDGER_IS, HARDSHIP_FILED);
  return reminder_add_dated (look, query, HARDSHIP_REVIEW_DUE, hits, error);
}

char *
hardship_reminders_say_review (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit)
{
  const char *reviewed = ledger_record_get (record, HARDSHIP_REVIEWED_DATE);

  return reviewed != NULL ? g_strdup_printf (_("上次复核是%s，%s以前做年度复核"), reviewed, hit->date)
                          : g_strdup_printf (_("建档后还没有复核，%s以前做年度复核"), hit->date);
}

static char *
due_notice (const ReminderLook *look,
            LedgerRecord       *notice)
{
  const char *to = ledger_record_get (notice, NOTICE_TO_DATE);
  g_autofree char *due = to != NULL ? ledger_date_add_days (to, 1) : NULL;

  return due != NULL && strcmp (due, look->until) <= 0 ? g_steal_pointer (&due) : NULL;
}

gboolean
hardship_reminders_find_notices (const ReminderLook *look,
                                 GArray             *hits,
                                 GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&notices_register);

  ledger_query_add_filter (query, NOTICE_STATUS, LEDGER_IS, NOTICE_HUNG);
  return add_rows (look, query, due_notice, hits, error);
}

char *
hardship_reminders_say_notice (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit)
{
  const char *to = ledger_record_get (record, NOTICE_TO_DATE);

  return g_strdup_printf (strcmp (hit->date, look->today) <= 0 ? _("公示已于%s期满，请登记异议情况并结束公示")
                                                               : _("公示到%s期满，届时登记异议情况并结束公示"), to);
}

static char *
due_aid (const ReminderLook *look,
         LedgerRecord       *aid)
{
  const char *approved = ledger_record_get (aid, AID_APPROVED_DATE);

  return approved != NULL ? ledger_date_add_days (approved, PAY_DAYS) : g_strdup ("");
}

gboolean
hardship_reminders_find_unpaid (const ReminderLook *look,
                                GArray             *hits,
                                GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&aids_register);

  ledger_query_add_filter (query, AID_STATUS, LEDGER_IS, APPROVED);
  ledger_query_add_filter (query, AID_STATUS, LEDGER_IS, PAID);
  return add_rows (look, query, due_aid, hits, error);
}

char *
hardship_reminders_say_unpaid (const ReminderLook *look,
                               LedgerRecord       *record,
                               const ReminderHit  *hit)
{
  const char *approved = ledger_record_get (record, AID_APPROVED_DATE), *paid = ledger_record_get (record, AID_PAID_DATE);
  g_autofree char *who = ledger_store_dup_shown (look->store, record, AID_FILE_ID, TRUE);

  if (ledger_record_is (record, AID_STATUS, PAID))
    return g_strdup_printf (_("%s的救助%s%s发放，还没有签收"), who, paid != NULL ? _("已于") : _("已经"), paid != NULL ? paid : "");
  return g_strdup_printf (_("%s的救助%s%s批准，还没有发放"), who, approved != NULL ? _("已于") : _("已经"), approved != NULL ? approved : "");
}

gboolean
hardship_reminders_find_taken (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&home_visits_register);

  ledger_query_add_filter (query, HOME_VISIT_TAKEN, LEDGER_NOT_EMPTY, NULL);
  ledger_query_add_filter (query, HOME_VISIT_TAKEN_DONE, LEDGER_EMPTY, NULL);
  return reminder_add_dated (look, query, HOME_VISIT_TAKEN_DUE, hits, error);
}

char *
hardship_reminders_say_taken (const ReminderLook *look,
                              LedgerRecord       *record,
                              const ReminderHit  *hit)
{
  return g_strdup_printf (_("走访带走的事项还没有办结：%s"), ledger_record_get (record, HOME_VISIT_TAKEN));
}
