/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 当事人: applicants, respondents, third persons, and who acts for them; a person or an employer. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "parties.h"

#include "case-follow.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "party-rules.h"
#include "person.h"

#define PARTY     N_("当事人")
#define EMPLOYER  N_("单位")
#define WORK      N_("劳动关系")
#define AGENT     N_("代理")
#define CONSENT   N_("告知和同意")
#define SIGNED    N_("签字")
#define LEGAL_AID N_("法律援助")

static const LedgerField fields[] = {
  [PARTY_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                      .refers_to = "cases", .aliases = "案号", .group = PARTY },
  [PARTY_ROLE] = { .name = "role", .title = N_("诉讼地位"), .kind = &ledger_kind_choice,
                   .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_party_role, .aliases = "地位",
                   .group = PARTY },
  [PARTY_KIND] = { .name = "kind", .title = N_("主体"), .kind = &ledger_kind_choice,
                   .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_party_kind, .aliases = "主体类型",
                   .group = PARTY },
  [PARTY_NAME] = { .name = "name", .title = N_("姓名或名称"), .kind = &ledger_kind_text,
                   .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "姓名|名称|当事人姓名|当事人", .group = PARTY },
  [PARTY_SEQ] = { .name = "seq", .title = N_("顺序"), .kind = &ledger_kind_integer, .aliases = "序号", .group = PARTY,
                  .hint = N_("第几申请人") },
  [PARTY_GENDER] = PERSON_GENDER_FIELD (LEDGER_LISTED, PARTY),
  [PARTY_BIRTH_DATE] = PERSON_BIRTH_FIELD (0, PARTY),
  [PARTY_ETHNIC] = { .name = "ethnic", .title = N_("民族"), .kind = &ledger_kind_choice, .choices = codes_ethnic,
                     .group = PARTY },
  [PARTY_ID_TYPE] = PERSON_ID_TYPE_FIELD (0, PARTY),
  [PARTY_ID_NO] = PERSON_ID_NO_FIELD (LEDGER_SEARCHED, PARTY),
  [PARTY_ID_KEY] = PERSON_ID_KEY_FIELD (PARTY),
  [PARTY_MOBILE] = PERSON_MOBILE_FIELD (LEDGER_SEARCHED | LEDGER_LISTED, PARTY),
  [PARTY_ADDRESS] = { .name = "address", .title = N_("住址"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                      .aliases = "住所地", .group = PARTY, .hint = N_("个人写住址，单位写住所") },
  [PARTY_SERVICE_ADDRESS] = { .name = "service_address", .title = N_("送达地址"), .kind = &ledger_kind_text,
                              .flags = LEDGER_NEEDED, .group = PARTY, .hint = N_("不填用住址") },
  [PARTY_POSTCODE] = { .name = "postcode", .title = N_("邮政编码"), .kind = &ledger_kind_text, .aliases = "邮编",
                       .group = PARTY },
  [PARTY_HOUSEHOLD_REGION] = { .name = "household_region", .title = N_("户籍地"), .kind = &ledger_kind_text,
                               .aliases = "户籍所在地", .group = PARTY },
  [PARTY_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                        .refers_to = "members", .group = PARTY },
  [PARTY_IS_MEMBER] = { .name = "is_member", .title = N_("是会员"), .kind = &ledger_kind_flag, .flags = LEDGER_FACET,
                        .aliases = "是否会员", .group = PARTY },
  [PARTY_IS_MIGRANT] = { .name = "is_migrant", .title = N_("农民工"), .kind = &ledger_kind_flag, .flags = LEDGER_FACET,
                         .aliases = "是否农民工", .group = PARTY },
  [PARTY_IS_MINOR] = { .name = "is_minor", .title = N_("未成年工"), .kind = &ledger_kind_flag, .aliases = "是否未成年工",
                       .group = PARTY },
  [PARTY_OVER_AGE] = { .name = "over_age", .title = N_("超龄"), .kind = &ledger_kind_flag, .aliases = "是否超龄劳动者",
                       .group = PARTY },
  [PARTY_NEW_FORM] = { .name = "new_form", .title = N_("新就业形态"), .kind = &ledger_kind_choice, .choices = codes_new_form,
                       .aliases = "新业态", .group = PARTY },
  [PARTY_PREGNANT] = { .name = "pregnant", .title = N_("女职工特殊保护"), .kind = &ledger_kind_flag, .aliases = "孕期产期哺乳期",
                       .group = PARTY },

  [PARTY_UNIT_ID] = { .name = "unit_id", .title = N_("单位"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                      .refers_to = "units", .aliases = "对应单位", .group = EMPLOYER },
  [PARTY_USCC] = { .name = "uscc", .title = N_("统一社会信用代码"), .kind = &ledger_kind_credit_code, .flags = LEDGER_SEARCHED,
                   .aliases = "信用代码", .group = EMPLOYER },
  [PARTY_LEGAL_REP] = { .name = "legal_rep", .title = N_("法定代表人"), .kind = &ledger_kind_text,
                        .flags = LEDGER_PERSON_NAME | LEDGER_NEEDED, .aliases = "法定代表人或主要负责人", .group = EMPLOYER },
  [PARTY_LEGAL_REP_POST] = { .name = "legal_rep_post", .title = N_("职务"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                             .aliases = "法定代表人职务", .group = EMPLOYER },
  [PARTY_LEGAL_REP_GENDER] = { .name = "legal_rep_gender", .title = N_("法定代表人性别"), .kind = &ledger_kind_choice,
                               .choices = codes_sex, .group = EMPLOYER },
  [PARTY_LEGAL_REP_ID_NO] = { .name = "legal_rep_id_no", .title = N_("法定代表人证件号码"), .kind = &ledger_kind_identity,
                              .flags = LEDGER_SENSITIVE, .aliases = "法定代表人身份证号", .group = EMPLOYER },
  [PARTY_LEGAL_REP_PHONE] = { .name = "legal_rep_phone", .title = N_("法定代表人电话"), .kind = &ledger_kind_phone,
                              .flags = LEDGER_SENSITIVE, .group = EMPLOYER },
  [PARTY_CONTACT] = { .name = "contact", .title = N_("联系人"), .kind = &ledger_kind_text,
                      .flags = LEDGER_PERSON_NAME | LEDGER_NEEDED, .aliases = "单位联系人", .group = EMPLOYER },
  [PARTY_CONTACT_PHONE] = { .name = "contact_phone", .title = N_("联系人电话"), .kind = &ledger_kind_phone,
                            .flags = LEDGER_NEEDED, .aliases = "单位联系电话", .group = EMPLOYER },
  [PARTY_INDUSTRY] = { .name = "industry", .title = N_("行业"), .kind = &ledger_kind_choice, .choices = codes_industry,
                       .aliases = "所属行业", .group = EMPLOYER },
  [PARTY_NATURE] = { .name = "nature", .title = N_("单位性质"), .kind = &ledger_kind_choice, .choices = codes_unit_nature,
                     .group = EMPLOYER },
  [PARTY_EMPLOYEES] = { .name = "employees", .title = N_("职工人数"), .kind = &ledger_kind_integer, .aliases = "人数",
                        .group = EMPLOYER },
  [PARTY_HAS_UNION] = { .name = "has_union", .title = N_("已建工会"), .kind = &ledger_kind_flag, .aliases = "是否建会",
                        .group = EMPLOYER },

  [PARTY_EMPLOYER] = { .name = "employer", .title = N_("工作单位"), .kind = &ledger_kind_text, .flags = LEDGER_SEARCHED,
                       .aliases = "所在单位", .group = WORK },
  [PARTY_JOB] = { .name = "job", .title = N_("职业（岗位）"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                  .aliases = "岗位", .group = WORK },
  [PARTY_OCCUPATION] = { .name = "occupation", .title = N_("职业类别"), .kind = &ledger_kind_choice, .choices = codes_occupation,
                         .group = WORK },
  [PARTY_EMPLOYMENT] = { .name = "employment", .title = N_("用工形式"), .kind = &ledger_kind_choice, .choices = codes_employment,
                         .group = WORK },
  [PARTY_HIRED_DATE] = { .name = "hired_date", .title = N_("入职日期"), .kind = &ledger_kind_date,
                         .flags = LEDGER_NEEDED | LEDGER_MONTH, .aliases = "入职时间", .group = WORK },
  [PARTY_CONTRACT] = { .name = "contract", .title = N_("书面劳动合同"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                       .choices = codes_has_contract, .aliases = "合同情况", .group = WORK },
  [PARTY_CONTRACT_FROM] = { .name = "contract_from", .title = N_("合同起始日期"), .kind = &ledger_kind_date, .group = WORK },
  [PARTY_CONTRACT_TO] = { .name = "contract_to", .title = N_("合同终止日期"), .kind = &ledger_kind_date, .group = WORK },
  [PARTY_MONTH_WAGE] = { .name = "month_wage", .title = N_("月工资"), .kind = &ledger_kind_money, .flags = LEDGER_NEEDED,
                         .group = WORK },
  [PARTY_INSURED] = { .name = "insured", .title = N_("参加社会保险"), .kind = &ledger_kind_choice, .choices = codes_has_contract,
                      .aliases = "社保情况", .group = WORK },
  [PARTY_LEFT_DATE] = { .name = "left_date", .title = N_("离职日期"), .kind = &ledger_kind_date, .aliases = "离职时间",
                        .group = WORK },
  [PARTY_LEFT_REASON] = { .name = "left_reason", .title = N_("离职原因"), .kind = &ledger_kind_text, .group = WORK },

  [PARTY_ACTS_FOR] = { .name = "acts_for", .title = N_("代理（代表）谁"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                       .aliases = "被代理人", .group = AGENT, .hint = N_("不填为该方全体") },
  [PARTY_AGENT_KIND] = { .name = "agent_kind", .title = N_("代理人身份"), .kind = &ledger_kind_choice,
                         .choices = codes_agent_kind, .group = AGENT },
  [PARTY_AGENT_UNIT] = { .name = "agent_unit", .title = N_("代理人单位"), .kind = &ledger_kind_text, .group = AGENT },
  [PARTY_RELATION] = { .name = "relation", .title = N_("与委托人关系"), .kind = &ledger_kind_text, .group = AGENT },
  [PARTY_POWER] = { .name = "power", .title = N_("代理权限"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                    .choices = codes_agent_power, .aliases = "权限", .group = AGENT },
  [PARTY_POWER_ITEMS] = { .name = "power_items", .title = N_("特别授权事项"), .kind = &ledger_kind_choices,
                          .choices = codes_agent_power_item, .aliases = "授权事项", .group = AGENT },
  [PARTY_POWER_FROM] = { .name = "power_from", .title = N_("授权起始日期"), .kind = &ledger_kind_date, .aliases = "委托日期",
                         .group = AGENT },
  [PARTY_POWER_TO] = { .name = "power_to", .title = N_("授权截止日期"), .kind = &ledger_kind_date, .group = AGENT,
                       .hint = N_("不填为至本案结束") },
  [PARTY_POWER_FILE] = { .name = "power_file", .title = N_("授权委托书"), .kind = &ledger_kind_file, .group = AGENT },

  [PARTY_TOLD_DATE] = { .name = "told_date", .title = N_("权利义务告知日期"), .kind = &ledger_kind_date, .flags = LEDGER_NEEDED,
                        .aliases = "告知日期", .group = CONSENT },
  [PARTY_ASKED_DATE] = { .name = "asked_date", .title = N_("征询日期"), .kind = &ledger_kind_date, .group = CONSENT },
  [PARTY_CONSENT] = { .name = "consent", .title = N_("同意调解"), .kind = &ledger_kind_choice,
                      .flags = LEDGER_LISTED | LEDGER_FACET, .choices = codes_mediation_consent, .aliases = "是否同意调解",
                      .group = CONSENT },
  [PARTY_CONSENT_DATE] = { .name = "consent_date", .title = N_("答复日期"), .kind = &ledger_kind_date, .aliases = "同意日期",
                           .group = CONSENT },
  [PARTY_CONSENT_WAY] = { .name = "consent_way", .title = N_("答复方式"), .kind = &ledger_kind_choice,
                          .choices = codes_consent_reply_way, .group = CONSENT },

  [PARTY_EXTEND_DATE] = { .name = "extend_date", .title = N_("同意延期日期"), .kind = &ledger_kind_date, .group = SIGNED },
  [PARTY_AGREEMENT_SIGNED] = { .name = "agreement_signed", .title = N_("协议签字日期"), .kind = &ledger_kind_date,
                               .aliases = "签字日期", .group = SIGNED },
  [PARTY_SIGNER] = { .name = "signer", .title = N_("签字人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                     .group = SIGNED, .hint = N_("本人以外的人签字时填") },
  [PARTY_ACCOUNT_NAME] = { .name = "account_name", .title = N_("收款户名"), .kind = &ledger_kind_text, .aliases = "户名",
                           .group = SIGNED },
  [PARTY_ACCOUNT_NO] = { .name = "account_no", .title = N_("收款账号"), .kind = &ledger_kind_account, .flags = LEDGER_SENSITIVE,
                         .aliases = "账号", .group = SIGNED },
  [PARTY_BANK] = { .name = "bank", .title = N_("开户行"), .kind = &ledger_kind_text, .aliases = "开户银行", .group = SIGNED },
  [PARTY_SHARE_CLAIM] = { .name = "share_claim", .title = N_("个人请求金额"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED | LEDGER_COPIED,
                          .aliases = "请求金额", .group = SIGNED },
  [PARTY_SHARE_AGREED] = { .name = "share_agreed", .title = N_("个人协议金额"), .kind = &ledger_kind_money,
                           .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .aliases = "协议金额", .group = SIGNED },

  [PARTY_MONTH_INCOME] = { .name = "month_income", .title = N_("申请人月均收入"), .kind = &ledger_kind_money,
                           .aliases = "月均收入", .group = LEGAL_AID },
  [PARTY_FAMILY_INCOME] = { .name = "family_income", .title = N_("家庭月人均收入"), .kind = &ledger_kind_money,
                            .aliases = "家庭人均收入", .group = LEGAL_AID },
  [PARTY_HARDSHIP_TEXT] = { .name = "hardship_text", .title = N_("经济困难情况"), .kind = &ledger_kind_text, .group = LEGAL_AID },
  [PARTY_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = LEGAL_AID },
};

static const PersonFields person = {
  .name = PARTY_NAME,
  .gender = PARTY_GENDER,
  .birth_date = PARTY_BIRTH_DATE,
  .id_type = PARTY_ID_TYPE,
  .id_no = PARTY_ID_NO,
  .id_key = PARTY_ID_KEY,
  .mobile = PARTY_MOBILE,
};

static void
derive (LedgerEdit *edit)
{
  party_rules_derive (edit);
  if (party_is_person (edit->after))
    person_derive (edit, &person);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (party_is_person (edit->after))
    person_check (edit, &person, problems);
  party_rules_check (edit, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, PARTY_NAME));
}

const LedgerRegister parties_register = {
  .id = "parties",
  .title = N_("当事人"),
  .row_title = N_("当事人"),
  .icon = "avatar-default-symbolic",
  .fields = fields,
  .n_fields = PARTY_N_FIELDS,
  .label = label,
  .needs = party_rules_needs,
  .derive = derive,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
