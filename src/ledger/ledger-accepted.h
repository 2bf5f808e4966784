/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts a person looked into and let stand, with the reason; a doubt comes back when what it is about changes. */
#pragma once

#include "ledger-problems.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/* A doubt is @problem: its code, its field, the other row, its sentence; the field's value belongs to it.
 * Not part of the history: it is no data. */
gboolean    ledger_accepted_set        (LedgerStore          *store,
                                        LedgerRecord         *record,
                                        const LedgerProblem  *problem,
                                        const char           *reason,
                                        GError              **error);
/* In doubt again. */
gboolean    ledger_accepted_forget     (LedgerStore          *store,
                                        LedgerRecord         *record,
                                        const LedgerProblem  *problem,
                                        GError              **error);
/* All that was accepted in a register, for ledger_accepted_get_reason (). */
GHashTable *ledger_accepted_load       (LedgerStore          *store,
                                        const LedgerRegister *reg,
                                        GError              **error);
/* Why this very doubt was accepted, or %NULL; borrowed from @accepted. */
const char *ledger_accepted_get_reason (GHashTable           *accepted,
                                        LedgerRecord         *record,
                                        const LedgerProblem  *problem);

G_END_DECLS
