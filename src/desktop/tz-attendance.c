/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fifty people in some minutes: names by initials, times only where they differ from the usual ones. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tz-attendance.h"

#include "activities.h"
#include "attendance-entry.h"
#include "attendance.h"
#include "ledger-kind.h"
#include "tz-editor-kinds.h"
#include "tz-names.h"
#include "volunteer-hours.h"

enum
{
  USUAL_IN,
  USUAL_OUT,
  USUAL_N_FIELDS
};

/* Never a table of the file: it lets the entries of the records be used here. */
static const LedgerField fields[] = {
  [USUAL_IN] = { .name = "in_at", .title = N_("默认签到"), .kind = &ledger_kind_datetime, .flags = LEDGER_TIME },
  [USUAL_OUT] = { .name = "out_at", .title = N_("默认签退"), .kind = &ledger_kind_datetime, .flags = LEDGER_TIME },
};

static const LedgerRegister usual_register = {
  .id = "attendance_usual",
  .title = N_("签到"),
  .row_title = N_("签到"),
  .fields = fields,
  .n_fields = USUAL_N_FIELDS,
};

struct _TzAttendance
{
  GtkWidget   parent_instance;

  LedgerEdit *edit;      /* of the activity; borrowed */
  TzGrid     *grid;      /* borrowed */
  gulong      changed;
  gulong      pasting;
  LedgerEdit *usual;
  GHashTable *filled;    /* (element-type LedgerEdit): new stays that had the usual times once */
  char       *in;        /* of the activity, when the usual times were last taken from it */
  char       *out;
  gint64      activity;  /* whose usual times these are … */
  char       *kept[USUAL_N_FIELDS]; /* … while no edit of it is shown */
  gboolean    filling;
  GtkWidget  *window;    /* of names, while it is open */

  GtkWidget  *box;
  GtkWidget  *on;
  TzEditor   *editors[USUAL_N_FIELDS];
  GtkWidget  *foot;
  GtkWidget  *sums;
  GtkWidget  *enter;
};

enum
{
  MESSAGE,
  IMPORT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzAttendance, tz_attendance, GTK_TYPE_WIDGET)

static void
show_sums (TzAttendance *self)
{
  AttendanceSums sums;
  g_autofree char *hours = NULL;
  g_autofree char *text = NULL;

  if (self->edit == NULL)
    return;
  attendance_entry_sum (self->edit, &sums);
  hours = service_dup_hours (sums.minutes);
  if (sums.rows == 0)
    text = g_strdup (_("还没有签到"));
  else
    text = g_strdup_printf (sums.approved ? _("签到 %u 行 · 人数 %u · 人次 %u · 核定 %s 小时")
                                          : _("签到 %u 行 · 人数 %u · 人次 %u · 约 %s 小时（待核定）"),
                            sums.rows, sums.persons, sums.persons, hours);
  if (!g_str_equal (gtk_label_get_text (GTK_LABEL (self->sums)), text))
    gtk_label_set_text (GTK_LABEL (self->sums), text);
}

/* The usual times are those of the activity until the clerk says others. */
static void
take_times (TzAttendance *self)
{
  g_autofree char *in = NULL;
  g_autofree char *out = NULL;

  attendance_entry_times (self->edit, &in, &out);
  if (g_strcmp0 (in, self->in) == 0 && g_strcmp0 (out, self->out) == 0)
    return;
  ledger_edit_set (self->usual, USUAL_IN, in);
  ledger_edit_set (self->usual, USUAL_OUT, out);
  for (guint i = 0; i < USUAL_N_FIELDS; i++)
    tz_editor_revert (self->editors[i]);
  g_free (self->in);
  g_free (self->out);
  self->in = g_steal_pointer (&in);
  self->out = g_steal_pointer (&out);
}

/* The edits hold the file open. */
static void
let_go (TzAttendance *self)
{
  for (guint i = 0; self->usual != NULL && i < USUAL_N_FIELDS; i++)
    {
      g_free (self->kept[i]);
      self->kept[i] = g_strdup (ledger_edit_get (self->usual, i));
      tz_editor_bind (self->editors[i], NULL);
    }
  g_clear_pointer (&self->usual, ledger_edit_free);
}

/* What the clerk said for this activity still holds after it was saved. */
static void
begin_usual (TzAttendance *self)
{
  self->usual = ledger_edit_new (self->edit->store, &usual_register);
  for (guint i = 0; i < USUAL_N_FIELDS; i++)
    tz_editor_bind (self->editors[i], self->usual);
  if (self->activity == self->edit->after->id)
    for (guint i = 0; i < USUAL_N_FIELDS; i++)
      {
        ledger_edit_set (self->usual, i, self->kept[i]);
        tz_editor_refresh (self->editors[i]);
      }
  else
    {
      g_clear_pointer (&self->in, g_free);
      g_clear_pointer (&self->out, g_free);
    }
  self->activity = self->edit->after->id;
}

