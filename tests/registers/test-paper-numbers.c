/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of papers: one after the other in every series, none twice, none left out, whoever fails or races. */
#include <string.h>

#include "cases.h"
#include "hearings.h"
#include "ledger-database.h"
#include "mediation-orgs.h"
#include "number-starts.h"
#include "paper-desk.h"
#include "paper-number.h"
#include "paper-steps.h"
#include "union.h"

static void
set_union (LedgerStore *store,
           guint        field,
           const char  *value)
{
  g_autoptr (LedgerRecord) self = ledger_store_load_single (store, &union_register);
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, self);
  g_autoptr (GError) error = NULL;

  ledger_edit_set (edit, field, value);
  g_assert_true (ledger_edit_save (edit, NULL, &error));
}

/* Issues with all doubts accepted and compares the number. */
static gint64
assert_issue (LedgerStore *store,
              const char  *kind,
              const char  *date,
              const char  *number)
{
  gint64 id = desk_issue_of (store, kind, date, NULL, 0);
  g_autofree char *drawn = desk_dup_field (store, id, PAPER_NUMBER);

  g_assert_cmpstr (drawn, ==, number);
  return id;
}

static void
assert_proved (LedgerStore *store)
{
  g_autofree char *proof = desk_dup_proof (store);

  g_assert_cmpstr (proof, ==, "");
}

static void
test_series (void)
{
  LedgerStore *store = roster_new ();

  assert_issue (store, "介", "2026-09-01", "介〔2026〕1号");
  set_union (store, UNION_NUMBER_PREFIX, "机园工");
  assert_issue (store, "介", "2026-09-01", "机园工介〔2026〕1号");
  desk_fail (store, "介", "2026-09-02");
  assert_issue (store, "介", "2026-09-02", "机园工介〔2026〕2号");
  assert_issue (store, "证", "2026-09-02", "机园工证〔2026〕1号");
  assert_issue (store, "介", "2025-12-31", "机园工介〔2025〕1号");
  assert_issue (store, "介", "2026-09-22", "机园工介〔2026〕3号");
  assert_issue (store, NULL, "2026-09-22", NULL);
  /* The union was renamed: its new prefix begins anew, the old numbers stay. */
  set_union (store, UNION_NUMBER_PREFIX, "牟工");
  assert_issue (store, "介", "2026-09-22", "牟工介〔2026〕1号");
  set_union (store, UNION_NUMBER_PREFIX, "机园工");
  assert_issue (store, "介", "2026-09-22", "机园工介〔2026〕4号");
  assert_proved (store);
  roster_free (store);
}

static void
test_through (void)
{
  LedgerStore *store = roster_new ();

  assert_issue (store, "介", "2025-03-01", "介〔2025〕1号");
  assert_issue (store, "介", "2025-03-02", "介〔2025〕2号");
  assert_issue (store, "介", "2026-03-02", "介〔2026〕1号");
  set_union (store, UNION_NUMBER_THROUGH, "1");
  assert_issue (store, "介", "2026-03-03", "介〔2026〕3号");
  assert_issue (store, "介", "2025-03-03", "介〔2025〕4号");
  ledger_store_set_today (store, "2027-01-04");
  assert_issue (store, "介", "2027-01-04", "介〔2027〕5号");
  set_union (store, UNION_NUMBER_THROUGH, NULL);
  assert_issue (store, "介", "2027-01-04", "介〔2027〕6号");
  ledger_store_set_today (store, "2028-01-04");
  assert_issue (store, "介", "2028-01-04", "介〔2028〕1号");
  assert_proved (store);
  roster_free (store);
}

