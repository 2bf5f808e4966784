/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files table. */
#include "config.h"

#include "ledger-files.h"

#include <glib/gi18n-lib.h>

#include "ledger-store-private.h"

/* A scan kept whole; more belongs outside a ledger that is copied every day. */
#define MAX_FILE_SIZE (20 * 1024 * 1024)

char *
ledger_files_add (LedgerStore  *store,
                  GBytes       *data,
                  const char   *media_type,
                  GError      **error)
{
  g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, data);
  LedgerStatement *statement = NULL;

  if (!ledger_store_can_write (store, error))
    return NULL;
  if (g_bytes_get_size (data) > MAX_FILE_SIZE)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                   _("附件有 %u MB，超过了 %u MB，没有存入。请压缩或另存后再选。"),
                   (guint) (g_bytes_get_size (data) >> 20), MAX_FILE_SIZE >> 20);
      return NULL;
    }
  statement = ledger_database_prepare (store->database,
    "INSERT INTO files (name, media_type, size, data) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (name) DO NOTHING", error);
  if (statement == NULL)
    return NULL;
  ledger_statement_bind_text (statement, 1, name);
  ledger_statement_bind_text (statement, 2, media_type);
  ledger_statement_bind_number (statement, 3, g_bytes_get_size (data));
  ledger_statement_bind_bytes (statement, 4, g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  return ledger_statement_run (store->database, statement, error) ? g_steal_pointer (&name) : NULL;
}

GBytes *
ledger_files_load (LedgerStore  *store,
                   const char   *name,
                   char        **media_type,
                   GError      **error)
{
  LedgerStatement *statement = ledger_database_prepare (store->database,
                                                        "SELECT data, media_type FROM files WHERE name = ?1", error);
  GBytes *data = NULL;
  LedgerStep step;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_text (statement, 1, name);
  step = ledger_statement_step (store->database, statement, error);
  if (step == LEDGER_STEP_ROW)
    {
      gsize length = 0;
      gconstpointer bytes = ledger_statement_get_bytes (statement, 0, &length);

      data = g_bytes_new (bytes, length);
      if (media_type != NULL)
        *media_type = g_strdup (ledger_statement_get_text (statement, 1));
    }
  else if (step == LEDGER_STEP_DONE)
    g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND, _("台账里没有这个附件。"));
  ledger_statement_reset (statement);
  return data;
}

gint64
ledger_files_get_size (LedgerStore *store,
                       const char  *name)
{
  LedgerStatement *statement = ledger_database_prepare (store->database, "SELECT size FROM files WHERE name = ?1", NULL);
  gint64 size = -1;

  if (statement == NULL)
    return -1;
  ledger_statement_bind_text (statement, 1, name);
  if (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    size = ledger_statement_get_number (statement, 0);
  ledger_statement_reset (statement);
  return size;
}
