/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hardship files: what rows add up to, the way to 在档 and out of it, one file a household, reviews, the member's row. */
#include <string.h>

#include "hardship-cast.h"

#include "hardship-expenses.h"
#include "hardship-family.h"
#include "hardship-files.h"
#include "hardship-incomes.h"
#include "hardship-reviews.h"
#include "hardship-steps.h"
#include "hardship-surveys.h"
#include "home-visits.h"
#include "members.h"
#include "notices.h"
#include "reminders.h"
#include "units.h"

#define FILES &hardship_files_register

/* Filed at once, as of an earlier year. */
#define FILED "status=在档|level=深度困难|filed_date=2026-03-01"

static void
test_member (void)
{
  LedgerStore *store = roster_new ();
  gint64 unit = roster_add (store, &units_register, "name=示范机电有限公司|nature=有限责任公司|industry=制造业");
  g_autofree char *values = g_strdup_printf ("name=张三|gender=男|id_no=370602199003071235|mobile=13800001111|political=群众|"
                                             "address=示范路1号|marital=已婚|unit_id=%" G_GINT64_FORMAT, unit);
  gint64 member = roster_add (store, &members_register, values);
  g_autofree char *row = g_strdup_printf ("member_id=%" G_GINT64_FORMAT, member);
  gint64 file = roster_add (store, FILES, row);

  hardship_cast_assert (store, FILES, file, "file_no,status,applied_date,name,id_key,birth_date,mobile,address,unit",
                        "2026-0001|1|2026-09-22|张三|370602199003071235|1990-03-07|13800001111|示范路1号|示范机电有限公司");
  /* The member's row is put right, and with it the file; an address of its own stays. */
  hardship_cast_change (store, FILES, file, "address=示范路2号");
  hardship_cast_change (store, &members_register, member, "name=张三丰|address=示范路3号|mobile=13900002222");
  hardship_cast_assert (store, FILES, file, "name,mobile,address", "张三丰|13900002222|示范路2号");
  roster_free (store);
}

static void
test_sums (void)
{
  LedgerStore *store = roster_new ();
  gint64 file, income, spouse;

  hardship_cast_add_line (store);
  file = roster_add (store, FILES, "name=李梅|month_income=2000");
  hardship_cast_assert (store, FILES, file, "people,year_income,figure_level,level", "|2400000||");
  spouse = hardship_cast_add_row (store, &hardship_family_register, file, "name=王强|relation=夫|month_income=1000");
  hardship_cast_add_row (store, &hardship_family_register, file, "name=王小宝|relation=子");
  hardship_cast_add_row (store, &hardship_family_register, file, "name=王大力|relation=父|month_income=5000|apart=是");
  /* Three live together: (2000 + 1000) x 12 = 36000; / 12 / 3 = 1000. */
  hardship_cast_assert (store, FILES, file, "people,year_income,per_capita,monthly_left,subsistence,figure_level,level,standard,figure_date",
                        "3|3600000|1200000|100000|90000|2|2|低保标准2倍以下|2026-09-22");
  hardship_cast_assert (store, FILES, file, "figure_text",
                        "家庭年收入：没有收入明细，（本人月均收入 2000.00元＋家庭成员月收入 1000.00元）×12＝36000.00元\n"
                        "（36000.00元−0.00元）÷12÷3人＝1000.00元，不低于低保标准 900.00元，低于其2倍 1800.00元：相对困难\n"
                        "低保标准依据：示范市低保标准（2026年）（2026-01-01起）");
  /* Other income said as a sum counts instead of what the rows of the family say. */
  hardship_cast_change (store, FILES, file, "other_income=6000");
  hardship_cast_assert (store, FILES, file, "year_income", "3000000");
  /* Lines: the latest year, and those without a year. */
  hardship_cast_add_row (store, &hardship_incomes_register, file, "person=李梅|kind=工资性收入|year=2024|amount=99999");
  income = hardship_cast_add_row (store, &hardship_incomes_register, file, "person=李梅|kind=工资性收入|year=2025|amount=24000");
  hardship_cast_add_row (store, &hardship_incomes_register, file, "person=王强|kind=其他|amount=12000");
  hardship_cast_add_row (store, &hardship_expenses_register, file, "person=王强|kind=医疗自付|year=2025|amount=12000");
  hardship_cast_assert (store, FILES, file, "year_income,expenses,monthly_left,figure_level,level", "3600000|1200000|66667|1|1");
  hardship_cast_assert (store, FILES, file, "figure_text",
                        "家庭年收入：2025年收入明细2笔合计 36000.00元\n刚性支出：2025年支出明细1笔合计 12000.00元\n"
                        "（36000.00元−12000.00元）÷12÷3人＝666.67元，低于低保标准 900.00元：深度困难\n"
                        "得数四舍五入到分；与标准比较时不用四舍五入的数\n低保标准依据：示范市低保标准（2026年）（2026-01-01起）");
  /* A row in the bin counts no more, one out of it again. */
  g_assert_true (ledger_store_remove (store, &hardship_family_register, spouse, "测试", NULL));
  g_assert_true (ledger_store_remove (store, &hardship_incomes_register, income, "测试", NULL));
  hardship_cast_assert (store, FILES, file, "people,year_income", "2|11199900");
  g_assert_true (ledger_store_restore (store, &hardship_incomes_register, income, NULL));
  hardship_cast_assert (store, FILES, file, "people,year_income", "2|3600000");
  /* Typed over, it stays, and is doubted. */
  hardship_cast_change (store, FILES, file, "people=5");
  hardship_cast_add_row (store, &hardship_family_register, file, "name=王小贝|relation=女");
  hardship_cast_assert (store, FILES, file, "people,reckoned_people", "5|3");
  roster_free (store);
}

