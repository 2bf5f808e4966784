/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Child rows typed as in a spreadsheet: no dialog a row, a new row at the end, blocks pasted. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tz-grid.h"

#include "ledger-kind.h"
#include "tz-entry.h"
#include "tz-grid-row.h"
#include "tz-part.h"

/* A pasted block longer than this is an import. */
#define MAX_PASTED 500
/* Above and below the cell that is typed in: what is wrong with it, and the row to come. */
#define ROOM       40

struct _TzGrid
{
  GtkWidget             parent_instance;

  const LedgerRegister *reg;
  GArray               *columns;    /* (element-type guint) */
  gboolean              all_columns;
  GArray               *ends;       /* (element-type guint): fields after which Enter begins the next row */

  GtkWidget            *scroller;
  GtkGrid              *grid;
  GPtrArray            *headings;
  GPtrArray            *rows;       /* (element-type TzGridRow) */
  LedgerEdit           *parent;
  gboolean              editable;
  gboolean              full;
  gboolean              kept;       /* the focus was in a cell when its edit was let go */
  guint                 kept_row;
  guint                 kept_column;
  guint                 tick_id;
  guint                 n_ticks;    /* since a cell was gone to */
};

enum
{
  CHANGED,
  ADVANCE,
  PASTING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzGrid, tz_grid, GTK_TYPE_WIDGET)

static void add_row (TzGrid *self);

static TzGridRow *
get_row (TzGrid *self,
         guint   row)
{
  return row < self->rows->len ? g_ptr_array_index (self->rows, row) : NULL;
}

/* Where a cell, or what has the focus inside one, is. */
static gboolean
find_place (TzGrid    *self,
            GtkWidget *widget,
            guint     *row,
            guint     *column)
{
  for (*row = 0; *row < self->rows->len; (*row)++)
    for (*column = 0; *column < self->columns->len; (*column)++)
      {
        GtkWidget *cell = g_ptr_array_index (get_row (self, *row)->cells, *column);

        if (widget == cell || gtk_widget_is_ancestor (widget, cell))
          return TRUE;
      }
  return FALSE;
}

static gboolean
find_focus (TzGrid *self,
            guint  *row,
            guint  *column)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && find_place (self, focus, row, column);
}

/* A new row has its place only after the next layout, which follows the first tick. */
static gboolean
ticked_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  TzGrid *self = TZ_GRID (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *sheet = page != NULL ? gtk_widget_get_first_child (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (page))) : NULL;
  graphene_rect_t bounds;
  guint row, column;

  if (self->n_ticks++ == 0)
    return G_SOURCE_CONTINUE;
  if (sheet != NULL && find_focus (self, &row, &column) &&
      gtk_widget_compute_bounds (g_ptr_array_index (get_row (self, row)->cells, column), sheet, &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page)),
                               bounds.origin.y - ROOM, bounds.origin.y + bounds.size.height + ROOM);
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
go_to (TzGrid *self,
       int     row,
       int     column)
{
  TzGridRow *line = row >= 0 ? get_row (self, row) : NULL;

  if (line == NULL || column < 0 || column >= (int) self->columns->len ||
      !tz_editor_focus (g_ptr_array_index (line->cells, column)))
    return FALSE;
  self->n_ticks = 0;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), ticked_cb, NULL, NULL);
  return TRUE;
}

/* The next column from @column on that is typed in, what is reckoned may stand between; their number when there is none. */
static int
find_typed (TzGrid *self,
            int     column)
{
  while (column < (int) self->columns->len && !ledger_field_is_typed (&self->reg->fields[g_array_index (self->columns, guint, column)]))
    column++;
  return column;
}

static gboolean
begin_row (TzGrid *self,
           int     row)
{
  return go_to (self, row, find_typed (self, 0));
}

/* The empty row at the end is a child edit like the others: blank ones are not saved. */
static gboolean
ends_blank (TzGrid *self)
{
  TzGridRow *last = self->rows->len > 0 ? get_row (self, self->rows->len - 1) : NULL;

  return last != NULL && last->edit->before == NULL && !last->edit->removed && ledger_edit_is_blank (last->edit);
}

