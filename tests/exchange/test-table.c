/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets as clerks have them: where the heading is, what is data and what is not. */
#include <string.h>

#include "exchange-table.h"
#include "fixture.h"

enum { NAME, SEX, BIRTH, ETHNIC, ID, UNIT, UNIT_PHONE, UNION_NAME, UNION_PHONE, MIGRANT };

static ExchangeVocabulary *
make_vocabulary (void)
{
  ExchangeVocabulary *words = exchange_vocabulary_new ();

  exchange_vocabulary_add (words, NAME, "姓名|会员姓名");
  exchange_vocabulary_add (words, SEX, "性别");
  exchange_vocabulary_add (words, BIRTH, "出生日期|出生年月");
  exchange_vocabulary_add (words, ETHNIC, "民族");
  exchange_vocabulary_add (words, ID, "证件号码|身份证号|身份证号码");
  exchange_vocabulary_add (words, UNIT, "单位名称|工作单位");
  exchange_vocabulary_add (words, UNIT_PHONE, "单位信息联系电话|单位电话");
  exchange_vocabulary_add (words, UNION_NAME, "工会名称");
  exchange_vocabulary_add (words, UNION_PHONE, "工会信息联系电话|联系电话");
  exchange_vocabulary_add (words, MIGRANT, "是否农民工会员|是否农民工");
  return words;
}

/* Columns as "B=姓名>0 ", rows as "5,6,", skipped as "3-3表头以上". */
static char *
describe_at (const char          *path,
             const ExchangePlace *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeVocabulary) words = make_vocabulary ();
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);
  g_autoptr (ExchangeTable) table = NULL;
  GString *out = g_string_new (NULL);
  const ExchangeRow *row;
  GPtrArray *skipped;

  g_assert_no_error (error);
  table = exchange_table_open (reader, words, place, &error);
  if (table == NULL)
    {
      g_string_append_printf (out, "!%s", error->message);
      return g_string_free (out, FALSE);
    }
  g_string_append_printf (out, "%s:%u ", exchange_reader_get_sheet (reader, exchange_table_get_sheet (table))->name,
                          exchange_table_get_head_row (table));
  for (guint i = 0; i < exchange_table_get_n_columns (table); i++)
    {
      const ExchangeColumn *column = exchange_table_get_column (table, i);

      if (column->serial)
        g_string_append_printf (out, "%u=# ", column->column);
      else if (column->repeated)
        g_string_append_printf (out, "%u=2x ", column->column);
      else if (column->field == EXCHANGE_NO_FIELD)
        g_string_append_printf (out, "%u=? ", column->column);
      else
        g_string_append_printf (out, "%u=%u ", column->column, column->field);
    }
  g_string_append (out, "| ");
  while (exchange_table_next (table, &row, &error) == EXCHANGE_ROW)
    g_string_append_printf (out, "%u,", row->number);
  g_assert_no_error (error);
  g_string_append (out, " |");
  skipped = exchange_table_get_skipped (table);
  for (guint i = 0; i < skipped->len; i++)
    {
      const ExchangeSkipped *one = g_ptr_array_index (skipped, i);

      g_string_append_printf (out, " %u-%u%s", one->first_row, one->last_row, exchange_skip_get_title (one->why));
    }
  return g_string_free (out, FALSE);
}

static char *
describe (const char *path)
{
  return describe_at (path, NULL);
}

typedef struct
{
  const char *name;
  const char *csv;
  const char *expected;
} Case;

