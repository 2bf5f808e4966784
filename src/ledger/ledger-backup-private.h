/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What making and restoring a backup share. Ledger only. */
#pragma once

#include "ledger-backup.h"

G_BEGIN_DECLS

/* A name in @folder that is free. Caller frees. */
char *ledger_backup_dup_free_path (const char       *folder,
                                   const char       *ledger_path,
                                   LedgerBackupKind  kind,
                                   const char       *at);

G_END_DECLS
