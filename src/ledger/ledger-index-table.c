/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one register as far as they are searched, filtered and sorted, in memory. */
#include "ledger-index-table.h"

#include <string.h>

#include "ledger-kind.h"

/* Codes are kept in a byte. */
#define MAX_CHOICES 250

/* Numbers are kept in four bytes around this zero. */
#define MIDDLE G_GINT64_CONSTANT (0x80000000)

static gboolean
is_digits_kind (const LedgerKind *kind)
{
  return kind == &ledger_kind_identity || kind == &ledger_kind_credit_code ||
         kind == &ledger_kind_phone || kind == &ledger_kind_account;
}

static guint
get_width (const LedgerKind *kind)
{
  return kind == &ledger_kind_phone ? 12 : kind == &ledger_kind_account ? 20 : 18;
}

static gboolean
is_date_kind (const LedgerKind *kind)
{
  return kind == &ledger_kind_date || kind == &ledger_kind_datetime;
}

static guint
count_choices (const LedgerField *field)
{
  guint n = 0;

  while (field->choices != NULL && field->choices[n].code != NULL)
    n++;
  return n;
}

/* Whether a field is kept, and how. */
static gboolean
choose_type (const LedgerField *field,
             LedgerIndexRole    role,
             LedgerColumnType  *type)
{
  gboolean searched = (field->flags & LEDGER_SEARCHED) != 0;
  gboolean listed = role == LEDGER_INDEX_MAIN && (field->flags & (LEDGER_LISTED | LEDGER_FACET)) != 0;

  if (field->flags & LEDGER_PART_OF)
    *type = role == LEDGER_INDEX_CHILD ? LEDGER_COLUMN_PARENT : LEDGER_COLUMN_REFERENCE;
  else if (field->kind == &ledger_kind_reference)
    *type = LEDGER_COLUMN_REFERENCE;
  else if (is_digits_kind (field->kind))
    *type = LEDGER_COLUMN_DIGITS;
  else if (field->kind == &ledger_kind_flag || field->kind == &ledger_kind_choice)
    *type = LEDGER_COLUMN_CODE;
  else if (is_date_kind (field->kind) || field->kind->is_number)
    *type = LEDGER_COLUMN_NUMBER;
  else
    *type = LEDGER_COLUMN_TEXT;

  switch (*type)
    {
    case LEDGER_COLUMN_TEXT:
    case LEDGER_COLUMN_DIGITS:
      return searched;
    case LEDGER_COLUMN_REFERENCE:
      return role != LEDGER_INDEX_TARGET && (searched || listed || (field->flags & LEDGER_PART_OF));
    case LEDGER_COLUMN_CODE:
      return listed && count_choices (field) <= MAX_CHOICES;
    case LEDGER_COLUMN_NUMBER:
      return listed;
    case LEDGER_COLUMN_PARENT:
    default:
      return TRUE;
    }
}

static void
clear_column (gpointer data)
{
  LedgerColumn *column = data;

  g_clear_pointer (&column->text, ledger_index_text_free);
  g_clear_pointer (&column->digits, ledger_index_digits_free);
  g_clear_pointer (&column->codes, g_byte_array_unref);
  g_clear_pointer (&column->numbers, g_array_unref);
  g_clear_pointer (&column->rows, g_array_unref);
}

static void
add_column (LedgerIndexTable *self,
            guint             field,
            LedgerColumnType  type,
            guint             n_rows)
{
  const LedgerField *description = &self->reg->fields[field];
  LedgerColumn       column = { .field = field, .type = type };

  switch (type)
    {
    case LEDGER_COLUMN_TEXT:
      column.text = ledger_index_text_new ((description->flags & LEDGER_PERSON_NAME) != 0,
                                           description->flags & LEDGER_REQUIRED ? n_rows : 0);
      break;
    case LEDGER_COLUMN_DIGITS:
      column.digits = ledger_index_digits_new (get_width (description->kind), n_rows);
      break;
    case LEDGER_COLUMN_CODE:
      column.codes = g_byte_array_sized_new (n_rows);
      break;
    case LEDGER_COLUMN_NUMBER:
      column.numbers = g_array_sized_new (FALSE, TRUE, sizeof (guint32), n_rows);
      break;
    case LEDGER_COLUMN_REFERENCE:
    case LEDGER_COLUMN_PARENT:
    default:
      column.rows = g_array_sized_new (FALSE, TRUE, sizeof (guint32), n_rows);
      break;
    }
  g_array_append_val (self->columns, column);
}

