/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 签到表, 汇总表, 记录证明, 登记表, 备案表, 星级申请表 and 统计表 of a real ledger: what they say, and that their
 * printed lines add up to their printed totals. */
#include "ledger-prints.h"

#include <stdlib.h>
#include <string.h>

#include "activities.h"
#include "certificates.h"
#include "form-ledger-source.h"
#include "form-paper.h"
#include "paper-steps.h"
#include "papers.h"
#include "sample.h"
#include "service-cast.h"
#include "service-report.h"
#include "volunteer-figures.h"
#include "volunteer-stars.h"
#include "volunteers.h"

static GBytes *
print_report (LedgerStore *store,
              const char  *form,
              const char  *from,
              const char  *to,
              gint64       team)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerRecord) report = service_report_dup_record (store, from, to, team, &error);

  g_assert_no_error (error);
  return prints_of_source (form_ledger_source_new_record (store, report), form, NULL);
}

/* What the numbered rows of a table say in one of their columns of hours (from 0), in tenths; @n: (out): rows. */
static gint64
sum_printed_hours (GBytes *pdf,
                   guint   column,
                   guint  *n)
{
  g_autofree char *text = fixture_text (pdf, "-layout");
  g_auto (GStrv) lines = g_strsplit_set (text, "\n\f", -1);
  gint64 tenths = 0;

  *n = 0;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_regex_split_simple ("\\s+", g_strstrip (lines[i]), 0, 0);
      guint seen = 0;

      if (words[0] == NULL || !g_regex_match_simple ("^[0-9]+$", words[0], 0, 0))
        continue;
      for (guint k = 1; words[k] != NULL; k++)
        if (g_regex_match_simple ("^[0-9]+\\.[0-9]$", words[k], 0, 0) && seen++ == column)
          {
            tenths += (gint64) (g_ascii_strtod (words[k], NULL) * 10 + 0.5);
            ++*n;
          }
    }
  return tenths;
}

static void
test_blank (void)
{
  static const struct { const char *form; const LedgerRegister *reg; } forms[] = {
    { "F-12", &activities_register }, { "F-13", &service_reports_register }, { "F-14", &certificates_register },
    { "F-15", &volunteers_register }, { "F-16", &activities_register }, { "F-17", &volunteer_stars_register },
    { "F-18", &service_reports_register },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *name = g_strconcat (forms[i].form, "-blank", NULL);
      g_autoptr (GBytes) pdf = prints_of_one (store, forms[i].form, forms[i].reg, 0, NULL);

      fixture_compare_golden (pdf, name);
      g_assert_cmpuint (prints_count_pages (pdf), ==, 1);
    }
  roster_free (store);
}

/* A night's patrol: one leaves and comes back, one stays past midnight, one has no number. */
static gint64
add_patrol (Cast   *cast,
            gint64  people[3])
{
  gint64 activity = cast_activity (cast, "平安夜巡", "2025-09-30 21:30", "2025-10-01 00:30",
                                   "category=平安巡防|place=示范商业街|host=示范区总工会|leader=王芳|leader_phone=13800001234|"
                                   "team_id=文艺服务队|served_people=商户|served_count=120|content=结伴巡逻|plan=21:15集合|"
                                   "recruit_count=6|conditions=年满18周岁|dangerous=是|insured=是|policy_no=BX2025001|risk=夜间|budget=450");

  people[0] = cast_volunteer (cast, "王芳", "reg_date=2024-01-05|gender=女|birth_date=1988-03-07|id_type=111|id_no=110101198803070427|"
                              "mobile=13800001234|vol_no=SD0001|team_id=文艺服务队|unit=示范机械厂|skills=文艺、摄影、太极剑|"
                              "categories=文艺演出|may_publish=是|region=东湖街道|available=周末|ethnic=汉族|political=群众");
  people[1] = cast_volunteer (cast, "李强", "reg_date=2024-01-05|gender=男|mobile=13900005678|team_id=文艺服务队");
  people[2] = cast_volunteer (cast, "赵敏", "reg_date=2024-01-05|gender=女");
  cast_stay (cast, activity, people[0], "21:30", "22:30", NULL);
  cast_stay (cast, activity, people[0], "23:00", "00:30", NULL);
  cast_stay (cast, activity, people[1], "21:33", "00:35", "rating=优");
  cast_stay (cast, activity, people[2], "21:30", "23:30", "deduct_minutes=10");
  return activity;
}

