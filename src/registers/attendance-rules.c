/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 《志愿服务条例》第十七条、第十九条、第三十八条 (false records are fined), 《山东省志愿服务条例》第十条、第十一条. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "attendance-rules.h"

#include "activities.h"
#include "attendance.h"
#include "ledger-date.h"
#include "ledger-scan.h"
#include "officers.h"
#include "volunteer-hours.h"
#include "volunteer-overlap.h"
#include "volunteer-rules.h"
#include "volunteers.h"

#include <string.h>

/* What every rule here looks at. */
typedef struct
{
  LedgerEdit     *edit;
  LedgerRecord   *activity;  /* or %NULL */
  LedgerRecord   *volunteer; /* or %NULL */
  ServiceRule     rule;
  gboolean        approving;
  LedgerProblems *problems;
} Case;

/* Saved with a doubt, never certified with it. */
static LedgerSeverity
get_severity (const Case *c)
{
  return c->approving ? LEDGER_BLOCKING : LEDGER_WARNING;
}

/* What may still be said of a stay whose minutes count: nothing that they rest on. */
static gboolean
is_free (guint field)
{
  static const guint free_fields[] = { ATTENDANCE_POST, ATTENDANCE_RATING, ATTENDANCE_RATER, ATTENDANCE_EXTERNAL_REF, ATTENDANCE_MEMO };

  for (guint i = 0; i < G_N_ELEMENTS (free_fields); i++)
    if (free_fields[i] == field)
      return TRUE;
  return FALSE;
}

static void
check_fixed (const Case *c)
{
  gboolean touched = c->edit->before == NULL;

  if (c->activity == NULL || c->approving || c->edit->event || c->edit->together || !activity_is_approved (c->activity))
    return;
  for (guint i = 0; i < ATTENDANCE_N_FIELDS && !touched; i++)
    touched = ledger_edit_changes (c->edit, i) &&
              (!is_free (i) || ledger_record_is (c->activity, ACTIVITY_STATUS, ACTIVITY_ARCHIVED));
  if (touched)
    ledger_problems_add (c->problems, LEDGER_BLOCKING, LEDGER_NO_FIELD, "approved",
                         _("“%s”的时长已经核定，签到不能再增改；要更正的请先退回核定"), ledger_record_get (c->activity, ACTIVITY_NAME));
}

static void
check_moments (const Case *c)
{
  const char *in = ledger_edit_get (c->edit, ATTENDANCE_IN), *out = ledger_edit_get (c->edit, ATTENDANCE_OUT);
  gint64 deduct = ledger_record_get_number (c->edit->after, ATTENDANCE_DEDUCT);
  gint64 from = service_get_stamp (in), to = service_get_stamp (out);

  if ((in != NULL && from == 0) || (out != NULL && to == 0))
    ledger_problems_add (c->problems, LEDGER_BLOCKING, in != NULL && from == 0 ? ATTENDANCE_IN : ATTENDANCE_OUT, "no-day",
                         _("只有几点几分，请先填活动的开始时间，或写成2025-03-05 9:00"));
  if (deduct < 0)
    ledger_problems_add (c->problems, LEDGER_BLOCKING, ATTENDANCE_DEDUCT, "negative", _("扣除分钟不能是负数，请改正"));
  if (from == 0 || to == 0)
    return;
  if (to <= from)
    ledger_problems_add (c->problems, LEDGER_BLOCKING, ATTENDANCE_OUT, "out-before-in", _("签退时间%s不晚于签到时间%s，请改正"), out, in);
  else if (to - from > SERVICE_MOST_MINUTES)
    ledger_problems_add (c->problems, LEDGER_BLOCKING, ATTENDANCE_OUT, "over-24-hours",
                         _("从签到%s到签退%s超过24小时，请改正；离开又回来的分两行登记"), in, out);
  else if (deduct >= to - from)
    ledger_problems_add (c->problems, LEDGER_BLOCKING, ATTENDANCE_DEDUCT, "deducts-all", _("扣除%d分钟，不少于签到到签退的%d分钟，请改正"),
                         (int) deduct, (int) (to - from));
}

