/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a cell of an upper union's sheet comes from: a field of the row, or of the row it refers to. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * ExchangeSource:
 * @reg: (nullable): of the field; %NULL when a column is filled from nothing
 * @field: in @reg
 * @through: reference fields on the way to it, from the row on; the first ended by LEDGER_NO_FIELD
 */
typedef struct
{
  const LedgerRegister *reg;
  guint                 field;
  guint                 through[3];
} ExchangeSource;

/* @path: (nullable): "name", or "org_id.parent_id" for a field of the row that a field refers to. FALSE when there
 * is no such field. */
gboolean      exchange_source_find  (ExchangeSource       *source,
                                     LedgerStore          *store,
                                     const LedgerRegister *reg,
                                     const char           *path);
/* "所属工会 / 名称": the fields on the way, from the register @reg on; caller frees. */
char         *exchange_source_dup_title (const ExchangeSource *source,
                                         LedgerStore          *store,
                                         const LedgerRegister *reg);
/* (element-type utf8): every way to something that a cell can show: the register's own fields, then those of rows that they
 * refer to. Caller frees. */
GPtrArray    *exchange_source_list_paths (LedgerStore          *store,
                                          const LedgerRegister *reg);
/* The record that has the field: @record itself or another; %NULL when none is referred to. */
LedgerRecord *exchange_source_load  (const ExchangeSource *source,
                                     LedgerStore          *store,
                                     LedgerRecord         *record);
/* The field of the row itself with which the way begins. */
guint         exchange_source_start (const ExchangeSource *source);

G_END_DECLS
