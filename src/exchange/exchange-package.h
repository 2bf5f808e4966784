/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zipped workbook and its parts, read within bounds that no honest file meets. */
#pragma once

#include "exchange-error.h"

G_BEGIN_DECLS

typedef struct _ExchangePackage ExchangePackage;
typedef struct _ExchangePart    ExchangePart;

/* Largest declared sizes in bytes of the parts of a workbook. */
#define EXCHANGE_MAX_SHEET   (G_GUINT64_CONSTANT (2) << 30)
#define EXCHANGE_MAX_STRINGS (G_GUINT64_CONSTANT (768) << 20)
#define EXCHANGE_MAX_SMALL   (G_GUINT64_CONSTANT (32) << 20)

ExchangePackage *exchange_package_open      (const char      *path,
                                             GError         **error);
void             exchange_package_free      (ExchangePackage *self);
/* File name for messages. */
const char      *exchange_package_get_name  (ExchangePackage *self);
gboolean         exchange_package_has       (ExchangePackage *self,
                                             const char      *part);
ExchangePart    *exchange_package_open_part (ExchangePackage *self,
                                             const char      *part,
                                             guint64          limit,
                                             GError         **error);
const char      *exchange_part_get_file     (ExchangePart    *self);
/* Declared size in bytes once unpacked. */
guint64          exchange_part_get_size     (ExchangePart    *self);
/* Bytes unpacked so far. */
guint64          exchange_part_tell         (ExchangePart    *self);
/* Bytes read, 0 at the end, -1 with an error. */
gssize           exchange_part_read         (ExchangePart    *self,
                                             void            *buffer,
                                             gsize            size,
                                             GError         **error);
void             exchange_part_close        (ExchangePart    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangePackage, exchange_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangePart, exchange_part_close)

G_END_DECLS
