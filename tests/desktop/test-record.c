/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record is typed into, and what was typed is in the file, or the reason beside its field. */
#include <string.h>

#include "record-window.h"

#include "ledger-drafts.h"
#include "ledger-history.h"
#include "ledger-kind.h"
#include "members.h"
#include "tz-compare.h"
#include "tz-entry.h"
#include "tz-group.h"
#include "tz-month.h"
#include "tz-new-row.h"
#include "tz-shown.h"
#include "units.h"

#define RIGHT_ID   "370602199003071235"
#define MASKED_ID  "370602********1235"

static TzEditor *
member (RecordWindow *self,
        guint         field)
{
  return record_window_editor (self, field);
}

static gint64
enter_wang (RecordWindow *self)
{
  return record_window_enter (self, &members_register, "name", "王芳", "id_type", "111", "id_no", RIGHT_ID, "gender", "男",
                              "mobile", "13812345678", NULL);
}

static void
press (GtkWidget  *root,
       const char *label)
{
  GtkWidget *button = record_window_find (root, GTK_TYPE_BUTTON, label);

  /* What a check found may take its time on a slow machine. */
  for (guint i = 0; button == NULL && i < 25; i++)
    {
      record_window_wait ();
      button = record_window_find (root, GTK_TYPE_BUTTON, label);
    }
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_add (RecordWindow  *self,
          gconstpointer  data)
{
  g_autofree char *name = NULL;
  g_autofree char *gender = NULL;
  g_autofree char *birth = NULL;

  g_assert_true (tz_record_show (self->record, &members_register, 0));
  g_assert_false (tz_record_is_changed (self->record));
  record_window_put (member (self, MEMBER_NAME), "  张　三 ");
  g_assert_cmpstr (record_window_text (member (self, MEMBER_NAME)), ==, "张三");
  /* Enter moved on. */
  g_assert_false (tz_editor_has_focus (member (self, MEMBER_NAME)));
  g_assert_true (tz_editor_has_focus (member (self, MEMBER_GENDER)));
  record_window_put (member (self, MEMBER_ID_TYPE), "111");
  record_window_put (member (self, MEMBER_ID_NO), "３７０６０２１９９００３０７１２３５");
  /* What the number tells shows at once. */
  g_assert_cmpstr (record_window_text (member (self, MEMBER_GENDER)), ==, "男");
  g_assert_cmpstr (record_window_text (member (self, MEMBER_BIRTH_DATE)), ==, "1990-03-07");
  g_assert_true (tz_record_is_changed (self->record));
  g_assert_true (tz_record_save (self->record));
  g_assert_cmpint (self->saved, !=, 0);
  g_assert_false (tz_record_is_changed (self->record));
  name = record_window_stored (self, &members_register, self->saved, MEMBER_NAME);
  gender = record_window_stored (self, &members_register, self->saved, MEMBER_GENDER);
  birth = record_window_stored (self, &members_register, self->saved, MEMBER_BIRTH_DATE);
  g_assert_cmpstr (name, ==, "张三");
  g_assert_cmpstr (gender, ==, "1");
  g_assert_cmpstr (birth, ==, "1990-03-07");
}

static void
test_spellings (RecordWindow  *self,
                gconstpointer  data)
{
  static const struct
  {
    guint       field;
    const char *typed;
    const char *shown;
    const char *stored;
  } cases[] = {
    { MEMBER_JOIN_DATE, "2024年5月6日", "2024-05-06", "2024-05-06" },
    { MEMBER_JOIN_DATE, "24.5", "2024-05", "2024-05" },
    { MEMBER_WAGE, "1.6万", "16,000.00", "1600000" },
    { MEMBER_ETHNIC, "hui", "回族", "03" },
    { MEMBER_ETHNIC, "11", NULL, "11" },
    { MEMBER_POLITICAL, "党员", "中共党员", "01" },
    { MEMBER_EDUCATION, "", "", NULL },
    { MEMBER_DEPT, "ＡＢ车间", "AB车间", "AB车间" },
  };
  gint64 id = enter_wang (self);

  g_assert_true (tz_record_show (self->record, &members_register, id));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stored = NULL;

      record_window_put (member (self, cases[i].field), cases[i].typed);
      if (cases[i].shown != NULL)
        g_assert_cmpstr (record_window_text (member (self, cases[i].field)), ==, cases[i].shown);
      g_assert_cmpstr (ledger_edit_get (tz_record_get_edit (self->record), cases[i].field), ==, cases[i].stored);
    }
  g_assert_true (tz_record_save (self->record));
}