static void
keep_end_blank (TzGrid *self)
{
  if (self->parent == NULL || !self->editable || ends_blank (self))
    return;
  ledger_edit_add_child (self->parent, self->reg);
  add_row (self);
}

static int
get_child_index (TzGrid           *self,
                 const LedgerEdit *edit)
{
  guint index = 0;

  return g_ptr_array_find (self->parent->children, edit, &index) ? (int) index : -1;
}

static void
type_cell (TzGrid     *self,
           guint       row,
           guint       column,
           const char *text)
{
  TzEditor *cell = g_ptr_array_index (get_row (self, row)->cells, column);

  if (TZ_IS_ENTRY (cell) && !get_row (self, row)->edit->removed)
    tz_entry_type (TZ_ENTRY (cell), text);
}

static void
cell_changed_cb (TzEditor *cell,
                 TzGrid   *self)
{
  guint row, column;

  if (find_place (self, GTK_WIDGET (cell), &row, &column))
    {
      tz_grid_row_refresh (get_row (self, row));
      tz_grid_row_show_removed (get_row (self, row));
    }
  keep_end_blank (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
ends_row (TzGrid   *self,
          TzEditor *cell)
{
  gboolean ends = FALSE;

  for (guint i = 0; i < self->ends->len; i++)
    ends |= g_array_index (self->ends, guint, i) == tz_editor_get_index (cell);
  return ends && tz_editor_get_value (cell) != NULL;
}

/* Enter: the next cell, then the next row; from an untouched last row out of the grid. */
static void
cell_advanced_cb (TzEditor *cell,
                  TzGrid   *self)
{
  guint row, column;

  if (!find_place (self, GTK_WIDGET (cell), &row, &column))
    return;
  if ((int) column == find_typed (self, 0) && row + 1 == self->rows->len && ends_blank (self))
    g_signal_emit (self, signals[ADVANCE], 0);
  else if (ends_row (self, cell) || !go_to (self, row, find_typed (self, (int) column + 1)))
    begin_row (self, (int) row + 1);
}

/* An arrow key at the end of the text. */
static gboolean
edge_reached_cb (GtkWidget        *text,
                 GtkDirectionType  direction,
                 TzGrid           *self)
{
  guint row, column;

  if ((direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT) || !find_place (self, text, &row, &column))
    return FALSE;
  go_to (self, row, (int) column + (direction == GTK_DIR_RIGHT ? 1 : -1));
  return TRUE;
}

static void
text_pasted_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (TzGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  guint row, column;
  GtkWidget *target;

  if (text == NULL || !self->editable || !find_focus (self, &row, &column))
    return;
  if (strpbrk (text, "\t\n") != NULL)
    {
      gboolean taken = FALSE;

      g_signal_emit (self, signals[PASTING], 0, g_array_index (self->columns, guint, column), text, &taken);
      if (!taken)
        tz_grid_paste (self, row, column, text);
      return;
    }
  target = tz_editor_get_target (g_ptr_array_index (get_row (self, row)->cells, column));
  if (GTK_IS_EDITABLE (target))
    {
      int place;

      gtk_editable_delete_selection (GTK_EDITABLE (target));
      place = gtk_editable_get_position (GTK_EDITABLE (target));
      gtk_editable_insert_text (GTK_EDITABLE (target), text, -1, &place);
      gtk_editable_set_position (GTK_EDITABLE (target), place);
    }
}

/* Whether one cell or a block was copied is known when the clipboard has answered. */
static void
paste_asked_cb (GtkText *text,
                TzGrid  *self)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (text)), NULL, text_pasted_cb, g_object_ref (self));
}

static void
remove_clicked_cb (GtkButton *button,
                   TzGrid    *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (get_row (self, i)->remove == GTK_WIDGET (button))
      {
        tz_grid_remove_row (self, i);
        return;
      }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzGrid                *self)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  guint row, column;

  if (!find_focus (self, &row, &column))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go_to (self, (int) row - 1, column);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go_to (self, row + 1, column);
    case GDK_KEY_Escape:
      return tz_editor_revert (g_ptr_array_index (get_row (self, row)->cells, column));
    case GDK_KEY_d:
      if (control)
        tz_grid_repeat (self, row, column);
      return control;
    case GDK_KEY_D:
      if (control)
        tz_grid_fill_down (self, row, column);
      return control;
    case GDK_KEY_Delete:
      if (control && self->editable)
        tz_grid_remove_row (self, row);
      return control;
    default:
      return FALSE;
    }
}

