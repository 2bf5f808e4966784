/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 签到: leaving and returning makes two rows. The raw times stay as they were written; what counts is approved. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "attendance.h"

#include "activities.h"
#include "attendance-rules.h"
#include "codes.h"
#include "ledger-kind.h"
#include "volunteer-hours.h"
#include "volunteer-totals.h"

#include <string.h>

#define TIMES   N_("签到")
#define HOURS   N_("时长")
#define QUALITY N_("岗位和评价")
#define OTHER   N_("其他")

static const LedgerField fields[] = {
  [ATTENDANCE_ACTIVITY_ID] = { .name = "activity_id", .title = N_("活动"), .kind = &ledger_kind_reference, .flags = LEDGER_PART_OF | LEDGER_LISTED,
                               .refers_to = "activities", .aliases = "活动名称|活动编号", .group = TIMES },
  [ATTENDANCE_VOLUNTEER_ID] = { .name = "volunteer_id", .title = N_("志愿者"), .kind = &ledger_kind_reference,
                                .flags = LEDGER_REQUIRED | LEDGER_SEARCHED | LEDGER_LISTED, .refers_to = "volunteers",
                                .aliases = "姓名|志愿者姓名|签到人|参加人|参加人员|志愿者签名|队员", .group = TIMES },
  [ATTENDANCE_IN] = { .name = "in_at", .title = N_("签到时间"), .kind = &ledger_kind_datetime, .flags = LEDGER_LISTED | LEDGER_TIME,
                      .aliases = "签到|到达时间|开始时间|签到时间+签名|签到时刻|到岗时间|服务开始时间|开始|上岗时间|到场时间", .group = TIMES, .hint = N_("几点几分，如0900") },
  [ATTENDANCE_OUT] = { .name = "out_at", .title = N_("签退时间"), .kind = &ledger_kind_datetime, .flags = LEDGER_LISTED | LEDGER_TIME,
                       .aliases = "签退|离开时间|结束时间|签退时间+签名|签退时刻|离岗时间|服务结束时间|结束|下岗时间|离场时间", .group = TIMES, .hint = N_("过了零点的自动算到第二天") },
  [ATTENDANCE_DEDUCT] = { .name = "deduct_minutes", .title = N_("扣除分钟"), .kind = &ledger_kind_integer, .flags = LEDGER_LISTED,
                          .aliases = "扣除|休息分钟|扣除时间|休息时间", .group = TIMES, .hint = N_("用餐、休息，路途不计") },
  [ATTENDANCE_GIVEN] = { .name = "given_minutes", .title = N_("登记时长"), .kind = &ledger_kind_minutes,
                         .aliases = "服务时长|时长|服务小时|服务小时数|小时数|工时|志愿时长|志愿服务时长|时数|服务时数|服务时间|参加时长", .group = HOURS, .hint = N_("没有签到签退时间的旧记录才填") },
  [ATTENDANCE_RAW] = { .name = "raw_minutes", .title = N_("实际分钟"), .kind = &ledger_kind_integer, .flags = LEDGER_DERIVED | LEDGER_LISTED,
                       .group = HOURS },
  [ATTENDANCE_APPROVED] = { .name = "approved_minutes", .title = N_("核定时长"), .kind = &ledger_kind_minutes,
                            .flags = LEDGER_DERIVED | LEDGER_LISTED, .group = HOURS },
  [ATTENDANCE_DAY] = { .name = "day", .title = N_("服务日期"), .kind = &ledger_kind_date, .flags = LEDGER_DERIVED | LEDGER_LISTED, .group = HOURS },
  [ATTENDANCE_VISIT] = { .name = "visit", .title = N_("计人次"), .kind = &ledger_kind_flag, .flags = LEDGER_DERIVED | LEDGER_COPIED,
                         .group = HOURS },
  [ATTENDANCE_POST] = { .name = "post", .title = N_("岗位"), .kind = &ledger_kind_text, .flags = LEDGER_LISTED, .aliases = "服务岗位|服务内容|分工", .group = QUALITY },
  [ATTENDANCE_RATING] = { .name = "rating", .title = N_("服务质量评价"), .kind = &ledger_kind_choice, .flags = LEDGER_LISTED,
                          .choices = codes_service_rating, .aliases = "评价|服务评价", .group = QUALITY },
  [ATTENDANCE_RATER] = { .name = "rater", .title = N_("评价人"), .kind = &ledger_kind_text, .flags = LEDGER_PERSON_NAME, .group = QUALITY },
  [ATTENDANCE_RECORDER_ID] = { .name = "recorder_id", .title = N_("记录人"), .kind = &ledger_kind_reference, .refers_to = "officers",
                               .group = OTHER },
  [ATTENDANCE_APPROVER_ID] = { .name = "approver_id", .title = N_("核定人"), .kind = &ledger_kind_reference, .flags = LEDGER_DERIVED,
                               .refers_to = "officers", .group = OTHER },
  [ATTENDANCE_APPROVED_DATE] = { .name = "approved_date", .title = N_("核定日期"), .kind = &ledger_kind_date, .flags = LEDGER_DERIVED,
                                 .group = OTHER },
  [ATTENDANCE_EXTERNAL_REF] = { .name = "external_ref", .title = N_("平台记录编号"), .kind = &ledger_kind_text,
                                .aliases = "志愿山东记录编号|志愿山东编号", .group = OTHER },
  [ATTENDANCE_MEMO] = { .name = "memo", .title = N_("备注"), .kind = &ledger_kind_text, .aliases = "说明", .group = OTHER },
};

