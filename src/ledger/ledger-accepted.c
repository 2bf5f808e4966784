/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accepted doubts are kept among what was learned, beside a digest of what the doubt was about. */
#include "config.h"

#include "ledger-accepted.h"

#include <string.h>

#include "ledger-learned.h"
#include "ledger-text.h"

#define KIND "accepted"
/* So many hexadecimal digits of the SHA-256 of value and sentence. */
#define DIGEST 16

/* "12:id-check:id_no:0" */
static char *
dup_word (LedgerRecord        *record,
          const LedgerProblem *problem)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%s:%s:%" G_GINT64_FORMAT, record->id, problem->code,
                          problem->field < record->reg->n_fields ? record->reg->fields[problem->field].name : "",
                          problem->other);
}

static char *
dup_digest (LedgerRecord        *record,
            const LedgerProblem *problem)
{
  const char *value = problem->field < record->reg->n_fields ? ledger_record_get (record, problem->field) : NULL;
  g_autofree char *all = g_strconcat (value != NULL ? value : "", "\n", problem->text, NULL);
  char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, all, -1);

  digest[DIGEST] = '\0';
  return digest;
}

gboolean
ledger_accepted_set (LedgerStore          *store,
                     LedgerRecord         *record,
                     const LedgerProblem  *problem,
                     const char           *reason,
                     GError              **error)
{
  g_autofree char *word = dup_word (record, problem);
  g_autofree char *digest = dup_digest (record, problem);
  g_autofree char *meaning = g_strconcat (digest, reason, NULL);

  return ledger_learned_set (store, record->reg, KIND, word, meaning, error);
}

gboolean
ledger_accepted_forget (LedgerStore          *store,
                        LedgerRecord         *record,
                        const LedgerProblem  *problem,
                        GError              **error)
{
  g_autofree char *word = dup_word (record, problem);

  return ledger_learned_forget (store, record->reg, KIND, word, error);
}

/**
 * ledger_accepted_load:
 *
 * Returns: (transfer full): free with g_hash_table_unref ()
 */
GHashTable *
ledger_accepted_load (LedgerStore          *store,
                      const LedgerRegister *reg,
                      GError              **error)
{
  return ledger_learned_load (store, reg, KIND, error);
}

const char *
ledger_accepted_get_reason (GHashTable          *accepted,
                            LedgerRecord        *record,
                            const LedgerProblem *problem)
{
  g_autofree char *word = NULL, *folded = NULL, *digest = NULL;
  const char *meaning;

  if (g_hash_table_size (accepted) == 0)
    return NULL;
  word = dup_word (record, problem);
  folded = ledger_text_fold (word);
  meaning = g_hash_table_lookup (accepted, folded);
  if (meaning == NULL)
    return NULL;
  digest = dup_digest (record, problem);
  return g_str_has_prefix (meaning, digest) ? meaning + DIGEST : NULL;
}
