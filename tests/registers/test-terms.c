/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms of an agreement: instalments, what is paid under each, the shares of a joint claim. */
#include "case-cast.h"

#include <string.h>

#include "agreement-instalments.h"
#include "agreement-terms.h"
#include "case-steps.h"
#include "cases.h"
#include "parties.h"
#include "performances.h"
#include "term-shares.h"

#define assert_shown(reg, id, fields, expected) \
  G_STMT_START { \
    g_autofree char *shown_ = case_cast_show (store, reg, id, fields); \
    g_assert_cmpstr (shown_, ==, expected); \
  } G_STMT_END

#define AGREED "status=履行|received_date=2026-06-01|consent=同意|accepted_date=2026-06-02|outcome=达成书面调解协议|closed_date=2026-06-10|agreement_date=2026-06-10"

static void
add_instalments (LedgerStore                *store,
                 gint64                      id,
                 const AgreementInstalments *plan)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, id, NULL);
  g_autoptr (LedgerRecord) term = ledger_record_new (&terms_register);
  g_autoptr (GError) error = NULL;

  ledger_record_set (term, TERM_ITEM, "02");
  ledger_record_set (term, TERM_WAY, "1");
  agreement_instalments_add (edit, term, plan, &error);
  g_assert_no_error (error);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

/* 12 x 3,000 monthly, of which three are past, one of them paid and one in part. */
static void
test_instalments (void)
{
  static const AgreementInstalments plan = { .n = 12, .each = 300000, .first = "2026-07-31", .months = 1 };
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, AGREED);
  g_autofree char *rows = NULL, *states = NULL;

  add_instalments (store, id, &plan);
  rows = case_cast_show_rows (store, &terms_register, id, "seq,instalment,instalments,amount,due_date");
  g_assert_true (g_str_has_prefix (rows, "1|1|12|300000|2026-07-31\n2|2|12|300000|2026-08-31\n3|3|12|300000|2026-09-30\n4|4|12|300000|2026-10-31\n"));
  g_assert_nonnull (strstr (rows, "8|8|12|300000|2027-02-28\n9|9|12|300000|2027-03-31\n"));
  assert_shown (&cases_register, id, "agreed_total,perform_due,next_perform,performance,overdue_total", "3600000|2027-06-30|2026-07-31|4|600000");
  case_cast_add_row (store, &performances_register, id, "term_seq=1|date=2026-07-30|item=工资|amount=3000|way=银行转账");
  case_cast_add_row (store, &performances_register, id, "term_seq=2|date=2026-08-31|item=工资|amount=1000|way=银行转账");
  states = case_cast_show_rows (store, &terms_register, id, "seq,paid,remaining,state,done_date");
  g_assert_true (g_str_has_prefix (states, "1|300000||2|2026-07-30\n2|100000|200000|4|\n3||300000|1|\n"));
  assert_shown (&cases_register, id, "performed_total,remaining_total,overdue_total,next_perform,performance", "400000|3200000|200000|2026-08-31|4");
  roster_free (store);
}

static void
test_division (void)
{
  static const AgreementInstalments plan = { .n = 3, .total = 1000000, .first = "2026-07-01", .months = 2 };
  static const AgreementInstalments bad[] = {
    { .n = 1, .each = 1, .first = "2026-07-01", .months = 1 },
    { .n = 2, .each = 1, .first = "2026-07", .months = 1 },
    { .n = 2, .each = 1, .first = "2026-07-01", .months = 0 },
    { .n = 2, .each = 1, .total = 2, .first = "2026-07-01", .months = 1 },
    { .n = 2, .first = "2026-07-01", .months = 1 },
    { .n = 121, .each = 1, .first = "2026-07-01", .months = 1 },
    { .n = 3, .total = 2, .first = "2026-07-01", .months = 1 },
  };
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, AGREED);
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, id, NULL);
  g_autoptr (LedgerRecord) term = ledger_record_new (&terms_register);
  g_autofree char *rows = NULL;

  add_instalments (store, id, &plan);
  rows = case_cast_show_rows (store, &terms_register, id, "amount,due_date");
  g_assert_cmpstr (rows, ==, "333333|2026-07-01\n333333|2026-09-01\n333334|2026-11-01\n");
  assert_shown (&cases_register, id, "agreed_total", "1000000");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (agreement_instalments_add (edit, term, &bad[i], &error));
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
      g_assert_cmpuint (edit->children->len, ==, 0);
    }
  roster_free (store);
}

