/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import will do, row by row, with a chip for each kind and its count. */
#pragma once

#include <gtk/gtk.h>

#include "exchange-import.h"

G_BEGIN_DECLS

#define TZ_TYPE_IMPORT_PLAN (tz_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (TzImportPlan, tz_import_plan, TZ, IMPORT_PLAN, GtkWidget)

/* Signals: "accept" when the clerk wants to take doubtful rows with a reason, "recheck" when other values are to be
 * overwritten than before, "looked-through" when Enter is pressed in the rows. */

GtkWidget *tz_import_plan_new        (void);
/* Borrowed, after a check; %NULL before the next pass. */
void       tz_import_plan_set_import (TzImportPlan   *self,
                                      ExchangeImport *import);
/* Puts the keyboard on the rows. */
gboolean   tz_import_plan_focus_rows (TzImportPlan   *self);

G_END_DECLS
