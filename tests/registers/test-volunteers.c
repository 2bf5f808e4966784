/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 志愿者: never made of a member by itself, follows the member, one row a person; stars, names, and merging. */
#include <string.h>

#include "attendance.h"
#include "activities.h"
#include "ledger-batch.h"
#include "ledger-merge.h"
#include "members.h"
#include "reminders.h"
#include "service-cast.h"
#include "star-ladder.h"
#include "volunteer-names.h"
#include "volunteer-stars.h"
#include "volunteers.h"

static char *
dup_value (Cast                 *cast,
           const LedgerRegister *reg,
           gint64                id,
           guint                 field)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (cast->store, reg, id, NULL);

  return g_strdup (ledger_record_get (record, field));
}

static gint64
make_of_member (Cast   *cast,
                gint64  member)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = volunteer_begin (cast->store, member, &error);

  g_assert_no_error (error);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

static void
test_member (void)
{
  Cast cast;
  gint64 member, volunteer;
  g_autoptr (LedgerEdit) edit = NULL, again = NULL;
  g_autofree char *mobile = NULL, *name = NULL, *problems = NULL, *own = NULL;

  cast_init (&cast);
  member = roster_add (cast.store, &members_register, "name=王芳|id_no=370602199003071235|mobile=13800000001|join_date=2015-03-01");
  g_assert_cmpuint (ledger_store_find (cast.store, &volunteers_register, VOLUNTEER_NAME, "王芳", 0), ==, 0);
  volunteer = make_of_member (&cast, member);
  name = dup_value (&cast, &volunteers_register, volunteer, VOLUNTEER_NAME);
  g_assert_cmpstr (name, ==, "王芳");
  g_assert_cmpint (cast_number (&cast, &volunteers_register, volunteer, VOLUNTEER_GENDER), ==, 1);
  edit = ledger_edit_open (cast.store, &members_register, member, NULL);
  roster_type (edit, "mobile=13800000002");
  edit->accept = g_strdup ("测试");
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
  mobile = dup_value (&cast, &volunteers_register, volunteer, VOLUNTEER_MOBILE);
  g_assert_cmpstr (mobile, ==, "13800000002");
  /* The volunteer's row never changes the member's. */
  again = ledger_edit_open (cast.store, &volunteers_register, volunteer, NULL);
  roster_type (again, "mobile=13900000003");
  own = g_strdup (ledger_edit_get (again, VOLUNTEER_MOBILE));
  g_assert_cmpstr (own, ==, "13800000002");
  g_clear_pointer (&again, ledger_edit_free);
  again = volunteer_begin (cast.store, member, NULL);
  problems = roster_problems (again);
  g_assert_cmpstr (problems, ==, "B:member-twice");
  g_clear_pointer (&again, ledger_edit_free);
  g_clear_pointer (&edit, ledger_edit_free);
  cast_clear (&cast);
}

static const struct
{
  const char *values;
  const char *expected;
} rows[] = {
  { "name=王芳", "" },
  { "name=王芳|reg_date=2027-01-01", "B:registered-future" },
  { "name=王芳|birth_date=2000-01-01|reg_date=1999-12-31", "B:registered-before-birth" },
  { "name=王芳|birth_date=2010-01-01", "M:guardian M:guardian-date" },
  { "name=王芳|birth_date=2010-01-01|guardian=王父|guardian_date=2025-01-01", "" },
  { "name=王芳|consent_date=2027-01-01", "B:consent-future" },
  { "name=王芳|consent_date=2025-02-01|consent_withdrawn=2025-01-31|status=2|status_date=2025-01-31", "B:withdrawn-before" },
  { "name=王芳|consent_date=2025-02-01|consent_withdrawn=2025-03-01", "W:withdrawn-active" },
  { "name=王芳|status=3", "M:status-date" },
  { "name=王芳|skills=文艺、电脑、吹牛", "W:not-listed" },
  { "name=王芳|id_no=370602199003071235", "" },
  { "name=李强|id_no=11010519491231002X", "B:same-number" },
};

