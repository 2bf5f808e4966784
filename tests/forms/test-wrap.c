/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where lines of Chinese may end. One Han is 10 pt wide here, so that widths can be counted. */
#include "form-wrap.h"

#include <string.h>

static const struct
{
  const char *text;
  double      width;
  const char *lines;      /* joined by | */
  gboolean    whole;
  gboolean    running;
} vectors[] = {
  { "工会会员登记表", 40, "工会会员|登记表", TRUE },
  { "工会会员，登记表", 40, "工会会|员，登记|表", TRUE },
  { "工会会员，登记表", 45, "工会会员，|登记表", TRUE },
  { "工会会员。”登记", 45, "工会会|员。”登|记", TRUE },
  { "《工会法》，登记", 45, "《工会|法》，登|记", TRUE },
  { "《工会》登记", 35, "《工会》|登记", TRUE },
  { "工会会员，i记", 45, "工会会员，|i记", TRUE },
  { "工会会（员）登记", 40, "工会会|（员）登|记", TRUE },
  { "他说：“好。”就走", 50, "他说：|“好。”就|走", TRUE },
  { "第一行\n第二行", 100, "第一行|第二行", TRUE },
  { "第一行\n\n第三行", 100, "第一行||第三行", TRUE },
  { "号码120111196001011000属实", 95, "号码|120111196001011000|属实", TRUE },
  { "号码120111196001011000", 60, NULL, FALSE },
  { "天津……北京——上海", 50, "天津……北|京——上海", TRUE },
  { "工会2026年10月", 40, "工会|2026年|10月", TRUE },
  { "工会2026年10月", 45, "工会|2026年|10月", TRUE },
  { "甲乙 丙丁", 20, "甲乙|丙丁", TRUE },
  { "阿卜杜热合曼·麦麦提吐尔逊", 70, "阿卜杜热合曼·|麦麦提吐尔逊", TRUE },
  { "", 40, "", TRUE },
  /* A box and its words stay together, the white behind them hangs over the edge. */
  { "□文艺　☑环境保护　□其他", 70, "□文艺　|☑环境保护　|□其他", TRUE },
  { "□环境保护　□其他", 50, "□环境保护　|□其他", TRUE },
  { "类别：□环境保护行动　□其他", 60, "类别：|□环境保护行|动　□其他", TRUE },
  { "□是　□否", 80, "□是　□否", TRUE },
  /* In running text two marks side by side take a mark and a half, and one that opens begins a line on half. */
  { "他说：“好。”就走", 50, "他说：|“好。”就走", TRUE, TRUE },
  { "他说：“好。”就走", 55, "他说：“好。”|就走", TRUE, TRUE },
  { "《工会法》，登记", 45, "《工会法》，|登记", TRUE, TRUE },
  { "《工会法》登记", 45, "《工会法》|登记", TRUE, TRUE },
  { "工会（“会员”）登记", 70, "工会（“会员”）|登记", TRUE, TRUE },
  { "（一）登记", 45, "（一）登记", TRUE, TRUE },
  { "工会（员）", 50, "工会（员）", TRUE, TRUE },
};

static char *
join (const char   *text,
      const GArray *lines)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const FormLine *line = &g_array_index (lines, FormLine, i);

      if (i > 0)
        g_string_append_c (joined, '|');
      g_string_append_len (joined, text + line->start, line->length);
    }
  return g_string_free (joined, FALSE);
}

static void
test_breaks (void)
{
  g_autoptr (FormFonts) fonts = form_fonts_new ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (FormLine));

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      gboolean whole = form_wrap (fonts, FORM_STYLE (FORM_ROLE_SONG, FALSE), 10, 0, vectors[i].text,
                                  vectors[i].width, 0, vectors[i].running, lines);
      g_autofree char *joined = join (vectors[i].text, lines);

      g_test_message ("%s in %g", vectors[i].text, vectors[i].width);
      if (vectors[i].lines != NULL)
        g_assert_cmpstr (joined, ==, vectors[i].lines);
      g_assert_cmpint (whole, ==, vectors[i].whole);
    }
}

/* Whatever the width, all characters come out again in their order, and no line is too long. */
static void
test_nothing_lost (void)
{
  const char *text = "2017年1月至今，任“海河机械厂”（天津）装配车间主任……主持3.5项A/B类改造——获￥5,000元奖金！";
  g_autoptr (FormFonts) fonts = form_fonts_new ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (FormLine));

  for (double width = 10; width < 1000; width += 3.7)
    {
      gboolean running = width > 500;
      guint end = 0;

      form_wrap (fonts, FORM_STYLE (FORM_ROLE_SONG, FALSE), 10, 0, text, running ? width - 490 : width, 0, running, lines);
      for (guint i = 0; i < lines->len; i++)
        {
          const FormLine *line = &g_array_index (lines, FormLine, i);

          g_assert_cmpuint (line->start, ==, end);
          g_assert_true (line->width <= (running ? width - 490 : width) + 0.1 || line->n_characters == 1);
          end = line->start + line->length;
        }
      g_assert_cmpuint (end, ==, strlen (text));
    }
}

static void
test_indent (void)
{
  g_autoptr (FormFonts) fonts = form_fonts_new ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (FormLine));
  g_autofree char *joined = NULL;

  form_wrap (fonts, FORM_STYLE (FORM_ROLE_SONG, FALSE), 10, 0, "一二三四五六七八", 50, 20, FALSE, lines);
  joined = join ("一二三四五六七八", lines);
  g_assert_cmpstr (joined, ==, "一二三|四五六七八");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/wrap/breaks", test_breaks);
  g_test_add_func ("/forms/wrap/nothing-lost", test_nothing_lost);
  g_test_add_func ("/forms/wrap/indent", test_indent);
  return g_test_run ();
}
