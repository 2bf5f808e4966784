/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a paper that is in the register, wherever a line of it is shown: opened, signed, missing, void. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-record.h"
#include "tz-ask.h"

G_BEGIN_DECLS

/* Actions of a class whose widgets stand in a record and have the signals of a part. The target (x) of each is a row of papers:
 * "papers.open"; "papers.show" in its register; "papers.sign", "papers.miss" and "papers.void", which ask for a scan or a reason. */
void  tz_paper_steps_install     (GtkWidgetClass *class);
/* Why a paper that belongs into the file is not there. */
void  tz_paper_steps_ask_missing (GtkWindow      *parent,
                                  const char     *title,
                                  TzAskGiven      given,
                                  gpointer        data);
/* 海工介〔2026〕5号 介绍信, or what stands for it before there is a number. Caller frees. */
char *tz_paper_dup_name          (LedgerRecord   *paper);

G_END_DECLS
