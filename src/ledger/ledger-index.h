/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One register in memory for the time it is on screen: found while typing, sorted at once, counted by facet. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

#define LEDGER_TYPE_INDEX (ledger_index_get_type ())
G_DECLARE_FINAL_TYPE (LedgerIndex, ledger_index, LEDGER, INDEX, GObject)

/*
 * Words are separated by spaces and must all be found: Han characters, pinyin, initials or mixed
 * in names and other searched texts, ends and parts of numbers, also in child rows and in rows
 * referred to. With words, and while the order is the register's own, better answers come first:
 * from the beginning of a text, then inside it, then by initials.
 *
 * Signals: "ready" when a load is done, "changed" when rows it holds were written.
 * Belongs to the thread of @store. Rows are numbered from 0 and keep their number until "ready".
 */

/**
 * LedgerFacetCount:
 * @code: of the choice, "1" or "0" of a flag, %NULL for empty
 */
typedef struct
{
  const char *code;
  guint       n;
} LedgerFacetCount;

LedgerIndex *ledger_index_new          (LedgerStore          *store,
                                        const LedgerRegister *reg);
/* Reads the register in a thread with a connection of its own. Call it after the first frame. */
void         ledger_index_start        (LedgerIndex          *self);
/* The same here and now, for programs without a window. */
gboolean     ledger_index_load         (LedgerIndex          *self,
                                        GError              **error);
gboolean     ledger_index_is_ready     (LedgerIndex          *self);
/* Takes in what anybody wrote since; also happens by itself after this store's writes. */
void         ledger_index_refresh      (LedgerIndex          *self);

/* Numbers of the rows of a query in its order; @rows (out) (transfer full). Needs to be ready;
 * FALSE for a query that only the file can answer (rows of the bin). */
gboolean     ledger_index_select       (LedgerIndex          *self,
                                        const LedgerQuery    *query,
                                        guint32             **rows,
                                        guint                *n_rows);
/* All rows it has numbers for, live or not. */
guint        ledger_index_count        (LedgerIndex          *self);
guint        ledger_index_count_live   (LedgerIndex          *self);
gint64       ledger_index_get_id       (LedgerIndex          *self,
                                        guint32               row);
gboolean     ledger_index_find         (LedgerIndex          *self,
                                        gint64                id,
                                        guint32              *row);
/* Whether it can count a field's values now. */
gboolean     ledger_index_has_facet    (LedgerIndex          *self,
                                        guint                 field);
/* (element-type LedgerFacetCount) of a choice or flag field: rows of the query without its filters
 * on that field, by value, in the order of the choices; values without rows are left out. */
GArray      *ledger_index_count_facet  (LedgerIndex          *self,
                                        const LedgerQuery    *query,
                                        guint                 field);

G_END_DECLS
