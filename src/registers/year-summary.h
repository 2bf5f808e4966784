/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of a summary of the year, ready to be copied into a report. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* (element-type utf8): one sentence a matter, volunteer service, visits, members; what is zero is left out. @from, @to:
 * first and last day. %NULL when the file failed. Caller frees. */
GPtrArray *year_summary_list (LedgerStore  *store,
                              const char   *from,
                              const char   *to,
                              GError      **error);

G_END_DECLS
