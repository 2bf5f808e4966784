/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that are kept in the ledger are never translated. What the clerk typed stays; only numbers of people grow with
 * the rows, for fewer than are listed cannot be. */
#include "config.h"

#include "case-derive.h"

#include <string.h>

#include "case-clock.h"
#include "case-entry.h"
#include "case-number.h"
#include "case-rows.h"
#include "cases.h"
#include "codes.h"
#include "days-off.h"
#include "dispute-types.h"
#include "ledger-date.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "parties.h"

/* A 集体争议 is reported on the next working day: a rule of unions, no law names a day. */
#define REPORT_WORKDAYS 1

/* Of codes_keep_term. 劳动人事争议仲裁办案规则第二十四条 asks five years at least. */
#define KEEP_5  "1"
#define KEEP_10 "2"

/* 张某与某公司劳动报酬争议 */
static void
derive_title (LedgerEdit     *edit,
              const CaseRows *rows)
{
  g_autofree char *applicant = case_rows_dup_side (rows, PARTY_ROLE_APPLICANT);
  g_autofree char *respondent = case_rows_dup_side (rows, PARTY_ROLE_RESPONDENT);
  const LedgerChoice *type = ledger_choices_find (codes_dispute_type, ledger_edit_get (edit, CASE_TYPE));
  const char *words = type != NULL && strcmp (type->code, "99") != 0 ? type->title : "劳动";
  g_autofree char *title = NULL;

  if (applicant != NULL && respondent != NULL)
    title = g_strdup_printf ("%s与%s%s%s", applicant, respondent, words, g_str_has_suffix (words, "争议") ? "" : "争议");
  else if (applicant != NULL || respondent != NULL)
    title = g_strdup_printf ("%s%s%s", applicant != NULL ? applicant : respondent, words, g_str_has_suffix (words, "争议") ? "" : "争议");
  ledger_edit_set (edit, CASE_TITLE, title);
}

static void
derive_type (LedgerEdit *edit)
{
  const char *type = ledger_edit_get (edit, CASE_TYPE), *subtype = ledger_edit_get (edit, CASE_SUBTYPE);

  if (type == NULL && subtype != NULL)
    ledger_edit_fill (edit, CASE_TYPE, dispute_subtype_get_type (subtype));
  else if (type == NULL && ledger_edit_get (edit, CASE_CAUSE) != NULL)
    ledger_edit_fill (edit, CASE_TYPE, dispute_cause_get_type (ledger_edit_get (edit, CASE_CAUSE)));
  type = ledger_edit_get (edit, CASE_TYPE);
  if (type == NULL || edit->before != NULL)
    return;
  ledger_edit_fill (edit, CASE_CAUSE, dispute_type_get_cause (type, subtype));
  ledger_edit_fill (edit, CASE_AID_CAUSE, dispute_type_get_aid_cause (type, subtype));
}

static void
raise_number (LedgerEdit *edit,
              guint       field,
              gint64      least)
{
  if (least > 0 && ledger_record_get_number (edit->after, field) < least)
    ledger_record_set_number (edit->after, field, least);
}

static void
derive_people (LedgerEdit     *edit,
               const CaseRows *rows,
               LedgerCalendar *calendar)
{
  gint64 people = 0, women = 0, migrants = 0, new_form = 0, minors = 0;
  gboolean collective;
  const char *filed = ledger_edit_get (edit, CASE_FILED_DATE);
  g_autofree char *due = NULL;

  for (guint i = 0; i < rows->parties->len; i++)
    {
      const LedgerRecord *party = g_ptr_array_index (rows->parties, i);
      const char *kind = ledger_record_get (party, PARTY_KIND);

      /* An employer may be the applicant; its worker is who the dispute is about, but not many at once. */
      if (!ledger_record_is (party, PARTY_ROLE, PARTY_ROLE_APPLICANT) ||
          g_strcmp0 (kind, PARTY_KIND_EMPLOYER) == 0 || g_strcmp0 (kind, PARTY_KIND_OTHER_EMPLOYER) == 0)
        continue;
      people++;
      women += ledger_record_is (party, PARTY_GENDER, "2");
      migrants += ledger_record_get_flag (party, PARTY_IS_MIGRANT);
      new_form += ledger_record_get (party, PARTY_NEW_FORM) != NULL;
      minors += ledger_record_get_flag (party, PARTY_IS_MINOR);
    }
  raise_number (edit, CASE_PEOPLE, people);
  raise_number (edit, CASE_WOMEN, women);
  raise_number (edit, CASE_MIGRANTS, migrants);
  raise_number (edit, CASE_NEW_FORM, new_form);
  raise_number (edit, CASE_MINORS, minors);
  collective = MAX (people, ledger_record_get_number (edit->after, CASE_PEOPLE)) >= CASE_COLLECTIVE_PEOPLE;
  ledger_edit_set (edit, CASE_COLLECTIVE, collective ? "1" : NULL);
  due = collective && filed != NULL ? ledger_calendar_add_workdays (calendar, filed, REPORT_WORKDAYS) : NULL;
  ledger_edit_set (edit, CASE_COLLECTIVE_DUE, due);
}

