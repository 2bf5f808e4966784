/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must be done in a case until when: open deadlines, the year for arbitration, duties that are late. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

#define TZ_TYPE_CASE_CLOCK (tz_case_clock_get_type ())
G_DECLARE_FINAL_TYPE (TzCaseClock, tz_case_clock, TZ, CASE_CLOCK, GtkWidget)

GtkWidget *tz_case_clock_new  (void);
/* @edit: of cases; as it stands, saved or not. Hidden where nothing is open. */
void       tz_case_clock_show (TzCaseClock *self,
                               LedgerEdit  *edit);

G_END_DECLS
