/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through a blank sheet once: its texts, its look, the notes below its table, the words of its drop-downs. */
#include "config.h"

#include "exchange-template-look.h"

#include "exchange-look.h"

/* A blank sheet is small; merged areas are told at its end. */
#define MAX_ROWS        20000
#define MAX_PIECES      20000
/* Between the table and its note. */
#define MAX_GAP         5
#define MAX_NOTE_ROWS   200
/* Of a width in the file, which is that of the text and of its margins. */
#define CELL_MARGIN     (5.0 / 7.0)
/* Columns that no width is told of have this one. */
#define USUAL_WIDTH     9.140625

static void
clear_piece (gpointer data)
{
  g_free (((ExchangePiece *) data)->text);
}

static gboolean
is_row (GPtrArray    *skipped,
        ExchangeSkip  why,
        guint         row)
{
  for (guint i = 0; i < skipped->len; i++)
    {
      const ExchangeSkipped *rows = g_ptr_array_index (skipped, i);

      if (rows->why == why && row >= rows->first_row && row <= rows->last_row)
        return TRUE;
    }
  return FALSE;
}

/* The last row that somebody prepared, filled or gave as a sample; 0 for none. */
static gboolean
read_table (ExchangeTable *table,
            guint         *last,
            GError       **error)
{
  const ExchangeRow *row;
  ExchangeStep step = EXCHANGE_ROW;
  GPtrArray *skipped = exchange_table_get_skipped (table);

  *last = 0;
  if (!exchange_table_rewind (table, error))
    return FALSE;
  for (guint n = 0; n < MAX_ROWS && (step = exchange_table_next (table, &row, error)) == EXCHANGE_ROW; n++)
    *last = row->number;
  for (guint i = 0; i < skipped->len; i++)
    {
      const ExchangeSkipped *rows = g_ptr_array_index (skipped, i);

      if (rows->why == EXCHANGE_SKIP_SAMPLE || rows->why == EXCHANGE_SKIP_SERIAL_ONLY)
        *last = MAX (*last, rows->last_row);
    }
  return step != EXCHANGE_FAILED;
}

/* Numbers of the columns belong to the heading, as a note does that stands between it and the first sample. */
static guint
find_data_row (GPtrArray *skipped,
               guint      head_row,
               guint      last)
{
  guint row = head_row + 1;

  while (is_row (skipped, EXCHANGE_SKIP_NUMBERS, row) || (row < last && is_row (skipped, EXCHANGE_SKIP_NOTE, row)))
    row++;
  return row;
}

static gboolean
read_pieces (ExchangeBlank  *self,
             GError        **error)
{
  ExchangeReader *reader = exchange_import_get_reader (self->import);
  const ExchangeRow *row;
  ExchangeStep step = EXCHANGE_ROW;

  if (!exchange_reader_choose_sheet (reader, exchange_table_get_sheet (exchange_import_get_table (self->import)), error))
    return FALSE;
  for (guint n = 0; n < MAX_ROWS && (step = exchange_reader_next_row (reader, &row, error)) == EXCHANGE_ROW; n++)
    for (guint i = 0; i < row->n_cells && self->pieces->len < MAX_PIECES; i++)
      {
        ExchangePiece piece = { row->number, row->cells[i].column, (row->cells[i].flags & EXCHANGE_CELL_FORMULA) != 0, NULL };

        if (row->cells[i].text == NULL || row->cells[i].text[0] == '\0')
          continue;
        piece.text = g_strdup (row->cells[i].text);
        g_array_append_val (self->pieces, piece);
      }
  return step != EXCHANGE_FAILED;
}

ExchangeMerge
exchange_blank_get_area (ExchangeBlank       *self,
                         const ExchangePiece *piece)
{
  guint n = 0;
  const ExchangeMerge *merges = exchange_reader_get_merges (exchange_import_get_reader (self->import), &n);

  for (guint i = 0; i < n; i++)
    if (merges[i].first_row == piece->row && merges[i].first_column == piece->column)
      return merges[i];
  return (ExchangeMerge) { .first_row = piece->row, .last_row = piece->row,
                           .first_column = piece->column, .last_column = piece->column };
}

/* Its only text goes over more than half of the table: nobody's name. */
static gboolean
is_wide (ExchangeBlank *self,
         guint          index)
{
  const ExchangePiece *piece = &g_array_index (self->pieces, ExchangePiece, index);
  ExchangeMerge area = exchange_blank_get_area (self, piece);
  gboolean alone = (index == 0 || piece[-1].row != piece->row) &&
                   (index + 1 == self->pieces->len || piece[1].row != piece->row);

  return alone && 2 * (area.last_column - area.first_column + 1) > self->n_columns;
}

