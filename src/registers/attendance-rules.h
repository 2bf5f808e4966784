/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stay must hold: at entry most of it is only doubtful, at approval it blocks. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* @approving: the hours are about to be approved: what cannot be certified blocks, and more is asked. */
void attendance_rules_check (LedgerEdit     *edit,
                             gboolean        approving,
                             LedgerProblems *problems);

G_END_DECLS
