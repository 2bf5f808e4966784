/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The retirement month follows from sex, former age and birth month alone: for each month looked at
 * the birth months are reckoned backwards, and the file is asked for just those. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ages.h"

#include <string.h>

#include "ledger-date.h"
#include "members.h"
#include "retirement.h"

#define ADULT_AGE 18
/* Nobody is older than a hundred: forty years over the earliest age, fifty over that of women. */
#define OVER_MONTHS (50 * 12)
/* The delay is sixty months at most. */
#define MAX_DELAY 60

typedef struct
{
  const char *sex;
  const char *entered; /* 原退休年龄 as entered, %NULL for none */
  guint       original;
} AgeClass;

/* A woman whose former age is not entered may have either. */
static const AgeClass classes[] = {
  { "1", "60", 60 }, { "1", NULL, 60 }, { "2", "55", 55 }, { "2", "50", 50 }, { "2", NULL, 50 }, { "2", NULL, 55 },
};

static char *
add_months (const char *month,
            int         n)
{
  g_autofree char *day = g_strdup_printf ("%.7s-01", month);
  char *then = ledger_date_add_months (day, n);

  if (then != NULL)
    then[7] = '\0';
  return then;
}

/* Members of a class who are members now; born in the given months, both ends included. */
static LedgerQuery *
ask_class (const AgeClass *class,
           const char     *first,
           const char     *last)
{
  LedgerQuery *query = ledger_query_new (&members_register);
  g_autofree char *end = g_strconcat (last, "-31", NULL);

  if (first != NULL)
    ledger_query_add_filter (query, MEMBER_BIRTH_DATE, LEDGER_AT_LEAST, first);
  ledger_query_add_filter (query, MEMBER_BIRTH_DATE, LEDGER_AT_MOST, end);
  ledger_query_add_filter (query, MEMBER_GENDER, LEDGER_IS, class->sex);
  ledger_query_add_filter (query, MEMBER_RETIRE_AGE, class->entered != NULL ? LEDGER_IS : LEDGER_EMPTY, class->entered);
  ledger_query_add_filter (query, MEMBER_STATUS, LEDGER_IS, "A");
  return query;
}

/* Those whose retirement month is one of @from to @to. Every birth month has a retirement month of its
 * own, between the former age and MAX_DELAY later; births of up to @back months before are tried. */
static gboolean
add_class (const ReminderLook *look,
           const AgeClass     *class,
           const char         *from,
           const char         *to,
           int                 back,
           gboolean            over,
           GArray             *hits,
           GError            **error)
{
  for (int n = back + MAX_DELAY; n >= 0; n--)
    {
      g_autofree char *birth = add_months (to, -(int) class->original * 12 - n);
      g_autoptr (LedgerQuery) query = NULL;
      Retirement answer;

      if (!retirement_reckon (class->sex, class->original, birth, &answer) || strcmp (answer.month, from) < 0 ||
          strcmp (answer.month, to) > 0)
        continue;
      query = ask_class (class, birth, birth);
      /* Who works over age knowingly is registered so. */
      if (over)
        ledger_query_add_filter (query, MEMBER_EMPLOY_FORM, LEDGER_IS_NOT, "5");
      if (!reminder_add_query (look, query, answer.month, hits, error))
        return FALSE;
    }
  return TRUE;
}

/* From the month of @today on. */
gboolean
ages_find_retiring (const ReminderLook *look,
                    GArray             *hits,
                    GError            **error)
{
  g_autofree char *from = add_months (look->today, 0);
  g_autofree char *to = add_months (look->until, 0);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (!add_class (look, &classes[i], from, to, ledger_date_days_between (look->today, look->until) / 28, FALSE, hits, error))
      return FALSE;
  return TRUE;
}

