/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in every spelling, shown, and reckoned. */
#include <glib.h>

#include "ledger-date.h"
#include "ledger-types.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean    month;
    const char *expected;
  } vectors[] = {
    { "2024-05-06", FALSE, "2024-05-06" },
    { "2024.5.6", FALSE, "2024-05-06" },
    { "2024.05.06", FALSE, "2024-05-06" },
    { "2024/5/6", FALSE, "2024-05-06" },
    { "2024年5月6日", FALSE, "2024-05-06" },
    { "2024 年 5 月 6 日", FALSE, "2024-05-06" },
    { "2024年5月6号", FALSE, "2024-05-06" },
    { "20240506", FALSE, "2024-05-06" },
    { "24.5.6", FALSE, "2024-05-06" },
    { "85.12.31", FALSE, "1985-12-31" },
    { "39.1.1", FALSE, "2039-01-01" },
    { "40.1.1", FALSE, "1940-01-01" },
    { "1985.12", TRUE, "1985-12" },
    { "1985年12月", TRUE, "1985-12" },
    { "198512", TRUE, "1985-12" },
    { "1985-12-03", TRUE, "1985-12-03" },
    { "二〇二四年五月六日", FALSE, "2024-05-06" },
    { "二○二四年十二月三十一日", FALSE, "2024-12-31" },
    { "二零零八年十月二十日", FALSE, "2008-10-20" },
    { "一九八五年十二月", TRUE, "1985-12" },
    { "二〇二四年二月廿九日", FALSE, "2024-02-29" },
    { "２０２４．５．６", FALSE, "2024-05-06" },
    { "２０２４年０５月０６日", FALSE, "2024-05-06" },
    { "2024-05-06T12:30:00", FALSE, "2024-05-06" },
    { "2024-05-06T12:30:00+08:00", FALSE, "2024-05-06" },
    { "2024/5/6 0:00", FALSE, "2024-05-06" },
    { "2024-05-06 00:00:00.000", FALSE, "2024-05-06" },
    { "2024年5月6日 星期一", FALSE, "2024-05-06" },
    { "2024年5月6日（周一）", FALSE, "2024-05-06" },
    { "2024、5、6", FALSE, "2024-05-06" },
    { "2024—5—6", FALSE, "2024-05-06" },
    { " 2024-2-29 ", FALSE, "2024-02-29" },
    { "05.6.24", FALSE, "2005-06-24" },
    { "05年6月24日", FALSE, "2005-06-24" },
    { "24/5/6", FALSE, "2024-05-06" },
    { "85-3-7", FALSE, "1985-03-07" },
    { "85.3", TRUE, "1985-03" },
    { "八五年三月七日", FALSE, "1985-03-07" },
    { "1985/3/7 0:00:00", FALSE, "1985-03-07" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char   *iso = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", vectors[i].text);
      ledger_date_parse (vectors[i].text, vectors[i].month, &iso, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (iso, ==, vectors[i].expected);
    }
}

static void
test_refuse (void)
{
  static const struct
  {
    const char *text;
    gboolean    month;
    const char *sentence;
  } vectors[] = {
    { NULL, FALSE, "“”不是日期" },
    { "去年", FALSE, "“去年”不是日期" },
    { "2023-02-29", FALSE, "2023年2月没有29日" },
    { "2024.4.31", FALSE, "2024年4月没有31日" },
    { "2024-13-01", FALSE, "没有13月" },
    { "2024-00-01", FALSE, "没有0月" },
    { "20241301", FALSE, "没有13月" },
    { "5/6/2024", FALSE, "没有先写年" },
    { "5/6/24", FALSE, "没有先写年" },
    { "5.6.24", FALSE, "没有先写年" },
    { "05/06/24", FALSE, "没有先写年" },
    { "05-06-24", FALSE, "没有先写年" },
    { "5月6日", FALSE, "没有先写年" },
    { "12月5日", TRUE, "没有先写年" },
    { "十二月五日", TRUE, "没有先写年" },
    { "05/06", TRUE, "没有先写年" },
    { "5.6", TRUE, "没有先写年" },
    { "1985.12", FALSE, "没有写到日" },
    { "1985", TRUE, "看不出年月日" },
    { "240506", FALSE, "看不出年月日" },
    { "1024-05-06", FALSE, "1024年不是可能的年份" },
    { "12024-05-06", FALSE, "看不出年月日" },
    { "2024-05-06abc", FALSE, "不是日期" },
    { "2024-05-06-07", FALSE, "不是日期" },
    { "1985.13", TRUE, "没有13月" },
    { "99999999999999999999", FALSE, "看不出年月日" },
    { "2024-05-\xFF", FALSE, "不是日期" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char   *iso = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char   *name = vectors[i].text != NULL ? g_utf8_make_valid (vectors[i].text, -1) : g_strdup ("NULL");

      g_test_message ("%s", name);
      g_assert_false (ledger_date_parse (vectors[i].text, vectors[i].month, &iso, &error));
      g_assert_null (iso);
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
      g_assert_nonnull (g_strstr_len (error->message, -1, vectors[i].sentence));
    }
}

static void
test_moment (void)
{
  static const char *const vectors[][2] = {
    { "2024-05-06 14:30", "2024-05-06 14:30" },
    { "2024-05-06T14:30:59", "2024-05-06 14:30" },
    { "2024年5月6日14:30", "2024-05-06 14:30" },
    { "2024年5月6日 下午2:30", "2024-05-06 14:30" },
    { "2024年5月6日14时5分", "2024-05-06 14:05" },
    { "2024.5.6 9点半", "2024-05-06 09:30" },
    { "２０２４．５．６　９：０５", "2024-05-06 09:05" },
    { "2024/5/6 2:30 PM", "2024-05-06 14:30" },
    { "2024/5/6 12:05:09 am", "2024-05-06 00:05" },
    { "2024-05-06 PM 2:30", "2024-05-06 14:30" },
    { "2024.5.6下午2点", "2024-05-06 14:00" },
    { "2024年5月6日（星期一）上午八点半", "2024-05-06 08:30" },
    { "2024-05-06 周一 晚上7点整", "2024-05-06 19:00" },
    { "2024年5月6日中午1时十五分", "2024-05-06 13:15" },
    { "2024年5月6日14时05分30秒", "2024-05-06 14:05" },
    { "2024-05-06T14:30:00.000+08:00", "2024-05-06 14:30" },
  };
  static const char *const bad[] = { "2024-05-06", "2024-05-06 25:00", "2024-05-06 12:61", "14:30", "",
                                      "2024年5月6日上午8:30-11:30", "2024年5月6日-9日", "2024-05-06 8:30至11:30", "2024-05-06 8.3",
                                      "2024-05-06 晚上12点", "2024-05-06 14:30左右", "2024-05-06T06:30:00Z", "2024-05-06 -9:00" };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char   *iso = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", vectors[i][0]);
      ledger_datetime_parse (vectors[i][0], &iso, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (iso, ==, vectors[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char   *iso = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (ledger_datetime_parse (bad[i], &iso, &error));
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
    }
}

static void
test_show (void)
{
  static const struct
  {
    const char     *iso;
    LedgerDateStyle style;
    const char     *expected;
  } vectors[] = {
    { "2024-05-06", LEDGER_DATE_ISO, "2024-05-06" },
    { "2024-05-06", LEDGER_DATE_SLASHES, "2024/05/06" },
    { "2024-05-06", LEDGER_DATE_DOTS, "2024.05.06" },
    { "2024-05-06", LEDGER_DATE_CHINESE, "2024年5月6日" },
    { "2024-05-06", LEDGER_DATE_CAPITALS, "二〇二四年五月六日" },
    { "2010-10-20", LEDGER_DATE_CAPITALS, "二〇一〇年十月二十日" },
    { "2011-12-31", LEDGER_DATE_CAPITALS, "二〇一一年十二月三十一日" },
    { "2024-05-06", LEDGER_DATE_COMPACT, "20240506" },
    { "1985-12", LEDGER_DATE_CHINESE, "1985年12月" },
    { "1985-12", LEDGER_DATE_DOTS, "1985.12" },
    { "1985-12", LEDGER_DATE_CAPITALS, "一九八五年十二月" },
    { "不详", LEDGER_DATE_CHINESE, "不详" },
    { NULL, LEDGER_DATE_CHINESE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *shown = ledger_date_show (vectors[i].iso, vectors[i].style);

      g_assert_cmpstr (shown, ==, vectors[i].expected);
    }
}

static void
test_reckon (void)
{
  static const struct
  {
    char      *(*call) (const char *, int);
    const char  *from;
    int          n;
    const char  *expected;
  } vectors[] = {
    { ledger_date_add_days, "2026-09-22", 15, "2026-10-07" },
    { ledger_date_add_days, "2024-03-01", -1, "2024-02-29" },
    { ledger_date_add_months, "2025-01-31", 1, "2025-02-28" },
    { ledger_date_add_months, "2024-01-31", 1, "2024-02-29" },
    { ledger_date_add_months, "2025-08-31", 6, "2026-02-28" },
    { ledger_date_add_months, "2025-11-15", 3, "2026-02-15" },
    { ledger_date_add_months, "2025-01-15", -1, "2024-12-15" },
    { ledger_date_add_months, "1985-12", 1, "1986-01" },
    { ledger_date_add_years, "2025-02-28", 1, "2026-02-28" },
    { ledger_date_add_years, "2024-02-29", 1, "2025-02-28" },
    { ledger_date_add_years, "2024-02-29", 4, "2028-02-29" },
    { ledger_date_add_years, "2024-02-29", 100000, NULL },
    { ledger_date_add_days, "没有", 1, NULL },
    { ledger_date_add_months, NULL, 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *found = vectors[i].call (vectors[i].from, vectors[i].n);

      g_assert_cmpstr (found, ==, vectors[i].expected);
    }
  g_assert_cmpint (ledger_date_days_between ("2026-09-22", "2026-10-07"), ==, 15);
  g_assert_cmpint (ledger_date_days_between ("2026-10-07", "2026-09-22"), ==, -15);
  g_assert_cmpint (ledger_date_days_between ("2026-10-07", NULL), ==, 0);
  g_assert_cmpint (ledger_date_get_age ("1990-03-07", "2026-03-06"), ==, 35);
  g_assert_cmpint (ledger_date_get_age ("1990-03-07", "2026-03-07"), ==, 36);
  g_assert_cmpint (ledger_date_get_age ("2008-02-29", "2024-02-28"), ==, 15);
  g_assert_cmpint (ledger_date_get_age ("2008-02-29", "2025-02-28"), ==, 17);
  g_assert_cmpint (ledger_date_get_age ("1985-12", "2026-01-01"), ==, 40);
  g_assert_cmpint (ledger_date_get_age ("1985-12", "2026-12-01"), ==, 41);
  g_assert_cmpint (ledger_date_get_age ("1985-12-02", "2026-12"), ==, 40);
  g_assert_cmpint (ledger_date_get_age ("2008-02-29", "2025-03-01"), ==, 17);
  g_assert_cmpint (ledger_date_get_age ("2008-03-01", "2025-02-28"), ==, 16);
  g_assert_cmpint (ledger_date_get_age ("2027-01-01", "2026-01-01"), ==, -1);
  g_assert_cmpint (ledger_date_get_age (NULL, "2026-01-01"), ==, -1);
}

static void
test_serial (void)
{
  static const struct
  {
    double      serial;
    gboolean    since_1904;
    const char *expected;
  } vectors[] = {
    { 1, FALSE, "1900-01-01" },       { 59, FALSE, "1900-02-28" },  { 60, FALSE, NULL },
    { 61, FALSE, "1900-03-01" },      { 45000, FALSE, "2023-03-15" }, { 45000.75, FALSE, "2023-03-15" },
    { 45418, FALSE, "2024-05-06" },   { 0, TRUE, "1904-01-01" },    { 43538, TRUE, "2023-03-15" },
    { 0, FALSE, NULL },               { -1, FALSE, NULL },          { 2958465, FALSE, "9999-12-31" },
    { 2958466, FALSE, NULL },         { 1e300, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *found = ledger_date_from_serial (vectors[i].serial, vectors[i].since_1904);

      g_assert_cmpstr (found, ==, vectors[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/refuse", test_refuse);
  g_test_add_func ("/date/moment", test_moment);
  g_test_add_func ("/date/show", test_show);
  g_test_add_func ("/date/reckon", test_reckon);
  g_test_add_func ("/date/serial", test_serial);
  return g_test_run ();
}
