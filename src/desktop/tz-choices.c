/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that names what is chosen and opens a list to tick. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-choices.h"

struct _TzChoices
{
  TzEditor    parent_instance;

  GtkWidget  *button;
  GtkPopover *popover;
  GtkWidget  *label;
  GtkWidget  *list;
  gboolean    showing;
};

G_DEFINE_FINAL_TYPE (TzChoices, tz_choices, TZ_TYPE_EDITOR)

static gboolean
is_chosen (const char *value,
           const char *code)
{
  g_auto (GStrv) codes = value != NULL ? g_strsplit (value, ",", -1) : NULL;

  return codes != NULL && g_strv_contains ((const char *const *) codes, code);
}

static void
toggled_cb (GtkCheckButton *button,
            TzChoices      *self)
{
  const LedgerChoice *choice = tz_editor_get_field (TZ_EDITOR (self))->choices;
  g_autoptr (GString) codes = g_string_new (NULL);

  if (self->showing)
    return;
  for (GtkWidget *tick = gtk_widget_get_first_child (self->list); tick != NULL;
       tick = gtk_widget_get_next_sibling (tick), choice++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (tick)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? "," : "", choice->code);
  tz_editor_put_value (TZ_EDITOR (self), codes->str);
  tz_editor_refresh (TZ_EDITOR (self));
}

static void
button_clicked_cb (GtkButton *button,
                   TzChoices *self)
{
  gtk_popover_popup (self->popover);
}

/* Space opens the list, Enter moves on as everywhere. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzChoices             *self)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;
  gtk_popover_popdown (self->popover);
  tz_editor_advance (TZ_EDITOR (self));
  return TRUE;
}

static void
tz_choices_describe (TzEditor *editor)
{
  TzChoices *self = TZ_CHOICES (editor);

  for (const LedgerChoice *c = tz_editor_get_field (editor)->choices; c != NULL && c->code != NULL; c++)
    {
      GtkWidget *tick = gtk_check_button_new_with_label (_(c->title));

      gtk_widget_set_visible (tick, !c->retired);
      g_signal_connect (tick, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_box_append (GTK_BOX (self->list), tick);
    }
}

static void
tz_choices_refresh (TzEditor *editor,
                    gboolean  forget)
{
  TzChoices *self = TZ_CHOICES (editor);
  const LedgerChoice *choice = tz_editor_get_field (editor)->choices;
  const char *value = tz_editor_get_value (editor);
  g_autofree char *text = tz_editor_dup_shown (editor, TRUE);

  self->showing = TRUE;
  for (GtkWidget *tick = gtk_widget_get_first_child (self->list); tick != NULL;
       tick = gtk_widget_get_next_sibling (tick), choice++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), is_chosen (value, choice->code));
  self->showing = FALSE;
  gtk_label_set_text (GTK_LABEL (self->label), text[0] != '\0' ? text : _("（无）"));
}

static GtkWidget *
tz_choices_get_target (TzEditor *editor)
{
  return TZ_CHOICES (editor)->button;
}

static void
tz_choices_class_init (TzChoicesClass *class)
{
  TzEditorClass *editor_class = TZ_EDITOR_CLASS (class);

  editor_class->describe = tz_choices_describe;
  editor_class->refresh = tz_choices_refresh;
  editor_class->get_target = tz_choices_get_target;
}

static void
tz_choices_init (TzChoices *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 16);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (row), self->label);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), row);
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_add_css_class (self->button, "choices");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect (self->button, "clicked", G_CALLBACK (button_clicked_cb), self);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_child (self->popover, self->list);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->button, keys);
}