/* Several respondents answer one by one: all must agree, one refusal is enough. */
static void
derive_consent (LedgerEdit     *edit,
                const CaseRows *rows)
{
  const char *consent = NULL, *date = NULL, *way = NULL;
  guint n = 0, given = 0;

  for (guint i = 0; i < rows->parties->len; i++)
    {
      const LedgerRecord *party = g_ptr_array_index (rows->parties, i);
      const char *answer = ledger_record_get (party, PARTY_CONSENT), *day = ledger_record_get (party, PARTY_CONSENT_DATE);

      if (!ledger_record_is (party, PARTY_ROLE, PARTY_ROLE_RESPONDENT))
        continue;
      n++;
      given += g_strcmp0 (answer, CASE_CONSENT_GIVEN) == 0;
      if (answer != NULL && g_strcmp0 (consent, CASE_CONSENT_DENIED) != 0)
        consent = answer;
      if (answer != NULL && g_strcmp0 (day, date) > 0)
        {
          date = day;
          way = ledger_record_get (party, PARTY_CONSENT_WAY);
        }
    }
  if (consent == NULL)
    return;
  if (g_strcmp0 (consent, CASE_CONSENT_DENIED) != 0)
    consent = given == n ? CASE_CONSENT_GIVEN : CASE_CONSENT_AWAITED;
  ledger_edit_set (edit, CASE_CONSENT, consent);
  if (date != NULL)
    ledger_edit_set (edit, CASE_CONSENT_DATE, date);
  if (way != NULL)
    ledger_edit_set (edit, CASE_CONSENT_WAY, way);
}

static void
derive_mediators (LedgerEdit *edit)
{
  static const guint places[] = { CASE_MEDIATOR_ID, CASE_MEDIATOR2_ID, CASE_MEDIATOR3_ID };
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gint64 id = ledger_record_get_number (edit->after, places[i]);
      g_autofree char *name = id != 0 ? ledger_store_dup_label (edit->store, &mediators_register, id) : NULL;

      if (name != NULL && name[0] != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", name);
    }
  ledger_edit_set (edit, CASE_MEDIATORS, names->len > 0 ? names->str : NULL);
}

/* What papers ask of the body, once the step it belongs to has a day. */
static void
take_org (LedgerEdit *edit)
{
  static const struct
  {
    guint when;
    guint to;
    guint from;
  } taken[] = {
    { CASE_FILED_DATE, CASE_AREA, MEDIATION_ORG_AREA },
    { CASE_FILED_DATE, CASE_UNION_ID, MEDIATION_ORG_ORG_ID },
    { CASE_REVIEW_APPLIED, CASE_REVIEW_BODY, MEDIATION_ORG_ARBITRATION_BODY },
    { CASE_CONFIRM_APPLIED, CASE_CONFIRM_COURT, MEDIATION_ORG_COURT },
    { CASE_ORDER_APPLIED, CASE_ORDER_COURT, MEDIATION_ORG_COURT },
    { CASE_ARB_APPLIED, CASE_ARB_BODY, MEDIATION_ORG_ARBITRATION_BODY },
    { CASE_AID_APPLIED, CASE_AID_CENTRE, MEDIATION_ORG_LEGAL_AID_CENTRE },
    { CASE_GRAVE_DATE, CASE_GRAVE_TO, MEDIATION_ORG_SUPERIOR },
  };
  gint64 id = ledger_record_get_number (edit->after, CASE_ORG_ID);
  g_autoptr (LedgerRecord) org = NULL;

  if (id == 0 && edit->before == NULL && ledger_edit_get (edit, CASE_FILED_DATE) != NULL)
    id = ledger_store_find (edit->store, &mediation_orgs_register, MEDIATION_ORG_IS_DEFAULT, "1", 0);
  org = id != 0 ? ledger_store_load (edit->store, &mediation_orgs_register, id, NULL) : NULL;
  if (org == NULL)
    return;
  if (ledger_edit_get (edit, CASE_ORG_ID) == NULL)
    ledger_record_set_number (edit->after, CASE_ORG_ID, id);
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    if (ledger_edit_changes (edit, taken[i].when))
      ledger_edit_fill (edit, taken[i].to, ledger_record_get (org, taken[i].from));
}

/* 第二十六条: signed or sealed by both, signed by the mediator, sealed by the body. An oral one holds when it is reached
 * (人民调解法第三十条). */
