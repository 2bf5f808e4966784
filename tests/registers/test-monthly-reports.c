/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍变动月报: what is sent stays, and the next report tells what was entered, voided or corrected since. */
#include <string.h>

#include "ledger-date.h"
#include "ledger-merge.h"
#include "member-events.h"
#include "members.h"
#include "membership.h"
#include "membership-report.h"
#include "monthly-report.h"
#include "orgs.h"
#include "roster.h"
#include "union.h"

static gint64
add_member (LedgerStore *store,
            const char  *name,
            const char  *gender,
            gint64       org,
            const char  *joined)
{
  g_autofree char *values = g_strdup_printf ("name=%s|gender=%s|org_id=%" G_GINT64_FORMAT "|join_date=%s|birth_date=1970-05-06",
                                             name, gender, org, joined);

  return roster_add (store, &members_register, values);
}

static gint64
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
  return edit->after->id;
}

static void
correct (LedgerStore           *store,
         const LedgerRegister  *reg,
         gint64                 id,
         const char            *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, reg, id, &error);

  g_assert_no_error (error);
  roster_type (edit, values);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

static gint64
send_month (LedgerStore *store,
            const char  *month,
            gint64       org)
{
  g_autoptr (GError) error = NULL;
  gint64 id = monthly_report_send (store, month, org, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

static void
assert_refused (LedgerStore *store,
                const char  *month,
                gint64       org,
                const char  *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (monthly_report_send (store, month, org, &error), ==, 0);
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, part));
}

/* "start 3/1 went 1/0 … end 2/1": lines that are not 0, all and women. */
static char *
dup_figures (const MonthlyReport *report)
{
  GString *text = g_string_new (NULL);

  g_assert_true (membership_balance_is_right (&report->balance));
  for (MembershipLine line = 0; line < MEMBERSHIP_N_LINES; line++)
    {
      const guint *n = report->balance.lines[line].n;

      if (n[MEMBERSHIP_ALL] + n[MEMBERSHIP_WOMEN] > 0)
        g_string_append_printf (text, "%s%s %u/%u", text->len > 0 ? " " : "", membership_line_get_code (line),
                                n[MEMBERSHIP_ALL], n[MEMBERSHIP_WOMEN]);
    }
  return g_string_free (text, FALSE);
}

/* The day of entry is the clock's, not the ledger's today. */
static char *
dup_late (const MonthlyReport *report)
{
  g_autoptr (GRegex) clock = g_regex_new ("（[0-9-]{10}登记）", 0, 0, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < report->late->len; i++)
    {
      const MonthlyReportLate *late = g_ptr_array_index (report->late, i);

      g_string_append_printf (text, "%s%s%s%x %s", i > 0 ? "|" : "", late->name, late->is_in ? "+" : "-", late->columns, late->why);
    }
  return g_regex_replace_literal (clock, text->str, -1, 0, "（登记）", 0, NULL);
}

static void
assert_report (LedgerStore *store,
               const char  *month,
               gint64       org,
               const char  *figures,
               const char  *late)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonthlyReport) report = monthly_report_reckon (store, month, org, &error);
  g_autofree char *found = report != NULL ? dup_figures (report) : NULL;
  g_autofree char *told = report != NULL ? dup_late (report) : NULL;

  g_assert_no_error (error);
  g_test_message ("%s", month);
  g_assert_cmpstr (found, ==, figures);
  g_assert_cmpstr (told, ==, late);
}

