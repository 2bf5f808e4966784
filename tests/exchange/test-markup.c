/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables written in markup, .ods, web pages and the XML of Excel 2003: each with its expected table. */
#include <string.h>

#include "fixture.h"

#define ODS(rows) "<table:table table:name=\"表\">" rows "</table:table>"
#define P(text) "<text:p>" text "</text:p>"
#define XML_2003(styles, sheets) \
  "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"" \
  " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:html=\"http://www.w3.org/TR/REC-html40\"><Styles>" styles \
  "</Styles>" sheets "</Workbook>"
#define SHEET(rows) "<Worksheet ss:Name=\"表\"><Table>" rows "</Table></Worksheet>"

typedef struct
{
  const char *name;
  const char *content;
  const char *expected; /* beginning with "!": part of the refusal */
} Case;

static const Case ods_cases[] = {
  { "text: spaces, tabs, breaks, spans, paragraphs",
    ODS ("<table:table-row><table:table-cell office:value-type=\"string\">" P (" 欧\n 阳<text:s text:c=\"2\"/><text:span>建<text:a>国</text:a></text:span>")
         P ("二<text:tab/>行<text:line-break/>三") "</table:table-cell><table:table-cell office:value-type=\"string\" office:string-value=\"藏\"/>"
         "</table:table-row>"),
    "1: A=欧 阳  建国\n二\t行\n三 B=藏\n" },
  { "notes, rubies and drawings are no text",
    ODS ("<table:table-row><table:table-cell office:value-type=\"string\"><office:annotation><text:p>批注</text:p></office:annotation>"
         "<draw:frame><text:p>图</text:p></draw:frame>"
         P ("张<text:ruby><text:ruby-base>三</text:ruby-base><text:ruby-text>san</text:ruby-text></text:ruby>"
            "<office:annotation><text:p>注</text:p></office:annotation>") "</table:table-cell></table:table-row>"
         "<table:shapes><draw:frame><table:table><table:table-row/></table:table></draw:frame></table:shapes>"),
    "1: A=张三\n" },
  { "numbers, percentages, money, yes and no, errors, formulas",
    ODS ("<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"1.10101199003071E+017\">" P ("1.1E+17")
         "</table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"13800138000\">" P ("1.38E+10")
         "</table:table-cell><table:table-cell office:value-type=\"percentage\" office:value=\"0.25\">" P ("25%")
         "</table:table-cell><table:table-cell office:value-type=\"currency\" office:value=\"1234.5\">" P ("¥1,234.50")
         "</table:table-cell><table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\">" P ("真")
         "</table:table-cell><table:table-cell table:formula=\"of:=NA()\" office:value-type=\"string\" office:string-value=\"\""
         " calcext:value-type=\"error\">" P ("#N/A") "</table:table-cell><table:table-cell table:formula=\"of:=1+2\""
         " office:value-type=\"float\" office:value=\"3\"/><table:table-cell table:formula=\"of:=1+2\"/>"
         "<table:table-cell office:value-type=\"float\" office:value=\"123\">" P ("00123") "</table:table-cell>"
         "<table:table-cell table:formula=\"of:=_xlfn.DISPIMG(&quot;ID_1&quot;;1)\" office:value-type=\"string\">" P ("x") "</table:table-cell>"
         "</table:table-row>"),
    "1: A=1.10101199003071E+017[nL] B=13800138000[n] C=0.25[n] D=1234.5[n] E=TRUE[b] F=#N/A[fe] G=3[nf] H=[fu] I=00123[n] J=[fp]\n" },
  { "dates as they are shown",
    ODS ("<table:table-row><table:table-cell office:value-type=\"date\" office:date-value=\"1990-05-07\">" P ("1990年5月7日")
         "</table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"1990-05-07T12:00:00\">" P ("90-5-7")
         "</table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"1990-05-01\">" P ("1990年5月")
         "</table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2024-05-01T08:29:59.999999999\">" P ("2024-05-01 08:30")
         "</table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2024-12-31T23:59:59.9\">" P ("2024-12-31 24:00")
         "</table:table-cell><table:table-cell office:value-type=\"time\" office:time-value=\"PT36H15M20S\">" P ("36:15")
         "</table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"1899-12-30T08:30:00\">" P ("08:30")
         "</table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"坏\">" P ("五月") "</table:table-cell></table:table-row>"),
    "1: A=1990-05-07[nd] B=1990-05-07[nd] C=1990-05[nd] D=2024-05-01 08:30[nd] E=2025-01-01[nd] F=36:15:20[nd] G=08:30[nd] H=五月\n" },
  { "repeated, merged, covered, hidden, grouped",
    ODS ("<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"3\"/><table:table-header-rows><table:table-row>"
         "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\">" P ("头") "</table:table-cell>"
         "<table:covered-table-cell>" P ("盖住") "</table:covered-table-cell><table:table-cell table:number-columns-repeated=\"2\">" P ("重")
         "</table:table-cell></table:table-row></table:table-header-rows><table:table-row-group><table:table-row table:number-rows-repeated=\"2\""
         " table:visibility=\"filter\"><table:table-cell table:number-columns-repeated=\"3\"/><table:table-cell>" P ("行") "</table:table-cell>"
         "<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row></table:table-row-group>"
         "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"),
    "1: A=头 C=重 D=重\n2h: D=行\n3h: D=行\n" },
  { "text beyond the last column",
    ODS ("<table:table-row><table:table-cell table:number-columns-repeated=\"16384\"/><table:table-cell>" P ("x") "</table:table-cell></table:table-row>"),
    "!上限" },
  { "text beyond the last row",
    ODS ("<table:table-row table:number-rows-repeated=\"1048576\"/><table:table-row><table:table-cell>" P ("x") "</table:table-cell></table:table-row>"),
    "!上限" },
  { "a bomb of cells",
    ODS ("<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\">" P ("x")
         "</table:table-cell></table:table-row>"),
    "!上限" },
  { "no sheet", "<table:dde-links><table:table/></table:dde-links>", "!没有工作表" },
  { "cut XML", "<table:table table:name=\"表\"><table:table-row>", "!已损坏" },
};