static void
assert_refused (LedgerStore *store,
                const char  *kind,
                int          year,
                gint64       first,
                const char  *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (paper_number_start (store, kind, year, first, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
}

/* A union starts its ledger in September with the numbers of the year already at 41, and again skips some. */
static void
test_start (void)
{
  LedgerStore *store = roster_new ();
  g_autoptr (GError) error = NULL;
  gint64 start;

  set_union (store, UNION_NUMBER_PREFIX, "机园工");
  g_assert_true (paper_number_start (store, "介", 2026, 42, &error));
  assert_issue (store, "介", "2026-09-01", "机园工介〔2026〕42号");
  assert_issue (store, "介", "2026-09-01", "机园工介〔2026〕43号");
  assert_issue (store, "证", "2026-09-01", "机园工证〔2026〕1号");
  assert_refused (store, "介", 2026, 43, "已经编到机园工介〔2026〕43号，起始号要大于43");
  assert_refused (store, "介", 26, 50, "四位");
  assert_refused (store, "证", 2025, 0, "从1开始");
  g_assert_true (paper_number_start (store, "介", 2026, 50, &error));
  assert_issue (store, "介", "2026-09-01", "机园工介〔2026〕50号");
  assert_proved (store);
  start = ledger_store_find (store, &number_starts_register, NUMBER_START_FIRST, "42", 0);
  g_assert_false (ledger_store_remove (store, &number_starts_register, start, "试试", &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  roster_free (store);
}

static void
test_doubts (void)
{
  static const struct
  {
    const char *date;
    const char *part;
  } vectors[] = {
    { "2026-09-23", "文书日期2026-09-23晚于今天" },
    { "2025-12-31", "不在今年，编号将用2025年的" },
    { "2026-09-09", "早于前一号（介〔2026〕1号）的日期2026-09-10" },
  };
  LedgerStore *store = roster_new ();

  assert_issue (store, "介", "2026-09-10", "介〔2026〕1号");
  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (desk_issue (store, "介", vectors[i].date, NULL, &error), ==, 0);
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, vectors[i].part));
    }
  g_assert_cmpint (desk_issue (store, "介", "2026-09-23", "真的", NULL), ==, 0);
  g_assert_cmpint (desk_issue (store, NULL, "2025-12-31", NULL, NULL), !=, 0);
  g_assert_cmpint (desk_issue (store, "介", "2026-09-10", NULL, NULL), !=, 0);
  assert_issue (store, "介", "2026-09-09", "介〔2026〕3号");
  assert_proved (store);
  roster_free (store);
}

/* An undo of an issue voids; an undo of the undo lets the paper hold again; the number is never given twice. */
static void
test_undo (void)
{
  LedgerStore *store = roster_new ();
  gint64 first = assert_issue (store, "介", "2026-09-01", "介〔2026〕1号");
  gint64 second = assert_issue (store, "介", "2026-09-01", "介〔2026〕2号");
  g_autoptr (LedgerUndo) undo = NULL, redo = NULL, again = NULL;
  g_autofree char *status = NULL, *reason = NULL, *after = NULL, *number = NULL, *left = NULL;
  g_autoptr (GError) error = NULL;

  undo = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undo->reversed, ==, 1);
  g_assert_cmpuint (undo->kept, ==, 0);
  status = desk_dup_field (store, second, PAPER_STATUS);
  reason = desk_dup_field (store, second, PAPER_VOID_REASON);
  g_assert_cmpstr (status, ==, PAPER_STATUS_VOID);
  g_assert_cmpstr (reason, ==, "撤销出具");
  assert_issue (store, "介", "2026-09-01", "介〔2026〕3号");
  redo = ledger_batch_undo (store, undo->batch, &error);
  g_assert_no_error (error);
  after = desk_dup_field (store, second, PAPER_STATUS);
  number = desk_dup_field (store, second, PAPER_NUMBER);
  left = desk_dup_field (store, second, PAPER_VOIDED);
  g_assert_cmpstr (after, ==, PAPER_STATUS_ISSUED);
  g_assert_cmpstr (number, ==, "介〔2026〕2号");
  g_assert_null (left);
  /* Voided by hand first: the undo has nothing more to do. */
  g_assert_true (papers_void (store, first, "写错了", &error));
  again = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->reversed, ==, 1);
  assert_proved (store);
  roster_free (store);
}

static gint64
add_case (LedgerStore *store,
          const char  *org)
{
  g_autofree char *values = g_strdup_printf ("filed_date=2026-09-01%s%s", org != NULL ? "|org_id=" : "", org != NULL ? org : "");

  return roster_add (store, &cases_register, values);
}

static void
assert_case_paper (LedgerStore          *store,
                   const LedgerRegister *reg,
                   gint64                subject,
                   const char           *kind,
                   const char           *date,
                   const char           *number)
{
  g_autofree char *drawn = desk_dup_field (store, desk_issue_of (store, kind, date, reg, subject), PAPER_NUMBER);

  g_assert_cmpstr (drawn, ==, number);
}

static char *
dup_ended_no (LedgerStore *store,
              gint64       id)
{
  g_autoptr (LedgerRecord) file = ledger_store_load (store, &cases_register, id, NULL);

  return g_strdup (ledger_record_get (file, CASE_ENDED_NO));
}

/* Papers of a case bear the words of the body before which it is mediated, each body and kind and year with numbers of its own;
 * a void one keeps its number, and the case lets it go. */
