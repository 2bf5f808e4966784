/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 签到: every rule has a stay that breaks it, as it is entered and as it is approved; times as clerks type them. */
#include <string.h>

#include "activities.h"
#include "attendance.h"
#include "service-cast.h"
#include "volunteers.h"

/* One stay of a volunteer at an activity from 2025-03-05 09:00 to 11:30. */
typedef struct
{
  const char *volunteer; /* more of the volunteer */
  const char *activity;  /* more of the activity */
  const char *in;
  const char *out;
  const char *more;
  const char *entered;   /* what the entry says */
  const char *approved;  /* what the approval says, %NULL: the entry is refused */
} Rule;

static const Rule cases[] = {
  { NULL, NULL, "0900", "1130", NULL, "", "" },
  { NULL, NULL, "0831", "1200", NULL, "", "" },
  { NULL, NULL, "0829", "1130", NULL, "W:before-activity", "W:before-activity" },
  { NULL, NULL, "0900", "1201", NULL, "W:after-activity", "W:after-activity" },
  { NULL, NULL, "0830", "1300", NULL, "W:after-activity W:longer-than-activity", "W:after-activity W:longer-than-activity" },
  { NULL, NULL, "0900", "2025-03-05 08:59", NULL, "B:out-before-in", NULL },
  { NULL, NULL, "0900", "2025-03-06 09:01", NULL,
    "B:over-24-hours W:after-activity W:over-16-hours W:longer-than-activity", NULL },
  { NULL, NULL, "0900", "2025-03-06 01:30", NULL, "W:after-activity W:over-16-hours W:longer-than-activity",
    "W:after-activity W:over-16-hours W:longer-than-activity" },
  { NULL, NULL, "0900", "1130", "deduct_minutes=-1", "B:negative", NULL },
  { NULL, NULL, "0900", "1130", "deduct_minutes=150", "B:deducts-all", NULL },
  { NULL, NULL, "0900", NULL, NULL, "M:no-out", "B:no-out" },
  { NULL, NULL, NULL, "1130", NULL, "M:no-in", "B:no-in" },
  { NULL, NULL, NULL, NULL, NULL, "M:no-times", "B:no-times" },
  { NULL, NULL, NULL, NULL, "given_minutes=2.5小时", "", "" },
  { NULL, NULL, NULL, NULL, "given_minutes=25小时", "B:over-24-hours W:over-16-hours W:longer-than-activity", NULL },
  { NULL, NULL, "0900", "1130", "given_minutes=3", "W:given-twice", "W:given-twice" },
  { NULL, NULL, "2027-03-05 09:00", "2027-03-05 11:30", NULL, "B:future W:after-activity", NULL },
  { "reg_date=2025-03-06", NULL, "0900", "1130", NULL, "W:before-registration", "W:before-registration" },
  { "reg_date=2020-01-01|status=3|status_date=2025-01-01", NULL, "0900", "1130", NULL, "W:stopped", "W:stopped" },
  { "reg_date=2020-01-01|status=2|consent_date=2020-01-01|consent_withdrawn=2025-03-05", NULL, "0900", "1130", NULL,
    "W:withdrawn", "B:withdrawn" },
  { "reg_date=2020-01-01|birth_date=2007-03-06", NULL, "0900", "1130", NULL, "W:minor-unguarded", "B:minor-unguarded" },
  { "reg_date=2020-01-01|birth_date=2007-03-05", NULL, "0900", "1130", NULL, "", "" },
  { "reg_date=2020-01-01|birth_date=2010-01-01|guardian=王父|guardian_date=2025-03-05", NULL, "0900", "1130", NULL, "", "" },
  { "reg_date=2020-01-01|birth_date=2010-01-01|guardian=王父|guardian_date=2025-03-06", NULL, "0900", "1130", NULL,
    "W:minor-unguarded", "B:minor-unguarded" },
  { "reg_date=2020-01-01|birth_date=2010-01-01|guardian=王父|guardian_date=2025-03-01", "dangerous=是|insured=是", "0900", "1130", NULL,
    "W:minor-in-danger", "W:minor-in-danger" },
  { NULL, "dangerous=是", "0900", "1130", NULL, "", "W:uninsured" },
  { NULL, "dangerous=是|insured=是", "0900", "1130", NULL, "", "" },
  { "reg_date=2020-01-01|insured_until=2025-12-31", "dangerous=是", "0900", "1130", NULL, "", "" },
  { "reg_date=2020-01-01|insured_until=2025-03-04", "dangerous=是", "0900", "1130", NULL, "", "W:uninsured" },
  { NULL, NULL, "0900", "0902", NULL, "", "W:rounds-to-nothing" },
};

