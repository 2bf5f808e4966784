/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 慰问标准: what comes with the program, one rule a day, and that what judged a record is never changed. */
#include <string.h>

#include "aid-cast.h"
#include "benefit-presets.h"
#include "benefit-rules.h"
#include "codes.h"
#include "ledger-batch.h"
#include "union.h"
#include "visits.h"


/* "1600 2018": limit in yuan and first year of the rule in force. */
static char *
dup_rule (LedgerStore *store,
          const char  *item,
          const char  *date)
{
  g_autoptr (LedgerRecord) rule = benefit_rule_find (store, item, date);
  const char *from = rule != NULL ? ledger_record_get (rule, BENEFIT_RULE_FROM_DATE) : NULL;
  gint64 year = benefit_rule_get_limit (rule, BENEFIT_RULE_YEAR_LIMIT), each = benefit_rule_get_limit (rule, BENEFIT_RULE_EACH_LIMIT);

  if (rule == NULL)
    return g_strdup ("-");
  return g_strdup_printf ("%d %.4s", (int) ((year > 0 ? year : each) / 100), from != NULL ? from : "-");
}

/* 1.3.2, cell by cell. */
static void
test_presets (void)
{
  static const struct
  {
    const char *region;
    const char *item;
    const char *date;
    const char *rule;
  } rows[] = {
    { "山东省", "01", "2026-09-22", "1600 2018" }, { "山东省", "02", "2026-09-22", "300 2018" },
    { "山东省", "03", "2026-09-22", "1000 2018" }, { "山东省", "07", "2026-09-22", "2000 2018" },
    { "山东省", "10", "2026-09-22", "6000 2019" }, { "山东省", "10", "2018-12-31", "-" },
    { "山东省", "01", "2017-12-31", "-" },         { "山东省", "06", "2026-09-22", "0 -" },
    { "安徽省", "01", "2024-12-31", "1500 2018" }, { "安徽省", "01", "2025-01-01", "2200 2025" },
    { "安徽省", "02", "2024-12-31", "300 2018" },  { "安徽省", "02", "2025-01-01", "500 2025" },
    { "安徽省", "03", "2024-12-31", "600 2018" },  { "安徽省", "04", "2025-01-01", "2000 2025" },
    { "安徽省", "05", "2024-12-31", "1000 2018" }, { "安徽省", "08", "2025-01-01", "2000 2025" },
    { "安徽省", "09", "2024-12-31", "1000 2018" }, { "安徽省", "11", "2025-01-01", "2000 2025" },
    { "福建省", "01", "2026-09-22", "1300 2018" }, { "福建省", "04", "2026-09-22", "500 2018" },
    { "福建省", "09", "2026-09-22", "500 2018" },  { "福建省", "03", "2026-09-22", "0 -" },
    { "新疆维吾尔自治区", "01", "2024-12-31", "1500 2018" }, { "新疆维吾尔自治区", "01", "2025-01-01", "2000 2025" },
    { "湖北省", "42", "2026-09-22", "20000 -" },   { "湖北省", "45", "2026-09-22", "3000 -" },
    { "全国", "01", "2026-09-22", "0 -" },
  };
  const char *last = NULL;
  LedgerStore *store = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *rule = NULL;
      g_autoptr (GError) error = NULL;

      if (g_strcmp0 (last, rows[i].region) != 0)
        {
          if (store != NULL)
            roster_free (store);
          store = roster_new ();
          benefit_presets_add (store, rows[i].region, NULL, &error);
          g_assert_no_error (error);
          last = rows[i].region;
        }
      rule = dup_rule (store, rows[i].item, rows[i].date);
      g_test_message ("%s %s %s", rows[i].region, rows[i].item, rows[i].date);
      g_assert_cmpstr (rule, ==, rows[i].rule);
    }
  roster_free (store);
}

