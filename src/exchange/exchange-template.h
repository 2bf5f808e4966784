/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet of an upper union, described cell for cell in a data file. */
#pragma once

#include "exchange-writer.h"

G_BEGIN_DECLS

typedef struct _ExchangeTemplate ExchangeTemplate;

/**
 * ExchangeTemplateColumn:
 * @heading: exact words, line breaks too
 * @field: name of the register's field, or %NULL
 * @serial: the running number
 * @date_format: strftime form of dates ("%Y/%m/%d"), or %NULL
 * @codes: (nullable) (array zero-terminated=1): codes of the drop-down's words
 * @words: (nullable) (array zero-terminated=1): what upper unions accept for them
 */
typedef struct
{
  char     *heading;
  char     *field;
  gboolean  serial;
  char     *date_format;
  double    width;
  char    **codes;
  char    **words;
} ExchangeTemplateColumn;

ExchangeTemplate             *exchange_template_load          (const char       *path,
                                                               GError          **error);
void                          exchange_template_free          (ExchangeTemplate *self);
const char                   *exchange_template_get_title     (ExchangeTemplate *self);
const char                   *exchange_template_get_register  (ExchangeTemplate *self);
guint                         exchange_template_get_n_columns (ExchangeTemplate *self);
const ExchangeTemplateColumn *exchange_template_get_column    (ExchangeTemplate *self,
                                                               guint             index);
/* The template's word for a code; %NULL when it has none. */
const char                   *exchange_template_get_word      (ExchangeTemplate *self,
                                                               guint             column,
                                                               const char       *code);
/* A sheet with everything above and in the heading written; rows follow. */
ExchangeWriter               *exchange_template_open_writer   (ExchangeTemplate *self,
                                                               const char       *path,
                                                               GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeTemplate, exchange_template_free)

G_END_DECLS
