/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The write transaction and what it owns: its batch, the ids it gives, the head of the chain. */
#include "config.h"

#include <string.h>

#include "ledger-store-private.h"

/* Milliseconds from 1970 to 2020-01-01 UTC. */
#define EPOCH G_GINT64_CONSTANT (1577836800000)
/* Low bits of an id are drawn at random, so that rows made in different ledgers can meet. */
#define RANDOM_BITS 22

static gint64
draw_id (void)
{
  gint64 milliseconds = g_get_real_time () / 1000 - EPOCH;
  gint64 random = g_random_int_range (0, 1 << RANDOM_BITS);

  return (MAX (milliseconds, 1) << RANDOM_BITS) | random;
}

static gboolean
insert_batch (LedgerStore *self,
              const char  *kind,
              const char  *title,
              gint64       undoes,
              GError     **error)
{
  LedgerStatement *statement = ledger_database_prepare (self->database,
    "INSERT INTO batches (id, at, clerk, kind, title, undoes) VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0))", error);

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, self->transaction.batch);
  ledger_statement_bind_text (statement, 2, self->transaction.at);
  ledger_statement_bind_text (statement, 3, self->clerk);
  ledger_statement_bind_text (statement, 4, kind);
  ledger_statement_bind_text (statement, 5, title);
  ledger_statement_bind_number (statement, 6, undoes);
  return ledger_statement_run (self->database, statement, error);
}

/* The chain goes on from the newest row, whoever wrote it. */
static gboolean
read_chain_head (LedgerStore *self,
                 GError     **error)
{
  LedgerStatement *statement = ledger_database_prepare (self->database,
                                                        "SELECT id, chain FROM history ORDER BY id DESC LIMIT 1", error);
  LedgerStep step;

  if (statement == NULL)
    return FALSE;
  self->transaction.history = 0;
  memset (self->transaction.chain, 0, LEDGER_CHAIN_SIZE);
  step = ledger_statement_step (self->database, statement, error);
  if (step == LEDGER_STEP_ROW)
    {
      gsize length = 0;
      gconstpointer chain = ledger_statement_get_bytes (statement, 1, &length);

      self->transaction.history = ledger_statement_get_number (statement, 0);
      memcpy (self->transaction.chain, chain, MIN (length, LEDGER_CHAIN_SIZE));
    }
  ledger_statement_reset (statement);
  return step != LEDGER_STEP_FAILED;
}

static gboolean
start (LedgerStore *self,
       const char  *kind,
       const char  *title,
       gint64       undoes,
       GError     **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->transaction.at = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
  self->transaction.n_rows = 0;
  self->transaction.next_id = 0;
  self->transaction.batch = 1 + ledger_database_get_number (self->database, "SELECT max (id) FROM batches", 0, error);
  return insert_batch (self, kind, title, undoes, error) && read_chain_head (self, error);
}

gboolean
ledger_transaction_begin (LedgerStore *self,
                          const char  *kind,
                          const char  *title,
                          gint64       undoes,
                          GError     **error)
{
  g_return_val_if_fail (self->transaction.batch == 0, FALSE);

  if (!ledger_store_can_write (self, error) ||
      !ledger_database_run (self->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (start (self, kind, title, undoes, error))
    return TRUE;
  ledger_transaction_abort (self);
  return FALSE;
}

/* Rows of the next transaction get higher ids, whatever the clock says then. */
static gboolean
store_last_id (LedgerStore *self,
               GError     **error)
{
  LedgerStatement *statement = NULL;

  if (self->transaction.next_id == 0)
    return TRUE;
  statement = ledger_database_prepare (self->database,
                                       "UPDATE meta SET value = ?1 WHERE key = 'last_id'", error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, self->transaction.next_id - 1);
  return ledger_statement_run (self->database, statement, error);
}

static void
forget (LedgerStore *self)
{
  self->transaction.batch = 0;
  self->transaction.is_long = FALSE;
  if (self->transaction.is_whole)
    ledger_database_set_cache (self->database, LEDGER_DATABASE_CACHE, NULL);
  self->transaction.is_whole = FALSE;
  self->transaction.is_spoilt = FALSE;
  g_clear_pointer (&self->transaction.at, g_free);
}

gboolean
ledger_transaction_commit (LedgerStore *self,
                           GError     **error)
{
  if (!ledger_running_settle (self, error) || !store_last_id (self, error) ||
      !ledger_database_run (self->database, "COMMIT", error))
    {
      ledger_transaction_abort (self);
      return FALSE;
    }
  self->last_batch = self->transaction.batch;
  forget (self);
  ledger_store_announce (self);
  return TRUE;
}

void
ledger_transaction_abort (LedgerStore *self)
{
  if (ledger_database_in_transaction (self->database))
    ledger_database_run (self->database, "ROLLBACK", NULL);
  forget (self);
  g_ptr_array_set_size (self->transaction.touched, 0);
  ledger_running_clear (self->transaction.running);
  g_hash_table_remove_all (self->labels);
  self->version++;
}

gint64
ledger_transaction_new_id (LedgerStore *self,
                           GError     **error)
{
  if (self->transaction.next_id == 0)
    {
      g_autoptr (GError) local = NULL;
      gint64 last = ledger_database_get_number (self->database,
                                                "SELECT CAST (value AS INTEGER) FROM meta WHERE key = 'last_id'",
                                                0, &local);
      gint64 drawn;

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return 0;
        }
      /* MAX would draw twice and might compare one number and take another. */
      drawn = draw_id ();
      self->transaction.next_id = MAX (drawn, last + 1);
    }
  return self->transaction.next_id++;
}

/* Prepared once, for they run for every row of an import. */
static gboolean
run_prepared (LedgerStore *self,
              const char  *sql,
              GError     **error)
{
  LedgerStatement *statement = ledger_database_prepare (self->database, sql, error);

  return statement != NULL && ledger_statement_run (self->database, statement, error);
}

gboolean
ledger_transaction_set_savepoint (LedgerStore     *self,
                                  LedgerSavepoint *point,
                                  GError         **error)
{
  point->history = self->transaction.history;
  point->next_id = self->transaction.next_id;
  point->n_rows = self->transaction.n_rows;
  point->n_touched = self->transaction.touched->len;
  point->n_running = ledger_running_mark (self->transaction.running);
  memcpy (point->chain, self->transaction.chain, LEDGER_CHAIN_SIZE);
  return run_prepared (self, "SAVEPOINT row", error);
}

gboolean
ledger_transaction_release (LedgerStore *self,
                            GError     **error)
{
  return run_prepared (self, "RELEASE row", error);
}

void
ledger_transaction_return (LedgerStore           *self,
                           const LedgerSavepoint *point)
{
  run_prepared (self, "ROLLBACK TO row", NULL);
  run_prepared (self, "RELEASE row", NULL);
  self->transaction.history = point->history;
  self->transaction.next_id = point->next_id;
  self->transaction.n_rows = point->n_rows;
  g_ptr_array_set_size (self->transaction.touched, point->n_touched);
  ledger_running_return (self->transaction.running, point->n_running);
  memcpy (self->transaction.chain, point->chain, LEDGER_CHAIN_SIZE);
  g_hash_table_remove_all (self->labels);
}