static void
test_rules (void)
{
  Cast cast;

  cast_init (&cast);
  cast_volunteer (&cast, "赵敏", "id_no=11010519491231002X");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (cast.store, &volunteers_register, rows[i].values);
      g_autofree char *problems = roster_problems (edit);

      g_test_message ("%s", rows[i].values);
      g_assert_cmpstr (problems, ==, rows[i].expected);
    }
  cast_clear (&cast);
}

static void
test_offered (void)
{
  Cast cast;
  g_autoptr (LedgerEdit) edit = NULL;

  cast_init (&cast);
  edit = roster_edit (cast.store, &volunteers_register, "name=王芳|skills=电脑，摄影|categories=送清凉");
  g_assert_cmpstr (ledger_edit_get (edit, VOLUNTEER_SKILLS), ==, "计算机；摄影");
  g_assert_cmpstr (ledger_edit_get (edit, VOLUNTEER_CATEGORIES), ==, "关爱户外劳动者（送清凉）");
  roster_type (edit, "categories=扶贫济困、乡村振兴");
  g_assert_cmpstr (ledger_edit_get (edit, VOLUNTEER_CATEGORIES), ==, "扶贫济困、乡村振兴");
  g_clear_pointer (&edit, ledger_edit_free);
  cast_clear (&cast);
}

static const struct
{
  gint64      minutes;
  int         reached;
  const char *star;
  const char *next;
} ladder_cases[] = {
  { 0, -1, NULL, "距一星还差 100 小时" },
  { 3750, -1, NULL, "距一星还差 37.5 小时" },
  { 6000, 0, NULL, "距二星还差 200 小时" },
  { 15750, 0, "一星级志愿者", "距二星还差 37.5 小时" },
  { 804, -1, "一星级志愿者", "距二星还差 286.6 小时" },
  { 804, -1, "五星级志愿者", "已达到最高的五星" },
  { 804, -1, "金牌", "距一星还差 86.6 小时" },
  { 89999, 3, NULL, NULL },
  { 90000, 4, NULL, "已达到最高的五星" },
};

/* What chips offer: the words of the union's lists, as the fields hold them. */
static void
test_words (void)
{
  static const struct { const LedgerRegister *reg; guint field; guint n; const char *first; } cases[] = {
    { &volunteers_register, VOLUNTEER_STAR, 5, "一星级志愿者" },
    { &activities_register, ACTIVITY_CATEGORY, 21, "文艺演出" },
    { &activities_register, ACTIVITY_NAME, 0, NULL },
  };
  Cast cast;

  cast_init (&cast);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free), titles = g_ptr_array_new_with_free_func (g_free);

      cases[i].reg->words (cast.store, cases[i].field, values, titles);
      g_assert_cmpuint (values->len, ==, cases[i].n);
      g_assert_cmpuint (titles->len, ==, cases[i].n);
      if (cases[i].n > 0)
        g_assert_cmpstr (g_ptr_array_index (values, 0), ==, cases[i].first);
    }
  cast_clear (&cast);
}

static void
test_ladder (void)
{
  Cast cast;
  g_autoptr (StarLadder) ladder = NULL;

  cast_init (&cast);
  ladder = star_ladder_new (cast.store, "2026-09-22");
  g_assert_cmpuint (star_ladder_get_length (ladder), ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (ladder_cases); i++)
    {
      g_autofree char *next = star_ladder_dup_next (ladder, ladder_cases[i].minutes, ladder_cases[i].star);

      g_assert_cmpint (star_ladder_get_reached (ladder, ladder_cases[i].minutes), ==, ladder_cases[i].reached);
      if (ladder_cases[i].next != NULL)
        g_assert_cmpstr (next, ==, ladder_cases[i].next);
    }
  cast_clear (&cast);
}

static const struct
{
  const char *values;
  const char *expected;
} stars[] = {
  { "level=一星|applied_date=2026-01-01|then_minutes=100", "" },
  { "level=一星|applied_date=2026-01-01|then_minutes=99.9", "W:too-few-hours" },
  { "level=二星|applied_date=2026-01-01|then_minutes=300", "W:level-skipped" },
  { "level=一星|then_minutes=100|notice_from=2026-09-14|notice_to=2026-09-18", "" },
  { "level=一星|then_minutes=100|notice_from=2026-09-14|notice_to=2026-09-17", "W:notice-short" },
  { "level=一星|then_minutes=100|notice_from=2026-09-28|notice_to=2026-10-07", "W:notice-short" },
  { "level=一星|then_minutes=100|notice_from=2026-09-18|notice_to=2026-09-14", "B:notice-order" },
  { "level=一星|then_minutes=100|notice_from=2026-09-14|notice_to=2026-09-18|state=3|granted_date=2026-09-17|body=区总",
    "W:granted-early" },
  { "level=一星|then_minutes=100|state=3", "M:granted-date M:granted-body" },
  { "level=九星|then_minutes=100", "W:not-listed" },
};

