/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 交接清单: what one clerk hands over to the next, as computed lists of 本会 for paper. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* files: the ledger and its newest backups. holdings: rows by register. drafts: rows not saved yet.
 * unsigned_papers: papers that are not signed, not made or missing. serving_officers: who holds office.
 * due_reminders: how many of each kind. A list without rows says 无 in its first column. */
extern const LedgerList handover_lists[];

G_END_DECLS