LedgerIndexTable *
ledger_index_table_new (const LedgerRegister *reg,
                        LedgerIndexRole       role,
                        guint                 n_rows)
{
  LedgerIndexTable *self = g_new0 (LedgerIndexTable, 1);

  self->reg = reg;
  self->role = role;
  self->columns = g_array_new (FALSE, TRUE, sizeof (LedgerColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_rows);
  self->late = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->live = g_byte_array_sized_new (n_rows);
  if (role == LEDGER_INDEX_TARGET)
    self->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < reg->n_fields; i++)
    {
      LedgerColumnType type;

      if (choose_type (&reg->fields[i], role, &type))
        add_column (self, i, type, n_rows);
    }
  return self;
}

void
ledger_index_table_free (LedgerIndexTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_array_unref (self->ids);
  g_hash_table_unref (self->late);
  g_byte_array_unref (self->live);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_free (self);
}

guint
ledger_index_table_count (const LedgerIndexTable *self)
{
  return self->ids->len;
}

guint32
ledger_index_table_find (const LedgerIndexTable *self,
                         gint64                  id)
{
  const gint64 *ids = (const gint64 *) (void *) self->ids->data;
  guint         low = 0, high = self->n_sorted;
  guint         late;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < self->n_sorted && ids[low] == id)
    return low;
  late = GPOINTER_TO_UINT (g_hash_table_lookup (self->late, &id));
  return late > 0 ? late - 1 : LEDGER_INDEX_NO_ROW;
}

const LedgerColumn *
ledger_index_table_find_column (const LedgerIndexTable *self,
                                guint                   field)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, LedgerColumn, i).field == field)
      return &g_array_index (self->columns, LedgerColumn, i);
  return NULL;
}

static guint32
append_row (LedgerIndexTable *self,
            gint64            id)
{
  guint32      row = self->ids->len;
  const guint8 dead = 0;

  if (self->n_sorted == row && (row == 0 || g_array_index (self->ids, gint64, row - 1) < id))
    self->n_sorted++;
  else
    g_hash_table_insert (self->late, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (row + 1));
  g_array_append_val (self->ids, id);
  g_byte_array_append (self->live, &dead, 1);
  return row;
}

/* Dates as they are ordered: years from 1, months, days, minutes; a month before its days. */
static guint32
pack_date (const char *value)
{
  guint year = 0, month = 0, day = 0, hour = 0, minute = 0;
  guint parts[] = { 0, 0, 0, 0, 0 };
  guint n = 0;

  for (const char *p = value; *p != '\0' && n < G_N_ELEMENTS (parts); p++)
    {
      if (g_ascii_isdigit (*p))
        parts[n] = parts[n] * 10 + (guint) (*p - '0');
      else
        n++;
    }
  year = CLAMP (parts[0], 1700, 2211) - 1700;
  month = MIN (parts[1], 15);
  day = MIN (parts[2], 31);
  hour = MIN (parts[3], 23);
  minute = MIN (parts[4], 59);
  return 1 + (((year << 4 | month) << 5 | day) << 11 | (hour * 60 + minute));
}

static guint32
find_choice (const LedgerField *field,
             const char        *value)
{
  if (field->choices == NULL)
    return g_str_equal (value, "1") ? 2 : 1;
  for (guint i = 0; field->choices[i].code != NULL; i++)
    if (g_str_equal (field->choices[i].code, value))
      return i + 1;
  /* A code that this version does not know is kept apart from the empty. */
  return count_choices (field) + 1;
}

guint32
ledger_column_read (const LedgerColumn   *column,
                    const LedgerRegister *reg,
                    const char           *value)
{
  const LedgerField *field = &reg->fields[column->field];
  gint64             number;

  if (value == NULL || *value == '\0')
    return 0;
  switch (column->type)
    {
    case LEDGER_COLUMN_CODE:
      return find_choice (field, value);
    case LEDGER_COLUMN_NUMBER:
      if (is_date_kind (field->kind))
        return pack_date (value);
      number = g_ascii_strtoll (value, NULL, 10) + MIDDLE;
      return (guint32) CLAMP (number, 1, (gint64) G_MAXUINT32);
    case LEDGER_COLUMN_REFERENCE:
    case LEDGER_COLUMN_PARENT:
      number = column->target != NULL
               ? ledger_index_table_find (column->target, g_ascii_strtoll (value, NULL, 10)) : LEDGER_INDEX_NO_ROW;
      return number != LEDGER_INDEX_NO_ROW ? (guint32) number + 1 : 0;
    case LEDGER_COLUMN_TEXT:
    case LEDGER_COLUMN_DIGITS:
    default:
      return 0;
    }
}

