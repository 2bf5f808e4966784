/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The next number is one more than the highest one given: no counter can disagree with the papers. */
#include "config.h"

#include "paper-number.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "ledger-edit.h"
#include "ledger-text.h"
#include "number-starts.h"
#include "papers.h"
#include "union.h"

PaperSeries *
paper_series_new (LedgerStore *store,
                  const char  *kind,
                  const char  *date)
{
  g_autoptr (LedgerRecord) self = ledger_store_load_single (store, &union_register);
  PaperSeries *series = g_new0 (PaperSeries, 1);

  series->prefix = g_strdup (ledger_record_get (self, UNION_NUMBER_PREFIX));
  series->kind = g_strdup (kind);
  series->year = atoi (date);
  series->through = ledger_record_get_flag (self, UNION_NUMBER_THROUGH);
  return series;
}

void
paper_series_free (PaperSeries *series)
{
  g_free (series->prefix);
  g_free (series->kind);
  g_free (series);
}

char *
paper_number_dup (const PaperSeries *series,
                  gint64             serial)
{
  return g_strdup_printf ("%s%s〔%d〕%" G_GINT64_FORMAT "号", series->prefix != NULL ? series->prefix : "",
                          series->kind != NULL ? series->kind : "", series->year, serial);
}

static LedgerQuery *
query_series (const LedgerRegister *reg,
              guint                 prefix,
              guint                 kind,
              guint                 year,
              const PaperSeries    *series)
{
  LedgerQuery *query = ledger_query_new (reg);
  g_autofree char *text = g_strdup_printf ("%d", series->year);

  ledger_query_add_filter (query, prefix, series->prefix != NULL ? LEDGER_IS : LEDGER_EMPTY, series->prefix);
  ledger_query_add_filter (query, kind, LEDGER_IS, series->kind);
  if (!series->through)
    ledger_query_add_filter (query, year, LEDGER_IS, text);
  return query;
}

/* The row with the highest number; %NULL when there is none, or with an error. */
static LedgerRecord *
load_last (LedgerStore       *store,
           const PaperSeries *series,
           GError           **error)
{
  g_autoptr (LedgerQuery) query = query_series (&papers_register, PAPER_NUMBER_PREFIX, PAPER_NUMBER_KIND,
                                                PAPER_NUMBER_YEAR, series);
  g_autoptr (GArray) ids = NULL;

  ledger_query_set_sort (query, PAPER_NUMBER_SERIAL, TRUE);
  query->limit = 1;
  ids = ledger_store_select (store, query, error);
  return ids != NULL && ids->len > 0 ? ledger_store_load (store, &papers_register, g_array_index (ids, gint64, 0), error) : NULL;
}

gint64
paper_number_get_last (LedgerStore       *store,
                       const PaperSeries *series,
                       GError           **error)
{
  g_autoptr (LedgerRecord) last = load_last (store, series, error);

  return last != NULL ? ledger_record_get_number (last, PAPER_NUMBER_SERIAL) : 0;
}

/* The highest first number that the clerk set, 0 for none. */
static gint64
get_start (LedgerStore       *store,
           const PaperSeries *series,
           GError           **error)
{
  g_autoptr (LedgerQuery) query = query_series (&number_starts_register, NUMBER_START_PREFIX, NUMBER_START_KIND,
                                                NUMBER_START_YEAR, series);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LedgerRecord) start = NULL;

  ledger_query_set_sort (query, NUMBER_START_FIRST, TRUE);
  query->limit = 1;
  ids = ledger_store_select (store, query, error);
  if (ids == NULL || ids->len == 0)
    return 0;
  start = ledger_store_load (store, &number_starts_register, g_array_index (ids, gint64, 0), error);
  return start != NULL ? ledger_record_get_number (start, NUMBER_START_FIRST) : 0;
}

gint64
paper_number_get_next (LedgerStore       *store,
                       const PaperSeries *series,
                       GError           **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 last = paper_number_get_last (store, series, &failure);
  gint64 start = failure == NULL ? get_start (store, series, &failure) : 0;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return 0;
    }
  return MAX (last + 1, start);
}

void
paper_number_enter (LedgerEdit        *edit,
                    const PaperSeries *series,
                    gint64             serial)
{
  g_autofree char *number = paper_number_dup (series, serial);
  g_autofree char *year = g_strdup_printf ("%d", series->year);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, serial);

  ledger_edit_set (edit, PAPER_NUMBER, number);
  ledger_edit_set (edit, PAPER_NUMBER_PREFIX, series->prefix);
  ledger_edit_set (edit, PAPER_NUMBER_KIND, series->kind);
  ledger_edit_set (edit, PAPER_NUMBER_YEAR, year);
  ledger_edit_set (edit, PAPER_NUMBER_SERIAL, text);
  ledger_edit_set (edit, PAPER_NUMBER_THROUGH, series->through ? "1" : NULL);
}

char *
paper_number_dup_last_date (LedgerStore   *store,
                            LedgerRecord  *paper,
                            char         **number)
{
  PaperSeries series = {
    .prefix = (char *) ledger_record_get (paper, PAPER_NUMBER_PREFIX),
    .kind = (char *) ledger_record_get (paper, PAPER_NUMBER_KIND),
    .year = (int) ledger_record_get_number (paper, PAPER_NUMBER_YEAR),
    .through = ledger_record_get_flag (paper, PAPER_NUMBER_THROUGH),
  };
  g_autoptr (LedgerRecord) last = series.kind != NULL ? load_last (store, &series, NULL) : NULL;

  if (last == NULL || last->id == paper->id)
    return NULL;
  *number = g_strdup (ledger_record_get (last, PAPER_NUMBER));
  return g_strdup (ledger_record_get (last, PAPER_DATE));
}

/**
 * paper_number_dup_tidy:
 * @text: as typed: the brackets of the year are whatever the keyboard has
 */
char *
paper_number_dup_tidy (const char *text)
{
  g_autofree char *narrow = ledger_text_narrow (text);
  g_autoptr (GRegex) regex = g_regex_new ("^(\\D*)[〔［【\\[({（]([0-9]{4})[〕］】\\])}）]第?0*([0-9]+)号?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *words = NULL, *year = NULL, *serial = NULL;

  if (!g_regex_match (regex, narrow, 0, &match))
    return NULL;
  words = g_match_info_fetch (match, 1);
  year = g_match_info_fetch (match, 2);
  serial = g_match_info_fetch (match, 3);
  return g_strdup_printf ("%s〔%s〕%s号", words, year, serial);
}

gboolean
paper_number_start (LedgerStore  *store,
                    const char   *kind,
                    int           year,
                    gint64        first,
                    GError      **error)
{
  g_autofree char *day = g_strdup_printf ("%d-01-01", year);
  g_autoptr (PaperSeries) series = paper_series_new (store, kind, day);
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &number_starts_register);

  ledger_edit_set (edit, NUMBER_START_PREFIX, series->prefix);
  ledger_edit_set (edit, NUMBER_START_KIND, series->kind);
  ledger_record_set_number (edit->after, NUMBER_START_YEAR, year);
  ledger_record_set_number (edit->after, NUMBER_START_FIRST, first);
  return ledger_edit_save (edit, NULL, error);
}
