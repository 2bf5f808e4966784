/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One searched field of all rows as a stream of characters in memory. Ledger only. */
#pragma once

#include "ledger-pinyin.h"

G_BEGIN_DECLS

typedef struct _LedgerIndexText LedgerIndexText;

/* @person: names of persons, found by initials of any length and sorted with surnames.
 * @n_rows: how many are expected. */
LedgerIndexText *ledger_index_text_new    (gboolean                 person,
                                           guint                    n_rows);
void             ledger_index_text_free   (LedgerIndexText         *self);
/* Rows come in rising order while loading; %NULL and "" add nothing. */
void             ledger_index_text_add    (LedgerIndexText         *self,
                                           guint32                  row,
                                           const char              *text);
/* Replaces what a row has. */
void             ledger_index_text_set    (LedgerIndexText         *self,
                                           guint32                  row,
                                           const char              *text);
/* Raises @ranks[row], a LedgerPinyinRank, for every row that answers the word. */
void             ledger_index_text_scan   (const LedgerIndexText   *self,
                                           const LedgerPinyinQuery *query,
                                           guint8                  *ranks);
/* Rows in the order of pinyin; those without text first. @order holds @n_rows. */
void             ledger_index_text_sort   (const LedgerIndexText   *self,
                                           guint32                 *order,
                                           guint                    n_rows);

G_END_DECLS
