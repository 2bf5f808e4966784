/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 会籍 in the record: typed for a new row, shown for one that is there; its changes are read, and voided when wrong. */
#include "record-window.h"

#include "member-events.h"
#include "members.h"
#include "membership.h"
#include "orgs.h"
#include "tz-shown.h"

static const guint of_change[] = {
  MEMBER_ORG_ID, MEMBER_STATUS, MEMBER_CHANGE_TYPE, MEMBER_CHANGE_DATE, MEMBER_CHANGE_REASON,
};

static gint64
enter_wang (RecordWindow *self)
{
  gint64 org = record_window_enter (self, &orgs_register, "name", "一分会", NULL);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, org);

  return record_window_enter (self, &members_register, "name", "王芳", "gender", "女", "org_id", id, "join_date", "2015-03-01",
                              "id_type", "111", "id_no", "370602199003071227", NULL);
}

static void
retire (RecordWindow *self,
        gint64        member)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerEdit) edit = membership_begin (self->store, member, MEMBERSHIP_RETIRED, &error);

  g_assert_no_error (error);
  ledger_edit_set (edit, MEMBER_EVENT_DATE, "2026-08-31");
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
  record_window_wait ();
}

static GtkWidget *
find_label (RecordWindow *self,
            const char   *text)
{
  return record_window_find (self->window, GTK_TYPE_LABEL, text);
}

