/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows a query means, found as the table on the screen finds them. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* (element-type gint64), in the query's order; pinyin and number tails count as in the search field. */
GArray *tz_rows_of_query (LedgerStore        *store,
                          const LedgerQuery  *query,
                          GError            **error);

G_END_DECLS
