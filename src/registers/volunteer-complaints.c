/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿者被投诉: 志愿服务记录办法 asks for content, date and result. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "volunteer-complaints.h"

#include <string.h>

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define COMPLAINT N_("投诉")

static const LedgerField fields[] = {
  [VOLUNTEER_COMPLAINT_VOLUNTEER_ID] = { .name = "volunteer_id", .title = N_("志愿者"), .kind = &ledger_kind_reference,
                               .flags = LEDGER_PART_OF, .refers_to = "volunteers", .aliases = "志愿者姓名|姓名", .group = COMPLAINT },
  [VOLUNTEER_COMPLAINT_CONTENT] = { .name = "content", .title = N_("投诉内容"), .kind = &ledger_kind_text,
                                    .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_SEARCHED, .aliases = "内容|投诉事项", .group = COMPLAINT },
  [VOLUNTEER_COMPLAINT_DATE] = { .name = "date", .title = N_("投诉日期"), .kind = &ledger_kind_date, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                                 .aliases = "日期|投诉时间", .group = COMPLAINT },
  [VOLUNTEER_COMPLAINT_ACTIVITY_ID] = { .name = "activity_id", .title = N_("涉及的活动"), .kind = &ledger_kind_reference, .refers_to = "activities",
                                        .aliases = "活动|活动名称", .group = COMPLAINT },
  [VOLUNTEER_COMPLAINT_PROVEN] = { .name = "proven", .title = N_("是否属实"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED,
                                   .choices = codes_complaint_proven, .aliases = "核实情况", .group = COMPLAINT },
  [VOLUNTEER_COMPLAINT_RESULT] = { .name = "result", .title = N_("处理结果"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                                   .aliases = "结果", .group = COMPLAINT },
  [VOLUNTEER_COMPLAINT_SETTLED_DATE] = { .name = "settled_date", .title = N_("处理日期"), .kind = &ledger_kind_date, .aliases = "办结日期", .group = COMPLAINT },
  [VOLUNTEER_COMPLAINT_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = COMPLAINT },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *date = ledger_edit_get (edit, VOLUNTEER_COMPLAINT_DATE);

  if (edit->parent == NULL && ledger_edit_get (edit, VOLUNTEER_COMPLAINT_VOLUNTEER_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_COMPLAINT_VOLUNTEER_ID, "no-volunteer", _("请说明是哪位志愿者的投诉"));
  if (g_strcmp0 (date, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_COMPLAINT_DATE, "future", _("日期%s晚于今天，请改正"), date);
  if (date != NULL && ledger_edit_get (edit, VOLUNTEER_COMPLAINT_SETTLED_DATE) != NULL &&
      strcmp (ledger_edit_get (edit, VOLUNTEER_COMPLAINT_SETTLED_DATE), date) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_COMPLAINT_SETTLED_DATE, "settled-before",
                         _("处理日期%s早于投诉日期%s，请改正"), ledger_edit_get (edit, VOLUNTEER_COMPLAINT_SETTLED_DATE), date);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, VOLUNTEER_COMPLAINT_CONTENT));
}

const LedgerRegister volunteer_complaints_register = {
  .id = "volunteer_complaints",
  .title = N_("志愿者投诉"),
  .row_title = N_("投诉"),
  .icon = "dialog-warning-symbolic",
  .fields = fields,
  .n_fields = VOLUNTEER_COMPLAINT_N_FIELDS,
  .label = label,
  .check = check,
};
