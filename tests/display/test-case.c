/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mediation case in the window: where it stands, its deadlines beside each other, what is late, the arithmetic on demand. */
#include "agreement-terms.h"
#include "cases.h"
#include "dialog-hands.h"
#include "mediation-orgs.h"
#include "papers.h"
#include "parties.h"
#include "tz-case-page.h"
#include "tz-dialog.h"
#include "tz-paper-steps.h"
#include "tz-record.h"

/* Which entry of the plan takes the number of parts: payer, payee, item and way come before. */
#define N_ENTRY 4

typedef struct
{
  GtkWindow *window;
  TzRecord  *record;
} Desk;

static void
show (Desk       *desk,
      DialogRoom *room,
      gint64      id)
{
  *desk = (Desk) { .window = GTK_WINDOW (gtk_window_new ()), .record = TZ_RECORD (tz_record_new ()) };
  tz_record_set_store (desk->record, room->store);
  gtk_window_set_default_size (desk->window, 560, 720);
  gtk_window_set_title (desk->window, "记录");
  gtk_window_set_child (desk->window, GTK_WIDGET (desk->record));
  gtk_window_present (desk->window);
  g_assert_true (tz_record_show (desk->record, &cases_register, id));
}

static void
put_away (Desk *desk)
{
  gtk_window_destroy (desk->window);
  hands_rest (50);
}

/* The label that shows exactly this text in that style, or NULL. */
static GtkWidget *
find_label (GtkWidget  *root,
            const char *text,
            const char *style)
{
  if (GTK_IS_LABEL (root))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (root)), text) == 0 && gtk_widget_has_css_class (root, style) &&
                   gtk_widget_get_mapped (root)
             ? root
             : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text, style);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_styled (Desk       *desk,
           const char *text,
           const char *style)
{
  return find_label (GTK_WIDGET (desk->window), text, style) != NULL;
}

/* Received 9 September, accepted the 10th; today is the 22nd: two days to the 24th, three to the 25th, a holiday. */
static void
test_clock (DialogRoom    *room,
            gconstpointer  data)
{
  gint64 id = roster_add (room->store, &cases_register,
                          "title=王某与某厂工资争议|filed_date=2026-09-09|received_date=2026-09-09|asked_date=2026-09-09|"
                          "consent=1|consent_date=2026-09-10|accepted_date=2026-09-10|known_date=2026-03-02|status=6");
  GtkWidget *article;
  Desk desk;

  show (&desk, room, id);
  hands_wait_for_text (desk.window, "收到申请满15日未达成协议的，当事人可以申请仲裁");
  g_assert_true (is_styled (&desk, "调解", "present"));
  g_assert_true (is_styled (&desk, "受理", "passed"));
  g_assert_true (is_styled (&desk, "还有2天", "clock-red"));
  g_assert_true (hands_sees (desk.window, "结束调解，期满未达成协议的视为调解不成"));
  g_assert_true (hands_sees (desk.window, "劳动争议调解仲裁法第十四条第三款"));
  /* The arithmetic is one key away. */
  article = find_label (GTK_WIDGET (desk.window), "劳动争议调解仲裁法第十四条第三款", "clock-article");
  g_assert_nonnull (article);
  g_assert_false (hands_sees (desk.window, "15日内未达成调解协议的，可以依法申请仲裁"));
  gtk_widget_activate (gtk_widget_get_ancestor (article, GTK_TYPE_LIST_BOX_ROW));
  hands_wait_for_text (desk.window, "15日内未达成调解协议的，可以依法申请仲裁");
  hands_keep_picture (desk.window, "case-working");
  /* Days that are typed move the deadlines before anything is saved. */
  ledger_edit_set (tz_record_get_edit (desk.record), CASE_RECEIVED_DATE, "2026-09-01");
  tz_record_revert (desk.record);
  put_away (&desk);
}