static void
test_stars (void)
{
  Cast cast;
  gint64 volunteer;
  g_autofree char *star = NULL;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stars); i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_new (cast.store, &volunteer_stars_register);
      g_autofree char *problems = NULL;

      ledger_record_set_number (edit->after, VOLUNTEER_STAR_VOLUNTEER_ID, volunteer);
      roster_type (edit, stars[i].values);
      problems = roster_problems (edit);
      g_test_message ("%s", stars[i].values);
      g_assert_cmpstr (problems, ==, stars[i].expected);
      edit->accept = g_strdup ("测试");
      if (i == 7)
        g_assert_true (ledger_edit_save (edit, NULL, NULL));
    }
  /* Granted, it stands in the volunteer's row. */
  star = dup_value (&cast, &volunteers_register, volunteer, VOLUNTEER_STAR);
  g_assert_cmpstr (star, ==, "一星级志愿者");
  cast_clear (&cast);
}

/* "王芳：…|李强：…" */
static char *
dup_reminders (Cast       *cast,
               const char *id)
{
  g_autoptr (ReminderLook) look = reminder_look_new (cast->store, 6);
  GString *text = g_string_new (NULL);
  guint n;
  const ReminderSource *sources = reminders_get_sources (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) hits = strcmp (sources[i].id, id) == 0 ? reminders_find (&sources[i], look, NULL) : NULL;

      for (guint h = 0; hits != NULL && h < hits->len; h++)
        {
          const ReminderHit *hit = &g_array_index (hits, ReminderHit, h);
          g_autofree char *subject = NULL, *sentence = NULL;

          g_assert_true (reminders_describe (&sources[i], look, hit, &subject, &sentence));
          g_string_append_printf (text, "%s%s %s %s", text->len > 0 ? "|" : "", hit->date, subject, sentence);
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_reminders (void)
{
  Cast cast;
  gint64 wang;
  g_autofree char *reached = NULL, *granted = NULL, *open = NULL;

  cast_init (&cast);
  wang = cast_volunteer (&cast, "王芳", NULL);
  cast_volunteer (&cast, "李强", NULL);
  for (guint i = 0; i < 11; i++)
    {
      g_autofree char *day = g_strdup_printf ("2025-03-%02u 08:00", i + 1);
      gint64 activity = cast_activity (&cast, day, day, "18:00", NULL);

      cast_stay (&cast, activity, wang, "08:00", "18:00", NULL);
      if (i < 10)
        cast_approve (&cast, activity);
    }
  cast_activity (&cast, "没办的", "2026-09-20 09:00", "10:00", "status=2");
  cast_activity (&cast, "今天的", "2026-09-22 09:00", "10:00", NULL);
  reached = dup_reminders (&cast, "stars");
  g_assert_cmpstr (reached, ==, "2026-09-22 王芳 累计服务100小时，已达到一星，可以申请认定");
  open = dup_reminders (&cast, "unapproved");
  g_assert_cmpstr (open, ==,
                   "2025-03-12 2025-03-11 08:00（2025-03-11） 活动已结束，还没有核定时长；核定以前不计入统计，也不能出具证明|"
                   "2026-09-21 没办的（2026-09-20） 活动时间已过，状态还是“招募”；办完的请改为结束并核定时长，没办的请取消");
  {
    g_autoptr (LedgerEdit) star = ledger_edit_new (cast.store, &volunteer_stars_register);

    ledger_record_set_number (star->after, VOLUNTEER_STAR_VOLUNTEER_ID, wang);
    roster_type (star, "level=一星|applied_date=2026-09-01");
    g_assert_cmpint (ledger_record_get_number (star->after, VOLUNTEER_STAR_THEN), ==, 6000);
    g_assert_true (ledger_edit_save (star, NULL, NULL));
  }
  granted = dup_reminders (&cast, "stars");
  g_assert_cmpstr (granted, ==, "");
  cast_clear (&cast);
}

/* "王芳:1 李强:0": names with the number of volunteers each may mean; * an earlier line meant the same. */
static char *
dup_names (Cast       *cast,
           const char *text)
{
  g_autoptr (GPtrArray) names = volunteer_names_match (cast->store, text, NULL);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const VolunteerName *name = g_ptr_array_index (names, i);

      g_string_append_printf (found, "%s%s:%u%s", i > 0 ? " " : "", name->name, name->ids->len, name->repeated ? "*" : "");
    }
  return g_string_free (found, FALSE);
}

static const struct
{
  const char *text;
  const char *expected;
} lists[] = {
  { "王芳\n赵敏", "王芳:2 赵敏:1" },
  { "王芳 1235\r\n王芳（机电）", "王芳:1 王芳:1*" },
  { "王芳\t13800000002", "王芳:1" },
  { "王芳 9999", "王芳:2" },
  { "1. 赵敏\n2、赵　敏\n（3）陈无", "赵敏:1 赵敏:1* 陈无:0" },
  { "赵敏、王芳（文艺服务队）、阿卜杜热合曼·麦麦提", "赵敏:1 王芳:1 阿卜杜热合曼·麦麦提:1" },
  { "\n  \n", "" },
  { "赵敏，机电", "赵敏:1" },
};

static void
test_names (void)
{
  Cast cast;

  cast_init (&cast);
  cast_volunteer (&cast, "王芳", "id_no=370602199003071235|unit=示范机电有限公司");
  cast_volunteer (&cast, "王芳", "mobile=13800000002|team_id=文艺服务队");
  cast_volunteer (&cast, "赵敏", NULL);
  cast_volunteer (&cast, "阿卜杜热合曼·麦麦提", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *found = dup_names (&cast, lists[i].text);

      g_test_message ("%s", lists[i].text);
      g_assert_cmpstr (found, ==, lists[i].expected);
    }
  cast_clear (&cast);
}

static gint64
merge (Cast                 *cast,
       const LedgerRegister *reg,
       gint64                kept,
       gint64                other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerMerge) plan = ledger_merge_new (cast->store, reg, kept, other, &error);

  g_assert_no_error (error);
  ledger_merge_apply (plan, "同一人", "测试", NULL, &error);
  g_assert_no_error (error);
  return ledger_batch_get_last (cast->store);
}

