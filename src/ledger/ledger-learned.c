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
