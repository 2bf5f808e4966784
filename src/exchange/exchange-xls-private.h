/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the .xls reader share: the workbook and the state inside a sheet. */
#pragma once

#include "exchange-biff.h"
#include "exchange-number.h"
#include "exchange-reader-private.h"
#include "exchange-strings.h"

G_BEGIN_DECLS

#define EXCHANGE_XLS_COLUMNS 256
#define EXCHANGE_XLS_ROWS    65536

enum
{
  EXCHANGE_XLS_EOF = 0x0A,
  EXCHANGE_XLS_BOF = 0x809,
};

/* Neighbouring cell records of one row; a row written piece by piece has several. */
typedef struct
{
  guint32 row; /* from 0 */
  guint32 at;
} XlsRun;

typedef struct
{
  ExchangeReader     parent;

  /* Owned */
  ExchangeBiff      *biff;
  ExchangeStrings   *strings;
  GArray            *starts;      /* of gsize: where each sheet begins in the stream */
  GArray            *formats;     /* of ExchangeNumberFormat, by cell style */
  GHashTable        *codes;       /* format number -> its code */
  int                fd;

  /* The sheet under way. */
  GArray            *runs;        /* of XlsRun, by row */
  guint              next_run;
  guint8            *hidden;      /* a bit a row */

  /* The row and cell under way. */
  guint              row;         /* from 1 */
  guint              column;
  gboolean           awaits_text; /* a formula whose text stands in a record of its own */
} ExchangeXls;

/* Looks through the sheet at @start: its rows, hidden ones and merged areas. */
gboolean     exchange_xls_scan_sheet  (ExchangeXls  *self,
                                       gsize         start,
                                       GError      **error);
ExchangeStep exchange_xls_next_row    (ExchangeXls  *self,
                                       GError      **error);
gboolean     exchange_xls_set_damaged (ExchangeXls  *self,
                                       GError      **error);

G_END_DECLS
