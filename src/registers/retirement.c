/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定 (in force since 1 January 2025)
 * and the State Council's measures annexed to it, articles 1 to 4. */
#include "config.h"

#include "retirement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Article 1: whom the delay reaches first, how many months of birth bring one month of it, and
 * where it ends. */
typedef struct
{
  guint original;
  guint first_year; /* born in January of this year: the first to be delayed */
  guint step;
  guint cap;
} Rule;

static const Rule rules[] = {
  { 60, 1965, 4, 36 },
  { 55, 1970, 4, 36 },
  { 50, 1975, 2, 60 },
};

/* Months since year 0, -1 for no date. */
static int
count_months (const char *date)
{
  int year, month;

  for (guint i = 0; i < 7; i++)
    if (date == NULL || (i == 4 ? date[i] != '-' : !g_ascii_isdigit (date[i])))
      return -1;
  year = (int) g_ascii_strtoull (date, NULL, 10);
  month = (int) g_ascii_strtoull (date + 5, NULL, 10);
  return month >= 1 && month <= 12 && year >= 1800 ? year * 12 + month - 1 : -1;
}

static const Rule *
find_rule (guint original)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].original == original)
      return &rules[i];
  return NULL;
}

/**
 * retirement_reckon:
 * @sex: (nullable): "1" or "2"
 * @original: original age in years
 * @birth: (nullable): date or month of birth
 * @answer: (out caller-allocates): filled when %TRUE is returned
 *
 * Returns: %FALSE when the decision says nothing about such a person
 */
gboolean
retirement_reckon (const char *sex,
                   guint       original,
                   const char *birth,
                   Retirement *answer)
{
  const Rule *rule = find_rule (original);
  int born = count_months (birth);
  int since, month;

  if (rule == NULL || born < 0 || sex == NULL)
    return FALSE;
  /* Men had one age; a lower one comes from special trades, which have rules of their own. */
  if (strcmp (sex, "2") != 0 && (strcmp (sex, "1") != 0 || original != 60))
    return FALSE;
  since = born - (int) rule->first_year * 12;
  answer->original = original;
  answer->delay = since < 0 ? 0 : MIN (rule->cap, (guint) since / rule->step + 1);
  answer->years = original + answer->delay / 12;
  answer->months = answer->delay % 12;
  month = born + (int) original * 12 + (int) answer->delay;
  g_snprintf (answer->month, sizeof answer->month, "%04u-%02u",
              (guint) (month / 12) % 10000, (guint) (month % 12) + 1);
  return TRUE;
}

gboolean
retirement_is_reached (const Retirement *answer,
                       const char       *today)
{
  int now = count_months (today);

  return now >= 0 && count_months (answer->month) <= now;
}

char *
retirement_dup_age (const Retirement *answer)
{
  if (answer->months == 0)
    return g_strdup_printf (_("%u周岁"), answer->years);
  return g_strdup_printf (_("%u周岁零%u个月"), answer->years, answer->months);
}

char *
retirement_dup_working (const Retirement *answer,
                        const char       *birth)
{
  const Rule *rule = find_rule (answer->original);
  g_autofree char *age = retirement_dup_age (answer);

  g_return_val_if_fail (rule != NULL, NULL);

  if (answer->delay == 0)
    return g_strdup_printf (_("%.7s出生，早于%u年1月，原法定退休年龄%u周岁不延迟。"),
                            birth, rule->first_year, answer->original);
  return g_strdup_printf (_("%.7s出生，原法定退休年龄%u周岁；自%u年1月出生者起每%u个月延迟1个月，"
                            "最多%u个月，应延迟%u个月，即%s。"),
                          birth, answer->original, rule->first_year, rule->step, rule->cap,
                          answer->delay, age);
}
