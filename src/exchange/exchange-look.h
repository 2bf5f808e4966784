/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the author of a sheet laid it out, for whoever has to give the same sheet back. */
#pragma once

#include "exchange-reader.h"
#include "exchange-style.h"

G_BEGIN_DECLS

/* Of a sheet that is read; what goes beyond is left out. */
#define EXCHANGE_MAX_WIDTHS      1024
#define EXCHANGE_MAX_HEIGHTS     2000
#define EXCHANGE_MAX_STYLED      20000
#define EXCHANGE_MAX_DROP_DOWNS  1000
#define EXCHANGE_MAX_RULE_TEXT   8192
#define EXCHANGE_MAX_CHOICES     2000
#define EXCHANGE_MAX_CHOICE_CHARS 255

/* Columns from 0; in characters as the file has it, the margins of the cell too. */
typedef struct
{
  guint  first, last;
  double width;
} ExchangeWidth;

/* Row from 1; in points. */
typedef struct
{
  guint  row;
  double height;
} ExchangeHeight;

typedef struct
{
  guint row;    /* from 1 */
  guint column; /* from 0 */
  guint style;
} ExchangeStyled;

/* @source: the words in quotes ("男,女"), or the cells that hold them (Sheet2!$A$1:$A$56) */
typedef struct
{
  ExchangeMerge  area;
  char          *source;
} ExchangeDropDown;

/**
 * ExchangeLook:
 * @styles: (nullable) (element-type ExchangeStyle): of the whole workbook, by number; fonts' names lie there too
 * @usual_width: of columns that no width is told of; 0 when the file does not say
 * @margins: left, right, top, bottom, in inches; all 0 when the file does not say
 * @paper: as spreadsheets number it (9 is A4, 8 A3); 0 when the file does not say
 *
 * Complete after the last row of the sheet; empty for formats that are not read for it.
 */
typedef struct
{
  GPtrArray *styles;
  GArray    *widths;     /* of ExchangeWidth */
  GArray    *heights;    /* of ExchangeHeight, by row */
  GArray    *styled;     /* of ExchangeStyled, by row and column */
  GArray    *drop_downs; /* of ExchangeDropDown */
  double     usual_width;
  double     margins[4];
  guint      paper;
  gboolean   portrait;
} ExchangeLook;

/* Of the chosen sheet. */
const ExchangeLook  *exchange_reader_get_look    (ExchangeReader      *reader);

ExchangeLook        *exchange_look_new           (void);
void                 exchange_look_free          (ExchangeLook        *self);
/* What was told of a sheet; styles stay. */
void                 exchange_look_clear         (ExchangeLook        *self);
/* @areas: "C5:C20 E5 F:F"; other words among them are passed over. */
void                 exchange_look_add_drop_down (ExchangeLook        *self,
                                                  const char          *areas,
                                                  const char          *source);

/* 0 when the file does not say. */
double               exchange_look_get_width     (const ExchangeLook  *self,
                                                  guint                column);
double               exchange_look_get_height    (const ExchangeLook  *self,
                                                  guint                row);
const ExchangeStyle *exchange_look_get_style     (const ExchangeLook  *self,
                                                  guint                row,
                                                  guint                column);
/* Where the words of that column come from, below @head_row; %NULL for no drop-down. */
const char          *exchange_look_get_source    (const ExchangeLook  *self,
                                                  guint                column,
                                                  guint                head_row);

/* The words of a source that has them itself, else %NULL; caller frees. */
char               **exchange_look_list_words    (const char          *source);
/* The cells of one that names them. @sheet: (out) (nullable): %NULL for the sheet itself; caller frees. */
gboolean             exchange_look_find_cells    (const char          *source,
                                                  char               **sheet,
                                                  ExchangeMerge       *cells);
/* "$C$5:$C$20", "C5", "C:C" -> the area; FALSE for anything else. */
gboolean             exchange_look_read_area     (const char          *text,
                                                  ExchangeMerge       *area);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeLook, exchange_look_free)

G_END_DECLS
