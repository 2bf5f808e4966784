/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cannot be, and what is doubtful, in a case: days out of order, an extension of one side only, a mediator of one side. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* For the needs hook: what a stage asks for is not missing before it is reached. */
gboolean case_rules_needs       (LedgerEdit     *edit,
                                 guint           field);
/* The register's check hook, without the steps. */
void case_rules_check           (LedgerEdit     *edit,
                                 LedgerProblems *problems);
/* For other registers: @later is not before @earlier, both of the same row; blocks with code "order". */
void case_rules_check_order     (LedgerEdit     *edit,
                                 guint           earlier,
                                 guint           later,
                                 LedgerProblems *problems);
/* The day has come already; blocks with code "future". */
void case_rules_check_past      (LedgerEdit     *edit,
                                 guint           field,
                                 LedgerProblems *problems);
/* A sum is not negative; blocks with code "negative". */
void case_rules_check_amount    (LedgerEdit     *edit,
                                 guint           field,
                                 LedgerProblems *problems);
/* A row of a case says which; blocks with code "no-parent". */
void case_rules_check_parent    (LedgerEdit     *edit,
                                 LedgerProblems *problems);
/* Fewer names than @least, "、" between them, of a field that has any: warns with code "few". */
void case_rules_check_names     (LedgerEdit     *edit,
                                 guint           field,
                                 guint           least,
                                 LedgerProblems *problems);

G_END_DECLS
