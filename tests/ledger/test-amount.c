/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts and spans of time, read and written. */
#include <glib.h>

#include "ledger-amount.h"
#include "ledger-kind.h"
#include "ledger-types.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64      fen;
  } vectors[] = {
    { "1600", 160000 },       { "1,600元", 160000 },       { "1.6万", 1600000 },
    { "￥1,600.50", 160050 }, { "¥0.05", 5 },              { "人民币1600元整", 160000 },
    { "1.6万元", 1600000 },   { "-20", -2000 },            { "1.230", 123 },
    { "0.123456万", 123456 }, { "１，６００", 160000 },    { "3千", 300000 },
    { "2亿", 20000000000 },   { " 1 600 ", 160000 },       { "12,345,678.90", 1234567890 },
    { ".5", 50 },             { "0", 0 },                  { "10000000000", 1000000000000 },
  };
  static const char *const bad[] = {
    "", "元", "壹佰元", "1,60", "1,6000", ",100", "1.234", "12abc", "1e5", "1..2", "1.2.3", "1元5角",
    "99999999999999", "9999999999999.99999999", "100亿元加", "10000000001", NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      gint64             fen = -1;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", vectors[i].text);
      ledger_amount_parse (vectors[i].text, &fen, &error);
      g_assert_no_error (error);
      g_assert_cmpint (fen, ==, vectors[i].fen);
    }
  for (guint i = 0; bad[i] != NULL; i++)
    {
      gint64             fen;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (ledger_amount_parse (bad[i], &fen, &error));
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
    }
}

static void
test_show (void)
{
  static const struct
  {
    gint64      fen;
    const char *shown;
    const char *plain;
    const char *words;
  } vectors[] = {
    { 0, "0.00", "0.00", "0元" },
    { 5, "0.05", "0.05", "0.05元" },
    { 160000, "1,600.00", "1600.00", "1600元" },
    { 99999, "999.99", "999.99", "999.99元" },
    { -100000, "-1,000.00", "-1000.00", "-1000元" },
    { -99999, "-999.99", "-999.99", "-999.99元" },
    { 123456789012, "1,234,567,890.12", "1234567890.12", "1234567890.12元" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *shown = ledger_amount_show (vectors[i].fen);
      g_autofree char *plain = ledger_amount_plain (vectors[i].fen);
      g_autofree char *words = ledger_amount_in_words (vectors[i].fen);

      g_assert_cmpstr (shown, ==, vectors[i].shown);
      g_assert_cmpstr (plain, ==, vectors[i].plain);
      g_assert_cmpstr (words, ==, vectors[i].words);
    }
}

static void
test_capitals (void)
{
  static const struct
  {
    gint64      fen;
    const char *expected;
  } vectors[] = {
    { 0, "零元整" },
    { 1000, "壹拾元整" },
    { 10500, "壹佰零伍元整" },
    { 160000, "壹仟陆佰元整" },
    { 1005030, "壹万零伍拾元叁角整" },
    { 10000000, "壹拾万元整" },
    { 2000000506, "贰仟万零伍元零陆分" },
    { 50, "伍角整" },
    { 5, "伍分" },
    { 6859000000, "陆仟捌佰伍拾玖万元整" },
    { 10000, "壹佰元整" },
    { 12345678, "壹拾贰万叁仟肆佰伍拾陆元柒角捌分" },
    { 10050000, "壹拾万零伍佰元整" },
    { 10340000, "壹拾万叁仟肆佰元整" },
    { 10000000100, "壹亿零壹元整" },
    { 10001000000, "壹亿零壹万元整" },
    { 100100, "壹仟零壹元整" },
    { 100000000000000, "壹万亿元整" },
    { 105, "壹元零伍分" },
    { -160000, "负壹仟陆佰元整" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *found = ledger_amount_capitals (vectors[i].fen);

      g_assert_cmpstr (found, ==, vectors[i].expected);
    }
}

static void
test_minutes (void)
{
  static const struct
  {
    const char *text;
    gint64      minutes;
  } vectors[] = {
    { "3.5小时", 210 }, { "3小时30分", 210 }, { "3:30", 210 }, { "3：30", 210 }, { "3.5", 210 },
    { "90分钟", 90 },   { "半小时", 30 },     { "3小时半", 210 }, { "3小时零5分", 185 }, { "0.1", 6 },
    { "８小时", 480 },  { "1.25h", 75 },      { "0", 0 },        { "2个小时", 120 },
    { "3:30:00", 210 }, { "03:00:00", 180 },  { "3个半小时", 210 }, { "210分", 210 },
  };
  static const char *const bad[] = { "", "半天", "3:75", "0.001", "3:3", "上午", "3小时x", "-3", "3:30:20", "3:30:", NULL };
  static const struct
  {
    gint64      minutes;
    const char *hours;
    const char *words;
  } shown[] = {
    { 0, "0.0", "0分" },       { 210, "3.5", "3小时30分" }, { 45, "0.8", "45分" },
    { 120, "2.0", "2小时" },   { 34380, "573.0", "573小时" }, { 34383, "573.1", "573小时3分" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      gint64             minutes = -1;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", vectors[i].text);
      ledger_minutes_parse (vectors[i].text, &minutes, &error);
      g_assert_no_error (error);
      g_assert_cmpint (minutes, ==, vectors[i].minutes);
    }
  for (guint i = 0; bad[i] != NULL; i++)
    {
      gint64             minutes;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (ledger_minutes_parse (bad[i], &minutes, &error));
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *hours = ledger_minutes_show (shown[i].minutes);
      g_autofree char *words = ledger_minutes_in_words (shown[i].minutes);

      g_assert_cmpstr (hours, ==, shown[i].hours);
      g_assert_cmpstr (words, ==, shown[i].words);
    }
}

/* A measure of time that is not the field's own, and commas that group nothing, would make another number of it. */
static void
test_integers (void)
{
  static const struct
  {
    const char *title;
    const char *text;
    const char *value; /* or %NULL: refused */
  } cases[] = {
    { "人数", "12,000", "12000" },      { "人数", "1,234,567人", "1234567" }, { "人数", "3,5", NULL },
    { "人数", "1,2,3", NULL },          { "人数", "12,0000", NULL },          { "人口", "4 口", "4" },
    { "患者年龄", "8岁", "8" },         { "患者年龄", "8个月", NULL },        { "任期（年）", "5年", "5" },
    { "任期（年）", "60个月", NULL },   { "最多几个月低保", "3个月", "3" },   { "最多几个月低保", "1年", NULL },
    { "签到宽限（分钟）", "15分钟", "15" }, { "人数", "-", NULL },           { "人数", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LedgerField field = { .name = "n", .title = cases[i].title, .kind = &ledger_kind_integer };
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;

      g_test_message ("%s %s", cases[i].title, cases[i].text);
      g_assert_cmpint (field.kind->parse (&field, cases[i].text, &value, &error), ==, cases[i].value != NULL);
      g_assert_cmpstr (value, ==, cases[i].value);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/amount/parse", test_parse);
  g_test_add_func ("/amount/show", test_show);
  g_test_add_func ("/amount/capitals", test_capitals);
  g_test_add_func ("/amount/minutes", test_minutes);
  g_test_add_func ("/amount/integers", test_integers);
  return g_test_run ();
}
