/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of hardship aid: which rule holds, what the household was given this year, what may still be given. */
#pragma once

#include "benefit-rules.h"
#include "ledger-edit.h"
#include "visit-limits.h"

G_BEGIN_DECLS

/* Codes of codes_benefit_item. */
#define AID_ITEM_SUBSISTENCE "51"

/* The item that limits an aid: its kind, of schooling the level of the school too. %NULL while that is not known. */
const char *aid_rules_get_item (const LedgerRecord *aid);
/* "2026—2027": from September to August. Caller frees. */
char       *aid_rules_dup_school_year (const char   *day);
/* What the household may still be given of this: of schooling what the student may in that school year. @rule: the one
 * that judged it already, 0: the one of its day. %NULL where the file could not be read. */
VisitLimit *aid_rules_find     (LedgerStore         *store,
                                const LedgerRecord  *aid,
                                gint64               rule,
                                GError             **error);

/* For the hooks of the register of aid. The limit is written while it is a draft, and stays from then on. */
void        aid_rules_derive   (LedgerEdit          *edit);
void        aid_rules_check    (LedgerEdit          *edit,
                                LedgerProblems      *problems);

G_END_DECLS
