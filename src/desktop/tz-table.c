/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkColumnView the way two million rows allow: the model is never reset, shown cells are
 * painted anew instead; headers are asked for the order, GTK sorts nothing. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger-kind.h"

#include "tz-settings.h"
#include "tz-table.h"

/* Values up to so many digits long are never cut. */
#define MAX_UNCUT 18

/* What names the row: ten Han of a person, such as 古丽巴哈尔·艾合买提; twelve of anything else. */
#define PERSON_CHARS 20
#define NAME_CHARS 24

/* Eighteen digits and capitals, which are wider than digits. */
#define CREDIT_CODE_CHARS 22

/* One column: what its factory and its sorter need to know. */
typedef struct
{
  TzTable             *table;
  GtkColumnViewColumn *column;
  guint                field;
} TableColumn;

struct _TzTable
{
  GtkWidget      parent_instance;

  GtkWidget     *scroller;
  GtkColumnView *view;
  LedgerRows    *rows;
  TzSelection   *selection;
  gboolean       repainting; /* the view asks anew, the selection did not change */
  GPtrArray     *columns;     /* (element-type TableColumn) */
  GHashTable    *cells;       /* GtkListItem -> TableColumn, while bound */
  gboolean       full;

  gboolean       is_building; /* columns are being exchanged by us, not by the person */
  guint          report_id;
  TableColumn   *probed;      /* the column whose sorter was asked first */
};

enum
{
  SELECTION_CHANGED,
  ACTIVATED,
  SORT_CHANGED,
  COLUMNS_CHANGED,
  MENU_WANTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzTable, tz_table, GTK_TYPE_WIDGET)

static const LedgerField *
get_field (const TableColumn *column)
{
  return &ledger_rows_get_register (column->table->rows)->fields[column->field];
}

static void
paint_cell (GtkListItem *item,
            TableColumn *column)
{
  TzTable *self = column->table;
  guint position = gtk_list_item_get_position (item);
  g_autofree char *text = NULL;

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return;
  text = ledger_rows_dup_text (self->rows, position, column->field, self->full);
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
}

/* The field rows are found and ordered by, as long as nobody asks for another. */
static gboolean
names_row (const TableColumn *column)
{
  return g_strcmp0 (get_field (column)->name, ledger_rows_get_register (column->table->rows)->sort) == 0;
}

/* Usual width of a field's values, in digits; a Han character is two. */
static guint
measure_chars (const TableColumn *column)
{
  const LedgerField *field = get_field (column);
  glong chars = field->kind->width * 2;

  if ((field->flags & LEDGER_PERSON_NAME) != 0)
    return names_row (column) ? PERSON_CHARS : 8;
  if (field->kind == &ledger_kind_credit_code)
    return CREDIT_CODE_CHARS;
  if (field->kind == &ledger_kind_text && names_row (column))
    return NAME_CHARS;
  if (field->choices != NULL)
    {
      chars = 4;
      for (const LedgerChoice *choice = field->choices; choice->code != NULL; choice++)
        chars = MAX (chars, g_utf8_strlen (_(choice->title), -1) * 2);
    }
  return (guint) CLAMP (chars, 4, 24);
}

/* Takes the room that is left: the first column of names of things. */
static gboolean
is_wide (const LedgerField *field)
{
  return field->kind == &ledger_kind_reference ||
         (field->kind == &ledger_kind_text && (field->flags & (LEDGER_PERSON_NAME | LEDGER_UNIQUE)) == 0);
}

static void
cell_set_up_cb (GtkListItemFactory *factory,
                GtkListItem        *item,
                TableColumn        *column)
{
  const LedgerField *field = get_field (column);
  GtkWidget *cell = gtk_inscription_new (NULL);
  guint chars = measure_chars (column);
  gboolean is_whole = names_row (column) || field->kind == &ledger_kind_credit_code;
  guint uncut = is_whole ? chars : field->choices != NULL ? 8 : MAX_UNCUT;

  /* A fixed natural width: columns do not dance while rows scroll by. Only long texts may be cut. */
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), MIN (chars, uncut));
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), chars);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (field->kind->is_number)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1.0);
  gtk_list_item_set_child (item, cell);
}

