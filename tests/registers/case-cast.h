/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up cases: a worker against a factory, with rows as they are typed. */
#pragma once

#include "roster.h"

G_BEGIN_DECLS

/* An enterprise committee 示范调解委员会 (default, 机工), the mediator 李和平 and a case of 2026-09-22: its id. @values: more
 * fields of the case. */
gint64 case_cast_add      (LedgerStore          *store,
                           const char           *values);
/* A child row, saved by itself. */
gint64 case_cast_add_row  (LedgerStore          *store,
                           const LedgerRegister *reg,
                           gint64                id,
                           const char           *values);
void   case_cast_change   (LedgerStore          *store,
                           const LedgerRegister *reg,
                           gint64                id,
                           const char           *values);
/* "a|b|c" of "x,y,z". Caller frees. */
char  *case_cast_show     (LedgerStore          *store,
                           const LedgerRegister *reg,
                           gint64                id,
                           const char           *fields);
/* The same of all child rows, a line each. Caller frees. */
char  *case_cast_show_rows (LedgerStore          *store,
                            const LedgerRegister *reg,
                            gint64                id,
                            const char           *fields);

G_END_DECLS
