/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What 工会组织信息采集表 asks of an organisation beyond its own row: its employer, its superior, its members. */
#include "config.h"

#include "org-sheet.h"

#include <glib/gi18n-lib.h>

#include "ledger-kind.h"
#include "membership-figures.h"
#include "org-tree.h"
#include "orgs.h"
#include "union.h"
#include "units.h"

/* The columns that are filled from the one employer of an organisation, in their order. */
static const guint from_unit[] = { UNIT_NAME, UNIT_USCC, UNIT_ADDRESS, UNIT_REGION, UNIT_NATURE, UNIT_ECONOMY, UNIT_INDUSTRY };

static const LedgerField texts[] = {
  { .name = "key", .title = N_("代码"), .kind = &ledger_kind_text },
  { .name = "name", .title = N_("单位名称"), .kind = &ledger_kind_text },
  { .name = "uscc", .title = N_("单位统一社会信用代码"), .kind = &ledger_kind_text },
  { .name = "address", .title = N_("单位地址"), .kind = &ledger_kind_text },
  { .name = "region", .title = N_("单位所在政区"), .kind = &ledger_kind_text },
  { .name = "nature", .title = N_("单位性质类别"), .kind = &ledger_kind_text },
  { .name = "economy", .title = N_("经济类型"), .kind = &ledger_kind_text },
  { .name = "industry", .title = N_("单位所属行业"), .kind = &ledger_kind_text },
  { .name = "employees", .title = N_("职工人数"), .kind = &ledger_kind_integer },
  { .name = "superior", .title = N_("上级工会名称"), .kind = &ledger_kind_text },
  { .name = "members", .title = N_("会员人数"), .kind = &ledger_kind_integer },
  { .name = "phone", .title = N_("联系电话"), .kind = &ledger_kind_text },
};

static const char *const keys[] = { "own", NULL };

/* Employers of the organisation itself that are not closed. */
static GArray *
select_units (LedgerStore  *store,
              gint64        org,
              GError      **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&units_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, org);

  ledger_query_add_filter (query, UNIT_ORG_ID, LEDGER_IS, id);
  ledger_query_add_filter (query, UNIT_CLOSED, LEDGER_EMPTY, NULL);
  return ledger_store_select (store, query, error);
}

/* A union of several employers names the first and says how many there are; their staff is added up. */
static gboolean
add_units (LedgerStore   *store,
           const GArray  *ids,
           GPtrArray     *row,
           GError       **error)
{
  gint64 employees = 0;
  gboolean known = FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) unit = ledger_store_load (store, &units_register, g_array_index (ids, gint64, i), error);

      if (unit == NULL)
        return FALSE;
      known |= ledger_record_get (unit, UNIT_EMPLOYEES) != NULL;
      employees += ledger_record_get_number (unit, UNIT_EMPLOYEES);
      for (guint k = 0; i == 0 && k < G_N_ELEMENTS (from_unit); k++)
        g_ptr_array_add (row, ids->len > 1 && k == 0
          ? g_strdup_printf (_("%s等%u家单位"), ledger_record_get (unit, UNIT_NAME), ids->len)
          : ids->len > 1 ? NULL : ledger_store_dup_shown (store, unit, from_unit[k], TRUE));
    }
  for (guint k = 0; ids->len == 0 && k < G_N_ELEMENTS (from_unit); k++)
    g_ptr_array_add (row, NULL);
  g_ptr_array_add (row, known ? g_strdup_printf ("%" G_GINT64_FORMAT, employees) : NULL);
  return TRUE;
}

/* The union that keeps the ledger stands below one that is not in it. */
static char *
dup_superior (LedgerStore        *store,
              const LedgerRecord *org)
{
  gint64 parent = ledger_record_get_number (org, ORG_PARENT_ID);
  g_autoptr (LedgerRecord) own = parent == 0 ? ledger_store_load_single (store, &union_register) : NULL;

  return parent != 0 ? ledger_store_dup_label (store, &orgs_register, parent) : g_strdup (ledger_record_get (own, UNION_SUPERIOR));
}

/* Today's members of it and all below it. */
static gboolean
add_members (LedgerStore         *store,
             const LedgerRecord  *org,
             GPtrArray           *row,
             GError             **error)
{
  g_autoptr (OrgTree) tree = org_tree_load (store, error);
  g_autoptr (GHashTable) counts = tree != NULL ? membership_count_by_org (store, ledger_store_get_today (store), error) : NULL;
  g_autoptr (GArray) below = counts != NULL ? org_tree_list_below (tree, org->id) : NULL;
  guint n = 0;

  for (guint i = 0; below != NULL && i < below->len; i++)
    {
      const guint *count = g_hash_table_lookup (counts, &g_array_index (below, gint64, i));

      n += count != NULL ? *count : 0;
    }
  g_ptr_array_add (row, g_strdup_printf ("%u", n));
  return below != NULL;
}

static gboolean
fill (LedgerStore   *store,
      LedgerRecord  *org,
      GPtrArray     *rows,
      GError       **error)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) units = select_units (store, org->id, error);

  g_ptr_array_add (rows, row);
  g_ptr_array_add (row, g_strdup (keys[0]));
  if (units == NULL || !add_units (store, units, row, error))
    return FALSE;
  g_ptr_array_add (row, dup_superior (store, org));
  if (!add_members (store, org, row, error))
    return FALSE;
  g_ptr_array_add (row, g_strdup (ledger_record_get (org, ledger_record_get (org, ORG_PHONE) != NULL ? ORG_PHONE : ORG_CHAIR_MOBILE)));
  return TRUE;
}

const LedgerList org_sheet_lists[] = {
  { .name = "sheet", .fields = texts, .n_fields = G_N_ELEMENTS (texts), .fill = fill, .keys = keys },
  { NULL },
};