static void
test_activity (void)
{
  Cast cast;
  gint64 people[3], activity;
  g_autoptr (GBytes) sign = NULL, before = NULL, record = NULL, filing = NULL;

  cast_init (&cast);
  activity = add_patrol (&cast, people);
  sign = prints_of_one (cast.store, "F-12", &activities_register, activity, "sign");
  /* Whoever came twice signs once. */
  fixture_compare_golden (sign, "F-12-sign");
  /* What is not approved is no hour yet. */
  before = prints_of_one (cast.store, "F-12", &activities_register, activity, "record");
  prints_assert_say (before, "实到人数：＿＿＿＿人");
  cast_approve (&cast, activity);
  record = prints_of_one (cast.store, "F-12", &activities_register, activity, "record");
  fixture_compare_golden (record, "F-12-record");
  prints_assert_say (record, "实到人数：3人");
  filing = prints_of_one (cast.store, "F-16", &activities_register, activity, NULL);
  fixture_compare_golden (filing, "F-16-filled");
  cast_clear (&cast);
}

/* Before anybody is entered, those of the team who still serve. */
static void
test_team_signs (void)
{
  Cast cast;
  gint64 activity;
  g_autoptr (GBytes) sign = NULL, record = NULL;
  g_autofree char *text = NULL, *none = NULL;

  cast_init (&cast);
  activity = cast_activity (&cast, "义诊", "2025-03-05 09:00", "11:00", "team_id=文艺服务队");
  cast_volunteer (&cast, "王芳", "reg_date=2024-01-05|team_id=文艺服务队");
  cast_volunteer (&cast, "李强", "reg_date=2024-01-05|team_id=文艺服务队|status=2|status_date=2025-01-01");
  cast_volunteer (&cast, "赵敏", "reg_date=2024-01-05");
  sign = prints_of_one (cast.store, "F-12", &activities_register, activity, NULL);
  text = fixture_text (sign, "-raw");
  g_assert_nonnull (strstr (text, "王芳"));
  g_assert_null (strstr (text, "李强"));
  g_assert_null (strstr (text, "赵敏"));
  record = prints_of_one (cast.store, "F-12", &activities_register, activity, "record");
  none = fixture_text (record, "-raw");
  g_assert_null (strstr (none, "王芳"));
  cast_clear (&cast);
}

/* Twenty a page, whichever page it is; the head of a later page is still about the activity. */
static void
test_many_signers (void)
{
  static const struct { guint n, pages; } cases[] = { { 1, 1 }, { 20, 1 }, { 21, 2 }, { 40, 2 }, { 41, 3 } };
  Cast cast;
  guint n_people = 0;

  cast_init (&cast);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u场", i + 1);
      gint64 activity = cast_activity (&cast, name, "2025-03-05 09:00", "11:00", NULL);
      g_autoptr (GBytes) pdf = NULL;

      for (guint k = 0; k < cases[i].n; k++)
        {
          g_autofree char *who = g_strdup_printf ("志愿%u号", ++n_people);

          cast_stay (&cast, activity, cast_volunteer (&cast, who, NULL), NULL, NULL, NULL);
        }
      pdf = prints_of_one (cast.store, "F-12", &activities_register, activity, NULL);
      g_assert_cmpuint (prints_count_pages (pdf), ==, cases[i].pages);
      if (cases[i].pages > 1)
        {
          g_autofree char *head = g_strdup_printf ("活动名称：%s", name);

          prints_assert_say (pdf, head);
        }
    }
  cast_clear (&cast);
}

static void
test_volunteer (void)
{
  Cast cast;
  gint64 people[3], star;
  g_autofree char *values = NULL;
  g_autoptr (GBytes) card = NULL, application = NULL;

  cast_init (&cast);
  add_patrol (&cast, people);
  card = prints_of_one (cast.store, "F-15", &volunteers_register, people[0], NULL);
  fixture_compare_golden (card, "F-15-filled");
  /* A word that the union's list does not have is on paper too. */
  prints_assert_say (card, "☑太极剑");
  values = g_strdup_printf ("volunteer_id=%" G_GINT64_FORMAT "|level=一星|applied_date=2026-03-02|then_minutes=105.5|deeds=坚持夜巡三年。|"
                            "notice_from=2026-03-09|notice_to=2026-03-16|body=示范区总工会|doc_no=示工〔2026〕9号", people[0]);
  star = roster_add (cast.store, &volunteer_stars_register, values);
  application = prints_of_one (cast.store, "F-17", &volunteer_stars_register, star, NULL);
  fixture_compare_golden (application, "F-17-filled");
  prints_assert_say (application, "☑一星");
  cast_clear (&cast);
}

