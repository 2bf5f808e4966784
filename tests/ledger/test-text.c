/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cleaning, folding and masking of texts. */
#include <glib.h>

#include "ledger-text.h"

typedef struct
{
  const char *text;
  const char *expected;
} Vector;

static void
check (const Vector *vectors,
       guint         n,
       char       *(*call) (const char *))
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = call (vectors[i].text);
      g_autofree char *name = vectors[i].text != NULL ? g_utf8_make_valid (vectors[i].text, -1) : g_strdup ("NULL");

      g_test_message ("%s", name);
      g_assert_cmpstr (found, ==, vectors[i].expected);
    }
}

static void
test_clean (void)
{
  static const Vector vectors[] = {
    { NULL, "" },
    { "", "" },
    { " \t\r\n", "" },
    { "ＡＢＣ１２３", "ABC123" },
    { "\xE3\x80\x80张三\xC2\xA0", "张三" },
    { "\xEF\xBB\xBF甲\xE2\x80\x8B乙\t", "甲乙" },
    { "青岛 \xE3\x80\x80\t 港", "青岛 港" },
    { "某某（集团）有限公司，甲", "某某（集团）有限公司，甲" },
    { "ａ＋ｂ＝ｃ＠ｄ．ｃｎ", "a+b=c@d.cn" },
    { "坏\xFF\xFE字", "坏\xEF\xBF\xBD\xEF\xBF\xBD字" },
    { "截断\xE5\xBC", "截断\xEF\xBF\xBD\xEF\xBF\xBD" },
    { "第一行\n第二行", "第一行 第二行" },
    { "䶮𠮷\xF0\xAC\xB1\x96", "䶮𠮷\xF0\xAC\xB1\x96" },
  };
  static const Vector lines[] = {
    { NULL, "" },
    { "\n\n第一行 \r\n　第二行　 甲\r\n\n", "第一行\n第二行 甲" },
    { "一\n\n二", "一\n\n二" },
  };

  check (vectors, G_N_ELEMENTS (vectors), ledger_text_clean);
  check (lines, G_N_ELEMENTS (lines), ledger_text_clean_lines);
}

static void
test_clean_name (void)
{
  static const Vector vectors[] = {
    { NULL, "" },
    { "张　三", "张三" },
    { " 欧阳 志 强 ", "欧阳志强" },
    { "阿卜杜热合曼·麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "阿卜杜热合曼•麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "阿卜杜热合曼・麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "阿卜杜热合曼‧麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "阿卜杜热合曼．麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "阿卜杜热合曼.麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "阿卜杜热合曼●麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "阿卜杜热合曼 · 麦麦提吐尔逊", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "阿卜杜热合曼··麦麦提吐尔逊·", "阿卜杜热合曼·麦麦提吐尔逊" },
    { "阿卜杜热合曼 麦麦提吐尔逊", "阿卜杜热合曼 麦麦提吐尔逊" },
    { "John  R. Smith", "John R. Smith" },
    { "\xEE\x80\x80", "\xEE\x80\x80" },
    { "王\xEE\xA0\x9E", "王\xE9\xBE\xB4" },      /* U+E81E -> U+9FB4 */
    { "王\xEE\xA1\xA4", "王\xE9\xBE\xBB" },      /* U+E864 -> U+9FBB */
    { "王\xEE\xA1\xA3", "王䶮" },                /* U+E863 -> U+4DAE */
    { "王\xEE\xA0\x96", "王\xF0\xA0\x82\x87" },  /* U+E816 -> U+20087 */
    { "㛃𬱖𫖯", "㛃𬱖𫖯" },
  };

  check (vectors, G_N_ELEMENTS (vectors), ledger_text_clean_name);
}

static void
test_narrow_and_fold (void)
{
  static const Vector narrow[] = {
    { "２０２４．５．６", "2024.5.6" },
    { " 1，600 元 ", "1,600元" },
    { "ａ　ｂ", "ab" },
  };
  static const Vector fold[] = {
    { "ＡＢＣ　公司", "abc公司" },
    { "阿卜杜·麦麦提", "阿卜杜麦麦提" },
    { "阿卜杜．麦麦提", "阿卜杜麦麦提" },
    { "J. R. Smith", "jrsmith" },
    { "2.5 吨", "2.5吨" },
    { "㈠\xEF\xA4\x80", "(一)豈" },
    { NULL, "" },
  };

  check (narrow, G_N_ELEMENTS (narrow), ledger_text_narrow);
  check (fold, G_N_ELEMENTS (fold), ledger_text_fold);
}

static void
test_lost (void)
{
  g_assert_false (ledger_text_has_lost ("张三"));
  g_assert_false (ledger_text_has_lost ("𠮷䶮"));
  g_assert_true (ledger_text_has_lost ("张?"));
  g_assert_true (ledger_text_has_lost ("张\xEE\x80\x80"));
  g_assert_true (ledger_text_has_lost ("\xFF"));
}

static void
test_mask (void)
{
  static const Vector identity[] = {
    { "370602199003071235", "370602********1235" },
    { "130503670401001", "130503*****1001" },
    { "E12345678", "E1*****78" },
    { "1", "*" },
    { NULL, "" },
  };
  static const Vector poster[] = { { "370602199003071235", "3****************5" } };
  static const Vector mobile[] = { { "13812341234", "138****1234" }, { "12345", "1***5" } };
  static const Vector account[] = { { "6222021234567890123", "***************0123" }, { "123", "***" } };
  static const Vector name[] = {
    { "李四", "李*" }, { "张建华", "张*华" }, { "欧阳志强", "欧**强" },
    { "阿卜·麦麦", "阿*·*麦" }, { "", "" },
  };

  check (identity, G_N_ELEMENTS (identity), ledger_text_mask_identity);
  check (poster, G_N_ELEMENTS (poster), ledger_text_mask_poster);
  check (mobile, G_N_ELEMENTS (mobile), ledger_text_mask_mobile);
  check (account, G_N_ELEMENTS (account), ledger_text_mask_account);
  check (name, G_N_ELEMENTS (name), ledger_text_mask_name);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/clean-name", test_clean_name);
  g_test_add_func ("/text/narrow-and-fold", test_narrow_and_fold);
  g_test_add_func ("/text/lost", test_lost);
  g_test_add_func ("/text/mask", test_mask);
  return g_test_run ();
}
