/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Live rows of a register that hold the same values: one reading of the table, whatever its size. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* A row with none of one of them is like no other. */
#define LEDGER_REPEAT_FIELDS 2

/**
 * LedgerRepeatKey:
 * @fields: what must be the same, %LEDGER_NO_FIELD for no more
 */
typedef struct
{
  guint fields[LEDGER_REPEAT_FIELDS];
} LedgerRepeatKey;

/* (element-type GPtrArray of GArray of gint64): for each key its groups of two rows or more, each in the order of
 * entry. Eight bytes a row and key are held meanwhile. */
GPtrArray *ledger_repeats_find (LedgerStore           *store,
                                const LedgerRegister  *reg,
                                const LedgerRepeatKey *keys,
                                guint                  n_keys,
                                GCancellable          *cancellable,
                                GError               **error);

G_END_DECLS
