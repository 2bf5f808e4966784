/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 建档申请表, 医疗救助申请表, 子女助学申请表, 年度复核表 and 入户调查表 of a real ledger: what they say, of which row, and
 * that nothing is lost of a large household or a long reason. */
#include "ledger-prints.h"

#include <string.h>

#include "aids.h"
#include "benefit-rules.h"
#include "form-error.h"
#include "form-ledger-source.h"
#include "hardship-family.h"
#include "hardship-files.h"
#include "hardship-reviews.h"
#include "hardship-surveys.h"
#include "roster.h"

#define WORKER_ID "110101198803070427"

/* 18 digits of half a square each, at 9 pt, in mm. */
#define LEAST_NUMBER (18 * 4.5 * 25.4 / 72 - 0.2)

static const char *const household[] = {
  "name=张玉兰|relation=母亲|id_type=111|id_no=110101195501150025|political=群众|education=初中|medical_cover=居民医保|"
  "health=终末期肾病（尿毒症）|month_income=180|work_state=退休|unit_text=示范市东湖区向阳街道",
  "name=李小军|relation=儿子|id_type=111|id_no=110101200806010039|political=共青团员|education=高中|medical_cover=居民医保|"
  "health=良好|month_income=0|work_state=学生|unit_text=示范市第三高级中学",
  NULL
};

static gint64
add_below (LedgerStore          *store,
           const LedgerRegister *reg,
           gint64                file,
           const char           *values)
{
  g_autofree char *all = g_strdup_printf ("file_id=%" G_GINT64_FORMAT "|%s", file, values);
  g_autoptr (LedgerEdit) edit = roster_edit (store, reg, all);
  g_autoptr (GError) error = NULL;

  /* As a sheet of past years brings it: in whatever state. */
  edit->imported = TRUE;
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  return edit->after->id;
}

static gint64
add_file (LedgerStore *store)
{
  gint64 file = roster_add (store, &hardship_files_register,
    "file_no=2026-0007|name=王秀英|gender=女|id_type=111|id_no=" WORKER_ID "|level=深度困难|standard=低保标准以下|ethnic=汉族|"
    "political=群众|health=良好|disability=无残疾|work_state=在岗|mobile=13800001234|other_phone=010-88886666|marriage=离婚|"
    "household_type=2|unit=示范机械厂|unit_nature=国有企业|industry=制造业|unit_state=正常|job=钳工|work_since=2008-07|"
    "contract_from=2022-07-01|contract_to=2027-06-30|contract_term=五年以上|housing=租房|housing_area=52|"
    "address=示范市东湖区建设路18号3栋2单元501室|postcode=100010|household_region=示范市东湖区建设路街道|people=3|"
    "month_income=2100|other_income=4800|year_income=30000|expenses=18000|single_parent=是|zero_employment=否|self_help=是|"
    "on_subsistence=是|medical_cover=职工医保|cause_main=家属大病|cause_text=母亲长期透析，自付费用高，独自抚养上高中的儿子。|"
    "applied_date=2026-03-05|card_no=6217001234567890123");

  for (guint i = 0; household[i] != NULL; i++)
    add_below (store, &hardship_family_register, file, household[i]);
  return file;
}

static void
test_blank (void)
{
  static const char *const forms[] = { "F-20", "F-21", "F-22", "F-23", "F-26" };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *name = g_strconcat (forms[i], "-blank", NULL);
      g_autoptr (GBytes) pdf = prints_of_one (store, forms[i], &hardship_files_register, 0, NULL);

      fixture_compare_golden (pdf, name);
      g_assert_cmpuint (prints_count_pages (pdf), ==, 1);
    }
  roster_free (store);
}

/* On one line, in letters no smaller than 9 pt. */
static void
assert_number_size (GBytes     *pdf,
                    const char *number)
{
  FixtureInk ink = fixture_find_words (pdf, 1, number);

  g_assert_cmpfloat (ink.right - ink.left, >, LEAST_NUMBER);
}

static void
test_application (void)
{
  LedgerStore *store = roster_new ();
  gint64 file = add_file (store);
  g_autoptr (GBytes) pdf = prints_of_one (store, "F-20", &hardship_files_register, file, NULL);

  fixture_compare_golden (pdf, "F-20-filled");
  g_assert_cmpuint (prints_count_pages (pdf), ==, 1);
  assert_number_size (pdf, WORKER_ID);
  assert_number_size (pdf, "110101195501150025");
  prints_assert_say (pdf, "2022年7月1日 到 2027年6月30日（五年以上固定期限）");
  prints_assert_say (pdf, "经审核该家庭符合困难职工建档认定条件");
  roster_free (store);
}

