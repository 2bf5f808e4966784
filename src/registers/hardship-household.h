/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rows of a hardship file add up to: people, income, expenses, and the level they lead to. */
#pragma once

#include "hardship-level.h"
#include "ledger-edit.h"

G_BEGIN_DECLS

/* Hardship files of trade unions began later. */
#define HARDSHIP_FIRST_YEAR 1990

/* For the derive hook: sums, then the level while the file is under way, or where what it rests on changes. */
void           hardship_household_derive    (LedgerEdit            *file);
/* For the check hook: typed sums that the rows do not bear out. */
void           hardship_household_check     (LedgerEdit            *file,
                                             LedgerProblems        *problems);
/* For the check hooks of a line of income or expenses: a year that may be, an amount. */
void           hardship_household_check_line (LedgerEdit           *line,
                                             guint                  year_field,
                                             guint                  amount_field,
                                             LedgerProblems        *problems);
/* The level that the figures of a file lead to on @day. @income, @expenses, @people: what a review found.
 * @subsistence: (out): 分 a month, 0: none is valid that day. @rule: (out) (transfer full): words about it, or %NULL.
 * Caller frees. */
HardshipLevel *hardship_household_judge     (LedgerStore           *store,
                                             LedgerRecord          *file,
                                             gint64                 income,
                                             gint64                 expenses,
                                             gint64                 people,
                                             const char            *day,
                                             gint64                *subsistence,
                                             char                 **rule);

G_END_DECLS
