/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns come as SQLite steps through them: nothing is copied, nothing sorted. */
#include "config.h"

#include "ledger-scan.h"

#include "ledger-sql.h"
#include "ledger-store-private.h"

/* A row is the statement that stands on it. */
static LedgerStatement *
get_statement (const LedgerScanRow *row)
{
  return (LedgerStatement *) (gpointer) row;
}

gint64
ledger_scan_get_id (const LedgerScanRow *row)
{
  return ledger_statement_get_number (get_statement (row), 0);
}

gint64
ledger_scan_get_number (const LedgerScanRow *row,
                        guint                place)
{
  return ledger_statement_get_number (get_statement (row), (int) place + 1);
}

const char *
ledger_scan_get_text (const LedgerScanRow *row,
                      guint                place)
{
  return ledger_statement_get_text (get_statement (row), (int) place + 1);
}

/**
 * ledger_scan:
 * @query: its filters, its bin and the rows it is narrowed to count; words, order and limit do not
 * @fields: which columns
 */
gboolean
ledger_scan (LedgerStore       *store,
             const LedgerQuery *query,
             const guint       *fields,
             guint              n_fields,
             gboolean         (*visit) (const LedgerScanRow *row,
                                        gpointer             data),
             gpointer           data,
             GError           **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = ledger_sql_dup_scan (query, fields, n_fields, values);
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, error);
  LedgerStep step;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < values->len; i++)
    ledger_statement_bind_text (statement, (int) i + 1, g_ptr_array_index (values, i));
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    if (!visit ((const LedgerScanRow *) (gpointer) statement, data))
      break;
  ledger_statement_reset (statement);
  return step != LEDGER_STEP_FAILED;
}
