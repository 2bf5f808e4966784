/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two spin buttons over the settings' print-offsets. */
#include "config.h"

#include "tz-print-offset.h"

#include "tz-settings.h"

struct _TzPrintOffset
{
  GtkWidget      parent_instance;

  char          *form;
  gboolean       showing; /* not typed by the clerk */

  GtkExpander   *expander;
  GtkSpinButton *x;
  GtkSpinButton *y;
};

G_DEFINE_FINAL_TYPE (TzPrintOffset, tz_print_offset, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A form that needs none has no entry. */
static void
store (const char *form,
       double      x,
       double      y)
{
  g_autoptr (GSettings) settings = tz_settings_get ();
  g_autoptr (GVariant) kept = g_settings_get_value (settings, "print-offsets");
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  double old_x;
  double old_y;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s(dd)}"));
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "{&s(dd)}", &key, &old_x, &old_y))
    if (g_strcmp0 (key, form) != 0)
      g_variant_builder_add (&builder, "{s(dd)}", key, old_x, old_y);
  if (x != 0 || y != 0)
    g_variant_builder_add (&builder, "{s(dd)}", form, x, y);
  g_settings_set_value (settings, "print-offsets", g_variant_builder_end (&builder));
}

static void
value_changed_cb (TzPrintOffset *self)
{
  if (self->showing || self->form == NULL)
    return;
  store (self->form, gtk_spin_button_get_value (self->x), gtk_spin_button_get_value (self->y));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* By key or mouse: one opens it to type. */
static void
expanded_cb (TzPrintOffset *self)
{
  if (!self->showing && gtk_expander_get_expanded (self->expander))
    gtk_widget_grab_focus (GTK_WIDGET (self->x));
}

static void
tz_print_offset_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TZ_TYPE_PRINT_OFFSET);
  G_OBJECT_CLASS (tz_print_offset_parent_class)->dispose (object);
}

static void
tz_print_offset_finalize (GObject *object)
{
  g_free (TZ_PRINT_OFFSET (object)->form);
  G_OBJECT_CLASS (tz_print_offset_parent_class)->finalize (object);
}

static void
tz_print_offset_class_init (TzPrintOffsetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_print_offset_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_print_offset_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-print-offset.ui");
  gtk_widget_class_bind_template_child (widget_class, TzPrintOffset, expander);
  gtk_widget_class_bind_template_child (widget_class, TzPrintOffset, x);
  gtk_widget_class_bind_template_child (widget_class, TzPrintOffset, y);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_PRINT_OFFSET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
tz_print_offset_init (TzPrintOffset *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tz_print_offset_new (void)
{
  return g_object_new (TZ_TYPE_PRINT_OFFSET, NULL);
}

void
tz_print_offset_show (TzPrintOffset *self,
                      const char    *form)
{
  double x;
  double y;

  tz_print_offset_load (form, &x, &y);
  g_free (self->form);
  self->form = g_strdup (form);
  self->showing = TRUE;
  gtk_spin_button_set_value (self->x, x);
  gtk_spin_button_set_value (self->y, y);
  if (x != 0 || y != 0)
    gtk_expander_set_expanded (self->expander, TRUE);
  self->showing = FALSE;
}

void
tz_print_offset_load (const char *form,
                      double     *x,
                      double     *y)
{
  g_autoptr (GSettings) settings = tz_settings_get ();
  g_autoptr (GVariant) kept = g_settings_get_value (settings, "print-offsets");

  *x = *y = 0;
  g_variant_lookup (kept, form, "(dd)", x, y);
}
