/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was changed on the way in, cell by cell: the text of the sheet beside the value it was taken for. */
#include "config.h"

#include <string.h>

#include "exchange-import-private.h"
#include "ledger-amount.h"
#include "ledger-kind.h"

/* "1600", "1,600.50", "-3": how a number is set out is not what it says. */
static gboolean
is_plain_number (const char *text)
{
  gsize length = strlen (text);

  return strspn (text, "0123456789.,-") == length && strpbrk (text, "0123456789") != NULL;
}

/* Is @cell, without what stands invisibly around it, @shown? Line ends of Windows do not count. */
static gboolean
is_same_text (const char *cell,
              const char *shown)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  g_autofree char *around = NULL;
  const char *at;

  if (*shown == '\0' || strcmp (cell, shown) == 0)
    return *shown != '\0';
  lines = g_strsplit (cell, "\r\n", -1);
  text = g_strjoinv ("\n", lines);
  at = strstr (text, shown);
  if (at == NULL)
    return FALSE;
  around = g_strdup_printf ("%.*s%s", (int) (at - text), text, at + strlen (shown));
  return exchange_text_is_blank (around);
}

/**
 * exchange_import_intern_taken:
 * @value: canonical
 *
 * Returns: what people see of the value, borrowed until the next pass
 */
const char *
exchange_import_intern_taken (ExchangeImport *self,
                              guint           field,
                              const char     *value)
{
  const LedgerField *description = &self->reg->fields[field];
  g_autofree char *shown = NULL;

  if (description->kind == &ledger_kind_reference)
    shown = ledger_store_dup_label (self->store, ledger_store_find_register (self->store, description->refers_to),
                                    g_ascii_strtoll (value, NULL, 10));
  else if (description->kind == &ledger_kind_minutes)
    shown = ledger_minutes_in_words (g_ascii_strtoll (value, NULL, 10));
  else
    shown = ledger_field_dup_shown (description, value, TRUE);
  return g_string_chunk_insert_const (self->taken_texts, shown);
}

/* Without looking at what people see of the value. */
static gboolean
is_plainly_same (const LedgerKind *kind,
                 const char       *text,
                 const char       *value)
{
  /* What a code or a row's number means is worth telling. */
  gboolean coded = kind == &ledger_kind_choice || kind == &ledger_kind_choices || kind == &ledger_kind_flag ||
                   kind == &ledger_kind_reference;

  return (!coded && strcmp (text, value) == 0) || (kind->is_number && is_plain_number (text));
}

gboolean
exchange_import_takes_as_it_is (ExchangeImport *self,
                                guint           field,
                                const char     *text,
                                const char     *value,
                                const char     *shown)
{
  return is_plainly_same (self->reg->fields[field].kind, text, value) || is_same_text (text, shown);
}

void
exchange_import_add_taken (ExchangeImport     *self,
                           guint               field,
                           const ExchangeCell *cell,
                           const char         *shown)
{
  ExchangeTaken taken = { cell->column, field, g_string_chunk_insert_const (self->taken_texts, cell->text), shown };

  g_array_append_val (self->taken, taken);
}

/**
 * exchange_import_note_taken:
 * @shown: (nullable): of exchange_import_intern_taken(), where it is at hand
 *
 * Notes the cell when it was not taken letter by letter.
 */
void
exchange_import_note_taken (ExchangeImport     *self,
                            guint               field,
                            const ExchangeCell *cell,
                            const char         *value,
                            const char         *shown)
{
  if (is_plainly_same (self->reg->fields[field].kind, cell->text, value))
    return;
  if (shown == NULL)
    shown = exchange_import_intern_taken (self, field, value);
  if (!is_same_text (cell->text, shown))
    exchange_import_add_taken (self, field, cell, shown);
}

/**
 * exchange_import_row_get_taken:
 * @row: of the last check or apply
 *
 * Returns: (array length=n_taken) (nullable): its cells that were not taken letter by letter, by column
 *   as matched; borrowed until the next pass
 */
const ExchangeTaken *
exchange_import_row_get_taken (ExchangeImport          *self,
                               const ExchangeImportRow *row,
                               guint                   *n_taken)
{
  *n_taken = row->n_taken;
  return row->n_taken > 0 ? &g_array_index (self->taken, ExchangeTaken, row->first_taken) : NULL;
}

static guint
hash_taken (gconstpointer key)
{
  const ExchangeTaken *taken = &((const ExchangeTakenAlike *) key)->cell;

  /* The texts are interned: equal ones are one. */
  return g_direct_hash (taken->sheet) * 31 + g_direct_hash (taken->taken) + taken->field;
}

static gboolean
equal_taken (gconstpointer one,
             gconstpointer other)
{
  const ExchangeTaken *a = &((const ExchangeTakenAlike *) one)->cell;
  const ExchangeTaken *b = &((const ExchangeTakenAlike *) other)->cell;

  return a->field == b->field && a->column == b->column && a->sheet == b->sheet && a->taken == b->taken;
}

/**
 * exchange_import_list_taken:
 *
 * The same text taken the same way a thousand times is one entry, so that a person can look through them.
 *
 * Returns: (transfer full) (element-type ExchangeTakenAlike): in the order of the file; its texts are
 *   borrowed until the next pass
 */
GPtrArray *
exchange_import_list_taken (ExchangeImport *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (hash_taken, equal_taken);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const ExchangeImportRow *row = g_ptr_array_index (self->rows, i);

      for (guint j = row->first_taken; j < row->first_taken + row->n_taken; j++)
        {
          ExchangeTakenAlike key = { .cell = g_array_index (self->taken, ExchangeTaken, j), .first_row = row->number };
          ExchangeTakenAlike *alike = g_hash_table_lookup (known, &key);

          if (alike == NULL)
            {
              alike = g_memdup2 (&key, sizeof key);
              g_ptr_array_add (list, alike);
              g_hash_table_add (known, alike);
            }
          alike->n_rows++;
        }
    }
  return list;
}
