/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问品清单: what each person of a batch is given, and what it costs. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "batch-goods.h"

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define GOODS N_("清单")

static const LedgerField fields[] = {
  [BATCH_GOODS_BATCH_ID] = { .name = "batch_id", .title = N_("慰问批次"), .kind = &ledger_kind_reference,
                             .flags = LEDGER_PART_OF, .refers_to = "visit_batches", .group = GOODS },
  [BATCH_GOODS_NAME] = { .name = "name", .title = N_("品名"), .kind = &ledger_kind_text,
                         .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "慰问品", .group = GOODS },
  [BATCH_GOODS_SPEC] = { .name = "spec", .title = N_("规格"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED, .group = GOODS,
                         .hint = N_("如10kg/袋") },
  [BATCH_GOODS_UNIT] = { .name = "unit", .title = N_("单位"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED, .group = GOODS },
  [BATCH_GOODS_EACH] = { .name = "each", .title = N_("每人数量"), .kind = &ledger_kind_integer,
                         .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "数量", .group = GOODS },
  [BATCH_GOODS_PRICE] = { .name = "price", .title = N_("单价"), .kind = &ledger_kind_money,
                          .flags = LEDGER_NEEDED | LEDGER_LISTED, .group = GOODS },
  [BATCH_GOODS_EACH_AMOUNT] = { .name = "each_amount", .title = N_("每人金额"), .kind = &ledger_kind_money,
                                .flags = LEDGER_DERIVED | LEDGER_LISTED, .aliases = "金额", .group = GOODS },
  [BATCH_GOODS_TOTAL] = { .name = "total", .title = N_("总数量"), .kind = &ledger_kind_integer, .flags = LEDGER_COPIED,
                          .group = GOODS },
  [BATCH_GOODS_AMOUNT] = { .name = "amount", .title = N_("总金额"), .kind = &ledger_kind_money, .flags = LEDGER_COPIED,
                           .group = GOODS },
  [BATCH_GOODS_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = GOODS },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (edit->parent == NULL && ledger_edit_get (edit, BATCH_GOODS_BATCH_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, BATCH_GOODS_BATCH_ID, "no-parent", _("请说明属于哪一条慰问批次"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, BATCH_GOODS_NAME));
}

const LedgerRegister batch_goods_register = {
  .id = "batch_goods",
  .title = N_("慰问品清单"),
  .row_title = N_("慰问品"),
  .icon = "package-x-generic-symbolic",
  .fields = fields,
  .n_fields = BATCH_GOODS_N_FIELDS,
  .label = label,
  .check = check,
};
