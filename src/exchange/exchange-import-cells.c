/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a cell to a field's value: strict about digits that were lost, tolerant about everything else. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-import-private.h"
#include "exchange-number.h"
#include "ledger-identity.h"
#include "ledger-kind.h"
#include "ledger-text.h"

/* Distinct texts remembered a column; codes, dates and employers have far fewer. */
#define MAX_KNOWN 20000
/* Days between the calendars of 1900 and 1904. */
#define SHIFT_1904   1462
/* A bare number in a date column counts as a day when it lies between 1927 and 2064. */
#define FIRST_SERIAL 10000
#define LAST_SERIAL  60000

void
exchange_import_add_reason (ExchangeImport *self,
                            guint           field,
                            const char     *text)
{
  ExchangeReason *reason = g_new0 (ExchangeReason, 1);

  reason->field = field;
  reason->text = g_strdup (text);
  g_ptr_array_add (self->reasons, reason);
  if (field != EXCHANGE_NO_FIELD)
    self->failed[field] = TRUE;
}

static void
add_field_reason (ExchangeImport *self,
                  guint           field,
                  const char     *text)
{
  g_autofree char *whole = g_strdup_printf (_("%s：%s"), self->reg->fields[field].title, text);

  exchange_import_add_reason (self, field, whole);
}

static gboolean
is_dated (const LedgerKind *kind)
{
  return kind == &ledger_kind_date || kind == &ledger_kind_datetime;
}

/* Kinds whose digits mean something one by one. */
static gboolean
is_numbered (const LedgerKind *kind)
{
  return kind == &ledger_kind_identity || kind == &ledger_kind_phone || kind == &ledger_kind_account ||
         kind == &ledger_kind_credit_code || kind == &ledger_kind_text;
}

/* Kinds of which a column has few distinct values, or whose values are slow to read. */
gboolean
exchange_kind_is_remembered (const LedgerKind *kind)
{
  return kind == &ledger_kind_choice || kind == &ledger_kind_choices || kind == &ledger_kind_flag ||
         kind == &ledger_kind_reference || is_dated (kind);
}

/*
 * A long number typed into a spreadsheet as a number keeps 15 digits; the rest becomes zeros. A card's number
 * has lost its end when its check digit is wrong, too; of other numbers three such zeros are chance enough.
 */
static gboolean
has_lost_tail (const LedgerKind *kind,
               const char       *text)
{
  g_autoptr (GPtrArray) faults = NULL;
  gsize length = strlen (text);

  if (!is_numbered (kind) || length < 18 || strspn (text, "0123456789") != length ||
      strspn (text + 15, "0") != length - 15)
    return FALSE;
  if (kind != &ledger_kind_identity || length != 18)
    return TRUE;
  faults = ledger_identity_check (LEDGER_IDENTITY_CARD, text);
  for (guint i = 0; i < faults->len; i++)
    if (((const LedgerIdentityProblem *) g_ptr_array_index (faults, i))->fault == LEDGER_IDENTITY_CHECK_DIGIT)
      return TRUE;
  return FALSE;
}

/* 139****1739: a sheet that was exported without the purpose of seeing the numbers. */
static gboolean
is_masked (const LedgerKind *kind,
           const char       *text)
{
  return (kind == &ledger_kind_identity || kind == &ledger_kind_phone || kind == &ledger_kind_account) &&
         strstr (text, "***") != NULL;
}

/* FALSE, with a reason, for a cell whose text cannot be trusted. */
static gboolean
trust_cell (ExchangeImport     *self,
            guint               field,
            const ExchangeCell *cell)
{
  const LedgerKind *kind = self->reg->fields[field].kind;

  if (cell->flags & EXCHANGE_CELL_NOT_CALCULATED)
    add_field_reason (self, field, _("是没有算过的公式，请用 WPS 或 Excel 打开文件、保存后再导入"));
  else if (cell->flags & EXCHANGE_CELL_ERROR)
    {
      g_autofree char *text = g_strdup_printf (_("公式出错（%s），请改正后再导入"), cell->text);

      add_field_reason (self, field, text);
    }
  else if (cell->flags & EXCHANGE_CELL_PICTURE)
    add_field_reason (self, field, _("单元格里是图片，读不出文字，请改为文字后再导入"));
  else if (is_masked (kind, cell->text))
    add_field_reason (self, field, _("数字用星号遮住了，请用完整导出的表格，或删去这一列后再导入"));
  else if ((cell->flags & EXCHANGE_CELL_LOSSY) || has_lost_tail (kind, cell->text) ||
           (is_numbered (kind) && exchange_text_is_shortened (cell->text, cell->length)))
    {
      g_autofree char *text = g_strdup_printf (_("%s丢失了末尾几位，请把该列设为文本后重新填写"),
                                               _(self->reg->fields[field].title));

      exchange_import_add_reason (self, field, text);
    }
  else
    return TRUE;
  return FALSE;
}

