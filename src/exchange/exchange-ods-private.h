/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the .ods reader share: the document and the state inside a sheet. */
#pragma once

#include "exchange-reader-private.h"
#include "exchange-xml.h"

G_BEGIN_DECLS

typedef enum
{
  ODS_TEXT,
  ODS_NUMBER,   /* also a percentage or a sum of money */
  ODS_DATE,
  ODS_TIME,
  ODS_BOOLEAN,
} OdsCellType;

typedef struct
{
  ExchangeReader    parent;

  /* Owned */
  ExchangePackage  *package;    /* or, for a document in one file, */
  ExchangeDecoder  *decoder;
  ExchangeXml      *xml;        /* the sheet under way, or %NULL */
  GString          *value;      /* of the cell: a number, a date, a text that is not shown */

  guint             n_tables;   /* begun so far */
  guint             wanted;     /* sheet to read, from 1 */

  /* Where in the document. */
  guint             skipped;    /* depth inside something that is no cell's content */
  gboolean          in_body;
  gboolean          in_table;
  guint             groups;     /* of rows or columns, one in another */
  gboolean          writer_proven;

  /* The row under way. */
  guint             row;
  guint             row_repeat;
  guint             row_left;   /* how often it is still to be handed out */
  guint64           row_bytes;
  guint             column;
  gboolean          row_open;
  guint64           n_cells;
  guint64           n_bytes;    /* of text, each repetition counted */

  /* The cell under way. */
  gboolean          cell_open;
  guint             paragraph;  /* depth inside one, 0 outside */
  OdsCellType       type;
  guint             cell_repeat;
  guint             columns_spanned;
  guint             rows_spanned;
  gboolean          covered;
  gboolean          has_formula;
  gboolean          has_picture;
  gboolean          has_error;
  gboolean          has_type;
  gboolean          has_paragraph;
  gsize             offset;       /* where its text begins in row_text */
  gsize             line;         /* where its paragraph begins */
  gsize             blank;        /* end of the text when that is a collapsed space, else 0 */
} ExchangeOds;

extern const ExchangeXmlHandlers exchange_ods_sheet_handlers;

/* FALSE when the sheet lies before the place reached: then the document is to be begun anew. */
gboolean exchange_ods_go_on_to    (ExchangeOds *self,
                                   guint        sheet);
void     exchange_ods_start_sheet (ExchangeOds *self,
                                   guint        sheet);
/* The row that was handed out stands in the sheet once more. */
gboolean exchange_ods_repeat_row  (ExchangeOds *self);

G_END_DECLS
