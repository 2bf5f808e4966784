/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A member's changes one after the other: what each was and what it led to. Registers only. */
#pragma once

#include "membership.h"

G_BEGIN_DECLS

/* Why an entry is voided that is made anew on its right day; written into the ledger, so never translated. */
#define MEMBERSHIP_CORRECTED "入会日期已更正"

/* (element-type LedgerRecord): the live changes of a member in order of day, without @except; owns them. */
GPtrArray  *membership_walk_load     (LedgerStore  *store,
                                      gint64        member,
                                      gint64        except,
                                      GError      **error);
/* Adds one that is not among them (by id) and puts all in order. */
void        membership_walk_add      (GPtrArray    *events,
                                      LedgerRecord *event);
/* Puts changes into the order of their days. */
void        membership_walk_order    (GPtrArray    *events);
/* Fills state, organisation and days before and after each. Returns the place of the first that cannot
 * follow what is before it, or -1. Voided ones are passed over. */
int         membership_walk          (GPtrArray    *events);
/* The last one that counts, or %NULL. */
LedgerRecord *membership_walk_last   (GPtrArray    *events);
/* Reckons a member's changes and row anew; changes that cannot be after a merge are voided. */
gboolean    membership_reckon        (LedgerStore  *store,
                                      gint64        member,
                                      gint64        except,
                                      GError      **error);
/* Hook: the same after a merge; of two entries only that of the member's own day of entry stands. */
gboolean    membership_gather        (LedgerEdit   *member,
                                      GError      **error);

G_END_DECLS
