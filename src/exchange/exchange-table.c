/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses the sheet that is the table and hands out its data rows; what is left out is listed. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-head.h"
#include "exchange-row-words.h"
#include "exchange-table.h"

#define SHOWN_CHARS 30
/* A note or a sum fills few cells; a row with more is somebody's data whatever it begins with. */
#define MAX_NOTE_CELLS 3

struct _ExchangeTable
{
  /* Borrowed */
  ExchangeReader *reader;

  /* Owned */
  ExchangeHead    head;
  GPtrArray      *others;
  GPtrArray      *skipped;

  guint           sheet;
  guint           head_width; /* fields of the heading's line, 0 outside text files */
  guint           last_row; /* number of the last row seen */
};

static const struct { ExchangeSkip why; const char *title; } skip_titles[] = {
  { EXCHANGE_SKIP_TITLE, N_("表头以上") },
  { EXCHANGE_SKIP_BLANK, N_("空行") },
  { EXCHANGE_SKIP_HEADING, N_("重复的表头") },
  { EXCHANGE_SKIP_NOTE, N_("说明或落款") },
  { EXCHANGE_SKIP_TOTAL, N_("合计") },
  { EXCHANGE_SKIP_SAMPLE, N_("示例") },
  { EXCHANGE_SKIP_NUMBERS, N_("列号") },
  { EXCHANGE_SKIP_SERIAL_ONLY, N_("只有序号") },
};

static void
free_skipped (gpointer data)
{
  ExchangeSkipped *skipped = data;

  g_free (skipped->text);
  g_free (skipped);
}

