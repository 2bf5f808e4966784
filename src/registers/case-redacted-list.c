/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What trains and counts: how the dispute came, what it was about, how it went. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-redacted-list.h"

#include "case-redaction.h"
#include "cases.h"
#include "ledger-amount.h"
#include "ledger-kind.h"

static const guint columns[] = {
  CASE_CASE_NO, CASE_FILED_DATE, CASE_SOURCE, CASE_TYPE, CASE_APPLICANTS, CASE_RESPONDENTS, CASE_PEOPLE, CASE_CLAIM_TOTAL, CASE_FACTS_SUMMARY,
  CASE_MEDIATOR_ID, CASE_ACCEPTED_DATE, CASE_CLOSED_DATE, CASE_OUTCOME, CASE_AGREED_TOTAL, CASE_PERFORMED_TOTAL, CASE_PERFORMANCE,
  CASE_DAYS_TAKEN,
};

static const LedgerField *
get_field (guint column)
{
  return &cases_register.fields[columns[column]];
}

static char *
dup_cell (LedgerStore     *store,
          LedgerRecord    *file,
          const Redaction *redaction,
          guint            column)
{
  const LedgerField *field = get_field (column);
  g_autofree char *shown = NULL;

  if (ledger_record_get (file, columns[column]) == NULL)
    return g_strdup ("");
  if (field->kind == &ledger_kind_money)
    return ledger_amount_plain (ledger_record_get_number (file, columns[column]));
  shown = ledger_store_dup_shown (store, file, columns[column], TRUE);
  return redaction_dup_value (redaction, field->name, shown);
}

void
case_redacted_list_free (CaseRedactedList *self)
{
  g_strfreev (self->headings);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

CaseRedactedList *
case_redacted_list_new (LedgerStore   *store,
                        const GArray  *ids,
                        GError       **error)
{
  g_autoptr (Redaction) redaction = case_redaction_new (store, ids, error);
  g_autoptr (CaseRedactedList) self = g_new0 (CaseRedactedList, 1);

  self->title = _("劳动争议调解案件（脱敏副本）");
  self->note = _("脱敏副本：姓名、单位用化名，同一个人、同一个单位各处化名相同；证件号码、电话、账号、详细地址已隐去。仅供培训和统计。");
  self->headings = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      self->headings[i] = g_strdup (_(get_field (i)->title));
      if (get_field (i)->kind == &ledger_kind_money || get_field (i)->kind == &ledger_kind_integer)
        self->quantities |= G_GUINT64_CONSTANT (1) << i;
    }
  for (guint i = 0; redaction != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) file = ledger_store_load (store, &cases_register, g_array_index (ids, gint64, i), error);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      g_ptr_array_add (self->rows, cells);
      if (file == NULL)
        return NULL;
      for (guint k = 0; k < G_N_ELEMENTS (columns); k++)
        cells[k] = dup_cell (store, file, redaction, k);
    }
  return redaction != NULL ? g_steal_pointer (&self) : NULL;
}
