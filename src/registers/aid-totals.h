/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What funds and batches hold of visits and aid: money reserved and spent, people, and who has signed. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* Waits for its approval: the money is kept back. */
gboolean aid_is_reserved        (const char         *status);
/* 分 of a row of visits (慰问金 and goods) or aids. */
gint64   aid_get_amount         (const LedgerRecord *record);

/* Hooks `saving`, `restored` and `removing` of visits and aids. What they note is written once, when the transaction
 * ends; they never fail. */
gboolean aid_totals_saving      (LedgerEdit         *edit,
                                 GError            **error);
gboolean aid_totals_restored    (LedgerEdit         *edit,
                                 GError            **error);
gboolean aid_totals_removing    (LedgerEdit         *edit,
                                 GError            **error);
/* The same for whoever saves a row that `follows`, and for child rows that go to the bin, or come back, with their
 * parent: their hooks are not called then. */
void     aid_totals_follow      (LedgerEdit         *edit);
void     aid_totals_add         (LedgerStore        *store,
                                 const LedgerRecord *record);
void     aid_totals_take        (LedgerStore        *store,
                                 const LedgerRecord *record);
/* For the check of visits and aids: an approved sum beyond the fund's budget is doubtful, one that waits is told. */
void     aid_totals_check       (LedgerEdit         *edit,
                                 LedgerProblems     *problems);

/* Hooks of funds and visit_batches (`restored`, `gathered`): the row is counted anew from all others. */
gboolean fund_totals_recount    (LedgerEdit         *edit,
                                 GError            **error);
gboolean visit_batch_totals_recount (LedgerEdit     *edit,
                                 GError            **error);
/* Sentences where they do not agree; for `check`. */
gboolean fund_totals_prove      (LedgerStore        *store,
                                 GPtrArray          *findings,
                                 GError            **error);
gboolean visit_batch_totals_prove (LedgerStore      *store,
                                 GPtrArray          *findings,
                                 GError            **error);

G_END_DECLS
