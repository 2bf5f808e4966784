/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an activity's row must hold, and what may still be changed once its hours are approved. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* For the derive hook: an end typed as a time of day gets its day. */
void activity_rules_complete_end (LedgerEdit     *edit);
void activity_rules_check        (LedgerEdit     *edit,
                                  LedgerProblems *problems);

G_END_DECLS
