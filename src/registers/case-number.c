/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers are read by their index from the highest spelling down: a year of one body is a narrow range of it. */
#include "config.h"

#include "case-number.h"

#include <stdlib.h>
#include <string.h>

#include "cases.h"
#include "ledger-scan.h"
#include "mediation-orgs.h"
#include "papers.h"

typedef struct
{
  const char *begin;
  gint64      last;
} Numbers;

static gboolean
number_scanned_cb (const LedgerScanRow *row,
                   gpointer             data)
{
  Numbers *numbers = data;
  const char *text = ledger_scan_get_text (row, 0);

  if (text != NULL && g_str_has_prefix (text, numbers->begin))
    numbers->last = MAX (numbers->last, g_ascii_strtoll (text + strlen (numbers->begin), NULL, 10));
  return TRUE;
}

/* The words of the body, %NULL where it has none of its own. */
static char *
dup_own_prefix (LedgerStore        *store,
                const LedgerRecord *file)
{
  gint64 id = ledger_record_get_number (file, CASE_ORG_ID);
  g_autoptr (LedgerRecord) org = id != 0 ? ledger_store_load (store, &mediation_orgs_register, id, NULL) : NULL;

  return org != NULL ? g_strdup (ledger_record_get (org, MEDIATION_ORG_NUMBER_PREFIX)) : NULL;
}

static char *
dup_prefix (LedgerEdit *edit,
            const char *series,
            const char *date)
{
  char *own = dup_own_prefix (edit->store, edit->after);
  g_autoptr (PaperSeries) general = own == NULL ? paper_series_new (edit->store, series, date) : NULL;

  return own != NULL ? own : g_strdup (general->prefix);
}

/* The case of a paper, or of the row of a case that it is about. */
static LedgerRecord *
load_case (LedgerStore        *store,
           const LedgerRecord *paper)
{
  const char *name = ledger_record_get (paper, PAPER_SUBJECT_REG);
  const LedgerRegister *reg = name != NULL ? ledger_store_find_register (store, name) : NULL;
  gint64 id = ledger_record_get_number (paper, PAPER_SUBJECT_ID);
  g_autoptr (LedgerRecord) row = NULL;

  if (reg == NULL || id == 0)
    return NULL;
  if (reg == &cases_register)
    return ledger_store_load (store, reg, id, NULL);
  if (!ledger_register_is_part_of (reg, &cases_register))
    return NULL;
  row = ledger_store_load (store, reg, id, NULL);
  id = row != NULL ? ledger_record_get_number (row, ledger_register_get_parent (reg)) : 0;
  return id != 0 ? ledger_store_load (store, &cases_register, id, NULL) : NULL;
}

void
case_number_of_paper (LedgerStore        *store,
                      const LedgerRecord *paper,
                      PaperSeries        *series)
{
  g_autoptr (LedgerRecord) file = load_case (store, paper);
  char *own = file != NULL ? dup_own_prefix (store, file) : NULL;

  if (file == NULL)
    return;
  series->through = FALSE;
  if (own == NULL)
    return;
  g_free (series->prefix);
  series->prefix = own;
}

char *
case_number_dup_next (LedgerEdit          *edit,
                      guint                field,
                      MediationNumberKind  kind,
                      const char          *date)
{
  const char *series = mediation_number_get_series (kind);
  g_autofree char *prefix = dup_prefix (edit, series, date);
  g_autofree char *begin = g_strdup_printf ("%s%s〔%.4s〕", prefix != NULL ? prefix : "", series, date);
  g_autofree char *beyond = g_strconcat (begin, "~", NULL);
  Numbers numbers = { begin, 0 };

  for (guint bin = 0; bin < 2; bin++)
    {
      g_autoptr (LedgerQuery) query = ledger_query_new (&cases_register);

      query->bin = bin == 1;
      ledger_query_add_filter (query, field, LEDGER_AT_LEAST, begin);
      ledger_query_add_filter (query, field, LEDGER_AT_MOST, beyond);
      ledger_scan (edit->store, query, &field, 1, number_scanned_cb, &numbers, NULL);
    }
  return mediation_number_dup (prefix, kind, atoi (date), numbers.last + 1);
}

/* Of the series, and the highest there is: drawn here, and not typed from an old book. */
static gboolean
is_drawn (const char *number)
{
  g_auto (MediationNumber) read = { 0 };

  return mediation_number_parse (number, &read) && read.kind == MEDIATION_NUMBER_CASE;
}

void
case_number_derive (LedgerEdit *edit)
{
  const char *number = ledger_edit_get (edit, CASE_CASE_NO), *date = ledger_edit_get (edit, CASE_FILED_DATE);
  g_autofree char *year = date != NULL ? g_strdup_printf ("〔%.4s〕", date) : NULL;
  g_autofree char *prefix = NULL, *next = NULL;

  if (edit->before != NULL || date == NULL || edit->follows)
    return;
  if (number != NULL)
    {
      prefix = dup_prefix (edit, mediation_number_get_series (MEDIATION_NUMBER_CASE), date);
      if (!is_drawn (number) || (strstr (number, year) != NULL && (prefix == NULL || g_str_has_prefix (number, prefix))))
        return;
    }
  next = case_number_dup_next (edit, CASE_CASE_NO, MEDIATION_NUMBER_CASE, date);
  ledger_edit_set (edit, CASE_CASE_NO, next);
}
