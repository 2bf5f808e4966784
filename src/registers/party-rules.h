/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a party's row takes from the member's or the unit's, and the same party in other cases. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* A person, or an agent? An employer otherwise. Whoever is not said to be an employer is taken for a person. */
gboolean   party_is_person      (const LedgerRecord *party);
gboolean   party_is_agent       (const LedgerRecord *party);
/* For the derive hook: what member, unit, role and number tell; what was typed stays. */
void       party_rules_derive   (LedgerEdit         *edit);
/* For the needs hook: an employer has no wages, a worker no legal representative. */
gboolean   party_rules_needs    (LedgerEdit         *edit,
                                 guint               field);
void       party_rules_check    (LedgerEdit         *edit,
                                 LedgerProblems     *problems);
/* (element-type gint64): rows of the same party in other cases that are not void: the same number of papers, the same
 * credit code, else the same name and mobile. Newest last. Caller frees. */
GArray    *party_find_elsewhere (LedgerStore        *store,
                                 const LedgerRecord *party);

G_END_DECLS