/* Of what stands below the heading row, only the lines under it and the notes are the sheet's. */
static void
keep_notes (ExchangeBlank *self,
            GPtrArray     *skipped)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (ExchangePiece));

  g_array_set_clear_func (kept, clear_piece);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      ExchangePiece *piece = &g_array_index (self->pieces, ExchangePiece, i);
      gboolean total = is_row (skipped, EXCHANGE_SKIP_TOTAL, piece->row) && !piece->formula;

      if (piece->row >= self->data_row && !total && !is_row (skipped, EXCHANGE_SKIP_NOTE, piece->row) && !is_wide (self, i))
        continue;
      g_array_append_vals (kept, piece, 1);
      piece->text = NULL;
    }
  g_array_unref (self->pieces);
  self->pieces = kept;
}

/* Rows with a line around them are prepared for somebody. */
static guint
find_table_end (ExchangeBlank *self,
                guint          last)
{
  const ExchangeLook *look = exchange_reader_get_look (exchange_import_get_reader (self->import));
  guint note = G_MAXUINT, end = MAX (last, self->data_row - 1);

  for (guint i = self->pieces->len; i > 0; i--)
    if (g_array_index (self->pieces, ExchangePiece, i - 1).row >= self->data_row)
      note = g_array_index (self->pieces, ExchangePiece, i - 1).row;
  for (guint i = 0; i < look->styled->len; i++)
    {
      const ExchangeStyled *cell = &g_array_index (look->styled, ExchangeStyled, i);

      if (cell->row > end && cell->row < note && cell->style < look->styles->len &&
          ((const ExchangeStyle *) g_ptr_array_index (look->styles, cell->style))->bordered)
        end = cell->row;
    }
  return end;
}

ExchangeBlank *
exchange_blank_read (ExchangeImport *import,
                     GError        **error)
{
  ExchangeTable *table = exchange_import_get_table (import);
  g_autoptr (ExchangeBlank) self = g_new0 (ExchangeBlank, 1);
  guint last;

  self->import = import;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (ExchangePiece));
  g_array_set_clear_func (self->pieces, clear_piece);
  self->head_row = exchange_table_get_head_row (table);
  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    self->n_columns = MAX (self->n_columns, exchange_table_get_column (table, i)->column + 1);
  if (!read_table (table, &last, error) || !read_pieces (self, error))
    return NULL;
  self->data_row = find_data_row (exchange_table_get_skipped (table), self->head_row, last);
  keep_notes (self, exchange_table_get_skipped (table));
  self->table_end = find_table_end (self, last);
  return g_steal_pointer (&self);
}

void
exchange_blank_free (ExchangeBlank *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

static const ExchangeLook *
get_look (ExchangeBlank *self)
{
  return exchange_reader_get_look (exchange_import_get_reader (self->import));
}

void
exchange_blank_write_style (ExchangeBlank *self,
                            GKeyFile      *file,
                            const char    *group,
                            const char    *key,
                            guint          row,
                            guint          column)
{
  const ExchangeStyle *style = exchange_look_get_style (get_look (self), row, column);
  g_auto (GStrv) words = style != NULL ? exchange_style_list_words (style) : NULL;

  if (words != NULL && words[0] != NULL)
    g_key_file_set_string_list (file, group, key, (const char *const *) words, g_strv_length (words));
}

static void
write_number (GKeyFile   *file,
              const char *group,
              const char *key,
              double      number)
{
  if (number > 0)
    g_key_file_set_double (file, group, key, number);
}

/* "1=30;2=19.5": rows from @first on, the first of them 1, and points. */
static void
write_heights (ExchangeBlank *self,
               GKeyFile      *file,
               const char    *key,
               guint          first,
               guint          last)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) heights = NULL;

  for (guint row = first; row <= last; row++)
    {
      double height = exchange_look_get_height (get_look (self), row);
      char number[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *text = g_strdup_printf ("%u=%s", row - first + 1, g_ascii_formatd (number, sizeof number, "%g", height));

      if (height > 0)
        g_strv_builder_add (builder, text);
    }
  heights = g_strv_builder_end (builder);
  if (heights[0] != NULL)
    g_key_file_set_string_list (file, "template", key, (const char *const *) heights, g_strv_length (heights));
}

static void
write_page (ExchangeBlank *self,
            GKeyFile      *file)
{
  static const char *const sides[] = { "margin-left", "margin-right", "margin-top", "margin-bottom" };
  const ExchangeLook *look = get_look (self);

  if (look->paper > 0)
    g_key_file_set_integer (file, "template", "paper", (int) look->paper);
  if (look->paper > 0 && look->portrait)
    g_key_file_set_boolean (file, "template", "portrait", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    write_number (file, "template", sides[i], look->margins[i]);
}

void
exchange_blank_write_look (ExchangeBlank *self,
                           GKeyFile      *file)
{
  const ExchangeLook *look = get_look (self);
  double usual = look->usual_width > 0 ? look->usual_width : look->widths->len > 0 ? USUAL_WIDTH : 0;

  write_page (self, file);
  write_heights (self, file, "heights", 1, self->data_row - 1);
  write_number (file, "template", "row-height", exchange_look_get_height (get_look (self), self->data_row));
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *letters = exchange_dup_column_name (i), *group = g_strdup_printf ("column %s", letters);
      double width = exchange_look_get_width (look, i);

      width = width > 0 ? width : usual;
      if (width > CELL_MARGIN)
        g_key_file_set_double (file, group, "width", width - CELL_MARGIN);
      exchange_blank_write_style (self, file, group, "heading-look", self->head_row, i);
      exchange_blank_write_style (self, file, group, "look", self->data_row, i);
    }
}