/* Terms and payments new in one edit: the payment names the term by its number. */
static void
test_in_one_edit (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, AGREED);
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &cases_register, id, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *terms = NULL, *paid = NULL;
  gint64 payment;

  roster_type (ledger_edit_add_child (edit, &terms_register), "kind=给付金钱|item=工资|amount=100|due_date=2026-09-30|way=现金");
  roster_type (ledger_edit_add_child (edit, &terms_register), "kind=出具证明|text=出具离职证明|due_date=2026-09-30");
  roster_type (ledger_edit_add_child (edit, &performances_register), "term_seq=1|date=2026-09-20|item=工资|amount=100|way=现金|payee=张三");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  terms = case_cast_show_rows (store, &terms_register, id, "seq,state,done_date");
  g_assert_cmpstr (terms, ==, "1|2|2026-09-20\n2|1|\n");
  assert_shown (&cases_register, id, "performance,agreed_total,performed_total", "3|10000|10000");
  /* A duty that is no payment is done once it is booked. */
  payment = case_cast_add_row (store, &performances_register, id, "term_seq=2|date=2026-09-21|item=离职证明");
  assert_shown (&cases_register, id, "performance,performed_date", "2|2026-09-21");
  case_cast_change (store, &performances_register, payment, "voided=是|memo=记错");
  assert_shown (&cases_register, id, "performance,performed_date", "3|");
  g_assert_true (ledger_store_remove (store, &performances_register, payment, NULL, NULL));
  paid = case_cast_show_rows (store, &performances_register, id, "term_seq,amount");
  g_assert_cmpstr (paid, ==, "1|10000\n");
  roster_free (store);
}

/* Twelve workers: each has a share, all make the term. */
static void
test_shares (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, AGREED), first = 0;
  gint64 term = case_cast_add_row (store, &terms_register, id, "kind=给付金钱|item=工资|amount=120000|due_date=2026-09-30|way=银行转账");
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GPtrArray) lacking = NULL;
  g_autoptr (LedgerRecord) file = NULL;
  g_autofree char *told = NULL, *shares = NULL;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *party = g_strdup_printf ("role=申请人|name=工人%c", (char) ('A' + i));
      g_autofree char *share = g_strdup_printf ("term_seq=1|name=工人%c|amount=%d", (char) ('A' + i), i < 11 ? 10000 : 9999);
      gint64 row = case_cast_add_row (store, &parties_register, id, party);

      first = first == 0 ? row : first;
      case_cast_add_row (store, &term_shares_register, id, share);
    }
  assert_shown (&parties_register, first, "share_agreed", "1000000");
  edit = ledger_edit_open (store, &terms_register, term, NULL);
  told = roster_problems (edit);
  g_assert_cmpstr (told, ==, "W:shares");
  file = ledger_store_load (store, &cases_register, id, NULL);
  lacking = case_agreement_lacks (store, file);
  g_assert_cmpstr (g_ptr_array_index (lacking, lacking->len - 1), ==, "协议第1条的分配合计和金额不相等");
  case_cast_add_row (store, &performances_register, id, "term_seq=1|date=2026-09-20|item=工资|amount=10000|payee=工人A|way=银行转账");
  shares = case_cast_show_rows (store, &term_shares_register, id, "paid");
  g_assert_true (g_str_has_prefix (shares, "1000000\n\n"));
  roster_free (store);
}