/* Sheets that only feed drop-downs or explain. */
static gboolean
is_helper_sheet (const char *name)
{
  static const char *const words[] = { "下拉", "字典", "码表", "代码表", "数据源", "选项", "填表说明", "填写说明",
                                       "说明", "示例", "样例" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (name, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
skip_rows (ExchangeTable *self,
           ExchangeSkip   why,
           guint          first,
           guint          last,
           const char    *text)
{
  ExchangeSkipped *skipped = self->skipped->len > 0
                               ? g_ptr_array_index (self->skipped, self->skipped->len - 1)
                               : NULL;

  if (skipped != NULL && skipped->why == why && skipped->last_row + 1 == first)
    {
      skipped->last_row = last;
      return;
    }
  skipped = g_new0 (ExchangeSkipped, 1);
  skipped->why = why;
  skipped->first_row = first;
  skipped->last_row = last;
  skipped->text = g_utf8_strlen (text, -1) > SHOWN_CHARS ? g_utf8_substring (text, 0, SHOWN_CHARS)
                                                         : g_strdup (text);
  g_strdelimit (skipped->text, "\r\n\t", ' ');
  g_ptr_array_add (self->skipped, skipped);
}

static const ExchangeColumn *
find_column (ExchangeTable *self,
             guint          column)
{
  for (guint i = 0; i < self->head.columns->len; i++)
    {
      const ExchangeColumn *known = g_ptr_array_index (self->head.columns, i);

      if (known->column == column)
        return known;
    }
  return NULL;
}

/* Is @text what @column is called: the whole, or of a head of two rows what stands in either? */
static gboolean
is_called (const ExchangeColumn *column,
           const char           *text,
           gboolean              two_rows)
{
  const char *slash = two_rows ? strchr (column->heading, '/') : NULL;
  g_autofree char *whole = exchange_heading_strip (column->heading);
  gboolean called = strcmp (text, whole) == 0;

  /* A heading may have strokes of its own: 部门/车间. */
  for (; !called && slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *first = g_strndup (column->heading, (gsize) (slash - column->heading));
      g_autofree char *upper = exchange_heading_strip (first);
      g_autofree char *lower = exchange_heading_strip (slash + 1);

      called = strcmp (text, upper) == 0 || strcmp (text, lower) == 0;
    }
  return called;
}

/* Printed page after page, with the same words as the heading, or the upper row of it. */
static gboolean
is_heading (ExchangeTable     *self,
            const ExchangeRow *row)
{
  guint same = 0;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const ExchangeColumn *column = find_column (self, row->cells[i].column);
      g_autofree char *text = NULL;

      if (column == NULL || exchange_text_is_blank (row->cells[i].text))
        continue;
      text = exchange_heading_strip (row->cells[i].text);
      if (!is_called (column, text, self->head.first_row < self->head.last_row))
        return FALSE;
      same++;
    }
  return same >= 2;
}

static gboolean
is_serial_column (ExchangeTable *self,
                  guint          column)
{
  const ExchangeColumn *known = find_column (self, column);

  return known != NULL && known->serial;
}

/* First cell of the row with more than spaces in it; @filled counts them. */
static const ExchangeCell *
find_first (const ExchangeRow *row,
            guint             *filled)
{
  const ExchangeCell *first = NULL;

  *filled = 0;
  for (guint i = 0; i < row->n_cells; i++)
    {
      if (row->cells[i].flags == EXCHANGE_CELL_PLAIN && exchange_text_is_blank (row->cells[i].text))
        continue;
      first = first != NULL ? first : &row->cells[i];
      ++*filled;
    }
  return first;
}

/* The text by which a row is told for a sample: its first one that is no running number. */
static gboolean
has_sample (ExchangeTable     *self,
            const ExchangeRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = exchange_text_to_half_width (row->cells[i].text);
      gboolean serial = is_serial_column (self, row->cells[i].column);

      if (exchange_row_says_sample (g_strstrip (text)))
        return TRUE;
      if (*text != '\0' && !serial)
        return FALSE;
    }
  return FALSE;
}

/* FALSE when the row is data. */
static gboolean
judge_row (ExchangeTable     *self,
           const ExchangeRow *row,
           ExchangeSkip      *why,
           const char       **text)
{
  guint filled;
  const ExchangeCell *first = find_first (row, &filled);
  gboolean wide = self->head.columns->len > MAX_NOTE_CELLS;
  const char *start;

  *text = first != NULL ? first->text : "";
  for (start = *text; g_ascii_isspace (*start) || g_str_has_prefix (start, "\u3000"); start = g_utf8_next_char (start))
    continue;
  if (first == NULL)
    *why = EXCHANGE_SKIP_BLANK;
  else if (filled == 1 && is_serial_column (self, first->column) && g_ascii_isdigit (*start))
    *why = EXCHANGE_SKIP_SERIAL_ONLY;
  else if (exchange_row_says_total (start) && (wide || filled == 1))
    *why = EXCHANGE_SKIP_TOTAL;
  else if (has_sample (self, row))
    *why = EXCHANGE_SKIP_SAMPLE;
  else if (filled <= MAX_NOTE_CELLS && (wide || filled == 1) && exchange_row_says_note (start, filled == 1))
    *why = EXCHANGE_SKIP_NOTE;
  else if (filled == 1 && wide && first->flags == EXCHANGE_CELL_PLAIN && exchange_row_says_remark (start))
    *why = EXCHANGE_SKIP_NOTE;
  else if (exchange_row_is_numbers (row))
    *why = EXCHANGE_SKIP_NUMBERS;
  else if (is_heading (self, row))
    *why = EXCHANGE_SKIP_HEADING;
  else
    return FALSE;
  return TRUE;
}

static void
set_no_heading (ExchangeReader *reader,
                gboolean        seen,
                GError        **error)
{
  const char *encoding = exchange_reader_get_encoding (reader);

  /* Big5, or text that went through two programs, reads as characters that nobody wrote. */
  if (seen && encoding != NULL)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_NO_HEADING,
                 _("“%s”按 %s 编码读入，没有找到表头：前面的行里没有认得的列名。请用 WPS 打开看看：文字是乱码的，"
                   "另存为 .xlsx 后再导入；文字正常的，核对是不是选错了文件，或把列名改成采集表上的写法（如“姓名”“证件号码”）。"),
                 exchange_reader_get_name (reader), encoding);
  else if (seen)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_NO_HEADING,
                 _("“%s”里没有找到表头：前面的行里没有认得的列名。请核对是不是选错了文件或登记册，"
                   "或把列名改成采集表上的写法（如“姓名”“证件号码”）后再导入。"),
                 exchange_reader_get_name (reader));
  else
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_EMPTY,
                 _("“%s”的工作表是空的，没有可导入的内容。请核对是不是选错了文件。"),
                 exchange_reader_get_name (reader));
}