static void
test_cases (void)
{
  LedgerStore *store = roster_new ();
  gint64 street, works, none, hearing, first;
  g_autofree char *hearing_values = NULL, *kept = NULL, *again = NULL, *status = NULL;
  g_autoptr (GError) error = NULL;

  set_union (store, UNION_NUMBER_PREFIX, "机园工");
  set_union (store, UNION_NUMBER_THROUGH, "1");
  roster_add (store, &mediation_orgs_register, "name=东湖调解中心|number_prefix=东湖工");
  roster_add (store, &mediation_orgs_register, "name=示范厂调解委员会|number_prefix=示范");
  roster_add (store, &mediation_orgs_register, "name=新设调解室");
  street = add_case (store, "东湖调解中心");
  works = add_case (store, "示范厂调解委员会");
  none = add_case (store, "新设调解室");
  hearing_values = g_strdup_printf ("case_id=%" G_GINT64_FORMAT "|from_at=2026-09-10 09:00", street);
  hearing = roster_add (store, &hearings_register, hearing_values);

  assert_case_paper (store, &cases_register, street, "调协", "2025-12-30", "东湖工调协〔2025〕1号");
  assert_case_paper (store, &cases_register, street, "调受", "2026-09-02", "东湖工调受〔2026〕1号");
  assert_case_paper (store, &cases_register, works, "调受", "2026-09-02", "示范调受〔2026〕1号");
  assert_case_paper (store, &cases_register, none, "调受", "2026-09-02", "机园工调受〔2026〕1号");
  assert_case_paper (store, &hearings_register, hearing, "调通", "2026-09-03", "东湖工调通〔2026〕1号");
  assert_case_paper (store, &cases_register, street, "调协", "2026-09-04", "东湖工调协〔2026〕1号");
  assert_issue (store, "调协", "2026-09-04", "机园工调协〔2026〕1号");

  first = desk_issue_of (store, "调终", "2026-09-05", &cases_register, works);
  kept = dup_ended_no (store, works);
  g_assert_cmpstr (kept, ==, "示范调终〔2026〕1号");
  g_assert_true (papers_void (store, first, "写错了", &error));
  assert_case_paper (store, &cases_register, works, "调终", "2026-09-05", "示范调终〔2026〕2号");
  again = dup_ended_no (store, works);
  status = desk_dup_field (store, first, PAPER_NUMBER);
  g_assert_cmpstr (again, ==, "示范调终〔2026〕2号");
  g_assert_cmpstr (status, ==, "示范调终〔2026〕1号");
  assert_proved (store);
  roster_free (store);
}

static gpointer
issue_twenty (gpointer path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerStore) store = ledger_store_open (path, tz_registers, LEDGER_OPEN_JOB, &error);

  g_assert_no_error (error);
  ledger_store_set_today (store, "2026-09-22");
  for (guint i = 0; i < 20; i++)
    desk_issue_of (store, "介", "2026-09-22", NULL, 0);
  ledger_store_close (store);
  return NULL;
}

static void
test_race (void)
{
  LedgerStore *store = roster_new ();
  GThread *one = g_thread_new ("one", issue_twenty, (gpointer) ledger_store_get_path (store));
  GThread *two = g_thread_new ("two", issue_twenty, (gpointer) ledger_store_get_path (store));

  g_thread_join (one);
  g_thread_join (two);
  assert_issue (store, "介", "2026-09-22", "介〔2026〕41号");
  assert_proved (store);
  roster_free (store);
}

/* Somebody writes past the program. */
static void
tamper (LedgerStore *store,
        const char  *sql)
{
  g_autoptr (GError) error = NULL;
  LedgerDatabase *database = ledger_database_open (ledger_store_get_path (store), NULL, LEDGER_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (ledger_database_run (database, sql, &error));
  g_assert_no_error (error);
  ledger_database_close (database);
}

static void
test_proof (void)
{
  static const struct
  {
    const char *sql;
    const char *part;
  } vectors[] = {
    { "DELETE FROM papers WHERE number_serial = 2", "文书编号有空号：有介〔2026〕3号，没有介〔2026〕2号" },
    { "UPDATE papers SET deleted = 1 WHERE number_serial = 3", "有 1 份已经出具的文书在回收站里" },
    { "UPDATE papers SET number_serial = 7 WHERE number_serial = 3", "文书的文号“介〔2026〕3号”与它的序号不符，应为“介〔2026〕7号”" },
    { "DELETE FROM files WHERE name IN (SELECT pdf FROM papers WHERE number_serial = 1)", "文书“介〔2026〕1号 证明”的存档文件不在台账里" },
    { "UPDATE files SET data = X'25' WHERE name IN (SELECT pdf FROM papers WHERE number_serial = 2)",
      "文书“介〔2026〕2号 证明”的存档文件被改动过或已损坏" },
    { "UPDATE papers SET pdf = NULL WHERE number_serial = 1", "文书“介〔2026〕1号 证明”没有存档文件" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      LedgerStore *store = roster_new ();
      g_autofree char *proof = NULL;

      for (guint n = 0; n < 3; n++)
        desk_issue_of (store, "介", "2026-09-22", NULL, 0);
      assert_proved (store);
      tamper (store, vectors[i].sql);
      proof = desk_dup_proof (store);
      g_test_message ("%s", proof);
      g_assert_nonnull (strstr (proof, vectors[i].part));
      roster_free (store);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper-numbers/series", test_series);
  g_test_add_func ("/paper-numbers/through", test_through);
  g_test_add_func ("/paper-numbers/start", test_start);
  g_test_add_func ("/paper-numbers/doubts", test_doubts);
  g_test_add_func ("/paper-numbers/undo", test_undo);
  g_test_add_func ("/paper-numbers/cases", test_cases);
  g_test_add_func ("/paper-numbers/race", test_race);
  g_test_add_func ("/paper-numbers/proof", test_proof);
  return g_test_run ();
}
