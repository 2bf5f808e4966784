/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会员: the fields of the national real-name roster and of the official 登记表. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "members.h"

#include "hardship-follow.h"
#include "member-card.h"
#include "member-rules.h"
#include "membership-entry.h"
#include "membership-walk.h"
#include "units.h"
#include "volunteers.h"

#include <string.h>

#define BASIC     N_("基本信息")
#define CONTACT   N_("联系方式")
#define WORK      N_("单位与岗位")
#define KIND      N_("群体")
#define UNION     N_("会籍")
#define HOUSEHOLD N_("户籍")
#define OTHER     N_("其他")

/* What the last change of membership says; typed once, for a new row. */
#define OF_CHANGE (LEDGER_EVENT | LEDGER_COPIED)

static const LedgerField fields[] = {
  [MEMBER_NAME] = PERSON_NAME_FIELD (0, BASIC),
  [MEMBER_GENDER] = PERSON_GENDER_FIELD (LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, BASIC),
  [MEMBER_BIRTH_DATE] = PERSON_BIRTH_FIELD (LEDGER_NEEDED, BASIC),
  [MEMBER_PHOTO] = { .name = "photo", .title = N_("照片"), .kind = &ledger_kind_file, .aliases = "相片", .group = BASIC },
  [MEMBER_ETHNIC] = { .name = "ethnic", .title = N_("民族"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                      .choices = codes_ethnic, .group = BASIC },
  [MEMBER_EDUCATION] = { .name = "education", .title = N_("学历"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                         .choices = codes_education, .aliases = "文化程度|最高学历|学历层次", .group = BASIC },
  [MEMBER_DEGREE] = { .name = "degree", .title = N_("学位"), .kind = &ledger_kind_choice, .choices = codes_degree, .group = BASIC },
  [MEMBER_NATIVE_PLACE] = { .name = "native_place", .title = N_("籍贯"), .kind = &ledger_kind_text, .group = BASIC,
                            .hint = N_("省、市或县，如山东牟平") },
  [MEMBER_POLITICAL] = { .name = "political", .title = N_("政治面貌"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                         .choices = codes_political, .aliases = "政治身份", .group = BASIC },
  [MEMBER_ID_TYPE] = PERSON_ID_TYPE_FIELD (LEDGER_NEEDED, BASIC),
  [MEMBER_ID_NO] = PERSON_ID_NO_FIELD (LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED, BASIC),
  [MEMBER_ID_KEY] = PERSON_ID_KEY_FIELD (BASIC),
  [MEMBER_MARITAL] = { .name = "marital", .title = N_("婚姻状况"), .kind = &ledger_kind_choice, .choices = codes_marital,
                       .aliases = "婚否|婚姻", .group = BASIC },
  [MEMBER_FORMER_NAME] = { .name = "former_name", .title = N_("曾用名"), .kind = &ledger_kind_text,
                           .flags = LEDGER_SEARCHED | LEDGER_PERSON_NAME, .group = BASIC },

  [MEMBER_MOBILE] = PERSON_MOBILE_FIELD (LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED, CONTACT),
  [MEMBER_EMAIL] = { .name = "email", .title = N_("电子邮箱"), .kind = &ledger_kind_text, .aliases = "邮箱|电子邮件", .group = CONTACT },
  [MEMBER_WECHAT] = { .name = "wechat", .title = N_("微信号"), .kind = &ledger_kind_text, .aliases = "微信", .group = CONTACT },
  [MEMBER_ADDRESS] = { .name = "address", .title = N_("现居住地"), .kind = &ledger_kind_text,
                       .aliases = "住址|家庭住址|现住址|居住地址|联系地址|通讯地址", .group = CONTACT },
  [MEMBER_EMG_NAME] = { .name = "emg_name", .title = N_("紧急联系人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                        .aliases = "紧急联系人姓名", .group = CONTACT },
  [MEMBER_EMG_TEL] = { .name = "emg_tel", .title = N_("紧急联系电话"), .kind = &ledger_kind_phone, .flags = LEDGER_SENSITIVE,
                       .aliases = "紧急联系人电话", .group = CONTACT },

  [MEMBER_UNIT_ID] = { .name = "unit_id", .title = N_("工作单位"), .kind = &ledger_kind_reference,
                       .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED, .refers_to = "units",
                       .aliases = "单位|单位名称|所在单位|所属单位|所属企业|所属企业/工会|工作单位全称|企业名称|公司", .group = WORK,
                       .hint = N_("填全称") },
  [MEMBER_ORG_ID] = { .name = "org_id", .title = N_("所属工会组织"), .kind = &ledger_kind_reference,
                      .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED | OF_CHANGE, .refers_to = "orgs",
                      .aliases = "所属工会|所在工会|工会组织|基层工会|分工会|工会小组|工会名称", .group = WORK },
  [MEMBER_DEPT] = { .name = "dept", .title = N_("部门/车间"), .kind = &ledger_kind_text,
                    .aliases = "部门|车间|科室|班组|所在部门", .group = WORK },
  [MEMBER_JOB] = { .name = "job", .title = N_("岗位/工种"), .kind = &ledger_kind_text,
                   .aliases = "岗位|工种|部门/工种|职业", .group = WORK },
  [MEMBER_POSITION] = { .name = "position", .title = N_("职务"), .kind = &ledger_kind_text, .aliases = "行政职务|工作职务", .group = WORK },
  [MEMBER_TITLE] = { .name = "title", .title = N_("职称"), .kind = &ledger_kind_text, .aliases = "专业技术职称|专业技术职务", .group = WORK },
  [MEMBER_STAFF_NO] = { .name = "staff_no", .title = N_("企业工号"), .kind = &ledger_kind_text, .aliases = "工号|职工编号|员工编号", .group = WORK },
  [MEMBER_WAGE] = { .name = "wage", .title = N_("工资"), .kind = &ledger_kind_money,
                    .aliases = "月工资|工资收入|月收入|基本工资|月基本工资", .group = WORK, .hint = N_("元/月") },
  [MEMBER_WORK_START] = { .name = "work_start", .title = N_("参加工作时间"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH,
                          .aliases = "参加工作年份|参加工作日期|工作时间|参工时间", .group = WORK },
  [MEMBER_EMPLOY_FORM] = { .name = "employ_form", .title = N_("用工形式"), .kind = &ledger_kind_choice,
                           .choices = codes_employment, .aliases = "用工性质|用工类型", .group = WORK },
  [MEMBER_WORK_STATUS] = { .name = "work_status", .title = N_("就业状况"), .kind = &ledger_kind_choice,
                           .flags = LEDGER_NEEDED | LEDGER_FACET, .choices = codes_work_status,
                           .aliases = "就业状态|在岗状态|工作状态|工作状况", .group = WORK },
  [MEMBER_SKILL_LEVEL] = { .name = "skill_level", .title = N_("技术等级"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                           .choices = codes_skill, .aliases = "技能等级|职业技能等级|职业资格等级", .group = WORK },

  [MEMBER_IS_MIGRANT] = { .name = "is_migrant", .title = N_("是否农民工"), .kind = &ledger_kind_flag,
                          .flags = LEDGER_NEEDED | LEDGER_FACET,
                          .aliases = "农民工|是否农民工会员|是否农民工会员填写“是”或“否”|农民工会员", .group = KIND },
  [MEMBER_IS_NEW_FORM] = { .name = "is_new_form", .title = N_("是否新就业形态劳动者"), .kind = &ledger_kind_flag,
                           .flags = LEDGER_NEEDED | LEDGER_FACET, .aliases = "新就业形态劳动者|是否新就业形态|新就业形态", .group = KIND },
  [MEMBER_NEW_FORM_CAT] = { .name = "new_form_cat", .title = N_("新就业形态类别"), .kind = &ledger_kind_choice,
                            .choices = codes_new_form, .aliases = "新就业形态群体|新就业形态劳动者类别", .group = KIND },
  [MEMBER_PLATFORM] = { .name = "platform", .title = N_("平台企业/合作商"), .kind = &ledger_kind_text,
                        .aliases = "平台企业|合作商|所属平台|平台", .group = KIND },
  [MEMBER_RETIRE_AGE] = { .name = "retire_age", .title = N_("原退休年龄"), .kind = &ledger_kind_choice,
                          .choices = codes_retirement_age, .aliases = "原法定退休年龄|退休年龄", .group = KIND,
                          .hint = N_("2025年以前的：男60，女干部55，女工人50") },
  [MEMBER_MODEL_TYPE] = { .name = "model_type", .title = N_("劳模类型"), .kind = &ledger_kind_choice,
                          .choices = codes_model_worker, .aliases = "是否劳模|劳模|劳动模范", .group = KIND },
  [MEMBER_HARDSHIP_LEVEL] = { .name = "hardship_level", .title = N_("困难职工类别"), .kind = &ledger_kind_choice,
                              .flags = LEDGER_COPIED, .choices = codes_hardship, .aliases = "是否困难职工|困难类别|困难职工", .group = KIND },

  [MEMBER_NO] = { .name = "member_no", .title = N_("会员证号"), .kind = &ledger_kind_text,
                  .flags = LEDGER_UNIQUE | LEDGER_SEARCHED,
                  .aliases = "会员编号|会员证号码|会员证编号|工会会员号|会员号|会员编号/会员证号", .group = UNION },
  [MEMBER_JOIN_DATE] = { .name = "join_date", .title = N_("入会日期"), .kind = &ledger_kind_date,
                         .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_MONTH, .aliases = "入会时间|加入工会时间|加入工会日期|入会年月", .group = UNION },
  [MEMBER_JOIN_WAY] = { .name = "join_way", .title = N_("入会方式"), .kind = &ledger_kind_choice, .choices = codes_join_way,
                        .aliases = "入会途径", .group = UNION },
  [MEMBER_FIRST_UNIT] = { .name = "first_unit", .title = N_("首次入会单位"), .kind = &ledger_kind_text, .aliases = "入会单位", .group = UNION },
  [MEMBER_STATUS] = { .name = "status", .title = N_("会籍状态"), .kind = &ledger_kind_choice,
                      .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET | OF_CHANGE, .choices = codes_member_status,
                      .aliases = "会员状态", .group = UNION },
  [MEMBER_CHANGE_TYPE] = { .name = "change_type", .title = N_("会籍变化类型"), .kind = &ledger_kind_choice,
                           .flags = LEDGER_NEEDED | OF_CHANGE, .choices = codes_change_type, .aliases = "会籍变动类型|变化类型|变动类型", .group = UNION },
  [MEMBER_CHANGE_DATE] = { .name = "change_date", .title = N_("会籍变化日期"), .kind = &ledger_kind_date, .flags = LEDGER_NEEDED | OF_CHANGE,
                           .aliases = "会籍变动日期|变化日期|变动日期|会籍变化时间", .group = UNION },
  [MEMBER_CHANGE_REASON] = { .name = "change_reason", .title = N_("会籍变化原因"), .kind = &ledger_kind_choice, .flags = OF_CHANGE,
                             .choices = codes_change_reason, .aliases = "会籍变动原因|变化原因|变动原因", .group = UNION },
  [MEMBER_UNION_POST] = { .name = "union_post", .title = N_("工会职务"), .kind = &ledger_kind_choices, .choices = codes_union_post,
                          .aliases = "工会内职务|担任工会职务", .group = UNION },
  [MEMBER_DUES] = { .name = "dues", .title = N_("会费标准"), .kind = &ledger_kind_money, .aliases = "会费|月会费|每月会费",
                    .group = UNION, .hint = N_("元/月，为基本工资的0.5%") },
  [MEMBER_DUES_UNTIL] = { .name = "dues_until", .title = N_("会费交至"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH,
                          .aliases = "会费缴至|会费交纳至|会费缴纳至", .group = UNION, .hint = N_("年月") },
  [MEMBER_CARD_NO] = { .name = "card_no", .title = N_("会员卡号"), .kind = &ledger_kind_account, .flags = LEDGER_SENSITIVE,
                       .aliases = "会员服务卡号|工会卡号|银行卡号|银行/会员卡号", .group = UNION },

  [MEMBER_HUKOU_TYPE] = { .name = "hukou_type", .title = N_("户籍类型"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                          .choices = codes_household, .aliases = "户口类型|户口性质|户籍性质|户籍类别|户口类别", .group = HOUSEHOLD },
  [MEMBER_HUKOU_REGION] = { .name = "hukou_region", .title = N_("户籍所在地"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                            .aliases = "户口所在地|户籍地|户籍地址|户籍", .group = HOUSEHOLD },
  [MEMBER_HUKOU_CODE] = { .name = "hukou_code", .title = N_("户籍区划代码"), .kind = &ledger_kind_text,
                          .aliases = "户籍所在地代码|户籍行政区划代码", .group = HOUSEHOLD, .hint = N_("六位数字，可不填") },

  [MEMBER_RESUME] = { .name = "resume", .title = N_("个人工作简历"), .kind = &ledger_kind_note,
                      .aliases = "个人简历|简历|工作简历", .group = OTHER, .hint = N_("一段经历一行") },
  [MEMBER_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .aliases = "说明", .group = OTHER },
};

const PersonFields members_person = {
  .name = MEMBER_NAME,
  .gender = MEMBER_GENDER,
  .birth_date = MEMBER_BIRTH_DATE,
  .id_type = MEMBER_ID_TYPE,
  .id_no = MEMBER_ID_NO,
  .id_key = MEMBER_ID_KEY,
  .mobile = MEMBER_MOBILE,
};

/* Fills @field when empty, or when @source was changed and @field was not. */
static void
follow (LedgerEdit *edit,
        guint       source,
        guint       field,
        const char *value)
{
  const char *present = ledger_edit_get (edit, field);

  if (value == NULL || g_strcmp0 (present, value) == 0)
    return;
  if (present == NULL || (edit->before != NULL && ledger_edit_changes (edit, source) &&
                          !ledger_edit_changes (edit, field)))
    ledger_edit_set (edit, field, value);
}

/* The last change tells the state. A new row is a member until its change says otherwise; a
 * state typed for it stays and is compared. */
static void
derive_status (LedgerEdit *edit)
{
  const char *told = member_rules_get_status (ledger_edit_get (edit, MEMBER_CHANGE_TYPE));
  const char *status = ledger_edit_get (edit, MEMBER_STATUS);
  gboolean follows = edit->before != NULL ? ledger_edit_changes (edit, MEMBER_CHANGE_TYPE)
                                          : status == NULL || strcmp (status, "A") == 0;

  if (told != NULL && follows && g_strcmp0 (status, "D") != 0 && g_strcmp0 (status, "P") != 0)
    ledger_edit_set (edit, MEMBER_STATUS, told);
  else if (edit->before == NULL && status == NULL)
    ledger_edit_set (edit, MEMBER_STATUS, "A");
}

/* Sheets bring the day of entry either as the member's or as that of the change 入会. */
static void
derive_entry (LedgerEdit *edit)
{
  const char *joined = ledger_edit_get (edit, MEMBER_JOIN_DATE);
  const char *changed = ledger_edit_get (edit, MEMBER_CHANGE_DATE);

  if (!ledger_record_is (edit->after, MEMBER_CHANGE_TYPE, "1"))
    return;
  if (joined == NULL && changed != NULL)
    ledger_edit_set (edit, MEMBER_JOIN_DATE, changed);
  else if (changed == NULL && joined != NULL && strlen (joined) == 10)
    ledger_edit_set (edit, MEMBER_CHANGE_DATE, joined);
}

/* The union of a new member's employer is the member's, unless said otherwise. Later it takes a move. */
static void
derive_org (LedgerEdit *edit)
{
  gint64 unit = ledger_record_get_number (edit->after, MEMBER_UNIT_ID);
  g_autofree char *org = NULL;

  if (unit == 0 || edit->store == NULL || edit->before != NULL || ledger_edit_get (edit, MEMBER_ORG_ID) != NULL)
    return;
  org = ledger_store_dup_value (edit->store, &units_register, unit, UNIT_ORG_ID);
  ledger_edit_set (edit, MEMBER_ORG_ID, org);
}

static void
derive (LedgerEdit *edit)
{
  person_derive (edit, &members_person);
  if (edit->before != NULL && edit->imported)
    membership_read_sheet (edit);
  derive_status (edit);
  derive_entry (edit);
  derive_org (edit);
  follow (edit, MEMBER_HUKOU_REGION, MEMBER_HUKOU_CODE,
          codes_find_region (ledger_edit_get (edit, MEMBER_HUKOU_REGION)));
  if (ledger_record_is (edit->after, MEMBER_GENDER, "1") && ledger_edit_get (edit, MEMBER_RETIRE_AGE) == NULL)
    ledger_edit_set (edit, MEMBER_RETIRE_AGE, "60");
  if (ledger_edit_get (edit, MEMBER_NEW_FORM_CAT) != NULL && ledger_edit_get (edit, MEMBER_IS_NEW_FORM) == NULL)
    ledger_edit_set (edit, MEMBER_IS_NEW_FORM, "1");
  hardship_follow_derive_member (edit);
}

/* The rules of a member, and those of the changes that the row tells of. */
static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  member_rules_check (edit, problems);
  membership_check_entry (edit, problems);
  hardship_follow_check_member (edit, problems);
}

static gboolean
upgrade (LedgerStore *store,
         guint        from,
         GError     **error)
{
  /* Changes of membership are kept from the third step on. */
  return from >= 3 || membership_upgrade (store, error);
}

/* The rows of a volunteer and of a hardship file have name, papers and telephone from the member's. A new one has neither. */
static gboolean
saving (LedgerEdit *edit,
        GError    **error)
{
  return membership_keep_entry (edit, error) &&
         (edit->before == NULL ||
          (volunteers_follow_member (edit, error) && hardship_follow_member (edit, error)));
}

static gboolean
gathered (LedgerEdit *edit,
          GError    **error)
{
  return membership_gather (edit, error) && volunteers_follow_member (edit, error) &&
         hardship_follow_gathered_member (edit, error);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, MEMBER_NAME));
}

const LedgerRegister members_register = {
  .id = "members",
  .title = N_("会员"),
  .row_title = N_("会员"),
  .icon = "system-users-symbolic",
  .fields = fields,
  .n_fields = MEMBER_N_FIELDS,
  .lists = member_card_lists,
  .sort = "name",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = saving,
  .restored = membership_keep_restored,
  .gathered = gathered,
  .upgrade = upgrade,
};
