/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formula of hardship at its edges: exactly the line, one 分 below it, nobody, less than nothing. */
#include <glib.h>
#include <string.h>

#include "hardship-level.h"

#define YUAN 100
#define NOT HARDSHIP_UNKNOWN

/* Amounts in 元, -1: unknown. */
static const struct
{
  double          income;
  double          expenses;
  int             people;
  double          line;
  const char     *sudden;
  double          cost;
  const char     *code;
  const char     *working;
} vectors[] = {
  { 36000, 12000, 3, 900, NULL, -1, "1",
    "（36000.00元−12000.00元）÷12÷3人＝666.67元，低于低保标准 900.00元：深度困难\n得数四舍五入到分；与标准比较时不用四舍五入的数" },
  /* 32400 = 900 x 12 x 3: exactly the line is not below it. */
  { 32400, 0, 3, 900, NULL, -1, "2", "（32400.00元−0.00元）÷12÷3人＝900.00元，不低于低保标准 900.00元，低于其2倍 1800.00元：相对困难" },
  /* One 分 a year below: shown as 900.00, yet below. */
  { 32399.99, 0, 3, 900, NULL, -1, "1",
    "（32399.99元−0.00元）÷12÷3人＝900.00元，低于低保标准 900.00元：深度困难\n得数四舍五入到分；与标准比较时不用四舍五入的数" },
  /* One 分 a month and person below. */
  { 32399.64, 0, 3, 900, NULL, -1, "1", "（32399.64元−0.00元）÷12÷3人＝899.99元，低于低保标准 900.00元：深度困难" },
  { 64800, 0, 3, 900, NULL, -1, "0", "（64800.00元−0.00元）÷12÷3人＝1800.00元，不低于低保标准的2倍 1800.00元：不属于深度困难和相对困难" },
  { 64799.99, 0, 3, 900, NULL, -1, "2", NULL },
  { 64799.64, 0, 3, 900, NULL, -1, "2", "（64799.64元−0.00元）÷12÷3人＝1799.99元，不低于低保标准 900.00元，低于其2倍 1800.00元：相对困难" },
  { 10000, 46000, 3, 900, NULL, -1, "1", "（10000.00元−46000.00元）÷12÷3人＝-1000.00元，低于低保标准 900.00元：深度困难" },
  { 0, 0, 1, 900, NULL, -1, "1", "（0.00元−0.00元）÷12÷1人＝0.00元，低于低保标准 900.00元：深度困难" },
  { -2400, 0, 1, 900, "0", -1, "1", "（-2400.00元−0.00元）÷12÷1人＝-200.00元，低于低保标准 900.00元：深度困难" },
  { 36000, 0, 0, 900, NULL, -1, NULL, "" },
  { -1, 0, 3, 900, NULL, -1, NULL, "" },
  { 36000, 12000, 3, 0, NULL, -1, NULL, "（36000.00元−12000.00元）÷12÷3人＝666.67元\n得数四舍五入到分；与标准比较时不用四舍五入的数" },
  /* 80% of 100000: exactly is not more. */
  { 100000, 0, 2, 900, "4", 80000, "0",
    "（100000.00元−0.00元）÷12÷2人＝4166.67元，不低于低保标准的2倍 1800.00元：不属于深度困难和相对困难\n得数四舍五入到分；与标准比较时不用四舍五入的数\n"
    "重大疾病：个人负担 80000.00元，没有超过家庭年收入的80%（80000.00元）：不属于意外致困" },
  { 100000, 0, 2, 900, "4", 80000.01, "3", NULL },
  { 120000, 0, 1, 900, "3", 96000.01, "3",
    "（120000.00元−0.00元）÷12÷1人＝10000.00元，不低于低保标准的2倍 1800.00元：不属于深度困难和相对困难\n"
    "意外伤害：个人负担 96000.01元，超过家庭年收入的80%（96000.00元）：意外致困" },
  { 120000, 0, 1, 900, "1", -1, "3",
    "（120000.00元−0.00元）÷12÷1人＝10000.00元，不低于低保标准的2倍 1800.00元：不属于深度困难和相对困难\n灾害或公共事件致伤亡：意外致困" },
  { -1, 0, 0, 0, "1", -1, "3", "灾害或公共事件致伤亡：意外致困" },
  { 120000, 0, 1, 900, "2", -1, NULL,
    "（120000.00元−0.00元）÷12÷1人＝10000.00元，不低于低保标准的2倍 1800.00元：不属于深度困难和相对困难\n突发事件：个人负担没有填，不能判断是否意外致困" },
  { 0, 0, 1, 900, "4", 0.01, "1", 
    "（0.00元−0.00元）÷12÷1人＝0.00元，低于低保标准 900.00元：深度困难\n重大疾病：个人负担 0.01元，超过家庭年收入的80%（0.00元）：意外致困\n"
    "两种情形都符合，按深度困难认定" },
};

static gint64
to_fen (double yuan)
{
  return yuan == -1 ? HARDSHIP_UNKNOWN : (gint64) (yuan * YUAN + (yuan < 0 ? -0.5 : 0.5));
}