/* The moment within an activity that goes past midnight: 00:30 of one that began at 22:00 is the next day's. */
static void
complete_within (LedgerEdit   *edit,
                 guint         field,
                 LedgerRecord *activity)
{
  const char *time = ledger_edit_get (edit, field);
  const char *start = ledger_record_get (activity, ACTIVITY_START);
  const char *end = ledger_record_get (activity, ACTIVITY_END);
  g_autofree char *same = NULL;
  g_autofree char *next = NULL;

  if (time == NULL || strlen (time) != 5 || start == NULL)
    return;
  same = service_dup_completed (start, time, NULL);
  next = service_dup_completed (start, time, start);
  if (end != NULL && service_get_stamp (next) > service_get_stamp (same) && service_get_stamp (next) <= service_get_stamp (end))
    ledger_edit_set (edit, field, next);
  else
    ledger_edit_set (edit, field, same);
}

/* Signing out follows signing in; without it, it lies within the activity. */
static void
complete_times (LedgerEdit   *edit,
                LedgerRecord *activity)
{
  const char *in, *out = ledger_edit_get (edit, ATTENDANCE_OUT);
  g_autofree char *whole = NULL;

  complete_within (edit, ATTENDANCE_IN, activity);
  in = ledger_edit_get (edit, ATTENDANCE_IN);
  if (out == NULL || strlen (out) != 5)
    return;
  if (service_get_stamp (in) == 0)
    {
      complete_within (edit, ATTENDANCE_OUT, activity);
      return;
    }
  whole = service_dup_completed (in, out, in);
  ledger_edit_set (edit, ATTENDANCE_OUT, whole);
}

static void
derive_raw (LedgerEdit *edit)
{
  const char *in = ledger_edit_get (edit, ATTENDANCE_IN);
  const char *out = ledger_edit_get (edit, ATTENDANCE_OUT);

  if (service_get_stamp (in) != 0 && service_get_stamp (out) != 0)
    ledger_record_set_number (edit->after, ATTENDANCE_RAW,
                              service_count_raw (in, out, ledger_record_get_number (edit->after, ATTENDANCE_DEDUCT)));
  else if (in == NULL && out == NULL)
    ledger_edit_set (edit, ATTENDANCE_RAW, ledger_edit_get (edit, ATTENDANCE_GIVEN));
  else
    ledger_edit_set (edit, ATTENDANCE_RAW, NULL);
}

static void
derive (LedgerEdit *edit)
{
  g_autoptr (LedgerRecord) activity = attendance_load_activity (edit);
  const char *at = NULL;
  g_autofree char *day = NULL;

  if (activity != NULL)
    {
      complete_times (edit, activity);
      if (edit->before == NULL && ledger_edit_get (edit, ATTENDANCE_RECORDER_ID) == NULL &&
          ledger_edit_get (edit, ATTENDANCE_VOLUNTEER_ID) != NULL)
        ledger_edit_set (edit, ATTENDANCE_RECORDER_ID, ledger_record_get (activity, ACTIVITY_RECORDER_ID));
      at = ledger_record_get (activity, ACTIVITY_START);
    }
  if (service_get_stamp (ledger_edit_get (edit, ATTENDANCE_IN)) != 0)
    at = ledger_edit_get (edit, ATTENDANCE_IN);
  day = at != NULL ? g_strndup (at, 10) : NULL;
  if (day != NULL && ledger_edit_get (edit, ATTENDANCE_VOLUNTEER_ID) != NULL)
    ledger_edit_set (edit, ATTENDANCE_DAY, day);
  derive_raw (edit);
}

