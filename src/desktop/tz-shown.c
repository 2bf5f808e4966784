/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text on the line of the entries that cannot be typed into, only copied. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-shown.h"

#include "tz-paragraph.h"

struct _TzShown
{
  TzEditor   parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (TzShown, tz_shown, TZ_TYPE_EDITOR)

static void
tz_shown_refresh (TzEditor *editor,
                  gboolean  forget)
{
  GtkLabel *label = GTK_LABEL (TZ_SHOWN (editor)->label);
  g_autofree char *text = tz_editor_dup_shown (editor, tz_editor_get_full (editor));
  g_autofree char *spoken = g_strdup_printf (_("%s：%s"), _(tz_editor_get_field (editor)->title),
                                             text[0] != '\0' ? text : _("空"));

  gtk_label_set_text (label, text[0] != '\0' ? text : "—");
  /* A label is called by its text unless told otherwise. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static GtkWidget *
tz_shown_get_target (TzEditor *editor)
{
  return TZ_SHOWN (editor)->label;
}

static void
tz_shown_set_editable (TzEditor *editor,
                       gboolean  editable)
{
}

static void
tz_shown_class_init (TzShownClass *class)
{
  TzEditorClass *editor_class = TZ_EDITOR_CLASS (class);

  editor_class->refresh = tz_shown_refresh;
  editor_class->get_target = tz_shown_get_target;
  editor_class->set_editable = tz_shown_set_editable;
}

static void
tz_shown_init (TzShown *self)
{
  self->label = tz_paragraph_new (NULL, "derived");
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 20);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}
