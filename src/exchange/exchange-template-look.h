/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a template takes over of the look of its blank sheet, beside the words of heading and banners. */
#pragma once

#include "exchange-import.h"

G_BEGIN_DECLS

/* One text above the heading row, in it, or below the table. */
typedef struct
{
  guint    row;     /* from 1 */
  guint    column;  /* from 0 */
  gboolean formula;
  char    *text;
} ExchangePiece;

/**
 * ExchangeBlank:
 * @pieces: (element-type ExchangePiece): in the order of the sheet
 * @head_row: the (lower) heading row, from 1 as all rows here
 * @data_row: the first one to be filled in; numbers of the columns may stand between
 * @table_end: the last prepared row of the table
 *
 * A blank sheet, gone through once. Its reader still has the look and the areas of that sheet.
 */
typedef struct
{
  ExchangeImport *import;
  GArray         *pieces;
  guint           n_columns;
  guint           head_row;
  guint           data_row;
  guint           table_end;
} ExchangeBlank;

ExchangeBlank *exchange_blank_read          (ExchangeImport       *import,
                                             GError              **error);
void           exchange_blank_free          (ExchangeBlank        *self);
/* The merged area that begins there. */
ExchangeMerge  exchange_blank_get_area      (ExchangeBlank        *self,
                                             const ExchangePiece  *piece);

/* Page, heights, widths, looks of the columns: into the groups of @file, which are made where there are none. */
void           exchange_blank_write_look    (ExchangeBlank        *self,
                                             GKeyFile             *file);
/* The look of one cell of the sheet into "look" of @group. */
void           exchange_blank_write_style   (ExchangeBlank        *self,
                                             GKeyFile             *file,
                                             const char           *group,
                                             const char           *key,
                                             guint                 row,
                                             guint                 column);
/* What stands below the table. */
void           exchange_blank_write_notes   (ExchangeBlank        *self,
                                             GKeyFile             *file);
/* The words that its columns offer; goes to other sheets for them, so that look and areas are gone afterwards. */
gboolean       exchange_blank_write_lists   (ExchangeBlank        *self,
                                             GKeyFile             *file,
                                             GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeBlank, exchange_blank_free)

G_END_DECLS
