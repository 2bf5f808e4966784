/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To the bin and out of it: few rows at once, many in a job that shows how far it is. */
#pragma once

#include "ledger-store.h"

#include "tz-job.h"

G_BEGIN_DECLS

/* @sentence: what was done or why not; @undoable: there is something to take back. */
typedef void (*TzRowsJobDone) (const char *sentence,
                               gboolean    undoable,
                               gpointer    data);

/* Bins the rows as one batch, or none of them. @ids: (element-type gint64). @done is called once,
 * perhaps before this returns. Answers the job under way, or %NULL when it is done already. */
TzJob *tz_rows_job_remove  (LedgerStore          *store,
                            const LedgerRegister *reg,
                            GArray               *ids,
                            const char           *why,
                            TzRowsJobDone         done,
                            gpointer              data);
TzJob *tz_rows_job_restore (LedgerStore          *store,
                            const LedgerRegister *reg,
                            GArray               *ids,
                            TzRowsJobDone         done,
                            gpointer              data);

G_END_DECLS
