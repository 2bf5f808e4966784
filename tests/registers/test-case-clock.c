/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The deadlines of a case follow from its dates and rows; new days off move them; nothing closes by itself. */
#include "case-cast.h"

#include <string.h>

#include "agreement-terms.h"
#include "case-clock.h"
#include "case-limitation.h"
#include "case-moves.h"
#include "case-reminders.h"
#include "cases.h"
#include "days-off-notice.h"
#include "days-off.h"
#include "ledger-batch.h"
#include "limitation-events.h"
#include "parties.h"
#include "performances.h"

#define assert_shown(reg, id, fields, expected) \
  G_STMT_START { \
    g_autofree char *shown_ = case_cast_show (store, reg, id, fields); \
    g_assert_cmpstr (shown_, ==, expected); \
  } G_STMT_END

/* Each is a case of its own as of 2026-09-22: what the clock column says. */
static void
test_next (void)
{
  static const struct
  {
    const char *values;
    const char *clock;
  } rows[] = {
    { "source=当事人申请", "|" },
    { "received_date=2026-09-18", "2026-09-22|D02" },
    { "received_date=2026-09-22", "2026-09-28|D02" },
    /* Of an accepted case D03 (received 09-08, due 09-23) comes before D04 (accepted 09-10, due 09-25, moved over the Mid-Autumn). */
    { "received_date=2026-09-08|consent=同意|accepted_date=2026-09-10", "2026-09-23|D03" },
    /* D03 is past: the mediators have D04. */
    { "received_date=2026-09-01|consent=同意|accepted_date=2026-09-10", "2026-09-28|D04" },
    { "received_date=2026-09-01|consent=同意|accepted_date=2026-09-02", "2026-09-17|D04" },
    { "received_date=2026-09-01|consent=同意|accepted_date=2026-09-02|extend_until=2026-09-30|extend_applicant=2026-09-15", "2026-09-17|D04" },
    { "received_date=2026-09-01|consent=同意|accepted_date=2026-09-02|extend_until=2026-09-30|extend_applicant=2026-09-15|"
      "extend_respondent=2026-09-16", "2026-09-30|D04" },
    /* Limitation of a case that ended without an agreement: anew from the end. */
    { "status=结案|known_date=2026-03-01|received_date=2026-09-01|consent=同意|accepted_date=2026-09-02|end_date=2026-09-17|end_reason=期满未达成|"
      "closed_date=2026-09-17|outcome=调解不成", "2027-09-17|D11" },
    { "status=结案|received_date=2026-08-01|consent=同意|accepted_date=2026-08-02|outcome=达成书面调解协议|closed_date=2026-09-08|agreement_date=2026-09-08|"
      "applicant_signed=2026-09-08|respondent_signed=2026-09-08|mediator_signed=2026-09-08|sealed_date=2026-09-08", "2026-09-23|D05" },
    { "status=归档|received_date=2026-08-01", "|" },
    { "status=作废|void_reason=重复|received_date=2026-09-18", "|" },
  };
  LedgerStore *store = roster_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 id = case_cast_add (store, rows[i].values);

      assert_shown (&cases_register, id, "clock_due,clock_code", rows[i].clock);
    }
  roster_free (store);
}

static void
test_both_clocks (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "received_date=2026-09-15|consent=同意|accepted_date=2026-09-18");
  g_autoptr (LedgerRecord) record = ledger_store_load (store, &cases_register, id, NULL);
  g_autoptr (GPtrArray) dues = case_clock_list (store, record);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *state = case_clock_dup_state (record, "2026-09-28");

  for (guint i = 0; i < dues->len; i++)
    {
      const MediationDue *due = g_ptr_array_index (dues, i);

      g_string_append_printf (text, "%s %s %s;", due->rule->code, due->due, mediation_colour_get_title (due->colour));
    }
  g_assert_cmpstr (text->str, ==, "D02 2026-09-18 绿;D03 2026-09-30 绿;D04 2026-10-08 绿;");
  assert_shown (&cases_register, id, "decide_due,due_date,clock_guess", "2026-09-18|2026-10-08|");
  g_assert_nonnull (strstr (state, "2026-09-30，还有2天"));
  roster_free (store);
}

