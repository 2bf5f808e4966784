/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问标准: the limits of a province by item and time, with the words they rest on. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "benefit-rules.h"

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define STANDARD N_("标准")
#define LIMITS   N_("限额")
#define BASIS    N_("依据")

static const LedgerField fields[] = {
  [BENEFIT_RULE_ITEM] = { .name = "item", .title = N_("项目"), .kind = &ledger_kind_choice,
                          .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_benefit_item,
                          .aliases = "慰问类型", .group = STANDARD },
  [BENEFIT_RULE_TITLE] = { .name = "title", .title = N_("标准名称"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                           .aliases = "名称", .group = STANDARD, .hint = N_("不填则按地区和项目自动命名") },
  [BENEFIT_RULE_REGION] = { .name = "region", .title = N_("地区"), .kind = &ledger_kind_text,
                            .flags = LEDGER_LISTED | LEDGER_SEARCHED, .aliases = "适用地区", .group = STANDARD,
                            .hint = N_("如山东省") },
  [BENEFIT_RULE_IN_FORCE] = { .name = "in_force", .title = N_("本会采用"), .kind = &ledger_kind_flag,
                              .flags = LEDGER_LISTED | LEDGER_FACET, .aliases = "采用", .group = STANDARD },

  [BENEFIT_RULE_EACH_LIMIT] = { .name = "each_limit", .title = N_("每次限额"), .kind = &ledger_kind_money,
                                .flags = LEDGER_LISTED, .aliases = "限额", .group = LIMITS },
  [BENEFIT_RULE_YEAR_LIMIT] = { .name = "year_limit", .title = N_("每人每年限额"), .kind = &ledger_kind_money,
                                .flags = LEDGER_LISTED, .aliases = "年限额", .group = LIMITS },
  [BENEFIT_RULE_MONTHS_LIMIT] = { .name = "months_limit", .title = N_("最多几个月低保"), .kind = &ledger_kind_integer,
                                  .aliases = "限额月数", .group = LIMITS },
  [BENEFIT_RULE_TIMES_YEAR] = { .name = "times_year", .title = N_("每年次数"), .kind = &ledger_kind_integer, .aliases = "年次数",
                                .group = LIMITS },
  [BENEFIT_RULE_TIMES_EVER] = { .name = "times_ever", .title = N_("共几次"), .kind = &ledger_kind_integer, .aliases = "总次数",
                                .group = LIMITS },
  [BENEFIT_RULE_SAME_CAUSE_MONTHS] = { .name = "same_cause_months", .title = N_("同一病种间隔（月）"),
                                       .kind = &ledger_kind_integer, .group = LIMITS },
  [BENEFIT_RULE_WINDOW_MONTHS] = { .name = "window_months", .title = N_("事件后几个月内"), .kind = &ledger_kind_integer,
                                   .aliases = "办理期限", .group = LIMITS },
  [BENEFIT_RULE_FORMS] = { .name = "forms", .title = N_("允许的慰问方式"), .kind = &ledger_kind_choices,
                           .choices = codes_gift_form, .aliases = "慰问方式", .group = LIMITS },
  [BENEFIT_RULE_PAPERS] = { .name = "papers", .title = N_("应附材料"), .kind = &ledger_kind_choices,
                            .choices = codes_attachment_kind, .aliases = "附件", .group = LIMITS },

  [BENEFIT_RULE_BASIS] = { .name = "basis", .title = N_("依据"), .kind = &ledger_kind_text,
                           .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_SEARCHED, .aliases = "文件依据", .group = BASIS },
  [BENEFIT_RULE_CONFIDENCE] = { .name = "confidence", .title = N_("可靠程度"), .kind = &ledger_kind_choice,
                                .flags = LEDGER_LISTED, .choices = codes_confidence, .group = BASIS },
  [BENEFIT_RULE_FROM_DATE] = { .name = "from_date", .title = N_("生效日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                               .aliases = "生效", .group = BASIS },
  [BENEFIT_RULE_TO_DATE] = { .name = "to_date", .title = N_("失效日期"), .kind = &ledger_kind_date, .flags = LEDGER_LISTED,
                             .aliases = "失效", .group = BASIS },
  [BENEFIT_RULE_SHIPPED_KEY] = { .name = "shipped_key", .title = N_("随软件提供的标准"), .kind = &ledger_kind_text,
                                 .flags = LEDGER_HIDDEN, .group = BASIS },
  [BENEFIT_RULE_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = BASIS },
};

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, BENEFIT_RULE_TITLE));
}

const LedgerRegister benefit_rules_register = {
  .id = "benefit_rules",
  .title = N_("慰问标准"),
  .row_title = N_("慰问标准"),
  .icon = "emblem-documents-symbolic",
  .fields = fields,
  .n_fields = BENEFIT_RULE_N_FIELDS,
  .sort = "item",
  .label = label,
};