static void
check (LedgerEdit     *edit,
       LedgerProblems *problems)
{
  attendance_rules_check (edit, FALSE, problems);
}

/* The mark of a visit is a copy, which an undo leaves alone. */
static gboolean
clear_visit (LedgerEdit *edit,
             GError    **error)
{
  g_autoptr (LedgerEdit) row = NULL;

  if (ledger_edit_get (edit, ATTENDANCE_VISIT) == NULL)
    return TRUE;
  row = ledger_edit_open (edit->store, edit->reg, edit->after->id, error);
  if (row == NULL)
    return FALSE;
  ledger_edit_set (row, ATTENDANCE_VISIT, NULL);
  row->follows = TRUE;
  return ledger_edit_save (row, NULL, error);
}

/* Only approved minutes count, and the approval reckons for all at once; what is left are rows that an undo
 * brings back. */
static gboolean
follow (LedgerEdit *edit,
        GError    **error)
{
  gint64 volunteer = ledger_record_get_number (edit->after, ATTENDANCE_VOLUNTEER_ID);
  gint64 former = edit->before != NULL ? ledger_record_get_number (edit->before, ATTENDANCE_VOLUNTEER_ID) : volunteer;

  if (edit->together)
    return TRUE;
  if (ledger_edit_get (edit, ATTENDANCE_APPROVED) == NULL && !clear_visit (edit, error))
    return FALSE;
  if (ledger_edit_get (edit, ATTENDANCE_APPROVED) == NULL &&
      (edit->before == NULL || ledger_record_get (edit->before, ATTENDANCE_APPROVED) == NULL))
    return TRUE;
  return volunteer_totals_reckon (edit->store, volunteer, 0, error) &&
         (former == volunteer || volunteer_totals_reckon (edit->store, former, 0, error));
}

static gboolean
leave (LedgerEdit *edit,
       GError    **error)
{
  if (ledger_edit_get (edit, ATTENDANCE_APPROVED) == NULL)
    return TRUE;
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("时长已经核定，不能删除；要更正的请先退回核定。"));
  return FALSE;
}

/* 王芳 is a row of another register: this one is known by its times. */
static char *
label (LedgerRecord *record)
{
  const char *in = ledger_record_get (record, ATTENDANCE_IN);
  const char *out = ledger_record_get (record, ATTENDANCE_OUT);

  if (in == NULL)
    return g_strdup (ledger_record_get (record, ATTENDANCE_DAY));
  return g_strdup_printf ("%s—%s", in, out != NULL && strlen (out) == 16 ? out + 11 : "");
}

static char *
full_label (LedgerStore  *store,
            LedgerRecord *record)
{
  g_autofree char *name = ledger_store_dup_shown (store, record, ATTENDANCE_VOLUNTEER_ID, TRUE);
  g_autofree char *times = label (record);

  return g_strdup_printf ("%s %s", name, times != NULL ? times : "");
}

const LedgerRegister attendance_register = {
  .id = "attendance",
  .title = N_("签到"),
  .row_title = N_("签到"),
  .icon = "view-list-symbolic",
  .fields = fields,
  .n_fields = ATTENDANCE_N_FIELDS,
  .sort = "day",
  .label = label,
  .full_label = full_label,
  .derive = derive,
  .check = check,
  .saving = follow,
  .removing = leave,
  .restored = follow,
};

/**
 * attendance_load_activity:
 * @edit: of a row of attendance
 */
LedgerRecord *
attendance_load_activity (LedgerEdit *edit)
{
  gint64 id = ledger_record_get_number (edit->after, ATTENDANCE_ACTIVITY_ID);

  if (edit->parent != NULL)
    return ledger_record_ref (edit->parent->after);
  return id != 0 ? ledger_store_load (edit->store, &activities_register, id, NULL) : NULL;
}
