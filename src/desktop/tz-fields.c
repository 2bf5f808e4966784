/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made from the field table alone: groups in the order of the table, then the grids of child rows. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-fields.h"

#include "ledger-kind.h"
#include "tz-editor-kinds.h"
#include "tz-group.h"
#include "tz-part.h"
#include "tz-shown.h"

struct _TzFields
{
  GtkWidget             parent_instance;

  const LedgerRegister *reg;
  GtkWidget            *scroller;
  GtkWidget            *sheet;
  GtkWidget            *below;
  GtkSizeGroup         *labels;
  TzEditor             *photo;
  GPtrArray            *fields;  /* (element-type TzField), as they stand on the sheet */
  GPtrArray            *grids;   /* (element-type TzGrid) */
  LedgerEdit           *edit;
  guint                 tick_id;
  guint                 n_ticks; /* since a field was asked for */
};

enum
{
  CHANGED,
  FINISHED,
  OTHER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzFields, tz_fields, GTK_TYPE_WIDGET)

static TzEditor *
get_editor (TzFields *self,
            guint     index)
{
  return tz_field_get_editor (g_ptr_array_index (self->fields, index));
}

static void
refresh (TzFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    tz_editor_refresh (get_editor (self, i));
  if (self->photo != NULL)
    tz_editor_refresh (self->photo);
  for (guint i = 0; i < self->grids->len; i++)
    tz_grid_refresh (g_ptr_array_index (self->grids, i));
}

/* Does Enter stop there? */
static gboolean
is_stop (TzEditor *editor)
{
  return !TZ_IS_SHOWN (editor) && gtk_widget_get_sensitive (tz_editor_get_target (editor));
}

/* The whole field comes into sight, problem and all. */
static void
scroll_to (TzFields  *self,
           GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (widget, self->sheet, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - 12, bounds.origin.y + bounds.size.height + 12);
}

static void
editor_changed_cb (TzEditor *editor,
                   TzFields *self)
{
  refresh (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
editor_advanced_cb (TzEditor *editor,
                    TzFields *self)
{
  gboolean passed = editor == self->photo;

  for (guint i = 0; i < self->fields->len; i++)
    {
      if (passed && is_stop (get_editor (self, i)))
        {
          tz_editor_focus (get_editor (self, i));
          return;
        }
      passed |= get_editor (self, i) == editor;
    }
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
grid_advanced_cb (TzGrid   *grid,
                  TzFields *self)
{
  g_signal_emit (self, signals[FINISHED], 0);
}

static void
grid_changed_cb (TzGrid   *grid,
                 TzFields *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
other_asked_cb (TzField  *field,
                gint64    id,
                TzFields *self)
{
  g_signal_emit (self, signals[OTHER], 0, id);
}

static void
focus_moved_cb (GtkEventControllerFocus *controller,
                TzFields                *self)
{
  scroll_to (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
}

static void
columns_toggled_cb (GtkToggleButton *button,
                    TzGrid          *grid)
{
  tz_grid_set_all_columns (grid, gtk_toggle_button_get_active (button));
}

static void
connect_editor (TzFields *self,
                TzEditor *editor)
{
  g_signal_connect (editor, "changed", G_CALLBACK (editor_changed_cb), self);
  g_signal_connect (editor, "advance", G_CALLBACK (editor_advanced_cb), self);
  tz_part_hand_on (self, editor);
}

static void
add_field (TzFields *self,
           TzGroup  *group,
           guint     index)
{
  TzField *field = TZ_FIELD (tz_field_new (self->reg, index, self->labels));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (focus_moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (field), focus);
  g_signal_connect (field, "other", G_CALLBACK (other_asked_cb), self);
  for (TzEditor *const *editor = tz_field_get_editors (field); *editor != NULL; editor++)
    connect_editor (self, *editor);
  g_ptr_array_add (self->fields, field);
  tz_group_add (group, field);
}

/* Every group stands where its first field stands in the table. */
static void
add_group (TzFields *self,
           guint     first)
{
  const char *name = self->reg->fields[first].group;
  GtkWidget *group = tz_group_new (name != NULL ? _(name) : NULL);

  for (guint i = first; i < self->reg->n_fields; i++)
    {
      const LedgerField *field = &self->reg->fields[i];

      if (!ledger_field_is_shown (field) || (field->flags & LEDGER_PART_OF) || g_strcmp0 (field->group, name) != 0)
        continue;
      if (tz_editor_is_photo (field))
        {
          self->photo = g_object_ref_sink (tz_editor_new (self->reg, i));
          connect_editor (self, self->photo);
        }
      else
        add_field (self, TZ_GROUP (group), i);
    }
  gtk_box_append (GTK_BOX (self->sheet), group);
}

static void
add_groups (TzFields *self)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      const LedgerField *field = &self->reg->fields[i];
      gboolean known = !ledger_field_is_shown (field) || (field->flags & LEDGER_PART_OF);

      for (guint k = 0; k < i && !known; k++)
        known = ledger_field_is_shown (&self->reg->fields[k]) && !(self->reg->fields[k].flags & LEDGER_PART_OF) &&
                g_strcmp0 (self->reg->fields[k].group, field->group) == 0;
      if (!known)
        add_group (self, i);
    }
}

static void
add_grid (TzFields             *self,
          const LedgerRegister *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = gtk_label_new (_(child->title));
  GtkWidget *columns = gtk_toggle_button_new_with_label (_("全部列"));
  GtkWidget *grid = tz_grid_new (child);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (columns, "flat");
  gtk_widget_add_css_class (columns, "small");
  g_signal_connect_object (columns, "toggled", G_CALLBACK (columns_toggled_cb), grid, 0);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), columns);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (self->sheet), box);
  g_signal_connect (grid, "changed", G_CALLBACK (grid_changed_cb), self);
  g_signal_connect (grid, "advance", G_CALLBACK (grid_advanced_cb), self);
  tz_part_hand_on (self, grid);
  g_ptr_array_add (self->grids, grid);
}