static void
test_refused (RecordWindow  *self,
              gconstpointer  data)
{
  gint64 id = enter_wang (self);
  TzEditor *date = NULL;
  g_autofree char *stored = NULL;

  tz_record_show (self->record, &members_register, id);
  date = member (self, MEMBER_JOIN_DATE);
  record_window_put (date, "2024.13.40");
  g_assert_nonnull (tz_editor_get_refusal (date));
  g_assert_true (tz_editor_has_focus (date));
  g_assert_false (tz_record_save (self->record));
  g_assert_true (gtk_widget_has_css_class (tz_editor_get_target (date), "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (tz_editor_get_target (date)), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_nonnull (record_window_find (self->window, GTK_TYPE_LABEL, tz_editor_get_refusal (date)));
  g_assert_true (tz_editor_revert (date));
  g_assert_null (tz_editor_get_refusal (date));
  g_assert_cmpstr (record_window_text (date), ==, "");
  record_window_put (member (self, MEMBER_NAME), "");
  g_assert_false (tz_record_save (self->record));
  g_assert_true (gtk_widget_has_css_class (tz_editor_get_target (member (self, MEMBER_NAME)), "error"));
  stored = record_window_stored (self, &members_register, id, MEMBER_NAME);
  g_assert_cmpstr (stored, ==, "王芳");
}

static void
test_masked (RecordWindow  *self,
             gconstpointer  data)
{
  gint64 id = enter_wang (self);
  TzEditor *number = NULL;

  tz_record_show (self->record, &members_register, id);
  number = member (self, MEMBER_ID_NO);
  g_assert_cmpstr (record_window_text (number), ==, MASKED_ID);
  tz_editor_focus (number);
  g_assert_cmpstr (record_window_text (number), ==, RIGHT_ID);
  /* Undo in the entry is of typing only: the mask does not come back as text. */
  gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (tz_editor_get_target (number)))),
                              "text.undo", NULL);
  g_assert_cmpstr (record_window_text (number), ==, RIGHT_ID);
  tz_editor_focus (member (self, MEMBER_NAME));
  g_assert_cmpstr (record_window_text (number), ==, MASKED_ID);
  g_assert_false (tz_record_is_changed (self->record));
  tz_record_set_full (self->record, TRUE);
  g_assert_cmpstr (record_window_text (number), ==, RIGHT_ID);
  g_assert_cmpstr (record_window_text (member (self, MEMBER_MOBILE)), ==, "13812345678");
}

static void
test_accepted (RecordWindow  *self,
               gconstpointer  data)
{
  gint64 id = enter_wang (self);
  GtkWidget *reason;
  g_autofree char *gender = NULL;
  g_autoptr (GPtrArray) history = NULL;
  const LedgerHistoryEntry *last;

  tz_record_show (self->record, &members_register, id);
  record_window_put (member (self, MEMBER_GENDER), "女");
  g_assert_false (tz_record_save (self->record));
  g_assert_nonnull (strstr (self->message, "没有保存"));
  g_assert_true (gtk_widget_has_css_class (tz_editor_get_target (member (self, MEMBER_GENDER)), "warning"));
  reason = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_TEXT (reason));
  g_signal_emit_by_name (reason, "insert-at-cursor", "看过原件");
  press (self->window, "仍要保存");
  g_assert_cmpint (self->saved, ==, id);
  gender = record_window_stored (self, &members_register, id, MEMBER_GENDER);
  g_assert_cmpstr (gender, ==, "2");
  history = ledger_history_load (self->store, &members_register, id, 1, NULL);
  last = g_ptr_array_index (history, 0);
  g_assert_nonnull (strstr (last->why, "看过原件"));
}

