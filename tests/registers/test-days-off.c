/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days the clerk enters stand over those that come with the program. */
#include "days-off.h"
#include "roster.h"

static void
test_checks (void)
{
  static const struct
  {
    const char *values;
    const char *problems;
  } vectors[] = {
    { "date=2027-02-05|type=休|name=春节", "" },
    { "date=2027年2月20日|type=班|name=春节", "" },
    { "date=2027-02-22|type=上班|name=春节", "W:work-weekday" },
    { "date=2037-02-05|type=off|name=春节", "W:far" },
    { "date=2027-01-01|type=休|name=元旦", "B:unique" },
  };
  LedgerStore *store = roster_new ();

  roster_add (store, &days_off_register, "date=2027-01-01|type=休|name=元旦");
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (store, &days_off_register, vectors[i].values);
      g_autofree char *found = roster_problems (edit);

      g_assert_cmpstr (found, ==, vectors[i].problems);
    }
  roster_free (store);
}

static void
test_calendar (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (LedgerCalendar) shipped = tz_calendar_new (NULL);
  g_autoptr (LedgerCalendar) own = NULL;
  g_autofree char *before = ledger_calendar_add_workdays (shipped, "2027-02-03", 3);
  g_autofree char *after = NULL, *warning = ledger_calendar_dup_warning (shipped, "2027-02-03", "2027-02-10");
  g_autofree char *none = NULL;

  g_assert_cmpstr (before, ==, "2027-02-10");
  g_assert_cmpstr (warning, ==, "2027年放假安排尚未导入，工作日按周末推算。");
  roster_add (store, &days_off_register, "date=2027-02-09|type=休|name=春节");
  roster_add (store, &days_off_register, "date=2027-02-10|type=休|name=春节");
  roster_add (store, &days_off_register, "date=2027-02-14|type=班|name=春节");
  roster_add (store, &days_off_register, "date=2027-10-01|type=休|name=国庆节");
  own = tz_calendar_new (store);
  /* 4, 11 and 12 February. */
  after = ledger_calendar_add_workdays (own, "2027-02-03", 3);
  g_assert_cmpstr (after, ==, "2027-02-12");
  g_assert_false (ledger_calendar_is_off (own, "2027-02-14"));
  g_assert_true (ledger_calendar_knows_year (own, 2027));
  none = ledger_calendar_dup_warning (own, "2027-02-03", "2027-02-10");
  g_assert_null (none);
  /* What comes with the program can be put right. */
  roster_add (store, &days_off_register, "date=2026-10-10|type=休|name=国庆节");
  g_clear_pointer (&own, ledger_calendar_free);
  own = tz_calendar_new (store);
  g_assert_true (ledger_calendar_is_off (own, "2026-10-10"));
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/days-off/checks", test_checks);
  g_test_add_func ("/days-off/calendar", test_calendar);
  return g_test_run ();
}
