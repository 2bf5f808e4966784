/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All comparisons are made in whole 分 by multiplying, never with the rounded figure: half a 分 decides for nobody.
 * The working is kept in the ledger and printed, so it is never translated. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-level.h"

#include <string.h>

#include "codes.h"
#include "ledger-amount.h"

#define MONTHS 12

/* A cause of this code needs no cost: injury or death in a disaster or public event. */
#define DISASTER "1"

typedef struct
{
  const HardshipFigures *figures;
  GString               *working;
  GString               *lacks;
} Judge;

static void
add_part (GString    *text,
          const char *joint,
          const char *format,
          ...) G_GNUC_PRINTF (3, 4);

static void
add_part (GString    *text,
          const char *joint,
          const char *format,
          ...)
{
  va_list args;

  if (text->len > 0)
    g_string_append (text, joint);
  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);
}

/* Halves away from zero. @by: positive. */
static gint64
divide (gint64 amount,
        gint64 by)
{
  gint64 size = amount < 0 ? -amount : amount;
  gint64 whole = size / by + (size % by * 2 >= by ? 1 : 0);

  return amount < 0 ? -whole : whole;
}

/* "（36000.00元−12000.00元）÷12÷3人＝666.67元" */
static char *
dup_formula (const HardshipFigures *figures,
             gint64                 left)
{
  g_autofree char *income = ledger_amount_plain (figures->income);
  g_autofree char *expenses = ledger_amount_plain (figures->expenses);
  g_autofree char *each = ledger_amount_plain (left);

  return g_strdup_printf ("（%s元−%s元）÷12÷%d人＝%s元", income, expenses, (int) figures->people, each);
}

static const char *
judge_line (Judge      *judge,
            const char *formula)
{
  const HardshipFigures *figures = judge->figures;
  gint64 left = figures->income - figures->expenses;
  gint64 line = figures->subsistence * MONTHS * figures->people;
  g_autofree char *once = ledger_amount_plain (figures->subsistence);
  g_autofree char *twice = ledger_amount_plain (2 * figures->subsistence);

  if (left < line)
    {
      add_part (judge->working, "\n", "%s，低于低保标准 %s元：深度困难", formula, once);
      return HARDSHIP_LEVEL_DEEP;
    }
  if (left < 2 * line)
    {
      add_part (judge->working, "\n", "%s，不低于低保标准 %s元，低于其2倍 %s元：相对困难", formula, once, twice);
      return HARDSHIP_LEVEL_RELATIVE;
    }
  add_part (judge->working, "\n", "%s，不低于低保标准的2倍 %s元：不属于深度困难和相对困难", formula, twice);
  return HARDSHIP_LEVEL_NONE;
}

/* %NULL: cannot be said. */
static const char *
judge_income (Judge         *judge,
              HardshipLevel *level)
{
  const HardshipFigures *figures = judge->figures;
  g_autofree char *formula = NULL;
  const char *code = NULL;

  if (figures->income == HARDSHIP_UNKNOWN)
    add_part (judge->lacks, "；", "请填家庭年度总收入或收入明细");
  if (figures->people <= 0)
    add_part (judge->lacks, "；", "请填家庭人口或家庭成员");
  if (figures->income != HARDSHIP_UNKNOWN && figures->people > 0)
    {
      level->reckoned = TRUE;
      level->left = divide (figures->income - figures->expenses, MONTHS * figures->people);
      formula = dup_formula (figures, level->left);
    }
  if (figures->subsistence <= 0)
    add_part (judge->lacks, "；", "没有当日有效的低保标准，请在“慰问标准”里新增“最低生活保障标准（月）”，填每次限额、生效日期，并勾选本会采用");
  else if (formula != NULL)
    code = judge_line (judge, formula);
  if (formula != NULL && code == NULL)
    add_part (judge->working, "\n", "%s", formula);
  if (formula != NULL && (figures->income - figures->expenses) % (MONTHS * figures->people) != 0)
    add_part (judge->working, "\n", "得数四舍五入到分；与标准比较时不用四舍五入的数");
  return code;
}

