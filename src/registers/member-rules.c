/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ages, dates and membership of a member. What cannot be is refused, what is doubtful may be
 * accepted with a reason, what is only needed on paper is marked as missing. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "member-rules.h"

#include <string.h>

#include "ledger-date.h"
#include "members.h"
#include "retirement.h"

/* 劳动法第十五条: nobody under sixteen may be employed. */
#define WORKING_AGE 16
#define ADULT_AGE   18
#define OLDEST      100
/* 中国共产主义青年团章程: members leave at twenty-eight. */
#define LEAGUE_AGE  28

static gboolean
is (LedgerEdit *edit,
    guint       field,
    const char *code)
{
  return ledger_record_is (edit->after, field, code);
}

/* Is @date before the day on which somebody born on @birth became @years old? A month counts
 * from its first day, for the clerk knows no better. */
static gboolean
is_before_age (const char *date,
               const char *birth,
               int         years)
{
  return date != NULL && birth != NULL && ledger_date_get_day (date) != 0 &&
         strlen (date) == strlen (birth) && ledger_date_get_age (birth, date) < years;
}

static void
check_age (LedgerEdit     *edit,
           LedgerProblems *problems)
{
  const char *birth = ledger_edit_get (edit, MEMBER_BIRTH_DATE);
  int age = birth != NULL ? ledger_date_get_age (birth, ledger_edit_get_today (edit)) : -1;

  if (age < 0)
    return;
  if (age < WORKING_AGE)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_BIRTH_DATE, "age-under",
                         _("出生日期%s，未满16周岁，不能入会（劳动法第十五条），请核对"), birth);
  else if (age < ADULT_AGE)
    ledger_problems_add (problems, LEDGER_WARNING, MEMBER_BIRTH_DATE, "age-minor",
                         _("现年%d周岁，属未成年工，用人单位应办理登记并定期健康检查（劳动法第五十八、六十五条）"), age);
  else if (age > OLDEST)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_BIRTH_DATE, "age-over",
                         _("出生日期%s，已超过100周岁，请核对"), birth);
  if (age > LEAGUE_AGE && is (edit, MEMBER_POLITICAL, "03"))
    ledger_problems_add (problems, LEDGER_WARNING, MEMBER_POLITICAL, "league-age",
                         _("政治面貌是共青团员，但已%d周岁，超过28周岁，请核对"), age);
}

/* The month with its working, so that the clerk can answer who asks. */
static void
note_retirement (const Retirement *answer,
                 const char       *birth,
                 LedgerProblems   *problems)
{
  g_autofree char *working = retirement_dup_working (answer, birth);

  ledger_problems_add (problems, LEDGER_NOTE, MEMBER_RETIRE_AGE, "retirement", _("%s到法定退休年龄：%s"), answer->month, working);
}

/* Over the statutory age somebody is retired, kept as 保留会籍, or employed over age: the clerk
 * has to look, the program changes nothing. */
static void
check_retirement (LedgerEdit     *edit,
                  LedgerProblems *problems)
{
  const char *birth = ledger_edit_get (edit, MEMBER_BIRTH_DATE);
  const char *sex = ledger_edit_get (edit, MEMBER_GENDER);
  gboolean man = is (edit, MEMBER_GENDER, "1");
  guint entered = (guint) ledger_record_get_number (edit->after, MEMBER_RETIRE_AGE);
  guint original = entered != 0 ? entered : man ? 60 : 55;
  gboolean known = entered != 0 || man;
  Retirement answer;
  g_autofree char *age = NULL;

  if (!is (edit, MEMBER_STATUS, "A") || is (edit, MEMBER_EMPLOY_FORM, "5"))
    return;
  /* A woman whose age is unknown is sure to have reached it by that of the later post. */
  if (!retirement_reckon (sex, original, birth, &answer))
    return;
  if (!retirement_is_reached (&answer, ledger_edit_get_today (edit)))
    {
      if (known)
        note_retirement (&answer, birth, problems);
      else if (ledger_date_get_age (birth, ledger_edit_get_today (edit)) >= 49)
        ledger_problems_add (problems, LEDGER_MISSING, MEMBER_RETIRE_AGE, "retire-age",
                             _("请填原退休年龄（50或55周岁），才能推算退休月份"));
      return;
    }
  age = retirement_dup_age (&answer);
  ledger_problems_add (problems, LEDGER_WARNING, MEMBER_BIRTH_DATE, "retired",
                       _("%s已到法定退休年龄（%s），请核对是否退休（保留会籍）或超龄用工"), answer.month, age);
}

static void
check_join_date (LedgerEdit     *edit,
                 LedgerProblems *problems)
{
  const char *joined = ledger_edit_get (edit, MEMBER_JOIN_DATE);
  const char *birth = ledger_edit_get (edit, MEMBER_BIRTH_DATE);

  if (joined == NULL)
    return;
  if (strcmp (joined, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_JOIN_DATE, "join-future",
                         _("入会日期%s晚于今天，请改正"), joined);
  else if (is_before_age (joined, birth, WORKING_AGE))
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_JOIN_DATE, "join-age",
                         _("入会日期%s时未满16周岁（出生日期%s），请核对"), joined, birth);
}

