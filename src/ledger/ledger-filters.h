/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filters kept under a name in the ledger: what is searched for, which rows, in which order. */
#pragma once

#include "ledger-query.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/* Characters of a name. */
#define LEDGER_FILTERS_MAX_NAME 30

/**
 * LedgerSavedFilter:
 * @name: as the clerk calls it, one a register
 * @query: words, filters and order
 * @columns: (nullable) (element-type guint): the fields shown with it, in their order
 * @notice: (nullable): a sentence about what could not be used any more and was left out
 */
typedef struct
{
  gint64       id;
  char        *name;
  LedgerQuery *query;
  GArray      *columns;
  char        *notice;
} LedgerSavedFilter;

void               ledger_saved_filter_free (LedgerSavedFilter    *filter);

/* (element-type LedgerSavedFilter), in the clerk's order; owns its elements. */
GPtrArray         *ledger_filters_list      (LedgerStore          *store,
                                             const LedgerRegister *reg,
                                             GError              **error);
/* By its name; LEDGER_ERROR_NOT_FOUND names those there are. */
LedgerSavedFilter *ledger_filters_find      (LedgerStore          *store,
                                             const LedgerRegister *reg,
                                             const char           *name,
                                             GError              **error);
/* Keeps words, filters and order of @query, never its limit, bin or single rows; replaces the filter that has this
 * name. @columns: (nullable) (element-type guint). The filter's id, 0 when it was refused. */
gint64             ledger_filters_save      (LedgerStore          *store,
                                             const char           *name,
                                             const LedgerQuery    *query,
                                             GArray               *columns,
                                             GError              **error);
/* Refuses a name that another filter of the register has. */
gboolean           ledger_filters_rename    (LedgerStore          *store,
                                             gint64                id,
                                             const char           *name,
                                             GError              **error);
/* One place up or down the list; %TRUE also at its end. */
gboolean           ledger_filters_move      (LedgerStore          *store,
                                             gint64                id,
                                             gboolean              down,
                                             GError              **error);
gboolean           ledger_filters_remove    (LedgerStore          *store,
                                             gint64                id,
                                             GError              **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerSavedFilter, ledger_saved_filter_free)

G_END_DECLS