static const Case html_cases[] = {
  { "entities, breaks, blocks, hard spaces",
    "<html><head><title>题</title><style>td{}</style></head><table><tr><td>&nbsp;张&middot;三&#x4e09;&#22235;&lt;&amp;lt;&copy&bad; &#0;</td>"
    "<th>一<br/>二<p>三</p><p>四</p></th><td>\n <b>粗</b>\n 体 </td><td>&nbsp;</td><td>a<5 </td></table>",
    "1: A=张·三三四<&lt;©&bad; \xEF\xBF\xBD B=一\n二\n三\n四 C=粗 体 E=a<5\n" },
  { "spans",
    "<table><tr><td rowspan=3>甲<td colspan=\"2\">乙<td>丙<tr><td rowspan='2'>丁<td>戊<tr><td>己<tr><td>庚</table>",
    "1: A=甲 B=乙 D=丙\n2: B=丁 C=戊\n3: C=己\n4: A=庚\n" },
  { "numbers of Excel and LibreOffice, texts, wrappings",
    "<table><tr><td style='mso-number-format:\"\\@\";'>370602199003071235</td><td x:num=\"1234.5\">1,234.50</td><td x:num>13800138000</td>"
    "<td x:num=\"33000\">1990-5-7</td><td sdval=\"0.25\">25%</td><td x:num=\"123\">00123</td><td x:str>01</td>"
    "<td>=\"370602199003071235\"</td><td x:num=\"1.10101199003071E+17\">1.1E+17</td><td>3.7E+17</td><td sdval=33000>1990</td></tr></table>",
    "1: A=370602199003071235 B=1234.5[n] C=13800138000[n] D=1990-5-7 E=0.25[n] F=00123[n] G=01 H=370602199003071235 "
    "I=1.10101199003071E+17[nL] J=3.7E+17[L] K=1990\n" },
  { "malformed: no ends, no table, no rows, wild attributes",
    "<tr><td class=a b=\"x>y\" nowrap\">一<td>二</tr><tr/><tr><td>三</td></td></b></tr><td>四</td>",
    "1: A=一 B=二\n3: A=三\n4: A=四\n" },
  { "comments, scripts, islands",
    "<!-- <table><tr><td>x</table> --><table><!--[if gte mso 9]><xml><x:Name>y</x:Name></xml><![endif]--><tr><![if !x]><td>一<script>if (a<b) "
    "document.write(\"<td>z</td>\")</script><!-- > --></td><td><!---->二<comment>批注</comment></td></tr></table>",
    "1: A=一 B=二\n" },
  { "a hidden row", "<table><tr style=\"height:1px;display: none\"><td>藏<tr><td>明</table>", "1h: A=藏\n2: A=明\n" },
  { "a layout table around the one that is meant",
    "<table><tr><td>菜单<table><tr><td>姓名<tr><td>张三</table></td></tr></table>", "1: A=姓名\n2: A=张三\n" },
  { "a page without a table", "<html><body>请重新登录</body></html>", "!登录页" },
  { "a table without words", "<table><tr><td>&nbsp;</td></tr></table>", "!登录页" },
  { "GB18030, whatever it says",
    "<html><meta charset=utf-8><table><tr><td>\xD0\xD5\xC3\xFB<td>\x82\x30\x99\x35</table>", "1: A=姓名 B=㖘\n" },
  { "a file that ends in a tag", "<table><tr><td>一</td><td", "1: A=一\n" },
};

