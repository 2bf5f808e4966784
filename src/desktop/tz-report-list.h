/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The monthly reports that were sent, voided ones too; each opens as it was sent. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-record.h"

G_BEGIN_DECLS

#define TZ_TYPE_REPORT_LIST (tz_report_list_get_type ())
/* Signal: "activated" (gint64 report). */
G_DECLARE_FINAL_TYPE (TzReportList, tz_report_list, TZ, REPORT_LIST, GtkWidget)

GtkWidget *tz_report_list_new  (void);
/* @reports (element-type LedgerRecord): rows of monthly_reports. */
void       tz_report_list_show (TzReportList *self,
                                GPtrArray    *reports);
/* One of those shown, by its id. */
const LedgerRecord *
           tz_report_list_get  (TzReportList *self,
                                gint64        report);

G_END_DECLS
