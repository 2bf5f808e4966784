/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed stays; what the rows told last time is told anew. Rows of several years: the latest year counts.
 * Words that are kept in the ledger are never translated. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-household.h"

#include <string.h>

#include "aid-rules.h"
#include "child-rows.h"
#include "codes.h"
#include "hardship-expenses.h"
#include "hardship-family.h"
#include "hardship-files.h"
#include "hardship-incomes.h"
#include "ledger-amount.h"
#include "ledger-date.h"

/* What the level rests on. */
static const guint inputs[] = {
  HARDSHIP_PEOPLE, HARDSHIP_YEAR_INCOME, HARDSHIP_EXPENSES, HARDSHIP_SUDDEN, HARDSHIP_SUDDEN_COST, HARDSHIP_EXCLUSIONS,
  HARDSHIP_WORK_STATE, HARDSHIP_IN_TOWN, HARDSHIP_CONTRACT_FROM, HARDSHIP_WORK_SINCE,
};

static const struct
{
  const char *level;
  const char *standard;
} standards[] = {
  { HARDSHIP_LEVEL_DEEP, "低保标准以下" },
  { HARDSHIP_LEVEL_RELATIVE, "低保标准2倍以下" },
  { HARDSHIP_LEVEL_SUDDEN, "意外致困" },
};

/* One sum over rows of one year. */
typedef struct
{
  guint  n;
  gint64 year; /* 0: none of them has one */
  gint64 sum;
} YearSum;

/* A row of the year @year counts for @year, one without a year for any. */
static void
sum_year (GPtrArray *rows,
          guint      year_field,
          guint      amount_field,
          YearSum   *sum)
{
  for (guint i = 0; i < rows->len; i++)
    sum->year = MAX (sum->year, ledger_record_get_number (g_ptr_array_index (rows, i), year_field));
  for (guint i = 0; i < rows->len; i++)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);
      gint64 year = ledger_record_get_number (row, year_field);

      if (year != 0 && year != sum->year)
        continue;
      sum->n++;
      sum->sum += ledger_record_get_number (row, amount_field);
    }
}

static void
set_number (LedgerEdit *edit,
            guint       field,
            gint64      number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  if (g_strcmp0 (text, ledger_edit_get (edit, field)) != 0)
    ledger_edit_set (edit, field, text);
}

/* @field has what the rows told before, or nothing: it gets what they tell now. */
static void
follow_rows (LedgerEdit *edit,
             guint       field,
             guint       told_field,
             gint64      told)
{
  const char *present = ledger_edit_get (edit, field);

  if (present == NULL || g_strcmp0 (present, ledger_edit_get (edit, told_field)) == 0)
    set_number (edit, field, told);
  set_number (edit, told_field, told);
}

static gint64
count_together (GPtrArray *family,
                gint64    *month_income,
                gboolean  *known)
{
  gint64 n = 1;

  *month_income = 0;
  *known = FALSE;
  for (guint i = 0; i < family->len; i++)
    {
      LedgerRecord *person = g_ptr_array_index (family, i);

      if (ledger_record_get_flag (person, HARDSHIP_FAMILY_APART))
        continue;
      n++;
      *known |= ledger_record_get (person, HARDSHIP_FAMILY_MONTH_INCOME) != NULL;
      *month_income += ledger_record_get_number (person, HARDSHIP_FAMILY_MONTH_INCOME);
    }
  return n;
}

/* "家庭年收入：2025年收入明细3笔合计 36000.00元", %NULL where nothing tells. Where there are no rows: twelve months of
 * the worker, and beside them the other income of the family as typed, else twelve months of those who live there. */
