/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value for any field of any register, as somebody writes it into a sheet; and rows that hold them. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/* @place: another one gives another value, as far as the kind has several. References name the newest row that @store has of
 * their register; %NULL without one, and for files. Caller frees. */
char  *value_make     (LedgerStore          *store,
                       const LedgerField    *field,
                       guint                 place);
/* A row with the fields without which it is none, and @fully: with all others that its register's rules let it have. Its id, or 0. */
gint64 value_make_row (LedgerStore          *store,
                       const LedgerRegister *reg,
                       guint                 place,
                       gboolean              fully);
/* (element-type LedgerRegister): each after all that its rows refer to; where two wait for each other, in the program's order. */
GPtrArray *value_list_registers (const LedgerRegister *const *registers);

G_END_DECLS
