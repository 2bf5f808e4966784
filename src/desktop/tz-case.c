/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of stages is that of a case which goes well; 不予受理 and 作废 stand in its place. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-case.h"

#include "agreement-terms.h"
#include "cases.h"
#include "tz-case-clock.h"
#include "tz-instalments.h"
#include "tz-step-bar.h"

static const char *const case_line[] = {
  CASE_STATUS_FILED, CASE_STATUS_ASKING, CASE_STATUS_ACCEPTED, CASE_STATUS_INQUIRY, CASE_STATUS_MEDIATING,
  CASE_STATUS_CLOSED, CASE_STATUS_PERFORMING, CASE_STATUS_CALLING, CASE_STATUS_ARCHIVED, NULL
};

struct _TzCase
{
  GtkWidget    parent_instance;

  TzFields    *fields;   /* borrowed */
  LedgerEdit  *edit;     /* borrowed; of a case */
  TzStepBar   *bar;
  TzCaseClock *clock;
  GtkWidget   *terms;    /* above the grid of the agreement's terms, while cases are shown */
};

enum
{
  MESSAGE,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzCase, tz_case, GTK_TYPE_WIDGET)

static void
chosen_cb (TzCase                     *self,
           const LedgerRecord         *term,
           const AgreementInstalments *plan)
{
  TzGrid *grid = tz_fields_get_grid (self->fields, &terms_register);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (self->edit == NULL || grid == NULL)
    return;
  if (agreement_instalments_add (self->edit, term, plan, &error))
    sentence = g_strdup_printf (_("已加入%u期，保存后才写进台账。"), plan->n);
  tz_grid_reload (grid);
  tz_grid_focus_end (grid);
  g_signal_emit (self, signals[MESSAGE], 0, sentence != NULL ? sentence : error->message);
}

static void
instalments_clicked_cb (TzCase *self)
{
  GtkWidget *window;

  if (self->edit == NULL)
    return;
  tz_grid_flush_quietly (tz_fields_get_grid (self->fields, &terms_register));
  window = tz_instalments_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->edit);
  g_signal_connect_object (window, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "unrealize", G_CALLBACK (gtk_window_destroy), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static GtkWidget *
make_terms (TzCase *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("生成分期(_F)…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "small");
  g_signal_connect_object (button, "clicked", G_CALLBACK (instalments_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
tz_case_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&TZ_CASE (object)->terms);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tz_case_parent_class)->dispose (object);
}

static void
tz_case_class_init (TzCaseClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_case_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN] = g_signal_new ("open", TZ_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
tz_case_init (TzCase *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->bar = TZ_STEP_BAR (tz_step_bar_new ());
  self->clock = TZ_CASE_CLOCK (tz_case_clock_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->clock), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_case_new (TzFields *fields)
{
  TzCase *self = g_object_new (TZ_TYPE_CASE, NULL);

  self->fields = fields;
  return GTK_WIDGET (self);
}

void
tz_case_dress (TzCase *self)
{
  g_clear_object (&self->terms);
  if (tz_fields_get_register (self->fields) != &cases_register)
    return;
  tz_step_bar_dress (self->bar, &cases_register, case_line, FALSE);
  self->terms = g_object_ref_sink (make_terms (self));
  tz_fields_put_above_grid (self->fields, &terms_register, self->terms);
}

void
tz_case_show (TzCase     *self,
              LedgerEdit *edit,
              gboolean    editable)
{
  gboolean there = edit != NULL && edit->reg == &cases_register;

  self->edit = there ? edit : NULL;
  /* Between one edit and the next it stays: what is hidden loses the focus. */
  if (edit != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), there);
  if (self->terms != NULL)
    gtk_widget_set_sensitive (self->terms, there && editable);
  tz_case_refresh (self);
}

void
tz_case_refresh (TzCase *self)
{
  LedgerRecord *saved = self->edit != NULL ? self->edit->before : NULL;

  if (self->edit == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->bar), saved != NULL);
  if (saved != NULL)
    tz_step_bar_show (self->bar, ledger_record_get (saved, CASE_STATUS), NULL, NULL, 0, NULL);
  tz_case_clock_show (self->clock, self->edit);
}
