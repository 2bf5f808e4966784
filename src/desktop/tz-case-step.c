/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers are an edit of the case that is never saved itself: so they are judged as the case would be. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-case-step.h"

#include "case-step-facts.h"
#include "cases.h"
#include "tz-ask.h"
#include "tz-field.h"
#include "tz-look.h"
#include "tz-paragraph.h"

struct _TzCaseStep
{
  TzDialog        parent_instance;

  const CaseStep *step;
  LedgerEdit     *edit;
  GPtrArray      *fields;  /* (element-type TzField) */
  GtkWidget      *blocked;
  GtkWidget      *lacking;
  GtkWidget      *apply;
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzCaseStep, tz_case_step, TZ_TYPE_DIALOG)

static TzEditor *
get_editor (TzCaseStep *self,
            guint       i)
{
  return tz_field_get_editor (g_ptr_array_index (self->fields, i));
}

/* "还不能受理：甲；乙。", hidden when the list is empty. */
static void
show_list (GtkWidget  *label,
           const char *what,
           GPtrArray  *texts)
{
  g_autoptr (GString) all = g_string_new (what);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "；" : "", (const char *) g_ptr_array_index (texts, i));
  g_string_append (all, "。");
  gtk_label_set_text (GTK_LABEL (label), all->str);
  gtk_widget_set_visible (label, texts->len > 0);
}

/* %TRUE when nothing forbids the step. */
static gboolean
judge (TzCaseStep *self)
{
  g_autoptr (GPtrArray) blocked = case_steps_list_blocked (self->edit, self->step->to);
  g_autoptr (GPtrArray) lacking = case_steps_list_lacking (self->edit, self->step->to);
  g_autofree char *not_yet = g_strdup_printf (_("还不能%s："), _(self->step->title));

  show_list (self->blocked, not_yet, blocked);
  show_list (self->lacking, _("还缺："), lacking);
  return blocked->len == 0;
}

static void
editor_changed_cb (TzCaseStep *self)
{
  ledger_edit_derive (self->edit);
  for (guint i = 0; i < self->fields->len; i++)
    tz_editor_refresh (get_editor (self, i));
  judge (self);
}

static void
editor_advanced_cb (TzEditor   *editor,
                    TzCaseStep *self)
{
  if (!tz_field_advance (self->fields, editor))
    gtk_widget_grab_focus (self->apply);
}

static void
take (TzCaseStep *self,
      const char *accept);

static void
reason_given (const char *reason,
              gpointer    data)
{
  g_autoptr (TzCaseStep) self = data;

  if (reason != NULL && self->edit != NULL)
    take (self, reason);
}

/* What is only doubtful may be done with a reason. */
static void
take (TzCaseStep *self,
      const char *accept)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (case_step_facts_take (self->edit->store, self->edit->after->id, self->step, self->edit->after, NULL, accept, &error))
    {
      sentence = g_strdup_printf (_("已办理“%s”。"), _(self->step->title));
      g_signal_emit (self, signals[MESSAGE], 0, sentence);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (accept == NULL && g_error_matches (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED))
    tz_ask_reason (GTK_WINDOW (self), _("还有要核对的，仍要办理？"), error->message, _("仍要办理的原因："),
                   _("材料已另行核实|随后补齐|补录以前的案件"), _("仍要办理(_B)"), reason_given, g_object_ref (self));
  else
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
}

static void
apply_clicked_cb (TzCaseStep *self)
{
  if (!tz_field_flush_all (self->fields))
    return;
  ledger_edit_derive (self->edit);
  if (judge (self))
    take (self, NULL);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
tz_case_step_dispose (GObject *object)
{
  TzCaseStep *self = TZ_CASE_STEP (object);

  tz_field_let_go (self->fields);
  g_clear_pointer (&self->edit, ledger_edit_free);
  G_OBJECT_CLASS (tz_case_step_parent_class)->dispose (object);
}

static void
tz_case_step_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_CASE_STEP (object)->fields);
  G_OBJECT_CLASS (tz_case_step_parent_class)->finalize (object);
}

static void
tz_case_step_class_init (TzCaseStepClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_case_step_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_case_step_finalize;
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_CASE_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_case_step_init (TzCaseStep *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
}

static GtkWidget *
add_text (GtkWidget  *box,
          const char *style)
{
  GtkWidget *label = tz_paragraph_new (NULL, style);

  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_field (TzCaseStep   *self,
           GtkWidget    *box,
           guint         field,
           GtkSizeGroup *labels)
{
  GtkWidget *row = tz_field_new (&cases_register, field, labels);
  TzEditor *editor = tz_field_get_editor (TZ_FIELD (row));

  tz_field_bind (TZ_FIELD (row), self->edit, TRUE);
  g_signal_connect_object (editor, "changed", G_CALLBACK (editor_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "advance", G_CALLBACK (editor_advanced_cb), self, 0);
  gtk_box_append (GTK_BOX (box), row);
  g_ptr_array_add (self->fields, g_object_ref (row));
}

static void
build (TzCaseStep *self)
{
  const guint *asked = case_step_facts_get (self->step);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autofree char *label = g_strdup_printf (_("%s(_B)"), _(self->step->title));

  for (guint i = 0; asked[i] != LEDGER_NO_FIELD; i++)
    add_field (self, content, asked[i], labels);
  self->blocked = add_text (content, "error");
  self->lacking = add_text (content, "clock-amber");
  gtk_widget_add_css_class (content, "wizard-page");
  tz_dialog_set_content (TZ_DIALOG (self), content);
  self->apply = tz_dialog_add_button (TZ_DIALOG (self), label, G_CALLBACK (apply_clicked_cb));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->apply);
}

GtkWidget *
tz_case_step_new (GtkWindow      *parent,
                  LedgerStore    *store,
                  LedgerRecord   *file,
                  const CaseStep *step)
{
  double scale = tz_look_get_text_scale ();
  TzCaseStep *self = tz_dialog_new (TZ_TYPE_CASE_STEP, parent, _(step->title), (int) (560 * scale), (int) (380 * scale));

  self->step = step;
  self->edit = ledger_edit_open_record (store, file);
  if (step->date != LEDGER_NO_FIELD && ledger_edit_get (self->edit, step->date) == NULL)
    ledger_edit_set (self->edit, step->date, ledger_edit_get_today (self->edit));
  build (self);
  judge (self);
  if (self->fields->len > 0)
    tz_editor_focus (get_editor (self, 0));
  else
    gtk_widget_grab_focus (self->apply);
  return GTK_WIDGET (self);
}
