/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍统计: periods around a day, a year by month, the changes behind it. */
#include "members.h"
#include "membership.h"
#include "membership-report.h"
#include "orgs.h"
#include "roster.h"

static void
test_periods (void)
{
  static const struct
  {
    MembershipPeriod period;
    const char      *today;
    const char      *from;
    const char      *to;
    guint            begins; /* of 统计年度 */
  } cases[] = {
    { MEMBERSHIP_THIS_MONTH, "2026-11-27", "2026-11-01", "2026-11-30" },
    { MEMBERSHIP_THIS_MONTH, "2028-02-29", "2028-02-01", "2028-02-29" },
    { MEMBERSHIP_LAST_MONTH, "2026-03-31", "2026-02-01", "2026-02-28" },
    { MEMBERSHIP_LAST_MONTH, "2026-01-05", "2025-12-01", "2025-12-31" },
    { MEMBERSHIP_THIS_QUARTER, "2026-01-31", "2026-01-01", "2026-03-31" },
    { MEMBERSHIP_THIS_QUARTER, "2026-12-01", "2026-10-01", "2026-12-31" },
    { MEMBERSHIP_THIS_YEAR, "2026-09-22", "2026-01-01", "2026-12-31" },
    { MEMBERSHIP_LAST_YEAR, "2026-09-22", "2025-01-01", "2025-12-31" },
    { MEMBERSHIP_REPORT_YEAR, "2026-09-30", "2025-10-01", "2026-09-30" },
    { MEMBERSHIP_REPORT_YEAR, "2026-10-01", "2026-10-01", "2027-09-30" },
    { MEMBERSHIP_REPORT_YEAR, "2026-01-15", "2025-10-01", "2026-09-30" },
    { MEMBERSHIP_REPORT_YEAR, "2026-01-15", "2026-01-01", "2026-12-31", 1 },
    { MEMBERSHIP_REPORT_YEAR, "2026-11-30", "2025-12-01", "2026-11-30", 12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      membership_period_find (cases[i].period, cases[i].today, cases[i].begins != 0 ? cases[i].begins : 10, &from, &to);
      g_test_message ("%s %s", membership_period_get_title (cases[i].period), cases[i].today);
      g_assert_cmpstr (from, ==, cases[i].from);
      g_assert_cmpstr (to, ==, cases[i].to);
    }
}

static void
test_right (void)
{
  MembershipBalance balance = { 0 };

  g_assert_true (membership_balance_is_right (&balance));
  balance.lines[MEMBERSHIP_START].n[MEMBERSHIP_WOMEN] = 5;
  g_assert_false (membership_balance_is_right (&balance));
  balance.lines[MEMBERSHIP_IN_CAME].n[MEMBERSHIP_WOMEN] = 2;
  balance.lines[MEMBERSHIP_OUT_DIED].n[MEMBERSHIP_WOMEN] = 1;
  balance.lines[MEMBERSHIP_OUT_KEPT].n[MEMBERSHIP_WOMEN] = 3;
  balance.lines[MEMBERSHIP_END].n[MEMBERSHIP_WOMEN] = 3;
  g_assert_true (membership_balance_is_right (&balance));
}

static gint64
add_member (LedgerStore *store,
            const char  *name,
            gint64       org,
            const char  *joined)
{
  g_autofree char *values = g_strdup_printf ("name=%s|gender=女|org_id=%" G_GINT64_FORMAT "|join_date=%s", name, org, joined);

  return roster_add (store, &members_register, values);
}

static void
change (LedgerStore *store,
        gint64       member,
        const char  *code,
        const char  *date,
        gint64       to_org)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = membership_begin (store, member, code, &error);

  g_assert_no_error (error);
  ledger_edit_set (edit, MEMBER_EVENT_DATE, date);
  if (to_org != 0)
    ledger_record_set_number (edit->after, MEMBER_EVENT_TO_ORG, to_org);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

/* "日期 变动" of each, newest first. */
static char *
dup_changes (LedgerStore  *store,
             const char   *from,
             const char   *to,
             const GArray *orgs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = membership_report_changes (store, from, to, orgs, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) event = ledger_store_load (store, &member_events_register, g_array_index (ids, gint64, i), NULL);
      g_autofree char *label = ledger_record_dup_label (event);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", label);
    }
  return g_string_free (text, FALSE);
}

