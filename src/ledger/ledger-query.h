/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a register, in which order: one value that list, search, export and print share. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

typedef enum
{
  LEDGER_IS,        /* equal; filters of one field with LEDGER_IS or LEDGER_EMPTY are alternatives */
  LEDGER_IS_NOT,
  LEDGER_AT_LEAST,  /* >=, by the stored value */
  LEDGER_AT_MOST,
  LEDGER_EMPTY,
  LEDGER_NOT_EMPTY,
  LEDGER_CONTAINS,  /* part of the stored text */
} LedgerMatch;

typedef struct
{
  guint       field;
  LedgerMatch match;
  char       *value; /* canonical */
} LedgerFilter;

/**
 * LedgerQuery:
 * @words: what was typed into the search field, or %NULL
 * @filters: (element-type LedgerFilter): all must hold
 * @sort: field index, or %LEDGER_NO_FIELD for the order of entry
 * @limit: at most so many rows, 0 for all
 * @bin: rows of the bin instead of the live ones
 * @only: (nullable) (element-type gint64): sorted ids; other rows do not show: the rows behind a figure
 * @only_title: what these rows are, in words
 * @only_date: (nullable): "YYYY-MM-DD", the past day they are the rows of; papers made of them bear it
 */
struct _LedgerQuery
{
  const LedgerRegister *reg;
  char                 *words;
  GPtrArray            *filters;
  guint                 sort;
  gboolean              descending;
  guint                 limit;
  gboolean              bin;
  GArray               *only;
  char                 *only_title;
  char                 *only_date;
};

LedgerQuery *ledger_query_new        (const LedgerRegister *reg);
LedgerQuery *ledger_query_copy       (const LedgerQuery    *query);
void         ledger_query_free       (LedgerQuery          *query);
void         ledger_query_set_words  (LedgerQuery          *query,
                                      const char           *words);
void         ledger_query_set_sort   (LedgerQuery          *query,
                                      guint                 field,
                                      gboolean              descending);
void         ledger_query_add_filter (LedgerQuery          *query,
                                      guint                 field,
                                      LedgerMatch           match,
                                      const char           *value);
/* Narrows to some rows; @ids (element-type gint64) in any order, %NULL for all again. Both are copied. */
void         ledger_query_set_only   (LedgerQuery          *query,
                                      GArray               *ids,
                                      const char           *title);
/* After ledger_query_set_only (), which forgets it. */
void         ledger_query_set_only_date (LedgerQuery       *query,
                                         const char        *date);
/* Drops all filters of a field. */
void         ledger_query_clear_field (LedgerQuery         *query,
                                       guint                field);
gboolean     ledger_query_has_field   (const LedgerQuery   *query,
                                       guint                field);
/* Whether words, filters and order are the same; the order of the filters does not count. */
gboolean     ledger_query_asks_same   (const LedgerQuery   *a,
                                       const LedgerQuery   *b);
gboolean     ledger_query_is_narrowed (const LedgerQuery   *query);
/* Row ids (gint64 *) in their order, for sorting and finding. */
int          ledger_compare_ids       (gconstpointer        a,
                                       gconstpointer        b);
/* One of several with this match on a field is enough; of all others each must hold. */
gboolean     ledger_match_is_alternative (LedgerMatch       match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LedgerQuery, ledger_query_free)

G_END_DECLS