/* The figures on which a file was filed do not change with the line of another year. */
static void
test_standing_figures (void)
{
  LedgerStore *store = roster_new ();
  gint64 file;

  hardship_cast_add_line (store);
  ledger_store_set_today (store, "2025-06-02");
  file = roster_add (store, FILES, "name=李梅|people=1|year_income=10000|status=在档|filed_date=2025-06-01");
  hardship_cast_assert (store, FILES, file, "subsistence,figure_level,review_due,figure_date", "82000|2|2026-06-01|2025-06-02");
  ledger_store_set_today (store, "2026-09-22");
  hardship_cast_change (store, FILES, file, "mobile=13800001111");
  hardship_cast_assert (store, FILES, file, "subsistence,figure_date", "82000|2025-06-02");
  hardship_cast_change (store, FILES, file, "year_income=9000");
  hardship_cast_assert (store, FILES, file, "subsistence,figure_level,figure_date", "90000|1|2026-09-22");
  roster_free (store);
}

static void
take (LedgerStore *store,
      gint64       file,
      const char  *step,
      const char  *accept,
      const char  *refusal)
{
  g_autoptr (GError) error = NULL;
  gboolean done = hardship_step_take (store, file, step, "生活好转", accept, &error);

  g_test_message ("%s: %s", step, error != NULL ? error->message : "");
  g_assert_cmpint (done, ==, refusal == NULL);
  if (refusal != NULL)
    g_assert_nonnull (strstr (error->message, refusal));
}

static void
assert_advice (LedgerStore *store,
               gint64       file,
               const char  *expected)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, FILES, file, NULL);
  g_autofree char *advice = hardship_step_dup_advice (store, record);

  g_assert_cmpstr (advice, ==, expected);
}

