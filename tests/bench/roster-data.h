/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up roster of any size, the same for the same seed. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* A new ledger at @path with @n_members members of @n_members / 100 employers. */
LedgerStore *roster_data_new       (const char *path,
                                    guint       n_members,
                                    guint32     seed);
/* Name, paper and telephone of a made-up member; callers free. */
char        *roster_data_dup_name  (GRand      *random);
char        *roster_data_dup_paper (GRand      *random,
                                    char      **birth);
char        *roster_data_dup_phone (GRand      *random);

G_END_DECLS
