/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a volunteer's row must hold. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* A minor on that day ("YYYY-MM-DD")? Without a birth date nobody is. */
gboolean volunteer_is_minor       (LedgerRecord   *volunteer,
                                   const char     *day);
/* A guardian had agreed by that day. */
gboolean volunteer_is_guarded     (LedgerRecord   *volunteer,
                                   const char     *day);
void     volunteer_rules_check    (LedgerEdit     *edit,
                                   LedgerProblems *problems);

G_END_DECLS
