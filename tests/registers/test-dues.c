/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dues of many members at once: forward only, each refusal named, one undo; who owes six months. */
#include "dues.h"
#include "members.h"
#include "roster.h"

static void
test_unpaid_months (void)
{
  static const struct
  {
    const char *until;
    const char *today;
    guint       n;
  } vectors[] = {
    { "2026-03", "2026-09-22", 5 },
    { "2026-02", "2026-09-22", 6 },
    { "2026-02", "2026-09-01", 6 },
    { "2026-02", "2026-08-31", 5 },
    { "2025-08", "2026-02-28", 5 },
    { "2025-07", "2026-02-28", 6 },
    { "2026-09", "2026-09-22", 0 },
    { "2026-08", "2026-09-22", 0 },
    { "2027-08", "2026-09-22", 0 },
    { NULL, "2026-09-22", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *limit = dues_dup_limit (vectors[i].today);

      g_assert_cmpuint (dues_count_unpaid (vectors[i].until, vectors[i].today), ==, vectors[i].n);
      /* The list and the count say the same. */
      if (vectors[i].until != NULL)
        g_assert_cmpint (g_strcmp0 (vectors[i].until, limit) <= 0, ==, vectors[i].n >= DUES_LIMIT);
    }
}

static const struct
{
  const char *values;
  DuesOutcome outcome;
  const char *before;
  const char *why;
  const char *after;
} members[] = {
  { "name=甲一|dues_until=2026-03", DUES_FORWARD, "2026-03", NULL, "2026-09" },
  { "name=乙二", DUES_FORWARD, NULL, NULL, "2026-09" },
  { "name=丙三|dues_until=2026-09", DUES_LATER, "2026-09", NULL, "2026-09" },
  { "name=丁四|dues_until=2026-12", DUES_LATER, "2026-12", NULL, "2026-12" },
  { "name=戊五|dues_until=2026-01|change_type=保留|change_date=2026-02-01", DUES_REFUSED, "2026-01", "会籍状态是“保留会籍”，不交会费", "2026-01" },
  { "name=己六|change_type=转出", DUES_REFUSED, NULL, "会籍状态是“已转出”，不交会费", NULL },
  { "name=辛八|dues_until=2026-02-28", DUES_FORWARD, "2026-02", NULL, "2026-09" },
};

static GArray *
add_members (LedgerStore *store)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gint64 id = roster_add (store, &members_register, members[i].values);

      g_array_append_val (ids, id);
    }
  return ids;
}

static char *
dup_until (LedgerStore *store,
           gint64       id)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &members_register, id, NULL);

  return g_strdup (ledger_record_get (record, MEMBER_DUES_UNTIL));
}

static void
test_plan (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GArray) ids = add_members (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuesPlan) plan = dues_plan_new (store, ids, "2026-09", &error);
  g_autoptr (LedgerBatch) batch = NULL;
  LedgerUndo *undo = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const DuesRow *row = g_ptr_array_index (plan->rows, i);

      g_assert_cmpint (row->outcome, ==, members[i].outcome);
      g_assert_cmpstr (row->before, ==, members[i].before);
      g_assert_cmpstr (row->why, ==, members[i].why);
    }
  g_assert_cmpuint (plan->n[DUES_FORWARD], ==, 3);
  g_assert_cmpuint (plan->n[DUES_LATER], ==, 2);
  g_assert_cmpuint (plan->n[DUES_REFUSED], ==, 2);
  g_assert_true (dues_plan_apply (plan, store, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *after = dup_until (store, g_array_index (ids, gint64, i));

      g_assert_cmpstr (after, ==, members[i].after);
    }
  batch = ledger_batch_load (store, ledger_batch_get_last (store), &error);
  g_assert_cmpstr (batch->title, ==, "登记会费交至2026-09：3人");
  g_assert_cmpuint (batch->n_rows, ==, 3);
  undo = ledger_batch_undo (store, batch->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->reversed, ==, 3);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *again = dup_until (store, g_array_index (ids, gint64, i));
      const DuesRow *row = g_ptr_array_index (plan->rows, i);

      if (row->outcome == DUES_FORWARD)
        g_assert_true (row->before == NULL ? again == NULL : g_str_has_prefix (again, row->before));
    }
  ledger_undo_free (undo);
  roster_free (store);
}

/* Nothing to write makes no batch; what is no month is refused. */
static void
test_nothing (void)
{
  static const char *const wrong[] = { "2026-13", "2026-09-30", "九月", "", "2028-10" };
  LedgerStore *store = roster_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 last = ledger_batch_get_last (store), joined, unknown = 99;
  g_autoptr (DuesPlan) plan = NULL, early = NULL;
  g_autoptr (GError) error = NULL;

  plan = dues_plan_new (store, ids, "2026-09", &error);
  g_assert_true (dues_plan_apply (plan, store, &error));
  g_assert_cmpint (ledger_batch_get_last (store), ==, last);
  joined = roster_add (store, &members_register, "name=庚七|join_date=2026-08-15");
  g_array_append_val (ids, joined);
  g_array_append_val (ids, unknown);
  early = dues_plan_new (store, ids, "2026-07", &error);
  g_assert_cmpstr (((DuesRow *) g_ptr_array_index (early->rows, 0))->why, ==, "2026-08才入会");
  g_assert_cmpstr (((DuesRow *) g_ptr_array_index (early->rows, 1))->why, ==, "没有这位会员");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) refusal = NULL;

      g_assert_null (dues_plan_new (store, ids, wrong[i], &refusal));
      g_assert_error (refusal, LEDGER_ERROR, LEDGER_ERROR_VALUE);
    }
  roster_free (store);
}

static void
test_list (void)
{
  LedgerStore *store = roster_new ();
  gint64 second = roster_add (store, &members_register, "name=甲一|dues_until=2026-02");
  gint64 first = roster_add (store, &members_register, "name=乙二|dues_until=2025-12-31");
  g_autoptr (GArray) ids = NULL;

  roster_add (store, &members_register, "name=丙三|dues_until=2026-03");
  roster_add (store, &members_register, "name=丁四");
  roster_add (store, &members_register, "name=戊五|dues_until=2024-01|change_type=保留");
  ids = dues_list_unpaid (store, "2026-09-22", NULL);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, first);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, second);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dues/unpaid-months", test_unpaid_months);
  g_test_add_func ("/dues/plan", test_plan);
  g_test_add_func ("/dues/nothing", test_nothing);
  g_test_add_func ("/dues/list", test_list);
  return g_test_run ();
}
