/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 《志愿服务条例》(国务院令第685号), 《山东省志愿服务条例》, 《个人信息保护法》. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "volunteer-rules.h"

#include "ledger-date.h"
#include "volunteers.h"

#include <string.h>

gboolean
volunteer_is_minor (LedgerRecord *volunteer,
                    const char   *day)
{
  int age = ledger_date_get_age (ledger_record_get (volunteer, VOLUNTEER_BIRTH_DATE), day);

  return age >= 0 && age < VOLUNTEER_ADULT_AGE;
}

gboolean
volunteer_is_guarded (LedgerRecord *volunteer,
                      const char   *day)
{
  const char *agreed = ledger_record_get (volunteer, VOLUNTEER_GUARDIAN_DATE);

  return ledger_record_get (volunteer, VOLUNTEER_GUARDIAN) != NULL && agreed != NULL && strcmp (agreed, day) <= 0;
}

/* Takes the sentence. */
static void
add_other (guint           field,
           const char     *code,
           gint64          other,
           char           *sentence,
           LedgerProblems *problems)
{
  ledger_problems_add_other (problems, LEDGER_BLOCKING, field, code, other, sentence);
  g_free (sentence);
}

/* One person is one volunteer: hours counted in two rows reach no star. Two rows that a merge of members left
 * to one member are merged next. */
static void
check_twice (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *member = ledger_edit_get (edit, VOLUNTEER_MEMBER_ID);
  const char *key = ledger_edit_get (edit, VOLUNTEER_ID_KEY);
  gint64 same_member, same_number;
  g_autofree char *label = NULL;

  if (edit->together || edit->alone)
    return;
  same_member = member != NULL ? ledger_store_find (edit->store, edit->reg, VOLUNTEER_MEMBER_ID, member, edit->after->id) : 0;
  same_number = key != NULL ? ledger_store_find (edit->store, edit->reg, VOLUNTEER_ID_KEY, key, edit->after->id) : 0;
  label = ledger_store_dup_label (edit->store, edit->reg, same_member != 0 ? same_member : same_number);
  if (same_member != 0)
    add_other (VOLUNTEER_MEMBER_ID, "member-twice", same_member,
               g_strdup_printf (_("这位会员已经登记为志愿者“%s”，请用原来的一条"), label), problems);
  else if (same_number != 0)
    add_other (VOLUNTEER_ID_NO, "same-number", same_number,
               g_strdup_printf (_("证件号码与志愿者“%s”相同，同一人请用原来的一条"), label), problems);
}

static void
check_minor (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  if (!volunteer_is_minor (edit->after, ledger_edit_get_today (edit)))
    return;
  if (ledger_edit_get (edit, VOLUNTEER_GUARDIAN) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, VOLUNTEER_GUARDIAN, "guardian",
                         _("未满18周岁，请填监护人（山东省志愿服务条例第十条）"));
  if (ledger_edit_get (edit, VOLUNTEER_GUARDIAN_DATE) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, VOLUNTEER_GUARDIAN_DATE, "guardian-date",
                         _("未满18周岁，请填监护人同意的日期，没有同意的服务时长不能核定"));
}

static void
check_consent (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  const char *given = ledger_edit_get (edit, VOLUNTEER_CONSENT_DATE);
  const char *withdrawn = ledger_edit_get (edit, VOLUNTEER_CONSENT_WITHDRAWN);
  const char *today = ledger_edit_get_today (edit);

  if (g_strcmp0 (given, today) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_CONSENT_DATE, "consent-future", _("同意日期%s晚于今天，请改正"), given);
  if (withdrawn == NULL)
    return;
  if (given != NULL && strcmp (withdrawn, given) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_CONSENT_WITHDRAWN, "withdrawn-before",
                         _("撤回同意日期%s早于同意日期%s，请改正"), withdrawn, given);
  /* 个人信息保护法第十五条、第四十七条: what was done before stays right, new use ends. */
  if (ledger_record_is (edit->after, VOLUNTEER_STATUS, "1"))
    ledger_problems_add (problems, LEDGER_WARNING, VOLUNTEER_STATUS, "withdrawn-active",
                         _("已于%s撤回同意，状态应改为停止服务或注销，只保存不再使用"), withdrawn);
}

static void
check_dates (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *registered = ledger_edit_get (edit, VOLUNTEER_REG_DATE);
  const char *birth = ledger_edit_get (edit, VOLUNTEER_BIRTH_DATE);

  if (g_strcmp0 (registered, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_REG_DATE, "registered-future", _("注册日期%s晚于今天，请改正"), registered);
  if (registered != NULL && birth != NULL && strcmp (registered, birth) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_REG_DATE, "registered-before-birth",
                         _("注册日期%s早于出生日期%s，请改正"), registered, birth);
  if (!ledger_record_is (edit->after, VOLUNTEER_STATUS, "1") && ledger_edit_get (edit, VOLUNTEER_STATUS_DATE) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, VOLUNTEER_STATUS_DATE, "status-date", _("请填停止或注销的日期"));
  if (ledger_edit_get (edit, VOLUNTEER_MEMBER_ID) != NULL)
    ledger_problems_add (problems, LEDGER_NOTE, VOLUNTEER_MEMBER_ID, "of-member",
                         _("姓名、性别、出生日期、证件、民族、政治面貌、学历和电话取自会员信息，请在会员名册里改"));
}

/**
 * volunteer_rules_check:
 * @edit: of a volunteer, derived
 */
void
volunteer_rules_check (LedgerEdit     *edit,
                       LedgerProblems *problems)
{
  check_twice (edit, problems);
  check_dates (edit, problems);
  check_minor (edit, problems);
  check_consent (edit, problems);
}