static void
cell_bound_cb (GtkListItemFactory *factory,
               GtkListItem        *item,
               TableColumn        *column)
{
  g_hash_table_insert (column->table->cells, item, column);
  paint_cell (item, column);
}

static void
cell_unbound_cb (GtkListItemFactory *factory,
                 GtkListItem        *item,
                 TableColumn        *column)
{
  g_hash_table_remove (column->table->cells, item);
}

/* Never used to sort: it only tells which column was asked first. */
static int
column_asked_cb (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  TableColumn *column = data;

  if (column->table->probed == NULL)
    column->table->probed = column;
  return -1;
}

static void
sorter_changed_cb (GtkSorter      *sorter,
                   GtkSorterChange change,
                   TzTable        *self)
{
  GtkOrdering order;

  if (self->is_building || self->rows == NULL)
    return;
  self->probed = NULL;
  order = gtk_sorter_compare (sorter, self, self->view);
  if (self->probed == NULL)
    g_signal_emit (self, signals[SORT_CHANGED], 0, LEDGER_NO_FIELD, FALSE);
  else
    g_signal_emit (self, signals[SORT_CHANGED], 0, self->probed->field, order == GTK_ORDERING_LARGER);
}

static void
row_activated_cb (GtkColumnView *view,
                  guint          position,
                  TzTable       *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, ledger_rows_get_id (self->rows, position));
}

static void
selection_changed_cb (GtkSelectionModel *selection,
                      guint              position,
                      guint              n_items,
                      TzTable           *self)
{
  if (!self->repainting)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
columns_reported_cb (gpointer data)
{
  TzTable *self = data;

  self->report_id = 0;
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

/* Once after a drag, not at every pixel of it. */
static void
column_touched (TzTable *self)
{
  if (self->is_building)
    return;
  g_clear_handle_id (&self->report_id, g_source_remove);
  self->report_id = g_timeout_add_once (300, columns_reported_cb, self);
}

static void
columns_moved_cb (GListModel *columns,
                  guint       position,
                  guint       removed,
                  guint       added,
                  TzTable    *self)
{
  column_touched (self);
}

static void
column_resized_cb (GtkColumnViewColumn *column,
                   GParamSpec          *pspec,
                   TzTable             *self)
{
  column_touched (self);
}

static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      TzTable         *self)
{
  g_signal_emit (self, signals[MENU_WANTED], 0, x, y);
}

static GtkColumnViewColumn *
make_column (TableColumn *data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (_(get_field (data)->title), factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (column_asked_cb, data, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbound_cb), data);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, sorter);
  return column;
}

static void
remove_columns (TzTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      TableColumn *data = g_ptr_array_index (self->columns, i);

      g_signal_handlers_disconnect_by_func (data->column, column_resized_cb, self);
      gtk_column_view_remove_column (self->view, data->column);
      g_object_unref (data->column);
    }
  g_hash_table_remove_all (self->cells);
  g_ptr_array_set_size (self->columns, 0);
}