static void
test_duplicate (RecordWindow  *self,
                gconstpointer  data)
{
  gint64 other = enter_wang (self);

  tz_record_show (self->record, &members_register, 0);
  record_window_put (member (self, MEMBER_NAME), "王芳");
  record_window_put (member (self, MEMBER_ID_TYPE), "111");
  record_window_put (member (self, MEMBER_ID_NO), RIGHT_ID);
  record_window_wait ();
  press (self->window, "对照");
  g_assert_cmpuint (tz_compare_get_n (TZ_COMPARE (record_window_find (self->window, TZ_TYPE_COMPARE, NULL))), >, 3);
  press (self->window, "打开那一条");
  g_assert_cmpint (self->opened, ==, other);
}

static void
change_elsewhere (RecordWindow *self,
                  gint64        id,
                  const char   *dept)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (self->store, &members_register, id, NULL);
  g_autoptr (GError) error = NULL;

  ledger_edit_set_text (edit, MEMBER_DEPT, dept, NULL);
  ledger_edit_save (edit, NULL, &error);
  g_assert_no_error (error);
}

static void
test_conflict (RecordWindow  *self,
               gconstpointer  data)
{
  gint64 id = enter_wang (self);
  g_autofree char *dept = NULL;
  g_autofree char *job = NULL;

  tz_record_show (self->record, &members_register, id);
  record_window_put (member (self, MEMBER_JOB), "钳工");
  change_elsewhere (self, id, "一车间");
  g_assert_false (tz_record_save (self->record));
  g_assert_cmpuint (tz_compare_get_n (TZ_COMPARE (record_window_find (self->window, TZ_TYPE_COMPARE, NULL))), ==, 2);
  press (self->window, "用我改的");
  g_assert_cmpint (self->saved, ==, id);
  dept = record_window_stored (self, &members_register, id, MEMBER_DEPT);
  job = record_window_stored (self, &members_register, id, MEMBER_JOB);
  g_assert_cmpstr (dept, ==, "一车间");
  g_assert_cmpstr (job, ==, "钳工");
  /* Untouched, a record follows the file. */
  change_elsewhere (self, id, "二车间");
  g_assert_cmpstr (record_window_text (member (self, MEMBER_DEPT)), ==, "二车间");
}

static void
test_draft (RecordWindow  *self,
            gconstpointer  data)
{
  gint64 first = enter_wang (self);
  gint64 second = record_window_enter (self, &members_register, "name", "李伟", NULL);
  g_autoptr (LedgerEdit) draft = NULL;

  tz_record_show (self->record, &members_register, first);
  record_window_type (member (self, MEMBER_DEPT), "三车间");
  tz_record_show (self->record, &members_register, second);
  g_assert_cmpstr (record_window_text (member (self, MEMBER_NAME)), ==, "李伟");
  g_assert_cmpstr (record_window_text (member (self, MEMBER_DEPT)), ==, "");
  tz_record_show (self->record, &members_register, first);
  g_assert_cmpstr (record_window_text (member (self, MEMBER_DEPT)), ==, "三车间");
  g_assert_true (tz_record_is_changed (self->record));
  press (self->window, "放弃");
  g_assert_cmpstr (record_window_text (member (self, MEMBER_DEPT)), ==, "");
  g_assert_false (tz_record_is_changed (self->record));
  draft = ledger_draft_load (self->store, &members_register, first, NULL);
  g_assert_null (draft);
}

/* What a crash would leave: the draft is in the file soon after a field was filled in. */
static void
test_draft_while_typing (RecordWindow  *self,
                         gconstpointer  data)
{
  gint64 id = enter_wang (self);
  g_autoptr (LedgerEdit) draft = NULL;

  tz_record_show (self->record, &members_register, id);
  record_window_put (member (self, MEMBER_DEPT), "三车间");
  for (guint i = 0; i < 100 && draft == NULL; i++)
    {
      g_usleep (20000);
      record_window_wait ();
      draft = ledger_draft_load (self->store, &members_register, id, NULL);
    }
  g_assert_nonnull (draft);
  g_assert_cmpstr (ledger_edit_get (draft, MEMBER_DEPT), ==, "三车间");
  tz_record_revert (self->record);
  g_assert_null (ledger_draft_load (self->store, &members_register, id, NULL));
}