/* A text column's apostrophe, typed to keep the digits or put before every cell by a program, has no business in the value. */
static const char *
skip_apostrophe (const LedgerField *field,
                 const char        *text)
{
  gsize mark = text[0] == '\'' ? 1 : g_str_has_prefix (text, "’") ? strlen ("’") : 0;
  gboolean name = (field->flags & LEDGER_PERSON_NAME) && (guchar) text[mark] >= 0x80;

  return mark > 0 && field->kind != &ledger_kind_note && (g_ascii_isdigit (text[mark]) || name) ? text + mark : text;
}

/* A dash or a stroke: what people write where there is nothing to say. */
static gboolean
is_struck_out (const char *text)
{
  g_autofree char *narrow = NULL;
  const char *at;

  /* Nearly every cell begins with a letter, a digit or a Chinese character. */
  if (g_unichar_isalnum (g_utf8_get_char (text)))
    return FALSE;
  narrow = ledger_text_narrow (text);
  at = narrow;
  while (*at != '\0' && (strchr ("-/\\", *at) != NULL || g_unichar_type (g_utf8_get_char (at)) == G_UNICODE_DASH_PUNCTUATION))
    at = g_utf8_next_char (at);
  return *at == '\0' && at != narrow;
}

/* The same in a word, which may be a value where words are. */
static gboolean
says_nothing (const LedgerKind *kind,
              const char       *text)
{
  static const char *const words[] = { "无", "没有", "暂无", "空" };
  g_autofree char *narrow = NULL;

  if (kind == &ledger_kind_text || kind == &ledger_kind_note || g_ascii_isalnum (*text))
    return FALSE;
  narrow = ledger_text_narrow (text);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (narrow, words[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_word (const LedgerKind *kind)
{
  return kind == &ledger_kind_choice || kind == &ledger_kind_choices || kind == &ledger_kind_flag;
}

/* "13800138000.0", as programs write numbers that were never meant to be counted. */
static char *
dup_without_fraction (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits > 0 && digits <= 15 && strcmp (text + digits, ".0") == 0 ? g_strndup (text, digits) : g_strdup (text);
}

static gboolean
is_whole_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/*
 * What a bare number means in a date column: a day number that lost its date format becomes a
 * date, in a text file, too. "1990.1" may have been October, typed as 1990.10; %NULL with a reason.
 */
static char *
read_dated_number (ExchangeImport     *self,
                   guint               field,
                   const ExchangeCell *cell)
{
  /* In a text file nobody knows what was a number. */
  gboolean number = (cell->flags & EXCHANGE_CELL_NUMBER) || exchange_reader_get_encoding (self->reader) != NULL;
  const char *point = strchr (cell->text, '.');
  gsize whole = strspn (cell->text, "0123456789");

  if (whole == 5 && (cell->text[whole] == '\0' || (number && point == cell->text + whole)))
    {
      double serial = g_ascii_strtod (cell->text, NULL) + (exchange_reader_has_date1904 (self->reader) ? SHIFT_1904 : 0);
      gboolean day = self->reg->fields[field].kind == &ledger_kind_date;
      g_autoptr (GString) date = g_string_new (NULL);

      if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL &&
          exchange_serial_append_date (date, serial, day ? EXCHANGE_STYLE_DATE : EXCHANGE_STYLE_DATETIME))
        return g_string_free (g_steal_pointer (&date), FALSE);
    }
  if (number && point != NULL && strcmp (point, ".1") == 0 && point - cell->text == 4)
    {
      g_autofree char *text = g_strdup_printf (_("“%s”分不清是1月还是10月，请写成%.4s-01或%.4s-10"),
                                               cell->text, cell->text, cell->text);

      add_field_reason (self, field, text);
      return NULL;
    }
  return g_strdup (cell->text);
}

/* The text that the field's kind gets to read; %NULL with a reason. */
static char *
prepare_text (ExchangeImport     *self,
              guint               field,
              const ExchangeCell *cell)
{
  const LedgerKind *kind = self->reg->fields[field].kind;
  ExchangeCell plain = *cell;
  g_auto (GStrv) lines = NULL;

  plain.text = skip_apostrophe (&self->reg->fields[field], cell->text);
  if (is_dated (kind) && !(cell->flags & EXCHANGE_CELL_DATE))
    return read_dated_number (self, field, &plain);
  if (kind == &ledger_kind_flag && (cell->flags & EXCHANGE_CELL_BOOLEAN))
    return g_strdup (cell->text[0] == 'T' ? _("是") : _("否"));
  if (kind == &ledger_kind_phone || kind == &ledger_kind_account)
    return dup_without_fraction (plain.text);
  /* Several names under each other: a text of one line would run them together. */
  if ((self->reg->fields[field].flags & LEDGER_BROUGHT) && kind == &ledger_kind_text)
    {
      lines = g_regex_split_simple ("\\s*\\R\\s*", cell->text, 0, 0);
      return g_strjoinv ("；", lines);
    }
  return g_strdup (plain.text);
}

/* Can a row of that register be made from a name alone? */
static guint
find_name_field (const LedgerRegister *reg)
{
  guint name = LEDGER_NO_FIELD;

  for (guint i = 0; i < reg->n_fields; i++)
    {
      if (!(reg->fields[i].flags & LEDGER_REQUIRED))
        continue;
      if (name != LEDGER_NO_FIELD || reg->fields[i].kind != &ledger_kind_text)
        return LEDGER_NO_FIELD;
      name = i;
    }
  return name;
}

/*
 * A reference by name. One that papers need, such as the employer, is created on the way when
 * it is missing; any other must exist, or a slip would found a union.
 */
static gboolean
read_reference (ExchangeImport *self,
                guint           field,
                const char     *text,
                char          **value,
                GError        **error)
{
  const LedgerField *description = &self->reg->fields[field];
  const LedgerRegister *other = ledger_store_find_register (self->store, description->refers_to);
  guint name = find_name_field (other);
  g_autoptr (GError) local = NULL;
  gint64 id = 0;

  /* A plain number would be taken for a row's id. */
  if (!is_whole_number (text) || name == LEDGER_NO_FIELD)
    id = ledger_store_resolve (self->store, other, text, &local);
  if (id == 0 && g_error_matches (local, LEDGER_ERROR, LEDGER_ERROR_VALUE))
    {
      g_clear_error (&local);
      id = exchange_import_tell_apart (self, other, text, &local);
      self->told_apart = id != 0;
    }
  if (id != 0)
    {
      *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      return TRUE;
    }
  if (name == LEDGER_NO_FIELD || !(description->flags & LEDGER_NEEDED) ||
      (local != NULL && !g_error_matches (local, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND)))
    {
      if (local == NULL)
        g_set_error (&local, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("%s里没有“%s”，请先登记它或检查写法"),
                     _(other->title), text);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!ledger_field_parse (&other->fields[name], text, &self->missing[field], error))
    return FALSE;
  return TRUE;
}

static gboolean
read_value (ExchangeImport *self,
            guint           field,
            const char     *text,
            char          **value,
            GError        **error)
{
  const LedgerField *description = &self->reg->fields[field];

  if (description->kind == &ledger_kind_reference)
    return read_reference (self, field, text, value, error);
  if (exchange_kind_has_words (description->kind))
    return exchange_import_read_word (self, field, text, value, error);
  return ledger_field_parse (description, text, value, error);
}

void
exchange_known_free (gpointer known)
{
  g_free (((ExchangeKnown *) known)->value);
  g_free (known);
}

static const ExchangeKnown *
remember (ExchangeImport *self,
          ExchangeTarget *target,
          const char     *text)
{
  ExchangeKnown *known = g_new0 (ExchangeKnown, 1);

  known->value = g_strdup (self->values[target->field]);
  known->word = self->word;
  known->shown = exchange_import_intern_taken (self, target->field, known->value);
  known->as_it_is = exchange_import_takes_as_it_is (self, target->field, text, known->value, known->shown);
  if (g_hash_table_size (target->known) >= MAX_KNOWN)
    g_hash_table_remove_all (target->known);
  g_hash_table_insert (target->known, g_strdup (text), known);
  return known;
}

static const ExchangeKnown *
find_known (const ExchangeTarget *target,
            const char           *text)
{
  return target->known != NULL ? g_hash_table_lookup (target->known, text) : NULL;
}

static void
take_known (ExchangeImport      *self,
            guint                field,
            const ExchangeKnown *known)
{
  self->values[field] = g_strdup (known->value);
  if (known->word != NULL)
    exchange_import_count_word (self, known->word);
}

/* Most cells of such a column are plain texts that were met before. */
static gboolean
read_known (ExchangeImport       *self,
            const ExchangeTarget *target,
            const ExchangeCell   *cell)
{
  const ExchangeKnown *known = cell->flags == EXCHANGE_CELL_PLAIN && !target->maybe_serial
                               ? find_known (target, cell->text) : NULL;

  if (known == NULL)
    return FALSE;
  take_known (self, target->field, known);
  if (!known->as_it_is)
    exchange_import_add_taken (self, target->field, cell, known->shown);
  return TRUE;
}

static void
read_cell (ExchangeImport     *self,
           ExchangeTarget     *target,
           const ExchangeCell *cell)
{
  guint field = target->field;
  const LedgerKind *kind = self->reg->fields[field].kind;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const ExchangeKnown *known;

  if (read_known (self, target, cell) || !trust_cell (self, field, cell))
    return;
  if (is_struck_out (cell->text) || (target->maybe_serial && cell->length <= 5 && is_whole_number (cell->text)) || (!is_word (kind) && says_nothing (kind, cell->text)))
    {
      exchange_import_note_taken (self, field, cell, "", "");
      return;
    }
  text = prepare_text (self, field, cell);
  if (text == NULL)
    return;
  known = find_known (target, text);
  if (known != NULL)
    {
      take_known (self, field, known);
      exchange_import_note_taken (self, field, cell, known->value, known->shown);
      return;
    }
  self->told_apart = FALSE;
  self->word = NULL;
  if (!read_value (self, field, text, &self->values[field], &error))
    {
      if (says_nothing (kind, cell->text))
        exchange_import_note_taken (self, field, cell, "", "");
      else
        add_field_reason (self, field, error->message);
      return;
    }
  if (target->known != NULL && self->values[field] != NULL && !self->told_apart)
    known = remember (self, target, text);
  if (self->values[field] != NULL)
    exchange_import_note_taken (self, field, cell, self->values[field], known != NULL ? known->shown : NULL);
  else if (self->missing[field] != NULL)
    exchange_import_note_taken (self, field, cell, self->missing[field], self->missing[field]);
  else if (self->word != NULL)
    exchange_import_note_taken (self, field, cell, "", "");
}

/* "36" and "000" side by side, which were "36,000". */
static const ExchangeCell *
find_split_number (const ExchangeRow *row)
{
  for (guint i = 0; i + 1 < row->n_cells; i++)
    {
      const ExchangeCell *front = &row->cells[i];
      const ExchangeCell *back = front + 1;

      if (back->column == front->column + 1 && front->length >= 1 && front->length <= 3 && is_whole_number (front->text) &&
          back->length >= 3 && strspn (back->text, "0123456789") == 3 && (back->text[3] == '\0' || back->text[3] == '.'))
        return front;
    }
  return NULL;
}

/* A text file's line with more fields than its heading: a comma inside a number or a name moved what follows it. */
static void
check_width (ExchangeImport    *self,
             const ExchangeRow *row)
{
  guint width = exchange_table_get_head_width (self->table);
  const ExchangeCell *last = row->n_cells > 0 ? &row->cells[row->n_cells - 1] : NULL;
  const ExchangeCell *split;
  g_autofree char *text = NULL;

  if (width == 0 || row->width <= width || last == NULL)
    return;
  split = find_split_number (row);
  if (split != NULL)
    text = g_strdup_printf (_("“%s,%s”被逗号分成了两格，后面的格子都挪了位置，请去掉数字里的逗号后再导入"), split->text, split[1].text);
  else if (last->column >= width && !exchange_text_is_blank (last->text))
    text = g_strdup_printf (_("比表头多出了一格（“%s”），多半是文字里的逗号把后面的格子都挪了位置，请改正后再导入"), last->text);
  if (text != NULL)
    exchange_import_add_reason (self, EXCHANGE_NO_FIELD, text);
}

void
exchange_import_read_cells (ExchangeImport    *self,
                            const ExchangeRow *row)
{
  guint parent = ledger_register_get_parent (self->reg);

  self->row = row;
  check_width (self, row);
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      g_clear_pointer (&self->values[i], g_free);
      g_clear_pointer (&self->missing[i], g_free);
      self->failed[i] = FALSE;
    }
  for (guint i = 0; i < self->targets->len; i++)
    {
      ExchangeTarget *target = &g_array_index (self->targets, ExchangeTarget, i);
      const ExchangeCell *cell = exchange_row_get_cell (row, target->column);

      if (cell != NULL && (self->parent == NULL || target->field != parent))
        read_cell (self, target, cell);
    }
  if (self->parent != NULL)
    self->values[parent] = g_strdup (self->parent);
  self->row = NULL;
}
