/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One clerk at a time: a held lock that names its owner and goes with its process. Ledger only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LedgerLock LedgerLock;

/* LEDGER_ERROR_LOCKED says who holds the ledger, on which computer and since when. */
LedgerLock *ledger_lock_take    (const char  *ledger_path,
                                 const char  *clerk,
                                 GError     **error);
/* Writes who holds it, for those who find it held. */
void        ledger_lock_sign    (LedgerLock  *lock,
                                 const char  *clerk);
void        ledger_lock_release (LedgerLock  *lock);

/* Refuses places where a live ledger gets damaged: network shares and removable media. */
gboolean    ledger_location_check   (const char  *ledger_path,
                                     GError     **error);
/* Why a file system is unfit, by its magic number and whether its device can be pulled out;
 * %NULL when it is fit. */
const char *ledger_location_explain (gint64       file_system,
                                     gboolean     removable);

G_END_DECLS
