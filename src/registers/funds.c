/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 经费: a sum of money set aside for one year, and what of it is spent. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "funds.h"

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define FUND  N_("经费")
#define USE   N_("使用情况")
#define OTHER N_("其他")

static const LedgerField fields[] = {
  [FUND_NAME] = { .name = "name", .title = N_("经费名称"), .kind = &ledger_kind_text,
                  .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "经费", .group = FUND,
                  .hint = N_("如2026年节日慰问费") },
  [FUND_YEAR] = { .name = "year", .title = N_("年度"), .kind = &ledger_kind_integer, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                  .aliases = "预算年度", .group = FUND },
  [FUND_SOURCE] = { .name = "source", .title = N_("资金来源"), .kind = &ledger_kind_choice,
                    .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_fund_source, .aliases = "来源",
                    .group = FUND },
  [FUND_SUBJECT] = { .name = "subject", .title = N_("经费科目"), .kind = &ledger_kind_text,
                     .flags = LEDGER_LISTED | LEDGER_SEARCHED, .aliases = "科目", .group = FUND,
                     .hint = N_("词表“经费科目”里的词") },
  [FUND_BUDGET] = { .name = "budget", .title = N_("年度预算"), .kind = &ledger_kind_money,
                    .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "预算", .group = FUND },
  [FUND_ORG_ID] = { .name = "org_id", .title = N_("列支工会"), .kind = &ledger_kind_reference, .refers_to = "orgs",
                    .aliases = "所属工会", .group = FUND },

  [FUND_RESERVED] = { .name = "reserved", .title = N_("待批占用"), .kind = &ledger_kind_money,
                      .flags = LEDGER_COPIED | LEDGER_LISTED, .group = USE },
  [FUND_SPENT] = { .name = "spent", .title = N_("已用"), .kind = &ledger_kind_money, .flags = LEDGER_COPIED | LEDGER_LISTED,
                   .aliases = "已使用", .group = USE },
  [FUND_REMAINING] = { .name = "remaining", .title = N_("剩余"), .kind = &ledger_kind_money,
                       .flags = LEDGER_COPIED | LEDGER_LISTED, .aliases = "余额", .group = USE },

  [FUND_BASIS] = { .name = "basis", .title = N_("依据"), .kind = &ledger_kind_text, .aliases = "预算依据", .group = OTHER },
  [FUND_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = OTHER },
};

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, FUND_NAME));
}

const LedgerRegister funds_register = {
  .id = "funds",
  .title = N_("经费"),
  .row_title = N_("经费"),
  .icon = "accessories-calculator-symbolic",
  .fields = fields,
  .n_fields = FUND_N_FIELDS,
  .sort = "year",
  .label = label,
};
