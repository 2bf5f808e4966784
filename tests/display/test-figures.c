/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page 会籍统计: figures of a period and of an organisation, the members behind them, what leaves the window. */
#include "dialog-hands.h"
#include "members.h"
#include "membership-figures.h"
#include "membership.h"
#include "monthly-report.h"
#include "orgs.h"
#include "tz-figures.h"
#include "tz-membership-page.h"

static void
opened_rows_cb (GtkWidget  *page,
                const char *register_id,
                GArray     *ids,
                const char *title,
                const char *date,
                DialogRoom *room)
{
  g_free (room->told);
  room->told = g_strdup_printf ("%s %s %u %s", register_id, title, ids->len, date != NULL ? date : "-");
}

static void
change (DialogRoom *room,
        gint64      member,
        const char *code,
        const char *date,
        gint64      to_org)
{
  g_autoptr (LedgerEdit) edit = membership_begin (room->store, member, code, NULL);

  ledger_edit_set (edit, MEMBER_EVENT_DATE, date);
  if (to_org != 0)
    ledger_record_set_number (edit->after, MEMBER_EVENT_TO_ORG, to_org);
  edit->accept = g_strdup ("测试");
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
}

/* Two unions, the second below the first; four members; in September one retired and one was moved. Today is 2026-09-22. */
static gint64
fill (DialogRoom *room)
{
  static const char *const members[] = { "王芳|gender=女", "李静|gender=女", "张伟|gender=男", "刘洋|gender=男" };
  gint64 top = roster_add (room->store, &orgs_register, "name=一分会");
  g_autofree char *below = g_strdup_printf ("name=一车间小组|parent_id=%" G_GINT64_FORMAT, top);
  gint64 low = roster_add (room->store, &orgs_register, below);
  gint64 other = roster_add (room->store, &orgs_register, "name=二分会");
  gint64 ids[G_N_ELEMENTS (members)];

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *values = g_strdup_printf ("name=%s|join_date=2020-01-01|org_id=%" G_GINT64_FORMAT, members[i],
                                                 i < 2 ? top : i == 2 ? low : other);

      ids[i] = roster_add (room->store, &members_register, values);
    }
  change (room, ids[0], MEMBERSHIP_RETIRED, "2026-09-10", 0);
  change (room, ids[2], MEMBERSHIP_MOVED, "2026-09-15", other);
  return ids[0];
}