static char *
tell_income (LedgerEdit *edit,
             GPtrArray  *family,
             gint64     *told)
{
  g_autoptr (GPtrArray) rows = child_rows_load (edit, &hardship_incomes_register);
  gint64 own = ledger_record_get_number (edit->after, HARDSHIP_MONTH_INCOME);
  gint64 others = 0;
  gboolean typed = ledger_edit_get (edit, HARDSHIP_OTHER_INCOME) != NULL, known = FALSE;
  g_autofree char *sum = NULL, *month = NULL, *rest = NULL;
  YearSum year = { 0 };

  if (rows->len > 0)
    {
      sum_year (rows, HARDSHIP_INCOME_YEAR, HARDSHIP_INCOME_AMOUNT, &year);
      *told = year.sum;
      sum = ledger_amount_plain (year.sum);
      return year.year != 0 ? g_strdup_printf ("家庭年收入：%d年收入明细%u笔合计 %s元", (int) year.year, year.n, sum)
                            : g_strdup_printf ("家庭年收入：收入明细%u笔合计 %s元", year.n, sum);
    }
  count_together (family, &others, &known);
  if (!typed && !known && ledger_edit_get (edit, HARDSHIP_MONTH_INCOME) == NULL)
    return NULL;
  rest = ledger_amount_plain (typed ? ledger_record_get_number (edit->after, HARDSHIP_OTHER_INCOME) : others);
  *told = own * 12 + (typed ? ledger_record_get_number (edit->after, HARDSHIP_OTHER_INCOME) : others * 12);
  month = ledger_amount_plain (own);
  sum = ledger_amount_plain (*told);
  return typed ? g_strdup_printf ("家庭年收入：没有收入明细，本人月均收入 %s元×12＋家庭其他年收入 %s元＝%s元", month, rest, sum)
               : g_strdup_printf ("家庭年收入：没有收入明细，（本人月均收入 %s元＋家庭成员月收入 %s元）×12＝%s元", month, rest, sum);
}

static char *
tell_expenses (LedgerEdit *edit)
{
  g_autoptr (GPtrArray) rows = child_rows_load (edit, &hardship_expenses_register);
  g_autofree char *sum = NULL;
  YearSum year = { 0 };

  if (rows->len == 0)
    return NULL;
  sum_year (rows, HARDSHIP_EXPENSE_YEAR, HARDSHIP_EXPENSE_AMOUNT, &year);
  set_number (edit, HARDSHIP_EXPENSES, year.sum);
  sum = ledger_amount_plain (year.sum);
  return year.year != 0 ? g_strdup_printf ("刚性支出：%d年支出明细%u笔合计 %s元", (int) year.year, year.n, sum)
                        : g_strdup_printf ("刚性支出：支出明细%u笔合计 %s元", year.n, sum);
}

static HardshipAnswer
get_answer (LedgerRecord *file,
            guint         field)
{
  if (ledger_record_get (file, field) == NULL)
    return HARDSHIP_MAYBE;
  return ledger_record_get_flag (file, field) ? HARDSHIP_YES : HARDSHIP_NO;
}

/* A contract, else work, that began a year before. */
static HardshipAnswer
is_employed (LedgerRecord *file,
             const char   *day)
{
  const char *contract = ledger_record_get (file, HARDSHIP_CONTRACT_FROM);
  const char *since = contract != NULL ? contract : ledger_record_get (file, HARDSHIP_WORK_SINCE);
  g_autofree char *year = ledger_date_add_years (day, -1);

  if (since == NULL || year == NULL)
    return HARDSHIP_MAYBE;
  return strncmp (since, year, strlen (since)) <= 0 ? HARDSHIP_YES : HARDSHIP_NO;
}

/* "低保标准依据：…（2026-01-01起）" */
static char *
dup_rule_words (LedgerRecord *rule)
{
  const char *basis = rule != NULL ? ledger_record_get (rule, BENEFIT_RULE_BASIS) : NULL;
  const char *from = rule != NULL ? ledger_record_get (rule, BENEFIT_RULE_FROM_DATE) : NULL;

  if (basis == NULL)
    return NULL;
  return from != NULL ? g_strdup_printf ("低保标准依据：%s（%s起）", basis, from)
                      : g_strdup_printf ("低保标准依据：%s", basis);
}

HardshipLevel *
hardship_household_judge (LedgerStore   *store,
                          LedgerRecord  *file,
                          gint64         income,
                          gint64         expenses,
                          gint64         people,
                          const char    *day,
                          gint64        *subsistence,
                          char         **rule)
{
  g_autoptr (LedgerRecord) standard = benefit_rule_find (store, AID_ITEM_SUBSISTENCE, day);
  HardshipFigures figures = {
    .income = income,
    .expenses = expenses,
    .people = people,
    .subsistence = standard != NULL ? ledger_record_get_number (standard, BENEFIT_RULE_EACH_LIMIT) : 0,
    .sudden = ledger_record_get (file, HARDSHIP_SUDDEN),
    .sudden_cost = ledger_record_get (file, HARDSHIP_SUDDEN_COST) != NULL
                   ? ledger_record_get_number (file, HARDSHIP_SUDDEN_COST) : HARDSHIP_UNKNOWN,
    .migrant = ledger_record_is (file, HARDSHIP_WORK_STATE, HARDSHIP_WORK_MIGRANT),
    .in_town = get_answer (file, HARDSHIP_IN_TOWN),
    .employed = is_employed (file, day),
    .exclusions = ledger_record_get (file, HARDSHIP_EXCLUSIONS),
  };

  *subsistence = figures.subsistence;
  *rule = dup_rule_words (standard);
  return hardship_level_find (&figures);
}

