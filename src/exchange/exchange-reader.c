/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a spreadsheet by its content and hands out its rows; the formats lie in files of their own. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-reader-private.h"

/* Internal flag: the cell's text is still an offset into row_text. */
#define CELL_OWN (1u << 30)

static void
free_sheet (gpointer data)
{
  ExchangeSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet);
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const ExchangeCell *left = a;
  const ExchangeCell *right = b;

  return left->column < right->column ? -1 : left->column > right->column;
}

/* Cells out of order or given twice occur in hand-made files; the last one given counts. */
static void
sort_cells (GArray *cells)
{
  guint kept = 0;

  g_array_sort (cells, compare_columns);
  for (guint i = 0; i < cells->len; i++)
    {
      ExchangeCell *cell = &g_array_index (cells, ExchangeCell, i);

      if (kept > 0 && g_array_index (cells, ExchangeCell, kept - 1).column == cell->column)
        kept--;
      g_array_index (cells, ExchangeCell, kept++) = *cell;
    }
  g_array_set_size (cells, kept);
}

void
exchange_reader_init (ExchangeReader            *self,
                      const ExchangeReaderClass *klass,
                      ExchangeKind               kind,
                      const char                *path)
{
  self->klass = klass;
  self->kind = kind;
  self->name = exchange_dup_file_name (path);
  self->sheets = g_ptr_array_new_with_free_func (free_sheet);
  self->merges = g_array_new (FALSE, FALSE, sizeof (ExchangeMerge));
  self->look = exchange_look_new ();
  self->cells = g_array_new (FALSE, FALSE, sizeof (ExchangeCell));
  self->row_text = g_string_sized_new (4096);
}

void
exchange_reader_add_sheet (ExchangeReader     *self,
                           const char         *name,
                           ExchangeSheetState  state)
{
  ExchangeSheet *sheet = g_new0 (ExchangeSheet, 1);

  sheet->name = g_strdup (name);
  sheet->state = state;
  g_ptr_array_add (self->sheets, sheet);
}

gboolean
exchange_reader_check_sheets (ExchangeReader *self,
                              GError        **error)
{
  if (self->sheets->len == 0)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_EMPTY,
                 _("“%s”里没有工作表。请用 WPS 打开检查后另存一份再导入。"), self->name);
  return self->sheets->len > 0;
}

void
exchange_reader_start_row (ExchangeReader *self,
                           guint           number,
                           gboolean        hidden)
{
  self->row.number = number;
  self->row.hidden = hidden;
  g_array_set_size (self->cells, 0);
  g_string_truncate (self->row_text, 0);
}

void
exchange_reader_add_own (ExchangeReader    *self,
                         guint              column,
                         ExchangeCellFlags  flags,
                         gsize              offset)
{
  ExchangeCell cell = { column, flags | CELL_OWN, NULL, self->row_text->len - offset };

  cell.text = GSIZE_TO_POINTER (offset);
  g_array_append_val (self->cells, cell);
  g_string_append_c (self->row_text, '\0');
}

void
exchange_reader_add_lasting (ExchangeReader    *self,
                             guint              column,
                             ExchangeCellFlags  flags,
                             const char        *text,
                             gsize              length)
{
  ExchangeCell cell = { column, flags, text, length };

  g_array_append_val (self->cells, cell);
}

void
exchange_reader_repeat_cell (ExchangeReader *self,
                             guint           column)
{
  ExchangeCell cell = g_array_index (self->cells, ExchangeCell, self->cells->len - 1);

  cell.column = column;
  g_array_append_val (self->cells, cell);
}

void
exchange_reader_add_merge (ExchangeReader      *self,
                           const ExchangeMerge *merge)
{
  self->notes.merges++;
  if (self->merges->len < EXCHANGE_MAX_MERGES)
    g_array_append_vals (self->merges, merge, 1);
}

gboolean
exchange_reader_end_row (ExchangeReader *self)
{
  gboolean sorted = TRUE;

  if (self->cells->len == 0)
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    {
      ExchangeCell *cell = &g_array_index (self->cells, ExchangeCell, i);

      if (cell->flags & CELL_OWN)
        {
          cell->text = self->row_text->str + GPOINTER_TO_SIZE (cell->text);
          cell->flags &= ~CELL_OWN;
        }
      if (i > 0 && cell[-1].column >= cell->column)
        sorted = FALSE;
    }
  if (!sorted)
    sort_cells (self->cells);
  self->row.cells = (const ExchangeCell *) (void *) self->cells->data;
  self->row.n_cells = self->cells->len;
  self->notes.rows++;
  self->notes.hidden_rows += self->row.hidden ? 1 : 0;
  return TRUE;
}

/**
 * exchange_reader_open:
 *
 * Decides by content what @path is, opens it and chooses its first visible sheet.
 * What cannot be read is refused with a sentence that says what it is and what to do.
 */
ExchangeReader *
exchange_reader_open (const char *path,
                      GError    **error)
{
  return exchange_reader_open_text (path, NULL, '\0', error);
}

/**
 * exchange_reader_open_text:
 * @encoding: (nullable): for text files, instead of finding it out
 * @separator: for text files, instead of finding it out; 0 to find it out
 */
