/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the rows and cells of one .xls sheet: first where each row lies, then row by row. */
#include "config.h"

#include <math.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-xls-private.h"

/* Row, column and style stand at the beginning of every cell record. */
#define CELL_HEAD     6
#define COLINFO_SIZE  10
#define MERGE_SIZE    8
/* From here on a double no longer holds every integer. */
#define FIRST_UNSAFE  9007199254740992.0
#define LONG_NUMBER   1e15

enum
{
  RECORD_FORMULA     = 0x06,
  RECORD_COLINFO     = 0x7D,
  RECORD_MULRK       = 0xBD,
  RECORD_RSTRING     = 0xD6,
  RECORD_MERGEDCELLS = 0xE5,
  RECORD_LABELSST    = 0xFD,
  RECORD_NUMBER      = 0x203,
  RECORD_LABEL       = 0x204,
  RECORD_BOOLERR     = 0x205,
  RECORD_STRING      = 0x207,
  RECORD_ROW         = 0x208,
  RECORD_RK          = 0x27E,
};

static const struct { guint8 code; const char *text; } errors[] = {
  { 0x00, "#NULL!" }, { 0x07, "#DIV/0!" }, { 0x0F, "#VALUE!" }, { 0x17, "#REF!" },
  { 0x1D, "#NAME?" }, { 0x24, "#NUM!" }, { 0x2A, "#N/A" },
};

static gboolean
set_damaged_row (ExchangeXls  *self,
                 GError      **error)
{
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
               _("“%s”已损坏，第 %u 行读不出来。请重新拷贝，或用 WPS 打开后另存为 .xlsx 再导入。"),
               self->parent.name, self->row);
  return FALSE;
}

static gboolean
set_too_wide (ExchangeXls  *self,
              GError      **error)
{
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_TOO_LARGE,
               _("“%s”的行数或列数超出工作簿的上限，没有读取。请把需要的行复制到新工作簿后再导入。"),
               self->parent.name);
  return FALSE;
}

/* Bytes of a record before anything of varying length; 0 for what is no cell with content. */
static gsize
measure_cell (guint type)
{
  switch (type)
    {
    case RECORD_FORMULA:
      return CELL_HEAD + 14;
    case RECORD_NUMBER:
      return CELL_HEAD + 8;
    case RECORD_MULRK:
      /* Row, first column, one style and number, last column. */
      return 4 + 6 + 2;
    case RECORD_RK:
    case RECORD_LABELSST:
      return CELL_HEAD + 4;
    case RECORD_LABEL:
    case RECORD_RSTRING:
      return CELL_HEAD + 3;
    case RECORD_BOOLERR:
      return CELL_HEAD + 2;
    default:
      return 0;
    }
}

static void
note_merges (ExchangeXls              *self,
             const ExchangeBiffRecord *record)
{
  for (gsize at = 2; at + MERGE_SIZE <= record->length; at += MERGE_SIZE)
    {
      const guint8 *area = record->data + at;
      ExchangeMerge merge = {
        .first_row = exchange_biff_u16 (area) + 1u,
        .last_row = exchange_biff_u16 (area + 2) + 1u,
        .first_column = exchange_biff_u16 (area + 4),
        .last_column = exchange_biff_u16 (area + 6),
      };

      self->parent.notes.merges++;
      if (merge.first_row <= merge.last_row && merge.first_column <= merge.last_column &&
          self->parent.merges->len < EXCHANGE_MAX_MERGES)
        g_array_append_val (self->parent.merges, merge);
    }
}

static void
note_columns (ExchangeXls              *self,
              const ExchangeBiffRecord *record)
{
  guint first, last;

  if (record->length < COLINFO_SIZE || (record->data[8] & 1) == 0)
    return;
  first = exchange_biff_u16 (record->data);
  last = MIN (exchange_biff_u16 (record->data + 2), EXCHANGE_XLS_COLUMNS - 1);
  if (first <= last)
    self->parent.notes.hidden_columns += last - first + 1;
}

static gboolean
note_cell (ExchangeXls              *self,
           const ExchangeBiffRecord *record,
           guint                    *row,
           GError                  **error)
{
  XlsRun run = { 0, (guint32) record->at };

  if (record->length >= 2)
    {
      run.row = exchange_biff_u16 (record->data);
      self->row = run.row + 1;
    }
  if (record->length < measure_cell (record->type))
    return set_damaged_row (self, error);
  if (run.row != *row)
    g_array_append_val (self->runs, run);
  *row = run.row;
  return TRUE;
}