void
exchange_blank_write_notes (ExchangeBlank *self,
                            GKeyFile      *file)
{
  guint first = 0, last = 0;

  for (guint i = 0, n = 0; i < self->pieces->len; i++)
    {
      const ExchangePiece *piece = &g_array_index (self->pieces, ExchangePiece, i);
      g_autofree char *group = g_strdup_printf ("note %u", n + 1);
      ExchangeMerge area = exchange_blank_get_area (self, piece);

      if (piece->row < self->data_row)
        continue;
      if (first == 0)
        first = piece->row - MIN (MAX_GAP, piece->row > self->table_end ? piece->row - self->table_end - 1 : 0);
      g_key_file_set_integer (file, group, "row", (int) (piece->row - first) + 1);
      if (area.last_row > piece->row)
        g_key_file_set_integer (file, group, "last-row", (int) (area.last_row - first) + 1);
      g_key_file_set_integer (file, group, "first-column", (int) piece->column + 1);
      g_key_file_set_integer (file, group, "last-column", (int) area.last_column + 1);
      exchange_blank_write_style (self, file, group, "look", piece->row, piece->column);
      g_key_file_set_string (file, group, "text", piece->text);
      last = MAX (last, area.last_row);
      n++;
    }
  if (first > 0)
    write_heights (self, file, "note-heights", first, MIN (last, first + MAX_NOTE_ROWS));
}

/* The words in those cells of another sheet, or of the same. */
static char **
read_cells (ExchangeReader  *reader,
            guint            sheet,
            ExchangeMerge    cells,
            GError         **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const ExchangeRow *row;
  ExchangeStep step = EXCHANGE_ROW;
  guint n_words = 0;

  if (!exchange_reader_choose_sheet (reader, sheet, error))
    return NULL;
  for (guint n = 0; n < MAX_ROWS && (step = exchange_reader_next_row (reader, &row, error)) == EXCHANGE_ROW; n++)
    for (guint i = 0; row->number >= cells.first_row && row->number <= cells.last_row && i < row->n_cells; i++)
      {
        g_autofree char *word = g_strstrip (g_strdup (row->cells[i].text != NULL ? row->cells[i].text : ""));

        if (row->cells[i].column < cells.first_column || row->cells[i].column > cells.last_column || *word == '\0' ||
            g_utf8_strlen (word, -1) > EXCHANGE_MAX_CHOICE_CHARS || n_words >= EXCHANGE_MAX_CHOICES)
          continue;
        g_strv_builder_add (words, word);
        n_words++;
      }
  return step != EXCHANGE_FAILED ? g_strv_builder_end (words) : NULL;
}

static gboolean
find_sheet (ExchangeReader *reader,
            const char     *name,
            guint          *sheet)
{
  for (*sheet = 0; *sheet < exchange_reader_get_n_sheets (reader); ++*sheet)
    if (g_strcmp0 (exchange_reader_get_sheet (reader, *sheet)->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* (transfer full): none for a rule that is reckoned by a formula. %NULL: the file cannot be read any more. */
static char **
list_words (ExchangeBlank *self,
            const char    *source,
            char         **sheet_name,
            GError       **error)
{
  ExchangeReader *reader = exchange_import_get_reader (self->import);
  char **words = exchange_look_list_words (source);
  g_autofree char *name = NULL;
  guint sheet = exchange_table_get_sheet (exchange_import_get_table (self->import));
  ExchangeMerge cells;

  if (words != NULL)
    return words;
  if (!exchange_look_find_cells (source, &name, &cells) || (name != NULL && !find_sheet (reader, name, &sheet)))
    return g_new0 (char *, 1);
  if (name != NULL && *sheet_name == NULL && exchange_reader_get_sheet (reader, sheet)->state == EXCHANGE_SHEET_VISIBLE)
    *sheet_name = g_strdup (name);
  return read_cells (reader, sheet, cells, error);
}

gboolean
exchange_blank_write_lists (ExchangeBlank  *self,
                            GKeyFile       *file,
                            GError        **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sheet_name = NULL;

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (sources, g_strdup (exchange_look_get_source (get_look (self), i, self->head_row)));
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *source = g_ptr_array_index (sources, i);
      g_autofree char *letters = exchange_dup_column_name (i), *group = g_strdup_printf ("column %s", letters);
      g_auto (GStrv) words = source != NULL ? list_words (self, source, &sheet_name, error) : NULL;

      if (source != NULL && words == NULL)
        return FALSE;
      if (words != NULL && words[0] != NULL)
        g_key_file_set_string_list (file, group, "drop-down", (const char *const *) words, g_strv_length (words));
    }
  if (sheet_name != NULL)
    g_key_file_set_string (file, "template", "list-sheet", sheet_name);
  return TRUE;
}
