/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the places of a list that were looked at last, in blocks. Ledger only. */
#pragma once

#include "ledger-record.h"

G_BEGIN_DECLS

#define LEDGER_ROW_CACHE_BLOCK 64

typedef struct _LedgerRowCache LedgerRowCache;

LedgerRowCache *ledger_row_cache_new   (void);
void            ledger_row_cache_free  (LedgerRowCache *self);
void            ledger_row_cache_clear (LedgerRowCache *self);
gboolean        ledger_row_cache_has   (LedgerRowCache *self,
                                        guint           position);
/* Gives the place's block the room of the oldest one; returns the block's first place. */
guint           ledger_row_cache_begin (LedgerRowCache *self,
                                        guint           position);
/* @record: (transfer full) (nullable): of a block that was begun. */
void            ledger_row_cache_put   (LedgerRowCache *self,
                                        guint           position,
                                        LedgerRecord   *record);
/* Borrowed; NULL when the row could not be read. */
LedgerRecord   *ledger_row_cache_get   (LedgerRowCache *self,
                                        guint           position);

G_END_DECLS