/* Nothing to count from. */
static void
check_complete (const Case *c)
{
  const char *in = ledger_edit_get (c->edit, ATTENDANCE_IN), *out = ledger_edit_get (c->edit, ATTENDANCE_OUT);
  const char *given = ledger_edit_get (c->edit, ATTENDANCE_GIVEN);

  if (in != NULL && out == NULL)
    ledger_problems_add (c->problems, c->approving ? LEDGER_BLOCKING : LEDGER_MISSING, ATTENDANCE_OUT, "no-out", _("没有签退时间，时长算不出来"));
  else if (in == NULL && out != NULL)
    ledger_problems_add (c->problems, c->approving ? LEDGER_BLOCKING : LEDGER_MISSING, ATTENDANCE_IN, "no-in", _("没有签到时间，时长算不出来"));
  else if (in == NULL && given == NULL)
    ledger_problems_add (c->problems, c->approving ? LEDGER_BLOCKING : LEDGER_MISSING, ATTENDANCE_IN, "no-times", _("没有签到签退时间，也没有登记时长"));
  /* A sign-in sheet has both: they may say the same. */
  else if (in != NULL && given != NULL &&
           ledger_record_get_number (c->edit->after, ATTENDANCE_GIVEN) != ledger_record_get_number (c->edit->after, ATTENDANCE_RAW))
    ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_GIVEN, "given-twice", 
                         _("登记时长与签到签退时间算出的不同，只按签到签退时间计，请核对"));
  else if (in == NULL && ledger_record_get_number (c->edit->after, ATTENDANCE_GIVEN) > SERVICE_MOST_MINUTES)
    ledger_problems_add (c->problems, LEDGER_BLOCKING, ATTENDANCE_GIVEN, "over-24-hours", _("一次登记的时长超过24小时，请改正"));
  else if (in == NULL && ledger_record_get_number (c->edit->after, ATTENDANCE_GIVEN) <= 0)
    ledger_problems_add (c->problems, LEDGER_BLOCKING, ATTENDANCE_GIVEN, "negative", _("登记时长应大于零，请改正"));
}

static void
check_future (const Case *c)
{
  const char *out = ledger_edit_get (c->edit, ATTENDANCE_OUT);
  const char *day = out != NULL ? out : ledger_edit_get (c->edit, ATTENDANCE_DAY);
  g_autofree char *date = day != NULL ? g_strndup (day, 10) : NULL;

  if (date != NULL && strlen (date) == 10 && strcmp (date, ledger_edit_get_today (c->edit)) > 0 &&
      (out != NULL || ledger_edit_get (c->edit, ATTENDANCE_GIVEN) != NULL || c->approving))
    ledger_problems_add (c->problems, LEDGER_BLOCKING, out != NULL ? ATTENDANCE_OUT : ATTENDANCE_DAY, "future",
                         _("服务日期%s晚于今天，请改正"), date);
}

static void
check_overlap (const Case *c)
{
  g_autofree char *sentence = NULL;
  gint64 other = 0;

  if (!c->edit->alone && volunteer_overlap_find (c->edit, &other, &sentence))
    ledger_problems_add_other (c->problems, get_severity (c), ATTENDANCE_IN, "overlap", other, sentence);
}

/* From the activity's own times, a little before and after allowed. */
static void
check_window (const Case *c)
{
  gint64 from = service_get_stamp (ledger_edit_get (c->edit, ATTENDANCE_IN));
  gint64 to = service_get_stamp (ledger_edit_get (c->edit, ATTENDANCE_OUT));
  const char *start = c->activity != NULL ? ledger_record_get (c->activity, ACTIVITY_START) : NULL;
  const char *end = c->activity != NULL ? ledger_record_get (c->activity, ACTIVITY_END) : NULL;

  if (from != 0 && start != NULL && from < service_get_stamp (start) - c->rule.grace)
    ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_IN, "before-activity", _("签到%s比活动开始%s早%d分钟以上，请核对"),
                         ledger_edit_get (c->edit, ATTENDANCE_IN), start, (int) c->rule.grace);
  if (to != 0 && end != NULL && to > service_get_stamp (end) + c->rule.grace)
    ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_OUT, "after-activity", _("签退%s比活动结束%s晚%d分钟以上，请核对"),
                         ledger_edit_get (c->edit, ATTENDANCE_OUT), end, (int) c->rule.grace);
}