/* So many services of 2.1 hours more or less, all approved. */
static gint64
serve (Cast  *cast,
       gint64 volunteer,
       guint  n,
       guint  first)
{
  gint64 minutes = 0;

  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u次服务", i + 1);
      g_autofree char *start = g_strdup_printf ("2025-%02u-%02u 09:00", 1 + i / 20, 1 + i % 20);
      g_autofree char *out = g_strdup_printf ("11:%02u", i * 7 % 60);
      gint64 activity = cast_activity (cast, name, start, "12:00", "place=社区|content=便民服务");

      cast_stay (cast, activity, volunteer, "09:00", out, "rating=优");
      cast_approve (cast, activity);
      minutes += (120 + i * 7 % 60 + 3) / 6 * 6;
    }
  return minutes;
}

static gint64
certify (Cast  *cast,
         gint64 volunteer)
{
  g_autoptr (LedgerEdit) edit = certificate_begin (cast->store, volunteer);
  g_autoptr (GError) error = NULL;

  ledger_record_set_number (edit->after, CERTIFICATE_HANDLER_ID, cast->recorder);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

/* Twelve lines stand on the certificate, more on a list behind it; both add up, and neither changes later. */
static void
test_certificate (void)
{
  static const struct { guint n, pages; gboolean annex; } cases[] = { { 1, 1, FALSE }, { 12, 1, FALSE }, { 13, 2, TRUE }, { 70, 4, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Cast cast;
      gint64 volunteer, certificate, minutes;
      guint n = 0;
      g_autofree char *golden = g_strdup_printf ("F-14-%u", cases[i].n);
      g_autofree char *times = g_strdup_printf ("参加本会组织的志愿服务活动%u次", cases[i].n);
      g_autofree char *hours = NULL;
      g_autoptr (GBytes) pdf = NULL, later = NULL, full = NULL;

      cast_init (&cast);
      volunteer = cast_volunteer (&cast, "王芳", "reg_date=2024-01-05|gender=女|id_type=111|id_no=110101198803070427|vol_no=SD0001");
      minutes = serve (&cast, volunteer, cases[i].n, 0);
      certificate = certify (&cast, volunteer);
      pdf = prints_of_one (cast.store, "F-14", &certificates_register, certificate, NULL);
      fixture_keep (pdf, "F-14.pdf");
      if (cases[i].n < 20)
        fixture_compare_golden (pdf, golden);
      g_assert_cmpuint (prints_count_pages (pdf), ==, cases[i].pages);
      prints_assert_say (pdf, times);
      hours = g_strdup_printf ("累计服务时长%.1f小时", minutes / 60.0);
      prints_assert_say (pdf, hours);
      g_assert_cmpint (sum_printed_hours (pdf, 0, &n) * 6, ==, minutes);
      g_assert_cmpuint (n, ==, cases[i].n);
      if (cases[i].annex)
        prints_assert_say (pdf, "志愿服务明细清单");
      full = prints_of_one (cast.store, "F-14", &certificates_register, certificate, "full");
      prints_assert_say (full, "110101198803070427");
      serve (&cast, volunteer, 2, cases[i].n);
      later = prints_of_one (cast.store, "F-14", &certificates_register, certificate, NULL);
      g_assert_true (g_bytes_equal (pdf, later));
      cast_clear (&cast);
    }
}

/* Issued it has a number and a code to check it by, and stands in the register of papers. */
static void
test_issued (void)
{
  Cast cast;
  gint64 volunteer, certificate;
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (FormPaperOutcome) outcome = NULL;
  g_autoptr (LedgerRecord) paper = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  cast_init (&cast);
  volunteer = cast_volunteer (&cast, "王芳", "reg_date=2024-01-05|vol_no=SD0001");
  serve (&cast, volunteer, 13, 0);
  certificate = certify (&cast, volunteer);
  outcome = form_paper_issue (library, cast.store, "F-14", &certificate, 1, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->papers->len, ==, 1);
  paper = ledger_store_load (cast.store, &papers_register, g_array_index (outcome->papers, gint64, 0), &error);
  pdf = papers_load_pdf (cast.store, paper->id, &error);
  g_assert_no_error (error);
  fixture_keep (pdf, "F-14-issued.pdf");
  fixture_check_pdf (pdf);
  number = g_strdup_printf ("编号：%s", ledger_record_get (paper, PAPER_NUMBER));
  g_assert_nonnull (strstr (number, "志证〔2026〕1号"));
  prints_assert_say (pdf, number);
  prints_assert_say (pdf, ledger_record_get (paper, PAPER_CODE));
  prints_assert_say (pdf, "可凭编号来电核对，左上角二维码是本证明的查验码");
  cast_clear (&cast);
}

/* The sentence, 汇总表, 统计表 and everybody's lines agree to the minute. */
static void
test_totals (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GBytes) hours = NULL, year = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  tz_sample_fill (store, &error);
  g_assert_no_error (error);
  ledger_store_set_today (store, "2026-11-27");
  sentence = service_dup_sentence (store, "2025-01-01", "2025-12-31", &error);
  g_assert_cmpstr (sentence, ==, "2025年，累计录入志愿服务活动11场，记录服务时长573小时。");
  hours = print_report (store, "F-13", "2025-01-01", "2025-12-31", 0);
  fixture_compare_golden (hours, "F-13-sample");
  g_assert_cmpint (sum_printed_hours (hours, 0, &n), ==, 5730);
  g_assert_cmpuint (n, ==, 54);
  g_assert_cmpint (sum_printed_hours (hours, 1, &n), ==, 5730);
  year = print_report (store, "F-18", "2025-01-01", "2025-12-31", 0);
  fixture_compare_golden (year, "F-18-sample");
  g_assert_cmpuint (prints_count_pages (year), ==, 1);
  roster_free (store);
}

/* A part of a year, one team, nobody at all, and months that are still to come. */
static void
test_scopes (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GBytes) month = NULL, team = NULL, none = NULL, running = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  tz_sample_fill (store, &error);
  g_assert_no_error (error);
  ledger_store_set_today (store, "2026-11-27");
  month = print_report (store, "F-13", "2025-07-01", "2025-07-31", 0);
  prints_assert_say (month, "统计期间：2025年7月");
  id = ledger_store_resolve (store, ledger_store_find_register (store, "teams"), "骑手先锋平安志愿服务队", &error);
  g_assert_no_error (error);
  team = print_report (store, "F-13", "2025-01-01", "2025-12-31", id);
  prints_assert_say (team, "志愿队伍：骑手先锋平安志愿服务队");
  none = print_report (store, "F-18", "2024-01-01", "2024-12-31", 0);
  g_assert_cmpuint (prints_count_pages (none), ==, 1);
  running = print_report (store, "F-18", "2024-10-01", "2027-09-30", 0);
  prints_assert_say (running, "2024年10月");
  g_assert_cmpuint (prints_count_pages (running), >, 1);
  roster_free (store);
}

