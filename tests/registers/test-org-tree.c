/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of organisations: order, ranges, circles, search, and sums along it. */
#include "org-tree.h"

#include "ledger-store-private.h"
#include "orgs.h"
#include "roster.h"

/* Two areas of factories below the union, given in no order. */
static LedgerStore *
new_district (void)
{
  LedgerStore *store = roster_new ();

  roster_add (store, &orgs_register, "name=无级工会|parent_id=示范工会|level=");
  roster_add (store, &orgs_register, "name=西片区工会联合会|parent_id=示范工会|level=片区|reported_members=12");
  roster_add (store, &orgs_register, "name=东片区工会联合会|parent_id=示范工会|level=片区");
  roster_add (store, &orgs_register, "name=立德电缆工会|parent_id=东片区工会联合会|level=基层");
  roster_add (store, &orgs_register, "name=滨海造船工会|parent_id=东片区工会联合会|level=基层");
  roster_add (store, &orgs_register, "name=造船一车间分会|parent_id=滨海造船工会|closed=2024-05-01");
  return store;
}

static char *
dup_outline (const OrgTree *tree)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < org_tree_get_length (tree); i++)
    {
      const OrgNode *node = org_tree_get_node (tree, i);

      g_string_append_printf (text, "%s%u:%s/%u", i > 0 ? " " : "", node->depth, node->name, node->n_below);
    }
  return g_string_free (text, FALSE);
}

static OrgTree *
load (LedgerStore *store)
{
  g_autoptr (GError) error = NULL;
  OrgTree *tree = org_tree_load (store, &error);

  g_assert_no_error (error);
  return tree;
}

static gint64
get_id (const OrgTree *tree,
        const char    *name)
{
  for (guint i = 0; i < org_tree_get_length (tree); i++)
    if (g_str_equal (org_tree_get_node (tree, i)->name, name))
      return org_tree_get_node (tree, i)->id;
  return 0;
}

static void
test_order (void)
{
  LedgerStore *store = new_district ();
  g_autoptr (OrgTree) tree = load (store);
  g_autoptr (OrgTree) again = load (store);
  g_autofree char *outline = dup_outline (tree);
  g_autoptr (GArray) below = org_tree_list_below (tree, get_id (tree, "东片区工会联合会"));
  g_autoptr (GArray) none = org_tree_list_below (tree, 7);

  g_assert_cmpstr (outline, ==, "0:示范工会/7 1:东片区工会联合会/4 2:滨海造船工会/2 3:造船一车间分会/1 2:立德电缆工会/1 "
                                "1:西片区工会联合会/1 1:无级工会/1");
  g_assert_cmpuint (below->len, ==, 4);
  g_assert_cmpint (g_array_index (below, gint64, 0), ==, get_id (tree, "东片区工会联合会"));
  g_assert_cmpint (g_array_index (below, gint64, 3), ==, get_id (tree, "立德电缆工会"));
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (org_tree_get_node (tree, 5)->reported, ==, 12);
  g_assert_cmpint (org_tree_get_node (tree, 4)->reported, ==, -1);
  g_assert_true (org_tree_get_node (tree, 3)->is_closed);
  g_assert_cmpuint (org_tree_find (tree, get_id (tree, "立德电缆工会")), ==, 4);
  g_assert_cmpuint (org_tree_find (tree, 7), ==, ORG_TREE_NONE);
  g_assert_true (org_tree_equal (tree, again));
  roster_add (store, &orgs_register, "name=新建工会");
  g_clear_pointer (&again, org_tree_free);
  again = load (store);
  g_assert_false (org_tree_equal (tree, again));
  roster_free (store);
}

/* Only a damaged file or a merge can bring a circle: it is shown, and every sum still ends. */
static void
test_circle (void)
{
  LedgerStore *store = new_district ();
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (OrgTree) tree = load (store);
  g_autoptr (OrgTree) round = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) tallies = NULL;
  g_autofree char *outline = NULL;
  g_autofree char *sql = NULL;
  gint64 area = get_id (tree, "东片区工会联合会");
  gint64 shipyard = get_id (tree, "滨海造船工会");
  gint64 west = get_id (tree, "西片区工会联合会");
  guint five = 5, seven = 7;
  g_autoptr (GError) error = NULL;

  sql = g_strdup_printf ("UPDATE orgs SET parent_id = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT
                         "; UPDATE orgs SET parent_id = id WHERE id = %" G_GINT64_FORMAT, shipyard, area, west);
  g_assert_true (ledger_database_run (store->database, sql, &error));
  round = load (store);
  outline = dup_outline (round);
  g_assert_cmpstr (outline, ==, "0:示范工会/2 1:无级工会/1 0:东片区工会联合会/4 1:滨海造船工会/2 2:造船一车间分会/1 1:立德电缆工会/1 "
                                "0:西片区工会联合会/1");
  g_hash_table_insert (counts, &area, &five);
  g_hash_table_insert (counts, &shipyard, &seven);
  tallies = org_tree_add_counts (round, counts);
  g_assert_cmpuint (org_tree_get_total (round, tallies).n[MEMBERSHIP_ALL], ==, 12);
  roster_free (store);
}

