/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Aid: limits by month, year and time, what a household was given already, the file of the day, schooling once a year. */
#include <string.h>

#include "hardship-cast.h"

#include "aid-rules.h"
#include "aids.h"
#include "benefit-rules.h"
#include "funds.h"
#include "hardship-family.h"
#include "hardship-files.h"
#include "officers.h"
#include "visit-limits.h"
#include "visit-steps.h"

#define AIDS &aids_register

typedef struct
{
  LedgerStore *store;
  gint64       file;
  gint64       fund;
  gint64       chair;
  gint64       second;
} Room;

static void
set_up (Room          *room,
        gconstpointer  data)
{
  room->store = roster_new ();
  hardship_cast_add_line (room->store);
  roster_add (room->store, &benefit_rules_register, "item=41|months_limit=12|in_force=是|from_date=2020-01-01|basis=示范市救助标准");
  roster_add (room->store, &benefit_rules_register, "item=42|year_limit=20000|in_force=是|from_date=2020-01-01|basis=示范市救助标准");
  roster_add (room->store, &benefit_rules_register, "item=43|months_limit=10|in_force=是|from_date=2020-01-01|basis=示范市救助标准");
  roster_add (room->store, &benefit_rules_register, "item=44|months_limit=6|in_force=是|from_date=2020-01-01|basis=示范市救助标准");
  roster_add (room->store, &benefit_rules_register,
              "item=45|each_limit=2000|year_limit=3000|in_force=是|from_date=2020-01-01|basis=示范市救助标准");
  room->fund = roster_add (room->store, &funds_register, "name=帮扶资金|year=2026|source=本级工会经费|budget=100000");
  room->chair = roster_add (room->store, &officers_register, "name=王主席|posts=主席|start_date=2024-01-01|may_approve=是");
  room->second = roster_add (room->store, &officers_register, "name=李副主席|posts=副主席|start_date=2024-01-01|may_approve=是");
  room->file = roster_add (room->store, &hardship_files_register,
                           "name=张三|gender=男|birth_date=1980-01-05|unit=示范机电|status=在档|level=深度困难|filed_date=2025-03-01|people=3|"
                           "year_income=12000|address=示范路1号");
}

static void
tear_down (Room          *room,
           gconstpointer  data)
{
  roster_free (room->store);
}

static gint64
add (Room       *room,
     const char *values)
{
  g_autofree char *all = g_strdup_printf ("fund_id=%" G_GINT64_FORMAT "|reason=困难|%s", room->fund, values);

  return hardship_cast_add_row (room->store, AIDS, room->file, all);
}

static LedgerEdit *
try_row (Room       *room,
         const char *values)
{
  g_autofree char *all = g_strdup_printf ("file_id=%" G_GINT64_FORMAT "|fund_id=%" G_GINT64_FORMAT "|reason=困难|%s", room->file, room->fund, values);

  return roster_edit (room->store, AIDS, all);
}