static void
test_steps (void)
{
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=张三|id_no=370602199003071235");
  g_autofree char *values = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|people=2|year_income=12000", member);
  gint64 file;

  hardship_cast_add_line (store);
  file = roster_add (store, FILES, values);
  assert_advice (store, file, "下一步：开始公示。还缺：两人以上的入户调查。");
  take (store, file, "file", NULL, "不能办这一步");
  take (store, file, "notice", NULL, "还缺：两人以上的入户调查");
  hardship_cast_add_row (store, &hardship_surveys_register, file, "date=2026-09-20|surveyors=周一|conclusion=1");
  take (store, file, "notice", NULL, "还缺：入户调查的调查人不足两人");
  hardship_cast_add_row (store, &hardship_surveys_register, file, "date=2026-09-21|surveyors=周一、吴二|conclusion=1");
  assert_advice (store, file, "下一步：开始公示。");
  take (store, file, "notice", NULL, NULL);
  /* Tuesday, then 23, 24; 25 to 27 are days off, 28, 29. */
  hardship_cast_assert (store, FILES, file, "status,notice_from,notice_to,visited_date", "2|2026-09-22|2026-09-29|2026-09-21");
  take (store, file, "submit", NULL, "还缺：公示到2026-09-29才结束");
  ledger_store_set_today (store, "2026-09-30");
  take (store, file, "submit", NULL, NULL);
  take (store, file, "file", NULL, "还缺：上级工会审核意见");
  hardship_cast_change (store, FILES, file, "superior_opinion=同意");
  hardship_cast_assert (store, &members_register, member, "hardship_level", "");
  take (store, file, "file", NULL, NULL);
  hardship_cast_assert (store, FILES, file, "status,filed_date,review_due,level", "4|2026-09-30|2027-09-30|1");
  hardship_cast_assert (store, &members_register, member, "hardship_level", "1");
  assert_advice (store, file, "在档，2027-09-30以前做年度复核。");
  take (store, file, "rise", NULL, NULL);
  hardship_cast_assert (store, FILES, file, "status,closed_date,closed_reason,keep_until,review_due",
                        "5|2026-09-30|生活好转|2036-09-30|");
  hardship_cast_assert (store, &members_register, member, "hardship_level", "0");
  take (store, file, "reopen", NULL, NULL);
  hardship_cast_assert (store, FILES, file, "status,closed_date,keep_until", "4||");
  hardship_cast_assert (store, &members_register, member, "hardship_level", "1");
  roster_free (store);
}

/* A short notice: doubted, and taken with a reason. */
static void
test_short_notice (void)
{
  LedgerStore *store = roster_new ();
  gint64 file;

  hardship_cast_add_line (store);
  file = roster_add (store, FILES, "name=李梅|people=1|year_income=1000");
  hardship_cast_add_row (store, &hardship_surveys_register, file, "date=2026-09-01|surveyors=周一、吴二|conclusion=1");
  take (store, file, "notice", NULL, NULL);
  hardship_cast_change (store, FILES, file, "notice_from=2026-09-14|notice_to=2026-09-17");
  take (store, file, "submit", NULL, "公示不少于5个工作日（2026-09-14至2026-09-17只有4个）");
  take (store, file, "submit", "上级要求提前", NULL);
  take (store, file, "back", NULL, NULL);
  take (store, file, "refuse", NULL, NULL);
  take (store, file, "apply", NULL, NULL);
  hardship_cast_assert (store, FILES, file, "status,notice_from,notice_to", "1||");
  roster_free (store);
}

static const struct
{
  const char *before;  /* the other file */
  const char *family;  /* one of its family, or NULL */
  const char *tried;   /* a new file */
  const char *problem; /* NULL: nothing to be said */
} doubles[] = {
  { "name=张三|id_no=370602199003071235", NULL, "name=张三|id_no=370602199003071235", "“张三”已经有“张三”的困难职工档案（2026-0001）" },
  { "name=张三|id_no=370602900307123", NULL, "name=张山|id_no=370602199003071235", "“张山”已经有“张三”的困难职工档案（2026-0001）" },
  { "name=张三|birth_date=1990-03-07", NULL, "name=张三|id_no=370602199003071235", "“张三”已经有“张三”的困难职工档案（2026-0001）" },
  { "name=张三|birth_date=1990-03-08", NULL, "name=张三|id_no=370602199003071235", NULL },
  { "name=张三|birth_date=1990-03", NULL, "name=张三|birth_date=1990-03", NULL },
  { "name=李梅", "name=张三|id_no=370602199003071235", "name=张三|id_no=370602199003071235",
    "“张三”已经是“李梅”的困难职工档案（2026-0001）里的家庭成员" },
  { "name=李梅", "name=张三|birth_date=1990-03-07", "name=张三|birth_date=1990-03-07", "“张三”已经是“李梅”的困难职工档案（2026-0001）里的家庭成员" },
  { "name=李梅|status=注销|level=1", "name=张三|birth_date=1990-03-07", "name=张三|birth_date=1990-03-07", NULL },
  { "name=张三|id_no=370602199003071235|status=脱困|level=1", NULL, "name=张三|id_no=370602199003071235", NULL },
};

