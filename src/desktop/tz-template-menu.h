/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu beside a template: another like it, its name, its columns, away with it. */
#pragma once

#include <gtk/gtk.h>

#include "exchange-template.h"
#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_TEMPLATE_MENU (tz_template_menu_get_type ())
G_DECLARE_FINAL_TYPE (TzTemplateMenu, tz_template_menu, TZ, TEMPLATE_MENU, GtkWidget)

/* Signal: "changed" (char *id, char *sentence) when templates are others now; @id: (nullable): the one it was about. What failed
 * comes as "refused" (char *sentence). */

/* @template: only looked at here. */
GtkWidget  *tz_template_menu_new     (LedgerStore      *store,
                                      ExchangeTemplate *template);
/* Where the program's own templates lie. */
const char *tz_template_get_data_dir (void);

G_END_DECLS