/* Given already in the year; then the sentence and whether it is too much. */
static const struct
{
  const char *given;
  const char *tried;
  const char *limit;    /* limit_amount|given_before */
  const char *text;
  gboolean    over;
} limits[] = {
  /* 12 months of 900 = 10800. */
  { NULL, "kind=生活救助|date=2026-06-01|amount=10800", "1080000|0",
    "本年生活救助已发0元，限额10800元，剩10800元，依据示范市救助标准；限额为12个月低保标准（每月900.00元）", FALSE },
  { NULL, "kind=生活救助|date=2026-06-01|amount=10800.01", "1080000|0", NULL, TRUE },
  { "kind=生活救助|date=2026-02-01|amount=5000|status=已签收|signer=张三|signed_date=2026-02-02", "kind=生活救助|date=2026-06-01|amount=5800",
    "1080000|500000", NULL, FALSE },
  { "kind=生活救助|date=2026-02-01|amount=5000|status=已签收|signer=张三|signed_date=2026-02-02", "kind=生活救助|date=2026-06-01|amount=5800.01",
    "1080000|500000", NULL, TRUE },
  /* What waits for its approval is kept back; a draft is nothing. */
  { "kind=生活救助|date=2026-02-01|amount=10000|status=待审", "kind=生活救助|date=2026-06-01|amount=801", "1080000|1000000", NULL, TRUE },
  { "kind=生活救助|date=2026-02-01|amount=10000", "kind=生活救助|date=2026-06-01|amount=801", "1080000|0", NULL, FALSE },
  /* Another year, another kind. The line of 2025: 820 x 12. */
  { "kind=生活救助|date=2025-12-31|amount=5000|status=已签收|signer=张三|signed_date=2025-12-31", "kind=生活救助|date=2026-06-01|amount=10800",
    "1080000|0", NULL, FALSE },
  { NULL, "kind=生活救助|date=2025-06-01|amount=9840.01", "984000|0", NULL, TRUE },
  { "kind=医疗救助|date=2026-02-01|amount=5000|status=已签收|signer=张三|signed_date=2026-02-02", "kind=生活救助|date=2026-06-01|amount=10800",
    "1080000|0", NULL, FALSE },
  { "kind=医疗救助|date=2026-02-01|amount=5000|status=已签收|signer=张三|signed_date=2026-02-02",
    "kind=医疗救助|date=2026-06-01|amount=15000.01|own_cost=50000", "2000000|500000", NULL, TRUE },
  /* Each time and in the year. */
  { NULL, "kind=临时救助|date=2026-06-01|amount=2000.01", "300000|0", NULL, TRUE },
  { NULL, "kind=临时救助|date=2026-06-01|amount=2000", "300000|0", NULL, FALSE },
  { "kind=临时救助|date=2026-02-01|amount=2000|status=已签收|signer=张三|signed_date=2026-02-02", "kind=临时救助|date=2026-06-01|amount=1000.01",
    "300000|200000", NULL, TRUE },
  /* College ten months, school six; by student and school year. */
  { NULL, "kind=助学救助|date=2026-09-10|student=张小宝|school_level=本科|amount=9000", "900000|0", NULL, FALSE },
  { NULL, "kind=助学救助|date=2026-09-10|student=张小宝|school_level=高中|amount=5400.01", "540000|0", NULL, TRUE },
  { "kind=助学救助|date=2026-09-05|student=张小贝|school_level=高中|amount=5400|status=已签收|signer=张三|signed_date=2026-09-05",
    "kind=助学救助|date=2026-09-10|student=张小宝|school_level=高中|amount=5400", "540000|0", NULL, FALSE },
};

static void
test_limits (Room          *room,
             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      gint64 given = limits[i].given != NULL ? add (room, limits[i].given) : 0;
      g_autoptr (LedgerEdit) edit = try_row (room, limits[i].tried);
      g_autoptr (LedgerProblems) problems = ledger_problems_new ();
      g_autofree char *limit = NULL;

      g_test_message ("%u %s", i, limits[i].tried);
      ledger_edit_check (edit, problems);
      limit = g_strdup_printf ("%s|%s", ledger_edit_get (edit, AID_LIMIT_AMOUNT), ledger_edit_get (edit, AID_GIVEN_BEFORE));
      g_assert_cmpstr (limit, ==, limits[i].limit);
      if (limits[i].text != NULL)
        g_assert_cmpstr (ledger_edit_get (edit, AID_LIMIT_TEXT), ==, limits[i].text);
      g_assert_cmpint (ledger_problems_find_code (problems, "over-limit") != NULL, ==, limits[i].over);
      if (given != 0)
        g_assert_true (ledger_store_remove (room->store, AIDS, given, "测试", NULL));
    }
}