static void
test_doubles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    {
      LedgerStore *store = roster_new ();
      gint64 other = roster_add (store, FILES, doubles[i].before);
      g_autoptr (LedgerProblems) problems = ledger_problems_new ();
      g_autoptr (LedgerEdit) edit = NULL;
      const LedgerProblem *problem;

      if (doubles[i].family != NULL)
        hardship_cast_add_row (store, &hardship_family_register, other, doubles[i].family);
      edit = roster_edit (store, FILES, doubles[i].tried);
      ledger_edit_check (edit, problems);
      problem = ledger_problems_find_code (problems, "household");
      g_assert_cmpint (problem != NULL, ==, doubles[i].problem != NULL);
      if (problem != NULL)
        {
          g_assert_cmpint (problem->severity, ==, LEDGER_BLOCKING);
          g_assert_cmpint (problem->other, ==, other);
          g_assert_nonnull (strstr (problem->text, doubles[i].problem));
        }
      roster_free (store);
    }
}

/* The other way round: one of the family of a new file is the worker, or a relative, of another. */
static void
test_double_family (void)
{
  LedgerStore *store = roster_new ();
  gint64 first = roster_add (store, FILES, "name=张三|id_no=370602199003071235");
  gint64 second = roster_add (store, FILES, "name=李梅|birth_date=1991-02-03");
  g_autofree char *in_second = g_strdup_printf ("file_id=%" G_GINT64_FORMAT "|name=张三|id_no=370602199003071235", second);
  g_autofree char *twice = g_strdup_printf ("file_id=%" G_GINT64_FORMAT "|name=李梅|birth_date=1991-02-03", second);
  g_autofree char *child = g_strdup_printf ("file_id=%" G_GINT64_FORMAT "|name=张小宝|birth_date=2015-05-05", first);
  g_autofree char *same_child = g_strdup_printf ("file_id=%" G_GINT64_FORMAT "|name=张小宝|birth_date=2015-05-05", second);
  static const char *const expected[] = { "B:household", "B:household-worker", "", "B:household" };
  const char *const tried[] = { in_second, twice, child, same_child };

  for (guint i = 0; i < G_N_ELEMENTS (tried); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (store, &hardship_family_register, tried[i]);
      g_autofree char *found = roster_problems (edit);

      g_assert_cmpstr (found, ==, expected[i]);
      if (i == 2)
        g_assert_true (ledger_edit_save (edit, NULL, NULL));
    }
  /* Twice in one family, saved with the file. */
  {
    g_autoptr (LedgerEdit) file = ledger_edit_open (store, FILES, first, NULL);
    LedgerEdit *row = ledger_edit_add_child (file, &hardship_family_register);
    g_autofree char *found = NULL;

    roster_type (row, "name=张小宝|birth_date=2015-05-05");
    found = roster_problems (file);
    g_assert_nonnull (strstr (found, "B:household-twice"));
  }
  roster_free (store);
}

