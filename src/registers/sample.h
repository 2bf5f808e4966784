/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up union to look around in: nobody in it exists. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Enters the sample's organisations, employers, members and families below the union that
 * tz_union_found () entered: one batch, all or nothing. */
gboolean tz_sample_fill (LedgerStore  *store,
                         GError      **error);

G_END_DECLS
