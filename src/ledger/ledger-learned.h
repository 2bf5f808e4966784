/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the clerk decided once, in an import or about rows that look alike, and need not decide again. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* @kind: "heading", "distinct", "accepted", or the name of a choice field; @word as it stands in the sheet;
 * @meaning: a field's name or a choice's code. Not part of the history: it is no data. */
gboolean ledger_learned_set (LedgerStore          *store,
                             const LedgerRegister *reg,
                             const char           *kind,
                             const char           *word,
                             const char           *meaning,
                             GError              **error);
/* %NULL when nothing was decided; caller frees. */
char    *ledger_learned_dup (LedgerStore          *store,
                             const LedgerRegister *reg,
                             const char           *kind,
                             const char           *word);
/* Takes a decision back; there need be none. */
gboolean ledger_learned_forget (LedgerStore       *store,
                             const LedgerRegister *reg,
                             const char           *kind,
                             const char           *word,
                             GError              **error);
/* word -> meaning, both as stored; all decisions of a kind. */
GHashTable *ledger_learned_load (LedgerStore      *store,
                             const LedgerRegister *reg,
                             const char           *kind,
                             GError              **error);

G_END_DECLS