/* A stay that left the edit may give its place in memory to another. */
static gboolean
is_gone (gpointer key,
         gpointer value,
         gpointer data)
{
  return !g_ptr_array_find (((TzAttendance *) data)->edit->children, key, NULL);
}

/* Once for each stay: whoever empties a time means it. */
static void
fill (TzAttendance *self)
{
  gboolean any = FALSE;

  g_hash_table_foreach_remove (self->filled, is_gone, self);
  for (guint i = 0; i < self->edit->children->len; i++)
    {
      LedgerEdit *child = g_ptr_array_index (self->edit->children, i);

      if (child->before != NULL || g_hash_table_contains (self->filled, child) ||
          !attendance_entry_fill (child, ledger_edit_get (self->usual, USUAL_IN), ledger_edit_get (self->usual, USUAL_OUT)))
        continue;
      g_hash_table_add (self->filled, child);
      any = TRUE;
    }
  if (any)
    tz_grid_refresh (self->grid);
}

static void
grid_changed_cb (TzAttendance *self)
{
  if (self->edit == NULL || self->filling)
    return;
  self->filling = TRUE;
  take_times (self);
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->on)))
    fill (self);
  self->filling = FALSE;
}

/* With the usual times, a name is all that most rows need. */
static void
show_ends (TzAttendance *self)
{
  static const guint ends[] = { ATTENDANCE_VOLUNTEER_ID, ATTENDANCE_OUT };

  if (self->grid != NULL)
    tz_grid_set_ends (self->grid, ends, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->on)) ? G_N_ELEMENTS (ends) : 0);
}

/* The rows of the grid are not what they were: others came in. */
static void
people_chosen_cb (TzAttendance *self,
                  GArray       *ids)
{
  g_autofree char *sentence = NULL;

  if (self->edit == NULL)
    return;
  tz_grid_flush_quietly (self->grid);
  attendance_entry_add (self->edit, ids);
  tz_grid_reload (self->grid);
  tz_grid_focus_end (self->grid);
  sentence = g_strdup_printf (_("已加入 %u 人，保存后才写进台账。"), ids->len);
  g_signal_emit (self, signals[MESSAGE], 0, sentence);
}

static void
ask_names (TzAttendance *self,
           const char   *text)
{
  GtkWidget *window = tz_names_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->edit, text);

  g_signal_connect_object (window, "chosen", G_CALLBACK (people_chosen_cb), self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->window, window);
  gtk_window_present (GTK_WINDOW (window));
}

/* A block of one column in the column of names is a list of names; any other goes into the cells as it stands. */
static gboolean
grid_pasting_cb (TzAttendance *self,
                 guint         field,
                 const char   *text)
{
  if (field != ATTENDANCE_VOLUNTEER_ID || strchr (text, '\t') != NULL)
    return FALSE;
  ask_names (self, text);
  return TRUE;
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (TzAttendance) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->edit != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    ask_names (self, text != NULL ? text : "");
}

static void
names_clicked_cb (TzAttendance *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_read_cb, g_object_ref (self));
}

static void
import_clicked_cb (TzAttendance *self)
{
  g_signal_emit (self, signals[IMPORT], 0);
}

static void
enter_clicked_cb (TzAttendance *self)
{
  if (self->edit != NULL)
    tz_grid_focus_end (self->grid);
}

static void
editor_advanced_cb (TzEditor     *editor,
                    TzAttendance *self)
{
  if (tz_editor_get_index (editor) == USUAL_IN)
    tz_editor_focus (self->editors[USUAL_OUT]);
  else
    tz_grid_focus (self->grid);
}

static void
tz_attendance_dispose (GObject *object)
{
  TzAttendance *self = TZ_ATTENDANCE (object);

  if (self->box != NULL)
    tz_attendance_show (self, NULL, NULL, FALSE);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->foot);
  G_OBJECT_CLASS (tz_attendance_parent_class)->dispose (object);
}

static void
tz_attendance_finalize (GObject *object)
{
  TzAttendance *self = TZ_ATTENDANCE (object);

  g_clear_weak_pointer (&self->window);
  for (guint i = 0; i < USUAL_N_FIELDS; i++)
    g_free (self->kept[i]);
  g_hash_table_unref (self->filled);
  g_free (self->in);
  g_free (self->out);
  G_OBJECT_CLASS (tz_attendance_parent_class)->finalize (object);
}

