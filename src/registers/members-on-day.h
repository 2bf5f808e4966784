/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 名册 as of a day: the members whose membership was in order then. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* The day a person means, "YYYY-MM-DD"; a day after today is refused with a sentence. Caller frees. */
char    *members_on_day_parse     (LedgerStore  *store,
                                   const char   *text,
                                   GError      **error);
/* "一分工会 2025年12月31日在册会员 312 人", with what the list shows of that day and what of today.
 * @whose: (nullable): in front; @kind: (nullable): "女", in front of 会员. Caller frees. */
char    *members_on_day_dup_title (LedgerStore  *store,
                                   const char   *whose,
                                   const char   *kind,
                                   const char   *day,
                                   guint         n);
/* Narrows a query of the members to those in state A on @day, "YYYY-MM-DD", whatever they are now. */
gboolean members_on_day_narrow    (LedgerStore  *store,
                                   LedgerQuery  *query,
                                   const char   *day,
                                   GError      **error);

G_END_DECLS
