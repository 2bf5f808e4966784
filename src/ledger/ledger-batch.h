/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many changes as one: saved together, listed with a name, undone together. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* The kind of the batch that follows a schema step: it cannot be undone. */
#define LEDGER_BATCH_UPGRADE "upgrade"
/* Two rows became one, see ledger-merge.h. */
#define LEDGER_BATCH_MERGE "merge"

typedef struct
{
  gint64  id;
  char   *at;        /* "YYYY-MM-DD HH:MM:SS", local time */
  char   *clerk;
  char   *kind;      /* edit import undo remove restore merge … */
  char   *title;     /* in words, for 撤销 and the history page */
  guint   n_rows;    /* rows created or changed */
  gint64  undoes;    /* the batch it undid, or 0 */
  gint64  undone_by; /* the batch that undid it, or 0 */
} LedgerBatch;

/**
 * LedgerUndoFate:
 * @LEDGER_UNDO_REVERSED: as it was before the batch
 * @LEDGER_UNDO_KEPT: edited since, left as it is now
 * @LEDGER_UNDO_IMPOSSIBLE: a rule forbids to take it back
 * @LEDGER_UNDO_GONE: went to the bin since: nothing was left to undo
 *
 * What an undo did with a row.
 */
typedef enum
{
  LEDGER_UNDO_REVERSED,
  LEDGER_UNDO_KEPT,
  LEDGER_UNDO_IMPOSSIBLE,
  LEDGER_UNDO_GONE,
} LedgerUndoFate;

/* @reason: (nullable): a Chinese phrase; %NULL for LEDGER_UNDO_REVERSED. */
typedef struct
{
  LedgerUndoFate        fate;
  const LedgerRegister *reg;
  gint64                row;
  char                 *label;
  char                 *reason;
} LedgerUndoRow;

typedef struct
{
  gint64  batch;     /* the new batch that undid */
  guint   reversed;  /* rows fully reversed */
  guint   kept;      /* rows left as they are: edited since, or impossible */
  guint   impossible; /* of the kept ones */
  GPtrArray *kept_rows; /* (element-type utf8): a sentence each */
  GPtrArray *rows;   /* (element-type LedgerUndoRow): the report, every row that the batch touched */
} LedgerUndo;

void         ledger_batch_free     (LedgerBatch   *batch);
void         ledger_undo_free      (LedgerUndo    *undo);

/* Begins a batch and its transaction; every save until commit or rollback belongs to it. */
gboolean     ledger_batch_begin    (LedgerStore   *store,
                                    const char    *kind,
                                    const char    *title,
                                    GError       **error);
/* Rows of the batch just begun are saved without a way back of their own, which is quicker by a tenth. One that fails
 * while it is written, after its check, spoils the batch: it can only be rolled back then. */
void         ledger_batch_set_whole (LedgerStore  *store);
gboolean     ledger_batch_is_spoilt (LedgerStore  *store);
/* Saves of a batch that stand or fall together: they are released, or taken back, which spoils a whole batch. */
gboolean     ledger_batch_mark     (LedgerStore   *store,
                                    GError       **error);
gboolean     ledger_batch_release  (LedgerStore   *store,
                                    GError       **error);
void         ledger_batch_take_back (LedgerStore  *store);
gboolean     ledger_batch_commit   (LedgerStore   *store,
                                    GError       **error);
void         ledger_batch_rollback (LedgerStore   *store);
/* Id of the batch under way, or of the last one committed by this store. */
gint64       ledger_batch_get_last (LedgerStore   *store);

/* (element-type LedgerBatch), newest first. */
GPtrArray   *ledger_batch_list     (LedgerStore   *store,
                                    guint          limit,
                                    GError       **error);
LedgerBatch *ledger_batch_load     (LedgerStore   *store,
                                    gint64         id,
                                    GError       **error);
/* The newest batch not undone and not itself an undo, or 0. */
gint64       ledger_batch_find_undoable (LedgerStore *store);
/* Undoes a batch as a new batch through the same checks; a value edited since is kept and named. */
LedgerUndo  *ledger_batch_undo     (LedgerStore   *store,
                                    gint64         batch,
                                    GError       **error);

/* "已还原" and the like. */
const char  *ledger_undo_fate_get_title (LedgerUndoFate fate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerBatch, ledger_batch_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerUndo, ledger_undo_free)

G_END_DECLS
