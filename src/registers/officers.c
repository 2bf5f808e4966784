/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 工会干部: posts with their terms; the people who approve, record, visit and mediate. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "officers.h"

#include <string.h>

#include "ledger-date.h"
#include "members.h"
#include "officer-rules.h"
#include "orgs.h"
#include "person.h"

#define POST   N_("职务")
#define PERSON N_("本人")
#define TERM   N_("任期")
#define RIGHTS N_("可以办理")
#define OTHER  N_("证件和备注")

static const LedgerField fields[] = {
  [OFFICER_NAME] = { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text,
                     .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME,
                     .aliases = "干部姓名|工会干部|姓名(必填)|人员姓名", .group = POST },
  [OFFICER_ORG_ID] = { .name = "org_id", .title = N_("所属工会组织"), .kind = &ledger_kind_reference,
                       .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED, .refers_to = "orgs",
                       .aliases = "工会组织|所在工会|所属工会|工会名称|组织", .group = POST },
  [OFFICER_POSTS] = { .name = "posts", .title = N_("工会职务"), .kind = &ledger_kind_choices,
                      .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_union_post,
                      .aliases = "职务|工会内职务|担任工会职务|任职|担任职务|现任职务", .group = POST },
  [OFFICER_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference,
                          .flags = LEDGER_SEARCHED, .refers_to = "members", .aliases = "对应会员|会员姓名", .group = PERSON,
                          .hint = N_("是本会会员的，姓名、性别、手机由会员信息带出") },
  [OFFICER_GENDER] = { .name = "gender", .title = N_("性别"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED | LEDGER_FACET,
                       .choices = codes_sex, .group = PERSON },
  [OFFICER_MOBILE] = PERSON_MOBILE_FIELD (LEDGER_SEARCHED | LEDGER_LISTED, PERSON),
  [OFFICER_PHONE] = { .name = "phone", .title = N_("办公电话"), .kind = &ledger_kind_phone, .aliases = "固定电话|座机", .group = PERSON },
  [OFFICER_TIME] = { .name = "time_kind", .title = N_("专兼职"), .kind = &ledger_kind_choice,
                     .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_officer_time,
                     .aliases = "专职兼职|专职/兼职|是否专职", .group = TERM },
  [OFFICER_CHOSEN] = { .name = "chosen", .title = N_("产生方式"), .kind = &ledger_kind_choice, .choices = codes_officer_chosen,
                       .aliases = "任职方式|选任方式", .group = TERM },
  [OFFICER_START] = { .name = "start_date", .title = N_("任职日期"), .kind = &ledger_kind_date,
                      .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "任职时间|当选日期|开始任职|聘任日期", .group = TERM },
  [OFFICER_TERM_END] = { .name = "term_end", .title = N_("任期届满"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                         .aliases = "任期届满日期|届满日期|任期至|任职至", .group = TERM,
                         .hint = N_("不填则按所属组织本届的任期") },
  [OFFICER_LEFT] = { .name = "left_date", .title = N_("离任日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                     .aliases = "离任时间|卸任日期|免职日期", .group = TERM },
  [OFFICER_MAY_APPROVE] = { .name = "may_approve", .title = N_("可以审批"), .kind = &ledger_kind_flag,
                            .flags = LEDGER_FACET, .aliases = "审批人|审批", .group = RIGHTS },
  [OFFICER_MAY_RECORD] = { .name = "may_record", .title = N_("可以记录"), .kind = &ledger_kind_flag,
                           .flags = LEDGER_FACET, .aliases = "记录人|记录|经办", .group = RIGHTS },
  [OFFICER_MAY_VISIT] = { .name = "may_visit", .title = N_("可以走访慰问"), .kind = &ledger_kind_flag,
                          .flags = LEDGER_FACET, .aliases = "走访人|慰问人|走访慰问", .group = RIGHTS },
  [OFFICER_MAY_MEDIATE] = { .name = "may_mediate", .title = N_("可以调解"), .kind = &ledger_kind_flag,
                            .flags = LEDGER_FACET, .aliases = "调解员|调解", .group = RIGHTS },
  [OFFICER_CERT_NO] = { .name = "cert_no", .title = N_("证件编号"), .kind = &ledger_kind_text, .flags = LEDGER_SEARCHED,
                        .aliases = "证书编号|调解员证号|工作证号|监督员证号", .group = OTHER,
                        .hint = N_("调解员证、劳动法律监督员证等") },
  [OFFICER_CERT_UNTIL] = { .name = "cert_until", .title = N_("证件有效期至"), .kind = &ledger_kind_date,
                           .aliases = "证书有效期|证书有效期至|有效期至", .group = OTHER },
  [OFFICER_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .aliases = "说明", .group = OTHER },
};

static const guint rights[] = {
  [OFFICER_APPROVES] = OFFICER_MAY_APPROVE,
  [OFFICER_RECORDS] = OFFICER_MAY_RECORD,
  [OFFICER_VISITS] = OFFICER_MAY_VISIT,
  [OFFICER_MEDIATES] = OFFICER_MAY_MEDIATE,
};

/* What stands with the member is taken over, unless typed. */
static void
take (LedgerEdit   *edit,
      LedgerRecord *member,
      guint         from,
      guint         to)
{
  const char *value = ledger_record_get (member, from);
  const char *present = ledger_edit_get (edit, to);

  if (value == NULL || g_strcmp0 (value, present) == 0)
    return;
  if (present == NULL || (edit->before != NULL && ledger_edit_changes (edit, OFFICER_MEMBER_ID) &&
                          !ledger_edit_changes (edit, to)))
    ledger_edit_set (edit, to, value);
}

static void
derive_person (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, OFFICER_MEMBER_ID);
  g_autoptr (LedgerRecord) member = id != 0 ? ledger_store_load (edit->store, &members_register, id, NULL) : NULL;

  if (member == NULL)
    return;
  take (edit, member, MEMBER_NAME, OFFICER_NAME);
  take (edit, member, MEMBER_GENDER, OFFICER_GENDER);
  take (edit, member, MEMBER_MOBILE, OFFICER_MOBILE);
  take (edit, member, MEMBER_ORG_ID, OFFICER_ORG_ID);
}

/* A committee's term is that of all its members, also of those elected in between (工会法第十六条). */
static void
derive_term (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, OFFICER_ORG_ID);
  const char *start = ledger_edit_get (edit, OFFICER_START);
  g_autoptr (LedgerRecord) org = NULL;
  g_autofree char *end = NULL;

  if (id == 0 || start == NULL || ledger_edit_get (edit, OFFICER_TERM_END) != NULL || edit->before != NULL ||
      !officer_rules_is_elected (edit->after))
    return;
  org = ledger_store_load (edit->store, &orgs_register, id, NULL);
  end = org != NULL ? officer_rules_dup_term_end (org) : NULL;
  if (end != NULL && strcmp (ledger_record_get (org, ORG_ELECTED), start) <= 0 && strcmp (start, end) < 0)
    ledger_edit_set (edit, OFFICER_TERM_END, end);
}

static void
derive (LedgerEdit *edit)
{
  derive_person (edit);
  derive_term (edit);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, OFFICER_NAME));
}