/* A term that is past and not paid in full is named with what is still owed. */
static void
test_late (DialogRoom    *room,
           gconstpointer  data)
{
  gint64 id = roster_add (room->store, &cases_register,
                          "title=李某与某公司补偿争议|filed_date=2026-08-01|received_date=2026-08-01|accepted_date=2026-08-03|"
                          "consent=1|agreement_date=2026-08-10|outcome=1|closed_date=2026-08-10|applicant_signed=2026-08-10|"
                          "respondent_signed=2026-08-10|mediator_signed=2026-08-10|sealed_date=2026-08-10|status=8");
  g_autofree char *term = g_strdup_printf ("case_id=%" G_GINT64_FORMAT "|seq=1|kind=1|text=支付经济补偿|amount=5000|due_date=2026-09-10|way=1", id);
  Desk desk;

  roster_add (room->store, &terms_register, term);
  show (&desk, room, id);
  hands_wait_for_text (desk.window, "协议第1条逾期12天（应于2026-09-10前）：支付经济补偿，还差5000元");
  g_assert_true (hands_sees (desk.window, "已逾期12天"));
  g_assert_true (is_styled (&desk, "已逾期12天", "clock-black"));
  g_assert_false (hands_sees (desk.window, "结束调解，期满未达成协议的视为调解不成"));
  put_away (&desk);
}

/* The question why a step is taken in spite of what is lacking. */
static void
give_reason (void)
{
  GtkWindow *question = hands_window ("工会台账");

  hands_wait_for_text (question, "仍要办理的原因");
  hands_type (hands_entry (question, 0), "随后补齐");
  hands_click (question, "仍要办理");
}

/* Without the other side's consent nobody accepts; the window asks for it, and the step goes with the answer. */
static void
test_steps (DialogRoom    *room,
            gconstpointer  data)
{
  gint64 id = roster_add (room->store, &cases_register, "filed_date=2026-09-18|received_date=2026-09-18|type=劳动报酬");
  g_autoptr (LedgerRecord) saved = NULL;
  GtkWindow *window;
  Desk desk;

  show (&desk, room, id);
  hands_wait_for_text (desk.window, "下一步：征询对方意见");
  hands_click (desk.window, "征询对方意见");
  window = hands_window ("征询对方意见");
  hands_wait_for_text (window, "还缺：申请人；被申请人。");
  hands_click (window, "征询对方意见");
  give_reason ();
  hands_wait (!hands_sees_window ("征询对方意见"));
  hands_wait_for_text (desk.window, "还不能受理：对方还没有同意调解");
  g_assert_true (is_styled (&desk, "征询对方", "present"));
  hands_click (desk.window, "受理");
  window = hands_window ("受理");
  hands_wait_for_text (window, "还不能受理：对方还没有同意调解");
  hands_click (window, "受理");
  g_assert_true (hands_sees_window ("受理"));
  hands_type (hands_entry (window, 0), "同意");
  gtk_widget_grab_focus (hands_entry (window, 1));
  hands_wait (!hands_sees (window, "还不能受理：对方还没有同意调解"));
  hands_keep_picture (window, "case-step");
  hands_click (window, "受理");
  give_reason ();
  hands_wait (!hands_sees_window ("受理"));
  hands_wait (is_styled (&desk, "受理", "present"));
  saved = ledger_store_load (room->store, &cases_register, id, NULL);
  g_assert_true (ledger_record_is (saved, CASE_STATUS, CASE_STATUS_ACCEPTED));
  g_assert_true (ledger_record_is (saved, CASE_CONSENT, CASE_CONSENT_GIVEN));
  g_assert_true (ledger_record_is (saved, CASE_ACCEPTED_DATE, "2026-09-22"));
  g_assert_true (ledger_record_is (saved, CASE_ASKED_DATE, "2026-09-22"));
  put_away (&desk);
}

/* A thousand and three 分 in five parts, the last day of each month; what does not divide comes last. */
static void
test_instalments (DialogRoom    *room,
                  gconstpointer  data)
{
  gint64 id = roster_add (room->store, &cases_register, "title=赵某与某厂工资争议|filed_date=2026-09-09|received_date=2026-09-09");
  g_autoptr (GPtrArray) terms = NULL;
  GtkWindow *window;
  Desk desk;

  show (&desk, room, id);
  hands_wait_for_text (desk.window, "生成分期");
  hands_click (desk.window, "生成分期");
  window = hands_window ("生成分期");
  hands_wait_for_text (window, "期数要在2至120之间");
  hands_type (hands_entry (window, 0), "某厂");
  hands_type (hands_entry (window, 1), "赵某");
  hands_type (hands_entry (window, N_ENTRY), "5");
  hands_type (hands_entry (window, N_ENTRY + 1), "1000.03");
  hands_type (hands_entry (window, N_ENTRY + 3), "2026-10-31");
  gtk_widget_grab_focus (hands_entry (window, N_ENTRY + 4));
  hands_wait_for_text (window, "共5期，合计1000.03元：2026-10-31付200元，……，2027-02-28付200.03元。");
  hands_keep_picture (window, "case-instalments");
  hands_click (window, "生成");
  hands_wait (!hands_sees_window ("生成分期"));
  g_assert_true (tz_record_save (desk.record));
  terms = ledger_store_load_children (room->store, &terms_register, id, NULL);
  g_assert_cmpuint (terms->len, ==, 5);
  for (guint i = 0; i < terms->len; i++)
    {
      const LedgerRecord *term = g_ptr_array_index (terms, i);

      g_assert_cmpint (ledger_record_get_number (term, TERM_AMOUNT), ==, i == 4 ? 20003 : 20000);
      g_assert_cmpstr (ledger_record_get (term, TERM_PAYER), ==, "某厂");
      g_assert_cmpstr (ledger_record_get (term, TERM_PAYEE), ==, "赵某");
    }
  put_away (&desk);
}

