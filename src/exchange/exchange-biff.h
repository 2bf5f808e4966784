/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of an .xls stream one after another, and the strings that cross from one into the next. */
#pragma once

#include "exchange-compound.h"

G_BEGIN_DECLS

typedef struct _ExchangeBiff ExchangeBiff;

typedef enum
{
  EXCHANGE_BIFF_RECORD,
  EXCHANGE_BIFF_END,     /* of the stream, after a whole record */
  EXCHANGE_BIFF_BROKEN,  /* a record that the stream does not hold, or the disk failed */
} ExchangeBiffStep;

/**
 * ExchangeBiffRecord:
 * @at: where it begins in the stream
 * @data: valid until the reader is used again
 */
typedef struct
{
  gsize         at;
  guint         type;
  gsize         length;
  const guint8 *data;
} ExchangeBiffRecord;

/* What stands before the characters of a string. */
typedef enum
{
  EXCHANGE_BIFF_LONG,  /* two bytes of length: cells, formats, shared strings */
  EXCHANGE_BIFF_SHORT, /* one byte of length: names of sheets */
} ExchangeBiffString;

/* @stream: (transfer full) */
ExchangeBiff     *exchange_biff_new    (ExchangeStream     *stream);
void              exchange_biff_free   (ExchangeBiff       *self);
/* The next record is the one at @offset. */
void              exchange_biff_seek   (ExchangeBiff       *self,
                                        gsize               offset);
ExchangeBiffStep  exchange_biff_next   (ExchangeBiff       *self,
                                        ExchangeBiffRecord *record);

/* Inside the last record, from byte @offset of it on; CONTINUE records behind it belong to it. */
void              exchange_biff_enter  (ExchangeBiff       *self,
                                        gsize               offset);
/* Appends a string as UTF-8, line breaks as LF, without its fonts and phonetics; FALSE when it ends too early. */
gboolean          exchange_biff_string (ExchangeBiff       *self,
                                        ExchangeBiffString  kind,
                                        GString            *out);

guint16           exchange_biff_u16    (const guint8       *at);
guint32           exchange_biff_u32    (const guint8       *at);
double            exchange_biff_double (const guint8       *at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeBiff, exchange_biff_free)

G_END_DECLS