/* The last window but the record's own: a question. */
static GtkWidget *
find_question (RecordWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != self->window && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static void
press (GtkWidget  *root,
       const char *label)
{
  GtkWidget *button = record_window_find (root, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  record_window_wait ();
}

static void
answer_void (RecordWindow *self,
             const char   *reason)
{
  GtkWidget *question = find_question (self);
  GtkWidget *entry = record_window_find (question, GTK_TYPE_ENTRY, NULL);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  press (question, "作废(_V)");
}

static void
test_fields (RecordWindow  *self,
             gconstpointer  data)
{
  gint64 id;

  g_assert_true (tz_record_show (self->record, &members_register, 0));
  for (guint i = 0; i < G_N_ELEMENTS (of_change); i++)
    g_assert_false (TZ_IS_SHOWN (record_window_editor (self, of_change[i])));
  g_assert_null (record_window_find (self->window, GTK_TYPE_BUTTON, "办理变动…"));
  g_assert_null (find_label (self, "会籍变动"));

  id = enter_wang (self);
  g_assert_true (tz_record_show (self->record, &members_register, id));
  for (guint i = 0; i < G_N_ELEMENTS (of_change); i++)
    g_assert_true (TZ_IS_SHOWN (record_window_editor (self, of_change[i])));
  g_assert_nonnull (find_label (self, "正常"));
  g_assert_nonnull (record_window_find (self->window, GTK_TYPE_BUTTON, "办理变动…"));
  /* The day of entry is the member's own and stays an entry. */
  g_assert_false (TZ_IS_SHOWN (record_window_editor (self, MEMBER_JOIN_DATE)));

  /* And back: the next new row is typed again. */
  g_assert_true (tz_record_show (self->record, &members_register, 0));
  record_window_put (record_window_editor (self, MEMBER_STATUS), "申请中");
  g_assert_cmpstr (ledger_edit_get (tz_record_get_edit (self->record), MEMBER_STATUS), ==, "P");
}

/* Enter walks past what is only shown. */
static void
test_walk (RecordWindow  *self,
           gconstpointer  data)
{
  gint64 id = enter_wang (self);

  g_assert_true (tz_record_show (self->record, &members_register, id));
  record_window_put (record_window_editor (self, MEMBER_FIRST_UNIT), "示范机电有限公司");
  g_assert_true (gtk_widget_has_focus (tz_editor_get_target (record_window_editor (self, MEMBER_UNION_POST))) ||
                 tz_editor_has_focus (record_window_editor (self, MEMBER_UNION_POST)));
  g_assert_true (tz_record_save (self->record));
}

static void
test_list (RecordWindow  *self,
           gconstpointer  data)
{
  gint64 id = enter_wang (self);

  g_assert_true (tz_record_show (self->record, &members_register, id));
  g_assert_nonnull (find_label (self, "2015-03-01"));
  g_assert_nonnull (find_label (self, "入会"));
  g_assert_null (find_label (self, "2026-08-31"));
  retire (self, id);
  g_assert_nonnull (find_label (self, "2026-08-31"));
  g_assert_nonnull (find_label (self, "正常 → 保留会籍"));
  g_assert_nonnull (find_label (self, "一分会 · 退休"));
  /* The state beside it has followed. */
  g_assert_cmpstr (tz_editor_get_value (record_window_editor (self, MEMBER_STATUS)), ==, "R");
}

static void
test_void (RecordWindow  *self,
           gconstpointer  data)
{
  gint64 id = enter_wang (self);
  g_autofree char *state = NULL;
  GtkWidget *toggle;

  retire (self, id);
  g_assert_true (tz_record_show (self->record, &members_register, id));
  press (self->window, "作废…");
  answer_void (self, "登记错了人");
  state = record_window_stored (self, &members_register, id, MEMBER_STATUS);
  g_assert_cmpstr (state, ==, "A");
  g_assert_null (find_label (self, "2026-08-31"));
  toggle = record_window_find (self->window, GTK_TYPE_TOGGLE_BUTTON, "显示已作废 (1)");
  g_assert_nonnull (toggle);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  record_window_wait ();
  g_assert_true (gtk_widget_has_css_class (find_label (self, "2026-08-31"), "voided"));
  g_assert_nonnull (find_label (self, "退休 · 作废日期 2026-11-21 · 作废原因 登记错了人"));
}

/* The only change cannot be voided: the reason is said, nothing is written. */
static void
test_void_refused (RecordWindow  *self,
                   gconstpointer  data)
{
  gint64 id = enter_wang (self);
  g_autofree char *state = NULL;
  GtkWidget *told;

  g_assert_true (tz_record_show (self->record, &members_register, id));
  press (self->window, "作废…");
  answer_void (self, "日期有误");
  told = find_question (self);
  g_assert_nonnull (record_window_find (told, GTK_TYPE_LABEL, "这次变动不能作废"));
  press (told, "知道了(_O)");
  state = record_window_stored (self, &members_register, id, MEMBER_STATUS);
  g_assert_cmpstr (state, ==, "A");
  g_assert_nonnull (find_label (self, "2015-03-01"));
}

/* A new row with the number of somebody who left offers to go on with his. */
static void
test_remedy (RecordWindow  *self,
             gconstpointer  data)
{
  static const struct
  {
    const char *code;
    const char *label;
  } cases[] = {
    { MEMBERSHIP_RETIRED, "恢复会籍…" }, { MEMBERSHIP_RESUMED, NULL }, { MEMBERSHIP_WENT, "办理转入…" },
    { MEMBERSHIP_CAME, NULL }, { MEMBERSHIP_QUIT, "重新入会…" },
  };
  static const char *const labels[] = { "恢复会籍…", "办理转入…", "重新入会…" };
  gint64 id = enter_wang (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LedgerEdit) edit = membership_begin (self->store, id, cases[i].code, NULL);

      edit->accept = g_strdup ("测试");
      g_assert_true (ledger_edit_save (edit, NULL, NULL));
      g_assert_true (tz_record_show (self->record, &members_register, 0));
      record_window_put (record_window_editor (self, MEMBER_NAME), "王芳");
      record_window_put (record_window_editor (self, MEMBER_ID_TYPE), "111");
      record_window_put (record_window_editor (self, MEMBER_ID_NO), "370602199003071227");
      record_window_wait ();
      g_test_message ("after %s", cases[i].code);
      for (guint k = 0; k < G_N_ELEMENTS (labels); k++)
        g_assert_cmpint (record_window_find (self->window, GTK_TYPE_BUTTON, labels[k]) != NULL, ==,
                         g_strcmp0 (labels[k], cases[i].label) == 0);
      tz_record_revert (self->record);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*run) (RecordWindow  *self,
                      gconstpointer  data);
  } tests[] = {
    { "/record-events/fields", test_fields },
    { "/record-events/walk", test_walk },
    { "/record-events/list", test_list },
    { "/record-events/void", test_void },
    { "/record-events/void-refused", test_void_refused },
    { "/record-events/remedy", test_remedy },
  };

  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, RecordWindow, NULL, record_window_set_up, tests[i].run, record_window_tear_down);
  return g_test_run ();
}