/* The same worker in another case; how talks before mediation are entered. */
static void
test_notes (DialogRoom    *room,
            gconstpointer  data)
{
  gint64 ids[2];
  Desk desk;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *party = NULL;

      ids[i] = roster_add (room->store, &cases_register, i == 0 ? "case_no=机工调登〔2026〕1号|title=甲|filed_date=2026-05-06|status=10"
                           : "title=乙|filed_date=2026-09-09|received_date=2026-09-09|known_date=2026-03-02|negotiated_date=2026-09-01|status=1");
      party = g_strdup_printf ("case_id=%" G_GINT64_FORMAT "|role=1|kind=1|name=张三|id_no=370602199003071235", ids[i]);
      roster_add (room->store, &parties_register, party);
    }
  show (&desk, room, ids[1]);
  hands_wait_for_text (desk.window, "张三另有案件机工调登〔2026〕1号（归档），是申请人");
  g_assert_true (hands_sees (desk.window, "协商过的，时效事件怎么记"));
  hands_keep_picture (desk.window, "case-notes");
  put_away (&desk);
}

/* Of that type, with a text that begins so in it. */
static GtkWidget *
find_widget (GtkWidget  *root,
             GType       type,
             const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, text);

      if (found != NULL)
        return found;
      if (GTK_IS_LABEL (child) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (child)), text) &&
          gtk_widget_get_ancestor (child, type) != NULL)
        return gtk_widget_get_ancestor (child, type);
    }
  return NULL;
}

/* Presses the button of the panel that does this with that paper. */
static void
press (GtkWidget  *root,
       const char *action,
       const char *target)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GVariant *value = GTK_IS_BUTTON (child) ? gtk_actionable_get_action_target_value (GTK_ACTIONABLE (child)) : NULL;

      if (value != NULL && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)), action) == 0 &&
          g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) && g_str_equal (g_variant_get_string (value, NULL), target))
        gtk_widget_activate (child);
      else
        press (child, action, target);
    }
}

static gint64
count_papers (DialogRoom *room)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&papers_register);

  return ledger_store_count (room->store, query);
}

/* The only paper, from its line; @inside: the panel of papers. */
static void
open_again (DialogRoom *room,
            GtkWidget  *inside)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&papers_register);
  g_autoptr (GArray) ids = ledger_store_select (room->store, query, NULL);
  g_autoptr (LedgerRecord) paper = ledger_store_load (room->store, &papers_register, g_array_index (ids, gint64, 0), NULL);
  g_autofree char *name = tz_paper_dup_name (paper);

  g_assert_true (gtk_widget_activate_action (inside, "papers.open", "x", paper->id));
  gtk_window_close (hands_window (name));
}

