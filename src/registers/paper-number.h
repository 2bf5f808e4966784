/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of papers: 机园工介〔2026〕5号, one after the other, none twice and none left out. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * PaperSeries:
 * @prefix: (nullable): the union's, before the kind
 * @kind: the word of the series ("介")
 * @year: of the paper's date
 * @through: the numbers run through the years instead of beginning anew in each
 */
typedef struct
{
  char    *prefix;
  char    *kind;
  int      year;
  gboolean through;
} PaperSeries;

/* As the union numbers now. @date: "YYYY-MM-DD", of the paper. */
PaperSeries *paper_series_new      (LedgerStore        *store,
                                    const char         *kind,
                                    const char         *date);
void         paper_series_free     (PaperSeries        *series);

/* GB/T 9704-2012, 7.2.5: the year in full in 〔〕, the number without leading zeros and without 第. */
char        *paper_number_dup      (const PaperSeries  *series,
                                    gint64              serial);
/* The highest serial given, 0 for none. */
gint64       paper_number_get_last (LedgerStore        *store,
                                    const PaperSeries  *series,
                                    GError            **error);
/* The number the next paper gets; 0 with an error. Only inside the transaction that saves the paper with it
 * is it sure to be free. */
gint64       paper_number_get_next (LedgerStore        *store,
                                    const PaperSeries  *series,
                                    GError            **error);
/* Enters into a paper the number it is issued under. */
void         paper_number_enter    (LedgerEdit         *edit,
                                    const PaperSeries  *series,
                                    gint64              serial);
/* The day of the last paper numbered in the series of @paper, and its number; %NULL when there is none. */
char        *paper_number_dup_last_date (LedgerStore   *store,
                                         LedgerRecord  *paper,
                                         char         **number);
/* "机园工介（2026）5号" as the ledger writes it; %NULL when the text is no number. Caller frees. */
char        *paper_number_dup_tidy (const char         *text);
/* Sets the first free number of a series: a row of 编号起点. One batch. */
gboolean     paper_number_start    (LedgerStore        *store,
                                    const char         *kind,
                                    int                 year,
                                    gint64              first,
                                    GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperSeries, paper_series_free)

G_END_DECLS
