/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an undo did with each row, to look through, save and copy. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-batch.h"

G_BEGIN_DECLS

#define TZ_TYPE_UNDO_REPORT (tz_undo_report_get_type ())
/* Signal: "message" (sentence): the list was saved, copied, or could not be. */
G_DECLARE_FINAL_TYPE (TzUndoReport, tz_undo_report, TZ, UNDO_REPORT, GtkWidget)

GtkWidget *tz_undo_report_new     (void);
/* @undo: (transfer full) */
void       tz_undo_report_show    (TzUndoReport *self,
                                   LedgerUndo   *undo);
/* "已还原 9,997 条，保留 3 条": caller frees. */
char      *tz_undo_report_dup_summary (const LedgerUndo *undo);
/* The report in a dialog of its own, after an undo that could not do everything. @undo: (transfer full) */
void       tz_undo_report_present (GtkWindow    *parent,
                                   LedgerUndo   *undo);

G_END_DECLS
