/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A worker who comes again is told case by case; an employer who comes often, in one line. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-others.h"

#include "cases.h"
#include "codes.h"
#include "parties.h"
#include "party-rules.h"

static void
other_freed (gpointer data)
{
  CaseOther *other = data;

  g_free (other->text);
  g_free (other);
}

/* Takes @text. */
static void
add (GPtrArray *others,
     gint64     case_id,
     char      *text)
{
  CaseOther *other = g_new0 (CaseOther, 1);

  other->case_id = case_id;
  other->text = text;
  g_ptr_array_add (others, other);
}

static const char *
get_title (const LedgerChoice *choices,
           const LedgerRecord *record,
           guint               field)
{
  const LedgerChoice *choice = ledger_choices_find (choices, ledger_record_get (record, field));

  return choice != NULL ? _(choice->title) : "";
}

static void
add_of_person (LedgerStore        *store,
               const LedgerRecord *party,
               const GArray       *ids,
               GPtrArray          *others)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) row = ledger_store_load (store, &parties_register, g_array_index (ids, gint64, i), NULL);
      gint64 id = row != NULL ? ledger_record_get_number (row, PARTY_CASE_ID) : 0;
      g_autoptr (LedgerRecord) file = id != 0 ? ledger_store_load (store, &cases_register, id, NULL) : NULL;
      const char *number = file != NULL ? ledger_record_get (file, CASE_CASE_NO) : NULL;

      if (file != NULL)
        add (others, id, g_strdup_printf (_("%s另有案件%s（%s），是%s"), ledger_record_get (party, PARTY_NAME), number != NULL ? number : "",
                                          get_title (codes_case_status, file, CASE_STATUS), get_title (codes_party_role, row, PARTY_ROLE)));
    }
}

/* Rows are numbered by time: the last is the latest. */
static void
add_of_employer (LedgerStore        *store,
                 const LedgerRecord *party,
                 const GArray       *ids,
                 GPtrArray          *others)
{
  g_autoptr (LedgerRecord) row = ledger_store_load (store, &parties_register, g_array_index (ids, gint64, ids->len - 1), NULL);
  gint64 id = row != NULL ? ledger_record_get_number (row, PARTY_CASE_ID) : 0;
  g_autoptr (LedgerRecord) file = id != 0 ? ledger_store_load (store, &cases_register, id, NULL) : NULL;
  const char *number = file != NULL ? ledger_record_get (file, CASE_CASE_NO) : NULL;

  if (file != NULL)
    add (others, id, g_strdup_printf (_("%s另有%u件案件，最近的是%s"), ledger_record_get (party, PARTY_NAME), ids->len, number != NULL ? number : ""));
}

static gboolean
is_principal (const LedgerRecord *party)
{
  return ledger_record_get (party, PARTY_NAME) != NULL &&
         (ledger_record_is (party, PARTY_ROLE, PARTY_ROLE_APPLICANT) || ledger_record_is (party, PARTY_ROLE, PARTY_ROLE_RESPONDENT) ||
          ledger_record_is (party, PARTY_ROLE, PARTY_ROLE_THIRD));
}

GPtrArray *
case_others_list (LedgerStore  *store,
                  LedgerRecord *file)
{
  g_autoptr (GPtrArray) parties = ledger_store_load_children (store, &parties_register, file->id, NULL);
  GPtrArray *others = g_ptr_array_new_with_free_func (other_freed);

  for (guint i = 0; parties != NULL && i < parties->len; i++)
    {
      const LedgerRecord *party = g_ptr_array_index (parties, i);
      g_autoptr (GArray) ids = is_principal (party) ? party_find_elsewhere (store, party) : NULL;

      if (ids == NULL || ids->len == 0)
        continue;
      if (party_is_person (party))
        add_of_person (store, party, ids, others);
      else
        add_of_employer (store, party, ids, others);
    }
  return others;
}
