/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkTreeListModel over the places of an OrgTree; figures are buttons, painted anew when they change. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "codes.h"
#include "ledger-register.h"

#include "tz-org-list.h"

/* A row of the model: a place of the tree. */
#define TZ_TYPE_ORG_ITEM (tz_org_item_get_type ())
G_DECLARE_FINAL_TYPE (TzOrgItem, tz_org_item, TZ, ORG_ITEM, GObject)

struct _TzOrgItem
{
  GObject parent_instance;

  guint   place;
};

G_DEFINE_FINAL_TYPE (TzOrgItem, tz_org_item, G_TYPE_OBJECT)

/* Instead of a column: nothing, the row itself. */
#define NOTHING (-1)
#define THE_ROW (-2)

/* After the figures: what its factory needs to know of a column. */
enum
{
  COLUMN_REPORTED = TZ_ORG_N_FIGURES,
  COLUMN_NAME,
  COLUMN_LEVEL,
  N_COLUMNS
};

typedef struct
{
  TzOrgList *list;
  guint      column;
} OrgColumn;

struct _TzOrgList
{
  GtkWidget           parent_instance;

  GtkWidget          *scroller;
  GtkColumnView      *view;
  GtkSingleSelection *selection;
  GtkTreeListModel   *model;
  const OrgTree      *tree;
  GArray             *counts;
  GArray             *tallies;
  GHashTable         *cells;    /* GtkListItem -> OrgColumn, while bound */
  OrgColumn           columns[N_COLUMNS];
  int                 wanted;   /* what gets the keyboard after a move: a column, or one of the values below */
  guint               focus_id;
};

