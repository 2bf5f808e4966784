/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the model are numbers; what they mean only the owner of the table knows. */
#include "config.h"

#include "tz-outcome-list.h"

#include "tz-look.h"

#define TZ_TYPE_OUTCOME_ITEM (tz_outcome_item_get_type ())
G_DECLARE_FINAL_TYPE (TzOutcomeItem, tz_outcome_item, TZ, OUTCOME_ITEM, GObject)

#define TZ_TYPE_OUTCOME_ROWS (tz_outcome_rows_get_type ())
G_DECLARE_FINAL_TYPE (TzOutcomeRows, tz_outcome_rows, TZ, OUTCOME_ROWS, GObject)

struct _TzOutcomeItem
{
  GObject parent_instance;

  guint   row;
};

struct _TzOutcomeRows
{
  GObject parent_instance;

  guint   n;
};

struct _TzOutcomeList
{
  GtkWidget           parent_instance;

  TzOutcomeCell       cell;
  gpointer            data;
  TzOutcomeRows      *rows;
  GtkSingleSelection *selection;
  GtkWidget          *scrolled;
  GtkWidget          *table;
  GPtrArray          *factories; /* (element-type GtkListItemFactory): by column */
};

enum
{
  ACTIVATED,
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void tz_outcome_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (TzOutcomeItem, tz_outcome_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (TzOutcomeRows, tz_outcome_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tz_outcome_rows_list_model_init))
G_DEFINE_FINAL_TYPE (TzOutcomeList, tz_outcome_list, GTK_TYPE_WIDGET)

static void
tz_outcome_item_class_init (TzOutcomeItemClass *class)
{
}

static void
tz_outcome_item_init (TzOutcomeItem *self)
{
}

static GType
tz_outcome_rows_get_item_type (GListModel *model)
{
  return TZ_TYPE_OUTCOME_ITEM;
}

static guint
tz_outcome_rows_get_n_items (GListModel *model)
{
  return TZ_OUTCOME_ROWS (model)->n;
}

static gpointer
tz_outcome_rows_get_item (GListModel *model,
                          guint       position)
{
  TzOutcomeItem *item;

  if (position >= TZ_OUTCOME_ROWS (model)->n)
    return NULL;
  item = g_object_new (TZ_TYPE_OUTCOME_ITEM, NULL);
  item->row = position;
  return item;
}

static void
tz_outcome_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tz_outcome_rows_get_item_type;
  iface->get_n_items = tz_outcome_rows_get_n_items;
  iface->get_item = tz_outcome_rows_get_item;
}

static void
tz_outcome_rows_class_init (TzOutcomeRowsClass *class)
{
}

static void
tz_outcome_rows_init (TzOutcomeRows *self)
{
}

/* Asked for when the mouse rests: to set a tooltip with each text would ask the screen each time where the mouse is. */
static gboolean
tooltip_asked_cb (GtkWidget  *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

static void
cell_made_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  wide)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (GPOINTER_TO_INT (wide))
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "refusal");
    }
  else
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_has_tooltip (label, TRUE);
      g_signal_connect (label, "query-tooltip", G_CALLBACK (tooltip_asked_cb), NULL);
    }
  gtk_list_item_set_child (list_item, label);
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               TzOutcomeList            *self)
{
  GtkWidget *label = gtk_list_item_get_child (list_item);
  TzOutcomeItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *text = NULL;
  guint column = 0;

  g_ptr_array_find (self->factories, factory, &column);
  text = self->cell (item->row, column, self->data);
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
activated_cb (TzOutcomeList *self,
              guint          position)
{
  if (position < self->rows->n)
    g_signal_emit (self, signals[ACTIVATED], 0, position);
}

static void
selected_cb (TzOutcomeList *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

/* Without this Tab visits every row before what comes after the list. */
static gboolean
tz_outcome_list_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
      gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (tz_outcome_list_parent_class)->focus (widget, direction);
}

static void
tz_outcome_list_dispose (GObject *object)
{
  TzOutcomeList *self = TZ_OUTCOME_LIST (object);

  if (self->rows != NULL)
    tz_outcome_list_show (self, 0);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (tz_outcome_list_parent_class)->dispose (object);
}

static void
tz_outcome_list_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_OUTCOME_LIST (object)->factories);
  G_OBJECT_CLASS (tz_outcome_list_parent_class)->finalize (object);
}

static void
tz_outcome_list_class_init (TzOutcomeListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_outcome_list_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_outcome_list_finalize;
  GTK_WIDGET_CLASS (class)->focus = tz_outcome_list_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[ACTIVATED] = g_signal_new ("activated", TZ_TYPE_OUTCOME_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SELECTED] = g_signal_new ("selected", TZ_TYPE_OUTCOME_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
tz_outcome_list_init (TzOutcomeList *self)
{
  self->rows = g_object_new (TZ_TYPE_OUTCOME_ROWS, NULL);
  self->factories = g_ptr_array_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  self->table = gtk_column_view_new (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (self->table, "data-table");
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->table), TRUE);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->table);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

static void
add_column (TzOutcomeList         *self,
            const TzOutcomeColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view = NULL;

  g_ptr_array_add (self->factories, factory);
  g_signal_connect (factory, "setup", G_CALLBACK (cell_made_cb), GINT_TO_POINTER (column->width == 0));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), self);
  view = gtk_column_view_column_new (column->title, factory);
  gtk_column_view_column_set_expand (view, column->width == 0);
  gtk_column_view_column_set_resizable (view, TRUE);
  if (column->width > 0)
    gtk_column_view_column_set_fixed_width (view, (int) (column->width * tz_look_get_text_scale ()));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), view);
}

GtkWidget *
tz_outcome_list_new (const char            *name,
                     const TzOutcomeColumn *columns,
                     guint                  n_columns,
                     TzOutcomeCell          cell,
                     gpointer               data)
{
  TzOutcomeList *self = g_object_new (TZ_TYPE_OUTCOME_LIST, NULL);

  self->cell = cell;
  self->data = data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i]);
  return GTK_WIDGET (self);
}

void
tz_outcome_list_set_title (TzOutcomeList *self,
                           guint          column,
                           const char    *title)
{
  g_autoptr (GtkColumnViewColumn) view = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table)), column);

  gtk_column_view_column_set_title (view, title);
}

void
tz_outcome_list_show (TzOutcomeList *self,
                      guint          n_rows)
{
  guint selected = tz_outcome_list_get_selected (self);
  guint n_before = self->rows->n;

  self->rows->n = n_rows;
  g_list_model_items_changed (G_LIST_MODEL (self->rows), 0, n_before, n_rows);
  if (selected != TZ_OUTCOME_NONE && n_rows > 0)
    tz_outcome_list_select (self, MIN (selected, n_rows - 1));
}

guint
tz_outcome_list_get_selected (TzOutcomeList *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  return selected != GTK_INVALID_LIST_POSITION ? selected : TZ_OUTCOME_NONE;
}

void
tz_outcome_list_select (TzOutcomeList *self,
                        guint          row)
{
  gtk_single_selection_set_selected (self->selection, row);
}
