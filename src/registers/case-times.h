/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a hearing or an inquiry began and ended, of which the time of day may be typed alone. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* For a derive hook: a time alone at @from is of today, at @to of the day of @from, or the next where it is earlier. */
void case_times_derive (LedgerEdit *edit,
                        guint       from,
                        guint       to);

G_END_DECLS
