/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fund holds of visits and aid, through all that can happen to them; what it says when it runs out. */
#include <string.h>

#include "aid-totals.h"
#include "aids.h"
#include "batch-goods.h"
#include "funds.h"
#include "hardship-files.h"
#include "roster.h"
#include "visit-batches.h"
#include "visit-limits.h"
#include "visits.h"

static void
assert_fund (LedgerStore *store,
             gint64       id,
             gint64       reserved,
             gint64       spent,
             gint64       remaining)
{
  g_autoptr (LedgerRecord) fund = ledger_store_load (store, &funds_register, id, NULL);

  g_assert_cmpint (ledger_record_get_number (fund, FUND_RESERVED), ==, reserved);
  g_assert_cmpint (ledger_record_get_number (fund, FUND_SPENT), ==, spent);
  g_assert_cmpint (ledger_record_get_number (fund, FUND_REMAINING), ==, remaining);
}

static void
assert_proof (LedgerStore *store,
              guint        n)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (fund_totals_prove (store, findings, NULL));
  g_assert_true (visit_batch_totals_prove (store, findings, NULL));
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, n);
}

/* As the workflow does it; rules of others have their own tests. */
static void
set_row (LedgerStore          *store,
         const LedgerRegister *reg,
         gint64                id,
         guint                 field,
         const char           *value)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, reg, id, NULL);

  ledger_edit_set (edit, field, value);
  edit->follows = TRUE;
  g_assert_true (ledger_batch_begin (store, "event", "改", NULL));
  aid_totals_follow (edit);
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
  g_assert_true (ledger_batch_commit (store, NULL));
}

static gint64
add_fund (LedgerStore *store,
          const char  *name,
          const char  *budget)
{
  g_autofree char *values = g_strdup_printf ("name=%s|year=2026|source=3|budget=%s", name, budget);

  return roster_add (store, &funds_register, values);
}

/* In whatever state, past the rules that are not asked here. */
static gint64
add_visit (LedgerStore *store,
           const char  *name,
           const char  *status,
           gint64       fund,
           gint64       batch,
           gint64       cash,
           gint64       goods)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &visits_register);

  ledger_edit_set (edit, VISIT_NAME, name);
  ledger_edit_set (edit, VISIT_KIND, "05");
  ledger_edit_set (edit, VISIT_DATE, "2026-05-01");
  ledger_edit_set (edit, VISIT_STATUS, status);
  ledger_edit_set (edit, VISIT_LATE, "1");
  ledger_edit_set (edit, VISIT_SIGNER, name);
  ledger_edit_set (edit, VISIT_SIGNED_DATE, "2026-05-01");
  if (fund != 0)
    ledger_record_set_number (edit->after, VISIT_FUND_ID, fund);
  if (batch != 0)
    ledger_record_set_number (edit->after, VISIT_BATCH_ID, batch);
  ledger_record_set_number (edit->after, VISIT_CASH, cash);
  ledger_record_set_number (edit->after, VISIT_GOODS_VALUE, goods);
  edit->follows = TRUE;
  g_assert_true (ledger_batch_begin (store, "event", "加", NULL));
  aid_totals_follow (edit);
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
  g_assert_true (ledger_batch_commit (store, NULL));
  return edit->after->id;
}

static void
test_check (void)
{
  LedgerStore *store = roster_new ();
  static const struct { const char *values, *problems; } rows[] = {
    { "name=节日慰问费|year=2026|budget=10000", "" },
    { "name=节日慰问费|year=2025|budget=10000", "B:fund-name" },
    { "name=节日慰问费|year=26|budget=10000", "B:year" },
    { "name=别的|year=2025|budget=-1", "B:negative" },
    { "name=节日慰问费", "" },
  };

  roster_add (store, &funds_register, "name=节日慰问费|year=2025|budget=9000");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (store, &funds_register, rows[i].values);
      g_autofree char *problems = roster_problems (edit);

      g_assert_cmpstr (problems, ==, rows[i].problems);
      if (i == 0)
        g_assert_cmpint (ledger_record_get_number (edit->after, FUND_REMAINING), ==, 1000000);
      if (i == 4)
        g_assert_cmpstr (ledger_edit_get (edit, FUND_YEAR), ==, "2026");
    }
  roster_free (store);
}

