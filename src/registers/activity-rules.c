/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 《志愿服务条例》第十六条至第二十条, 《山东省志愿服务条例》第十条、第二十条、第三十三条. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "activity-rules.h"

#include "activities.h"
#include "ledger-date.h"
#include "officers.h"
#include "volunteer-hours.h"
#include "words.h"

#include <string.h>

/* A longer one is mostly a mistyped year. */
#define LONG_DAYS 31

void
activity_rules_complete_end (LedgerEdit *edit)
{
  const char *start = ledger_edit_get (edit, ACTIVITY_START);
  const char *end = ledger_edit_get (edit, ACTIVITY_END);
  g_autofree char *whole = NULL;

  if (start == NULL || end == NULL || strlen (end) != 5)
    return;
  whole = service_dup_completed (start, end, start);
  ledger_edit_set (edit, ACTIVITY_END, whole);
}

static void
check_times (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *start = ledger_edit_get (edit, ACTIVITY_START);
  const char *end = ledger_edit_get (edit, ACTIVITY_END);
  gint64 from = service_get_stamp (start), to = service_get_stamp (end);

  if (end == NULL || start == NULL)
    return;
  if (to == 0 || to <= from)
    ledger_problems_add (problems, LEDGER_BLOCKING, ACTIVITY_END, "end-before-start",
                         _("结束时间%s不晚于开始时间%s，请改正"), end, start);
  else if (to - from > LONG_DAYS * SERVICE_MOST_MINUTES)
    ledger_problems_add (problems, LEDGER_WARNING, ACTIVITY_END, "long-activity",
                         _("活动长达%d天，请核对起止时间；长期项目请按次登记"), (int) ((to - from) / SERVICE_MOST_MINUTES));
}

