/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 调解请求: what is asked for, item by item, with how it was reckoned. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "claims.h"

#include "case-entry.h"
#include "case-follow.h"
#include "case-rules.h"
#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define CLAIM N_("请求")

static const LedgerField fields[] = {
  [CLAIM_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                      .refers_to = "cases", .aliases = "案号", .group = CLAIM },
  [CLAIM_ITEM] = { .name = "item", .title = N_("请求项目"), .kind = &ledger_kind_choice,
                   .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_claim_item, .aliases = "项目",
                   .group = CLAIM },
  [CLAIM_TEXT] = { .name = "text", .title = N_("请求内容"), .kind = &ledger_kind_text,
                   .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "请求事项", .group = CLAIM,
                   .hint = N_("如支付2026年3月至5月工资") },
  [CLAIM_FROM_DATE] = { .name = "from_date", .title = N_("起始日期"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH,
                        .aliases = "期间起", .group = CLAIM },
  [CLAIM_TO_DATE] = { .name = "to_date", .title = N_("截止日期"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH,
                      .aliases = "期间止", .group = CLAIM },
  [CLAIM_FORMULA] = { .name = "formula", .title = N_("计算式"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                      .aliases = "计算方法", .group = CLAIM, .hint = N_("如4500元×3个月") },
  [CLAIM_AMOUNT] = { .name = "amount", .title = N_("金额"), .kind = &ledger_kind_money, .flags = LEDGER_LISTED,
                     .aliases = "请求金额", .group = CLAIM },
  [CLAIM_PARTY] = { .name = "party", .title = N_("请求人"), .kind = &ledger_kind_text, .aliases = "申请人姓名", .group = CLAIM,
                    .hint = N_("不填为全体申请人") },
  [CLAIM_AGREED_AMOUNT] = { .name = "agreed_amount", .title = N_("达成金额"), .kind = &ledger_kind_money, .flags = LEDGER_DERIVED | LEDGER_COPIED,
                            .aliases = "协议金额", .group = CLAIM },
  [CLAIM_RESULT] = { .name = "result", .title = N_("处理结果"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED,
                     .choices = codes_claim_result, .aliases = "结果", .group = CLAIM },
  [CLAIM_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = CLAIM },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_amount (edit, CLAIM_AMOUNT, problems);
  case_rules_check_order (edit, CLAIM_FROM_DATE, CLAIM_TO_DATE, problems);
  if (ledger_edit_get (edit, CLAIM_FORMULA) != NULL && ledger_edit_get (edit, CLAIM_AMOUNT) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, CLAIM_AMOUNT, "missing", _("写了计算式，金额还没有填"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, CLAIM_TEXT));
}

static gboolean
saving (LedgerEdit  *edit,
        GError     **error)
{
  return case_entry_settle (edit, error) && case_follow_row (edit, error);
}

const LedgerRegister claims_register = {
  .id = "claims",
  .title = N_("调解请求"),
  .row_title = N_("请求"),
  .icon = "view-list-symbolic",
  .fields = fields,
  .n_fields = CLAIM_N_FIELDS,
  .label = label,
  .check = check,
  .saving = saving,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