/* Each paper of the file with its state: one is issued and opens at once, one is marked as missing, and the whole is bound. */
static void
test_papers (DialogRoom    *room,
             gconstpointer  data)
{
  gint64 id = roster_add (room->store, &cases_register,
                          "title=王某与某厂工资争议|filed_date=2026-09-09|received_date=2026-09-09|accepted_date=2026-09-10|consent=1|"
                          "consent_date=2026-09-10|status=3");
  g_autoptr (LedgerRecord) saved = NULL;
  GtkWidget *expander;
  GtkWindow *window;
  Desk desk;

  show (&desk, room, id);
  hands_wait_for_text (desk.window, "卷宗文书：必须5种，缺5种：调解申请书或受理登记表、受理通知书、当事人权利义务告知书、当事人身份证明、调解笔录");
  g_assert_false (hands_sees (desk.window, "延期调解同意书"));
  expander = find_widget (GTK_WIDGET (desk.window), GTK_TYPE_EXPANDER, "卷宗文书");
  gtk_widget_activate (expander);
  hands_wait_for_text (desk.window, "延期调解同意书");
  hands_keep_picture (desk.window, "case-papers");
  press (GTK_WIDGET (desk.window), "case-papers.issue", "F-36");
  window = hands_window ("出具：调解受理通知书");
  hands_wait_for_text (window, "第 1 页，共 2 页");
  hands_wait (!tz_dialog_is_busy (TZ_DIALOG (window)));
  hands_click (window, "出具");
  window = hands_window ("调解受理通知书");
  gtk_window_close (window);
  hands_wait_for_text (desk.window, "卷宗文书：必须5种，缺4种");
  g_assert_cmpint (count_papers (room), ==, 1);
  open_again (room, expander);
  /* Of a 笔录 there must be a session first. */
  press (GTK_WIDGET (desk.window), "case-papers.issue", "F-43");
  window = hands_window ("工会台账");
  hands_wait_for_text (window, "请先在“调解会”里添加并保存，再出具");
  gtk_window_close (window);
  gtk_widget_activate_action (expander, "case-papers.miss", "s", "当事人身份证明");
  window = hands_window ("工会台账");
  hands_wait_for_text (window, "“当事人身份证明”缺件？");
  hands_type (hands_entry (window, 0), "本人没有带来");
  hands_click (window, "记为缺件");
  hands_wait_for_text (desk.window, "无（本人没有带来）");
  hands_wait_for_text (desk.window, "卷宗文书：必须5种，缺3种");
  hands_click (desk.window, "打印全卷");
  window = hands_window ("打印全卷");
  hands_wait_for_text (window, "必须的文书还缺：");
  hands_click (window, "双面");
  hands_keep_picture (window, "case-dossier");
  hands_click (window, "装订");
  window = hands_window ("卷宗 调登〔2026〕1号");
  hands_keep_picture (window, "case-dossier-made");
  gtk_window_close (window);
  saved = ledger_store_load (room->store, &cases_register, id, NULL);
  g_assert_true (ledger_record_is (saved, CASE_PIECES, "1"));
  g_assert_true (ledger_record_is (saved, CASE_PAGES, "2"));
  g_assert_true (ledger_record_get_flag (saved, CASE_TWO_SIDED));
  put_away (&desk);
}

/* Each number of the page opens its cases: of the table, of a quotient, of the yearbook, of what must be reported. */
static void
test_figures (DialogRoom    *room,
              gconstpointer  data)
{
  static const char *const cases[] = {
    "title=甲|filed_date=2026-02-02|received_date=2026-02-02|accepted_date=2026-02-03|consent=1|type=2|source=1|people=1|status=10|"
    "closed_date=2026-02-10|outcome=1|agreement_date=2026-02-10",
    "title=乙|filed_date=2026-03-02|received_date=2026-03-02|accepted_date=2026-03-03|consent=1|type=6|source=6|people=12|status=10|"
    "closed_date=2026-03-31|outcome=4|severity=3",
  };
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *page = tz_case_page_new (room->store, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    roster_add (room->store, &cases_register, cases[i]);
  g_signal_connect (page, "open-rows", G_CALLBACK (hands_opened_rows_cb), room);
  gtk_window_set_default_size (window, 1160, 640);
  gtk_window_set_child (window, page);
  gtk_window_present (window);
  hands_wait_for_text (window, "劳动争议调解 2026年 按争议类型");
  g_assert_true (hands_sees (window, "2026年累计调解劳动争议2件，涉及职工13人，成功率50%。"));
  g_assert_true (hands_sees (window, "劳动争议处理情况（年鉴表）"));
  hands_keep_picture (window, "case-page");
  hands_click (window, "50.0");
  hands_wait (room->told != NULL);
  g_assert_cmpstr (room->told, ==, "cases 2026年 成功率% 2");
  g_clear_pointer (&room->told, g_free);
  hands_click (window, "12");
  hands_wait (room->told != NULL);
  g_assert_cmpstr (room->told, ==, "cases 2026年 解除劳动合同 涉及人数 1");
  gtk_window_destroy (window);
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/case/clock", test_clock },
    { "/case/late", test_late },
    { "/case/steps", test_steps },
    { "/case/instalments", test_instalments },
    { "/case/notes", test_notes },
    { "/case/papers", test_papers },
    { "/case/figures", test_figures },
    { NULL, NULL },
  };

  return hands_run (&argc, &argv, tests);
}
