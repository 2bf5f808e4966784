/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 调解员: who may mediate, named by whom, for how long, with which certificate. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "mediators.h"

#include <string.h>

#include "case-rules.h"
#include "ledger-date.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "ledger-running.h"
#include "mediation-orgs.h"
#include "members.h"
#include "officers.h"
#include "person.h"

#define MEDIATOR N_("调解员")
#define PERSON   N_("本人")
#define TERM     N_("聘任")
#define PAPERS   N_("证件和培训")

static const LedgerField fields[] = {
  [MEDIATOR_NAME] = PERSON_NAME_FIELD (0, MEDIATOR),
  [MEDIATOR_ORG_ID] = { .name = "org_id", .title = N_("调解组织"), .kind = &ledger_kind_reference,
                        .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_SEARCHED, .refers_to = "mediation_orgs",
                        .aliases = "所属组织|所在调解组织|调解委员会", .group = MEDIATOR },
  [MEDIATOR_POST] = { .name = "post", .title = N_("职务"), .kind = &ledger_kind_choice,
                      .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_mediator_post,
                      .aliases = "组织内职务", .group = MEDIATOR },
  [MEDIATOR_SIDE] = { .name = "side", .title = N_("代表哪一方"), .kind = &ledger_kind_choice,
                      .flags = LEDGER_LISTED | LEDGER_FACET, .choices = codes_mediator_side, .aliases = "产生方式",
                      .group = MEDIATOR },
  [MEDIATOR_TIME_KIND] = { .name = "time_kind", .title = N_("专兼职"), .kind = &ledger_kind_choice,
                           .flags = LEDGER_LISTED | LEDGER_FACET, .choices = codes_officer_time, .group = MEDIATOR },

  [MEDIATOR_GENDER] = PERSON_GENDER_FIELD (0, PERSON),
  [MEDIATOR_BIRTH_DATE] = PERSON_BIRTH_FIELD (0, PERSON),
  [MEDIATOR_ID_TYPE] = PERSON_ID_TYPE_FIELD (0, PERSON),
  [MEDIATOR_ID_NO] = PERSON_ID_NO_FIELD (LEDGER_SEARCHED, PERSON),
  [MEDIATOR_ID_KEY] = PERSON_ID_KEY_FIELD (PERSON),
  [MEDIATOR_MOBILE] = PERSON_MOBILE_FIELD (LEDGER_LISTED, PERSON),
  [MEDIATOR_OFFICER_ID] = { .name = "officer_id", .title = N_("工会干部"), .kind = &ledger_kind_reference,
                            .flags = LEDGER_SEARCHED, .refers_to = "officers", .aliases = "对应工会干部", .group = PERSON,
                            .hint = N_("同时是工会干部的") },
  [MEDIATOR_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                           .refers_to = "members", .group = PERSON },
  [MEDIATOR_UNIT] = { .name = "unit", .title = N_("工作单位"), .kind = &ledger_kind_text, .flags = LEDGER_SEARCHED,
                      .aliases = "所在单位", .group = PERSON, .hint = N_("用于发现与当事人的关系") },
  [MEDIATOR_EDUCATION] = { .name = "education", .title = N_("文化程度"), .kind = &ledger_kind_choice, .choices = codes_education,
                           .aliases = "学历", .group = PERSON },
  [MEDIATOR_POLITICAL] = { .name = "political", .title = N_("政治面貌"), .kind = &ledger_kind_choice, .choices = codes_political,
                           .group = PERSON },
  [MEDIATOR_SPECIALITY] = { .name = "speciality", .title = N_("专长"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                            .aliases = "专业特长", .group = PERSON, .hint = N_("如工资、工伤、社会保险") },

  [MEDIATOR_APPOINTED_DATE] = { .name = "appointed_date", .title = N_("聘任日期"), .kind = &ledger_kind_date,
                                .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "聘任时间", .group = TERM,
                                .hint = N_("聘期至少一年") },
  [MEDIATOR_APPOINTED_UNTIL] = { .name = "appointed_until", .title = N_("聘期届满"), .kind = &ledger_kind_date,
                                 .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "聘期至", .group = TERM },
  [MEDIATOR_APPOINTED_BY] = { .name = "appointed_by", .title = N_("聘任单位"), .kind = &ledger_kind_text, .group = TERM },
  [MEDIATOR_LEFT_DATE] = { .name = "left_date", .title = N_("离任日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                           .aliases = "解聘日期", .group = TERM },
  [MEDIATOR_LEFT_REASON] = { .name = "left_reason", .title = N_("离任原因"), .kind = &ledger_kind_text, .aliases = "解聘原因",
                             .group = TERM },

  [MEDIATOR_CERT_NO] = { .name = "cert_no", .title = N_("调解员证号"), .kind = &ledger_kind_text,
                         .flags = LEDGER_SEARCHED | LEDGER_NEEDED | LEDGER_LISTED, .aliases = "证书编号", .group = PAPERS },
  [MEDIATOR_CERT_FROM] = { .name = "cert_from", .title = N_("发证日期"), .kind = &ledger_kind_date, .aliases = "证书日期",
                           .group = PAPERS },
  [MEDIATOR_CERT_UNTIL] = { .name = "cert_until", .title = N_("证件有效期至"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                            .aliases = "证书有效期", .group = PAPERS },
  [MEDIATOR_CERT_BODY] = { .name = "cert_body", .title = N_("发证机关"), .kind = &ledger_kind_text, .group = PAPERS },
  [MEDIATOR_TRAINED_DATE] = { .name = "trained_date", .title = N_("最近培训日期"), .kind = &ledger_kind_date,
                              .aliases = "培训日期", .group = PAPERS },
  [MEDIATOR_TRAINED_HOURS] = { .name = "trained_hours", .title = N_("本年培训学时"), .kind = &ledger_kind_integer,
                               .aliases = "培训学时", .group = PAPERS },
  [MEDIATOR_CASES_COUNT] = { .name = "cases_count", .title = N_("承办案件数"), .kind = &ledger_kind_integer,
                             .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .aliases = "案件数", .group = PAPERS },
  [MEDIATOR_SUCCESS_COUNT] = { .name = "success_count", .title = N_("调解成功数"), .kind = &ledger_kind_integer,
                               .flags = LEDGER_DERIVED | LEDGER_COPIED, .group = PAPERS },
  [MEDIATOR_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = PAPERS },
};

static const PersonFields person = {
  .name = MEDIATOR_NAME,
  .gender = MEDIATOR_GENDER,
  .birth_date = MEDIATOR_BIRTH_DATE,
  .id_type = MEDIATOR_ID_TYPE,
  .id_no = MEDIATOR_ID_NO,
  .id_key = MEDIATOR_ID_KEY,
  .mobile = MEDIATOR_MOBILE,
};

/* Who is an officer or a member is not typed again. */
static void
take_person (LedgerEdit *edit)
{
  static const struct
  {
    guint from;
    guint to;
  } taken[] = {
    { MEMBER_NAME, MEDIATOR_NAME }, { MEMBER_GENDER, MEDIATOR_GENDER }, { MEMBER_BIRTH_DATE, MEDIATOR_BIRTH_DATE },
    { MEMBER_ID_TYPE, MEDIATOR_ID_TYPE }, { MEMBER_ID_NO, MEDIATOR_ID_NO }, { MEMBER_MOBILE, MEDIATOR_MOBILE },
  };
  gint64 officer = ledger_record_get_number (edit->after, MEDIATOR_OFFICER_ID), id;
  g_autoptr (LedgerRecord) post = officer != 0 ? ledger_store_load (edit->store, &officers_register, officer, NULL) : NULL;
  g_autoptr (LedgerRecord) member = NULL;

  if (post != NULL)
    {
      ledger_edit_fill (edit, MEDIATOR_NAME, ledger_record_get (post, OFFICER_NAME));
      ledger_edit_fill (edit, MEDIATOR_GENDER, ledger_record_get (post, OFFICER_GENDER));
      ledger_edit_fill (edit, MEDIATOR_MOBILE, ledger_record_get (post, OFFICER_MOBILE));
      ledger_edit_fill (edit, MEDIATOR_MEMBER_ID, ledger_record_get (post, OFFICER_MEMBER_ID));
    }
  id = ledger_record_get_number (edit->after, MEDIATOR_MEMBER_ID);
  member = id != 0 ? ledger_store_load (edit->store, &members_register, id, NULL) : NULL;
  for (guint i = 0; member != NULL && i < G_N_ELEMENTS (taken); i++)
    ledger_edit_fill (edit, taken[i].to, ledger_record_get (member, taken[i].from));
}

static void
derive (LedgerEdit *edit)
{
  take_person (edit);
  person_derive (edit, &person);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *from = ledger_edit_get (edit, MEDIATOR_APPOINTED_DATE), *until = ledger_edit_get (edit, MEDIATOR_APPOINTED_UNTIL);
  g_autofree char *year = from != NULL ? ledger_date_add_years (from, 1) : NULL;
  g_autofree char *least = year != NULL ? ledger_date_add_days (year, -1) : NULL;
  const char *today = ledger_edit_get_today (edit), *cert = ledger_edit_get (edit, MEDIATOR_CERT_UNTIL);

  person_check (edit, &person, problems);
  case_rules_check_order (edit, MEDIATOR_APPOINTED_DATE, MEDIATOR_LEFT_DATE, problems);
  case_rules_check_order (edit, MEDIATOR_CERT_FROM, MEDIATOR_CERT_UNTIL, problems);
  /* 企业劳动争议协商调解规定第十九条. */
  if (least != NULL && until != NULL && strcmp (until, least) < 0)
    ledger_problems_add (problems, LEDGER_WARNING, MEDIATOR_APPOINTED_UNTIL, "term-short", _("聘期至少一年，%s聘任的应当到%s以后"), from, least);
  if (ledger_edit_get (edit, MEDIATOR_LEFT_DATE) == NULL && cert != NULL && strcmp (cert, today) < 0)
    ledger_problems_add (problems, LEDGER_MISSING, MEDIATOR_CERT_UNTIL, "cert-over", _("调解员证已于%s到期，请换证后更新"), cert);
  if (ledger_edit_get (edit, MEDIATOR_LEFT_DATE) == NULL && until != NULL && strcmp (until, today) < 0)
    ledger_problems_add (problems, LEDGER_MISSING, MEDIATOR_APPOINTED_UNTIL, "term-over", _("聘期已于%s届满，续聘的请更新，不再担任的填离任日期"), until);
}

/* Those in office. */
static void
note (LedgerStore  *store,
      LedgerRecord *mediator,
      int           sign)
{
  gint64 org = ledger_record_get_number (mediator, MEDIATOR_ORG_ID);

  if (org != 0 && ledger_record_get (mediator, MEDIATOR_LEFT_DATE) == NULL)
    ledger_running_add (store, &mediation_orgs_register, org, MEDIATION_ORG_MEDIATORS_COUNT, sign);
}

static gboolean
saving (LedgerEdit  *edit,
        GError     **error)
{
  if (edit->before != NULL)
    note (edit->store, edit->before, -1);
  note (edit->store, edit->after, 1);
  return TRUE;
}

static gboolean
removing (LedgerEdit  *edit,
          GError     **error)
{
  note (edit->store, edit->before, -1);
  return TRUE;
}

static gboolean
restored (LedgerEdit  *edit,
          GError     **error)
{
  note (edit->store, edit->after, 1);
  return TRUE;
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, MEDIATOR_NAME));
}

const LedgerRegister mediators_register = {
  .id = "mediators",
  .title = N_("调解员"),
  .row_title = N_("调解员"),
  .icon = "system-users-symbolic",
  .fields = fields,
  .n_fields = MEDIATOR_N_FIELDS,
  .sort = "name",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = saving,
  .removing = removing,
  .restored = restored,
};
