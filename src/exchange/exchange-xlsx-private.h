/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the .xlsx reader share: the workbook and the state inside a sheet. */
#pragma once

#include "exchange-look.h"
#include "exchange-number.h"
#include "exchange-reader-private.h"
#include "exchange-strings.h"
#include "exchange-xml.h"

G_BEGIN_DECLS

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT,
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_ISO_DATE,
} XlsxCellType;

typedef struct
{
  ExchangeReader    parent;

  /* Owned */
  ExchangePackage  *package;
  ExchangeXml      *xml;       /* the sheet under way, or %NULL */
  ExchangeStrings  *strings;   /* read with the first sheet */
  GPtrArray        *parts;     /* of utf8: part of each sheet */
  char             *strings_part;
  GArray           *formats;   /* of ExchangeNumberFormat, by cell style */
  GHashTable       *names;     /* of areas -> GString: their cells */

  gboolean          writer_proven; /* a long number showed that all digits are kept */

  /* The row and cell under way. */
  guint             row;
  guint             last_column;   /* column + 1 of the last cell */
  guint             column;
  guint64           n_cells;
  gboolean          row_hidden;
  gboolean          row_open;
  XlsxCellType      type;
  guint             style;
  gsize             offset;        /* where its text begins in row_text */
  gboolean          in_value;
  gboolean          in_inline;
  gboolean          in_formula;
  gboolean          in_phonetic;
  gboolean          has_value;
  gboolean          has_formula;
  GString          *formula;       /* its first bytes, to tell pictures */

  /* The rule under way that offers words. */
  GString          *rule;          /* where they are */
  GString          *rule_areas;
  gboolean          rule_open;
  gboolean          in_rule;
  gboolean          in_areas;
} ExchangeXlsx;

extern const ExchangeXmlHandlers exchange_xlsx_sheet_handlers;

void     exchange_xlsx_start_sheet (ExchangeXlsx  *self);
gboolean exchange_xlsx_load_styles (ExchangeXlsx  *self,
                                    const char    *part,
                                    GError       **error);

G_END_DECLS