static void
add_grids (TzFields                    *self,
           const LedgerRegister *const *registers)
{
  /* What is never typed over has a list of its own. */
  for (guint r = 0; registers[r] != NULL; r++)
    if (!registers[r]->append_only && ledger_register_is_part_of (registers[r], self->reg))
      add_grid (self, registers[r]);
}

static void
clear_sheet (TzFields *self)
{
  GtkWidget *child;

  tz_fields_bind (self, NULL, FALSE);
  while ((child = gtk_widget_get_first_child (self->sheet)) != NULL)
    gtk_box_remove (GTK_BOX (self->sheet), child);
  g_ptr_array_set_size (self->fields, 0);
  g_ptr_array_set_size (self->grids, 0);
  g_clear_object (&self->photo);
}

static void
tz_fields_dispose (GObject *object)
{
  TzFields *self = TZ_FIELDS (object);

  if (self->scroller != NULL)
    {
      clear_sheet (self);
      g_clear_pointer (&self->scroller, gtk_widget_unparent);
    }
  g_clear_object (&self->labels);
  G_OBJECT_CLASS (tz_fields_parent_class)->dispose (object);
}

static void
tz_fields_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_FIELDS (object)->fields);
  g_ptr_array_unref (TZ_FIELDS (object)->grids);
  G_OBJECT_CLASS (tz_fields_parent_class)->finalize (object);
}

static void
tz_fields_class_init (TzFieldsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_fields_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_fields_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fields");
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] = g_signal_new ("finished", TZ_TYPE_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OTHER] = g_signal_new ("other", TZ_TYPE_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT64);
  tz_part_add_signals (TZ_TYPE_FIELDS);
}

static void
tz_fields_init (TzFields *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->fields = g_ptr_array_new ();
  self->grids = g_ptr_array_new ();
  self->labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->sheet, "sheet");
  gtk_box_append (GTK_BOX (box), self->sheet);
  gtk_box_append (GTK_BOX (box), self->below);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
tz_fields_new (void)
{
  return g_object_new (TZ_TYPE_FIELDS, NULL);
}

void
tz_fields_set_register (TzFields                    *self,
                        const LedgerRegister        *reg,
                        const LedgerRegister *const *registers)
{
  if (self->reg == reg)
    return;
  clear_sheet (self);
  self->reg = reg;
  if (reg == NULL)
    return;
  add_groups (self);
  add_grids (self, registers);
}

const LedgerRegister *
tz_fields_get_register (TzFields *self)
{
  return self->reg;
}

TzEditor *
tz_fields_get_photo (TzFields *self)
{
  return self->photo;
}

