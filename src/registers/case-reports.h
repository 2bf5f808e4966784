/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which disputes a superior must hear of: 集体争议 (so many applicants) and 重大争议, reported or not yet. */
#pragma once

#include "case-figures.h"

G_BEGIN_DECLS

/**
 * CaseReportLine:
 * @title: a part of the line before begins with "其中"
 * @definition: how it is counted, in a sentence
 * @n: cases
 * @people: their 涉及人数
 * @ids: (element-type gint64): the cases
 */
typedef struct
{
  const char *title;
  const char *definition;
  gint64      n;
  gint64      people;
  GArray     *ids;
} CaseReportLine;

/* (element-type CaseReportLine): cases registered in the period, void ones apart, as they stand today. Caller unrefs. */
GPtrArray *case_reports_count      (LedgerStore      *store,
                                    const CaseScope  *scope,
                                    GError          **error);
/* What is collective, who must be told on which paper, and what is still open: "现有1件集体争议没有报告，最早的应在2026-09-23前报告。".
 * Caller frees. */
char      *case_reports_dup_advice (LedgerStore      *store,
                                    const CaseScope  *scope);

G_END_DECLS
