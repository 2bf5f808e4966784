/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field by field: which holds a person, a unit, a list of both, a number or an address. */
#include "config.h"

#include "case-redaction.h"

#include "agreement-terms.h"
#include "case-services.h"
#include "cases.h"
#include "follow-ups.h"
#include "hearings.h"
#include "inquiries.h"
#include "joint-units.h"
#include "mediators.h"
#include "officers.h"
#include "parties.h"
#include "party-rules.h"
#include "performances.h"
#include "term-shares.h"

typedef void (*Tell) (Redaction  *redaction,
                      const char *text);

/* Parties come first: they have the first aliases. */
static const struct
{
  const LedgerRegister *reg;
  guint                 field;
  Tell                  tell;
} known[] = {
  { &parties_register, PARTY_LEGAL_REP, redaction_add_person },
  { &parties_register, PARTY_CONTACT, redaction_add_person },
  { &parties_register, PARTY_SIGNER, redaction_add_names },
  { &parties_register, PARTY_ACTS_FOR, redaction_add_names },
  { &parties_register, PARTY_EMPLOYER, redaction_add_unit },
  { &parties_register, PARTY_AGENT_UNIT, redaction_add_unit },
  { &parties_register, PARTY_ACCOUNT_NAME, redaction_add_names },
  { &parties_register, PARTY_ID_NO, redaction_add_number },
  { &parties_register, PARTY_LEGAL_REP_ID_NO, redaction_add_number },
  { &parties_register, PARTY_MOBILE, redaction_add_number },
  { &parties_register, PARTY_LEGAL_REP_PHONE, redaction_add_number },
  { &parties_register, PARTY_CONTACT_PHONE, redaction_add_number },
  { &parties_register, PARTY_USCC, redaction_add_number },
  { &parties_register, PARTY_ACCOUNT_NO, redaction_add_number },
  { &parties_register, PARTY_ADDRESS, redaction_add_address },
  { &parties_register, PARTY_SERVICE_ADDRESS, redaction_add_address },
  { &parties_register, PARTY_HOUSEHOLD_REGION, redaction_add_address },
  { &inquiries_register, INQUIRY_NAME, redaction_add_person },
  { &inquiries_register, INQUIRY_INVESTIGATORS, redaction_add_names },
  { &inquiries_register, INQUIRY_RECORDER, redaction_add_names },
  { &inquiries_register, INQUIRY_UNIT, redaction_add_unit },
  { &inquiries_register, INQUIRY_ID_NO, redaction_add_number },
  { &inquiries_register, INQUIRY_PHONE, redaction_add_number },
  { &inquiries_register, INQUIRY_ADDRESS, redaction_add_address },
  { &hearings_register, HEARING_MEDIATORS, redaction_add_names },
  { &hearings_register, HEARING_RECORDER, redaction_add_names },
  { &hearings_register, HEARING_APPLICANT_SIDE, redaction_add_names },
  { &hearings_register, HEARING_RESPONDENT_SIDE, redaction_add_names },
  { &hearings_register, HEARING_OTHERS, redaction_add_names },
  { &hearings_register, HEARING_ABSENT, redaction_add_names },
  { &services_register, DELIVERY_RECIPIENT, redaction_add_names },
  { &services_register, DELIVERY_SERVERS, redaction_add_names },
  { &services_register, DELIVERY_SIGNER, redaction_add_names },
  { &services_register, DELIVERY_AGENT, redaction_add_names },
  { &services_register, DELIVERY_WITNESS, redaction_add_names },
  { &services_register, DELIVERY_MAIL_NO, redaction_add_number },
  { &performances_register, PERFORMANCE_PAYER, redaction_add_names },
  { &performances_register, PERFORMANCE_PAYEE, redaction_add_names },
  { &performances_register, PERFORMANCE_WITNESS, redaction_add_names },
  { &performances_register, PERFORMANCE_VOUCHER_NO, redaction_add_number },
  { &terms_register, TERM_PAYER, redaction_add_names },
  { &terms_register, TERM_PAYEE, redaction_add_names },
  { &terms_register, TERM_ACCOUNT_NAME, redaction_add_names },
  { &terms_register, TERM_ACCOUNT_NO, redaction_add_number },
  { &term_shares_register, TERM_SHARE_NAME, redaction_add_person },
  { &term_shares_register, TERM_SHARE_ACCOUNT_NO, redaction_add_number },
  { &follow_ups_register, FOLLOW_UP_NAME, redaction_add_names },
  { &follow_ups_register, FOLLOW_UP_VISITOR, redaction_add_names },
  { &joint_units_register, JOINT_UNIT_PERSON, redaction_add_names },
  { &joint_units_register, JOINT_UNIT_PHONE, redaction_add_number },
};

static const LedgerRegister *const rows_of[] = {
  &parties_register, &inquiries_register, &hearings_register, &services_register, &performances_register, &terms_register,
  &term_shares_register, &follow_ups_register, &joint_units_register,
};

static void
add_row (Redaction          *redaction,
         const LedgerRecord *row)
{
  if (row->reg == &parties_register && party_is_person (row))
    redaction_add_person (redaction, ledger_record_get (row, PARTY_NAME));
  else if (row->reg == &parties_register)
    redaction_add_unit (redaction, ledger_record_get (row, PARTY_NAME));
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].reg == row->reg)
      known[i].tell (redaction, ledger_record_get (row, known[i].field));
}

/* Mediators, clerks and whoever else the case refers to. */
static void
add_staff (Redaction          *redaction,
           LedgerStore        *store,
           const LedgerRecord *file)
{
  for (guint i = 0; i < cases_register.n_fields; i++)
    {
      const char *to = cases_register.fields[i].refers_to;
      gboolean mediator = g_strcmp0 (to, mediators_register.id) == 0;
      gint64 id = mediator || g_strcmp0 (to, officers_register.id) == 0 ? ledger_record_get_number (file, i) : 0;
      g_autoptr (LedgerRecord) person = id != 0 ? ledger_store_load (store, mediator ? &mediators_register : &officers_register, id, NULL) : NULL;

      if (person == NULL)
        continue;
      redaction_add_person (redaction, ledger_record_get (person, mediator ? MEDIATOR_NAME : OFFICER_NAME));
      redaction_add_number (redaction, ledger_record_get (person, mediator ? MEDIATOR_MOBILE : OFFICER_MOBILE));
    }
}

static gboolean
add_rows (Redaction             *redaction,
          LedgerStore           *store,
          const LedgerRegister  *reg,
          gint64                 id,
          GError               **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (store, reg, id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_row (redaction, g_ptr_array_index (rows, i));
  return rows != NULL;
}

Redaction *
case_redaction_new (LedgerStore   *store,
                    const GArray  *ids,
                    GError       **error)
{
  g_autoptr (Redaction) redaction = redaction_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (LedgerRecord) file = ledger_store_load (store, &cases_register, id, error);

      if (file == NULL)
        return NULL;
      for (guint k = 0; k < G_N_ELEMENTS (rows_of); k++)
        if (!add_rows (redaction, store, rows_of[k], id, error))
          return NULL;
      /* What was typed into the case itself before its parties were. */
      redaction_add_names (redaction, ledger_record_get (file, CASE_APPLICANTS));
      redaction_add_names (redaction, ledger_record_get (file, CASE_RESPONDENTS));
      add_staff (redaction, store, file);
    }
  redaction_prepare (redaction);
  return g_steal_pointer (&redaction);
}
