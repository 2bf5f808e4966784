/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was given and what is left: who is one person, what counts, which rule, and how quickly it is found. */
#include "aid-cast.h"
#include "benefit-rules.h"
#include "ledger-batch.h"
#include "members.h"
#include "visit-limits.h"
#include "visits.h"

#include <string.h>

#define ZHANG_KEY "370612199005061236"

static VisitLimit *
find (AidCast    *cast,
      VisitBook  *book,
      gint64      member,
      const char *key,
      const char *kind)
{
  VisitAsk ask = { .kind = kind, .date = "2026-09-10", .member = member, .id_key = key };
  g_autoptr (GError) error = NULL;
  VisitLimit *limit = visit_limits_find (cast->store, book, &ask, NULL, &error);

  g_assert_no_error (error);
  return limit;
}

/* "1200/200/400 2": given, reserved, left in yuan, and how often this year. */
static char *
dup_figures (const VisitLimit *limit)
{
  g_autofree char *given = visit_dup_yuan (limit->given), *reserved = visit_dup_yuan (limit->reserved);
  g_autofree char *left = limit->left != VISIT_NO_LIMIT ? visit_dup_yuan (limit->left) : g_strdup ("-");

  return g_strdup_printf ("%s/%s/%s %u", given, reserved, left, limit->times);
}

static void
assert_zhang (AidCast    *cast,
              const char *expected)
{
  g_autoptr (VisitBook) book = visit_book_new (cast->store, "01", "2026-01-01", NULL);
  g_autoptr (VisitLimit) one = find (cast, NULL, cast->zhang, ZHANG_KEY, "01");
  g_autoptr (VisitLimit) many = find (cast, book, cast->zhang, ZHANG_KEY, "01");
  g_autofree char *figures = dup_figures (one), *same = dup_figures (many);

  g_assert_cmpstr (figures, ==, expected);
  g_assert_cmpstr (same, ==, expected);
}

