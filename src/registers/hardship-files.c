/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 困难职工档案: one household, its people, income and reasons, and how its level was found. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-files.h"

#include "ledger-edit.h"
#include "ledger-kind.h"
#include "person.h"
#include "row-number.h"

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
                       .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_hardship, .group = FILE },
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
                      .flags = LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "单位", .group = EMPLOYER },
  [HARDSHIP_UNIT_NATURE] = { .name = "unit_nature", .title = N_("单位性质"), .kind = &ledger_kind_choice,
                             .choices = codes_unit_nature, .group = EMPLOYER },
  [HARDSHIP_UNIT_STATE] = { .name = "unit_state", .title = N_("企业状况"), .kind = &ledger_kind_choice,
                            .choices = codes_unit_state, .group = EMPLOYER },
  [HARDSHIP_INDUSTRY] = { .name = "industry", .title = N_("所属行业"), .kind = &ledger_kind_choice, .choices = codes_industry,
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
                             .flags = LEDGER_NEEDED, .group = HOUSEHOLD, .hint = N_("有收入明细时自动合计") },
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

  [HARDSHIP_APPLIED_DATE] = { .name = "applied_date", .title = N_("申请日期"), .kind = &ledger_kind_date, .flags = LEDGER_NEEDED,
                              .aliases = "申报时间", .group = STEPS },
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
                               .flags = LEDGER_COPIED, .group = STEPS },
  [HARDSHIP_REVIEW_DUE] = { .name = "review_due", .title = N_("下次复核期限"), .kind = &ledger_kind_date,
                            .flags = LEDGER_DERIVED | LEDGER_LISTED, .group = STEPS },
  [HARDSHIP_VISITED_DATE] = { .name = "visited_date", .title = N_("最近走访日期"), .kind = &ledger_kind_date,
                              .flags = LEDGER_COPIED, .group = STEPS },
  [HARDSHIP_CLOSED_DATE] = { .name = "closed_date", .title = N_("脱困或注销日期"), .kind = &ledger_kind_date, .group = STEPS },
  [HARDSHIP_CLOSED_REASON] = { .name = "closed_reason", .title = N_("脱困或注销原因"), .kind = &ledger_kind_text,
                               .group = STEPS },
  [HARDSHIP_KEEP_UNTIL] = { .name = "keep_until", .title = N_("档案保存至"), .kind = &ledger_kind_date, .flags = LEDGER_DERIVED,
                            .group = STEPS },

  [HARDSHIP_AID_TIMES] = { .name = "aid_times", .title = N_("帮扶次数"), .kind = &ledger_kind_integer, .flags = LEDGER_COPIED,
                           .group = AID },
  [HARDSHIP_AID_TOTAL] = { .name = "aid_total", .title = N_("帮扶金额合计"), .kind = &ledger_kind_money,
                           .flags = LEDGER_COPIED | LEDGER_LISTED, .group = AID },
  [HARDSHIP_CARD_NO] = { .name = "card_no", .title = N_("会员服务卡卡号"), .kind = &ledger_kind_account,
                         .flags = LEDGER_SENSITIVE, .group = AID },
  [HARDSHIP_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = AID },
};

static const PersonFields person = {
  .name = HARDSHIP_NAME,
  .gender = HARDSHIP_GENDER,
  .birth_date = HARDSHIP_BIRTH_DATE,
  .id_type = HARDSHIP_ID_TYPE,
  .id_no = HARDSHIP_ID_NO,
  .id_key = HARDSHIP_ID_KEY,
  .mobile = HARDSHIP_MOBILE,
};

static void
derive (LedgerEdit *edit)
{
  row_number_derive (edit, HARDSHIP_FILE_NO, HARDSHIP_APPLIED_DATE, 4);
  person_derive (edit, &person);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  person_check (edit, &person, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HARDSHIP_NAME));
}

const LedgerRegister hardship_files_register = {
  .id = "hardship_files",
  .title = N_("困难职工"),
  .row_title = N_("困难职工档案"),
  .icon = "help-about-symbolic",
  .fields = fields,
  .n_fields = HARDSHIP_N_FIELDS,
  .sort = "name",
  .label = label,
  .derive = derive,
  .check = check,
};