static char *
repeat (const char *words,
        guint       n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u，", words, i);
  return g_string_free (text, FALSE);
}

/* Long values become smaller, then go on on another sheet; none is cut off. */
static void
test_long_values (void)
{
  g_autofree char *content = repeat ("整理社区活动室并登记图书", 90);
  g_autofree char *values = NULL, *more = NULL, *last = NULL;
  Cast cast;
  gint64 activity, volunteer;
  g_autoptr (GBytes) filing = NULL, sheet = NULL, card = NULL;

  cast_init (&cast);
  values = g_strdup_printf ("place=示范市机电产业园区综合服务中心三楼东侧职工活动室和北门广场|content=服务|plan=%s", content);
  activity = cast_activity (&cast, "纪念中国人民志愿服务二十周年暨职工文艺志愿服务队进企业进社区进校园系列展演第三十二场", "2025-03-05 09:00",
                            "11:00", values);
  volunteer = cast_volunteer (&cast, "阿卜杜热合曼·麦麦提吐尔逊", "reg_date=2024-01-05|unit=示范市机电产业园区综合管理委员会后勤保障服务中心");
  cast_stay (&cast, activity, volunteer, "09:00", "11:00", NULL);
  filing = prints_of_one (cast.store, "F-16", &activities_register, activity, NULL);
  fixture_keep (filing, "F-16-long.pdf");
  last = g_strdup ("整理社区活动室并登记图书89");
  prints_assert_say (filing, last);
  g_assert_cmpuint (prints_count_pages (filing), ==, 2);
  sheet = prints_of_one (cast.store, "F-12", &activities_register, activity, NULL);
  fixture_keep (sheet, "F-12-long.pdf");
  prints_assert_say (sheet, "系列展演第三十二场");
  g_assert_cmpuint (prints_count_pages (sheet), ==, 1);
  card = prints_of_one (cast.store, "F-15", &volunteers_register, volunteer, NULL);
  fixture_keep (card, "F-15-long.pdf");
  prints_assert_say (card, "阿卜杜热合曼·麦麦提吐尔逊");
  g_assert_cmpuint (prints_count_pages (card), ==, 1);
  cast_clear (&cast);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/service/blank", test_blank);
  g_test_add_func ("/forms/service/activity", test_activity);
  g_test_add_func ("/forms/service/team-signs", test_team_signs);
  g_test_add_func ("/forms/service/many-signers", test_many_signers);
  g_test_add_func ("/forms/service/volunteer", test_volunteer);
  g_test_add_func ("/forms/service/certificate", test_certificate);
  g_test_add_func ("/forms/service/issued", test_issued);
  g_test_add_func ("/forms/service/totals", test_totals);
  g_test_add_func ("/forms/service/scopes", test_scopes);
  g_test_add_func ("/forms/service/long-values", test_long_values);
  return g_test_run ();
}
