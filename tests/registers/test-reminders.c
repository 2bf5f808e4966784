/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every reminder source: what is listed, when it is due, and what is not listed. */
#include "days-off.h"
#include "members.h"
#include "membership.h"
#include "officers.h"
#include "orgs.h"
#include "reminders.h"
#include "retirement.h"
#include "roster.h"

#include <string.h>

static const ReminderSource *
find_source (const char *id)
{
  guint n = 0;
  const ReminderSource *sources = reminders_get_sources (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (sources[i].id, id) == 0)
      return &sources[i];
  g_assert_not_reached ();
}

/* "2026-11-30 机电厂工会 …|…" */
static char *
dup_hits (LedgerStore *store,
          const char  *id,
          guint        months)
{
  const ReminderSource *source = find_source (id);
  g_autoptr (ReminderLook) look = reminder_look_new (store, months);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = reminders_find (source, look, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const ReminderHit *hit = &g_array_index (hits, ReminderHit, i);
      g_autofree char *subject = NULL, *sentence = NULL;

      g_assert_true (reminders_describe (source, look, hit, &subject, &sentence));
      g_assert_cmpstr (sentence, !=, "");
      g_test_message ("%s %s %s", hit->date, subject, sentence);
      g_string_append_printf (text, "%s%s %s", i > 0 ? "|" : "", hit->date, subject);
    }
  return g_string_free (text, FALSE);
}

static void
assert_hits (LedgerStore *store,
             const char  *id,
             guint        months,
             const char  *expected)
{
  g_autofree char *hits = dup_hits (store, id, months);

  g_assert_cmpstr (hits, ==, expected);
}

/* Today is 2026-09-22. */
static void
test_terms (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (ReminderLook) look = reminder_look_new (store, 6);
  g_autoptr (GArray) hits = NULL;
  g_autofree char *subject = NULL, *sentence = NULL;

  roster_add (store, &orgs_register, "name=机电厂工会|elected=2023-11-30|term_years=3|legal_until=2026-10-01");
  roster_add (store, &orgs_register, "name=纺织厂工会|elected=2021-01-10|term_years=5|legal_until=2026-03-01");
  roster_add (store, &orgs_register, "name=新厂工会|elected=2024-01-10|term_years=5|legal_until=2029-03-01");
  roster_add (store, &orgs_register, "name=撤销厂工会|elected=2020-01-10|term_years=3|legal_until=2021-03-01|closed=2022-01-01");
  roster_add (store, &orgs_register, "name=无届期工会|elected=2020-01-10");
  assert_hits (store, "elections", 1, "2026-01-10 纺织厂工会");
  assert_hits (store, "elections", 6, "2026-01-10 纺织厂工会|2026-11-30 机电厂工会");
  assert_hits (store, "legal", 6, "2026-03-01 纺织厂工会|2026-10-01 机电厂工会");
  hits = reminders_find (find_source ("elections"), look, NULL);
  g_assert_true (reminders_describe (find_source ("elections"), look, &g_array_index (hits, ReminderHit, 1), &subject, &sentence));
  g_assert_cmpstr (sentence, ==, "2026-11-30 任期届满，应于届满前换届");
  g_clear_pointer (&look, reminder_look_free);
  roster_free (store);
}

static void
test_officers (void)
{
  LedgerStore *store = roster_new ();

  roster_add (store, &officers_register, "name=张三|posts=主席|start_date=2023-12-01|term_end=2026-12-01|cert_no=7|cert_until=2026-11-01");
  roster_add (store, &officers_register, "name=李四|posts=委员|start_date=2021-12-01|term_end=2024-12-01|left_date=2024-12-01|cert_until=2024-01-01");
  roster_add (store, &officers_register, "name=王五|posts=委员|start_date=2025-12-01|term_end=2028-12-01");
  assert_hits (store, "officer-terms", 6, "2026-12-01 张三（主席）");
  assert_hits (store, "officer-terms", 1, "");
  assert_hits (store, "officer-certs", 3, "2026-11-01 张三（主席）");
  roster_free (store);
}

