/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items that stand for places of a list, one a place while somebody holds it. Ledger only. */
#pragma once

#include "ledger-rows.h"

G_BEGIN_DECLS

typedef struct _LedgerSlots LedgerSlots;

LedgerSlots *ledger_slots_new   (void);
/* Slots that are still held live on without it. */
void         ledger_slots_free  (LedgerSlots *self);
/* A new reference to the slot of a place. */
LedgerSlot  *ledger_slots_get   (LedgerSlots *self,
                                 guint        position);
guint        ledger_slots_count (LedgerSlots *self);

G_END_DECLS