static void
check_dates (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *today = ledger_edit_get_today (edit);
  const char *birth = ledger_edit_get (edit, MEMBER_BIRTH_DATE);
  const char *joined = ledger_edit_get (edit, MEMBER_JOIN_DATE);
  const char *changed = ledger_edit_get (edit, MEMBER_CHANGE_DATE);
  const char *work = ledger_edit_get (edit, MEMBER_WORK_START);

  check_join_date (edit, problems);
  if (changed != NULL && strcmp (changed, today) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, MEMBER_CHANGE_DATE, "change-future",
                         _("会籍变化日期%s晚于今天，请改正"), changed);
  else if (changed != NULL && joined != NULL && strcmp (changed, joined) < 0)
    ledger_problems_add (problems, LEDGER_WARNING, MEMBER_CHANGE_DATE, "change-before-join",
                         _("会籍变化日期%s早于入会日期%s，请核对"), changed, joined);
  if (work != NULL && strcmp (work, today) > 0)
    ledger_problems_add (problems, LEDGER_WARNING, MEMBER_WORK_START, "work-future",
                         _("参加工作时间%s晚于今天，请核对"), work);
  /* Artists and athletes, and people of earlier decades, did begin younger. */
  else if (is_before_age (work, birth, WORKING_AGE))
    ledger_problems_add (problems, LEDGER_WARNING, MEMBER_WORK_START, "work-age",
                         _("参加工作时间%s时未满16周岁（出生日期%s），请核对"), work, birth);
}

/* Nobody earns or owes less than nothing. */
static void
check_amounts (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  static const guint amounts[] = { MEMBER_WAGE, MEMBER_DUES };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (ledger_record_get_number (edit->after, amounts[i]) < 0)
      ledger_problems_add (problems, LEDGER_BLOCKING, amounts[i], "negative",
                           _("%s不能是负数，请改正"), _(edit->reg->fields[amounts[i]].title));
}

static void
check_membership (LedgerEdit     *edit,
                  LedgerProblems *problems)
{
  const char *type = ledger_edit_get (edit, MEMBER_CHANGE_TYPE);
  const char *status = ledger_edit_get (edit, MEMBER_STATUS);
  const char *told = member_rules_get_status (type);
  const char *code = ledger_edit_get (edit, MEMBER_HUKOU_CODE);

  /* The dead have no change of their own in the national list, applicants have none yet. */
  if (status != NULL && told != NULL && strcmp (status, told) != 0 && strchr ("DP", status[0]) == NULL)
    ledger_problems_add (problems, LEDGER_WARNING, MEMBER_STATUS, "status-change",
                         _("会籍状态是“%s”，而会籍变化类型是“%s”，请核对"),
                         _(ledger_choices_find (codes_member_status, status)->title),
                         _(ledger_choices_find (codes_change_type, type)->title));
  /* Entry and return need none; every other change has its ground. */
  if (told != NULL && strcmp (told, "A") != 0 && ledger_edit_get (edit, MEMBER_CHANGE_REASON) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, MEMBER_CHANGE_REASON, "change-reason",
                         _("请填会籍变化原因"));
  if (is (edit, MEMBER_IS_NEW_FORM, "1") && ledger_edit_get (edit, MEMBER_NEW_FORM_CAT) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, MEMBER_NEW_FORM_CAT, "new-form-category",
                         _("是新就业形态劳动者，请填新就业形态类别"));
  if (is (edit, MEMBER_IS_NEW_FORM, "0") && ledger_edit_get (edit, MEMBER_NEW_FORM_CAT) != NULL)
    ledger_problems_add (problems, LEDGER_WARNING, MEMBER_IS_NEW_FORM, "new-form-flag",
                         _("填了新就业形态类别，却不是新就业形态劳动者，请核对"));
  if (code != NULL && (strlen (code) != 6 || strspn (code, "0123456789") != 6))
    ledger_problems_add (problems, LEDGER_WARNING, MEMBER_HUKOU_CODE, "region-code",
                         _("户籍区划代码“%s”不是六位数字，请核对"), code);
}

/**
 * member_rules_get_status:
 * @change_type: (nullable): a code of codes_change_type
 */
const char *
member_rules_get_status (const char *change_type)
{
  static const char *const states[] = { "A", "A", "R", "T", "X", "Q", "A", "D" };

  if (change_type == NULL || change_type[0] < '1' || change_type[0] > '8' || change_type[1] != '\0')
    return NULL;
  return states[change_type[0] - '1'];
}

/**
 * member_rules_check:
 * @edit: a derived edit of a member
 * @problems: receives what was found
 */
void
member_rules_check (LedgerEdit     *edit,
                    LedgerProblems *problems)
{
  person_check (edit, &members_person, problems);
  check_age (edit, problems);
  check_retirement (edit, problems);
  check_dates (edit, problems);
  check_amounts (edit, problems);
  check_membership (edit, problems);
  member_duplicates_check (edit, problems);
}