static void
test_counts (void)
{
  static const struct
  {
    const char *values;
    const char *figures; /* of this visit alone */
  } rows[] = {
    { "status=草稿|member_id=张大山|goods_value=500", "0/0/1600 0" },
    { "status=待审|member_id=张大山|goods_value=500", "0/500/1100 1" },
    { "status=已批|member_id=张大山|goods_value=500", "500/0/1100 1" },
    { "status=已发放|member_id=张大山|goods_value=500", "500/0/1100 1" },
    { "status=已签收|member_id=张大山|goods_value=500|signer=张大山|signed_date=2026-06-20", "500/0/1100 1" },
    { "status=退回|member_id=张大山|goods_value=500|back_reason=重报", "0/0/1600 0" },
    { "status=作废|member_id=张大山|goods_value=500|void_reason=错", "0/0/1600 0" },
    { "status=已批|member_id=张大山|goods_value=2000", "2000/0/0 1" },
    /* Another kind, year, person. */
    { "status=已批|member_id=张大山|kind=02|goods_value=300", "0/0/1600 0" },
    { "status=已批|member_id=张大山|date=2025-12-31|goods_value=500", "0/0/1600 0" },
    { "status=已批|member_id=李小河|goods_value=500", "0/0/1600 0" },
    { "status=已批|name=张大山|mobile=13800000009|goods_value=500", "0/0/1600 0" },
    /* Entered as a free person. */
    { "status=已批|name=张大山|id_no=370612199005061236|goods_value=500", "500/0/1100 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AidCast cast;
      g_autofree char *values = g_strconcat ("kind=01|festival=5|form=3|date=2026-06-19|", rows[i].values, NULL);

      aid_cast_init (&cast);
      {
        g_autoptr (LedgerEdit) edit = ledger_edit_new (cast.store, &visits_register);
        g_autoptr (GError) error = NULL;

        edit->imported = TRUE;
        roster_type (edit, values);
        edit->accept = g_strdup ("测试");
        ledger_edit_save (edit, NULL, &error);
        g_assert_no_error (error);
      }
      g_test_message ("%s", values);
      assert_zhang (&cast, rows[i].figures);
      aid_cast_clear (&cast);
    }
}

/* A member without number, once typed by name and mobile only, is still one person; two who share a name are not. */
static void
test_persons (void)
{
  AidCast cast;
  gint64 wu;
  VisitAsk ask = { .kind = "01", .date = "2026-09-10", .name = "吴无号", .mobile = "13800000011" };

  aid_cast_init (&cast);
  aid_cast_visit (&cast, "status=已批|kind=01|form=3|date=2026-02-10|goods_value=100|name=吴无号|mobile=13800000011");
  aid_cast_visit (&cast, "status=已批|kind=01|form=3|date=2026-02-10|goods_value=200|name=吴无号|mobile=13800000012");
  aid_cast_visit (&cast, "status=已批|kind=01|form=3|date=2026-02-10|goods_value=400|name=吴无号|mobile=13800000011|id_no=370612199311114113");
  wu = roster_add (cast.store, &members_register, "name=吴无号|mobile=13800000011|join_date=2015-03-01|org_id=示范工会");
  aid_cast_visit (&cast, "status=已批|kind=01|form=3|date=2026-02-10|goods_value=800|member=吴无号");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (VisitBook) book = i == 1 ? visit_book_new (cast.store, "01", NULL, NULL) : NULL;
      g_autoptr (VisitLimit) by_name = NULL, by_member = NULL, by_key = NULL;

      /* By name and mobile: all but the one of the other mobile. */
      ask.member = 0;
      ask.id_key = NULL;
      by_name = visit_limits_find (cast.store, book, &ask, NULL, NULL);
      g_assert_cmpint (by_name->given, ==, 130000);
      /* As the member: those of that name and mobile that tell nothing else, and his own. */
      ask.member = wu;
      by_member = visit_limits_find (cast.store, book, &ask, NULL, NULL);
      g_assert_cmpint (by_member->given, ==, 130000);
      /* Somebody whose number is another is another. */
      ask.member = 0;
      ask.id_key = "370612199202022025";
      by_key = visit_limits_find (cast.store, book, &ask, NULL, NULL);
      g_assert_cmpint (by_key->given, ==, 90000);
    }
  aid_cast_clear (&cast);
}

/* What is voided, undone or thrown away is given back, what comes back is taken again. */
static void
test_given_back (void)
{
  AidCast cast;
  gint64 first, late, batch;
  g_autoptr (GError) error = NULL;

  aid_cast_init (&cast);
  first = aid_cast_visit (&cast, "status=待审|kind=01|festival=2|form=3|date=2026-02-10|goods_value=700|member=张大山");
  assert_zhang (&cast, "0/700/900 1");
  late = aid_cast_visit (&cast, "status=已签收|kind=01|festival=5|form=3|date=2026-06-19|goods_value=500|member=张大山|signer=张大山|signed_date=2026-06-20");
  assert_zhang (&cast, "500/700/400 2");
  batch = ledger_batch_get_last (cast.store);
  ledger_undo_free (ledger_batch_undo (cast.store, batch, &error));
  g_assert_no_error (error);
  assert_zhang (&cast, "0/700/900 1");
  ledger_undo_free (ledger_batch_undo (cast.store, ledger_batch_get_last (cast.store), &error));
  g_assert_no_error (error);
  assert_zhang (&cast, "500/700/400 2");
  g_assert_true (ledger_store_remove (cast.store, &visits_register, late, "试", &error));
  assert_zhang (&cast, "0/700/900 1");
  g_assert_true (ledger_store_restore (cast.store, &visits_register, late, &error));
  g_assert_no_error (error);
  assert_zhang (&cast, "500/700/400 2");
  {
    g_autoptr (LedgerEdit) edit = ledger_edit_open (cast.store, &visits_register, first, NULL);

    roster_type (edit, "status=作废|void_reason=重复");
    edit->accept = g_strdup ("测试");
    g_assert_true (ledger_edit_save (edit, NULL, &error));
    g_assert_no_error (error);
  }
  assert_zhang (&cast, "500/0/1100 1");
  ledger_undo_free (ledger_batch_undo (cast.store, ledger_batch_get_last (cast.store), &error));
  g_assert_no_error (error);
  assert_zhang (&cast, "500/700/400 2");
  aid_cast_clear (&cast);
}

