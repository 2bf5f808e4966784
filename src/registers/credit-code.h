/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule about 统一社会信用代码 that unions and employers share. */
#pragma once

#include "ledger-edit.h"

G_BEGIN_DECLS

/* Warns of a wrong code: old nine-character codes and slips are saved with a reason. */
void credit_code_check (LedgerEdit     *edit,
                        guint           field,
                        LedgerProblems *problems);

G_END_DECLS
