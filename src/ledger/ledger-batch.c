/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beginning, ending and listing batches. */
#include "config.h"

#include "ledger-batch.h"

#include <glib/gi18n-lib.h>

#include "ledger-store-private.h"

void
ledger_batch_free (LedgerBatch *batch)
{
  g_free (batch->at);
  g_free (batch->clerk);
  g_free (batch->kind);
  g_free (batch->title);
  g_free (batch);
}

gboolean
ledger_batch_begin (LedgerStore *store,
                    const char  *kind,
                    const char  *title,
                    GError     **error)
{
  if (!ledger_transaction_begin (store, kind, title, 0, error))
    return FALSE;
  store->transaction.is_long = TRUE;
  return TRUE;
}

void
ledger_batch_set_whole (LedgerStore *store)
{
  g_return_if_fail (store->transaction.is_long && store->transaction.n_rows == 0);

  store->transaction.is_whole = TRUE;
  /* The indexes of many rows are written in any order; without it nothing is lost but time. */
  ledger_database_set_cache (store->database, LEDGER_DATABASE_LARGE_CACHE, NULL);
}

gboolean
ledger_batch_is_spoilt (LedgerStore *store)
{
  return store->transaction.is_spoilt;
}

gboolean
ledger_batch_mark (LedgerStore *store,
                   GError     **error)
{
  return store->transaction.is_whole || ledger_transaction_set_savepoint (store, &store->mark, error);
}

gboolean
ledger_batch_release (LedgerStore *store,
                      GError     **error)
{
  return store->transaction.is_whole || ledger_transaction_release (store, error);
}

void
ledger_batch_take_back (LedgerStore *store)
{
  if (store->transaction.is_whole)
    store->transaction.is_spoilt = TRUE;
  else
    ledger_transaction_return (store, &store->mark);
}

gboolean
ledger_batch_commit (LedgerStore *store,
                     GError     **error)
{
  g_return_val_if_fail (store->transaction.is_long && !store->transaction.is_spoilt, FALSE);

  return ledger_transaction_commit (store, error);
}

void
ledger_batch_rollback (LedgerStore *store)
{
  if (store->transaction.batch != 0)
    ledger_transaction_abort (store);
}

gint64
ledger_batch_get_last (LedgerStore *store)
{
  return store->transaction.batch != 0 ? store->transaction.batch : store->last_batch;
}

static const char select_batches[] =
  "SELECT b.id, b.at, b.clerk, b.kind, b.title, coalesce (b.undoes, 0),"
  " (SELECT count (DISTINCT row) FROM history h WHERE h.batch = b.id),"
  " coalesce ((SELECT max (u.id) FROM batches u WHERE u.undoes = b.id"
  "  AND NOT EXISTS (SELECT 1 FROM batches r WHERE r.undoes = u.id)), 0)"
  " FROM batches b";

static LedgerBatch *
read_batch (LedgerStatement *statement)
{
  LedgerBatch *batch = g_new0 (LedgerBatch, 1);

  batch->id = ledger_statement_get_number (statement, 0);
  batch->at = g_strdup (ledger_statement_get_text (statement, 1));
  batch->clerk = g_strdup (ledger_statement_get_text (statement, 2));
  batch->kind = g_strdup (ledger_statement_get_text (statement, 3));
  batch->title = g_strdup (ledger_statement_get_text (statement, 4));
  batch->undoes = ledger_statement_get_number (statement, 5);
  batch->n_rows = ledger_statement_get_number (statement, 6);
  batch->undone_by = ledger_statement_get_number (statement, 7);
  return batch;
}

static GPtrArray *
load_batches (LedgerStore *store,
              const char  *rest,
              gint64       number,
              GError     **error)
{
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_batch_free);
  g_autofree char *sql = g_strdup_printf ("%s %s", select_batches, rest);
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, error);
  LedgerStep step;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_number (statement, 1, number);
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    g_ptr_array_add (batches, read_batch (statement));
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&batches) : NULL;
}

GPtrArray *
ledger_batch_list (LedgerStore *store,
                   guint        limit,
                   GError     **error)
{
  return load_batches (store, "ORDER BY b.id DESC LIMIT ?1", limit > 0 ? (gint64) limit : -1, error);
}

LedgerBatch *
ledger_batch_load (LedgerStore *store,
                   gint64       id,
                   GError     **error)
{
  g_autoptr (GPtrArray) batches = load_batches (store, "WHERE b.id = ?1", id, error);

  if (batches == NULL)
    return NULL;
  if (batches->len == 1)
    return g_ptr_array_steal_index (batches, 0);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND,
               _("没有第 %lld 批操作，请在历史里核对批号。"), (long long) id);
  return NULL;
}

gint64
ledger_batch_find_undoable (LedgerStore *store)
{
  return ledger_database_get_number (store->database,
    "SELECT b.id FROM batches b WHERE b.undoes IS NULL AND b.kind <> '" LEDGER_BATCH_UPGRADE "'"
    " AND EXISTS (SELECT 1 FROM history h WHERE h.batch = b.id)"
    " AND NOT EXISTS (SELECT 1 FROM batches u WHERE u.undoes = b.id"
    "  AND NOT EXISTS (SELECT 1 FROM batches r WHERE r.undoes = u.id))"
    " ORDER BY b.id DESC LIMIT 1", 0, NULL);
}
