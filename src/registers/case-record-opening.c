/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names are left to the head of the paper, where they can still be put right without the words going stale. */
#include "config.h"

#include "case-record-opening.h"

#include <string.h>

#include "cases.h"
#include "mediation-orgs.h"
#include "mediators.h"

/* 劳动争议, where nobody has said yet between whom. */
#define NO_TITLE "本案"
#define NO_ORG   "调解组织"

static LedgerRecord *
load_case (LedgerEdit *row)
{
  gint64 id = ledger_record_get_number (row->after, ledger_register_get_parent (row->reg));

  if (row->parent != NULL)
    return ledger_record_ref (row->parent->after);
  return id != 0 ? ledger_store_load (row->store, &cases_register, id, NULL) : NULL;
}

/* Where the case says, else at the body's own. */
static void
fill_place (LedgerEdit         *row,
            guint               field,
            const LedgerRecord *file,
            const LedgerRecord *org)
{
  const char *address = org != NULL ? ledger_record_get (org, MEDIATION_ORG_ADDRESS) : NULL;
  const char *room = org != NULL ? ledger_record_get (org, MEDIATION_ORG_ROOM) : NULL;
  g_autofree char *own = address != NULL ? g_strconcat (address, room, NULL) : NULL;

  ledger_edit_fill (row, field, ledger_record_get (file, CASE_PLACE));
  ledger_edit_fill (row, field, own);
}

static char *
dup_opening (const char         *words,
             const LedgerRecord *file,
             const LedgerRecord *org)
{
  const char *title = ledger_record_get (file, CASE_TITLE);
  const char *name = org != NULL ? ledger_record_get (org, MEDIATION_ORG_NAME) : NULL;
  GString *text = g_string_new (words);

  g_string_replace (text, "%1$s", name != NULL ? name : NO_ORG, 0);
  g_string_replace (text, "%2$s", title != NULL ? title : NO_TITLE, 0);
  return g_string_free (text, FALSE);
}

void
case_record_open (LedgerEdit             *row,
                  const CaseRecordFields *fields)
{
  g_autoptr (LedgerRecord) file = NULL, org = NULL;
  g_autofree char *recorder = NULL, *opening = NULL;
  const char *mediators;
  gint64 id;

  if (row->before != NULL || row->imported || ledger_edit_is_blank (row))
    return;
  file = load_case (row);
  if (file == NULL)
    return;
  id = ledger_record_get_number (file, CASE_ORG_ID);
  org = id != 0 ? ledger_store_load (row->store, &mediation_orgs_register, id, NULL) : NULL;
  id = ledger_record_get_number (file, CASE_RECORDER_ID);
  recorder = id != 0 ? ledger_store_dup_label (row->store, &mediators_register, id) : NULL;
  fill_place (row, fields->place, file, org);
  mediators = ledger_record_get (file, CASE_MEDIATORS);
  if (mediators != NULL && (!fields->two || strstr (mediators, "、") != NULL))
    ledger_edit_fill (row, fields->hosts, mediators);
  ledger_edit_fill (row, fields->recorder, recorder);
  opening = dup_opening (fields->words, file, org);
  ledger_edit_fill (row, fields->opening, opening);
}
