/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on their way into the ledger as attachments of a row: read, made small and stored in a thread. */
#pragma once

#include "tz-job.h"

G_BEGIN_DECLS

/* In the main thread. @sentence: what came of it; @refused: (nullable): the files that did not go in, a line each. */
typedef void (*TzAttached) (const char *sentence,
                            const char *refused,
                            gpointer    data);

/* @kind: (nullable): of codes_attachment_kind; @title: (nullable): of them all, else each is called as its file; @paths: (element-type utf8): taken. What goes in is one batch. @data is
 * freed by @free_data when all is over. Caller owns the job. */
TzJob *tz_attach (LedgerStore          *store,
                  const LedgerRegister *reg,
                  gint64                id,
                  const char           *kind,
                  const char           *title,
                  GPtrArray            *paths,
                  TzAttached            attached,
                  gpointer              data,
                  GDestroyNotify        free_data);

G_END_DECLS
