/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to be visited in a batch: all members, an organisation, rows of the roster, a pasted list. */
#pragma once

#include <gtk/gtk.h>

#include "visit-batch.h"

G_BEGIN_DECLS

#define TZ_TYPE_BATCH_CHOICE (tz_batch_choice_get_type ())
/* Signal: "changed". */
G_DECLARE_FINAL_TYPE (TzBatchChoice, tz_batch_choice, TZ, BATCH_CHOICE, GtkWidget)

/* @org: offered at first, or 0; @selected, @listed: (nullable) (element-type gint64): rows of the page of members. */
GtkWidget  *tz_batch_choice_new      (LedgerStore      *store,
                                      gint64            org,
                                      GArray           *selected,
                                      GArray           *listed);
/* Fills @choice, which borrows from here until the next call; a sentence when something is still to be said, or %NULL. */
const char *tz_batch_choice_read     (TzBatchChoice    *self,
                                      VisitBatchChoice *choice);

G_END_DECLS
