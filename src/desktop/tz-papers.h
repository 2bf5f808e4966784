/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 文书 in the record: the papers made of it, and what becomes of each. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_PAPERS (tz_papers_get_type ())
/* Signals: "message" (const char *sentence), "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzPapers, tz_papers, TZ, PAPERS, GtkWidget)

GtkWidget *tz_papers_new  (void);
/* Lists the papers of a row, or the paper that the row is; hidden where there is none and for @store %NULL. */
void       tz_papers_show (TzPapers             *self,
                           LedgerStore          *store,
                           const LedgerRegister *reg,
                           gint64                id);

G_END_DECLS