/* The wheel turns the page around the grid: sideways it would only surprise. */
static gboolean
wheel_turned_cb (GtkEventControllerScroll *controller,
                 double                    dx,
                 double                    dy,
                 TzGrid                   *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;

  if (page == NULL || dy == 0 || (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_SHIFT_MASK))
    return FALSE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                        dy * pow (gtk_adjustment_get_page_size (adjustment), 2.0 / 3.0));
  return TRUE;
}

static void
connect_cell (TzGrid   *self,
              TzEditor *cell)
{
  g_signal_connect (cell, "changed", G_CALLBACK (cell_changed_cb), self);
  g_signal_connect (cell, "advance", G_CALLBACK (cell_advanced_cb), self);
  /* Of so many cells none outlives the grid. */
  g_signal_connect_swapped (cell, "open", G_CALLBACK (tz_part_open), self);
  g_signal_connect_swapped (cell, "message", G_CALLBACK (tz_part_say), self);
  if (TZ_IS_ENTRY (cell))
    {
      GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (tz_editor_get_target (cell)));

      g_signal_connect (text, "keynav-failed", G_CALLBACK (edge_reached_cb), self);
      g_signal_connect (text, "paste-clipboard", G_CALLBACK (paste_asked_cb), self);
    }
}

/* Widgets for one more of the parent's child edits; which one is said by bind_rows (). */
static TzGridRow *
append_row (TzGrid *self)
{
  TzGridRow *row = tz_grid_row_new (self->reg, self->columns, self->grid, self->rows->len + 1);

  for (guint i = 0; i < row->cells->len; i++)
    {
      connect_cell (self, g_ptr_array_index (row->cells, i));
      tz_editor_set_full (g_ptr_array_index (row->cells, i), self->full);
    }
  g_signal_connect (row->remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_row (TzGrid *self)
{
  LedgerEdit *edit = g_ptr_array_index (self->parent->children, self->parent->children->len - 1);
  TzGridRow *row = append_row (self);

  tz_grid_row_bind (row, edit, self->editable, self->rows->len);
}

static void
drop_rows (TzGrid *self,
           guint   from)
{
  for (guint i = self->rows->len; i-- > from;)
    tz_grid_row_free (get_row (self, i), self->grid);
  g_ptr_array_set_size (self->rows, MIN (from, self->rows->len));
}

static void
drop_headings (TzGrid *self)
{
  for (guint i = 0; i < self->headings->len; i++)
    gtk_grid_remove (self->grid, g_ptr_array_index (self->headings, i));
  g_ptr_array_set_size (self->headings, 0);
}

static void
choose_columns (TzGrid *self)
{
  g_array_set_size (self->columns, 0);
  drop_headings (self);
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      const LedgerField *field = &self->reg->fields[i];
      GtkWidget *heading;

      if (!ledger_field_is_shown (field) || (field->flags & LEDGER_PART_OF) || field->kind == &ledger_kind_file ||
          (!self->all_columns && !(field->flags & (LEDGER_LISTED | LEDGER_REQUIRED))))
        continue;
      g_array_append_val (self->columns, i);
      heading = gtk_label_new (_(field->title));
      gtk_label_set_xalign (GTK_LABEL (heading), field->kind->is_number ? 1 : 0);
      gtk_widget_add_css_class (heading, "column");
      gtk_grid_attach (self->grid, heading, self->columns->len, 0, 1, 1);
      g_ptr_array_add (self->headings, heading);
    }
}

static void
tz_grid_dispose (GObject *object)
{
  TzGrid *self = TZ_GRID (object);

  if (self->scroller != NULL)
    {
      drop_rows (self, 0);
      self->parent = NULL;
      g_clear_pointer (&self->scroller, gtk_widget_unparent);
    }
  G_OBJECT_CLASS (tz_grid_parent_class)->dispose (object);
}

static void
tz_grid_finalize (GObject *object)
{
  TzGrid *self = TZ_GRID (object);

  g_array_unref (self->columns);
  g_array_unref (self->ends);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (tz_grid_parent_class)->finalize (object);
}

static void
tz_grid_class_init (TzGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_grid_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_grid_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cells");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHANGED] = g_signal_new ("changed", TZ_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ADVANCE] = g_signal_new ("advance", TZ_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  tz_part_add_signals (TZ_TYPE_GRID);
  signals[PASTING] = g_signal_new ("pasting", TZ_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL,
                                   NULL, G_TYPE_BOOLEAN, 2, G_TYPE_UINT, G_TYPE_STRING);
}

static void
tz_grid_init (TzGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->headings = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->grid = GTK_GRID (gtk_grid_new ());
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->grid));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_turned_cb), self);
  gtk_widget_add_controller (self->scroller, wheel);
}