/* A closed file comes back: its people may be elsewhere meanwhile. So one out of the bin. */
static void
test_revived (void)
{
  LedgerStore *store = roster_new ();
  gint64 first = roster_add (store, FILES, "name=李梅|status=在档|level=1");
  g_autoptr (GError) error = NULL;
  gint64 bin = roster_add (store, FILES, "name=赵四|id_no=370602196502050331");

  hardship_cast_add_row (store, &hardship_family_register, first, "name=张三|id_no=370602199003071235");
  take (store, first, "close", NULL, NULL);
  roster_add (store, FILES, "name=张三|id_no=370602199003071235");
  take (store, first, "reopen", "仍要", "“张三”已经有“张三”的困难职工档案");
  g_assert_true (ledger_store_remove (store, FILES, bin, "测试", NULL));
  roster_add (store, FILES, "name=赵四|id_no=370602196502050331");
  g_assert_false (ledger_store_restore (store, FILES, bin, &error));
  g_assert_nonnull (strstr (error->message, "“赵四”已经有"));
  roster_free (store);
}

static void
test_reviews (void)
{
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=张三|id_no=370602199003071235");
  g_autofree char *values = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|people=2|year_income=12000|" FILED, member);
  gint64 file, review;
  g_autoptr (LedgerEdit) again = NULL;
  g_autofree char *found = NULL, *tried = NULL;

  hardship_cast_add_line (store);
  file = roster_add (store, FILES, values);
  review = hardship_cast_add_row (store, &hardship_reviews_register, file,
                                  "income_now=30000|expenses_now=0|result=调整级别|reason=收入提高|surveyors=周一、吴二");
  /* 30000 / 12 / 2 = 1250: 相对困难. */
  hardship_cast_assert (store, &hardship_reviews_register, review, "year,date,people,income_before,monthly_left,level_before,level_after",
                        "2026|2026-09-22|2|1200000|125000|1|2");
  hardship_cast_assert (store, &hardship_reviews_register, review, "figure_text",
                        "（30000.00元−0.00元）÷12÷2人＝1250.00元，不低于低保标准 900.00元，低于其2倍 1800.00元：相对困难\n"
                        "低保标准依据：示范市低保标准（2026年）（2026-01-01起）\n与原困难类别不同，应调整级别");
  hardship_cast_assert (store, FILES, file, "status,level,reviewed_date,review_due", "4|2|2026-09-22|2027-09-22");
  hardship_cast_assert (store, &members_register, member, "hardship_level", "2");
  tried = g_strdup_printf ("file_id=%" G_GINT64_FORMAT "|year=2026", file);
  again = roster_edit (store, &hardship_reviews_register, tried);
  found = roster_problems (again);
  g_assert_cmpstr (found, ==, "B:twice");
  /* Put right: the household has risen. */
  hardship_cast_change (store, &hardship_reviews_register, review, "income_now=60000|result=脱困|reason=子女就业");
  hardship_cast_assert (store, &hardship_reviews_register, review, "level_after", "0");
  hardship_cast_assert (store, FILES, file, "status,level,closed_date,closed_reason,keep_until,review_due",
                        "5|1|2026-09-22|子女就业|2036-09-22|");
  hardship_cast_assert (store, &members_register, member, "hardship_level", "0");
  /* The review was a mistake: all as before. */
  g_assert_true (ledger_store_remove (store, &hardship_reviews_register, review, "测试", NULL));
  hardship_cast_assert (store, FILES, file, "status,level,closed_date,closed_reason,reviewed_date,review_due", "4|1||||2027-03-01");
  hardship_cast_assert (store, &members_register, member, "hardship_level", "1");
  roster_free (store);
}

