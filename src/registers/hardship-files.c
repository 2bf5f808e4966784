/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 困难职工档案: one household, its people, income and reasons, and how its level was found. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-files.h"

#include <string.h>

#include "aid-totals.h"
#include "aids.h"
#include "hardship-doubles.h"
#include "hardship-follow.h"
#include "hardship-household.h"
#include "hardship-sheet.h"
#include "hardship-steps.h"
#include "ledger-kind.h"
#include "members.h"
#include "row-number.h"
#include "units.h"
#include "words.h"

#define FILE      N_("档案")
#define PERSON    N_("本人")
#define EMPLOYER  N_("单位")
#define HOME      N_("住房")
#define HOUSEHOLD N_("家庭和收入")
#define CAUSE     N_("致困原因")
#define RECKONED  N_("认定测算")
#define STEPS     N_("办理")
#define AID       N_("帮扶")

static const LedgerField fields[] = {
  [HARDSHIP_FILE_NO] = { .name = "file_no", .title = N_("职工编号"), .kind = &ledger_kind_text,
                         .flags = LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "档案编号", .group = FILE,
                         .hint = N_("不填则按年自动编号") },
  [HARDSHIP_STATUS] = { .name = "status", .title = N_("档案状态"), .kind = &ledger_kind_choice,
                        .flags = LEDGER_LISTED | LEDGER_FACET, .choices = codes_hardship_status, .aliases = "状态",
                        .group = FILE },
  [HARDSHIP_LEVEL] = { .name = "level", .title = N_("困难类别"), .kind = &ledger_kind_choice,
                       .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_hardship, .aliases = "困难类型|困难等级|困难职工类别|类别", .group = FILE },
  [HARDSHIP_STANDARD] = { .name = "standard", .title = N_("建档标准"), .kind = &ledger_kind_text, .group = FILE,
                          .hint = N_("如低保标准以下") },

  [HARDSHIP_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                           .refers_to = "members", .aliases = "会员证号", .group = PERSON },
  [HARDSHIP_NAME] = PERSON_NAME_FIELD (0, PERSON),
  [HARDSHIP_GENDER] = PERSON_GENDER_FIELD (0, PERSON),
  [HARDSHIP_BIRTH_DATE] = PERSON_BIRTH_FIELD (0, PERSON),
  [HARDSHIP_ID_TYPE] = PERSON_ID_TYPE_FIELD (0, PERSON),
  [HARDSHIP_ID_NO] = PERSON_ID_NO_FIELD (LEDGER_SEARCHED, PERSON),
  [HARDSHIP_ID_KEY] = PERSON_ID_KEY_FIELD (PERSON),
  [HARDSHIP_ETHNIC] = { .name = "ethnic", .title = N_("民族"), .kind = &ledger_kind_choice, .choices = codes_ethnic,
                        .group = PERSON },
  [HARDSHIP_POLITICAL] = { .name = "political", .title = N_("政治面貌"), .kind = &ledger_kind_choice, .choices = codes_political,
                           .group = PERSON },
  [HARDSHIP_HEALTH] = { .name = "health", .title = N_("健康状况"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                        .group = PERSON, .hint = N_("词表“病种”里的词，或良好") },
  [HARDSHIP_DISABILITY] = { .name = "disability", .title = N_("残疾类别"), .kind = &ledger_kind_choice,
                            .choices = codes_disability, .group = PERSON },
  [HARDSHIP_WORK_STATE] = { .name = "work_state", .title = N_("工作状态"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                            .choices = codes_hardship_work, .aliases = "身份", .group = PERSON },
  [HARDSHIP_MODEL_WORKER] = { .name = "model_worker", .title = N_("劳模类型"), .kind = &ledger_kind_choice,
                              .choices = codes_model_worker, .group = PERSON },
  [HARDSHIP_MOBILE] = PERSON_MOBILE_FIELD (0, PERSON),
  [HARDSHIP_OTHER_PHONE] = { .name = "other_phone", .title = N_("其他联系方式"), .kind = &ledger_kind_phone,
                             .flags = LEDGER_SENSITIVE, .group = PERSON },
  [HARDSHIP_MARRIAGE] = { .name = "marriage", .title = N_("婚姻状况"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                          .choices = codes_marital, .group = PERSON },
  [HARDSHIP_HOUSEHOLD_TYPE] = { .name = "household_type", .title = N_("户口类型"), .kind = &ledger_kind_choice,
                                .choices = codes_household, .group = PERSON },

  [HARDSHIP_UNIT] = { .name = "unit", .title = N_("工作单位"), .kind = &ledger_kind_text,
                      .flags = LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "单位|单位名称|所在单位", .group = EMPLOYER },
  [HARDSHIP_UNIT_NATURE] = { .name = "unit_nature", .title = N_("单位性质"), .kind = &ledger_kind_choice,
                             .choices = codes_unit_nature, .group = EMPLOYER },
  [HARDSHIP_UNIT_STATE] = { .name = "unit_state", .title = N_("企业状况"), .kind = &ledger_kind_choice,
                            .choices = codes_unit_state, .group = EMPLOYER },
  [HARDSHIP_INDUSTRY] = { .name = "industry", .title = N_("所属行业"), .kind = &ledger_kind_choice, .choices = codes_industry,
                          .group = EMPLOYER },
  [HARDSHIP_JOB] = { .name = "job", .title = N_("工种（岗位）"), .kind = &ledger_kind_text, .aliases = "工种|岗位",
                     .group = EMPLOYER },
  [HARDSHIP_WORK_SINCE] = { .name = "work_since", .title = N_("工作时间"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH,
                            .aliases = "参加工作时间", .group = EMPLOYER },
  [HARDSHIP_CONTRACT_FROM] = { .name = "contract_from", .title = N_("劳动合同签订日期"), .kind = &ledger_kind_date,
                               .group = EMPLOYER },
  [HARDSHIP_CONTRACT_TO] = { .name = "contract_to", .title = N_("劳动合同到期日期"), .kind = &ledger_kind_date,
                             .group = EMPLOYER, .hint = N_("无固定期限的不填") },
  [HARDSHIP_CONTRACT_TERM] = { .name = "contract_term", .title = N_("合同期限"), .kind = &ledger_kind_choice,
                               .choices = codes_contract_term, .group = EMPLOYER },

  [HARDSHIP_HOUSING] = { .name = "housing", .title = N_("住房类型"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                         .choices = codes_housing, .group = HOME },
  [HARDSHIP_HOUSING_AREA] = { .name = "housing_area", .title = N_("建筑面积"), .kind = &ledger_kind_text, .group = HOME,
                              .hint = N_("平方米") },
  [HARDSHIP_ADDRESS] = { .name = "address", .title = N_("现居住地"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                         .aliases = "家庭住址", .group = HOME },
  [HARDSHIP_POSTCODE] = { .name = "postcode", .title = N_("邮政编码"), .kind = &ledger_kind_text, .aliases = "邮编",
                          .group = HOME },
  [HARDSHIP_HOUSEHOLD_REGION] = { .name = "household_region", .title = N_("户口所在地"), .kind = &ledger_kind_text,
                                  .aliases = "户口所在地行政区划", .group = HOME, .hint = N_("到街道") },
  [HARDSHIP_IN_TOWN] = { .name = "in_town", .title = N_("在城镇居住"), .kind = &ledger_kind_flag, .group = HOME },

  [HARDSHIP_PEOPLE] = { .name = "people", .title = N_("家庭人口"), .kind = &ledger_kind_integer, .flags = LEDGER_NEEDED,
                        .aliases = "家庭共同生活人口", .group = HOUSEHOLD, .hint = N_("不填则按家庭成员计算") },
  [HARDSHIP_MONTH_INCOME] = { .name = "month_income", .title = N_("本人月均收入"), .kind = &ledger_kind_money,
                              .aliases = "本人月平均收入", .group = HOUSEHOLD },
  [HARDSHIP_OTHER_INCOME] = { .name = "other_income", .title = N_("家庭其他年收入"), .kind = &ledger_kind_money,
                              .group = HOUSEHOLD },
  [HARDSHIP_YEAR_INCOME] = { .name = "year_income", .title = N_("家庭年度总收入"), .kind = &ledger_kind_money,
                             .flags = LEDGER_NEEDED, .aliases = "家庭年收入|家庭总收入|家庭年总收入", .group = HOUSEHOLD, .hint = N_("有收入明细时自动合计") },
  [HARDSHIP_PER_CAPITA] = { .name = "per_capita", .title = N_("家庭人均收入"), .kind = &ledger_kind_money,
                            .flags = LEDGER_DERIVED, .group = HOUSEHOLD },
  [HARDSHIP_EXPENSES] = { .name = "expenses", .title = N_("刚性支出"), .kind = &ledger_kind_money, .flags = LEDGER_NEEDED,
                          .aliases = "家庭年刚性支出", .group = HOUSEHOLD, .hint = N_("有支出明细时自动合计") },
  [HARDSHIP_SUDDEN] = { .name = "sudden", .title = N_("意外致困情形"), .kind = &ledger_kind_choice,
                        .choices = codes_sudden_cause, .group = HOUSEHOLD },
  [HARDSHIP_SUDDEN_COST] = { .name = "sudden_cost", .title = N_("突发事件个人负担"), .kind = &ledger_kind_money,
                             .group = HOUSEHOLD },
  [HARDSHIP_SINGLE_PARENT] = { .name = "single_parent", .title = N_("是否单亲"), .kind = &ledger_kind_flag, .aliases = "单亲",
                               .group = HOUSEHOLD },
  [HARDSHIP_ZERO_EMPLOYMENT] = { .name = "zero_employment", .title = N_("零就业家庭"), .kind = &ledger_kind_flag,
                                 .aliases = "是否为零就业家庭", .group = HOUSEHOLD },
  [HARDSHIP_ON_SUBSISTENCE] = { .name = "on_subsistence", .title = N_("低保户"), .kind = &ledger_kind_flag,
                                .aliases = "是否低保户|是否低保", .group = HOUSEHOLD },
  [HARDSHIP_SELF_HELP] = { .name = "self_help", .title = N_("具有自救能力"), .kind = &ledger_kind_flag,
                           .aliases = "是否具有自救能力", .group = HOUSEHOLD },
  [HARDSHIP_MEDICAL_COVER] = { .name = "medical_cover", .title = N_("医保状况"), .kind = &ledger_kind_choice,
                               .choices = codes_medical_cover, .group = HOUSEHOLD },
  [HARDSHIP_EXCLUSIONS] = { .name = "exclusions", .title = N_("不予认定情形"), .kind = &ledger_kind_choices,
                            .choices = codes_hardship_exclusion, .group = HOUSEHOLD },

  [HARDSHIP_CAUSE_MAIN] = { .name = "cause_main", .title = N_("主要致困原因"), .kind = &ledger_kind_text,
                            .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "致困原因", .group = CAUSE,
                            .hint = N_("词表“致困原因”里的词") },
  [HARDSHIP_CAUSE_SECOND] = { .name = "cause_second", .title = N_("次要致困原因"), .kind = &ledger_kind_text, .group = CAUSE,
                              .hint = N_("词表“致困原因”里的词") },
  [HARDSHIP_CAUSE_TEXT] = { .name = "cause_text", .title = N_("致困原因简述"), .kind = &ledger_kind_note, .aliases = "困难原因",
                            .group = CAUSE },

  [HARDSHIP_FIGURE_DATE] = { .name = "figure_date", .title = N_("测算日期"), .kind = &ledger_kind_date, .flags = LEDGER_DERIVED,
                             .group = RECKONED },
  [HARDSHIP_SUBSISTENCE] = { .name = "subsistence", .title = N_("低保标准（月）"), .kind = &ledger_kind_money,
                             .flags = LEDGER_DERIVED, .group = RECKONED },
  [HARDSHIP_MONTHLY_LEFT] = { .name = "monthly_left", .title = N_("人均月可支配"), .kind = &ledger_kind_money,
                              .flags = LEDGER_DERIVED, .group = RECKONED },
  [HARDSHIP_FIGURE_LEVEL] = { .name = "figure_level", .title = N_("测算类别"), .kind = &ledger_kind_choice,
                              .flags = LEDGER_DERIVED, .choices = codes_hardship, .group = RECKONED },
  [HARDSHIP_FIGURE_TEXT] = { .name = "figure_text", .title = N_("测算过程"), .kind = &ledger_kind_note, .flags = LEDGER_DERIVED,
                             .group = RECKONED },

  [HARDSHIP_RECKONED_PEOPLE] = { .name = "reckoned_people", .title = N_("家庭人口（按家庭成员）"), .kind = &ledger_kind_integer,
                                 .flags = LEDGER_DERIVED | LEDGER_HIDDEN, .group = RECKONED },
  [HARDSHIP_RECKONED_INCOME] = { .name = "reckoned_income", .title = N_("家庭年收入（按明细）"), .kind = &ledger_kind_money,
                                 .flags = LEDGER_DERIVED | LEDGER_HIDDEN, .group = RECKONED },

  [HARDSHIP_APPLIED_DATE] = { .name = "applied_date", .title = N_("申请日期"), .kind = &ledger_kind_date, .flags = LEDGER_NEEDED,
                              .aliases = "申报时间|申请时间|申报日期", .group = STEPS },
  [HARDSHIP_UNIT_OPINION] = { .name = "unit_opinion", .title = N_("本单位工会审核意见"), .kind = &ledger_kind_text,
                              .group = STEPS },
  [HARDSHIP_SUPERIOR_OPINION] = { .name = "superior_opinion", .title = N_("上级工会审核意见"), .kind = &ledger_kind_text,
                                  .group = STEPS },
  [HARDSHIP_NOTICE_FROM] = { .name = "notice_from", .title = N_("公示开始"), .kind = &ledger_kind_date, .group = STEPS },
  [HARDSHIP_NOTICE_TO] = { .name = "notice_to", .title = N_("公示结束"), .kind = &ledger_kind_date, .group = STEPS },
  [HARDSHIP_FILED_DATE] = { .name = "filed_date", .title = N_("建档日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                            .group = STEPS },
  [HARDSHIP_HANDLER_ID] = { .name = "handler_id", .title = N_("经办人"), .kind = &ledger_kind_reference, .refers_to = "officers",
                            .group = STEPS },
  [HARDSHIP_APPROVER_ID] = { .name = "approver_id", .title = N_("审核人"), .kind = &ledger_kind_reference,
                             .refers_to = "officers", .group = STEPS },
  [HARDSHIP_REVIEWED_DATE] = { .name = "reviewed_date", .title = N_("最近复核日期"), .kind = &ledger_kind_date,
                               .flags = LEDGER_DERIVED | LEDGER_COPIED, .group = STEPS },
  [HARDSHIP_REVIEW_DUE] = { .name = "review_due", .title = N_("下次复核期限"), .kind = &ledger_kind_date,
                            .flags = LEDGER_DERIVED | LEDGER_LISTED, .group = STEPS },
  [HARDSHIP_VISITED_DATE] = { .name = "visited_date", .title = N_("最近走访日期"), .kind = &ledger_kind_date,
                              .flags = LEDGER_DERIVED | LEDGER_COPIED, .group = STEPS },
  [HARDSHIP_CLOSED_DATE] = { .name = "closed_date", .title = N_("脱困或注销日期"), .kind = &ledger_kind_date, .group = STEPS },
  [HARDSHIP_CLOSED_REASON] = { .name = "closed_reason", .title = N_("脱困或注销原因"), .kind = &ledger_kind_text,
                               .group = STEPS },
  [HARDSHIP_KEEP_UNTIL] = { .name = "keep_until", .title = N_("档案保存至"), .kind = &ledger_kind_date, .flags = LEDGER_DERIVED,
                            .group = STEPS },

  [HARDSHIP_AID_TIMES] = { .name = "aid_times", .title = N_("帮扶次数"), .kind = &ledger_kind_integer, .flags = LEDGER_DERIVED | LEDGER_COPIED,
                           .group = AID },
  [HARDSHIP_AID_TOTAL] = { .name = "aid_total", .title = N_("帮扶金额合计"), .kind = &ledger_kind_money,
                           .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .group = AID },
  [HARDSHIP_CARD_NO] = { .name = "card_no", .title = N_("会员服务卡卡号"), .kind = &ledger_kind_account,
                         .flags = LEDGER_SENSITIVE, .group = AID },
  [HARDSHIP_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .aliases = "说明", .group = AID },
};

const PersonFields hardship_files_person = {
  .name = HARDSHIP_NAME,
  .gender = HARDSHIP_GENDER,
  .birth_date = HARDSHIP_BIRTH_DATE,
  .id_type = HARDSHIP_ID_TYPE,
  .id_no = HARDSHIP_ID_NO,
  .id_key = HARDSHIP_ID_KEY,
  .mobile = HARDSHIP_MOBILE,
};

/* @once: only where nothing was typed; the others are the member's. */
static const struct
{
  guint    from;
  guint    to;
  gboolean once;
} of_member[] = {
  { MEMBER_NAME, HARDSHIP_NAME, FALSE },
  { MEMBER_GENDER, HARDSHIP_GENDER, FALSE },
  { MEMBER_BIRTH_DATE, HARDSHIP_BIRTH_DATE, FALSE },
  { MEMBER_ID_TYPE, HARDSHIP_ID_TYPE, FALSE },
  { MEMBER_ID_NO, HARDSHIP_ID_NO, FALSE },
  { MEMBER_ETHNIC, HARDSHIP_ETHNIC, FALSE },
  { MEMBER_POLITICAL, HARDSHIP_POLITICAL, FALSE },
  { MEMBER_MOBILE, HARDSHIP_MOBILE, FALSE },
  { MEMBER_MODEL_TYPE, HARDSHIP_MODEL_WORKER, TRUE },
  { MEMBER_MARITAL, HARDSHIP_MARRIAGE, TRUE },
  { MEMBER_HUKOU_TYPE, HARDSHIP_HOUSEHOLD_TYPE, TRUE },
  { MEMBER_HUKOU_REGION, HARDSHIP_HOUSEHOLD_REGION, TRUE },
  { MEMBER_ADDRESS, HARDSHIP_ADDRESS, TRUE },
  { MEMBER_WORK_START, HARDSHIP_WORK_SINCE, TRUE },
  { MEMBER_JOB, HARDSHIP_JOB, TRUE },
};

static void
take_unit (LedgerEdit   *edit,
           LedgerRecord *member)
{
  gint64 id = ledger_record_get_number (member, MEMBER_UNIT_ID);
  g_autoptr (LedgerRecord) unit = id != 0 ? ledger_store_load (edit->store, &units_register, id, NULL) : NULL;

  if (unit == NULL)
    return;
  ledger_edit_fill (edit, HARDSHIP_UNIT, ledger_record_get (unit, UNIT_NAME));
  ledger_edit_fill (edit, HARDSHIP_UNIT_NATURE, ledger_record_get (unit, UNIT_NATURE));
  ledger_edit_fill (edit, HARDSHIP_INDUSTRY, ledger_record_get (unit, UNIT_INDUSTRY));
}

/* A closed file keeps what it said. */
static void
derive_person (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, HARDSHIP_MEMBER_ID);
  const char *status = ledger_edit_get (edit, HARDSHIP_STATUS);
  g_autoptr (LedgerRecord) member = id != 0 && (status == NULL || hardship_status_is_live (status) || edit->before == NULL)
                                    ? ledger_store_load (edit->store, &members_register, id, NULL) : NULL;

  for (guint i = 0; member != NULL && i < G_N_ELEMENTS (of_member); i++)
    {
      const char *value = ledger_record_get (member, of_member[i].from);
      const char *present = ledger_edit_get (edit, of_member[i].to);

      if (value != NULL && (present == NULL || (!of_member[i].once && strcmp (present, value) != 0)))
        ledger_edit_set (edit, of_member[i].to, value);
    }
  if (member != NULL)
    take_unit (edit, member);
  person_derive (edit, &hardship_files_person);
}

/* Of the year of the application; of an old file that of the day it was filed, else this year. */
static void
derive_number (LedgerEdit *edit)
{
  gboolean applied = ledger_edit_get (edit, HARDSHIP_APPLIED_DATE) != NULL;
  g_autofree char *year = NULL, *next = NULL;

  row_number_derive (edit, HARDSHIP_FILE_NO, applied ? HARDSHIP_APPLIED_DATE : HARDSHIP_FILED_DATE, 4);
  if (edit->before != NULL || ledger_edit_get (edit, HARDSHIP_FILE_NO) != NULL || ledger_edit_get (edit, HARDSHIP_NAME) == NULL)
    return;
  year = g_strndup (ledger_edit_get_today (edit), 4);
  next = row_number_dup_next (edit->store, edit->reg, HARDSHIP_FILE_NO, year, 4);
  ledger_edit_set (edit, HARDSHIP_FILE_NO, next);
}

static void
derive (LedgerEdit *edit)
{
  derive_person (edit);
  hardship_steps_derive (edit);
  derive_number (edit);
  words_take (edit, HARDSHIP_HEALTH, "illness");
  words_take (edit, HARDSHIP_CAUSE_MAIN, "cause");
  words_take (edit, HARDSHIP_CAUSE_SECOND, "cause");
  hardship_household_derive (edit);
}

static void
check_amounts (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  static const guint amounts[] = { HARDSHIP_MONTH_INCOME, HARDSHIP_EXPENSES, HARDSHIP_SUDDEN_COST };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (ledger_record_get_number (edit->after, amounts[i]) < 0)
      ledger_problems_add (problems, LEDGER_BLOCKING, amounts[i], "negative", _("%s不能是负数，请改正"), _(fields[amounts[i]].title));
}

/* A person's decision may differ from the formula, with a reason. */
static void
check_level (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *level = ledger_edit_get (edit, HARDSHIP_LEVEL);
  const char *figure = ledger_edit_get (edit, HARDSHIP_FIGURE_LEVEL);
  const char *status = ledger_edit_get (edit, HARDSHIP_STATUS);

  if (level == NULL || figure == NULL || strcmp (level, figure) == 0 || g_strcmp0 (status, HARDSHIP_FILED) > 0)
    return;
  if (g_strcmp0 (status, HARDSHIP_FILED) == 0 && ledger_edit_get (edit, HARDSHIP_REVIEWED_DATE) != NULL)
    return;
  ledger_problems_add (problems, LEDGER_WARNING, HARDSHIP_LEVEL, "level-figure", _("困难类别填的是%s，按测算是%s，请核对"),
                       _(ledger_choices_find (codes_hardship, level)->title), _(ledger_choices_find (codes_hardship, figure)->title));
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  person_check (edit, &hardship_files_person, problems);
  words_check_field (edit, HARDSHIP_HEALTH, "illness", problems);
  words_check_field (edit, HARDSHIP_CAUSE_MAIN, "cause", problems);
  words_check_field (edit, HARDSHIP_CAUSE_SECOND, "cause", problems);
  check_amounts (edit, problems);
  hardship_household_check (edit, problems);
  check_level (edit, problems);
  hardship_steps_check (edit, problems);
  hardship_doubles_check_file (edit, problems);
}

static void
add_words (LedgerStore *store,
           guint        field,
           GPtrArray   *values,
           GPtrArray   *titles)
{
  if (field == HARDSHIP_HEALTH)
    words_offer (store, "illness", values, titles);
  else if (field == HARDSHIP_CAUSE_MAIN || field == HARDSHIP_CAUSE_SECOND)
    words_offer (store, "cause", values, titles);
}

static gboolean
removing (LedgerEdit *edit,
          GError    **error)
{
  g_autoptr (GPtrArray) aids = ledger_store_load_children (edit->store, &aids_register, edit->after->id, error);

  if (aids == NULL)
    return FALSE;
  for (guint i = 0; i < aids->len; i++)
    if (aid_is_kept (g_ptr_array_index (aids, i)))
      {
        g_autofree char *name = hardship_file_dup_name (edit->after);

        g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("%s已经发过救助，不能删除；请办理脱困或注销。"), name);
        return FALSE;
      }
  for (guint i = 0; i < aids->len; i++)
    aid_totals_take (edit->store, g_ptr_array_index (aids, i));
  return hardship_follow_removed_file (edit, error);
}

/* While it was in the bin, its people may have come into another file. */
static gboolean
restored (LedgerEdit *edit,
          GError    **error)
{
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (GPtrArray) aids = ledger_store_load_children (edit->store, &aids_register, edit->after->id, error);
  g_autofree char *text = NULL;

  if (aids == NULL)
    return FALSE;
  hardship_doubles_check_household (edit, problems);
  if (ledger_problems_count (problems, LEDGER_BLOCKING) == 0)
    {
      for (guint i = 0; i < aids->len; i++)
        aid_totals_add (edit->store, g_ptr_array_index (aids, i));
      return hardship_follow_file (edit, error);
    }
  text = ledger_problems_dup_text (problems, LEDGER_BLOCKING);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("没有恢复：%s。"), text);
  return FALSE;
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HARDSHIP_NAME));
}

/* 张三（2026-0001，示范机电有限公司） */
static char *
full_label (LedgerStore  *store,
            LedgerRecord *record)
{
  const char *name = ledger_record_get (record, HARDSHIP_NAME);
  const char *number = ledger_record_get (record, HARDSHIP_FILE_NO);
  const char *unit = ledger_record_get (record, HARDSHIP_UNIT);

  if (number == NULL && unit == NULL)
    return g_strdup (name != NULL ? name : "");
  return g_strdup_printf ("%s（%s%s%s）", name != NULL ? name : "", number != NULL ? number : "",
                          number != NULL && unit != NULL ? "，" : "", unit != NULL ? unit : "");
}

const LedgerRegister hardship_files_register = {
  .id = "hardship_files",
  .title = N_("困难职工"),
  .row_title = N_("困难职工档案"),
  .icon = "help-about-symbolic",
  .fields = fields,
  .n_fields = HARDSHIP_N_FIELDS,
  .lists = hardship_sheet_lists,
  .transitions = hardship_transitions,
  .sort = "name",
  .words = add_words,
  .label = label,
  .full_label = full_label,
  .derive = derive,
  .check = check,
  .saving = hardship_follow_file,
  .removing = removing,
  .restored = restored,
  .gathered = hardship_follow_file,
  .prove = hardship_follow_prove,
};

gboolean
hardship_status_is_live (const char *status)
{
  return status != NULL && strcmp (status, HARDSHIP_APPLIED) >= 0 && strcmp (status, HARDSHIP_FILED) <= 0;
}

char *
hardship_file_dup_name (LedgerRecord *file)
{
  const char *name = ledger_record_get (file, HARDSHIP_NAME);
  const char *number = ledger_record_get (file, HARDSHIP_FILE_NO);

  return number != NULL ? g_strdup_printf (_("“%s”的困难职工档案（%s）"), name, number)
                        : g_strdup_printf (_("“%s”的困难职工档案"), name);
}

/**
 * hardship_file_begin:
 *
 * Returns: (transfer full): an edit with what the member's row tells
 */
LedgerEdit *
hardship_file_begin (LedgerStore *store,
                     gint64       member,
                     GError     **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &members_register, member, error);
  LedgerEdit *edit;

  if (record == NULL)
    return NULL;
  edit = ledger_edit_new (store, &hardship_files_register);
  ledger_record_set_number (edit->after, HARDSHIP_MEMBER_ID, member);
  ledger_edit_derive (edit);
  return edit;
}
