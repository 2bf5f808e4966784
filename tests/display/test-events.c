/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel for changes of membership: chosen, filled, judged, applied; the refused stay with their reasons. */
#include <glib/gstdio.h>

#include "dialog-hands.h"
#include "ledger-batch.h"
#include "members.h"
#include "membership.h"
#include "orgs.h"
#include "tz-event.h"

static void
said_cb (TzEvent    *window,
         const char *sentence,
         gboolean    undoable,
         DialogRoom *room)
{
  g_free (room->told);
  room->told = g_strdup_printf ("%s%s", sentence, undoable ? " ↶" : "");
}

static void
opened_cb (TzEvent    *window,
           const char *register_id,
           gint64      id,
           DialogRoom *room)
{
  g_free (room->told);
  room->told = g_strdup_printf ("%s %" G_GINT64_FORMAT, register_id, id);
}

static GtkWindow *
present (DialogRoom *room,
         GArray     *members,
         const char *code)
{
  GtkWindow *window = GTK_WINDOW (tz_event_new (room->parent, room->store, members, code));

  g_signal_connect (window, "message", G_CALLBACK (said_cb), room);
  g_signal_connect (window, "open", G_CALLBACK (opened_cb), room);
  gtk_window_present (window);
  hands_rest (300);
  return window;
}

static gint64
add (DialogRoom *room,
     GArray     *members,
     const char *name,
     const char *joined)
{
  g_autofree char *values = g_strdup_printf ("name=%s|gender=女|join_date=%s", name, joined);
  gint64 id = roster_add (room->store, &members_register, values);

  g_array_append_val (members, id);
  return id;
}

static GArray *
add_many (DialogRoom *room,
          guint       n)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("张%c%c", 'A' + i / 26, 'A' + i % 26);

      add (room, members, name, "2020-01-01");
    }
  return members;
}

static char *
dup_field (DialogRoom *room,
           gint64      id,
           guint       field)
{
  g_autoptr (LedgerRecord) member = ledger_store_load (room->store, &members_register, id, NULL);

  return g_strdup (ledger_record_get (member, field));
}

static guint
count_state (DialogRoom *room,
             const char *state)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);

  ledger_query_add_filter (query, MEMBER_STATUS, LEDGER_IS, state);
  return ledger_store_count (room->store, query);
}

static void
make_change (DialogRoom *room,
             gint64      member,
             const char *code,
             const char *date)
{
  g_autoptr (LedgerEdit) edit = membership_begin (room->store, member, code, NULL);

  ledger_edit_set (edit, MEMBER_EVENT_DATE, date);
  edit->accept = g_strdup ("测试");
  g_assert_true (ledger_edit_save (edit, NULL, NULL));
}

static void
test_choose (DialogRoom    *room,
             gconstpointer  data)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = add (room, members, "王芳", "2015-03-01");
  g_autofree char *status = NULL;
  GtkWindow *window = present (room, members, NULL);
  GtkWidget *search = gtk_window_get_focus (window);

  g_assert_true (hands_sees (window, "为王芳（未填单位，会籍状态：正常）办理什么？"));
  g_assert_true (hands_sees (window, "会籍状态是“正常”，不能办理"));
  g_assert_true (hands_sees (window, "正常 → 保留会籍"));
  hands_keep_picture (window, "event-choice");
  /* The first letters of its pinyin find it. */
  g_signal_emit_by_name (search, "insert-at-cursor", "tx");
  g_signal_emit_by_name (search, "activate");
  hands_rest (300);
  hands_keep_picture (window, "event-form");
  g_assert_true (hands_sees (window, "会籍状态：正常 → 保留会籍"));
  g_assert_true (hands_sees (window, "退休后再就业不改变保留的会籍。"));
  /* Only what it asks. */
  g_assert_false (hands_sees (window, "对方工会"));
  g_assert_true (hands_sees (window, "退休证明"));
  hands_click (window, "退休证明");
  hands_keep_picture (window, "event-form");
  hands_click (window, "办理");
  g_assert_cmpstr (room->told, ==, "已为王芳办理退休 ↶");
  status = dup_field (room, id, MEMBER_STATUS);
  g_assert_cmpstr (status, ==, "R");
}

static void
test_single_refused (DialogRoom    *room,
                     gconstpointer  data)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = add (room, members, "王芳", "2015-03-01");
  g_autofree char *status = NULL;
  GtkWindow *window = present (room, members, MEMBERSHIP_RETIRED);

  /* A day to come, and then one before the entry. */
  hands_type (hands_entry (window, 0), "2030-01-01");
  hands_click (window, "办理");
  g_assert_true (hands_sees (window, "变动日期2030-01-01晚于今天"));
  hands_type (hands_entry (window, 0), "2014-01-01");
  hands_rest (400);
  hands_click (window, "上一步");
  hands_rest (100);
  g_assert_true (hands_sees (window, "办理什么"));
  g_assert_null (room->told);
  status = dup_field (room, id, MEMBER_STATUS);
  g_assert_cmpstr (status, ==, "A");
  gtk_window_close (window);
}

