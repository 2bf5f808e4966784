/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the PC remembers of a table: columns in their order, widths, the sorting, and layouts under names. */
#include "members.h"
#include "orgs.h"
#include "tz-settings.h"

static GArray *
make_columns (const TzColumn *columns,
              guint           n)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (TzColumn));

  g_array_append_vals (array, columns, n);
  return array;
}

static void
expect_columns (GArray         *columns,
                const TzColumn *expected,
                guint           n)
{
  g_assert_nonnull (columns);
  g_assert_cmpuint (columns->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (g_array_index (columns, TzColumn, i).field, ==, expected[i].field);
      g_assert_cmpint (g_array_index (columns, TzColumn, i).width, ==, expected[i].width);
    }
}

static const TzColumn few[] = { { MEMBER_STATUS, 120 }, { MEMBER_NAME, -1 }, { MEMBER_WAGE, 77 } };
static const TzColumn two[] = { { MEMBER_NAME, 200 }, { MEMBER_STATUS, -1 } };

static void
test_columns (void)
{
  g_autoptr (GSettings) settings = tz_settings_get ();
  g_autoptr (GArray) own = tz_settings_load_columns (settings, &members_register);
  g_autoptr (GArray) chosen = make_columns (few, G_N_ELEMENTS (few));
  g_autoptr (GSettings) later = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) other = NULL;
  g_autoptr (GArray) reset = NULL;

  tz_settings_store_columns (settings, &members_register, chosen);
  later = tz_settings_get ();
  found = tz_settings_load_columns (later, &members_register);
  expect_columns (found, few, G_N_ELEMENTS (few));
  other = tz_settings_load_columns (later, &orgs_register);
  g_assert_cmpuint (g_array_index (other, TzColumn, 0).field, ==, ORG_NAME);
  tz_settings_store_columns (settings, &members_register, NULL);
  reset = tz_settings_load_columns (settings, &members_register);
  expect_columns (reset, (const TzColumn *) (gpointer) own->data, own->len);
}

static void
test_sorting (void)
{
  static const struct { guint field; gboolean descending; } orders[] = {
    { MEMBER_WAGE, TRUE }, { MEMBER_NAME, FALSE }, { LEDGER_NO_FIELD, FALSE },
  };
  g_autoptr (GSettings) settings = tz_settings_get ();
  gboolean descending = TRUE;

  g_assert_cmpuint (tz_settings_load_sorting (settings, &members_register, &descending), ==, MEMBER_NAME);
  g_assert_false (descending);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      tz_settings_store_sorting (settings, &members_register, orders[i].field, orders[i].descending);
      g_assert_cmpuint (tz_settings_load_sorting (settings, &members_register, &descending), ==, orders[i].field);
      g_assert_true (descending == orders[i].descending);
    }
}

static void
expect_names (GSettings  *settings,
              const char *expected)
{
  g_auto (GStrv) names = tz_settings_list_layouts (settings, &members_register);
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_layouts (void)
{
  g_autoptr (GSettings) settings = tz_settings_get ();
  g_autoptr (GArray) own = tz_settings_load_columns (settings, &members_register);
  g_autoptr (GArray) first = make_columns (few, G_N_ELEMENTS (few));
  g_autoptr (GArray) second = make_columns (two, G_N_ELEMENTS (two));
  g_autoptr (GArray) found = NULL;
  g_autofree char *none = NULL, *plain = NULL, *named = NULL;

  tz_settings_store_layout (settings, &members_register, "核对用", first);
  tz_settings_store_layout (settings, &members_register, "打印用", first);
  tz_settings_store_layout (settings, &members_register, "核对用", second);
  expect_names (settings, "核对用 打印用");
  found = tz_settings_load_layout (settings, &members_register, "核对用");
  expect_columns (found, two, G_N_ELEMENTS (two));
  g_assert_null (tz_settings_load_layout (settings, &members_register, "没有"));
  g_assert_null (tz_settings_load_layout (settings, &orgs_register, "核对用"));

  named = tz_settings_find_layout (settings, &members_register, first);
  g_assert_cmpstr (named, ==, "打印用");
  plain = tz_settings_find_layout (settings, &members_register, own);
  g_assert_cmpstr (plain, ==, "");
  g_array_set_size (own, 2);
  none = tz_settings_find_layout (settings, &members_register, own);
  g_assert_null (none);
  tz_settings_store_layout (settings, &members_register, "核对用", NULL);
  expect_names (settings, "打印用");
  tz_settings_store_layout (settings, &members_register, "核对用", NULL);
  expect_names (settings, "打印用");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/columns", test_columns);
  g_test_add_func ("/settings/sorting", test_sorting);
  g_test_add_func ("/settings/layouts", test_layouts);
  return g_test_run ();
}
