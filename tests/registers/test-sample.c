/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample ledger: whole, sound, the same every time, with the difficult names in it. */
#include <string.h>

#include "activities.h"
#include "aid-figures.h"
#include "case-clock.h"
#include "case-figures.h"
#include "cases.h"
#include "certificates.h"
#include "family.h"
#include "hardship-files.h"
#include "ledger-identity.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "members.h"
#include "orgs.h"
#include "quality.h"
#include "roster.h"
#include "sample.h"
#include "service-record.h"
#include "teams.h"
#include "term-shares.h"
#include "units.h"
#include "visits.h"
#include "volunteer-figures.h"
#include "volunteers.h"

static guint
count (LedgerStore          *store,
       const LedgerRegister *reg,
       guint                 field,
       LedgerMatch           match,
       const char           *value)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);

  if (field != LEDGER_NO_FIELD)
    ledger_query_add_filter (query, field, match, value);
  return ledger_store_count (store, query);
}

static void
assert_sound (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger_store_check (store, findings, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_whole (gconstpointer data)
{
  static const char *const names[] = {
    "阿卜杜热合曼·麦麦提吐尔逊", "刘䶮", "𠮷田宏", "单雄辉", "仇晓英", "解文静", "尉迟恭俭", "朴英淑", "其其格·巴特尔",
  };
  LedgerStore *store = (LedgerStore *) data;

  g_assert_cmpuint (count (store, &members_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 300);
  g_assert_cmpuint (count (store, &units_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 60);
  g_assert_cmpuint (count (store, &orgs_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), >, 60);
  g_assert_cmpuint (count (store, &orgs_register, ORG_PARENT_ID, LEDGER_EMPTY, NULL), ==, 1);
  g_assert_cmpuint (count (store, &family_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), >, 200);
  g_assert_cmpuint (count (store, &family_register, FAMILY_MEMBER_ID, LEDGER_EMPTY, NULL), ==, 0);
  g_assert_cmpuint (count (store, &members_register, MEMBER_PHOTO, LEDGER_NOT_EMPTY, NULL), ==, 12);
  g_assert_cmpuint (count (store, &members_register, MEMBER_STATUS, LEDGER_IS, "T"), ==, 8);
  g_assert_cmpuint (count (store, &members_register, MEMBER_MOBILE, LEDGER_EMPTY, NULL), ==, 14);
  g_assert_cmpuint (count (store, &members_register, MEMBER_ORG_ID, LEDGER_EMPTY, NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpuint (count (store, &members_register, MEMBER_NAME, LEDGER_IS, names[i]), ==, 1);
  assert_sound (store);
}

static gboolean
number_checked_cb (LedgerRecord *record,
                   gpointer      data)
{
  const char *number = ledger_record_get (record, MEMBER_ID_NO);
  guint *n_wrong = data;
  g_autoptr (GPtrArray) faults = number != NULL ? ledger_identity_check ("111", number) : NULL;

  *n_wrong += faults != NULL && faults->len > 0;
  return TRUE;
}

/* Two wrong check digits and one old number are there on purpose. */
static void
test_numbers (gconstpointer data)
{
  LedgerStore *store = (LedgerStore *) data;
  g_autoptr (GError) error = NULL;
  guint n_wrong = 0;

  ledger_store_each (store, &members_register, number_checked_cb, &n_wrong, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_wrong, ==, 3);
}

/* What everybody's own lines come to. */
static gint64
sum_records (LedgerStore *store)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&volunteers_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = ledger_store_select (store, query, &error);
  gint64 sum = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) lines = service_record_load (store, g_array_index (ids, gint64, i), "2025-01-01", "2025-12-31", &error);
      gint64 minutes = 0;

      g_assert_no_error (error);
      service_record_sum (lines, NULL, &minutes);
      sum += minutes;
    }
  return sum;
}

/* 2025: eleven activities and 573 hours, whichever way they are added up. */
static void
test_service (gconstpointer data)
{
  static const ServiceGrouping groupings[] = {
    SERVICE_BY_NOTHING, SERVICE_BY_YEAR, SERVICE_BY_MONTH, SERVICE_BY_TEAM, SERVICE_BY_CATEGORY, SERVICE_BY_PERSON,
  };
  const ServiceScope scope = { .from = "2025-01-01", .to = "2025-12-31" };
  LedgerStore *store = (LedgerStore *) data;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  sentence = service_dup_sentence (store, scope.from, scope.to, &error);
  g_assert_cmpstr (sentence, ==, "2025年，累计录入志愿服务活动11场，记录服务时长573小时。");
  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    {
      ServiceFigure total = { 0 };
      g_autoptr (GPtrArray) figures = service_figures_count (store, &scope, groupings[i], &total, &error);
      gint64 minutes = 0;

      g_assert_no_error (error);
      for (guint k = 0; k < figures->len; k++)
        minutes += ((const ServiceFigure *) g_ptr_array_index (figures, k))->n[SERVICE_MINUTES];
      g_assert_cmpint (minutes, ==, 573 * 60);
      g_assert_cmpint (total.n[SERVICE_MINUTES], ==, 573 * 60);
      g_assert_cmpint (total.n[SERVICE_TIMES], ==, 11);
      g_assert_cmpint (total.n[SERVICE_PERSONS], ==, 54);
    }
  g_assert_cmpint (sum_records (store), ==, 573 * 60);
  g_assert_cmpuint (count (store, &teams_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 5);
  g_assert_cmpuint (count (store, &volunteers_register, VOLUNTEER_MEMBER_ID, LEDGER_EMPTY, NULL), ==, 6);
  g_assert_cmpuint (count (store, &activities_register, ACTIVITY_STATUS, LEDGER_IS, ACTIVITY_APPROVED), ==, 11);
  g_assert_cmpuint (count (store, &certificates_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 2);
}

/* A district's spring festival, single visits, six hardship files with aid: every grouping adds up to the same money, and
 * what the funds say they spent is what was given. */
static void
test_aid (gconstpointer data)
{
  static const AidGrouping groupings[] = { AID_BY_NOTHING, AID_BY_MONTH, AID_BY_KIND, AID_BY_FUND, AID_BY_ORG, AID_BY_PERSON };
  static const struct
  {
    AidSource source;
    gint64    times;
    gint64    cash;
    gint64    goods;
  } years[] = {
    { AID_OF_VISITS, 74, 860000, 1702000 },
    { AID_OF_AIDS, 6, 2080000, 0 },
  };
  LedgerStore *store = (LedgerStore *) data;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  for (guint y = 0; y < G_N_ELEMENTS (years); y++)
    for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
      {
        const AidScope scope = { .source = years[y].source, .from = "2026-01-01", .to = "2026-12-31" };
        AidFigure total = { 0 };
        g_autoptr (GPtrArray) figures = aid_figures_count (store, &scope, groupings[i], &total, &error);
        gint64 money = 0;

        g_assert_no_error (error);
        for (guint k = 0; k < figures->len; k++)
          money += ((const AidFigure *) g_ptr_array_index (figures, k))->n[AID_TOTAL];
        g_assert_cmpint (money, ==, years[y].cash + years[y].goods);
        g_assert_cmpint (total.n[AID_TIMES], ==, years[y].times);
        g_assert_cmpint (total.n[AID_CASH], ==, years[y].cash);
        g_assert_cmpint (total.n[AID_GOODS], ==, years[y].goods);
      }
  sentence = aid_dup_sentence (store, "2026-01-01", "2026-12-31", &error);
  g_assert_cmpstr (sentence, ==, "慰问74人次，发放慰问金8600元、慰问品价值17020元。");
  g_assert_cmpuint (count (store, &visits_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 82);
  g_assert_cmpuint (count (store, &hardship_files_register, HARDSHIP_STATUS, LEDGER_IS, "4"), ==, 6);
  assert_sound (store);
}

/* Of bodies, mediators, cases and all their rows 数据质量 has nothing to say. */
static void
assert_cases_faultless (LedgerStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Quality) quality = quality_run (store, NULL, NULL, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < quality->checks->len; i++)
    {
      const QualityCheck *check = g_ptr_array_index (quality->checks, i);

      if (check->reg != &cases_register && check->reg != &mediators_register && check->reg != &mediation_orgs_register &&
          !ledger_register_is_part_of (check->reg, &cases_register))
        continue;
      n++;
      g_test_message ("%s", check->id);
      g_assert_cmpuint (check->open->len + check->explained->len, ==, 0);
    }
  g_assert_cmpuint (n, >, 20);
}

static LedgerRecord *
load_case (LedgerStore *store,
           const char  *number)
{
  gint64 id = ledger_store_find (store, &cases_register, CASE_CASE_NO, number, 0);

  return ledger_store_load (store, &cases_register, id, NULL);
}

/* Received on 5 February and accepted the day after: both fifteen days end within the Spring Festival, on the 20th and 21st, and so on
 * Tuesday the 24th; the three working days end before it. */
static void
assert_festival (LedgerStore *store)
{
  static const struct
  {
    const char *id;
    const char *due;
    const char *working;
  } deadlines[] = {
    { "D02", "2026-02-10", "收到02-05，第3个工作日为02-10" },
    { "D03", "2026-02-24", "收到02-05，第15日02-20为休息日，顺延至02-24" },
    { "D04", "2026-02-24", "受理02-06，第15日02-21为休息日，顺延至02-24" },
  };
  g_autoptr (LedgerRecord) file = load_case (store, "东湖工调登〔2026〕2号");
  g_autoptr (GPtrArray) dues = case_clock_list (store, file);
  guint n = 0;

  for (guint i = 0; i < dues->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (deadlines); k++)
      {
        const MediationDue *due = g_ptr_array_index (dues, i);

        if (strcmp (due->rule->code, deadlines[k].id) != 0)
          continue;
        n++;
        g_assert_cmpstr (due->due, ==, deadlines[k].due);
        g_assert_cmpstr (due->working, ==, deadlines[k].working);
      }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (deadlines));
  g_assert_cmpstr (ledger_record_get (file, CASE_DUE_DATE), ==, "2026-02-24");
  g_assert_cmpstr (ledger_record_get (file, CASE_DECIDE_DUE), ==, "2026-02-10");
  g_assert_cmpint (ledger_record_get_number (file, CASE_DAYS_TAKEN), ==, 18);
}

/* What twelve workers ask for and get comes from their rows, and so do the words. */
static void
assert_twelve (LedgerStore *store)
{
  g_autoptr (LedgerRecord) file = load_case (store, "云溪联调登〔2026〕1号");
  g_autoptr (GPtrArray) shares = ledger_store_load_children (store, &term_shares_register, file->id, NULL);
  gint64 sum = 0;

  g_assert_cmpint (ledger_record_get_number (file, CASE_PEOPLE), ==, 12);
  g_assert_cmpint (ledger_record_get_number (file, CASE_WOMEN), ==, 3);
  g_assert_cmpint (ledger_record_get_number (file, CASE_MIGRANTS), ==, 12);
  g_assert_true (ledger_record_get_flag (file, CASE_COLLECTIVE));
  g_assert_cmpstr (ledger_record_get (file, CASE_REPRESENTATIVES), ==, "邢大田、车永福、芦翠英");
  g_assert_cmpstr (ledger_record_get (file, CASE_TITLE), ==, "邢大田等12人与宏图建筑安装工程有限公司劳动报酬争议");
  g_assert_cmpint (ledger_record_get_number (file, CASE_CLAIM_TOTAL), ==, 15120000);
  g_assert_cmpint (ledger_record_get_number (file, CASE_AGREED_TOTAL), ==, 15120000);
  g_assert_cmpint (ledger_record_get_number (file, CASE_PERFORMED_TOTAL), ==, 15120000);
  g_assert_cmpuint (shares->len, ==, 12);
  for (guint i = 0; i < shares->len; i++)
    {
      const LedgerRecord *share = g_ptr_array_index (shares, i);

      sum += ledger_record_get_number (share, TERM_SHARE_AMOUNT);
      g_assert_cmpint (ledger_record_get_number (share, TERM_SHARE_PAID), ==, ledger_record_get_number (share, TERM_SHARE_AMOUNT));
    }
  g_assert_cmpint (sum, ==, 15120000);
}

/* D01 and D02: added up by hand from the sheets. */
static void
test_cases (gconstpointer data)
{
  static const struct
  {
    const char *year;
    const char *sentence;
    int         rate;
    gint64      n[CASE_N_MEASURES];
  } years[] = {
    { "2026", "累计调解劳动争议15件，涉及职工26人，协议金额25.02万元，成功率38.5%。", 385,
      { [CASE_ACCEPTED] = 15, [CASE_REFUSED] = 2, [CASE_CLOSED] = 13, [CASE_SUCCEEDED] = 5, [CASE_PEOPLE_INVOLVED] = 26,
        [CASE_COLLECTIVES] = 1, [CASE_COLLECTIVE_WORKERS] = 12, [CASE_AGREED] = 25020000, [CASE_PERFORMED] = 21020000,
        [CASE_DAYS] = 99, [CASE_LATE_ONES] = 0, [CASE_REVIEWS] = 1, [CASE_CONFIRMATIONS] = 1 } },
    { "2025", "累计调解劳动争议1件，涉及职工1人，协议金额0.96万元，成功率100%。", 1000,
      { [CASE_ACCEPTED] = 1, [CASE_CLOSED] = 1, [CASE_SUCCEEDED] = 1, [CASE_PEOPLE_INVOLVED] = 1, [CASE_AGREED] = 960000,
        [CASE_PERFORMED] = 960000, [CASE_DAYS] = 5 } },
  };
  LedgerStore *store = (LedgerStore *) data;
  g_autoptr (GError) error = NULL;

  for (guint y = 0; y < G_N_ELEMENTS (years); y++)
    {
      g_autofree char *from = g_strconcat (years[y].year, "-01-01", NULL), *to = g_strconcat (years[y].year, "-12-31", NULL);
      g_autofree char *sentence = case_figures_dup_sentence (store, from, to, &error);
      const CaseScope scope = { .from = from, .to = to };
      CaseFigure total = { 0 };
      g_autoptr (GPtrArray) figures = case_figures_count (store, &scope, CASE_BY_NOTHING, &total, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < CASE_N_MEASURES; i++)
        g_assert_cmpint (total.n[i], ==, years[y].n[i]);
      g_assert_cmpint (case_figure_get_rate (&total), ==, years[y].rate);
      g_assert_cmpstr (sentence, ==, years[y].sentence);
    }
  for (const LedgerChoice *way = cases_register.fields[CASE_OUTCOME].choices; way->code != NULL; way++)
    g_assert_cmpuint (count (store, &cases_register, CASE_OUTCOME, LEDGER_IS, way->code), >, 0);
  assert_festival (store);
  assert_twelve (store);
  assert_cases_faultless (store);
}

/* Whatever the PC's clock says, the sample can be made and the day is the ledger's again. */
static void
test_any_day (void)
{
  static const char *const days[] = { "2024-02-29", "2026-09-22", "2041-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      LedgerStore *store = roster_new ();
      g_autoptr (GError) error = NULL;

      ledger_store_set_today (store, days[i]);
      tz_sample_fill (store, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (ledger_store_get_today (store), ==, days[i]);
      roster_free (store);
    }
}

/* A second filling meets its own names: refused, and nothing of it stays. */
static void
test_all_or_nothing (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;

  tz_sample_fill (store, &error);
  g_assert_no_error (error);
  g_assert_false (tz_sample_fill (store, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count (store, &members_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 300);
  g_assert_cmpuint (count (store, &units_register, LEDGER_NO_FIELD, LEDGER_IS, NULL), ==, 60);
  assert_sound (store);
  roster_free (store);
}

/* Read by all tests but those that make one of their own. */
static LedgerStore *
make_sample (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;

  tz_sample_fill (store, &error);
  g_assert_no_error (error);
  return store;
}

int
main (int    argc,
      char **argv)
{
  LedgerStore *made;
  int status;

  g_test_init (&argc, &argv, NULL);
  made = make_sample ();
  g_test_add_data_func ("/sample/whole", made, test_whole);
  g_test_add_data_func ("/sample/numbers", made, test_numbers);
  g_test_add_data_func ("/sample/service", made, test_service);
  g_test_add_data_func ("/sample/aid", made, test_aid);
  g_test_add_data_func ("/sample/cases", made, test_cases);
  g_test_add_func ("/sample/any-day", test_any_day);
  g_test_add_func ("/sample/all-or-nothing", test_all_or_nothing);
  status = g_test_run ();
  roster_free (made);
  return status;
}