GtkWidget *
tz_grid_new (const LedgerRegister *child)
{
  TzGrid *self = g_object_new (TZ_TYPE_GRID, NULL);

  self->reg = child;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _(child->title), -1);
  choose_columns (self);
  return GTK_WIDGET (self);
}

const LedgerRegister *
tz_grid_get_register (TzGrid *self)
{
  return self->reg;
}

void
tz_grid_bind (TzGrid     *self,
              LedgerEdit *parent,
              gboolean    editable)
{
  guint n = 0;

  if (parent == NULL && self->rows->len > 0)
    self->kept = find_focus (self, &self->kept_row, &self->kept_column);
  self->parent = parent;
  self->editable = editable;
  for (guint i = 0; parent != NULL && i < parent->children->len; i++)
    {
      LedgerEdit *child = g_ptr_array_index (parent->children, i);

      if (child->reg != self->reg)
        continue;
      if (n == self->rows->len)
        append_row (self);
      tz_grid_row_bind (get_row (self, n), child, editable, n + 1);
      n++;
    }
  drop_rows (self, n);
  keep_end_blank (self);
  /* Saved and read again: the clerk goes on where the work was. */
  if (parent != NULL && self->kept && self->rows->len > 0)
    go_to (self, (int) MIN (self->kept_row, self->rows->len - 1), (int) self->kept_column);
  if (parent != NULL)
    self->kept = FALSE;
}

void
tz_grid_refresh (TzGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    tz_grid_row_refresh (get_row (self, i));
}

void
tz_grid_reload (TzGrid *self)
{
  tz_grid_bind (self, self->parent, self->editable);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
tz_grid_focus_end (TzGrid *self)
{
  return begin_row (self, (int) self->rows->len - 1);
}

gboolean
tz_grid_focus_row (TzGrid *self,
                   gint64  id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (id != 0 && get_row (self, i)->edit->after->id == id)
      return begin_row (self, (int) i);
  return FALSE;
}

gboolean
tz_grid_flush (TzGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!get_row (self, i)->edit->removed && !tz_grid_row_flush (get_row (self, i)))
      {
        tz_grid_row_set_problems (get_row (self, i), NULL, -1, FALSE);
        tz_grid_focus_problem (self);
        return FALSE;
      }
  return TRUE;
}

void
tz_grid_flush_quietly (TzGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!get_row (self, i)->edit->removed)
      tz_grid_row_flush (get_row (self, i));
}

gboolean
tz_grid_is_typed (TzGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (tz_grid_row_is_typed (get_row (self, i)))
      return TRUE;
  return FALSE;
}

void
tz_grid_set_full (TzGrid   *self,
                  gboolean  full)
{
  self->full = full;
  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < self->columns->len; k++)
      tz_editor_set_full (g_ptr_array_index (get_row (self, i)->cells, k), full);
}

void
tz_grid_set_problems (TzGrid         *self,
                      LedgerProblems *problems,
                      gboolean        lenient)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TzGridRow *row = get_row (self, i);

      tz_grid_row_set_problems (row, problems, get_child_index (self, row->edit), lenient);
    }
}