/* Written by the case, with reason and proof; they go when they are no longer true, the clerk's own rows stay. */
static void
test_limitation (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "known_date=2026-03-01|negotiated_date=2026-08-20|received_date=2026-09-01|consent=同意|accepted_date=2026-09-02");
  g_autofree char *rows = case_cast_show_rows (store, &limitation_events_register, id, "date,kind,auto,restart_date,new_until");
  g_autofree char *ended = NULL, *changed = NULL;

  g_assert_cmpstr (rows, ==, "2026-08-20|1|1|2026-08-20|2027-08-20\n2026-09-01|2|1|2026-09-01|2027-09-01\n2026-08-25|11|1|2026-08-25|2027-08-25\n");
  assert_shown (&cases_register, id, "limitation_from,limitation_until,limitation_reason", "2026-09-01|2027-09-01|申请调解");
  case_cast_change (store, &cases_register, id, "end_date=2026-09-17|end_reason=期满未达成|closed_date=2026-09-17|outcome=调解不成");
  ended = case_cast_show_rows (store, &limitation_events_register, id, "date,kind,proof");
  g_assert_nonnull (strstr (ended, "2026-09-17|17|终止调解通知书\n"));
  assert_shown (&cases_register, id, "limitation_from,limitation_until,limitation_reason",
                "2026-09-17|2027-09-17|2026-09-02受理，期满没有达成调解协议");
  case_cast_add_row (store, &limitation_events_register, id, "date=2026-09-20|kind=向有关部门投诉|reason=向劳动监察投诉|proof=受理单");
  assert_shown (&cases_register, id, "limitation_from,limitation_reason", "2026-09-20|向劳动监察投诉");
  /* The other side would not go on: another moment of the same day takes its place. */
  case_cast_change (store, &cases_register, id, "end_reason=一方不同意继续|outcome=申请人撤回");
  changed = case_cast_show_rows (store, &limitation_events_register, id, "kind,auto");
  g_assert_null (strstr (changed, "17|1"));
  g_assert_nonnull (strstr (changed, "16|1"));
  g_assert_nonnull (strstr (changed, "3|\n"));
  roster_free (store);
}

/* 第三十一条第八项: an agreement that is not performed. */
static void
test_breach (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "status=结案|known_date=2026-03-01|received_date=2026-08-03|consent=同意|accepted_date=2026-08-04|outcome=达成书面调解协议|"
                                    "closed_date=2026-08-10|agreement_date=2026-08-10|applicant_signed=2026-08-10|respondent_signed=2026-08-10|"
                                    "mediator_signed=2026-08-10|sealed_date=2026-08-10");
  gint64 term = case_cast_add_row (store, &terms_register, id, "kind=给付金钱|item=工资|amount=5000|due_date=2026-09-10|way=银行转账");
  g_autofree char *rows = case_cast_show_rows (store, &limitation_events_register, id, "date,kind,proof");
  g_autofree char *values = g_strdup_printf ("term_id=%" G_GINT64_FORMAT "|date=2026-09-20|item=工资|amount=5000|way=银行转账", term);
  g_autofree char *after = NULL;

  g_assert_nonnull (strstr (rows, "2026-09-10|18|调解协议书\n"));
  assert_shown (&cases_register, id, "performance,next_perform,overdue_total,limitation_from", "4|2026-09-10|500000|2026-09-10");
  case_cast_add_row (store, &performances_register, id, values);
  after = case_cast_show_rows (store, &limitation_events_register, id, "date,kind");
  g_assert_null (strstr (after, "|18"));
  assert_shown (&cases_register, id, "performance,next_perform,overdue_total,performed_date", "2|||2026-09-20");
  roster_free (store);
}