/* One change: event, day and, where it is not empty, the day of return. */
static void
change (LedgerStore *store,
        gint64       member,
        const char  *code,
        const char  *date,
        const char  *until)
{
  g_autoptr (LedgerEdit) edit = membership_begin (store, member, code, NULL);
  g_autoptr (GError) error = NULL;

  ledger_edit_set (edit, MEMBER_EVENT_DATE, date);
  ledger_edit_set (edit, MEMBER_EVENT_RETURN_DATE, until);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

static void
test_absences (void)
{
  static const struct
  {
    const char *name;
    const char *code;
    const char *date;
    const char *until;
    const char *end; /* the change that ended it, or NULL */
  } cases[] = {
    { "甲一", "11", "2026-01-10", "2026-12-31", NULL },
    { "乙二", "11", "2026-06-30", NULL, NULL },
    { "丙三", "11", "2025-01-10", "2026-01-10", "12" },
    { "丁四", "13", "2024-09-20", "2026-09-20", NULL },
    { "戊五", "13", "2024-09-01", "2028-09-01", NULL },
    { "己六", "16", "2026-03", "2027-01-31", NULL },
  };
  LedgerStore *store = roster_new ();
  g_autoptr (ReminderLook) look = reminder_look_new (store, 6);
  g_autoptr (GArray) hits = NULL;
  g_autofree char *subject = NULL, *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *values = g_strdup_printf ("name=%s|join_date=2015-01-01", cases[i].name);
      gint64 member = roster_add (store, &members_register, values);

      change (store, member, cases[i].code, cases[i].date, cases[i].until);
      if (cases[i].end != NULL)
        change (store, member, cases[i].end, "2026-01-10", NULL);
    }
  assert_hits (store, "seconded", 1, "2026-07-10 甲一");
  assert_hits (store, "seconded", 6, "2026-07-10 甲一|2026-12-30 乙二");
  assert_hits (store, "absence-ends", 1, "2026-09-20 丁四");
  assert_hits (store, "absence-ends", 6, "2026-09-20 丁四|2026-12-31 甲一|2027-01-31 己六");
  hits = reminders_find (find_source ("absence-ends"), look, NULL);
  g_assert_true (reminders_describe (find_source ("absence-ends"), look, &g_array_index (hits, ReminderHit, 0), &subject, &sentence));
  g_assert_cmpstr (sentence, ==, "服兵役预计2026-09-20期满，请核对是否退役，办理恢复会籍");
  g_clear_pointer (&look, reminder_look_free);
  roster_free (store);
}

