/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema steps are SQL files in the program; their number is the file's user_version. */
#include "config.h"

#include "ledger-schema.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "ledger-resources.h"

#define SCHEMA_FOLDER "/org/gonghui/Taizhang/schema/"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* File names in order: "001-ledger.sql", "002-roster.sql" … */
static GStrv
list_steps (void)
{
  GStrv names = g_resource_enumerate_children (ledger_get_resource (), SCHEMA_FOLDER,
                                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

guint
ledger_schema_get_last (void)
{
  g_auto (GStrv) names = list_steps ();

  return g_strv_length (names);
}

static gboolean
run_step (LedgerDatabase *database,
          const char     *name,
          GError        **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_FOLDER, name, NULL);
  g_autoptr (GBytes) sql = g_resource_lookup_data (ledger_get_resource (), path,
                                                   G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = NULL;

  if (sql == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  return ledger_database_run (database, text, error);
}

static gboolean
run_steps (LedgerDatabase *database,
           guint           from,
           GError        **error)
{
  g_auto (GStrv) names = list_steps ();
  g_autofree char *mark = NULL;

  for (guint i = from; names[i] != NULL; i++)
    {
      g_assert (strtoul (names[i], NULL, 10) == i + 1);
      if (!run_step (database, names[i], error))
        return FALSE;
    }
  /* Stands until the registers have brought their rows up to date as well, whatever happens meanwhile. */
  if (from > 0)
    {
      g_autofree char *note = g_strdup_printf ("INSERT OR IGNORE INTO meta (key, value)"
                                               " VALUES ('" LEDGER_UPGRADE_KEY "', '%u')", from);

      if (!ledger_database_run (database, note, error))
        return FALSE;
    }
  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                          LEDGER_APPLICATION_ID, g_strv_length (names));
  return ledger_database_run (database, mark, error);
}

gboolean
ledger_schema_apply (LedgerDatabase *database,
                     guint           from,
                     GError        **error)
{
  if (!ledger_database_run (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (run_steps (database, from, error) && ledger_database_run (database, "COMMIT", error))
    return TRUE;
  if (ledger_database_in_transaction (database))
    ledger_database_run (database, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
ledger_schema_identify (LedgerDatabase *database,
                        const char     *path,
                        guint          *version,
                        GError        **error)
{
  g_autoptr (GError) local = NULL;
  gint64 application = ledger_database_get_number (database, "PRAGMA application_id", 0, &local);
  gint64 found = local == NULL ? ledger_database_get_number (database, "PRAGMA user_version", 0, &local) : 0;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (application != LEDGER_APPLICATION_ID || found < 1)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FOREIGN,
                   _("“%s”不是工会台账文件，没有改动它。请选择扩展名为 .taizhang 的台账。"), path);
      return FALSE;
    }
  if (found > ledger_schema_get_last ())
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NEWER,
                   _("“%s”是更新版本的工会台账写的（文件版本 %d，本程序只认识到 %u），没有改动它。请先升级本程序。"),
                   path, (int) found, ledger_schema_get_last ());
      return FALSE;
    }
  *version = found;
  return TRUE;
}
