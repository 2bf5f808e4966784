/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of a case are the events of mediation-deadlines.c; nothing is closed or changed because a day has come. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-clock.h"

#include <string.h>

#include "agreement-terms.h"
#include "case-limitation.h"
#include "cases.h"
#include "days-off.h"
#include "ledger-date.h"
#include "ledger-scan.h"
#include "limitation-events.h"
#include "mediation-orgs.h"

/* From 21 on the kinds of codes_limitation_kind let the time stand still. */
#define FIRST_SUSPENSION 21

/* What a reckoning borrows its texts from. */
typedef struct
{
  MediationFacts  facts;
  GArray         *stops;
  GArray         *terms;
  GPtrArray      *moments;
  LedgerRecord   *org;
  char            next_due[11];
  char            performed[11];
} Clock;

static const struct
{
  MediationEvent event;
  guint          field;
} events[] = {
  { MEDIATION_TALKS_ASKED, CASE_NEGOTIATED_DATE },
  { MEDIATION_RECEIVED, CASE_RECEIVED_DATE },
  { MEDIATION_ACCEPTED, CASE_ACCEPTED_DATE },
  { MEDIATION_REFUSED, CASE_REFUSED_DATE },
  { MEDIATION_EFFECTIVE, CASE_EFFECTIVE_DATE },
  { MEDIATION_REVIEW_APPLIED, CASE_REVIEW_APPLIED },
  { MEDIATION_REVIEW_ACCEPTED, CASE_REVIEW_ACCEPTED },
  { MEDIATION_REVIEW_DONE, CASE_REVIEW_DATE },
  { MEDIATION_CONFIRM_APPLIED, CASE_CONFIRM_APPLIED },
  { MEDIATION_COURT_RECEIVED, CASE_CONFIRM_RECEIVED },
  { MEDIATION_COURT_ACCEPTED, CASE_CONFIRM_ACCEPTED },
  { MEDIATION_COURT_DONE, CASE_CONFIRM_DATE },
  { MEDIATION_KNOWN, CASE_KNOWN_DATE },
  { MEDIATION_RELATION_ENDED, CASE_RELATION_ENDED },
  { MEDIATION_ARBITRATION_APPLIED, CASE_ARB_APPLIED },
  { MEDIATION_ARBITRATION_ACCEPTED, CASE_ARB_ACCEPTED },
  { MEDIATION_COPY_RECEIVED, CASE_ARB_COPIED },
  { MEDIATION_ANSWERED, CASE_ARB_ANSWERED },
  { MEDIATION_HEARING, CASE_ARB_HEARING },
  { MEDIATION_ENTRUSTED, CASE_ARB_ENTRUSTED },
  { MEDIATION_AWARD_RECEIVED, CASE_AWARD_DATE },
  { MEDIATION_SUED, CASE_SUIT_DATE },
  { MEDIATION_AID_APPLIED, CASE_AID_APPLIED },
  { MEDIATION_AID_DECIDED, CASE_AID_DECIDED },
};

/* Rights that may stay unused, and duties of others that no field of a case ends: once past, nobody waits for them. */
static const char *const lapsing[] = { "D01", "D05", "D07", "D11", "D12", "D15", "D19", "D20", "D22", NULL };

/* Until the case is closed. */
static const char *const of_mediation[] = { "D01", "D02", "D03", "D04", NULL };

static gboolean
is_success (LedgerRecord *record)
{
  return ledger_record_is (record, CASE_OUTCOME, CASE_OUTCOME_WRITTEN) || ledger_record_is (record, CASE_OUTCOME, CASE_OUTCOME_ORAL);
}