static void
note_record (ExchangeXls              *self,
             const ExchangeBiffRecord *record)
{
  if (record->type == RECORD_ROW && record->length >= 16 && (record->data[12] & 0x20) != 0)
    self->hidden[exchange_biff_u16 (record->data) / 8] |= (guint8) (1 << exchange_biff_u16 (record->data) % 8);
  else if (record->type == RECORD_MERGEDCELLS)
    note_merges (self, record);
  else if (record->type == RECORD_COLINFO)
    note_columns (self, record);
}

/* A chart inside the sheet is a sheet inside the sheet: its records are not ours. */
static gboolean
scan_records (ExchangeXls  *self,
              GError      **error)
{
  ExchangeBiffRecord record;
  guint row = EXCHANGE_XLS_ROWS;
  guint depth = 1;

  while (exchange_biff_next (self->biff, &record) == EXCHANGE_BIFF_RECORD)
    {
      if (record.type == EXCHANGE_XLS_EOF && --depth == 0)
        return TRUE;
      if (record.type == EXCHANGE_XLS_BOF)
        {
          depth++;
          row = EXCHANGE_XLS_ROWS;
        }
      else if (depth == 1 && measure_cell (record.type) == 0)
        note_record (self, &record);
      else if (depth == 1 && !note_cell (self, &record, &row, error))
        return FALSE;
      if (self->runs->len > EXCHANGE_XLS_ROWS * EXCHANGE_XLS_COLUMNS)
        return set_too_wide (self, error);
    }
  return exchange_xls_set_damaged (self, error);
}

static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  const XlsRun *left = a;
  const XlsRun *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return left->at < right->at ? -1 : left->at > right->at;
}

static gboolean
are_sorted (GArray *runs)
{
  for (guint i = 1; i < runs->len; i++)
    if (g_array_index (runs, XlsRun, i - 1).row > g_array_index (runs, XlsRun, i).row)
      return FALSE;
  return TRUE;
}

gboolean
exchange_xls_scan_sheet (ExchangeXls  *self,
                         gsize         start,
                         GError      **error)
{
  ExchangeBiffRecord record;

  g_array_set_size (self->runs, 0);
  self->next_run = 0;
  self->row = 0;
  memset (self->hidden, 0, EXCHANGE_XLS_ROWS / 8);
  exchange_biff_seek (self->biff, start);
  if (exchange_biff_next (self->biff, &record) != EXCHANGE_BIFF_RECORD || record.type != EXCHANGE_XLS_BOF)
    return exchange_xls_set_damaged (self, error);
  if (!scan_records (self, error))
    return FALSE;
  /* Some programs write column by column. */
  if (!are_sorted (self->runs))
    g_array_sort (self->runs, compare_runs);
  return TRUE;
}

static void
add_own (ExchangeXls       *self,
         ExchangeCellFlags  flags,
         gsize              offset)
{
  exchange_reader_add_own (&self->parent, self->column, flags, offset);
}

static void
add_error (ExchangeXls       *self,
           ExchangeCellFlags  flags,
           guint8             code)
{
  GString *text = self->parent.row_text;
  gsize offset = text->len;

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    if (errors[i].code == code)
      g_string_append (text, errors[i].text);
  if (text->len == offset)
    g_string_append (text, "#N/A");
  self->parent.notes.errors++;
  add_own (self, flags | EXCHANGE_CELL_ERROR, offset);
}

static void
add_boolean (ExchangeXls       *self,
             ExchangeCellFlags  flags,
             gboolean           yes)
{
  gsize offset = self->parent.row_text->len;

  g_string_append (self->parent.row_text, yes ? "TRUE" : "FALSE");
  add_own (self, flags | EXCHANGE_CELL_BOOLEAN, offset);
}

/* The digits as a spreadsheet would save them in text: 15 of a long number, all of any other. */
static void
print_digits (double  value,
              char   *out,
              int     size)
{
  if (fabs (value) < FIRST_UNSAFE && value == floor (value))
    g_ascii_formatd (out, size, "%.0f", value);
  else
    g_ascii_formatd (out, size, fabs (value) < LONG_NUMBER ? "%.17g" : "%.15G", value);
}

