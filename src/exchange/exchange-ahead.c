/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a sheet ahead in a thread of its own, so that unpacking and judging rows share two processors. */
#include "config.h"

#include <string.h>

#include "exchange-pipe.h"
#include "exchange-reader-private.h"

/* Rows read without a thread: most sheets are looked at only that far. */
#define DIRECT_ROWS  128
#define BLOCK_ROWS   256
#define BLOCK_TEXT   (256 * 1024)
#define MAX_BLOCKS   8

typedef struct
{
  guint    number;
  gboolean hidden;
  guint    width;
  guint    first_cell;
  guint    n_cells;
} BlockRow;

/* Cells keep pointers to lasting texts; own texts are copied into @text and end up as pointers. */
typedef struct
{
  GArray        *rows;   /* of BlockRow */
  GArray        *cells;  /* of ExchangeCell */
  GString       *text;
  GArray        *own;    /* of guint: cells whose text is an offset into @text */
  ExchangeNotes  notes;
  double         progress;
  ExchangeStep   step;   /* what came after the last row */
  GError        *error;
} Block;

typedef struct
{
  ExchangeReader  parent;

  /* Owned */
  ExchangeReader *inner;    /* belongs to the pipe's thread while there is one */
  ExchangePipe   *pipe;
  Block          *block;    /* rows being handed out */
  guint           at;

  guint           direct;   /* rows handed out without the thread */
  ExchangeStep    last;     /* what the sheet ended with */
} ExchangeAhead;

static Block *
new_block (void)
{
  Block *block = g_new0 (Block, 1);

  block->rows = g_array_sized_new (FALSE, FALSE, sizeof (BlockRow), BLOCK_ROWS);
  block->cells = g_array_new (FALSE, FALSE, sizeof (ExchangeCell));
  block->own = g_array_new (FALSE, FALSE, sizeof (guint));
  block->text = g_string_sized_new (16 * 1024);
  block->step = EXCHANGE_ROW;
  return block;
}

static void
free_block (gpointer data)
{
  Block *block = data;

  g_array_unref (block->rows);
  g_array_unref (block->cells);
  g_array_unref (block->own);
  g_string_free (block->text, TRUE);
  g_clear_error (&block->error);
  g_free (block);
}

static void
copy_cell (Block              *block,
           const GString      *row_text,
           const ExchangeCell *source)
{
  ExchangeCell cell = *source;
  guint index = block->cells->len;

  /* A text outside the row's own buffer belongs to the workbook and lasts. */
  if (source->text >= row_text->str && source->text <= row_text->str + row_text->len)
    {
      cell.text = GSIZE_TO_POINTER (block->text->len);
      g_string_append_len (block->text, source->text, (gssize) source->length + 1);
      g_array_append_val (block->own, index);
    }
  g_array_append_val (block->cells, cell);
}

static void
copy_row (Block             *block,
          const GString     *row_text,
          const ExchangeRow *row)
{
  BlockRow copy = { row->number, row->hidden, row->width, block->cells->len, row->n_cells };

  for (guint i = 0; i < row->n_cells; i++)
    copy_cell (block, row_text, &row->cells[i]);
  g_array_append_val (block->rows, copy);
}

static gpointer
make_block (gpointer data)
{
  ExchangeReader *inner = data;
  Block *block = new_block ();
  const ExchangeRow *row;

  while (block->rows->len < BLOCK_ROWS && block->text->len < BLOCK_TEXT &&
         (block->step = exchange_reader_next_row (inner, &row, &block->error)) == EXCHANGE_ROW)
    copy_row (block, inner->row_text, row);
  for (guint i = 0; i < block->own->len; i++)
    {
      ExchangeCell *cell = &g_array_index (block->cells, ExchangeCell, g_array_index (block->own, guint, i));

      cell->text = block->text->str + GPOINTER_TO_SIZE (cell->text);
    }
  block->notes = inner->notes;
  block->progress = exchange_reader_get_progress (inner);
  return block;
}

static gboolean
is_last_block (gpointer item)
{
  return ((const Block *) item)->step != EXCHANGE_ROW;
}

static void
stop_thread (ExchangeAhead *self)
{
  g_clear_pointer (&self->pipe, exchange_pipe_free);
  g_clear_pointer (&self->block, free_block);
}