/* A review with its file in one save, and one undo for all of it; a review of an earlier year decides nothing. */
static void
test_review_with_file (void)
{
  LedgerStore *store = roster_new ();
  gint64 file = roster_add (store, FILES, "name=李梅|people=1|year_income=1000|" FILED);
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, FILES, file, NULL);
  LedgerEdit *row = ledger_edit_add_child (edit, &hardship_reviews_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) undo = NULL;

  roster_type (row, "date=2026-09-20|result=注销|reason=迁出|surveyors=周一、吴二");
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  hardship_cast_assert (store, FILES, file, "status,closed_date,closed_reason,reviewed_date", "6|2026-09-20|迁出|2026-09-20");
  undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  hardship_cast_assert (store, FILES, file, "status,closed_date,closed_reason,reviewed_date", "4|||");
  hardship_cast_add_row (store, &hardship_reviews_register, file, "year=2026|date=2026-09-21|result=继续|reason=无变化");
  hardship_cast_add_row (store, &hardship_reviews_register, file, "year=2025|date=2025-09-21|result=脱困|reason=补录");
  hardship_cast_assert (store, FILES, file, "status,reviewed_date", "4|2026-09-21");
  roster_free (store);
}

static void
test_member_level (void)
{
  LedgerStore *store = roster_new ();
  gint64 member = roster_add (store, &members_register, "name=张三|id_no=370602199003071235|hardship_level=相对困难");
  g_autoptr (LedgerEdit) typed = ledger_edit_open (store, &members_register, member, NULL);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autofree char *values = g_strdup_printf ("member_id=%" G_GINT64_FORMAT "|people=2|year_income=12000", member);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  gint64 file;

  ledger_edit_check (typed, problems);
  g_assert_cmpint (ledger_problems_find_code (problems, "hardship-no-file")->severity, ==, LEDGER_MISSING);
  /* Kept while the file is only applied for. */
  file = roster_add (store, FILES, values);
  hardship_cast_assert (store, &members_register, member, "hardship_level", "2");
  hardship_cast_change (store, FILES, file, "level=深度困难");
  take (store, file, "notice", "测试", NULL);
  take (store, file, "submit", "测试", NULL);
  take (store, file, "file", "测试", NULL);
  hardship_cast_assert (store, &members_register, member, "hardship_level", "1");
  /* The file says it, nothing else. */
  hardship_cast_change (store, &members_register, member, "hardship_level=意外致困");
  hardship_cast_assert (store, &members_register, member, "hardship_level", "1");
  g_assert_true (hardship_files_register.prove (store, findings, NULL));
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_true (ledger_store_remove (store, FILES, file, "测试", NULL));
  hardship_cast_assert (store, &members_register, member, "hardship_level", "");
  roster_free (store);
}

/* "2026-03-01 张三: …" of each hit. */
static char *
show_reminders (LedgerStore *store,
                const char  *id)
{
  g_autoptr (ReminderLook) look = reminder_look_new (store, REMINDERS_MONTHS);
  GString *text = g_string_new (NULL);
  guint n;
  const ReminderSource *sources = reminders_get_sources (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) hits = g_str_equal (sources[i].id, id) ? reminders_find (&sources[i], look, NULL) : NULL;

      for (guint h = 0; hits != NULL && h < hits->len; h++)
        {
          const ReminderHit *hit = &g_array_index (hits, ReminderHit, h);
          g_autofree char *subject = NULL, *sentence = NULL;

          g_assert_true (reminders_describe (&sources[i], look, hit, &subject, &sentence));
          g_string_append_printf (text, "%s %s: %s\n", hit->date, subject, sentence);
        }
    }
  return g_string_free (text, FALSE);
}

