/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Below a monthly report: whether it was sent, what it tells of months before, and sending, printing and voiding it. */
#pragma once

#include <gtk/gtk.h>

#include "monthly-report.h"

G_BEGIN_DECLS

#define TZ_TYPE_REPORT_PANEL (tz_report_panel_get_type ())
/* Signal: "message" (const char *sentence) for the status line. */
G_DECLARE_FINAL_TYPE (TzReportPanel, tz_report_panel, TZ, REPORT_PANEL, GtkWidget)

GtkWidget *tz_report_panel_new  (LedgerStore         *store);
/* @report: (nullable): %NULL where what is shown is no month. @record: (nullable): its row, where it was sent. */
void       tz_report_panel_show (TzReportPanel       *self,
                                 const MonthlyReport *report,
                                 const LedgerRecord  *record);

G_END_DECLS