ExchangeReader *
exchange_reader_open_text (const char *path,
                           const char *encoding,
                           char        separator,
                           GError    **error)
{
  g_autoptr (ExchangeReader) self = NULL;
  ExchangeKind kind;
  guint first = 0;

  if (!exchange_sniff (path, &kind, error))
    return NULL;
  if (!exchange_kind_is_readable (kind))
    {
      exchange_kind_set_refusal (kind, path, error);
      return NULL;
    }
  if (kind == EXCHANGE_KIND_XLSX)
    self = exchange_xlsx_open (path, error);
  else if (kind == EXCHANGE_KIND_XLS)
    self = exchange_xls_open (path, error);
  else if (kind == EXCHANGE_KIND_ODS || kind == EXCHANGE_KIND_ODS_FLAT)
    self = exchange_ods_open (path, kind == EXCHANGE_KIND_ODS_FLAT, error);
  else if (kind == EXCHANGE_KIND_XML_2003)
    self = exchange_xml_table_open (path, error);
  else if (kind == EXCHANGE_KIND_HTML)
    self = exchange_html_open (path, encoding, error);
  else
    self = exchange_csv_open (path, encoding, separator, error);
  if (self == NULL)
    return NULL;
  while (first + 1 < self->sheets->len &&
         exchange_reader_get_sheet (self, first)->state != EXCHANGE_SHEET_VISIBLE)
    first++;
  if (exchange_reader_get_sheet (self, first)->state != EXCHANGE_SHEET_VISIBLE)
    first = 0;
  return exchange_reader_choose_sheet (self, first, error) ? g_steal_pointer (&self) : NULL;
}

void
exchange_reader_free (ExchangeReader *self)
{
  g_free (self->name);
  g_free (self->encoding);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->merges);
  exchange_look_free (self->look);
  g_array_unref (self->cells);
  g_string_free (self->row_text, TRUE);
  self->klass->free (self);
}

ExchangeKind
exchange_reader_get_kind (ExchangeReader *self)
{
  return self->kind;
}

const char *
exchange_reader_get_name (ExchangeReader *self)
{
  return self->name;
}

/**
 * exchange_reader_get_encoding:
 *
 * Returns: (nullable): character set of a text file, in iconv's spelling; %NULL for workbooks
 */
const char *
exchange_reader_get_encoding (ExchangeReader *self)
{
  return self->encoding;
}

char
exchange_reader_get_separator (ExchangeReader *self)
{
  return self->separator;
}

gboolean
exchange_reader_has_date1904 (ExchangeReader *self)
{
  return self->date1904;
}

guint
exchange_reader_get_n_sheets (ExchangeReader *self)
{
  return self->sheets->len;
}

const ExchangeSheet *
exchange_reader_get_sheet (ExchangeReader *self,
                           guint           sheet)
{
  return g_ptr_array_index (self->sheets, sheet);
}

/**
 * exchange_reader_choose_sheet:
 *
 * Starts at the first row of a sheet; also the way to read a sheet again.
 */
gboolean
exchange_reader_choose_sheet (ExchangeReader *self,
                              guint           sheet,
                              GError        **error)
{
  g_return_val_if_fail (sheet < self->sheets->len, FALSE);

  memset (&self->notes, 0, sizeof self->notes);
  g_array_set_size (self->merges, 0);
  exchange_look_clear (self->look);
  return self->klass->choose (self, sheet, error);
}

/**
 * exchange_reader_next_row:
 * @row: (out): the next row that has any content; owned by the reader, valid until the next call
 */
ExchangeStep
exchange_reader_next_row (ExchangeReader     *self,
                          const ExchangeRow **row,
                          GError            **error)
{
  ExchangeStep step = self->klass->next (self, error);

  *row = step == EXCHANGE_ROW ? &self->row : NULL;
  return step;
}

const ExchangeNotes *
exchange_reader_get_notes (ExchangeReader *self)
{
  return &self->notes;
}

/**
 * exchange_reader_get_merges:
 *
 * Merged areas stand behind the rows in the file: complete only after the last row.
 */
const ExchangeMerge *
exchange_reader_get_merges (ExchangeReader *self,
                            guint          *n_merges)
{
  *n_merges = self->merges->len;
  return (const ExchangeMerge *) (void *) self->merges->data;
}

/**
 * exchange_reader_get_look:
 *
 * Complete only after the last row.
 */
const ExchangeLook *
exchange_reader_get_look (ExchangeReader *self)
{
  return self->look;
}

/* Part of the sheet read so far, 0 to 1. */
double
exchange_reader_get_progress (ExchangeReader *self)
{
  return self->klass->get_progress (self);
}

const ExchangeCell *
exchange_row_get_cell (const ExchangeRow *row,
                       guint              column)
{
  guint low = 0;
  guint high = row->n_cells;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (row->cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }
  return low < row->n_cells && row->cells[low].column == column ? &row->cells[low] : NULL;
}

char *
exchange_dup_column_name (guint column)
{
  char name[8];
  guint at = sizeof name - 1;

  name[at] = '\0';
  for (guint rest = column + 1; rest > 0 && at > 0; rest = (rest - 1) / 26)
    name[--at] = (char) ('A' + (rest - 1) % 26);
  return g_strdup (name + at);
}
