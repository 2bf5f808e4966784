/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls: what the chosen person or employer fills in, times of the day, two callers, and the file they count for. */
#include "hardship-cast.h"

#include "hardship-files.h"
#include "home-visits.h"
#include "members.h"
#include "units.h"

#define CALLS &home_visits_register

static void
test_filled (void)
{
  LedgerStore *store = roster_new ();
  gint64 unit = roster_add (store, &units_register, "name=示范机电有限公司|address=示范区工业路8号|phone=0535-4211234");
  gint64 member = roster_add (store, &members_register, "name=张三|id_no=370602199003071235|mobile=13800001111|address=示范路1号");
  gint64 other = roster_add (store, &members_register, "name=李四");
  g_autofree char *of_member = g_strdup_printf ("member_id=%" G_GINT64_FORMAT, member);
  gint64 file = roster_add (store, &hardship_files_register, of_member);
  g_autofree char *of_file = g_strdup_printf ("%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT "|张三|13800001111|示范路1号|1", member, file);
  g_autofree char *of_unit = g_strdup_printf ("unit_id=%" G_GINT64_FORMAT "|date=2026-09-21|companions=周一、吴二", unit);
  g_autofree char *of_other = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|date=2026-09-21|name=李四光", other);
  g_autofree char *call_member = g_strdup_printf ("%s|date=2026-09-20|companions=周一、吴二|from_at=9:00|to_at=10:30", of_member);
  gint64 call = roster_add (store, CALLS, call_member);
  g_autoptr (LedgerEdit) doubtful = roster_edit (store, CALLS, of_other);
  g_autofree char *found = roster_problems (doubtful);
  g_autoptr (LedgerEdit) again = ledger_edit_open (store, CALLS, call, NULL);
  g_autofree char *nothing = NULL;

  ledger_edit_set (again, HOME_VISIT_MEMO, "备注");
  nothing = roster_problems (again);
  g_assert_cmpstr (nothing, ==, "");
  /* The member has a file: the call is one of that. */
  hardship_cast_assert (store, CALLS, call, "visit_no,from_at,to_at", "2026-0001|2026-09-20 09:00|2026-09-20 10:30");
  hardship_cast_assert (store, CALLS, call, "member_id,hardship_id,name,phone,address,object_type", of_file);
  hardship_cast_assert (store, CALLS, roster_add (store, CALLS, of_unit), "visit_no,name,phone,address,object_type",
                        "2026-0002|示范机电有限公司|0535-4211234|示范区工业路8号|2");
  g_assert_cmpstr (found, ==, "W:name");
  /* The day put right takes the times along. */
  hardship_cast_change (store, CALLS, call, "date=2026-09-19");
  hardship_cast_assert (store, CALLS, call, "from_at,to_at", "2026-09-19 09:00|2026-09-19 10:30");
  hardship_cast_assert (store, &hardship_files_register, file, "visited_date", "2026-09-19");
  roster_free (store);
}

static void
test_visited (void)
{
  LedgerStore *store = roster_new ();
  gint64 one = roster_add (store, &hardship_files_register, "name=张三");
  gint64 two = roster_add (store, &hardship_files_register, "name=李梅");
  g_autofree char *first = g_strdup_printf ("hardship_id=%" G_GINT64_FORMAT "|date=2026-03-01|companions=周一、吴二", one);
  g_autofree char *second = g_strdup_printf ("hardship_id=%" G_GINT64_FORMAT "|date=2026-05-01|companions=周一、吴二", one);
  g_autofree char *moved = g_strdup_printf ("hardship_id=%" G_GINT64_FORMAT, two);
  gint64 late;

  late = roster_add (store, CALLS, second);
  roster_add (store, CALLS, first);
  hardship_cast_assert (store, &hardship_files_register, one, "visited_date", "2026-05-01");
  hardship_cast_change (store, CALLS, late, moved);
  hardship_cast_assert (store, &hardship_files_register, one, "visited_date", "2026-03-01");
  hardship_cast_assert (store, &hardship_files_register, two, "visited_date", "2026-05-01");
  g_assert_true (ledger_store_remove (store, CALLS, late, "测试", NULL));
  hardship_cast_assert (store, &hardship_files_register, two, "visited_date", "");
  g_assert_true (ledger_store_restore (store, CALLS, late, NULL));
  hardship_cast_assert (store, &hardship_files_register, two, "visited_date", "2026-05-01");
  roster_free (store);
}

static const struct
{
  const char *values;
  const char *problems;
} rules[] = {
  { "companions=周一、吴二", "" },
  { "leader=周一|companions=吴二", "" },
  { "companions=周一", "W:callers" },
  { "leader=周一", "W:callers" },
  { "leader=周一|way=电话", "" },
  { "", "" },
  { "date=2026-09-23", "B:future" },
  { "from_at=10:00|to_at=9:30", "B:time-order" },
  { "from_at=9:00|to_at=9:30", "" },
  { "taken=修暖气", "M:taken-due" },
  { "taken=修暖气|taken_due=2026-09-20", "B:due-order" },
  { "taken=修暖气|taken_due=2026-10-20", "" },
  { "taken_due=2026-10-20", "M:taken-what" },
  { "taken=修暖气|taken_done=2026-09-22", "M:taken-result" },
  { "taken=修暖气|taken_done=2026-09-20|taken_result=已修", "B:done-order" },
  { "taken=修暖气|taken_done=2026-09-23|taken_result=已修", "B:future" },
};

static void
test_rules (void)
{
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *values = g_strdup_printf ("name=张三|date=2026-09-21|%s", rules[i].values);
      g_autoptr (LedgerEdit) edit = roster_edit (store, CALLS, values);
      g_autofree char *found = roster_problems (edit);

      g_test_message ("%s", rules[i].values);
      g_assert_cmpstr (found, ==, rules[i].problems);
    }
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/home-visits/filled", test_filled);
  g_test_add_func ("/home-visits/visited", test_visited);
  g_test_add_func ("/home-visits/rules", test_rules);
  return g_test_run ();
}
