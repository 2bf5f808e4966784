/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a batch of visits: how many and how much, a button that chooses them, the visits themselves. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-edit.h"

G_BEGIN_DECLS

#define TZ_TYPE_BATCH_PEOPLE (tz_batch_people_get_type ())
/* The list of visits. Signals: "message" (const char *sentence), "open" (const char *register_id, gint64 id). */
G_DECLARE_FINAL_TYPE (TzBatchPeople, tz_batch_people, TZ, BATCH_PEOPLE, GtkWidget)

GtkWidget *tz_batch_people_new     (void);
/* The line of totals with the button, for another place; without a parent as yet. */
GtkWidget *tz_batch_people_get_bar (TzBatchPeople *self);
/* @edit: of a batch, borrowed until the next call; nothing is listed for one that is not in the file yet. %NULL: between
 * one edit and the next, what is shown stays: the list is long to draw, and a button that is hidden forgets that it was
 * pressed. */
void       tz_batch_people_show    (TzBatchPeople *self,
                                    LedgerEdit    *edit,
                                    gboolean       editable);
/* The record of another register is shown. */
void       tz_batch_people_hide    (TzBatchPeople *self);

G_END_DECLS
