/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 跨期调整 in words: who, into or from which columns, and why. */
#pragma once

#include "monthly-report.h"

G_BEGIN_DECLS

/* (element-type MonthlyReportLate): one for each row of @report that is LATE_IN or LATE_OUT. */
GPtrArray *monthly_report_late_explain (LedgerStore         *store,
                                        const MonthlyReport *report,
                                        GError             **error);
/* What a sent report keeps of them. */
GPtrArray *monthly_report_late_load    (LedgerStore         *store,
                                        gint64               report,
                                        GError             **error);
/* "合计、女"; caller frees. */
char      *monthly_report_late_dup_columns (guint            columns);

G_END_DECLS
