/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down of names and an entry for a new one. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-layouts.h"

struct _TzLayouts
{
  GtkWidget             parent_instance;

  GSettings            *settings;
  const LedgerRegister *reg;
  GArray               *columns; /* (element-type TzColumn) shown now */
  GStrv                 names;
  gboolean              is_filling;

  GtkWidget            *box;
  GtkWidget            *choice;
  GtkWidget            *drop;
  GtkWidget            *name;
  GtkWidget            *keep;
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzLayouts, tz_layouts, GTK_TYPE_WIDGET)

/* First the register's own, then those kept; a last entry says that none of them is shown. */
static void
fill (TzLayouts *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *current = tz_settings_find_layout (self->settings, self->reg, self->columns);
  guint selected = 0;

  self->is_filling = TRUE;
  g_strfreev (self->names);
  self->names = tz_settings_list_layouts (self->settings, self->reg);
  gtk_string_list_append (titles, _("默认"));
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      gtk_string_list_append (titles, self->names[i]);
      if (g_strcmp0 (self->names[i], current) == 0)
        selected = i + 1;
    }
  if (current == NULL)
    {
      gtk_string_list_append (titles, _("（已调整）"));
      selected = g_list_model_get_n_items (G_LIST_MODEL (titles)) - 1;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), selected);
  gtk_widget_set_sensitive (self->drop, selected > 0 && current != NULL);
  self->is_filling = FALSE;
}

static void
chosen_cb (TzLayouts *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  g_autoptr (GArray) columns = NULL;

  if (self->is_filling || place > g_strv_length (self->names))
    return;
  if (place > 0)
    columns = tz_settings_load_layout (self->settings, self->reg, self->names[place - 1]);
  g_signal_emit (self, signals[CHOSEN], 0, columns);
}

static void
drop_clicked_cb (TzLayouts *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (place == 0 || place > g_strv_length (self->names))
    return;
  /* A slip costs no typing: the name stands ready to be kept again. */
  gtk_editable_set_text (GTK_EDITABLE (self->name), self->names[place - 1]);
  tz_settings_store_layout (self->settings, self->reg, self->names[place - 1], NULL);
  fill (self);
  gtk_widget_grab_focus (self->name);
}

static void
keep_clicked_cb (TzLayouts *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name == '\0')
    return;
  tz_settings_store_layout (self->settings, self->reg, name, self->columns);
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  fill (self);
}

static void
name_changed_cb (TzLayouts *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  gtk_widget_set_sensitive (self->keep, *name != '\0');
}

static void
tz_layouts_dispose (GObject *object)
{
  TzLayouts *self = TZ_LAYOUTS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (tz_layouts_parent_class)->dispose (object);
}

static void
tz_layouts_finalize (GObject *object)
{
  TzLayouts *self = TZ_LAYOUTS (object);

  g_clear_pointer (&self->columns, g_array_unref);
  g_strfreev (self->names);
  G_OBJECT_CLASS (tz_layouts_parent_class)->finalize (object);
}

static void
tz_layouts_class_init (TzLayoutsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_layouts_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_layouts_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", TZ_TYPE_LAYOUTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ARRAY);
}

static GtkWidget *
make_line (GtkWidget *first,
           GtkWidget *second)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_hexpand (first, TRUE);
  gtk_box_append (GTK_BOX (line), first);
  gtk_box_append (GTK_BOX (line), second);
  return line;
}

static void
tz_layouts_init (TzLayouts *self)
{
  GtkWidget *caption = gtk_label_new (_("列布局"));
  GtkWidget *choosing;

  self->choice = gtk_drop_down_new (NULL, NULL);
  self->drop = gtk_button_new_with_label (_("删除"));
  self->name = gtk_entry_new ();
  self->keep = gtk_button_new_with_label (_("另存为布局"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->name), _("新布局的名称"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, _("新布局的名称"), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL, -1);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_set_sensitive (self->keep, FALSE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  choosing = make_line (self->choice, self->drop);
  gtk_box_prepend (GTK_BOX (choosing), caption);
  gtk_box_append (GTK_BOX (self->box), choosing);
  gtk_box_append (GTK_BOX (self->box), make_line (self->name, self->keep));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->drop, "clicked", G_CALLBACK (drop_clicked_cb), self);
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (keep_clicked_cb), self);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (keep_clicked_cb), self);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (name_changed_cb), self);
}

GtkWidget *
tz_layouts_new (GSettings            *settings,
                const LedgerRegister *reg)
{
  TzLayouts *self = g_object_new (TZ_TYPE_LAYOUTS, NULL);

  self->settings = g_object_ref (settings);
  self->reg = reg;
  return GTK_WIDGET (self);
}

void
tz_layouts_show (TzLayouts *self,
                 GArray    *columns)
{
  g_array_ref (columns);
  g_clear_pointer (&self->columns, g_array_unref);
  self->columns = columns;
  fill (self);
}
