/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules about members: ages, dates, state, duplicates, family. Today is 2026-09-22. */
#include "family.h"
#include "members.h"
#include "membership.h"
#include "roster.h"
#include "units.h"

#include <string.h>

static const struct
{
  const char *values;
  const char *problems;
} rules_vectors[] = {
  /* sixteen on the day itself */
  { "birth_date=2010-09-22", "W:age-minor" },
  { "birth_date=2010-09-23", "B:age-under" },
  { "birth_date=2008-09-23", "W:age-minor" },
  { "birth_date=2008-09-22", "" },
  { "birth_date=1925-09-22|status=R", "B:age-over" },
  { "birth_date=1925-09-23|status=R", "" },
  { "birth_date=2026-09-23", "B:birth-future" },
  /* retirement: the month counts */
  { "birth_date=1966-04-30|gender=男", "W:retired" },
  { "birth_date=1966-05-30|gender=男", "" },
  { "birth_date=1976-01-15|gender=女|retire_age=50", "W:retired" },
  { "birth_date=1976-03-15|gender=女|retire_age=50", "" },
  { "birth_date=1976-01-15|gender=女|retire_age=55", "" },
  { "birth_date=1976-01-15|gender=女", "M:retire-age" },
  { "birth_date=1970-01-15|gender=女", "W:retired" },
  { "birth_date=1990-01-15|gender=女", "" },
  { "birth_date=1960-01-15|gender=男|status=R", "" },
  { "birth_date=1960-01-15|gender=男|employ_form=超龄", "" },
  { "birth_date=1970-01-15|gender=男|retire_age=55", "" },
  /* dates */
  { "join_date=2026-09-22", "" },
  { "join_date=2026-09-23", "B:join-future" },
  { "birth_date=1990-03-07|join_date=2006-03-07", "" },
  { "birth_date=1990-03-07|join_date=2006-03-06", "B:join-age" },
  { "birth_date=1990-03-07|join_date=2005.7", "" },
  { "birth_date=1990-03-07|work_start=2006-03-06", "W:work-age" },
  { "birth_date=1990-03-07|work_start=2008-07-01", "" },
  { "work_start=2027-01-01", "W:work-future" },
  { "change_type=转入|change_date=2026-09-23", "B:change-future" },
  { "change_type=转入|change_date=2020-01-01|join_date=2021-01-01", "W:change-before-join" },
  /* amounts */
  { "wage=4500|dues=22.5", "" },
  { "wage=-4500", "B:negative" },
  { "dues=-1", "B:negative" },
  /* league */
  { "birth_date=1998-09-22|political=团员", "" },
  { "birth_date=1997-09-22|political=团员", "W:league-age" },
  /* state and change */
  { "status=R|change_type=转出|change_date=2020-01-01|change_reason=1", "W:status-change" },
  { "status=R|change_type=保留|change_date=2020-01-01|change_reason=退休", "" },
  { "change_type=转出|change_date=2020-01-01", "M:change-reason" },
  { "status=D|change_type=转出|change_date=2020-01-01|change_reason=死亡", "" },
  { "status=P|change_type=入会", "" },
  /* new forms of work, region */
  { "is_new_form=是", "M:new-form-category" },
  { "is_new_form=是|new_form_cat=快递员", "" },
  { "is_new_form=否|new_form_cat=快递员", "W:new-form-flag" },
  { "hukou_code=370612", "" },
  { "hukou_code=37061", "W:region-code" },
};

static void
test_rules (void)
{
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rules_vectors); i++)
    {
      g_autofree char *values = g_strconcat ("name=张三|", rules_vectors[i].values, NULL);
      g_autoptr (LedgerEdit) edit = roster_edit (store, &members_register, values);
      g_autofree char *found = roster_problems (edit);

      g_assert_cmpstr (found, ==, rules_vectors[i].problems);
    }
  roster_free (store);
}

