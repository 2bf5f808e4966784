/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The indicators of condolence and hardship aid that go upward: C01 to C03. */
#pragma once

#include "ledger-store.h"

G_BEGIN_DECLS

/**
 * AidIndicator:
 * @code: "C01" …
 * @title: what is counted
 * @n: number, or fen
 * @unit: "人次", "户" …; "元" for money
 */
typedef struct
{
  const char *code;
  const char *title;
  gint64      n;
  const char *unit;
} AidIndicator;

/* (element-type AidIndicator), in their order, zeros too. @from, @to: first and last day; 在档 is as of the last one, its
 * level the file's present one. Texts are of the program. %NULL when the file failed. Caller frees. */
GArray *aid_indicators_list   (LedgerStore         *store,
                               const char          *from,
                               const char          *to,
                               GError             **error);
/* "12", "1600.00". Caller frees. */
char   *aid_indicator_dup_value (const AidIndicator *indicator);

G_END_DECLS