static void
follow_level (LedgerEdit *edit,
              const char *code)
{
  const char *level = ledger_edit_get (edit, HARDSHIP_LEVEL);
  const char *status = ledger_edit_get (edit, HARDSHIP_STATUS);
  gboolean under_way = status == NULL || strcmp (status, HARDSHIP_FILED) < 0;

  /* Later a review decides, or a person. */
  if (under_way && code != NULL && (level == NULL || g_strcmp0 (level, ledger_edit_get (edit, HARDSHIP_FIGURE_LEVEL)) == 0))
    ledger_edit_set (edit, HARDSHIP_LEVEL, code);
}

static void
set_figures (LedgerEdit          *edit,
             const HardshipLevel *level,
             gint64               subsistence,
             const char          *working)
{
  const char *former = ledger_edit_get (edit, HARDSHIP_FIGURE_TEXT);
  g_autofree char *left = level->reckoned ? g_strdup_printf ("%" G_GINT64_FORMAT, level->left) : NULL;
  g_autofree char *line = subsistence != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, subsistence) : NULL;

  follow_level (edit, level->code);
  /* Opening a file on another day changes nothing of it. */
  if (g_strcmp0 (former, working) == 0 && g_strcmp0 (level->code, ledger_edit_get (edit, HARDSHIP_FIGURE_LEVEL)) == 0)
    return;
  ledger_edit_set (edit, HARDSHIP_FIGURE_LEVEL, level->code);
  ledger_edit_set (edit, HARDSHIP_FIGURE_TEXT, working);
  ledger_edit_set (edit, HARDSHIP_MONTHLY_LEFT, left);
  ledger_edit_set (edit, HARDSHIP_SUBSISTENCE, line);
  ledger_edit_set (edit, HARDSHIP_FIGURE_DATE, ledger_edit_get_today (edit));
}

static void
reckon (LedgerEdit *edit,
        const char *income_words,
        const char *expense_words)
{
  LedgerRecord *file = edit->after;
  gint64 income = ledger_record_get (file, HARDSHIP_YEAR_INCOME) != NULL
                  ? ledger_record_get_number (file, HARDSHIP_YEAR_INCOME) : HARDSHIP_UNKNOWN;
  g_autofree char *rule = NULL;
  gint64 subsistence = 0;
  g_autoptr (HardshipLevel) level =
    hardship_household_judge (edit->store, file, income, ledger_record_get_number (file, HARDSHIP_EXPENSES),
                              ledger_record_get_number (file, HARDSHIP_PEOPLE), ledger_edit_get_today (edit),
                              &subsistence, &rule);
  gboolean as_told = g_strcmp0 (ledger_edit_get (edit, HARDSHIP_YEAR_INCOME), ledger_edit_get (edit, HARDSHIP_RECKONED_INCOME)) == 0;
  const char *lines[] = { as_told ? income_words : NULL, expense_words, level->working, rule, NULL };
  GString *working = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL && lines[i][0] != '\0')
      g_string_append_printf (working, "%s%s", working->len > 0 ? "\n" : "", lines[i]);
  if (level->lacks != NULL)
    g_string_append_printf (working, "%s还不能认定：%s", working->len > 0 ? "\n" : "", level->lacks);
  set_figures (edit, level, subsistence, working->str);
  g_string_free (working, TRUE);
}

/* While under way the figures are those of today; later those on which it was decided. */
static gboolean
is_reckoned_now (LedgerEdit *edit)
{
  const char *status = ledger_edit_get (edit, HARDSHIP_STATUS);
  gboolean changes = edit->before == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    changes |= ledger_edit_changes (edit, inputs[i]);
  if (status == NULL || strcmp (status, HARDSHIP_FILED) < 0)
    return edit->before == NULL ? ledger_edit_get (edit, HARDSHIP_NAME) != NULL : TRUE;
  return strcmp (status, HARDSHIP_FILED) == 0 && changes;
}

