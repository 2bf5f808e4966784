/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The registers of a union's ledger, in the order in which they are read in and shown. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* Ended by %NULL. */
extern const LedgerRegister *const tz_registers[];
/* The same, and those that are counted for a paper and are in no ledger. Ended by %NULL. */
extern const LedgerRegister *const tz_printed_registers[];

/* Enters the union itself and, as the root of the tree, its organisation. */
gboolean tz_union_found (LedgerStore  *store,
                         const char   *name,
                         GError      **error);
/* The same with the limits of a region of benefit_presets_list_regions () adopted; @region: (nullable): none. */
gboolean tz_union_found_in (LedgerStore  *store,
                            const char   *name,
                            const char   *region,
                            GError      **error);

G_END_DECLS