static const struct
{
  const LedgerRegister *reg;
  const char           *row;  /* of the file F */
  const char           *source;
  const char           *said;
} reminded[] = {
  { &hardship_files_register, "name=甲一|status=4|level=1|filed_date=2025-09-01", "hardship-review",
    "2026-09-01 甲一（2026-0002）: 建档后还没有复核，2026-09-01以前做年度复核\n"
    "2027-03-01 己六（2026-0001）: 建档后还没有复核，2027-03-01以前做年度复核\n" },
  { &hardship_files_register, "name=甲二|status=4|level=1|filed_date=2026-08-01", "hardship-review",
    "2027-03-01 己六（2026-0001）: 建档后还没有复核，2027-03-01以前做年度复核\n" },
  { &hardship_files_register, "name=甲三|status=4|level=1|filed_date=2025-09-01", "hardship-unvisited",
    "2026-09-01 甲三（2026-0002）: 在档困难职工，还没有走访记录，请安排走访\n" },
  { &hardship_files_register, "name=甲四|status=5|level=1|filed_date=2025-09-01", "hardship-unvisited", "" },
  { &home_visits_register, "hardship_id=F|date=2025-09-22|companions=周一、吴二", "hardship-unvisited",
    "2026-09-22 己六（2026-0001）: 上次走访是2025-09-22，已满一年，请安排走访\n" },
  { &home_visits_register, "hardship_id=F|date=2025-10-22|companions=周一、吴二", "hardship-unvisited",
    "2026-10-22 己六（2026-0001）: 上次走访是2025-10-22，快满一年了，请安排走访\n" },
  { &home_visits_register, "hardship_id=F|date=2025-10-23|companions=周一、吴二", "hardship-unvisited", "" },
  { &notices_register, "title=公示|kind=1|status=2|from_date=2026-09-14|to_date=2026-09-18", "notices",
    "2026-09-19 公示: 公示已于2026-09-18期满，请登记异议情况并结束公示\n" },
  { &notices_register, "title=公示|kind=1|status=2|from_date=2026-09-21|to_date=2026-09-28", "notices",
    "2026-09-29 公示: 公示到2026-09-28期满，届时登记异议情况并结束公示\n" },
  { &notices_register, "title=公示|kind=1|status=3|from_date=2026-09-14|to_date=2026-09-18|objections=无", "notices", "" },
  { &home_visits_register, "name=乙一|date=2026-09-01|companions=周一、吴二|taken=修暖气|taken_due=2026-09-10", "taken",
    "2026-09-10 乙一（2026-09-01）: 走访带走的事项还没有办结：修暖气\n" },
  { &home_visits_register, "name=乙二|date=2026-09-01|companions=周一、吴二|taken=修暖气|taken_due=2026-09-10|taken_done=2026-09-09|"
    "taken_result=已修", "taken", "" },
};

static void
test_reminders (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reminded); i++)
    {
      LedgerStore *store = roster_new ();
      gint64 file = roster_add (store, FILES, "name=己六|" FILED);
      g_autofree char *id = g_strdup_printf ("hardship_id=%" G_GINT64_FORMAT, file);
      g_autoptr (GString) values = g_string_new (reminded[i].row);
      g_autofree char *said = NULL;

      g_string_replace (values, "hardship_id=F", id, 0);
      roster_add (store, reminded[i].reg, values->str);
      said = show_reminders (store, reminded[i].source);
      g_assert_cmpstr (said, ==, reminded[i].said);
      roster_free (store);
    }
}

static const struct
{
  const char *names;
  guint       n;
} names[] = {
  { NULL, 0 }, { "周一", 1 }, { "周一、吴二", 2 }, { "周一，吴二 郑三", 3 }, { "周一;", 1 }, { "周一,吴二；", 2 }, { "、", 0 },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpuint (hardship_count_names (names[i].names), ==, names[i].n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hardship-files/member", test_member);
  g_test_add_func ("/hardship-files/sums", test_sums);
  g_test_add_func ("/hardship-files/standing-figures", test_standing_figures);
  g_test_add_func ("/hardship-files/steps", test_steps);
  g_test_add_func ("/hardship-files/short-notice", test_short_notice);
  g_test_add_func ("/hardship-files/doubles", test_doubles);
  g_test_add_func ("/hardship-files/double-family", test_double_family);
  g_test_add_func ("/hardship-files/revived", test_revived);
  g_test_add_func ("/hardship-files/reviews", test_reviews);
  g_test_add_func ("/hardship-files/review-with-file", test_review_with_file);
  g_test_add_func ("/hardship-files/member-level", test_member_level);
  g_test_add_func ("/hardship-files/reminders", test_reminders);
  g_test_add_func ("/hardship-files/names", test_names);
  return g_test_run ();
}
