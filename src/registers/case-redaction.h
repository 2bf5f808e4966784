/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of cases must not be read in a copy for training and statistics. */
#pragma once

#include "ledger-store.h"
#include "redaction.h"

G_BEGIN_DECLS

/* Stands in the title and on each page of such a copy. Printed, so never translated. */
#define CASE_REDACTED "脱敏副本"

/* Everybody, every unit, number and address that the cases and their rows name: parties and their agents, mediators and clerks, witnesses,
 * who paid and who received. The same person has the same alias in all of them. @ids: (element-type gint64). Ready for use; caller frees. */
Redaction *case_redaction_new (LedgerStore   *store,
                               const GArray  *ids,
                               GError       **error);

G_END_DECLS