/* Every shipped row passes the checks; entered once, and never over what the clerk has. */
static void
test_enter (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerQuery) query = ledger_query_new (&benefit_rules_register);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (LedgerRecord) own = ledger_store_load_single (store, &union_register);
  g_autofree char *rule = NULL;
  gint64 mine = roster_add (store, &benefit_rules_register, "item=01|region=本区|year_limit=1800|in_force=是|from_date=2020-01-01|basis=本区文件");
  guint all = benefit_presets_count_new (store, NULL), n = 0;

  g_assert_cmpuint (all, ==, 56);
  g_assert_false (benefit_presets_add (store, "月球", &n, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "月球"));
  g_clear_error (&error);
  g_assert_true (benefit_presets_add (store, "山东省", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 9 + 7);
  /* Her own rule stands in the way of the province's, which is entered without being adopted. */
  rule = dup_rule (store, "01", "2026-09-22");
  g_assert_cmpstr (rule, ==, "1800 2020");
  {
    g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &benefit_rules_register, mine, NULL);

    g_assert_null (ledger_edit_get (edit, BENEFIT_RULE_TO_DATE));
  }
  g_clear_pointer (&own, ledger_record_unref);
  own = ledger_store_load_single (store, &union_register);
  g_assert_cmpstr (ledger_record_get (own, UNION_BENEFIT_REGION), ==, "山东省");
  g_assert_true (benefit_presets_add (store, "山东省", &n, &error));
  g_assert_cmpuint (n, ==, 0);
  /* The rest, not adopted; what she threw away does not come back. */
  g_assert_true (benefit_presets_add (store, NULL, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, all - 16);
  ledger_query_add_filter (query, BENEFIT_RULE_REGION, LEDGER_IS, "福建省");
  ids = ledger_store_select (store, query, NULL);
  g_assert_cmpuint (ids->len, ==, 7);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) row = ledger_store_load (store, &benefit_rules_register, g_array_index (ids, gint64, i), NULL);

      g_assert_null (ledger_record_get (row, BENEFIT_RULE_IN_FORCE));
    }
  g_assert_true (ledger_store_remove (store, &benefit_rules_register, g_array_index (ids, gint64, 0), "不用", &error));
  g_assert_cmpuint (benefit_presets_count_new (store, NULL), ==, 0);
  roster_free (store);
}

/* What is uncertain says so. */
static void
test_honest (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerQuery) query = ledger_query_new (&benefit_rules_register);
  g_autoptr (GArray) ids = NULL;

  g_assert_true (benefit_presets_add (store, NULL, NULL, &error));
  ids = ledger_store_select (store, query, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) row = ledger_store_load (store, &benefit_rules_register, g_array_index (ids, gint64, i), NULL);
      g_autofree char *basis = benefit_rule_dup_basis (row);
      gboolean sure = ledger_record_is (row, BENEFIT_RULE_CONFIDENCE, "1");
      const char *papers = ledger_record_get (row, BENEFIT_RULE_PAPERS);
      g_auto (GStrv) kinds = g_strsplit (papers != NULL ? papers : "", ",", -1);

      g_assert_nonnull (ledger_record_get (row, BENEFIT_RULE_BASIS));
      g_assert_nonnull (ledger_record_get (row, BENEFIT_RULE_CONFIDENCE));
      g_assert_cmpint (strstr (basis, "须核实") == NULL, ==, sure);
      if (ledger_record_is (row, BENEFIT_RULE_CONFIDENCE, "3"))
        g_assert_nonnull (strstr (ledger_record_get (row, BENEFIT_RULE_MEMO), "请按本地现行标准核实"));
      for (guint k = 0; papers != NULL && kinds[k] != NULL; k++)
        g_assert_nonnull (ledger_choices_find (codes_attachment_kind, kinds[k]));
    }
  roster_free (store);
}

static void
test_regions (void)
{
  g_autoptr (GPtrArray) regions = benefit_presets_list_regions ();
  const BenefitRegion *first = g_ptr_array_index (regions, 0), *last = g_ptr_array_index (regions, regions->len - 1);

  g_assert_cmpuint (regions->len, ==, 6);
  g_assert_cmpstr (first->region, ==, "山东省");
  g_assert_cmpstr (first->confidence, ==, "3");
  g_assert_cmpuint (first->n, ==, 9);
  g_assert_true (g_str_has_prefix (first->text, "节日慰问每年1600元、生日慰问每次300元、结婚慰问每次1000元（须核实）"));
  g_assert_nonnull (strstr (first->text, "请按本地现行标准核实"));
  g_assert_cmpstr (last->region, ==, "全国");
}

static void
test_checks (void)
{
  static const struct
  {
    const char *values;
    const char *problems;
  } rows[] = {
    { "item=01|region=甲省|year_limit=2000|in_force=是|from_date=2026-01-01", "" },
    { "item=01|region=甲省|year_limit=2000|in_force=是|from_date=2017-01-01|to_date=2018-01-01", "" },
    { "item=01|region=甲省|year_limit=2000|in_force=是|from_date=2017-01-01|to_date=2018-01-02", "B:overlap" },
    { "item=01|region=甲省|year_limit=2000|in_force=是|from_date=2018-01-01", "B:overlap" },
    { "item=01|region=甲省|year_limit=2000|in_force=是", "B:overlap" },
    { "item=01|region=甲省|year_limit=2000|from_date=2018-01-01", "" },
    { "item=16|region=甲省|each_limit=200|in_force=是", "" },
    { "item=16|region=甲省|each_limit=200|from_date=2026-01-01|to_date=2026-01-01", "B:to-before-from" },
    { "item=16|region=甲省|each_limit=0", "B:not-positive" },
    { "item=16|region=甲省|times_year=-1", "B:not-positive" },
    { "item=16|region=甲省|each_limit=300|year_limit=200", "W:each-over-year" },
  };
  LedgerStore *store = roster_new ();

  benefit_presets_add (store, "山东省", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (store, &benefit_rules_register, rows[i].values);
      g_autofree char *problems = roster_problems (edit);

      g_test_message ("%s", rows[i].values);
      g_assert_cmpstr (problems, ==, rows[i].problems);
    }
  roster_free (store);
}

