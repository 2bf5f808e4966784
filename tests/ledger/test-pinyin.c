/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings, surnames, order of names, and words typed as pinyin. */
#include <glib.h>
#include <string.h>

#include "ledger-pinyin.h"

static gboolean
has_reading (gunichar    c,
             const char *reading)
{
  const char *found[LEDGER_PINYIN_MAX_READINGS];
  guint       n = ledger_pinyin_readings (c, found);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (found[i], reading))
      return TRUE;
  return FALSE;
}

static void
test_readings (void)
{
  static const char *const vectors[][2] = {
    { "单", "dan" }, { "单", "shan" }, { "单", "chan" }, { "曾", "zeng" }, { "曾", "ceng" }, { "重", "chong" },
    { "吕", "lv" },  { "女", "nv" },   { "䶮", "yan" },  { "𠮷", "ji" },   { "〇", "ling" }, { "堃", "kun" },
    { "镕", "rong" }, { "㛃", "jie" }, { "\xF0\xAC\xB1\x96", "di" }, { "黑", "he" }, { "俟", "qi" },
  };
  const char *found[LEDGER_PINYIN_MAX_READINGS];

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_test_message ("%s %s", vectors[i][0], vectors[i][1]);
      g_assert_true (has_reading (g_utf8_get_char (vectors[i][0]), vectors[i][1]));
    }
  g_assert_cmpuint (ledger_pinyin_readings ('a', found), ==, 0);
  g_assert_cmpuint (ledger_pinyin_readings (0x10FFFF, found), ==, 0);
  g_assert_cmpuint (ledger_pinyin_readings (0xFFFFFFFF, found), ==, 0);
}

static void
test_show (void)
{
  static const char *const vectors[][2] = {
    { "单雄信", "shan xiong xin" }, { "仇和", "qiu he" },          { "解缙", "xie jin" },
    { "尉迟恭", "yu chi gong" },    { "万俟卨", "mo qi xie" },     { "曾国", "zeng guo" },
    { "查良", "zha liang" },        { "盖叫天", "ge jiao tian" },  { "区寿", "ou shou" },
    { "朴树", "piao shu" },         { "任盈", "ren ying" },        { "单于明", "chan yu ming" },
    { "长孙无忌", "zhang sun wu ji" }, { "澹台明", "tan tai ming" }, { "欧阳修", "ou yang xiu" },
    { "吕布", "lv bu" },            { "黄单", "huang dan" },       { "Tom 王", "tom wang" },
    { "单单单单单", "dan dan dan dan dan" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *found = ledger_pinyin_show (vectors[i][0]);

      g_assert_cmpstr (found, ==, vectors[i][1]);
    }
}

static void
test_order (void)
{
  /* Same syllable: by tone, then character, so that bearers of one surname stay together. */
  static const char *const sorted[] = {
    "1号",  "Ann",  "阿明", "艾华", "曹军", "单于一", "陈一", "陈一一", "丁三", "盖一", "何一", "欧阳一", "朴一",
    "仇一", "单一", "王一", "解一", "尉迟一", "曾一", "查一", "张伟",   "张武", "章安", "赵一",
  };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (sorted); i++)
    {
      g_test_message ("%s < %s", sorted[i], sorted[i + 1]);
      g_assert_cmpuint (ledger_pinyin_sort_key (sorted[i]), <, ledger_pinyin_sort_key (sorted[i + 1]));
    }
  g_assert_cmpuint (ledger_pinyin_sort_key ("张　三"), ==, ledger_pinyin_sort_key ("张三"));
  g_assert_cmpuint (ledger_pinyin_sort_key (NULL), ==, 0);
  g_assert_cmpint (ledger_pinyin_compare ("青岛港一公司", "青岛港二公司"), >, 0);
  g_assert_cmpint (ledger_pinyin_compare ("青岛", "青岛港"), <, 0);
  g_assert_cmpint (ledger_pinyin_compare ("青 岛", "青岛"), ==, 0);
}

