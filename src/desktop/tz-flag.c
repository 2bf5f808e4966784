/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two round buttons, neither of them pressed while nobody knows. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-flag.h"

struct _TzFlag
{
  TzEditor        parent_instance;

  GtkWidget      *box;
  GtkCheckButton *yes;
  GtkCheckButton *no;
  GtkCheckButton *unsaid;  /* never shown: a group of round buttons cannot be empty */
  gboolean        showing;
};

G_DEFINE_FINAL_TYPE (TzFlag, tz_flag, TZ_TYPE_EDITOR)

static void
put_value (TzFlag     *self,
           const char *value)
{
  tz_editor_put_value (TZ_EDITOR (self), value);
  tz_editor_refresh (TZ_EDITOR (self));
}

static void
toggled_cb (GtkCheckButton *button,
            TzFlag         *self)
{
  if (!self->showing && gtk_check_button_get_active (button))
    put_value (self, button == self->yes ? "1" : "0");
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzFlag                *self)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      tz_editor_advance (TZ_EDITOR (self));
      return TRUE;
    case GDK_KEY_y:
    case GDK_KEY_1:
    case GDK_KEY_KP_1:
      put_value (self, "1");
      return TRUE;
    case GDK_KEY_n:
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      put_value (self, "0");
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      put_value (self, NULL);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
tz_flag_refresh (TzEditor *editor,
                 gboolean  forget)
{
  TzFlag *self = TZ_FLAG (editor);
  const char *value = tz_editor_get_value (editor);
  GtkCheckButton *button = value == NULL ? self->unsaid : value[0] == '1' ? self->yes : self->no;

  self->showing = TRUE;
  gtk_check_button_set_active (button, TRUE);
  self->showing = FALSE;
}

static GtkWidget *
tz_flag_get_target (TzEditor *editor)
{
  TzFlag *self = TZ_FLAG (editor);

  return GTK_WIDGET (gtk_check_button_get_active (self->no) ? self->no : self->yes);
}

static void
tz_flag_set_mark (TzEditor *editor,
                  TzMark    mark)
{
  if (mark == TZ_MARK_MISSING)
    gtk_widget_add_css_class (TZ_FLAG (editor)->box, "missing");
  else
    gtk_widget_remove_css_class (TZ_FLAG (editor)->box, "missing");
}

static void
tz_flag_set_editable (TzEditor *editor,
                      gboolean  editable)
{
  gtk_widget_set_sensitive (TZ_FLAG (editor)->box, editable);
}

static void
tz_flag_describe (TzEditor *editor)
{
  TzFlag *self = TZ_FLAG (editor);
  const char *title = _(tz_editor_get_field (editor)->title);
  g_autofree char *yes = g_strdup_printf (_("%s：是"), title);
  g_autofree char *no = g_strdup_printf (_("%s：否"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->yes), GTK_ACCESSIBLE_PROPERTY_LABEL, yes, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->no), GTK_ACCESSIBLE_PROPERTY_LABEL, no, -1);
}

static void
tz_flag_dispose (GObject *object)
{
  g_clear_object (&TZ_FLAG (object)->unsaid);
  G_OBJECT_CLASS (tz_flag_parent_class)->dispose (object);
}

static void
tz_flag_class_init (TzFlagClass *class)
{
  TzEditorClass *editor_class = TZ_EDITOR_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_flag_dispose;
  editor_class->describe = tz_flag_describe;
  editor_class->refresh = tz_flag_refresh;
  editor_class->get_target = tz_flag_get_target;
  editor_class->set_mark = tz_flag_set_mark;
  editor_class->set_editable = tz_flag_set_editable;
}

static void
tz_flag_init (TzFlag *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->unsaid = g_object_ref_sink (GTK_CHECK_BUTTON (gtk_check_button_new ()));
  self->yes = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("是")));
  self->no = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("否")));
  gtk_check_button_set_group (self->yes, self->unsaid);
  gtk_check_button_set_group (self->no, self->unsaid);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  gtk_widget_add_css_class (self->box, "flag");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->yes));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->no));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect (self->yes, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect (self->no, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