void
tz_fields_bind (TzFields   *self,
                LedgerEdit *edit,
                gboolean    editable)
{
  gboolean other = self->edit != edit;

  self->edit = edit;
  for (guint i = 0; i < self->fields->len; i++)
    tz_field_bind (g_ptr_array_index (self->fields, i), edit, editable);
  if (self->photo != NULL)
    {
      tz_editor_bind (self->photo, edit);
      tz_editor_set_editable (self->photo, editable);
    }
  for (guint i = 0; i < self->grids->len; i++)
    {
      TzGrid *grid = g_ptr_array_index (self->grids, i);

      if (edit != NULL)
        ledger_edit_load_children (edit, tz_grid_get_register (grid), NULL);
      tz_grid_bind (grid, edit, editable);
    }
  if (other && edit != NULL && edit->before == NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

gboolean
tz_fields_flush (TzFields *self)
{
  TzEditor *refused = NULL;

  if (self->edit == NULL)
    return TRUE;
  for (guint i = 0; i < self->fields->len; i++)
    if (!tz_editor_flush (get_editor (self, i)))
      refused = refused != NULL ? refused : get_editor (self, i);
  if (refused != NULL)
    {
      tz_editor_focus (refused);
      return FALSE;
    }
  for (guint i = 0; i < self->grids->len; i++)
    if (!tz_grid_flush (g_ptr_array_index (self->grids, i)))
      return FALSE;
  return TRUE;
}

void
tz_fields_flush_quietly (TzFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    tz_editor_flush (get_editor (self, i));
  for (guint i = 0; i < self->grids->len; i++)
    tz_grid_flush_quietly (g_ptr_array_index (self->grids, i));
}

gboolean
tz_fields_is_typed (TzFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (tz_editor_is_typed (get_editor (self, i)))
      return TRUE;
  for (guint i = 0; i < self->grids->len; i++)
    if (tz_grid_is_typed (g_ptr_array_index (self->grids, i)))
      return TRUE;
  return FALSE;
}

void
tz_fields_set_full (TzFields *self,
                    gboolean  full)
{
  for (guint i = 0; i < self->fields->len; i++)
    tz_editor_set_full (get_editor (self, i), full);
  for (guint i = 0; i < self->grids->len; i++)
    tz_grid_set_full (g_ptr_array_index (self->grids, i), full);
}

/* What a rule works out, where nothing is wrong. */
static const LedgerProblem *
find_note (const LedgerProblems *problems,
           guint                 field)
{
  const LedgerProblem *first = ledger_problems_find (problems, field, LEDGER_NOTE);

  return first != NULL && first->severity == LEDGER_NOTE ? first : NULL;
}

void
tz_fields_set_problems (TzFields       *self,
                        LedgerProblems *problems,
                        gboolean        lenient)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      guint field = tz_editor_get_index (get_editor (self, i));
      const LedgerProblem *problem = ledger_problems_find (problems, field, LEDGER_BLOCKING);
      LedgerProblem quiet;

      if (problem == NULL)
        problem = ledger_problems_find (problems, field, LEDGER_WARNING);
      /* Of a new row everything is missing at first; saying so would only be noise. */
      if (problem == NULL && self->edit != NULL && self->edit->before != NULL)
        problem = ledger_problems_find (problems, field, LEDGER_MISSING);
      if (problem == NULL)
        problem = find_note (problems, field);
      if (lenient && problem != NULL && g_str_equal (problem->code, "required"))
        {
          quiet = *problem;
          quiet.severity = LEDGER_MISSING;
          problem = &quiet;
        }
      tz_field_set_problem (g_ptr_array_index (self->fields, i), problem);
    }
  for (guint i = 0; i < self->grids->len; i++)
    tz_grid_set_problems (g_ptr_array_index (self->grids, i), problems, lenient);
}

gboolean
tz_fields_focus_first (TzFields *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (is_stop (get_editor (self, i)))
      return tz_editor_focus (get_editor (self, i));
  return FALSE;
}

gboolean
tz_fields_focus_mark (TzFields *self,
                      TzMark    at_least)
{
  static const char *const styles[] = { NULL, NULL, "missing", "warning", "error" };

  for (guint i = 0; i < self->fields->len; i++)
    for (TzMark mark = at_least; mark <= TZ_MARK_ERROR; mark++)
      if (is_stop (get_editor (self, i)) &&
          gtk_widget_has_css_class (tz_editor_get_target (get_editor (self, i)), styles[mark]))
        return tz_editor_focus (get_editor (self, i));
  for (guint i = 0; i < self->grids->len; i++)
    if (tz_grid_focus_problem (g_ptr_array_index (self->grids, i)))
      return TRUE;
  return FALSE;
}

/* A sheet that was just filled has its places only after the next layout, which follows the first tick. */
static gboolean
ticked_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  TzFields *self = TZ_FIELDS (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE;
  for (guint i = 0; i < self->fields->len && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, g_ptr_array_index (self->fields, i)))
      scroll_to (self, g_ptr_array_index (self->fields, i));
  /* Ends the movement to where the field was when it got the focus. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

gboolean
tz_fields_focus_field (TzFields *self,
                       guint     field)
{
  TzEditor *editor = tz_fields_get_editor (self, field);

  if (editor == NULL || !tz_editor_focus (editor))
    return FALSE;
  self->n_ticks = 0;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), ticked_cb, NULL, NULL);
  return TRUE;
}

TzEditor *
tz_fields_get_editor (TzFields *self,
                      guint     field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (tz_editor_get_index (get_editor (self, i)) == field)
      return get_editor (self, i);
  return self->photo != NULL && tz_editor_get_index (self->photo) == field ? self->photo : NULL;
}

void
tz_fields_set_action (TzFields   *self,
                      guint       field,
                      const char *label,
                      const char *action)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (tz_editor_get_index (get_editor (self, i)) == field)
      tz_field_set_action (g_ptr_array_index (self->fields, i), label, action);
}

TzGrid *
tz_fields_get_grid (TzFields             *self,
                    const LedgerRegister *child)
{
  for (guint i = 0; i < self->grids->len; i++)
    if (tz_grid_get_register (g_ptr_array_index (self->grids, i)) == child)
      return g_ptr_array_index (self->grids, i);
  return NULL;
}

void
tz_fields_put_above_grid (TzFields             *self,
                          const LedgerRegister *child,
                          GtkWidget            *widget)
{
  GtkWidget *grid = GTK_WIDGET (tz_fields_get_grid (self, child));

  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (grid)), widget, gtk_widget_get_prev_sibling (grid));
}

void
tz_fields_append (TzFields  *self,
                  GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->below), widget);
}
