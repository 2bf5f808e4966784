/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is, by its content and never by its name. */
#pragma once

#include "exchange-error.h"

G_BEGIN_DECLS

typedef enum
{
  EXCHANGE_KIND_EMPTY,
  EXCHANGE_KIND_TEXT,             /* .csv, .txt, whatever its name */
  EXCHANGE_KIND_XLSX,
  EXCHANGE_KIND_XLSB,
  EXCHANGE_KIND_ODS,
  EXCHANGE_KIND_ODS_FLAT,         /* .fods, the same in one file of XML */
  EXCHANGE_KIND_ODS_ENCRYPTED,
  EXCHANGE_KIND_OPENDOCUMENT,     /* a text or a presentation */
  EXCHANGE_KIND_WORD,
  EXCHANGE_KIND_SLIDES,
  EXCHANGE_KIND_ZIP,              /* an archive of files */
  EXCHANGE_KIND_ZIP_BROKEN,       /* half-copied workbook */
  EXCHANGE_KIND_XLS,              /* BIFF8, Excel 97 to 2003 */
  EXCHANGE_KIND_XLS_OLD,          /* BIFF5 and older */
  EXCHANGE_KIND_XLS_ENCRYPTED,    /* known only when it is opened */
  EXCHANGE_KIND_XLSX_ENCRYPTED,
  EXCHANGE_KIND_COMPOUND,         /* .et, .doc, .ppt … */
  EXCHANGE_KIND_COMPOUND_BROKEN,
  EXCHANGE_KIND_HTML,             /* a web page, mostly named .xls */
  EXCHANGE_KIND_MHTML,
  EXCHANGE_KIND_XML_2003,         /* SpreadsheetML, named .xml or .xls */
  EXCHANGE_KIND_XML,
  EXCHANGE_KIND_PDF,
  EXCHANGE_KIND_ARCHIVE,
  EXCHANGE_KIND_PICTURE,
  EXCHANGE_KIND_LEDGER,           /* an SQLite file */
  EXCHANGE_KIND_BINARY,
} ExchangeKind;

gboolean exchange_sniff               (const char   *path,
                                       ExchangeKind *kind,
                                       GError      **error);
gboolean exchange_kind_is_readable    (ExchangeKind  kind);
void     exchange_kind_set_refusal    (ExchangeKind  kind,
                                       const char   *path,
                                       GError      **error);
/* File name of a path as it stands in messages; caller frees. */
char    *exchange_dup_file_name       (const char   *path);
/* Opens a regular file for reading; -1 with a sentence. */
int      exchange_open_file           (const char   *path,
                                       GError      **error);

G_END_DECLS
