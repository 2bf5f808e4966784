/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long looking through a whole roster for people entered twice takes, and how much memory. */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "duplicates.h"
#include "ledger-store-private.h"
#include "roster-data.h"

static double
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;
  unsigned long peak = 0;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) || (line = strstr (text, "VmHWM:")) == NULL)
    return 0;
  return sscanf (line, "VmHWM: %lu kB", &peak) == 1 ? (double) peak / 1e3 : 0;
}

/* The same question for one likeness by the file's own means. */
static double
ask_sqlite (LedgerStore *store)
{
  gint64 start = g_get_monotonic_time ();

  ledger_database_get_number (store->database,
    "SELECT count(*) FROM (SELECT 1 FROM members WHERE deleted = 0 AND birth_date IS NOT NULL"
    " GROUP BY name, birth_date HAVING count(*) > 1)", 0, NULL);
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

int
main (int    argc,
      char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 200000;
  g_autofree char *folder = g_dir_make_tmp ("bench-duplicates-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "名册.taizhang", NULL);
  g_autoptr (LedgerStore) store = roster_data_new (path, n, 7);
  g_autoptr (GPtrArray) groups = NULL;
  double before = get_memory (), sqlite, ms;
  gint64 start;

  sqlite = ask_sqlite (store);
  start = g_get_monotonic_time ();
  groups = duplicates_find (store, NULL, NULL);
  ms = (double) (g_get_monotonic_time () - start) / 1e3;
  printf ("members %u: all likenesses in %.0f ms, %u groups, peak %.0f MB (before: %.0f)\n",
          n, ms, groups->len, get_memory (), before);
  printf ("SQLite, one likeness of five: %.0f ms; ratio %.2f\n", sqlite, ms / sqlite);
  ledger_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