/* A notice that makes the last day a day of rest moves the deadline, in the batch of the notice; undone, it moves back. */
static void
test_days_off (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "received_date=2026-09-15|consent=同意|accepted_date=2026-09-18");
  gint64 archived = case_cast_add (store, "status=归档|received_date=2026-09-15|consent=同意|accepted_date=2026-09-18");
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerUndo) undone = NULL;

  assert_shown (&cases_register, id, "due_date,clock_due", "2026-10-08|2026-09-30");
  roster_add (store, &days_off_register, "date=2026-10-08|type=放假|name=台风停工");
  roster_add (store, &days_off_register, "date=2026-09-30|type=放假|name=台风停工");
  /* D03 ends on 09-30, which rests now, as do the days of the festival and 10-08; 10-09 is a Friday. */
  assert_shown (&cases_register, id, "due_date,clock_due,status", "2026-10-09|2026-10-09|1");
  assert_shown (&cases_register, archived, "due_date", "2026-10-08");
  undone = ledger_batch_undo (store, ledger_batch_get_last (store), &error);
  g_assert_no_error (error);
  assert_shown (&cases_register, id, "due_date,clock_due", "2026-10-09|2026-09-30");
  g_assert_true (ledger_store_remove (store, &days_off_register, ledger_store_find (store, &days_off_register, DAY_OFF_DATE, "2026-10-08", 0), NULL,
                                      &error));
  assert_shown (&cases_register, id, "due_date,clock_due", "2026-10-08|2026-09-30");
  roster_free (store);
}

/* Many days of one notice: each case is told once a deadline, from the day before to the day after. */
static void
test_moves (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "received_date=2026-09-15|consent=同意|accepted_date=2026-09-18");
  g_autoptr (Notice) notice = notice_parse ("台风：9月30日放假。10月8日至9日放假。", 2026);
  g_autoptr (GPtrArray) none = case_moves_list (store, 0);
  g_autoptr (GPtrArray) moves = NULL, back = NULL;
  g_autoptr (GArray) cases = NULL;
  g_autoptr (LedgerUndo) undone = NULL;
  g_autofree char *nothing = case_moves_dup_sentence (none);
  g_autofree char *sentence = NULL, *returned = NULL;

  g_assert_null (nothing);
  g_assert_true (notice_enter (store, notice, NULL, NULL));
  moves = case_moves_list (store, 0);
  cases = case_moves_list_cases (moves);
  sentence = case_moves_dup_sentence (moves);
  g_assert_cmpuint (cases->len, ==, 1);
  g_assert_cmpint (g_array_index (cases, gint64, 0), ==, id);
  g_assert_cmpstr (sentence, ==, "放假安排使1件没有归档的案件的期限移动：机工调登〔2026〕1号“应结日期”由2026-10-08移到2026-10-10；"
                                 "机工调登〔2026〕1号“收到申请满15日未达成协议的，当事人可以申请仲裁”由2026-09-30移到2026-10-10。");
  undone = ledger_batch_undo (store, ledger_batch_get_last (store), NULL);
  back = case_moves_list (store, undone->batch);
  returned = case_move_dup_text (g_ptr_array_index (back, 0));
  g_assert_cmpstr (returned, ==, "机工调登〔2026〕1号“应结日期”由2026-10-10移到2026-10-08");
  case_cast_change (store, &cases_register, id, "received_date=2026-09-16");
  g_ptr_array_unref (back);
  back = case_moves_list (store, 0);
  g_assert_cmpuint (back->len, ==, 0);
  roster_free (store);
}

