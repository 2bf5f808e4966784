/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each asks the file for a narrow range of an index; colours and words are reckoned as of the day that is asked for. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-reminders.h"

#include <string.h>

#include "agreement-terms.h"
#include "case-clock.h"
#include "cases.h"
#include "ledger-amount.h"
#include "ledger-date.h"
#include "mediators.h"

/* 今日 looks so many days ahead. */
#define WEEK_DAYS 7

static LedgerQuery *
query_open (void)
{
  LedgerQuery *query = ledger_query_new (&cases_register);

  ledger_query_add_filter (query, CASE_STATUS, LEDGER_IS_NOT, CASE_STATUS_ARCHIVED);
  ledger_query_add_filter (query, CASE_STATUS, LEDGER_IS_NOT, CASE_STATUS_VOID);
  return query;
}

gboolean
case_reminders_find_clock (const ReminderLook *look,
                           GArray             *hits,
                           GError            **error)
{
  g_autoptr (LedgerQuery) query = query_open ();

  return reminder_add_dated (look, query, CASE_CLOCK_DUE, hits, error);
}

char *
case_reminders_say_clock (const ReminderLook *look,
                          LedgerRecord       *record,
                          const ReminderHit  *hit)
{
  return case_clock_dup_state (record, look->today);
}

/* Terms of drafts, and of cases in the bin or void, bind nobody. */
static gboolean
is_binding (LedgerStore  *store,
            LedgerRecord *term)
{
  gint64 id = ledger_record_get_number (term, TERM_CASE_ID);
  g_autoptr (LedgerRecord) file = id != 0 ? ledger_store_load (store, &cases_register, id, NULL) : NULL;

  return file != NULL && !file->removed && ledger_record_get (file, CASE_AGREEMENT_DATE) != NULL &&
         !ledger_record_is (file, CASE_STATUS, CASE_STATUS_VOID) && !ledger_record_is (file, CASE_STATUS, CASE_STATUS_ARCHIVED);
}

gboolean
case_reminders_find_terms (const ReminderLook *look,
                           GArray             *hits,
                           GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&terms_register);
  guint first = hits->len;

  ledger_query_add_filter (query, TERM_DONE_DATE, LEDGER_EMPTY, NULL);
  if (!reminder_add_dated (look, query, TERM_DUE_DATE, hits, error))
    return FALSE;
  for (guint i = hits->len; i-- > first;)
    {
      g_autoptr (LedgerRecord) term = ledger_store_load (look->store, &terms_register, g_array_index (hits, ReminderHit, i).id, NULL);

      if (term == NULL || !is_binding (look->store, term))
        g_array_remove_index (hits, i);
    }
  return TRUE;
}

/* "案件机工调登〔2026〕1号 第2期3000元 2026-10-15到期，还有3天" */
static char *
dup_term_words (LedgerRecord *term)
{
  gint64 amount = ledger_record_get_number (term, TERM_AMOUNT), paid = ledger_record_get_number (term, TERM_PAID);
  gint64 n = ledger_record_get_number (term, TERM_INSTALMENTS);
  g_autofree char *part = n > 1 ? g_strdup_printf (_("第%d期，共%d期，"), (int) ledger_record_get_number (term, TERM_INSTALMENT), (int) n)
                                : g_strdup ("");
  g_autofree char *rest = ledger_amount_in_words (MAX (amount - paid, 0));

  if (amount == 0)
    return g_strdup_printf (_("履行调解协议：%s"), ledger_record_get (term, TERM_TEXT) != NULL ? ledger_record_get (term, TERM_TEXT) : "");
  return g_strdup_printf (_("履行调解协议：%s还应付%s"), part, rest);
}

char *
case_reminders_say_term (const ReminderLook *look,
                         LedgerRecord       *record,
                         const ReminderHit  *hit)
{
  gint64 id = ledger_record_get_number (record, TERM_CASE_ID);
  g_autofree char *number = ledger_store_dup_label (look->store, &cases_register, id);
  g_autofree char *words = dup_term_words (record);
  int days = ledger_date_days_between (look->today, hit->date);

  if (days < 0)
    return g_strdup_printf (_("案件%s %s，%s到期，已逾期%d天，请催告并记下后续步骤"), number, words, hit->date, -days);
  return g_strdup_printf (days == 0 ? _("案件%s %s，%s到期，就是今天") : _("案件%s %s，%s到期"), number, words, hit->date);
}

gboolean
case_reminders_find_reports (const ReminderLook *look,
                             GArray             *hits,
                             GError            **error)
{
  g_autoptr (LedgerQuery) query = query_open ();

  ledger_query_add_filter (query, CASE_COLLECTIVE, LEDGER_IS, "1");
  ledger_query_add_filter (query, CASE_COLLECTIVE_REPORTED, LEDGER_EMPTY, NULL);
  return reminder_add_dated (look, query, CASE_COLLECTIVE_DUE, hits, error);
}

char *
case_reminders_say_report (const ReminderLook *look,
                           LedgerRecord       *record,
                           const ReminderHit  *hit)
{
  return g_strdup_printf (_("集体争议，涉及%d人，应当在%s前向上级工会报告"), (int) ledger_record_get_number (record, CASE_PEOPLE), hit->date);
}

/* The first of both days. */
static const char *
get_end (LedgerRecord *mediator)
{
  const char *cert = ledger_record_get (mediator, MEDIATOR_CERT_UNTIL), *term = ledger_record_get (mediator, MEDIATOR_APPOINTED_UNTIL);

  return cert == NULL || (term != NULL && strcmp (term, cert) < 0) ? term : cert;
}

