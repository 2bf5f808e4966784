/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of a year, and that each of them has as many cases behind it as it says. */
#include "case-cast.h"

#include <string.h>

#include "agreement-terms.h"
#include "case-figures.h"
#include "case-reports.h"
#include "cases.h"
#include "parties.h"
#include "performances.h"
#include "year-summary.h"

static const CaseScope year = { .from = "2026-01-01", .to = "2026-12-31" };

/* Eight cases: one of last year still open in this one, two refused and void, three agreed, one late, one collective. */
static LedgerStore *
make_cases (void)
{
  static const char *const values[] = {
    "filed_date=2025-12-20|received_date=2025-12-20|accepted_date=2025-12-22|consent=同意|type=劳动报酬|source=当事人申请|people=2|status=结案|"
    "closed_date=2026-01-05|outcome=调解不成",
    "received_date=2026-02-02|accepted_date=2026-02-03|consent=同意|type=劳动报酬|source=当事人申请|people=1|status=结案|closed_date=2026-02-10|"
    "outcome=达成书面调解协议|agreement_date=2026-02-10",
    "received_date=2026-03-02|accepted_date=2026-03-03|consent=同意|type=解除劳动合同|source=信访转办|people=12|status=结案|closed_date=2026-03-31|"
    "outcome=达成书面调解协议|agreement_date=2026-03-31",
    "received_date=2026-03-02|accepted_date=2026-03-03|consent=同意|type=社会保险|source=当事人申请|people=1|status=结案|closed_date=2026-03-05|"
    "outcome=达成口头协议或当场履行|agreement_date=2026-03-05",
    "received_date=2026-04-01|refused_date=2026-04-02|refuse_reasons=另一方不同意调解|type=劳动报酬|status=不予受理",
    "received_date=2026-05-06|accepted_date=2026-05-07|consent=同意|type=劳动报酬|source=当事人申请|people=1|status=结案|closed_date=2026-05-20|"
    "outcome=转仲裁|award_result=劳动者胜诉",
    "received_date=2026-09-15|accepted_date=2026-09-16|consent=同意|type=劳动报酬|people=3|status=调解",
    "received_date=2026-09-15|accepted_date=2026-09-16|consent=同意|type=劳动报酬|people=99|status=作废|void_reason=重复",
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      gint64 id = case_cast_add (store, values[i]);

      case_cast_add_row (store, &parties_register, id, i == 3 ? "role=申请人|kind=用人单位|name=东风机床厂" : "role=申请人|name=张三|kind=劳动者");
      if (i == 1 || i == 2)
        {
          case_cast_add_row (store, &terms_register, id, "kind=给付金钱|item=工资|amount=128000|due_date=2026-12-01|way=现金");
          case_cast_add_row (store, &performances_register, id, "date=2026-06-01|item=工资|amount=1000|way=现金");
        }
    }
  return store;
}

static void
test_total (void)
{
  LedgerStore *store = make_cases ();
  CaseFigure total = { 0 };
  g_autoptr (GPtrArray) figures = case_figures_count (store, &year, CASE_BY_NOTHING, &total, NULL);
  static const gint64 expected[] = {
    [CASE_ACCEPTED] = 5, [CASE_REFUSED] = 1, [CASE_CLOSED] = 5, [CASE_SUCCEEDED] = 3, [CASE_PEOPLE_INVOLVED] = 18, [CASE_COLLECTIVES] = 1,
    [CASE_COLLECTIVE_WORKERS] = 12, [CASE_AGREED] = 25600000, [CASE_PERFORMED] = 200000, [CASE_DAYS] = 14 + 7 + 28 + 2 + 13,
    [CASE_LATE_ONES] = 1, [CASE_REVIEWS] = 0, [CASE_CONFIRMATIONS] = 0,
  };
  g_autofree char *sentence = case_figures_dup_sentence (store, year.from, year.to, NULL);
  g_autofree char *none = case_figures_dup_sentence (store, "2020-01-01", "2020-12-31", NULL);
  g_autoptr (GPtrArray) summary = year_summary_list (store, year.from, year.to, NULL);

  for (guint i = 0; i < CASE_N_MEASURES; i++)
    g_assert_cmpint (total.n[i], ==, expected[i]);
  g_assert_cmpint (case_figure_get_rate (&total), ==, 600);
  g_assert_cmpint (case_figure_get_days (&total), ==, 128);
  g_assert_cmpstr (sentence, ==, "累计调解劳动争议5件，涉及职工18人，协议金额25.60万元，成功率60%。");
  g_assert_null (none);
  g_assert_cmpstr (g_ptr_array_index (summary, 0), ==, sentence);
  roster_free (store);
}