/* A settlement that is not kept begins the year anew by itself; talks are entered by the clerk, who is told when. */
static void
test_settlement (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "filed_date=2026-08-03|received_date=2026-08-03|known_date=2026-05-06|negotiated_date=2026-07-20|consent=同意|"
                                    "accepted_date=2026-08-04|closed_date=2026-08-10|outcome=自行和解撤回");
  g_autoptr (LedgerRecord) file = NULL;
  g_autoptr (LedgerEdit) edit = NULL, entered = NULL;
  g_autoptr (CaseRows) rows = NULL, more = NULL;
  g_autofree char *advice = NULL, *told = NULL, *silent = NULL, *moments = NULL;

  edit = ledger_edit_open (store, &cases_register, id, NULL);
  rows = case_rows_new (edit);
  advice = case_limitation_dup_advice (edit, rows);
  g_assert_true (g_str_has_prefix (advice, "双方自行和解：和解协议约定的付款等请记在协议条款里"));
  case_cast_add_row (store, &terms_register, id, "kind=给付金钱|item=工资|amount=100|due_date=2026-09-01|way=现金");
  moments = case_cast_show_rows (store, &limitation_events_register, id, "kind,date,reason");
  g_assert_nonnull (strstr (moments, "14|2026-09-01|和解协议约定2026-09-01履行，期满没有履行\n"));
  g_assert_null (strstr (moments, "18|"));
  assert_shown (&cases_register, id, "limitation_from", "2026-09-01");
  entered = ledger_edit_open (store, &cases_register, id, NULL);
  more = case_rows_new (entered);
  told = case_limitation_dup_advice (entered, more);
  g_assert_true (g_str_has_prefix (told, "2026-07-20提出过协商："));
  case_cast_add_row (store, &limitation_events_register, id, "date=2026-07-30|kind=协商期限内未达成一致|reason=谈到7月底没有谈成|proof=微信记录");
  g_clear_pointer (&more, case_rows_free);
  g_clear_pointer (&entered, ledger_edit_free);
  entered = ledger_edit_open (store, &cases_register, id, NULL);
  more = case_rows_new (entered);
  silent = case_limitation_dup_advice (entered, more);
  g_assert_null (silent);
  roster_free (store);
}

/* Across the Spring Festival of 2026: received on 02-05, the fifteenth day lies in the holiday. */
static void
test_spring_festival (void)
{
  LedgerStore *store = roster_new ();
  gint64 id = case_cast_add (store, "received_date=2026-02-05|consent=同意|accepted_date=2026-02-12");

  assert_shown (&cases_register, id, "decide_due,due_date", "2026-02-10|2026-02-27");
  id = case_cast_add (store, "received_date=2026-02-05");
  assert_shown (&cases_register, id, "due_date", "2026-02-24");
  roster_free (store);
}

static void
test_today (void)
{
  LedgerStore *store = roster_new ();
  gint64 now = case_cast_add (store, "received_date=2026-09-18");
  gint64 late = case_cast_add (store, "received_date=2026-09-01|consent=同意|accepted_date=2026-09-02");
  gint64 paying = case_cast_add (store, "status=履行|received_date=2026-06-01|consent=同意|accepted_date=2026-06-02|outcome=达成书面调解协议|"
                                        "closed_date=2026-06-10|agreement_date=2026-06-10");
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  case_cast_add (store, "received_date=2026-09-22|consent=同意|accepted_date=2026-09-22");
  case_cast_add_row (store, &terms_register, paying, "kind=给付金钱|item=工资|amount=3000|due_date=2026-09-25|way=银行转账");
  case_cast_add_row (store, &terms_register, paying, "kind=给付金钱|item=工资|amount=3000|due_date=2026-10-25|way=银行转账");
  items = case_today_list (store, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const CaseTodayItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (text, "%s %s %s;", case_today_get_title (item->when), item->due, item->code != NULL ? item->code : "协议");
    }
  g_assert_cmpstr (text->str, ==, "已逾期 2026-09-17 D04;今天到期 2026-09-22 D02;七天内到期 2026-09-25 协议;");
  g_assert_cmpint (((CaseTodayItem *) g_ptr_array_index (items, 0))->case_id, ==, late);
  g_assert_cmpint (((CaseTodayItem *) g_ptr_array_index (items, 1))->case_id, ==, now);
  g_assert_cmpint (((CaseTodayItem *) g_ptr_array_index (items, 2))->case_id, ==, paying);
  roster_free (store);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-clock/next", test_next);
  g_test_add_func ("/case-clock/both-clocks", test_both_clocks);
  g_test_add_func ("/case-clock/limitation", test_limitation);
  g_test_add_func ("/case-clock/breach", test_breach);
  g_test_add_func ("/case-clock/days-off", test_days_off);
  g_test_add_func ("/case-clock/moves", test_moves);
  g_test_add_func ("/case-clock/settlement", test_settlement);
  g_test_add_func ("/case-clock/spring-festival", test_spring_festival);
  g_test_add_func ("/case-clock/today", test_today);
  return g_test_run ();
}
