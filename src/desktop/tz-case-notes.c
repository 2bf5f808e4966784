/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line that opens each of the other cases; the advice is folded, for it is read once. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-case-notes.h"

#include "case-limitation.h"
#include "case-others.h"
#include "tz-paragraph.h"

/* More lines than that push the case itself away. */
#define MOST 4

struct _TzCaseNotes
{
  GtkWidget  parent_instance;

  GtkWidget *box;
  GtkWidget *others;
  GtkWidget *expander;
  GtkWidget *advice;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzCaseNotes, tz_case_notes, GTK_TYPE_WIDGET)

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *target)
{
  g_signal_emit (widget, signals[OPEN], 0, g_variant_get_int64 (target));
}

static void
tz_case_notes_dispose (GObject *object)
{
  g_clear_pointer (&TZ_CASE_NOTES (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_case_notes_parent_class)->dispose (object);
}

static void
tz_case_notes_class_init (TzCaseNotesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_case_notes_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "case-notes.open", "x", open_cb);
  signals[OPEN] = g_signal_new ("open", TZ_TYPE_CASE_NOTES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
tz_case_notes_init (TzCaseNotes *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->others = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->expander = gtk_expander_new (_("协商过的，时效事件怎么记"));
  self->advice = tz_paragraph_new (NULL, NULL);
  gtk_widget_add_css_class (self->advice, "dim-label");
  gtk_expander_set_child (GTK_EXPANDER (self->expander), self->advice);
  gtk_box_append (GTK_BOX (self->box), self->others);
  gtk_box_append (GTK_BOX (self->box), self->expander);
  gtk_widget_add_css_class (self->box, "service-bar");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_case_notes_new (void)
{
  return g_object_new (TZ_TYPE_CASE_NOTES, NULL);
}

static void
add_other (TzCaseNotes     *self,
           const CaseOther *other)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = tz_paragraph_new (NULL, NULL);

  gtk_label_set_text (GTK_LABEL (label), other->text);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, _("打开那个案件"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case-notes.open");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int64 (other->case_id));
  gtk_box_append (GTK_BOX (self->others), button);
}

static void
show_others (TzCaseNotes *self,
             GPtrArray   *others)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->others)) != NULL)
    gtk_box_remove (GTK_BOX (self->others), child);
  for (guint i = 0; i < MIN (others->len, MOST); i++)
    add_other (self, g_ptr_array_index (others, i));
  if (others->len > MOST)
    {
      GtkWidget *label = tz_paragraph_new (NULL, NULL);
      g_autofree char *text = g_strdup_printf (_("另有%u条，可按姓名在案件里查找"), others->len - MOST);

      gtk_label_set_text (GTK_LABEL (label), text);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (self->others), label);
    }
}

void
tz_case_notes_show (TzCaseNotes *self,
                    LedgerEdit  *edit)
{
  g_autoptr (GPtrArray) others = edit->before != NULL ? case_others_list (edit->store, edit->before) : g_ptr_array_new ();
  g_autoptr (CaseRows) rows = case_rows_new (edit);
  g_autofree char *advice = case_limitation_dup_advice (edit, rows);

  show_others (self, others);
  gtk_label_set_text (GTK_LABEL (self->advice), advice != NULL ? advice : "");
  gtk_widget_set_visible (self->expander, advice != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), others->len > 0 || advice != NULL);
}
