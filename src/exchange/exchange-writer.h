/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a table to .xlsx or .csv, row by row, and puts it in place only when it is whole. */
#pragma once

#include "exchange-error.h"
#include "exchange-style.h"

G_BEGIN_DECLS

typedef struct _ExchangeWriter ExchangeWriter;

/**
 * ExchangeWriterColumn:
 * @heading: as it stands in the heading row
 * @width: in characters of the default font; 0: by the heading
 * @is_number: a quantity: number cells, right-aligned; every other column is text, so that no
 *   spreadsheet shortens a number in it
 * @is_unique: a spreadsheet warns when a value is typed twice
 * @choices: (nullable) (array zero-terminated=1): words offered as a drop-down
 * @heading_look: (nullable): %NULL for a bold heading with a line around it
 * @look: (nullable): of its other cells
 */
typedef struct
{
  const char          *heading;
  double               width;
  gboolean             is_number;
  gboolean             is_unique;
  const char *const   *choices;
  const ExchangeStyle *heading_look;
  const ExchangeStyle *look;
} ExchangeWriterColumn;

typedef enum
{
  EXCHANGE_BANNER_PLAIN,
  EXCHANGE_BANNER_TITLE, /* large and centred */
  EXCHANGE_BANNER_GROUP, /* the upper of two heading rows */
} ExchangeBannerStyle;

/**
 * ExchangeBanner:
 * @row: from 0, as columns are
 * @last_row: of an area of several rows, which may reach into the heading row where that has no heading; 0: only @row
 * @look: (nullable): instead of what @style means
 *
 * A text above the heading row, between it and the data, or below them; both ends of an area belong to it.
 */
typedef struct
{
  guint                row;
  guint                first_column;
  guint                last_column;
  ExchangeBannerStyle  style;
  const char          *text;
  guint                last_row;
  ExchangeStyle       *look;
} ExchangeBanner;

/**
 * ExchangeLayout:
 * @sheet: name of the sheet
 * @list_sheet: (nullable): name of a visible second sheet for drop-downs too long to stand in the
 *   first; %NULL: a hidden one
 * @banners: texts above the data, by ascending row and column
 * @heading_row: from 0
 * @data_row: the first row of the data; 0 for the one below the heading
 * @heights: (nullable) (array length=n_heights): in points, by row down to the data; 0 for the usual height
 * @row_height: of rows of data, 0 for the usual one; a row whose texts need more is higher
 * @wraps: a long text goes on in the next line of its cell instead of being cut on paper
 * @note: (nullable): a merged block of text under the last row
 * @notes: (nullable) (array length=n_notes): texts under the last row, by ascending row and column; rows count from there
 * @note_heights: (nullable) (array length=n_note_heights): in points, by row under the last one
 * @paper: as spreadsheets number it; 0 for A4
 * @margin_left: with the other margins in inches; all 0: the defaults
 */
typedef struct
{
  const char                 *sheet;
  const char                 *list_sheet;
  const ExchangeWriterColumn *columns;
  guint                       n_columns;
  const ExchangeBanner       *banners;
  guint                       n_banners;
  guint                       heading_row;
  guint                       data_row;
  const double               *heights;
  guint                       n_heights;
  double                      row_height;
  const char                 *note;
  const ExchangeBanner       *notes;
  guint                       n_notes;
  const double               *note_heights;
  guint                       n_note_heights;
  guint                       paper;
  gboolean                    portrait;
  guint                       frozen_columns;
  gboolean                    wraps;
  double                      margin_left, margin_right, margin_top, margin_bottom;
} ExchangeLayout;

ExchangeWriter *exchange_writer_open    (const char           *path,
                                         const ExchangeLayout *layout,
                                         GError              **error);
gboolean        exchange_writer_add_row (ExchangeWriter       *self,
                                         const char *const    *cells,
                                         GError              **error);
gboolean        exchange_writer_finish  (ExchangeWriter       *self,
                                         GError              **error);
void            exchange_writer_free    (ExchangeWriter       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeWriter, exchange_writer_free)

G_END_DECLS