static const Case cases[] = {
  { "plain", "姓名,性别\n张三,男\n李四,女\n", "case.csv:1 0=0 1=1 | 2,3, |" },
  { "title, fill-in line, head in row 4, note",
    "附件四\n某省工会会员信息采集表\n填表单位（盖章）：,,单位负责人(签字)：\n"
    "序号,姓 名,性别,出生日期（格式：yyyy/MM/dd）,\"证件号码\r\n(填写18位身份证)\",\"是否农民工会员\r\n填写“是”或“否”\"\n"
    "1,张三,男,1990/03/07,x,是\n2,李四,女,1991/03/07,y,否\n填表说明：1.此表所列项目均为必填项\n",
    "case.csv:4 0=# 1=0 2=1 3=2 4=4 5=9 | 5,6, | 1-3表头以上 7-7说明或落款" },
  { "two-row head with merged groups",
    "名册\n序号,姓名,个人信息,,,单位信息,,工会信息,\n,,性别,民族,身份证号,单位名称,联系电话,工会名称,联系电话\n1,张三,男,汉,x,甲厂,1,甲工会,2\n",
    "case.csv:3 0=# 1=0 2=1 3=3 4=4 5=5 6=6 7=7 8=8 | 4, | 1-1表头以上" },
  { "both rows of a head printed again, and a heading with a stroke in it",
    "序号,个人信息,,单位信息,,\n,姓名,性别,单位名称,部门/车间,联系电话\n1,张三,男,甲厂,轮机,1\n序号,个人信息,,单位信息,,\n,姓名,性别,单位名称,部门/车间,联系电话\n"
    "2,单位信息,女,乙厂,铸造,2\n",
    "case.csv:2 0=# 1=0 2=1 3=5 4=? 5=6 | 3,6, | 4-5重复的表头" },
  { "sums, samples, blank, numbered and repeated heads",
    "序号,姓名,性别,民族,证件号码\n1,2,3,4,5\n示例,张三,男,汉,x\n1,李四,男,汉,y\n\n\n序号,姓名,性别,民族,证件号码\n2,王五,女,汉,z\n3,,,,\n合计,2人,,,\n"
    "制表人：某,,审核人：某,,\n",
    "case.csv:1 0=# 1=0 2=1 3=3 4=4 | 4,8, | 2-2列号 3-3示例 5-6空行 7-7重复的表头 9-9只有序号 10-10合计 11-11说明或落款" },
  { "widths, stars, brackets, English case", "＊姓　名（必填）,性别*,【民族】,No.\n张三,男,汉,1\n",
    "case.csv:1 0=0 1=1 2=3 3=# | 2, |" },
  { "the same heading twice", "姓名,姓名,性别\na,b,男\n", "case.csv:1 0=0 1=2x 2=1 | 2, |" },
  { "a person called like a sum", "姓名,性别,民族,证件号码\n合计平,男,汉,x\n注小明,女,汉,y\n", "case.csv:1 0=0 1=1 2=3 3=4 | 2,3, |" },
  { "sections, sentences, signatures, sums with words",
    "序号,姓名,性别,民族,证件号码\n栏次,1,2,3,4\n甲,乙,1,2,3\n①,②,③,④,⑤\n一、机关工会,,,,\n1,张三,男,汉,x\n例1,李四,男,汉,y\n"
    "2,王五（示例）,女,汉,z\n合计金额：,,,,100\n大写：壹佰元整,,,,\n3,十全,男,汉,w\n,本表一式两份，一份存档。,,,\n"
    "工会主席签字：,,日期：,,\n,阿卜杜热合曼·麦麦提吐尔逊,,,\n",
    "case.csv:1 0=# 1=0 2=1 3=3 4=4 | 6,11,14, | 2-4列号 5-5说明或落款 7-8示例 9-10合计 12-13说明或落款" },
  { "people and units called like a note or a sample",
    "姓名,性别,民族,证件号码\n负责人培训班,男,汉,\n经办人业务学习,,,\n（示范岗）授牌,男,汉,x\n填表人张三,,,\n制表人 张三,审核人 李四,,\n（示例）张三,男,汉,x\n（示范）张三,男,汉,x\n"
    "大写意培训,男,汉,x\n大写金额：,,,9\n大写 壹佰元,,,\n大写：,,,\n",
    "case.csv:1 0=0 1=1 2=3 3=4 | 2,4,9, | 3-3说明或落款 5-6说明或落款 7-8示例 10-12合计" },
  { "one column", "姓名\n张三\n", "case.csv:1 0=0 | 2, |" },
  { "no heading", "甲,乙\n1,2\n", "!按 UTF-8 编码读入，没有找到表头" },
  { "only blanks", " \n\n \n", "!是空的" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = fixture_write ("case.csv", cases[i].csv, -1);
      g_autofree char *found = describe (path);

      g_test_message ("%s", cases[i].name);
      if (cases[i].expected[0] != '!')
        g_assert_cmpstr (found, ==, cases[i].expected);
      else if (found[0] != '!' || strstr (found, cases[i].expected + 1) == NULL)
        g_error ("%s: %s", cases[i].name, found);
    }
}