/* Looks at every sheet that may be the table and keeps the one with the best heading. */
static gboolean
choose_sheet (ExchangeTable      *self,
              ExchangeVocabulary *vocabulary,
              gboolean            helpers,
              gboolean           *seen,
              GError            **error)
{
  for (guint i = 0; i < exchange_reader_get_n_sheets (self->reader); i++)
    {
      const ExchangeSheet *sheet = exchange_reader_get_sheet (self->reader, i);
      gboolean aside = sheet->state != EXCHANGE_SHEET_VISIBLE || is_helper_sheet (sheet->name);
      ExchangeHead head;

      if (aside != helpers && exchange_reader_get_n_sheets (self->reader) > 1)
        continue;
      if (!exchange_reader_choose_sheet (self->reader, i, error) ||
          !exchange_head_find (self->reader, vocabulary, &head, error))
        return FALSE;
      *seen |= head.seen_rows > 0;
      if (head.score > 0)
        g_ptr_array_add (self->others, g_strdup (sheet->name));
      if (head.score > self->head.score)
        {
          exchange_head_clear (&self->head);
          self->head = head;
          self->sheet = i;
        }
      else
        exchange_head_clear (&head);
    }
  return TRUE;
}

/* "“人员”、“说明”": what there is to choose from. */
static char *
dup_sheet_names (ExchangeReader *reader)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < exchange_reader_get_n_sheets (reader); i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? _("、") : "", exchange_reader_get_sheet (reader, i)->name);
  return g_string_free (names, FALSE);
}

static gboolean
find_sheet (ExchangeTable *self,
            const char    *name,
            GError       **error)
{
  g_autofree char *names = NULL;

  for (guint i = 0; i < exchange_reader_get_n_sheets (self->reader); i++)
    if (strcmp (exchange_reader_get_sheet (self->reader, i)->name, name) == 0)
      {
        self->sheet = i;
        return TRUE;
      }
  names = dup_sheet_names (self->reader);
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_NO_HEADING, _("“%s”里没有工作表“%s”，有%s。"),
               exchange_reader_get_name (self->reader), name, names);
  return FALSE;
}

/* Goes where the clerk pointed: another sheet than the one proposed, another row, or both. */
static gboolean
go_to_place (ExchangeTable       *self,
             ExchangeVocabulary  *vocabulary,
             const ExchangePlace *place,
             GError             **error)
{
  if (place->sheet != NULL && !find_sheet (self, place->sheet, error))
    return FALSE;
  exchange_head_clear (&self->head);
  if (!exchange_reader_choose_sheet (self->reader, self->sheet, error))
    return FALSE;
  if (place->head_row == 0)
    return exchange_head_find (self->reader, vocabulary, &self->head, error);
  if (!exchange_head_read (self->reader, vocabulary, place->head_row, &self->head, error))
    return FALSE;
  if (self->head.columns == NULL)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_NO_HEADING, _("工作表“%s”的第 %u 行是空的，不能作表头，请指另一行。"),
                 exchange_reader_get_sheet (self->reader, self->sheet)->name, place->head_row);
  return self->head.columns != NULL;
}

static void
forget_chosen (ExchangeTable *self)
{
  const char *chosen = exchange_reader_get_sheet (self->reader, self->sheet)->name;

  for (guint i = 0; i < self->others->len; i++)
    if (strcmp (g_ptr_array_index (self->others, i), chosen) == 0)
      {
        g_ptr_array_remove_index (self->others, i);
        return;
      }
}

/**
 * exchange_table_open:
 * @reader: used until the table is freed
 *
 * Visible sheets come first; hidden ones and those named like drop-down lists or instructions
 * are looked at only when no other has a heading, or when @place names them.
 */