/* More than 80% of what the household takes in during a year. */
static gboolean
judge_cost (Judge      *judge,
            const char *cause)
{
  const HardshipFigures *figures = judge->figures;
  g_autofree char *cost = NULL, *share = NULL;
  gboolean over;

  if (figures->sudden_cost == HARDSHIP_UNKNOWN)
    {
      add_part (judge->lacks, "；", "请填突发事件个人负担");
      add_part (judge->working, "\n", "%s：个人负担没有填，不能判断是否意外致困", cause);
    }
  if (figures->sudden_cost == HARDSHIP_UNKNOWN || figures->income == HARDSHIP_UNKNOWN)
    return FALSE;
  over = figures->sudden_cost * 5 > figures->income * 4;
  cost = ledger_amount_plain (figures->sudden_cost);
  share = ledger_amount_plain (divide (figures->income * 4, 5));
  add_part (judge->working, "\n", over ? "%s：个人负担 %s元，超过家庭年收入的80%%（%s元）：意外致困"
                        : "%s：个人负担 %s元，没有超过家庭年收入的80%%（%s元）：不属于意外致困", cause, cost, share);
  return over;
}

static gboolean
judge_sudden (Judge *judge)
{
  const LedgerChoice *cause = judge->figures->sudden != NULL
                              ? ledger_choices_find (codes_sudden_cause, judge->figures->sudden) : NULL;

  if (cause == NULL || strcmp (cause->code, "0") == 0)
    return FALSE;
  if (strcmp (cause->code, DISASTER) != 0)
    return judge_cost (judge, cause->title);
  add_part (judge->working, "\n", "%s：意外致困", cause->title);
  return TRUE;
}

static void
judge_answer (Judge          *judge,
              HardshipAnswer  answer,
              gboolean       *fails,
              const char     *yes,
              const char     *no,
              const char     *lack)
{
  if (answer == HARDSHIP_MAYBE)
    add_part (judge->lacks, "；", "%s", lack);
  else
    add_part (judge->working, "\n", "%s", answer == HARDSHIP_YES ? yes : no);
  *fails |= answer == HARDSHIP_NO;
}

/* What refuses a household whatever it has left. */
static gboolean
judge_bars (Judge *judge)
{
  const HardshipFigures *figures = judge->figures;
  g_autoptr (GString) found = g_string_new (NULL);
  gboolean fails = FALSE;

  if (figures->migrant)
    {
      judge_answer (judge, figures->in_town, &fails, "农民工：在城镇居住", "农民工：没有在城镇居住，不予认定",
                    "农民工请填是否在城镇居住");
      judge_answer (judge, figures->employed, &fails, "农民工：劳动关系满一年", "农民工：劳动关系不满一年，不予认定",
                    "农民工请填劳动合同签订日期或工作时间");
    }
  for (const LedgerChoice *choice = codes_hardship_exclusion; figures->exclusions != NULL && choice->code != NULL; choice++)
    if (ledger_choices_include (figures->exclusions, choice->code))
      add_part (found, "、", "%s", choice->title);
  if (found->len > 0)
    add_part (judge->working, "\n", "有不予认定的情形：%s", found->str);
  return fails || found->len > 0;
}

HardshipLevel *
hardship_level_find (const HardshipFigures *figures)
{
  HardshipLevel *level = g_new0 (HardshipLevel, 1);
  Judge judge = { figures, g_string_new (NULL), g_string_new (NULL) };
  const char *by_income = judge_income (&judge, level);
  gboolean sudden = judge_sudden (&judge);
  gboolean poor = by_income != NULL && strcmp (by_income, HARDSHIP_LEVEL_NONE) != 0;
  gsize lacking = judge.lacks->len;
  gboolean barred = judge_bars (&judge);

  if (barred || (!poor && !sudden && lacking == 0))
    level->code = HARDSHIP_LEVEL_NONE;
  else if (judge.lacks->len == lacking && (poor || sudden))
    level->code = poor ? by_income : HARDSHIP_LEVEL_SUDDEN;
  if (poor && sudden && !barred)
    add_part (judge.working, "\n", "两种情形都符合，按%s认定", ledger_choices_find (codes_hardship, by_income)->title);
  level->working = g_string_free (judge.working, FALSE);
  level->lacks = g_string_free (judge.lacks, judge.lacks->len == 0);
  return level;
}

void
hardship_level_free (HardshipLevel *self)
{
  g_free (self->working);
  g_free (self->lacks);
  g_free (self);
}

const char *
hardship_level_get_basis (void)
{
  return _("困难职工家庭认定标准（青岛市总工会）：（家庭成员年度可支配收入−刚性支出）÷12÷家庭共同生活人口；低于低保标准的为深度困难，"
           "低于2倍的为相对困难；灾害或公共事件致伤亡，或一年内因突发事件、意外、重病支出超过家庭年收入80%的为意外致困");
}
