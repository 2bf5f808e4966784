/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages in a row with their steps above, walked by button, mnemonic, Enter or Alt with an arrow. */
#include "config.h"

#include "tz-wizard.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *steps;
  GtkWidget *stack;
  GtkWidget *back;
  GtkWidget *next;
  GPtrArray *pages;  /* of GtkWidget, in the stack */
  GPtrArray *labels; /* of GtkWidget, in the line of steps */
  guint      page;
} TzWizardPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TzWizard, tz_wizard, TZ_TYPE_DIALOG)

static TzWizardPrivate *
get_private (TzWizard *self)
{
  return tz_wizard_get_instance_private (self);
}

static void
next_clicked_cb (TzWizard *self)
{
  TZ_WIZARD_GET_CLASS (self)->next (self, get_private (self)->page);
}

static void
back_clicked_cb (TzWizard *self)
{
  TZ_WIZARD_GET_CLASS (self)->back (self, get_private (self)->page);
}

static gboolean
arrow_pressed_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   data)
{
  TzWizard *self = TZ_WIZARD (widget);
  TzWizardPrivate *priv = get_private (self);
  gboolean forward = g_variant_get_boolean (arguments);
  GtkWidget *button = forward ? priv->next : priv->back;

  if (!gtk_widget_is_sensitive (button) || !gtk_widget_is_visible (button))
    return FALSE;
  if (forward)
    next_clicked_cb (self);
  else
    back_clicked_cb (self);
  return TRUE;
}

static void
tz_wizard_back (TzWizard *self,
                guint     page)
{
  if (page > 0)
    tz_wizard_go (self, page - 1);
}

static void
tz_wizard_finalize (GObject *object)
{
  TzWizardPrivate *priv = get_private (TZ_WIZARD (object));

  g_ptr_array_unref (priv->pages);
  g_ptr_array_unref (priv->labels);
  G_OBJECT_CLASS (tz_wizard_parent_class)->finalize (object);
}

static void
tz_wizard_class_init (TzWizardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tz_wizard_finalize;
  klass->back = tz_wizard_back;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, arrow_pressed_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, arrow_pressed_cb, "b", FALSE);
}

static void
tz_wizard_init (TzWizard *self)
{
  TzWizardPrivate *priv = get_private (self);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  priv->pages = g_ptr_array_new ();
  priv->labels = g_ptr_array_new ();
  priv->steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (priv->steps, "wizard-steps");
  priv->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (priv->stack, TRUE);
  gtk_box_append (GTK_BOX (column), priv->steps);
  gtk_box_append (GTK_BOX (column), priv->stack);
  gtk_widget_set_vexpand (column, TRUE);
  tz_dialog_set_content (TZ_DIALOG (self), column);
  priv->back = tz_dialog_add_button (TZ_DIALOG (self), _("上一步(_B)"), G_CALLBACK (back_clicked_cb));
  priv->next = tz_dialog_add_button (TZ_DIALOG (self), _("下一步(_N)"), G_CALLBACK (next_clicked_cb));
  gtk_widget_add_css_class (priv->next, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), priv->next);
}

static GtkWidget *
make_step (guint       number,
           const char *title)
{
  GtkWidget *step = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *chip = gtk_label_new (digits);

  gtk_widget_add_css_class (chip, "wizard-number");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (step), chip);
  gtk_box_append (GTK_BOX (step), gtk_label_new (title));
  gtk_widget_add_css_class (step, "wizard-step");
  return step;
}

void
tz_wizard_add_page (TzWizard   *self,
                    const char *title,
                    GtkWidget  *page)
{
  TzWizardPrivate *priv = get_private (self);
  GtkWidget *step = make_step (priv->pages->len + 1, title);

  if (priv->pages->len > 0)
    {
      GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
      gtk_widget_set_hexpand (line, TRUE);
      gtk_box_append (GTK_BOX (priv->steps), line);
    }
  gtk_box_append (GTK_BOX (priv->steps), step);
  gtk_stack_add_child (GTK_STACK (priv->stack), page);
  g_ptr_array_add (priv->pages, page);
  g_ptr_array_add (priv->labels, step);
}

void
tz_wizard_keep_steps (TzWizard *self,
                      guint     n)
{
  guint place = 0;

  /* A line stands between any two. */
  for (GtkWidget *child = gtk_widget_get_first_child (get_private (self)->steps); child != NULL;
       child = gtk_widget_get_next_sibling (child), place++)
    gtk_widget_set_visible (child, place + 1 < 2 * n);
}

guint
tz_wizard_get_page (TzWizard *self)
{
  return get_private (self)->page;
}

/* The stack moves the focus itself when it was on the page before; twice would pass over an entry. */
static void
focus_page (TzWizard  *self,
            GtkWidget *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
tz_wizard_go (TzWizard *self,
              guint     page)
{
  TzWizardPrivate *priv = get_private (self);

  g_return_if_fail (page < priv->pages->len);
  priv->page = page;
  for (guint i = 0; i < priv->labels->len; i++)
    {
      GtkWidget *step = g_ptr_array_index (priv->labels, i);

      gtk_widget_remove_css_class (step, "current");
      gtk_widget_remove_css_class (step, "done");
      if (i == page)
        gtk_widget_add_css_class (step, "current");
      else if (i < page)
        gtk_widget_add_css_class (step, "done");
    }
  gtk_stack_set_visible_child (GTK_STACK (priv->stack), g_ptr_array_index (priv->pages, page));
  gtk_widget_set_visible (priv->back, page > 0);
  focus_page (self, g_ptr_array_index (priv->pages, page));
}

void
tz_wizard_set_next (TzWizard   *self,
                    const char *label,
                    gboolean    possible)
{
  TzWizardPrivate *priv = get_private (self);

  gtk_widget_set_visible (priv->next, label != NULL);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (priv->next), label);
  gtk_widget_set_sensitive (priv->next, possible);
}

void
tz_wizard_focus_next (TzWizard *self)
{
  gtk_widget_grab_focus (get_private (self)->next);
}

void
tz_wizard_set_back (TzWizard *self,
                    gboolean  possible)
{
  gtk_widget_set_visible (get_private (self)->back, possible);
}
