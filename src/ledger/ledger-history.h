/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The append-only, hash-chained record of every change, and its proof. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

typedef enum
{
  LEDGER_CREATED,
  LEDGER_CHANGED,
  LEDGER_REMOVED,
  LEDGER_RESTORED,
} LedgerAction;

/**
 * LedgerHistoryEntry:
 * @field: index in @reg's fields for LEDGER_CHANGED, else %LEDGER_NO_FIELD
 * @old_value: canonical, or %NULL
 * @new_value: canonical, or %NULL
 */
typedef struct
{
  gint64                id;
  gint64                batch;
  char                 *at;
  char                 *clerk;
  char                 *why;
  LedgerAction          action;
  const LedgerRegister *reg;
  gint64                row;
  guint                 field;
  char                 *old_value;
  char                 *new_value;
} LedgerHistoryEntry;

/**
 * LedgerOrigin:
 * @kind: of the batch: edit, import, undo …
 * @created: the value came with the row
 * @old_value: (nullable): canonical, of a later change: what stood there before
 *
 * How a field came by the value it has.
 */
typedef struct
{
  char     *at;
  char     *kind;
  gboolean  created;
  char     *old_value;
} LedgerOrigin;

void       ledger_history_entry_free (LedgerHistoryEntry   *entry);
void       ledger_origin_free        (LedgerOrigin         *origin);
/* The last change of a field of a row, or the making of the row; %NULL when the history knows neither. */
LedgerOrigin *ledger_history_find_origin (LedgerStore      *store,
                                      const LedgerRegister *reg,
                                      gint64                row,
                                      guint                 field);

/* (element-type LedgerHistoryEntry), newest first. @reg %NULL: of all registers; @row 0: of all rows;
 * child rows of @row are included. @limit 0: all. */
GPtrArray *ledger_history_load       (LedgerStore          *store,
                                      const LedgerRegister *reg,
                                      gint64                row,
                                      guint                 limit,
                                      GError              **error);
/* The same of one batch, newest first. */
GPtrArray *ledger_history_load_batch (LedgerStore         *store,
                                      gint64               batch,
                                      GError             **error);
/* Rebuilds every digest and the chain and compares. Findings are Chinese sentences appended to
 * @findings; an empty list is a proof. @head: (out): the last chain value in hex. */
gboolean   ledger_history_check      (LedgerStore          *store,
                                      GPtrArray            *findings,
                                      char                **head,
                                      GCancellable         *cancellable,
                                      GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerHistoryEntry, ledger_history_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerOrigin, ledger_origin_free)

G_END_DECLS