static void
test_contract (void)
{
  static const struct { const char *term, *printed; } cases[] = {
    { "|contract_from=2020-01-01|contract_term=无固定期限", "2020年1月1日 到" },
    { "|contract_from=2020-01-01|contract_term=无固定期限", "（无固定期限）" },
    { "|contract_from=2020-01-01|contract_to=2022-12-31|contract_term=三年", "2022年12月31日（三年固定期限）" },
    { "", "（＿＿＿固定期限）" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LedgerStore *store = roster_new ();
      g_autofree char *values = g_strconcat ("name=王秀英", cases[i].term, NULL);
      gint64 file = roster_add (store, &hardship_files_register, values);
      g_autoptr (GBytes) pdf = prints_of_one (store, "F-20", &hardship_files_register, file, NULL);

      prints_assert_say (pdf, cases[i].printed);
      roster_free (store);
    }
}

/* What the unions wrote stands where the printed sentence would. */
static void
test_opinions (void)
{
  LedgerStore *store = roster_new ();
  gint64 file = roster_add (store, &hardship_files_register, "name=王秀英|unit_opinion=情况属实，报上级审定。|superior_opinion=住房须再核实。");
  g_autoptr (GBytes) pdf = prints_of_one (store, "F-20", &hardship_files_register, file, NULL);
  g_autofree char *text = fixture_text (pdf, "-raw");

  prints_assert_say (pdf, "情况属实，报上级审定。");
  prints_assert_say (pdf, "住房须再核实。");
  g_assert_cmpuint (fixture_count (text, "经审核该家庭"), ==, 1);
  roster_free (store);
}

static gint64
add_medical (LedgerStore *store,
             gint64       file,
             const char  *more)
{
  g_autofree char *values = g_strconcat ("kind=医疗救助|amount=5000|patient=张玉兰|patient_relation=母亲|patient_gender=女|"
    "patient_age=71|patient_unit=示范市东湖区向阳街道|patient_id_no=110101195501150025|illness=终末期肾病（尿毒症）|own_cost=32600.5|"
    "hospital_times=4|centre_cost=28000|unit_aid=2000|social_aid=3000|treatment=四次住院共46天，每周三次门诊透析。|"
    "reason=自付费用超过家庭年收入。", more, NULL);

  return add_below (store, &aids_register, file, values);
}

static gint64
add_schooling (LedgerStore *store,
               gint64       file,
               const char  *more)
{
  g_autofree char *values = g_strconcat ("kind=助学救助|amount=5000|student=李小军|student_gender=男|student_ethnic=汉族|"
    "student_age=18|student_fresh=是|student_id_no=110101200806010039|student_mobile=13900005678|student_political=共青团员|score=568|"
    "school_level=本科|school=示范理工大学|major=机械工程|school_years=4|admission_batch=本科批|enrolled=2026-09|graduates=2030-07|"
    "tuition=6500|loan=是|loan_amount=8000|home_address=示范市东湖区建设路18号|school_year=2026—2027|reason=学杂费负担重。", more, NULL);

  return add_below (store, &aids_register, file, values);
}

static void
test_aids (void)
{
  LedgerStore *store = roster_new ();
  gint64 file = add_file (store);
  gint64 medical = add_medical (store, file, "|date=2026-05-06");
  gint64 schooling = add_schooling (store, file, "|date=2026-08-20");
  g_autoptr (GBytes) health = prints_of_one (store, "F-21", &aids_register, medical, NULL);
  g_autoptr (GBytes) school = prints_of_one (store, "F-22", &aids_register, schooling, NULL);
  g_autoptr (GBytes) of_file = prints_of_one (store, "F-21", &hardship_files_register, file, NULL);
  FormSource *wrong = form_ledger_source_new (store, &aids_register, &medical, 1);
  g_autoptr (FormLibrary) library = prints_open_library ();
  g_autoptr (GError) error = NULL;

  fixture_compare_golden (health, "F-21-filled");
  fixture_compare_golden (school, "F-22-filled");
  g_assert_cmpuint (prints_count_pages (health), ==, 1);
  g_assert_cmpuint (prints_count_pages (school), ==, 1);
  g_assert_true (g_bytes_equal (health, of_file));
  assert_number_size (health, "110101195501150025");
  assert_number_size (school, WORKER_ID);
  /* A medical aid is no schooling. */
  g_assert_null (form_print_to_bytes (library, "F-22", wrong, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, FORM_ERROR, FORM_ERROR_NOT_FOUND);
  form_ledger_source_free (wrong);
  roster_free (store);
}

/* From the file the application under way is meant: none that was signed for, none that is void; else an empty one, with
 * the reason of the file. */
static void
test_which_aid (void)
{
  static const struct { const char *status; gboolean meant; } cases[] = {
    { "草稿", TRUE }, { "已签收", FALSE }, { "作废|void_reason=重复申请", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LedgerStore *store = roster_new ();
      gint64 file = add_file (store);
      g_autofree char *more = g_strconcat ("|date=2026-02-06|status=", cases[i].status, NULL);
      g_autoptr (GBytes) pdf = NULL;

      add_medical (store, file, more);
      pdf = prints_of_one (store, "F-21", &hardship_files_register, file, NULL);
      prints_assert_say (pdf, "王秀英");
      g_assert_cmpint (prints_say (pdf, "32,600.50"), ==, cases[i].meant);
      g_assert_cmpint (prints_say (pdf, "母亲长期透析"), ==, !cases[i].meant);
      roster_free (store);
    }
}

static void
test_review (void)
{
  LedgerStore *store = roster_new ();
  gint64 file = add_file (store);
  gint64 review;
  g_autoptr (GBytes) pdf = NULL;

  roster_add (store, &benefit_rules_register, "item=51|title=最低生活保障标准|in_force=是|each_limit=900|from_date=2020-01-01|basis=示范市民政局通知");
  add_below (store, &aids_register, file, "kind=生活救助|date=2026-02-03|status=已签收|amount=1000");
  add_below (store, &hardship_reviews_register, file,
             "year=2025|date=2025-11-20|people=4|income_now=28000|expenses_now=20000|result=继续|reason=仍困难|surveyors=周勇、李芳");
  review = add_below (store, &hardship_reviews_register, file,
                      "year=2026|date=2026-09-20|people=3|income_before=29000|income_now=36000|expenses_now=18000|result=调整级别|"
                      "level_after=相对困难|reason=医疗自付减少，儿子升入大学。|surveyors=周勇、李芳|notice_from=2026-09-21|notice_to=2026-09-27");
  pdf = prints_of_one (store, "F-23", &hardship_reviews_register, review, NULL);
  fixture_compare_golden (pdf, "F-23-filled");
  g_assert_cmpuint (prints_count_pages (pdf), ==, 1);
  prints_assert_say (pdf, "☑调整级别");
  prints_assert_say (pdf, "☑相对困难");
  roster_free (store);
}

static gint64
add_survey (LedgerStore *store,
            gint64       file)
{
  return add_below (store, &hardship_surveys_register, file,
                    "date=2026-03-12|surveyors=周勇、李芳|housing=租住两居室一套，家具简单。|income_proof=工资卡流水与单位证明一致。|"
                    "spending=医院结算单自付18000元。|has_house=否|has_car=否|has_business=否|assets=无其他财产。|"
                    "neighbours=邻居均反映困难属实。|conclusion=1|conclusion_text=建议按深度困难职工建档。|signer=王秀英");
}

/* Taken along before the visit it knows the household, printed after it what was found. */
static void
test_survey (void)
{
  LedgerStore *store = roster_new ();
  gint64 file = add_file (store);
  g_autoptr (GBytes) before = prints_of_one (store, "F-26", &hardship_files_register, file, NULL), after = NULL;

  prints_assert_say (before, "示范市第三高级中学");
  prints_assert_say (before, "□情况属实，同意建档");
  after = prints_of_one (store, "F-26", &hardship_surveys_register, add_survey (store, file), NULL);
  fixture_compare_golden (after, "F-26-filled");
  g_assert_cmpuint (prints_count_pages (after), ==, 1);
  prints_assert_say (after, "☑情况属实，同意建档");
  assert_number_size (after, "110101195501150025");
  roster_free (store);
}

static char *
dup_long (const char *words,
          guint       characters)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; g_utf8_strlen (text->str, -1) < characters; i++)
    g_string_append_printf (text, "%s%u；", words, i);
  g_string_append (text, "完了");
  return g_string_free (text, FALSE);
}

/* Nine at home, long names, a reason of five hundred characters: what has no room goes on on one more sheet. */
static void
test_extremes (void)
{
  static const char *const relations[] = { "父亲", "母亲", "配偶", "儿子", "女儿", "祖父", "祖母", "弟弟", "妹妹" };
  LedgerStore *store = roster_new ();
  g_autofree char *reason = dup_long ("本人患病后长期病休，收入减少", 500);
  g_autofree char *values = g_strdup_printf ("file_no=2026-0008|name=阿卜杜热合曼·麦麦提吐尔逊|ethnic=维吾尔族|health=终末期肾病（尿毒症）、高血压病|"
    "unit=示范市机电产业园区综合管理委员会后勤保障服务中心第二车间|address=示范市东湖新技术产业开发区建设大道东段1188号幸福家园小区二期18号楼3单元2501室|"
    "month_income=12345.67|year_income=1234567.89|cause_text=%s", reason);
  gint64 file = roster_add (store, &hardship_files_register, values);
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      g_autofree char *row = g_strdup_printf ("name=古丽仙·艾买提江%u|relation=%s|id_no=11010119%u5010100%u%u|health=严重运动神经元病|"
                                              "month_income=12345.6%u|unit_text=示范市东湖新技术产业开发区第%u初级中学",
                                              i + 1, relations[i], i + 1, i / 10, i, i + 1, i + 1);

      add_below (store, &hardship_family_register, file, row);
    }
  pdf = prints_of_one (store, "F-20", &hardship_files_register, file, NULL);
  fixture_keep (pdf, "F-20-long.pdf");
  fixture_check_pdf (pdf);
  g_assert_cmpuint (prints_count_pages (pdf), ==, 2);
  prints_assert_say (pdf, "阿卜杜热合曼·麦麦提吐尔逊");
  prints_assert_say (pdf, "古丽仙·艾买提江9");
  prints_assert_say (pdf, "完了");
  prints_assert_say (pdf, "职工编号：2026-0008");
  roster_free (store);
}

