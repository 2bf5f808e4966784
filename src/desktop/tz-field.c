/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Title in front, editor behind it, a sentence below it when something is wrong. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-field.h"

#include "ledger-kind.h"
#include "ledger-name.h"
#include "person.h"
#include "tz-editor-kinds.h"
#include "tz-paragraph.h"
#include "tz-remedy.h"
#include "tz-shown.h"

struct _TzField
{
  GtkWidget  parent_instance;

  GtkWidget *title;
  GtkWidget *line;
  TzEditor  *editors[3]; /* to type, and to show what only events change */
  TzEditor  *editor;     /* the one of them that is there now */
  GtkWidget *action;
  GtkWidget *problem_box;
  GtkWidget *problem;
  GtkWidget *other;
  GtkWidget *remedy;
  gint64     other_id;
  GtkWidget *suggestion_box; /* of a person's name, made when there is one first */
  GtkWidget *suggestion;
  char      *suggested;
};

enum
{
  OTHER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzField, tz_field, GTK_TYPE_WIDGET)

static TzMark
get_mark (const LedgerProblem *problem)
{
  static const TzMark marks[] = {
    [LEDGER_NOTE] = TZ_MARK_NOTE,
    [LEDGER_MISSING] = TZ_MARK_MISSING,
    [LEDGER_WARNING] = TZ_MARK_WARNING,
    [LEDGER_BLOCKING] = TZ_MARK_ERROR,
  };

  return problem != NULL ? marks[problem->severity] : TZ_MARK_NONE;
}

static void
show_problem (TzField    *self,
              TzMark      mark,
              const char *text)
{
  static const char *const classes[] = { "error", "warning", "dim-label" };
  gboolean loud = mark == TZ_MARK_WARNING || mark == TZ_MARK_ERROR;

  tz_editor_set_mark (self->editor, mark, text);
  gtk_widget_set_visible (self->problem_box, loud || mark == TZ_MARK_NOTE);
  if (loud || mark == TZ_MARK_NOTE)
    gtk_label_set_text (GTK_LABEL (self->problem), text);
  gtk_widget_set_visible (self->other, loud && self->other_id != 0);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->problem, classes[i]);
  gtk_widget_add_css_class (self->problem, mark == TZ_MARK_ERROR ? "error" : mark == TZ_MARK_NOTE ? "dim-label" : "warning");
  if (mark == TZ_MARK_MISSING)
    gtk_widget_add_css_class (self->title, "missing");
  else
    gtk_widget_remove_css_class (self->title, "missing");
  gtk_widget_set_tooltip_text (self->title, mark == TZ_MARK_MISSING ? text : NULL);
}

static void
other_clicked_cb (GtkButton *button,
                  TzField   *self)
{
  g_signal_emit (self, signals[OTHER], 0, self->other_id);
}

