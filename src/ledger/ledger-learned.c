/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The learned table. */
#include "config.h"

#include "ledger-learned.h"

#include "ledger-store-private.h"
#include "ledger-text.h"

gboolean
ledger_learned_set (LedgerStore          *store,
                    const LedgerRegister *reg,
                    const char           *kind,
                    const char           *word,
                    const char           *meaning,
                    GError              **error)
{
  g_autofree char *folded = ledger_text_fold (word);
  LedgerStatement *statement = NULL;

  if (!ledger_store_can_write (store, error))
    return FALSE;
  statement = ledger_database_prepare (store->database,
    "INSERT INTO learned (register, kind, word, meaning) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (register, kind, word) DO UPDATE SET meaning = excluded.meaning", error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_text (statement, 1, reg->id);
  ledger_statement_bind_text (statement, 2, kind);
  ledger_statement_bind_text (statement, 3, folded);
  ledger_statement_bind_text (statement, 4, meaning);
  return ledger_statement_run (store->database, statement, error);
}

char *
ledger_learned_dup (LedgerStore          *store,
                    const LedgerRegister *reg,
                    const char           *kind,
                    const char           *word)
{
  g_autofree char *folded = ledger_text_fold (word);
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT meaning FROM learned WHERE register = ?1 AND kind = ?2 AND word = ?3", NULL);
  char *meaning = NULL;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_text (statement, 1, reg->id);
  ledger_statement_bind_text (statement, 2, kind);
  ledger_statement_bind_text (statement, 3, folded);
  if (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    meaning = g_strdup (ledger_statement_get_text (statement, 0));
  ledger_statement_reset (statement);
  return meaning;
}

gboolean
ledger_learned_forget (LedgerStore          *store,
                       const LedgerRegister *reg,
                       const char           *kind,
                       const char           *word,
                       GError              **error)
{
  g_autofree char *folded = ledger_text_fold (word);
  LedgerStatement *statement = NULL;

  if (!ledger_store_can_write (store, error))
    return FALSE;
  statement = ledger_database_prepare (store->database,
    "DELETE FROM learned WHERE register = ?1 AND kind = ?2 AND word = ?3", error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_text (statement, 1, reg->id);
  ledger_statement_bind_text (statement, 2, kind);
  ledger_statement_bind_text (statement, 3, folded);
  return ledger_statement_run (store->database, statement, error);
}

/**
 * ledger_learned_load:
 *
 * Returns: (transfer full): texts it owns; %NULL when the file cannot be read
 */
GHashTable *
ledger_learned_load (LedgerStore          *store,
                     const LedgerRegister *reg,
                     const char           *kind,
                     GError              **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT word, meaning FROM learned WHERE register = ?1 AND kind = ?2", error);
  LedgerStep step;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_text (statement, 1, reg->id);
  ledger_statement_bind_text (statement, 2, kind);
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    g_hash_table_insert (all, g_strdup (ledger_statement_get_text (statement, 0)),
                         g_strdup (ledger_statement_get_text (statement, 1)));
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&all) : NULL;
}