static void
test_totals (void)
{
  LedgerStore *store = roster_new ();
  gint64 one = add_fund (store, "节日慰问费", "1000"), two = add_fund (store, "送温暖", "500");
  gint64 visit = add_visit (store, "张三", VISIT_DRAFT, one, 0, 20000, 5000);

  assert_fund (store, one, 0, 0, 100000);
  set_row (store, &visits_register, visit, VISIT_STATUS, VISIT_WAITING);
  assert_fund (store, one, 25000, 0, 75000);
  set_row (store, &visits_register, visit, VISIT_STATUS, VISIT_APPROVED);
  assert_fund (store, one, 0, 25000, 75000);
  set_row (store, &visits_register, visit, VISIT_STATUS, VISIT_ARCHIVED);
  assert_fund (store, one, 0, 25000, 75000);
  set_row (store, &visits_register, visit, VISIT_CASH, "10000");
  assert_fund (store, one, 0, 15000, 85000);
  assert_proof (store, 0);
  g_assert_true (ledger_store_remove (store, &visits_register, visit, "试", NULL));
  assert_fund (store, one, 0, 0, 100000);
  g_assert_true (ledger_store_restore (store, &visits_register, visit, NULL));
  assert_fund (store, one, 0, 15000, 85000);
  set_row (store, &visits_register, visit, VISIT_STATUS, VISIT_VOID);
  assert_fund (store, one, 0, 0, 100000);
  set_row (store, &visits_register, visit, VISIT_STATUS, VISIT_PAID);
  assert_fund (store, one, 0, 15000, 85000);
  {
    g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT, two);

    set_row (store, &visits_register, visit, VISIT_FUND_ID, other);
  }
  assert_fund (store, one, 0, 0, 100000);
  assert_fund (store, two, 0, 15000, 35000);
  set_row (store, &visits_register, visit, VISIT_STATUS, VISIT_RETURNED);
  assert_fund (store, one, 0, 0, 100000);
  assert_fund (store, two, 0, 0, 50000);
  assert_proof (store, 0);
  roster_free (store);
}

static void
test_aids (void)
{
  LedgerStore *store = roster_new ();
  gint64 fund = add_fund (store, "送温暖", "1000");
  gint64 file = roster_add (store, &hardship_files_register, "name=李困");
  g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &aids_register);

  ledger_record_set_number (edit->after, AID_FILE_ID, file);
  ledger_edit_set (edit, AID_KIND, "1");
  ledger_edit_set (edit, AID_DATE, "2026-05-01");
  ledger_edit_set (edit, AID_STATUS, VISIT_PAID);
  ledger_record_set_number (edit->after, AID_FUND_ID, fund);
  ledger_record_set_number (edit->after, AID_AMOUNT, 30000);
  edit->follows = TRUE;
  g_assert_true (ledger_batch_begin (store, "event", "加", NULL));
  aid_totals_follow (edit);
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
  g_assert_true (ledger_batch_commit (store, NULL));
  add_visit (store, "张三", VISIT_WAITING, fund, 0, 20000, 0);
  assert_fund (store, fund, 20000, 30000, 50000);
  assert_proof (store, 0);
  roster_free (store);
}

/* Two funds that become one hold together what both held; undone, each its own again. */
static void
test_merge (void)
{
  LedgerStore *store = roster_new ();
  gint64 one = add_fund (store, "节日慰问费", "1000"), two = add_fund (store, "节日慰问费（重）", "500");
  g_autoptr (LedgerMerge) merge = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  add_visit (store, "张三", VISIT_PAID, one, 0, 20000, 0);
  add_visit (store, "李四", VISIT_PAID, two, 0, 10000, 0);
  add_visit (store, "王五", VISIT_WAITING, two, 0, 0, 5000);
  merge = ledger_merge_new (store, &funds_register, one, two, &error);
  g_assert_no_error (error);
  ledger_merge_apply (merge, "同一笔", "同一笔", NULL, &error);
  g_assert_no_error (error);
  assert_fund (store, one, 5000, 30000, 65000);
  assert_proof (store, 0);
  undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  assert_fund (store, one, 0, 20000, 80000);
  assert_fund (store, two, 5000, 10000, 35000);
  assert_proof (store, 0);
  roster_free (store);
}

