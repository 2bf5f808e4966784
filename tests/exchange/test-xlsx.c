/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks as all sorts of programs write them, and as nobody should: each with its expected table. */
#include <string.h>

#include "exchange-look.h"
#include "fixture.h"

#define NS "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define TEXT_CELL(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

typedef struct
{
  const char  *name;
  FixtureBook  book;
  const char  *expected; /* beginning with "!": part of the refusal */
} Case;

static const Case cases[] = {
  { "shared strings, rich text, phonetics, escapes",
    { .rows = "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"D2\" t=\"s\"><v>1</v></c>"
              "<c r=\"F2\" t=\"s\"><v>2</v></c><c r=\"G2\" t=\"s\"><v>3</v></c><c r=\"H2\" t=\"s\"><v>4</v></c></row>",
      .strings = "<si><t>张三</t></si><si><r><rPr><b/></rPr><t xml:space=\"preserve\">欧阳 </t></r><r><t>建国</t></r>"
                 "<rPh sb=\"0\" eb=\"1\"><t>オウヨウ</t></rPh></si>"
                 "<si><t>第一行_x000D_\n第二行 _x005F_x000D_</t></si><si/><si><t>_xD842__xDFB7_野</t></si>" },
    "2: B=张三 D=欧阳 建国 F=第一行\n第二行 _x000D_ H=𠮷野\n" },
  { "date styles, the Chinese ones and those that only look so",
    { .rows = "<row r=\"5\"><c r=\"A5\" s=\"1\"><v>33000</v></c><c r=\"B5\" s=\"2\"><v>33000.5</v></c>"
              "<c r=\"C5\" s=\"3\"><v>33000</v></c><c r=\"D5\" s=\"4\"><v>33000</v></c><c r=\"E5\" s=\"5\"><v>33000.5</v></c>"
              "<c r=\"F5\" s=\"6\"><v>1.5</v></c><c r=\"G5\" s=\"7\"><v>5</v></c><c r=\"H5\" s=\"8\"><v>33000</v></c>"
              "<c r=\"I5\" s=\"9\"><v>33000</v></c><c r=\"J5\" s=\"10\"><v>13800138000</v></c>"
              "<c r=\"K5\" s=\"11\"><v>123</v></c><c r=\"L5\" s=\"999\"><v>7</v></c></row>",
      .styles = fixture_styles },
    "5: A=1990-05-07[nd] B=1990-05-07[nd] C=33000[n] D=33000[n] E=1990-05-07 12:00[nd] F=36:00[nd] G=5[n] "
    "H=1990-05-07[nd] I=1990-05-07[nd] J=13800138000[n] K=00123[n] L=7[n]\n" },
  { "long numbers keep or lose their digits",
    { .rows = "<row r=\"1\"><c><v>1.10101199003071E+17</v></c><c><v>370602199003071230</v></c>"
              "<c><v>370602199003071235</v></c><c><v>370602199003071230</v></c><c><v>130503670401001</v></c></row>" },
    "1: A=1.10101199003071E+17[nL] B=370602199003071230[nL] C=370602199003071235[n] D=370602199003071230[n] "
    "E=130503670401001[n]\n" },
  { "cells and rows without references, every type",
    { .rows = "<row><c><v>1</v></c><c t=\"inlineStr\"><is><r><t>富</t></r><r><t>文本</t></r></is></c>"
              "<c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c><c><f>A1+1</f></c><c t=\"str\"><f>\"x\"</f><v>x</v></c>"
              "<c t=\"d\"><v>2024-05-01T00:00:00.000</v></c><c/><c t=\"b\"><v>0</v></c><c><f>2*3</f><v>6</v></c></row>"
              "<row/><row><c t=\"str\"><f>T()</f><v></v></c><c t=\"d\"><v>2024-05-01T08:30:00Z</v></c><c><f>A1</f><v/></c></row>" },
    "1: A=1[n] B=富文本 C=TRUE[b] D=#N/A[e] E=[fu] F=x[f] G=2024-05-01[d] I=FALSE[b] J=6[nf]\n"
    "3: B=2024-05-01 08:30[d] C=[fu]\n" },
  { "1904",
    { .rows = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>31538</v></c></row>", .styles = fixture_styles,
      .workbook = "<workbookPr date1904=\"1\"/>" },
    "1: A=1990-05-07[nd]\n" },
  { "strict",
    { .rows = "<row r=\"1\">" TEXT_CELL ("A1", "严格") "</row>", .strict = TRUE }, "1: A=严格\n" },
  { "prefixes",
    { .rows = "<x:row r=\"1\"><x:c r=\"A1\" t=\"inlineStr\"><x:is><x:t>前缀</x:t></x:is></x:c></x:row>", .prefix = "x" },
    "1: A=前缀\n" },
  { "backslashes", { .rows = "<row r=\"1\">" TEXT_CELL ("A1", "反斜杠") "</row>", .backslashes = TRUE }, "1: A=反斜杠\n" },
  { "absolute target", { .rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", .target = "/xl/worksheets/sheet1.xml" },
    "1: A=1[n]\n" },
  { "target outside", { .rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", .target = "../../../../etc/passwd" },
    "!文件之外的链接" },
  { "hidden row, merged cells, cells out of order and twice",
    { .rows = "<row r=\"1\" hidden=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>3</v></c></row>",
      .after = "<mergeCells count=\"1\"><mergeCell ref=\"A1:C2\"/></mergeCells>" },
    "1h: A=1[n] B=3[n]\n" },
  { "picture in a cell",
    { .rows = "<row r=\"1\"><c r=\"A1\" t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c></row>" },
    "1: A=[fp]\n" },
  { "character data",
    { .rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t><![CDATA[甲&乙]]>&#x4e19;</t></is></c></row>" },
    "1: A=甲&乙丙\n" },
  { "byte order mark",
    { .sheet = "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" NS "\"><sheetData><row r=\"1\">"
               TEXT_CELL ("A1", "标") "</row></sheetData></worksheet>" },
    "1: A=标\n" },
  { "empty sheet", { .rows = "" }, "" },
  { "entities",
    { .sheet = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><worksheet xmlns=\"" NS
               "\"><sheetData><row r=\"1\">" TEXT_CELL ("A1", "&b;") "</row></sheetData></worksheet>" },
    "!文档类型声明" },
  { "external entity",
    { .sheet = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet xmlns=\"" NS
               "\"><sheetData><row r=\"1\">" TEXT_CELL ("A1", "&e;") "</row></sheetData></worksheet>" },
    "!文档类型声明" },
  { "column out of range", { .rows = "<row r=\"1\"><c r=\"ZZZZZ1\"><v>1</v></c></row>" }, "!上限" },
  { "column past the last", { .rows = "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>" }, "!上限" },
  { "row out of range", { .rows = "<row r=\"99999999999\"><c r=\"A1\"><v>1</v></c></row>" }, "!上限" },
  { "row zero", { .rows = "<row r=\"0\"><c r=\"A0\"><v>1</v></c></row>" }, "!上限" },
  { "missing shared string", { .rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>" }, "!不存在的文字" },
  { "shared string of the largest number",
    { .rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>4294967295</v></c></row>" }, "!不存在的文字" },
  { "cut XML", { .sheet = "<worksheet xmlns=\"" NS "\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1" }, "!已损坏" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_book ("case.xlsx", &cases[i].book);
      g_autofree char *dump = fixture_dump (path);

      g_test_message ("%s", cases[i].name);
      if (cases[i].expected[0] != '!')
        g_assert_cmpstr (dump, ==, cases[i].expected);
      else if (strchr (dump, '!') == NULL || strstr (dump, cases[i].expected + 1) == NULL)
        g_error ("%s: %s", cases[i].name, dump);
    }
}

static void
test_utf16 (void)
{
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (
    "\ufeff<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet xmlns=\"" NS "\"><sheetData><row r=\"1\">"
    TEXT_CELL ("A1", "十六") "</row></sheetData></worksheet>", -1, NULL, NULL, NULL);
  gsize length = 0;
  g_autofree char *path = NULL;
  g_autofree char *dump = NULL;

  while (wide[length] != 0)
    length++;
  path = fixture_book ("utf16.xlsx", &(FixtureBook) { .sheet = (const char *) wide, .sheet_size = length * 2 });
  dump = fixture_dump (path);
  g_assert_cmpstr (dump, ==, "1: A=十六\n");
}

static void
test_sheets_and_notes (void)
{
  g_autofree char *path = fixture_book ("sheets.xlsx", &(FixtureBook) {
    .sheets = "<sheet name=\"暗\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId1\"/>"
              "<sheet name=\"图表\" sheetId=\"4\" r:id=\"rId7\"/>"
              "<sheet name=\"明\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"藏\" sheetId=\"3\" state=\"hidden\" r:id=\"rId1\"/>",
    .rows = "<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><f>B1</f></c>"
            "<c r=\"B3\" t=\"e\"><v>#REF!</v></c><c r=\"C3\"><v>3.7E+17</v></c></row>",
    .after = "<mergeCells><mergeCell ref=\"B2:D10\"/><mergeCell ref=\"x\"/></mergeCells>" });
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  const ExchangeNotes *notes;
  const ExchangeMerge *merges;
  guint n_merges;

  g_assert_no_error (error);
  g_assert_cmpuint (exchange_reader_get_n_sheets (reader), ==, 3);
  g_assert_cmpstr (exchange_reader_get_sheet (reader, 1)->name, ==, "明");
  g_assert_cmpint (exchange_reader_get_sheet (reader, 0)->state, ==, EXCHANGE_SHEET_VERY_HIDDEN);
  g_assert_cmpint (exchange_reader_get_sheet (reader, 2)->state, ==, EXCHANGE_SHEET_HIDDEN);
  dump = fixture_dump_rows (reader);
  notes = exchange_reader_get_notes (reader);
  g_assert_cmpuint (notes->rows, ==, 2);
  g_assert_cmpuint (notes->hidden_rows, ==, 1);
  g_assert_cmpuint (notes->formulas, ==, 1);
  g_assert_cmpuint (notes->not_calculated, ==, 1);
  g_assert_cmpuint (notes->errors, ==, 1);
  g_assert_cmpuint (notes->lossy, ==, 1);
  g_assert_cmpuint (notes->merges, ==, 2);
  merges = exchange_reader_get_merges (reader, &n_merges);
  g_assert_cmpuint (n_merges, ==, 1);
  g_assert_cmpuint (merges[0].first_row, ==, 2);
  g_assert_cmpuint (merges[0].last_column, ==, 3);
  g_assert_true (exchange_reader_choose_sheet (reader, 2, &error));
  again = fixture_dump_rows (reader);
  g_assert_cmpstr (again, ==, dump);
}

static void
assert_refused (const char *path,
                const char *words)
{
  g_autofree char *dump = fixture_dump (path);
  const char *refusal = strchr (dump, '!');

  if (refusal == NULL || strstr (refusal, words) == NULL)
    g_error ("%.300s", dump);
}

static void
test_deep (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *path = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (rows, "<a>");
  for (int i = 0; i < 100000; i++)
    g_string_append (rows, "</a>");
  path = fixture_book ("deep.xlsx", &(FixtureBook) { .rows = rows->str });
  assert_refused (path, "内部结构不正常");
}

static void
test_big_cell (void)
{
  g_autoptr (GString) rows = g_string_new ("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>");
  g_autofree char *path = NULL;

  for (int i = 0; i < 200000; i++)
    g_string_append (rows, "字");
  g_string_append (rows, "</t></is></c></row>");
  path = fixture_book ("cell.xlsx", &(FixtureBook) { .rows = rows->str });
  assert_refused (path, "长得不正常");
}

/* 20 MiB of the same row packs better than 200 to 1. */
static char *
make_bomb (const char *name)
{
  g_autoptr (GString) rows = g_string_sized_new (21 << 20);

  while (rows->len < 20 << 20)
    g_string_append (rows, "<row><c t=\"inlineStr\"><is><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></is></c></row>");
  return fixture_book (name, &(FixtureBook) { .rows = rows->str });
}

static void
test_bomb (void)
{
  g_autofree char *path = make_bomb ("bomb.xlsx");

  assert_refused (path, "大得不正常");
}

/* The directory says 1,000 bytes; the part goes on. */
static void
test_lying_size (void)
{
  static const char name[] = "xl/worksheets/sheet1.xml";
  g_autofree char *path = make_bomb ("lie.xlsx");
  g_autofree char *bytes = NULL;
  g_autofree char *changed = NULL;
  gsize size;
  guint found = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize at = 0; at + 46 + strlen (name) < size; at++)
    if (memcmp (bytes + at, "PK\1\2", 4) == 0 && memcmp (bytes + at + 46, name, strlen (name)) == 0)
      {
        memcpy (bytes + at + 24, "\xE8\x03\0\0", 4);
        found++;
      }
  g_assert_cmpuint (found, ==, 1);
  changed = fixture_write ("lie.xlsx", bytes, (gssize) size);
  assert_refused (changed, "。");
}

static void
test_blank_rows (void)
{
  g_autoptr (GString) rows = g_string_sized_new (64 << 20);
  g_autofree char *path = NULL;

  /* Uneven numbers keep the packing honest. */
  for (guint i = 0; i < 1100000; i++)
    g_string_append_printf (rows, "<row ht=\"%u\"/>", g_str_hash ("x") * i % 9973);
  path = fixture_book ("blank.xlsx", &(FixtureBook) { .rows = rows->str });
  assert_refused (path, "上限");
}

static void
test_truncated (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  for (guint i = 1; i <= 3000; i++)
    g_string_append_printf (rows, "<row r=\"%u\"><c r=\"A%u\"><v>%u</v></c><c r=\"B%u\" t=\"inlineStr\"><is><t>职工%08x</t></is></c></row>",
                            i, i, i * 7919, i, i * 2654435761u);
  path = fixture_book ("whole.xlsx", &(FixtureBook) { .rows = rows->str, .styles = fixture_styles });
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize length = 0; length < size; length += 1024)
    {
      g_autofree char *cut = fixture_write ("cut.xlsx", bytes, (gssize) length);

      assert_refused (cut, "。");
    }
}

static void
test_many_entries (void)
{
  g_autoptr (GByteArray) zip = g_byte_array_new ();
  g_autofree char *path = NULL;
  guint8 end[22] = { 'P', 'K', 5, 6, 0, 0, 0, 0, 0xE0, 0x2E, 0xE0, 0x2E };
  guint32 directory;
  guint32 directory_size;

  for (guint i = 0; i < 12000; i++)
    {
      guint8 local[31] = { 'P', 'K', 3, 4, 10 };

      local[26] = 1;
      local[30] = 'a';
      g_byte_array_append (zip, local, sizeof local);
    }
  directory = zip->len;
  for (guint i = 0; i < 12000; i++)
    {
      guint8 central[47] = { 'P', 'K', 1, 2, 10, 0, 10 };
      guint32 offset = i * 31;

      central[28] = 1;
      memcpy (central + 42, &offset, 4);
      central[46] = 'a';
      g_byte_array_append (zip, central, sizeof central);
    }
  directory_size = zip->len - directory;
  memcpy (end + 12, &directory_size, 4);
  memcpy (end + 16, &directory, 4);
  g_byte_array_append (zip, end, sizeof end);
  path = fixture_write ("entries.xlsx", zip->data, zip->len);
  assert_refused (path, "。");
}

/* Where a rule's words are: written in it, or in cells. "-": a formula that is not followed. */
static void
test_rules (void)
{
  static const struct { const char *source, *expected; } sources[] = {
    { "\"男,女\"", "男|女" }, { "\" 是 , 否,\"", "是|否" }, { "\"6\"\"管,x\"", "6\"管|x" }, { "\"\"", "" },
    { "选项表!$A$1:$A$56", "选项表 1-56 0-0" }, { "='a''b 表'!B2", "a'b 表 2-2 1-1" }, { "$AA$3:$AB$1", "* 1-3 26-27" },
    { "C:C", "* 1-1048576 2-2" }, { "INDIRECT(A1)", "-" }, { "学历表", "-" }, { "A:B2", "-" }, { "A1:", "-" }, { "!", "-" }, { "A9999999", "-" },
    { "ZZZZ1", "-" }, { "\"", "-" }, { "", "-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_auto (GStrv) words = exchange_look_list_words (sources[i].source);
      g_autofree char *sheet = NULL, *told = words != NULL ? g_strjoinv ("|", words) : g_strdup ("-");
      ExchangeMerge cells;

      if (words == NULL && exchange_look_find_cells (sources[i].source, &sheet, &cells))
        {
          g_free (told);
          told = g_strdup_printf ("%s %u-%u %u-%u", sheet != NULL ? sheet : "*", cells.first_row, cells.last_row,
                                  cells.first_column, cells.last_column);
        }
      g_assert_cmpstr (told, ==, sources[i].expected);
    }
}

static const char dressed_styles[] =
  "<styleSheet xmlns=\"" NS "\"><fonts><font><sz val=\"11\"/></font><font><b/><sz val=\"20\"/><color rgb=\"FF000000\"/><name val=\"黑体\"/></font></fonts>"
  "<fills><fill/><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFDDEBF7\"/></patternFill></fill></fills>"
  "<borders><border/><border><left style=\"thin\"/></border></borders>"
  "<cellXfs><xf/><xf fontId=\"1\" fillId=\"1\" borderId=\"1\"><alignment horizontal=\"center\" vertical=\"top\" wrapText=\"1\"/></xf>"
  "<xf fontId=\"9\" fillId=\"9\" borderId=\"9\"/></cellXfs></styleSheet>";

/* How a sheet looks is told again after its rows were read ahead, and is that of the sheet read last. */
static void
test_look (void)
{
  FixtureBook book = {
    .rows = "<row r=\"1\" ht=\"36.5\"><c r=\"A1\" s=\"1\" t=\"inlineStr\"><is><t>甲</t></is></c><c r=\"B1\" s=\"2\"/></row>",
    .styles = dressed_styles,
    .after = "<dataValidations><dataValidation type=\"list\" sqref=\"B2:B9 D2\"><formula1>\"是,否\"</formula1></dataValidation>"
             "<dataValidation type=\"whole\" sqref=\"C2\"><formula1>1</formula1></dataValidation></dataValidations>"
             "<pageMargins left=\"0.5\" top=\"99\"/><pageSetup paperSize=\"8\" orientation=\"landscape\"/>",
  };
  g_autofree char *path = fixture_book ("look.xlsx", &book);
  g_autoptr (ExchangeReader) reader = exchange_reader_new_ahead (exchange_reader_open (path, NULL));

  for (guint round = 0; round < 3; round++)
    {
      const ExchangeRow *row;
      const ExchangeLook *look;
      g_auto (GStrv) words = NULL;
      g_autofree char *told = NULL;
      g_autoptr (ExchangeStyle) again = NULL;

      g_assert_true (exchange_reader_choose_sheet (reader, 0, NULL));
      while (exchange_reader_next_row (reader, &row, NULL) == EXCHANGE_ROW)
        continue;
      look = exchange_reader_get_look (reader);
      g_assert_cmpfloat (exchange_look_get_height (look, 1), ==, 36.5);
      g_assert_cmpstr (exchange_look_get_source (look, 1, 1), ==, "\"是,否\"");
      g_assert_cmpstr (exchange_look_get_source (look, 3, 1), ==, "\"是,否\"");
      g_assert_null (exchange_look_get_source (look, 3, 2));
      g_assert_null (exchange_look_get_source (look, 2, 1));
      words = exchange_style_list_words (exchange_look_get_style (look, 1, 0));
      told = g_strjoinv (";", words);
      g_assert_cmpstr (told, ==, "bold;wrap;border;center;top;20;#000000;fill#DDEBF7;黑体");
      again = exchange_style_new_from_words (words);
      g_assert_cmpuint (again->color, ==, EXCHANGE_COLOR_SET);
      g_assert_cmpuint (again->fill, ==, EXCHANGE_COLOR_SET | 0xddebf7);
      g_assert_null (exchange_look_get_style (look, 1, 1)->font);
      g_assert_cmpuint (look->paper, ==, 8);
      g_assert_cmpfloat (look->margins[2], ==, 10);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add_func ("/exchange/xlsx/cases", test_cases);
  g_test_add_func ("/exchange/xlsx/utf16", test_utf16);
  g_test_add_func ("/exchange/xlsx/sheets-and-notes", test_sheets_and_notes);
  g_test_add_func ("/exchange/xlsx/deep", test_deep);
  g_test_add_func ("/exchange/xlsx/big-cell", test_big_cell);
  g_test_add_func ("/exchange/xlsx/bomb", test_bomb);
  g_test_add_func ("/exchange/xlsx/lying-size", test_lying_size);
  g_test_add_func ("/exchange/xlsx/blank-rows", test_blank_rows);
  g_test_add_func ("/exchange/xlsx/truncated", test_truncated);
  g_test_add_func ("/exchange/xlsx/many-entries", test_many_entries);
  g_test_add_func ("/exchange/xlsx/rules", test_rules);
  g_test_add_func ("/exchange/xlsx/look", test_look);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