static void
gather_events (Clock        *clock,
               LedgerRecord *record)
{
  const char **dates = clock->facts.events;
  const char *end = ledger_record_get (record, CASE_END_DATE);

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    dates[events[i].event] = ledger_record_get (record, events[i].field);
  if (ledger_record_is (record, CASE_CONSENT, CASE_CONSENT_DENIED))
    dates[MEDIATION_DECLINED] = ledger_record_get (record, CASE_CONSENT_DATE);
  if (!is_success (record))
    dates[MEDIATION_ENDED] = end != NULL ? end : ledger_record_get (record, CASE_CLOSED_DATE);
  dates[MEDIATION_PERFORM_DUE] = clock->next_due[0] != '\0' ? clock->next_due : NULL;
  dates[MEDIATION_PERFORMED] = clock->performed[0] != '\0' ? clock->performed : NULL;
}

/* Performed is what all terms are; an agreement that is only drafted binds nobody. */
static void
gather_terms (Clock        *clock,
              LedgerRecord *record)
{
  gboolean all = clock->terms->len > 0;

  if (ledger_record_get (record, CASE_AGREEMENT_DATE) == NULL)
    return;
  for (guint i = 0; i < clock->terms->len; i++)
    {
      const CaseTerm *term = &g_array_index (clock->terms, CaseTerm, i);
      const char *due = ledger_record_get (term->term, TERM_DUE_DATE);

      if (strcmp (term->state, TERM_STATE_DONE) == 0)
        {
          if (strcmp (term->done, clock->performed) > 0)
            g_strlcpy (clock->performed, term->done, sizeof clock->performed);
          continue;
        }
      all = FALSE;
      if (due != NULL && (clock->next_due[0] == '\0' || strcmp (due, clock->next_due) < 0))
        g_strlcpy (clock->next_due, due, sizeof clock->next_due);
    }
  if (!all)
    clock->performed[0] = '\0';
}

