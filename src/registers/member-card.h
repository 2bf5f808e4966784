/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会员证的“工会组织关系接转”栏: a member's transfers from union to union, as computed lists for paper. */
#pragma once

#include "ledger-register.h"

G_BEGIN_DECLS

/* Rows that a page of the card has. */
#define MEMBER_CARD_ROWS 5

/* transfers: all of them, one a row. last_transfer: the last one alone, after as many empty rows as there are
 * above its place on its page. Both with out_date, out_union, in_date, in_union, memo. */
extern const LedgerList member_card_lists[];

G_END_DECLS
