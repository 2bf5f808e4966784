/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Column layouts by name, kept on this PC: choosing one, keeping the present one, dropping one. */
#pragma once

#include <gtk/gtk.h>

#include "tz-settings.h"

G_BEGIN_DECLS

#define TZ_TYPE_LAYOUTS (tz_layouts_get_type ())
G_DECLARE_FINAL_TYPE (TzLayouts, tz_layouts, TZ, LAYOUTS, GtkWidget)

/* Signal: "chosen" (GArray *columns) (element-type TzColumn), %NULL for the register's own. */

GtkWidget *tz_layouts_new  (GSettings            *settings,
                            const LedgerRegister *reg);
/* @columns: (element-type TzColumn): what the table shows now; referenced. */
void       tz_layouts_show (TzLayouts            *self,
                            GArray               *columns);

G_END_DECLS
