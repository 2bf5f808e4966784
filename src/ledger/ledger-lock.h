/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One clerk at a time: a held lock that names its owner and goes with its process. Ledger only. */
#pragma once

#include "ledger-location.h"

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

G_END_DECLS
