/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known headings: what a column of somebody's sheet means, however it is spelt. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EXCHANGE_NO_FIELD G_MAXUINT

typedef struct _ExchangeVocabulary ExchangeVocabulary;

ExchangeVocabulary *exchange_vocabulary_new       (void);
void                exchange_vocabulary_free      (ExchangeVocabulary *self);
/* @words: headings for @field, separated by `|`; the first one to claim a heading keeps it. */
void                exchange_vocabulary_add       (ExchangeVocabulary *self,
                                                   guint               field,
                                                   const char         *words);
/* The field of a heading, or EXCHANGE_NO_FIELD. */
guint               exchange_vocabulary_match     (ExchangeVocabulary *self,
                                                   const char         *heading);
/* The column of a two-row head: the lower heading alone, or read together with its group (@by_group). */
guint               exchange_vocabulary_match_in  (ExchangeVocabulary *self,
                                                   const char         *group,
                                                   const char         *heading,
                                                   gboolean           *by_group);

/* Half-width, lower case, without spaces, line breaks and marks; brackets kept. Caller frees. */
char               *exchange_heading_normalise    (const char         *heading);
/* The same without what stands in brackets, such as （格式：yyyy/MM/dd）. Caller frees. */
char               *exchange_heading_strip        (const char         *heading);
/* 序号, 编号 without more: the running number of the sheet. */
gboolean            exchange_heading_is_serial    (const char         *heading);
/* Full-width letters, digits and signs made half-width; odd spaces made plain. Caller frees. */
char               *exchange_text_to_half_width   (const char         *text);
/* Nothing but spaces, visible or not. */
gboolean            exchange_text_is_blank        (const char         *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeVocabulary, exchange_vocabulary_free)

G_END_DECLS
