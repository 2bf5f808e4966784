/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dues of the selected, the yearly notice, and the page of reminders, as a clerk uses them. */
#include <string.h>

#include "cases.h"
#include "days-off.h"
#include "dialog-hands.h"
#include "members.h"
#include "orgs.h"
#include "tz-days-off.h"
#include "tz-dues.h"
#include "tz-reminders.h"
#include "tz-settings.h"

static char *
dup_until (DialogRoom *room,
           gint64      id)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (room->store, &members_register, id, NULL);

  return g_strdup (ledger_record_get (record, MEMBER_DUES_UNTIL));
}

static void
test_dues (DialogRoom    *room,
           gconstpointer  data)
{
  static const char *const members[] = {
    "name=甲一|dues_until=2026-03", "name=乙二|dues_until=2026-12", "name=丙三|change_type=转出",
  };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *moved = NULL, *later = NULL, *refused = NULL, *undone = NULL;
  LedgerUndo *undo = NULL;
  GtkWindow *window;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gint64 id = roster_add (room->store, &members_register, members[i]);

      g_array_append_val (ids, id);
    }
  tz_dues_present (room->parent, room->store, ids);
  window = hands_window ("登记会费");
  g_assert_true (hands_sees (window, "选中 3 人：登记 1 人，已交至更晚 1 人，不能登记 1 人"));
  g_assert_true (hands_sees (window, "会籍状态是“已转出”，不交会费"));
  hands_type (hands_entry (window, 0), "九月");
  g_assert_false (gtk_widget_get_sensitive (hands_button (window, "登记")));
  hands_type (hands_entry (window, 0), "2026年10月");
  g_assert_true (hands_sees (window, "2026-10"));
  hands_keep_picture (window, "dues");
  hands_click (window, "登记");
  hands_wait_for_text (window, "已登记 1 人的会费交至2026-10。可以撤销。");
  moved = dup_until (room, g_array_index (ids, gint64, 0));
  later = dup_until (room, g_array_index (ids, gint64, 1));
  refused = dup_until (room, g_array_index (ids, gint64, 2));
  g_assert_cmpstr (moved, ==, "2026-10");
  g_assert_cmpstr (later, ==, "2026-12");
  g_assert_null (refused);
  hands_click (window, "关闭");
  undo = ledger_batch_undo (room->store, ledger_batch_find_undoable (room->store), NULL);
  undone = dup_until (room, g_array_index (ids, gint64, 0));
  g_assert_cmpstr (undone, ==, "2026-03");
  ledger_undo_free (undo);
}

static GtkTextBuffer *
find_text (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkTextBuffer *found = find_text (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_days_off (DialogRoom    *room,
               gconstpointer  data)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&days_off_register);
  GtkTextBuffer *text;
  GtkWindow *window;

  roster_add (room->store, &cases_register, "title=赵某与某厂工资争议|case_no=机工调登〔2026〕1号|filed_date=2026-09-21|known_date=2026-02-09|status=1");
  /* The first year whose notice is not known. */
  tz_days_off_present (room->parent, room->store, 0);
  window = hands_window ("录入2027年放假安排");
  g_assert_true (hands_sees (window, "2月5日（周五）至2月8日（周一），4天"));
  text = find_text (GTK_WIDGET (window));
  gtk_text_buffer_set_text (text, "春节：2月5日（周四）至11日放假。2月20日上班。", -1);
  g_assert_true (hands_sees (window, "2027-02-05是周五，原文写的是周四，请核对年份和日期。"));
  g_assert_nonnull (hands_button (window, "仍要录入"));
  gtk_text_buffer_set_text (text, "春节：2月5日（周五）至11日放假，共7天。2月20日（周六）上班。", -1);
  g_assert_true (hands_sees (window, "还没有写到：元旦、清明节、劳动节、端午节、中秋节、国庆节"));
  hands_keep_picture (window, "days-off");
  hands_click (window, "录入");
  hands_wait_for_text (window, "已录入2027年放假安排：新增或修改8天。可以撤销。放假安排使1件没有归档的案件的期限移动：");
  g_assert_true (hands_sees (window, "机工调登〔2026〕1号“时效届满日”由2027-02-09移到2027-02-12"));
  hands_keep_picture (window, "days-off-moved");
  g_assert_cmpuint (ledger_store_count (room->store, query), ==, 8);
  hands_click (window, "关闭");
}

static void
opened_cb (GtkWidget  *page,
           const char *register_id,
           gint64      id,
           DialogRoom *room)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (room->store, &orgs_register, id, NULL);

  g_free (room->told);
  room->told = g_strdup_printf ("%s %s", register_id, ledger_record_get (record, ORG_NAME));
}

static void
rows_opened_cb (GtkWidget  *page,
                const char *register_id,
                GArray     *ids,
                const char *title,
                const char *date,
                DialogRoom *room)
{
  g_free (room->told);
  room->told = g_strdup_printf ("%s %u %s", register_id, ids->len, title);
}

static GtkWidget *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Chooses a line as Enter does. */
static void
activate (GtkWidget *page,
          int        index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_list (page)), index);

  g_assert_nonnull (row);
  gtk_widget_activate (GTK_WIDGET (row));
}

static void
test_reminders (DialogRoom    *room,
                gconstpointer  data)
{
  g_autoptr (GSettings) settings = tz_settings_get ();
  GtkWidget *page = NULL;

  for (guint i = 0; i < 7; i++)
    {
      /* One is due in the sixth month only. */
      g_autofree char *values = i == 5 ? g_strdup ("name=第5厂工会|elected=2024-03-01|term_years=3")
                                : g_strdup_printf ("name=第%u厂工会|elected=2023-1%u-01|term_years=3", i, MIN (i, 2));

      roster_add (room->store, &orgs_register, values);
    }
  g_settings_reset (settings, "reminder-months");
  page = tz_reminders_new (room->store, settings);
  g_signal_connect (page, "open", G_CALLBACK (opened_cb), room);
  g_signal_connect (page, "open-rows", G_CALLBACK (rows_opened_cb), room);
  gtk_window_set_child (room->parent, page);
  hands_wait_for_text (room->parent, "共7条");
  g_assert_true (hands_sees (room->parent, "2026-10-01 任期届满，应于届满前换届"));
  hands_keep_picture (room->parent, "reminders");
  /* Heading, five lines, all of them. */
  activate (page, 1);
  g_assert_cmpstr (room->told, ==, "orgs 第0厂工会");
  activate (page, 6);
  g_assert_cmpstr (room->told, ==, "orgs 7 换届");
  g_assert_false (hands_sees (room->parent, "第5厂工会"));
  activate (page, 0);
  g_assert_true (hands_sees (room->parent, "第5厂工会"));
  /* What is put right goes away by itself; less far ahead, less is said. */
  g_assert_true (ledger_store_remove (room->store, &orgs_register,
                                      ledger_store_find (room->store, &orgs_register, ORG_NAME, "第6厂工会", 0), "试", NULL));
  hands_wait_for_text (room->parent, "共6条");
  hands_click (room->parent, "3个月");
  hands_wait_for_text (room->parent, "共5条");
  g_assert_cmpint (g_settings_get_int (settings, "reminder-months"), ==, 3);
  g_settings_reset (settings, "reminder-months");
  gtk_window_set_child (room->parent, NULL);
  hands_rest (100);
}

static const HandsTest tests[] = {
  { "/dialogs/dues", test_dues },
  { "/dialogs/days-off", test_days_off },
  { "/dialogs/reminders", test_reminders },
  { NULL }
};

int
main (int    argc,
      char **argv)
{
  return hands_run (&argc, &argv, tests);
}