enum
{
  OPENED,
  FIGURE_OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const struct { const char *title; MembershipTrait trait; } figures[] = {
  [TZ_ORG_HERE] = { N_("会员（本级）"), MEMBERSHIP_ALL },
  [TZ_ORG_BELOW] = { N_("会员（含下级）"), MEMBERSHIP_ALL },
  [TZ_ORG_WOMEN] = { N_("女"), MEMBERSHIP_WOMEN },
  [TZ_ORG_MIGRANTS] = { N_("农民工"), MEMBERSHIP_MIGRANTS },
  [TZ_ORG_NEW_FORM] = { N_("新就业形态"), MEMBERSHIP_NEW_FORM },
};

G_DEFINE_FINAL_TYPE (TzOrgList, tz_org_list, GTK_TYPE_WIDGET)

static void
tz_org_item_class_init (TzOrgItemClass *class)
{
}

static void
tz_org_item_init (TzOrgItem *self)
{
}

static void
append_item (GListStore *store,
             guint       place)
{
  g_autoptr (TzOrgItem) item = g_object_new (TZ_TYPE_ORG_ITEM, NULL);

  item->place = place;
  g_list_store_append (store, item);
}

static guint
get_place (GtkTreeListRow *row)
{
  g_autoptr (TzOrgItem) item = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return item != NULL ? item->place : ORG_TREE_NONE;
}

static GtkTreeListRow *
get_selected_row (TzOrgList *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/* The organisations right below one; a branch is a range, so the next sister comes after it. */
static GListModel *
list_children_cb (gpointer data,
                  gpointer user_data)
{
  TzOrgList *self = user_data;
  guint place = TZ_ORG_ITEM (data)->place;
  const OrgNode *node;
  GListStore *children;

  if (place >= org_tree_get_length (self->tree))
    return NULL;
  node = org_tree_get_node (self->tree, place);
  if (node->n_below == 1)
    return NULL;
  children = g_list_store_new (TZ_TYPE_ORG_ITEM);
  for (guint child = place + 1; child < place + node->n_below; child += org_tree_get_node (self->tree, child)->n_below)
    append_item (children, child);
  return G_LIST_MODEL (children);
}

/* G_MAXUINT while it is not known. */
static guint
get_figure (TzOrgList   *self,
            guint        place,
            TzOrgFigure  figure)
{
  GArray *array = figures[figure].trait == MEMBERSHIP_ALL ? self->counts : self->tallies;
  const OrgTally *tally;

  if (array == NULL || place >= array->len)
    return G_MAXUINT;
  tally = &g_array_index (array, OrgTally, place);
  return (figure == TZ_ORG_HERE ? &tally->here : &tally->below)->n[figures[figure].trait];
}

static void
paint_figure (TzOrgList *self,
              GtkWidget *button,
              guint      place,
              guint      figure)
{
  guint n = get_figure (self, place, figure);
  g_autofree char *text = n != G_MAXUINT ? g_strdup_printf ("%u", n) : g_strdup ("…");
  g_autofree char *said = g_strdup_printf (_("%s %s"), _(figures[figure].title), text);

  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_set_sensitive (button, n != G_MAXUINT && n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

/* What an organisation says of itself, and how far it is from the roster. */
static void
paint_reported (TzOrgList *self,
                GtkWidget *label,
                guint      place)
{
  gint64 reported = place < org_tree_get_length (self->tree) ? org_tree_get_node (self->tree, place)->reported : -1;
  guint counted = get_figure (self, place, TZ_ORG_BELOW);
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (label, "warning");
  if (reported < 0 || counted == G_MAXUINT)
    text = g_strdup (reported < 0 ? "" : "…");
  else if (reported == counted)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, reported);
  else
    {
      text = g_strdup_printf (_("%lld（名册%+lld）"), (long long) reported, (long long) counted - reported);
      gtk_widget_add_css_class (label, "warning");
    }
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
paint_name (TzOrgList   *self,
            GtkWidget   *expander,
            GtkListItem *item,
            guint        place)
{
  GtkWidget *label = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  const OrgNode *node = place < org_tree_get_length (self->tree) ? org_tree_get_node (self->tree, place) : NULL;
  g_autofree char *closed = node != NULL && node->is_closed ? g_strdup_printf (_("%s（已撤销）"), node->name) : NULL;

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), gtk_list_item_get_item (item));
  gtk_label_set_text (GTK_LABEL (label), closed != NULL ? closed : node != NULL ? node->name : _("（未填组织）"));
  if (node == NULL || node->is_closed)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

static void
paint_level (TzOrgList *self,
             GtkWidget *label,
             guint      place)
{
  const char *code = place < org_tree_get_length (self->tree) ? org_tree_get_node (self->tree, place)->level : NULL;
  const LedgerChoice *level = code != NULL ? ledger_choices_find (codes_org_level, code) : NULL;

  gtk_label_set_text (GTK_LABEL (label), level != NULL ? _(level->title) : "");
}

static void
paint_cell (GtkListItem *item,
            OrgColumn   *column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  guint place = get_place (gtk_list_item_get_item (item));

  if (place == ORG_TREE_NONE)
    return;
  if (column->column < TZ_ORG_N_FIGURES)
    paint_figure (column->list, cell, place, column->column);
  else if (column->column == COLUMN_REPORTED)
    paint_reported (column->list, cell, place);
  else if (column->column == COLUMN_NAME)
    paint_name (column->list, cell, item, place);
  else
    paint_level (column->list, cell, place);
}

static void
repaint (TzOrgList *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &column))
    paint_cell (item, column);
}

static void
figure_clicked_cb (GtkButton   *button,
                   GtkListItem *item)
{
  TzOrgList *self = TZ_ORG_LIST (gtk_widget_get_ancestor (GTK_WIDGET (button), TZ_TYPE_ORG_LIST));
  OrgColumn *column = g_hash_table_lookup (self->cells, item);
  guint place = get_place (gtk_list_item_get_item (item));

  if (column != NULL && place != ORG_TREE_NONE)
    g_signal_emit (self, signals[FIGURE_OPENED], 0, place, column->column);
}

static GtkWidget *
make_label (gboolean is_number)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1.0f : 0.0f);
  return label;
}

