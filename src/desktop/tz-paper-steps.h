/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a paper that is in the register, wherever a line of it is shown: opened, signed, missing, void. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* After a step was taken. @widget: the one it was asked from; @sentence: what came of it. */
typedef void (*TzPaperSaid) (GtkWidget  *widget,
                             const char *sentence);

/* 海工介〔2026〕5号 介绍信, or what stands for it before there is a number. Caller frees. */
char *tz_paper_dup_name (LedgerRecord *paper);
void  tz_paper_open     (GtkWidget    *widget,
                         LedgerStore  *store,
                         gint64        paper);
/* These ask for a scan or a reason first; @widget may be gone by then. */
void  tz_paper_sign     (GtkWidget    *widget,
                         LedgerStore  *store,
                         gint64        paper,
                         TzPaperSaid   said);
void  tz_paper_miss     (GtkWidget    *widget,
                         LedgerStore  *store,
                         gint64        paper,
                         TzPaperSaid   said);
void  tz_paper_void     (GtkWidget    *widget,
                         LedgerStore  *store,
                         gint64        paper,
                         TzPaperSaid   said);

G_END_DECLS