static void
test_reference (RecordWindow  *self,
                gconstpointer  data)
{
  gint64 unit = record_window_enter (self, &units_register, "name", "烟台北方机械厂", NULL);
  gint64 id = enter_wang (self);
  TzEditor *reference = NULL;
  g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, unit);

  tz_record_show (self->record, &members_register, id);
  reference = member (self, MEMBER_UNIT_ID);
  record_window_put (reference, "ytbf");
  g_assert_cmpstr (tz_editor_get_value (reference), ==, expected);
  g_assert_cmpstr (record_window_text (reference), ==, "烟台北方机械厂");
  record_window_put (reference, "");
  g_assert_null (tz_editor_get_value (reference));
}

static TzNewRow *
find_new_row (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *w = windows; w != NULL; w = w->next)
    if (TZ_IS_NEW_ROW (w->data))
      return w->data;
  return NULL;
}

static void
test_new_on_the_spot (RecordWindow  *self,
                      gconstpointer  data)
{
  gint64 id = enter_wang (self);
  TzEditor *reference = NULL;
  TzRecord *inner;
  g_autofree char *name = NULL;

  tz_record_show (self->record, &members_register, id);
  reference = member (self, MEMBER_UNIT_ID);
  record_window_put (reference, "东海渔业公司");
  record_window_wait ();
  g_assert_nonnull (find_new_row ());
  inner = TZ_RECORD (record_window_find (GTK_WIDGET (find_new_row ()), TZ_TYPE_RECORD, NULL));
  g_assert_cmpstr (ledger_edit_get (tz_record_get_edit (inner), UNIT_NAME), ==, "东海渔业公司");
  g_assert_true (tz_record_save (inner));
  record_window_wait ();
  g_assert_null (find_new_row ());
  g_assert_cmpstr (record_window_text (reference), ==, "东海渔业公司");
  g_assert_true (tz_record_save (self->record));
  name = record_window_stored (self, &units_register,
                               ledger_record_get_number (tz_record_get_edit (self->record)->before, MEMBER_UNIT_ID), UNIT_NAME);
  g_assert_cmpstr (name, ==, "东海渔业公司");
}

static int
get_left (RecordWindow *self,
          guint         field)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (member (self, field)), self->window, &bounds));
  return bounds.origin.x;
}

/* Until the fields lie as they should, or too long. */
static void
wait_for_columns (RecordWindow *self,
                  gboolean      two)
{
  for (guint i = 0; i < 25; i++)
    {
      record_window_wait ();
      if ((get_left (self, MEMBER_NAME) != get_left (self, MEMBER_GENDER)) == two)
        return;
    }
}

static void
test_columns (RecordWindow  *self,
              gconstpointer  data)
{
  tz_record_show (self->record, &members_register, enter_wang (self));
  wait_for_columns (self, TRUE);
  g_assert_cmpint (get_left (self, MEMBER_NAME), <, get_left (self, MEMBER_GENDER));
  gtk_widget_set_halign (GTK_WIDGET (self->record), GTK_ALIGN_START);
  gtk_widget_set_size_request (GTK_WIDGET (self->record), 440, -1);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 440, 700);
  wait_for_columns (self, FALSE);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->record)), <, 520);
  g_assert_cmpint (get_left (self, MEMBER_NAME), ==, get_left (self, MEMBER_GENDER));
}

/* Every field a person types has a name for those who do not see it. */
static void
test_named (RecordWindow  *self,
            gconstpointer  data)
{
  tz_record_show (self->record, &members_register, enter_wang (self));
  for (guint i = 0; i < members_register.n_fields; i++)
    {
      const LedgerField *field = &members_register.fields[i];
      TzEditor *editor = member (self, i);
      g_autofree char *name = NULL;
      g_autofree char *shown = NULL;

      if (!ledger_field_is_shown (field))
        {
          g_assert_null (editor);
          continue;
        }
      /* What is only shown is read out with its value. */
      if (TZ_IS_SHOWN (editor))
        {
          shown = tz_editor_dup_shown (editor, FALSE);
          name = g_strdup_printf ("%s：%s", field->title, shown[0] != '\0' ? shown : "空");
        }
      else
        name = g_strconcat (field->title, field->kind == &ledger_kind_flag ? "：是" : NULL, NULL);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tz_editor_get_target (editor)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           name);
    }
}

