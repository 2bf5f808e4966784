/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问品: what one person is given, piece by piece. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "visit-goods.h"

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define GOODS N_("慰问品")

static const LedgerField fields[] = {
  [VISIT_GOODS_VISIT_ID] = { .name = "visit_id", .title = N_("慰问记录"), .kind = &ledger_kind_reference,
                             .flags = LEDGER_PART_OF, .refers_to = "visits", .group = GOODS },
  [VISIT_GOODS_NAME] = { .name = "name", .title = N_("品名"), .kind = &ledger_kind_text,
                         .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "慰问品名称", .group = GOODS },
  [VISIT_GOODS_SPEC] = { .name = "spec", .title = N_("规格"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED, .group = GOODS },
  [VISIT_GOODS_UNIT] = { .name = "unit", .title = N_("单位"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED, .group = GOODS },
  [VISIT_GOODS_QUANTITY] = { .name = "quantity", .title = N_("数量"), .kind = &ledger_kind_integer,
                             .flags = LEDGER_NEEDED | LEDGER_LISTED, .group = GOODS },
  [VISIT_GOODS_PRICE] = { .name = "price", .title = N_("单价"), .kind = &ledger_kind_money,
                          .flags = LEDGER_NEEDED | LEDGER_LISTED, .group = GOODS },
  [VISIT_GOODS_AMOUNT] = { .name = "amount", .title = N_("金额"), .kind = &ledger_kind_money,
                           .flags = LEDGER_DERIVED | LEDGER_LISTED, .group = GOODS },
  [VISIT_GOODS_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = GOODS },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (edit->parent == NULL && ledger_edit_get (edit, VISIT_GOODS_VISIT_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, VISIT_GOODS_VISIT_ID, "no-parent", _("请说明属于哪一条慰问记录"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, VISIT_GOODS_NAME));
}

const LedgerRegister visit_goods_register = {
  .id = "visit_goods",
  .title = N_("慰问品"),
  .row_title = N_("慰问品"),
  .icon = "package-x-generic-symbolic",
  .fields = fields,
  .n_fields = VISIT_GOODS_N_FIELDS,
  .label = label,
  .check = check,
};
