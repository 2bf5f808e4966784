/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doubts about names: the rows of the domain reference, 6.1. */
#include <glib.h>

#include "ledger-name.h"

#define UNCLEAN  LEDGER_NAME_UNCLEAN
#define DOT      LEDGER_NAME_DOT
#define ENCODING LEDGER_NAME_ENCODING
#define VARIANT  LEDGER_NAME_VARIANT
#define TAIL     LEDGER_NAME_TAIL

static const struct
{
  const char *name;
  const char *suggested;
  guint       doubts;
} vectors[] = {
  { NULL, NULL, 0 },
  { "", NULL, 0 },
  { "王芳", NULL, 0 },
  { "欧阳志强", NULL, 0 },
  { "John R. Smith", NULL, 0 },
  { "阿卜杜热合曼·麦麦提吐尔逊", NULL, 0 },
  /* rare, but standard or without a standard form: nothing to suggest */
  { "王䶮", NULL, 0 },
  { "李㛃", NULL, 0 },
  { "张𬱖", NULL, 0 },
  { "刘𫖯", NULL, 0 },
  { "朱镕", NULL, 0 },
  { "李喆堃淼", NULL, 0 },
  { "王昇", NULL, 0 },
  { "甯甲", NULL, 0 },
  { "王\xee\x80\x80", NULL, 0 },
  /* U+E81E … U+E864 of GB 18030-2005 */
  { "王\xee\xa0\x9e", "王\u9fb4", UNCLEAN },
  { "王\xee\xa0\xa6", "王\u9fb5", UNCLEAN },
  { "王\xee\xa0\xab", "王\u9fb6", UNCLEAN },
  { "王\xee\xa0\xac", "王\u9fb7", UNCLEAN },
  { "王\xee\xa0\xb2", "王\u9fb8", UNCLEAN },
  { "王\xee\xa1\x83", "王\u9fb9", UNCLEAN },
  { "王\xee\xa1\x94", "王\u9fba", UNCLEAN },
  { "王\xee\xa1\xa4", "王\u9fbb", UNCLEAN },
  /* dots */
  { "阿卜杜热合曼•麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", UNCLEAN },
  { "阿卜杜热合曼・麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", UNCLEAN },
  { "阿卜杜热合曼‧麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", UNCLEAN },
  { "阿卜杜热合曼．麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", UNCLEAN },
  { "阿卜杜热合曼.麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", UNCLEAN },
  { "阿卜杜热合曼●麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", UNCLEAN },
  { "阿卜杜热合曼 麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", DOT },
  { "阿卜杜热合曼-麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", DOT },
  { "阿卜杜热合曼。麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊", DOT },
  /* spaces, widths, invisible characters */
  { "张　三", "张三", UNCLEAN },
  { "张 三", "张三", UNCLEAN },
  { "张三\u00a0", "张三", UNCLEAN },
  { "张\u200b三", "张三", UNCLEAN },
  { "\ufeff张三\t", "张三", UNCLEAN },
  { "Ｊｏｈｎ", "John", UNCLEAN },
  /* traditional, variant, Japanese forms */
  { "王鈺", "王钰", VARIANT },
  { "曽明", "曾明", VARIANT },
  { "陳國華", "陈国华", VARIANT },
  { "李峯", "李峰", VARIANT },
  { "羣英", "群英", VARIANT },
  { "高橋恵", "高桥惠", VARIANT },
  /* the same shape, another code */
  { "⽅明", "方明", ENCODING },
  { "\uf9d1一", "六一", ENCODING },
  { "⻩河", "黄河", ENCODING },
  /* marks that tell namesakes apart */
  { "王芳2", "王芳", TAIL },
  { "王芳A", "王芳", TAIL },
  { "王芳（大）", "王芳", TAIL },
  { "王芳(女)", "王芳", TAIL },
  { "王(马+英)", NULL, 0 },
  { "张　鈺（小）", "张钰", UNCLEAN | VARIANT | TAIL },
};

static void
test_suggest (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      LedgerNameDoubt doubts = 0;
      g_autofree char *found = ledger_name_suggest (vectors[i].name, &doubts);

      g_test_message ("%s", vectors[i].name != NULL ? vectors[i].name : "NULL");
      g_assert_cmpstr (found, ==, vectors[i].suggested);
      g_assert_cmpuint (doubts, ==, vectors[i].doubts);
    }
}

/* What was suggested is not in doubt again. */
static void
test_settles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    if (vectors[i].suggested != NULL)
      {
        g_autofree char *again = ledger_name_suggest (vectors[i].suggested, NULL);

        g_assert_null (again);
      }
}

static void
test_kinds (void)
{
  g_assert_true (ledger_name_has_private ("王\xee\x80\x80"));
  g_assert_true (ledger_name_has_private ("王\xf3\xb0\x80\x80"));
  g_assert_false (ledger_name_has_private ("王䶮"));
  g_assert_false (ledger_name_has_private (NULL));
  g_assert_true (ledger_name_is_described ("王(马+英)"));
  g_assert_true (ledger_name_is_described ("王（马＋英）"));
  g_assert_false (ledger_name_is_described ("王芳（大）"));
  g_assert_true (ledger_name_is_rare ("王䶮"));
  g_assert_true (ledger_name_is_rare ("张𬱖"));
  g_assert_false (ledger_name_is_rare ("王喆·John"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name/suggest", test_suggest);
  g_test_add_func ("/name/settles", test_settles);
  g_test_add_func ("/name/kinds", test_kinds);
  return g_test_run ();
}
