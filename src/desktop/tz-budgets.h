/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The funds of a year: budget against what is spent and reserved, a bar each. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_BUDGETS (tz_budgets_get_type ())
/* Signal: "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzBudgets, tz_budgets, TZ, BUDGETS, GtkWidget)

GtkWidget *tz_budgets_new  (void);
/* @year: 0: funds of all years. Hidden where there are none. */
void       tz_budgets_show (TzBudgets   *self,
                            LedgerStore *store,
                            int          year);

G_END_DECLS