static void
derive_standard (LedgerEdit *edit)
{
  const char *level = ledger_edit_get (edit, HARDSHIP_LEVEL);
  const char *present = ledger_edit_get (edit, HARDSHIP_STANDARD);
  const char *standard = NULL;
  gboolean own = present == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (standards); i++)
    {
      own |= g_strcmp0 (present, standards[i].standard) == 0;
      if (g_strcmp0 (level, standards[i].level) == 0)
        standard = standards[i].standard;
    }
  if (own && g_strcmp0 (present, standard) != 0)
    ledger_edit_set (edit, HARDSHIP_STANDARD, standard);
}

void
hardship_household_derive (LedgerEdit *edit)
{
  g_autoptr (GPtrArray) family = child_rows_load (edit, &hardship_family_register);
  g_autofree char *income_words = NULL, *expense_words = NULL;
  gint64 told = 0, month_income = 0, people;
  gboolean known;

  if (family->len > 0)
    follow_rows (edit, HARDSHIP_PEOPLE, HARDSHIP_RECKONED_PEOPLE, count_together (family, &month_income, &known));
  income_words = tell_income (edit, family, &told);
  if (income_words != NULL)
    follow_rows (edit, HARDSHIP_YEAR_INCOME, HARDSHIP_RECKONED_INCOME, told);
  expense_words = tell_expenses (edit);
  people = ledger_record_get_number (edit->after, HARDSHIP_PEOPLE);
  if (people > 0 && ledger_edit_get (edit, HARDSHIP_YEAR_INCOME) != NULL)
    set_number (edit, HARDSHIP_PER_CAPITA, (ledger_record_get_number (edit->after, HARDSHIP_YEAR_INCOME) + people / 2) / people);
  if (is_reckoned_now (edit))
    reckon (edit, income_words, expense_words);
  derive_standard (edit);
}

void
hardship_household_check (LedgerEdit     *edit,
                          LedgerProblems *problems)
{
  LedgerRecord *file = edit->after;
  const char *people = ledger_edit_get (edit, HARDSHIP_PEOPLE), *told_people = ledger_edit_get (edit, HARDSHIP_RECKONED_PEOPLE);
  const char *income = ledger_edit_get (edit, HARDSHIP_YEAR_INCOME), *told_income = ledger_edit_get (edit, HARDSHIP_RECKONED_INCOME);

  if (people != NULL && ledger_record_get_number (file, HARDSHIP_PEOPLE) <= 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_PEOPLE, "people", _("家庭人口至少是1人，请改正"));
  else if (people != NULL && told_people != NULL && strcmp (people, told_people) != 0)
    ledger_problems_add (problems, LEDGER_WARNING, HARDSHIP_PEOPLE, "people-sum",
                         _("家庭人口填的是%s人，家庭成员里共同生活的连本人是%s人，请核对"), people, told_people);
  if (income != NULL && told_income != NULL && strcmp (income, told_income) != 0)
    {
      g_autofree char *typed = ledger_amount_plain (ledger_record_get_number (file, HARDSHIP_YEAR_INCOME));
      g_autofree char *told = ledger_amount_plain (ledger_record_get_number (file, HARDSHIP_RECKONED_INCOME));

      ledger_problems_add (problems, LEDGER_WARNING, HARDSHIP_YEAR_INCOME, "income-sum",
                           _("家庭年度总收入填的是%s元，按明细或月收入计算是%s元，请核对"), typed, told);
    }
}

void
hardship_household_check_line (LedgerEdit     *line,
                               guint           year_field,
                               guint           amount_field,
                               LedgerProblems *problems)
{
  gint64 year = ledger_record_get_number (line->after, year_field);
  gint64 now = g_ascii_strtoll (ledger_edit_get_today (line), NULL, 10);

  if (ledger_edit_get (line, year_field) != NULL && (year < HARDSHIP_FIRST_YEAR || year > now))
    ledger_problems_add (problems, LEDGER_BLOCKING, year_field, "year", _("年度“%d”不对，请写成四位数，不晚于今年"), (int) year);
  /* A business may make a loss; nothing is spent backwards. */
  if (line->reg == &hardship_expenses_register && ledger_record_get_number (line->after, amount_field) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, amount_field, "negative", _("支出不能是负数，请改正"));
}
