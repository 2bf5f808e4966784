/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 时效事件: what interrupts or suspends the year within which arbitration may be asked for. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "limitation-events.h"

#include "case-follow.h"
#include "case-rules.h"
#include "codes.h"
#include "days-off.h"
#include "ledger-date.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define EVENT N_("时效事件")

static const LedgerField fields[] = {
  [LIMITATION_EVENT_CASE_ID] = { .name = "case_id", .title = N_("案件"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                                 .refers_to = "cases", .aliases = "案号", .group = EVENT },
  [LIMITATION_EVENT_DATE] = { .name = "date", .title = N_("发生日期"), .kind = &ledger_kind_date,
                              .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "日期", .group = EVENT },
  [LIMITATION_EVENT_KIND] = { .name = "kind", .title = N_("事件种类"), .kind = &ledger_kind_choice,
                              .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_FACET, .choices = codes_limitation_kind,
                              .aliases = "种类", .group = EVENT,
                              .hint = N_("申请调解、不同意调解、调解未成、不履行协议等由案件自动记入；协商的经过（不再协商、期满未谈成、和解不履行）自己记") },
  [LIMITATION_EVENT_UNTIL] = { .name = "until", .title = N_("中止原因消除日期"), .kind = &ledger_kind_date,
                               .flags = LEDGER_LISTED, .aliases = "消除日期", .group = EVENT, .hint = N_("只有时效中止才填") },
  [LIMITATION_EVENT_REASON] = { .name = "reason", .title = N_("事由"), .kind = &ledger_kind_text,
                                .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "说明", .group = EVENT },
  [LIMITATION_EVENT_PROOF] = { .name = "proof", .title = N_("证明材料"), .kind = &ledger_kind_text,
                               .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "证据", .group = EVENT },
  [LIMITATION_EVENT_FILE] = { .name = "file", .title = N_("证明文件"), .kind = &ledger_kind_file, .group = EVENT },
  [LIMITATION_EVENT_RESTART_DATE] = { .name = "restart_date", .title = N_("时效重新起算日"), .kind = &ledger_kind_date,
                                      .flags = LEDGER_DERIVED | LEDGER_LISTED, .group = EVENT },
  [LIMITATION_EVENT_NEW_UNTIL] = { .name = "new_until", .title = N_("重算后的届满日"), .kind = &ledger_kind_date,
                                   .flags = LEDGER_DERIVED | LEDGER_LISTED, .aliases = "届满日", .group = EVENT },
  [LIMITATION_EVENT_AUTO] = { .name = "auto", .title = N_("由案件自动记入"), .kind = &ledger_kind_flag, .flags = LEDGER_DERIVED,
                              .group = EVENT },
  [LIMITATION_EVENT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = EVENT },
};

/* From this code of codes_limitation_kind on the time stands still; before, it begins anew. */
#define FIRST_SUSPENSION 21

static gboolean
is_suspension (LedgerEdit *edit)
{
  return ledger_record_get_number (edit->after, LIMITATION_EVENT_KIND) >= FIRST_SUSPENSION;
}

/* 劳动人事争议仲裁办案规则第二十七条: from the interruption a new year. */
static void
derive (LedgerEdit *edit)
{
  const char *date = ledger_edit_get (edit, LIMITATION_EVENT_DATE);
  gboolean anew = date != NULL && ledger_edit_get (edit, LIMITATION_EVENT_KIND) != NULL && !is_suspension (edit);
  g_autofree char *raw = anew ? ledger_date_add_years (date, 1) : NULL;
  g_autoptr (LedgerCalendar) calendar = raw != NULL ? tz_calendar_new (edit->store) : NULL;
  g_autofree char *until = calendar != NULL ? ledger_calendar_move (calendar, raw) : NULL;

  ledger_edit_set (edit, LIMITATION_EVENT_RESTART_DATE, anew ? date : NULL);
  ledger_edit_set (edit, LIMITATION_EVENT_NEW_UNTIL, until);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  case_rules_check_parent (edit, problems);
  case_rules_check_order (edit, LIMITATION_EVENT_DATE, LIMITATION_EVENT_UNTIL, problems);
  if (ledger_edit_get (edit, LIMITATION_EVENT_UNTIL) != NULL && !is_suspension (edit))
    ledger_problems_add (problems, LEDGER_WARNING, LIMITATION_EVENT_UNTIL, "no-suspension", _("只有时效中止（不可抗力等）才填消除日期，中断的不填"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, LIMITATION_EVENT_REASON));
}

const LedgerRegister limitation_events_register = {
  .id = "limitation_events",
  .title = N_("时效事件"),
  .row_title = N_("时效事件"),
  .icon = "appointment-soon-symbolic",
  .fields = fields,
  .n_fields = LIMITATION_EVENT_N_FIELDS,
  .sort = "date",
  .label = label,
  .derive = derive,
  .check = check,
  .saving = case_follow_row,
  .removing = case_follow_removing,
  .restored = case_follow_row,
};
