/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register with its child rows and what they refer to, read into memory and kept up to date. Ledger only. */
#pragma once

#include "ledger-index-table.h"

G_BEGIN_DECLS

/**
 * LedgerIndexData:
 * @children: (element-type LedgerIndexTable)
 * @targets: (element-type LedgerIndexTable)
 * @history: the last history row that is taken in
 */
typedef struct
{
  LedgerIndexTable *main;
  GPtrArray        *children;
  GPtrArray        *targets;
  gint64            history;
} LedgerIndexData;

/* Reads everything in one transaction; for any thread that has its own @store. */
LedgerIndexData *ledger_index_data_load    (LedgerStore          *store,
                                            const LedgerRegister *reg,
                                            GCancellable         *cancellable,
                                            GError              **error);
void             ledger_index_data_free    (LedgerIndexData      *self);

typedef enum
{
  LEDGER_INDEX_SAME,     /* nothing of it changed */
  LEDGER_INDEX_CHANGED,
  LEDGER_INDEX_TOO_MANY, /* faster to load anew */
} LedgerIndexFreshness;

/* Takes in what was written since, row by row, by the history. */
LedgerIndexFreshness ledger_index_data_refresh (LedgerIndexData *self,
                                                LedgerStore     *store);

G_END_DECLS
