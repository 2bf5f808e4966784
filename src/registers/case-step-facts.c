/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts are written first, so that the step finds the consent or the outcome which it needs. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "case-step-facts.h"

#include "cases.h"
#include "ledger-batch.h"

#define MANY_FACTS 8

static const struct
{
  const char *step;
  guint       fields[MANY_FACTS];
} asked[] = {
  { "ask", { CASE_ASKED_DATE, CASE_REPLY_DAYS, LEDGER_NO_FIELD } },
  { "accept", { CASE_CONSENT, CASE_CONSENT_DATE, CASE_CONSENT_WAY, CASE_ACCEPTED_DATE, CASE_MEDIATOR_ID, CASE_ACCEPT_SIGNER_ID,
                LEDGER_NO_FIELD } },
  { "refuse", { CASE_REFUSED_DATE, CASE_REFUSE_REASONS, CASE_REFUSE_NOTE, CASE_ACCEPT_SIGNER_ID, LEDGER_NO_FIELD } },
  { "close", { CASE_OUTCOME, CASE_CLOSED_DATE, CASE_END_REASON, LEDGER_NO_FIELD } },
  { "archive", { CASE_ARCHIVED_DATE, CASE_KEEP, CASE_FILER_ID, LEDGER_NO_FIELD } },
  { "void", { CASE_VOID_REASON, LEDGER_NO_FIELD } },
};

const guint *
case_step_facts_get (const CaseStep *step)
{
  static const guint none[] = { LEDGER_NO_FIELD };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (strcmp (asked[i].step, step->name) == 0)
      return asked[i].fields;
  return none;
}

/* The day and the reason of 作废 are the step's own. */
static gboolean
write_facts (LedgerStore         *store,
             gint64               id,
             const CaseStep      *step,
             const LedgerRecord  *answers,
             const char          *accept,
             GError             **error)
{
  const guint *fields = case_step_facts_get (step);
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, id, error);

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; fields[i] != LEDGER_NO_FIELD; i++)
    if (fields[i] != step->date && fields[i] != CASE_VOID_REASON &&
        g_strcmp0 (ledger_edit_get (edit, fields[i]), ledger_record_get (answers, fields[i])) != 0)
      ledger_edit_set (edit, fields[i], ledger_record_get (answers, fields[i]));
  edit->accept = g_strdup (accept);
  return !ledger_edit_is_changed (edit) || ledger_edit_save (edit, NULL, error);
}

gboolean
case_step_facts_take (LedgerStore         *store,
                      gint64               id,
                      const CaseStep      *step,
                      const LedgerRecord  *answers,
                      const char          *why,
                      const char          *accept,
                      GError             **error)
{
  const char *date = step->date != LEDGER_NO_FIELD ? ledger_record_get (answers, step->date) : NULL;
  gboolean is_void = g_strcmp0 (step->to, CASE_STATUS_VOID) == 0;
  g_autofree char *title = g_strdup_printf (_("案件%s：%s"), ledger_record_get (answers, CASE_CASE_NO), _(step->title));

  if (!ledger_batch_begin (store, "edit", title, error))
    return FALSE;
  if (!write_facts (store, id, step, answers, accept, error) ||
      !case_steps_take (store, id, step->name, date, is_void ? ledger_record_get (answers, CASE_VOID_REASON) : why, accept, error))
    {
      ledger_batch_rollback (store);
      return FALSE;
    }
  return ledger_batch_commit (store, error);
}