/* 借调 with an end before its beginning is doubtful: with a reason it goes on. */
static void
test_doubtful (DialogRoom    *room,
               gconstpointer  data)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = add (room, members, "王芳", "2015-03-01");
  g_autoptr (GPtrArray) events = NULL;
  GtkWindow *window = present (room, members, MEMBERSHIP_SECONDED);

  hands_type (hands_entry (window, 2), "2026-01-01");
  hands_click (window, "办理");
  g_assert_true (hands_sees (window, "请核对 1 处存疑的内容"));
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "仍要办理")));
  hands_keep_picture (window, "event-doubtful");
  hands_type (hands_entry (window, 5), "借调函就是这样写的");
  hands_rest (400);
  hands_click (window, "仍要办理");
  g_assert_cmpstr (room->told, ==, "已为王芳办理借调 ↶");
  events = ledger_store_load_children (room->store, &member_events_register, id, NULL);
  g_assert_cmpuint (events->len, ==, 2);
}

/* Sixty leave on one day; one has left already, one is excluded, one is dead. */
static void
test_sixty (DialogRoom    *room,
            gconstpointer  data)
{
  static const char *const codes[] = { MEMBERSHIP_QUIT, MEMBERSHIP_EXPELLED, MEMBERSHIP_DIED };
  g_autoptr (GArray) members = add_many (room, 60);
  g_autofree char *path = dialog_room_path (room, "没有办理.xlsx");
  g_autoptr (LedgerUndo) undo = NULL;
  g_autofree char *expected = NULL;
  GtkWindow *window;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    make_change (room, g_array_index (members, gint64, i * 20), codes[i], "2026-05-01");
  window = present (room, members, MEMBERSHIP_WENT);
  g_assert_true (hands_sees (window, "57 人可以办理，3 人不能"));
  g_assert_true (hands_sees (window, "会籍状态是“已去世”（2026-05-01起），不能办理转出"));
  hands_keep_picture (window, "event-sixty");
  hands_click (window, "为 57 人办理");
  hands_wait_for_text (window, "已为 57 人办理转出，3 人没有办理");
  g_assert_cmpuint (count_state (room, "T"), ==, 57);
  g_assert_cmpuint (count_state (room, "A"), ==, 0);
  g_assert_cmpstr (room->told, ==, "已为 57 人办理转出，3 人没有办理 ↶");
  hands_keep_picture (window, "event-refused");
  /* The list stays, goes out as a file, and each opens the member. */
  g_assert_false (gtk_window_get_modal (window));
  hands_click (window, "存为表格");
  hands_choose_file (path);
  hands_wait_for_text (window, "已存为 没有办理.xlsx");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_signal_emit_by_name (gtk_widget_get_ancestor (gtk_window_get_focus (window), GTK_TYPE_COLUMN_VIEW), "activate", 0);
  expected = g_strdup_printf ("members %" G_GINT64_FORMAT, g_array_index (members, gint64, 0));
  g_assert_cmpstr (room->told, ==, expected);
  hands_click (window, "关闭");
  /* One batch. */
  undo = ledger_batch_undo (room->store, ledger_batch_find_undoable (room->store), NULL);
  g_assert_nonnull (undo);
  g_assert_cmpuint (count_state (room, "A"), ==, 57);
}

/* A form that lacks what it must have judges nobody yet. */
static void
test_form_first (DialogRoom    *room,
                 gconstpointer  data)
{
  g_autoptr (GArray) members = add_many (room, 4);
  gint64 org = roster_add (room->store, &orgs_register, "name=一分会");
  g_autofree char *moved = NULL;
  GtkWindow *window = present (room, members, MEMBERSHIP_MOVED);

  g_assert_true (hands_sees (window, "选中 4 人。先填好左边标出的各项。"));
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "为 4 人办理")));
  hands_type (hands_entry (window, 1), "一分会");
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (hands_entry (window, 1))), "activate");
  hands_rest (400);
  g_assert_true (hands_sees (window, "4 人都可以办理"));
  g_assert_true (hands_sees (window, "一分会"));
  hands_click (window, "为 4 人办理");
  hands_wait (room->told != NULL);
  g_assert_cmpstr (room->told, ==, "已为 4 人办理内部调动 ↶");
  moved = dup_field (room, g_array_index (members, gint64, 3), MEMBER_ORG_ID);
  g_assert_cmpint (g_ascii_strtoll (moved, NULL, 10), ==, org);
}

/* More than are judged at once go through a thread, and another day stops the one under way. */
static void
test_thread (DialogRoom    *room,
             gconstpointer  data)
{
  g_autoptr (GArray) members = NULL;
  GtkWindow *window;

  g_assert_true (ledger_batch_begin (room->store, "test", "测试", NULL));
  members = add_many (room, 400);
  g_assert_true (ledger_batch_commit (room->store, NULL));
  make_change (room, g_array_index (members, gint64, 7), MEMBERSHIP_QUIT, "2026-05-01");
  window = present (room, members, MEMBERSHIP_RETIRED);
  hands_type (hands_entry (window, 0), "2026-09-01");
  hands_wait_for_text (window, "399 人可以办理，1 人不能");
  hands_click (window, "为 399 人办理");
  hands_wait_for_text (window, "已为 399 人办理退休，1 人没有办理");
  g_assert_cmpuint (count_state (room, "R"), ==, 399);
  gtk_window_close (window);
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/events/choose", test_choose },
    { "/events/single-refused", test_single_refused },
    { "/events/doubtful", test_doubtful },
    { "/events/sixty", test_sixty },
    { "/events/form-first", test_form_first },
    { "/events/thread", test_thread },
    { NULL }
  };

  return hands_run (&argc, &argv, tests);
}
