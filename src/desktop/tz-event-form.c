/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of one change below what the law says about it; the edit they change is the dialog's. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-event-form.h"

#include "codes.h"
#include "tz-paragraph.h"
#include "tz-ticks.h"

struct _TzEventForm
{
  GtkWidget   parent_instance;

  GtkWidget  *scroller;
  GtkWidget  *title;
  GtkWidget  *handler;
  GtkWidget  *rule;
  GtkWidget  *sheet;
  GtkWidget  *other;   /* what is wrong with a field that is not there */
  GPtrArray  *fields;  /* (element-type TzField) */
  LedgerEdit *edit;
};

enum
{
  CHANGED,
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzEventForm, tz_event_form, GTK_TYPE_WIDGET)

static TzEditor *
get_editor (TzEventForm *self,
            guint        i)
{
  return tz_field_get_editor (g_ptr_array_index (self->fields, i));
}

static void
editor_changed_cb (TzEventForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    tz_editor_refresh (get_editor (self, i));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
editor_advanced_cb (TzEditor    *editor,
                    TzEventForm *self)
{
  if (!tz_field_advance (self->fields, editor))
    g_signal_emit (self, signals[FINISHED], 0);
}

/* The field that has the keyboard comes into sight, problem and all. */
static void
focus_moved_cb (GtkEventControllerFocus *controller,
                TzEventForm             *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *field = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (field, gtk_widget_get_parent (self->sheet), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - 12, bounds.origin.y + bounds.size.height + 12);
}

static TzEditor *
make_papers (const MembershipEvent *event)
{
  g_autofree char *first = event->needs != NULL ? g_strconcat (event->needs, ",99", NULL) : NULL;

  return tz_ticks_new (&member_events_register, MEMBER_EVENT_PAPERS, first != NULL ? first : "3,4,15,99");
}

static void
add_field (TzEventForm           *self,
           const MembershipEvent *event,
           guint                  field,
           GtkSizeGroup          *labels)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  TzEditor *editor;
  GtkWidget *row;

  if (field == MEMBER_EVENT_PAPERS)
    row = tz_field_new_for (make_papers (event), &member_events_register, field, labels);
  else
    row = tz_field_new (&member_events_register, field, labels);
  editor = tz_field_get_editor (TZ_FIELD (row));
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (editor_changed_cb), self);
  g_signal_connect (editor, "advance", G_CALLBACK (editor_advanced_cb), self);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_moved_cb), self);
  gtk_widget_add_controller (row, focus);
  gtk_box_append (GTK_BOX (self->sheet), row);
  g_ptr_array_add (self->fields, row);
}

static void
clear (TzEventForm *self)
{
  GtkWidget *child;

  tz_field_let_go (self->fields);
  while ((child = gtk_widget_get_first_child (self->sheet)) != NULL)
    gtk_box_remove (GTK_BOX (self->sheet), child);
  self->edit = NULL;
}

static void
tz_event_form_dispose (GObject *object)
{
  TzEventForm *self = TZ_EVENT_FORM (object);

  if (self->scroller != NULL)
    {
      clear (self);
      g_clear_pointer (&self->scroller, gtk_widget_unparent);
    }
  G_OBJECT_CLASS (tz_event_form_parent_class)->dispose (object);
}

static void
tz_event_form_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_EVENT_FORM (object)->fields);
  G_OBJECT_CLASS (tz_event_form_parent_class)->finalize (object);
}

static void
tz_event_form_class_init (TzEventFormClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_event_form_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_event_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "eventform");
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_EVENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", TZ_TYPE_EVENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *style)
{
  GtkWidget *label = tz_paragraph_new (NULL, style);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
tz_event_form_init (TzEventForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->fields = g_ptr_array_new ();
  self->title = add_label (box, "wizard-question");
  self->handler = add_label (box, "wizard-hint");
  self->rule = add_label (box, "event-rule");
  self->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->sheet, "event-sheet");
  gtk_box_append (GTK_BOX (box), self->sheet);
  self->other = add_label (box, "problem");
  gtk_widget_add_css_class (self->other, "error");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
tz_event_form_new (void)
{
  return g_object_new (TZ_TYPE_EVENT_FORM, NULL);
}

void
tz_event_form_show (TzEventForm *self,
                    LedgerEdit  *edit)
{
  const MembershipEvent *event = edit != NULL ? membership_find_event (ledger_edit_get (edit, MEMBER_EVENT_EVENT)) : NULL;
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autofree char *handler = NULL;

  clear (self);
  self->edit = edit;
  if (event == NULL)
    return;
  handler = g_strdup_printf (_("谁来办：%s"), _(event->handler));
  gtk_label_set_text (GTK_LABEL (self->title), _(ledger_choices_find (codes_member_event, event->code)->title));
  gtk_label_set_text (GTK_LABEL (self->handler), handler);
  gtk_label_set_text (GTK_LABEL (self->rule), _(event->rule));
  for (guint i = MEMBER_EVENT_DATE; i <= MEMBER_EVENT_MEMO; i++)
    if (membership_event_asks (event, i))
      {
        add_field (self, event, i, labels);
        tz_field_bind (g_ptr_array_index (self->fields, self->fields->len - 1), edit, TRUE);
      }
}

gboolean
tz_event_form_flush (TzEventForm *self)
{
  return tz_field_flush_all (self->fields);
}

static gboolean
has_field (TzEventForm *self,
           guint        field)
{
  return tz_event_form_get_editor (self, field) != NULL;
}

static const LedgerProblem *
find_worst (LedgerProblems *problems,
            guint           field)
{
  const LedgerProblem *worst = NULL;

  for (int severity = LEDGER_BLOCKING; severity >= LEDGER_MISSING && worst == NULL; severity--)
    worst = ledger_problems_find (problems, field, (LedgerSeverity) severity);
  return worst;
}

void
tz_event_form_set_problems (TzEventForm    *self,
                            LedgerProblems *problems,
                            gboolean        lenient)
{
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const LedgerProblem *problem = find_worst (problems, tz_editor_get_index (get_editor (self, i)));
      LedgerProblem quiet;

      if (lenient && problem != NULL && tz_editor_get_value (get_editor (self, i)) == NULL)
        {
          quiet = *problem;
          quiet.severity = LEDGER_MISSING;
          problem = &quiet;
        }
      tz_field_set_problem (g_ptr_array_index (self->fields, i), problem);
    }
  for (guint i = 0; i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      /* A form for many is nobody's; each of them is judged by himself. */
      if (problem->severity > LEDGER_MISSING && !has_field (self, problem->field) &&
          g_strcmp0 (problem->code, "no-member") != 0)
        g_string_append_printf (others, "%s%s", others->len > 0 ? "\n" : "", problem->text);
    }
  gtk_label_set_text (GTK_LABEL (self->other), others->str);
  gtk_widget_set_visible (self->other, others->len > 0);
}

void
tz_event_form_focus (TzEventForm *self)
{
  if (self->fields->len > 0)
    tz_editor_focus (get_editor (self, self->fields->len > 1 ? 1 : 0));
}

gboolean
tz_event_form_focus_error (TzEventForm *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (gtk_widget_has_css_class (tz_editor_get_target (get_editor (self, i)), "error"))
      return tz_editor_focus (get_editor (self, i));
  return FALSE;
}

TzEditor *
tz_event_form_get_editor (TzEventForm *self,
                          guint        field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (tz_editor_get_index (get_editor (self, i)) == field)
      return get_editor (self, i);
  return NULL;
}
