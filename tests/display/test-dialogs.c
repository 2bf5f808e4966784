/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions, the assistant, jobs, keys and what is copied: used as a person uses them, the ledger read afterwards. */
#include <glib/gstdio.h>

#include "dialog-hands.h"
#include "ledger-lock.h"
#include "members.h"
#include "sample.h"
#include "tz-about.h"
#include "tz-ask.h"
#include "tz-assistant.h"
#include "tz-copy.h"
#include "tz-job.h"
#include "tz-shortcuts.h"
#include "union.h"

static void
given_cb (const char *reason,
          gpointer    data)
{
  DialogRoom *room = data;

  g_free (room->told);
  room->told = g_strdup (reason != NULL ? reason : "-");
}

static void
answered_cb (gboolean yes,
             gpointer data)
{
  given_cb (yes ? "yes" : "no", data);
}

static void
test_ask (DialogRoom    *room,
          gconstpointer  data)
{
  GtkWindow *window;

  tz_ask (room->parent, "要删除吗？", "不能恢复。", "删除(_D)", TZ_ASK_DESTRUCTIVE, answered_cb, room);
  window = hands_window ("工会台账");
  g_assert_true (hands_sees (window, "不能恢复。"));
  /* Enter must not destroy anything by accident. */
  g_assert_true (gtk_window_get_default_widget (window) == hands_button (window, "取消"));
  hands_click (window, "删除");
  g_assert_cmpstr (room->told, ==, "yes");
  g_assert_false (hands_sees_window ("工会台账"));

  tz_ask (room->parent, "要删除吗？", NULL, "删除(_D)", TZ_ASK_PLAIN, answered_cb, room);
  gtk_window_close (hands_window ("工会台账"));
  g_assert_cmpstr (room->told, ==, "no");
}

static void
test_ask_reason (DialogRoom    *room,
                 gconstpointer  data)
{
  GtkWindow *window;

  tz_ask_reason (room->parent, "仍要保存吗？", NULL, "理由", "本人确认|更正中", "仍要保存(_S)", given_cb, room);
  window = hands_window ("工会台账");
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "仍要保存")));
  hands_type (hands_entry (window, 0), "   ");
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "仍要保存")));
  hands_click (window, "本人确认");
  hands_click (window, "仍要保存");
  g_assert_cmpstr (room->told, ==, "本人确认");

  tz_ask_reason (room->parent, "仍要保存吗？", NULL, "理由", NULL, "仍要保存(_S)", given_cb, room);
  hands_click (hands_window ("工会台账"), "取消");
  g_assert_cmpstr (room->told, ==, "-");
}

static void
created_cb (const char *path,
            gpointer    data)
{
  given_cb (path, data);
}

static char *
dup_union (const char *path,
           guint       field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerStore) store = ledger_store_open (path, tz_registers, LEDGER_OPEN_READ, &error);
  g_autoptr (LedgerRecord) record = NULL;
  char *value;

  g_assert_no_error (error);
  record = ledger_store_load_single (store, &union_register);
  value = g_strdup (ledger_record_get (record, field));
  g_clear_pointer (&record, ledger_record_unref);
  ledger_store_close (store);
  return value;
}

static void
test_assistant (DialogRoom    *room,
                gconstpointer  data)
{
  g_autofree char *folder = dialog_room_path (room, "新文件夹");
  g_autofree char *expected = dialog_room_path (room, "新文件夹/示范市机电产业园区工会联合会.taizhang");
  g_autofree char *name = NULL;
  g_autofree char *chair = NULL;
  g_autofree char *region = NULL;
  GtkWindow *window;

  tz_assistant_present (NULL, room->parent, created_cb, room);
  window = hands_window ("建立新台账");
  hands_click (window, "下一步");
  hands_click (window, "下一步");
  g_assert_true (hands_sees (window, "请填写工会全称"));
  hands_type (hands_entry (window, 0), "示范市机电产业园区工会联合会");
  g_assert_false (hands_sees (window, "请填写工会全称"));
  hands_type (hands_entry (window, 3), "山东省青岛市");
  hands_type (hands_entry (window, 4), "单雄信");
  hands_keep_picture (window, "dialog-assistant");
  hands_click (window, "下一步");
  g_assert_true (hands_sees (window, "慰问按哪里的标准？"));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (hands_button (window, "山东省"))));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (hands_button (window, "以后再选"))));
  hands_keep_picture (window, "dialog-assistant-benefits");
  hands_click (window, "下一步");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (hands_entry (window, 0))), ==, "示范市机电产业园区工会联合会");
  hands_type (hands_entry (window, 1), "不是路径");
  g_assert_true (hands_sees (window, "请选择一个文件夹"));
  hands_type (hands_entry (window, 1), folder);
  hands_click (window, "建立台账");
  hands_wait (room->told != NULL);
  g_assert_cmpstr (room->told, ==, expected);
  name = dup_union (expected, UNION_NAME);
  chair = dup_union (expected, UNION_CHAIR);
  region = dup_union (expected, UNION_BENEFIT_REGION);
  g_assert_cmpstr (name, ==, "示范市机电产业园区工会联合会");
  g_assert_cmpstr (chair, ==, "单雄信");
  g_assert_cmpstr (region, ==, "山东省");
}

