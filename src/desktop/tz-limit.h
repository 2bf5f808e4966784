/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may still be given, told while the amount is typed: green, amber when it is nearly used up, red beyond it. */
#pragma once

#include "tz-fields.h"

G_BEGIN_DECLS

#define TZ_TYPE_LIMIT (tz_limit_get_type ())
/* Stands below the fields, where it is always in sight. */
G_DECLARE_FINAL_TYPE (TzLimit, tz_limit, TZ, LIMIT, GtkWidget)

/* @fields: show visits or aid, and outlive this. */
GtkWidget *tz_limit_new  (TzFields   *fields);
/* @edit: what the fields show, borrowed until the next call; %NULL: nothing. */
void       tz_limit_show (TzLimit    *self,
                          LedgerEdit *edit);

G_END_DECLS
