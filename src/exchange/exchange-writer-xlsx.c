/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes .xlsx through libxlsxwriter in constant memory: text cells, drop-downs, print set-up for A4. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "exchange-package.h"
#include "exchange-sniff.h"
#include "exchange-writer-xlsx-private.h"

#define LIST_SHEET      "字典"
/* Longer drop-downs must lie in cells. */
#define MAX_LIST_TEXT   255
/* Rows below the last one that still offer the drop-downs. */
#define SPARE_ROWS      500
#define MAX_CELL_CHARS  32767
/* What a number cell keeps of a number. */
#define MAX_DIGITS      15
/* Of a column's width, where no text stands. */
#define CELL_MARGIN     0.7

/* Valid UTF-8 of at most a cell's length; invalid bytes would make a file that nothing opens. */
static char *
dup_cell_text (const char *text)
{
  char *valid = g_utf8_make_valid (text, -1);

  if (strlen (valid) > MAX_CELL_CHARS && g_utf8_strlen (valid, -1) > MAX_CELL_CHARS)
    *g_utf8_offset_to_pointer (valid, MAX_CELL_CHARS) = '\0';
  return valid;
}

/* A text that looks like an escape ("_x000D_") is protected, as libxlsxwriter does not do itself; a
 * carriage return becomes one, for as itself no reader of XML would see it. */
static char *
dup_protected (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text == '\r')
        {
          g_string_append (out, "_x000D_");
          continue;
        }
      if (text[0] == '_' && text[1] == 'x' && g_ascii_isxdigit (text[2]) && g_ascii_isxdigit (text[3]) &&
          g_ascii_isxdigit (text[4]) && g_ascii_isxdigit (text[5]) && text[6] == '_')
        g_string_append (out, "_x005F");
      g_string_append_c (out, *text);
    }
  return g_string_free (out, FALSE);
}

gboolean
xlsx_writer_check (XlsxWriter *self,
               lxw_error   result,
               GError    **error)
{
  g_autofree char *name = NULL;

  if (result == LXW_NO_ERROR)
    return TRUE;
  if (result == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    {
      name = exchange_dup_file_name (self->parent.path);
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_WRITE,
                   _("“%s”超过一个工作表能放的行数。请先筛选，分几次导出，或导出为 .csv。"), name);
    }
  else
    exchange_writer_set_error (&self->parent, errno != 0 ? errno : ENOSPC, error);
  return FALSE;
}

gboolean
xlsx_writer_write_text (XlsxWriter *self,
            guint       row,
            guint       column,
            const char *text,
            lxw_format *format,
            GError    **error)
{
  g_autofree char *changed = NULL;
  g_autofree char *protected = NULL;

  if (!g_utf8_validate (text, -1, NULL) || strlen (text) > MAX_CELL_CHARS)
    text = changed = dup_cell_text (text);
  if (strstr (text, "_x") != NULL || strchr (text, '\r') != NULL)
    text = protected = dup_protected (text);
  errno = 0;
  return xlsx_writer_check (self, worksheet_write_string (self->sheet, row, (lxw_col_t) column, text, format), error);
}

/* The rows that may be typed into: those written, and below them spare ones unless a note follows. */
static guint
find_last_row (XlsxWriter *self)
{
  guint last = self->first_row + self->parent.n_rows;

  if (self->notes->len > 0)
    return MAX (last, self->first_row + 1) - 1;
  return MIN (last + SPARE_ROWS, LXW_ROW_MAX - 1);
}

static const char *
get_list_name (XlsxWriter *self)
{
  return self->list_name != NULL ? self->list_name : LIST_SHEET;
}

static char *
dup_column_name (guint column)
{
  return column < 26 ? g_strdup_printf ("%c", (char) ('A' + column))
                     : g_strdup_printf ("%c%c", (char) ('A' + column / 26 - 1), (char) ('A' + column % 26));
}

static void
add_validation (XlsxWriter          *self,
                guint                column,
                lxw_data_validation *validation)
{
  validation->ignore_blank = LXW_VALIDATION_ON;
  validation->error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  worksheet_data_validation_range (self->sheet, self->first_row, (lxw_col_t) column, find_last_row (self),
                                   (lxw_col_t) column, validation);
}

/* It would split the word in the rule itself. */
static gboolean
has_comma (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strchr (words[i], ',') != NULL)
      return TRUE;
  return FALSE;
}

/* A drop-down too long for the rule itself stands in a column of another sheet. */
static void
add_drop_down (XlsxWriter *self,
               guint       column,
               char      **words)
{
  g_autofree char *joined = g_strjoinv (",", words);
  g_autofree char *formula = NULL;
  g_autofree char *name = NULL;
  lxw_data_validation validation = { 0 };

  if (strlen (joined) <= MAX_LIST_TEXT && strchr (joined, '"') == NULL && !has_comma (words))
    {
      validation.validate = LXW_VALIDATION_TYPE_LIST;
      validation.value_list = words;
    }
  else
    {
      g_ptr_array_add (self->lists, words);
      name = dup_column_name (self->lists->len - 1);
      formula = g_strdup_printf ("='%s'!$%s$1:$%s$%u", get_list_name (self), name, name, g_strv_length (words));
      validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      validation.value_formula = formula;
    }
  add_validation (self, column, &validation);
}

