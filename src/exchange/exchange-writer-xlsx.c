/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes .xlsx through libxlsxwriter in constant memory: text cells, drop-downs, print set-up for A4. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "exchange-package.h"
#include "exchange-sniff.h"
#include "exchange-writer-private.h"

#define LIST_SHEET      "字典"
/* Longer drop-downs must lie in cells. */
#define MAX_LIST_TEXT   255
/* Rows below the last one that still offer the drop-downs. */
#define SPARE_ROWS      500
#define MAX_CELL_CHARS  32767
#define A4_PAPER        9
#define MIN_WIDTH       6.0
#define MAX_WIDTH       60.0
#define LINE_HEIGHT     16.0
/* What a number cell keeps of a number. */
#define MAX_DIGITS      15
/* Of a column's width, where no text stands. */
#define CELL_MARGIN     0.7
/* Widest heading printed on one line before it wraps. */
#define HEADING_WIDTH   16.0

typedef struct
{
  ExchangeWriter  parent;

  /* Owned */
  lxw_workbook   *book;
  GString        *chunk;      /* scratch of the check */
  char           *note;       /* or %NULL */
  char           *list_name;  /* of a visible sheet for the lists, or %NULL */

  /* Borrowed from the book */
  lxw_worksheet  *sheet;
  lxw_format     *text_format;
  lxw_format     *empty_format; /* of cells that nobody wrote: text, without a line around it */
  lxw_format     *number_format;
  lxw_format     *amount_format; /* of what is shown with two places */
  lxw_format     *heading_format;

  guint           first_row;  /* of the data */
  GPtrArray      *choices;    /* of GStrv or %NULL, by column */
  GPtrArray      *lists;      /* of GStrv borrowed from choices: those that stand in cells */
  gboolean       *unique;     /* by column */
  double         *widths;     /* by column, when texts wrap; else %NULL */
} XlsxWriter;

static double
measure_text (const char *text)
{
  double widest = 0;
  double width = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width = c == '\n' ? 0 : width + (g_unichar_iswide (c) ? 2.0 : 1.1);
      widest = MAX (widest, width);
    }
  return widest;
}

static double
choose_width (const ExchangeWriterColumn *column)
{
  if (column->width > 0)
    return column->width;
  return CLAMP (MIN (measure_text (column->heading), HEADING_WIDTH) + 2, MIN_WIDTH, MAX_WIDTH);
}

/* Lines a heading takes in its column. */
static guint
count_lines (const char *text,
             double      width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += 1 + (guint) (measure_text (lines[i]) / MAX (width, 1.0));
  return CLAMP (n, 1, 8);
}

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

static gboolean
check_written (XlsxWriter *self,
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

static gboolean
write_text (XlsxWriter *self,
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
  return check_written (self, worksheet_write_string (self->sheet, row, (lxw_col_t) column, text, format), error);
}

static lxw_format *
add_border_format (XlsxWriter *self)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_border (format, LXW_BORDER_THIN);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  return format;
}

static void
create_formats (XlsxWriter *self,
                gboolean    wraps)
{
  self->text_format = add_border_format (self);
  format_set_num_format (self->text_format, "@");
  if (wraps)
    format_set_text_wrap (self->text_format);

  self->empty_format = workbook_add_format (self->book);
  format_set_num_format (self->empty_format, "@");

  self->number_format = add_border_format (self);
  format_set_align (self->number_format, LXW_ALIGN_RIGHT);

  self->amount_format = add_border_format (self);
  format_set_align (self->amount_format, LXW_ALIGN_RIGHT);
  format_set_num_format (self->amount_format, "#,##0.00");

  self->heading_format = add_border_format (self);
  format_set_num_format (self->heading_format, "@");
  format_set_bold (self->heading_format);
  format_set_text_wrap (self->heading_format);
  format_set_align (self->heading_format, LXW_ALIGN_CENTER);
}

static lxw_format *
create_banner_format (XlsxWriter          *self,
                      ExchangeBannerStyle  style)
{
  lxw_format *format;

  if (style == EXCHANGE_BANNER_GROUP)
    return self->heading_format;
  format = workbook_add_format (self->book);
  format_set_num_format (format, "@");
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (style == EXCHANGE_BANNER_TITLE)
    {
      format_set_bold (format);
      format_set_font_size (format, 18);
      format_set_align (format, LXW_ALIGN_CENTER);
    }
  return format;
}

static gboolean
write_merged (XlsxWriter *self,
              guint       row,
              guint       first,
              guint       last,
              const char *text,
              lxw_format *format,
              GError    **error)
{
  g_autofree char *valid = dup_cell_text (text);

  if (first == last)
    return write_text (self, row, first, valid, format, error);
  errno = 0;
  return check_written (self, worksheet_merge_range (self->sheet, row, (lxw_col_t) first, row,
                                                     (lxw_col_t) last, valid, format), error);
}

/* In constant memory a row is written once, and worksheet_merge_range () would write into those below: only the upper row is
 * written here, and the area noted where the library keeps its own. The rows below get their cells in their turn. */
static gboolean
write_tall (XlsxWriter            *self,
            const ExchangeBanner  *banner,
            lxw_format            *format,
            GError               **error)
{
  lxw_merged_range *area;

  if (!write_text (self, banner->row, banner->first_column, banner->text, format, error))
    return FALSE;
  for (guint i = banner->first_column + 1; i <= banner->last_column; i++)
    if (!check_written (self, worksheet_write_blank (self->sheet, banner->row, (lxw_col_t) i, format), error))
      return FALSE;
  area = g_new0 (lxw_merged_range, 1);
  *area = (lxw_merged_range) { .first_row = banner->row, .last_row = banner->last_row,
                               .first_col = (lxw_col_t) banner->first_column, .last_col = (lxw_col_t) banner->last_column };
  STAILQ_INSERT_TAIL (self->sheet->merged_ranges, area, list_pointers);
  self->sheet->merged_range_count++;
  return TRUE;
}

