/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a paper after it was made: found again, signed, voided, missing. */
#pragma once

#include <gio/gio.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* The paper that a text means: its row id, its number in any spelling, or its code. 0 with a sentence, which says so
 * when the check digit of a code is wrong. */
gint64   papers_find      (LedgerStore          *store,
                           const char           *text,
                           GError              **error);
/* (element-type gint64): all papers about a row or about a child row of it, as a change of membership is; newest last. */
GArray  *papers_list_of   (LedgerStore          *store,
                           const LedgerRegister *reg,
                           gint64                subject,
                           GError              **error);
/* Each of the three can be undone by itself; the number stays with the paper in every state. */
gboolean papers_void      (LedgerStore          *store,
                           gint64                paper,
                           const char           *reason,
                           GError              **error);
gboolean papers_miss      (LedgerStore          *store,
                           gint64                paper,
                           const char           *reason,
                           GError              **error);
/* The paper came back signed. @scan: (nullable): JPEG, PNG or PDF, looked at by whoever knows pictures;
 * @date: (nullable): "YYYY-MM-DD", today when %NULL. Of one that is signed already, takes a new scan. */
gboolean papers_sign      (LedgerStore          *store,
                           gint64                paper,
                           GBytes               *scan,
                           const char           *media_type,
                           const char           *date,
                           GError              **error);
/* The very bytes that were handed out. */
GBytes  *papers_load_pdf  (LedgerStore          *store,
                           gint64                paper,
                           GError              **error);

G_END_DECLS