/* Beside what is merely missing. */
static const struct
{
  const char *before; /* another aid, or NULL */
  const char *values;
  const char *problems;
} rules[] = {
  { NULL, "kind=生活救助|date=2026-06-01|amount=500", "" },
  { NULL, "kind=生活救助|date=2026-06-01|amount=0", "B:amount" },
  { NULL, "kind=生活救助|date=2026-09-23|amount=500", "B:future" },
  /* Applied for with the file, decided when it was there. */
  { NULL, "kind=生活救助|date=2025-02-28|amount=500", "" },
  { NULL, "kind=生活救助|date=2025-02-28|amount=500|status=已签收|signer=张三|signed_date=2025-03-02", "W:before-file" },
  { NULL, "kind=生活救助|date=2026-06-01|amount=99999", "W:over-limit" },
  { NULL, "kind=生活救助|date=2026-06-01|amount=99999|over_reason=特殊困难", "" },
  { NULL, "kind=生活救助|date=2026-06-01|amount=500|status=已签收", "W:unsigned" },
  { NULL, "kind=医疗救助|date=2026-06-01|amount=500|patient=张三|illness=糖尿病|own_cost=500", "" },
  { NULL, "kind=医疗救助|date=2026-06-01|amount=500|patient=张三|illness=糖尿病|own_cost=600|social_aid=100.01", "W:own-cost" },
  { NULL, "kind=医疗救助|date=2026-06-01|amount=500|patient=张三|illness=糖尿病|own_cost=600|centre_cost=400", "W:own-cost" },
  { NULL, "kind=医疗救助|date=2026-06-01|amount=500|patient=张三", "M:illness M:cost" },
  { "kind=助学救助|date=2026-09-01|student=张小宝|school_level=本科|amount=500|status=待审",
    "kind=助学救助|date=2026-09-10|student=张小宝|school_level=本科|amount=500", "W:school-twice" },
  { "kind=助学救助|date=2026-08-31|student=张小宝|school_level=本科|amount=500|status=待审",
    "kind=助学救助|date=2026-09-10|student=张小宝|school_level=本科|amount=500", "" },
  { "kind=助学救助|date=2026-09-01|student=张小宝|school_level=本科|amount=500",
    "kind=助学救助|date=2026-09-10|student=张小宝|school_level=本科|amount=500", "" },
  { "kind=助学救助|date=2026-09-01|student=张小贝|school_level=本科|amount=500|status=待审",
    "kind=助学救助|date=2026-09-10|student=张小宝|school_level=本科|amount=500", "" },
};

static void
test_rules (Room          *room,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      gint64 before = rules[i].before != NULL ? add (room, rules[i].before) : 0;
      g_autoptr (LedgerEdit) edit = try_row (room, rules[i].values);
      g_autofree char *found = roster_problems (edit);

      g_test_message ("%u %s", i, rules[i].values);
      g_assert_cmpstr (found, ==, rules[i].problems);
      if (before != 0)
        g_assert_true (ledger_store_remove (room->store, AIDS, before, "测试", NULL));
    }
}

/* 先建档、后帮扶: a draft is doubted, what goes on is refused; sudden need is only doubted. */
static const struct
{
  const char *file;
  const char *aid;
  const char *problems;
} files[] = {
  { "name=李梅", "kind=生活救助|date=2026-09-20|amount=500", "W:not-filed" },
  { "name=李梅", "kind=生活救助|date=2026-09-20|amount=500|status=待审", "B:not-filed" },
  { "name=李梅", "kind=临时救助|date=2026-09-20|amount=500|status=待审", "W:not-filed" },
  { "name=李梅|status=脱困|level=1|filed_date=2025-01-01|closed_date=2026-06-30", "kind=生活救助|date=2026-06-30|amount=500|status=待审", "" },
  { "name=李梅|status=脱困|level=1|filed_date=2025-01-01|closed_date=2026-06-30", "kind=生活救助|date=2026-07-01|amount=500|status=待审", "B:after-file" },
};

static void
test_files (Room          *room,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gint64 file = roster_add (room->store, &hardship_files_register, files[i].file);
      g_autofree char *values = g_strdup_printf ("file_id=%" G_GINT64_FORMAT "|%s", file, files[i].aid);
      g_autoptr (LedgerEdit) edit = roster_edit (room->store, AIDS, values);
      g_autofree char *found = roster_problems (edit);

      g_assert_cmpstr (found, ==, files[i].problems);
    }
}