static void
check_rule (const Rule *rule)
{
  Cast cast;
  gint64 volunteer, activity;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *entered = NULL;
  g_autofree char *approved = NULL;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", rule->volunteer);
  activity = cast_activity (&cast, "雷锋日义诊", "2025-03-05 09:00", "11:30", rule->activity);
  edit = cast_stay_edit (&cast, activity, volunteer, rule->in, rule->out, rule->more);
  entered = roster_problems (edit);
  g_assert_cmpstr (entered, ==, rule->entered);
  edit->accept = g_strdup ("测试");
  g_assert_cmpint (ledger_edit_save (edit, NULL, &error), ==, rule->approved != NULL);
  if (rule->approved != NULL)
    {
      approved = cast_findings (&cast, activity);
      g_assert_cmpstr (approved, ==, rule->approved);
    }
  g_clear_pointer (&edit, ledger_edit_free);
  cast_clear (&cast);
}

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("rule %u: %s", i, cases[i].entered);
      check_rule (&cases[i]);
    }
}

/* The one that the plan names: 23:30 to 00:30 across two activities. */
static void
test_overlap (void)
{
  Cast cast;
  gint64 volunteer, other, one, two, stay;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  const LedgerProblem *problem;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  other = cast_volunteer (&cast, "李强", NULL);
  one = cast_activity (&cast, "除夕守岁", "2024-12-31 21:00", "2025-01-01 01:00", NULL);
  two = cast_activity (&cast, "平安夜巡", "2024-12-31 23:00", "2025-01-01 02:00", NULL);
  stay = cast_stay (&cast, one, volunteer, "21:00", "00:15", NULL);
  cast_stay (&cast, one, other, "21:00", "00:15", NULL);
  edit = cast_stay_edit (&cast, two, volunteer, "23:30", "00:30", NULL);
  g_assert_cmpstr (ledger_edit_get (edit, ATTENDANCE_IN), ==, "2024-12-31 23:30");
  g_assert_cmpstr (ledger_edit_get (edit, ATTENDANCE_OUT), ==, "2025-01-01 00:30");
  ledger_edit_check (edit, problems);
  problem = ledger_problems_find_code (problems, "overlap");
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->other, ==, stay);
  g_assert_cmpint (problem->severity, ==, LEDGER_WARNING);
  g_assert_cmpstr (problem->text, ==,
                   "王芳的服务时间重叠：“平安夜巡”12-31 23:30至01-01 00:30，与“除夕守岁”12-31 21:00至01-01 00:15");
  edit->accept = g_strdup ("测试");
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *findings = cast_findings (&cast, i == 0 ? one : two);

      g_assert_cmpstr (findings, ==, "B:overlap");
    }
  /* A cancelled activity took nobody's time. */
  {
    g_autoptr (LedgerEdit) cancelled = ledger_edit_open (cast.store, &activities_register, one, NULL);
    g_autofree char *findings = NULL;

    ledger_edit_set (cancelled, ACTIVITY_STATUS, ACTIVITY_CANCELLED);
    cancelled->follows = TRUE;
    g_assert_true (ledger_edit_save (cancelled, NULL, NULL));
    findings = cast_findings (&cast, two);
    g_assert_cmpstr (findings, ==, "");
  }
  cast_clear (&cast);
}

