/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers are read by their index from the highest spelling down: a year of one body is a narrow range of it. */
#include "config.h"

#include "case-number.h"

#include <stdlib.h>
#include <string.h>

#include "cases.h"
#include "ledger-scan.h"
#include "mediation-orgs.h"
#include "paper-number.h"

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

static char *
dup_prefix (LedgerEdit *edit,
            const char *series,
            const char *date)
{
  gint64 id = ledger_record_get_number (edit->after, CASE_ORG_ID);
  g_autoptr (LedgerRecord) org = id != 0 ? ledger_store_load (edit->store, &mediation_orgs_register, id, NULL) : NULL;
  const char *own = org != NULL ? ledger_record_get (org, MEDIATION_ORG_NUMBER_PREFIX) : NULL;
  g_autoptr (PaperSeries) general = own == NULL ? paper_series_new (edit->store, series, date) : NULL;

  return g_strdup (own != NULL ? own : general->prefix);
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