/* What the family's rows tell of patient and student. */
static void
test_people (Room          *room,
             gconstpointer  data)
{
  gint64 own, child, wife;

  hardship_cast_add_row (room->store, &hardship_family_register, room->file,
                         "name=张小宝|relation=子|gender=男|birth_date=2007-05-05|work_state=学生|unit_text=示范大学|id_no=370602200705051219");
  hardship_cast_add_row (room->store, &hardship_family_register, room->file, "name=孙丽|relation=妻|gender=女|birth_date=1982-03-03|unit_text=示范商场");
  own = add (room, "kind=医疗救助|date=2026-06-01|amount=500|patient_relation=本人");
  hardship_cast_assert (room->store, AIDS, own, "aid_no,patient,patient_gender,patient_age,patient_unit", "2026-0001|张三|1|46|示范机电");
  wife = add (room, "kind=医疗救助|date=2026-03-02|amount=500|patient=孙丽|patient_relation=配偶");
  hardship_cast_assert (room->store, AIDS, wife, "aid_no,patient_gender,patient_age,patient_unit", "2026-0002|2|43|示范商场");
  child = add (room, "kind=助学救助|date=2026-09-10|amount=500|school_level=本科");
  hardship_cast_assert (room->store, AIDS, child, "student,student_gender,student_age,student_id_no,school,school_year,home_address",
                        "张小宝|1|19|370602200705051219|示范大学|2026—2027|示范路1号");
}

static gboolean
take (Room        *room,
      gint64       aid,
      const char  *step,
      gint64       second,
      char       **refusal)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  VisitStepDetails details = { .approver = room->chair, .second_approver = second, .reason = "测试", .accept = "测试" };
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_array_append_val (ids, aid);
  done = visit_steps_take (room->store, AIDS, ids, visit_steps_find (step), &details, NULL, &error);
  g_test_message ("%s: %s", step, error != NULL ? error->message : "");
  if (refusal != NULL)
    *refusal = g_strdup (error != NULL ? error->message : "");
  return done;
}

/* From draft to signature; the limit stays as it was when it was handed in, whatever comes later. */
static void
test_steps (Room          *room,
            gconstpointer  data)
{
  gint64 aid = add (room, "kind=生活救助|date=2026-06-01|amount=6000"), other;
  g_autofree char *refusal = NULL;

  g_assert_true (take (room, aid, "submit", 0, NULL));
  hardship_cast_assert (room->store, &funds_register, room->fund, "reserved,spent", "600000|");
  /* Another one is given meanwhile: this one was judged already. */
  other = add (room, "kind=生活救助|date=2026-01-01|amount=1000|status=已签收|signer=张三|signed_date=2026-01-02");
  hardship_cast_assert (room->store, AIDS, other, "late,paid_date", "1|2026-01-01");
  g_assert_true (take (room, aid, "approve", 0, &refusal));
  g_assert_true (take (room, aid, "pay", 0, NULL));
  g_assert_true (take (room, aid, "sign", 0, NULL));
  hardship_cast_assert (room->store, AIDS, aid, "status,limit_amount,given_before,signer,signed_date", "5|1080000|0|张三|2026-09-22");
  hardship_cast_assert (room->store, &hardship_files_register, room->file, "aid_times,aid_total", "2|700000");
  hardship_cast_assert (room->store, &funds_register, room->fund, "spent", "700000");
  g_assert_false (ledger_store_remove (room->store, AIDS, aid, "测试", NULL));
  g_assert_false (ledger_store_remove (room->store, &hardship_files_register, room->file, "测试", NULL));
  g_assert_true (take (room, aid, "void", 0, NULL));
  hardship_cast_assert (room->store, &hardship_files_register, room->file, "aid_times,aid_total", "1|100000");
  hardship_cast_assert (room->store, &funds_register, room->fund, "spent", "100000");
}