/* A save that is refused inside a batch leaves no note behind. */
static void
test_savepoint (void)
{
  LedgerStore *store = roster_new ();
  gint64 fund = add_fund (store, "节日慰问费", "1000");

  g_assert_true (ledger_batch_begin (store, "event", "加", NULL));
  ledger_running_add (store, &funds_register, fund, FUND_SPENT, 700);
  g_assert_cmpint (ledger_running_get (store, fund, FUND_SPENT), ==, 700);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &visits_register);
      g_autoptr (GError) error = NULL;

      ledger_edit_set (edit, VISIT_NAME, "张三");
      ledger_edit_set (edit, VISIT_KIND, "05");
      ledger_edit_set (edit, VISIT_DATE, i == 0 ? "2026-05-01" : NULL);
      ledger_edit_set (edit, VISIT_STATUS, VISIT_PAID);
      ledger_record_set_number (edit->after, VISIT_FUND_ID, fund);
      ledger_record_set_number (edit->after, VISIT_CASH, 300);
      edit->accept = g_strdup ("试");
      edit->imported = TRUE;
      g_assert_cmpint (ledger_edit_save (edit, NULL, &error), ==, i == 0);
    }
  g_assert_cmpint (ledger_running_get (store, fund, FUND_SPENT), ==, 1000);
  ledger_running_forget (store, fund);
  g_assert_cmpint (ledger_running_get (store, fund, FUND_SPENT), ==, 0);
  ledger_batch_rollback (store);
  g_assert_cmpint (ledger_running_get (store, fund, FUND_SPENT), ==, 0);
  assert_fund (store, fund, 0, 0, 100000);
  roster_free (store);
}

