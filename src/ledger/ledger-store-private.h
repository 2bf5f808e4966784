/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of an open ledger, shared by the files that write to it. */
#pragma once

#include "ledger-database.h"
#include "ledger-lock.h"
#include "ledger-sql.h"
#include "ledger-store.h"

G_BEGIN_DECLS

#define LEDGER_CHAIN_SIZE 32

typedef struct _LedgerRunning LedgerRunning;

/* What belongs to the transaction under way. */
typedef struct
{
  gint64     batch;      /* 0 outside a transaction */
  gboolean   is_long;    /* begun by ledger_batch_begin (), not by one save */
  gboolean   is_whole;   /* its rows have no savepoints of their own */
  gboolean   is_spoilt;  /* a row of a whole batch failed half-written */
  char      *at;
  gint64     next_id;    /* next row id to give, 0 until the first */
  gint64     history;    /* id of the last history row */
  guint8     chain[LEDGER_CHAIN_SIZE];
  guint      n_rows;
  guint64    n_updates;  /* times that a row which was there was written again */
  GPtrArray *touched;    /* (element-type LedgerTouched) for the signals after the commit */
  LedgerRunning *running; /* sums of other rows, to be written before the commit */
} LedgerTransaction;

typedef struct
{
  const LedgerRegister *reg;
  gint64                id;
} LedgerTouched;

/* Puts the memory of the transaction back where a savepoint puts the file. */
typedef struct
{
  gint64 history;
  gint64 next_id;
  guint  n_rows;
  guint  n_touched;
  guint  n_running;
  guint8 chain[LEDGER_CHAIN_SIZE];
} LedgerSavepoint;

struct _LedgerStore
{
  GObject                      parent_instance;

  LedgerDatabase              *database;
  LedgerLock                  *lock;
  LedgerOpenMode               mode;
  char                        *path;
  const LedgerRegister *const *registers;
  GHashTable                  *plans;  /* LedgerRegister -> LedgerPlan */
  GHashTable                  *labels; /* row id -> label, emptied by every change */
  GThread                     *owner;

  char                        *today;
  char                        *clerk;
  char                        *notice;

  LedgerTransaction            transaction;
  LedgerSavepoint              mark;    /* of ledger_batch_mark () */
  gint64                       last_batch;
  gint64                       version;
  gint64                       data_version;
};

/* @newer: (out) (transfer full) (nullable): the row as it stands in the file now, %NULL where it is still @known. */
gboolean          ledger_store_load_newer   (LedgerStore          *self,
                                             const LedgerRecord   *known,
                                             LedgerRecord        **newer,
                                             GError              **error);
const LedgerPlan *ledger_store_get_plan     (LedgerStore          *self,
                                             const LedgerRegister *reg);
/* Fills a record from a row of LedgerPlan.load. */
void              ledger_store_read_row     (LedgerStatement      *statement,
                                             LedgerRecord         *record);
/* Refuses when the file cannot be written, with a sentence. */
gboolean          ledger_store_can_write    (LedgerStore          *self,
                                             GError              **error);
void              ledger_store_touch        (LedgerStore          *self,
                                             const LedgerRegister *reg,
                                             gint64                id);
void              ledger_store_announce     (LedgerStore          *self);

/* ledger-transaction.c */
gboolean          ledger_transaction_begin  (LedgerStore          *self,
                                             const char           *kind,
                                             const char           *title,
                                             gint64                undoes,
                                             GError              **error);
gboolean          ledger_transaction_commit (LedgerStore          *self,
                                             GError              **error);
void              ledger_transaction_abort  (LedgerStore          *self);
gint64            ledger_transaction_new_id (LedgerStore          *self,
                                             GError              **error);
/* One row inside a batch: written whole or not at all. Nest like brackets. */
gboolean          ledger_transaction_set_savepoint (LedgerStore           *self,
                                                    LedgerSavepoint       *point,
                                                    GError               **error);
gboolean          ledger_transaction_release       (LedgerStore           *self,
                                                    GError               **error);
void              ledger_transaction_return        (LedgerStore           *self,
                                                    const LedgerSavepoint *point);

/* ledger-running.c: the sums noted so far; settled by the commit. */
LedgerRunning    *ledger_running_new        (void);
void              ledger_running_free       (LedgerRunning        *self);
void              ledger_running_clear      (LedgerRunning        *self);
gboolean          ledger_running_settle     (LedgerStore          *store,
                                             GError              **error);
/* How many there are, and back to so many. */
guint             ledger_running_mark       (const LedgerRunning  *self);
void              ledger_running_return     (LedgerRunning        *self,
                                             guint                 mark);

/* ledger-history.c: appends to the chain of the transaction under way. */
gboolean          ledger_history_append_created (LedgerStore        *self,
                                                 const LedgerRecord *record,
                                                 const char         *why,
                                                 GError            **error);
gboolean          ledger_history_append_changed (LedgerStore        *self,
                                                 const LedgerRecord *before,
                                                 const LedgerRecord *after,
                                                 guint               field,
                                                 const char         *why,
                                                 GError            **error);
gboolean          ledger_history_append_moved   (LedgerStore        *self,
                                                 const LedgerRecord *record,
                                                 gboolean            removed,
                                                 const char         *why,
                                                 GError            **error);

/* ledger-bin.c: to the bin or out of it, without beginning a transaction. */
gboolean          ledger_save_move          (LedgerStore          *self,
                                             const LedgerRegister *reg,
                                             gint64                id,
                                             gboolean              remove,
                                             const char           *why,
                                             GError              **error);
/* Out of the bin; that it is like @beside, from which it is parted again, is no obstacle. */
gboolean          ledger_save_part          (LedgerStore          *self,
                                             const LedgerRegister *reg,
                                             gint64                id,
                                             gint64                beside,
                                             const char           *why,
                                             GError              **error);

/* ledger-gather.c: the rows to be settled when all that move together have moved. */
typedef struct _LedgerGather LedgerGather;

LedgerGather     *ledger_gather_new         (LedgerStore          *store);
void              ledger_gather_free        (LedgerGather         *self);
/* The row itself and the one it is a child of, as far as their registers settle anything. */
void              ledger_gather_add         (LedgerGather         *self,
                                             const LedgerRecord   *record);
/* Does the register, or that of its parent rows, settle by itself what moved together? */
gboolean          ledger_gather_settles     (LedgerStore          *store,
                                             const LedgerRegister *reg);
gboolean          ledger_gather_run         (LedgerGather         *self,
                                             GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerGather, ledger_gather_free)

G_END_DECLS
