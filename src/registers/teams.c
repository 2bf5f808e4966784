/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿队伍: a team of volunteers of one union; who belongs to it stands with the volunteers. */
#include "config.h"

#include "teams.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-edit.h"
#include "ledger-kind.h"
#include "words.h"

#define TEAM N_("队伍")

static const LedgerField fields[] = {
  [TEAM_NAME] = { .name = "name", .title = N_("队伍名称"), .kind = &ledger_kind_text,
                  .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "志愿队伍|服务队|志愿服务队|名称",
                  .group = TEAM, .hint = N_("如职工文艺志愿服务队") },
  [TEAM_ORG_ID] = { .name = "org_id", .title = N_("所属工会"), .kind = &ledger_kind_reference,
                    .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED, .refers_to = "orgs",
                    .aliases = "所属工会组织|工会组织|组织单位", .group = TEAM },
  [TEAM_LEADER] = { .name = "leader", .title = N_("队长"), .kind = &ledger_kind_text,
                    .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_PERSON_NAME, .aliases = "负责人|队长姓名|队长或负责人|负责人姓名",
                    .group = TEAM },
  [TEAM_PHONE] = { .name = "phone", .title = N_("联系电话"), .kind = &ledger_kind_phone, .flags = LEDGER_SENSITIVE | LEDGER_LISTED,
                   .aliases = "电话|队长电话|手机|负责人电话|联系方式", .group = TEAM },
  [TEAM_FOUNDED] = { .name = "founded", .title = N_("成立日期"), .kind = &ledger_kind_date, .flags = LEDGER_MONTH | LEDGER_LISTED,
                     .aliases = "成立时间|组建日期", .group = TEAM },
  [TEAM_FOCUS] = { .name = "focus", .title = N_("服务方向"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED | LEDGER_SEARCHED,
                   .aliases = "服务类别|服务内容|服务项目|服务领域", .group = TEAM, .hint = N_("词表“服务类别”里的词，几个用、隔开") },
  [TEAM_CLOSED] = { .name = "closed", .title = N_("解散日期"), .kind = &ledger_kind_date, .aliases = "撤销日期", .group = TEAM },
  [TEAM_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .group = TEAM },
};

static void
derive (LedgerEdit *edit)
{
  words_take (edit, TEAM_FOCUS, "service");
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  const char *founded = ledger_edit_get (edit, TEAM_FOUNDED);
  const char *closed = ledger_edit_get (edit, TEAM_CLOSED);
  const char *name = ledger_edit_get (edit, TEAM_NAME);
  gint64 other = name != NULL ? ledger_store_find (edit->store, edit->reg, TEAM_NAME, name, edit->after->id) : 0;

  words_check_field (edit, TEAM_FOCUS, "service", problems);
  if (g_strcmp0 (founded, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, TEAM_FOUNDED, "founded-future", _("成立日期%s晚于今天，请改正"), founded);
  if (founded != NULL && closed != NULL && strcmp (closed, founded) < 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, TEAM_CLOSED, "closed-before", _("解散日期%s早于成立日期%s，请改正"), closed, founded);
  if (other != 0 && !edit->alone)
    {
      g_autofree char *text = g_strdup_printf (_("已经有一支队伍叫“%s”，请核对"), name);

      ledger_problems_add_other (problems, LEDGER_WARNING, TEAM_NAME, "same-name", other, text);
    }
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, TEAM_NAME));
}

const LedgerRegister teams_register = {
  .id = "teams",
  .title = N_("志愿队伍"),
  .row_title = N_("志愿队伍"),
  .icon = "system-users-symbolic",
  .fields = fields,
  .n_fields = TEAM_N_FIELDS,
  .sort = "name",
  .label = label,
  .derive = derive,
  .check = check,
};
