/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of an officer's post and term. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* The officers register's check. */
void      officer_rules_check        (LedgerEdit     *edit,
                                      LedgerProblems *problems);
/* Holds a post of a committee, which has a term. */
gboolean  officer_rules_is_elected   (LedgerRecord   *officer);
/* The day on which the committee's term is over: the election and three or five years (工会法第十六条);
 * %NULL when unknown. Caller frees. */
char     *officer_rules_dup_term_end (LedgerRecord   *org);

G_END_DECLS
