/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of stages is that of a case which goes well; 不予受理 and 作废 stand in its place. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-case.h"

#include "agreement-terms.h"
#include "case-step-facts.h"
#include "cases.h"
#include "tz-ask.h"
#include "tz-case-clock.h"
#include "tz-case-enter.h"
#include "tz-case-notes.h"
#include "tz-case-papers.h"
#include "tz-case-step.h"
#include "tz-dialog.h"
#include "tz-instalments.h"
#include "tz-part.h"
#include "tz-record-parts.h"
#include "tz-step-bar.h"

static const char *const case_line[] = {
  CASE_STATUS_FILED, CASE_STATUS_ASKING, CASE_STATUS_ACCEPTED, CASE_STATUS_INQUIRY, CASE_STATUS_MEDIATING,
  CASE_STATUS_CLOSED, CASE_STATUS_PERFORMING, CASE_STATUS_CALLING, CASE_STATUS_ARCHIVED, NULL
};

struct _TzCase
{
  GtkWidget     parent_instance;

  TzFields     *fields;   /* borrowed */
  LedgerEdit   *edit;     /* borrowed; of a case */
  TzStepBar    *bar;
  TzCaseClock  *clock;
  TzCaseNotes  *notes;
  TzCasePapers *papers;
  GtkWidget    *terms;    /* above the grid of the agreement's terms, while cases are shown */
};

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
  tz_part_say (self, sentence != NULL ? sentence : error->message);
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
  tz_dialog_present_beside (window, GTK_WIDGET (self));
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

/* Steps are told by their names. Which of them leads back, if one does. */
static const LedgerTransition *
find_backward (const char *status)
{
  for (const LedgerTransition *edge = cases_register.transitions; edge->to != NULL; edge++)
    if (edge->from != NULL && g_strcmp0 (edge->from, status) == 0 && g_str_equal (edge->name, "back"))
      return edge;
  return NULL;
}

static void
add_step (GArray     *steps,
          const char *name,
          const char *title,
          gboolean    asks)
{
  TzStep step = { name, title, asks };

  g_array_append_val (steps, step);
}

static gboolean
asks (const CaseStep *step)
{
  return case_step_facts_get (step)[0] != LEDGER_NO_FIELD;
}

/* The usual one comes first, back comes last. */
static void
show_bar (TzCase *self)
{
  LedgerRecord *saved = self->edit->before;
  const char *status = saved != NULL ? ledger_record_get (saved, CASE_STATUS) : NULL;
  g_autoptr (GPtrArray) list = case_steps_list (status);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (TzStep));
  const CaseStep *next = saved != NULL ? case_steps_get_next (saved) : NULL;
  const LedgerTransition *back = find_backward (status);
  g_autofree char *advice = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->bar), saved != NULL);
  if (saved == NULL)
    return;
  advice = case_steps_dup_advice (self->edit->store, saved);
  if (!ledger_store_is_writable (self->edit->store) || saved->removed)
    {
      tz_step_bar_show (self->bar, status, NULL, NULL, 0, NULL);
      return;
    }
  if (next != NULL)
    add_step (steps, next->name, next->title, asks (next));
  for (guint i = 0; i < list->len; i++)
    if (g_ptr_array_index (list, i) != next)
      add_step (steps, ((const CaseStep *) g_ptr_array_index (list, i))->name, ((const CaseStep *) g_ptr_array_index (list, i))->title,
                asks (g_ptr_array_index (list, i)));
  if (back != NULL)
    add_step (steps, back->name, back->title, TRUE);
  tz_step_bar_show (self->bar, status, next != NULL ? &g_array_index (steps, TzStep, 0) : NULL,
                    (const TzStep *) (gpointer) steps->data + (next != NULL), steps->len - (next != NULL), advice);
}

static void
back_given (const char *reason,
            gpointer    data)
{
  g_autoptr (TzCase) self = data;
  g_autoptr (GError) error = NULL;

  if (reason == NULL || self->edit == NULL || self->edit->before == NULL)
    return;
  if (case_steps_take (self->edit->store, self->edit->before->id, "back", NULL, reason, reason, &error))
    tz_part_say (self, _("已退回上一步。"));
  else
    tz_ask_tell (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("没有办理"), error->message);
}

/* A step that asks nothing needs no window, unless something is in its way. */
static void
step_asked_cb (TzCase     *self,
               const char *name)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  const CaseStep *step;
  LedgerRecord *saved;
  GtkWidget *window;

  if (self->edit == NULL || self->edit->before == NULL || !tz_record_parts_save (GTK_WIDGET (self)))
    return;
  saved = self->edit->before;
  if (g_str_equal (name, "back"))
    {
      tz_ask_reason (parent, _("退回上一步？"), _("这一步写下的日期一并清去，历史里留有记录。"), _("原因："), _("办错了|还要补充调查|当事人改变意见"),
                     _("退回(_B)"), back_given, g_object_ref (self));
      return;
    }
  step = case_steps_find (ledger_record_get (saved, CASE_STATUS), name);
  if (step == NULL)
    return;
  if (!asks (step) && case_step_facts_take (self->edit->store, saved->id, step, saved, NULL, NULL, NULL))
    {
      g_autofree char *sentence = g_strdup_printf (_("已办理“%s”。"), _(step->title));

      tz_part_say (self, sentence);
      return;
    }
  window = tz_case_step_new (parent, self->edit->store, saved, step);
  g_signal_connect_object (window, "message", G_CALLBACK (tz_part_say), self, G_CONNECT_SWAPPED);
  tz_dialog_present_beside (window, GTK_WIDGET (self));
}

static void
other_asked_cb (TzCase *self,
                gint64  id)
{
  tz_part_open (self, cases_register.id, id);
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
  tz_part_add_signals (TZ_TYPE_CASE);
}

static void
tz_case_init (TzCase *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->bar = TZ_STEP_BAR (tz_step_bar_new ());
  self->clock = TZ_CASE_CLOCK (tz_case_clock_new ());
  self->notes = TZ_CASE_NOTES (tz_case_notes_new ());
  g_signal_connect_swapped (self->notes, "open", G_CALLBACK (other_asked_cb), self);
  self->papers = TZ_CASE_PAPERS (tz_case_papers_new ());
  tz_part_hand_on (self, self->papers);
  g_signal_connect_swapped (self->bar, "asked", G_CALLBACK (step_asked_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->bar), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->clock), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->notes), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->papers), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
tz_case_new (TzFields *fields)
{
  TzCase *self = g_object_new (TZ_TYPE_CASE, NULL);

  self->fields = fields;
  gtk_widget_insert_after (tz_case_enter_new (fields), GTK_WIDGET (self), GTK_WIDGET (self->bar));
  return GTK_WIDGET (self);
}

void
tz_case_dress (TzCase *self)
{
  g_clear_object (&self->terms);
  if (tz_fields_get_register (self->fields) != &cases_register)
    return;
  tz_step_bar_dress (self->bar, &cases_register, case_line, TRUE);
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
  tz_case_papers_show (self->papers, self->edit);
  if (self->terms != NULL)
    gtk_widget_set_sensitive (self->terms, there && editable);
  if (there)
    {
      show_bar (self);
      tz_case_notes_show (self->notes, edit);
    }
  tz_case_refresh (self);
}

void
tz_case_refresh (TzCase *self)
{
  if (self->edit != NULL)
    tz_case_clock_show (self->clock, self->edit);
}
