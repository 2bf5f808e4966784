/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work in a thread of its own, with its own connection to the ledger: progress, cancel, result. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

#define TZ_TYPE_JOB (tz_job_get_type ())
G_DECLARE_FINAL_TYPE (TzJob, tz_job, TZ, JOB, GObject)

/**
 * TzJobWork:
 * @store: (nullable): a connection of the job's own; a batch left open is rolled back
 * @data: belongs to the thread until the job is done
 *
 * Runs in the job's thread. Looks at tz_job_get_cancellable() often enough to end within 0.2 s.
 */
typedef gboolean (*TzJobWork) (TzJob        *job,
                               LedgerStore  *store,
                               gpointer      data,
                               GError      **error);
/* In the main thread; @error is %NULL when the work was done, G_IO_ERROR_CANCELLED when it was cancelled. */
typedef void     (*TzJobDone) (TzJob        *job,
                               const GError *error,
                               gpointer      data);

/*
 * Signal: "progress" in the main thread, after tz_job_report().
 */

/* @store: (nullable): the window's own ledger, whose other connection the work gets; it sends
 * "rows-changed" before @done. Caller owns the answer; the job lives on until it is done. */
TzJob        *tz_job_start           (LedgerStore *store,
                                      TzJobWork    work,
                                      gpointer     work_data,
                                      TzJobDone    done,
                                      gpointer     done_data);
void          tz_job_cancel          (TzJob       *self);
gboolean      tz_job_is_running      (TzJob       *self);

/* From any thread. @fraction: 0 to 1, below 0 when nobody knows; @text: (nullable): what is being done. */
void          tz_job_report          (TzJob       *self,
                                      double       fraction,
                                      const char  *text);
/* The same as a callback of what works below the window; @job: (nullable). */
void          tz_job_report_fraction (double       fraction,
                                      gpointer     job);
GCancellable *tz_job_get_cancellable (TzJob       *self);

/* The last report. */
double        tz_job_get_fraction    (TzJob       *self);
char         *tz_job_dup_text        (TzJob       *self);

G_END_DECLS
