/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A batch of visits given to many in one step: choose whom, see who is included and who is not, write it. */
#pragma once

#include "tz-wizard.h"

G_BEGIN_DECLS

#define TZ_TYPE_VISIT_BATCH (tz_visit_batch_get_type ())
/* Signal: "message" (const char *sentence, gboolean undoable). */
G_DECLARE_FINAL_TYPE (TzVisitBatch, tz_visit_batch, TZ, VISIT_BATCH, TzWizard)

/* @batch: row of visit_batches; @selected, @listed: (nullable) (element-type gint64): rows of the page of members. */
GtkWidget *tz_visit_batch_new (GtkWindow   *parent,
                               LedgerStore *store,
                               gint64       batch,
                               GArray      *selected,
                               GArray      *listed);

G_END_DECLS
