/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The transfers on a member's card, and the last one at its place. */
#include "member-card.h"

#include "member-events.h"
#include "members.h"
#include "membership.h"
#include "orgs.h"
#include "roster.h"

/* "out date|out union|in date|in union|memo", a line each. */
static char *
list_rows (LedgerStore      *store,
           gint64            member,
           const LedgerList *list)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &members_register, member, NULL);

  return roster_list (store, record, list);
}

static void
assert_rows (LedgerStore *store,
             gint64       member,
             const char  *all,
             const char  *last)
{
  g_autofree char *found = list_rows (store, member, &member_card_lists[0]);
  g_autofree char *found_last = list_rows (store, member, &member_card_lists[1]);

  g_assert_cmpstr (found, ==, all);
  g_assert_cmpstr (found_last, ==, last);
}

static gint64
add_event (LedgerStore *store,
           gint64       member,
           const char  *values)
{
  g_autofree char *all = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|%s", member, values);

  return roster_add (store, &member_events_register, all);
}

static void
test_transfers (void)
{
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=王秀英|join_date=2012-03-08|org_id=示范工会");
  gint64 wrong;
  g_autoptr (GError) error = NULL;

  assert_rows (store, member, "", "");
  /* Entered late: the card follows the days. */
  add_event (store, member, "event=转出|date=2014-05-06|other_union=第一造船厂工会|memo=原件存档");
  assert_rows (store, member, "2014-05-06|示范工会||第一造船厂工会|原件存档\n", "2014-05-06|示范工会||第一造船厂工会|原件存档\n");
  add_event (store, member, "event=转入|date=2015-07-01|other_union=第一造船厂工会|to_org=示范工会");
  wrong = add_event (store, member, "event=转出|date=2016-01-01|other_union=写错的工会");
  membership_void (store, wrong, "写错了", &error);
  g_assert_no_error (error);
  add_event (store, member, "event=退休|date=2020-01-01");
  assert_rows (store, member,
               "2014-05-06|示范工会||第一造船厂工会|原件存档\n|第一造船厂工会|2015-07-01|示范工会|\n",
               "||||\n|第一造船厂工会|2015-07-01|示范工会|\n");
  roster_free (store);
}

/* Between 基层工会 it is a transfer; between the branches of one it is none. */
static void
test_moves (void)
{
  LedgerStore *store = roster_new ();
  gint64 member;

  roster_add (store, &orgs_register, "name=甲厂工会|level=基层工会");
  roster_add (store, &orgs_register, "name=甲厂一车间分工会|level=分工会|parent_id=甲厂工会");
  roster_add (store, &orgs_register, "name=甲厂二车间小组|level=工会小组|parent_id=甲厂一车间分工会");
  roster_add (store, &orgs_register, "name=乙厂工会|level=基层工会");
  member = roster_add (store, &members_register, "name=王秀英|join_date=2012-03-08|org_id=甲厂一车间分工会");
  add_event (store, member, "event=内部调动|date=2014-05-06|to_org=甲厂二车间小组");
  assert_rows (store, member, "", "");
  add_event (store, member, "event=内部调动|date=2016-05-06|to_org=乙厂工会");
  assert_rows (store, member, "2016-05-06|甲厂工会|2016-05-06|乙厂工会|\n", "2016-05-06|甲厂工会|2016-05-06|乙厂工会|\n");
  add_event (store, member, "event=转出|date=2018-05-06|other_union=丙厂工会");
  assert_rows (store, member, "2016-05-06|甲厂工会|2016-05-06|乙厂工会|\n2018-05-06|乙厂工会||丙厂工会|\n",
               "||||\n2018-05-06|乙厂工会||丙厂工会|\n");
  roster_free (store);
}

/* The sixth stands first on a page of its own. */
static void
test_pages (void)
{
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=王秀英|join_date=2000-03-08");
  static const guint above[] = { 0, 1, 2, 3, 4, 0, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (above); i++)
    {
      g_autofree char *values = g_strdup_printf ("event=%s|date=20%02u-01-02|other_union=第%u工会",
                                                 i % 2 == 0 ? "转出" : "转入", 10 + i, i);
      g_autofree char *last = NULL, *name = g_strdup_printf ("第%u工会", i);
      g_auto (GStrv) lines = NULL;

      add_event (store, member, values);
      last = list_rows (store, member, &member_card_lists[1]);
      lines = g_strsplit (last, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, above[i] + 2);
      for (guint k = 0; k < above[i]; k++)
        g_assert_cmpstr (lines[k], ==, "||||");
      g_assert_nonnull (strstr (lines[above[i]], name));
    }
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/registers/member-card/transfers", test_transfers);
  g_test_add_func ("/registers/member-card/moves", test_moves);
  g_test_add_func ("/registers/member-card/pages", test_pages);
  return g_test_run ();
}
