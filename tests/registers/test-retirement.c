/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retirement months by the tables annexed to the decision of 13 September 2024. */
#include <glib.h>

#include "retirement.h"

#include <string.h>

static const struct
{
  const char *sex;
  guint       original;
  const char *birth;
  guint       years;
  guint       months;
  const char *month;
} vectors[] = {
  { "1", 60, "1965-01", 60, 1, "2025-02" },
  { "1", 60, "1965-05", 60, 2, "2025-07" },
  { "1", 60, "1966-02", 60, 4, "2026-06" },
  { "1", 60, "1970-06", 61, 5, "2031-11" },
  { "1", 60, "1976-08", 62, 11, "2039-07" },
  { "1", 60, "1976-09", 63, 0, "2039-09" },
  { "1", 60, "1990-12", 63, 0, "2053-12" },
  { "1", 60, "1964-12", 60, 0, "2024-12" },
  { "1", 60, "1965-01-31", 60, 1, "2025-02" },
  { "2", 55, "1969-12", 55, 0, "2024-12" },
  { "2", 55, "1970-01", 55, 1, "2025-02" },
  { "2", 55, "1975-10", 56, 6, "2032-04" },
  { "2", 55, "1981-09", 58, 0, "2039-09" },
  { "2", 50, "1974-12", 50, 0, "2024-12" },
  { "2", 50, "1975-01", 50, 1, "2025-02" },
  { "2", 50, "1975-03", 50, 2, "2025-05" },
  { "2", 50, "1976-03", 50, 8, "2026-11" },
  { "2", 50, "1980-07", 52, 10, "2033-05" },
  { "2", 50, "1984-11", 55, 0, "2039-11" },
  { "2", 50, "1999-06-30", 55, 0, "2054-06" },
  { "2", 60, "1965-01", 60, 1, "2025-02" },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      Retirement answer;

      g_test_message ("%s %u %s", vectors[i].sex, vectors[i].original, vectors[i].birth);
      g_assert_true (retirement_reckon (vectors[i].sex, vectors[i].original, vectors[i].birth, &answer));
      g_assert_cmpuint (answer.years, ==, vectors[i].years);
      g_assert_cmpuint (answer.months, ==, vectors[i].months);
      g_assert_cmpstr (answer.month, ==, vectors[i].month);
    }
}

static void
test_outside (void)
{
  static const struct
  {
    const char *sex;
    guint       original;
    const char *birth;
  } outside[] = {
    { "1", 55, "1970-01" }, { "1", 50, "1970-01" }, { "2", 45, "1980-01" }, { "9", 60, "1970-01" },
    { NULL, 60, "1970-01" }, { "1", 60, NULL },     { "1", 60, "" },        { "1", 60, "1970-13" },
    { "1", 60, "1970" },     { "1", 60, "70-01-01" },
  };
  Retirement answer;

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_false (retirement_reckon (outside[i].sex, outside[i].original, outside[i].birth, &answer));
}

static void
test_words (void)
{
  Retirement answer;
  g_autofree char *age = NULL, *working = NULL, *whole = NULL;

  g_assert_true (retirement_reckon ("2", 50, "1976-03", &answer));
  g_assert_false (retirement_is_reached (&answer, "2026-10-31"));
  g_assert_true (retirement_is_reached (&answer, "2026-11-01"));
  age = retirement_dup_age (&answer);
  g_assert_cmpstr (age, ==, "50周岁零8个月");
  working = retirement_dup_working (&answer, "1976-03-15");
  g_assert_cmpstr (working, ==,
                   "1976-03出生，原法定退休年龄50周岁；自1975年1月出生者起每2个月延迟1个月，最多60个月，应延迟8个月，即50周岁零8个月。");
  g_assert_true (retirement_reckon ("1", 60, "1980-01", &answer));
  whole = retirement_dup_age (&answer);
  g_assert_cmpstr (whole, ==, "63周岁");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retirement/vectors", test_vectors);
  g_test_add_func ("/retirement/outside", test_outside);
  g_test_add_func ("/retirement/words", test_words);
  return g_test_run ();
}