static void
cell_set_up_cb (GtkListItemFactory *factory,
                GtkListItem        *item,
                OrgColumn          *column)
{
  GtkWidget *cell;

  if (column->column < TZ_ORG_N_FIGURES)
    {
      cell = gtk_button_new ();
      gtk_widget_add_css_class (cell, "flat");
      gtk_widget_add_css_class (cell, "figure");
      gtk_widget_set_halign (cell, GTK_ALIGN_END);
      g_signal_connect (cell, "clicked", G_CALLBACK (figure_clicked_cb), item);
    }
  else if (column->column == COLUMN_NAME)
    {
      GtkWidget *label = make_label (FALSE);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      cell = gtk_tree_expander_new ();
      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (cell), label);
    }
  else
    cell = make_label (column->column == COLUMN_REPORTED);
  gtk_list_item_set_child (item, cell);
}

static void
cell_bound_cb (GtkListItemFactory *factory,
               GtkListItem        *item,
               OrgColumn          *column)
{
  g_hash_table_insert (column->list->cells, item, column);
  paint_cell (item, column);
}

static void
cell_unbound_cb (GtkListItemFactory *factory,
                 GtkListItem        *item,
                 OrgColumn          *column)
{
  g_hash_table_remove (column->list->cells, item);
  if (column->column == COLUMN_NAME)
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

/* The number of a row that can take the keyboard, or NULL. */
static GtkWidget *
find_figure (TzOrgList *self,
             guint      position,
             int        column)
{
  GHashTableIter iter;
  gpointer item, data;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &data))
    if (((OrgColumn *) data)->column == (guint) column && gtk_list_item_get_position (item) == position &&
        gtk_widget_get_sensitive (gtk_list_item_get_child (item)))
      return gtk_list_item_get_child (item);
  return NULL;
}

/* The column of the number that has the keyboard, NOTHING for the row itself. */
static int
get_focused_column (TzOrgList *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GHashTableIter iter;
  gpointer item, data;

  g_hash_table_iter_init (&iter, self->cells);
  while (focus != NULL && g_hash_table_iter_next (&iter, &item, &data))
    if (gtk_list_item_get_child (item) == focus && ((OrgColumn *) data)->column < TZ_ORG_N_FIGURES)
      return (int) ((OrgColumn *) data)->column;
  return NOTHING;
}

/* GTK 4.8 has no gtk_column_view_scroll_to (); the inner list understands the action. */
static GtkWidget *
find_inner_list (TzOrgList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

/* The widget of the selected row: the one right below the inner list; NULL while it is not on the screen. */
static GtkWidget *
find_row (TzOrgList *self)
{
  GtkWidget *inner = find_inner_list (self);
  guint position = gtk_single_selection_get_selected (self->selection);
  GHashTableIter iter;
  gpointer item, data;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &data))
    if (gtk_list_item_get_position (item) == position)
      for (GtkWidget *widget = gtk_list_item_get_child (item); widget != NULL; widget = gtk_widget_get_parent (widget))
        if (gtk_widget_get_parent (widget) == inner)
          return widget;
  return NULL;
}

static void
focus_due_cb (gpointer data)
{
  TzOrgList *self = data;
  GtkWidget *target = self->wanted >= 0
                      ? find_figure (self, gtk_single_selection_get_selected (self->selection), self->wanted) : NULL;

  self->focus_id = 0;
  self->wanted = NOTHING;
  if (target == NULL)
    target = find_row (self);
  if (target != NULL)
    gtk_widget_grab_focus (target);
}

/* When rows that scroll into view have their widgets. */
static void
queue_focus (TzOrgList *self,
             int        wanted)
{
  self->wanted = wanted;
  if (self->focus_id == 0)
    self->focus_id = g_timeout_add_once (20, focus_due_cb, self);
}

static void
select_position (TzOrgList *self,
                 guint      position,
                 gboolean   focus)
{
  GtkWidget *inner = find_inner_list (self);

  gtk_single_selection_set_selected (self->selection, position);
  if (inner != NULL)
    gtk_widget_activate_action (inner, "list.scroll-to-item", "u", position);
  if (focus)
    queue_focus (self, THE_ROW);
}