/* By every grouping the groups add up to the total, and each number has its cases. */
static void
test_lists (void)
{
  static const gboolean counts_cases[CASE_N_MEASURES] = {
    [CASE_ACCEPTED] = TRUE, [CASE_REFUSED] = TRUE, [CASE_CLOSED] = TRUE, [CASE_SUCCEEDED] = TRUE, [CASE_COLLECTIVES] = TRUE, [CASE_LATE_ONES] = TRUE,
  };
  LedgerStore *store = make_cases ();

  for (guint by = 0; by < CASE_N_GROUPINGS; by++)
    {
      CaseFigure total = { 0 };
      g_autoptr (GPtrArray) figures = case_figures_count (store, &year, (CaseGrouping) by, &total, NULL);
      gint64 sum[CASE_N_MEASURES] = { 0 };

      for (guint i = 0; i < figures->len; i++)
        {
          const CaseFigure *figure = g_ptr_array_index (figures, i);

          for (guint m = 0; m < CASE_N_MEASURES; m++)
            {
              g_autoptr (GArray) ids = case_figures_list (store, &year, (CaseGrouping) by, figure->key, (CaseMeasure) m, NULL);

              sum[m] += figure->n[m];
              g_assert_cmpint (ids->len > 0, ==, figure->n[m] > 0);
              if (counts_cases[m])
                g_assert_cmpint (ids->len, ==, figure->n[m]);
            }
        }
      for (guint m = 0; m < CASE_N_MEASURES; m++)
        g_assert_cmpint (sum[m], ==, total.n[m]);
    }
  roster_free (store);
}

static void
test_groups (void)
{
  LedgerStore *store = make_cases ();
  g_autoptr (GPtrArray) types = case_figures_count (store, &year, CASE_BY_TYPE, NULL, NULL);
  g_autoptr (GPtrArray) months = case_figures_count (store, &year, CASE_BY_MONTH, NULL, NULL);
  const CaseFigure *first = g_ptr_array_index (types, 0), *january = g_ptr_array_index (months, 0);

  g_assert_cmpstr (first->title, ==, "劳动报酬");
  g_assert_cmpint (first->n[CASE_ACCEPTED], ==, 3);
  g_assert_cmpstr (january->key, ==, "2026-01");
  g_assert_cmpint (january->n[CASE_ACCEPTED], ==, 0);
  g_assert_cmpint (january->n[CASE_CLOSED], ==, 1);
  roster_free (store);
}

static void
test_yearbook (void)
{
  static const char *const expected[] = {
    "上期未结案件数=1", "当期案件受理数=5", "其中：集体劳动争议案件数=1", "其中：劳动者申诉案件数=4", "劳动者当事人数=18", "其中：集体劳动争议人数=12",
    "按争议原因：劳动报酬=3", "按争议原因：社会保险=1", "按争议原因：变更劳动合同=0", "按争议原因：解除劳动合同=1", "按争议原因：终止劳动合同=0",
    "按争议原因：其他=0", "结案数=5", "按处理方式：调解=3", "按处理方式：裁决=1", "按处理方式：其他=1", "按处理结果：用人单位胜诉=0", "按处理结果：劳动者胜诉=1",
    "按处理结果：双方部分胜诉=0", "期末未结案件数=1",
  };
  LedgerStore *store = make_cases ();
  g_autoptr (GPtrArray) table = case_yearbook_count (store, &year, NULL);

  g_assert_cmpuint (table->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < table->len; i++)
    {
      const CaseYearbookLine *line = g_ptr_array_index (table, i);
      g_autofree char *told = g_strdup_printf ("%s=%d", line->title, (int) line->n);

      g_assert_cmpstr (told, ==, expected[i]);
      g_assert_cmpint (line->ids->len > 0, ==, line->n > 0);
      g_assert_cmpint (line->ids->len, <=, line->n);
    }
  roster_free (store);
}

/* Twelve people, never reported; a grave one that was. Today is 2026-09-22. */
static void
test_reports (void)
{
  static const char *const expected[] = {
    "集体争议=2件24人", "其中：已报告上级工会=1件12人", "其中：待报告=0件0人", "其中：逾期没有报告=1件12人", "重大争议=1件12人", "其中：已呈报=0件0人",
    "其中：没有呈报=1件12人",
  };
  LedgerStore *store = make_cases ();
  gint64 late = case_cast_add (store, "filed_date=2026-08-03|people=12|severity=重大");
  gint64 told = case_cast_add (store, "filed_date=2026-08-03|people=12|collective_reported=2026-08-04");
  CaseScope august = { .from = "2026-08-01", .to = "2026-08-31" };
  g_autoptr (GPtrArray) lines = case_reports_count (store, &august, NULL);
  g_autofree char *advice = case_reports_dup_advice (store, &august);

  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < lines->len; i++)
    {
      const CaseReportLine *line = g_ptr_array_index (lines, i);
      g_autofree char *shown = g_strdup_printf ("%s=%d件%d人", line->title, (int) line->n, (int) line->people);

      g_assert_cmpstr (shown, ==, expected[i]);
      g_assert_cmpint (line->ids->len, ==, line->n);
    }
  g_assert_cmpint (g_array_index (((CaseReportLine *) g_ptr_array_index (lines, 1))->ids, gint64, 0), ==, told);
  g_assert_cmpint (g_array_index (((CaseReportLine *) g_ptr_array_index (lines, 3))->ids, gint64, 0), ==, late);
  g_assert_nonnull (strstr (advice, "现有1件集体争议没有报告，最早的应在2026-08-04前报告。现有1件重大争议没有呈报。"));
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-figures/total", test_total);
  g_test_add_func ("/case-figures/lists", test_lists);
  g_test_add_func ("/case-figures/groups", test_groups);
  g_test_add_func ("/case-figures/yearbook", test_yearbook);
  g_test_add_func ("/case-figures/reports", test_reports);
  return g_test_run ();
}
