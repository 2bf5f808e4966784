/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text tables of every usual character set and separator. */
#include <string.h>

#include "fixture.h"

typedef struct
{
  const char *name;
  const char *bytes;
  gsize       size;     /* 0: up to NUL */
  const char *encoding;
  char        separator;
  const char *expected;
} Case;

static const Case cases[] = {
  { "GB18030 without BOM", "\xD0\xD5\xC3\xFB,\xD0\xD4\xB1\xF0\r\n\xD5\xC5\xC8\xFD,\xC4\xD0\r\n", 0, "GB18030", ',',
    "1: A=姓名 B=性别\n2: A=张三 B=男\n" },
  { "the two characters every guesser gets wrong", "\xC1\xAA\xCD\xA8", 0, "GB18030", ',', "1: A=联通\n" },
  { "two-byte sequences only are GBK by accident", "\xC4\xA3,1\n", 0, "GB18030", ',', "1: A=模 B=1\n" },
  { "characters outside GBK", "\x82\x30\x99\x35\x95\x32\xB7\x34,\xE9\x46\n", 0, "GB18030", ',', NULL },
  { "UTF-8 with BOM", "\xEF\xBB\xBF姓名,性别\n张三,男", 0, "UTF-8", ',', "1: A=姓名 B=性别\n2: A=张三 B=男\n" },
  { "UTF-8 without BOM, above U+FFFF", "姓名\t性别\n𠮷野\t女\n", 0, "UTF-8", '\t', "1: A=姓名 B=性别\n2: A=𠮷野 B=女\n" },
  { "UTF-16LE with BOM", "\xFF\xFE\x20\x5F\t\0\x09\x4E\r\0\n\0", 12, "UTF-16LE", '\t', "1: A=张 B=三\n" },
  { "UTF-16LE without BOM", "A\0,\0B\0\n\0", 8, "UTF-16LE", ',', "1: A=A B=B\n" },
  { "UTF-16BE without BOM", "\0A\0,\0B\0\n", 8, "UTF-16BE", ',', "1: A=A B=B\n" },
  { "semicolons", "a;b;c\n1,5;2;3\n", 0, "UTF-8", ';', "1: A=a B=b C=c\n2: A=1,5 B=2 C=3\n" },
  { "bars", "a|b\n1|2\n", 0, "UTF-8", '|', "1: A=a B=b\n2: A=1 B=2\n" },
  { "the separator said", "sep=;\r\na,b;c\r\n", 0, "UTF-8", ';', "2: A=a,b B=c\n" },
  { "quotes, quoted line breaks, doubled quotes", "a,\"b\nc\",\"d\"\"e\"\n\"x\"y,,\" z \"\n", 0, "UTF-8", ',',
    "1: A=a B=b\nc C=d\"e\n2: A=xy C= z \n" },
  { "old Mac and mixed line ends", "a,b\rc,d\r\ne,f\n", 0, "UTF-8", ',', "1: A=a B=b\n2: A=c B=d\n3: A=e B=f\n" },
  { "wrappers and tabs that keep digits", "=\"370602199003071235\",370602199003071235\t,\"=\"\"00123\"\"\"\n", 0, "UTF-8", ',',
    "1: A=370602199003071235 B=370602199003071235 C=00123\n" },
  { "what a spreadsheet shortened", "3.70602E+17,1.38E+10,E+5\n", 0, "UTF-8", ',', "1: A=3.70602E+17[L] B=1.38E+10[L] C=E+5\n" },
  { "the apostrophe before a formula", "'=1+1,''=1,'张三,-5,'-x\n", 0, "UTF-8", ',', "1: A==1+1 B='=1 C='张三 D=-5 E=-x\n" },
  { "blank lines keep their numbers", "a\n\n,,\n\nb\n", 0, "UTF-8", ',', "1: A=a\n5: A=b\n" },
  { "the euro sign of Windows", "\xD5\xC5,\x80\n", 0, "GB18030", ',', "1: A=张 B=€\n" },
  { "a character that is none", "\xFF\xFE" "A\0,\0\0\0B\0\n\0", 12, "UTF-16LE", ',', "1: A=A B=\xEF\xBF\xBD" "B\n" },
  { "an open quote", "a,b\n\"c,d\ne,f\n", 0, "UTF-8", ',', "1: A=a B=b\n!引号没有配对" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_write ("case.csv", cases[i].bytes,
                                             cases[i].size > 0 ? (gssize) cases[i].size : -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);
      g_autofree char *dump = NULL;
      const char *refusal;

      g_test_message ("%s", cases[i].name);
      g_assert_no_error (error);
      g_assert_cmpstr (exchange_reader_get_encoding (reader), ==, cases[i].encoding);
      g_assert_cmpint (exchange_reader_get_separator (reader), ==, cases[i].separator);
      dump = fixture_dump_rows (reader);
      if (cases[i].expected == NULL)
        continue;
      refusal = strchr (cases[i].expected, '!');
      if (refusal == NULL)
        g_assert_cmpstr (dump, ==, cases[i].expected);
      else
        g_assert_nonnull (strstr (dump, refusal + 1));
    }
}