static const Case xml_cases[] = {
  { "types, styles, rich text, line breaks, comments",
    XML_2003 ("<Style ss:ID=\"d\"><NumberFormat ss:Format=\"Short Date\"/></Style><Style ss:ID=\"z\"><NumberFormat ss:Format=\"00000\"/></Style>"
              "<Style ss:ID=\"c\" ss:Parent=\"z\"/><Style ss:ID=\"f\"><NumberFormat ss:Format=\"Fixed\"/></Style>",
              SHEET ("<Column ss:Hidden=\"1\" ss:Span=\"1\"/><Row><Cell><Data ss:Type=\"String\">张三</Data><Comment><ss:Data>批注</ss:Data></Comment></Cell>"
                     "<Cell ss:StyleID=\"d\"><Data ss:Type=\"DateTime\">1990-05-07T12:00:00.000</Data></Cell>"
                     "<Cell><Data ss:Type=\"DateTime\">2024-05-01T08:30:00.000</Data></Cell><Cell><Data ss:Type=\"Boolean\">1</Data></Cell>"
                     "<Cell ss:StyleID=\"c\"><Data ss:Type=\"Number\">123</Data></Cell><Cell ss:StyleID=\"f\"><Data ss:Type=\"Number\">5</Data></Cell>"
                     "<Cell><Data ss:Type=\"Error\">#N/A</Data></Cell><Cell ss:Formula=\"=1+2\"><Data ss:Type=\"Number\">3</Data></Cell>"
                     "<Cell ss:Formula=\"=1\"/><Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\"><B>粗</B>体&#10;二</ss:Data></Cell>"
                     "<Cell><Data ss:Type=\"Number\">1.10101199003071E+17</Data></Cell><Cell ss:StyleID=\"d\"><Data ss:Type=\"Number\">33000</Data></Cell></Row>")),
    "1: A=张三 B=1990-05-07[nd] C=2024-05-01 08:30[nd] D=TRUE[b] E=00123[n] F=5[n] G=#N/A[e] H=3[nf] I=[fu] J=粗体\n二 "
    "K=1.10101199003071E+17[nL] L=1990-05-07[nd]\n" },
  { "places, merged cells, hidden rows",
    XML_2003 ("", SHEET ("<Row><Cell ss:MergeAcross=\"2\"><Data ss:Type=\"String\">一</Data></Cell><Cell><Data ss:Type=\"String\">二</Data></Cell></Row>"
                         "<Row ss:Index=\"4\" ss:Hidden=\"1\" ss:Span=\"1\"><Cell ss:Index=\"3\" ss:MergeDown=\"1\"><Data ss:Type=\"String\">三</Data></Cell></Row>"
                         "<Row><Cell><Data ss:Type=\"String\">四</Data></Cell></Row>")),
    "1: A=一 D=二\n4h: C=三\n6: A=四\n" },
  { "column out of range", XML_2003 ("", SHEET ("<Row><Cell ss:Index=\"16385\"><Data>x</Data></Cell></Row>")), "!上限" },
  { "row out of range", XML_2003 ("", SHEET ("<Row ss:Index=\"99999999999\"><Cell><Data>x</Data></Cell></Row>")), "!上限" },
  { "no sheet", XML_2003 ("", ""), "!没有工作表" },
  { "entities", "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"b\">]><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", "!文档类型声明" },
  { "another character set than it says",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet Name=\"a\"><Table><Row>"
    "<Cell><Data>\xD0\xD5\xC3\xFB</Data></Cell></Row></Table></Worksheet></Workbook>", "1: A=姓名\n" },
};

