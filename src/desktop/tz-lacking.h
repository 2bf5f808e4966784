/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who lacks what for the sheet of an upper union: a list that opens the person, and can be saved. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-register.h"

G_BEGIN_DECLS

#define TZ_TYPE_LACKING (tz_lacking_get_type ())
G_DECLARE_FINAL_TYPE (TzLacking, tz_lacking, TZ, LACKING, GtkWidget)

/* Signals: "open" (gint64 id): a row was activated; "save": the list is wanted as a file;
 * "changed": which rows are to be written. */

GtkWidget *tz_lacking_new               (void);
/* @lacks: (nullable) (element-type ExchangeLack): referenced; %NULL while nobody knows yet. @n_rows: judged in all. */
void       tz_lacking_show              (TzLacking            *self,
                                         const LedgerRegister *reg,
                                         GPtrArray            *lacks,
                                         guint                 n_rows);
/* Only the rows that lack nothing go up. */
gboolean   tz_lacking_get_only_complete (TzLacking *self);

G_END_DECLS