static void
test_match (void)
{
  static const struct
  {
    const char      *word;
    const char      *text;
    LedgerPinyinRank rank;
  } vectors[] = {
    { "张三", "张三", LEDGER_PINYIN_FRONT },
    { "三", "张三", LEDGER_PINYIN_INSIDE },
    { "张四", "张三", LEDGER_PINYIN_NONE },
    { "zhangsan", "张三", LEDGER_PINYIN_FRONT },
    { "ZhangSan", "张三", LEDGER_PINYIN_FRONT },
    { "ｚｈａｎｇ", "张三", LEDGER_PINYIN_FRONT },
    { "zhangs", "张三", LEDGER_PINYIN_FRONT },
    { "zha", "张三", LEDGER_PINYIN_FRONT },
    { "zs", "张三", LEDGER_PINYIN_INITIALS },
    { "zhs", "张三", LEDGER_PINYIN_INITIALS },
    { "zsan", "张三", LEDGER_PINYIN_INITIALS },
    { "san", "张三", LEDGER_PINYIN_INSIDE },
    { "san", "沙安宁", LEDGER_PINYIN_INITIALS },
    { "张san", "张三", LEDGER_PINYIN_FRONT },
    { "z三", "张三", LEDGER_PINYIN_INITIALS },
    { "ouyzq", "欧阳志强", LEDGER_PINYIN_INITIALS },
    { "ouyangzhiqiang", "欧阳志强", LEDGER_PINYIN_FRONT },
    { "zhiqiang", "欧阳志强", LEDGER_PINYIN_INSIDE },
    { "yuchi", "尉迟恭", LEDGER_PINYIN_FRONT },
    { "weichi", "尉迟恭", LEDGER_PINYIN_FRONT },
    { "moqi", "万俟卨", LEDGER_PINYIN_FRONT },
    { "shanxiongxin", "单雄信", LEDGER_PINYIN_FRONT },
    { "danxiongxin", "单雄信", LEDGER_PINYIN_FRONT },
    { "sxx", "单雄信", LEDGER_PINYIN_INITIALS },
    { "lvbu", "吕布", LEDGER_PINYIN_FRONT },
    { "lubu", "吕布", LEDGER_PINYIN_FRONT },
    { "lyubu", "吕布", LEDGER_PINYIN_FRONT },
    { "lübu", "吕布", LEDGER_PINYIN_FRONT },
    { "xi'an", "西安", LEDGER_PINYIN_FRONT },
    { "yan", "王䶮", LEDGER_PINYIN_INSIDE },
    { "䶮", "王䶮", LEDGER_PINYIN_INSIDE },
    { "𠮷", "王𠮷", LEDGER_PINYIN_INSIDE },
    { "wangji", "王𠮷", LEDGER_PINYIN_FRONT },
    { "阿卜杜热合曼麦麦提", "阿卜杜热合曼·麦麦提吐尔逊", LEDGER_PINYIN_FRONT },
    { "阿卜杜热合曼•麦麦提", "阿卜杜热合曼·麦麦提吐尔逊", LEDGER_PINYIN_FRONT },
    { "maimaiti", "阿卜杜热合曼·麦麦提吐尔逊", LEDGER_PINYIN_INSIDE },
    { "smith", "John Smith", LEDGER_PINYIN_INSIDE },
    { "3号", "第3号", LEDGER_PINYIN_INSIDE },
    { "zhangsanfeng", "张三", LEDGER_PINYIN_NONE },
    { "hang", "张三", LEDGER_PINYIN_NONE },
    { "z", "", LEDGER_PINYIN_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (LedgerPinyinQuery) query = ledger_pinyin_query_new (vectors[i].word);

      g_test_message ("%s in %s", vectors[i].word, vectors[i].text);
      g_assert_cmpint (ledger_pinyin_query_match (query, vectors[i].text, TRUE), ==, vectors[i].rank);
    }
}

static void
test_odd_words (void)
{
  g_autoptr (LedgerPinyinQuery) empty = ledger_pinyin_query_new (" ·\xE2\x80\x8B'");
  g_autoptr (LedgerPinyinQuery) null = ledger_pinyin_query_new (NULL);
  g_autoptr (LedgerPinyinQuery) broken = ledger_pinyin_query_new ("\xFF\xE5");
  g_autofree char              *letters = g_strnfill (200, 'a');
  g_autoptr (LedgerPinyinQuery) longest = ledger_pinyin_query_new (letters);

  g_assert_null (empty);
  g_assert_null (null);
  g_assert_null (broken);
  g_assert_cmpuint (ledger_pinyin_query_get_length (longest), ==, LEDGER_PINYIN_MAX_LENGTH);
  g_assert_cmpint (ledger_pinyin_query_match (longest, letters, TRUE), ==, LEDGER_PINYIN_FRONT);
  g_assert_cmpint (ledger_pinyin_query_match (longest, "张三", TRUE), ==, LEDGER_PINYIN_NONE);
}

/* Every reading of every polyphone of the basic block finds the name it begins. */
static void
test_polyphones (void)
{
  guint n_cases = 0;

  for (gunichar c = 0x4E00; c <= 0x9FFF; c++)
    {
      const char *readings[LEDGER_PINYIN_MAX_READINGS];
      guint       n = ledger_pinyin_readings (c, readings);
      GString    *name;

      if (n < 2)
        continue;
      name = g_string_new (NULL);
      g_string_append_unichar (name, c);
      g_string_append (name, "三");
      for (guint i = 0; i < n; i++, n_cases++)
        {
          g_autofree char              *word = g_strconcat (readings[i], "san", NULL);
          g_autofree char              *short_word = g_strndup (word, 1);
          g_autofree char              *initials = g_strconcat (short_word, "s", NULL);
          g_autoptr (LedgerPinyinQuery) query = ledger_pinyin_query_new (word);
          g_autoptr (LedgerPinyinQuery) first = ledger_pinyin_query_new (initials);

          g_assert_cmpint (ledger_pinyin_query_match (query, name->str, FALSE), ==, LEDGER_PINYIN_FRONT);
          g_assert_cmpint (ledger_pinyin_query_match (first, name->str, TRUE), !=, LEDGER_PINYIN_NONE);
        }
      g_string_free (name, TRUE);
    }
  g_test_message ("%u cases", n_cases);
  g_assert_cmpuint (n_cases, >, 500);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/readings", test_readings);
  g_test_add_func ("/pinyin/show", test_show);
  g_test_add_func ("/pinyin/order", test_order);
  g_test_add_func ("/pinyin/match", test_match);
  g_test_add_func ("/pinyin/odd-words", test_odd_words);
  g_test_add_func ("/pinyin/polyphones", test_polyphones);
  return g_test_run ();
}
