/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom "all" and "this organisation" mean: also those who have just left, so that the clerk sees them named. */
#include "config.h"

#include "visit-batch.h"

#include <string.h>

#include "ledger-scan.h"
#include "members.h"
#include "membership-figures.h"
#include "org-tree.h"

/* Members whose state is none of "in standing" now. */
typedef struct
{
  const char *year;
  GHashTable *orgs;  /* (nullable): ids */
  GHashTable *known; /* ids that are chosen already */
  GArray     *ids;
} Leavers;

static GHashTable *
make_set (const GArray *ids)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return set;
}

/* Columns: state, day of the last change, organisation. Applicants are named whenever they applied. */
static gboolean
member_scanned_cb (const LedgerScanRow *row,
                   gpointer             data)
{
  Leavers *leavers = data;
  const char *state = ledger_scan_get_text (row, 0), *changed = ledger_scan_get_text (row, 1);
  gint64 id = ledger_scan_get_id (row), org = ledger_scan_get_number (row, 2);
  gboolean asked = leavers->orgs == NULL || g_hash_table_contains (leavers->orgs, &org);

  if (state == NULL || !asked || g_hash_table_contains (leavers->known, &id))
    return TRUE;
  if (strcmp (state, "P") == 0 || (changed != NULL && strncmp (changed, leavers->year, 4) == 0))
    g_array_append_val (leavers->ids, id);
  return TRUE;
}

static gboolean
add_leavers (LedgerStore  *store,
             const char   *day,
             const GArray *orgs,
             GArray       *ids,
             GError      **error)
{
  static const guint columns[] = { MEMBER_STATUS, MEMBER_CHANGE_DATE, MEMBER_ORG_ID };
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  g_autoptr (GHashTable) set = orgs != NULL ? make_set (orgs) : NULL;
  g_autoptr (GHashTable) known = make_set (ids);
  Leavers leavers = { day, set, known, ids };

  ledger_query_add_filter (query, MEMBER_STATUS, LEDGER_IS_NOT, "A");
  return ledger_scan (store, query, columns, G_N_ELEMENTS (columns), member_scanned_cb, &leavers, error);
}

typedef struct
{
  gint64  id;
  char   *key;
} Sorted;

static void
clear_sorted (gpointer data)
{
  g_free (((Sorted *) data)->key);
}

static int
compare_sorted (gconstpointer a,
                gconstpointer b)
{
  const Sorted *one = a, *two = b;
  int order = strcmp (one->key, two->key);

  return order != 0 ? order : one->id < two->id ? -1 : one->id > two->id;
}

/* A sign-off sheet goes from unit to unit. */
static gboolean
sort_by_unit (LedgerStore  *store,
              GArray       *ids,
              GError      **error)
{
  g_autoptr (GArray) rows = g_array_sized_new (FALSE, FALSE, sizeof (Sorted), ids->len);

  g_array_set_clear_func (rows, clear_sorted);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) member = ledger_store_load (store, &members_register, g_array_index (ids, gint64, i), error);
      g_autofree char *unit = member != NULL ? ledger_store_dup_shown (store, member, MEMBER_UNIT_ID, TRUE) : NULL;
      const char *dept = member != NULL ? ledger_record_get (member, MEMBER_DEPT) : NULL;
      Sorted row = { g_array_index (ids, gint64, i), NULL };

      if (member == NULL)
        return FALSE;
      row.key = g_strjoin ("\n", unit, dept != NULL ? dept : "", ledger_record_get (member, MEMBER_NAME), NULL);
      g_array_append_val (rows, row);
    }
  g_array_sort (rows, compare_sorted);
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = g_array_index (rows, Sorted, i).id;
  return TRUE;
}

/**
 * visit_batch_list_chosen:
 * @day: of the batch, "YYYY-MM-DD"
 */
GArray *
visit_batch_list_chosen (LedgerStore             *store,
                         const char              *day,
                         const VisitBatchChoice  *choice,
                         GError                 **error)
{
  g_autoptr (GArray) ids = NULL, orgs = NULL;

  if (choice->members != NULL)
    {
      ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), choice->members->len);
      return g_array_append_vals (g_steal_pointer (&ids), choice->members->data, choice->members->len);
    }
  if (!org_tree_read_below (store, choice->org, &orgs, error))
    return NULL;
  ids = membership_list (store, day, "A", orgs, error);
  if (ids == NULL || !add_leavers (store, day, orgs, ids, error) || !sort_by_unit (store, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}
