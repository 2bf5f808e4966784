/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbered steps that make and change a ledger file. Ledger only. */
#pragma once

#include "ledger-database.h"

G_BEGIN_DECLS

/* "GHTZ", so that file(1) and the desktop know the file. */
#define LEDGER_APPLICATION_ID 0x4748545a
/* Row of meta: the last step that the rows are known to have been brought up to, while they are not. */
#define LEDGER_UPGRADE_KEY "upgrade_from"

guint    ledger_schema_get_last (void);
/* Runs the steps after @from, all in one transaction. */
gboolean ledger_schema_apply    (LedgerDatabase *database,
                                 guint           from,
                                 GError        **error);
/* Reads application_id and user_version; refuses foreign and newer files. */
gboolean ledger_schema_identify (LedgerDatabase *database,
                                 const char     *path,
                                 guint          *version,
                                 GError        **error);

G_END_DECLS
