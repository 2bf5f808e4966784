/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page without a ledger: make one, open one, or try the sample. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-types.h"

G_BEGIN_DECLS

#define TZ_TYPE_START (tz_start_get_type ())
G_DECLARE_FINAL_TYPE (TzStart, tz_start, TZ, START, GtkWidget)

/* Signals: "open" (const char *path, gboolean read_only); "restore" (const char *path); "sample". */

GtkWidget *tz_start_new          (void);
/* The ledgers opened lately; missing ones are greyed. */
void       tz_start_show_recent  (TzStart      *self,
                                  GSettings    *settings);
/* Why @path could not be opened, and what can be done instead. %NULL @error: nothing. */
void       tz_start_show_problem (TzStart      *self,
                                  const char   *path,
                                  const GError *error);

G_END_DECLS
