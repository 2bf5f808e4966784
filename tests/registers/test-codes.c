/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every code list: unique codes, no word that means two things, and the words spreadsheets bring. */
#include <glib.h>

#include "codes.h"
#include "ledger-text.h"

#include <string.h>

static guint
count (const LedgerChoice *choices)
{
  guint n = 0;

  while (choices[n].code != NULL)
    n++;
  return n;
}

/* One word of a list may belong to one code only. */
static void
add_word (GHashTable *words,
          const char *list,
          const char *word,
          const char *code)
{
  char *folded = ledger_text_fold (word);
  const char *known = g_hash_table_lookup (words, folded);

  if (known != NULL && strcmp (known, code) != 0)
    g_error ("%s: \"%s\" means both %s and %s", list, word, known, code);
  g_assert_cmpstr (folded, !=, "");
  g_hash_table_insert (words, folded, (gpointer) code);
}

static void
test_lists (void)
{
  for (const CodeList *list = code_lists; list->name != NULL; list++)
    {
      g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

      g_test_message ("%s", list->name);
      g_assert_cmpuint (count (list->choices), >, 1);
      for (const LedgerChoice *c = list->choices; c->code != NULL; c++)
        {
          g_auto (GStrv) aliases = g_strsplit (c->aliases != NULL ? c->aliases : "", "|", -1);

          g_assert_true (g_hash_table_add (codes, (gpointer) c->code));
          g_assert_true (strchr (c->code, ',') == NULL && c->code[0] != '\0');
          g_assert_true (g_utf8_validate (c->title, -1, NULL) && c->title[0] != '\0');
          add_word (words, list->name, c->title, c->code);
          for (guint i = 0; aliases[i] != NULL; i++)
            add_word (words, list->name, aliases[i], c->code);
        }
      for (const LedgerChoice *c = list->choices; c->code != NULL; c++)
        {
          g_assert_true (ledger_choices_find (list->choices, c->code) == c);
          g_assert_true (ledger_choices_match (list->choices, c->title) == c);
          g_assert_true (ledger_choices_match (list->choices, c->code) == c);
        }
    }
}

static void
test_sizes (void)
{
  g_assert_cmpuint (count (codes_ethnic), ==, 58);
  g_assert_cmpuint (count (codes_political), ==, 13);
  g_assert_cmpuint (count (codes_unit_nature), ==, 20);
  g_assert_cmpuint (count (codes_economy), ==, 9);
  g_assert_cmpuint (count (codes_industry), ==, 20);
  g_assert_cmpuint (count (codes_work_status), ==, 9);
  g_assert_cmpuint (count (codes_member_status), ==, 7);
  g_assert_cmpuint (count (codes_org_type), ==, 5);
  g_assert_cmpuint (count (codes_region), ==, 21);
}

static const struct
{
  const LedgerChoice *list;
  const char         *word;
  const char         *code;
} words_vectors[] = {
  { codes_sex, "男性", "1" },
  { codes_sex, "f", "2" },
  { codes_sex, "女士", "2" },
  { codes_identity, "居民身份证", "111" },
  { codes_identity, "港澳台居民居住证", "JZ" },
  { codes_identity, "台胞证", "511" },
  { codes_ethnic, "汉", "01" },
  { codes_ethnic, "汉族", "01" },
  { codes_ethnic, "01", "01" },
  { codes_ethnic, "1", "01" },
  { codes_ethnic, "HA", "01" },
  { codes_ethnic, "僳僳族", "20" },
  { codes_ethnic, "傈僳族", "20" },
  { codes_ethnic, "毛难族", "36" },
  { codes_ethnic, "崩龙族", "46" },
  { codes_ethnic, "僮族", "08" },
  { codes_ethnic, "维族", "05" },
  { codes_ethnic, "达翰尔族", "31" },
  { codes_ethnic, "穿青人", "97" },
  { codes_ethnic, "僜人", "97" },
  { codes_ethnic, "京族", "49" },
  { codes_ethnic, "GI", "49" },
  { codes_ethnic, "入籍", "98" },
  { codes_political, "党员", "01" },
  { codes_political, "团员", "03" },
  { codes_political, "群众", "13" },
  { codes_political, "民主党派", NULL },
  { codes_education, "本科", "21" },
  { codes_education, "大学本科", "21" },
  { codes_education, "大专", "31" },
  { codes_education, "小学及以下", "81" },
  { codes_education, "博士研究生毕业", "11" },
  { codes_education, "技校", "47" },
  { codes_education, "研究生", "10" },
  { codes_work_status, "待（下）岗", "2" },
  { codes_work_status, "退养（内退）", "7" },
  { codes_work_status, "内退", "7" },
  { codes_skill, "职业资格一级（高级技师）", "1" },
  { codes_skill, "五级（初级）", "5" },
  { codes_skill, "高级工", "3" },
  { codes_skill, "首席技师", "8" },
  { codes_skill, "无", "0" },
  { codes_household, "非农业户口", "2" },
  { codes_household, "农业家庭户口", "12" },
  { codes_change_type, "入会", "1" },
  { codes_change_reason, "劳动（工作）关系发生变化", "1" },
  { codes_change_reason, "劳动(工作)关系发生变化", "1" },
  { codes_change_reason, "因犯罪被开除会籍", "6" },
  { codes_new_form, "网约送餐员", "4" },
  { codes_unit_nature, "台港澳商投资企业", "200" },
  { codes_unit_nature, "股份有限公司中的国有控股公司", "161" },
  { codes_industry, "农林牧渔业", "A" },
  { codes_industry, "制造业", "C" },
  { codes_industry, "交通运输、仓储和邮政业", "G" },
  { codes_org_type, "产业（系统）工会", "4" },
  { codes_unit_scale, "10-99人", "2" },
  { codes_union_post, "工会小组长", "8" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words_vectors); i++)
    {
      const LedgerChoice *choice = ledger_choices_match (words_vectors[i].list, words_vectors[i].word);

      g_test_message ("%s", words_vectors[i].word);
      g_assert_cmpstr (choice != NULL ? choice->code : NULL, ==, words_vectors[i].code);
    }
}

static void
test_regions (void)
{
  g_assert_cmpstr (codes_find_region ("牟平区"), ==, "370612");
  g_assert_cmpstr (codes_find_region ("山东省烟台市牟平区"), ==, "370612");
  g_assert_cmpstr (codes_find_region ("烟台市牟平区"), ==, "370612");
  g_assert_cmpstr (codes_find_region ("蓬莱"), ==, "370614");
  g_assert_cmpstr (codes_find_region ("长岛县"), ==, "370634");
  g_assert_cmpstr (codes_find_region ("牟平区宁海街道"), ==, NULL);
  g_assert_cmpstr (codes_find_region ("牟"), ==, NULL);
  g_assert_cmpstr (codes_find_region ("|"), ==, NULL);
  g_assert_cmpstr (codes_find_region (""), ==, NULL);
  g_assert_cmpstr (codes_find_region (NULL), ==, NULL);
  g_assert_true (ledger_choices_find (codes_region, "371081")->retired);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codes/lists", test_lists);
  g_test_add_func ("/codes/sizes", test_sizes);
  g_test_add_func ("/codes/words", test_words);
  g_test_add_func ("/codes/regions", test_regions);
  return g_test_run ();
}
