/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All SQL text about registers is put together here; values are always bound. Ledger only. */
#pragma once

#include "ledger-query.h"

G_BEGIN_DECLS

/* Columns before the fields in ledger_sql_load (): id, rev, deleted, batch. */
#define LEDGER_SQL_FIXED_COLUMNS 4

/* Statements of one register that never change, made once. */
typedef struct
{
  char *load;     /* ?1 id */
  char *live;     /* ?1 id; a row when it is not in the bin */
  char *each;     /* live rows by id */
  char *insert;   /* ?1 id, ?2 batch, ?3… fields */
  char *bin;      /* ?1 id, ?2 batch; ?2 0 takes out of the bin */
  char *children; /* ?1 parent; %NULL for a register of its own */
  char *first;    /* the one row of a singleton */
  guint *by_name; /* field indexes in the order of their names, for digests */
} LedgerPlan;

LedgerPlan *ledger_plan_new         (const LedgerRegister *reg);
void        ledger_plan_free        (LedgerPlan           *plan);

/* ?1 id, ?2 expected revision, ?3… the fields whose bit is set. Caller frees. */
char       *ledger_sql_dup_update   (const LedgerRegister *reg,
                                     const gboolean       *changed);
/* ?1 value, ?2 id to pass over. Caller frees. */
char       *ledger_sql_dup_find     (const LedgerRegister *reg,
                                     guint                 field);
/* ?1 id. Caller frees. */
char       *ledger_sql_dup_value    (const LedgerRegister *reg,
                                     guint                 field);
/* Id and some columns; @rest: WHERE and ORDER BY. Caller frees. */
char       *ledger_sql_dup_columns  (const LedgerRegister *reg,
                                     const guint          *fields,
                                     guint                 n_fields,
                                     const char           *rest);
/* Some columns of the rows of a query, in no order; its words and limit do not count. Caller frees. */
char       *ledger_sql_dup_scan     (const LedgerQuery    *query,
                                     const guint          *fields,
                                     guint                 n_fields,
                                     GPtrArray            *values);
/* (element-type gint64): as one JSON text for json_each (): any number of ids is one bound value. Caller frees. */
char       *ledger_sql_dup_ids      (const GArray         *ids);
/* Ids of a query. @find_register resolves references whose text is searched;
 * @values receives what is to be bound to ?1 …, owned by @values. Caller frees. */
char       *ledger_sql_dup_select   (const LedgerQuery                 *query,
                                     const LedgerRegister *const       *registers,
                                     gboolean                           counting,
                                     GPtrArray                         *values);

G_END_DECLS