static void
test_assistant_sample (DialogRoom    *room,
                       gconstpointer  data)
{
  g_autofree char *taken = dialog_room_path (room, "示例.taizhang");
  g_autofree char *path = dialog_room_path (room, "练习.taizhang");
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  g_autoptr (LedgerStore) store = NULL;
  GtkWindow *window;

  g_file_set_contents (taken, "", 0, NULL);
  tz_assistant_present (NULL, room->parent, created_cb, room);
  window = hands_window ("建立新台账");
  hands_click (window, "先用示例台账练习");
  hands_click (window, "下一步");
  hands_type (hands_entry (window, 1), room->folder);
  g_assert_true (hands_sees (window, "已经存在"));
  g_assert_false (gtk_widget_is_sensitive (hands_button (window, "建立台账")));
  hands_type (hands_entry (window, 0), "练习");
  hands_click (window, "建立台账");
  hands_wait (room->told != NULL);
  g_assert_cmpstr (room->told, ==, path);
  store = ledger_store_open (path, tz_registers, LEDGER_OPEN_READ, NULL);
  g_assert_cmpuint (ledger_store_count (store, query), >=, 100);
  ledger_store_close (store);
}

typedef struct
{
  gboolean done;
  gboolean cancelled;
  char    *message;
  guint    reports;
} Outcome;

static gboolean
work_long (TzJob        *job,
           LedgerStore  *store,
           gpointer      data,
           GError      **error)
{
  if (!ledger_batch_begin (store, "edit", "试", error))
    return FALSE;
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (LedgerEdit) edit = ledger_edit_new (store, &members_register);

      ledger_edit_set (edit, MEMBER_NAME, "单雄信");
      edit->accept = g_strdup ("试");
      if (!ledger_edit_save (edit, NULL, error))
        return FALSE;
      tz_job_report (job, i / 400.0, "正在试");
      g_usleep (5000);
      if (g_cancellable_set_error_if_cancelled (tz_job_get_cancellable (job), error))
        return FALSE;
    }
  return ledger_batch_commit (store, error);
}

static gboolean
work_failing (TzJob        *job,
              LedgerStore  *store,
              gpointer      data,
              GError      **error)
{
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_FAILED, "没有成功");
  return FALSE;
}

static void
work_done_cb (TzJob        *job,
              const GError *error,
              gpointer      data)
{
  Outcome *outcome = data;

  outcome->done = TRUE;
  outcome->cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  outcome->message = g_strdup (error != NULL ? error->message : NULL);
}

static void
reported_cb (TzJob   *job,
             Outcome *outcome)
{
  g_autofree char *text = tz_job_dup_text (job);

  g_assert_cmpstr (text, ==, "正在试");
  g_assert_cmpfloat (tz_job_get_fraction (job), >=, 0);
  outcome->reports++;
}

/* What was begun and called off is not in the file. */
static void
test_job_cancel (DialogRoom    *room,
                 gconstpointer  data)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  Outcome outcome = { 0 };
  g_autoptr (TzJob) job = tz_job_start (room->store, work_long, NULL, work_done_cb, &outcome);
  gint64 start;

  g_signal_connect (job, "progress", G_CALLBACK (reported_cb), &outcome);
  hands_wait (outcome.reports >= 3);
  g_assert_true (tz_job_is_running (job));
  start = g_get_monotonic_time ();
  tz_job_cancel (job);
  hands_wait (outcome.done);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  g_assert_true (outcome.cancelled);
  g_assert_cmpuint (ledger_store_count (room->store, query), ==, 0);
  g_free (outcome.message);
}

