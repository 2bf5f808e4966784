/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands behind the figures of a monthly report: arrays of MonthlyReportRow, and how they are kept in the file. */
#pragma once

#include "monthly-report.h"

G_BEGIN_DECLS

/* (element-type MonthlyReportRow): @start with @rows applied one after the other: who is there at the end, by id. */
GArray   *monthly_report_roster_apply (const GArray       *start,
                                       const GArray       *rows);
/* Adds to @rows what leads from @old to @now, both by id: LATE_IN and LATE_OUT, or AGED where @aged. */
void      monthly_report_roster_diff  (const GArray       *old,
                                       const GArray       *now,
                                       gboolean            aged,
                                       GArray             *rows);
/* Counts lines and ends of @start and @rows. */
void      monthly_report_roster_count (const GArray       *start,
                                       const GArray       *rows,
                                       MembershipBalance  *balance);

/* Keeps @rows, and @start where no report before it knows it, in the ledger; the name of the file, caller frees. */
char     *monthly_report_roster_store (LedgerStore        *store,
                                       const GArray       *start,
                                       const GArray       *rows,
                                       GError            **error);
/* Reads what a sent report keeps: @rows alone, or @start too where it is the first (else %NULL). Caller unrefs. */
gboolean  monthly_report_roster_read  (LedgerStore        *store,
                                       const LedgerRecord *report,
                                       GArray            **start,
                                       GArray            **rows,
                                       GError            **error);
/* Who was there at the end of a sent report, from the first one on. */
GArray   *monthly_report_roster_load  (LedgerStore        *store,
                                       gint64              report,
                                       GError            **error);

G_END_DECLS
