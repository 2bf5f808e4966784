/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问记录: who was visited, why, by whom, with what, from which fund, under which rule, and who signed. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visits.h"

#include <string.h>

#include "aid-totals.h"
#include "funds.h"
#include "hardship-files.h"
#include "ledger-date.h"
#include "ledger-identity.h"
#include "members.h"
#include "person.h"
#include "row-number.h"
#include "visit-goods.h"
#include "visit-limits.h"
#include "visit-rules.h"
#include "visit-sheet.h"
#include "visit-steps.h"
#include "words.h"

#define VISIT  N_("慰问")
#define PERSON N_("对象")
#define EVENT  N_("事由")
#define GIVEN  N_("金额和慰问品")
#define LIMITS N_("限额")
#define STEPS  N_("办理")
#define SIGNED N_("签收")
#define AFTER  N_("跟踪")

static const LedgerField fields[] = {
  [VISIT_VISIT_NO] = { .name = "visit_no", .title = N_("慰问编号"), .kind = &ledger_kind_text,
                       .flags = LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "编号", .group = VISIT,
                       .hint = N_("不填则按年自动编号") },
  [VISIT_STATUS] = { .name = "status", .title = N_("状态"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED | LEDGER_FACET,
                     .choices = codes_visit_status, .group = VISIT },
  [VISIT_BATCH_ID] = { .name = "batch_id", .title = N_("慰问批次"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                       .refers_to = "visit_batches", .aliases = "批次", .group = VISIT },
  [VISIT_KIND] = { .name = "kind", .title = N_("慰问类型"), .kind = &ledger_kind_choice,
                   .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_visit_kind, .aliases = "类型|慰问项目|慰问类别|慰问种类|慰问名称",
                   .group = VISIT },
  [VISIT_FESTIVAL] = { .name = "festival", .title = N_("节日"), .kind = &ledger_kind_choice, .choices = codes_festival,
                       .group = VISIT },
  [VISIT_DATE] = { .name = "date", .title = N_("慰问日期"), .kind = &ledger_kind_date, .flags = LEDGER_REQUIRED | LEDGER_LISTED,
                   .aliases = "日期|发放日期|慰问时间|发放时间|走访时间|时间", .group = VISIT },
  [VISIT_PLACE] = { .name = "place", .title = N_("慰问地点"), .kind = &ledger_kind_text, .aliases = "地点|走访地点", .group = VISIT },

  [VISIT_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                        .refers_to = "members", .aliases = "会员证号", .group = PERSON },
  [VISIT_HARDSHIP_ID] = { .name = "hardship_id", .title = N_("困难职工档案"), .kind = &ledger_kind_reference,
                          .refers_to = "hardship_files", .aliases = "建档编号", .group = PERSON },
  [VISIT_NAME] = PERSON_NAME_FIELD (0, PERSON),
  [VISIT_GENDER] = PERSON_GENDER_FIELD (0, PERSON),
  [VISIT_ID_TYPE] = PERSON_ID_TYPE_FIELD (0, PERSON),
  [VISIT_ID_NO] = PERSON_ID_NO_FIELD (LEDGER_SEARCHED, PERSON),
  [VISIT_ID_KEY] = PERSON_ID_KEY_FIELD (PERSON),
  [VISIT_MOBILE] = PERSON_MOBILE_FIELD (0, PERSON),
  [VISIT_UNIT] = { .name = "unit", .title = N_("所在单位"), .kind = &ledger_kind_text, .flags = LEDGER_SEARCHED | LEDGER_LISTED,
                   .aliases = "单位|工作单位|单位名称|部门|单位部门|单位（部门）", .group = PERSON },
  [VISIT_RELATION] = { .name = "relation", .title = N_("与会员关系"), .kind = &ledger_kind_choice,
                       .choices = codes_visit_relation, .aliases = "关系|与职工关系|与本人关系", .group = PERSON, .hint = N_("不填为本人") },

  [VISIT_EVENT_DATE] = { .name = "event_date", .title = N_("事件日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                         .aliases = "住院日期", .group = EVENT, .hint = N_("住院、生育、去世、结婚等的日期") },
  [VISIT_ILLNESS] = { .name = "illness", .title = N_("病种"), .kind = &ledger_kind_text, .aliases = "疾病", .group = EVENT,
                      .hint = N_("词表“病种”里的词") },
  [VISIT_REASON] = { .name = "reason", .title = N_("慰问事由"), .kind = &ledger_kind_note,
                     .flags = LEDGER_NEEDED | LEDGER_SEARCHED, .aliases = "事由|慰问原因|原因|困难情况|慰问内容|事由及情况|简要事由", .group = EVENT },

  [VISIT_FORM] = { .name = "form", .title = N_("慰问方式"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                   .choices = codes_gift_form, .aliases = "方式|发放方式|慰问形式", .group = GIVEN },
  [VISIT_CASH] = { .name = "cash", .title = N_("慰问金"), .kind = &ledger_kind_money, .flags = LEDGER_LISTED,
                   .aliases = "慰问金额|金额|发放金额|慰问款|慰问费|实发金额|慰问金标准|发放标准", .group = GIVEN },
  [VISIT_GOODS] = { .name = "goods", .title = N_("慰问品"), .kind = &ledger_kind_text, .aliases = "慰问品名称及数量|慰问物品|物品|实物",
                    .group = GIVEN },
  [VISIT_GOODS_VALUE] = { .name = "goods_value", .title = N_("慰问品价值"), .kind = &ledger_kind_money, .flags = LEDGER_LISTED,
                          .aliases = "慰问品金额", .group = GIVEN },
  [VISIT_AMOUNT] = { .name = "amount", .title = N_("合计金额"), .kind = &ledger_kind_money,
                     .flags = LEDGER_DERIVED | LEDGER_LISTED, .aliases = "合计", .group = GIVEN },
  [VISIT_FUND_ID] = { .name = "fund_id", .title = N_("资金来源"), .kind = &ledger_kind_reference, .flags = LEDGER_NEEDED,
                      .refers_to = "funds", .aliases = "经费", .group = GIVEN },
  [VISIT_SUBJECT] = { .name = "subject", .title = N_("经费科目"), .kind = &ledger_kind_text, .aliases = "科目", .group = GIVEN },

  [VISIT_RULE_ID] = { .name = "rule_id", .title = N_("慰问标准"), .kind = &ledger_kind_reference, .flags = LEDGER_DERIVED,
                      .refers_to = "benefit_rules", .aliases = "标准", .group = LIMITS },
  [VISIT_LIMIT_AMOUNT] = { .name = "limit_amount", .title = N_("限额"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED,
                           .group = LIMITS },
  [VISIT_GIVEN_BEFORE] = { .name = "given_before", .title = N_("本年已发"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED,
                           .aliases = "本年累计", .group = LIMITS },
  [VISIT_LEFT_AMOUNT] = { .name = "left_amount", .title = N_("剩余限额"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED,
                          .group = LIMITS },
  [VISIT_LIMIT_TEXT] = { .name = "limit_text", .title = N_("限额说明"), .kind = &ledger_kind_note, .flags = LEDGER_DERIVED,
                         .aliases = "慰问标准依据", .group = LIMITS },
  [VISIT_OVER_REASON] = { .name = "over_reason", .title = N_("超标说明"), .kind = &ledger_kind_note, .group = LIMITS },
  [VISIT_SECOND_APPROVER_ID] = { .name = "second_approver_id", .title = N_("第二审批人"), .kind = &ledger_kind_reference,
                                 .refers_to = "officers", .group = LIMITS },

  [VISIT_APPLICANT] = { .name = "applicant", .title = N_("申请人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                        .group = STEPS },
  [VISIT_APPLIED_DATE] = { .name = "applied_date", .title = N_("申请日期"), .kind = &ledger_kind_date, .group = STEPS },
  [VISIT_HANDLER_ID] = { .name = "handler_id", .title = N_("经办人"), .kind = &ledger_kind_reference, .flags = LEDGER_NEEDED,
                         .refers_to = "officers", .aliases = "发放人|承办人", .group = STEPS },
  [VISIT_GROUP_OPINION] = { .name = "group_opinion", .title = N_("分工会意见"), .kind = &ledger_kind_text, .group = STEPS },
  [VISIT_APPROVER_ID] = { .name = "approver_id", .title = N_("审批人"), .kind = &ledger_kind_reference, .flags = LEDGER_DERIVED,
                          .refers_to = "officers", .group = STEPS },
  [VISIT_APPROVED_DATE] = { .name = "approved_date", .title = N_("审批日期"), .kind = &ledger_kind_date, .flags = LEDGER_DERIVED,
                            .group = STEPS },
  [VISIT_VISITORS] = { .name = "visitors", .title = N_("慰问人员"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                       .aliases = "走访人员|慰问人|慰问领导|走访人", .group = STEPS, .hint = N_("至少两人，用、隔开") },
  [VISIT_PAID_DATE] = { .name = "paid_date", .title = N_("发放日期"), .kind = &ledger_kind_date, .flags = LEDGER_DERIVED,
                        .group = STEPS },
  [VISIT_BACK_REASON] = { .name = "back_reason", .title = N_("退回原因"), .kind = &ledger_kind_text, .group = STEPS },
  [VISIT_VOID_REASON] = { .name = "void_reason", .title = N_("作废原因"), .kind = &ledger_kind_text, .group = STEPS },

  [VISIT_SIGNER] = { .name = "signer", .title = N_("签收人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                     .aliases = "领取人|签收|领取人签字|领取人签名|签字|本人签字|领款人|领款人签字", .group = SIGNED },
  [VISIT_SIGNED_DATE] = { .name = "signed_date", .title = N_("签收日期"), .kind = &ledger_kind_date, .aliases = "领取日期",
                          .group = SIGNED },
  [VISIT_AGENT] = { .name = "agent", .title = N_("代领人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME,
                    .aliases = "代领人签字|代签人", .group = SIGNED },
  [VISIT_AGENT_RELATION] = { .name = "agent_relation", .title = N_("代领人与本人关系"), .kind = &ledger_kind_text,
                             .aliases = "代领人关系", .group = SIGNED },
  [VISIT_AGENT_ID_NO] = { .name = "agent_id_no", .title = N_("代领人证件号码"), .kind = &ledger_kind_identity,
                          .flags = LEDGER_SENSITIVE, .aliases = "代领人身份证号", .group = SIGNED },
  [VISIT_ACCOUNT_NAME] = { .name = "account_name", .title = N_("银行户名"), .kind = &ledger_kind_text, .aliases = "户名",
                           .group = SIGNED },
  [VISIT_ACCOUNT_NO] = { .name = "account_no", .title = N_("银行账号"), .kind = &ledger_kind_account, .flags = LEDGER_SENSITIVE,
                         .aliases = "账号", .group = SIGNED },
  [VISIT_BANK] = { .name = "bank", .title = N_("开户行"), .kind = &ledger_kind_text, .aliases = "开户银行", .group = SIGNED },

  [VISIT_DEMANDS] = { .name = "demands", .title = N_("反映的困难与诉求"), .kind = &ledger_kind_note, .aliases = "困难与诉求",
                      .group = AFTER },
  [VISIT_MEASURES] = { .name = "measures", .title = N_("拟采取措施"), .kind = &ledger_kind_note, .aliases = "处理意见",
                       .group = AFTER },
  [VISIT_FOLLOW_UP] = { .name = "follow_up", .title = N_("后续跟踪"), .kind = &ledger_kind_note, .aliases = "跟踪情况",
                        .group = AFTER },
  [VISIT_LATE] = { .name = "late", .title = N_("补录"), .kind = &ledger_kind_flag, .flags = LEDGER_DERIVED, .group = AFTER },
  [VISIT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .aliases = "说明", .group = AFTER },
};

static const PersonFields person = {
  .name = VISIT_NAME,
  .gender = VISIT_GENDER,
  .birth_date = LEDGER_NO_FIELD,
  .id_type = VISIT_ID_TYPE,
  .id_no = VISIT_ID_NO,
  .id_key = VISIT_ID_KEY,
  .mobile = VISIT_MOBILE,
};

/* What the member's own row says. */
static const struct
{
  guint from;
  guint to;
} of_member[] = {
  { MEMBER_NAME, VISIT_NAME }, { MEMBER_GENDER, VISIT_GENDER }, { MEMBER_ID_TYPE, VISIT_ID_TYPE },
  { MEMBER_ID_NO, VISIT_ID_NO }, { MEMBER_MOBILE, VISIT_MOBILE },
}, of_file[] = {
  { HARDSHIP_NAME, VISIT_NAME }, { HARDSHIP_GENDER, VISIT_GENDER }, { HARDSHIP_ID_TYPE, VISIT_ID_TYPE },
  { HARDSHIP_ID_NO, VISIT_ID_NO }, { HARDSHIP_MOBILE, VISIT_MOBILE }, { HARDSHIP_UNIT, VISIT_UNIT },
};

/* A draft follows what it is made of; from 待审 on the record stands by itself. */
static gboolean
is_open (const LedgerEdit *edit)
{
  return edit->before == NULL || ledger_record_is (edit->before, VISIT_STATUS, VISIT_DRAFT) ||
         ledger_record_is (edit->before, VISIT_STATUS, VISIT_RETURNED);
}

static void
take_member (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, VISIT_MEMBER_ID);
  g_autoptr (LedgerRecord) member = id != 0 ? ledger_store_load (edit->store, &members_register, id, NULL) : NULL;
  g_autofree char *unit = NULL;

  if (member == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (of_member); i++)
    if (ledger_record_get (member, of_member[i].from) != NULL)
      ledger_edit_set (edit, of_member[i].to, ledger_record_get (member, of_member[i].from));
  if (ledger_record_get (member, MEMBER_UNIT_ID) != NULL &&
      (ledger_edit_get (edit, VISIT_UNIT) == NULL || ledger_edit_changes (edit, VISIT_MEMBER_ID)))
    {
      unit = ledger_store_dup_shown (edit->store, member, MEMBER_UNIT_ID, TRUE);
      ledger_edit_set (edit, VISIT_UNIT, unit);
    }
}

/* The person's file: the one that is 在档, else whichever there is. */
static gint64
find_file (LedgerEdit *edit)
{
  static const guint keys[][2] = { { HARDSHIP_MEMBER_ID, VISIT_MEMBER_ID }, { HARDSHIP_ID_KEY, VISIT_ID_KEY } };
  gint64 any = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *value = ledger_edit_get (edit, keys[i][1]);
      g_autoptr (LedgerQuery) query = ledger_query_new (&hardship_files_register);
      g_autoptr (GArray) ids = NULL;

      if (value == NULL)
        continue;
      ledger_query_add_filter (query, keys[i][0], LEDGER_IS, value);
      ids = ledger_store_select (edit->store, query, NULL);
      if (ids != NULL && ids->len > 0 && any == 0)
        any = g_array_index (ids, gint64, 0);
      for (guint k = 0; ids != NULL && k < ids->len; k++)
        {
          g_autoptr (LedgerRecord) file = ledger_store_load (edit->store, &hardship_files_register, g_array_index (ids, gint64, k), NULL);

          if (file != NULL && ledger_record_is (file, HARDSHIP_STATUS, "4"))
            return file->id;
        }
    }
  return any;
}

/* The file of the person, or the person of the file. */
static void
take_file (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, VISIT_HARDSHIP_ID);
  const char *kind = ledger_edit_get (edit, VISIT_KIND);
  g_autoptr (LedgerRecord) file = NULL;

  if (id == 0 && kind != NULL && ledger_choices_include ("10,11,14", kind))
    {
      id = find_file (edit);
      if (id != 0)
        ledger_record_set_number (edit->after, VISIT_HARDSHIP_ID, id);
    }
  file = id != 0 ? ledger_store_load (edit->store, &hardship_files_register, id, NULL) : NULL;
  if (file == NULL)
    return;
  if (ledger_edit_get (edit, VISIT_MEMBER_ID) == NULL)
    ledger_edit_set (edit, VISIT_MEMBER_ID, ledger_record_get (file, HARDSHIP_MEMBER_ID));
  for (guint i = 0; i < G_N_ELEMENTS (of_file); i++)
    if (ledger_edit_get (edit, of_file[i].to) == NULL && ledger_record_get (file, of_file[i].from) != NULL)
      ledger_edit_set (edit, of_file[i].to, ledger_record_get (file, of_file[i].from));
}

/* Who has a member's number is that member. */
static void
derive_person (LedgerEdit *edit)
{
  const char *key;

  if (!is_open (edit))
    return;
  take_member (edit);
  person_derive (edit, &person);
  key = ledger_edit_get (edit, VISIT_ID_KEY);
  if (edit->before == NULL && key != NULL && ledger_edit_get (edit, VISIT_MEMBER_ID) == NULL)
    {
      gint64 member = ledger_store_find (edit->store, &members_register, MEMBER_ID_KEY, key, 0);

      if (member != 0)
        {
          ledger_record_set_number (edit->after, VISIT_MEMBER_ID, member);
          take_member (edit);
        }
    }
  take_file (edit);
  person_derive (edit, &person);
}

/* 生日 is an event of each year: the one nearest to the visit. */
static void
derive_birthday (LedgerEdit *edit)
{
  const char *date = ledger_edit_get (edit, VISIT_DATE), *key = ledger_edit_get (edit, VISIT_ID_KEY);
  const char *type = ledger_edit_get (edit, VISIT_ID_TYPE);
  g_autofree char *birth = NULL, *day = NULL;
  int years;

  if (!ledger_record_is (edit->after, VISIT_KIND, "02") || date == NULL || key == NULL ||
      (ledger_edit_get (edit, VISIT_EVENT_DATE) != NULL && !ledger_edit_changes (edit, VISIT_DATE)))
    return;
  birth = ledger_identity_dup_birth (type, key);
  if (birth == NULL)
    return;
  years = (int) (g_ascii_strtoll (date, NULL, 10) - g_ascii_strtoll (birth, NULL, 10));
  day = ledger_date_add_years (birth, years);
  if (day != NULL && ABS (ledger_date_days_between (day, date)) > 183)
    {
      g_autofree char *other = ledger_date_add_years (birth, strcmp (day, date) > 0 ? years - 1 : years + 1);

      ledger_edit_set (edit, VISIT_EVENT_DATE, other);
    }
  else
    ledger_edit_set (edit, VISIT_EVENT_DATE, day);
}

static void
derive_money (LedgerEdit *edit)
{
  gboolean any = ledger_edit_get (edit, VISIT_CASH) != NULL || ledger_edit_get (edit, VISIT_GOODS_VALUE) != NULL;

  if (is_open (edit) || ledger_record_is (edit->before, VISIT_STATUS, VISIT_WAITING))
    visit_goods_sum (edit);
  any = any || ledger_edit_get (edit, VISIT_GOODS_VALUE) != NULL;
  if (any)
    ledger_record_set_number (edit->after, VISIT_AMOUNT, ledger_record_get_number (edit->after, VISIT_CASH) +
                                                         ledger_record_get_number (edit->after, VISIT_GOODS_VALUE));
  else
    ledger_edit_set (edit, VISIT_AMOUNT, NULL);
}

static void
derive_fund (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, VISIT_FUND_ID);
  g_autoptr (LedgerRecord) fund = NULL;

  if (id == 0 || !ledger_edit_changes (edit, VISIT_FUND_ID) || ledger_edit_get (edit, VISIT_SUBJECT) != NULL)
    return;
  fund = ledger_store_load (edit->store, &funds_register, id, NULL);
  if (fund != NULL)
    ledger_edit_set (edit, VISIT_SUBJECT, ledger_record_get (fund, FUND_SUBJECT));
}

static void
set_limits (LedgerEdit       *edit,
            const VisitLimit *limit)
{
  gboolean limited = limit->limit != VISIT_NO_LIMIT;

  ledger_record_set_number (edit->after, VISIT_RULE_ID, limit->rule != NULL ? limit->rule->id : 0);
  if (limit->rule == NULL)
    ledger_edit_set (edit, VISIT_RULE_ID, NULL);
  ledger_record_set_number (edit->after, VISIT_GIVEN_BEFORE, limit->given);
  ledger_edit_set (edit, VISIT_LIMIT_TEXT, limit->text);
  ledger_edit_set (edit, VISIT_LIMIT_AMOUNT, NULL);
  ledger_edit_set (edit, VISIT_LEFT_AMOUNT, NULL);
  if (!limited)
    return;
  ledger_record_set_number (edit->after, VISIT_LIMIT_AMOUNT, limit->limit);
  ledger_record_set_number (edit->after, VISIT_LEFT_AMOUNT, limit->left);
}

/* A draft is judged anew with every change, for the last time when it leaves that state. What waits for approval keeps
 * its rule; only what is left is asked again when the clerk changes the person or the money. */
static void
derive_limits (LedgerEdit *edit)
{
  static const guint asks[] = { VISIT_KIND, VISIT_DATE, VISIT_EVENT_DATE, VISIT_MEMBER_ID, VISIT_ID_KEY, VISIT_CASH, VISIT_GOODS_VALUE };
  g_autoptr (VisitLimit) limit = NULL;
  gboolean changed = FALSE;
  VisitAsk ask;

  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    changed |= ledger_edit_changes (edit, asks[i]);
  visit_ask_init (&ask, edit->after);
  if (ask.kind == NULL || ask.date == NULL || ledger_record_is (edit->after, VISIT_STATUS, VISIT_VOID))
    return;
  if (!is_open (edit))
    {
      if (!changed || !ledger_record_is (edit->before, VISIT_STATUS, VISIT_WAITING) || edit->event)
        return;
      ask.rule = ledger_record_get_number (edit->before, VISIT_RULE_ID);
    }
  limit = visit_limits_find (edit->store, NULL, &ask, NULL, NULL);
  if (limit != NULL)
    set_limits (edit, limit);
}

static void
derive (LedgerEdit *edit)
{
  row_number_derive (edit, VISIT_VISIT_NO, VISIT_DATE, 4);
  visit_steps_derive (edit, VISIT_DATE);
  derive_person (edit);
  if (is_open (edit))
    derive_birthday (edit);
  words_take (edit, VISIT_ILLNESS, "illness");
  derive_money (edit);
  derive_fund (edit);
  derive_limits (edit);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  person_check (edit, &person, problems);
  aid_totals_check (edit, problems);
  visit_rules_check (edit, problems);
}

/* What was given must not go unseen; what was entered afterwards by mistake may. */
static gboolean
removing (LedgerEdit *edit,
          GError    **error)
{
  g_autofree char *name = NULL;

  if (visit_status_counts (ledger_edit_get (edit, VISIT_STATUS)) != VISIT_COUNTS_GIVEN ||
      ledger_record_get_flag (edit->after, VISIT_LATE))
    return aid_totals_removing (edit, error);
  name = ledger_store_dup_label (edit->store, edit->reg, edit->after->id);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”的慰问已经批准，不能删除；没有发放的请退回，其他的请作废并写明原因。"), name);
  return FALSE;
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, VISIT_NAME));
}

/* 张三（节日慰问，2026-0012） */
static char *
full_label (LedgerStore  *store,
            LedgerRecord *record)
{
  const char *name = ledger_record_get (record, VISIT_NAME);
  const char *number = ledger_record_get (record, VISIT_VISIT_NO);
  g_autofree char *kind = ledger_store_dup_shown (store, record, VISIT_KIND, TRUE);

  return g_strdup_printf ("%s（%s%s%s）", name != NULL ? name : "", kind, number != NULL ? "，" : "", number != NULL ? number : "");
}

const LedgerRegister visits_register = {
  .id = "visits",
  .title = N_("慰问记录"),
  .row_title = N_("慰问记录"),
  .icon = "emblem-favorite-symbolic",
  .fields = fields,
  .n_fields = VISIT_N_FIELDS,
  .transitions = visit_steps_transitions,
  .lists = visit_sheet_lists,
  .sort = "date",
  .label = label,
  .full_label = full_label,
  .derive = derive,
  .check = check,
  .saving = aid_totals_saving,
  .removing = removing,
  .restored = aid_totals_restored,
};
