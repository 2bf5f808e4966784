/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists the rows of a query: by SQL where nothing is searched for, else as the table does it. */
#include "config.h"

#include "tz-rows-of.h"

#include "ledger-rows.h"

GArray *
tz_rows_of_query (LedgerStore        *store,
                  const LedgerQuery  *query,
                  GError            **error)
{
  g_autoptr (LedgerRows) rows = NULL;

  if (query->words == NULL || *query->words == '\0')
    return ledger_store_select (store, query, error);
  /* SQL knows no pinyin: the register is read into memory as for the table. */
  rows = ledger_rows_new (store, query->reg);
  if (!ledger_rows_load (rows, error))
    return NULL;
  ledger_rows_set_query (rows, query);
  return ledger_rows_dup_ids (rows);
}