static TzEditor *
get_focused (RecordWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL ? TZ_EDITOR (gtk_widget_get_ancestor (focus, TZ_TYPE_EDITOR)) : NULL;
}

/* Tab goes through the fields as they stand, and out of them backwards. */
static void
test_tab (RecordWindow  *self,
          gconstpointer  data)
{
  static const guint order[] = { MEMBER_NAME, MEMBER_GENDER, MEMBER_BIRTH_DATE, MEMBER_ETHNIC };

  tz_record_show (self->record, &members_register, enter_wang (self));
  record_window_wait ();
  gtk_widget_child_focus (GTK_WIDGET (self->record), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (get_focused (self) == member (self, order[i]));
      gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
    }
  tz_editor_focus (member (self, MEMBER_NAME));
  for (guint i = 0; i < 3 && get_focused (self) != member (self, MEMBER_PHOTO); i++)
    gtk_widget_child_focus (self->window, GTK_DIR_TAB_BACKWARD);
  g_assert_true (get_focused (self) == member (self, MEMBER_PHOTO));
}

/* What is open for reading only is read and copied, not typed over. */
static void
test_read_only (RecordWindow  *self,
                gconstpointer  data)
{
  gint64 id = enter_wang (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (LedgerStore) reading = ledger_store_open (self->path, ledger_store_get_registers (self->store), LEDGER_OPEN_READ,
                                                       &error);

  g_assert_no_error (error);
  tz_record_set_store (self->record, reading);
  g_assert_true (tz_record_show (self->record, &members_register, id));
  g_assert_cmpstr (record_window_text (member (self, MEMBER_NAME)), ==, "王芳");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (tz_editor_get_target (member (self, MEMBER_NAME)))));
  g_assert_null (record_window_find (self->window, GTK_TYPE_BUTTON, "保存"));
  g_assert_false (tz_record_save (self->record));
  tz_record_set_store (self->record, self->store);
  ledger_store_close (reading);
}

static void
day_chosen_cb (TzMonth     *month,
               const char  *iso,
               char       **chosen)
{
  g_free (*chosen);
  *chosen = g_strdup (iso);
}

static void
test_month (RecordWindow  *self,
            gconstpointer  data)
{
  GtkWidget *month = tz_month_new ();
  g_autofree char *chosen = NULL;

  gtk_window_set_child (GTK_WINDOW (self->window), month);
  g_signal_connect (month, "chosen", G_CALLBACK (day_chosen_cb), &chosen);
  tz_month_show (TZ_MONTH (month), "2026-02-17", "2026-11-21", TRUE);
  g_assert_cmpstr (tz_month_get_title (TZ_MONTH (month)), ==, "2026年2月");
  press (month, "18");
  g_assert_cmpstr (chosen, ==, "2026-02-18");
  press (month, "只填年月");
  g_assert_cmpstr (chosen, ==, "2026-02");
  press (month, "今天");
  g_assert_cmpstr (chosen, ==, "2026-11-21");
  /* The Spring Festival of 2026. */
  g_assert_true (gtk_widget_has_css_class (record_window_find (month, GTK_TYPE_BUTTON, "17"), "off"));
  gtk_window_set_child (GTK_WINDOW (self->window), NULL);
}

static void
add (const char *path,
     void      (*test) (RecordWindow *, gconstpointer))
{
  g_test_add (path, RecordWindow, NULL, record_window_set_up, test, record_window_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  add ("/record/add", test_add);
  add ("/record/spellings", test_spellings);
  add ("/record/refused", test_refused);
  add ("/record/masked", test_masked);
  add ("/record/accepted", test_accepted);
  add ("/record/duplicate", test_duplicate);
  add ("/record/conflict", test_conflict);
  add ("/record/draft", test_draft);
  add ("/record/draft-while-typing", test_draft_while_typing);
  add ("/record/reference", test_reference);
  add ("/record/new-on-the-spot", test_new_on_the_spot);
  add ("/record/columns", test_columns);
  add ("/record/named", test_named);
  add ("/record/tab", test_tab);
  add ("/record/read-only", test_read_only);
  add ("/record/month", test_month);
  return g_test_run ();
}
