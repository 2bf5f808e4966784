/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A wrong credit code is marked, not refused: papers of old units still carry other numbers. */
#include "config.h"

#include "credit-code.h"

#include <glib/gi18n-lib.h>

#include "ledger-identity.h"

/**
 * credit_code_check:
 * @field: the field that holds the code
 */
void
credit_code_check (LedgerEdit     *edit,
                   guint           field,
                   LedgerProblems *problems)
{
  const char *code = ledger_edit_get (edit, field);
  g_autoptr (GPtrArray) faults = NULL;

  if (code == NULL)
    return;
  faults = ledger_credit_code_check (code);
  for (guint i = 0; i < faults->len; i++)
    {
      const LedgerIdentityProblem *fault = g_ptr_array_index (faults, i);

      ledger_problems_add (problems, LEDGER_WARNING, field, "credit-code", _("统一社会信用代码：%s"), fault->text);
    }
}
