/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问批次: one campaign or festival: what each person gets, from which fund, decided by whom. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-batches.h"

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "row-number.h"

#define BATCH    N_("批次")
#define STANDARD N_("标准")
#define PLAN     N_("方案")
#define STEPS    N_("办理")
#define TOTALS   N_("合计")
#define OTHER    N_("其他")

static const LedgerField fields[] = {
  [VISIT_BATCH_NAME] = { .name = "name", .title = N_("批次名称"), .kind = &ledger_kind_text,
                         .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "慰问项目", .group = BATCH,
                         .hint = N_("如2026年春节慰问") },
  [VISIT_BATCH_BATCH_NO] = { .name = "batch_no", .title = N_("批次编号"), .kind = &ledger_kind_text,
                             .flags = LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "编号", .group = BATCH,
                             .hint = N_("不填则按年自动编号") },
  [VISIT_BATCH_STATUS] = { .name = "status", .title = N_("状态"), .kind = &ledger_kind_choice,
                           .flags = LEDGER_LISTED | LEDGER_FACET, .choices = codes_visit_status, .group = BATCH },
  [VISIT_BATCH_KIND] = { .name = "kind", .title = N_("慰问类型"), .kind = &ledger_kind_choice,
                         .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_visit_kind, .aliases = "类型",
                         .group = BATCH },
  [VISIT_BATCH_FESTIVAL] = { .name = "festival", .title = N_("节日"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED,
                             .choices = codes_festival, .group = BATCH },
  [VISIT_BATCH_DATE] = { .name = "date", .title = N_("慰问日期"), .kind = &ledger_kind_date,
                         .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "发放日期", .group = BATCH },
  [VISIT_BATCH_ORG_ID] = { .name = "org_id", .title = N_("发放单位"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                           .refers_to = "orgs", .aliases = "组织单位", .group = BATCH },
  [VISIT_BATCH_PEOPLE] = { .name = "people", .title = N_("对象范围"), .kind = &ledger_kind_text, .aliases = "慰问对象",
                           .group = BATCH, .hint = N_("如全体会员") },

  [VISIT_BATCH_FORM] = { .name = "form", .title = N_("慰问方式"), .kind = &ledger_kind_choice, .flags = LEDGER_NEEDED,
                         .choices = codes_gift_form, .aliases = "方式", .group = STANDARD },
  [VISIT_BATCH_CASH_EACH] = { .name = "cash_each", .title = N_("每人慰问金"), .kind = &ledger_kind_money,
                              .aliases = "慰问金标准", .group = STANDARD },
  [VISIT_BATCH_GOODS] = { .name = "goods", .title = N_("慰问品"), .kind = &ledger_kind_text, .aliases = "慰问品名称及数量",
                          .group = STANDARD, .hint = N_("由慰问品清单自动填写") },
  [VISIT_BATCH_GOODS_EACH] = { .name = "goods_each", .title = N_("每人慰问品价值"), .kind = &ledger_kind_money,
                               .flags = LEDGER_COPIED, .aliases = "慰问品标准", .group = STANDARD },
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
                                 .flags = LEDGER_COPIED | LEDGER_LISTED, .aliases = "慰问人数", .group = TOTALS },
  [VISIT_BATCH_CASH_TOTAL] = { .name = "cash_total", .title = N_("慰问金合计"), .kind = &ledger_kind_money,
                               .flags = LEDGER_COPIED | LEDGER_LISTED, .group = TOTALS },
  [VISIT_BATCH_GOODS_TOTAL] = { .name = "goods_total", .title = N_("慰问品合计"), .kind = &ledger_kind_money,
                                .flags = LEDGER_COPIED | LEDGER_LISTED, .group = TOTALS },
  [VISIT_BATCH_SIGNED_COUNT] = { .name = "signed_count", .title = N_("已签收人数"), .kind = &ledger_kind_integer,
                                 .flags = LEDGER_COPIED, .group = TOTALS },

  [VISIT_BATCH_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = OTHER },
};

static void
derive (LedgerEdit *edit)
{
  row_number_derive (edit, VISIT_BATCH_BATCH_NO, VISIT_BATCH_DATE, 3);
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
  .sort = "date",
  .label = label,
  .derive = derive,
};