static void
test_year (void)
{
  LedgerStore *store = roster_new ();
  gint64 one = roster_add (store, &orgs_register, "name=一分会"), two = roster_add (store, &orgs_register, "name=二分会");
  gint64 wang = add_member (store, "王芳", one, "2025-03-01"), li = add_member (store, "李静", two, "2026-02-10");
  MembershipBalance months[MEMBERSHIP_MONTHS];
  g_autoptr (GArray) orgs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *all = NULL;
  g_autofree char *here = NULL;
  guint n = 0;

  g_array_append_val (orgs, one);
  change (store, wang, MEMBERSHIP_MOVED, "2026-05-20", two);
  change (store, li, MEMBERSHIP_RETIRED, "2026-08-31", 0);
  change (store, wang, "16", "2026-09", 0);

  g_assert_true (membership_report_year (store, 2026, NULL, months, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 9); /* today is in September */
  for (guint i = 0; i < n; i++)
    g_assert_true (membership_balance_is_right (&months[i]));
  g_assert_cmpuint (months[0].lines[MEMBERSHIP_START].n[MEMBERSHIP_ALL], ==, 1);
  g_assert_cmpuint (months[1].lines[MEMBERSHIP_IN_JOINED].n[MEMBERSHIP_WOMEN], ==, 1);
  g_assert_cmpuint (months[4].lines[MEMBERSHIP_OUT_WENT].n[MEMBERSHIP_ALL], ==, 0);
  g_assert_cmpuint (months[7].lines[MEMBERSHIP_OUT_KEPT].n[MEMBERSHIP_ALL], ==, 1);
  g_assert_cmpuint (months[8].lines[MEMBERSHIP_END].n[MEMBERSHIP_ALL], ==, 1);

  /* What is a move inside the whole is one of each for the parts. */
  g_assert_true (membership_report_year (store, 2026, orgs, months, &n, NULL, NULL));
  g_assert_cmpuint (months[4].lines[MEMBERSHIP_OUT_WENT].n[MEMBERSHIP_ALL], ==, 1);
  g_assert_cmpuint (months[8].lines[MEMBERSHIP_END].n[MEMBERSHIP_ALL], ==, 0);

  g_assert_true (membership_report_year (store, 2027, NULL, months, &n, NULL, NULL));
  g_assert_cmpuint (n, ==, 0);

  all = dup_changes (store, "2026-01-01", "2026-12-31", NULL);
  here = dup_changes (store, "2026-01-01", "2026-12-31", orgs);
  g_assert_cmpstr (all, ==, "2026-09 脱产学习; 2026-08-31 退休; 2026-05-20 内部调动; 2026-02-10 入会");
  g_assert_cmpstr (here, ==, "2026-05-20 内部调动");
  roster_free (store);
}

static void
test_voided (void)
{
  LedgerStore *store = roster_new ();
  gint64 wang = add_member (store, "王芳", roster_add (store, &orgs_register, "name=一分会"), "2025-03-01");
  g_autoptr (GArray) before = NULL;
  g_autofree char *after = NULL;

  change (store, wang, MEMBERSHIP_RETIRED, "2026-08-31", 0);
  before = membership_report_changes (store, "2026-08-01", "2026-08-31", NULL, NULL, NULL);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_true (membership_void (store, g_array_index (before, gint64, 0), "登记错了人", NULL));
  after = dup_changes (store, "2026-08-01", "2026-08-31", NULL);
  g_assert_cmpstr (after, ==, "");
  roster_free (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/membership-report/periods", test_periods);
  g_test_add_func ("/membership-report/right", test_right);
  g_test_add_func ("/membership-report/year", test_year);
  g_test_add_func ("/membership-report/voided", test_voided);
  return g_test_run ();
}
