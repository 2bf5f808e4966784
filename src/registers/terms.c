/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 换届 is due when the term ends and is spoken of from so many months before as are looked ahead. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "terms.h"

#include <string.h>

#include "officer-rules.h"
#include "officers.h"
#include "orgs.h"

/* Organisations that exist still. */
static LedgerQuery *
ask_orgs (void)
{
  LedgerQuery *query = ledger_query_new (&orgs_register);

  ledger_query_add_filter (query, ORG_CLOSED, LEDGER_EMPTY, NULL);
  return query;
}

gboolean
terms_find_elections (const ReminderLook *look,
                      GArray             *hits,
                      GError            **error)
{
  g_autoptr (LedgerQuery) query = ask_orgs ();
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, ORG_ELECTED, LEDGER_NOT_EMPTY, NULL);
  ledger_query_add_filter (query, ORG_TERM_YEARS, LEDGER_NOT_EMPTY, NULL);
  ids = ledger_store_select (look->store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      ReminderHit hit = { .id = g_array_index (ids, gint64, i) };
      g_autoptr (LedgerRecord) org = ledger_store_load (look->store, &orgs_register, hit.id, error);
      g_autofree char *end = org != NULL ? officer_rules_dup_term_end (org) : NULL;

      if (org == NULL)
        return FALSE;
      if (end == NULL || strcmp (end, look->until) > 0)
        continue;
      g_strlcpy (hit.date, end, sizeof hit.date);
      g_array_append_val (hits, hit);
    }
  return ids != NULL;
}

char *
terms_say_election (const ReminderLook *look,
                    LedgerRecord       *record,
                    const ReminderHit  *hit)
{
  if (strcmp (hit->date, look->today) < 0)
    return g_strdup_printf (_("%s 任期届满，尚未登记换届，请换届或更新本届选举日期"), hit->date);
  return g_strdup_printf (_("%s 任期届满，应于届满前换届"), hit->date);
}

gboolean
terms_find_legal (const ReminderLook *look,
                  GArray             *hits,
                  GError            **error)
{
  g_autoptr (LedgerQuery) query = ask_orgs ();

  return reminder_add_dated (look, query, ORG_LEGAL_UNTIL, hits, error);
}

char *
terms_say_legal (const ReminderLook *look,
                 LedgerRecord       *record,
                 const ReminderHit  *hit)
{
  if (strcmp (hit->date, look->today) < 0)
    return g_strdup_printf (_("法人资格证书已于 %s 到期，请换证后更新有效期"), hit->date);
  return g_strdup_printf (_("法人资格证书 %s 到期，请提前换证"), hit->date);
}

/* Officers who have not left. */
static LedgerQuery *
ask_officers (void)
{
  LedgerQuery *query = ledger_query_new (&officers_register);

  ledger_query_add_filter (query, OFFICER_LEFT, LEDGER_EMPTY, NULL);
  return query;
}

gboolean
terms_find_officers (const ReminderLook *look,
                     GArray             *hits,
                     GError            **error)
{
  g_autoptr (LedgerQuery) query = ask_officers ();

  return reminder_add_dated (look, query, OFFICER_TERM_END, hits, error);
}

char *
terms_say_officer (const ReminderLook *look,
                   LedgerRecord       *record,
                   const ReminderHit  *hit)
{
  if (strcmp (hit->date, look->today) < 0)
    return g_strdup_printf (_("任期已于 %s 届满，请登记连任或离任"), hit->date);
  return g_strdup_printf (_("任期 %s 届满"), hit->date);
}

gboolean
terms_find_certs (const ReminderLook *look,
                  GArray             *hits,
                  GError            **error)
{
  g_autoptr (LedgerQuery) query = ask_officers ();

  return reminder_add_dated (look, query, OFFICER_CERT_UNTIL, hits, error);
}

char *
terms_say_cert (const ReminderLook *look,
                LedgerRecord       *record,
                const ReminderHit  *hit)
{
  const char *number = ledger_record_get (record, OFFICER_CERT_NO);

  if (strcmp (hit->date, look->today) < 0)
    return g_strdup_printf (_("证件%s已于 %s 过期，请换证后更新有效期"), number != NULL ? number : "", hit->date);
  return g_strdup_printf (_("证件%s %s 到期，请提前换证"), number != NULL ? number : "", hit->date);
}