static void
tz_attendance_class_init (TzAttendanceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_attendance_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_attendance_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "attendance");
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_ATTENDANCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[IMPORT] = g_signal_new ("import", TZ_TYPE_ATTENDANCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_button (TzAttendance *self,
            const char   *label,
            const char   *tip,
            GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "small");
  gtk_widget_set_tooltip_text (button, tip);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
add_usual (TzAttendance *self)
{
  self->on = gtk_check_button_new_with_mnemonic (_("默认时间(_U)"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->on), TRUE);
  gtk_widget_set_tooltip_text (self->on, _("填了姓名的新行自动填上这两个时间，回车接着录下一个人；时间不同的按 Tab 去改"));
  g_signal_connect_swapped (self->on, "toggled", G_CALLBACK (show_ends), self);
  gtk_box_append (GTK_BOX (self->box), self->on);
}

static void
add_editor (TzAttendance *self,
            guint         field)
{
  TzEditor *editor = tz_editor_new_cell (&usual_register, field);

  self->editors[field] = editor;
  gtk_widget_set_size_request (GTK_WIDGET (editor), 64, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tz_editor_get_target (editor)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(fields[field].title), -1);
  g_signal_connect (editor, "advance", G_CALLBACK (editor_advanced_cb), self);
  if (field == USUAL_OUT)
    gtk_box_append (GTK_BOX (self->box), gtk_label_new ("—"));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (editor));
}

static GtkWidget *
make_foot (TzAttendance *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->sums = gtk_label_new (NULL);
  self->enter = gtk_button_new_with_mnemonic (_("登记签到(_A)"));
  gtk_label_set_xalign (GTK_LABEL (self->sums), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->sums), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->sums, TRUE);
  gtk_widget_add_css_class (self->enter, "small");
  gtk_widget_set_tooltip_text (self->enter, _("到签到表的最后一行，接着录"));
  g_signal_connect_swapped (self->enter, "clicked", G_CALLBACK (enter_clicked_cb), self);
  gtk_box_append (GTK_BOX (foot), self->sums);
  gtk_box_append (GTK_BOX (foot), self->enter);
  gtk_widget_add_css_class (foot, "attendance-sums");
  return foot;
}

static void
tz_attendance_init (TzAttendance *self)
{
  GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->filled = g_hash_table_new (NULL, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->foot = g_object_ref_sink (make_foot (self));
  add_usual (self);
  for (guint i = 0; i < USUAL_N_FIELDS; i++)
    add_editor (self, i);
  gtk_widget_set_hexpand (gap, TRUE);
  gtk_box_append (GTK_BOX (self->box), gap);
  add_button (self, _("粘贴名单(_L)…"), _("从微信群、表格里复制的名单，逐个认出是哪位志愿者"), G_CALLBACK (names_clicked_cb));
  add_button (self, _("导入签到表(_Q)…"), _("读入电子表格的签到表"), G_CALLBACK (import_clicked_cb));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
tz_attendance_new (void)
{
  return g_object_new (TZ_TYPE_ATTENDANCE, NULL);
}

GtkWidget *
tz_attendance_get_foot (TzAttendance *self)
{
  return self->foot;
}

void
tz_attendance_show (TzAttendance *self,
                    LedgerEdit   *edit,
                    TzGrid       *grid,
                    gboolean      editable)
{
  if (self->grid != NULL)
    {
      g_clear_signal_handler (&self->changed, self->grid);
      g_clear_signal_handler (&self->pasting, self->grid);
    }
  /* It reads the edit that was shown here. */
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_hash_table_remove_all (self->filled);
  let_go (self);
  self->edit = edit;
  self->grid = edit != NULL ? grid : NULL;
  if (edit != NULL)
    {
      gboolean open = editable && !activity_is_approved (edit->after);

      gtk_widget_set_visible (GTK_WIDGET (self), open);
      gtk_widget_set_visible (self->enter, open);
      begin_usual (self);
      take_times (self);
      show_ends (self);
      self->changed = g_signal_connect_swapped (grid, "changed", G_CALLBACK (grid_changed_cb), self);
      self->pasting = g_signal_connect_swapped (grid, "pasting", G_CALLBACK (grid_pasting_cb), self);
    }
  show_sums (self);
}

void
tz_attendance_refresh (TzAttendance *self)
{
  if (self->edit == NULL)
    return;
  take_times (self);
  show_sums (self);
}
