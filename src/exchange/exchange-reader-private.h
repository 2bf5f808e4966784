/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every format of spreadsheet implements below the reader, and the row it fills. */
#pragma once

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
void exchange_reader_start_row    (ExchangeReader            *self,
                                   guint                      number,
                                   gboolean                   hidden);
/* A cell whose text, from @offset on, was appended to row_text. */
void exchange_reader_add_own      (ExchangeReader            *self,
                                   guint                      column,
                                   ExchangeCellFlags          flags,
                                   gsize                      offset);
/* A cell whose text lives as long as the reader. */
void exchange_reader_add_lasting  (ExchangeReader            *self,
                                   guint                      column,
                                   ExchangeCellFlags          flags,
                                   const char                *text,
                                   gsize                      length);
/* Makes the row visible to the caller; FALSE when it has no content. */
gboolean exchange_reader_end_row  (ExchangeReader            *self);

ExchangeReader *exchange_xls_open  (const char *path,
                                    GError    **error);
ExchangeReader *exchange_xlsx_open (const char *path,
                                    GError    **error);
ExchangeReader *exchange_csv_open  (const char *path,
                                    const char *encoding,
                                    char        separator,
                                    GError    **error);

G_END_DECLS