static void
gather_flags (Clock          *clock,
              LedgerRecord   *record,
              const CaseRows *rows)
{
  static const struct
  {
    guint          field;
    MediationFlags flag;
  } flags[] = {
    { CASE_WAGE_ARREARS, MEDIATION_WAGES },
    { CASE_CONFIRMS_RELATION, MEDIATION_CONFIRMS_RELATION },
    { CASE_CONFIRM_EXTENDED, MEDIATION_COURT_LONGER },
    { CASE_ARB_EXTENDED, MEDIATION_ARBITRATION_LONGER },
    { CASE_AWARD_FINAL, MEDIATION_FINAL_AWARD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (ledger_record_get_flag (record, flags[i].field))
      clock->facts.flags |= flags[i].flag;
  if ((clock->facts.flags & MEDIATION_WAGES) != 0 && case_rows_are_for_pay (rows))
    clock->facts.flags |= MEDIATION_ONLY_WAGES;
  for (guint i = 0; i < rows->terms->len; i++)
    if (!ledger_record_is (g_ptr_array_index (rows->terms, i), TERM_KIND, TERM_KIND_PAYMENT))
      clock->facts.flags |= MEDIATION_OTHER_DUTIES;
  if (ledger_record_get (record, CASE_OTHER_DUTIES) != NULL)
    clock->facts.flags |= MEDIATION_OTHER_DUTIES;
}

/* Rows the case wrote itself are told by its dates, or by the moments they come from. */
static void
gather_stops (Clock          *clock,
              const CaseRows *rows)
{
  for (guint i = 0; i < rows->limitation->len; i++)
    {
      const LedgerRecord *row = g_ptr_array_index (rows->limitation, i);
      MediationStop stop = { .from = ledger_record_get (row, LIMITATION_EVENT_DATE),
                             .until = ledger_record_get (row, LIMITATION_EVENT_UNTIL),
                             .suspends = ledger_record_get_number (row, LIMITATION_EVENT_KIND) >= FIRST_SUSPENSION,
                             .reason = ledger_record_get (row, LIMITATION_EVENT_REASON) };

      if (stop.from != NULL && !ledger_record_get_flag (row, LIMITATION_EVENT_AUTO))
        g_array_append_val (clock->stops, stop);
    }
  for (guint i = 0; i < clock->moments->len; i++)
    {
      const CaseMoment *moment = g_ptr_array_index (clock->moments, i);
      MediationStop stop = { .from = moment->date, .reason = moment->reason };

      if (!moment->by_event)
        g_array_append_val (clock->stops, stop);
    }
  clock->facts.stops = (const MediationStop *) (gpointer) clock->stops->data;
  clock->facts.n_stops = clock->stops->len;
}

static Clock *
clock_new (LedgerEdit     *edit,
           const CaseRows *rows)
{
  Clock *clock = g_new0 (Clock, 1);
  gint64 org = ledger_record_get_number (edit->after, CASE_ORG_ID);

  clock->stops = g_array_new (FALSE, FALSE, sizeof (MediationStop));
  clock->terms = case_rows_reckon_terms (rows, ledger_edit_get_today (edit));
  clock->moments = case_limitation_list (edit, rows);
  clock->org = org != 0 ? ledger_store_load (edit->store, &mediation_orgs_register, org, NULL) : NULL;
  gather_terms (clock, edit->after);
  gather_events (clock, edit->after);
  gather_flags (clock, edit->after, rows);
  gather_stops (clock, rows);
  if (clock->org != NULL)
    clock->facts.org_kind = ledger_record_get (clock->org, MEDIATION_ORG_KIND);
  clock->facts.extend_until = ledger_edit_get (edit, CASE_EXTEND_UNTIL);
  clock->facts.extend_applicant = ledger_edit_get (edit, CASE_EXTEND_APPLICANT);
  clock->facts.extend_respondent = ledger_edit_get (edit, CASE_EXTEND_RESPONDENT);
  return clock;
}

static void
clock_free (Clock *clock)
{
  g_array_unref (clock->stops);
  g_array_unref (clock->terms);
  g_ptr_array_unref (clock->moments);
  g_clear_pointer (&clock->org, ledger_record_unref);
  g_free (clock);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Clock, clock_free)

static GPtrArray *
find_dues (LedgerEdit     *edit,
           const CaseRows *rows,
           LedgerCalendar *calendar)
{
  g_autoptr (Clock) clock = clock_new (edit, rows);
  g_autoptr (LedgerCalendar) own = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < MEDIATION_N_EVENTS && !any; i++)
    any = clock->facts.events[i] != NULL;
  /* Most keys that are pressed in a new case come before its first date. */
  if (!any)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) mediation_due_free);
  own = calendar == NULL ? tz_calendar_new (edit->store) : NULL;
  return mediation_deadlines_find (&clock->facts, own != NULL ? own : calendar, ledger_edit_get_today (edit));
}

static const MediationDue *
find_due (GPtrArray  *dues,
          const char *code)
{
  for (guint i = 0; i < dues->len; i++)
    {
      const MediationDue *due = g_ptr_array_index (dues, i);

      if (strcmp (due->rule->code, code) == 0 && !due->rule->part)
        return due;
    }
  return NULL;
}

static gboolean
is_closed (LedgerRecord *record)
{
  const char *status = ledger_record_get (record, CASE_STATUS);

  return status != NULL && atoi (status) >= atoi (CASE_STATUS_CLOSED);
}

static gboolean
is_awaited (LedgerRecord       *record,
            const MediationDue *due,
            const char         *today)
{
  const char *code = due->rule->code;
  gboolean past = strcmp (due->due, today) < 0;

  if (due->done_on[0] != '\0' || due->due[0] == '\0' || due->rule->is_effect)
    return FALSE;
  if (past && g_strv_contains (lapsing, code))
    return FALSE;
  if (g_strv_contains (of_mediation, code) &&
      (is_closed (record) || ledger_record_is (record, CASE_STATUS, CASE_STATUS_REFUSED)))
    return FALSE;
  /* From the day of acceptance on the mediators have D04; D03 goes on being the parties' right. */
  if (strcmp (code, "D03") == 0 && past && ledger_record_get (record, CASE_ACCEPTED_DATE) != NULL)
    return FALSE;
  /* One of the two ways was taken, or there is nothing left to enforce. */
  if (strcmp (code, "D05") == 0 || strcmp (code, "D07") == 0)
    return ledger_record_get (record, CASE_REVIEW_APPLIED) == NULL && ledger_record_get (record, CASE_CONFIRM_APPLIED) == NULL &&
           ledger_record_get (record, CASE_PERFORMED_DATE) == NULL;
  return TRUE;
}