static void
add_number (ExchangeXls       *self,
            ExchangeCellFlags  flags,
            guint              style,
            double             value)
{
  GString *text = self->parent.row_text;
  ExchangeNumberFormat format = { EXCHANGE_STYLE_GENERAL, 0 };
  gsize offset = text->len;
  gboolean proven = FALSE;
  char digits[64];

  if (!isfinite (value))
    {
      add_error (self, flags, 0x24);
      return;
    }
  if (style < self->formats->len)
    format = g_array_index (self->formats, ExchangeNumberFormat, style);
  print_digits (value, digits, sizeof digits);
  g_string_append (text, digits);
  flags |= exchange_reader_end_number (&self->parent, offset, format, &proven);
  add_own (self, flags, offset);
}

/* A number in 30 bits: an integer or the upper half of a double, perhaps a hundredth of it. */
static double
read_rk (guint32 packed)
{
  guint64 bits = (guint64) (packed & ~3u) << 32;
  double value;

  if ((packed & 2) != 0)
    value = (gint32) (packed & ~3u) / 4;
  else
    memcpy (&value, &bits, sizeof value);
  return (packed & 1) != 0 ? value / 100 : value;
}

static void
end_text (ExchangeXls       *self,
          ExchangeCellFlags  flags,
          gsize              offset)
{
  GString *text = self->parent.row_text;

  /* WPS shows a picture in a cell through a formula of this name. */
  if (strstr (text->str + offset, "DISPIMG(") != NULL)
    {
      g_string_truncate (text, offset);
      flags |= EXCHANGE_CELL_PICTURE;
      self->parent.notes.pictures++;
    }
  if (text->len > offset || (flags & EXCHANGE_CELL_PICTURE) != 0)
    add_own (self, flags, offset);
}

/* A text inside the record, from its byte @skipped on. */
static gboolean
add_text (ExchangeXls       *self,
          ExchangeCellFlags  flags,
          gsize              skipped,
          GError           **error)
{
  GString *text = self->parent.row_text;
  gsize offset = text->len;

  exchange_biff_enter (self->biff, skipped);
  if (!exchange_biff_string (self->biff, EXCHANGE_BIFF_LONG, text) || text->len > EXCHANGE_MAX_ROW_TEXT)
    return set_damaged_row (self, error);
  end_text (self, flags, offset);
  return TRUE;
}

static gboolean
add_shared (ExchangeXls  *self,
            guint32       index,
            GError      **error)
{
  gsize length = 0;
  const char *text = exchange_strings_get (self->strings, index, &length);

  if (text == NULL)
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_DAMAGED,
                   _("“%s”已损坏：第 %u 行引用了不存在的文字。请用 WPS 打开后另存一份再导入。"),
                   self->parent.name, self->row);
      return FALSE;
    }
  if (length > 0)
    exchange_reader_add_lasting (&self->parent, self->column, EXCHANGE_CELL_PLAIN, text, length);
  return TRUE;
}

static gboolean
add_packed_row (ExchangeXls              *self,
                const ExchangeBiffRecord *record,
                GError                  **error)
{
  for (gsize at = 4; at + 6 + 2 <= record->length; at += 6, self->column++)
    {
      if (self->column >= EXCHANGE_XLS_COLUMNS)
        return set_too_wide (self, error);
      add_number (self, EXCHANGE_CELL_PLAIN, exchange_biff_u16 (record->data + at),
                  read_rk (exchange_biff_u32 (record->data + at + 2)));
    }
  return TRUE;
}

static void
add_not_calculated (ExchangeXls *self)
{
  self->parent.notes.not_calculated++;
  add_own (self, EXCHANGE_CELL_FORMULA | EXCHANGE_CELL_NOT_CALCULATED, self->parent.row_text->len);
}