static gboolean
write_banner (XlsxWriter            *self,
              const ExchangeBanner  *banner,
              GError               **error)
{
  lxw_format *format = create_banner_format (self, banner->style);

  if (banner->last_row > banner->row)
    return write_tall (self, banner, format, error);
  return write_merged (self, banner->row, banner->first_column, banner->last_column, banner->text, format, error);
}

static gboolean
write_head (XlsxWriter           *self,
            const ExchangeLayout *layout,
            GError              **error)
{
  guint lines = 1;

  for (guint i = 0; i < layout->n_banners; i++)
    {
      const ExchangeBanner *banner = &layout->banners[i];

      if (banner->style == EXCHANGE_BANNER_TITLE)
        worksheet_set_row (self->sheet, banner->row, 30, NULL);
      if (!write_banner (self, banner, error))
        return FALSE;
    }
  for (guint i = 0; i < layout->n_columns; i++)
    lines = MAX (lines, count_lines (layout->columns[i].heading, choose_width (&layout->columns[i])));
  worksheet_set_row (self->sheet, layout->heading_row, LINE_HEIGHT * lines + 4, NULL);
  for (guint i = 0; i < layout->n_columns; i++)
    if (!write_text (self, layout->heading_row, i, layout->columns[i].heading, self->heading_format, error))
      return FALSE;
  return TRUE;
}

static void
set_up_page (XlsxWriter           *self,
             const ExchangeLayout *layout)
{
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, A4_PAPER);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, layout->heading_row, layout->heading_row);
  worksheet_freeze_panes (self->sheet, layout->heading_row + 1, (lxw_col_t) layout->frozen_columns);
  worksheet_set_footer (self->sheet, "&C第 &P 页 共 &N 页");
  if (layout->margin_left > 0)
    worksheet_set_margins (self->sheet, layout->margin_left, layout->margin_right,
                           layout->margin_top, layout->margin_bottom);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const ExchangeWriterColumn *column = &layout->columns[i];

      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, choose_width (column),
                            column->is_number ? NULL : self->empty_format);
      g_ptr_array_add (self->choices, g_strdupv ((char **) column->choices));
      self->unique[i] = column->is_unique;
      if (self->widths != NULL)
        self->widths[i] = choose_width (column);
    }
}

/* The rows that may be typed into: those written, and below them spare ones unless a note follows. */
static guint
find_last_row (XlsxWriter *self)
{
  guint last = self->first_row + self->parent.n_rows;

  if (self->note != NULL)
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

  if (self->widths == NULL)
    return;
  for (guint i = 0; i < self->parent.n_columns; i++)
    if (cells[i] != NULL)
      lines = MAX (lines, count_lines (cells[i], self->widths[i] - CELL_MARGIN));
  worksheet_set_row (self->sheet, row, LINE_HEIGHT * lines, NULL);
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
                                     writer->numbers[i] ? self->number_format : self->text_format) != LXW_NO_ERROR)
            return check_written (self, LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, error);
          continue;
        }
      if (writer->numbers[i] && read_quantity (cells[i], &number))
        worksheet_write_number (self->sheet, row, (lxw_col_t) i, number,
                                has_two_places (cells[i]) ? self->amount_format : self->number_format);
      else if (!write_text (self, row, i, cells[i], self->text_format, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_book (ExchangeWriter *writer,
            GError        **error)
{
  XlsxWriter *self = (XlsxWriter *) writer;
  guint row = self->first_row + writer->n_rows;
  lxw_error result;

  if (self->note != NULL)
    {
      lxw_format *format = create_banner_format (self, EXCHANGE_BANNER_PLAIN);

      format_set_text_wrap (format);
      worksheet_set_row (self->sheet, row, LINE_HEIGHT * 5, NULL);
      if (!write_merged (self, row, 0, writer->n_columns - 1, self->note, format, error))
        return FALSE;
    }
  for (guint i = 0; i < self->choices->len; i++)
    if (g_ptr_array_index (self->choices, i) != NULL)
      add_drop_down (self, i, g_ptr_array_index (self->choices, i));
    else if (self->unique[i])
      warn_of_repeats (self, i);
  if (!write_lists (self))
    return check_written (self, LXW_ERROR_MEMORY_MALLOC_FAILED, error);
  errno = 0;
  result = workbook_close (self->book);
  self->book = NULL;
  return check_written (self, result, error) && check_rows (self, writer->n_rows, error);
}

static void
free_writer (ExchangeWriter *writer)
{
  XlsxWriter *self = (XlsxWriter *) writer;

  if (self->book != NULL)
    lxw_workbook_free (self->book);
  g_string_free (self->chunk, TRUE);
  g_free (self->note);
  g_free (self->list_name);
  g_free (self->unique);
  g_free (self->widths);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->choices);
  g_free (self);
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
  self->note = g_strdup (layout->note);
  self->list_name = g_strdup (layout->list_sheet);
  self->unique = g_new0 (gboolean, layout->n_columns);
  self->widths = layout->wraps ? g_new0 (double, layout->n_columns) : NULL;
  self->lists = g_ptr_array_new ();
  self->choices = g_ptr_array_new_with_free_func (free_words);
  self->first_row = layout->heading_row + 1;
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
  create_formats (self, layout->wraps);
  set_up_page (self, layout);
  if (!write_head (self, layout, error))
    {
      exchange_writer_free (&self->parent);
      return NULL;
    }
  return &self->parent;
}
