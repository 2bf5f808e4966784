/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample ledger: whole, sound, the same every time, with the difficult names in it. */
#include "family.h"
#include "ledger-identity.h"
#include "members.h"
#include "orgs.h"
#include "roster.h"
#include "sample.h"
#include "units.h"

static guint
count (LedgerStore          *store,
       const LedgerRegister *reg,
       guint                 field,
       LedgerMatch           match,
       const char           *value)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);

  if (field != LEDGER_NO_FIELD)
    ledger_query_add_filter (query, field, match, value);
  return ledger_store_count (store, query);
}

static void
assert_sound (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_whole (void)
{
  static const char *const names[] = {
    "阿卜杜热合曼·麦麦提吐尔逊", "刘䶮", "𠮷田宏", "单雄辉", "仇晓英", "解文静", "尉迟恭俭", "朴英淑", "其其格·巴特尔",
  };
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;

  tz_sample_fill (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (store, &members_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 300);
  g_assert_cmpuint (count (store, &units_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 60);
  g_assert_cmpuint (count (store, &orgs_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), >, 60);
  g_assert_cmpuint (count (store, &orgs_register, ORG_PARENT_ID, LEDGER_EMPTY, NULL), ==, 1);
  g_assert_cmpuint (count (store, &family_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), >, 200);
  g_assert_cmpuint (count (store, &family_register, FAMILY_MEMBER_ID, LEDGER_EMPTY, NULL), ==, 0);
  g_assert_cmpuint (count (store, &members_register, MEMBER_PHOTO, LEDGER_NOT_EMPTY, NULL), ==, 12);
  g_assert_cmpuint (count (store, &members_register, MEMBER_STATUS, LEDGER_IS, "T"), ==, 8);
  g_assert_cmpuint (count (store, &members_register, MEMBER_MOBILE, LEDGER_EMPTY, NULL), ==, 14);
  g_assert_cmpuint (count (store, &members_register, MEMBER_ORG_ID, LEDGER_EMPTY, NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpuint (count (store, &members_register, MEMBER_NAME, LEDGER_IS, names[i]), ==, 1);
  assert_sound (store);
  roster_free (store);
}

static gboolean
number_checked_cb (LedgerRecord *record,
                   gpointer      data)
{
  const char *number = ledger_record_get (record, MEMBER_ID_NO);
  guint *n_wrong = data;
  g_autoptr (GPtrArray) faults = number != NULL ? ledger_identity_check ("111", number) : NULL;

  *n_wrong += faults != NULL && faults->len > 0;
  return TRUE;
}

/* Two wrong check digits and one old number are there on purpose. */
static void
test_numbers (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;
  guint n_wrong = 0;

  tz_sample_fill (store, &error);
  g_assert_no_error (error);
  ledger_store_each (store, &members_register, number_checked_cb, &n_wrong, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_wrong, ==, 3);
  roster_free (store);
}

/* Whatever the PC's clock says, the sample can be made and the day is the ledger's again. */
static void
test_any_day (void)
{
  static const char *const days[] = { "2024-02-29", "2026-09-22", "2041-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      LedgerStore *store = roster_new ();
      g_autoptr (GError) error = NULL;

      ledger_store_set_today (store, days[i]);
      tz_sample_fill (store, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (ledger_store_get_today (store), ==, days[i]);
      roster_free (store);
    }
}

/* A second filling meets its own names: refused, and nothing of it stays. */
static void
test_all_or_nothing (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;

  tz_sample_fill (store, &error);
  g_assert_no_error (error);
  g_assert_false (tz_sample_fill (store, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count (store, &members_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 300);
  g_assert_cmpuint (count (store, &units_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 60);
  assert_sound (store);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/whole", test_whole);
  g_test_add_func ("/sample/numbers", test_numbers);
  g_test_add_func ("/sample/any-day", test_any_day);
  g_test_add_func ("/sample/all-or-nothing", test_all_or_nothing);
  return g_test_run ();
}