gboolean
case_reminders_find_mediators (const ReminderLook *look,
                               GArray             *hits,
                               GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&mediators_register);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, MEDIATOR_LEFT_DATE, LEDGER_EMPTY, NULL);
  ids = ledger_store_select (look->store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      ReminderHit hit = { .id = g_array_index (ids, gint64, i) };
      g_autoptr (LedgerRecord) mediator = ledger_store_load (look->store, query->reg, hit.id, error);
      const char *end = mediator != NULL ? get_end (mediator) : NULL;

      if (mediator == NULL)
        return FALSE;
      if (end == NULL || strcmp (end, look->until) > 0)
        continue;
      g_strlcpy (hit.date, end, sizeof hit.date);
      g_array_append_val (hits, hit);
    }
  return ids != NULL;
}

char *
case_reminders_say_mediator (const ReminderLook *look,
                             LedgerRecord       *record,
                             const ReminderHit  *hit)
{
  gboolean cert = ledger_record_is (record, MEDIATOR_CERT_UNTIL, hit->date);

  if (strcmp (hit->date, look->today) < 0)
    return g_strdup_printf (cert ? _("调解员证已于%s到期，请换证") : _("聘期已于%s届满，请续聘或者填离任日期"), hit->date);
  return g_strdup_printf (cert ? _("调解员证%s到期，请换证") : _("聘期到%s，请续聘或者填离任日期"), hit->date);
}

static void
item_freed (gpointer data)
{
  CaseTodayItem *item = data;

  g_free (item->code);
  g_free (item->subject);
  g_free (item->text);
  g_free (item);
}

/* Takes @text. */
static void
add_item (GPtrArray    *items,
          LedgerRecord *file,
          const char   *due,
          const char   *code,
          char         *text,
          const char   *today)
{
  CaseTodayItem *item = g_new0 (CaseTodayItem, 1);
  const char *number = ledger_record_get (file, CASE_CASE_NO), *title = ledger_record_get (file, CASE_TITLE);

  item->case_id = file->id;
  item->when = strcmp (due, today) < 0 ? CASE_TODAY_OVERDUE : strcmp (due, today) == 0 ? CASE_TODAY_NOW : CASE_TODAY_WEEK;
  g_strlcpy (item->due, due, sizeof item->due);
  item->code = g_strdup (code);
  item->subject = g_strdup_printf ("%s %s", number != NULL ? number : "", title != NULL ? title : "");
  item->text = text;
  g_ptr_array_add (items, item);
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const CaseTodayItem *x = *(CaseTodayItem *const *) a, *y = *(CaseTodayItem *const *) b;
  int order = strcmp (x->due, y->due);

  return order != 0 ? order : x->case_id < y->case_id ? -1 : x->case_id > y->case_id;
}

/* A term is told by itself: the deadline of the case that comes from it is left out. */
static void
add_cases (LedgerStore *store,
           GArray      *hits,
           const char  *today,
           GPtrArray   *items)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const ReminderHit *hit = &g_array_index (hits, ReminderHit, i);
      g_autoptr (LedgerRecord) file = ledger_store_load (store, &cases_register, hit->id, NULL);

      if (file != NULL && !ledger_record_is (file, CASE_CLOCK_CODE, "D10"))
        add_item (items, file, hit->date, ledger_record_get (file, CASE_CLOCK_CODE),
                  g_strdup (_(ledger_record_get (file, CASE_CLOCK_TEXT))), today);
    }
}

static void
add_terms (LedgerStore *store,
           GArray      *hits,
           const char  *today,
           GPtrArray   *items)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const ReminderHit *hit = &g_array_index (hits, ReminderHit, i);
      g_autoptr (LedgerRecord) term = ledger_store_load (store, &terms_register, hit->id, NULL);
      gint64 id = term != NULL ? ledger_record_get_number (term, TERM_CASE_ID) : 0;
      g_autoptr (LedgerRecord) file = id != 0 ? ledger_store_load (store, &cases_register, id, NULL) : NULL;

      if (file != NULL)
        add_item (items, file, hit->date, NULL, dup_term_words (term), today);
    }
}

GPtrArray *
case_today_list (LedgerStore  *store,
                 GError      **error)
{
  g_autofree char *until = ledger_date_add_days (ledger_store_get_today (store), WEEK_DAYS);
  g_autofree char *today = g_strdup (ledger_store_get_today (store));
  ReminderLook look = { store, today, until };
  g_autoptr (GArray) clocks = g_array_new (FALSE, FALSE, sizeof (ReminderHit));
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (ReminderHit));
  GPtrArray *items;

  if (!case_reminders_find_clock (&look, clocks, error) || !case_reminders_find_terms (&look, terms, error))
    return NULL;
  items = g_ptr_array_new_with_free_func (item_freed);
  add_cases (store, clocks, today, items);
  add_terms (store, terms, today, items);
  g_ptr_array_sort (items, compare_items);
  return items;
}

const char *
case_today_get_title (CaseTodayWhen when)
{
  switch (when)
    {
    case CASE_TODAY_OVERDUE:
      return _("已逾期");
    case CASE_TODAY_NOW:
      return _("今天到期");
    case CASE_TODAY_WEEK:
    default:
      return _("七天内到期");
    }
}
