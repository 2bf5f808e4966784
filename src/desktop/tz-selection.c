/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK's own selections search linearly at two million rows; this one is a set of ids, or
 * "all but a set of ids". */
#include "config.h"

#include "tz-selection.h"

struct _TzSelection
{
  GObject     parent_instance;

  LedgerRows *rows;
  GHashTable *ids; /* set of gint64, owned keys */
  gboolean    all; /* @ids are the exceptions */
};

static void
add_id (TzSelection *self,
        gint64       id)
{
  g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
}

static gboolean
has_id (TzSelection *self,
        gint64       id)
{
  return g_hash_table_contains (self->ids, &id) != self->all;
}

static void
set_id (TzSelection *self,
        gint64       id,
        gboolean     selected)
{
  if (selected != self->all)
    add_id (self, id);
  else
    g_hash_table_remove (self->ids, &id);
}

static void
forget (TzSelection *self)
{
  g_hash_table_remove_all (self->ids);
  self->all = FALSE;
}

static guint
count_rows (TzSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

static void
announce_all (TzSelection *self)
{
  guint n = count_rows (self);

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (G_LIST_MODEL (TZ_SELECTION (model)->rows));
}

static guint
get_n_items (GListModel *model)
{
  return count_rows (TZ_SELECTION (model));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (TZ_SELECTION (model)->rows), position);
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  TzSelection *self = TZ_SELECTION (model);

  return position < count_rows (self) && has_id (self, ledger_rows_get_id (self->rows, position));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  TzSelection *self = TZ_SELECTION (model);
  GtkBitset *set = gtk_bitset_new_empty ();
  guint end = MIN (count_rows (self), position + n_items);

  for (guint i = position; i < end; i++)
    if (has_id (self, ledger_rows_get_id (self->rows, i)))
      gtk_bitset_add (set, i);
  return set;
}

static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n_items,
              gboolean           unselect_rest)
{
  TzSelection *self = TZ_SELECTION (model);
  guint end = MIN (count_rows (self), position + n_items);

  if (unselect_rest)
    forget (self);
  for (guint i = position; i < end; i++)
    set_id (self, ledger_rows_get_id (self->rows, i), TRUE);
  if (unselect_rest)
    announce_all (self);
  else
    gtk_selection_model_selection_changed (model, position, n_items);
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_range (GtkSelectionModel *model,
                guint              position,
                guint              n_items)
{
  TzSelection *self = TZ_SELECTION (model);
  guint end = MIN (count_rows (self), position + n_items);

  for (guint i = position; i < end; i++)
    set_id (self, ledger_rows_get_id (self->rows, i), FALSE);
  gtk_selection_model_selection_changed (model, position, n_items);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  return unselect_range (model, position, 1);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  TzSelection *self = TZ_SELECTION (model);

  forget (self);
  self->all = TRUE;
  announce_all (self);
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  forget (TZ_SELECTION (model));
  announce_all (TZ_SELECTION (model));
  return TRUE;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
init_selection_model (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TzSelection, tz_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, init_selection_model))

static void
items_changed_cb (LedgerRows  *rows,
                  guint        position,
                  guint        removed,
                  guint        added,
                  TzSelection *self)
{
  /* "All" meant the rows then shown. */
  if (self->all && removed + added > 0)
    forget (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
tz_selection_finalize (GObject *object)
{
  TzSelection *self = TZ_SELECTION (object);

  g_clear_object (&self->rows);
  g_hash_table_unref (self->ids);
  G_OBJECT_CLASS (tz_selection_parent_class)->finalize (object);
}

static void
tz_selection_class_init (TzSelectionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tz_selection_finalize;
}

static void
tz_selection_init (TzSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

TzSelection *
tz_selection_new (LedgerRows *rows)
{
  TzSelection *self = g_object_new (TZ_TYPE_SELECTION, NULL);

  self->rows = g_object_ref (rows);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  return self;
}

void
tz_selection_refresh (TzSelection *self)
{
  if (self->all || g_hash_table_size (self->ids) > 0)
    announce_all (self);
}

GArray *
tz_selection_list (TzSelection *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = count_rows (self);

  if (!self->all && g_hash_table_size (self->ids) == 0)
    return list;
  for (guint i = 0; i < n; i++)
    {
      gint64 id = ledger_rows_get_id (self->rows, i);

      if (has_id (self, id))
        g_array_append_val (list, id);
    }
  return list;
}

guint
tz_selection_count (TzSelection *self)
{
  guint n = g_hash_table_size (self->ids);

  return self->all ? count_rows (self) - n : n;
}

gint64
tz_selection_get_single (TzSelection *self)
{
  GHashTableIter iter;
  gpointer id;

  if (self->all || g_hash_table_size (self->ids) != 1)
    return 0;
  g_hash_table_iter_init (&iter, self->ids);
  g_hash_table_iter_next (&iter, &id, NULL);
  return *(gint64 *) id;
}

void
tz_selection_set_single (TzSelection *self,
                         gint64       id)
{
  forget (self);
  if (id != 0)
    add_id (self, id);
  announce_all (self);
}
