/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a notice hangs and how many days are left, above its fields. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

#define TZ_TYPE_NOTICE (tz_notice_get_type ())
G_DECLARE_FINAL_TYPE (TzNotice, tz_notice, TZ, NOTICE, GtkWidget)

GtkWidget *tz_notice_new     (void);
/* Hidden for other registers. @edit: borrowed until the next call; %NULL between two edits. */
void       tz_notice_show    (TzNotice   *self,
                              LedgerEdit *edit);
/* After the edit was checked: days may be others. */
void       tz_notice_refresh (TzNotice   *self);

G_END_DECLS