static void
check (const Case *test,
       const char *path)
{
  g_autofree char *dump = fixture_dump (path);

  if (test->expected[0] == '!' ? dump[0] == '\0' || strchr (dump, '!') == NULL || strstr (dump, test->expected + 1) == NULL
                               : strcmp (dump, test->expected) != 0)
    g_error ("%s: %s", test->name, dump);
}

static void
test_ods (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ods_cases); i++)
    {
      g_autofree char *path = fixture_ods ("case.ods", "", ods_cases[i].content);

      check (&ods_cases[i], path);
    }
}

static void
test_html (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (html_cases); i++)
    {
      g_autofree char *path = fixture_write ("case.xls", html_cases[i].content, -1);

      check (&html_cases[i], path);
    }
}

static void
test_xml (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (xml_cases); i++)
    {
      g_autofree char *path = fixture_write ("case.xml", xml_cases[i].content, -1);

      check (&xml_cases[i], path);
    }
}

/* Sheets as "name state: rows", joined by "|". */
static char *
list_sheets (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < exchange_reader_get_n_sheets (reader); i++)
    {
      const ExchangeSheet *sheet = exchange_reader_get_sheet (reader, i);
      g_autofree char *rows = NULL;

      g_assert_true (exchange_reader_choose_sheet (reader, i, &error));
      rows = fixture_dump_rows (reader);
      g_string_append_printf (out, "%s%s%d %s", i > 0 ? "|" : "", sheet->name, sheet->state, g_strdelimit (rows, "\n", ' '));
    }
  return g_string_free (out, FALSE);
}

#define ODS_SHEETS \
  "<table:tracked-changes><table:table/></table:tracked-changes><table:table table:name=\"甲\" table:style-name=\"t\"><table:table-row>" \
  "<table:table-cell>" P ("1") "</table:table-cell></table:table-row></table:table><table:table table:name=\"乙\" table:style-name=\"u\">" \
  "<table:table-row><table:table-cell>" P ("2") "</table:table-cell></table:table-row></table:table>"
#define ODS_STYLES \
  "<style:style style:name=\"t\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>" \
  "<style:style style:name=\"u\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>"

