/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet understood as a table: its heading found, its data rows told from titles, notes and sums. */
#pragma once

#include "exchange-heading.h"
#include "exchange-reader.h"

G_BEGIN_DECLS

typedef struct _ExchangeTable ExchangeTable;

/**
 * ExchangeColumn:
 * @column: from 0
 * @heading: as in the file, of a two-row head both joined by "/"
 * @field: from the vocabulary, or %EXCHANGE_NO_FIELD
 * @serial: 序号, a running number that means nothing
 * @by_group: of a two-row head: its group said which field it is
 * @repeated: an earlier column has the same field already; this one is not read
 */
typedef struct
{
  guint    column;
  char    *heading;
  guint    field;
  gboolean serial;
  gboolean by_group;
  gboolean repeated;
} ExchangeColumn;

typedef enum
{
  EXCHANGE_SKIP_TITLE,       /* above the heading */
  EXCHANGE_SKIP_BLANK,
  EXCHANGE_SKIP_HEADING,     /* repeated on every printed page */
  EXCHANGE_SKIP_NOTE,        /* 填表说明, 制表人 … */
  EXCHANGE_SKIP_TOTAL,       /* 合计, 小计 … */
  EXCHANGE_SKIP_SAMPLE,      /* 示例 */
  EXCHANGE_SKIP_NUMBERS,     /* 1 2 3 4 … below the heading */
  EXCHANGE_SKIP_SERIAL_ONLY, /* a prepared row with nothing but its running number */
} ExchangeSkip;

/* Neighbouring rows left out for the same reason. */
typedef struct
{
  ExchangeSkip  why;
  guint         first_row;
  guint         last_row;
  char         *text; /* what stands in the first of them, shortened */
} ExchangeSkipped;

/**
 * ExchangePlace:
 * @sheet: (nullable): name of the sheet; %NULL for the one that looks most like the table
 * @head_row: number of the (lower) heading row in the file; 0 for the one whose words are known
 *
 * Where the clerk says that the table lies.
 */
typedef struct
{
  const char *sheet;
  guint       head_row;
} ExchangePlace;

/* @place: (nullable) */
ExchangeTable        *exchange_table_open         (ExchangeReader      *reader,
                                                   ExchangeVocabulary  *vocabulary,
                                                   const ExchangePlace *place,
                                                   GError             **error);
void                  exchange_table_free         (ExchangeTable       *self);

guint                 exchange_table_get_sheet    (ExchangeTable       *self);
/* (element-type utf8): names of visible sheets with a heading of their own that were not chosen. */
GPtrArray            *exchange_table_get_others   (ExchangeTable       *self);
/* Number of the (lower) heading row in the file. */
guint                 exchange_table_get_head_row (ExchangeTable       *self);
/* Fields of its line in a text file, 0 elsewhere; known from the first row on. */
guint                 exchange_table_get_head_width (ExchangeTable     *self);
guint                 exchange_table_get_n_columns (ExchangeTable      *self);
const ExchangeColumn *exchange_table_get_column   (ExchangeTable       *self,
                                                   guint                index);
/* Lets a column stand for another field, or for none. Before the first row. */
void                  exchange_table_set_field    (ExchangeTable       *self,
                                                   guint                index,
                                                   guint                field);
/* Column of the file that brings a field, or EXCHANGE_NO_FIELD. */
guint                 exchange_table_find_column  (ExchangeTable       *self,
                                                   guint                field);
ExchangeStep          exchange_table_next         (ExchangeTable       *self,
                                                   const ExchangeRow  **row,
                                                   GError             **error);
gboolean              exchange_table_rewind       (ExchangeTable       *self,
                                                   GError             **error);
/* (element-type ExchangeSkipped): rows left out so far, in order. */
GPtrArray            *exchange_table_get_skipped  (ExchangeTable       *self);
/* The reason in words. */
const char           *exchange_skip_get_title     (ExchangeSkip         why);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeTable, exchange_table_free)

G_END_DECLS
