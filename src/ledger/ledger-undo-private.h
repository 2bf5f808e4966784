/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of an undo: what a batch did to each row, and taking back one of them. Ledger only. */
#pragma once

#include "ledger-batch.h"
#include "ledger-history.h"
#include "ledger-store-private.h"

G_BEGIN_DECLS

/**
 * LedgerRowChange:
 * @changes: (element-type LedgerHistoryEntry): borrowed, newest first
 */
typedef struct
{
  const LedgerRegister *reg;
  gint64                row;
  gboolean              created;
  gboolean              removed;
  gboolean              restored;
  GPtrArray            *changes;
} LedgerRowChange;

/* Which changes of fields are taken back now. */
typedef gboolean (*LedgerUndoWants) (const LedgerHistoryEntry *entry,
                                     gconstpointer             data);

/* ledger-undo.c */
/* @fate: kept or impossible */
void     ledger_undo_keep     (LedgerUndo            *undo,
                               LedgerRecord          *record,
                               LedgerUndoFate         fate,
                               const char            *reason);
void     ledger_undo_count    (LedgerUndo            *undo,
                               LedgerRecord          *record);
/* @wants: (nullable): all. FALSE when something of it was kept, and said so. */
gboolean ledger_undo_put_back (LedgerStore           *store,
                               const LedgerRowChange *change,
                               LedgerUndoWants        wants,
                               gconstpointer          data,
                               gboolean               together,
                               LedgerUndo            *undo);
void     ledger_undo_row      (LedgerStore           *store,
                               const LedgerRowChange *change,
                               gint64                 batch,
                               LedgerUndo            *undo);

/* ledger-undo-merge.c; @rows: (element-type LedgerRowChange), newest first */
gboolean ledger_undo_is_merge (GPtrArray             *rows);
gboolean ledger_undo_merge    (LedgerStore           *store,
                               GPtrArray             *rows,
                               LedgerBatch           *batch,
                               LedgerUndo            *undo,
                               GError               **error);

G_END_DECLS
