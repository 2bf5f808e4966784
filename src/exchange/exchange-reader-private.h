/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every format of spreadsheet implements below the reader, and the row it fills. */
#pragma once

#include "exchange-look.h"
#include "exchange-number.h"
#include "exchange-reader.h"

G_BEGIN_DECLS

/* Limits of a workbook's own format; text in bytes of UTF-8. */
#define EXCHANGE_MAX_COLUMNS   16384
#define EXCHANGE_MAX_ROWS      1048576
#define EXCHANGE_MAX_CELLS     60000000
#define EXCHANGE_MAX_CELL_TEXT (32767 * 4)
#define EXCHANGE_MAX_ROW_TEXT  (8 * 1024 * 1024)
#define EXCHANGE_MAX_MERGES    10000

typedef struct
{
  gboolean     (*choose)       (ExchangeReader  *reader,
                                guint            sheet,
                                GError         **error);
  ExchangeStep (*next)         (ExchangeReader  *reader,
                                GError         **error);
  double       (*get_progress) (ExchangeReader  *reader);
  void         (*free)         (ExchangeReader  *reader);
} ExchangeReaderClass;

struct _ExchangeReader
{
  const ExchangeReaderClass *klass;
  ExchangeKind               kind;
  char                      *name;
  char                      *encoding;
  char                       separator;
  gboolean                   date1904; /* counts days from 1904 */
  GPtrArray                 *sheets;   /* of ExchangeSheet */
  GArray                    *merges;   /* of ExchangeMerge */
  ExchangeNotes              notes;
  ExchangeLook              *look;

  /* The row under way: texts of its own lie one after another in row_text. */
  ExchangeRow                row;
  GArray                    *cells;    /* of ExchangeCell */
  GString                   *row_text;
};

void exchange_reader_init         (ExchangeReader            *self,
                                   const ExchangeReaderClass *klass,
                                   ExchangeKind               kind,
                                   const char                *path);
void exchange_reader_add_sheet    (ExchangeReader            *self,
                                   const char                *name,
                                   ExchangeSheetState         state);
/* %FALSE, with the sentence for the clerk, when there is none. */
gboolean exchange_reader_check_sheets
                                  (ExchangeReader            *self,
                                   GError                   **error);
void exchange_reader_start_row    (ExchangeReader            *self,
                                   guint                      number,
                                   gboolean                   hidden);
/* A cell whose text, from @offset on, was appended to row_text. */
void exchange_reader_add_own      (ExchangeReader            *self,
                                   guint                      column,
                                   ExchangeCellFlags          flags,
                                   gsize                      offset);
/* A cell of a format that knows only text, likewise; nothing when it is empty. */
void exchange_reader_add_text     (ExchangeReader            *self,
                                   guint                      column,
                                   gsize                      offset);
/* The number whose digits, from @offset on, were appended to row_text becomes the text a person would see.
 * @proven: whether the file's writer was seen to keep all digits. Returns the flags of the cell. */
ExchangeCellFlags exchange_reader_end_number
                                  (ExchangeReader            *self,
                                   gsize                      offset,
                                   ExchangeNumberFormat       format,
                                   gboolean                  *proven);
/* More rows, columns or cells than a workbook can have; a cell of the row under way with far too much text. */
GError  *exchange_reader_new_size_error (ExchangeReader      *self);
GError  *exchange_reader_new_text_error (ExchangeReader      *self,
                                         guint                column);
/* Whether @length bytes more of text fit into the cell that began at @offset, and into the row. */
gboolean exchange_reader_has_room (ExchangeReader            *self,
                                   gsize                      offset,
                                   gsize                      length);
/* Text of markup goes to row_text: white space is one space, and none where the line begins, at @line.
 * @blank: (inout): end of the text when that is a space that may yet fall away, else 0 */
void exchange_reader_append_collapsed
                                  (ExchangeReader            *self,
                                   const char                *text,
                                   gsize                      length,
                                   gsize                      line,
                                   gsize                     *blank);
/* The last cell once more, in another column. */
void exchange_reader_repeat_cell  (ExchangeReader            *self,
                                   guint                      column);
/* A merged area; only the first ten thousand are kept. */
void exchange_reader_add_merge    (ExchangeReader            *self,
                                   const ExchangeMerge       *merge);
/* A cell whose text lives as long as the reader. */
void exchange_reader_add_lasting  (ExchangeReader            *self,
                                   guint                      column,
                                   ExchangeCellFlags          flags,
                                   const char                *text,
                                   gsize                      length);
/* Makes the row visible to the caller; FALSE when it has no content. */
gboolean exchange_reader_end_row  (ExchangeReader            *self);

ExchangeReader *exchange_html_open (const char *path,
                                    const char *encoding,
                                    GError    **error);
/* @flat: a document in one file of XML, not in a package. */
ExchangeReader *exchange_ods_open  (const char *path,
                                    gboolean    flat,
                                    GError    **error);
ExchangeReader *exchange_xml_table_open
                                   (const char *path,
                                    GError    **error);
ExchangeReader *exchange_xls_open  (const char *path,
                                    GError    **error);
ExchangeReader *exchange_xlsx_open (const char *path,
                                    GError    **error);
ExchangeReader *exchange_csv_open  (const char *path,
                                    const char *encoding,
                                    char        separator,
                                    GError    **error);

G_END_DECLS
