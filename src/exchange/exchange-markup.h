/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes a web page apart into texts and tags, forgiving as browsers are; it knows nothing of tables. */
#pragma once

#include "exchange-encoding.h"

G_BEGIN_DECLS

typedef struct _ExchangeMarkup ExchangeMarkup;

typedef enum
{
  EXCHANGE_MARKUP_TEXT,
  EXCHANGE_MARKUP_START,
  EXCHANGE_MARKUP_END,   /* of an element */
  EXCHANGE_MARKUP_DONE,
  EXCHANGE_MARKUP_FAILED,
} ExchangeMarkupToken;

/* @decoder: (transfer full) */
ExchangeMarkup      *exchange_markup_new            (ExchangeDecoder  *decoder);
void                 exchange_markup_free           (ExchangeMarkup   *self);
ExchangeDecoder     *exchange_markup_get_decoder    (ExchangeMarkup   *self);
/* Begins anew. */
gboolean             exchange_markup_rewind         (ExchangeMarkup   *self,
                                                     GError          **error);
/* Comments, declarations, scripts and styles are left out. */
ExchangeMarkupToken  exchange_markup_next           (ExchangeMarkup   *self,
                                                     GError          **error);
/* Of a text: its bytes, entities as written; valid until the next token. */
const char          *exchange_markup_get_text       (ExchangeMarkup   *self,
                                                     gsize            *length);
/* Of a tag: its name in small letters, without a prefix and at most 15 bytes of it. */
const char          *exchange_markup_get_name       (ExchangeMarkup   *self);
/* Of a start tag: one attribute after the other; FALSE behind the last. Nothing is ended by NUL. */
gboolean             exchange_markup_next_attribute (ExchangeMarkup   *self,
                                                     const char      **name,
                                                     gsize            *name_length,
                                                     const char      **value,
                                                     gsize            *value_length);
/* Replaces the entities of what lies in @text from @from on; it never grows. */
void                 exchange_markup_decode         (GString          *text,
                                                     gsize             from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeMarkup, exchange_markup_free)

G_END_DECLS
