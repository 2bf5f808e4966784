/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days are counted from the first, not from the one before: of 31 January, 28 February and 31 March none is lost. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "agreement-instalments.h"

#include "agreement-terms.h"
#include "case-rows.h"
#include "child-rows.h"
#include "ledger-date.h"

static gboolean
plan_is_possible (const AgreementInstalments  *plan,
                  GError                     **error)
{
  const char *why = NULL;

  if (plan->n < 2 || plan->n > AGREEMENT_INSTALMENTS_MOST)
    why = _("期数要在2至120之间");
  else if (!ledger_date_is_day (plan->first))
    why = _("请填第一期的履行期限");
  else if (plan->months < 1)
    why = _("每期至少相隔一个月");
  else if ((plan->each > 0) == (plan->total > 0) || plan->each < 0 || plan->total < 0)
    why = _("请填每期金额，或者填总额，只填一个");
  else if (plan->total > 0 && plan->total < (gint64) plan->n)
    why = _("总额太小，分不成这么多期");
  if (why != NULL)
    g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, why);
  return why == NULL;
}

static gint64
find_last_seq (LedgerEdit *edit)
{
  g_autoptr (GPtrArray) terms = child_rows_load (edit, &terms_register);
  gint64 last = 0;

  for (guint i = 0; i < terms->len; i++)
    last = MAX (last, ledger_record_get_number (g_ptr_array_index (terms, i), TERM_SEQ));
  return last;
}

gboolean
agreement_instalments_add (LedgerEdit                  *edit,
                           const LedgerRecord          *term,
                           const AgreementInstalments  *plan,
                           GError                     **error)
{
  static const guint same[] = {
    TERM_ITEM, TERM_PAYER, TERM_PAYEE, TERM_WAY, TERM_ACCOUNT_NAME, TERM_ACCOUNT_NO, TERM_BANK, TERM_NEXT_STEP,
  };
  g_autofree char *series = NULL;
  gint64 seq;

  if (!plan_is_possible (plan, error))
    return FALSE;
  seq = find_last_seq (edit);
  series = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", seq + 1, plan->first);
  for (guint i = 0; i < plan->n; i++)
    {
      LedgerEdit *row = ledger_edit_add_child (edit, &terms_register);
      gint64 each = plan->each > 0 ? plan->each : plan->total / plan->n;
      g_autofree char *due = ledger_date_add_months (plan->first, (int) (i * plan->months));

      if (plan->total > 0 && i + 1 == plan->n)
        each = plan->total - each * (plan->n - 1);
      for (guint j = 0; j < G_N_ELEMENTS (same); j++)
        ledger_edit_set (row, same[j], ledger_record_get (term, same[j]));
      ledger_edit_set (row, TERM_KIND, TERM_KIND_PAYMENT);
      ledger_edit_set (row, TERM_SERIES, series);
      ledger_edit_set (row, TERM_DUE_DATE, due);
      ledger_record_set_number (row->after, TERM_SEQ, seq + 1 + i);
      ledger_record_set_number (row->after, TERM_AMOUNT, each);
      ledger_record_set_number (row->after, TERM_INSTALMENT, i + 1);
      ledger_record_set_number (row->after, TERM_INSTALMENTS, plan->n);
      ledger_edit_derive (row);
    }
  return TRUE;
}