static void
test_job_error (DialogRoom    *room,
                gconstpointer  data)
{
  Outcome outcome = { 0 };
  g_autoptr (TzJob) job = tz_job_start (room->store, work_failing, NULL, work_done_cb, &outcome);

  hands_wait (outcome.done);
  g_assert_false (outcome.cancelled);
  g_assert_cmpstr (outcome.message, ==, "没有成功");
  g_free (outcome.message);
}

static void
test_lists (DialogRoom    *room,
            gconstpointer  data)
{
  tz_shortcuts_present (room->parent);
  g_assert_true (hands_sees (hands_window ("快捷键"), "Ctrl+S"));
  g_assert_true (hands_sees (hands_window ("快捷键"), "打印"));
  gtk_window_close (hands_window ("快捷键"));
  tz_about_present (room->parent);
  g_assert_true (hands_sees (hands_window ("关于工会台账"), "版本"));
  hands_click (hands_window ("关于工会台账"), "关闭");
}

static void
written_cb (GObject      *provider,
            GAsyncResult *result,
            gpointer      data)
{
  gboolean *done = data;

  *done = gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (provider), result, NULL);
}

/* What another program gets that asks the clipboard for @type. */
static char *
dup_copied (DialogRoom *room,
            const char *type)
{
  GdkContentProvider *provider = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (room->parent)));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean done = FALSE;

  gdk_content_provider_write_mime_type_async (provider, type, stream, G_PRIORITY_DEFAULT, NULL, written_cb, &done);
  hands_wait (done);
  g_output_stream_write (stream, "", 1, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* Long numbers and leading zeros are marked as text, for Excel and WPS by the style and for Calc by sdnum; no value becomes two cells. */
static void
test_copy (DialogRoom    *room,
           gconstpointer  data)
{
#define CELL "<td sdnum=\"1033;0;@\" style='mso-number-format:\"\\@\"'>"
  static const guint columns[] = { MEMBER_NAME, MEMBER_ID_NO, MEMBER_BIRTH_DATE, MEMBER_STAFF_NO, MEMBER_MEMO };
  static const char head[] = CELL "姓名</td>" CELL "证件号码</td>" CELL "出生日期</td>" CELL "企业工号</td>" CELL "备注</td></tr>\n";
  gint64 id = roster_add (room->store, &members_register,
                          "name=单雄信|id_no=370602199003071235|staff_no=00123|memo=<甲>\t乙 & 丙\n丁");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof id);
  g_autofree char *plain = NULL, *html = NULL, *expected = NULL, *masked = NULL;

  g_array_append_val (ids, id);
  g_assert_cmpuint (tz_copy_rows (GTK_WIDGET (room->parent), room->store, &members_register, ids, columns, G_N_ELEMENTS (columns), TRUE), ==, 1);
  plain = dup_copied (room, "text/plain;charset=utf-8");
  html = dup_copied (room, "text/html");
  expected = g_strconcat ("<meta charset=\"utf-8\"><table>\n<tr>", head, "<tr>" CELL "单雄信</td>" CELL "370602199003071235</td>"
                          CELL "1990-03-07</td>" CELL "00123</td>" CELL "&lt;甲&gt; 乙 &amp; 丙\n丁</td></tr>\n</table>\n", NULL);
  g_assert_cmpstr (plain, ==, "姓名\t证件号码\t出生日期\t企业工号\t备注\r\n"
                              "单雄信\t370602199003071235\t1990-03-07\t00123\t<甲> 乙 & 丙 丁\r\n");
  g_assert_cmpstr (html, ==, expected);

  tz_copy_rows (GTK_WIDGET (room->parent), room->store, &members_register, ids, columns, G_N_ELEMENTS (columns), FALSE);
  masked = dup_copied (room, "text/html");
  g_assert_nonnull (strstr (masked, CELL "370602********1235</td>"));
  g_assert_null (strstr (masked, "370602199003071235"));
#undef CELL
}

int
main (int   argc,
      char *argv[])
{
  static const HandsTest tests[] = {
    { "/dialogs/ask", test_ask },
    { "/dialogs/ask-reason", test_ask_reason },
    { "/dialogs/assistant", test_assistant },
    { "/dialogs/assistant-sample", test_assistant_sample },
    { "/dialogs/job-cancel", test_job_cancel },
    { "/dialogs/job-error", test_job_error },
    { "/dialogs/shortcuts-about", test_lists },
    { "/dialogs/copy", test_copy },
    { NULL, NULL },
  };

  return hands_run (&argc, &argv, tests);
}