static void
test_sheets (void)
{
  g_autofree char *ods = fixture_ods ("sheets.ods", ODS_STYLES, ODS_SHEETS);
  g_autofree char *content = g_strconcat (fixture_ods_head, ODS_STYLES, fixture_ods_middle, ODS_SHEETS, fixture_ods_tail, NULL);
  g_autofree char *flat = fixture_write ("sheets.fods", content, -1);
  g_autofree char *html = fixture_write ("sheets.xls", "<h2>花<i>名</i>册</h2><table><tr><td>1</table><table><caption>字典</caption><tr><td>2</table>"
                                         "<table><tr><td>3", -1);
  g_autofree char *xml = fixture_write ("sheets.xml", XML_2003 ("", "<Worksheet ss:Name=\"甲\"><Table><Row><Cell><Data>1</Data></Cell></Row></Table>"
                                        "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet><Worksheet ss:Name=\"乙\"><Table>"
                                        "<Row><Cell><Data>2</Data></Cell></Row></Table></Worksheet>"), -1);
  const struct { const char *path; const char *expected; } files[] = {
    { ods, "甲1 1: A=1 |乙0 1: A=2 " }, { flat, "甲1 1: A=1 |乙0 1: A=2 " },
    { html, "花名册0 1: A=1 |字典0 1: A=2 |表格 30 1: A=3 " }, { xml, "甲1 1: A=1 |乙0 1: A=2 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *sheets = list_sheets (files[i].path);

      g_assert_cmpstr (sheets, ==, files[i].expected);
    }
}

/* Looked into one after the other, given up half-way, gone back to: a sheet always reads the same. */
static void
test_going_on (void)
{
  static const guint order[] = { 0, 1, 2, 1, 1, 2, 0, 2 };
  g_autofree char *ods = fixture_ods ("on.ods", "", "<table:table table:name=\"a\"><table:table-row-group><table:table-row><table:table-cell>" P ("a1")
                                      "</table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"3\"><table:table-cell>" P ("a2")
                                      "</table:table-cell></table:table-row></table:table-row-group></table:table><table:table table:name=\"b\">"
                                      "<table:table-row><table:table-cell>" P ("b1") "</table:table-cell></table:table-row></table:table>"
                                      "<table:table table:name=\"c\"><table:table-row><table:table-cell>" P ("c1")
                                      "</table:table-cell></table:table-row><table:table-row><table:table-cell>" P ("c2")
                                      "</table:table-cell></table:table-row></table:table>");
  g_autofree char *html = fixture_write ("on.xls", "<table><tr><td>a1<tr><td>a2</table><table><tr><td>b1</table><table><tr><td>c1<tr><td>c2</table>", -1);
  g_autofree char *xml = fixture_write ("on.xml", XML_2003 ("", SHEET ("<Row><Cell><Data>a1</Data></Cell></Row><Row><Cell><Data>a2</Data></Cell></Row>")
                                        SHEET ("<Row><Cell><Data>b1</Data></Cell></Row>")
                                        SHEET ("<Row><Cell><Data>c1</Data></Cell></Row><Row><Cell><Data>c2</Data></Cell></Row>")), -1);
  const char *const paths[] = { ods, html, xml };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ExchangeReader) reader = exchange_reader_open (paths[i], &error);

      for (gsize j = 0; j < G_N_ELEMENTS (order); j++)
        {
          const ExchangeRow *row;

          g_assert_true (exchange_reader_choose_sheet (reader, order[j], &error));
          g_assert_cmpint (exchange_reader_next_row (reader, &row, &error), ==, EXCHANGE_ROW);
          g_assert_cmpuint (row->number, ==, 1);
          g_assert_cmpint (row->cells[0].text[0], ==, 'a' + (int) order[j]);
          /* Every other sheet is read to its end. */
          if (j % 2 == 1)
            while (exchange_reader_next_row (reader, &row, &error) == EXCHANGE_ROW)
              g_assert_cmpint (row->cells[0].text[0], ==, 'a' + (int) order[j]);
          g_assert_no_error (error);
        }
    }
}

static void
assert_notes (const char *path,
              guint       hidden_rows,
              guint       hidden_columns,
              guint       merges)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);
  g_autofree char *dump = NULL;
  guint n_merges;

  g_assert_no_error (error);
  dump = fixture_dump_rows (reader);
  g_assert_cmpuint (exchange_reader_get_notes (reader)->hidden_rows, ==, hidden_rows);
  g_assert_cmpuint (exchange_reader_get_notes (reader)->hidden_columns, ==, hidden_columns);
  g_assert_cmpuint (exchange_reader_get_notes (reader)->merges, ==, merges);
  exchange_reader_get_merges (reader, &n_merges);
  g_assert_cmpuint (n_merges, ==, merges);
}

