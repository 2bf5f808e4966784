/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿者: 《志愿服务条例》第十九条 asks for the personal information that stands here; a volunteer who is a member
 * has name, papers and telephone from the member's row, never the other way. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "volunteers.h"

#include "members.h"
#include "volunteer-rules.h"
#include "volunteer-totals.h"
#include "words.h"

#include <string.h>

#define BASIC   N_("基本信息")
#define CONTACT N_("联系方式")
#define WORK    N_("单位")
#define SERVICE N_("志愿服务")
#define MINOR   N_("未满18周岁的监护人")
#define CONSENT N_("同意和保险")
#define OTHER   N_("其他")

static const LedgerField fields[] = {
  [VOLUNTEER_NAME] = { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text,
                       .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME,
                       .aliases = "志愿者姓名|志愿者|姓名(必填)|名字|人员姓名", .group = BASIC },
  [VOLUNTEER_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference, .refers_to = "members",
                            .aliases = "对应会员", .group = BASIC, .hint = N_("是本会会员的，姓名、证件、电话等由会员信息带出") },
  [VOLUNTEER_GENDER] = PERSON_GENDER_FIELD (LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, BASIC),
  [VOLUNTEER_BIRTH_DATE] = PERSON_BIRTH_FIELD (LEDGER_NEEDED, BASIC),
  [VOLUNTEER_PHOTO] = { .name = "photo", .title = N_("照片"), .kind = &ledger_kind_file, .aliases = "相片", .group = BASIC },
  [VOLUNTEER_ID_TYPE] = PERSON_ID_TYPE_FIELD (LEDGER_NEEDED, BASIC),
  [VOLUNTEER_ID_NO] = PERSON_ID_NO_FIELD (LEDGER_NEEDED | LEDGER_SEARCHED, BASIC),
  [VOLUNTEER_ID_KEY] = PERSON_ID_KEY_FIELD (BASIC),
  [VOLUNTEER_ETHNIC] = { .name = "ethnic", .title = N_("民族"), .kind = &ledger_kind_choice, .choices = codes_ethnic, .group = BASIC },
  [VOLUNTEER_POLITICAL] = { .name = "political", .title = N_("政治面貌"), .kind = &ledger_kind_choice, .choices = codes_political,
                            .aliases = "政治身份", .group = BASIC },
  [VOLUNTEER_EDUCATION] = { .name = "education", .title = N_("学历"), .kind = &ledger_kind_choice, .choices = codes_education,
                            .aliases = "文化程度|最高学历", .group = BASIC },

  [VOLUNTEER_MOBILE] = PERSON_MOBILE_FIELD (LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED, CONTACT),
  [VOLUNTEER_EMAIL] = { .name = "email", .title = N_("电子邮箱"), .kind = &ledger_kind_text, .aliases = "邮箱|电子邮件", .group = CONTACT },
  [VOLUNTEER_REGION] = { .name = "region", .title = N_("居住区域"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                         .aliases = "居住地|现居住地|住址|家庭住址|居住地址", .group = CONTACT, .hint = N_("到街道或社区") },
  [VOLUNTEER_EMG_NAME] = { .name = "emg_name", .title = N_("紧急联系人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                           .aliases = "紧急联系人姓名", .group = CONTACT },
  [VOLUNTEER_EMG_TEL] = { .name = "emg_tel", .title = N_("紧急联系电话"), .kind = &ledger_kind_phone, .flags = LEDGER_SENSITIVE,
                          .aliases = "紧急联系人电话", .group = CONTACT },

  [VOLUNTEER_UNIT] = { .name = "unit", .title = N_("单位"), .kind = &ledger_kind_text, .flags = LEDGER_SEARCHED | LEDGER_LISTED,
                       .aliases = "工作单位|所在单位|单位名称|单位或学校|学校", .group = WORK },
  [VOLUNTEER_POSITION] = { .name = "position", .title = N_("职务"), .kind = &ledger_kind_text, .group = WORK },
  [VOLUNTEER_OCCUPATION] = { .name = "occupation", .title = N_("从业状况"), .kind = &ledger_kind_choice, .choices = codes_occupation,
                             .aliases = "职业|从业情况", .group = WORK },

  [VOLUNTEER_NO] = { .name = "vol_no", .title = N_("志愿者编号"), .kind = &ledger_kind_text,
                     .flags = LEDGER_UNIQUE | LEDGER_SEARCHED, .aliases = "志愿者证号|注册编号|志愿者号|编号", .group = SERVICE,
                     .hint = N_("志愿山东或中国志愿服务网的编号") },
  [VOLUNTEER_TEAM_ID] = { .name = "team_id", .title = N_("所属队伍"), .kind = &ledger_kind_reference,
                          .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED, .refers_to = "teams",
                          .aliases = "队伍|志愿队伍|服务队|所在队伍|志愿服务队|所属志愿队伍|服务队伍", .group = SERVICE },
  [VOLUNTEER_REG_DATE] = { .name = "reg_date", .title = N_("注册日期"), .kind = &ledger_kind_date, .flags = LEDGER_NEEDED,
                           .aliases = "注册时间|登记日期|入队日期", .group = SERVICE },
  [VOLUNTEER_REG_SOURCE] = { .name = "reg_source", .title = N_("注册渠道"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                             .choices = codes_register_source, .aliases = "注册来源|注册平台", .group = SERVICE },
  [VOLUNTEER_STATUS] = { .name = "status", .title = N_("状态"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED | LEDGER_FACET,
                         .choices = codes_volunteer_status, .aliases = "志愿者状态", .group = SERVICE },
  [VOLUNTEER_STATUS_DATE] = { .name = "status_date", .title = N_("停止或注销日期"), .kind = &ledger_kind_date,
                              .aliases = "注销日期|停止日期", .group = SERVICE },
  [VOLUNTEER_SKILLS] = { .name = "skills", .title = N_("服务技能"), .kind = &ledger_kind_text, .flags = LEDGER_SEARCHED,
                         .aliases = "特长|服务特长|技能|专长|技能特长", .group = SERVICE, .hint = N_("词表“服务特长”里的词，几个用、隔开") },
  [VOLUNTEER_CATEGORIES] = { .name = "categories", .title = N_("意向服务类别"), .kind = &ledger_kind_text, .flags = LEDGER_SEARCHED,
                             .aliases = "意向类别|服务意向|意向", .group = SERVICE, .hint = N_("词表“服务类别”里的词，几个用、隔开") },
  [VOLUNTEER_AVAILABLE] = { .name = "available", .title = N_("可服务时间"), .kind = &ledger_kind_text, .aliases = "服务时间|空闲时间",
                            .group = SERVICE, .hint = N_("如周末、工作日晚上") },
  [VOLUNTEER_TOTAL] = { .name = "total_minutes", .title = N_("累计服务时长"), .kind = &ledger_kind_minutes,
                        .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .aliases = "累计时长|服务时长", .group = SERVICE },
  [VOLUNTEER_STAR] = { .name = "star", .title = N_("星级"), .kind = &ledger_kind_text,
                       .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED | LEDGER_FACET, .group = SERVICE },

  [VOLUNTEER_GUARDIAN] = { .name = "guardian", .title = N_("监护人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                           .aliases = "监护人姓名", .group = MINOR },
  [VOLUNTEER_GUARDIAN_RELATION] = { .name = "guardian_relation", .title = N_("与监护人关系"), .kind = &ledger_kind_choice,
                                    .choices = codes_relation, .aliases = "监护关系", .group = MINOR, .hint = N_("监护人是本人的什么人") },
  [VOLUNTEER_GUARDIAN_PHONE] = { .name = "guardian_phone", .title = N_("监护人电话"), .kind = &ledger_kind_phone,
                                 .flags = LEDGER_SENSITIVE, .group = MINOR },
  [VOLUNTEER_GUARDIAN_DATE] = { .name = "guardian_date", .title = N_("监护人同意日期"), .kind = &ledger_kind_date, .group = MINOR },

  [VOLUNTEER_CONSENT_DATE] = { .name = "consent_date", .title = N_("同意日期"), .kind = &ledger_kind_date, .flags = LEDGER_NEEDED,
                               .aliases = "授权日期|同意书日期", .group = CONSENT, .hint = N_("本人同意登记和使用个人信息的日期") },
  [VOLUNTEER_CONSENT_WAY] = { .name = "consent_way", .title = N_("同意方式"), .kind = &ledger_kind_choice,
                              .choices = codes_consent_way, .aliases = "授权方式", .group = CONSENT },
  [VOLUNTEER_CONSENT_SCAN] = { .name = "consent_scan", .title = N_("同意书"), .kind = &ledger_kind_file, .group = CONSENT },
  [VOLUNTEER_CONSENT_WITHDRAWN] = { .name = "consent_withdrawn", .title = N_("撤回同意日期"), .kind = &ledger_kind_date,
                                    .aliases = "撤回日期", .group = CONSENT },
  [VOLUNTEER_MAY_PUBLISH] = { .name = "may_publish", .title = N_("同意公开"), .kind = &ledger_kind_flag, .aliases = "同意公示",
                              .group = CONSENT, .hint = N_("同意公开姓名和服务记录（志愿服务条例第二十条）") },
  [VOLUNTEER_INSURED_UNTIL] = { .name = "insured_until", .title = N_("保险有效期至"), .kind = &ledger_kind_date,
                                .aliases = "保险期限|保险至", .group = CONSENT },
  [VOLUNTEER_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .aliases = "说明", .group = OTHER },
};

const PersonFields volunteers_person = {
  .name = VOLUNTEER_NAME,
  .gender = VOLUNTEER_GENDER,
  .birth_date = VOLUNTEER_BIRTH_DATE,
  .id_type = VOLUNTEER_ID_TYPE,
  .id_no = VOLUNTEER_ID_NO,
  .id_key = VOLUNTEER_ID_KEY,
  .mobile = VOLUNTEER_MOBILE,
};

static const struct
{
  guint from;
  guint to;
} of_member[] = {
  { MEMBER_NAME, VOLUNTEER_NAME },
  { MEMBER_GENDER, VOLUNTEER_GENDER },
  { MEMBER_BIRTH_DATE, VOLUNTEER_BIRTH_DATE },
  { MEMBER_ID_TYPE, VOLUNTEER_ID_TYPE },
  { MEMBER_ID_NO, VOLUNTEER_ID_NO },
  { MEMBER_ETHNIC, VOLUNTEER_ETHNIC },
  { MEMBER_POLITICAL, VOLUNTEER_POLITICAL },
  { MEMBER_EDUCATION, VOLUNTEER_EDUCATION },
  { MEMBER_MOBILE, VOLUNTEER_MOBILE },
};

/* What the member's row does not say may be typed here. */
static void
take_member (LedgerEdit   *edit,
             LedgerRecord *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_member); i++)
    {
      const char *value = ledger_record_get (member, of_member[i].from);

      if (value != NULL && g_strcmp0 (value, ledger_edit_get (edit, of_member[i].to)) != 0)
        ledger_edit_set (edit, of_member[i].to, value);
    }
  if (ledger_edit_get (edit, VOLUNTEER_UNIT) == NULL && ledger_record_get (member, MEMBER_UNIT_ID) != NULL)
    {
      g_autofree char *unit = ledger_store_dup_shown (edit->store, member, MEMBER_UNIT_ID, TRUE);

      ledger_edit_set (edit, VOLUNTEER_UNIT, unit);
    }
}

static void
derive_person (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, VOLUNTEER_MEMBER_ID);
  g_autoptr (LedgerRecord) member = id != 0 ? ledger_store_load (edit->store, &members_register, id, NULL) : NULL;

  if (member != NULL)
    take_member (edit, member);
  person_derive (edit, &volunteers_person);
}

static void
derive (LedgerEdit *edit)
{
  derive_person (edit);
  if (edit->before == NULL && ledger_edit_get (edit, VOLUNTEER_STATUS) == NULL)
    ledger_edit_set (edit, VOLUNTEER_STATUS, "1");
  if (edit->before == NULL && ledger_edit_get (edit, VOLUNTEER_REG_SOURCE) == NULL)
    ledger_edit_set (edit, VOLUNTEER_REG_SOURCE, "1");
  words_take (edit, VOLUNTEER_SKILLS, "skill");
  words_take (edit, VOLUNTEER_CATEGORIES, "service");
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  person_check (edit, &volunteers_person, problems);
  words_check_field (edit, VOLUNTEER_SKILLS, "skill", problems);
  words_check_field (edit, VOLUNTEER_CATEGORIES, "service", problems);
  volunteer_rules_check (edit, problems);
}

/* The union's own words, as paper offers them. */
static void
add_words (LedgerStore *store,
           guint        field,
           GPtrArray   *values,
           GPtrArray   *titles)
{
  if (field == VOLUNTEER_SKILLS || field == VOLUNTEER_CATEGORIES)
    words_offer (store, field == VOLUNTEER_SKILLS ? "skill" : "service", values, titles);
  else if (field == VOLUNTEER_STAR)
    words_offer (store, "star", values, titles);
}

static gboolean
gathered (LedgerEdit *edit,
          GError    **error)
{
  return volunteer_totals_reckon (edit->store, edit->after->id, 0, error);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, VOLUNTEER_NAME));
}

/* 王芳（示范机电有限公司，尾号1235） */
static char *
full_label (LedgerStore  *store,
            LedgerRecord *record)
{
  const char *name = ledger_record_get (record, VOLUNTEER_NAME);
  const char *unit = ledger_record_get (record, VOLUNTEER_UNIT);
  const char *key = ledger_record_get (record, VOLUNTEER_ID_KEY);
  const char *mobile = ledger_record_get (record, VOLUNTEER_MOBILE);
  const char *number = key != NULL ? key : mobile;
  g_autofree char *team = unit == NULL ? ledger_store_dup_shown (store, record, VOLUNTEER_TEAM_ID, TRUE) : NULL;
  const char *place = unit != NULL ? unit : team;
  g_autofree char *tail = number != NULL && strlen (number) > 4
                          ? g_strdup_printf (_("尾号%s"), number + strlen (number) - 4) : g_strdup ("");

  if (place[0] == '\0' && tail[0] == '\0')
    return g_strdup (name != NULL ? name : "");
  return g_strdup_printf ("%s（%s%s%s）", name != NULL ? name : "", place, place[0] != '\0' && tail[0] != '\0' ? "，" : "", tail);
}

const LedgerRegister volunteers_register = {
  .id = "volunteers",
  .title = N_("志愿者"),
  .row_title = N_("志愿者"),
  .icon = "emblem-favorite-symbolic",
  .fields = fields,
  .n_fields = VOLUNTEER_N_FIELDS,
  .sort = "name",
  .words = add_words,
  .label = label,
  .full_label = full_label,
  .derive = derive,
  .check = check,
  .gathered = gathered,
  .prove = volunteer_totals_prove,
};

/**
 * volunteer_begin:
 * @member: row id
 *
 * Returns: (transfer full): an edit, or %NULL where there is no such member
 */
LedgerEdit *
volunteer_begin (LedgerStore *store,
                 gint64       member,
                 GError     **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &members_register, member, error);
  LedgerEdit *edit;

  if (record == NULL)
    return NULL;
  edit = ledger_edit_new (store, &volunteers_register);
  ledger_record_set_number (edit->after, VOLUNTEER_MEMBER_ID, member);
  ledger_edit_set (edit, VOLUNTEER_REG_DATE, ledger_store_get_today (store));
  ledger_edit_derive (edit);
  return edit;
}

/**
 * volunteers_follow_member:
 * @member: an edit of a member's row that was just written
 */
gboolean
volunteers_follow_member (LedgerEdit *member,
                          GError    **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&volunteers_register);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, member->after->id);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, VOLUNTEER_MEMBER_ID, LEDGER_IS, id);
  ids = ledger_store_select (member->store, query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_open (member->store, &volunteers_register, g_array_index (ids, gint64, i), error);

      if (edit == NULL)
        return FALSE;
      derive_person (edit);
      edit->follows = TRUE;
      if (!ledger_edit_save (edit, NULL, error))
        return FALSE;
    }
  return ids != NULL;
}
