/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consents: the last word counts on every day; withdrawal is one step and one undo. */
#include "consents.h"
#include "members.h"
#include "roster.h"

static gint64
add (LedgerStore *store,
     gint64       member,
     const char  *values)
{
  g_autofree char *all = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|%s", member, values);

  return roster_add (store, &consents_register, all);
}

static void
test_checks (void)
{
  static const struct
  {
    const char *values;
    const char *problems;
  } vectors[] = {
    { "kind=一般个人信息|version=1|given_date=2026-01-05|way=书面", "" },
    { "kind=一般个人信息|given_date=2026-09-23", "B:future" },
    { "kind=一般个人信息|given_date=2026-01-05|withdrawn_date=2026-01-04", "B:withdrawn-before" },
    { "kind=一般个人信息|given_date=2026-01-05|withdrawn_date=2026-01-05", "" },
    { "kind=一般个人信息|given_date=2026-01-05|withdrawn_date=2026-12-01", "B:future" },
    { "kind=一般个人信息|version=0|given_date=2026-01-05", "B:version" },
    { "kind=一般个人信息|version=1|given_date=2021-10-31", "W:before-law" },
    { "kind=敏感个人信息|version=1|given_date=2026-03-02", "W:old-version" },
    { "kind=敏感个人信息|version=1|given_date=2026-02-28", "" },
    { "kind=敏感个人信息|version=2|given_date=2026-03-02", "" },
    { "kind=监护人同意|given_date=2026-03-02", "M:guardian M:guarded-child" },
    { "kind=监护人同意|given_date=2026-03-02|guardian=王五|memo=女儿王小小的就学信息", "" },
    { "kind=公示|withdrawn_way=口头", "M:withdrawn-date" },
  };
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=张三|birth_date=1980-01-01");
  gint64 other = roster_add (store, &members_register, "name=李四");
  g_autoptr (LedgerEdit) nobody = roster_edit (store, &consents_register, "kind=公示");
  g_autofree char *missing = roster_problems (nobody);

  add (store, other, "kind=敏感个人信息|version=2|given_date=2026-03-01");
  g_assert_cmpstr (missing, ==, "B:no-member");
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *values = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|%s", member, vectors[i].values);
      g_autoptr (LedgerEdit) edit = roster_edit (store, &consents_register, values);
      g_autofree char *found = roster_problems (edit);

      g_assert_cmpstr (found, ==, vectors[i].problems);
    }
  g_clear_pointer (&nobody, ledger_edit_free);
  roster_free (store);
}

static void
test_state (void)
{
  static const struct
  {
    const char  *kind;
    const char  *date;
    ConsentState state;
  } vectors[] = {
    { "1", "2022-02-28", CONSENT_STATE_NONE },
    { "1", "2022-03-01", CONSENT_STATE_GIVEN },
    { "1", "2023-05-31", CONSENT_STATE_GIVEN },
    { "1", "2023-06-01", CONSENT_STATE_WITHDRAWN },
    { "1", "2024-07-31", CONSENT_STATE_WITHDRAWN },
    { "1", "2024-08-01", CONSENT_STATE_GIVEN },
    { "2", "2024-08-01", CONSENT_STATE_NONE },
    { "3", "2025-01-01", CONSENT_STATE_GIVEN },
  };
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=张三");
  gint64 last;
  gint64 found = 0;

  add (store, member, "kind=1|version=1|given_date=2022-03-01|withdrawn_date=2023-06-01");
  last = add (store, member, "kind=1|version=2|given_date=2024-08-01");
  /* Withdrawn and given anew on one day: it holds. */
  add (store, member, "kind=3|given_date=2024-01-01|withdrawn_date=2025-01-01");
  add (store, member, "kind=3|given_date=2025-01-01");
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpint (consents_get_state (store, member, vectors[i].kind, vectors[i].date, NULL), ==, vectors[i].state);
  consents_get_state (store, member, "1", "2026-01-01", &found);
  g_assert_cmpint (found, ==, last);
  roster_free (store);
}

static void
test_withdraw (void)
{
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=张三");
  gint64 id = add (store, member, "kind=4|version=1|given_date=2026-01-01|way=书面");
  g_autoptr (LedgerRecord) row = NULL;
  g_autoptr (GError) error = NULL;
  LedgerUndo *undo = NULL;

  g_assert_false (consents_withdraw (store, member, "2", "2026-09-22", "2", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (consents_withdraw (store, member, "4", "2026-09-22", "2", &error));
  g_assert_no_error (error);
  row = ledger_store_load (store, &consents_register, id, NULL);
  g_assert_cmpstr (ledger_record_get (row, CONSENT_WITHDRAWN), ==, "2026-09-22");
  g_assert_cmpstr (ledger_record_get (row, CONSENT_WITHDRAWN_WAY), ==, "2");
  g_assert_cmpint (consents_get_state (store, member, "4", "2026-09-22", NULL), ==, CONSENT_STATE_WITHDRAWN);
  undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  g_assert_cmpint (consents_get_state (store, member, "4", "2026-09-22", NULL), ==, CONSENT_STATE_GIVEN);
  ledger_undo_free (undo);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consents/checks", test_checks);
  g_test_add_func ("/consents/state", test_state);
  g_test_add_func ("/consents/withdraw", test_withdraw);
  return g_test_run ();
}
