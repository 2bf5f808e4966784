/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums that a row holds of very many others: what changes is noted, and written once when the transaction ends. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Inside a transaction, from the hooks of the rows that are summed. @field: a number marked LEDGER_COPIED of row @id,
 * which grows by @delta. Where the save that noted it is taken back, so is the note. Rows in the bin are passed over:
 * what they hold is counted anew when they come back. */
void   ledger_running_add    (LedgerStore          *store,
                              const LedgerRegister *reg,
                              gint64                id,
                              guint                 field,
                              gint64                delta);
/* What is noted for the field and not yet written; 0 outside a transaction. */
gint64 ledger_running_get    (LedgerStore          *store,
                              gint64                id,
                              guint                 field);
/* The row was counted anew: nothing that was noted for it is still to be added. */
void   ledger_running_forget (LedgerStore          *store,
                              gint64                id);

G_END_DECLS
