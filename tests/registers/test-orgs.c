/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The union itself, the tree of organisations, employers; what others refer to stays. */
#include "members.h"
#include "orgs.h"
#include "roster.h"
#include "union.h"
#include "units.h"

#include <string.h>

static void
test_founded (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (LedgerRecord) own = ledger_store_load_single (store, &union_register);
  g_autoptr (GError) error = NULL;
  gint64 root = ledger_store_resolve (store, &orgs_register, "示范工会", &error);
  g_autoptr (LedgerRecord) record = NULL;
  g_autoptr (GPtrArray) batches = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (ledger_record_get (own, UNION_NAME), ==, "示范工会");
  record = ledger_store_load (store, &orgs_register, root, &error);
  g_assert_cmpstr (ledger_record_get (record, ORG_LEVEL), ==, "4");
  batches = ledger_batch_list (store, 0, &error);
  g_assert_cmpuint (batches->len, ==, 1);
  roster_free (store);
}

static void
test_levels (void)
{
  static const struct
  {
    const char *name;
    const char *level;
  } vectors[] = {
    { "示范区总工会", "1" },
    { "示范街道总工会", "2" },
    { "示范镇总工会", "2" },
    { "示范片区工会联合会", "3" },
    { "示范机电有限公司工会委员会", "4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("taizhang-test-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "a.taizhang", NULL);
      g_autoptr (GError) error = NULL;
      LedgerStore *store = ledger_store_create (path, tz_registers, &error);
      g_autoptr (LedgerRecord) root = NULL;

      tz_union_found (store, vectors[i].name, &error);
      g_assert_no_error (error);
      root = ledger_store_load_single (store, &orgs_register);
      g_assert_cmpstr (ledger_record_get (root, ORG_LEVEL), ==, vectors[i].level);
      roster_free (store);
    }
}

static void
test_tree (void)
{
  LedgerStore *store = roster_new ();
  gint64 area = roster_add (store, &orgs_register, "name=东片区工会联合会|parent_id=示范工会|level=片区");
  g_autoptr (LedgerEdit) below = NULL, circle = NULL, group = NULL;
  g_autofree char *found = NULL, *round = NULL, *high = NULL;
  g_autoptr (GError) error = NULL;

  roster_add (store, &orgs_register, "name=机电厂工会|parent_id=东片区工会联合会|level=基层");
  below = ledger_edit_open (store, &orgs_register, area, &error);
  roster_type (below, "parent_id=机电厂工会");
  found = roster_problems (below);
  g_assert_cmpstr (found, ==, "B:cycle W:level");
  circle = ledger_edit_open (store, &orgs_register, area, &error);
  roster_type (circle, "parent_id=东片区工会联合会");
  round = roster_problems (circle);
  g_assert_cmpstr (round, ==, "B:cycle");
  group = roster_edit (store, &orgs_register, "name=二组|level=片区|parent_id=机电厂工会|term_years=4");
  high = roster_problems (group);
  g_assert_cmpstr (high, ==, "W:level W:term");
  g_clear_pointer (&below, ledger_edit_free);
  g_clear_pointer (&circle, ledger_edit_free);
  g_clear_pointer (&group, ledger_edit_free);
  roster_free (store);
}

static void
test_below_own (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &orgs_register, "name=机电厂工会");
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &orgs_register, id, NULL);
  g_autofree char *above = ledger_store_dup_shown (store, record, ORG_PARENT_ID, TRUE);

  g_assert_cmpstr (above, ==, "示范工会");
  roster_free (store);
}

static void
test_units (void)
{
  static const struct
  {
    const char *values;
    const char *problems;
    const char *scale;
  } vectors[] = {
    { "name=甲厂|uscc=914403001922038216", "", NULL },
    { "name=甲厂|uscc=91330100799655058B", "", NULL },
    { "name=甲厂|uscc=914403001922038217", "W:credit-code", NULL },
    { "name=甲厂|employees=9", "", "1" },
    { "name=甲厂|employees=10", "", "2" },
    { "name=甲厂|employees=499", "", "3" },
    { "name=甲厂|employees=500", "", "4" },
    { "name=甲厂|employees=10|women=11", "W:more-than-all", "2" },
    { "name=甲厂|employees=-1", "B:negative", NULL },
    { "name=已有厂", "W:same-name", NULL },
  };
  LedgerStore *store = roster_new ();

  roster_add (store, &units_register, "name=已有厂");
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (store, &units_register, vectors[i].values);
      g_autofree char *found = roster_problems (edit);

      g_assert_cmpstr (found, ==, vectors[i].problems);
      g_assert_cmpstr (ledger_edit_get (edit, UNIT_SCALE), ==, vectors[i].scale);
    }
  roster_free (store);
}

static void
test_referred (void)
{
  LedgerStore *store = roster_new ();
  gint64 unit = roster_add (store, &units_register, "name=示范机电有限公司");
  gint64 member = roster_add (store, &members_register, "name=张三|unit_id=示范机电有限公司");
  g_autoptr (GError) error = NULL;

  g_assert_false (ledger_store_remove (store, &units_register, unit, "试", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "示范机电有限公司"));
  g_clear_error (&error);
  g_assert_true (ledger_store_remove (store, &members_register, member, "试", &error));
  g_assert_true (ledger_store_remove (store, &units_register, unit, "试", &error));
  g_assert_no_error (error);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/orgs/founded", test_founded);
  g_test_add_func ("/orgs/levels", test_levels);
  g_test_add_func ("/orgs/tree", test_tree);
  g_test_add_func ("/orgs/below-own", test_below_own);
  g_test_add_func ("/orgs/units", test_units);
  g_test_add_func ("/orgs/referred", test_referred);
  return g_test_run ();
}
