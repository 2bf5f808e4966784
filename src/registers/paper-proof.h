/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `check` proves of the papers. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Adds a sentence for each number left out or lost, and each paper whose PDF is not as it was made. */
gboolean paper_prove (LedgerStore  *store,
                      GPtrArray    *findings,
                      GError      **error);

G_END_DECLS
