/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 卷宗文书 of a case: which it must have, how each stands, and what can be done about it now. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

#define TZ_TYPE_CASE_PAPERS (tz_case_papers_get_type ())
/* Signals: "message" (const char *sentence), "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzCasePapers, tz_case_papers, TZ, CASE_PAPERS, GtkWidget)

GtkWidget *tz_case_papers_new  (void);
/* Hidden for a case that is not saved yet. @edit: of a case; %NULL between two edits, or when another register is shown. */
void       tz_case_papers_show (TzCasePapers *self,
                                LedgerEdit   *edit);

G_END_DECLS