static void
warn_of_repeats (XlsxWriter *self,
                 guint       column)
{
  g_autofree char *name = dup_column_name (column);
  guint first = self->first_row + 1;
  g_autofree char *formula = g_strdup_printf ("=COUNTIF($%s$%u:$%s$%u,%s%u)=1", name, first, name,
                                              find_last_row (self) + 1, name, first);
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA, .value_formula = formula };

  add_validation (self, column, &validation);
}

/* In constant memory rows are written once and in order: all lists at the same time. */
static gboolean
write_lists (XlsxWriter *self)
{
  lxw_worksheet *sheet;
  guint longest = 0;

  if (self->lists->len == 0)
    return TRUE;
  sheet = workbook_add_worksheet (self->book, get_list_name (self));
  if (sheet == NULL)
    return FALSE;
  if (self->list_name == NULL)
    worksheet_hide (sheet);
  for (guint i = 0; i < self->lists->len; i++)
    longest = MAX (longest, g_strv_length (g_ptr_array_index (self->lists, i)));
  for (guint row = 0; row < longest; row++)
    for (guint i = 0; i < self->lists->len; i++)
      {
        char **words = g_ptr_array_index (self->lists, i);

        if (row < g_strv_length (words))
          worksheet_write_string (sheet, row, (lxw_col_t) i, words[row], self->empty_format);
      }
  return TRUE;
}

/* Rows in a block of sheet XML; @chunk keeps the end of the block before. */
static guint
count_rows (GString    *chunk,
            const char *block,
            gsize       length)
{
  guint n = 0;
  const char *at;

  g_string_append_len (chunk, block, (gssize) length);
  for (at = chunk->str; (at = strstr (at, "<row ")) != NULL; at += 5)
    n++;
  /* Shorter than "<row ", so that no row is counted twice. */
  if (chunk->len > 4)
    g_string_erase (chunk, 0, (gssize) chunk->len - 4);
  return n;
}

/*
 * A disk that fills up while rows go to the temporary file leaves a valid workbook with rows
 * missing and no error: the finished sheet is unpacked again and its rows are counted.
 */
static gboolean
check_rows (XlsxWriter *self,
            guint       expected,
            GError    **error)
{
  g_autoptr (ExchangePackage) package = exchange_package_open (self->parent.part, error);
  g_autoptr (ExchangePart) part = NULL;
  g_autofree char *block = g_malloc (64 * 1024);
  guint rows = 0;
  gssize n;

  if (package == NULL)
    return FALSE;
  part = exchange_package_open_part (package, "xl/worksheets/sheet1.xml", G_MAXINT64, error);
  if (part == NULL)
    return FALSE;
  while ((n = exchange_part_read (part, block, 64 * 1024, error)) > 0)
    rows += count_rows (self->chunk, block, (gsize) n);
  if (n < 0)
    return FALSE;
  if (rows < expected)
    {
      exchange_writer_set_error (&self->parent, ENOSPC, error);
      return FALSE;
    }
  return TRUE;
}

/* Not every program makes a row as high as its wrapped texts by itself. */
static void
set_height (XlsxWriter        *self,
            guint              row,
            const char *const *cells)
{
  guint lines = 1;

  if (self->widths == NULL && self->row_height <= 0)
    return;
  for (guint i = 0; self->widths != NULL && i < self->parent.n_columns; i++)
    if (cells[i] != NULL)
      lines = MAX (lines, xlsx_writer_count_lines (cells[i], self->widths[i] - CELL_MARGIN));
  worksheet_set_row (self->sheet, row,
                     lines == 1 && self->row_height > 0 ? self->row_height : MAX (self->row_height, LINE_HEIGHT * lines), NULL);
}

static gboolean
is_group (const char *comma)
{
  return g_ascii_isdigit (comma[1]) && g_ascii_isdigit (comma[2]) && g_ascii_isdigit (comma[3]) && !g_ascii_isdigit (comma[4]);
}

/* A quantity as it is shown, "-9,600.00": one left as text would be missing in a sum unnoticed. FALSE for words, and for
 * more digits than a number cell keeps. */
static gboolean
read_quantity (const char *text,
               double     *number)
{
  char plain[MAX_DIGITS + 3];
  gsize length = 0;
  guint digits = 0, points = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean group = *at == ',' && digits > 0 && points == 0 && is_group (at);

      if (group)
        continue;
      digits += g_ascii_isdigit (*at) ? 1 : 0;
      points += *at == '.' ? 1 : 0;
      if (digits > MAX_DIGITS || points > 1 || !(g_ascii_isdigit (*at) || *at == '.' || (*at == '-' && at == text)))
        return FALSE;
      plain[length++] = *at;
    }
  plain[length] = '\0';
  *number = g_ascii_strtod (plain, NULL);
  return digits > 0;
}

