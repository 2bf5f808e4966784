/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of an index, shared by its loading and its answering. Ledger only. */
#pragma once

#include "ledger-index-data.h"
#include "ledger-index.h"

G_BEGIN_DECLS

/* Orders kept at most; four bytes a row each. */
#define LEDGER_INDEX_MAX_ORDERS 4

/* Rows by one field, rising. */
typedef struct
{
  guint    field;
  guint    n_rows;
  guint32 *rows;
  guint64  used;
} LedgerOrder;

struct _LedgerIndex
{
  GObject               parent_instance;

  LedgerStore          *store;
  const LedgerRegister *reg;
  LedgerIndexData      *data;
  GCancellable         *loading;

  LedgerOrder           orders[LEDGER_INDEX_MAX_ORDERS];
  guint64               clock;

  /* Ranks of the words asked for last: chips and sorting ask again with the same. */
  char                 *words;
  guint8               *word_ranks;
};

/* Forgets everything computed from the rows. */
void           ledger_index_forget    (LedgerIndex       *self);
/* Rows by a field; borrowed; NULL for the order of entry. */
const guint32 *ledger_index_get_order (LedgerIndex       *self,
                                       guint              field);
/* Sets to 0 the rank of each row that a filter of the query, but of @except, leaves out. */
void           ledger_index_filter    (LedgerIndex       *self,
                                       const LedgerQuery *query,
                                       guint              except,
                                       guint8            *ranks);

G_END_DECLS