/* Esc takes back what was typed; a second one goes on to the page. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzField               *self)
{
  return key == GDK_KEY_Escape && tz_editor_revert (self->editor);
}

static void
tz_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tz_field_parent_class)->dispose (object);
}

static void
tz_field_finalize (GObject *object)
{
  g_free (TZ_FIELD (object)->suggested);
  G_OBJECT_CLASS (tz_field_parent_class)->finalize (object);
}

static void
tz_field_class_init (TzFieldClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_field_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_field_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field");
  signals[OTHER] = g_signal_new ("other", TZ_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
place (TzField   *self,
       GtkWidget *child,
       int        column,
       int        row)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGridLayoutChild *cell;

  gtk_widget_set_parent (child, GTK_WIDGET (self));
  cell = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, child));
  gtk_grid_layout_child_set_column (cell, column);
  gtk_grid_layout_child_set_row (cell, row);
}

static GtkWidget *
make_button (const char *label)
{
  GtkWidget *button = gtk_button_new ();

  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  return button;
}

static void
build_problem (TzField *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->problem_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->problem = tz_paragraph_new (NULL, "problem");
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 16);
  gtk_widget_set_hexpand (self->problem, TRUE);
  self->remedy = make_button (NULL);
  gtk_widget_set_visible (self->remedy, FALSE);
  self->other = make_button (_("对照"));
  g_signal_connect (self->other, "clicked", G_CALLBACK (other_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->problem_box), self->problem);
  gtk_box_append (GTK_BOX (buttons), self->remedy);
  gtk_box_append (GTK_BOX (buttons), self->other);
  gtk_box_append (GTK_BOX (self->problem_box), buttons);
  gtk_widget_set_visible (self->problem_box, FALSE);
}

static void
adopt_clicked_cb (GtkButton *button,
                  TzField   *self)
{
  g_autofree char *name = g_strdup (self->suggested);

  if (name == NULL || !tz_editor_put_text (self->editor, name))
    return;
  tz_editor_refresh (self->editor);
  tz_editor_focus (self->editor);
}

static void
build_suggestion (TzField *self)
{
  GtkWidget *adopt = make_button (_("采用"));

  self->suggestion_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->suggestion = tz_paragraph_new (NULL, "suggestion");
  gtk_label_set_max_width_chars (GTK_LABEL (self->suggestion), 16);
  gtk_widget_set_hexpand (self->suggestion, TRUE);
  g_signal_connect (adopt, "clicked", G_CALLBACK (adopt_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->suggestion_box), self->suggestion);
  gtk_box_append (GTK_BOX (self->suggestion_box), adopt);
  place (self, self->suggestion_box, 1, 2);
}

/* Another spelling of a name, for the clerk to compare with the paper: nothing is changed by itself. */
static void
show_suggestion (TzField *self)
{
  const char *name = tz_editor_get_value (self->editor);
  g_autofree char *text = NULL;

  if (!(tz_editor_get_field (self->editor)->flags & LEDGER_PERSON_NAME))
    return;
  g_free (self->suggested);
  self->suggested = name != NULL ? ledger_name_suggest (name, NULL) : NULL;
  if (self->suggested != NULL && self->suggestion_box == NULL)
    build_suggestion (self);
  if (self->suggestion_box == NULL)
    return;
  gtk_widget_set_visible (self->suggestion_box, self->suggested != NULL);
  if (self->suggested == NULL)
    return;
  text = person_dup_suggestion (name, self->suggested);
  gtk_label_set_text (GTK_LABEL (self->suggestion), text);
}

static void
tz_field_init (TzField *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Only events change it: once the row is there, it is shown. */
static void
add_shown (TzField              *self,
           const LedgerRegister *reg,
           guint                 field)
{
  self->editors[1] = g_object_new (TZ_TYPE_SHOWN, NULL);
  tz_editor_set_field (self->editors[1], reg, field);
  gtk_widget_set_visible (GTK_WIDGET (self->editors[1]), FALSE);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->editors[1]));
}

static void
build_title (TzField      *self,
             const char   *text,
             GtkSizeGroup *labels)
{
  self->title = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (self->title), 1);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (self->title), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), 16);
  gtk_label_set_justify (GTK_LABEL (self->title), GTK_JUSTIFY_RIGHT);
  /* Baselines of Han and Latin entries differ, and GTK 4.8 loses them when a popover joins: centres do not. */
  gtk_widget_set_valign (self->title, tz_field_is_wide (self) ? GTK_ALIGN_START : GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->title, "title");
  gtk_size_group_add_widget (labels, self->title);
}

GtkWidget *
tz_field_new (const LedgerRegister *reg,
              guint                 field,
              GtkSizeGroup         *labels)
{
  return tz_field_new_for (tz_editor_new (reg, field), reg, field, labels);
}

