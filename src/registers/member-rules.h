/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of a member: ages, dates, membership, duplicates. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* The members register's check. */
void        member_rules_check      (LedgerEdit     *edit,
                                     LedgerProblems *problems);
/* State after a kind of change, both as codes; %NULL for none. */
const char *member_rules_get_status (const char     *change_type);

/* Duplicates alone: same paper, same name and birth, same mobile. */
void        member_duplicates_check (LedgerEdit     *edit,
                                     LedgerProblems *problems);

G_END_DECLS
