/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets something in a batch, who does not and why; a doubtful one is included with a reason. */
#pragma once

#include <gtk/gtk.h>

#include "tz-sheet.h"
#include "visit-batch.h"

G_BEGIN_DECLS

#define TZ_TYPE_BATCH_PLAN (tz_batch_plan_get_type ())
/* Signals: "changed" after somebody was included or left out, or the reason for the whole was typed,
 * "message" (const char *sentence). */
G_DECLARE_FINAL_TYPE (TzBatchPlan, tz_batch_plan, TZ, BATCH_PLAN, GtkWidget)

GtkWidget  *tz_batch_plan_new        (LedgerStore    *store);
/* @plan: borrowed until the next call; %NULL: none. */
void        tz_batch_plan_show       (TzBatchPlan    *self,
                                      VisitBatchPlan *plan);
/* It was written: who was left out can be read and saved, no more. */
void        tz_batch_plan_close      (TzBatchPlan    *self);
/* The reason for what is doubtful for all alike, or %NULL. Caller frees. */
char       *tz_batch_plan_dup_accept (TzBatchPlan    *self);
/* Whether that reason is asked and not given. */
gboolean    tz_batch_plan_lacks_accept (TzBatchPlan  *self);
/* How many would get nothing. */
guint       tz_batch_plan_count_left (TzBatchPlan    *self);
/* Those with their reasons. Caller frees. */
TzSheet    *tz_batch_plan_dup_sheet  (TzBatchPlan    *self);

G_END_DECLS