typedef struct
{
  gint64 except;
  gint64 activity;
  gint64 day;     /* minutes of the day in all activities */
  gint64 inside;  /* minutes of the activity */
} Others;

static gboolean
other_scanned_cb (const LedgerScanRow *row,
                  gpointer             data)
{
  Others *others = data;
  gint64 raw = MAX (ledger_scan_get_number (row, 0), 0);

  if (ledger_scan_get_id (row) == others->except)
    return TRUE;
  others->day += raw;
  if (ledger_scan_get_number (row, 1) == others->activity)
    others->inside += raw;
  return TRUE;
}

/* With what else was done that day: more than sixteen hours, or longer than the activity was. */
static void
check_sums (const Case *c)
{
  static const guint columns[] = { ATTENDANCE_RAW, ATTENDANCE_ACTIVITY_ID };
  const char *day = ledger_edit_get (c->edit, ATTENDANCE_DAY);
  gint64 raw = ledger_record_get_number (c->edit->after, ATTENDANCE_RAW);
  const char *end = c->activity != NULL ? ledger_record_get (c->activity, ACTIVITY_END) : NULL;
  Others others = { .except = c->edit->after->id, .activity = c->activity != NULL ? c->activity->id : 0 };
  g_autoptr (LedgerQuery) query = NULL;
  gint64 length;

  if (day == NULL || raw <= 0 || c->volunteer == NULL || c->edit->alone)
    return;
  query = ledger_query_new (c->edit->reg);
  ledger_query_add_filter (query, ATTENDANCE_VOLUNTEER_ID, LEDGER_IS, ledger_edit_get (c->edit, ATTENDANCE_VOLUNTEER_ID));
  ledger_query_add_filter (query, ATTENDANCE_DAY, LEDGER_IS, day);
  ledger_scan (c->edit->store, query, columns, G_N_ELEMENTS (columns), other_scanned_cb, &others, NULL);
  if (raw + others.day > SERVICE_LONG_DAY)
    ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_OUT, "over-16-hours", _("%s一天服务共%d小时%d分，超过16小时，请核对"),
                         day, (int) ((raw + others.day) / 60), (int) ((raw + others.day) % 60));
  if (end == NULL)
    return;
  length = service_get_stamp (end) - service_get_stamp (ledger_record_get (c->activity, ACTIVITY_START));
  if (raw + others.inside > length + 2 * c->rule.grace)
    ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_OUT, "longer-than-activity", _("在这次活动里共%d分钟，比活动本身的%d分钟长，请核对"),
                         (int) (raw + others.inside), (int) length);
}

static void
check_volunteer (const Case *c)
{
  const char *day = ledger_edit_get (c->edit, ATTENDANCE_DAY);
  const char *registered, *stopped, *withdrawn;

  if (c->volunteer == NULL || day == NULL)
    return;
  registered = ledger_record_get (c->volunteer, VOLUNTEER_REG_DATE);
  stopped = ledger_record_get (c->volunteer, VOLUNTEER_STATUS_DATE);
  withdrawn = ledger_record_get (c->volunteer, VOLUNTEER_CONSENT_WITHDRAWN);
  if (registered != NULL && strcmp (day, registered) < 0)
    ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_VOLUNTEER_ID, "before-registration",
                         _("服务日期%s早于志愿者注册日期%s，请核对"), day, registered);
  if (!ledger_record_is (c->volunteer, VOLUNTEER_STATUS, "1") && stopped != NULL && strcmp (day, stopped) >= 0)
    ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_VOLUNTEER_ID, "stopped", _("志愿者已于%s停止服务或注销，请核对"), stopped);
  if (withdrawn != NULL && strcmp (day, withdrawn) >= 0)
    ledger_problems_add (c->problems, get_severity (c), ATTENDANCE_VOLUNTEER_ID, "withdrawn",
                         _("志愿者已于%s撤回同意，以后的服务不能再登记"), withdrawn);
}