/* 张三（主席，示范机电工会） */
static char *
full_label (LedgerStore  *store,
            LedgerRecord *record)
{
  const char *name = ledger_record_get (record, OFFICER_NAME);
  g_autofree char *posts = ledger_store_dup_shown (store, record, OFFICER_POSTS, TRUE);
  g_autofree char *org = ledger_store_dup_shown (store, record, OFFICER_ORG_ID, TRUE);

  if (posts[0] == '\0' && org[0] == '\0')
    return g_strdup (name != NULL ? name : "");
  return g_strdup_printf ("%s（%s%s%s）", name != NULL ? name : "", posts,
                          posts[0] != '\0' && org[0] != '\0' ? "，" : "", org);
}

const LedgerRegister officers_register = {
  .id = "officers",
  .title = N_("工会干部"),
  .row_title = N_("工会干部"),
  .icon = "contact-new-symbolic",
  .fields = fields,
  .n_fields = OFFICER_N_FIELDS,
  .sort = "name",
  .label = label,
  .full_label = full_label,
  .derive = derive,
  .check = officer_rules_check,
};

static char *
dup_refusal (LedgerRecord *officer,
             OfficerRight  right,
             const char   *date)
{
  const char *name = ledger_record_get (officer, OFFICER_NAME);
  const char *start = ledger_record_get (officer, OFFICER_START);
  const char *left = ledger_record_get (officer, OFFICER_LEFT);
  const char *end = ledger_record_get (officer, OFFICER_TERM_END);
  const char *until = ledger_record_get (officer, OFFICER_CERT_UNTIL);

  /* 张三不是可以审批的人 */
  if (!ledger_record_get_flag (officer, rights[right]))
    return g_strdup_printf (_("%s不是%s的人"), name, _(fields[rights[right]].title));
  if (start != NULL && strcmp (date, start) < 0)
    return g_strdup_printf (_("%s在%s还没有任职（任职日期%s）"), name, date, start);
  if (left != NULL && strcmp (left, date) <= 0)
    return g_strdup_printf (_("%s已于%s离任"), name, left);
  if (end != NULL && strcmp (end, date) < 0)
    return g_strdup_printf (_("%s任期已满（%s届满）"), name, end);
  if (right == OFFICER_MEDIATES && until != NULL && strcmp (until, date) < 0)
    return g_strdup_printf (_("%s的证件已过有效期（%s）"), name, until);
  return NULL;
}

