/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From sign-in and sign-out to the minutes that count: units, halves, cap, midnight, and times as they are typed. */
#include <glib.h>

#include "ledger-date.h"
#include "volunteer-hours.h"
#include "volunteer-overlap.h"

static const struct
{
  gint64 raw;
  gint64 unit;
  gint64 expected;
} rounded[] = {
  { 0, 6, 0 }, { -5, 6, 0 }, { 2, 6, 0 }, { 3, 6, 6 }, { 8, 6, 6 }, { 9, 6, 12 }, { 93, 6, 96 }, { 150, 6, 150 }, { 167, 6, 168 },
  { 14, 30, 0 }, { 15, 30, 30 }, { 44, 30, 30 }, { 45, 30, 60 }, { 167, 30, 180 }, { 164, 30, 150 },
  { 29, 60, 0 }, { 30, 60, 60 }, { 89, 60, 60 }, { 90, 60, 120 }, { 167, 60, 180 }, { 1440, 60, 1440 },
};

static void
test_round (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rounded); i++)
    {
      g_test_message ("%d by %d", (int) rounded[i].raw, (int) rounded[i].unit);
      g_assert_cmpint (service_round (rounded[i].raw, rounded[i].unit), ==, rounded[i].expected);
    }
}

static const struct
{
  ServiceRule rule;
  gint64      raw;
  gint64      before;
  gint64      expected;
} approved[] = {
  { { .unit = 6 }, 601, 0, 600 },
  { { .unit = 6, .cap = 480 }, 601, 0, 480 },
  { { .unit = 6, .cap = 480 }, 300, 240, 240 },
  { { .unit = 6, .cap = 480 }, 300, 480, 0 },
  { { .unit = 6, .cap = 480 }, 300, 600, 0 },
  { { .unit = 60, .cap = 450 }, 600, 0, 420 },
  { { .unit = 30, .cap = 450 }, 600, 0, 450 },
};

static void
test_cap (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (approved); i++)
    g_assert_cmpint (service_approve (&approved[i].rule, approved[i].raw, approved[i].before), ==, approved[i].expected);
}

static void
test_raw (void)
{
  g_assert_cmpint (service_count_raw ("2025-03-05 09:00", "2025-03-05 11:47", 0), ==, 167);
  g_assert_cmpint (service_count_raw ("2025-03-05 09:00", "2025-03-05 11:47", 20), ==, 147);
  g_assert_cmpint (service_count_raw ("2024-12-31 23:30", "2025-01-01 00:30", 0), ==, 60);
  g_assert_cmpint (service_count_raw ("2024-02-28 12:00", "2024-03-01 12:00", 0), ==, 2880);
  g_assert_cmpint (service_count_raw ("2025-03-05 09:00", "2025-03-05 08:59", 0), ==, -1);
  g_assert_cmpint (service_get_stamp ("09:00"), ==, 0);
  g_assert_cmpint (service_get_stamp (NULL), ==, 0);
}

static const struct
{
  const char *start;
  const char *time;
  const char *after;
  const char *expected;
} completed[] = {
  { "2025-03-05 09:00", "11:30", "2025-03-05 09:00", "2025-03-05 11:30" },
  { "2025-03-05 22:00", "00:30", "2025-03-05 22:00", "2025-03-06 00:30" },
  { "2024-12-31 22:00", "00:30", "2024-12-31 22:07", "2025-01-01 00:30" },
  { "2025-03-05 09:00", "09:00", "2025-03-05 09:00", "2025-03-06 09:00" },
  { "2025-03-05 09:00", "08:45", NULL, "2025-03-05 08:45" },
};

static void
test_completed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (completed); i++)
    {
      g_autofree char *whole = service_dup_completed (completed[i].start, completed[i].time, completed[i].after);

      g_assert_cmpstr (whole, ==, completed[i].expected);
    }
}

static const struct
{
  const char *in, *out, *other_in, *other_out;
  gboolean    expected;
} overlaps[] = {
  { "2025-03-05 09:00", "2025-03-05 11:00", "2025-03-05 11:00", "2025-03-05 12:00", FALSE },
  { "2025-03-05 09:00", "2025-03-05 11:00", "2025-03-05 10:59", "2025-03-05 12:00", TRUE },
  { "2025-03-05 09:00", "2025-03-05 11:00", "2025-03-05 09:30", "2025-03-05 10:00", TRUE },
  { "2025-03-05 09:00", "2025-03-05 11:00", "2025-03-05 09:00", "2025-03-05 11:00", TRUE },
  { "2025-03-05 22:00", "2025-03-06 00:15", "2025-03-05 23:30", "2025-03-06 00:30", TRUE },
  { "2025-03-05 22:00", "2025-03-05 23:30", "2025-03-05 23:30", "2025-03-06 00:30", FALSE },
  { "2025-03-05 09:00", NULL, "2025-03-05 09:00", "2025-03-05 11:00", FALSE },
  { "2025-03-05 11:00", "2025-03-05 09:00", "2025-03-05 09:00", "2025-03-05 11:00", FALSE },
};

static void
test_overlaps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (overlaps); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (service_overlaps (overlaps[i].in, overlaps[i].out, overlaps[i].other_in, overlaps[i].other_out), ==,
                       overlaps[i].expected);
      g_assert_cmpint (service_overlaps (overlaps[i].other_in, overlaps[i].other_out, overlaps[i].in, overlaps[i].out), ==,
                       overlaps[i].expected);
    }
}

static const struct
{
  const char *text;
  const char *expected;
} typed[] = {
  { "9", "09:00" }, { "900", "09:00" }, { "0900", "09:00" }, { "9:05", "09:05" }, { "９：３０", "09:30" }, { "2359", "23:59" },
  { "0", "00:00" }, { "14:30:59", "14:30" }, { "14点半", "14:30" }, { "下午2:30", "14:30" }, { "9时5分", "09:05" },
  { "2:30 PM", "14:30" }, { "12:05 AM", "00:05" }, { "晚上9点半", "21:30" }, { "8.30", "08:30" }, { "14:30分", "14:30" }, { "8点钟", "08:00" },
  { "8:30-11:30", NULL }, { "8-11", NULL }, { "8.3", NULL }, { "0.5", NULL }, { "3月9日", NULL }, { "13:30 AM上午", NULL }, { "14:30左右", NULL },
  { "2400", NULL }, { "0960", NULL }, { "25", NULL }, { "12345", NULL }, { "上午", NULL }, { "", NULL },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *time = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", typed[i].text);
      g_assert_cmpint (ledger_time_parse (typed[i].text, &time, &error), ==, typed[i].expected != NULL);
      g_assert_cmpstr (time, ==, typed[i].expected);
      g_assert_true ((error != NULL) == (typed[i].expected == NULL));
    }
}

static void
test_hours (void)
{
  static const struct { gint64 minutes; const char *shown; } cases[] = {
    { 34380, "573" }, { 0, "0" }, { 2250, "37.5" }, { 6, "0.1" }, { 60, "1" }, { 66, "1.1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = service_dup_hours (cases[i].minutes);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/volunteer-hours/round", test_round);
  g_test_add_func ("/volunteer-hours/cap", test_cap);
  g_test_add_func ("/volunteer-hours/raw", test_raw);
  g_test_add_func ("/volunteer-hours/completed", test_completed);
  g_test_add_func ("/volunteer-hours/overlaps", test_overlaps);
  g_test_add_func ("/volunteer-hours/typed", test_typed);
  g_test_add_func ("/volunteer-hours/hours", test_hours);
  return g_test_run ();
}
