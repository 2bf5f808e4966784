/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What columns meant in earlier sheets: first those of the same sender, then any, unless they disagree. */
#include "config.h"

#include <string.h>

#include "exchange-import-private.h"
#include "ledger-learned.h"
#include "ledger-text.h"

#define HEADING  "heading"
/* No field has that name: the column is left out on purpose. */
#define LEFT_OUT "-"
/* Senders mean different things by the heading: none is guessed for a new one. */
#define DISPUTED "?"

static char *
dup_without_digits (const char *text)
{
  GString *rest = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isdigit (*at))
      g_string_append_c (rest, *at);
  return g_string_free (rest, FALSE);
}

/*
 * A sender is known by the headings he uses and the title above them. The days and numbers in a title
 * change from month to month.
 */
static char *
dup_source (ExchangeImport *self)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GPtrArray *skipped = exchange_table_get_skipped (self->table);

  for (guint i = 0; i < exchange_table_get_n_columns (self->table); i++)
    {
      g_autofree char *folded = ledger_text_fold (exchange_table_get_column (self->table, i)->heading);

      g_checksum_update (sum, (const guchar *) folded, strlen (folded) + 1);
    }
  for (guint i = 0; i < skipped->len; i++)
    {
      const ExchangeSkipped *title = g_ptr_array_index (skipped, i);
      g_autofree char *folded = NULL;
      g_autofree char *lasting = NULL;

      if (title->why != EXCHANGE_SKIP_TITLE || title->text == NULL)
        continue;
      folded = ledger_text_fold (title->text);
      lasting = dup_without_digits (folded);
      g_checksum_update (sum, (const guchar *) lasting, strlen (lasting) + 1);
    }
  return g_strdup_printf (HEADING ":%.16s", g_checksum_get_string (sum));
}

/* What the columns are remembered by: their headings, and of several alike which one it is. */
static char **
list_words (ExchangeImport *self)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < exchange_table_get_n_columns (self->table); i++)
    {
      const char *heading = exchange_table_get_column (self->table, i)->heading;
      char *folded = ledger_text_fold (heading);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, folded)) + 1;
      g_autofree char *word = n > 1 ? g_strdup_printf ("%s #%u", heading, n) : g_strdup (heading);

      g_hash_table_insert (seen, folded, GUINT_TO_POINTER (n));
      g_strv_builder_add (words, word);
    }
  return g_strv_builder_end (words);
}

/*
 * exchange_import_recall_columns:
 *
 * Reads up to the first row, for the titles stand above it.
 */
gboolean
exchange_import_recall_columns (ExchangeImport *self,
                                LedgerStore    *store,
                                GError        **error)
{
  g_auto (GStrv) words = list_words (self);
  const ExchangeRow *row;

  if (exchange_table_next (self->table, &row, error) == EXCHANGE_FAILED)
    return FALSE;
  g_free (self->source);
  self->source = dup_source (self);
  for (guint i = 0; i < exchange_table_get_n_columns (self->table); i++)
    {
      g_autofree char *meaning = ledger_learned_dup (store, self->reg, self->source, words[i]);

      if (meaning == NULL)
        meaning = ledger_learned_dup (store, self->reg, HEADING, words[i]);
      if (meaning != NULL && strcmp (meaning, DISPUTED) != 0)
        exchange_import_set_column (self, i, ledger_register_find_field (self->reg, meaning));
    }
  return exchange_table_rewind (self->table, error);
}

static gboolean
keep_column (ExchangeImport       *self,
             LedgerStore          *store,
             const ExchangeColumn *column,
             const char           *word,
             GError              **error)
{
  const char *meaning = column->field != EXCHANGE_NO_FIELD ? self->reg->fields[column->field].name : LEFT_OUT;
  g_autofree char *here = ledger_learned_dup (store, self->reg, self->source, word);
  g_autofree char *anywhere = ledger_learned_dup (store, self->reg, HEADING, word);

  /* What the words of the heading say need not be remembered, unless somebody meant something else by them. */
  if (here == NULL && anywhere == NULL &&
      column->field == exchange_vocabulary_match (self->vocabulary, column->heading))
    return TRUE;
  if (!ledger_learned_set (store, self->reg, self->source, word, meaning, error))
    return FALSE;
  if (g_strcmp0 (anywhere, meaning) == 0)
    return TRUE;
  return ledger_learned_set (store, self->reg, HEADING, word, anywhere == NULL ? meaning : DISPUTED, error);
}

gboolean
exchange_import_keep_columns (ExchangeImport *self,
                              LedgerStore    *store,
                              GError        **error)
{
  g_auto (GStrv) words = list_words (self);

  for (guint i = 0; i < exchange_table_get_n_columns (self->table); i++)
    {
      const ExchangeColumn *column = exchange_table_get_column (self->table, i);

      if (!column->repeated && !keep_column (self, store, column, words[i], error))
        return FALSE;
    }
  return TRUE;
}
