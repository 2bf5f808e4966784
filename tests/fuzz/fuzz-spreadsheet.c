/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged workbooks and text tables: every one is read or refused in words. */
#include <string.h>

#include "fixture.h"
#include "mutate.h"
#include "xls.h"

#define CELL(ref, text) "<c r=\"" ref "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static const char rows[] =
  "<row r=\"1\">" CELL ("A1", "工会会员信息采集表") "</row>"
  "<row r=\"2\" hidden=\"1\">" CELL ("A2", "姓名") CELL ("B2", "身份证号码") CELL ("C2", "出生日期") "</row>"
  "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\"><v>3.7060219990307123E+17</v></c><c r=\"C3\" s=\"1\"><v>36226</v></c></row>"
  "<row><c t=\"str\"><f>A3&amp;\"x\"</f><v>张三x</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c><f>1+1</f></c></row>";
static const char strings[] = "<si><t>张_x000D_三</t></si><si><r><t>李</t></r><rPh><t>li</t></rPh><r><t>四</t></r></si>";
static const char after[] = "<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells>";
static const char *const xml_tokens[] = {
  "<row r=\"1048576\">", "<row r=\"0\">", "<row r=\"99999999999\">", "<c r=\"XFD1\" t=\"s\"><v>", "<c r=\"ZZZZ9\">", "<v>",
  "</v>", "</c>", "</row>", "<is><t>", "t=\"s\"", "s=\"4294967295\"", "<v>-1</v>", "<v>1e308</v>", "<v>99999999</v>", "&#0;",
  "&#x10FFFF;", "&lt;", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "_x005F_", "_xD800_", "<f>", "NaN",
  "<mergeCell ref=\"A1:XFD1048576\"/>", "\xff\xfe", "\xed\xa0\x80", NULL,
};
static const char text_table[] =
  "\xEF\xBB\xBF序号,姓名,\"身份证号码\"\r\n1,张三,=\"370602199003071235\"\r\n2,\"李\n四\",3.70602E+17\r\n";
static const char gb_table[] = "\xD0\xD5\xC3\xFB\t\xD0\xD4\xB1\xF0\r\n\xD5\xC5\xC8\xFD\t\xC4\xD0\r\n\x82\x30\x99\x35\t1\r\n";
static const char *const text_tokens[] = {
  "\"", "\"\"", "\n", "\r", "\t", ";", "sep=|\n", "=\"", "\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF", "\x84\x31\xA4\x37", "\xff", "E+17", NULL,
};
static const char *const record_tokens[] = {
  "\x09\x08\x10", "\x0a", "\x3c", "\xfc", "\xfd", "\x85", "\xbd", "\x07\x02", "\x06", "\xff\xff\xff\xff", "\xfe\xff\xff\xff",
  "\xff\xff", "\x20\x20", "\x2f", NULL,
};
static const char *const zip_tokens[] = { "PK\1\2", "PK\3\4", "PK\5\6", "PK\6\6", "xl/workbook.xml", "../", NULL };

static void
read_sheet (GByteArray *bytes,
            GRand      *rand,
            gpointer    data)
{
  g_autofree char *damaged = g_strndup ((const char *) bytes->data, bytes->len);
  FixtureBook book = { .rows = rows, .strings = strings, .styles = fixture_styles, .after = after };
  g_autofree char *path = NULL;
  g_autofree char *dump = NULL;

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      book.rows = damaged;
      break;
    case 1:
      book.sheet = damaged;
      book.sheet_size = MAX (strlen (damaged), 1);
      break;
    default:
      book.strings = damaged;
      break;
    }
  path = fixture_book ("damaged.xlsx", &book);
  dump = fixture_dump (path);
}

static void
read_file (GByteArray *bytes,
           GRand      *rand,
           gpointer    data)
{
  g_autofree char *path = fixture_write (data, bytes->data, bytes->len);
  g_autofree char *dump = fixture_dump (path);
}

static void
test_sheet (void)
{
  mutate_run ("rows", rows, strlen (rows), xml_tokens, read_sheet, NULL);
}

static void
test_strings (void)
{
  mutate_run ("strings", strings, strlen (strings), xml_tokens, read_sheet, NULL);
}

static void
test_zip (void)
{
  FixtureBook book = { .rows = rows, .strings = strings, .styles = fixture_styles, .after = after };
  g_autofree char *path = fixture_book ("whole.xlsx", &book);
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  mutate_run ("zip", content, size, zip_tokens, read_file, (gpointer) "damaged.xlsx");
}

/* The records are damaged, the container around them is whole. */
static void
read_records (GByteArray *bytes,
              GRand      *rand,
              gpointer    data)
{
  XlsContainer how = { .mini = g_rand_boolean (rand), .backwards = g_rand_boolean (rand) };
  g_autoptr (GByteArray) file = xls_container (bytes, &how);

  read_file (file, rand, data);
}

static void
test_xls (void)
{
  g_autoptr (GByteArray) stream = xls_sample ();
  XlsContainer containers[] = { { .mini = TRUE }, { .backwards = TRUE } };

  mutate_run ("records", stream->data, stream->len, record_tokens, read_records, (gpointer) "damaged.xls");
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    {
      g_autoptr (GByteArray) file = xls_container (stream, &containers[i]);

      mutate_run ("compound file", file->data, file->len, record_tokens, read_file, (gpointer) "damaged.xls");
    }
}

static void
test_text (void)
{
  mutate_run ("UTF-8", text_table, strlen (text_table), text_tokens, read_file, (gpointer) "damaged.csv");
  mutate_run ("GB18030", gb_table, strlen (gb_table), text_tokens, read_file, (gpointer) "damaged.csv");
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add_func ("/fuzz/spreadsheet/sheet", test_sheet);
  g_test_add_func ("/fuzz/spreadsheet/strings", test_strings);
  g_test_add_func ("/fuzz/spreadsheet/zip", test_zip);
  g_test_add_func ("/fuzz/spreadsheet/xls", test_xls);
  g_test_add_func ("/fuzz/spreadsheet/text", test_text);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
