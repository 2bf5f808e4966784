/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of an activity from 计划 to 归档: where it stands and what comes next. */
#pragma once

#include "ledger-record.h"

G_BEGIN_DECLS

/* Codes of the states in their order; %NULL-ended. 取消 is none of them. */
const char *const *activity_steps_get   (void);
/* The state that comes next, or %NULL. Once the day of the activity has come, what leads up to it is passed over:
 * most activities are recorded when they are over. @today: "YYYY-MM-DD". */
const char        *activity_step_next   (const LedgerRecord *activity,
                                         const char         *today);

G_END_DECLS