/* The vectors of the law: M 1966-02 -> 2026-06, F50 1976-03 -> 2026-11, M 1966-07 -> 2026-12. */
static void
test_ages (void)
{
  static const char *const members[] = {
    "name=甲一|gender=男|birth_date=1966-02-10",
    "name=乙二|gender=女|birth_date=1976-03-05|retire_age=50",
    "name=丙三|gender=女|birth_date=1976-03|retire_age=55",
    "name=丁四|gender=女|birth_date=1976-03-31",
    "name=戊五|gender=男|birth_date=1966-02-10|employ_form=超龄",
    "name=己六|gender=男|birth_date=1966-02-10|change_type=保留",
    "name=庚七|gender=男|birth_date=1940-05-01",
    "name=辛八|gender=男|birth_date=2009-01-15",
    "name=壬九|gender=男|birth_date=2008-09-22",
    "name=癸十|gender=男|birth_date=2008-09-23",
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    roster_add (store, &members_register, members[i]);
  assert_hits (store, "retirement", 1, "");
  assert_hits (store, "retirement", 2, "2026-11 乙二|2026-11 丁四");
  assert_hits (store, "over-age", 6, "2000-05 庚七|2026-06 甲一");
  assert_hits (store, "minors", 6, "2026-09-23 癸十|2027-01-15 辛八");
  roster_free (store);
}

/* Every birth month of fifty years is found in the month that the law gives it, and only there. */
static void
test_every_month (void)
{
  static const struct { const char *sex; const char *entered; guint original; } kinds[] = {
    { "男", "60", 60 }, { "女", "55", 55 }, { "女", "50", 50 },
  };
  LedgerStore *store = roster_new ();
  guint n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint year = 1960; year < 1986; year++)
      {
        g_autofree char *birth = g_strdup_printf ("%u-%02u-31", year, (year - 1960) % 2 == 0 ? 5 : 8);
        g_autofree char *values = g_strdup_printf ("name=张%u%s|gender=%s|birth_date=%s|retire_age=%s", year, kinds[k].entered,
                                                   kinds[k].sex, birth, kinds[k].entered);

        roster_add (store, &members_register, values);
      }
  for (guint month = 0; month < 12 * 25; month += 12)
    {
      g_autofree char *today = g_strdup_printf ("%u-01-01", 2020 + month / 12);
      g_autofree char *hits = NULL;
      g_auto (GStrv) all = NULL;
      guint expected = 0;

      ledger_store_set_today (store, today);
      hits = dup_hits (store, "retirement", 11);
      all = g_strsplit (hits, "|", -1);
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        for (guint year = 1960; year < 1986; year++)
          {
            g_autofree char *birth = g_strdup_printf ("%u-%02u-31", year, (year - 1960) % 2 == 0 ? 5 : 8);
            Retirement answer;

            g_assert_true (retirement_reckon (k == 0 ? "1" : "2", kinds[k].original, birth, &answer));
            expected += strncmp (answer.month, today, 4) == 0;
          }
      g_assert_cmpuint (hits[0] != '\0' ? g_strv_length (all) : 0, ==, expected);
      n += expected;
    }
  g_assert_cmpuint (n, >, 50);
  roster_free (store);
}

static void
test_dues (void)
{
  LedgerStore *store = roster_new ();

  roster_add (store, &members_register, "name=甲一|dues_until=2026-02");
  roster_add (store, &members_register, "name=乙二|dues_until=2025-12-15");
  roster_add (store, &members_register, "name=丙三|dues_until=2026-03");
  roster_add (store, &members_register, "name=丁四|dues_until=2001-03");
  roster_add (store, &members_register, "name=戊五|dues_until=2024-01|change_type=保留");
  assert_hits (store, "dues", 12, " 丁四|2026-07 乙二|2026-09 甲一");
  roster_free (store);
}

static void
test_days_off (void)
{
  LedgerStore *store = roster_new ();

  ledger_store_set_today (store, "2026-11-30");
  assert_hits (store, "days-off", 6, "");
  ledger_store_set_today (store, "2026-12-01");
  assert_hits (store, "days-off", 6, "2027-01-01 放假安排");
  ledger_store_set_today (store, "2027-03-01");
  assert_hits (store, "days-off", 6, "2027-01-01 放假安排");
  roster_add (store, &days_off_register, "date=2027-10-01|type=休|name=国庆节");
  assert_hits (store, "days-off", 6, "");
  roster_free (store);
}

/* Nothing in an empty ledger; ids and titles of the sources differ. */
static void
test_table (void)
{
  LedgerStore *store = roster_new ();
  guint n = 0;
  const ReminderSource *sources = reminders_get_sources (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) sources[i].id));
      g_assert_true (g_hash_table_add (seen, (gpointer) sources[i].title));
      assert_hits (store, sources[i].id, 12, "");
    }
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminders/table", test_table);
  g_test_add_func ("/reminders/terms", test_terms);
  g_test_add_func ("/reminders/officers", test_officers);
  g_test_add_func ("/reminders/absences", test_absences);
  g_test_add_func ("/reminders/ages", test_ages);
  g_test_add_func ("/reminders/every-month", test_every_month);
  g_test_add_func ("/reminders/dues", test_dues);
  g_test_add_func ("/reminders/days-off", test_days_off);
  return g_test_run ();
}
