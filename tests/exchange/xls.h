/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of 1997 made by hand for the tests: records, their stream, and the container around it. */
#pragma once

#include <glib.h>

/* The records a workbook is made of. */
enum
{
  BOF = 0x809, END = 0x0A, FORMULA = 0x06, DATE1904 = 0x22, FILEPASS = 0x2F, CONTINUE = 0x3C, COLINFO = 0x7D,
  BOUNDSHEET = 0x85, MULRK = 0xBD, MULBLANK = 0xBE, RSTRING = 0xD6, XF = 0xE0, MERGEDCELLS = 0xE5, SST = 0xFC,
  LABELSST = 0xFD, BLANK = 0x201, NUMBER = 0x203, LABEL = 0x204, BOOLERR = 0x205, STRING = 0x207, ROW = 0x208,
  SHRFMLA = 0x4BC, RK = 0x27E, FORMAT = 0x41E,
};

/* Styles of xls_add_styles(). */
enum
{
  GENERAL, DATE, CHINESE_DATE, CHINESE_GENERAL, DATETIME, TEXT, FIVE_DIGITS, BUILTIN_MONTH,
};

/* One sheet of a workbook. */
typedef struct
{
  const char *name;
  guint8      state;   /* 0 visible, 1 hidden, 2 only a macro can show it */
  guint8      kind;    /* 0 a table, 2 a chart */
  GByteArray *records; /* between its beginning and its end; borrowed */
} XlsSheet;

/* How the container is built; all zero is as Excel writes it. */
typedef struct
{
  const char *stream;    /* its name instead of "Workbook" */
  gboolean    mini;      /* a stream below 4096 bytes is not filled up */
  gboolean    backwards; /* its sectors lie in reverse order */
  gboolean    large;     /* sectors of 4096 bytes */
} XlsContainer;

/**
 * xls_add:
 * @format: what follows, a letter each: b one byte, h two, w four, d a double, 8 and 16-bit strings
 *   as "a" and "u" with two bytes of length, "s" a short 16-bit string, "x" bytes and their number
 *
 * Appends a record.
 */
void        xls_add       (GByteArray         *out,
                           guint               type,
                           const char         *format,
                           ...);
void        xls_add_styles  (GByteArray         *globals);
/* Its result as the eight bytes that stand in the file, its options, and an empty expression. */
void        xls_add_formula (GByteArray         *sheet,
                             guint               row,
                             guint               column,
                             guint64             result,
                             guint               options);
/* The stream of a workbook with one of everything. */
GByteArray *xls_sample    (void);
/* The stream: @globals between the workbook's beginning and its sheets. */
GByteArray *xls_workbook  (GByteArray         *globals,
                           const XlsSheet     *sheets,
                           guint               n_sheets);
GByteArray *xls_container (GByteArray         *stream,
                           const XlsContainer *how);
/* Where byte @offset of the stream lies in a container as Excel writes it. */
gsize       xls_place     (gsize               offset);
