/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two volunteers 王芳 in one sign-in sheet: the columns beside the name that the register itself has no field for,
 * 联系电话, 单位 or 证件号码, say which of them it is. What says nothing of anybody is passed over; what speaks of
 * different people leaves it open. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-import-private.h"
#include "ledger-kind.h"
#include "ledger-text.h"

/* Fewer characters tell nobody apart. */
#define LEAST_DIGITS 4
#define LEAST_LETTERS 2

/* So many namesakes are named in a sentence. */
#define NAMED 5

/* What is left of "138****0001" or "尾号0001" to compare ends by; upper case, for 18-digit numbers end in X. Caller frees. */
static char *
dup_tail (const char *text)
{
  const char *star = strrchr (text, '*');
  GString *tail = g_string_new (NULL);

  for (const char *p = star != NULL ? star + 1 : text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (tail, g_ascii_toupper (*p));
  return g_string_free (tail, FALSE);
}

static gboolean
ends_alike (const char *value,
            const char *text)
{
  g_autofree char *tail = dup_tail (text);

  return strlen (tail) >= LEAST_DIGITS && g_str_has_suffix (value, tail);
}

/* 机电公司 is 示范机电公司, and the other way round. */
static gboolean
reads_alike (const char *value,
             const char *text)
{
  g_autofree char *one = ledger_text_fold (value);
  g_autofree char *two = ledger_text_fold (text);

  return g_utf8_strlen (one, -1) >= LEAST_LETTERS && g_utf8_strlen (two, -1) >= LEAST_LETTERS &&
         (strstr (one, two) != NULL || strstr (two, one) != NULL);
}

static gboolean
agrees (LedgerStore  *store,
        LedgerRecord *candidate,
        guint         field,
        const char   *text)
{
  const LedgerField *description = &candidate->reg->fields[field];
  const char *value = ledger_record_get (candidate, field);
  g_autofree char *parsed = NULL;

  if (value == NULL)
    return FALSE;
  if (description->kind == &ledger_kind_reference)
    {
      g_autofree char *shown = ledger_store_dup_shown (store, candidate, field, TRUE);

      return reads_alike (shown, text);
    }
  if (ledger_field_parse (description, text, &parsed, NULL) && g_strcmp0 (parsed, value) == 0)
    return TRUE;
  if (description->kind == &ledger_kind_phone || description->kind == &ledger_kind_identity)
    return ends_alike (value, text);
  return description->kind == &ledger_kind_text && reads_alike (value, text);
}

/* Whom a column speaks of: "单位/队伍" may name either. */
static void
look_at_column (ExchangeImport       *self,
                const ExchangeColumn *column,
                GPtrArray            *candidates,
                gboolean             *spoken)
{
  const ExchangeCell *cell = exchange_row_get_cell (self->row, column->column);
  g_auto (GStrv) headings = g_regex_split_simple ("[/／、]", column->heading, 0, 0);

  if (cell == NULL || cell->text[0] == '\0' || (cell->flags & (EXCHANGE_CELL_LOSSY | EXCHANGE_CELL_ERROR)) != 0)
    return;
  for (guint h = 0; headings[h] != NULL; h++)
    {
      const LedgerRecord *first = g_ptr_array_index (candidates, 0);
      guint field = ledger_register_match_heading (first->reg, headings[h]);

      for (guint i = 0; field != LEDGER_NO_FIELD && i < candidates->len; i++)
        spoken[i] |= agrees (self->store, g_ptr_array_index (candidates, i), field, cell->text);
    }
}

/* Leaves those of whom every column speaks that speaks of anybody. */
static void
narrow (ExchangeImport *self,
        GPtrArray      *candidates,
        gboolean       *open)
{
  g_autofree gboolean *spoken = g_new0 (gboolean, candidates->len);

  for (guint c = 0; c < exchange_table_get_n_columns (self->table); c++)
    {
      const ExchangeColumn *column = exchange_table_get_column (self->table, c);
      gboolean any = FALSE;

      memset (spoken, 0, candidates->len * sizeof (gboolean));
      if (column->field == EXCHANGE_NO_FIELD && !column->serial)
        look_at_column (self, column, candidates, spoken);
      for (guint i = 0; i < candidates->len; i++)
        any |= spoken[i];
      for (guint i = 0; any && i < candidates->len; i++)
        open[i] &= spoken[i];
    }
}

static GPtrArray *
load_candidates (ExchangeImport       *self,
                 const LedgerRegister *other,
                 const char           *text)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);
  g_autoptr (GArray) ids = ledger_store_find_named (self->store, other, text);

  for (guint i = 0; i < ids->len; i++)
    {
      LedgerRecord *record = ledger_store_load (self->store, other, g_array_index (ids, gint64, i), NULL);

      if (record != NULL)
        g_ptr_array_add (candidates, record);
    }
  return candidates;
}

static char *
dup_names (ExchangeImport *self,
           GPtrArray      *candidates)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (candidates->len, NAMED); i++)
    {
      const LedgerRecord *candidate = g_ptr_array_index (candidates, i);
      g_autofree char *label = ledger_store_dup_label (self->store, candidate->reg, candidate->id);

      g_string_append_printf (names, "%s%s", i > 0 ? _("、") : "", label);
    }
  if (candidates->len > NAMED)
    g_string_append (names, _("等"));
  return g_string_free (names, FALSE);
}

gint64
exchange_import_tell_apart (ExchangeImport       *self,
                            const LedgerRegister *other,
                            const char           *text,
                            GError              **error)
{
  g_autoptr (GPtrArray) candidates = load_candidates (self, other, text);
  g_autofree gboolean *open = g_new (gboolean, candidates->len + 1);
  g_autofree char *names = NULL;
  gint64 meant = 0;
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    open[i] = TRUE;
  if (candidates->len > 0)
    narrow (self, candidates, open);
  for (guint i = 0; i < candidates->len; i++)
    if (open[i])
      {
        meant = ((const LedgerRecord *) g_ptr_array_index (candidates, i))->id;
        n++;
      }
  if (n == 1)
    return meant;
  names = dup_names (self, candidates);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE,
               _("%s里有%u个“%s”：%s。请照这里的写法写明是哪一个，或在表里加一列能分清的内容，如电话、单位、证件号码"),
               _(other->title), candidates->len, text, names);
  return 0;
}
