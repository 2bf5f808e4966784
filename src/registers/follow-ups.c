/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 回访: afterwards, whether the agreement holds and the sides are content. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "follow-ups.h"

#include "case-follow.h"
#include "case-rules.h"
#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define CALL   N_("回访")
#define RESULT N_("结果")

static const LedgerField fields[] = {
  [FOLLOW_UP_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                          .refers_to = "cases", .aliases = "案号", .group = CALL },
  [FOLLOW_UP_DATE] = { .name = "date", .title = N_("回访日期"), .kind = &ledger_kind_date,
                       .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "日期|回访时间", .group = CALL },
  [FOLLOW_UP_WAY] = { .name = "way", .title = N_("回访方式"), .kind = &ledger_kind_choice,
                      .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_follow_up_way, .aliases = "方式",
                      .group = CALL },
  [FOLLOW_UP_REASON] = { .name = "reason", .title = N_("回访事由"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                         .aliases = "事由", .group = CALL },
  [FOLLOW_UP_NAME] = { .name = "name", .title = N_("回访对象"), .kind = &ledger_kind_text,
                       .flags = LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "被回访人", .group = CALL, .hint = N_("用、隔开") },

  [FOLLOW_UP_PERFORMANCE] = { .name = "performance", .title = N_("履行情况"), .kind = &ledger_kind_choice,
                              .flags = LEDGER_NEEDED | LEDGER_LISTED, .choices = codes_performance_state, .group = RESULT },
  [FOLLOW_UP_PERFORMANCE_NOTE] = { .name = "performance_note", .title = N_("履行说明"), .kind = &ledger_kind_text,
                                   .group = RESULT },
  [FOLLOW_UP_SATISFACTION] = { .name = "satisfaction", .title = N_("满意度"), .kind = &ledger_kind_choice,
                               .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_satisfaction,
                               .aliases = "满意情况", .group = RESULT },
  [FOLLOW_UP_RELAPSE] = { .name = "relapse", .title = N_("反复激化"), .kind = &ledger_kind_flag, .flags = LEDGER_LISTED,
                          .aliases = "有无反复激化", .group = RESULT },
  [FOLLOW_UP_OPINIONS] = { .name = "opinions", .title = N_("意见建议"), .kind = &ledger_kind_note, .aliases = "当事人意见",
                           .group = RESULT },
  [FOLLOW_UP_MEASURES] = { .name = "measures", .title = N_("措施"), .kind = &ledger_kind_note, .aliases = "采取措施",
                           .group = RESULT },
  [FOLLOW_UP_VISITOR] = { .name = "visitor", .title = N_("回访人"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED,
                          .group = RESULT },
  [FOLLOW_UP_NEXT_DATE] = { .name = "next_date", .title = N_("下次回访日期"), .kind = &ledger_kind_date, .group = RESULT },
  [FOLLOW_UP_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = RESULT },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_past (edit, FOLLOW_UP_DATE, problems);
  case_rules_check_order (edit, FOLLOW_UP_DATE, FOLLOW_UP_NEXT_DATE, problems);
  if (ledger_record_get_flag (edit->after, FOLLOW_UP_RELAPSE) && ledger_edit_get (edit, FOLLOW_UP_MEASURES) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, FOLLOW_UP_MEASURES, "missing", _("有反复激化的，要写明采取的措施"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, FOLLOW_UP_DATE));
}

const LedgerRegister follow_ups_register = {
  .id = "follow_ups",
  .title = N_("回访"),
  .row_title = N_("回访"),
  .icon = "call-start-symbolic",
  .fields = fields,
  .n_fields = FOLLOW_UP_N_FIELDS,
  .sort = "date",
  .label = label,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