static void
test_sums (void)
{
  LedgerStore *store = new_district ();
  g_autoptr (OrgTree) tree = load (store);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) tallies = g_hash_table_new (g_int64_hash, g_int64_equal);
  static const struct { const char *name; guint here, below; } expected[] = {
    { "示范工会", 1, 111 }, { "东片区工会联合会", 0, 110 }, { "滨海造船工会", 100, 110 }, { "造船一车间分会", 10, 10 },
    { "立德电缆工会", 0, 0 }, { "西片区工会联合会", 0, 0 }, { "无级工会", 0, 0 },
  };
  MembershipTally workshop = { { 10, 4, 3, 2, 1 } }, shipyard = { { 100, 40, 30, 20, 10 } };
  /* The last is in the bin: its members are shown with those of none. */
  guint numbers[] = { 1, 100, 10, 1000, 20000 };
  gint64 ids[] = { get_id (tree, "示范工会"), get_id (tree, "滨海造船工会"), get_id (tree, "造船一车间分会"), 0, 7 };
  g_autoptr (GArray) sums = NULL;
  g_autoptr (GArray) details = NULL;
  MembershipTally total;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_hash_table_insert (counts, &ids[i], &numbers[i]);
  sums = org_tree_add_counts (tree, counts);
  g_assert_cmpuint (sums->len, ==, org_tree_get_length (tree) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      guint place = org_tree_find (tree, get_id (tree, expected[i].name));
      const OrgTally *tally = &g_array_index (sums, OrgTally, place);

      g_assert_cmpuint (tally->here.n[MEMBERSHIP_ALL], ==, expected[i].here);
      g_assert_cmpuint (tally->below.n[MEMBERSHIP_ALL], ==, expected[i].below);
    }
  g_assert_cmpuint (g_array_index (sums, OrgTally, sums->len - 1).here.n[MEMBERSHIP_ALL], ==, 21000);
  g_assert_cmpuint (org_tree_get_total (tree, sums).n[MEMBERSHIP_ALL], ==, 21111);

  g_hash_table_insert (tallies, &ids[1], &shipyard);
  g_hash_table_insert (tallies, &ids[2], &workshop);
  details = org_tree_add_tallies (tree, tallies);
  total = org_tree_get_total (tree, details);
  g_assert_cmpuint (g_array_index (details, OrgTally, 0).below.n[MEMBERSHIP_WOMEN], ==, 44);
  g_assert_cmpuint (total.n[MEMBERSHIP_MIGRANTS], ==, 33);
  g_assert_cmpuint (total.n[MEMBERSHIP_NEW_FORM], ==, 22);
  g_assert_cmpuint (total.n[MEMBERSHIP_UNDER_35], ==, 11);
  roster_free (store);
}

static void
test_search (void)
{
  static const struct { const char *words; guint from; guint found; } vectors[] = {
    { "造船", ORG_TREE_NONE, 2 }, { "造船", 2, 3 }, { "造船", 3, 2 }, { "lddl", ORG_TREE_NONE, 4 },
    { "xpq", 0, 5 }, { "binhai", 6, 2 }, { "滨海 gh", 0, 2 }, { "没有", 0, ORG_TREE_NONE }, { "  ", 0, ORG_TREE_NONE },
  };
  LedgerStore *store = new_district ();
  g_autoptr (OrgTree) tree = load (store);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpuint (org_tree_search (tree, vectors[i].words, vectors[i].from), ==, vectors[i].found);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/org-tree/order", test_order);
  g_test_add_func ("/org-tree/circle", test_circle);
  g_test_add_func ("/org-tree/sums", test_sums);
  g_test_add_func ("/org-tree/search", test_search);
  return g_test_run ();
}
