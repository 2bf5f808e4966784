/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿者培训: 志愿服务记录办法 asks for content, organiser, date, place and hours. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "volunteer-trainings.h"

#include "ledger-edit.h"
#include "ledger-kind.h"

#define TRAINING N_("培训")

static const LedgerField fields[] = {
  [VOLUNTEER_TRAINING_VOLUNTEER_ID] = { .name = "volunteer_id", .title = N_("志愿者"), .kind = &ledger_kind_reference,
                               .flags = LEDGER_PART_OF, .refers_to = "volunteers", .aliases = "志愿者姓名|姓名", .group = TRAINING },
  [VOLUNTEER_TRAINING_TOPIC] = { .name = "topic", .title = N_("培训内容"), .kind = &ledger_kind_text,
                                 .flags = LEDGER_REQUIRED | LEDGER_LISTED | LEDGER_SEARCHED, .aliases = "培训名称|内容|课程", .group = TRAINING },
  [VOLUNTEER_TRAINING_DATE] = { .name = "date", .title = N_("培训日期"), .kind = &ledger_kind_date,
                                .flags = LEDGER_NEEDED | LEDGER_LISTED, .aliases = "日期|培训时间", .group = TRAINING },
  [VOLUNTEER_TRAINING_ORGANISER] = { .name = "organiser", .title = N_("组织者"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED,
                                     .aliases = "组织单位|主办单位", .group = TRAINING },
  [VOLUNTEER_TRAINING_PLACE] = { .name = "place", .title = N_("地点"), .kind = &ledger_kind_text, .aliases = "培训地点", .group = TRAINING },
  [VOLUNTEER_TRAINING_MINUTES] = { .name = "minutes", .title = N_("学时"), .kind = &ledger_kind_minutes, .flags = LEDGER_LISTED,
                                   .aliases = "培训学时", .group = TRAINING, .hint = N_("小时，如2或1.5") },
  [VOLUNTEER_TRAINING_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .group = TRAINING },
};

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *date = ledger_edit_get (edit, VOLUNTEER_TRAINING_DATE);

  if (edit->parent == NULL && ledger_edit_get (edit, VOLUNTEER_TRAINING_VOLUNTEER_ID) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_TRAINING_VOLUNTEER_ID, "no-volunteer", _("请说明是哪位志愿者的培训"));
  if (g_strcmp0 (date, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, VOLUNTEER_TRAINING_DATE, "future", _("日期%s晚于今天，请改正"), date);
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, VOLUNTEER_TRAINING_TOPIC));
}

const LedgerRegister volunteer_trainings_register = {
  .id = "volunteer_trainings",
  .title = N_("志愿者培训"),
  .row_title = N_("培训"),
  .icon = "accessories-dictionary-symbolic",
  .fields = fields,
  .n_fields = VOLUNTEER_TRAINING_N_FIELDS,
  .label = label,
  .check = check,
};
