/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed or pasted at the left is understood at the right while the hand rests; namesakes are chosen there. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-names.h"

#include "attendance-entry.h"
#include "tz-lines.h"
#include "tz-look.h"
#include "volunteer-names.h"
#include "volunteers.h"

#define CHECK_DELAY 200

struct _TzNames
{
  TzDialog    parent_instance;

  LedgerEdit *activity;  /* borrowed */
  GPtrArray  *names;     /* (element-type VolunteerName) */
  GPtrArray  *choices;   /* (element-type GtkDropDown) (nullable), one a name */
  guint       check;

  GtkWidget  *text;
  GtkWidget  *counts;
  GtkWidget  *list;
  GtkWidget  *take;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzNames, tz_names, TZ_TYPE_DIALOG)

/* Whom a line means now, or 0. */
static gint64
get_meant (TzNames *self,
           guint    index)
{
  const VolunteerName *name = g_ptr_array_index (self->names, index);
  GtkDropDown *choice = g_ptr_array_index (self->choices, index);
  guint place = 0;

  if (name->repeated || name->ids->len == 0)
    return 0;
  if (choice != NULL)
    {
      /* The first line of the choice asks. */
      place = gtk_drop_down_get_selected (choice);
      if (place == 0)
        return 0;
      place--;
    }
  return g_array_index (name->ids, gint64, place);
}

/* (element-type gint64): those who are not in the activity yet, each once. Caller frees. */
static GArray *
list_chosen (TzNames *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->names->len; i++)
    {
      gint64 id = get_meant (self, i);
      gboolean there = id == 0 || attendance_entry_holds (self->activity, id);

      for (guint k = 0; k < ids->len && !there; k++)
        there = g_array_index (ids, gint64, k) == id;
      if (!there)
        g_array_append_val (ids, id);
    }
  return ids;
}

static void
show_counts (TzNames *self)
{
  g_autoptr (GArray) ids = list_chosen (self);
  g_autofree char *label = g_strdup_printf (_("加入 %u 人(_J)"), ids->len);
  g_autofree char *text = NULL;
  guint open = 0, unknown = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const VolunteerName *name = g_ptr_array_index (self->names, i);

      unknown += name->ids->len == 0;
      open += g_ptr_array_index (self->choices, i) != NULL && get_meant (self, i) == 0;
    }
  text = g_strdup_printf (_("%u 个名字，加入 %u 人；%u 个有重名要选，%u 个不是志愿者"), self->names->len, ids->len, open, unknown);
  gtk_label_set_text (GTK_LABEL (self->counts), text);
  gtk_button_set_label (GTK_BUTTON (self->take), label);
  gtk_widget_set_sensitive (self->take, ids->len > 0);
}

static GtkWidget *
make_choice (TzNames             *self,
             const VolunteerName *name)
{
  g_autofree char *ask = g_strdup_printf (_("请选择：有 %u 位%s"), name->ids->len, name->name);
  g_autofree char *label = g_strdup_printf (_("%s是哪一位"), name->name);
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *choice;

  gtk_string_list_append (list, ask);
  for (guint i = 0; i < name->ids->len; i++)
    gtk_string_list_take (list, ledger_store_dup_label (self->activity->store, &volunteers_register, g_array_index (name->ids, gint64, i)));
  choice = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  gtk_widget_set_hexpand (choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (show_counts), self);
  return choice;
}

static void
add_name (TzNames             *self,
          const VolunteerName *name)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *choice = !name->repeated && name->ids->len > 1 ? make_choice (self, name) : NULL;
  g_autofree char *words = NULL;
  const char *style = "dim-label";

  if (name->ids->len == 0)
    {
      words = g_strdup (_("没有这位志愿者，请先在“志愿者”里登记"));
      style = "warning";
    }
  else if (name->repeated)
    words = g_strdup (_("上面已经有了"));
  else if (choice == NULL && attendance_entry_holds (self->activity, g_array_index (name->ids, gint64, 0)))
    words = g_strdup (_("已在签到里"));
  else if (choice == NULL)
    words = ledger_store_dup_label (self->activity->store, &volunteers_register, g_array_index (name->ids, gint64, 0));
  g_ptr_array_add (self->choices, choice);
  gtk_box_append (GTK_BOX (line), tz_lines_make_cell (name->name, 10, NULL));
  gtk_box_append (GTK_BOX (line), choice != NULL ? choice : tz_lines_make_cell (words, 0, style));
  tz_lines_append (self->list, line, choice != NULL ? name->name : words);
}