/* What may not be printed yet, and why. */
static void
test_agreement (void)
{
  static const struct
  {
    const char *term;
    const char *lacks;
  } rows[] = {
    { "kind=给付金钱|item=工资|due_date=2026-09-30|way=银行转账", "协议第1条没有金额" },
    { "kind=给付金钱|item=工资|amount=100|way=银行转账", "协议第1条没有履行期限" },
    { "kind=给付金钱|item=工资|amount=100|due_date=2026-09-30", "协议第1条没有履行方式" },
    { "kind=给付金钱|item=工资|amount=100|due_event=签订当场|way=现金", NULL },
    { "kind=出具证明|due_date=2026-09-30", "协议第1条没有内容" },
    { "kind=给付金钱|item=工资|seq=2|instalment=3|instalments=4|due_date=2026-09-30|way=现金", "协议第2条第3期没有金额" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 id = case_cast_add (store, AGREED);
      g_autoptr (LedgerRecord) file = NULL;
      g_autoptr (GPtrArray) lacking = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *sentence = NULL;

      case_cast_add_row (store, &parties_register, id, "role=申请人|name=张三");
      case_cast_add_row (store, &parties_register, id, "role=被申请人|kind=用人单位|name=东风机床厂");
      case_cast_add_row (store, &terms_register, id, rows[i].term);
      file = ledger_store_load (store, &cases_register, id, NULL);
      lacking = case_agreement_lacks (store, file);
      g_assert_cmpuint (lacking->len, ==, rows[i].lacks != NULL);
      if (rows[i].lacks != NULL)
        g_assert_cmpstr (g_ptr_array_index (lacking, 0), ==, rows[i].lacks);
      g_assert_true (cases_register.printing (store, file, "F-36", NULL));
      g_assert_cmpint (cases_register.printing (store, file, "F-45", &error), ==, rows[i].lacks == NULL);
      if (rows[i].lacks == NULL)
        continue;
      sentence = g_strdup_printf ("案件%s的调解协议书还不能印：%s。请在案件的“协议条款”里补上，再印。", ledger_record_get (file, CASE_CASE_NO), rows[i].lacks);
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, sentence);
    }
  roster_free (store);
}

/* Each grid is named in which something is to be entered, once. */
static void
test_places (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, AGREED);
  g_autoptr (LedgerRecord) file = ledger_store_load (store, &cases_register, id, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (cases_register.printing (store, file, "F-45", &error));
  g_assert_nonnull (strstr (error->message, "：协议没有申请人；协议没有被申请人；协议还没有条款。请在案件的“当事人”“协议条款”里补上"));
  roster_free (store);
}

static void
test_overpaid (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, AGREED);
  gint64 term = case_cast_add_row (store, &terms_register, id, "kind=给付金钱|item=工资|amount=100|due_date=2026-09-30|way=现金");
  g_autofree char *values = g_strdup_printf ("case_id=%" G_GINT64_FORMAT "|term_id=%" G_GINT64_FORMAT "|date=2026-09-20|amount=101", id, term);
  g_autoptr (LedgerEdit) edit = roster_edit (store, &performances_register, values);
  g_autofree char *told = roster_problems (edit);
  g_autofree char *label = ledger_store_dup_label (store, &terms_register, term);

  g_assert_cmpstr (told, ==, "W:over");
  /* What the term says need not be typed. */
  g_assert_cmpstr (ledger_edit_get (edit, PERFORMANCE_ITEM), ==, "工资");
  g_assert_cmpstr (ledger_edit_get (edit, PERFORMANCE_WAY), ==, "2");
  g_assert_cmpstr (label, ==, "被申请人于2026年9月30日前以现金方式向申请人支付工资100元（大写：壹佰元整）");
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/terms/instalments", test_instalments);
  g_test_add_func ("/terms/division", test_division);
  g_test_add_func ("/terms/in-one-edit", test_in_one_edit);
  g_test_add_func ("/terms/shares", test_shares);
  g_test_add_func ("/terms/agreement", test_agreement);
  g_test_add_func ("/terms/places", test_places);
  g_test_add_func ("/terms/overpaid", test_overpaid);
  return g_test_run ();
}
