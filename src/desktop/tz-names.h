/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 粘贴名单: a list of names, line by line, and which volunteer each of them is. */
#pragma once

#include "ledger-edit.h"
#include "tz-dialog.h"

G_BEGIN_DECLS

#define TZ_TYPE_NAMES (tz_names_get_type ())
/* Signal: "chosen" (GArray *ids (element-type gint64)): whom the clerk takes; the window closes then. */
G_DECLARE_FINAL_TYPE (TzNames, tz_names, TZ, NAMES, TzDialog)

/* @activity: the edit that they are to come into; borrowed as long as the window is open. @text: may be "". */
GtkWidget *tz_names_new (GtkWindow  *parent,
                         LedgerEdit *activity,
                         const char *text);

G_END_DECLS
