/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backs a ledger up, or restores it, for as long as it lives; made to be killed.
 * Usage: crash-copier back-up LEDGER | restore LEDGER BACKUP BACKUP */
#include <string.h>

#include "small-registers.h"

static void
back_up (const char *path)
{
  LedgerStore *store = small_ledger_open (path);

  for (;;)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *now = ledger_backup_dup_now (NULL);
      g_autoptr (LedgerBackupResult) result = NULL;

      small_add_person (store, "又一个", NULL);
      result = ledger_backup_make (store, LEDGER_BACKUP_AUTOMATIC, NULL, now, NULL, &error);
      if (result == NULL)
        g_error ("%s", error->message);
    }
}

static void
restore (const char  *path,
         char       **backups)
{
  for (guint n = 0;; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *now = ledger_backup_dup_now (NULL);

      if (!ledger_backup_restore (backups[n % 2], path, "测试员", NULL, now, NULL, &error))
        g_error ("%s", error->message);
    }
}

int
main (int   argc,
      char *argv[])
{
  if (strcmp (argv[1], "back-up") == 0)
    back_up (argv[2]);
  else
    restore (argv[2], argv + 3);
}