/* To the next number in that direction that can be opened; before the first comes the row. */
static void
move_sideways (TzOrgList *self,
               int        column,
               int        step)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  for (column += step; column >= 0 && column < TZ_ORG_N_FIGURES; column += step)
    {
      GtkWidget *figure = find_figure (self, position, column);

      if (figure != NULL)
        {
          gtk_widget_grab_focus (figure);
          return;
        }
    }
  if (column < 0 && find_row (self) != NULL)
    gtk_widget_grab_focus (find_row (self));
}

static void
expand_below (GtkTreeListRow *row,
              gboolean        expand)
{
  gtk_tree_list_row_set_expanded (row, expand);
  for (guint i = 0; expand; i++)
    {
      g_autoptr (GtkTreeListRow) child = gtk_tree_list_row_get_child_row (row, i);

      if (child == NULL)
        return;
      expand_below (child, TRUE);
    }
}

static gboolean
key_left (TzOrgList *self,
          int        column)
{
  GtkTreeListRow *row = get_selected_row (self);
  g_autoptr (GtkTreeListRow) parent = row != NULL ? gtk_tree_list_row_get_parent (row) : NULL;

  if (column >= 0)
    move_sideways (self, column, -1);
  else if (row != NULL && gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, FALSE);
  else if (parent != NULL)
    select_position (self, gtk_tree_list_row_get_position (parent), TRUE);
  return TRUE;
}

static gboolean
key_right (TzOrgList *self,
           int        column)
{
  GtkTreeListRow *row = get_selected_row (self);

  if (column < 0 && row != NULL && gtk_tree_list_row_is_expandable (row) && !gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, TRUE);
  else
    move_sideways (self, column, 1);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                TzOrgList             *self)
{
  GtkTreeListRow *row = get_selected_row (self);

  if (row == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      return key_left (self, get_focused_column (self));
    case GDK_KEY_Right:
      return key_right (self, get_focused_column (self));
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      /* GTK moves to the next row; the number below gets the keyboard when that is done. */
      self->wanted = get_focused_column (self);
      return FALSE;
    case GDK_KEY_asterisk:
    case GDK_KEY_KP_Multiply:
      expand_below (row, TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
selected_cb (TzOrgList *self)
{
  if (self->wanted >= 0)
    queue_focus (self, self->wanted);
}

static void
row_activated_cb (GtkColumnView *view,
                  guint          position,
                  TzOrgList     *self)
{
  guint place = get_place (get_selected_row (self));

  if (place < org_tree_get_length (self->tree))
    g_signal_emit (self, signals[OPENED], 0, org_tree_get_node (self->tree, place)->id);
}

/* Tab goes on to what is below the list, not to every number of every row. */
static gboolean
tz_org_list_focus (GtkWidget       *widget,
                   GtkDirectionType direction)
{
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
      gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (tz_org_list_parent_class)->focus (widget, direction);
}

static void
tz_org_list_dispose (GObject *object)
{
  TzOrgList *self = TZ_ORG_LIST (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (tz_org_list_parent_class)->dispose (object);
}

static void
tz_org_list_finalize (GObject *object)
{
  TzOrgList *self = TZ_ORG_LIST (object);

  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->tallies, g_array_unref);
  g_hash_table_unref (self->cells);
  G_OBJECT_CLASS (tz_org_list_parent_class)->finalize (object);
}

static void
tz_org_list_class_init (TzOrgListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_org_list_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_org_list_finalize;
  widget_class->focus = tz_org_list_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[OPENED] = g_signal_new ("opened", TZ_TYPE_ORG_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT64);
  signals[FIGURE_OPENED] = g_signal_new ("figure-opened", TZ_TYPE_ORG_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
add_column (TzOrgList  *self,
            guint       column,
            const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) shown = gtk_column_view_column_new (title, factory);
  OrgColumn *data = &self->columns[column];

  data->list = self;
  data->column = column;
  g_signal_connect (factory, "setup", G_CALLBACK (cell_set_up_cb), data);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), data);
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbound_cb), data);
  gtk_column_view_column_set_resizable (shown, TRUE);
  gtk_column_view_column_set_expand (shown, column == COLUMN_NAME);
  gtk_column_view_append_column (self->view, shown);
}

