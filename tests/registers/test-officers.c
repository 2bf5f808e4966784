/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Officers: what comes from the member, terms, one person once in a post, and what each may do. */
#include "members.h"
#include "officers.h"
#include "orgs.h"
#include "roster.h"

#include <string.h>

static void
test_checks (void)
{
  static const struct
  {
    const char *values;
    const char *problems;
  } vectors[] = {
    { "name=张三|posts=主席|start_date=2024-03-01|term_end=2027-03-01", "" },
    { "name=张三|posts=主席|start_date=2024-03-01|term_end=2029-02-20", "" },
    { "name=张三|posts=主席|start_date=2024-03-01|term_end=2028-03-01", "W:term" },
    { "name=张三|posts=主席|chosen=补选|start_date=2024-03-01|term_end=2025-06-01", "" },
    { "name=张三|posts=社会化工会工作者|start_date=2024-03-01|term_end=2028-03-01", "" },
    { "name=张三|posts=主席|start_date=2024-03-01|term_end=2024-03-01", "B:end-before-start" },
    { "name=张三|posts=主席|start_date=2024-03-01|left_date=2024-02-01", "B:left-before-start" },
    { "name=张三|posts=主席|mobile=123", "W:mobile" },
    { "name=李四|posts=主席|org_id=机电厂工会|start_date=2025-01-01", "W:two-chairs" },
    { "name=李四|posts=主席|org_id=机电厂工会|left_date=2023-06-01", "" },
    { "name=李四|posts=副主席|org_id=机电厂工会", "" },
    { "name=王五|posts=主席|org_id=机电厂工会", "W:same-post" },
    { "name=王五|posts=副主席、主席|org_id=机电厂工会", "W:same-post" },
    { "name=王五|posts=副主席|org_id=机电厂工会", "" },
    { "name=王五|posts=主席|org_id=示范工会", "" },
    { "name=张三|may_mediate=是|cert_no=1", "M:cert-until" },
    { "member_id=赵六", "W:member-left" },
    { "member_id=赵六|left_date=2025-06-01", "" },
  };
  LedgerStore *store = roster_new ();

  roster_add (store, &orgs_register, "name=机电厂工会");
  roster_add (store, &members_register, "name=赵六|change_type=转出");
  roster_add (store, &officers_register, "name=王五|posts=主席|org_id=机电厂工会|start_date=2024-01-01");
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (store, &officers_register, vectors[i].values);
      g_autofree char *found = roster_problems (edit);

      g_test_message ("%s", vectors[i].values);
      g_assert_cmpstr (found, ==, vectors[i].problems);
    }
  roster_free (store);
}

/* Name, sex, mobile and organisation of a member need not be typed; what was typed stays. */
static void
test_member (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (LedgerEdit) edit = NULL, own = NULL;

  roster_add (store, &orgs_register, "name=机电厂工会|elected=2024-05-01|term_years=5");
  roster_add (store, &members_register, "name=王小五|gender=女|mobile=13800000003|org_id=机电厂工会|member_no=100001");
  edit = roster_edit (store, &officers_register, "member_id=100001|posts=主席|start_date=2024-05-01");
  g_assert_cmpstr (ledger_edit_get (edit, OFFICER_NAME), ==, "王小五");
  g_assert_cmpstr (ledger_edit_get (edit, OFFICER_GENDER), ==, "2");
  g_assert_cmpstr (ledger_edit_get (edit, OFFICER_MOBILE), ==, "13800000003");
  g_assert_cmpstr (ledger_edit_get (edit, OFFICER_TERM_END), ==, "2029-05-01");
  own = roster_edit (store, &officers_register, "mobile=13900000004|member_id=王小五");
  g_assert_cmpstr (ledger_edit_get (own, OFFICER_MOBILE), ==, "13900000004");
  g_assert_null (ledger_edit_get (own, OFFICER_TERM_END));
  g_clear_pointer (&edit, ledger_edit_free);
  g_clear_pointer (&own, ledger_edit_free);
  roster_free (store);
}

