/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 劳动争议调解仲裁法第三十三条 says it of arbitrators, and mediators follow it by analogy: a party or an agent, kin of one, a stake, another
 * relation that may sway him. Kin is guessed from the surname only. A committee of an enterprise has people of that enterprise by law
 * (第十条): there the unit is no reason. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-conflict.h"

#include <string.h>

#include "cases.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "parties.h"
#include "party-rules.h"

/* Of codes_mediation_org_kind. */
#define KIND_ENTERPRISE "1"

/* One place of a mediator against one party. */
typedef struct
{
  guint               field;
  const LedgerRecord *mediator;
  const LedgerRecord *party;
  gboolean            own_enterprise;
} Pair;

/* First letters of the name: 欧阳 and 欧 are not told apart, which only asks once too often. */
static gboolean
is_same_surname (const char *a,
                 const char *b)
{
  return a != NULL && b != NULL && g_utf8_get_char (a) == g_utf8_get_char (b);
}

/* By number, by the member both are, or by name. */
static gboolean
is_same_person (const Pair *pair)
{
  const char *key = ledger_record_get (pair->mediator, MEDIATOR_ID_KEY), *other_key = ledger_record_get (pair->party, PARTY_ID_KEY);
  gint64 member = ledger_record_get_number (pair->mediator, MEDIATOR_MEMBER_ID);

  if (key != NULL && other_key != NULL)
    return strcmp (key, other_key) == 0;
  return (member != 0 && member == ledger_record_get_number (pair->party, PARTY_MEMBER_ID)) ||
         ledger_record_is (pair->party, PARTY_NAME, ledger_record_get (pair->mediator, MEDIATOR_NAME));
}

static gboolean
is_same_unit (const Pair *pair,
              gboolean    person)
{
  const char *unit = ledger_record_get (pair->mediator, MEDIATOR_UNIT);

  if (unit == NULL)
    return FALSE;
  if (ledger_record_is (pair->party, PARTY_AGENT_UNIT, unit))
    return TRUE;
  return !pair->own_enterprise && ledger_record_is (pair->party, person ? PARTY_EMPLOYER : PARTY_NAME, unit);
}

static void
check_pair (const Pair     *pair,
            LedgerProblems *problems)
{
  const char *name = ledger_record_get (pair->mediator, MEDIATOR_NAME), *unit = ledger_record_get (pair->mediator, MEDIATOR_UNIT);
  const char *other = ledger_record_get (pair->party, PARTY_NAME);
  gboolean person = party_is_person (pair->party);

  if (name == NULL || other == NULL)
    return;
  if (person && is_same_person (pair))
    ledger_problems_add (problems, LEDGER_WARNING, pair->field, "is-party",
                         party_is_agent (pair->party) ? _("调解员%s和代理人%s是同一人或同名，是代理人的应当回避") : _("调解员%s和当事人%s是同一人或同名，是当事人的应当回避"),
                         name, other);
  else if (is_same_unit (pair, person))
    ledger_problems_add (problems, LEDGER_WARNING, pair->field, "same-unit", _("调解员%s和当事人%s都属“%s”，请问双方是否申请回避"), name, other, unit);
  else if (person && is_same_surname (name, other))
    ledger_problems_add (problems, LEDGER_WARNING, pair->field, "same-surname", _("调解员%s和当事人%s同姓，请核对是不是亲属，是的应当回避"), name, other);
}

static gboolean
is_of_enterprise (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, CASE_ORG_ID);
  g_autoptr (LedgerRecord) org = id != 0 ? ledger_store_load (edit->store, &mediation_orgs_register, id, NULL) : NULL;

  return org != NULL && ledger_record_is (org, MEDIATION_ORG_KIND, KIND_ENTERPRISE);
}

void
case_conflict_check (LedgerEdit     *edit,
                     const CaseRows *rows,
                     LedgerProblems *problems)
{
  static const guint places[] = { CASE_MEDIATOR_ID, CASE_MEDIATOR2_ID, CASE_MEDIATOR3_ID };
  Pair pair = { .own_enterprise = is_of_enterprise (edit) };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gint64 id = ledger_record_get_number (edit->after, places[i]);
      g_autoptr (LedgerRecord) mediator = id != 0 && ledger_edit_get (edit, CASE_AVOIDANCE) == NULL
                                          ? ledger_store_load (edit->store, &mediators_register, id, NULL) : NULL;

      pair.field = places[i];
      pair.mediator = mediator;
      for (guint j = 0; mediator != NULL && j < rows->parties->len; j++)
        {
          pair.party = g_ptr_array_index (rows->parties, j);
          check_pair (&pair, problems);
        }
      for (guint j = 0; j < i && id != 0; j++)
        if (ledger_record_get_number (edit->after, places[j]) == id)
          ledger_problems_add (problems, LEDGER_BLOCKING, places[i], "twice", _("同一名调解员填了两次，请改正"));
    }
}
