/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before a sheet goes up: who lacks what, and what the upper union would refuse. */
#pragma once

#include "exchange-import.h"
#include "exchange-template.h"

G_BEGIN_DECLS

/**
 * ExchangeLack:
 * @id: the row
 * @name: what the row is called, a person's name
 * @field: index in the register's fields; for a field of another row, the reference that leads to it
 * @title: the field's title, borrowed from its register
 * @reason: what is missing or refused, a Chinese phrase without any number of a paper or telephone
 */
typedef struct
{
  gint64      id;
  char       *name;
  guint       field;
  const char *title;
  char       *reason;
} ExchangeLack;

/* (element-type ExchangeLack): at most one a row and field, in the order of @ids and of the
 * template's columns; %NULL when called off or the ledger cannot be read. @ids: (element-type gint64). */
GPtrArray  *exchange_lacking_list           (LedgerStore           *store,
                                             ExchangeTemplate      *template,
                                             GArray                *ids,
                                             ExchangeProgress       progress,
                                             gpointer               data,
                                             GCancellable          *cancellable,
                                             GError               **error);
/* How many rows lack anything. */
guint       exchange_lacking_count_rows     (GPtrArray             *lacks);
/* (element-type gint64): each row that lacks anything, once. */
GArray     *exchange_lacking_list_rows      (GPtrArray             *lacks);
/* (element-type gint64): those of @ids that lack nothing, in their order. */
GArray     *exchange_lacking_list_complete  (GPtrArray             *lacks,
                                             GArray                *ids);
/* Above the names of the list: 姓名, or what a row of the register is called. */
const char *exchange_lacking_get_name_title (const LedgerRegister  *reg);
/* "12 人", or of rows that are no people "单位 12 条"; caller frees. */
char       *exchange_lacking_dup_rows       (const LedgerRegister  *reg,
                                             guint                  n_rows);
/* "12 人缺 15 项"; caller frees. */
char       *exchange_lacking_dup_summary    (const LedgerRegister  *reg,
                                             GPtrArray             *lacks);
/* The list as a sheet; the ending of @path decides: .csv, else .xlsx. */
gboolean    exchange_lacking_write          (const LedgerRegister  *reg,
                                             GPtrArray             *lacks,
                                             const char            *path,
                                             GError               **error);

G_END_DECLS