/* The label follows the organisation's name, and finds the officer again. */
static void
test_label (void)
{
  LedgerStore *store = roster_new ();
  gint64 org = roster_add (store, &orgs_register, "name=机电厂工会");
  gint64 id = roster_add (store, &officers_register, "name=张三|posts=主席、委员|org_id=机电厂工会");
  gint64 other = roster_add (store, &officers_register, "name=张三|posts=委员|org_id=示范工会");
  g_autofree char *first = ledger_store_dup_label (store, &officers_register, id);
  g_autofree char *second = NULL;
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, &orgs_register, org, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first, ==, "张三（主席、委员，机电厂工会）");
  g_assert_cmpint (ledger_store_resolve (store, &officers_register, first, &error), ==, id);
  g_assert_cmpint (ledger_store_resolve (store, &officers_register, "张三（委员，示范工会）", &error), ==, other);
  g_assert_no_error (error);
  g_assert_cmpint (ledger_store_resolve (store, &officers_register, "张三", &error), ==, 0);
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE);
  roster_type (edit, "name=机床厂工会");
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
  second = ledger_store_dup_label (store, &officers_register, id);
  g_assert_cmpstr (second, ==, "张三（主席、委员，机床厂工会）");
  g_clear_pointer (&edit, ledger_edit_free);
  roster_free (store);
}

static void
test_rights (void)
{
  static const struct
  {
    OfficerRight right;
    const char  *date;
    const char  *why_not;
  } vectors[] = {
    { OFFICER_APPROVES, "2025-01-01", NULL },
    { OFFICER_APPROVES, "2024-03-01", NULL },
    { OFFICER_APPROVES, "2024-02-29", "张三在2024-02-29还没有任职（任职日期2024-03-01）" },
    { OFFICER_APPROVES, "2027-03-01", NULL },
    { OFFICER_APPROVES, "2027-03-02", "张三任期已满（2027-03-01届满）" },
    { OFFICER_RECORDS, "2025-01-01", "张三不是可以记录的人" },
    { OFFICER_VISITS, "2025-01-01", "张三不是可以走访慰问的人" },
    { OFFICER_MEDIATES, "2025-12-31", NULL },
    { OFFICER_MEDIATES, "2026-01-01", "张三的证件已过有效期（2025-12-31）" },
  };
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &officers_register,
                          "name=张三|posts=主席|start_date=2024-03-01|term_end=2027-03-01|may_approve=是|may_mediate=是|"
                          "cert_no=1|cert_until=2025-12-31");
  gint64 left = roster_add (store, &officers_register, "name=李四|may_approve=是|left_date=2025-06-01");
  g_autoptr (GArray) before = officers_list (store, OFFICER_APPROVES, "2025-05-31", NULL);
  g_autoptr (GArray) after = officers_list (store, OFFICER_APPROVES, "2025-06-01", NULL);
  g_autofree char *gone = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *why_not = NULL;

      g_assert_true (officers_may (store, id, vectors[i].right, vectors[i].date, &why_not) == (vectors[i].why_not == NULL));
      g_assert_cmpstr (why_not, ==, vectors[i].why_not);
    }
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (g_array_index (after, gint64, 0), ==, id);
  g_assert_false (officers_may (store, left, OFFICER_APPROVES, "2025-06-01", &gone));
  g_assert_cmpstr (gone, ==, "李四已于2025-06-01离任");
  roster_free (store);
}

/* As another register's check would call it. */
static void
test_check_right (void)
{
  LedgerStore *store = roster_new ();
  g_autofree char *values = NULL;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  gint64 id = roster_add (store, &officers_register, "name=张三|may_record=是");

  edit = ledger_edit_new (store, &officers_register);
  ledger_record_set_number (edit->after, OFFICER_MEMBER_ID, id);
  officers_check_right (edit, OFFICER_MEMBER_ID, OFFICER_RECORDS, NULL, problems);
  g_assert_cmpuint (ledger_problems_get_length (problems), ==, 0);
  officers_check_right (edit, OFFICER_MEMBER_ID, OFFICER_APPROVES, "2026-01-01", problems);
  g_assert_cmpstr (ledger_problems_get (problems, 0)->text, ==, "张三不是可以审批的人，请核对");
  g_assert_cmpstr (ledger_problems_get (problems, 0)->code, ==, "officer-right");
  g_clear_pointer (&edit, ledger_edit_free);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/officers/checks", test_checks);
  g_test_add_func ("/officers/member", test_member);
  g_test_add_func ("/officers/label", test_label);
  g_test_add_func ("/officers/rights", test_rights);
  g_test_add_func ("/officers/check-right", test_check_right);
  return g_test_run ();
}