static void
test_over (void)
{
  LedgerStore *store = roster_new ();
  gint64 fund = add_fund (store, "节日慰问费", "1000");
  gint64 asked = add_visit (store, "张三", VISIT_WAITING, fund, 0, 30000, 0);
  gint64 paid = add_visit (store, "李四", VISIT_PAID, fund, 0, 90000, 0);
  static const struct { const char *status, *expected; } rows[] = {
    { VISIT_APPROVED, "“节日慰问费”预算1000元，已用900元，本次300元，超出预算200元" },
    { VISIT_WAITING, "“节日慰问费”预算1000元，已用900元，待批0元，本次300元，都批准将超出预算200元" },
    { VISIT_DRAFT, NULL },
    { VISIT_VOID, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &visits_register, asked, NULL);
      g_autoptr (LedgerProblems) problems = ledger_problems_new ();

      ledger_edit_set (edit, VISIT_STATUS, rows[i].status);
      aid_totals_check (edit, problems);
      g_assert_cmpuint (ledger_problems_get_length (problems), ==, rows[i].expected != NULL);
      if (rows[i].expected != NULL)
        g_assert_cmpstr (ledger_problems_get (problems, 0)->text, ==, rows[i].expected);
    }
  /* What was paid is not asked for again, unless it grows. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &visits_register, paid, NULL);
      g_autoptr (LedgerProblems) problems = ledger_problems_new ();

      ledger_edit_set (edit, i == 0 ? VISIT_STATUS : VISIT_CASH, i == 0 ? VISIT_SIGNED : "100001");
      aid_totals_check (edit, problems);
      g_assert_cmpuint (ledger_problems_count (problems, LEDGER_WARNING), ==, i);
    }
  roster_free (store);
}

/* A batch's goods say what one gets, and what all get together. */
static void
test_goods (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (LedgerEdit) edit = roster_edit (store, &visit_batches_register, "name=2026年春节慰问|kind=01|festival=春节|date=2026-02-10|form=实物");
  g_autoptr (LedgerRecord) batch = NULL, rice = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  roster_type (ledger_edit_add_child (edit, &batch_goods_register), "name=大米|spec=10kg/袋|unit=袋|each=1|price=65");
  roster_type (ledger_edit_add_child (edit, &batch_goods_register), "name=花生油|spec=5L|unit=桶|each=1|price=99.5");
  ledger_edit_derive (edit);
  g_assert_cmpstr (ledger_edit_get (edit, VISIT_BATCH_GOODS), ==, "大米10kg×1袋、花生油5L×1桶");
  edit->accept = g_strdup ("试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  id = edit->after->id;
  g_assert_cmpint (ledger_record_get_number (edit->after, VISIT_BATCH_GOODS_EACH), ==, 16450);
  add_visit (store, "张三", VISIT_DRAFT, 0, id, 0, 16450);
  add_visit (store, "李四", VISIT_SIGNED, 0, id, 0, 16450);
  add_visit (store, "王五", VISIT_VOID, 0, id, 0, 16450);
  batch = ledger_store_load (store, &visit_batches_register, id, NULL);
  g_assert_cmpint (ledger_record_get_number (batch, VISIT_BATCH_PEOPLE_COUNT), ==, 2);
  g_assert_cmpint (ledger_record_get_number (batch, VISIT_BATCH_GOODS_TOTAL), ==, 32900);
  g_assert_cmpint (ledger_record_get_number (batch, VISIT_BATCH_SIGNED_COUNT), ==, 1);
  rice = ledger_store_load (store, &batch_goods_register, ledger_store_find (store, &batch_goods_register, BATCH_GOODS_NAME, "大米", 0), NULL);
  g_assert_cmpint (ledger_record_get_number (rice, BATCH_GOODS_TOTAL), ==, 2);
  g_assert_cmpint (ledger_record_get_number (rice, BATCH_GOODS_AMOUNT), ==, 13000);
  assert_proof (store, 0);
  g_assert_true (ledger_store_remove (store, &batch_goods_register, rice->id, "不发了", &error));
  ledger_record_unref (batch);
  batch = ledger_store_load (store, &visit_batches_register, id, NULL);
  g_assert_cmpstr (ledger_record_get (batch, VISIT_BATCH_GOODS), ==, "花生油5L×1桶");
  g_assert_cmpint (ledger_record_get_number (batch, VISIT_BATCH_GOODS_EACH), ==, 9950);
  roster_free (store);
}

static void
test_batch_check (void)
{
  LedgerStore *store = roster_new ();
  static const struct { const char *values, *problems; } rows[] = {
    { "kind=01|festival=春节|date=2026-02-10|form=实物|goods_each=200", "" },
    { "kind=01|festival=春节|date=2026-02-10|form=现金|goods_each=200", "B:form" },
    { "kind=01|festival=春节|date=2026-02-10|form=购物卡|goods_each=200", "B:form" },
    { "kind=01|festival=春节|date=2026-02-10|form=实物|cash_each=200", "B:form W:form-cash" },
    { "kind=02|date=2026-02-10|form=提货凭证|goods_each=200", "" },
    { "kind=02|date=2026-02-10|form=转账|cash_each=200", "B:form" },
    { "kind=10|date=2026-02-10|form=现金|cash_each=1000", "" },
    { "kind=10|date=2026-02-10|form=现金|cash_each=-1", "B:negative" },
    { "kind=10|festival=春节|date=2026-02-10|form=现金|cash_each=1000", "W:festival-kind" },
    { "kind=10|date=2026-02-10|form=现金|cash_each=1000|meeting_date=2026-02-11", "W:meeting-late" },
    { "kind=10|date=2025-02-10|form=现金|cash_each=1000|fund_id=送温暖", "W:fund-year" },
  };

  add_fund (store, "送温暖", "1000");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *values = g_strconcat ("name=一批|", rows[i].values, NULL);
      g_autoptr (LedgerEdit) edit = roster_edit (store, &visit_batches_register, values);
      g_autofree char *problems = roster_problems (edit);

      g_test_message ("%s", rows[i].values);
      g_assert_cmpstr (problems, ==, rows[i].problems);
    }
  roster_free (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funds/check", test_check);
  g_test_add_func ("/funds/totals", test_totals);
  g_test_add_func ("/funds/aids", test_aids);
  g_test_add_func ("/funds/merge", test_merge);
  g_test_add_func ("/funds/savepoint", test_savepoint);
  g_test_add_func ("/funds/over", test_over);
  g_test_add_func ("/funds/goods", test_goods);
  g_test_add_func ("/funds/batch-check", test_batch_check);
  return g_test_run ();
}