static void
check (TzNames *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  text = gtk_text_buffer_get_text (buffer, &begin, &end, FALSE);
  tz_lines_clear (self->list);
  g_ptr_array_set_size (self->choices, 0);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  self->names = volunteer_names_match (self->activity->store, text, &error);
  if (self->names == NULL)
    {
      self->names = g_ptr_array_new ();
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
    }
  for (guint i = 0; i < self->names->len; i++)
    add_name (self, g_ptr_array_index (self->names, i));
  show_counts (self);
}

static void
check_due_cb (gpointer data)
{
  TzNames *self = data;

  self->check = 0;
  check (self);
}

static void
text_changed_cb (TzNames *self)
{
  g_clear_handle_id (&self->check, g_source_remove);
  self->check = g_timeout_add_once (CHECK_DELAY, check_due_cb, self);
}

static void
take_clicked_cb (TzNames *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->check != 0)
    {
      g_clear_handle_id (&self->check, g_source_remove);
      check (self);
    }
  ids = list_chosen (self);
  if (ids->len == 0)
    return;
  g_signal_emit (self, signals[CHOSEN], 0, ids);
  gtk_window_close (GTK_WINDOW (self));
}

static void
tz_names_dispose (GObject *object)
{
  g_clear_handle_id (&TZ_NAMES (object)->check, g_source_remove);
  G_OBJECT_CLASS (tz_names_parent_class)->dispose (object);
}

static void
tz_names_finalize (GObject *object)
{
  TzNames *self = TZ_NAMES (object);

  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_ptr_array_unref (self->choices);
  G_OBJECT_CLASS (tz_names_parent_class)->finalize (object);
}

static void
tz_names_class_init (TzNamesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_names_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_names_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", TZ_TYPE_NAMES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ARRAY);
}

static void
tz_names_init (TzNames *self)
{
  self->choices = g_ptr_array_new ();
}

static GtkWidget *
make_text (TzNames *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new_with_mnemonic (_("名单，一行一个(_N)"));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->text = gtk_text_view_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (heading), self->text);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("名单"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);
  gtk_widget_add_css_class (scroller, "frame");
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_size_request (scroller, 240, -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static GtkWidget *
make_found (TzNames *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->counts = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->counts), 0);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), self->counts);
  gtk_box_append (GTK_BOX (box), tz_lines_make_list (_("认出的志愿者"), &self->list));
  return box;
}

GtkWidget *
tz_names_new (GtkWindow  *parent,
              LedgerEdit *activity,
              const char *text)
{
  TzNames *self = tz_dialog_new (TZ_TYPE_NAMES, parent, _("粘贴名单"), (int) (820 * tz_look_get_text_scale ()), 560);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkTextBuffer *buffer;

  self->activity = activity;
  gtk_box_append (GTK_BOX (content), make_text (self));
  gtk_box_append (GTK_BOX (content), make_found (self));
  gtk_widget_add_css_class (content, "wizard-page");
  tz_dialog_set_content (TZ_DIALOG (self), content);
  self->take = tz_dialog_add_button (TZ_DIALOG (self), _("加入(_J)"), G_CALLBACK (take_clicked_cb));
  gtk_widget_add_css_class (self->take, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->take);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  gtk_text_buffer_set_text (buffer, text, -1);
  g_signal_connect_swapped (buffer, "changed", G_CALLBACK (text_changed_cb), self);
  check (self);
  gtk_widget_grab_focus (self->names->len > 0 ? self->take : self->text);
  for (guint i = 0; i < self->choices->len; i++)
    if (g_ptr_array_index (self->choices, i) != NULL && gtk_widget_grab_focus (g_ptr_array_index (self->choices, i)))
      break;
  return GTK_WIDGET (self);
}
