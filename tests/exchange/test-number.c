/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and number formats: what a person would see, and what can no longer be trusted. */
#include <string.h>

#include "exchange-number.h"

static void
test_formats (void)
{
  static const struct { const char *code; ExchangeNumberStyle style; } codes[] = {
    { "General", EXCHANGE_STYLE_GENERAL },
    { "G/通用格式", EXCHANGE_STYLE_GENERAL },
    { "0.00", EXCHANGE_STYLE_GENERAL },
    { "[Red]0.00E+00", EXCHANGE_STYLE_GENERAL },
    { "0\"days\"", EXCHANGE_STYLE_GENERAL },
    { "#,##0.00_);[Red](#,##0.00)", EXCHANGE_STYLE_GENERAL },
    { "\"共\"0\"人\"", EXCHANGE_STYLE_GENERAL },
    { "@", EXCHANGE_STYLE_TEXT },
    { "yyyy\"年\"m\"月\"d\"日\";@", EXCHANGE_STYLE_DATE },
    { "yyyy/m/d", EXCHANGE_STYLE_DATE },
    { "[$-804]yyyy/m/d h:mm", EXCHANGE_STYLE_DATETIME },
    { "yyyy\"年\"m\"月\"", EXCHANGE_STYLE_MONTH },
    { "mmm-yy", EXCHANGE_STYLE_MONTH },
    { "[h]:mm:ss", EXCHANGE_STYLE_TIME },
    { "h:mm AM/PM", EXCHANGE_STYLE_TIME },
    { "00000", EXCHANGE_STYLE_PADDED },
    { "yyyy\\-mm\\-dd", EXCHANGE_STYLE_DATE },
    { "\"", EXCHANGE_STYLE_GENERAL },
    { "[", EXCHANGE_STYLE_GENERAL },
    { "\\", EXCHANGE_STYLE_GENERAL },
    { "", EXCHANGE_STYLE_GENERAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpint (exchange_format_of_code (codes[i].code).style, ==, codes[i].style);
  g_assert_cmpint (exchange_format_of_builtin (14).style, ==, EXCHANGE_STYLE_DATE);
  g_assert_cmpint (exchange_format_of_builtin (31).style, ==, EXCHANGE_STYLE_DATE);
  g_assert_cmpint (exchange_format_of_builtin (58).style, ==, EXCHANGE_STYLE_DATE);
  g_assert_cmpint (exchange_format_of_builtin (57).style, ==, EXCHANGE_STYLE_MONTH);
  g_assert_cmpint (exchange_format_of_builtin (22).style, ==, EXCHANGE_STYLE_DATETIME);
  g_assert_cmpint (exchange_format_of_builtin (49).style, ==, EXCHANGE_STYLE_TEXT);
  g_assert_cmpint (exchange_format_of_builtin (2).style, ==, EXCHANGE_STYLE_GENERAL);
}

static void
test_plain (void)
{
  static const struct { const char *raw; const char *text; ExchangeNumberFate fate; } numbers[] = {
    { "0", "0", EXCHANGE_NUMBER_EXACT },
    { "-0", "0", EXCHANGE_NUMBER_EXACT },
    { "13800138000", "13800138000", EXCHANGE_NUMBER_EXACT },
    { "1.3800138E+10", "13800138000", EXCHANGE_NUMBER_EXACT },
    { "1.3800138e10", "13800138000", EXCHANGE_NUMBER_EXACT },
    { "130503670401001", "130503670401001", EXCHANGE_NUMBER_EXACT },
    { "0.1", "0.1", EXCHANGE_NUMBER_EXACT },
    { ".5", "0.5", EXCHANGE_NUMBER_EXACT },
    { "5.", "5", EXCHANGE_NUMBER_EXACT },
    { "5.10", "5.1", EXCHANGE_NUMBER_EXACT },
    { "1E-5", "0.00001", EXCHANGE_NUMBER_EXACT },
    { "-12.50", "-12.5", EXCHANGE_NUMBER_EXACT },
    { "5862.610000000001", "5862.61", EXCHANGE_NUMBER_EXACT },
    { "0.30000000000000004", "0.3", EXCHANGE_NUMBER_EXACT },
    { "1E-300", "0", EXCHANGE_NUMBER_EXACT },
    { "00012", "12", EXCHANGE_NUMBER_EXACT },
    /* Shortened by Excel: 15 digits are left. */
    { "1.10101199003071E+17", "1.10101199003071E+17", EXCHANGE_NUMBER_LOSSY },
    { "110101199003071000", "110101199003071000", EXCHANGE_NUMBER_LOSSY },
    /* What a program prints from the double of 370602199003071235. */
    { "370602199003071232", "370602199003071232", EXCHANGE_NUMBER_LOSSY },
    { "370602199003071230", "370602199003071230", EXCHANGE_NUMBER_LOSSY },
    /* No double holds these: the writer kept all digits. */
    { "370602199003071235", "370602199003071235", EXCHANGE_NUMBER_PROVEN },
    { "110101199003071234", "110101199003071234", EXCHANGE_NUMBER_PROVEN },
    { "6222021234567890", "6222021234567890", EXCHANGE_NUMBER_LOSSY },
    { "6222021234567893", "6222021234567893", EXCHANGE_NUMBER_EXACT },
    { "6222021234567890123", "6222021234567890123", EXCHANGE_NUMBER_PROVEN },
    { "1E+300", "1E+300", EXCHANGE_NUMBER_LOSSY },
    { "123456789012345678.5", "123456789012345678.5", EXCHANGE_NUMBER_LOSSY },
    { "abc", "abc", EXCHANGE_NUMBER_NONE },
    { "", "", EXCHANGE_NUMBER_NONE },
    { "-", "-", EXCHANGE_NUMBER_NONE },
    { ".", ".", EXCHANGE_NUMBER_NONE },
    { "1E", "1E", EXCHANGE_NUMBER_NONE },
    { "1E+", "1E+", EXCHANGE_NUMBER_NONE },
    { "1E+99999", "1E+99999", EXCHANGE_NUMBER_NONE },
    { "1.2.3", "1.2.3", EXCHANGE_NUMBER_NONE },
  };
  ExchangeNumberFormat general = { EXCHANGE_STYLE_GENERAL, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (GString) out = g_string_new ("x");
      ExchangeNumberFate fate = exchange_number_append_text (out, numbers[i].raw, strlen (numbers[i].raw),
                                                             general, FALSE, FALSE);

      g_assert_cmpstr (out->str + 1, ==, numbers[i].text);
      if (fate != numbers[i].fate)
        g_error ("%s: %d", numbers[i].raw, fate);
    }
}

static void
test_proven_writer (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  ExchangeNumberFormat general = { EXCHANGE_STYLE_GENERAL, 0 };

  g_assert_cmpint (exchange_number_append_text (out, "370602199003071230", 18, general, FALSE, TRUE), ==,
                   EXCHANGE_NUMBER_EXACT);
  g_assert_cmpint (exchange_number_append_text (out, "3.7E+17", 7, general, FALSE, TRUE), ==,
                   EXCHANGE_NUMBER_LOSSY);
}

static void
test_dates (void)
{
  static const struct { const char *raw; ExchangeNumberStyle style; gboolean date1904; const char *text; } dates[] = {
    { "33000", EXCHANGE_STYLE_DATE, FALSE, "1990-05-07" },
    { "31538", EXCHANGE_STYLE_DATE, TRUE, "1990-05-07" },
    { "45000", EXCHANGE_STYLE_DATE, FALSE, "2023-03-15" },
    { "33000.5", EXCHANGE_STYLE_DATE, FALSE, "1990-05-07" },
    { "33000.5", EXCHANGE_STYLE_DATETIME, FALSE, "1990-05-07 12:00" },
    { "33000.99999999", EXCHANGE_STYLE_DATE, FALSE, "1990-05-08" },
    { "33000", EXCHANGE_STYLE_DATETIME, FALSE, "1990-05-07" },
    { "1", EXCHANGE_STYLE_DATE, FALSE, "1900-01-01" },
    { "59", EXCHANGE_STYLE_DATE, FALSE, "1900-02-28" },
    { "60", EXCHANGE_STYLE_DATE, FALSE, "1900-02-29" },
    { "61", EXCHANGE_STYLE_DATE, FALSE, "1900-03-01" },
    { "2958465", EXCHANGE_STYLE_DATE, FALSE, "9999-12-31" },
    { "2958466", EXCHANGE_STYLE_DATE, FALSE, "2958466" },
    { "-5", EXCHANGE_STYLE_DATE, FALSE, "-5" },
    { "32994", EXCHANGE_STYLE_MONTH, FALSE, "1990-05" },
    { "33000", EXCHANGE_STYLE_MONTH, FALSE, "1990-05-07" },
    { "1.5", EXCHANGE_STYLE_TIME, FALSE, "36:00" },
    { "0.354166666666667", EXCHANGE_STYLE_TIME, TRUE, "08:30" },
    { "19900507", EXCHANGE_STYLE_DATE, FALSE, "19900507" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      ExchangeNumberFormat format = { dates[i].style, 0 };

      exchange_number_append_text (out, dates[i].raw, strlen (dates[i].raw), format, dates[i].date1904, FALSE);
      g_assert_cmpstr (out->str, ==, dates[i].text);
    }
}

static void
test_shortened (void)
{
  g_assert_true (exchange_text_is_shortened ("3.70602E+17", 11));
  g_assert_true (exchange_text_is_shortened ("1.38E+10", 8));
  g_assert_false (exchange_text_is_shortened ("E+17", 4));
  g_assert_false (exchange_text_is_shortened ("3.7E+", 5));
  g_assert_false (exchange_text_is_shortened ("3.7E+1a", 7));
  g_assert_false (exchange_text_is_shortened ("370602199003071235", 18));
  g_assert_false (exchange_text_is_shortened ("", 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/number/formats", test_formats);
  g_test_add_func ("/exchange/number/plain", test_plain);
  g_test_add_func ("/exchange/number/proven-writer", test_proven_writer);
  g_test_add_func ("/exchange/number/dates", test_dates);
  g_test_add_func ("/exchange/number/shortened", test_shortened);
  return g_test_run ();
}