GtkWidget *
tz_field_new_for (TzEditor             *editor,
                  const LedgerRegister *reg,
                  guint                 field,
                  GtkSizeGroup         *labels)
{
  TzField *self = g_object_new (TZ_TYPE_FIELD, NULL);
  GtkGridLayout *layout = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_grid_layout_set_column_spacing (layout, 12);
  self->editor = self->editors[0] = editor;
  build_title (self, _(reg->fields[field].title), labels);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->line, tz_field_is_wide (self) ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (editor));
  if (reg->fields[field].flags & LEDGER_EVENT)
    add_shown (self, reg, field);
  if (tz_field_is_wide (self))
    gtk_widget_add_css_class (GTK_WIDGET (self), "wide");
  build_problem (self);
  place (self, self->title, 0, 0);
  place (self, self->line, 1, 0);
  place (self, self->problem_box, 1, 1);
  return GTK_WIDGET (self);
}

void
tz_field_bind (TzField    *self,
               LedgerEdit *edit,
               gboolean    editable)
{
  gboolean settled = self->editors[1] != NULL && edit != NULL && edit->before != NULL;

  tz_field_set_problem (self, NULL);
  self->editor = self->editors[settled ? 1 : 0];
  for (guint i = 0; self->editors[i] != NULL; i++)
    {
      gboolean there = self->editors[i] == self->editor;

      tz_editor_bind (self->editors[i], there ? edit : NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->editors[i]), there);
    }
  tz_editor_set_editable (self->editor, editable);
  if (self->action != NULL)
    gtk_widget_set_visible (self->action, settled && editable);
  tz_field_set_problem (self, NULL);
}

TzEditor *const *
tz_field_get_editors (TzField *self)
{
  return self->editors;
}

TzEditor *
tz_field_get_editor (TzField *self)
{
  return self->editor;
}

void
tz_field_set_action (TzField    *self,
                     const char *label,
                     const char *action)
{
  self->action = gtk_button_new_with_label (label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->action), action);
  gtk_widget_set_valign (self->action, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->action, FALSE);
  gtk_widget_add_css_class (self->action, "small");
  gtk_box_append (GTK_BOX (self->line), self->action);
}

gboolean
tz_field_is_wide (TzField *self)
{
  return tz_editor_get_field (self->editor)->kind == &ledger_kind_note;
}

void
tz_field_set_problem (TzField             *self,
                      const LedgerProblem *problem)
{
  const char *refusal = tz_editor_get_refusal (self->editor);
  gboolean remedy;

  self->other_id = refusal == NULL && problem != NULL ? problem->other : 0;
  remedy = self->other_id != 0 && tz_remedy_offer (tz_editor_get_edit (self->editor), problem, GTK_BUTTON (self->remedy));
  gtk_widget_set_visible (self->remedy, remedy);
  /* Two buttons would leave the sentence no room beside them. */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->problem_box),
                                  remedy ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (refusal != NULL)
    show_problem (self, TZ_MARK_ERROR, refusal);
  else
    show_problem (self, get_mark (problem), problem != NULL ? problem->text : NULL);
  show_suggestion (self);
}

gboolean
tz_field_advance (GPtrArray *fields,
                  TzEditor  *editor)
{
  for (guint i = 0; i + 1 < fields->len; i++)
    if (tz_field_get_editor (g_ptr_array_index (fields, i)) == editor)
      {
        tz_editor_focus (tz_field_get_editor (g_ptr_array_index (fields, i + 1)));
        return TRUE;
      }
  return FALSE;
}

gboolean
tz_field_flush_all (GPtrArray *fields)
{
  TzEditor *refused = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      TzEditor *editor = tz_field_get_editor (g_ptr_array_index (fields, i));

      if (!tz_editor_flush (editor) && refused == NULL)
        refused = editor;
    }
  if (refused != NULL)
    tz_editor_focus (refused);
  return refused == NULL;
}

void
tz_field_let_go (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    tz_field_bind (g_ptr_array_index (fields, i), NULL, FALSE);
  g_ptr_array_set_size (fields, 0);
}