#define WORD(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static char *
write_sheets (void)
{
  return fixture_zip ("sheets.xlsx",
    "_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
    "xl/workbook.xml", "<workbook xmlns:r=\"x\"><sheets><sheet name=\"下拉菜单表\" r:id=\"1\"/><sheet name=\"会员信息\" r:id=\"2\"/>"
                       "<sheet name=\"另一个\" r:id=\"3\"/><sheet name=\"旧表\" state=\"hidden\" r:id=\"2\"/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"1\" Type=\"x/worksheet\" Target=\"1.xml\"/>"
                                  "<Relationship Id=\"2\" Type=\"x/worksheet\" Target=\"2.xml\"/>"
                                  "<Relationship Id=\"3\" Type=\"x/worksheet\" Target=\"3.xml\"/></Relationships>",
    "xl/1.xml", "<worksheet><sheetData><row>" WORD ("A1", "民族") WORD ("B1", "性别") WORD ("C1", "姓名") "</row></sheetData></worksheet>",
    "xl/2.xml", "<worksheet><sheetData><row>" WORD ("A1", "姓名") WORD ("B1", "性别") "</row><row>" WORD ("A2", "张三")
                "</row><row/><row/><row r=\"9\">" WORD ("A9", " ") "</row><row r=\"10\">" WORD ("B10", "男") "</row></sheetData></worksheet>",
    "xl/3.xml", "<worksheet><sheetData><row>" WORD ("A1", "姓名") WORD ("B1", "性别") "</row></sheetData></worksheet>", NULL);
}

static void
test_sheets (void)
{
  g_autofree char *path = write_sheets ();
  g_autofree char *found = describe (path);

  g_assert_cmpstr (found, ==, "会员信息:1 0=0 1=1 | 2,10, | 3-9空行");
}

/* Where the clerk points is the heading, whether its words are known or not. */
static void
test_place (void)
{
  static const struct { ExchangePlace place; const char *expected; } places[] = {
    { { "另一个", 0 }, "另一个:1 0=0 1=1 |  |" },
    { { "下拉菜单表", 0 }, "下拉菜单表:1 0=3 1=1 2=0 |  |" },
    { { "旧表", 0 }, "旧表:1 0=0 1=1 | 2,10, | 3-9空行" },
    { { NULL, 2 }, "会员信息:2 0=? 1=1 | 10, | 9-9空行" },
    { { "会员信息", 5 }, "!工作表“会员信息”的第 5 行是空的，不能作表头" },
    { { "没有", 0 }, "里没有工作表“没有”，有“下拉菜单表”、“会员信息”、“另一个”、“旧表”。" },
  };
  g_autofree char *path = write_sheets ();

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *found = describe_at (path, &places[i].place);

      g_test_message ("%s %u: %s", places[i].place.sheet, places[i].place.head_row, found);
      if (found[0] != '!')
        g_assert_cmpstr (found, ==, places[i].expected);
      else if (strstr (found, places[i].expected[0] == '!' ? places[i].expected + 1 : places[i].expected) == NULL)
        g_error ("%s instead of %s", found, places[i].expected);
    }
}

static void
test_headings (void)
{
  static const struct { const char *heading; const char *normalised; const char *stripped; } headings[] = {
    { "姓 名", "姓名", "姓名" },
    { "　姓\r\n名＊", "姓名", "姓名" },
    { "出生日期（格式：yyyy/MM/dd）", "出生日期(格式yyyy/mm/dd)", "出生日期" },
    { "ＩＤ号[必填]", "id号(必填)", "id号" },
    { "\ufeff待（下）岗\u200b", "待(下)岗", "待岗" },
    { "证件号码_x000D_\n(填写18位身份证)", "证件号码(填写18位身份证)", "证件号码" },
    { "（）", "()", "" },
    { "a)b(c", "a)b(c", "a)b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *normalised = exchange_heading_normalise (headings[i].heading);
      g_autofree char *stripped = exchange_heading_strip (headings[i].heading);

      g_assert_cmpstr (normalised, ==, headings[i].normalised);
      g_assert_cmpstr (stripped, ==, headings[i].stripped);
    }
}

static void
test_half_width (void)
{
  g_autofree char *text = exchange_text_to_half_width ("３７０６０２１９９００３０７１２３Ｘ　\ufeff张\u00a0三");

  g_assert_cmpstr (text, ==, "37060219900307123X 张 三");
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add_func ("/exchange/table/cases", test_cases);
  g_test_add_func ("/exchange/table/sheets", test_sheets);
  g_test_add_func ("/exchange/table/place", test_place);
  g_test_add_func ("/exchange/table/headings", test_headings);
  g_test_add_func ("/exchange/table/half-width", test_half_width);
  status = g_test_run ();
  fixture_clear ();
  return status;
}