/* The other papers with reasons of five hundred characters. */
static void
test_long_reasons (void)
{
  LedgerStore *store = roster_new ();
  gint64 file = add_file (store);
  g_autofree char *words = dup_long ("自付医疗费和学杂费负担很重，家庭入不敷出", 500);
  g_autofree char *medical = g_strdup_printf ("kind=医疗救助|date=2026-05-06|treatment=%s|reason=%s", words, words);
  g_autofree char *schooling = g_strdup_printf ("kind=助学救助|date=2026-05-06|school=示范省示范市第一职业技术师范大学高等专科学校|reason=%s", words);
  g_autofree char *review = g_strdup_printf ("year=2026|people=3|income_now=1|expenses_now=1|result=1|reason=%s", words);
  g_autofree char *survey = g_strdup_printf ("date=2026-05-06|housing=%s|neighbours=%s|conclusion_text=%s", words, words, words);
  const struct { const char *form; const LedgerRegister *reg; const char *values; guint ends; } cases[] = {
    { "F-21", &aids_register, medical, 2 }, { "F-22", &aids_register, schooling, 1 },
    { "F-23", &hardship_reviews_register, review, 1 }, { "F-26", &hardship_surveys_register, survey, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = add_below (store, cases[i].reg, file, cases[i].values);
      g_autoptr (GBytes) pdf = prints_of_one (store, cases[i].form, cases[i].reg, id, NULL);
      g_autofree char *name = g_strconcat (cases[i].form, "-long.pdf", NULL);
      g_autofree char *text = fixture_text (pdf, "-raw");

      fixture_keep (pdf, name);
      fixture_check_pdf (pdf);
      g_assert_cmpuint (fixture_count (text, "完了"), ==, cases[i].ends);
      g_assert_cmpuint (prints_count_pages (pdf), <=, 2);
    }
  roster_free (store);
}

/* Many at once are the same papers one behind the other. */
static void
test_batch (void)
{
  static const char *const forms[] = { "F-20", "F-21", "F-22", "F-23", "F-26" };
  LedgerStore *store = roster_new ();
  gint64 files[3] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *values = g_strdup_printf ("name=职工%u号|cause_text=原因%u", i + 1, i + 1);

      files[i] = roster_add (store, &hardship_files_register, values);
    }
  for (guint k = 0; k < G_N_ELEMENTS (forms); k++)
    {
      g_autoptr (GBytes) pdf = prints_of (store, forms[k], &hardship_files_register, files, G_N_ELEMENTS (files), NULL);

      fixture_check_pdf (pdf);
      g_assert_cmpuint (prints_count_pages (pdf), ==, G_N_ELEMENTS (files));
      for (guint i = 0; i < G_N_ELEMENTS (files); i++)
        {
          g_autofree char *name = g_strdup_printf ("职工%u号", i + 1);

          prints_assert_say (pdf, name);
        }
    }
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forms/hardship/blank", test_blank);
  g_test_add_func ("/forms/hardship/application", test_application);
  g_test_add_func ("/forms/hardship/contract", test_contract);
  g_test_add_func ("/forms/hardship/opinions", test_opinions);
  g_test_add_func ("/forms/hardship/aids", test_aids);
  g_test_add_func ("/forms/hardship/which-aid", test_which_aid);
  g_test_add_func ("/forms/hardship/review", test_review);
  g_test_add_func ("/forms/hardship/survey", test_survey);
  g_test_add_func ("/forms/hardship/extremes", test_extremes);
  g_test_add_func ("/forms/hardship/long-reasons", test_long_reasons);
  g_test_add_func ("/forms/hardship/batch", test_batch);
  return g_test_run ();
}