static void
test_undecodable (void)
{
  g_autofree char *path = fixture_write ("bad.csv", "\xD0\xD5\xC3\xFB\n\xD5\xC5\n\xFF\xFF,1\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);

  g_assert_null (reader);
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "第 3 行"));
  g_assert_nonnull (strstr (error->message, "GB18030"));
}

static void
test_binary (void)
{
  g_autofree char *path = fixture_write ("bad.csv", "a\0\0\0b\1\2\3\0\0", 10);
  g_autoptr (GError) error = NULL;

  g_assert_null (exchange_reader_open (path, &error));
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_KIND);
}

static void
test_chosen_encoding (void)
{
  g_autofree char *path = fixture_write ("chosen.csv", "\xC4\xA3;\xC4\xA3\n", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeReader) reader = exchange_reader_open_text (path, "UTF-8", ',', &error);
  g_autofree char *dump = NULL;

  g_assert_no_error (error);
  dump = fixture_dump_rows (reader);
  g_assert_cmpstr (dump, ==, "1: A=ģ;ģ\n");
  g_clear_pointer (&reader, exchange_reader_free);
  reader = exchange_reader_open_text (path, "KLINGON", '\0', &error);
  g_assert_null (reader);
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ENCODING);
}

/* Characters and line breaks must survive every place where a block may end. */
static void
test_blocks (void)
{
  for (guint shift = 0; shift < 6; shift++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *path = NULL;
      g_autofree char *gb = NULL;
      g_autoptr (ExchangeReader) reader = NULL;
      const ExchangeRow *row;
      gsize size;
      guint rows = 0;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (text, 'x');
      g_string_append (text, ",头\r\n");
      for (guint i = 0; i < 20000; i++)
        g_string_append_printf (text, "%u,\"𠮷张\r\n\"\"三\"\r\n", i);
      gb = g_convert (text->str, (gssize) text->len, "GB18030", "UTF-8", NULL, &size, NULL);
      path = fixture_write ("blocks.csv", shift & 1 ? gb : text->str, shift & 1 ? (gssize) size : -1);
      reader = exchange_reader_open (path, NULL);
      g_assert_nonnull (reader);
      g_assert_cmpstr (exchange_reader_get_encoding (reader), ==, shift & 1 ? "GB18030" : "UTF-8");
      while (exchange_reader_next_row (reader, &row, NULL) == EXCHANGE_ROW)
        {
          if (rows > 0)
            g_assert_cmpstr (exchange_row_get_cell (row, 1)->text, ==, "𠮷张\r\n\"三");
          rows++;
        }
      g_assert_cmpuint (rows, ==, 20001);
    }
}

static void
test_long_field (void)
{
  g_autofree char *text = g_strnfill (300000, 'a');
  g_autofree char *path = fixture_write ("long.csv", text, -1);
  g_autofree char *dump = fixture_dump (path);

  g_assert_nonnull (strstr (dump, "!“long.csv”第 1 行长得不正常"));
}

static void
test_ten_million_blank_lines (void)
{
  g_autofree char *lines = g_strnfill (10000000, '\n');
  g_autofree char *path = fixture_write ("blank.csv", lines, -1);
  g_autofree char *dump = fixture_dump (path);

  g_assert_cmpstr (dump, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add_func ("/exchange/csv/cases", test_cases);
  g_test_add_func ("/exchange/csv/undecodable", test_undecodable);
  g_test_add_func ("/exchange/csv/binary", test_binary);
  g_test_add_func ("/exchange/csv/chosen-encoding", test_chosen_encoding);
  g_test_add_func ("/exchange/csv/blocks", test_blocks);
  g_test_add_func ("/exchange/csv/long-field", test_long_field);
  g_test_add_func ("/exchange/csv/ten-million-blank-lines", test_ten_million_blank_lines);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
