/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A spreadsheet read row by row, whatever its format. */
#pragma once

#include "exchange-error.h"
#include "exchange-sniff.h"

G_BEGIN_DECLS

typedef struct _ExchangeReader ExchangeReader;

/**
 * ExchangeCellFlags:
 * @EXCHANGE_CELL_NUMBER: typed as a number in the file
 * @EXCHANGE_CELL_DATE: a number with a date or time format; the text is ISO
 * @EXCHANGE_CELL_BOOLEAN: the text is TRUE or FALSE
 * @EXCHANGE_CELL_FORMULA: the result of a formula as last calculated
 * @EXCHANGE_CELL_NOT_CALCULATED: a formula whose result is not in the file; the text is empty
 * @EXCHANGE_CELL_ERROR: #N/A and the like
 * @EXCHANGE_CELL_LOSSY: a long number whose last digits are lost or cannot be trusted
 * @EXCHANGE_CELL_PICTURE: a picture in the cell; the text is empty
 */
typedef enum
{
  EXCHANGE_CELL_PLAIN          = 0,
  EXCHANGE_CELL_NUMBER         = 1 << 0,
  EXCHANGE_CELL_DATE           = 1 << 1,
  EXCHANGE_CELL_BOOLEAN        = 1 << 2,
  EXCHANGE_CELL_FORMULA        = 1 << 3,
  EXCHANGE_CELL_NOT_CALCULATED = 1 << 4,
  EXCHANGE_CELL_ERROR          = 1 << 5,
  EXCHANGE_CELL_LOSSY          = 1 << 6,
  EXCHANGE_CELL_PICTURE        = 1 << 7,
} ExchangeCellFlags;

/**
 * ExchangeCell:
 * @column: from 0
 * @text: as a person would see it, UTF-8, ended by NUL; valid until the next row
 * @length: bytes of @text
 */
typedef struct
{
  guint             column;
  ExchangeCellFlags flags;
  const char       *text;
  gsize             length;
} ExchangeCell;

/**
 * ExchangeRow:
 * @number: as in the file, from 1
 * @hidden: filtered out or hidden by its author
 * @width: fields of the line in a text file, empty ones too; 0 elsewhere
 * @cells: those that are not empty, by ascending column
 */
typedef struct
{
  guint               number;
  gboolean            hidden;
  guint               width;
  const ExchangeCell *cells;
  guint               n_cells;
} ExchangeRow;

typedef enum
{
  EXCHANGE_SHEET_VISIBLE,
  EXCHANGE_SHEET_HIDDEN,
  EXCHANGE_SHEET_VERY_HIDDEN, /* only a macro can show it */
} ExchangeSheetState;

typedef struct
{
  char               *name;
  ExchangeSheetState  state;
} ExchangeSheet;

/* A merged area, rows from 1 and columns from 0, both ends included. */
typedef struct
{
  guint first_row, last_row;
  guint first_column, last_column;
} ExchangeMerge;

/**
 * ExchangeNotes:
 *
 * What was met in the chosen sheet so far; complete after its last row.
 */
typedef struct
{
  guint rows;            /* with any content */
  guint hidden_rows;
  guint hidden_columns;
  guint formulas;
  guint not_calculated;
  guint errors;
  guint lossy;
  guint pictures;
  guint merges;
  guint replaced;        /* characters that were damaged before the file was written (U+FFFD) */
} ExchangeNotes;

typedef enum
{
  EXCHANGE_ROW,
  EXCHANGE_END,
  EXCHANGE_FAILED,
} ExchangeStep;

ExchangeReader      *exchange_reader_open          (const char         *path,
                                                    GError            **error);
ExchangeReader      *exchange_reader_open_text     (const char         *path,
                                                    const char         *encoding,
                                                    char                separator,
                                                    GError            **error);
/* The same rows, read ahead by a thread. @inner: (transfer full) */
ExchangeReader      *exchange_reader_new_ahead     (ExchangeReader     *inner);
void                 exchange_reader_free          (ExchangeReader     *self);

ExchangeKind         exchange_reader_get_kind      (ExchangeReader     *self);
const char          *exchange_reader_get_name      (ExchangeReader     *self);
const char          *exchange_reader_get_encoding  (ExchangeReader     *self);
char                 exchange_reader_get_separator (ExchangeReader     *self);
/* Does a bare day number count from 1904? */
gboolean             exchange_reader_has_date1904  (ExchangeReader     *self);

guint                exchange_reader_get_n_sheets  (ExchangeReader     *self);
const ExchangeSheet *exchange_reader_get_sheet     (ExchangeReader     *self,
                                                    guint               sheet);
gboolean             exchange_reader_choose_sheet  (ExchangeReader     *self,
                                                    guint               sheet,
                                                    GError            **error);
ExchangeStep         exchange_reader_next_row      (ExchangeReader     *self,
                                                    const ExchangeRow **row,
                                                    GError            **error);
const ExchangeNotes *exchange_reader_get_notes     (ExchangeReader     *self);
const ExchangeMerge *exchange_reader_get_merges    (ExchangeReader     *self,
                                                    guint              *n_merges);
double               exchange_reader_get_progress  (ExchangeReader     *self);

const ExchangeCell  *exchange_row_get_cell         (const ExchangeRow  *row,
                                                    guint               column);
/* "A", "B" … "XFD"; caller frees. */
char                *exchange_dup_column_name      (guint               column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeReader, exchange_reader_free)

G_END_DECLS
