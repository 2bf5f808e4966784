/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How values are written on paper. */
#include "form-format.h"

static const struct
{
  const char *format, *value, *shown;
} vectors[] = {
  { "年月日", "1990-03-07", "1990年3月7日" },
  { "年月日", "1990-03", "1990年3月" },
  { "年月日", "1990", "1990年" },
  { "年月日", "2026-11-21 08:30", "2026年11月21日" },
  { "年月日", "不详", "不详" },
  { "年月日", "", "" },
  { "年月日栏", "", "　　　　年　　月　　日" },
  { "年月日栏", "2026-11-21", "2026年11月21日" },
  { "年月", "1990-03-07", "1990年3月" },
  { "年.月", "1990-03-07", "1990.03" },
  { "年.月", "1990-11", "1990.11" },
  { "年.月.日", "1990-03-07", "1990.03.07" },
  { "年.月.日", "1990-03", "1990.03" },
  { "年", "1990-03-07", "1990" },
  { "掩码", "370602199003071235", "370602********1235" },
  { "掩码", "13812345678", "138****5678" },
  { "掩码", "E12345678", "E1*****78" },
  { "掩码", "张三", "张*" },
  { "大写", "1600", "壹仟陆佰元整" },
  { "大写", "10050.30", "壹万零伍拾元叁角整" },
  { "大写", "20000005.06", "贰仟万零伍元零陆分" },
  { "大写", "0.05", "伍分" },
  { "金额", "1600", "￥1,600.00" },
  { "金额", "面议", "面议" },
  { "小时", "3小时30分", "3.5" },
  { "空写无", "", "无" },
  { "空写无", "有", "有" },
  { "栏", "", "　　　　　　" },
  { NULL, "原样", "原样" },
};

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *shown = form_format_apply (vectors[i].format, vectors[i].value);

      g_test_message ("%s|%s", vectors[i].value, vectors[i].format);
      g_assert_cmpstr (shown, ==, vectors[i].shown);
      g_assert_true (vectors[i].format == NULL || form_format_exists (vectors[i].format));
    }
  g_assert_false (form_format_exists ("没有"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/format/vectors", test_vectors);
  return g_test_run ();
}
