/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the heading of a sheet lies and what it says. */
#pragma once

#include "exchange-table.h"

G_BEGIN_DECLS

/**
 * ExchangeHead:
 * @score: distinct fields its columns match
 * @first_row: the upper row of a two-row head
 * @columns: (element-type ExchangeColumn)
 * @seen_rows: rows with content that were looked at
 */
typedef struct
{
  guint      score;
  guint      first_row;
  guint      last_row;
  GPtrArray *columns;
  guint      seen_rows;
} ExchangeHead;

/* Reads the front of the chosen sheet; @score 0 when it has no heading. */
gboolean exchange_head_find  (ExchangeReader     *reader,
                              ExchangeVocabulary *vocabulary,
                              ExchangeHead       *head,
                              GError            **error);
/* The row of that @number, with the one above it where both together say more; @columns %NULL when it is empty. */
gboolean exchange_head_read  (ExchangeReader     *reader,
                              ExchangeVocabulary *vocabulary,
                              guint               number,
                              ExchangeHead       *head,
                              GError            **error);
void     exchange_head_clear (ExchangeHead       *head);

G_END_DECLS