static void
undo (Cast   *cast,
      gint64  batch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) done = ledger_batch_undo (cast->store, batch, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < done->kept_rows->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (done->kept_rows, i));
  g_assert_cmpuint (done->kept, ==, 0);
}

/* Two rows of one person at the same activity: all hours, and one visit. */
static void
test_merge_volunteers (void)
{
  Cast cast;
  gint64 one, two, activity, other, first, second, batch;

  cast_init (&cast);
  one = cast_volunteer (&cast, "王芳", NULL);
  two = cast_volunteer (&cast, "王方", NULL);
  activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "17:00", NULL);
  other = cast_activity (&cast, "清扫", "2025-03-06 09:00", "11:00", NULL);
  first = cast_stay (&cast, activity, one, "09:00", "11:00", NULL);
  second = cast_stay (&cast, activity, two, "14:00", "15:00", NULL);
  cast_stay (&cast, other, two, "09:00", "11:00", NULL);
  cast_approve (&cast, activity);
  cast_approve (&cast, other);
  batch = merge (&cast, &volunteers_register, one, two);
  g_assert_cmpint (cast_number (&cast, &volunteers_register, one, VOLUNTEER_TOTAL), ==, 300);
  g_assert_cmpint (cast_number (&cast, &attendance_register, first, ATTENDANCE_VISIT), ==, 1);
  g_assert_cmpint (cast_number (&cast, &attendance_register, second, ATTENDANCE_VISIT), ==, 0);
  cast_prove (&cast);
  undo (&cast, batch);
  g_assert_cmpint (cast_number (&cast, &volunteers_register, one, VOLUNTEER_TOTAL), ==, 120);
  g_assert_cmpint (cast_number (&cast, &volunteers_register, two, VOLUNTEER_TOTAL), ==, 180);
  g_assert_cmpint (cast_number (&cast, &attendance_register, second, ATTENDANCE_VISIT), ==, 1);
  cast_prove (&cast);
  cast_clear (&cast);
}