GPtrArray *
case_clock_list (LedgerStore  *store,
                 LedgerRecord *record)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, record);
  g_autoptr (CaseRows) rows = case_rows_new (edit);

  return find_dues (edit, rows, NULL);
}

const MediationDue *
case_clock_get_next (LedgerRecord *record,
                     GPtrArray    *dues,
                     const char   *today)
{
  const MediationDue *next = NULL;

  if (ledger_record_is (record, CASE_STATUS, CASE_STATUS_ARCHIVED) || ledger_record_is (record, CASE_STATUS, CASE_STATUS_VOID))
    return NULL;
  for (guint i = 0; i < dues->len; i++)
    {
      const MediationDue *due = g_ptr_array_index (dues, i);

      if (is_awaited (record, due, today) && (next == NULL || strcmp (due->due, next->due) < 0))
        next = due;
    }
  return next;
}

/**
 * case_clock_dup_state:
 * @record: of cases
 * @today: "YYYY-MM-DD"
 *
 * Returns: (nullable) (transfer full): from the copies alone, without reading another row
 */
char *
case_clock_dup_state (LedgerRecord *record,
                      const char   *today)
{
  const char *due = ledger_record_get (record, CASE_CLOCK_DUE), *text = ledger_record_get (record, CASE_CLOCK_TEXT);
  int days = due != NULL ? ledger_date_days_between (today, due) : 0;

  if (due == NULL || text == NULL)
    return NULL;
  if (days < 0)
    return g_strdup_printf (_("%s：%s，已逾期%d天"), text, due, -days);
  if (days == 0)
    return g_strdup_printf (_("%s：%s，今天到期"), text, due);
  return g_strdup_printf (_("%s：%s，还有%d天"), text, due, days);
}

static void
derive_limitation (LedgerEdit *edit,
                   GPtrArray  *dues)
{
  const MediationDue *due = find_due (dues, "D11"), *wages = find_due (dues, "D12");

  if (due == NULL || (wages != NULL && wages->due[0] != '\0' && strcmp (wages->due, due->due) < 0))
    due = wages != NULL ? wages : due;
  ledger_edit_set (edit, CASE_LIMITATION_FROM, due != NULL ? due->start : NULL);
  ledger_edit_set (edit, CASE_LIMITATION_UNTIL, due != NULL ? due->due : NULL);
  ledger_edit_set (edit, CASE_LIMITATION_TEXT, due != NULL ? due->working : NULL);
}

/* Why it began anew: the last of all moments on the day it counts from. */
static void
derive_limitation_reason (LedgerEdit     *edit,
                          const CaseRows *rows)
{
  const char *from = ledger_edit_get (edit, CASE_LIMITATION_FROM), *reason = NULL;
  g_autoptr (GPtrArray) moments = case_limitation_list (edit, rows);

  for (guint i = 0; from != NULL && i < moments->len; i++)
    {
      const CaseMoment *moment = g_ptr_array_index (moments, i);

      if (strcmp (moment->date, from) == 0)
        reason = moment->reason;
    }
  for (guint i = 0; from != NULL && i < rows->limitation->len; i++)
    {
      const LedgerRecord *row = g_ptr_array_index (rows->limitation, i);

      if (!ledger_record_get_flag (row, LIMITATION_EVENT_AUTO) && ledger_record_is (row, LIMITATION_EVENT_DATE, from))
        reason = ledger_record_get (row, LIMITATION_EVENT_REASON);
    }
  ledger_edit_set (edit, CASE_LIMITATION_REASON, reason);
}

