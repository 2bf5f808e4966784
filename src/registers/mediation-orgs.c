/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 调解组织: the body before which a case is mediated; its kind decides which later steps exist. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "mediation-orgs.h"

#include "case-rules.h"
#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define ORG     N_("组织")
#define PEOPLE  N_("组成")
#define CONTACT N_("联系")
#define BODIES  N_("衔接")
#define OTHER   N_("其他")

static const LedgerField fields[] = {
  [MEDIATION_ORG_NAME] = { .name = "name", .title = N_("组织名称"), .kind = &ledger_kind_text,
                           .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_UNIQUE | LEDGER_LISTED, .aliases = "调解组织名称",
                           .group = ORG, .hint = N_("如机床厂劳动争议调解委员会") },
  [MEDIATION_ORG_SHORT_NAME] = { .name = "short_name", .title = N_("简称"), .kind = &ledger_kind_text,
                                 .flags = LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "组织简称", .group = ORG },
  [MEDIATION_ORG_KIND] = { .name = "kind", .title = N_("组织类型"), .kind = &ledger_kind_choice,
                           .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_mediation_org_kind,
                           .aliases = "调解组织类型", .group = ORG },
  [MEDIATION_ORG_ORG_ID] = { .name = "org_id", .title = N_("所属工会"), .kind = &ledger_kind_reference,
                             .flags = LEDGER_LISTED | LEDGER_SEARCHED, .refers_to = "orgs", .aliases = "设立工会", .group = ORG },
  [MEDIATION_ORG_UNIT_ID] = { .name = "unit_id", .title = N_("所在单位"), .kind = &ledger_kind_reference,
                              .flags = LEDGER_SEARCHED, .refers_to = "units", .aliases = "设立单位", .group = ORG,
                              .hint = N_("企业设立的填企业") },
  [MEDIATION_ORG_AREA] = { .name = "area", .title = N_("片区"), .kind = &ledger_kind_text,
                           .flags = LEDGER_LISTED | LEDGER_SEARCHED, .aliases = "所属片区", .group = ORG },
  [MEDIATION_ORG_IS_DEFAULT] = { .name = "is_default", .title = N_("默认组织"), .kind = &ledger_kind_flag, .aliases = "默认",
                                 .group = ORG, .hint = N_("登记新案件时先用它") },
  [MEDIATION_ORG_NUMBER_PREFIX] = { .name = "number_prefix", .title = N_("编号字头"), .kind = &ledger_kind_text,
                                    .aliases = "机关代字", .group = ORG, .hint = N_("案号最前面的字，不填用本会的") },
  [MEDIATION_ORG_SEAL_NAME] = { .name = "seal_name", .title = N_("印章名称"), .kind = &ledger_kind_text, .aliases = "落款名称",
                                .group = ORG, .hint = N_("不填用组织名称") },
  [MEDIATION_ORG_FOUNDED] = { .name = "founded", .title = N_("成立日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                              .aliases = "设立日期", .group = ORG },
  [MEDIATION_ORG_FOUNDED_BASIS] = { .name = "founded_basis", .title = N_("设立依据"), .kind = &ledger_kind_text,
                                    .aliases = "批复文号", .group = ORG },
  [MEDIATION_ORG_RECORD_NO] = { .name = "record_no", .title = N_("备案编号"), .kind = &ledger_kind_text,
                                .flags = LEDGER_SEARCHED, .aliases = "备案号", .group = ORG },
  [MEDIATION_ORG_RECORD_BODY] = { .name = "record_body", .title = N_("备案机关"), .kind = &ledger_kind_text, .group = ORG },
  [MEDIATION_ORG_CLOSED] = { .name = "closed", .title = N_("撤销日期"), .kind = &ledger_kind_date, .group = ORG },

  [MEDIATION_ORG_CHAIR] = { .name = "chair", .title = N_("主任"), .kind = &ledger_kind_text,
                            .flags = LEDGER_PERSON_NAME | LEDGER_NEEDED, .aliases = "主任姓名", .group = PEOPLE,
                            .hint = N_("由工会委员会成员或者双方推举的人员担任") },
  [MEDIATION_ORG_CHAIR_SIDE] = { .name = "chair_side", .title = N_("主任产生方式"), .kind = &ledger_kind_choice,
                                 .choices = codes_chair_side, .aliases = "主任人选", .group = PEOPLE },
  [MEDIATION_ORG_WORKER_MEMBERS] = { .name = "worker_members", .title = N_("职工代表人数"), .kind = &ledger_kind_integer,
                                     .flags = LEDGER_NEEDED, .aliases = "职工方人数", .group = PEOPLE,
                                     .hint = N_("与企业代表人数相等") },
  [MEDIATION_ORG_EMPLOYER_MEMBERS] = { .name = "employer_members", .title = N_("企业代表人数"), .kind = &ledger_kind_integer,
                                       .flags = LEDGER_NEEDED, .aliases = "企业方人数", .group = PEOPLE },
  [MEDIATION_ORG_MEDIATORS_COUNT] = { .name = "mediators_count", .title = N_("调解员人数"), .kind = &ledger_kind_integer,
                                      .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .aliases = "调解员数", .group = PEOPLE },

  [MEDIATION_ORG_ADDRESS] = { .name = "address", .title = N_("地址"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                              .aliases = "办公地址", .group = CONTACT, .hint = N_("通知书上的调解地点") },
  [MEDIATION_ORG_ROOM] = { .name = "room", .title = N_("调解室"), .kind = &ledger_kind_text, .aliases = "调解场所",
                           .group = CONTACT },
  [MEDIATION_ORG_POSTCODE] = { .name = "postcode", .title = N_("邮政编码"), .kind = &ledger_kind_text, .aliases = "邮编",
                               .group = CONTACT },
  [MEDIATION_ORG_PHONE] = { .name = "phone", .title = N_("联系电话"), .kind = &ledger_kind_phone,
                            .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "电话", .group = CONTACT },
  [MEDIATION_ORG_HOURS] = { .name = "hours", .title = N_("办公时间"), .kind = &ledger_kind_text, .group = CONTACT },
  [MEDIATION_ORG_CONTACT] = { .name = "contact", .title = N_("联系人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                              .group = CONTACT },

  [MEDIATION_ORG_ARBITRATION_BODY] = { .name = "arbitration_body", .title = N_("劳动人事争议仲裁委员会"),
                                       .kind = &ledger_kind_text, .flags = LEDGER_NEEDED, .aliases = "仲裁委员会",
                                       .group = BODIES, .hint = N_("调解不成时告知去哪里") },
  [MEDIATION_ORG_ARBITRATION_ADDRESS] = { .name = "arbitration_address", .title = N_("仲裁委员会地址"),
                                          .kind = &ledger_kind_text, .group = BODIES },
  [MEDIATION_ORG_ARBITRATION_PHONE] = { .name = "arbitration_phone", .title = N_("仲裁委员会电话"), .kind = &ledger_kind_phone,
                                        .group = BODIES },
  [MEDIATION_ORG_COURT] = { .name = "court", .title = N_("人民法院"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                            .aliases = "管辖法院", .group = BODIES, .hint = N_("申请司法确认、支付令的法院") },
  [MEDIATION_ORG_LEGAL_AID_CENTRE] = { .name = "legal_aid_centre", .title = N_("法律援助机构"), .kind = &ledger_kind_text,
                                       .aliases = "法律援助中心", .group = BODIES },
  [MEDIATION_ORG_SUPERIOR] = { .name = "superior", .title = N_("上级工会"), .kind = &ledger_kind_text, .aliases = "报送单位",
                               .group = BODIES, .hint = N_("集体争议、重大争议向谁报告") },

  [MEDIATION_ORG_CASES_COUNT] = { .name = "cases_count", .title = N_("案件数"), .kind = &ledger_kind_integer,
                                  .flags = LEDGER_DERIVED | LEDGER_COPIED, .group = OTHER },
  [MEDIATION_ORG_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = OTHER },
};

/* 企业劳动争议协商调解规定第十五条: equal numbers of both sides; the chair of the union's committee or put forward by both. */
#define KIND_ENTERPRISE "1"

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  gint64 workers = ledger_record_get_number (edit->after, MEDIATION_ORG_WORKER_MEMBERS);
  gint64 employers = ledger_record_get_number (edit->after, MEDIATION_ORG_EMPLOYER_MEMBERS);
  gboolean enterprise = ledger_record_is (edit->after, MEDIATION_ORG_KIND, KIND_ENTERPRISE);
  gint64 other = ledger_record_get_flag (edit->after, MEDIATION_ORG_IS_DEFAULT)
                 ? ledger_store_find (edit->store, edit->reg, MEDIATION_ORG_IS_DEFAULT, "1", edit->after->id) : 0;

  case_rules_check_amount (edit, MEDIATION_ORG_WORKER_MEMBERS, problems);
  case_rules_check_amount (edit, MEDIATION_ORG_EMPLOYER_MEMBERS, problems);
  case_rules_check_order (edit, MEDIATION_ORG_FOUNDED, MEDIATION_ORG_CLOSED, problems);
  if (enterprise && workers > 0 && employers > 0 && workers != employers)
    ledger_problems_add (problems, LEDGER_WARNING, MEDIATION_ORG_EMPLOYER_MEMBERS, "unequal",
                         _("职工代表%d人、企业代表%d人，双方人数应当对等"), (int) workers, (int) employers);
  if (enterprise && ledger_edit_get (edit, MEDIATION_ORG_CHAIR) != NULL && ledger_edit_get (edit, MEDIATION_ORG_CHAIR_SIDE) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, MEDIATION_ORG_CHAIR_SIDE, "missing", _("主任产生方式还没有填"));
  if (other != 0)
    {
      g_autofree char *name = ledger_store_dup_label (edit->store, edit->reg, other);

      ledger_problems_add (problems, LEDGER_BLOCKING, MEDIATION_ORG_IS_DEFAULT, "two-defaults", _("默认组织只能有一个，现在是“%s”，请先取消它的"), name);
    }
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, MEDIATION_ORG_NAME));
}

const LedgerRegister mediation_orgs_register = {
  .id = "mediation_orgs",
  .title = N_("调解组织"),
  .row_title = N_("调解组织"),
  .icon = "system-users-symbolic",
  .fields = fields,
  .n_fields = MEDIATION_ORG_N_FIELDS,
  .sort = "name",
  .label = label,
  .check = check,
};
