/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two small tables of cases: the yearbook's, and collective and grave disputes that superiors must hear of. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What both are made of, from a thread. @yearbook: (element-type CaseYearbookLine); @reports: (element-type CaseReportLine). */
typedef struct
{
  GPtrArray *yearbook;
  GPtrArray *reports;
  char      *advice;
} TzCaseAppendix;

TzCaseAppendix *tz_case_appendix_new  (void);
void            tz_case_appendix_free (TzCaseAppendix *appendix);

#define TZ_TYPE_CASE_TABLES (tz_case_tables_get_type ())
/* Signals: "behind" (GArray *ids, const char *title), the cases behind a number; "said" (const char *sentence). */
G_DECLARE_FINAL_TYPE (TzCaseTables, tz_case_tables, TZ, CASE_TABLES, GtkWidget)

GtkWidget      *tz_case_tables_new    (void);
/* @appendix: borrowed until the next one is shown; @period: "2026年". */
void            tz_case_tables_show   (TzCaseTables         *self,
                                       const TzCaseAppendix *appendix,
                                       const char           *period);

G_END_DECLS
