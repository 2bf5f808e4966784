/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limits of hardship aid: which rule holds, what the household was given this year, what may still be given. */
#pragma once

#include "benefit-rules.h"
#include "ledger-edit.h"

G_BEGIN_DECLS

/* Codes of codes_benefit_item. */
#define AID_ITEM_SUBSISTENCE "51"

/* The rule that this union follows on @day, the latest where there are several; %NULL. Caller frees. */
LedgerRecord *aid_rules_find (LedgerStore  *store,
                              const char   *item,
                              const char   *day);

G_END_DECLS