static void
tz_org_list_init (TzOrgList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->wanted = NOTHING;
  self->cells = g_hash_table_new (NULL, NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("组织架构"), -1);
  add_column (self, COLUMN_NAME, _("组织"));
  add_column (self, COLUMN_LEVEL, _("层级"));
  for (guint i = 0; i < TZ_ORG_N_FIGURES; i++)
    add_column (self, i, _(figures[i].title));
  add_column (self, COLUMN_REPORTED, _("上报会员人数"));
  g_signal_connect (self->view, "activate", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
tz_org_list_new (void)
{
  return g_object_new (TZ_TYPE_ORG_LIST, NULL);
}

/* Ids of the organisations whose branch is open now; caller frees. */
static GHashTable *
list_open (TzOrgList *self)
{
  GHashTable *open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n = self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      guint place = get_place (row);

      if (gtk_tree_list_row_get_expanded (row))
        g_hash_table_add (open, g_memdup2 (&org_tree_get_node (self->tree, place)->id, sizeof (gint64)));
    }
  return open;
}

static void
open_again (TzOrgList  *self,
            GHashTable *open,
            gboolean    is_first)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      guint place = get_place (row);

      if (place < org_tree_get_length (self->tree) &&
          (is_first ? gtk_tree_list_row_get_depth (row) == 0
                    : g_hash_table_contains (open, &org_tree_get_node (self->tree, place)->id)))
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

void
tz_org_list_set_tree (TzOrgList     *self,
                      const OrgTree *tree)
{
  g_autoptr (GHashTable) open = list_open (self);
  gboolean is_first = self->model == NULL;
  guint selected = tz_org_list_get_place (self);
  gint64 id = selected < (self->tree != NULL ? org_tree_get_length (self->tree) : 0)
              ? org_tree_get_node (self->tree, selected)->id : 0;
  GListStore *roots = g_list_store_new (TZ_TYPE_ORG_ITEM);

  self->tree = tree;
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->tallies, g_array_unref);
  for (guint place = 0; place < org_tree_get_length (tree); place += org_tree_get_node (tree, place)->n_below)
    append_item (roots, place);
  append_item (roots, org_tree_get_length (tree));
  g_clear_object (&self->model);
  self->model = gtk_tree_list_model_new (G_LIST_MODEL (roots), FALSE, FALSE, list_children_cb, self, NULL);
  open_again (self, open, is_first);
  g_clear_object (&self->selection);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  if (id != 0 && org_tree_find (tree, id) != ORG_TREE_NONE)
    tz_org_list_show (self, org_tree_find (tree, id), FALSE);
}

void
tz_org_list_set_figures (TzOrgList *self,
                         GArray    *counts,
                         GArray    *tallies)
{
  g_array_ref (counts);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->tallies, g_array_unref);
  self->counts = counts;
  self->tallies = tallies != NULL ? g_array_ref (tallies) : NULL;
  repaint (self);
}

/* Position of a place on the screen, its branches above opened on the way. */
static guint
reveal (TzOrgList *self,
        guint      place)
{
  guint parent = place < org_tree_get_length (self->tree) ? org_tree_get_node (self->tree, place)->parent : ORG_TREE_NONE;
  guint from = parent != ORG_TREE_NONE ? reveal (self, parent) : 0;

  for (guint i = from; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (i == from && parent != ORG_TREE_NONE)
        gtk_tree_list_row_set_expanded (row, TRUE);
      else if (get_place (row) == place)
        return i;
    }
  return from;
}

void
tz_org_list_show (TzOrgList *self,
                  guint      place,
                  gboolean   focus)
{
  select_position (self, reveal (self, place), focus);
}

guint
tz_org_list_get_place (TzOrgList *self)
{
  return get_place (get_selected_row (self));
}

void
tz_org_list_expand_all (TzOrgList *self,
                        gboolean   expand)
{
  for (guint i = 0; ; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->model, i);

      if (row == NULL)
        return;
      expand_below (row, expand);
    }
}

MembershipTrait
tz_org_figure_get_trait (TzOrgFigure figure)
{
  return figures[figure].trait;
}
