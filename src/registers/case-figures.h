/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 劳动争议调解的数: indicators D01 and D02 of a period, the yearbook's table, and the cases behind each of them. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * CaseMeasure:
 * @CASE_ACCEPTED: 受理件数, by the day of acceptance
 * @CASE_REFUSED: 不予受理件数, by its day
 * @CASE_CLOSED: 结案件数 of accepted cases, by the day they were closed
 * @CASE_SUCCEEDED: of these, an agreement in writing or by word
 * @CASE_PEOPLE_INVOLVED: 涉及人数 of the accepted ones
 * @CASE_COLLECTIVES: 集体争议 of the accepted ones
 * @CASE_COLLECTIVE_WORKERS: their 涉及人数
 * @CASE_AGREED: 分: 协议金额 of those closed with success
 * @CASE_PERFORMED: 分: what was performed of it until now
 * @CASE_DAYS: days from acceptance to the end, of the closed ones together; divide by @CASE_CLOSED
 * @CASE_LATE_ONES: of the closed ones: after 应结日期
 * @CASE_REVIEWS: 仲裁审查 asked for, by the day
 * @CASE_CONFIRMATIONS: 司法确认 asked for, by the day
 */
typedef enum
{
  CASE_ACCEPTED,
  CASE_REFUSED,
  CASE_CLOSED,
  CASE_SUCCEEDED,
  CASE_PEOPLE_INVOLVED,
  CASE_COLLECTIVES,
  CASE_COLLECTIVE_WORKERS,
  CASE_AGREED,
  CASE_PERFORMED,
  CASE_DAYS,
  CASE_LATE_ONES,
  CASE_REVIEWS,
  CASE_CONFIRMATIONS,
  CASE_N_MEASURES
} CaseMeasure;

typedef enum
{
  CASE_BY_NOTHING,
  CASE_BY_YEAR,
  CASE_BY_MONTH,
  CASE_BY_TYPE,
  CASE_BY_SOURCE,
  CASE_BY_INDUSTRY,
  CASE_BY_AREA,
  CASE_BY_ORG,
  CASE_BY_MEDIATOR,
  CASE_BY_OUTCOME,
  CASE_N_GROUPINGS
} CaseGrouping;

/**
 * CaseScope:
 * @from, @to: (nullable): first and last day, "YYYY-MM-DD"
 * @org: row of mediation_orgs, 0 for all
 */
typedef struct
{
  const char *from;
  const char *to;
  gint64      org;
} CaseScope;

/**
 * CaseFigure:
 * @key: "2026", "2026-03", a code, an area, a row id; "" where the cases say none
 * @title: the same for people
 */
typedef struct
{
  char   *key;
  char   *title;
  gint64  n[CASE_N_MEASURES];
} CaseFigure;

/**
 * CaseYearbookLine:
 * @title: of the yearbook's table; a part of the line before begins with "其中" or "按"
 * @n: cases, or workers
 * @ids: (element-type gint64): the cases behind it
 */
typedef struct
{
  const char *title;
  gint64      n;
  GArray     *ids;
} CaseYearbookLine;

const char *case_measure_get_title      (CaseMeasure        measure);
/* How it is counted, in a sentence. */
const char *case_measure_get_definition (CaseMeasure        measure);
gboolean    case_measure_is_money       (CaseMeasure        measure);
/* "type", "按争议类型". */
const char *case_grouping_get_name      (CaseGrouping       grouping);
const char *case_grouping_get_title     (CaseGrouping       grouping);
/* 成功率 in tenths of a percent, halves up: 875; -1 where nothing was closed. */
int         case_figure_get_rate        (const CaseFigure  *figure);
/* 平均办理天数 in tenths of a day, halves up; -1 where nothing was closed. */
int         case_figure_get_days        (const CaseFigure  *figure);
/* "87.5" of such tenths, "" of -1. Caller frees. */
char       *case_figure_dup_tenths      (int                tenths);

/* (element-type CaseFigure): years and months in their order, others by accepted cases, most first.
 * @total: (out caller-allocates) (optional): over all, key and title %NULL. Caller unrefs. */
GPtrArray  *case_figures_count          (LedgerStore       *store,
                                         const CaseScope   *scope,
                                         CaseGrouping       grouping,
                                         CaseFigure        *total,
                                         GError           **error);
/* (element-type gint64): the cases behind one number, by the same rule. @key: %NULL for the total. Caller unrefs. */
GArray     *case_figures_list           (LedgerStore       *store,
                                         const CaseScope   *scope,
                                         CaseGrouping       grouping,
                                         const char        *key,
                                         CaseMeasure        measure,
                                         GError           **error);
/* (element-type CaseYearbookLine): 劳动统计年鉴's table of labour disputes for a period. Caller unrefs. */
GPtrArray  *case_yearbook_count         (LedgerStore       *store,
                                         const CaseScope   *scope,
                                         GError           **error);
/* "累计调解劳动争议12件，涉及职工30人，协议金额25.60万元，成功率87.5%。"; what is zero is left out, %NULL when all is. Caller frees. */
char       *case_figures_dup_sentence   (LedgerStore       *store,
                                         const char        *from,
                                         const char        *to,
                                         GError           **error);

G_END_DECLS