static void
test_derived (void)
{
  static const struct
  {
    const char *values;
    guint       field;
    const char *value;
  } vectors[] = {
    { "name=张三", MEMBER_STATUS, "A" },
    { "change_type=保留", MEMBER_STATUS, "R" },
    { "change_type=转出", MEMBER_STATUS, "T" },
    { "change_type=除名", MEMBER_STATUS, "X" },
    { "change_type=退会", MEMBER_STATUS, "Q" },
    { "change_type=恢复", MEMBER_STATUS, "A" },
    { "change_type=死亡", MEMBER_STATUS, "D" },
    { "status=P|change_type=入会", MEMBER_STATUS, "P" },
    { "change_type=入会|change_date=2020-05-06", MEMBER_JOIN_DATE, "2020-05-06" },
    { "change_type=转入|change_date=2020-05-06", MEMBER_JOIN_DATE, NULL },
    { "change_type=入会|join_date=2020-05-06", MEMBER_CHANGE_DATE, "2020-05-06" },
    { "change_type=入会|join_date=2020.5", MEMBER_CHANGE_DATE, NULL },
    { "gender=男", MEMBER_RETIRE_AGE, "60" },
    { "gender=女", MEMBER_RETIRE_AGE, NULL },
    { "hukou_region=牟平区", MEMBER_HUKOU_CODE, "370612" },
    { "hukou_region=贵州省毕节市", MEMBER_HUKOU_CODE, NULL },
    { "new_form_cat=外卖员", MEMBER_IS_NEW_FORM, "1" },
    { "wage=4,500元", MEMBER_WAGE, "450000" },
    { "union_post=工会小组长、委员", MEMBER_UNION_POST, "3,8" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (LedgerEdit) edit = roster_edit (store, &members_register, vectors[i].values);

      g_assert_cmpstr (ledger_edit_get (edit, vectors[i].field), ==, vectors[i].value);
    }
  roster_free (store);
}

/* A later change moves the state along; the union of the employer follows the employer. */
static void
test_changed (void)
{
  LedgerStore *store = roster_new ();
  gint64 unit, other, id;
  g_autofree char *values = NULL, *org = NULL;
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  unit = roster_add (store, &units_register, "name=示范机电有限公司|org_id=示范工会");
  other = roster_add (store, &units_register, "name=示范食品有限公司");
  g_assert_cmpint (other, !=, unit);
  id = roster_add (store, &members_register, "name=张三|unit_id=示范机电有限公司|change_type=入会|change_date=2020-01-01");
  edit = ledger_edit_open (store, &members_register, id, &error);
  g_assert_no_error (error);
  org = ledger_store_dup_shown (store, edit->after, MEMBER_ORG_ID, TRUE);
  g_assert_cmpstr (org, ==, "示范工会");
  g_assert_cmpstr (ledger_edit_get (edit, MEMBER_JOIN_DATE), ==, "2020-01-01");
  roster_type (edit, "change_type=转出|change_date=2026-01-01|change_reason=1");
  g_assert_cmpstr (ledger_edit_get (edit, MEMBER_STATUS), ==, "T");
  g_assert_cmpstr (ledger_edit_get (edit, MEMBER_JOIN_DATE), ==, "2020-01-01");
  roster_type (edit, "change_type=保留|change_date=2026-01-01|change_reason=退休");
  g_assert_cmpstr (ledger_edit_get (edit, MEMBER_STATUS), ==, "R");
  roster_free (store);
}

static void
test_duplicates (void)
{
  static const struct
  {
    const char *first;
    const char *second;
    const char *problems;
  } vectors[] = {
    { "name=甲一|id_no=370602199003071235", "name=甲二|id_no=370602199003071235", "B:same-number" },
    { "name=甲一|id_no=370602900307123", "name=甲二|id_no=370602199003071235", "B:same-number" },
    { "name=甲一|id_no=370602199003071235", "name=甲二|id_no=370602 19900307 1235", "B:same-number" },
    { "name=甲一|id_no=370602199003071235|status=R", "name=甲二|id_no=370602199003071235", "B:same-number" },
    { "name=甲一|id_no=370602199003071235|status=P", "name=甲二|id_no=370602199003071235", "B:same-number" },
    { "name=甲一|id_no=370602199003071235|status=T", "name=甲二|id_no=370602199003071235", "W:same-number-left" },
    { "name=甲一|id_no=370602199003071235|status=Q", "name=甲二|id_no=370602199003071235", "W:same-number-left" },
    { "name=甲一|id_no=370602199003071235|status=X", "name=甲二|id_no=370602199003071235", "W:same-number-left" },
    { "name=甲一|id_no=370602199003071235", "name=甲二|id_no=370602199003071235|status=T", "W:same-number-left" },
    { "name=甲一|birth_date=1990-03-07", "name=甲一|birth_date=1990-03-07", "W:same-name-birth" },
    { "name=甲一|birth_date=1990-03-07", "name=甲一|birth_date=1990-03-08", "" },
    { "name=甲一|birth_date=1990-03-07|status=T", "name=甲一|birth_date=1990-03-07", "" },
    { "name=甲一", "name=甲一", "" },
    { "name=甲一|mobile=13800001235", "name=甲二|mobile=13800001235", "W:same-mobile" },
    { "name=甲一|birth_date=1990-03-07|mobile=13800001235", "name=甲一|birth_date=1990-03-07|mobile=13800001235",
      "W:same-name-birth W:same-mobile" },
    { "name=甲一|id_no=370602199003071235|mobile=13800001235", "name=甲一|id_no=370602199003071235|mobile=13800001235",
      "B:same-number" },
    { "name=甲一|member_no=JY001", "name=甲二|member_no=JY001", "B:unique" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      LedgerStore *store = roster_new ();
      gint64 first = roster_add (store, &members_register, vectors[i].first);
      g_autoptr (LedgerEdit) edit = roster_edit (store, &members_register, vectors[i].second);
      g_autofree char *found = roster_problems (edit);
      g_autoptr (LedgerProblems) problems = ledger_problems_new ();

      g_assert_cmpstr (found, ==, vectors[i].problems);
      ledger_edit_check (edit, problems);
      for (guint p = 0; p < ledger_problems_get_length (problems); p++)
        if (g_str_has_prefix (ledger_problems_get (problems, p)->code, "same-"))
          g_assert_cmpint (ledger_problems_get (problems, p)->other, ==, first);
      g_clear_pointer (&edit, ledger_edit_free);
      roster_free (store);
    }
}

/* A row is no duplicate of itself, nor of one in the bin. */
static void
test_not_duplicates (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=甲一|id_no=370602199003071235|mobile=13800001235");
  g_autoptr (LedgerEdit) own = NULL, fresh = NULL;
  g_autofree char *found = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  own = ledger_edit_open (store, &members_register, id, &error);
  g_assert_no_error (error);
  roster_type (own, "memo=改过");
  found = roster_problems (own);
  g_assert_cmpstr (found, ==, "");
  ledger_store_remove (store, &members_register, id, "重复", &error);
  g_assert_no_error (error);
  fresh = roster_edit (store, &members_register, "name=甲一|id_no=370602199003071235|mobile=13800001235");
  after = roster_problems (fresh);
  g_assert_cmpstr (after, ==, "");
  g_clear_pointer (&own, ledger_edit_free);
  g_clear_pointer (&fresh, ledger_edit_free);
  roster_free (store);
}

/* What was accepted once is not asked for again while other things are changed. */
static void
test_standing (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=张三|id_no=370602199003071236");
  g_autoptr (LedgerEdit) edit = NULL, wrong = NULL;
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (GError) error = NULL;

  edit = ledger_edit_open (store, &members_register, id, &error);
  g_assert_no_error (error);
  roster_type (edit, "memo=甲");
  ledger_edit_check (edit, problems);
  g_assert_cmpuint (ledger_problems_count (problems, LEDGER_WARNING), ==, 0);
  g_assert_true (ledger_problems_find_code (problems, "id-check")->standing);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  /* a second doubt is asked for, the first is not named again */
  roster_type (edit, "mobile=12345678901");
  g_assert_false (ledger_edit_save (edit, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "移动电话"));
  g_assert_null (strstr (error->message, "第18位"));
  g_clear_error (&error);
  /* the number itself, changed to another wrong one, is asked for */
  wrong = ledger_edit_open (store, &members_register, id, &error);
  roster_type (wrong, "id_no=370602199003071237");
  g_assert_false (ledger_edit_save (wrong, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_clear_pointer (&edit, ledger_edit_free);
  g_clear_pointer (&wrong, ledger_edit_free);
  roster_free (store);
}

/* The month of retirement is said with its working, and in nobody's way. */
static void
test_retirement_note (void)
{
  static const struct { const char *values; const char *note; } table[] = {
    { "birth_date=1976-08-15|gender=男", "2039-07到法定退休年龄：1976-08出生，原法定退休年龄60周岁；自1965年1月出生者起每4个月延迟1个月，"
                                        "最多36个月，应延迟35个月，即62周岁零11个月。" },
    { "birth_date=1980-07-15|gender=女|retire_age=50", "2033-05到法定退休年龄：1980-07出生，原法定退休年龄50周岁；自1975年1月出生者起每2个月"
                                                      "延迟1个月，最多60个月，应延迟34个月，即52周岁零10个月。" },
    { "birth_date=1980-07-15|gender=女", NULL },
    { "birth_date=1960-01-15|gender=男", NULL },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *values = g_strconcat ("name=张三|", table[i].values, NULL);
      g_autoptr (LedgerEdit) edit = roster_edit (store, &members_register, values);
      g_autoptr (LedgerProblems) problems = ledger_problems_new ();
      const LedgerProblem *note;

      ledger_edit_check (edit, problems);
      note = ledger_problems_find_code (problems, "retirement");
      g_assert_cmpstr (note != NULL ? note->text : NULL, ==, table[i].note);
    }
  roster_free (store);
}

/* A hundred years pass: the row can still be changed, to say that the member died. */
static void
test_standing_with_time (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = roster_add (store, &members_register, "name=张三|birth_date=1926-01-01|status=R");
  g_autoptr (LedgerEdit) edit = NULL;
  LedgerEdit *death = NULL;
  g_autoptr (LedgerRecord) member = NULL;
  g_autoptr (GError) error = NULL;

  ledger_store_set_today (store, "2027-09-22");
  edit = ledger_edit_open (store, &members_register, id, &error);
  roster_type (edit, "memo=家属来电");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  death = membership_begin (store, id, MEMBERSHIP_DIED, &error);
  ledger_edit_set (death, MEMBER_EVENT_DATE, "2027-03-01");
  ledger_edit_save (death, NULL, &error);
  g_assert_no_error (error);
  member = ledger_store_load (store, &members_register, id, NULL);
  g_assert_cmpstr (ledger_record_get (member, MEMBER_STATUS), ==, "D");
  g_assert_cmpstr (ledger_record_get (member, MEMBER_CHANGE_TYPE), ==, "8");
  g_assert_cmpstr (ledger_record_get (member, MEMBER_CHANGE_DATE), ==, "2027-03-01");
  g_clear_pointer (&death, ledger_edit_free);
  g_clear_pointer (&edit, ledger_edit_free);
  roster_free (store);
}

static void
test_family (void)
{
  LedgerStore *store = roster_new ();
  LedgerEdit *edit = roster_edit (store, &members_register, "name=张三");
  LedgerEdit *wife = ledger_edit_add_child (edit, &family_register);
  LedgerEdit *son = ledger_edit_add_child (edit, &family_register);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  roster_type (wife, "relation=妻|name=李四|birth_date=1991.4|unit_text=示范小学");
  roster_type (son, "relation=儿子|name=张小|gender=女|mobile=12345678901");
  g_assert_cmpstr (ledger_edit_get (wife, FAMILY_GENDER), ==, "2");
  g_assert_cmpstr (ledger_edit_get (wife, FAMILY_BIRTH_DATE), ==, "1991-04");
  found = roster_problems (edit);
  g_assert_cmpstr (found, ==, "W:mobile W:relation-sex");
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  rows = ledger_store_load_children (store, &family_register, edit->after->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  ledger_edit_free (edit);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/members/retirement-note", test_retirement_note);
  g_test_add_func ("/members/rules", test_rules);
  g_test_add_func ("/members/derived", test_derived);
  g_test_add_func ("/members/changed", test_changed);
  g_test_add_func ("/members/duplicates", test_duplicates);
  g_test_add_func ("/members/not-duplicates", test_not_duplicates);
  g_test_add_func ("/members/standing", test_standing);
  g_test_add_func ("/members/standing-with-time", test_standing_with_time);
  g_test_add_func ("/members/family", test_family);
  return g_test_run ();
}
