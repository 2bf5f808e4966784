/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 公示名单: one person of a notice, as known when it was hung out. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "notice-lines.h"

#include "codes.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

#define PEOPLE N_("名单")

static const LedgerField fields[] = {
  [NOTICE_LINE_NOTICE_ID] = { .name = "notice_id", .title = N_("公示"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF,
                              .refers_to = "notices", .group = PEOPLE },
  [NOTICE_LINE_NAME] = { .name = "name", .title = N_("姓名"), .kind = &ledger_kind_text,
                         .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME, .aliases = "名字",
                         .group = PEOPLE },
  [NOTICE_LINE_UNIT] = { .name = "unit", .title = N_("单位"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                         .aliases = "工作单位", .group = PEOPLE },
  [NOTICE_LINE_CONTENT] = { .name = "content", .title = N_("类别或事由"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                            .aliases = "困难类别", .group = PEOPLE },
  [NOTICE_LINE_AMOUNT] = { .name = "amount", .title = N_("金额"), .kind = &ledger_kind_money, .flags = LEDGER_LISTED,
                           .group = PEOPLE },
  [NOTICE_LINE_HARDSHIP_ID] = { .name = "hardship_id", .title = N_("困难职工档案"), .kind = &ledger_kind_reference,
                                .refers_to = "hardship_files", .group = PEOPLE },
  [NOTICE_LINE_VISIT_ID] = { .name = "visit_id", .title = N_("慰问记录"), .kind = &ledger_kind_reference, .refers_to = "visits",
                             .group = PEOPLE },
  [NOTICE_LINE_MEMBER_ID] = { .name = "member_id", .title = N_("会员"), .kind = &ledger_kind_reference, .refers_to = "members",
                              .group = PEOPLE },
  [NOTICE_LINE_OBJECTION] = { .name = "objection", .title = N_("异议"), .kind = &ledger_kind_text, .group = PEOPLE },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  if (edit->parent == NULL && ledger_edit_get (edit, NOTICE_LINE_NOTICE_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, NOTICE_LINE_NOTICE_ID, "no-parent", _("请说明属于哪一条公示"));
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, NOTICE_LINE_NAME));
}

const LedgerRegister notice_lines_register = {
  .id = "notice_lines",
  .title = N_("公示名单"),
  .row_title = N_("公示对象"),
  .icon = "avatar-default-symbolic",
  .fields = fields,
  .n_fields = NOTICE_LINE_N_FIELDS,
  .label = label,
  .check = check,
};