/* What the step from one state to the next asks for, beside being listed. */
static void
check_state (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  const char *end = ledger_edit_get (edit, ACTIVITY_END);
  const char *start = ledger_edit_get (edit, ACTIVITY_START);
  const char *last = end != NULL ? end : start;
  const char *was = edit->before != NULL ? ledger_record_get (edit->before, ACTIVITY_STATUS) : NULL;
  g_autofree char *day = last != NULL ? g_strndup (last, 10) : NULL;
  gboolean approved = activity_is_approved (edit->after);
  gboolean was_approved = edit->before != NULL && activity_is_approved (edit->before);

  if (!ledger_edit_changes (edit, ACTIVITY_STATUS))
    return;
  if (approved != was_approved && !edit->event)
    ledger_problems_add (problems, LEDGER_BLOCKING, ACTIVITY_STATUS, "by-approval",
                         approved ? _("时长要逐人核定，请用“核定时长”办理") : _("已经核定的请用“退回核定”办理"));
  if ((approved || ledger_record_is (edit->after, ACTIVITY_STATUS, ACTIVITY_ENDED)) && day != NULL &&
      strcmp (day, ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, ACTIVITY_STATUS, "not-over", _("活动要到%s才结束，请到时再办理"), last);
  if (ledger_record_is (edit->after, ACTIVITY_STATUS, ACTIVITY_CANCELLED) && ledger_edit_get (edit, ACTIVITY_CANCEL_REASON) == NULL)
    ledger_problems_add (problems, LEDGER_BLOCKING, ACTIVITY_CANCEL_REASON, "no-cancel-reason", _("取消活动请填取消原因"));
  if (g_strcmp0 (was, ACTIVITY_APPROVED) == 0 && ledger_record_is (edit->after, ACTIVITY_STATUS, ACTIVITY_ARCHIVED) &&
      ledger_edit_get (edit, ACTIVITY_SUMMARY) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, ACTIVITY_SUMMARY, "no-summary", _("归档前请补上活动小结"));
}

/* What was approved rests on these; what is archived is read only. */
static void
check_fixed (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  gboolean archived = edit->before != NULL && ledger_record_is (edit->before, ACTIVITY_STATUS, ACTIVITY_ARCHIVED);

  if (edit->before == NULL || edit->event || !activity_is_approved (edit->before) || edit->together)
    return;
  for (guint i = 0; i < ACTIVITY_N_FIELDS; i++)
    {
      gboolean rests = i == ACTIVITY_START || i == ACTIVITY_END || i == ACTIVITY_RECORDER_ID;

      if (!ledger_edit_changes (edit, i) || i == ACTIVITY_STATUS || (!archived && !rests))
        continue;
      ledger_problems_add (problems, LEDGER_BLOCKING, i, "fixed",
                           archived ? _("已经归档，%s不能再改；要更正的请先取消归档") : _("时长已经核定，%s不能再改；要更正的请先退回核定"),
                           _(edit->reg->fields[i].title));
    }
}

/* 志愿服务条例第十七条: insurance before what may endanger the person. */
static void
check_risk (LedgerEdit     *edit,
            LedgerProblems *problems)
{
  if (!ledger_record_get_flag (edit->after, ACTIVITY_DANGEROUS))
    return;
  if (!ledger_record_get_flag (edit->after, ACTIVITY_INSURED))
    ledger_problems_add (problems, LEDGER_WARNING, ACTIVITY_INSURED, "uninsured",
                         _("可能发生人身危险的活动，应当先为志愿者购买人身意外伤害保险（志愿服务条例第十七条）"));
  else if (ledger_edit_get (edit, ACTIVITY_POLICY_NO) == NULL)
    ledger_problems_add (problems, LEDGER_MISSING, ACTIVITY_POLICY_NO, "no-policy", _("已购买保险，请填保单号"));
  ledger_problems_add (problems, LEDGER_NOTE, ACTIVITY_DANGEROUS, "agreement",
                       _("建议与志愿者签订书面协议；不得安排未成年人参加（山东省志愿服务条例第十条、第二十条）"));
}

/* Every live activity of that name, or that number of the platform, but this one. */
static gint64
find_twin (LedgerEdit *edit,
           guint       field)
{
  const char *value = ledger_edit_get (edit, field);
  const char *start = ledger_edit_get (edit, ACTIVITY_START);
  g_autoptr (LedgerQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (value == NULL || edit->alone)
    return 0;
  query = ledger_query_new (edit->reg);
  ledger_query_add_filter (query, field, LEDGER_IS, value);
  if (field == ACTIVITY_NAME && start != NULL)
    {
      g_autofree char *first = g_strdup_printf ("%.10s 00:00", start);
      g_autofree char *last = g_strdup_printf ("%.10s 23:59", start);

      ledger_query_add_filter (query, ACTIVITY_START, LEDGER_AT_LEAST, first);
      ledger_query_add_filter (query, ACTIVITY_START, LEDGER_AT_MOST, last);
    }
  ids = ledger_store_select (edit->store, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) != edit->after->id)
      return g_array_index (ids, gint64, i);
  return 0;
}

static void
check_twins (LedgerEdit     *edit,
             LedgerProblems *problems)
{
  gint64 same = find_twin (edit, ACTIVITY_NAME), external = find_twin (edit, ACTIVITY_EXTERNAL_REF);

  if (same != 0)
    {
      g_autofree char *text = g_strdup_printf (_("同一天已经有“%s”，请核对是不是重复登记"), ledger_edit_get (edit, ACTIVITY_NAME));

      ledger_problems_add_other (problems, LEDGER_WARNING, ACTIVITY_NAME, "same-activity", same, text);
    }
  if (external != 0)
    {
      g_autofree char *other = ledger_store_dup_label (edit->store, edit->reg, external);
      g_autofree char *text = g_strdup_printf (_("平台活动编号与“%s”相同，同一次服务不能记两遍"), other);

      ledger_problems_add_other (problems, LEDGER_WARNING, ACTIVITY_EXTERNAL_REF, "same-external", external, text);
    }
}

static void
check_numbers (LedgerEdit     *edit,
               LedgerProblems *problems)
{
  static const guint counts[] = { ACTIVITY_SERVED_COUNT, ACTIVITY_RECRUIT_COUNT, ACTIVITY_BUDGET };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (ledger_record_get_number (edit->after, counts[i]) < 0)
      ledger_problems_add (problems, LEDGER_BLOCKING, counts[i], "negative", _("%s不能是负数，请改正"),
                           _(edit->reg->fields[counts[i]].title));
}

/**
 * activity_rules_check:
 * @edit: of an activity, derived
 */
void
activity_rules_check (LedgerEdit     *edit,
                      LedgerProblems *problems)
{
  const char *start = ledger_edit_get (edit, ACTIVITY_START);
  g_autofree char *day = start != NULL ? g_strndup (start, 10) : NULL;

  words_check_field (edit, ACTIVITY_CATEGORY, "service", problems);
  check_times (edit, problems);
  check_numbers (edit, problems);
  check_state (edit, problems);
  check_fixed (edit, problems);
  check_risk (edit, problems);
  check_twins (edit, problems);
  officers_check_right (edit, ACTIVITY_RECORDER_ID, OFFICER_RECORDS, day, problems);
  if (g_strcmp0 (ledger_edit_get (edit, ACTIVITY_EXTERNAL_DATE), ledger_edit_get_today (edit)) > 0)
    ledger_problems_add (problems, LEDGER_BLOCKING, ACTIVITY_EXTERNAL_DATE, "external-future", _("录入平台日期%s晚于今天，请改正"),
                         ledger_edit_get (edit, ACTIVITY_EXTERNAL_DATE));
}
