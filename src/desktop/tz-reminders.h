/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page 提醒: what ends, is reached or is due in the months to come, by kind. */
#pragma once

#include <gtk/gtk.h>

#include "ledger.h"

G_BEGIN_DECLS

#define TZ_TYPE_REMINDERS (tz_reminders_get_type ())
G_DECLARE_FINAL_TYPE (TzReminders, tz_reminders, TZ, REMINDERS, GtkWidget)

/* A page of its own, with the signals of tz_place_add_signals (). */
GtkWidget *tz_reminders_new (LedgerStore *store,
                             GSettings   *settings);

G_END_DECLS
