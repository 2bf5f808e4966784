/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 家庭收入: what the household took in during one year, line by line. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-incomes.h"

#include "codes.h"
#include "hardship-follow.h"
#include "hardship-household.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define INCOME N_("收入")

static const LedgerField fields[] = {
  [HARDSHIP_INCOME_FILE_ID] = { .name = "file_id", .title = N_("困难职工"), .kind = &ledger_kind_reference,
                                .flags = LEDGER_PART_OF, .refers_to = "hardship_files", .aliases = "职工姓名", .group = INCOME },
  [HARDSHIP_INCOME_PERSON] = { .name = "person", .title = N_("收入人"), .kind = &ledger_kind_text,
                               .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "姓名", .group = INCOME },
  [HARDSHIP_INCOME_KIND] = { .name = "kind", .title = N_("收入种类"), .kind = &ledger_kind_choice,
                             .flags = LEDGER_REQUIRED | LEDGER_LISTED, .choices = codes_income_kind, .aliases = "种类",
                             .group = INCOME },
  [HARDSHIP_INCOME_YEAR] = { .name = "year", .title = N_("年度"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED,
                             .group = INCOME },
  [HARDSHIP_INCOME_AMOUNT] = { .name = "amount", .title = N_("年收入"), .kind = &ledger_kind_money,
                               .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "金额", .group = INCOME },
  [HARDSHIP_INCOME_PROOF] = { .name = "proof", .title = N_("证明材料"), .kind = &ledger_kind_text, .group = INCOME },
  [HARDSHIP_INCOME_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = INCOME },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (edit->parent == NULL && ledger_edit_get (edit, HARDSHIP_INCOME_FILE_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_INCOME_FILE_ID, "no-parent", _("请说明属于哪一条困难职工档案"));
  hardship_household_check_line (edit, HARDSHIP_INCOME_YEAR, HARDSHIP_INCOME_AMOUNT, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HARDSHIP_INCOME_PERSON));
}

const LedgerRegister hardship_incomes_register = {
  .id = "hardship_incomes",
  .title = N_("家庭收入"),
  .row_title = N_("收入"),
  .icon = "value-increase-symbolic",
  .fields = fields,
  .n_fields = HARDSHIP_INCOME_N_FIELDS,
  .label = label,
  .check = check,
  .saving = hardship_follow_saved,
  .removing = hardship_follow_removing,
  .restored = hardship_follow_saved,
};
