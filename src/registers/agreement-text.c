/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that are kept in the ledger are never translated. */
#include "config.h"

#include "agreement-text.h"

#include "agreement-terms.h"
#include "codes.h"
#include "ledger-amount.h"
#include "ledger-date.h"

static void
append_due (GString            *text,
            const LedgerRecord *term)
{
  const char *due = ledger_record_get (term, TERM_DUE_DATE), *event = ledger_record_get (term, TERM_DUE_EVENT);
  g_autofree char *day = due != NULL ? ledger_date_show (due, LEDGER_DATE_CHINESE) : NULL;

  if (event != NULL)
    g_string_append_printf (text, "于%s", event);
  else if (day != NULL)
    g_string_append_printf (text, "于%s前", day);
}

char *
agreement_dup_term (const LedgerRecord *term,
                    const char         *payer,
                    const char         *payee)
{
  const LedgerChoice *item = ledger_choices_find (codes_claim_item, ledger_record_get (term, TERM_ITEM));
  const LedgerChoice *way = ledger_choices_find (codes_pay_way, ledger_record_get (term, TERM_WAY));
  gint64 amount = ledger_record_get_number (term, TERM_AMOUNT), n = ledger_record_get_number (term, TERM_INSTALMENTS);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = NULL, *capitals = NULL;

  if (!ledger_record_is (term, TERM_KIND, TERM_KIND_PAYMENT) || amount <= 0)
    return NULL;
  words = ledger_amount_in_words (amount);
  capitals = ledger_amount_capitals (amount);
  payer = ledger_record_get (term, TERM_PAYER) != NULL ? ledger_record_get (term, TERM_PAYER) : payer;
  payee = ledger_record_get (term, TERM_PAYEE) != NULL ? ledger_record_get (term, TERM_PAYEE) : payee;
  g_string_append (text, payer != NULL ? payer : "被申请人");
  append_due (text, term);
  if (way != NULL && g_strcmp0 (way->code, "9") != 0)
    g_string_append_printf (text, "以%s方式", way->title);
  g_string_append_printf (text, "向%s支付%s", payee != NULL ? payee : "申请人", item != NULL ? item->title : "款项");
  if (n > 1)
    g_string_append_printf (text, "（第%d期，共%d期）", (int) ledger_record_get_number (term, TERM_INSTALMENT), (int) n);
  g_string_append_printf (text, "%s（大写：%s）", words, capitals);
  return g_strdup (text->str);
}
