/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One searched number of all rows (papers, telephones, codes) at a fixed width in memory. Ledger only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LedgerIndexDigits LedgerIndexDigits;

/* Shorter words would find a good part of all numbers. */
#define LEDGER_INDEX_MIN_DIGITS 3

LedgerIndexDigits *ledger_index_digits_new  (guint                    width,
                                             guint                    n_rows);
void               ledger_index_digits_free (LedgerIndexDigits       *self);
/* Sets a row's number; rows up to it come into being. */
void               ledger_index_digits_set  (LedgerIndexDigits       *self,
                                             guint32                  row,
                                             const char              *number);
/* @word: folded. Raises @ranks[row] for numbers that begin or end with it, and a little where it
 * stands inside. */
void               ledger_index_digits_scan (const LedgerIndexDigits *self,
                                             const char              *word,
                                             guint8                  *ranks);
void               ledger_index_digits_sort (const LedgerIndexDigits *self,
                                             guint32                 *order,
                                             guint                    n_rows);

G_END_DECLS
