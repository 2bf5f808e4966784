/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number a row gets within its year: "2026-0001". A number is used once, also when its row is in the bin. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* One after the last of the year. @year: "2026"; @digits: at least so many, 1 to 9. Caller frees. */
char *row_number_dup_next (LedgerStore          *store,
                           const LedgerRegister *reg,
                           guint                 field,
                           const char           *year,
                           guint                 digits);
/* For a derive hook: gives a new row its number in the year of @date, a date or a time, once it has one. A number the
 * clerk typed stays; one that was drawn for another year before the day was put right is drawn anew. */
void  row_number_derive   (LedgerEdit           *edit,
                           guint                 field,
                           guint                 date,
                           guint                 digits);

G_END_DECLS