static void
set_in_array (GArray  *array,
              guint32  row,
              guint32  value)
{
  if (row >= array->len)
    g_array_set_size (array, row + 1);
  g_array_index (array, guint32, row) = value;
}

static void
set_value (LedgerIndexTable *self,
           LedgerColumn     *column,
           guint32           row,
           gboolean          fresh,
           const char       *value)
{
  guint32 read = ledger_column_read (column, self->reg, value);
  guint8  code = (guint8) read;

  switch (column->type)
    {
    case LEDGER_COLUMN_TEXT:
      if (fresh)
        ledger_index_text_add (column->text, row, value);
      else
        ledger_index_text_set (column->text, row, value);
      break;
    case LEDGER_COLUMN_DIGITS:
      ledger_index_digits_set (column->digits, row, value);
      break;
    case LEDGER_COLUMN_CODE:
      if (row >= column->codes->len)
        g_byte_array_append (column->codes, &code, 1);
      column->codes->data[row] = code;
      break;
    case LEDGER_COLUMN_NUMBER:
      column->clamped = column->clamped || read == 1 || read == G_MAXUINT32;
      set_in_array (column->numbers, row, read);
      break;
    case LEDGER_COLUMN_REFERENCE:
    case LEDGER_COLUMN_PARENT:
    default:
      set_in_array (column->rows, row, read);
      break;
    }
}

guint32
ledger_index_table_put (LedgerIndexTable  *self,
                        gint64             id,
                        const char *const *values)
{
  guint32  row = ledger_index_table_find (self, id);
  gboolean fresh = row == LEDGER_INDEX_NO_ROW;

  if (fresh)
    row = append_row (self, id);
  for (guint i = 0; i < self->columns->len; i++)
    set_value (self, &g_array_index (self->columns, LedgerColumn, i), row, fresh, values[i]);
  if (!self->live->data[row])
    self->n_live++;
  self->live->data[row] = 1;
  return row;
}

guint32
ledger_index_table_reserve (LedgerIndexTable *self,
                            gint64            id)
{
  guint32 row = ledger_index_table_find (self, id);

  return row != LEDGER_INDEX_NO_ROW ? row : append_row (self, id);
}

void
ledger_index_table_remove (LedgerIndexTable *self,
                           gint64            id)
{
  guint32 row = ledger_index_table_find (self, id);

  if (row == LEDGER_INDEX_NO_ROW || !self->live->data[row])
    return;
  self->live->data[row] = 0;
  self->n_live--;
}

/* Papers and telephones are only asked for by digits. */
static gboolean
is_number_word (const char *word)
{
  gboolean digit = FALSE;

  for (const char *p = word; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p))
        return FALSE;
      digit = digit || g_ascii_isdigit (*p);
    }
  return digit;
}

static void
scan_target (const LedgerColumn      *column,
             const LedgerPinyinQuery *query,
             const char              *word,
             guint8                  *ranks)
{
  guint              n = ledger_index_table_count (column->target);
  g_autofree guint8 *found = g_new0 (guint8, n + 1);
  const guint32     *rows = (const guint32 *) (void *) column->rows->data;

  ledger_index_table_scan (column->target, query, word, found + 1);
  if (memchr (found, LEDGER_PINYIN_FRONT, n + 1) == NULL && memchr (found, LEDGER_PINYIN_INSIDE, n + 1) == NULL &&
      memchr (found, LEDGER_PINYIN_INITIALS, n + 1) == NULL)
    return;
  for (guint i = 0; i < column->rows->len; i++)
    ranks[i] = MAX (ranks[i], found[rows[i]]);
}

void
ledger_index_table_scan (const LedgerIndexTable  *self,
                         const LedgerPinyinQuery *query,
                         const char              *word,
                         guint8                  *ranks)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const LedgerColumn *column = &g_array_index (self->columns, LedgerColumn, i);

      if (column->type == LEDGER_COLUMN_TEXT)
        ledger_index_text_scan (column->text, query, ranks);
      else if (column->type == LEDGER_COLUMN_DIGITS && is_number_word (word))
        ledger_index_digits_scan (column->digits, word, ranks);
      else if (column->type == LEDGER_COLUMN_REFERENCE && column->target != NULL &&
               (self->reg->fields[column->field].flags & LEDGER_SEARCHED))
        scan_target (column, query, word, ranks);
    }
}
