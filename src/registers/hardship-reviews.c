/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 年度复核: once a year the file is looked at again: last year beside this one, and what follows. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "hardship-reviews.h"

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define REVIEW N_("复核")
#define RESULT N_("结果")

static const LedgerField fields[] = {
  [HARDSHIP_REVIEW_FILE_ID] = { .name = "file_id", .title = N_("困难职工"), .kind = &ledger_kind_reference,
                                .flags = LEDGER_PART_OF, .refers_to = "hardship_files", .aliases = "职工姓名", .group = REVIEW },
  [HARDSHIP_REVIEW_YEAR] = { .name = "year", .title = N_("复核年度"), .kind = &ledger_kind_integer,
                             .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "年度", .group = REVIEW },
  [HARDSHIP_REVIEW_DATE] = { .name = "date", .title = N_("复核日期"), .kind = &ledger_kind_date,
                             .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "日期", .group = REVIEW },
  [HARDSHIP_REVIEW_PEOPLE] = { .name = "people", .title = N_("家庭人口"), .kind = &ledger_kind_integer, .flags = LEDGER_NEEDED,
                               .group = REVIEW },
  [HARDSHIP_REVIEW_INCOME_BEFORE] = { .name = "income_before", .title = N_("上年家庭年收入"), .kind = &ledger_kind_money,
                                      .group = REVIEW },
  [HARDSHIP_REVIEW_INCOME_NOW] = { .name = "income_now", .title = N_("本年家庭年收入"), .kind = &ledger_kind_money,
                                   .flags = LEDGER_NEEDED, .group = REVIEW },
  [HARDSHIP_REVIEW_EXPENSES_NOW] = { .name = "expenses_now", .title = N_("本年刚性支出"), .kind = &ledger_kind_money,
                                     .flags = LEDGER_NEEDED, .group = REVIEW },
  [HARDSHIP_REVIEW_MONTHLY_LEFT] = { .name = "monthly_left", .title = N_("人均月可支配"), .kind = &ledger_kind_money,
                                     .flags = LEDGER_DERIVED, .group = REVIEW },
  [HARDSHIP_REVIEW_FIGURE_TEXT] = { .name = "figure_text", .title = N_("测算过程"), .kind = &ledger_kind_note,
                                    .flags = LEDGER_DERIVED, .group = REVIEW },

  [HARDSHIP_REVIEW_LEVEL_BEFORE] = { .name = "level_before", .title = N_("原困难类别"), .kind = &ledger_kind_choice,
                                     .flags = LEDGER_DERIVED, .choices = codes_hardship, .group = RESULT },
  [HARDSHIP_REVIEW_RESULT] = { .name = "result", .title = N_("复核结果"), .kind = &ledger_kind_choice,
                               .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_review_result, .aliases = "结果",
                               .group = RESULT },
  [HARDSHIP_REVIEW_LEVEL_AFTER] = { .name = "level_after", .title = N_("复核后类别"), .kind = &ledger_kind_choice,
                                    .flags = LEDGER_LISTED, .choices = codes_hardship, .group = RESULT },
  [HARDSHIP_REVIEW_REASON] = { .name = "reason", .title = N_("原因"), .kind = &ledger_kind_note, .flags = LEDGER_NEEDED,
                               .group = RESULT },
  [HARDSHIP_REVIEW_SURVEYORS] = { .name = "surveyors", .title = N_("入户人"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                                  .group = RESULT, .hint = N_("至少两人，用、隔开") },
  [HARDSHIP_REVIEW_SPOT_CHECK] = { .name = "spot_check", .title = N_("抽查"), .kind = &ledger_kind_flag, .group = RESULT },
  [HARDSHIP_REVIEW_NOTICE_FROM] = { .name = "notice_from", .title = N_("公示开始"), .kind = &ledger_kind_date, .group = RESULT },
  [HARDSHIP_REVIEW_NOTICE_TO] = { .name = "notice_to", .title = N_("公示结束"), .kind = &ledger_kind_date, .group = RESULT },
  [HARDSHIP_REVIEW_APPROVER_ID] = { .name = "approver_id", .title = N_("审核人"), .kind = &ledger_kind_reference,
                                    .refers_to = "officers", .group = RESULT },
  [HARDSHIP_REVIEW_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = RESULT },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (edit->parent == NULL && ledger_edit_get (edit, HARDSHIP_REVIEW_FILE_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, HARDSHIP_REVIEW_FILE_ID, "no-parent", _("请说明属于哪一条困难职工档案"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, HARDSHIP_REVIEW_YEAR));
}

const LedgerRegister hardship_reviews_register = {
  .id = "hardship_reviews",
  .title = N_("年度复核"),
  .row_title = N_("复核"),
  .icon = "view-refresh-symbolic",
  .fields = fields,
  .n_fields = HARDSHIP_REVIEW_N_FIELDS,
  .sort = "date",
  .label = label,
  .check = check,
};