/**
 * officers_may:
 * @why_not: (out) (optional) (transfer full): why, %NULL when allowed
 */
gboolean
officers_may (LedgerStore   *store,
              gint64         id,
              OfficerRight   right,
              const char    *date,
              char         **why_not)
{
  g_autoptr (LedgerRecord) officer = ledger_store_load (store, &officers_register, id, NULL);
  g_autofree char *refusal = NULL;

  if (officer == NULL || officer->removed)
    refusal = g_strdup (_("这位工会干部不在登记册里"));
  else
    refusal = dup_refusal (officer, right, date);
  if (why_not != NULL)
    *why_not = g_strdup (refusal);
  return refusal == NULL;
}

/**
 * officers_list:
 *
 * Returns: (transfer full) (element-type gint64): ids, or %NULL with @error
 */
GArray *
officers_list (LedgerStore   *store,
               OfficerRight   right,
               const char    *date,
               GError       **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&officers_register);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, rights[right], LEDGER_IS, "1");
  ledger_query_set_sort (query, OFFICER_NAME, FALSE);
  ids = ledger_store_select (store, query, error);
  for (guint i = ids != NULL ? ids->len : 0; i-- > 0;)
    if (!officers_may (store, g_array_index (ids, gint64, i), right, date, NULL))
      g_array_remove_index (ids, i);
  return g_steal_pointer (&ids);
}

/**
 * officers_check_right:
 * @edit: of a register whose @field refers to officers
 * @date: (nullable): the day on which the officer acted
 */
void
officers_check_right (LedgerEdit     *edit,
                      guint           field,
                      OfficerRight    right,
                      const char     *date,
                      LedgerProblems *problems)
{
  gint64 id = ledger_record_get_number (edit->after, field);
  g_autofree char *why_not = NULL;

  if (id != 0 && !officers_may (edit->store, id, right, date != NULL ? date : ledger_edit_get_today (edit), &why_not))
    ledger_problems_add (problems, LEDGER_WARNING, field, "officer-right", _("%s，请核对"), why_not);
}
