/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问和救助的数: 批次, 人次, 人数, 户次, 户数 and money, and the rows behind each of them. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * AidMeasure:
 * @AID_BATCHES: 批次: batches of visits of which something was given
 * @AID_TIMES: 人次: a visit, or an aid, that was approved is one, on its day
 * @AID_PERSONS: 人数: a person is one, however often: the same member, the same number of papers, else name and mobile
 * @AID_HOUSE_TIMES: 户次: those of the 人次 that were given on the strength of a hardship file
 * @AID_HOUSES: 户数: such a file is one, however often
 * @AID_CASH: 分: 慰问金, or the money of the aid
 * @AID_GOODS: 分: 慰问品价值
 * @AID_TOTAL: 分: both
 */
typedef enum
{
  AID_BATCHES,
  AID_TIMES,
  AID_PERSONS,
  AID_HOUSE_TIMES,
  AID_HOUSES,
  AID_CASH,
  AID_GOODS,
  AID_TOTAL,
  AID_N_MEASURES
} AidMeasure;

typedef enum
{
  AID_BY_NOTHING,
  AID_BY_YEAR,
  AID_BY_MONTH,
  AID_BY_KIND,
  AID_BY_FUND,
  AID_BY_ORG,
  AID_BY_PERSON,
} AidGrouping;

/* Visits and aid are counted apart: a figure's rows are of one register. */
typedef enum
{
  AID_OF_VISITS,
  AID_OF_AIDS,
} AidSource;

/**
 * AidScope:
 * @from, @to: (nullable): first and last day, "YYYY-MM-DD"
 * @kind: (nullable): of codes_visit_kind, or codes_aid_kind
 * @fund: row of funds, 0 for all
 * @orgs: (nullable) (element-type gint64): organisations the person belongs to at present; 0 stands for none
 */
typedef struct
{
  AidSource     source;
  const char   *from;
  const char   *to;
  const char   *kind;
  gint64        fund;
  const GArray *orgs;
} AidScope;

/**
 * AidFigure:
 * @key: "2026", "2026-03", a code, a row id; of a person who is no member "V" and the id of his first row; "" where the
 *   rows say none
 * @title: the same for people
 */
typedef struct
{
  char   *key;
  char   *title;
  gint64  n[AID_N_MEASURES];
} AidFigure;

const char *aid_measure_get_title      (AidMeasure             measure);
/* How it is counted, in a sentence. */
const char *aid_measure_get_definition (AidMeasure             measure);
/* In fen? */
gboolean    aid_measure_is_money       (AidMeasure             measure);

/* (element-type AidFigure): years, months and kinds in their order, others by money, most first.
 * @total: (out caller-allocates) (optional): over all, key and title %NULL. Caller frees. */
GPtrArray  *aid_figures_count          (LedgerStore           *store,
                                        const AidScope        *scope,
                                        AidGrouping            grouping,
                                        AidFigure             *total,
                                        GError               **error);
/* (element-type gint64): the rows behind one number, by the same rule: batches, hardship files, or visits and aids; of
 * 人数 the first row of each person. @key: %NULL for the total. @reg: (out): of which register they are. Caller frees. */
GArray     *aid_figures_list           (LedgerStore           *store,
                                        const AidScope        *scope,
                                        AidGrouping            grouping,
                                        const char            *key,
                                        AidMeasure             measure,
                                        const LedgerRegister **reg,
                                        GError               **error);
/* "慰问12人次，发放慰问金3000元、慰问品价值1600元。"; what is zero is left out, %NULL when all is. Caller frees. */
char       *aid_dup_sentence           (LedgerStore           *store,
                                        const char            *from,
                                        const char            *to,
                                        GError               **error);
/* The same of visits or of aid, "救助3人次，发放救助金6000元。" */
char       *aid_dup_sentence_of        (LedgerStore           *store,
                                        const AidScope        *scope,
                                        GError               **error);

G_END_DECLS
