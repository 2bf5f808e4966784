/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words in columns of choices that are no choice's name: counted, decided by the clerk, remembered. */
#include "config.h"

#include <string.h>

#include "exchange-import-private.h"
#include "ledger-kind.h"
#include "ledger-learned.h"
#include "ledger-text.h"

/* A column of choices with more of them is no column of choices. */
#define MAX_WORDS 500
/* Remembered for a word that leaves its cell blank. */
#define BLANK     "-"

gboolean
exchange_kind_has_words (const LedgerKind *kind)
{
  return kind == &ledger_kind_choice || kind == &ledger_kind_choices || kind == &ledger_kind_flag;
}

void
exchange_word_free (gpointer word)
{
  g_free (((ExchangeWord *) word)->word);
  g_free (((ExchangeWord *) word)->meaning);
  g_free (word);
}

static char *
dup_key (guint       field,
         const char *text)
{
  g_autofree char *folded = ledger_text_fold (text);

  return g_strdup_printf ("%u:%s", field, folded);
}

static ExchangeWord *
add_word (ExchangeImport *self,
          guint           field,
          const char     *text)
{
  ExchangeWord *word = g_new0 (ExchangeWord, 1);

  word->field = field;
  word->word = g_strstrip (g_strdup (text));
  g_ptr_array_add (self->words, word);
  g_hash_table_insert (self->words_by_key, dup_key (field, text), word);
  return word;
}

/* The canonical value of what was remembered; %NULL when no such choice is left. */
static char *
dup_meaning (const LedgerField *field,
             const char        *remembered)
{
  char *value = NULL;

  if (strcmp (remembered, BLANK) == 0)
    return g_strdup ("");
  return ledger_field_parse (field, remembered, &value, NULL) ? value : NULL;
}

static ExchangeWord *
find_word (ExchangeImport *self,
           guint           field,
           const char     *text)
{
  const LedgerField *description = &self->reg->fields[field];
  g_autofree char *key = dup_key (field, text);
  ExchangeWord *word = g_hash_table_lookup (self->words_by_key, key);
  g_autofree char *learned = word == NULL ? ledger_learned_dup (self->store, self->reg, description->name, text) : NULL;
  char *meaning = learned != NULL ? dup_meaning (description, learned) : NULL;

  if (meaning == NULL)
    return word;
  word = add_word (self, field, text);
  word->meaning = meaning;
  word->remembered = TRUE;
  return word;
}

void
exchange_import_count_word (ExchangeImport *self,
                            ExchangeWord   *word)
{
  if (word->n_rows++ == 0)
    word->first_row = self->row->number;
}

gboolean
exchange_import_read_word (ExchangeImport *self,
                           guint           field,
                           const char     *text,
                           char          **value,
                           GError        **error)
{
  ExchangeWord *word = find_word (self, field, text);

  if (word != NULL && word->meaning != NULL)
    {
      exchange_import_count_word (self, word);
      self->word = word;
      *value = *word->meaning != '\0' ? g_strdup (word->meaning) : NULL;
      return TRUE;
    }
  if (ledger_field_parse (&self->reg->fields[field], text, value, error))
    return TRUE;
  if (word == NULL && self->words->len < MAX_WORDS)
    word = add_word (self, field, text);
  if (word != NULL)
    exchange_import_count_word (self, word);
  return FALSE;
}

void
exchange_import_reset_words (ExchangeImport *self)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, self->words_by_key);
  while (g_hash_table_iter_next (&iter, NULL, &word))
    if (!((ExchangeWord *) word)->decided)
      {
        g_hash_table_iter_remove (&iter);
        g_ptr_array_remove (self->words, word);
      }
    else
      ((ExchangeWord *) word)->n_rows = 0;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const ExchangeWord *one = *(ExchangeWord *const *) a;
  const ExchangeWord *other = *(ExchangeWord *const *) b;

  if (one->field != other->field)
    return one->field < other->field ? -1 : 1;
  return one->first_row < other->first_row ? -1 : one->first_row > other->first_row;
}

GPtrArray *
exchange_import_list_words (ExchangeImport *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->words->len; i++)
    if (((ExchangeWord *) g_ptr_array_index (self->words, i))->n_rows > 0)
      g_ptr_array_add (list, g_ptr_array_index (self->words, i));
  g_ptr_array_sort (list, compare_words);
  return list;
}

/**
 * exchange_import_set_word:
 * @field: a column of choices
 *
 * Decides what a word means; exchange_import_remember() keeps it for the next sheet.
 *
 * Returns: %FALSE when @meaning is no choice of the field
 */
gboolean
exchange_import_set_word (ExchangeImport *self,
                          guint           field,
                          const char     *word,
                          const char     *meaning,
                          GError        **error)
{
  g_autofree char *key = dup_key (field, word);
  ExchangeWord *decided = g_hash_table_lookup (self->words_by_key, key);
  char *value = NULL;

  g_return_val_if_fail (exchange_kind_has_words (self->reg->fields[field].kind), FALSE);

  if (meaning != NULL && *meaning == '\0')
    value = g_strdup ("");
  else if (meaning != NULL && !ledger_field_parse (&self->reg->fields[field], meaning, &value, error))
    return FALSE;
  if (decided == NULL)
    decided = add_word (self, field, word);
  g_free (decided->meaning);
  decided->meaning = value;
  decided->decided = TRUE;
  decided->remembered = FALSE;
  return TRUE;
}

gboolean
exchange_import_keep_words (ExchangeImport *self,
                            LedgerStore    *store,
                            GError        **error)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const ExchangeWord *word = g_ptr_array_index (self->words, i);
      const char *name = self->reg->fields[word->field].name;

      if (!word->decided)
        continue;
      if (word->meaning == NULL
            ? !ledger_learned_forget (store, self->reg, name, word->word, error)
            : !ledger_learned_set (store, self->reg, name, word->word,
                                   *word->meaning != '\0' ? word->meaning : BLANK, error))
        return FALSE;
    }
  return TRUE;
}