static void
derive_effective (LedgerEdit *edit)
{
  static const guint days[] = { CASE_APPLICANT_SIGNED, CASE_RESPONDENT_SIGNED, CASE_MEDIATOR_SIGNED, CASE_SEALED_DATE };
  const char *last = NULL;

  if (ledger_record_is (edit->after, CASE_OUTCOME, CASE_OUTCOME_WRITTEN))
    ledger_edit_fill (edit, CASE_AGREEMENT_FORM, "1");
  else if (ledger_record_is (edit->after, CASE_OUTCOME, CASE_OUTCOME_ORAL))
    ledger_edit_fill (edit, CASE_AGREEMENT_FORM, "2");
  if (ledger_record_is (edit->after, CASE_AGREEMENT_FORM, "2"))
    {
      ledger_edit_set (edit, CASE_EFFECTIVE_DATE, ledger_edit_get (edit, CASE_AGREEMENT_DATE));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      const char *day = ledger_edit_get (edit, days[i]);

      if (day == NULL)
        {
          ledger_edit_set (edit, CASE_EFFECTIVE_DATE, NULL);
          return;
        }
      if (g_strcmp0 (day, last) > 0)
        last = day;
    }
  ledger_edit_set (edit, CASE_EFFECTIVE_DATE, last);
}

static void
derive_keeping (LedgerEdit *edit)
{
  static const struct
  {
    const char *keep;
    int         years;
  } terms[] = { { KEEP_5, 5 }, { KEEP_10, 10 }, { "3", 30 } };
  const char *closed = ledger_edit_get (edit, CASE_CLOSED_DATE), *archived = ledger_edit_get (edit, CASE_ARCHIVED_DATE);
  const char *accepted = ledger_edit_get (edit, CASE_ACCEPTED_DATE), *from = archived != NULL ? archived : closed;
  g_autofree char *until = NULL;

  if (closed != NULL && ledger_edit_get (edit, CASE_OUTCOME) != NULL)
    ledger_edit_fill (edit, CASE_KEEP, dispute_outcome_is_success (ledger_edit_get (edit, CASE_OUTCOME)) ? KEEP_10 : KEEP_5);
  for (guint i = 0; from != NULL && i < G_N_ELEMENTS (terms); i++)
    if (ledger_record_is (edit->after, CASE_KEEP, terms[i].keep))
      until = ledger_date_add_years (from, terms[i].years);
  ledger_edit_set (edit, CASE_KEEP_UNTIL, until);
  if (closed == NULL || accepted == NULL)
    ledger_edit_set (edit, CASE_DAYS_TAKEN, NULL);
  else
    ledger_record_set_number (edit->after, CASE_DAYS_TAKEN, ledger_date_days_between (accepted, closed));
}

static void
derive_asking (LedgerEdit     *edit,
               LedgerCalendar *calendar)
{
  const char *asked = ledger_edit_get (edit, CASE_ASKED_DATE);
  gint64 days = ledger_record_get_number (edit->after, CASE_REPLY_DAYS);
  g_autofree char *due = asked != NULL && days > 0 && days < 1000 ? ledger_calendar_add_days (calendar, asked, (int) days, NULL) : NULL;

  ledger_edit_set (edit, CASE_REPLY_DUE, due);
}

void
case_derive (LedgerEdit *edit)
{
  g_autoptr (CaseRows) rows = NULL;
  g_autoptr (LedgerCalendar) calendar = NULL;
  g_autofree char *chosen = NULL;

  if (edit->before == NULL && ledger_edit_get (edit, CASE_STATUS) == NULL)
    ledger_edit_set (edit, CASE_STATUS, CASE_STATUS_FILED);
  if (edit->before == NULL && edit->imported)
    ledger_edit_set (edit, CASE_LATE, "1");
  case_entry_derive (edit);
  if (ledger_edit_get (edit, CASE_FILED_DATE) == NULL && edit->before == NULL && edit->children->len == 0)
    return;
  rows = case_rows_new (edit);
  calendar = tz_calendar_new (edit->store);
  take_org (edit);
  case_number_derive (edit);
  derive_type (edit);
  derive_title (edit, rows);
  derive_people (edit, rows, calendar);
  derive_asking (edit, calendar);
  derive_consent (edit, rows);
  derive_mediators (edit);
  chosen = case_rows_dup_names (rows, PARTY_ROLE_REPRESENTATIVE);
  ledger_edit_set (edit, CASE_REPRESENTATIVES, chosen);
  if (ledger_edit_get (edit, CASE_AGREEMENT_DATE) != NULL)
    ledger_edit_fill (edit, CASE_COPIES, "3");
  derive_effective (edit);
  derive_keeping (edit);
  case_clock_derive (edit, rows, calendar);
}
