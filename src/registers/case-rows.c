/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A performance that names no term belongs to the only one there is. */
#include "config.h"

#include "case-rows.h"

#include <string.h>

#include "agreement-terms.h"
#include "child-rows.h"
#include "claims.h"
#include "ledger-amount.h"
#include "limitation-events.h"
#include "parties.h"
#include "performances.h"
#include "term-shares.h"

/* Of codes_claim_item: 工资, 加班工资, 双倍工资, 奖金提成津贴, 年休假工资, 新就业形态用工报酬. */
#define PAY_ITEMS "02,03,04,05,06,24"

CaseRows *
case_rows_new (LedgerEdit *edit)
{
  CaseRows *rows = g_new0 (CaseRows, 1);

  rows->parties = child_rows_load (edit, &parties_register);
  rows->claims = child_rows_load (edit, &claims_register);
  rows->terms = child_rows_load (edit, &terms_register);
  rows->shares = child_rows_load (edit, &term_shares_register);
  rows->performances = child_rows_load (edit, &performances_register);
  rows->limitation = child_rows_load (edit, &limitation_events_register);
  return rows;
}

void
case_rows_free (CaseRows *rows)
{
  if (rows == NULL)
    return;
  g_ptr_array_unref (rows->parties);
  g_ptr_array_unref (rows->claims);
  g_ptr_array_unref (rows->terms);
  g_ptr_array_unref (rows->shares);
  g_ptr_array_unref (rows->performances);
  g_ptr_array_unref (rows->limitation);
  g_free (rows);
}

LedgerRecord *
case_rows_find_term (const CaseRows *rows,
                     gint64          id,
                     const char     *seq)
{
  for (guint i = 0; i < rows->terms->len; i++)
    {
      LedgerRecord *term = g_ptr_array_index (rows->terms, i);

      if (id != 0 ? term->id == id : seq != NULL && g_strcmp0 (seq, ledger_record_get (term, TERM_SEQ)) == 0)
        return term;
    }
  return NULL;
}

static gboolean
is_booked_on (const CaseRows     *rows,
              const LedgerRecord *performance,
              const LedgerRecord *term)
{
  gint64 id = ledger_record_get_number (performance, PERFORMANCE_TERM_ID);
  const char *seq = ledger_record_get (performance, PERFORMANCE_TERM_SEQ);

  if (id == 0 && seq == NULL)
    return rows->terms->len == 1;
  return case_rows_find_term (rows, id, seq) == term;
}

static void
reckon_state (CaseTerm   *self,
              const char *last,
              const char *today)
{
  const char *due = ledger_record_get (self->term, TERM_DUE_DATE);
  gboolean money = ledger_record_is (self->term, TERM_KIND, TERM_KIND_PAYMENT);
  gboolean late = due != NULL && strcmp (due, today) < 0;

  if (money ? self->amount > 0 && self->paid >= self->amount : self->booked)
    {
      self->state = TERM_STATE_DONE;
      g_strlcpy (self->done, last != NULL ? last : "", sizeof self->done);
    }
  else
    self->state = late ? TERM_STATE_OVERDUE : self->paid > 0 ? TERM_STATE_PARTLY : TERM_STATE_WAITING;
}

/**
 * case_rows_reckon_terms:
 * @today: "YYYY-MM-DD"
 *
 * Returns: (transfer full) (element-type CaseTerm): in the order of the rows
 */
GArray *
case_rows_reckon_terms (const CaseRows *rows,
                        const char     *today)
{
  GArray *terms = g_array_new (FALSE, TRUE, sizeof (CaseTerm));

  for (guint i = 0; i < rows->terms->len; i++)
    {
      CaseTerm self = { .term = g_ptr_array_index (rows->terms, i) };
      const char *last = NULL;

      if (ledger_record_is (self.term, TERM_KIND, TERM_KIND_PAYMENT))
        self.amount = ledger_record_get_number (self.term, TERM_AMOUNT);
      for (guint j = 0; j < rows->performances->len; j++)
        {
          const LedgerRecord *row = g_ptr_array_index (rows->performances, j);
          const char *date = ledger_record_get (row, PERFORMANCE_DATE);

          if (ledger_record_get_flag (row, PERFORMANCE_VOIDED) || !is_booked_on (rows, row, self.term))
            continue;
          self.booked = TRUE;
          self.paid += ledger_record_get_number (row, PERFORMANCE_AMOUNT);
          if (g_strcmp0 (date, last) > 0)
            last = date;
        }
      reckon_state (&self, last, today);
      g_array_append_val (terms, self);
    }
  return terms;
}

char *
case_rows_dup_names (const CaseRows *rows,
                     const char     *role)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < rows->parties->len; i++)
    {
      const LedgerRecord *party = g_ptr_array_index (rows->parties, i);
      const char *name = ledger_record_get (party, PARTY_NAME);

      if (name != NULL && ledger_record_is (party, PARTY_ROLE, role))
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", name);
    }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

guint
case_rows_count_parties (const CaseRows *rows,
                         const char     *role)
{
  guint n = 0;

  for (guint i = 0; i < rows->parties->len; i++)
    n += ledger_record_is (g_ptr_array_index (rows->parties, i), PARTY_ROLE, role);
  return n;
}

char *
case_rows_dup_side (const CaseRows *rows,
                    const char     *role)
{
  guint n = case_rows_count_parties (rows, role);

  for (guint i = 0; i < rows->parties->len; i++)
    {
      const LedgerRecord *party = g_ptr_array_index (rows->parties, i);
      const char *name = ledger_record_get (party, PARTY_NAME);

      if (name != NULL && ledger_record_is (party, PARTY_ROLE, role))
        return n > 1 ? g_strdup_printf ("%s等%u%s", name, n, ledger_record_is (party, PARTY_KIND, PARTY_KIND_EMPLOYER) ? "家" : "人")
                     : g_strdup (name);
    }
  return NULL;
}

char *
case_rows_dup_claims (const CaseRows *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->claims->len; i++)
    {
      const LedgerRecord *claim = g_ptr_array_index (rows->claims, i);
      gint64 amount = ledger_record_get_number (claim, CLAIM_AMOUNT);
      g_autofree char *words = amount > 0 ? ledger_amount_in_words (amount) : g_strdup ("");
      const char *what = ledger_record_get (claim, CLAIM_TEXT);

      g_string_append_printf (text, "%s%u、%s%s", i > 0 ? "；" : "", i + 1, what != NULL ? what : "",
                              what != NULL && strstr (what, words) != NULL ? "" : words);
    }
  if (text->len > 0)
    g_string_append (text, "。");
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

gboolean
case_rows_are_for_pay (const CaseRows *rows)
{
  for (guint i = 0; i < rows->claims->len; i++)
    {
      const char *item = ledger_record_get (g_ptr_array_index (rows->claims, i), CLAIM_ITEM);

      if (item == NULL || !ledger_choices_include (PAY_ITEMS, item))
        return FALSE;
    }
  return rows->claims->len > 0;
}