static void
test_notes (void)
{
  g_autofree char *ods = fixture_ods ("notes.ods", "", ods_cases[4].content);
  g_autofree char *html = fixture_write ("notes.xls", html_cases[1].content, -1);
  g_autofree char *xml = fixture_write ("notes.xml", xml_cases[1].content, -1);

  assert_notes (ods, 2, 3, 1);
  assert_notes (html, 0, 0, 3);
  assert_notes (xml, 1, 0, 2);
}

/* What lies across the blocks a file is read in reads like the rest. */
static void
test_blocks (void)
{
  g_autoptr (GString) page = g_string_new ("<!-- ");
  g_autofree char *path = NULL;
  g_autofree char *dump = NULL;
  const char *row;
  guint number = 1;

  for (guint i = 0; i < 70000; i++)
    g_string_append (page, i % 7 == 0 ? " ->" : "-");
  g_string_append (page, "--><table>");
  for (guint i = 1; i <= 5000; i++)
    g_string_append_printf (page, "<tr class='%u'><td style=\"a>b\">张<b>三</b>&amp;%u<td>a < b</tr>", i % 13, i);
  path = fixture_write ("blocks.xls", page->str, (gssize) page->len);
  dump = fixture_dump (path);
  for (row = dump; *row != '\0'; row = strchr (row, '\n') + 1, number++)
    {
      g_autofree char *expected = g_strdup_printf ("%u: A=张三&%u B=a < b\n", number, number);

      if (!g_str_has_prefix (row, expected))
        g_error ("%u: %.60s", number, row);
    }
  g_assert_cmpuint (number, ==, 5001);
}

/* Cut at every kilobyte each answers: rows, or one sentence. */
static void
cut_everywhere (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize length = 0; length < size; length += 1024)
    {
      g_autofree char *cut = fixture_write ("cut.bin", bytes, (gssize) length);
      g_autofree char *dump = fixture_dump (cut);
      const char *refusal = strchr (dump, '!');

      g_assert_true (refusal != NULL ? g_str_has_suffix (refusal, "。") : *dump != '\0');
    }
}

static void
test_truncated (void)
{
  g_autoptr (GString) ods = g_string_new ("<table:table table:name=\"表\">");
  g_autoptr (GString) html = g_string_new ("<html><table>");
  g_autoptr (GString) xml = g_string_new ("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet Name=\"a\"><Table>");
  g_autofree char *paths[3] = { NULL };

  for (guint i = 1; i <= 1000; i++)
    {
      guint odd = i * 2654435761u;

      g_string_append_printf (ods, "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"%u\"/><table:table-cell>"
                              P ("职工%08x") "</table:table-cell></table:table-row>", i, odd);
      g_string_append_printf (html, "<tr><td x:num>%u</td><td>职工%08x</td></tr>\n", i, odd);
      g_string_append_printf (xml, "<Row><Cell><Data ss:Type=\"Number\">%u</Data></Cell><Cell><Data ss:Type=\"String\">职工%08x</Data></Cell></Row>", i, odd);
    }
  g_string_append (ods, "</table:table>");
  g_string_append (html, "</table>");
  g_string_append (xml, "</Table></Worksheet></Workbook>");
  paths[0] = fixture_ods ("whole.ods", "", ods->str);
  paths[1] = fixture_write ("whole.xls", html->str, (gssize) html->len);
  paths[2] = fixture_write ("whole.xml", xml->str, (gssize) xml->len);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      cut_everywhere (paths[i]);
      g_clear_pointer (&paths[i], g_free);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add_func ("/exchange/markup/ods", test_ods);
  g_test_add_func ("/exchange/markup/html", test_html);
  g_test_add_func ("/exchange/markup/xml-2003", test_xml);
  g_test_add_func ("/exchange/markup/sheets", test_sheets);
  g_test_add_func ("/exchange/markup/going-on", test_going_on);
  g_test_add_func ("/exchange/markup/notes", test_notes);
  g_test_add_func ("/exchange/markup/blocks", test_blocks);
  g_test_add_func ("/exchange/markup/truncated", test_truncated);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