/* Two rows of one grid that are not saved yet. */
static void
test_grid (void)
{
  Cast cast;
  gint64 volunteer, activity;
  g_autoptr (LedgerEdit) parent = NULL;
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (GError) error = NULL;
  LedgerEdit *rows[2];

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "11:30", NULL);
  parent = ledger_edit_open (cast.store, &activities_register, activity, NULL);
  for (guint i = 0; i < 2; i++)
    {
      rows[i] = ledger_edit_add_child (parent, &attendance_register);
      ledger_record_set_number (rows[i]->after, ATTENDANCE_VOLUNTEER_ID, volunteer);
      roster_type (rows[i], i == 0 ? "in_at=0900|out_at=1000" : "in_at=0959|out_at=1130");
    }
  ledger_edit_check (parent, problems);
  g_assert_nonnull (ledger_problems_find_code (problems, "overlap"));
  ledger_problems_clear (problems);
  /* Leaving at ten and coming back at ten are two stays. */
  roster_type (rows[1], "in_at=1000");
  ledger_edit_check (parent, problems);
  g_assert_null (ledger_problems_find_code (problems, "overlap"));
  g_assert_cmpint (ledger_record_get_number (rows[1]->after, ATTENDANCE_RECORDER_ID), ==, cast.recorder);
  ledger_edit_save (parent, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ledger_record_get_number (rows[1]->after, ATTENDANCE_RAW), ==, 90);
  g_clear_pointer (&parent, ledger_edit_free);
  cast_clear (&cast);
}

static const struct
{
  const char *start;
  const char *end;
  const char *typed; /* in this order */
  const char *in;
  const char *out;
} moments[] = {
  { "2025-03-05 09:00", "11:30", "in_at=845|out_at=1140", "2025-03-05 08:45", "2025-03-05 11:40" },
  { "2025-03-05 22:00", "01:00", "in_at=2145|out_at=0:30", "2025-03-05 21:45", "2025-03-06 00:30" },
  { "2025-03-05 22:00", "01:00", "in_at=0:10|out_at=1:20", "2025-03-06 00:10", "2025-03-06 01:20" },
  { "2025-03-05 22:00", "01:00", "out_at=0:30|in_at=2200", "2025-03-05 22:00", "2025-03-06 00:30" },
  { "2025-03-05 22:00", "01:00", "out_at=2330|in_at=2200", "2025-03-05 22:00", "2025-03-05 23:30" },
  { "2025-03-05 22:00", "01:00", "in_at=2025年3月5日22时30分|out_at=晚11点半", "2025-03-05 22:30", "2025-03-05 23:30" },
  { "2024-12-31 20:00", "2025-01-02 08:00", "in_at=2025-01-01 20:00|out_at=2:00", "2025-01-01 20:00", "2025-01-02 02:00" },
};

/* Times of day get their day from the activity, whichever is typed first. */
static void
test_moments (void)
{
  Cast cast;
  gint64 volunteer;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      gint64 activity = cast_activity (&cast, "活动", moments[i].start, moments[i].end, NULL);
      g_autoptr (LedgerEdit) edit = cast_stay_edit (&cast, activity, volunteer, NULL, NULL, moments[i].typed);

      g_assert_cmpstr (ledger_edit_get (edit, ATTENDANCE_IN), ==, moments[i].in);
      g_assert_cmpstr (ledger_edit_get (edit, ATTENDANCE_OUT), ==, moments[i].out);
    }
  cast_clear (&cast);
}

/* Without the day of the activity a bare time is no moment. */
static void
test_no_activity (void)
{
  Cast cast;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autofree char *problems = NULL;

  cast_init (&cast);
  edit = cast_stay_edit (&cast, 0, cast_volunteer (&cast, "王芳", NULL), "0900", "1130", NULL);
  problems = roster_problems (edit);
  g_assert_cmpstr (problems, ==, "B:no-activity B:no-day");
  g_clear_pointer (&edit, ledger_edit_free);
  cast_clear (&cast);
}

/* One record of the platform is one service. */
static void
test_external (void)
{
  Cast cast;
  gint64 volunteer, activity;
  g_autofree char *findings = NULL;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "11:30", NULL);
  cast_stay (&cast, activity, volunteer, "0900", "1000", "external_ref=SD001");
  cast_stay (&cast, activity, volunteer, "1010", "1130", "external_ref=SD001");
  findings = cast_findings (&cast, activity);
  g_assert_cmpstr (findings, ==, "B:recorded-twice B:recorded-twice");
  cast_clear (&cast);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attendance/rules", test_rules);
  g_test_add_func ("/attendance/overlap", test_overlap);
  g_test_add_func ("/attendance/grid", test_grid);
  g_test_add_func ("/attendance/moments", test_moments);
  g_test_add_func ("/attendance/no-activity", test_no_activity);
  g_test_add_func ("/attendance/external", test_external);
  return g_test_run ();
}