static gboolean
has_two_places (const char *text)
{
  const char *point = strchr (text, '.');

  return point != NULL && strlen (point) == strlen (".00");
}

static gboolean
add_row (ExchangeWriter    *writer,
         const char *const *cells,
         GError           **error)
{
  XlsxWriter *self = (XlsxWriter *) writer;
  guint row = self->first_row + writer->n_rows;

  set_height (self, row, cells);
  for (guint i = 0; i < writer->n_columns; i++)
    {
      double number;

      if (cells[i] == NULL || cells[i][0] == '\0')
        {
          if (worksheet_write_blank (self->sheet, row, (lxw_col_t) i,
                                     writer->numbers[i] ? self->number_format : self->text_formats[i]) != LXW_NO_ERROR)
            return xlsx_writer_check (self, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, error);
          continue;
        }
      if (writer->numbers[i] && read_quantity (cells[i], &number))
        worksheet_write_number (self->sheet, row, (lxw_col_t) i, number,
                                has_two_places (cells[i]) ? self->amount_format : self->number_format);
      else if (!xlsx_writer_write_text (self, row, i, cells[i], self->text_formats[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_book (ExchangeWriter *writer,
            GError        **error)
{
  XlsxWriter *self = (XlsxWriter *) writer;
  lxw_error result;

  if (!xlsx_writer_write_notes (self, error))
    return FALSE;
  for (guint i = 0; i < self->choices->len; i++)
    if (g_ptr_array_index (self->choices, i) != NULL)
      add_drop_down (self, i, g_ptr_array_index (self->choices, i));
    else if (self->unique[i])
      warn_of_repeats (self, i);
  if (!write_lists (self))
    return xlsx_writer_check (self, LXW_ERROR_MEMORY_MALLOC_FAILED, error);
  errno = 0;
  result = workbook_close (self->book);
  self->book = NULL;
  return xlsx_writer_check (self, result, error) && check_rows (self, writer->n_rows, error);
}

static void
free_writer (ExchangeWriter *writer)
{
  XlsxWriter *self = (XlsxWriter *) writer;

  if (self->book != NULL)
    lxw_workbook_free (self->book);
  g_string_free (self->chunk, TRUE);
  g_array_unref (self->notes);
  g_array_unref (self->note_heights);
  g_free (self->text_formats);
  g_free (self->heading_formats);
  g_free (self->list_name);
  g_free (self->unique);
  g_free (self->widths);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

static void
clear_note (gpointer data)
{
  g_free ((char *) ((Note *) data)->banner.text);
}

static void
free_words (gpointer words)
{
  g_strfreev (words);
}

/* libxlsxwriter opens its file only when it closes; a folder that refuses must be known at once. */
static gboolean
touch_part (ExchangeWriter *writer,
            GError        **error)
{
  int fd = open (writer->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

  if (fd >= 0)
    return close (fd) == 0;
  exchange_writer_set_error (writer, errno, error);
  return FALSE;
}

ExchangeWriter *
exchange_writer_open_xlsx (const char           *path,
                           const ExchangeLayout *layout,
                           GError              **error)
{
  static const ExchangeWriterClass klass = { add_row, close_book, free_writer };
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .use_zip64 = LXW_FALSE };
  XlsxWriter *self = g_new0 (XlsxWriter, 1);

  exchange_writer_init (&self->parent, &klass, path, layout);
  self->chunk = g_string_new (NULL);
  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  g_array_set_clear_func (self->notes, clear_note);
  self->note_heights = g_array_new (FALSE, TRUE, sizeof (double));
  self->list_name = g_strdup (layout->list_sheet);
  self->unique = g_new0 (gboolean, layout->n_columns);
  self->widths = layout->wraps ? g_new0 (double, layout->n_columns) : NULL;
  self->lists = g_ptr_array_new ();
  self->choices = g_ptr_array_new_with_free_func (free_words);
  self->first_row = MAX (layout->data_row, layout->heading_row + 1);
  self->row_height = layout->row_height;
  if (!touch_part (&self->parent, error))
    {
      exchange_writer_free (&self->parent);
      return NULL;
    }
  self->book = workbook_new_opt (self->parent.part, &options);
  self->sheet = self->book != NULL ? workbook_add_worksheet (self->book, layout->sheet) : NULL;
  if (self->sheet == NULL)
    {
      exchange_writer_set_error (&self->parent, EINVAL, error);
      exchange_writer_free (&self->parent);
      return NULL;
    }
  if (!xlsx_writer_write_head (self, layout, error))
    {
      exchange_writer_free (&self->parent);
      return NULL;
    }
  return &self->parent;
}
