/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month to pick a day from, with its days off; in Chinese whatever the locale is. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_MONTH (tz_month_get_type ())
/* Signal: "chosen" (const char *iso): a day, or a month where that is enough. */
G_DECLARE_FINAL_TYPE (TzMonth, tz_month, TZ, MONTH, GtkWidget)

GtkWidget *tz_month_new      (void);
/* With the days off of a ledger as they are now; shown from the next tz_month_show () on. */
void       tz_month_set_store (TzMonth    *self,
                               LedgerStore *store);
/* Turns to a day or month and lights it; @iso %NULL: to @today. @month_allowed: offers the month alone. */
void       tz_month_show     (TzMonth    *self,
                              const char *iso,
                              const char *today,
                              gboolean    month_allowed);
/* To the lit day. */
void       tz_month_focus    (TzMonth    *self);
/* "2026年11月". */
const char *tz_month_get_title (TzMonth  *self);

G_END_DECLS