/* The nth table of figures on the page. */
static GtkWidget *
find_figures (GtkWidget *root,
              guint     *nth)
{
  if (TZ_IS_FIGURES (root) && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_figures (child, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
activate (DialogRoom *room,
          GtkWidget  *page,
          guint       nth,
          guint       row,
          guint       column)
{
  g_clear_pointer (&room->told, g_free);
  g_signal_emit_by_name (find_figures (page, &nth), "activated", row, column);
  hands_wait (room->told != NULL);
}

static GtkWidget *
present (DialogRoom *room)
{
  GtkWidget *page = tz_membership_page_new (room->store, NULL);

  g_signal_connect (page, "open-rows", G_CALLBACK (opened_rows_cb), room);
  gtk_window_set_child (room->parent, page);
  hands_wait_for_text (room->parent, "会籍变动月报表 2026年9月");
  return page;
}

/* Enter in an entry, after typing over it. */
static void
enter (DialogRoom *room,
       guint       nth,
       const char *text)
{
  GtkWidget *entry = hands_entry (room->parent, nth);

  hands_type (entry, text);
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (entry)), "activate");
}

static void
test_month (DialogRoom    *room,
            gconstpointer  data)
{
  GtkWidget *page;

  fill (room);
  page = present (room);
  hands_wait_for_text (room->parent, "期初 4 + 入 0 − 出 1 = 期末 3 ✓");
  g_assert_true (hands_sees (room->parent, "本期变动 2 人次"));
  g_assert_true (hands_sees (room->parent, "2026年各月（按变动日期）"));
  hands_keep_picture (room->parent, "figures-month");
  /* The figure opens who is behind it. */
  activate (room, page, 0, MEMBERSHIP_OUT_KEPT, MEMBERSHIP_WOMEN);
  g_assert_cmpstr (room->told, ==, "members 2026年9月 保留（女） 1 -");
  activate (room, page, 1, 7, 10);
  g_assert_cmpstr (room->told, ==, "members 2026年8月 期末会员 4 2026-08-31");
}

/* An organisation with those below it: the move out of it is a loss for it. */
static void
test_org (DialogRoom    *room,
          gconstpointer  data)
{
  fill (room);
  present (room);
  enter (room, 2, "一分会");
  hands_wait_for_text (room->parent, "会籍变动月报表 2026年9月 一分会");
  hands_wait_for_text (room->parent, "期初 3 + 入 0 − 出 2 = 期末 1 ✓");
  enter (room, 2, "二分会");
  hands_wait_for_text (room->parent, "期初 1 + 入 1 − 出 0 = 期末 2 ✓");
  g_assert_true (hands_sees (room->parent, "本期变动 1 人次"));
}

static void
test_period (DialogRoom    *room,
             gconstpointer  data)
{
  fill (room);
  present (room);
  /* A month typed is all of its days. */
  enter (room, 0, "2020-01");
  enter (room, 1, "2020-01");
  hands_wait_for_text (room->parent, "会籍变动月报表 2020年1月");
  hands_wait_for_text (room->parent, "期初 0 + 入 4 − 出 0 = 期末 4 ✓");
  g_assert_true (hands_sees (room->parent, "2020年各月（按变动日期）"));
  enter (room, 1, "2019-12-31");
  hands_wait_for_text (room->parent, "起始日期不能晚于终止日期");
  enter (room, 1, "2026-09-12");
  hands_wait_for_text (room->parent, "会籍变动报表 2020-01-01至2026-09-12");
  hands_wait_for_text (room->parent, "期初 0 + 入 4 − 出 1 = 期末 3 ✓");
}

/* What is changed elsewhere shows by itself. */
static void
test_follows (DialogRoom    *room,
              gconstpointer  data)
{
  gint64 wang = fill (room);

  present (room);
  hands_wait_for_text (room->parent, "期初 4 + 入 0 − 出 1 = 期末 3 ✓");
  change (room, wang, MEMBERSHIP_RESUMED, "2026-09-20", 0);
  hands_wait_for_text (room->parent, "期初 4 + 入 1 − 出 1 = 期末 4 ✓");
}

static void
test_save (DialogRoom    *room,
           gconstpointer  data)
{
  g_autofree char *path = dialog_room_path (room, "月报.xlsx");

  fill (room);
  present (room);
  hands_click (room->parent, "导出…");
  hands_choose_file (path);
  hands_wait (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A month is sent after a question that says what it means; what is entered late shows in the next month and opens. */
static void
test_report (DialogRoom    *room,
             gconstpointer  data)
{
  GtkWidget *page;
  GtkWindow *question;

  fill (room);
  page = present (room);
  g_assert_true (hands_sees (room->parent, "还没有报送过月报"));
  enter (room, 0, "2026-08");
  enter (room, 1, "2026-08");
  hands_wait_for_text (room->parent, "会籍变动月报表 2026年8月");
  hands_wait_for_text (room->parent, "尚未报送。");
  hands_click (room->parent, "报送（定稿）");
  question = hands_window ("工会台账");
  g_assert_true (hands_sees (question, "报送2026年8月的会籍变动月报？"));
  g_assert_true (hands_sees (question, "报送即定稿"));
  hands_click (question, "报送（定稿）");
  hands_wait_for_text (room->parent, "报送，已定稿。");
  g_assert_true (hands_sees (room->parent, "期初 4，增 0，减 0，跨期 0，期末 4"));

  /* Late for August: the sent figures stay, September tells it. */
  change (room, ledger_store_find (room->store, &members_register, MEMBER_NAME, "李静", 0), MEMBERSHIP_QUIT, "2026-08-20", 0);
  hands_rest (300);
  hands_wait_for_text (room->parent, "期初 4 + 入 0 − 出 0 = 期末 4 ✓");
  enter (room, 0, "2026-09");
  enter (room, 1, "2026-09");
  hands_wait_for_text (room->parent, "期初 4 + 入 0 − 出 1 + 跨期 0 − 跨期 1 = 期末 2 ✓");
  g_assert_true (hands_sees (room->parent, "有 1 笔跨期调整"));
  activate (room, page, 0, MEMBERSHIP_LATE_OUT, MEMBERSHIP_WOMEN);
  g_assert_cmpstr (room->told, ==, "members 2026年9月 跨期调整（减）（女） 1 -");
  hands_keep_picture (room->parent, "figures-late");
}

/* Reported wrongly: voided with a reason, it stays in the list, and the month is open again. */
static void
test_void (DialogRoom    *room,
           gconstpointer  data)
{
  GtkWindow *question;

  fill (room);
  g_assert_cmpint (monthly_report_send (room->store, "2026-09", 0, NULL), !=, 0);
  present (room);
  hands_click (room->parent, "作废");
  question = hands_window ("工会台账");
  hands_type (hands_entry (question, 0), "上级退回");
  hands_click (question, "作废");
  hands_wait_for_text (room->parent, "尚未报送。");
  g_assert_true (hands_sees (room->parent, "已作废"));
}

/* The ledger is closed while the figures are still reckoned. */
static void
test_closed (DialogRoom    *room,
             gconstpointer  data)
{
  fill (room);
  gtk_window_set_child (room->parent, tz_membership_page_new (room->store, NULL));
  gtk_window_set_child (room->parent, NULL);
  ledger_store_close (room->store);
  hands_rest (600);
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/figures/month", test_month },
    { "/figures/org", test_org },
    { "/figures/period", test_period },
    { "/figures/follows", test_follows },
    { "/figures/save", test_save },
    { "/figures/report", test_report },
    { "/figures/void", test_void },
    { "/figures/closed", test_closed },
    { NULL }
  };

  return hands_run (&argc, &argv, tests);
}
