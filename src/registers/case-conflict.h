/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 回避: who should not mediate a case, because of what he is to a party. */
#pragma once

#include "case-rows.h"

G_BEGIN_DECLS

/* Adds a doubt for each mediator who is, represents, is of the unit of, or may be kin to a party; one who stands twice is refused. Nothing is
 * asked once 回避情况 has been answered. For the check hook of cases. */
void case_conflict_check (LedgerEdit      *edit,
                          const CaseRows  *rows,
                          LedgerProblems  *problems);

G_END_DECLS
