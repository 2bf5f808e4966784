/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which certificates were made out from the hours of an activity. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* (element-type gint64): certificates not voided that list a stay of the activity. Caller frees. */
GArray *certificate_basis_list      (LedgerStore  *store,
                                     gint64        activity,
                                     GError      **error);
/* "志证〔2026〕1号（王芳）、2026-01-12 服务记录证明 15.4小时（李强）": by number where a paper was issued; %NULL without an
 * error when there is none. Caller frees. */
char   *certificate_basis_dup_words (LedgerStore  *store,
                                     gint64        activity,
                                     GError      **error);

G_END_DECLS