/* A guardian agrees before, and nobody under age goes where there is danger (山东省志愿服务条例第十条). */
static void
check_minor (const Case *c)
{
  const char *day = ledger_edit_get (c->edit, ATTENDANCE_DAY);

  if (c->volunteer == NULL || day == NULL || !volunteer_is_minor (c->volunteer, day))
    return;
  if (!volunteer_is_guarded (c->volunteer, day))
    ledger_problems_add (c->problems, get_severity (c), ATTENDANCE_VOLUNTEER_ID, "minor-unguarded",
                         _("服务时未满18周岁，没有监护人在%s以前同意的记录"), day);
  if (c->activity != NULL && ledger_record_get_flag (c->activity, ACTIVITY_DANGEROUS))
    ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_VOLUNTEER_ID, "minor-in-danger",
                         _("未满18周岁，不得参加可能发生人身危险的活动（山东省志愿服务条例第十条）"));
}

static void
check_insurance (const Case *c)
{
  const char *until = c->volunteer != NULL ? ledger_record_get (c->volunteer, VOLUNTEER_INSURED_UNTIL) : NULL;
  const char *day = ledger_edit_get (c->edit, ATTENDANCE_DAY);

  if (c->activity == NULL || !c->approving || !ledger_record_get_flag (c->activity, ACTIVITY_DANGEROUS) ||
      ledger_record_get_flag (c->activity, ACTIVITY_INSURED) || (until != NULL && day != NULL && strcmp (day, until) <= 0))
    return;
  ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_VOLUNTEER_ID, "uninsured",
                       _("可能发生人身危险的活动，没有为志愿者购买保险的记录（志愿服务条例第十七条）"));
}

/* One record of the platform is one service. */
static void
check_external (const Case *c)
{
  const char *external = ledger_edit_get (c->edit, ATTENDANCE_EXTERNAL_REF);
  gint64 other = external != NULL && !c->edit->alone
    ? ledger_store_find (c->edit->store, c->edit->reg, ATTENDANCE_EXTERNAL_REF, external, c->edit->after->id) : 0;
  g_autofree char *text = NULL;

  if (other == 0)
    return;
  text = g_strdup_printf (_("平台记录编号%s已经登记过，同一次服务不能记两遍"), external);
  ledger_problems_add_other (c->problems, get_severity (c), ATTENDANCE_EXTERNAL_REF, "recorded-twice", other, text);
}

static void
check_approval (const Case *c)
{
  gint64 raw = ledger_record_get_number (c->edit->after, ATTENDANCE_RAW);

  if (ledger_edit_get (c->edit, ATTENDANCE_RECORDER_ID) == NULL)
    ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_RECORDER_ID, "no-recorder", _("没有记录人"));
  if (raw > 0 && service_round (raw, c->rule.unit) == 0)
    ledger_problems_add (c->problems, LEDGER_WARNING, ATTENDANCE_OUT, "rounds-to-nothing", _("只有%d分钟，不到半个时长单位，核定后为0"), (int) raw);
}

/**
 * attendance_rules_check:
 * @edit: of a row of attendance, derived
 */
void
attendance_rules_check (LedgerEdit     *edit,
                        gboolean        approving,
                        LedgerProblems *problems)
{
  gint64 id = ledger_record_get_number (edit->after, ATTENDANCE_VOLUNTEER_ID);
  g_autoptr (LedgerRecord) activity = attendance_load_activity (edit);
  g_autoptr (LedgerRecord) volunteer = id != 0 ? ledger_store_load (edit->store, &volunteers_register, id, NULL) : NULL;
  Case c = { edit, activity, volunteer, { 0 }, approving, problems };

  service_rule_load (edit->store, &c.rule);
  if (activity == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, ATTENDANCE_ACTIVITY_ID, "no-activity", _("请说明是哪次活动的签到"));
  check_fixed (&c);
  check_moments (&c);
  check_complete (&c);
  check_future (&c);
  check_overlap (&c);
  check_window (&c);
  check_sums (&c);
  check_volunteer (&c);
  check_minor (&c);
  check_insurance (&c);
  check_external (&c);
  if (approving)
    check_approval (&c);
}
