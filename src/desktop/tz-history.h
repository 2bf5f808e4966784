/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to a record and its child rows: who, when, from what to what, and undoing it. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_HISTORY (tz_history_get_type ())
/* Signals: "undone" after a batch was undone, "message" (const char *sentence). */
G_DECLARE_FINAL_TYPE (TzHistory, tz_history, TZ, HISTORY, GtkWidget)

GtkWidget *tz_history_new      (void);
/* Read from the file only while it is open. @id 0: nothing. */
void       tz_history_show     (TzHistory            *self,
                                LedgerStore          *store,
                                const LedgerRegister *reg,
                                gint64                id);
void       tz_history_set_full (TzHistory            *self,
                                gboolean              full);
void       tz_history_set_open (TzHistory            *self,
                                gboolean              open);
/* Batches listed. */
guint      tz_history_get_n    (TzHistory            *self);
/* Undoes a batch and says what could not be undone. */
void       tz_history_undo     (TzHistory            *self,
                                gint64                batch);

G_END_DECLS
