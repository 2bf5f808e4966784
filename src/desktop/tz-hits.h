/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the row a reference means: by words or pinyin, told apart from its namesakes. */
#pragma once

#include "ledger-store.h"
#include "tz-suggest.h"

G_BEGIN_DECLS

typedef struct _TzHits TzHits;

/* Searches one register; remembers how its rows are named until one of them changes. */
TzHits    *tz_hits_new        (LedgerStore          *store,
                               const LedgerRegister *reg);
void       tz_hits_free       (TzHits               *self);
/* (element-type TzHit), the best first, at most @limit; the newest rows for "". */
GPtrArray *tz_hits_find       (TzHits               *self,
                               const char           *words,
                               guint                 limit);
/* What tells a row from a namesake: "北方机械厂 · 尾号 1235"; "" when nothing does. Caller frees. */
char      *tz_hits_dup_detail (LedgerStore          *store,
                               LedgerRecord         *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TzHits, tz_hits_free)

G_END_DECLS
