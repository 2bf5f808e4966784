/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of a workbook: the table of shared strings and the escapes inside any text. */
#pragma once

#include "exchange-package.h"

G_BEGIN_DECLS

typedef struct _ExchangeStrings ExchangeStrings;

/* @part %NULL: an empty table. */
ExchangeStrings *exchange_strings_load     (ExchangePackage *package,
                                            const char      *part,
                                            GError         **error);
/* An empty table, to be filled by the caller. */
ExchangeStrings *exchange_strings_new      (void);
void             exchange_strings_free     (ExchangeStrings *self);
/* Where the text of the next string is appended; ended by exchange_strings_close(). */
GString         *exchange_strings_begin    (ExchangeStrings *self);
/* FALSE when the table is full. */
gboolean         exchange_strings_close    (ExchangeStrings *self);
/* %NULL when there is no such string; lives as long as the table. */
const char      *exchange_strings_get      (ExchangeStrings *self,
                                            guint            index,
                                            gsize           *length);
/* Undoes `_xHHHH_` and makes every line break a LF, in @text from byte @from on. */
void             exchange_text_unescape    (GString         *text,
                                            gsize            from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeStrings, exchange_strings_free)

G_END_DECLS
