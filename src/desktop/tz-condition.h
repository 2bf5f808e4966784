/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds one condition that no chip offers: a field, how it is compared, and with what. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-query.h"
#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_CONDITION (tz_condition_get_type ())
G_DECLARE_FINAL_TYPE (TzCondition, tz_condition, TZ, CONDITION, GtkPopover)

/* Signal: "added" when tz_condition_apply () has something new to say; the popover closes itself. */

GtkWidget *tz_condition_new   (LedgerStore          *store,
                               const LedgerRegister *reg);
/* Adds the condition to @query. */
void       tz_condition_apply (TzCondition          *self,
                               LedgerQuery          *query);

G_END_DECLS
