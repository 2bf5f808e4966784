/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's disputes: one for each way in which a case ends, and some under way. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Enters the cases with all their rows; the bodies and mediators are in the ledger. Inside a batch. */
gboolean sample_cases_enter (LedgerStore  *store,
                             GError      **error);

G_END_DECLS
