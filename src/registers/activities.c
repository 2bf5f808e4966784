/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿服务活动: the fields of 备案表 and of the records that 志愿服务记录办法 asks for. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "activities.h"

#include "activity-rules.h"
#include "activity-sheet.h"
#include "attendance.h"
#include "codes.h"
#include "ledger-kind.h"
#include "row-number.h"
#include "volunteer-totals.h"
#include "words.h"

#define BASIC    N_("活动")
#define PEOPLE   N_("组织单位和对象")
#define PLAN     N_("内容和招募")
#define RISK     N_("风险与保障")
#define HOURS    N_("时长核定")
#define PLATFORM N_("志愿山东")
#define OTHER    N_("小结和其他")

/* Said by the approval alone. */
#define OF_APPROVAL LEDGER_DERIVED

static const LedgerField fields[] = {
  [ACTIVITY_NAME] = { .name = "name", .title = N_("活动名称"), .kind = &ledger_kind_text,
                      .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "项目名称|名称|活动|活动主题|项目|活动项目|服务项目", .group = BASIC },
  [ACTIVITY_NO] = { .name = "act_no", .title = N_("活动编号"), .kind = &ledger_kind_text,
                    .flags = LEDGER_UNIQUE | LEDGER_SEARCHED | LEDGER_LISTED, .aliases = "编号|项目编号", .group = BASIC,
                    .hint = N_("不填则按年自动编号") },
  [ACTIVITY_CATEGORY] = { .name = "category", .title = N_("服务类别"), .kind = &ledger_kind_text,
                          .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED | LEDGER_FACET, .aliases = "活动类别|项目类别|类别|项目类型|活动类型|服务类型",
                          .group = BASIC, .hint = N_("词表“服务类别”里的词") },
  [ACTIVITY_STATUS] = { .name = "status", .title = N_("状态"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED | LEDGER_FACET,
                        .choices = codes_activity_status, .aliases = "活动状态", .group = BASIC },
  [ACTIVITY_START] = { .name = "start_at", .title = N_("开始时间"), .kind = &ledger_kind_datetime,
                       .flags = LEDGER_REQUIRED | LEDGER_LISTED, .aliases = "活动开始时间|服务开始时间|活动时间|活动日期|日期|时间|服务时间|服务日期", .group = BASIC,
                       .hint = N_("如2025-03-05 9:00") },
  [ACTIVITY_END] = { .name = "end_at", .title = N_("结束时间"), .kind = &ledger_kind_datetime, .flags = LEDGER_NEEDED | LEDGER_TIME,
                     .aliases = "活动结束时间|服务结束时间", .group = BASIC, .hint = N_("同一天的只填几点，如11:30") },
  [ACTIVITY_PLACE] = { .name = "place", .title = N_("地点"), .kind = &ledger_kind_text, .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_LISTED,
                       .aliases = "活动地点|服务地点|地址|活动地址", .group = BASIC },

  [ACTIVITY_HOST] = { .name = "host", .title = N_("主办单位"), .kind = &ledger_kind_text, .aliases = "主办|举办单位", .group = PEOPLE },
  [ACTIVITY_ORGANISER_ID] = { .name = "organiser_id", .title = N_("组织单位"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED,
                              .refers_to = "orgs", .aliases = "承办单位|承办|组织工会", .group = PEOPLE },
  [ACTIVITY_TEAM_ID] = { .name = "team_id", .title = N_("服务队伍"), .kind = &ledger_kind_reference, .flags = LEDGER_SEARCHED | LEDGER_LISTED,
                         .refers_to = "teams", .aliases = "队伍|志愿队伍|服务队|志愿服务队|组织队伍", .group = PEOPLE },
  [ACTIVITY_LEADER] = { .name = "leader", .title = N_("活动负责人"), .kind = &ledger_kind_text,
                        .flags = LEDGER_NEEDED | LEDGER_SEARCHED | LEDGER_PERSON_NAME, .aliases = "负责人", .group = PEOPLE },
  [ACTIVITY_LEADER_PHONE] = { .name = "leader_phone", .title = N_("负责人电话"), .kind = &ledger_kind_phone,
                              .flags = LEDGER_NEEDED | LEDGER_SENSITIVE, .aliases = "联系电话|电话", .group = PEOPLE },
  [ACTIVITY_SERVED_PEOPLE] = { .name = "served_people", .title = N_("服务对象"), .kind = &ledger_kind_text, .aliases = "对象|受益对象", .group = PEOPLE },
  [ACTIVITY_SERVED_COUNT] = { .name = "served_count", .title = N_("服务人数"), .kind = &ledger_kind_integer,
                              .aliases = "服务对象人数|服务对象人次|受益人数", .group = PEOPLE },

  [ACTIVITY_CONTENT] = { .name = "content", .title = N_("服务内容"), .kind = &ledger_kind_note, .flags = LEDGER_NEEDED | LEDGER_SEARCHED,
                         .aliases = "活动内容|内容|主要内容|简介|活动简介", .group = PLAN, .hint = N_("一句话，印在记录证明上") },
  [ACTIVITY_PLAN] = { .name = "plan", .title = N_("方案与流程"), .kind = &ledger_kind_note, .aliases = "活动方案|流程|内容与流程", .group = PLAN },
  [ACTIVITY_RECRUIT_COUNT] = { .name = "recruit_count", .title = N_("招募人数"), .kind = &ledger_kind_integer, .aliases = "计划招募人数", .group = PLAN },
  [ACTIVITY_CONDITIONS] = { .name = "conditions", .title = N_("招募条件"), .kind = &ledger_kind_text, .aliases = "条件", .group = PLAN },

  [ACTIVITY_DANGEROUS] = { .name = "dangerous", .title = N_("可能发生人身危险"), .kind = &ledger_kind_flag, .aliases = "有人身危险|高风险", .group = RISK },
  [ACTIVITY_INSURED] = { .name = "insured", .title = N_("已购买保险"), .kind = &ledger_kind_flag, .aliases = "是否购买保险|保险", .group = RISK },
  [ACTIVITY_POLICY_NO] = { .name = "policy_no", .title = N_("保单号"), .kind = &ledger_kind_text, .aliases = "保险单号", .group = RISK },
  [ACTIVITY_RISK] = { .name = "risk", .title = N_("风险说明"), .kind = &ledger_kind_note, .aliases = "风险与保障", .group = RISK },
  [ACTIVITY_BUDGET] = { .name = "budget", .title = N_("经费预算"), .kind = &ledger_kind_money, .aliases = "经费|预算|物资经费|活动经费|费用", .group = RISK },

  [ACTIVITY_RECORDER_ID] = { .name = "recorder_id", .title = N_("记录人"), .kind = &ledger_kind_reference, .flags = LEDGER_NEEDED,
                             .refers_to = "officers", .aliases = "时长记录人", .group = HOURS },
  [ACTIVITY_APPROVER_ID] = { .name = "approver_id", .title = N_("核定人"), .kind = &ledger_kind_reference, .flags = OF_APPROVAL,
                             .refers_to = "officers", .aliases = "时长核定人", .group = HOURS },
  [ACTIVITY_APPROVED_DATE] = { .name = "approved_date", .title = N_("核定日期"), .kind = &ledger_kind_date, .flags = OF_APPROVAL, .group = HOURS },
  [ACTIVITY_UNIT] = { .name = "unit_minutes", .title = N_("时长单位（分钟）"), .kind = &ledger_kind_integer, .flags = OF_APPROVAL, .group = HOURS },
  [ACTIVITY_CAP] = { .name = "cap_minutes", .title = N_("每日封顶"), .kind = &ledger_kind_minutes, .flags = OF_APPROVAL, .group = HOURS },
  [ACTIVITY_GRACE] = { .name = "grace_minutes", .title = N_("签到宽限（分钟）"), .kind = &ledger_kind_integer, .flags = OF_APPROVAL, .group = HOURS },

  [ACTIVITY_EXTERNAL_REF] = { .name = "external_ref", .title = N_("平台活动编号"), .kind = &ledger_kind_text, .flags = LEDGER_SEARCHED,
                              .aliases = "志愿山东编号|志愿山东活动ID|平台编号", .group = PLATFORM },
  [ACTIVITY_EXTERNAL_DATE] = { .name = "external_date", .title = N_("录入平台日期"), .kind = &ledger_kind_date, .aliases = "志愿山东录入日期",
                               .group = PLATFORM },

  [ACTIVITY_SUMMARY] = { .name = "summary", .title = N_("活动小结"), .kind = &ledger_kind_note, .aliases = "小结", .group = OTHER },
  [ACTIVITY_PHOTO] = { .name = "photo", .title = N_("活动照片"), .kind = &ledger_kind_file, .aliases = "照片", .group = OTHER },
  [ACTIVITY_CANCEL_REASON] = { .name = "cancel_reason", .title = N_("取消原因"), .kind = &ledger_kind_text, .group = OTHER },
  [ACTIVITY_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_note, .aliases = "说明", .group = OTHER },
};

/* Most activities are entered when they are over: steps may be left out, but none after the approval. */
static const LedgerTransition transitions[] = {
  { NULL, ACTIVITY_PLANNED, "plan", N_("登记计划") },
  { NULL, ACTIVITY_RECRUITING, "recruit", N_("开始招募") },
  { NULL, ACTIVITY_RUNNING, "start", N_("开始活动") },
  { NULL, ACTIVITY_ENDED, "enter", N_("补录已结束的活动") },
  { ACTIVITY_PLANNED, ACTIVITY_RECRUITING, "recruit", N_("开始招募") },
  { ACTIVITY_PLANNED, ACTIVITY_RUNNING, "start", N_("开始活动") },
  { ACTIVITY_PLANNED, ACTIVITY_ENDED, "end", N_("活动结束") },
  { ACTIVITY_RECRUITING, ACTIVITY_RUNNING, "start", N_("开始活动") },
  { ACTIVITY_RECRUITING, ACTIVITY_ENDED, "end", N_("活动结束") },
  { ACTIVITY_RUNNING, ACTIVITY_ENDED, "end", N_("活动结束") },
  { ACTIVITY_ENDED, ACTIVITY_APPROVED, "approve", N_("核定时长") },
  { ACTIVITY_APPROVED, ACTIVITY_ARCHIVED, "archive", N_("归档") },
  { ACTIVITY_ARCHIVED, ACTIVITY_APPROVED, "reopen", N_("取消归档") },
  { ACTIVITY_APPROVED, ACTIVITY_ENDED, "revoke", N_("退回核定") },
  { ACTIVITY_ENDED, ACTIVITY_RUNNING, "continue", N_("退回进行") },
  { ACTIVITY_ENDED, ACTIVITY_PLANNED, "back", N_("退回计划") },
  { ACTIVITY_ENDED, ACTIVITY_RECRUITING, "back", N_("退回招募") },
  { ACTIVITY_RUNNING, ACTIVITY_RECRUITING, "back", N_("退回招募") },
  { ACTIVITY_RUNNING, ACTIVITY_PLANNED, "back", N_("退回计划") },
  { ACTIVITY_RECRUITING, ACTIVITY_PLANNED, "back", N_("退回计划") },
  { ACTIVITY_PLANNED, ACTIVITY_CANCELLED, "cancel", N_("取消活动") },
  { ACTIVITY_RECRUITING, ACTIVITY_CANCELLED, "cancel", N_("取消活动") },
  { ACTIVITY_RUNNING, ACTIVITY_CANCELLED, "cancel", N_("取消活动") },
  { ACTIVITY_CANCELLED, ACTIVITY_PLANNED, "resume", N_("恢复活动") },
  { ACTIVITY_CANCELLED, ACTIVITY_RECRUITING, "resume", N_("恢复招募") },
  { ACTIVITY_CANCELLED, ACTIVITY_RUNNING, "resume", N_("恢复进行") },
  { NULL }
};

static void
derive (LedgerEdit *edit)
{
  activity_rules_complete_end (edit);
  row_number_derive (edit, ACTIVITY_NO, ACTIVITY_START, 3);
  words_take (edit, ACTIVITY_CATEGORY, "service");
  if (edit->before == NULL && ledger_edit_get (edit, ACTIVITY_STATUS) == NULL)
    ledger_edit_set (edit, ACTIVITY_STATUS, ACTIVITY_PLANNED);
}

/* Two activities that became one: who was at both has one visit. */
static gboolean
gathered (LedgerEdit *edit,
          GError    **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (edit->store, &attendance_register, edit->after->id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!volunteer_totals_reckon (edit->store, ledger_record_get_number (g_ptr_array_index (rows, i), ATTENDANCE_VOLUNTEER_ID),
                                  0, error))
      return FALSE;
  return rows != NULL;
}

/* Hours that count must not go unseen. Those that a merge has moved to another activity stay. */
static gboolean
removing (LedgerEdit *edit,
          GError    **error)
{
  g_autoptr (GPtrArray) rows = ledger_store_load_children (edit->store, &attendance_register, edit->after->id, error);
  gboolean counts = FALSE;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    counts |= ledger_record_get (g_ptr_array_index (rows, i), ATTENDANCE_APPROVED) != NULL;
  if (!counts)
    return TRUE;
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
               _("“%s”的时长已经核定，不能删除；确实要删除的请先退回核定。"), ledger_record_get (edit->after, ACTIVITY_NAME));
  return FALSE;
}

static char *
label (LedgerRecord *record)
{
  return g_strdup (ledger_record_get (record, ACTIVITY_NAME));
}

/* 雷锋日义诊（2025-03-05） */
static char *
full_label (LedgerStore  *store,
            LedgerRecord *record)
{
  const char *name = ledger_record_get (record, ACTIVITY_NAME);
  const char *start = ledger_record_get (record, ACTIVITY_START);

  return start != NULL ? g_strdup_printf ("%s（%.10s）", name != NULL ? name : "", start) : g_strdup (name != NULL ? name : "");
}

/* What kinds of service the union knows. */
static void
add_words (LedgerStore *store,
           guint        field,
           GPtrArray   *values,
           GPtrArray   *titles)
{
  if (field == ACTIVITY_CATEGORY)
    words_offer (store, "service", values, titles);
}

const LedgerRegister activities_register = {
  .id = "activities",
  .title = N_("志愿服务活动"),
  .row_title = N_("志愿服务活动"),
  .icon = "x-office-calendar-symbolic",
  .fields = fields,
  .n_fields = ACTIVITY_N_FIELDS,
  .words = add_words,
  .transitions = transitions,
  .lists = activity_sheet_lists,
  .sort = "start_at",
  .label = label,
  .full_label = full_label,
  .derive = derive,
  .check = activity_rules_check,
  .removing = removing,
  .gathered = gathered,
};

gboolean
activity_is_approved (LedgerRecord *activity)
{
  return ledger_record_is (activity, ACTIVITY_STATUS, ACTIVITY_APPROVED) ||
         ledger_record_is (activity, ACTIVITY_STATUS, ACTIVITY_ARCHIVED);
}