ExchangeTable *
exchange_table_open (ExchangeReader      *reader,
                     ExchangeVocabulary  *vocabulary,
                     const ExchangePlace *place,
                     GError             **error)
{
  g_autoptr (ExchangeTable) self = g_new0 (ExchangeTable, 1);
  gboolean pointed = place != NULL && (place->sheet != NULL || place->head_row != 0);
  gboolean seen = FALSE;

  self->reader = reader;
  self->others = g_ptr_array_new_with_free_func (g_free);
  self->skipped = g_ptr_array_new_with_free_func (free_skipped);
  if (!choose_sheet (self, vocabulary, FALSE, &seen, error))
    return NULL;
  if (self->head.score == 0 && !choose_sheet (self, vocabulary, TRUE, &seen, error))
    return NULL;
  if (pointed && !go_to_place (self, vocabulary, place, error))
    return NULL;
  if (self->head.columns == NULL)
    {
      set_no_heading (reader, seen, error);
      return NULL;
    }
  forget_chosen (self);
  return exchange_table_rewind (self, error) ? g_steal_pointer (&self) : NULL;
}

void
exchange_table_free (ExchangeTable *self)
{
  exchange_head_clear (&self->head);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->skipped);
  g_free (self);
}

guint
exchange_table_get_sheet (ExchangeTable *self)
{
  return self->sheet;
}

GPtrArray *
exchange_table_get_others (ExchangeTable *self)
{
  return self->others;
}

guint
exchange_table_get_head_row (ExchangeTable *self)
{
  return self->head.last_row;
}

guint
exchange_table_get_head_width (ExchangeTable *self)
{
  return self->head_width;
}

guint
exchange_table_get_n_columns (ExchangeTable *self)
{
  return self->head.columns->len;
}

const ExchangeColumn *
exchange_table_get_column (ExchangeTable *self,
                           guint          index)
{
  return g_ptr_array_index (self->head.columns, index);
}

void
exchange_table_set_field (ExchangeTable *self,
                          guint          index,
                          guint          field)
{
  ExchangeColumn *column = g_ptr_array_index (self->head.columns, index);

  column->field = field;
  column->repeated = FALSE;
  column->serial = column->serial && field == EXCHANGE_NO_FIELD;
}

guint
exchange_table_find_column (ExchangeTable *self,
                            guint          field)
{
  for (guint i = 0; i < self->head.columns->len; i++)
    {
      const ExchangeColumn *column = g_ptr_array_index (self->head.columns, i);

      if (column->field == field && !column->repeated)
        return column->column;
    }
  return EXCHANGE_NO_FIELD;
}

gboolean
exchange_table_rewind (ExchangeTable *self,
                       GError       **error)
{
  g_ptr_array_set_size (self->skipped, 0);
  self->last_row = 0;
  return exchange_reader_choose_sheet (self->reader, self->sheet, error);
}

/**
 * exchange_table_next:
 * @row: (out): the next row of data; owned by the reader, valid until the next call
 *
 * Rows that are no data are listed in exchange_table_get_skipped(); blank rows only between others.
 */
ExchangeStep
exchange_table_next (ExchangeTable      *self,
                     const ExchangeRow **row,
                     GError            **error)
{
  ExchangeStep step;

  while ((step = exchange_reader_next_row (self->reader, row, error)) == EXCHANGE_ROW)
    {
      guint number = (*row)->number;
      guint filled;
      ExchangeSkip why;
      const char *text;

      if (number <= self->head.last_row)
        {
          const ExchangeCell *first = find_first (*row, &filled);

          self->head_width = (*row)->width;
          if (number < self->head.first_row && first != NULL)
            skip_rows (self, EXCHANGE_SKIP_TITLE, number, number, first->text);
          continue;
        }
      if (self->last_row > 0 && number > self->last_row + 1)
        skip_rows (self, EXCHANGE_SKIP_BLANK, self->last_row + 1, number - 1, "");
      self->last_row = number;
      if (!judge_row (self, *row, &why, &text))
        return EXCHANGE_ROW;
      skip_rows (self, why, number, number, text);
    }
  return step;
}

GPtrArray *
exchange_table_get_skipped (ExchangeTable *self)
{
  return self->skipped;
}

const char *
exchange_skip_get_title (ExchangeSkip why)
{
  for (gsize i = 0; i < G_N_ELEMENTS (skip_titles); i++)
    if (skip_titles[i].why == why)
      return _(skip_titles[i].title);
  return "";
}
