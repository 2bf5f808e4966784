/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the reason of a removal without a dialog: it can be undone. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-removal.h"

struct _TzRemoval
{
  GtkWidget  parent_instance;

  GtkWidget *revealer;
  GtkWidget *question;
  GtkWidget *reason;
  GtkWidget *remove;
};

enum
{
  CONFIRMED,
  CLOSED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzRemoval, tz_removal, GTK_TYPE_WIDGET)

static void
close_panel (TzRemoval *self)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
reason_changed_cb (TzRemoval *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  gtk_widget_set_sensitive (self->remove, *reason != '\0');
}

static void
confirmed_cb (TzRemoval *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  if (*reason == '\0' || !gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    return;
  /* The keyboard leaves the panel last: it must not go to a row that is about to vanish. */
  g_signal_emit (self, signals[CONFIRMED], 0, reason);
  close_panel (self);
}

static void
cancelled_cb (TzRemoval *self)
{
  close_panel (self);
}

static gboolean
escape_pressed_cb (GtkWidget *widget,
                   GVariant  *arguments,
                   gpointer   data)
{
  close_panel (TZ_REMOVAL (widget));
  return TRUE;
}

static void
tz_removal_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TZ_TYPE_REMOVAL);
  G_OBJECT_CLASS (tz_removal_parent_class)->dispose (object);
}

static void
tz_removal_class_init (TzRemovalClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_removal_dispose;
  signals[CONFIRMED] = g_signal_new ("confirmed", TZ_TYPE_REMOVAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED] = g_signal_new ("closed", TZ_TYPE_REMOVAL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-removal.ui");
  gtk_widget_class_bind_template_child (widget_class, TzRemoval, revealer);
  gtk_widget_class_bind_template_child (widget_class, TzRemoval, question);
  gtk_widget_class_bind_template_child (widget_class, TzRemoval, reason);
  gtk_widget_class_bind_template_child (widget_class, TzRemoval, remove);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancelled_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_pressed_cb, NULL);
}

static void
tz_removal_init (TzRemoval *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tz_removal_new (void)
{
  return g_object_new (TZ_TYPE_REMOVAL, NULL);
}

void
tz_removal_ask (TzRemoval  *self,
                const char *question)
{
  gtk_label_set_text (GTK_LABEL (self->question), question);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  reason_changed_cb (self);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_widget_grab_focus (self->reason);
}