static void
test_vectors (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      HardshipFigures figures = {
        .income = to_fen (vectors[i].income), .expenses = to_fen (vectors[i].expenses), .people = vectors[i].people,
        .subsistence = to_fen (vectors[i].line), .sudden = vectors[i].sudden, .sudden_cost = to_fen (vectors[i].cost),
      };
      g_autoptr (HardshipLevel) level = hardship_level_find (&figures);

      g_test_message ("%u: %s", i, level->working);
      g_assert_cmpstr (level->code, ==, vectors[i].code);
      if (vectors[i].working != NULL)
        g_assert_cmpstr (level->working, ==, vectors[i].working);
    }
}

static const struct
{
  HardshipFigures figures;
  const char     *lacks;
} lacking[] = {
  { { .income = NOT, .people = 0, .subsistence = 90000, .sudden_cost = NOT }, "请填家庭年度总收入或收入明细；请填家庭人口或家庭成员" },
  { { .income = 100, .people = 1, .subsistence = 0, .sudden_cost = NOT },
    "没有当日有效的低保标准，请在“慰问标准”里新增“最低生活保障标准（月）”，填每次限额、生效日期，并勾选本会采用" },
  { { .income = 100000000, .people = 1, .subsistence = 90000, .sudden = "4", .sudden_cost = NOT }, "请填突发事件个人负担" },
  { { .income = 100, .people = 1, .subsistence = 90000, .sudden_cost = NOT, .migrant = TRUE },
    "农民工请填是否在城镇居住；农民工请填劳动合同签订日期或工作时间" },
  { { .income = 100, .people = 1, .subsistence = 90000, .sudden_cost = NOT }, NULL },
};

static void
test_lacking (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lacking); i++)
    {
      g_autoptr (HardshipLevel) level = hardship_level_find (&lacking[i].figures);

      g_assert_cmpstr (level->lacks, ==, lacking[i].lacks);
      g_assert_cmpint (level->code == NULL, ==, lacking[i].lacks != NULL);
    }
}

/* What bars a household, whatever it has left. */
static const struct
{
  gboolean        migrant;
  HardshipAnswer  in_town;
  HardshipAnswer  employed;
  const char     *exclusions;
  const char     *code;
  const char     *line;
} bars[] = {
  { FALSE, HARDSHIP_NO, HARDSHIP_NO, NULL, "1", NULL },
  { TRUE, HARDSHIP_YES, HARDSHIP_YES, NULL, "1", "农民工：在城镇居住\n农民工：劳动关系满一年" },
  { TRUE, HARDSHIP_NO, HARDSHIP_YES, NULL, "0", "农民工：没有在城镇居住，不予认定\n农民工：劳动关系满一年" },
  { TRUE, HARDSHIP_YES, HARDSHIP_NO, NULL, "0", "农民工：在城镇居住\n农民工：劳动关系不满一年，不予认定" },
  { TRUE, HARDSHIP_MAYBE, HARDSHIP_YES, NULL, NULL, "农民工：劳动关系满一年" },
  { TRUE, HARDSHIP_MAYBE, HARDSHIP_NO, NULL, "0", "农民工：劳动关系不满一年，不予认定" },
  { FALSE, HARDSHIP_MAYBE, HARDSHIP_MAYBE, "2,5", "0", "有不予认定的情形：自费出国留学、有非营运机动车" },
};

static void
test_bars (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      HardshipFigures figures = {
        .income = 100 * YUAN, .people = 1, .subsistence = 900 * YUAN, .sudden_cost = HARDSHIP_UNKNOWN,
        .migrant = bars[i].migrant, .in_town = bars[i].in_town, .employed = bars[i].employed, .exclusions = bars[i].exclusions,
      };
      g_autoptr (HardshipLevel) level = hardship_level_find (&figures);
      const char *rest = strchr (level->working, '\n');

      g_test_message ("%s", level->working);
      g_assert_cmpstr (level->code, ==, bars[i].code);
      /* Behind the formula and the note on rounding. */
      rest = strchr (rest + 1, '\n');
      g_assert_cmpstr (rest != NULL ? rest + 1 : NULL, ==, bars[i].line);
    }
}

/* Every level of every line from 0 to 3 times it, one 分 apart: the shown figure never contradicts the level by more
 * than its rounding, and the levels change exactly at the line and its double. */
static void
test_edges (void)
{
  for (gint64 people = 1; people <= 7; people++)
    for (gint64 offset = -2; offset <= 2; offset++)
      for (gint64 times = 1; times <= 2; times++)
        {
          HardshipFigures figures = {
            .income = times * 87654 * 12 * people + offset, .people = people, .subsistence = 87654, .sudden_cost = HARDSHIP_UNKNOWN,
          };
          g_autoptr (HardshipLevel) level = hardship_level_find (&figures);
          const char *below = times == 1 ? "1" : "2", *not_below = times == 1 ? "2" : "0";

          g_assert_cmpstr (level->code, ==, offset < 0 ? below : not_below);
        }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hardship-level/vectors", test_vectors);
  g_test_add_func ("/hardship-level/lacking", test_lacking);
  g_test_add_func ("/hardship-level/bars", test_bars);
  g_test_add_func ("/hardship-level/edges", test_edges);
  return g_test_run ();
}