/* Too much: a reason, and a second approver who is not the first. */
static void
test_second_approver (Room          *room,
                      gconstpointer  data)
{
  gint64 aid = add (room, "kind=临时救助|date=2026-06-01|amount=5000");
  g_autofree char *no_reason = NULL, *no_second = NULL, *same = NULL;

  g_assert_false (take (room, aid, "submit", 0, &no_reason));
  g_assert_nonnull (strstr (no_reason, "请填超标说明"));
  hardship_cast_change (room->store, AIDS, aid, "over_reason=突发火灾");
  g_assert_true (take (room, aid, "submit", 0, NULL));
  g_assert_false (take (room, aid, "approve", 0, &no_second));
  g_assert_nonnull (strstr (no_second, "要有第二审批人"));
  g_assert_false (take (room, aid, "approve", room->chair, &same));
  g_assert_nonnull (strstr (same, "不能与审批人是同一人"));
  g_assert_true (take (room, aid, "approve", room->second, NULL));
}

/* What waits goes with its file, and comes back with it; so a row struck out in the grid. */
static void
test_with_file (Room          *room,
                gconstpointer  data)
{
  gint64 aid = add (room, "kind=生活救助|date=2026-06-01|amount=6000|status=待审");
  g_autoptr (LedgerEdit) file = NULL;
  g_autoptr (GError) error = NULL;

  hardship_cast_assert (room->store, &funds_register, room->fund, "reserved", "600000");
  g_assert_true (ledger_store_remove (room->store, &hardship_files_register, room->file, "测试", NULL));
  hardship_cast_assert (room->store, &funds_register, room->fund, "reserved", "0");
  g_assert_true (ledger_store_restore (room->store, &hardship_files_register, room->file, NULL));
  hardship_cast_assert (room->store, &funds_register, room->fund, "reserved", "600000");
  file = ledger_edit_open (room->store, &hardship_files_register, room->file, NULL);
  g_assert_true (ledger_edit_load_children (file, AIDS, NULL));
  ((LedgerEdit *) g_ptr_array_index (file->children, 0))->removed = TRUE;
  file->accept = g_strdup ("测试");
  ledger_edit_save (file, NULL, &error);
  g_assert_no_error (error);
  hardship_cast_assert (room->store, &funds_register, room->fund, "reserved", "0");
  g_assert_true (ledger_store_restore (room->store, AIDS, aid, NULL));
  g_assert_true (take (room, aid, "approve", 0, NULL));
  g_clear_pointer (&file, ledger_edit_free);
  file = ledger_edit_open (room->store, &hardship_files_register, room->file, NULL);
  g_assert_true (ledger_edit_load_children (file, AIDS, NULL));
  ((LedgerEdit *) g_ptr_array_index (file->children, 0))->removed = TRUE;
  g_assert_false (ledger_edit_save (file, NULL, &error));
  g_assert_nonnull (strstr (error->message, "已经批准，不能删除"));
}

static const struct
{
  const char *day;
  const char *year;
} school_years[] = {
  { "2026-09-01", "2026—2027" }, { "2026-08-31", "2025—2026" }, { "2026-01-01", "2025—2026" }, { "2026-12-31", "2026—2027" },
  { "2026-09", NULL }, { NULL, NULL },
};

static void
test_school_years (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (school_years); i++)
    {
      g_autofree char *year = aid_rules_dup_school_year (school_years[i].day);

      g_assert_cmpstr (year, ==, school_years[i].year);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/aids/limits", Room, NULL, set_up, test_limits, tear_down);
  g_test_add ("/aids/rules", Room, NULL, set_up, test_rules, tear_down);
  g_test_add ("/aids/files", Room, NULL, set_up, test_files, tear_down);
  g_test_add ("/aids/people", Room, NULL, set_up, test_people, tear_down);
  g_test_add ("/aids/steps", Room, NULL, set_up, test_steps, tear_down);
  g_test_add ("/aids/second-approver", Room, NULL, set_up, test_second_approver, tear_down);
  g_test_add ("/aids/with-file", Room, NULL, set_up, test_with_file, tear_down);
  g_test_add_func ("/aids/school-years", test_school_years);
  return g_test_run ();
}
