/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问批次: one campaign or festival: what each person gets, from which fund, decided by whom. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-batches.h"

#include <string.h>

#include "aid-totals.h"
#include "batch-goods.h"
#include "codes.h"
#include "funds.h"
#include "ledger-amount.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "row-number.h"
#include "visit-batch-sheet.h"
#include "visit-batch.h"
#include "visit-rules.h"
#include "visit-steps.h"

#define BATCH    N_("批次")
#define STANDARD N_("标准")
#define PLAN     N_("方案")
#define STEPS    N_("办理")
#define TOTALS   N_("合计")
#define OTHER    N_("其他")

static const LedgerField fields[] = {
  [VISIT_BATCH_NAME] = { .name = "name", .title = N_("批次名称"), .kind = &ledger_kind_text,
                         .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "慰问项目|名称|项目名称|批次", .group = BATCH,
                         .hint = N_("如2026年春节慰问") },
  [VISIT_BATCH_BATCH_NO] = { .name = "batch_no", .title = N_("批次编号"), .kind = &ledger_kind_text,
                             .flags = LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "编号", .group = BATCH,
                             .hint = N_("不填则按年自动编号") },
  [VISIT_BATCH_STATUS] = { .name = "status", .title = N_("状态"), .kind = &ledger_kind_choice,
                           .flags = LEDGER_LISTED | LEDGER_FACET, .choices = codes_visit_status, .group = BATCH },
  [VISIT_BATCH_KIND] = { .name = "kind", .title = N_("慰问类型"), .kind = &ledger_kind_choice,
                         .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_visit_kind, .aliases = "类型|慰问类别",
                         .group = BATCH },
  [VISIT_BATCH_FESTIVAL] = { .name = "festival", .title = N_("节日"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED,
                             .choices = codes_festival, .group = BATCH },
  [VISIT_BATCH_DATE] = { .name = "date", .title = N_("慰问日期"), .kind = &ledger_kind_date,
                         .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "发放日期|日期|慰问时间|发放时间", .group = BATCH },
  [VISIT_BATCH_ORG_ID] = { .name = "org_id", .title = N_("发放单位"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                           .refers_to = "orgs", .aliases = "组织单位", .group = BATCH },
  [VISIT_BATCH_PEOPLE] = { .name = "people", .title = N_("对象范围"), .kind = &ledger_kind_text, .aliases = "慰问对象|发放人数|人数合计",
                           .group = BATCH, .hint = N_("如全体会员") },

  [VISIT_BATCH_FORM] = { .name = "form", .title = N_("慰问方式"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                         .choices = codes_gift_form, .aliases = "方式", .group = STANDARD },
  [VISIT_BATCH_CASH_EACH] = { .name = "cash_each", .title = N_("每人慰问金"), .kind = &ledger_kind_money,
                              .aliases = "慰问金标准|每人标准|人均金额|发放标准|标准", .group = STANDARD },
  [VISIT_BATCH_GOODS] = { .name = "goods", .title = N_("慰问品"), .kind = &ledger_kind_text, .aliases = "慰问品名称及数量",
                          .group = STANDARD, .hint = N_("由慰问品清单自动填写") },
  [VISIT_BATCH_GOODS_EACH] = { .name = "goods_each", .title = N_("每人慰问品价值"), .kind = &ledger_kind_money,
                               .aliases = "慰问品标准", .group = STANDARD, .hint = N_("由慰问品清单自动填写") },
  [VISIT_BATCH_FUND_ID] = { .name = "fund_id", .title = N_("资金来源"), .kind = &ledger_kind_reference, .flags = LEDGER_NEEDED,
                            .refers_to = "funds", .aliases = "经费", .group = STANDARD },
  [VISIT_BATCH_SUBJECT] = { .name = "subject", .title = N_("经费科目"), .kind = &ledger_kind_text, .aliases = "科目",
                            .group = STANDARD },

  [VISIT_BATCH_REASON] = { .name = "reason", .title = N_("慰问事由"), .kind = &ledger_kind_note, .aliases = "事由",
                           .group = PLAN },
  [VISIT_BATCH_BASIS] = { .name = "basis", .title = N_("依据"), .kind = &ledger_kind_text, .aliases = "发放依据", .group = PLAN },
  [VISIT_BATCH_SUPPLIER] = { .name = "supplier", .title = N_("供应商"), .kind = &ledger_kind_text, .aliases = "供货单位",
                             .group = PLAN },
  [VISIT_BATCH_PURCHASE_WAY] = { .name = "purchase_way", .title = N_("采购方式"), .kind = &ledger_kind_text, .group = PLAN },
  [VISIT_BATCH_MEETING_DATE] = { .name = "meeting_date", .title = N_("集体研究日期"), .kind = &ledger_kind_date,
                                 .flags = LEDGER_NEEDED, .aliases = "研究日期", .group = PLAN },
  [VISIT_BATCH_MEETING_PEOPLE] = { .name = "meeting_people", .title = N_("参会人员"), .kind = &ledger_kind_text,
                                   .aliases = "参加人员", .group = PLAN },
  [VISIT_BATCH_MEETING_NOTE] = { .name = "meeting_note", .title = N_("集体研究情况"), .kind = &ledger_kind_note, .group = PLAN },

  [VISIT_BATCH_HANDLER_ID] = { .name = "handler_id", .title = N_("经办人"), .kind = &ledger_kind_reference,
                               .flags = LEDGER_NEEDED, .refers_to = "officers", .group = STEPS },
  [VISIT_BATCH_VISITORS] = { .name = "visitors", .title = N_("发放人员"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                             .aliases = "慰问人员", .group = STEPS, .hint = N_("至少两人，用、隔开") },
  [VISIT_BATCH_APPLIED_DATE] = { .name = "applied_date", .title = N_("提交日期"), .kind = &ledger_kind_date,
                                 .flags = LEDGER_DERIVED, .aliases = "申请日期", .group = STEPS },
  [VISIT_BATCH_APPROVER_ID] = { .name = "approver_id", .title = N_("审批人"), .kind = &ledger_kind_reference,
                                .flags = LEDGER_DERIVED, .refers_to = "officers", .group = STEPS },
  [VISIT_BATCH_APPROVED_DATE] = { .name = "approved_date", .title = N_("审批日期"), .kind = &ledger_kind_date,
                                  .flags = LEDGER_DERIVED, .group = STEPS },
  [VISIT_BATCH_PAID_DATE] = { .name = "paid_date", .title = N_("发放完成日期"), .kind = &ledger_kind_date,
                              .flags = LEDGER_DERIVED, .group = STEPS },
  [VISIT_BATCH_BACK_REASON] = { .name = "back_reason", .title = N_("退回原因"), .kind = &ledger_kind_text, .group = STEPS },
  [VISIT_BATCH_VOID_REASON] = { .name = "void_reason", .title = N_("作废原因"), .kind = &ledger_kind_text, .group = STEPS },

  [VISIT_BATCH_PEOPLE_COUNT] = { .name = "people_count", .title = N_("人数"), .kind = &ledger_kind_integer,
                                 .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .aliases = "慰问人数", .group = TOTALS },
  [VISIT_BATCH_CASH_TOTAL] = { .name = "cash_total", .title = N_("慰问金合计"), .kind = &ledger_kind_money,
                               .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .group = TOTALS },
  [VISIT_BATCH_GOODS_TOTAL] = { .name = "goods_total", .title = N_("慰问品合计"), .kind = &ledger_kind_money,
                                .flags = LEDGER_DERIVED | LEDGER_COPIED | LEDGER_LISTED, .group = TOTALS },
  [VISIT_BATCH_SIGNED_COUNT] = { .name = "signed_count", .title = N_("已签收人数"), .kind = &ledger_kind_integer,
                                 .flags = LEDGER_DERIVED | LEDGER_COPIED, .group = TOTALS },

  [VISIT_BATCH_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = OTHER },
};

/* Forms in which nothing but goods changes hands. */
#define GOODS_FORMS "3,4,5"

static void
derive_goods (LedgerEdit *edit)
{
  g_autofree char *text = NULL;
  gint64 each = 0;

  if (!batch_goods_sum (edit, &text, &each))
    return;
  ledger_edit_set (edit, VISIT_BATCH_GOODS, text);
  ledger_edit_set (edit, VISIT_BATCH_GOODS_EACH, NULL);
  if (each > 0)
    ledger_record_set_number (edit->after, VISIT_BATCH_GOODS_EACH, each);
}

static void
derive (LedgerEdit *edit)
{
  row_number_derive (edit, VISIT_BATCH_BATCH_NO, VISIT_BATCH_DATE, 3);
  visit_steps_derive (edit, VISIT_BATCH_DATE);
  derive_goods (edit);
}

static void
check_form (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  const char *form = ledger_edit_get (edit, VISIT_BATCH_FORM);
  gint64 cash = ledger_record_get_number (edit->after, VISIT_BATCH_CASH_EACH);
  g_autofree char *breach = visit_rules_dup_form_breach (ledger_edit_get (edit, VISIT_BATCH_KIND), form, cash);

  if (breach != NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, cash > 0 ? VISIT_BATCH_CASH_EACH : VISIT_BATCH_FORM, "form", "%s", breach);
  if (cash > 0 && form != NULL && ledger_choices_include (GOODS_FORMS, form))
    ledger_problems_add (problems, LEDGER_WARNING, VISIT_BATCH_CASH_EACH, "form-cash", _("慰问方式是发物品，却填了每人慰问金"));
}

static void
check_amounts (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  static const guint amounts[] = { VISIT_BATCH_CASH_EACH, VISIT_BATCH_GOODS_EACH };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (ledger_record_get_number (edit->after, amounts[i]) < 0)
      ledger_problems_add (problems, LEDGER_BLOCKING, amounts[i], "negative", _("%s不能小于0"), _(fields[amounts[i]].title));
  /* Talks cost nothing. */
  if (ledger_record_get_number (edit->after, VISIT_BATCH_CASH_EACH) == 0 &&
      ledger_record_get_number (edit->after, VISIT_BATCH_GOODS_EACH) == 0 && !ledger_record_is (edit->after, VISIT_BATCH_FORM, "6"))
    ledger_problems_add (problems, LEDGER_MISSING, VISIT_BATCH_GOODS_EACH, "missing", _("每人的慰问金或慰问品还没有填"));
}

static void
check_dates (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *date = ledger_edit_get (edit, VISIT_BATCH_DATE), *meeting = ledger_edit_get (edit, VISIT_BATCH_MEETING_DATE);

  if (date != NULL && meeting != NULL && strcmp (meeting, date) > 0)
    ledger_problems_add (problems, LEDGER_WARNING, VISIT_BATCH_MEETING_DATE, "meeting-late",
                         _("集体研究日期%s晚于慰问日期%s，应先研究后发放"), meeting, date);
  if (ledger_record_is (edit->after, VISIT_BATCH_KIND, "01") && ledger_edit_get (edit, VISIT_BATCH_FESTIVAL) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, VISIT_BATCH_FESTIVAL, "missing", _("节日还没有填"));
  else if (!ledger_record_is (edit->after, VISIT_BATCH_KIND, "01") && ledger_edit_get (edit, VISIT_BATCH_FESTIVAL) != NULL)
    ledger_problems_add (problems, LEDGER_WARNING, VISIT_BATCH_FESTIVAL, "festival-kind", _("填了节日，慰问类型却不是节日慰问"));
}

/* Before the approval it is told what the whole would cost. */
static void
check_fund (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  gint64 id = ledger_record_get_number (edit->after, VISIT_BATCH_FUND_ID);
  g_autoptr (LedgerRecord) fund = id != 0 ? ledger_store_load (edit->store, &funds_register, id, NULL) : NULL;
  const char *date = ledger_edit_get (edit, VISIT_BATCH_DATE);
  gint64 year = fund != NULL ? ledger_record_get_number (fund, FUND_YEAR) : 0;

  if (year != 0 && date != NULL && g_ascii_strtoll (date, NULL, 10) != year)
    ledger_problems_add (problems, LEDGER_WARNING, VISIT_BATCH_FUND_ID, "fund-year", _("“%s”是%d年的经费，慰问日期是%s"),
                         ledger_record_get (fund, FUND_NAME), (int) year, date);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  static const guint frozen[] = {
    VISIT_BATCH_KIND, VISIT_BATCH_FESTIVAL, VISIT_BATCH_DATE, VISIT_BATCH_FORM, VISIT_BATCH_CASH_EACH, VISIT_BATCH_GOODS,
    VISIT_BATCH_GOODS_EACH, VISIT_BATCH_FUND_ID, LEDGER_NO_FIELD
  };

  visit_steps_check (edit, frozen, problems);
  check_form (edit, problems);
  check_amounts (edit, problems);
  check_dates (edit, problems);
  check_fund (edit, problems);
}

static gboolean
saving (LedgerEdit  *edit,
        GError     **error)
{
  g_autoptr (LedgerRecord) now = NULL;

  if (!batch_goods_recount (edit->store, edit->after->id, error))
    return FALSE;
  now = ledger_store_load (edit->store, edit->reg, edit->after->id, error);
  return now != NULL && (edit->before == NULL || visit_batch_follow (edit->store, edit->before, now, error));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, VISIT_BATCH_NAME));
}

const LedgerRegister visit_batches_register = {
  .id = "visit_batches",
  .title = N_("慰问批次"),
  .row_title = N_("慰问批次"),
  .icon = "mail-send-symbolic",
  .fields = fields,
  .n_fields = VISIT_BATCH_N_FIELDS,
  .transitions = visit_steps_transitions,
  .lists = visit_batch_sheet_lists,
  .sort = "date",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = saving,
  .restored = visit_batch_totals_recount,
  .gathered = visit_batch_totals_recount,
  .prove = visit_batch_totals_prove,
};