/* The result as last calculated: a double, or a marker where a double would be no number. */
static void
add_formula (ExchangeXls              *self,
             const ExchangeBiffRecord *record)
{
  const guint8 *result = record->data + CELL_HEAD;

  self->parent.notes.formulas++;
  if (exchange_biff_u16 (result + 6) != 0xFFFF)
    {
      add_number (self, EXCHANGE_CELL_FORMULA, exchange_biff_u16 (record->data + 4), exchange_biff_double (result));
      return;
    }
  switch (result[0])
    {
    case 0:
      self->awaits_text = TRUE;
      break;
    case 1:
      add_boolean (self, EXCHANGE_CELL_FORMULA, result[2] != 0);
      break;
    case 2:
      add_error (self, EXCHANGE_CELL_FORMULA, result[2]);
      break;
    default:
      /* An empty text is a result, unless the writer left all calculating to the next program. */
      if ((record->data[CELL_HEAD + 8] & 1) != 0)
        add_not_calculated (self);
      break;
    }
}

static gboolean
add_cell (ExchangeXls              *self,
          const ExchangeBiffRecord *record,
          GError                  **error)
{
  const guint8 *value = record->data + CELL_HEAD;
  guint style = exchange_biff_u16 (record->data + 4);

  self->column = exchange_biff_u16 (record->data + 2);
  if (self->column >= EXCHANGE_XLS_COLUMNS)
    return set_too_wide (self, error);
  switch (record->type)
    {
    case RECORD_LABELSST:
      return add_shared (self, exchange_biff_u32 (value), error);
    case RECORD_LABEL:
    case RECORD_RSTRING:
      return add_text (self, EXCHANGE_CELL_PLAIN, CELL_HEAD, error);
    case RECORD_NUMBER:
      add_number (self, EXCHANGE_CELL_PLAIN, style, exchange_biff_double (value));
      return TRUE;
    case RECORD_RK:
      add_number (self, EXCHANGE_CELL_PLAIN, style, read_rk (exchange_biff_u32 (value)));
      return TRUE;
    case RECORD_MULRK:
      return add_packed_row (self, record, error);
    case RECORD_BOOLERR:
      if (value[1] != 0)
        add_error (self, EXCHANGE_CELL_PLAIN, value[0]);
      else
        add_boolean (self, EXCHANGE_CELL_PLAIN, value[0] != 0);
      return TRUE;
    case RECORD_FORMULA:
    default:
      add_formula (self, record);
      return TRUE;
    }
}

/* The text of the formula before did not come. */
static void
end_formula (ExchangeXls *self)
{
  if (!self->awaits_text)
    return;
  self->awaits_text = FALSE;
  add_not_calculated (self);
}

static gboolean
read_run (ExchangeXls   *self,
          const XlsRun  *run,
          GError       **error)
{
  ExchangeBiffRecord record;
  gboolean done = TRUE;

  exchange_biff_seek (self->biff, run->at);
  while (done)
    {
      if (exchange_biff_next (self->biff, &record) != EXCHANGE_BIFF_RECORD)
        return set_damaged_row (self, error);
      if (record.type == EXCHANGE_XLS_EOF || record.type == EXCHANGE_XLS_BOF)
        break;
      if (record.type == RECORD_STRING && self->awaits_text)
        {
          self->awaits_text = FALSE;
          done = add_text (self, EXCHANGE_CELL_FORMULA, 0, error);
        }
      else if (measure_cell (record.type) > 0)
        {
          end_formula (self);
          if (record.length < measure_cell (record.type))
            return set_damaged_row (self, error);
          if (exchange_biff_u16 (record.data) != run->row)
            break;
          done = add_cell (self, &record, error);
        }
    }
  end_formula (self);
  return done;
}

ExchangeStep
exchange_xls_next_row (ExchangeXls  *self,
                       GError      **error)
{
  while (self->next_run < self->runs->len)
    {
      guint row = g_array_index (self->runs, XlsRun, self->next_run).row;

      self->row = row + 1;
      exchange_reader_start_row (&self->parent, self->row, (self->hidden[row / 8] & 1 << row % 8) != 0);
      for (; self->next_run < self->runs->len; self->next_run++)
        {
          const XlsRun *run = &g_array_index (self->runs, XlsRun, self->next_run);

          if (run->row != row)
            break;
          if (!read_run (self, run, error))
            {
              self->next_run = self->runs->len;
              return EXCHANGE_FAILED;
            }
        }
      if (exchange_reader_end_row (&self->parent))
        return EXCHANGE_ROW;
    }
  return EXCHANGE_END;
}