void
case_clock_derive (LedgerEdit     *edit,
                   const CaseRows *rows,
                   LedgerCalendar *calendar)
{
  g_autoptr (GPtrArray) dues = find_dues (edit, rows, calendar);
  const MediationDue *decide = find_due (dues, "D02"), *first = find_due (dues, "D03"), *last = find_due (dues, "D04");

  ledger_edit_set (edit, CASE_DECIDE_DUE, decide != NULL ? decide->due : NULL);
  ledger_edit_set (edit, CASE_DUE_DATE, last != NULL ? last->due : first != NULL ? first->due : NULL);
  derive_limitation (edit, dues);
  derive_limitation_reason (edit, rows);
}

void
case_clock_copy (LedgerEdit     *edit,
                 const CaseRows *rows,
                 LedgerCalendar *calendar)
{
  g_autoptr (GPtrArray) dues = find_dues (edit, rows, calendar);
  const MediationDue *next = case_clock_get_next (edit->after, dues, ledger_edit_get_today (edit));

  ledger_edit_set (edit, CASE_CLOCK_DUE, next != NULL ? next->due : NULL);
  ledger_edit_set (edit, CASE_CLOCK_CODE, next != NULL ? next->rule->code : NULL);
  ledger_edit_set (edit, CASE_CLOCK_TEXT, next != NULL ? next->rule->title : NULL);
  ledger_edit_set (edit, CASE_CLOCK_GUESS, next != NULL && next->is_guess ? "1" : NULL);
}

/* Counted periods reach over holidays of some days: what ends further away from a day is not moved by it. */
#define NEAR_DAYS 14

typedef struct
{
  GArray     *ids;
  const char *date; /* (nullable): only what ends near it */
} Search;

static const guint searched[] = { CASE_STATUS, CASE_DECIDE_DUE, CASE_DUE_DATE, CASE_LIMITATION_UNTIL, CASE_CLOCK_DUE, CASE_COLLECTIVE_DUE };

static gboolean
case_scanned_cb (const LedgerScanRow *row,
                 gpointer             data)
{
  Search *search = data;
  const char *status = ledger_scan_get_text (row, 0);
  gint64 id = ledger_scan_get_id (row);
  gboolean near = search->date == NULL;

  for (guint i = 1; i < G_N_ELEMENTS (searched) && !near; i++)
    {
      const char *due = ledger_scan_get_text (row, i);

      near = due != NULL && ABS (ledger_date_days_between (search->date, due)) <= NEAR_DAYS;
    }
  if (near && g_strcmp0 (status, CASE_STATUS_ARCHIVED) != 0 && g_strcmp0 (status, CASE_STATUS_VOID) != 0)
    g_array_append_val (search->ids, id);
  return TRUE;
}

static gboolean
rewrite_case (LedgerStore     *store,
              gint64           id,
              LedgerCalendar  *calendar,
              guint           *n,
              GError         **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, id, error);
  g_autoptr (CaseRows) rows = edit != NULL ? case_rows_new (edit) : NULL;

  if (edit == NULL)
    return FALSE;
  if (calendar == NULL)
    ledger_edit_derive (edit);
  else
    case_clock_derive (edit, rows, calendar);
  case_clock_copy (edit, rows, calendar);
  if (!ledger_edit_is_changed (edit))
    return TRUE;
  ++*n;
  edit->follows = TRUE;
  edit->why = g_strdup (_("放假安排有变，期限重新计算"));
  return ledger_edit_save (edit, NULL, error);
}

gboolean
case_clock_rewrite (LedgerStore     *store,
                    const char      *date,
                    LedgerCalendar  *calendar,
                    guint           *n,
                    GError         **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&cases_register);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Search search = { ids, date };
  gboolean done = ledger_scan (store, query, searched, G_N_ELEMENTS (searched), case_scanned_cb, &search, error);
  guint moved = 0;

  for (guint i = 0; done && i < ids->len; i++)
    done = rewrite_case (store, g_array_index (ids, gint64, i), calendar, &moved, error);
  if (n != NULL)
    *n = moved;
  return done;
}
