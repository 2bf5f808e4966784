/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the .xlsx writer share: the workbook under way. */
#pragma once

#include <xlsxwriter.h>

#include "exchange-writer-private.h"

G_BEGIN_DECLS

#define LINE_HEIGHT 16.0

/* @banner: its text is owned; rows count from the end of the data */
typedef struct
{
  ExchangeBanner  banner;
  lxw_format     *format;
} Note;

typedef struct
{
  ExchangeWriter  parent;

  /* Owned */
  lxw_workbook   *book;
  GString        *chunk;      /* scratch of the check */
  GArray         *notes;      /* of Note: what stands below the data */
  GArray         *note_heights; /* of double, by row there */
  char           *list_name;  /* of a visible sheet for the lists, or %NULL */

  /* Borrowed from the book */
  lxw_worksheet  *sheet;
  lxw_format     *text_format;
  lxw_format    **text_formats;    /* by column: that one, or as the column looks */
  lxw_format    **heading_formats; /* likewise */
  lxw_format     *empty_format; /* of cells that nobody wrote: text, without a line around it */
  lxw_format     *number_format;
  lxw_format     *amount_format; /* of what is shown with two places */
  lxw_format     *heading_format;

  guint           first_row;  /* of the data */
  double          row_height; /* of the data; 0 for the usual one */
  GPtrArray      *choices;    /* of GStrv or %NULL, by column */
  GPtrArray      *lists;      /* of GStrv borrowed from choices: those that stand in cells */
  gboolean       *unique;     /* by column */
  double         *widths;     /* by column, when texts wrap; else %NULL */
} XlsxWriter;

/* Formats, page, and everything down to the data. */
gboolean xlsx_writer_write_head  (XlsxWriter            *self,
                                  const ExchangeLayout  *layout,
                                  GError               **error);
/* What stands below the data. */
gboolean xlsx_writer_write_notes (XlsxWriter            *self,
                                  GError               **error);
/* A cell of text; what no cell takes is left out of it. */
gboolean xlsx_writer_write_text  (XlsxWriter            *self,
                                  guint                  row,
                                  guint                  column,
                                  const char            *text,
                                  lxw_format            *format,
                                  GError               **error);
/* A sentence for what the library answers. */
gboolean xlsx_writer_check       (XlsxWriter            *self,
                                  lxw_error              result,
                                  GError               **error);
/* Lines a text takes in a column of that width. */
guint    xlsx_writer_count_lines (const char            *text,
                                  double                 width);

G_END_DECLS