/* The event chooses the rule, the day of giving the year; the record itself is left out of its own sum. */
static void
test_rule_of_event (void)
{
  AidCast cast;
  g_autoptr (GError) error = NULL;

  aid_cast_init (&cast);
  roster_add (cast.store, &benefit_rules_register, "item=04|region=山东省|each_limit=2000|in_force=是|from_date=2026-01-01|basis=新办法（2026年）|confidence=可靠");
  {
    g_autoptr (LedgerEdit) old = aid_cast_edit (&cast, "member=张大山|kind=04|date=2026-02-10|event_date=2025-12-31|form=3|goods_value=500");
    g_autoptr (LedgerEdit) young = aid_cast_edit (&cast, "member=张大山|kind=04|date=2026-02-10|event_date=2026-01-01|form=3|goods_value=500");

    g_assert_cmpint (ledger_record_get_number (old->after, VISIT_LIMIT_AMOUNT), ==, 100000);
    g_assert_cmpint (ledger_record_get_number (young->after, VISIT_LIMIT_AMOUNT), ==, 200000);
    g_assert_cmpstr (ledger_edit_get (young, VISIT_LIMIT_TEXT), ==, "生育慰问每次限额2000元，依据新办法（2026年）");
    ledger_edit_save (young, NULL, &error);
    g_assert_no_error (error);
    roster_type (young, "status=待审");
    g_assert_cmpint (ledger_record_get_number (young->after, VISIT_GIVEN_BEFORE), ==, 0);
  }
  aid_cast_clear (&cast);
}

/* Judged by the limits of 2018, it stays so when those of 2025 are entered; a draft follows. */
static void
test_judged_stays (void)
{
  AidCast cast;
  g_autoptr (GError) error = NULL;
  gint64 judged, draft, rule;
  g_autofree char *text = NULL, *amount = NULL, *after = NULL, *rule_id = NULL, *ended = NULL;

  aid_cast_init (&cast);
  judged = aid_cast_visit (&cast, "status=待审|kind=01|festival=2|form=3|date=2026-02-10|goods_value=700|member=张大山");
  draft = aid_cast_visit (&cast, "status=草稿|kind=01|festival=5|form=3|date=2026-06-19|goods_value=300|member=张大山");
  text = aid_cast_dup (&cast, &visits_register, judged, VISIT_LIMIT_TEXT);
  rule_id = aid_cast_dup (&cast, &visits_register, judged, VISIT_RULE_ID);
  rule = g_ascii_strtoll (rule_id, NULL, 10);
  {
    g_autoptr (LedgerEdit) next = benefit_rule_succeed (cast.store, rule, "2025-01-01", &error);

    g_assert_no_error (error);
    roster_type (next, "year_limit=2200|basis=新细则（2025年）");
    g_assert_true (ledger_edit_save (next, NULL, &error));
    g_assert_no_error (error);
  }
  ended = aid_cast_dup (&cast, &benefit_rules_register, rule, BENEFIT_RULE_TO_DATE);
  g_assert_cmpstr (ended, ==, "2025-01-01");
  {
    g_autoptr (LedgerEdit) edit = ledger_edit_open (cast.store, &visits_register, judged, NULL);
    g_autofree char *problems = NULL;

    roster_type (edit, "memo=补充说明");
    problems = roster_problems (edit);
    g_assert_cmpstr (problems, ==, "");
    g_assert_true (ledger_edit_save (edit, NULL, &error));
    g_assert_no_error (error);
    /* Neither does changing the money while it waits bring in the new rule. */
    roster_type (edit, "goods_value=1700");
    g_assert_cmpint (ledger_record_get_number (edit->after, VISIT_LIMIT_AMOUNT), ==, 160000);
  }
  after = aid_cast_dup (&cast, &visits_register, judged, VISIT_LIMIT_TEXT);
  amount = aid_cast_dup (&cast, &visits_register, judged, VISIT_LIMIT_AMOUNT);
  g_assert_cmpstr (after, ==, text);
  g_assert_cmpstr (amount, ==, "160000");
  {
    g_autoptr (LedgerEdit) edit = ledger_edit_open (cast.store, &visits_register, draft, NULL);

    ledger_edit_derive (edit);
    g_assert_cmpint (ledger_record_get_number (edit->after, VISIT_LIMIT_AMOUNT), ==, 220000);
    g_assert_cmpstr (ledger_edit_get (edit, VISIT_LIMIT_TEXT), ==,
                     "本年节日慰问已发0元，另有待审700元，限额2200元，剩1500元，依据新细则（2025年）");
  }
  aid_cast_clear (&cast);
}