/* What stands behind the rows. */
static void
take_over (ExchangeAhead *self)
{
  ExchangeLook *look = self->parent.look;

  g_array_append_vals (self->parent.merges, self->inner->merges->data, self->inner->merges->len);
  self->parent.look = self->inner->look;
  self->inner->look = look;
  /* Those are of the whole workbook. */
  g_ptr_array_unref (look->styles);
  look->styles = g_ptr_array_ref (self->parent.look->styles);
}

/* The end of the sheet: the thread is done, and what only it knew is ours again. */
static ExchangeStep
finish_sheet (ExchangeAhead *self,
              GError       **error)
{
  self->last = self->block->step;
  if (self->block->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->block->error));
  self->parent.notes = self->block->notes;
  stop_thread (self);
  take_over (self);
  return self->last;
}

static ExchangeStep
next_direct (ExchangeAhead *self,
             GError       **error)
{
  const ExchangeRow *row;
  ExchangeStep step = exchange_reader_next_row (self->inner, &row, error);

  self->parent.notes = self->inner->notes;
  if (step == EXCHANGE_ROW)
    {
      self->parent.row = *row;
      self->direct++;
      return step;
    }
  self->last = step;
  take_over (self);
  return step;
}

static const ExchangePipeClass pipe_class = { "read-sheet", make_block, is_last_block, free_block, MAX_BLOCKS };

static ExchangeStep
next_row (ExchangeReader *reader,
          GError        **error)
{
  ExchangeAhead *self = (ExchangeAhead *) reader;
  const BlockRow *row;

  if (self->last != EXCHANGE_ROW)
    return EXCHANGE_END;
  if (self->direct < DIRECT_ROWS)
    return next_direct (self, error);
  if (self->pipe == NULL)
    self->pipe = exchange_pipe_new (&pipe_class, self->inner);

  while (self->block == NULL || self->at >= self->block->rows->len)
    {
      if (self->block != NULL && self->block->step != EXCHANGE_ROW)
        return finish_sheet (self, error);
      g_clear_pointer (&self->block, free_block);
      self->block = exchange_pipe_take (self->pipe);
      self->at = 0;
    }
  row = &g_array_index (self->block->rows, BlockRow, self->at++);
  reader->row.number = row->number;
  reader->row.hidden = row->hidden;
  reader->row.width = row->width;
  reader->row.cells = &g_array_index (self->block->cells, ExchangeCell, row->first_cell);
  reader->row.n_cells = row->n_cells;
  reader->notes = self->block->notes;
  return EXCHANGE_ROW;
}

static gboolean
choose_sheet (ExchangeReader *reader,
              guint           sheet,
              GError        **error)
{
  ExchangeAhead *self = (ExchangeAhead *) reader;

  stop_thread (self);
  self->direct = 0;
  self->at = 0;
  self->last = EXCHANGE_ROW;
  return exchange_reader_choose_sheet (self->inner, sheet, error);
}

static double
get_progress (ExchangeReader *reader)
{
  ExchangeAhead *self = (ExchangeAhead *) reader;

  if (self->block != NULL)
    return self->block->progress;
  return self->pipe == NULL ? exchange_reader_get_progress (self->inner) : 0;
}

static void
free_reader (ExchangeReader *reader)
{
  ExchangeAhead *self = (ExchangeAhead *) reader;

  stop_thread (self);
  exchange_reader_free (self->inner);
  g_free (self);
}

/**
 * exchange_reader_new_ahead:
 * @inner: (transfer full): not touched by anybody else any more
 *
 * The same rows as @inner, at the first row of its first sheet; its notes run ahead by a few rows.
 */
ExchangeReader *
exchange_reader_new_ahead (ExchangeReader *inner)
{
  static const ExchangeReaderClass klass = { choose_sheet, next_row, get_progress, free_reader };
  ExchangeAhead *self = g_new0 (ExchangeAhead, 1);

  exchange_reader_init (&self->parent, &klass, inner->kind, inner->name);
  self->parent.encoding = g_strdup (inner->encoding);
  self->parent.separator = inner->separator;
  self->parent.date1904 = inner->date1904;
  for (guint i = 0; i < inner->sheets->len; i++)
    {
      const ExchangeSheet *sheet = g_ptr_array_index (inner->sheets, i);

      exchange_reader_add_sheet (&self->parent, sheet->name, sheet->state);
    }
  self->inner = inner;
  self->last = EXCHANGE_ROW;
  return &self->parent;
}
