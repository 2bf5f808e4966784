/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words by which clerks mark what stands among the rows and is none of them. */
#include "config.h"

#include <string.h>

#include "exchange-heading.h"
#include "exchange-row-words.h"

static gboolean
starts_with_any (const char        *text,
                 const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix (text, *words))
      return TRUE;
  return FALSE;
}

/* 领导签字：, 单位（盖章）：, 日期：: a label that waits for a pen. */
static gboolean
is_signature (const char *text)
{
  static const char *const words[] = {
    "签字", "签名", "盖章", "负责人", "领导", "主席", "审核", "审批", "批准", "复核", "经办", "制表", "填表", "填报", "发放人",
    "证明人", "出纳", "会计", "财务", "日期", "联系电话", NULL,
  };
  const char *wide = strstr (text, "：");
  const char *colon = wide != NULL ? wide : strchr (text, ':');
  g_autofree char *label = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;

  for (guint i = 0; label != NULL && words[i] != NULL; i++)
    if (strstr (label, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Is @text the number @index + 1, as 1, (1), ①, A or 甲? */
static gboolean
is_ordinal (const char *text,
            guint       index)
{
  static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸" };
  g_autofree char *half = exchange_text_to_half_width (text);
  char number[16];

  g_strdelimit (half, "()", ' ');
  g_strstrip (half);
  g_snprintf (number, sizeof number, "%u", index + 1);
  if (strcmp (half, number) == 0 || (index < 20 && g_utf8_get_char (half) == 0x2460 + index))
    return TRUE;
  if (index < 26 && half[0] == 'A' + (char) index && half[1] == '\0')
    return TRUE;
  return index < G_N_ELEMENTS (stems) && strcmp (half, stems[index]) == 0;
}

/* 制表人 张三, 审核人签字: a label without its colon. @alone: run together with the name, 填表人张三; else a training may be
 * called 负责人培训班. */
static gboolean
is_label (const char *text,
          gboolean    alone)
{
  static const char *const words[] = { "填表人", "填报人", "制表", "经办人", "审核人", "负责人", "单位负责人", NULL };
  static const char *const more[] = { "人", "签", "盖", NULL };

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      {
        const char *rest = text + strlen (words[i]);

        return alone || !g_unichar_isalpha (g_utf8_get_char (rest)) || starts_with_any (rest, more);
      }
  return FALSE;
}

gboolean
exchange_row_says_note (const char *text,
                        gboolean    alone)
{
  /* "注" alone could be a surname's beginning; with its colon or number it is a note. */
  static const char *const words[] = {
    "填表说明", "填写说明", "填报说明", "说明:", "说明：", "注:", "注：", "注1", "注释", "备注:", "备注：", "联系人:", "联系人：",
    "填表日期", "填报日期", "填表单位", "填报单位", "单位（盖章）", "单位(盖章)", "※", "附注", "温馨提示", NULL,
  };

  return starts_with_any (text, words) || is_label (text, alone) || is_signature (text);
}

gboolean
exchange_row_says_remark (const char *text)
{
  static const char *const marks[] = { "，", "。", "；", "：", "、", NULL };
  static const char *const numerals[] = { "一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、",
                                          "（一）", "（二）", "（三）", "（四）", "（五）", NULL };

  if (starts_with_any (text, numerals))
    return TRUE;
  for (guint i = 0; g_utf8_strlen (text, -1) >= 8 && marks[i] != NULL; i++)
    if (strstr (text, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* 大写：壹佰元整, 人民币大写. A training in painting may be called 大写意. */
static gboolean
is_sum_in_capitals (const char *folded)
{
  static const char *const rests[] = { "金额", "合计", "人民币", "零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾", NULL };
  const char *rest = g_str_has_prefix (folded, "大写") ? folded + strlen ("大写") : NULL;

  return g_str_has_prefix (folded, "人民币大写") ||
         (rest != NULL && (!g_unichar_isalpha (g_utf8_get_char (rest)) || starts_with_any (rest, rests)));
}

gboolean
exchange_row_says_total (const char *text)
{
  static const char *const exact[] = { "合计", "总计", "小计", "共计", "本页合计", "本页小计", "累计", NULL };
  static const char *const rests[] = { "人", "户", "件", "笔", "金额", "数", "大写", "元", NULL };
  g_autofree char *folded = exchange_heading_strip (text);

  if (g_str_has_prefix (folded, "共") && g_ascii_isdigit (folded[strlen ("共")]))
    return TRUE;
  if (is_sum_in_capitals (folded))
    return TRUE;
  for (guint i = 0; exact[i] != NULL; i++)
    if (g_str_has_prefix (folded, exact[i]))
      {
        const char *rest = folded + strlen (exact[i]);

        return *rest == '\0' || g_ascii_isdigit (*rest) || starts_with_any (rest, rests);
      }
  return FALSE;
}

gboolean
exchange_row_says_sample (const char *text)
{
  static const char *const words[] = { "例:", "例：", "例如", "（例", "(例", "【例", "（示例", "(示例", "【示例", NULL };
  /* These begin the names of units and of events, too: 示范机械有限公司, （示范岗）授牌. */
  static const char *const alone[] = { "示例", "样例", "示范", "（示范", "(示范", "【示范" };

  for (gsize i = 0; i < G_N_ELEMENTS (alone); i++)
    if (g_str_has_prefix (text, alone[i]))
      {
        const char *rest = text + strlen (alone[i]);

        return *rest == '\0' || g_str_has_prefix (rest, "行") || !g_unichar_isalpha (g_utf8_get_char (rest));
      }
  return strcmp (text, "例") == 0 || starts_with_any (text, words) || g_str_has_suffix (text, "（示例）") ||
         g_str_has_suffix (text, "(示例)") || g_str_has_suffix (text, "（样例）") ||
         (g_str_has_prefix (text, "例") && g_ascii_isdigit (text[strlen ("例")]));
}

gboolean
exchange_row_is_numbers (const ExchangeRow *row)
{
  guint start = 0;

  if (row->n_cells < 4)
    return FALSE;
  if (strcmp (row->cells[0].text, "栏次") == 0)
    start = 1;
  for (guint i = start; i < row->n_cells; i++)
    {
      /* The numbers begin anew after the letters. */
      if (i > start && i <= start + 3 && is_ordinal (row->cells[i].text, 0))
        start = i;
      if (!is_ordinal (row->cells[i].text, i - start))
        return FALSE;
    }
  return TRUE;
}