/* Three thousand members: one scan of the year serves them all, and asking one by one stays quick too. */
static void
test_speed (void)
{
  enum { N = 3000 };
  AidCast cast;
  g_autoptr (GError) error = NULL;
  g_autoptr (VisitBook) book = NULL;
  gint64 start;
  double took[2] = { 0, 0 };

  aid_cast_init (&cast);
  g_assert_true (ledger_batch_begin (cast.store, "edit", "一批", &error));
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_new (cast.store, &visits_register);
      g_autofree char *key = g_strdup_printf ("37061219900101%04u", i);

      ledger_edit_set (edit, VISIT_KIND, "01");
      ledger_edit_set (edit, VISIT_DATE, "2026-02-10");
      ledger_edit_set (edit, VISIT_STATUS, VISIT_APPROVED);
      ledger_edit_set (edit, VISIT_NAME, "一人");
      ledger_edit_set (edit, VISIT_ID_KEY, key);
      ledger_record_set_number (edit->after, VISIT_GOODS_VALUE, 10000 + i);
      edit->follows = TRUE;
      g_assert_true (ledger_edit_save (edit, NULL, &error));
    }
  g_assert_true (ledger_batch_commit (cast.store, &error));
  for (guint way = 0; way < 2; way++)
    {
      start = g_get_monotonic_time ();
      if (way == 0)
        book = visit_book_new (cast.store, "01", "2026-01-01", &error);
      for (guint i = 0; i < N; i++)
        {
          g_autofree char *key = g_strdup_printf ("37061219900101%04u", i);
          g_autoptr (VisitLimit) limit = find (&cast, way == 0 ? book : NULL, 0, key, "01");

          g_assert_cmpint (limit->given, ==, 10000 + i);
        }
      took[way] = (g_get_monotonic_time () - start) / 1e6;
    }
  g_test_message ("%d: %.2f s, one by one %.2f s", N, took[0], took[1]);
  /* Wide, for sanitizers and busy machines; the figures are above. */
  g_assert_cmpfloat (took[0], <, 10.0);
  g_assert_cmpfloat (took[1], <, 20.0);
  aid_cast_clear (&cast);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit-limits/counts", test_counts);
  g_test_add_func ("/visit-limits/persons", test_persons);
  g_test_add_func ("/visit-limits/given-back", test_given_back);
  g_test_add_func ("/visit-limits/rule-of-event", test_rule_of_event);
  g_test_add_func ("/visit-limits/judged-stays", test_judged_stays);
  g_test_add_func ("/visit-limits/speed", test_speed);
  return g_test_run ();
}
