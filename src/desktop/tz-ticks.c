/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes that wrap to the width there is; Enter moves on as everywhere, space ticks. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-ticks.h"

struct _TzTicks
{
  TzEditor    parent_instance;

  GtkWidget  *box;
  GtkWidget  *more;
  GPtrArray  *ticks;  /* (element-type GtkCheckButton), as they stand */
  GPtrArray  *codes;  /* (element-type utf8), beside them; static */
  guint       n_first;
  gboolean    showing;
};

G_DEFINE_FINAL_TYPE (TzTicks, tz_ticks, TZ_TYPE_EDITOR)

/* In the order of the list, whatever stands in front here. */
static char *
dup_ticked (TzTicks *self)
{
  g_autoptr (GString) ticked = g_string_new (NULL);

  for (const LedgerChoice *c = tz_editor_get_field (TZ_EDITOR (self))->choices; c->code != NULL; c++)
    for (guint i = 0; i < self->ticks->len; i++)
      if (g_str_equal (g_ptr_array_index (self->codes, i), c->code) &&
          gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
        g_string_append_printf (ticked, "%s%s", ticked->len > 0 ? "," : "", c->code);
  return ticked->len > 0 ? g_string_free (g_steal_pointer (&ticked), FALSE) : NULL;
}

static void
show_rest (TzTicks *self,
           gboolean all)
{
  for (guint i = self->n_first; i < self->ticks->len; i++)
    gtk_widget_set_visible (gtk_widget_get_parent (g_ptr_array_index (self->ticks, i)),
                            all || gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)));
  gtk_widget_set_visible (self->more, !all && self->n_first < self->ticks->len);
}

static void
toggled_cb (TzTicks *self)
{
  g_autofree char *ticked = NULL;

  if (self->showing || tz_editor_get_edit (TZ_EDITOR (self)) == NULL)
    return;
  ticked = dup_ticked (self);
  tz_editor_put_value (TZ_EDITOR (self), ticked);
}

static void
more_clicked_cb (TzTicks *self)
{
  show_rest (self, TRUE);
  gtk_widget_grab_focus (g_ptr_array_index (self->ticks, self->n_first));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzTicks               *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || gtk_widget_has_focus (self->more))
    return FALSE;
  tz_editor_advance (TZ_EDITOR (self));
  return TRUE;
}

static void
tz_ticks_refresh (TzEditor *editor,
                  gboolean  forget)
{
  TzTicks *self = TZ_TICKS (editor);

  self->showing = TRUE;
  for (guint i = 0; i < self->ticks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->ticks, i),
                                 ledger_choices_include (tz_editor_get_value (editor), g_ptr_array_index (self->codes, i)));
  self->showing = FALSE;
}

static GtkWidget *
tz_ticks_get_target (TzEditor *editor)
{
  TzTicks *self = TZ_TICKS (editor);

  return self->ticks->len > 0 ? g_ptr_array_index (self->ticks, 0) : self->box;
}

static void
tz_ticks_set_editable (TzEditor *editor,
                       gboolean  editable)
{
  gtk_widget_set_sensitive (TZ_TICKS (editor)->box, editable);
}

static void
tz_ticks_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_TICKS (object)->ticks);
  g_ptr_array_unref (TZ_TICKS (object)->codes);
  G_OBJECT_CLASS (tz_ticks_parent_class)->finalize (object);
}

static void
tz_ticks_class_init (TzTicksClass *class)
{
  TzEditorClass *editor_class = TZ_EDITOR_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = tz_ticks_finalize;
  editor_class->refresh = tz_ticks_refresh;
  editor_class->get_target = tz_ticks_get_target;
  editor_class->set_editable = tz_ticks_set_editable;
}

static void
tz_ticks_init (TzTicks *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->ticks = g_ptr_array_new ();
  self->codes = g_ptr_array_new ();
  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->box), 8);
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_add_css_class (self->box, "ticks");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The box around a tick must not be a stop of its own for Tab. */
static void
append (TzTicks   *self,
        GtkWidget *widget)
{
  gtk_flow_box_append (GTK_FLOW_BOX (self->box), widget);
  gtk_widget_set_focusable (gtk_widget_get_parent (widget), FALSE);
}

static void
add_ticks (TzTicks    *self,
           const LedgerChoice *choices,
           const char *first,
           gboolean    in_front)
{
  for (const LedgerChoice *c = choices; c->code != NULL; c++)
    if (!c->retired && ledger_choices_include (first, c->code) == in_front)
      {
        GtkWidget *tick = gtk_check_button_new_with_label (_(c->title));

        g_signal_connect_swapped (tick, "toggled", G_CALLBACK (toggled_cb), self);
        g_ptr_array_add (self->ticks, tick);
        g_ptr_array_add (self->codes, (gpointer) c->code);
        append (self, tick);
      }
}

TzEditor *
tz_ticks_new (const LedgerRegister *reg,
              guint                 field,
              const char           *first)
{
  TzTicks *self = g_object_new (TZ_TYPE_TICKS, NULL);
  const LedgerChoice *choices = reg->fields[field].choices;

  add_ticks (self, choices, first, TRUE);
  self->n_first = self->ticks->len;
  add_ticks (self, choices, first, FALSE);
  if (self->n_first == 0)
    self->n_first = self->ticks->len;
  self->more = gtk_button_new_with_label (_("其他材料…"));
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_add_css_class (self->more, "small");
  gtk_widget_set_halign (self->more, GTK_ALIGN_START);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_clicked_cb), self);
  append (self, self->more);
  gtk_widget_set_focusable (self->more, TRUE);
  tz_editor_set_field (TZ_EDITOR (self), reg, field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(reg->fields[field].title), -1);
  show_rest (self, FALSE);
  return TZ_EDITOR (self);
}