gboolean
tz_grid_focus (TzGrid *self)
{
  return begin_row (self, 0);
}

gboolean
tz_grid_focus_problem (TzGrid *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TzEditor *cell = tz_grid_row_find_problem (get_row (self, i));

      if (cell != NULL)
        return tz_editor_focus (cell);
    }
  return FALSE;
}

void
tz_grid_paste (TzGrid     *self,
               guint       row,
               guint       column,
               const char *block)
{
  g_auto (GStrv) lines = g_strsplit (block, "\n", -1);
  guint n = g_strv_length (lines);

  if (n > 0 && lines[n - 1][0] == '\0')
    n--;
  if (n > MAX_PASTED)
    {
      tz_part_say (self, _("粘贴的内容超过 500 行，请用“导入”。"));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) cells = g_strsplit (g_strchomp (lines[i]), "\t", -1);

      keep_end_blank (self);
      for (guint k = 0; cells[k] != NULL && column + k < self->columns->len; k++)
        if (cells[k][0] != '\0')
          type_cell (self, row + i, column + k, cells[k]);
      /* A line of a block is a row even when nothing of it could be read. */
      if (ends_blank (self) && i + 1 < n && row + i + 1 >= self->rows->len)
        {
          ledger_edit_add_child (self->parent, self->reg);
          add_row (self);
        }
    }
  go_to (self, MIN (row + n, self->rows->len) - 1, column);
}

void
tz_grid_remove_row (TzGrid *self,
                    guint   index)
{
  TzGridRow *row = get_row (self, index);

  if (row->edit->before != NULL)
    {
      row->edit->removed = !row->edit->removed;
      tz_grid_row_show_removed (row);
    }
  else if (!ledger_edit_is_blank (row->edit))
    {
      g_ptr_array_remove (self->parent->children, row->edit);
      tz_grid_bind (self, self->parent, self->editable);
      begin_row (self, (int) MIN (index, self->rows->len - 1));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

void
tz_grid_repeat (TzGrid *self,
                guint   row,
                guint   column)
{
  TzEditor *cell = g_ptr_array_index (get_row (self, row)->cells, column);

  if (row == 0 || !self->editable)
    return;
  tz_editor_put_value (cell, ledger_edit_get (get_row (self, row - 1)->edit, tz_editor_get_index (cell)));
  tz_editor_revert (cell);
}

void
tz_grid_fill_down (TzGrid *self,
                   guint   row,
                   guint   column)
{
  TzEditor *first = g_ptr_array_index (get_row (self, row)->cells, column);
  g_autofree char *value = NULL;

  if (!self->editable || !tz_editor_flush (first))
    return;
  value = g_strdup (tz_editor_get_value (first));
  for (guint i = row + 1; i < self->rows->len; i++)
    {
      TzGridRow *line = get_row (self, i);
      TzEditor *cell = g_ptr_array_index (line->cells, column);

      if (line->edit->removed || (line->edit->before == NULL && ledger_edit_is_blank (line->edit)))
        continue;
      tz_editor_put_value (cell, value);
      tz_editor_revert (cell);
    }
}

void
tz_grid_set_all_columns (TzGrid   *self,
                         gboolean  all)
{
  LedgerEdit *parent = self->parent;

  if (self->all_columns == all)
    return;
  tz_grid_flush (self);
  drop_rows (self, 0);
  self->all_columns = all;
  choose_columns (self);
  tz_grid_bind (self, parent, self->editable);
}

void
tz_grid_set_ends (TzGrid      *self,
                  const guint *fields,
                  guint        n)
{
  g_array_set_size (self->ends, 0);
  g_array_append_vals (self->ends, fields, n);
}

guint
tz_grid_get_n_rows (TzGrid *self)
{
  return self->rows->len;
}

TzEditor *
tz_grid_get_cell (TzGrid *self,
                  guint   row,
                  guint   field)
{
  for (guint i = 0; get_row (self, row) != NULL && i < self->columns->len; i++)
    if (g_array_index (self->columns, guint, i) == field)
      return g_ptr_array_index (get_row (self, row)->cells, i);
  return NULL;
}
