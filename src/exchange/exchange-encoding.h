/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the character set of a text file and hands out its text as UTF-8, block by block. */
#pragma once

#include "exchange-error.h"

G_BEGIN_DECLS

typedef struct _ExchangeDecoder ExchangeDecoder;

/* @encoding: (nullable): instead of finding it out. */
ExchangeDecoder *exchange_decoder_open         (const char       *path,
                                                const char       *encoding,
                                                GError          **error);
void             exchange_decoder_free         (ExchangeDecoder  *self);
const char      *exchange_decoder_get_encoding (ExchangeDecoder  *self);
/* File name for messages. */
const char      *exchange_decoder_get_name     (ExchangeDecoder  *self);
/* The next piece of text; length 0 at the end, -1 with an error naming the line. */
gssize           exchange_decoder_read         (ExchangeDecoder  *self,
                                                const char      **text,
                                                GError          **error);
gboolean         exchange_decoder_rewind       (ExchangeDecoder  *self,
                                                GError          **error);
double           exchange_decoder_get_progress (ExchangeDecoder  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeDecoder, exchange_decoder_free)

G_END_DECLS
