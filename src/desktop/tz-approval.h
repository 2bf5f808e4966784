/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 核定时长: who approves, what would count, and each stay that stands in the way. */
#pragma once

#include "ledger-store.h"
#include "tz-dialog.h"

G_BEGIN_DECLS

#define TZ_TYPE_APPROVAL (tz_approval_get_type ())
/* Signals: "message" (const char *sentence) when it is done, "jump" (gint64 row): to a row of attendance, 0: to the
 * activity itself; the window is closed then. */
G_DECLARE_FINAL_TYPE (TzApproval, tz_approval, TZ, APPROVAL, TzDialog)

GtkWidget *tz_approval_new (GtkWindow   *parent,
                            LedgerStore *store,
                            gint64       activity);

G_END_DECLS