static void
append_columns (TzTable *self,
                GArray  *columns,
                guint    sort,
                gboolean descending)
{
  gboolean has_wide = FALSE;

  for (guint i = 0; i < columns->len; i++)
    {
      const TzColumn *wanted = &g_array_index (columns, TzColumn, i);
      TableColumn *data = g_new0 (TableColumn, 1);

      data->table = self;
      data->field = wanted->field;
      data->column = make_column (data);
      gtk_column_view_column_set_fixed_width (data->column, wanted->width);
      if (!has_wide && is_wide (get_field (data)))
        {
          gtk_column_view_column_set_expand (data->column, TRUE);
          has_wide = TRUE;
        }
      g_signal_connect (data->column, "notify::fixed-width", G_CALLBACK (column_resized_cb), self);
      g_ptr_array_add (self->columns, data);
      gtk_column_view_append_column (self->view, data->column);
      if (wanted->field == sort)
        gtk_column_view_sort_by_column (self->view, data->column,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
  /* Few narrow columns would leave the rest of the view to nobody, and GTK shades it as if scrolled too far. */
  if (!has_wide && self->columns->len > 0)
    gtk_column_view_column_set_expand (((TableColumn *) g_ptr_array_index (self->columns, self->columns->len - 1))->column,
                                       TRUE);
}

/* GTK 4.8 has no gtk_column_view_scroll_to (); the inner list understands the action. */
static GtkWidget *
find_list (TzTable *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

/* Without this Tab visits every row: two million stops before the next pane. */
static gboolean
tz_table_focus (GtkWidget       *widget,
                GtkDirectionType direction)
{
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
      gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (tz_table_parent_class)->focus (widget, direction);
}

/* A width dragged just before the window closes is remembered too. */
static void
tz_table_unmap (GtkWidget *widget)
{
  TzTable *self = TZ_TABLE (widget);

  if (self->report_id != 0)
    {
      g_clear_handle_id (&self->report_id, g_source_remove);
      columns_reported_cb (self);
    }
  GTK_WIDGET_CLASS (tz_table_parent_class)->unmap (widget);
}

static void
tz_table_dispose (GObject *object)
{
  TzTable *self = TZ_TABLE (object);

  g_clear_handle_id (&self->report_id, g_source_remove);
  self->is_building = TRUE;
  if (self->view != NULL)
    {
      gtk_column_view_set_model (self->view, NULL);
      remove_columns (self);
      self->view = NULL;
    }
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (tz_table_parent_class)->dispose (object);
}

static void
tz_table_finalize (GObject *object)
{
  TzTable *self = TZ_TABLE (object);

  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->cells);
  G_OBJECT_CLASS (tz_table_parent_class)->finalize (object);
}

static void
tz_table_class_init (TzTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_table_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_table_finalize;
  widget_class->focus = tz_table_focus;
  widget_class->unmap = tz_table_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", TZ_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", TZ_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", TZ_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[COLUMNS_CHANGED] = g_signal_new ("columns-changed", TZ_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU_WANTED] = g_signal_new ("menu-wanted", TZ_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
tz_table_init (TzTable *self)
{
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_hash_table_new (NULL, NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  g_signal_connect (self->view, "activate", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self);
  g_signal_connect (gtk_column_view_get_columns (self->view), "items-changed",
                    G_CALLBACK (columns_moved_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  /* The scrollbars have a place of their own: laid over, they strike the last row through. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
}

GtkWidget *
tz_table_new (void)
{
  return g_object_new (TZ_TYPE_TABLE, NULL);
}

void
tz_table_set_rows (TzTable    *self,
                   LedgerRows *rows,
                   GArray     *columns,
                   guint       sort,
                   gboolean    descending)
{
  g_set_object (&self->rows, rows);
  g_clear_object (&self->selection);
  self->selection = tz_selection_new (rows);
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  tz_table_set_columns (self, columns, sort, descending);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

void
tz_table_set_columns (TzTable *self,
                      GArray  *columns,
                      guint    sort,
                      gboolean descending)
{
  self->is_building = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  remove_columns (self);
  append_columns (self, columns, sort, descending);
  self->is_building = FALSE;
}

GArray *
tz_table_dup_columns (TzTable *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (TzColumn));
  GListModel *shown = gtk_column_view_get_columns (self->view);
  guint n = g_list_model_get_n_items (shown);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      for (guint k = 0; k < self->columns->len; k++)
        {
          TableColumn *data = g_ptr_array_index (self->columns, k);
          TzColumn entry = { data->field, gtk_column_view_column_get_fixed_width (column) };

          if (data->column == column)
            g_array_append_val (columns, entry);
        }
    }
  return columns;
}

TzSelection *
tz_table_get_selection (TzTable *self)
{
  return self->selection;
}

void
tz_table_set_full (TzTable *self,
                   gboolean full)
{
  self->full = full;
  tz_table_repaint (self);
}

void
tz_table_repaint (TzTable *self)
{
  GHashTableIter iter;
  gpointer item;
  gpointer column;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &column))
    paint_cell (item, column);
  if (self->selection == NULL)
    return;
  /* The same rows are selected; they only stand elsewhere, and the highlight must move with them. */
  self->repainting = TRUE;
  tz_selection_refresh (self->selection);
  self->repainting = FALSE;
}

void
tz_table_scroll_to (TzTable *self,
                    guint    position,
                    gboolean focus)
{
  GtkWidget *list = find_list (self);

  if (list == NULL || position >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  if (focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
tz_table_scroll_to_top (TzTable *self)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}