/* A later rule ends the one before it, and says so. */
static void
test_succession (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (LedgerRecord) before = NULL;
  g_autofree char *said = NULL, *old = NULL, *new = NULL;

  benefit_presets_add (store, "山东省", NULL, NULL);
  edit = roster_edit (store, &benefit_rules_register, "item=01|region=山东省|year_limit=2000|in_force=是|from_date=2026-01-01|basis=新细则");
  g_assert_cmpstr (ledger_edit_get (edit, BENEFIT_RULE_TITLE), ==, "山东省节日慰问（2026年起）");
  said = aid_cast_dup_text (edit, "closes");
  g_assert_cmpstr (said, ==, "保存后，原来的“山东省节日慰问（2018年起）”到2026-01-01失效；已按它审核的记录不变");
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  g_assert_no_error (error);
  old = dup_rule (store, "01", "2025-12-31");
  new = dup_rule (store, "01", "2026-01-01");
  g_assert_cmpstr (old, ==, "1600 2018");
  g_assert_cmpstr (new, ==, "2000 2026");
  ledger_undo_free (ledger_batch_undo (store, ledger_batch_get_last (store), &error));
  before = benefit_rule_find (store, "01", "2026-09-22");
  g_assert_cmpint (benefit_rule_get_limit (before, BENEFIT_RULE_YEAR_LIMIT), ==, 160000);
  roster_free (store);
}

static void
test_judged (void)
{
  AidCast cast;
  g_autoptr (LedgerRecord) rule = NULL;
  g_autoptr (LedgerEdit) edit = NULL, next = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *problems = NULL;

  aid_cast_init (&cast);
  rule = benefit_rule_find (cast.store, "01", "2026-09-22");
  edit = ledger_edit_open_record (cast.store, rule);
  /* A draft has not been judged yet. */
  aid_cast_visit (&cast, "member=张大山|kind=01|festival=6|form=3|date=2026-09-10|goods_value=300");
  roster_type (edit, "year_limit=1700");
  problems = roster_problems (edit);
  g_assert_cmpstr (problems, ==, "");
  aid_cast_visit (&cast, "status=待审|member=张大山|kind=01|festival=2|form=3|date=2026-02-10|goods_value=300");
  g_assert_cmpuint (benefit_rule_count_judged (cast.store, rule->id), ==, 1);
  g_assert_false (ledger_edit_save (edit, NULL, &error));
  g_assert_cmpstr (error->message, ==, "没有保存：已有1条慰问、救助记录按这条标准审核，每人每年限额不能再改；标准变了的请用“更新标准”另立一条，"
                                       "写上新的生效日期，原来的到那天自动失效。");
  g_clear_error (&error);
  /* How sure it is may be said at any time, and when it ends. */
  g_clear_pointer (&edit, ledger_edit_free);
  edit = ledger_edit_open_record (cast.store, rule);
  roster_type (edit, "confidence=可靠|memo=已核对原文|to_date=2027-01-01");
  g_assert_true (ledger_edit_save (edit, NULL, &error));
  g_assert_no_error (error);
  next = benefit_rule_succeed (cast.store, rule->id, "2027-01-01", &error);
  g_assert_cmpstr (ledger_edit_get (next, BENEFIT_RULE_FORMS), ==, "3,4");
  g_assert_null (ledger_edit_get (next, BENEFIT_RULE_SHIPPED_KEY));
  g_assert_true (ledger_edit_save (next, NULL, &error));
  g_assert_no_error (error);
  /* Nor does it go to the bin. */
  g_assert_false (ledger_store_remove (cast.store, &benefit_rules_register, rule->id, "试", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  aid_cast_clear (&cast);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/benefit-rules/presets", test_presets);
  g_test_add_func ("/benefit-rules/enter", test_enter);
  g_test_add_func ("/benefit-rules/honest", test_honest);
  g_test_add_func ("/benefit-rules/regions", test_regions);
  g_test_add_func ("/benefit-rules/checks", test_checks);
  g_test_add_func ("/benefit-rules/succession", test_succession);
  g_test_add_func ("/benefit-rules/judged", test_judged);
  return g_test_run ();
}
