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
static const char ods_tables[] =
  "<table:table table:name=\"表\"><table:table-column table:visibility=\"collapse\"/><table:table-header-rows><table:table-row>"
  "<table:table-cell table:number-columns-spanned=\"2\"><text:p>姓名<text:s text:c=\"2\"/></text:p></table:table-cell>"
  "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated=\"3\""
  " table:visibility=\"filter\"><table:table-cell office:value-type=\"float\" office:value=\"1.10101199003071E+017\"><text:p>1</text:p>"
  "</table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"1990-05-07T08:30:00\"><text:p>1990年5月7日</text:p>"
  "</table:table-cell><table:table-cell office:value-type=\"time\" office:time-value=\"PT36H15M20S\" table:number-columns-repeated=\"2\"/>"
  "<table:table-cell table:formula=\"of:=1\" office:value-type=\"boolean\" office:boolean-value=\"true\"/>"
  "<table:table-cell><office:annotation><text:p>x</text:p></office:annotation><text:p>张<text:span>三</text:span><text:line-break/></text:p>"
  "</table:table-cell></table:table-row></table:table><table:table table:name=\"二\"><table:table-row/></table:table>";
static const char *const ods_tokens[] = {
  "<table:table>", "</table:table>", "<table:table-row>", "</table:table-row>", "<table:table-cell>", "</table:table-cell>", "<text:p>", "</text:p>",
  "<text:s text:c=\"99999999\"/>", "table:number-rows-repeated=\"1048576\"", "table:number-columns-repeated=\"16384\"",
  "table:number-columns-repeated=\"99999999999999999999\"", "office:value-type=\"", "office:date-value=\"9999-12-31T24:00:00\"",
  "office:date-value=\"0000-00-00\"", "PT9999999999999H", "P1D", "E+999", "<office:annotation>", "<table:shapes>", "&#0;", "<![CDATA[", "]]>", NULL,
};
static const char html_table[] =
  "<html><!-- a -->\n<style>td{}</style><h1>册</h1><table x:str><caption>表</caption><tr style='display:none'><td rowspan=2 colspan=\"3\">姓名<br>&nbsp;&#22235;"
  "<td x:num=\"1.1E+17\">1.1E+17</td></tr>\n<tr><td><p>a &lt; b<table><tr><td>内</td></tr></table></td><td style='mso-number-format:\"\\@\"'>"
  "370602199003071235</td><td sdval=\"0.25\">25%</td><td x:num>00123</td></tr></table><script>if (a<b) c</script></html>";
static const char *const html_tokens[] = {
  "<table>", "</table>", "<tr>", "</tr>", "<td>", "<td colspan=99999999 rowspan=99999999>", "<!--", "-->", "<script>", "</script", "<", ">", "\"", "='",
  "&", "&#x110000;", "&#0", "&nbsp", "x:num", "rowspan=65534", "colspan=1000", "<![CDATA[", "<?", "</", "display:", NULL,
};
static const char xml_table[] =
  "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"
  "<Styles><Style ss:ID=\"a\" ss:Parent=\"b\"><NumberFormat ss:Format=\"yyyy-mm-dd\"/></Style></Styles><Worksheet ss:Name=\"表\"><Table>"
  "<Column ss:Hidden=\"1\" ss:Span=\"3\"/><Row ss:Index=\"2\" ss:Span=\"2\" ss:Hidden=\"1\" ss:StyleID=\"a\"><Cell ss:Index=\"2\" ss:MergeAcross=\"1\">"
  "<Data ss:Type=\"String\">张<B>三</B></Data><Comment><Data>x</Data></Comment></Cell><Cell ss:StyleID=\"a\"><Data ss:Type=\"DateTime\">"
  "1990-05-07T08:30:00.000</Data></Cell><Cell ss:Formula=\"=1\"><Data ss:Type=\"Number\">33000</Data></Cell></Row></Table><WorksheetOptions><Visible>"
  "SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>";
static const char *const xml_table_tokens[] = {
  "<Row>", "</Row>", "<Cell>", "</Cell>", "<Data>", "</Data>", "ss:Index=\"1048577\"", "ss:Index=\"0\"", "ss:MergeAcross=\"99999999999\"",
  "ss:Span=\"4294967295\"", "ss:Type=\"Number\"", "ss:Type=\"DateTime\"", "ss:Type=\"Boolean\"", "<Worksheet ", "</Table>", "<Table>", "<Visible>",
  "&#0;", "<![CDATA[", "<!DOCTYPE x>", "\xff\xfe", NULL,
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

/* Looks into each sheet, as an import does before it knows which one is meant. */
static void
look_into (const char *path)
{
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, NULL);
  const ExchangeRow *row;

  for (guint i = 0; reader != NULL && i < MIN (exchange_reader_get_n_sheets (reader), 8); i++)
    if (exchange_reader_choose_sheet (reader, i, NULL))
      for (guint n = 0; n < 3 && exchange_reader_next_row (reader, &row, NULL) == EXCHANGE_ROW;)
        n++;
}

static void
read_page (GByteArray *bytes,
           GRand      *rand,
           gpointer    data)
{
  g_autofree char *path = fixture_write (data, bytes->data, bytes->len);
  g_autofree char *dump = fixture_dump (path);

  look_into (path);
}

static void
read_ods (GByteArray *bytes,
          GRand      *rand,
          gpointer    data)
{
  g_autofree char *damaged = g_strndup ((const char *) bytes->data, bytes->len);
  g_autofree char *flat = g_strconcat (fixture_ods_head, fixture_ods_middle, damaged, fixture_ods_tail, NULL);
  g_autofree char *path = g_rand_boolean (rand) ? fixture_ods ("damaged.ods", "", damaged) : fixture_write ("damaged.fods", flat, -1);
  g_autofree char *dump = fixture_dump (path);

  look_into (path);
}

static void
test_markup (void)
{
  mutate_run ("OpenDocument", ods_tables, strlen (ods_tables), ods_tokens, read_ods, NULL);
  mutate_run ("web page", html_table, strlen (html_table), html_tokens, read_page, (gpointer) "damaged.html");
  mutate_run ("XML of 2003", xml_table, strlen (xml_table), xml_table_tokens, read_page, (gpointer) "damaged.xml");
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
  g_test_add_func ("/fuzz/spreadsheet/markup", test_markup);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
