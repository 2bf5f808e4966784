/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 刚性支出: what the household cannot but spend in one year, line by line. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-expenses.h"

#include "codes.h"
#include "hardship-follow.h"
#include "hardship-household.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define EXPENSE N_("支出")

static const LedgerField fields[] = {
  [HARDSHIP_EXPENSE_FILE_ID] = { .name = "file_id", .title = N_("困难职工"), .kind = &ledger_kind_reference,
                                 .flags = LEDGER_PART_OF, .refers_to = "hardship_files", .aliases = "职工姓名",
                                 .group = EXPENSE },
  [HARDSHIP_EXPENSE_PERSON] = { .name = "person", .title = N_("何人支出"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                                .aliases = "姓名", .group = EXPENSE },
  [HARDSHIP_EXPENSE_KIND] = { .name = "kind", .title = N_("支出种类"), .kind = &ledger_kind_choice,
                              .flags = LEDGER_REQUIRED | LEDGER_LISTED, .choices = codes_expense_kind, .aliases = "种类",
                              .group = EXPENSE },
  [HARDSHIP_EXPENSE_YEAR] = { .name = "year", .title = N_("年度"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED,
                              .group = EXPENSE },
  [HARDSHIP_EXPENSE_AMOUNT] = { .name = "amount", .title = N_("年支出"), .kind = &ledger_kind_money,
                                .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "金额", .group = EXPENSE },
  [HARDSHIP_EXPENSE_PROOF] = { .name = "proof", .title = N_("证明材料"), .kind = &ledger_kind_text, .group = EXPENSE },
  [HARDSHIP_EXPENSE_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = EXPENSE },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (edit->parent == NULL && ledger_edit_get (edit, HARDSHIP_EXPENSE_FILE_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_EXPENSE_FILE_ID, "no-parent", _("请说明属于哪一条困难职工档案"));
  hardship_household_check_line (edit, HARDSHIP_EXPENSE_YEAR, HARDSHIP_EXPENSE_AMOUNT, problems);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HARDSHIP_EXPENSE_PERSON));
}

const LedgerRegister hardship_expenses_register = {
  .id = "hardship_expenses",
  .title = N_("刚性支出"),
  .row_title = N_("支出"),
  .icon = "value-decrease-symbolic",
  .fields = fields,
  .n_fields = HARDSHIP_EXPENSE_N_FIELDS,
  .label = label,
  .check = check,
  .saving = hardship_follow_saved,
  .removing = hardship_follow_removing,
  .restored = hardship_follow_saved,
};
