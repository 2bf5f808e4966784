/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query in words: what is typed becomes a filter, and filters are said on chips and in lists. */
#pragma once

#include "ledger-query.h"
#include "ledger-store.h"

G_BEGIN_DECLS

/* Adds a filter as a person types it: choices by title, references by label or id, days in any spelling; refuses with
 * a sentence that names the field. @text is ignored where the match needs no value. */
gboolean ledger_query_add_typed    (LedgerStore       *store,
                                    LedgerQuery       *query,
                                    guint              field,
                                    LedgerMatch        match,
                                    const char        *text,
                                    GError           **error);
/* All filters on one field: "所属工会：一分工会、二分工会", "入会日期：2025-01-01起"; at most three values are named.
 * Caller frees. */
char *ledger_query_dup_field_words (LedgerStore       *store,
                                    const LedgerQuery *query,
                                    guint              field);
/* Everything: "查找“张” · 会籍状态：正常 · 按姓名排序"; "" when it asks nothing. Caller frees. */
char *ledger_query_dup_words       (LedgerStore       *store,
                                    const LedgerQuery *query);

G_END_DECLS
