/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files made by hand for the tests of the folder: odd workbooks, hostile zips, plain bytes. */
#pragma once

#include "exchange-reader.h"

/* A workbook of one sheet; everything not set is as Excel writes it. */
typedef struct
{
  const char *rows;       /* inside <sheetData> */
  const char *after;      /* behind </sheetData> */
  const char *sheet;      /* the whole sheet part instead */
  gsize       sheet_size; /* its bytes, 0: up to NUL */
  const char *strings;    /* inside <sst> */
  const char *styles;     /* the whole part */
  const char *workbook;   /* inside <workbook>, before <sheets> */
  const char *sheets;     /* instead of one visible sheet */
  const char *target;     /* of the sheet's relation */
  const char *prefix;     /* of the elements */
  gboolean    strict;
  gboolean    backslashes;
} FixtureBook;

/* Everything lives in one folder of its own, removed by fixture_clear(). Paths are freed by the caller. */
void  fixture_init       (void);
void  fixture_clear      (void);
char *fixture_path       (const char        *name);
char *fixture_write      (const char        *name,
                          const void        *bytes,
                          gssize             size);
char *fixture_book       (const char        *name,
                          const FixtureBook *book);
/* A zip of parts: name, content, name, content … %NULL. */
char *fixture_zip        (const char        *name,
                          ...) G_GNUC_NULL_TERMINATED;
/* An OpenDocument workbook: the automatic styles and the tables of its content. */
char *fixture_ods        (const char        *name,
                          const char        *styles,
                          const char        *tables);
extern const char fixture_ods_head[];
extern const char fixture_ods_middle[];
extern const char fixture_ods_tail[];
/* Every sheet row as "2: B=张三 D=1[n]\n"; marks n number d date b boolean f formula u uncalculated
 * e error L lossy p picture; or "!" and the error's message. */
char *fixture_dump       (const char        *path);
char *fixture_dump_rows  (ExchangeReader    *reader);
extern const char fixture_styles[];