static guint
get_original (LedgerRecord *record,
              const char   *month)
{
  const char *sex = ledger_record_get (record, MEMBER_GENDER);
  const char *birth = ledger_record_get (record, MEMBER_BIRTH_DATE);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      Retirement answer;

      if (g_strcmp0 (classes[i].sex, sex) == 0 &&
          g_strcmp0 (classes[i].entered, ledger_record_get (record, MEMBER_RETIRE_AGE)) == 0 &&
          retirement_reckon (sex, classes[i].original, birth, &answer) && strcmp (answer.month, month) == 0)
        return classes[i].original;
    }
  return 0;
}

static char *
dup_age (LedgerRecord *record,
         const char   *month)
{
  Retirement answer;
  guint original = get_original (record, month);

  if (!retirement_reckon (ledger_record_get (record, MEMBER_GENDER), original,
                          ledger_record_get (record, MEMBER_BIRTH_DATE), &answer))
    return g_strdup ("");
  if (ledger_record_get (record, MEMBER_RETIRE_AGE) == NULL && original != 60)
    {
      g_autofree char *age = retirement_dup_age (&answer);

      return g_strdup_printf (_("%s；原退休年龄没有填，按%u周岁推算"), age, original);
    }
  return retirement_dup_age (&answer);
}

char *
ages_say_retiring (const ReminderLook *look,
                   LedgerRecord       *record,
                   const ReminderHit  *hit)
{
  g_autofree char *age = dup_age (record, hit->date);

  return g_strdup_printf (_("%s到法定退休年龄（%s），请核对是否办理退休和保留会籍"), hit->date, age);
}

/* Before the month of @today. A class without anybody old enough is asked once. */
gboolean
ages_find_over (const ReminderLook *look,
                GArray             *hits,
                GError            **error)
{
  g_autofree char *from = add_months (look->today, -OVER_MONTHS);
  g_autofree char *to = add_months (look->today, -1);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      g_autofree char *youngest = add_months (to, -(int) classes[i].original * 12);
      g_autoptr (LedgerQuery) any = ask_class (&classes[i], NULL, youngest);

      /* Of a woman who may have either, only the later age is sure. */
      if ((classes[i].entered == NULL && classes[i].original == 50) || ledger_store_count (look->store, any) == 0)
        continue;
      if (!add_class (look, &classes[i], from, to, OVER_MONTHS, TRUE, hits, error))
        return FALSE;
    }
  return TRUE;
}

char *
ages_say_over (const ReminderLook *look,
               LedgerRecord       *record,
               const ReminderHit  *hit)
{
  g_autofree char *age = dup_age (record, hit->date);

  return g_strdup_printf (_("%s已到法定退休年龄（%s），请核对：已退休的办理保留会籍，超龄用工的应有书面用工协议和工伤保险"),
                          hit->date, age);
}

gboolean
ages_find_minors (const ReminderLook *look,
                  GArray             *hits,
                  GError            **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  g_autofree char *grown = ledger_date_add_years (look->today, -ADULT_AGE);
  g_autofree char *born_after = ledger_date_add_days (grown, 1);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, MEMBER_BIRTH_DATE, LEDGER_AT_LEAST, born_after);
  ledger_query_add_filter (query, MEMBER_STATUS, LEDGER_IS, "A");
  ids = ledger_store_select (look->store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      ReminderHit hit = { .id = g_array_index (ids, gint64, i) };
      g_autoptr (LedgerRecord) member = ledger_store_load (look->store, &members_register, hit.id, error);
      g_autofree char *adult = member != NULL ? ledger_date_add_years (ledger_record_get (member, MEMBER_BIRTH_DATE), ADULT_AGE)
                                              : NULL;

      if (member == NULL)
        return FALSE;
      g_strlcpy (hit.date, adult != NULL ? adult : "", sizeof hit.date);
      g_array_append_val (hits, hit);
    }
  return ids != NULL;
}

char *
ages_say_minor (const ReminderLook *look,
                LedgerRecord       *record,
                const ReminderHit  *hit)
{
  return g_strdup_printf (_("%s才满18周岁，属未成年工，用人单位应办理登记并定期健康检查"), hit->date);
}