static void
assert_sound (LedgerStore *store)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (monthly_reports_register.prove (store, findings, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

typedef struct
{
  LedgerStore *store;
  gint64       one, two;          /* organisations */
  gint64       wang, li, zhang;   /* members of the first, two women and a man */
} Room;

static void
set_up (Room          *room,
        gconstpointer  data)
{
  room->store = roster_new ();
  room->one = roster_add (room->store, &orgs_register, "name=一分会");
  room->two = roster_add (room->store, &orgs_register, "name=二分会");
  room->wang = add_member (room->store, "王芳", "女", room->one, "2025-03-01");
  room->li = add_member (room->store, "李静", "女", room->one, "2026-02-10");
  room->zhang = add_member (room->store, "张强", "男", room->one, "2026-06-15");
}

static void
tear_down (Room          *room,
           gconstpointer  data)
{
  assert_sound (room->store);
  roster_free (room->store);
}

/* Resumed and re-entered have rows of their own; a note tells whoever enters something into a month that was sent. */
static void
test_rows (Room          *room,
           gconstpointer  data)
{
  change (room->store, room->wang, MEMBERSHIP_KEPT, "2026-03-05", 0);
  change (room->store, room->wang, MEMBERSHIP_RESUMED, "2026-04-05", 0);
  change (room->store, room->li, MEMBERSHIP_QUIT, "2026-03-20", 0);
  change (room->store, room->li, MEMBERSHIP_REJOINED, "2026-04-20", 0);
  assert_report (room->store, "2026-03", 0, "start 2/2 kept 1/1 quit 1/1", "");
  assert_report (room->store, "2026-04-15", 0, "rejoined 1/1 resumed 1/1 end 2/2", "");
}

static void
test_frozen (Room          *room,
             gconstpointer  data)
{
  gint64 retired, sent;

  retired = change (room->store, room->wang, MEMBERSHIP_RETIRED, "2026-06-20", 0);
  assert_report (room->store, "2026-06", 0, "start 2/2 joined 1/0 kept 1/1 end 2/1", "");
  sent = send_month (room->store, "2026-06", 0);
  assert_refused (room->store, "2026-06", 0, "已经在2026-09-22报送");

  /* Entered late, voided, corrected: the sent one stands, the next tells it. */
  change (room->store, room->zhang, MEMBERSHIP_QUIT, "2026-06-30", 0);
  g_assert_true (membership_void (room->store, retired, "没有退休", NULL));
  correct (room->store, &members_register, room->li, "gender=男");
  add_member (room->store, "赵敏", "女", room->two, "2026-07-09");
  assert_report (room->store, "2026-06", 0, "start 2/2 joined 1/0 kept 1/1 end 2/1", "");
  assert_report (room->store, "2026-07", 0,
                 "start 2/1 joined 1/1 late_in 1/1 late_out 1/1 end 3/2",
                 "王芳+3 2026-06-20 退休（2026-09-22作废：没有退休）|李静-2 会员信息更正：女|"
                 "张强-1 2026-06-30 退会（登记）");
  send_month (room->store, "2026-07", 0);
  assert_report (room->store, "2026-08", 0, "start 3/2 end 3/2", "");

  /* In the file, too, it cannot be typed over, deleted or undone. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_open (room->store, &monthly_reports_register, sent, NULL);
      g_autoptr (GError) error = NULL;

      if (i == 0)
        ledger_edit_set (edit, MONTHLY_REPORT_CHAIR, "别人");
      else
        ledger_edit_set (edit, MONTHLY_REPORT_END, "99");
      edit->accept = g_strdup ("测试");
      g_assert_false (ledger_edit_save (edit, NULL, &error));
      g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
      g_clear_error (&error);
      edit->event = edit->follows = TRUE;
      g_assert_true (ledger_edit_save (edit, NULL, &error) == (i == 0));
    }
  g_assert_false (ledger_store_remove (room->store, &monthly_reports_register, sent, "误报", NULL));
  assert_report (room->store, "2026-06", 0, "start 2/2 joined 1/0 kept 1/1 end 2/1", "");
}

/* Months that were not sent by themselves are told in the next report, as what they are: they were never reported. */
static void
test_skipped (Room          *room,
              gconstpointer  data)
{
  g_autoptr (LedgerRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  send_month (room->store, "2026-02", 0);
  change (room->store, room->wang, MEMBERSHIP_RETIRED, "2026-04-30", 0);
  assert_report (room->store, "2026-03", 0, "start 2/2 end 2/2", "");
  assert_report (room->store, "2026-06", 0, "start 2/2 joined 1/0 kept 1/1 end 2/1", "");
  id = send_month (room->store, "2026-06", 0);
  record = ledger_store_load (room->store, &monthly_reports_register, id, &error);
  g_assert_cmpstr (ledger_record_get (record, MONTHLY_REPORT_PERIOD), ==, "2026年3月至6月");
  g_assert_cmpstr (ledger_record_get (record, MONTHLY_REPORT_IN), ==, "1");
  g_assert_cmpstr (ledger_record_get (record, MONTHLY_REPORT_OUT), ==, "1");
  /* A month inside it shows it; one before the first is past. */
  assert_report (room->store, "2026-04", 0, "start 2/2 joined 1/0 kept 1/1 end 2/1", "");
  assert_refused (room->store, "2026-04", 0, "已经在");
  assert_refused (room->store, "2026-01", 0, "后面的月份已经报送");
  assert_refused (room->store, "2026-10", 0, "还没有到");
}

static void
test_void (Room          *room,
           gconstpointer  data)
{
  gint64 june, july, again, voided;
  g_autoptr (GError) error = NULL;
  g_autoptr (MonthlyReport) old = NULL;
  g_autoptr (LedgerRecord) record = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *refusal = NULL;
  g_autoptr (LedgerUndo) undo = NULL;

  june = send_month (room->store, "2026-06", 0);
  july = send_month (room->store, "2026-07", 0);
  change (room->store, room->zhang, MEMBERSHIP_QUIT, "2026-06-30", 0);

  g_assert_false (monthly_report_void (room->store, june, "报错了", &error));
  g_assert_nonnull (strstr (error->message, "请先作废后面的月报"));
  g_clear_error (&error);
  g_assert_false (monthly_report_void (room->store, july, "", &error));
  g_clear_error (&error);
  g_assert_true (monthly_report_void (room->store, july, "报错了", &error));
  g_assert_true (monthly_report_void (room->store, june, "报错了", &error));
  voided = ledger_batch_get_last (room->store);
  g_assert_false (monthly_report_void (room->store, june, "报错了", &error));
  g_clear_error (&error);

  /* Sent anew it says what is so now; the voided one still says what it said. */
  again = send_month (room->store, "2026-06", 0);
  assert_report (room->store, "2026-06", 0, "start 2/2 joined 1/0 quit 1/0 end 2/2", "");
  record = ledger_store_load (room->store, &monthly_reports_register, june, &error);
  old = monthly_report_load (room->store, record, &error);
  figures = dup_figures (old);
  g_assert_cmpstr (figures, ==, "start 2/2 joined 1/0 end 3/2");

  /* Voiding may be undone, unless the month was sent anew. */
  undo = ledger_batch_undo (room->store, voided, &error);
  g_assert_null (undo);
  g_assert_nonnull (strstr (error->message, "已经有了"));
  g_clear_error (&error);
  g_assert_true (monthly_report_void (room->store, again, "再看看", &error));
  undo = ledger_batch_undo (room->store, ledger_batch_get_last (room->store), &error);
  g_assert_no_error (error);
  assert_refused (room->store, "2026-06", 0, "已经在");
}

/* Undoing what was sent voids it, a draft that became it too; redoing lets it stand again. */
static void
test_undo (Room          *room,
           gconstpointer  data)
{
  gint64 draft = roster_add (room->store, &monthly_reports_register, "month=2026-05");
  gint64 drafted = ledger_batch_get_last (room->store);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      gint64 sent = send_month (room->store, i == 0 ? "2026-05" : "2026-06", 0);
      g_autoptr (LedgerUndo) undo = ledger_batch_undo (room->store, ledger_batch_get_last (room->store), &error);
      g_autoptr (LedgerRecord) record = ledger_store_load (room->store, &monthly_reports_register, sent, NULL);
      g_autoptr (LedgerUndo) redo = NULL;
      g_autoptr (LedgerRecord) again = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (undo->reversed, ==, 1);
      g_assert_cmpuint (undo->kept, ==, 0);
      g_assert_true (i == 1 || sent == draft);
      g_assert_cmpstr (ledger_record_get (record, MONTHLY_REPORT_STATUS), ==, "3");
      g_assert_cmpstr (ledger_record_get (record, MONTHLY_REPORT_VOID_REASON), ==, "撤销报送");
      redo = ledger_batch_undo (room->store, undo->batch, &error);
      g_assert_no_error (error);
      again = ledger_store_load (room->store, &monthly_reports_register, sent, NULL);
      g_assert_cmpstr (ledger_record_get (again, MONTHLY_REPORT_STATUS), ==, "2");
      g_assert_null (ledger_record_get (again, MONTHLY_REPORT_VOIDED));
    }
  /* The draft itself cannot be taken away below what was sent. */
  g_assert_null (ledger_batch_undo (room->store, drafted, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
}

/* Each organisation reports for itself and those below it; a move is late for both. */
static void
test_orgs (Room          *room,
           gconstpointer  data)
{
  g_autofree char *below = g_strdup_printf ("parent_id=%" G_GINT64_FORMAT, room->one);

  send_month (room->store, "2026-06", room->one);
  send_month (room->store, "2026-06", room->two);
  send_month (room->store, "2026-06", 0);
  change (room->store, room->li, MEMBERSHIP_MOVED, "2026-06-18", room->two);
  assert_report (room->store, "2026-07", room->one, "start 3/2 late_out 1/1 end 2/1",
                 "李静-3 2026-06-18 内部调动（登记）");
  assert_report (room->store, "2026-07", room->two, "late_in 1/1 end 1/1", "李静+3 2026-06-18 内部调动（登记）");
  assert_report (room->store, "2026-07", 0, "start 3/2 end 3/2", "");
  send_month (room->store, "2026-07", room->one);
  /* What comes below it comes late as well. */
  correct (room->store, &orgs_register, room->two, below);
  assert_report (room->store, "2026-08", room->one, "start 2/1 late_in 1/1 end 3/2", "李静+3 会籍记录或组织的上下级有更正");
}

/* Who turns 35 leaves that column in a row of its own; a corrected birthday is told as late. */
static void
test_ages (Room          *room,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonthlyReport) july = NULL;
  g_autoptr (MonthlyReport) august = NULL;
  g_autoptr (GArray) aged = NULL;

  correct (room->store, &members_register, room->wang, "birth_date=1991-07-10");
  correct (room->store, &members_register, room->li, "birth_date=1999-01-01");
  send_month (room->store, "2026-06", 0);
  july = monthly_report_reckon (room->store, "2026-07", 0, &error);
  g_assert_cmpuint (july->balance.lines[MEMBERSHIP_START].n[MEMBERSHIP_UNDER_35], ==, 2);
  g_assert_cmpuint (july->balance.lines[MEMBERSHIP_OUT_AGED].n[MEMBERSHIP_UNDER_35], ==, 1);
  g_assert_cmpuint (july->balance.lines[MEMBERSHIP_OUT_AGED].n[MEMBERSHIP_ALL], ==, 0);
  g_assert_cmpuint (july->balance.lines[MEMBERSHIP_END].n[MEMBERSHIP_UNDER_35], ==, 1);
  g_assert_cmpuint (july->late->len, ==, 0);
  aged = monthly_report_list_behind (july, MEMBERSHIP_OUT_AGED, MEMBERSHIP_UNDER_35);
  g_assert_cmpuint (aged->len, ==, 1);
  g_assert_cmpint (g_array_index (aged, gint64, 0), ==, room->wang);
  send_month (room->store, "2026-07", 0);
  correct (room->store, &members_register, room->wang, "birth_date=1992-07-10");
  august = monthly_report_reckon (room->store, "2026-08", 0, &error);
  g_assert_cmpuint (august->balance.lines[MEMBERSHIP_LATE_IN].n[MEMBERSHIP_UNDER_35], ==, 1);
  g_assert_cmpuint (august->balance.lines[MEMBERSHIP_LATE_IN].n[MEMBERSHIP_ALL], ==, 0);
  g_assert_cmpuint (august->balance.lines[MEMBERSHIP_END].n[MEMBERSHIP_UNDER_35], ==, 2);
}

/* Deleted and merged rows leave the count, and the report says so. */
static void
test_gone (Room          *room,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  send_month (room->store, "2026-06", 0);
  g_assert_true (ledger_store_remove (room->store, &members_register, room->zhang, "登记错了", &error));
  assert_report (room->store, "2026-07", 0, "start 3/2 late_out 1/0 end 2/2", "张强-1 会员记录已删除或并入另一条");
  send_month (room->store, "2026-07", 0);
  assert_report (room->store, "2026-07", 0, "start 3/2 late_out 1/0 end 2/2", "张强-1 会员记录已删除或并入另一条");
}

/* Two organisations that became one have two reports of one month: the next tells what the one it goes on from lacks. */
static void
test_merged (Room          *room,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerMerge) merge = NULL;
  g_autoptr (MonthlyReport) report = NULL;

  add_member (room->store, "赵敏", "女", room->two, "2026-01-09");
  send_month (room->store, "2026-06", room->one);
  send_month (room->store, "2026-06", room->two);
  merge = ledger_merge_new (room->store, &orgs_register, room->one, room->two, &error);
  g_assert_no_error (error);
  ledger_merge_apply (merge, "两个分会合并", "测试", NULL, &error);
  g_assert_no_error (error);
  report = monthly_report_reckon (room->store, "2026-07", room->one, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->balance.lines[MEMBERSHIP_END].n[MEMBERSHIP_ALL], ==, 4);
  g_assert_true (membership_balance_is_right (&report->balance));
  send_month (room->store, "2026-07", room->one);
}

/* A draft is a row that a clerk keeps with his words; it becomes the sent one. */
static void
test_draft (Room          *room,
            gconstpointer  data)
{
  gint64 draft = roster_add (room->store, &monthly_reports_register, "month=2026-06-15|filler=周到|memo=季末补报");
  g_autoptr (LedgerRecord) record = ledger_store_load (room->store, &monthly_reports_register, draft, NULL);
  g_autoptr (LedgerEdit) twin = roster_edit (room->store, &monthly_reports_register, "month=2026-06");
  g_autoptr (LedgerEdit) forged = roster_edit (room->store, &monthly_reports_register, "month=2026-05");
  g_autofree char *problems = roster_problems (twin);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (problems, ==, "B:report-twice");
  g_assert_cmpstr (ledger_record_get (record, MONTHLY_REPORT_MONTH), ==, "2026-06");
  g_assert_cmpstr (ledger_record_get (record, MONTHLY_REPORT_STATUS), ==, "1");
  g_assert_cmpint (send_month (room->store, "2026-06", 0), ==, draft);
  g_clear_pointer (&record, ledger_record_unref);
  record = ledger_store_load (room->store, &monthly_reports_register, draft, NULL);
  g_assert_cmpstr (ledger_record_get (record, MONTHLY_REPORT_FILLER), ==, "周到");
  g_assert_cmpstr (ledger_record_get (record, MONTHLY_REPORT_END), ==, "3");
  g_assert_cmpstr (ledger_record_get (record, MONTHLY_REPORT_UNIT_NAME), ==, "示范工会");
  ledger_edit_set (forged, MONTHLY_REPORT_STATUS, MONTHLY_REPORT_IS_SENT);
  g_assert_false (ledger_edit_save (forged, NULL, &error));
  g_assert_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED);
}

static void
test_note (Room          *room,
           gconstpointer  data)
{
  static const struct { const char *date; gboolean told; } cases[] = {
    { "2026-06-30", TRUE }, { "2026-05", FALSE }, { "2026-07-01", FALSE },
  };

  send_month (room->store, "2026-06", 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LedgerEdit) edit = membership_begin (room->store, room->wang, MEMBERSHIP_QUIT, NULL);
      g_autoptr (LedgerProblems) problems = ledger_problems_new ();
      gboolean told = FALSE;

      ledger_edit_set (edit, MEMBER_EVENT_DATE, cases[i].date);
      ledger_edit_check (edit, problems);
      for (guint p = 0; p < ledger_problems_get_length (problems); p++)
        told |= strcmp (ledger_problems_get (problems, p)->code, "reported-month") == 0;
      g_test_message ("%s", cases[i].date);
      g_assert_true (told == cases[i].told);
    }
}

static void
test_year (Room          *room,
           gconstpointer  data)
{
  g_autoptr (LedgerRecord) record = ledger_store_load_single (room->store, &union_register);
  g_autoptr (LedgerEdit) wrong = ledger_edit_open_record (room->store, record);
  g_autofree char *problems = NULL;

  g_assert_cmpuint (union_get_report_month (room->store), ==, 10);
  correct (room->store, &union_register, record->id, "report_month=1");
  g_assert_cmpuint (union_get_report_month (room->store), ==, 1);
  roster_type (wrong, "report_month=13");
  problems = roster_problems (wrong);
  g_assert_cmpstr (problems, ==, "B:report-month");
}

/* A year of anything: whatever is done, every report begins where the one before ended, balances, and ends with the
 * roster as it is; what was sent is as it was sent. */
#define N_SCOPES 3

typedef struct
{
  Room          *room;
  GRand         *random;
  GArray        *members;
  gint64         scopes[N_SCOPES];
  MembershipTally last[N_SCOPES];
  gboolean       begun[N_SCOPES];
  GArray        *sent;     /* Kept */
} Year;

typedef struct
{
  char              month[8];
  gint64            org;
  MembershipBalance balance;
} Kept;

static const char *
choose_day (Year *year,
            int   last_month,
            char  day[11])
{
  g_snprintf (day, 11, "2026-%02d-%02d", g_rand_int_range (year->random, 1, last_month + 1), g_rand_int_range (year->random, 1, 29));
  return day;
}

static gint64
choose_member (Year *year)
{
  return g_array_index (year->members, gint64, g_rand_int_range (year->random, 0, (gint32) year->members->len));
}

static void
try_change (Year *year,
            int   month)
{
  static const char *const codes[] = { "3", "4", "5", "6", "7", "8", "9", "10", "14", "2" };
  const char *code = codes[g_rand_int_range (year->random, 0, G_N_ELEMENTS (codes))];
  g_autoptr (LedgerEdit) edit = membership_begin (year->room->store, choose_member (year), code, NULL);
  char day[11];

  ledger_edit_set (edit, MEMBER_EVENT_DATE, choose_day (year, month, day));
  if (strcmp (code, "10") == 0 || strcmp (code, "2") == 0)
    ledger_record_set_number (edit->after, MEMBER_EVENT_TO_ORG, g_rand_boolean (year->random) ? year->room->one : year->room->two);
  edit->accept = g_strdup ("测试");
  ledger_edit_save (edit, NULL, NULL);
}

static void
try_void (Year *year)
{
  g_autoptr (GPtrArray) events = ledger_store_load_children (year->room->store, &member_events_register, choose_member (year), NULL);
  const LedgerRecord *event = g_ptr_array_index (events, g_rand_int_range (year->random, 0, (gint32) events->len));

  membership_void (year->room->store, event->id, "记错了", NULL);
}

static void
do_anything (Year *year,
             int   month)
{
  g_autofree char *values = g_strdup_printf ("birth_date=19%02d-%02d-03|gender=%s", g_rand_int_range (year->random, 86, 96),
                                             g_rand_int_range (year->random, 1, 13), g_rand_boolean (year->random) ? "男" : "女");
  char day[11];
  gint64 id;

  switch (g_rand_int_range (year->random, 0, 6))
    {
    case 0:
      id = add_member (year->room->store, "工友", g_rand_boolean (year->random) ? "男" : "女",
                       g_rand_boolean (year->random) ? year->room->one : year->room->two, choose_day (year, month, day));
      g_array_append_val (year->members, id);
      break;
    case 1:
      try_void (year);
      break;
    case 2:
      correct (year->room->store, &members_register, choose_member (year), values);
      break;
    default:
      try_change (year, month);
      break;
    }
}

/* Who is a member at the end of the month, as the figures of any day count them. */
static void
count_roster (Year            *year,
              const char      *day,
              gint64           org,
              MembershipTally *tally)
{
  g_autoptr (GHashTable) table = membership_tally_by_org (year->room->store, day, NULL);
  GHashTableIter iter;
  gpointer key, value;

  memset (tally, 0, sizeof *tally);
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
      if (org == 0 || *(gint64 *) key == org)
        tally->n[i] += ((MembershipTally *) value)->n[i];
}

static void
check_and_send (Year       *year,
                const char *month,
                guint       scope)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MonthlyReport) report = monthly_report_reckon (year->room->store, month, year->scopes[scope], &error);
  g_autofree char *day = membership_month_end (month);
  Kept kept = { .org = year->scopes[scope] };
  MembershipTally roster;

  g_assert_no_error (error);
  g_assert_true (membership_balance_is_right (&report->balance));
  count_roster (year, day, year->scopes[scope], &roster);
  for (guint i = 0; i < MEMBERSHIP_N_TRAITS; i++)
    {
      g_assert_cmpuint (report->balance.lines[MEMBERSHIP_END].n[i], ==, roster.n[i]);
      if (year->begun[scope])
        g_assert_cmpuint (report->balance.lines[MEMBERSHIP_START].n[i], ==, year->last[scope].n[i]);
    }
  for (MembershipLine line = 0; line < MEMBERSHIP_N_LINES; line++)
    for (MembershipTrait trait = 0; trait < MEMBERSHIP_N_TRAITS; trait++)
      {
        g_autoptr (GArray) behind = monthly_report_list_behind (report, line, trait);

        g_assert_cmpuint (behind->len, ==, report->balance.lines[line].n[trait]);
      }
  send_month (year->room->store, month, year->scopes[scope]);
  year->begun[scope] = TRUE;
  year->last[scope] = report->balance.lines[MEMBERSHIP_END];
  kept.balance = report->balance;
  g_strlcpy (kept.month, month, sizeof kept.month);
  g_array_append_val (year->sent, kept);
}