/* One activity entered twice: who stands in both has all hours and one visit. */
static void
test_merge_activities (void)
{
  Cast cast;
  gint64 wang, one, two, second, batch;

  cast_init (&cast);
  wang = cast_volunteer (&cast, "王芳", NULL);
  one = cast_activity (&cast, "义诊", "2025-03-05 09:00", "17:00", NULL);
  two = cast_activity (&cast, "义诊（重）", "2025-03-05 09:00", "17:00", NULL);
  cast_stay (&cast, one, wang, "09:00", "11:00", NULL);
  second = cast_stay (&cast, two, wang, "14:00", "15:00", NULL);
  cast_approve (&cast, one);
  cast_approve (&cast, two);
  batch = merge (&cast, &activities_register, one, two);
  g_assert_cmpint (cast_number (&cast, &attendance_register, second, ATTENDANCE_ACTIVITY_ID), ==, one);
  g_assert_cmpint (cast_number (&cast, &attendance_register, second, ATTENDANCE_VISIT), ==, 0);
  g_assert_cmpint (cast_number (&cast, &volunteers_register, wang, VOLUNTEER_TOTAL), ==, 180);
  cast_prove (&cast);
  undo (&cast, batch);
  g_assert_cmpint (cast_number (&cast, &attendance_register, second, ATTENDANCE_VISIT), ==, 1);
  g_assert_cmpint (cast_number (&cast, &volunteers_register, wang, VOLUNTEER_TOTAL), ==, 180);
  cast_prove (&cast);
  cast_clear (&cast);
}

/* Members who become one leave their volunteers, which are merged next. */
static void
test_merge_members (void)
{
  Cast cast;
  gint64 kept, gone, one, two, batch;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autofree char *problems = NULL, *mobile = NULL, *name = NULL;

  cast_init (&cast);
  kept = roster_add (cast.store, &members_register, "name=王芳|mobile=13800000001|join_date=2015-03-01");
  gone = roster_add (cast.store, &members_register, "name=王方|mobile=13800000009|join_date=2015-03-01");
  one = make_of_member (&cast, kept);
  two = make_of_member (&cast, gone);
  batch = merge (&cast, &members_register, kept, gone);
  g_assert_cmpint (cast_number (&cast, &volunteers_register, two, VOLUNTEER_MEMBER_ID), ==, kept);
  mobile = dup_value (&cast, &volunteers_register, two, VOLUNTEER_MOBILE);
  g_assert_cmpstr (mobile, ==, "13800000001");
  edit = ledger_edit_open (cast.store, &volunteers_register, two, NULL);
  problems = roster_problems (edit);
  g_assert_cmpstr (problems, ==, "B:member-twice");
  undo (&cast, batch);
  g_assert_cmpint (cast_number (&cast, &volunteers_register, two, VOLUNTEER_MEMBER_ID), ==, gone);
  name = dup_value (&cast, &volunteers_register, two, VOLUNTEER_NAME);
  g_assert_cmpstr (name, ==, "王方");
  merge (&cast, &members_register, kept, gone);
  merge (&cast, &volunteers_register, one, two);
  cast_prove (&cast);
  g_clear_pointer (&edit, ledger_edit_free);
  cast_clear (&cast);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/volunteers/member", test_member);
  g_test_add_func ("/volunteers/rules", test_rules);
  g_test_add_func ("/volunteers/words", test_words);
  g_test_add_func ("/volunteers/offered", test_offered);
  g_test_add_func ("/volunteers/ladder", test_ladder);
  g_test_add_func ("/volunteers/stars", test_stars);
  g_test_add_func ("/volunteers/reminders", test_reminders);
  g_test_add_func ("/volunteers/names", test_names);
  g_test_add_func ("/volunteers/merge-volunteers", test_merge_volunteers);
  g_test_add_func ("/volunteers/merge-activities", test_merge_activities);
  g_test_add_func ("/volunteers/merge-members", test_merge_members);
  return g_test_run ();
}
