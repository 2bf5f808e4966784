/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A check button for each way to print, and a spin button for the first label of a sheet that was begun. */
#include "config.h"

#include "tz-form-ways.h"

#include <glib/gi18n-lib.h>

struct _TzFormWays
{
  GtkWidget       parent_instance;

  const FormInfo *form;
  gboolean        showing; /* not chosen by the clerk */

  GtkWidget      *box;
  GtkWidget      *ways;
  GPtrArray      *checks;  /* of GtkCheckButton, by the form's choices */
  GtkWidget      *labels;
  GtkSpinButton  *first;
  GtkLabel       *places;
};

G_DEFINE_FINAL_TYPE (TzFormWays, tz_form_ways, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section");
  gtk_widget_add_css_class (label, "later");
  return label;
}

static void
way_toggled_cb (TzFormWays     *self,
                GtkCheckButton *check)
{
  if (!self->showing && gtk_check_button_get_active (check))
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
first_changed_cb (TzFormWays *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_ways (TzFormWays *self)
{
  guint n = self->form != NULL ? self->form->choices->len : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->ways)) != NULL)
    gtk_box_remove (GTK_BOX (self->ways), child);
  g_ptr_array_set_size (self->checks, 0);
  gtk_widget_set_visible (self->ways, n > 0);
  if (n > 0)
    gtk_box_append (GTK_BOX (self->ways), make_heading (_("印法")));
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (g_array_index (self->form->choices, FormChoice, i).title);

      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), i == 0);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (way_toggled_cb), self);
      gtk_box_append (GTK_BOX (self->ways), check);
      g_ptr_array_add (self->checks, check);
    }
}

static void
show_labels (TzFormWays *self)
{
  guint columns = self->form != NULL ? self->form->label_columns : 0;
  guint rows = self->form != NULL ? self->form->label_rows : 0;
  guint n = columns * rows;
  g_autofree char *places = g_strdup_printf (_("每张纸 %u 列 %u 行，共 %u 个；从左上角起一行一行地数"),
                                             columns, rows, n);

  gtk_spin_button_set_range (self->first, 1, MAX (n, 1));
  gtk_spin_button_set_value (self->first, 1);
  gtk_label_set_text (self->places, places);
  gtk_widget_set_visible (self->labels, n > 1);
}

static void
show_form (TzFormWays     *self,
           const FormInfo *form)
{
  self->form = form;
  self->showing = TRUE;
  show_ways (self);
  show_labels (self);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (self->ways) || gtk_widget_get_visible (self->labels));
}

static void
make_labels (TzFormWays *self)
{
  GtkWidget *heading = make_heading (_("从第几个标签印起"));
  GtkWidget *first = gtk_spin_button_new_with_range (1, 1, 1);
  GtkWidget *places = gtk_label_new (NULL);

  self->labels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->first = GTK_SPIN_BUTTON (first);
  self->places = GTK_LABEL (places);
  gtk_spin_button_set_numeric (self->first, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_RELATION_LABELLED_BY, heading, NULL, -1);
  gtk_label_set_xalign (self->places, 0);
  gtk_label_set_wrap (self->places, TRUE);
  gtk_label_set_wrap_mode (self->places, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->places, 20);
  gtk_widget_add_css_class (places, "wizard-hint");
  gtk_widget_add_css_class (places, "small");
  g_signal_connect_swapped (first, "value-changed", G_CALLBACK (first_changed_cb), self);
  gtk_box_append (GTK_BOX (self->labels), heading);
  gtk_box_append (GTK_BOX (self->labels), first);
  gtk_box_append (GTK_BOX (self->labels), places);
}

static void
tz_form_ways_dispose (GObject *object)
{
  g_clear_pointer (&TZ_FORM_WAYS (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_form_ways_parent_class)->dispose (object);
}

static void
tz_form_ways_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_FORM_WAYS (object)->checks);
  G_OBJECT_CLASS (tz_form_ways_parent_class)->finalize (object);
}

static void
tz_form_ways_class_init (TzFormWaysClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_form_ways_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_form_ways_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_FORM_WAYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
tz_form_ways_init (TzFormWays *self)
{
  self->checks = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->ways = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  make_labels (self);
  gtk_box_append (GTK_BOX (self->box), self->ways);
  gtk_box_append (GTK_BOX (self->box), self->labels);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  show_form (self, NULL);
}

GtkWidget *
tz_form_ways_new (void)
{
  return g_object_new (TZ_TYPE_FORM_WAYS, NULL);
}

void
tz_form_ways_show (TzFormWays     *self,
                   const FormInfo *form)
{
  /* Chosen once more, it keeps what the clerk set. */
  if (form != self->form)
    show_form (self, form);
}

const char *
tz_form_ways_get_way (TzFormWays *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return g_array_index (self->form->choices, FormChoice, i).id;
  return NULL;
}

guint
tz_form_ways_get_first_label (TzFormWays *self)
{
  return gtk_widget_get_visible (self->labels) ? (guint) gtk_spin_button_get_value_as_int (self->first) : 0;
}
