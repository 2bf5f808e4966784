/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compound file (the container of .xls and of encrypted .xlsx): its streams, read within bounds. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ExchangeCompound ExchangeCompound;
typedef struct _ExchangeStream   ExchangeStream;

/* Sector tables and directory are checked here; %NULL when the container is broken. @fd stays the caller's. */
ExchangeCompound *exchange_compound_open        (int               fd);
void              exchange_compound_free        (ExchangeCompound *self);
/* A stream or storage that lies directly in the file, whatever the case of its name. */
gboolean          exchange_compound_has         (ExchangeCompound *self,
                                                 const char       *name);
/* %NULL when there is none, or when its sectors run in a circle or beyond the file. */
ExchangeStream   *exchange_compound_open_stream (ExchangeCompound *self,
                                                 const char       *name);

/* Independent of its compound file; reads through the same file descriptor. */
void              exchange_stream_free          (ExchangeStream   *self);
gsize             exchange_stream_get_size      (ExchangeStream   *self);
gboolean          exchange_stream_read          (ExchangeStream   *self,
                                                 gsize             offset,
                                                 guint8           *buffer,
                                                 gsize             length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeCompound, exchange_compound_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeStream, exchange_stream_free)

G_END_DECLS