static void
test_anything (Room          *room,
               gconstpointer  data)
{
  Year year = { .room = room, .random = g_rand_new_with_seed (2809), .scopes = { 0, room->one, room->two } };

  year.members = g_array_new (FALSE, FALSE, sizeof (gint64));
  year.sent = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_array_append_val (year.members, room->wang);
  g_array_append_val (year.members, room->li);
  g_array_append_val (year.members, room->zhang);
  for (int month = 1; month <= 9; month++)
    {
      g_autofree char *iso = g_strdup_printf ("2026-%02d", month);
      g_autofree char *today = membership_month_end (iso);

      ledger_store_set_today (room->store, today);
      for (guint i = 0; i < 30; i++)
        do_anything (&year, month);
      for (guint scope = 0; scope < N_SCOPES; scope++)
        if (month == 9 || g_rand_int_range (year.random, 0, 4) > 0)
          check_and_send (&year, iso, scope);
    }
  for (guint i = 0; i < year.sent->len; i++)
    {
      const Kept *kept = &g_array_index (year.sent, Kept, i);
      g_autoptr (MonthlyReport) report = monthly_report_reckon (room->store, kept->month, kept->org, NULL);

      g_assert_cmpint (report->state, ==, MONTHLY_REPORT_STATE_SENT);
      g_assert_cmpmem (&report->balance, sizeof report->balance, &kept->balance, sizeof kept->balance);
    }
  g_test_message ("%u members, %u reports", year.members->len, year.sent->len);
  g_assert_cmpuint (year.sent->len, >, 15);
  g_array_unref (year.members);
  g_array_unref (year.sent);
  g_rand_free (year.random);
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *name; void (*run) (Room *, gconstpointer); } tests[] = {
    { "/monthly-reports/rows", test_rows },
    { "/monthly-reports/frozen", test_frozen },
    { "/monthly-reports/skipped", test_skipped },
    { "/monthly-reports/void", test_void },
    { "/monthly-reports/undo", test_undo },
    { "/monthly-reports/orgs", test_orgs },
    { "/monthly-reports/ages", test_ages },
    { "/monthly-reports/gone", test_gone },
    { "/monthly-reports/merged", test_merged },
    { "/monthly-reports/draft", test_draft },
    { "/monthly-reports/note", test_note },
    { "/monthly-reports/year", test_year },
    { "/monthly-reports/anything", test_anything },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Room, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
