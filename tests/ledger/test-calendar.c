/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Working days and periods by the notices of 2023 to 2026. */
#include <glib.h>

#include "ledger-calendar.h"
#include "ledger-types.h"

static void
test_workdays (void)
{
  static const struct
  {
    const char *from;
    int         n;
    const char *expected;
  } vectors[] = {
    { "2026-09-24", 3, "2026-09-30" },
    { "2026-09-18", 3, "2026-09-22" },
    { "2026-02-12", 3, "2026-02-24" },
    { "2026-04-30", 5, "2026-05-11" },
    { "2025-09-26", 3, "2025-09-30" },
    { "2026-02-13", 5, "2026-02-27" },
    { "2026-09-30", -3, "2026-09-24" },
    { "2026-09-22", -3, "2026-09-18" },
    { "2026-09-18", 0, "2026-09-18" },
    { "无", 3, NULL },
  };
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *found = ledger_calendar_add_workdays (calendar, vectors[i].from, vectors[i].n);

      g_test_message ("%s + %d", vectors[i].from, vectors[i].n);
      g_assert_cmpstr (found, ==, vectors[i].expected);
    }
}

static void
test_days (void)
{
  static const struct
  {
    const char *from;
    int         n;
    const char *raw;
    const char *moved;
  } vectors[] = {
    { "2026-09-22", 15, "2026-10-07", "2026-10-08" },
    { "2026-02-05", 15, "2026-02-20", "2026-02-24" },
    { "2026-11-06", 15, "2026-11-21", "2026-11-23" },
    { "2025-01-14", 15, "2025-01-29", "2025-02-05" },
    { "2026-09-08", 30, "2026-10-08", "2026-10-08" },
    { "2026-04-17", 15, "2026-05-02", "2026-05-06" },
  };
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();
  g_autofree char           *saturday = ledger_calendar_move (calendar, "2026-02-28");

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *raw = NULL;
      g_autofree char *moved = ledger_calendar_add_days (calendar, vectors[i].from, vectors[i].n, &raw);

      g_assert_cmpstr (raw, ==, vectors[i].raw);
      g_assert_cmpstr (moved, ==, vectors[i].moved);
    }
  /* a Saturday, but a working day */
  g_assert_cmpstr (saturday, ==, "2026-02-28");
}

static void
test_years (void)
{
  static const guint counts[] = { 249, 251, 248, 248 };
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();
  g_autofree char           *known = ledger_calendar_dup_warning (calendar, "2025-12-30", "2026-01-02");
  g_autofree char           *unknown = ledger_calendar_dup_warning (calendar, "2026-12-30", "2027-01-02");

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *from = g_strdup_printf ("%u-01-01", 2023 + i);
      g_autofree char *to = g_strdup_printf ("%u-12-31", 2023 + i);

      g_assert_cmpuint (ledger_calendar_count_workdays (calendar, from, to), ==, counts[i]);
      g_assert_true (ledger_calendar_knows_year (calendar, 2023 + i));
    }
  g_assert_false (ledger_calendar_knows_year (calendar, 2022));
  g_assert_false (ledger_calendar_knows_year (calendar, 2027));
  g_assert_null (known);
  g_assert_cmpstr (unknown, ==, "2027年放假安排尚未导入，工作日按周末推算。");
  g_assert_true (ledger_calendar_is_off (calendar, "2022-12-31"));
  g_assert_true (ledger_calendar_is_off (calendar, "2027-02-08"));
  g_assert_true (ledger_calendar_is_off (calendar, "2029-10-03"));
  g_assert_false (ledger_calendar_is_off (calendar, "2029-10-08"));
  g_assert_cmpstr (ledger_calendar_get_name (calendar, "2026-09-20"), ==, "国庆节");
  g_assert_null (ledger_calendar_get_name (calendar, "2026-09-21"));
}

static void
test_add (void)
{
  g_autoptr (LedgerCalendar) calendar = ledger_calendar_new ();
  g_autoptr (GError)         error = NULL;

  g_assert_true (ledger_calendar_add_csv (calendar,
                                          "# 依据\n2027/10/1,休,国庆节\r\n2027年10月9日, 班 ,国庆节\n\n", &error));
  g_assert_no_error (error);
  g_assert_true (ledger_calendar_knows_year (calendar, 2027));
  g_assert_false (ledger_calendar_is_off (calendar, "2027-10-09"));
  g_assert_true (ledger_calendar_add (calendar, "2027-10-09", LEDGER_DAY_OFF, NULL, &error));
  g_assert_true (ledger_calendar_is_off (calendar, "2027-10-09"));

  g_assert_false (ledger_calendar_add_csv (calendar, "2027-03-01,休,甲\n2027-02-30,休,乙\n", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
  g_assert_cmpstr (error->message, ==, "放假安排第2行：2027年2月没有30日，请核对日期。");
  g_assert_false (ledger_calendar_is_off (calendar, "2027-03-01"));
  g_clear_error (&error);
  g_assert_false (ledger_calendar_add_csv (calendar, "2027-03-01\n", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (ledger_calendar_add (calendar, "2027-3-1", LEDGER_DAY_OFF, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/workdays", test_workdays);
  g_test_add_func ("/calendar/days", test_days);
  g_test_add_func ("/calendar/years", test_years);
  g_test_add_func ("/calendar/add", test_add);
  return g_test_run ();
}
