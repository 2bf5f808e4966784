/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿者表彰: 志愿服务记录办法 asks for name, date and awarding body. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "volunteer-awards.h"

#include "ledger-edit.h"
#include "ledger-kind.h"

#define AWARD N_("表彰")

static const LedgerField fields[] = {
  [VOLUNTEER_AWARD_VOLUNTEER_ID] = { .name = "volunteer_id", .title = N_("志愿者"), .kind = &ledger_kind_reference,
                               .flags = LEDGER_PART_OF, .refers_to = "volunteers", .aliases = "志愿者姓名|姓名", .group = AWARD },
  [VOLUNTEER_AWARD_AWARD] = { .name = "award", .title = N_("表彰名称"), .kind = &ledger_kind_text,
                              .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_SEARCHED, .aliases = "荣誉名称|奖项|表彰奖励", .group = AWARD },
  [VOLUNTEER_AWARD_DATE] = { .name = "date", .title = N_("表彰日期"), .kind = &ledger_kind_date, .flags = LEDGER_NEEDED | LEDGER_LISTED | LEDGER_MONTH,
                             .aliases = "日期|表彰时间", .group = AWARD },
  [VOLUNTEER_AWARD_BODY] = { .name = "body", .title = N_("表彰单位"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED | LEDGER_LISTED,
                             .aliases = "授予单位|颁发单位", .group = AWARD },
  [VOLUNTEER_AWARD_DOC_NO] = { .name = "doc_no", .title = N_("文号或证书号"), .kind = &ledger_kind_text, .aliases = "文号|证书号", .group = AWARD },
  [VOLUNTEER_AWARD_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = AWARD },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *date = ledger_edit_get (edit, VOLUNTEER_AWARD_DATE);

  if (edit->parent == NULL && ledger_edit_get (edit, VOLUNTEER_AWARD_VOLUNTEER_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_AWARD_VOLUNTEER_ID, "no-volunteer", _("请说明是哪位志愿者的表彰"));
  if (g_strcmp0 (date, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_AWARD_DATE, "future", _("日期%s晚于今天，请改正"), date);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, VOLUNTEER_AWARD_AWARD));
}

const LedgerRegister volunteer_awards_register = {
  .id = "volunteer_awards",
  .title = N_("志愿者表彰"),
  .row_title = N_("表彰"),
  .icon = "starred-symbolic",
  .fields = fields,
  .n_fields = VOLUNTEER_AWARD_N_FIELDS,
  .label = label,
  .check = check,
};
