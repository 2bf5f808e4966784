/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of any length: a line is read when it is shown. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-duplicate-list.h"

#include "members.h"

/* One group as an item of the list's model. */
#define TZ_TYPE_DUPLICATE_ITEM (tz_duplicate_item_get_type ())
G_DECLARE_FINAL_TYPE (TzDuplicateItem, tz_duplicate_item, TZ, DUPLICATE_ITEM, GObject)

struct _TzDuplicateItem
{
  GObject         parent_instance;

  DuplicateGroup *group; /* of the list's groups */
};

struct _TzDuplicateList
{
  GtkWidget           parent_instance;

  LedgerStore        *store;
  GPtrArray          *groups;
  GListStore         *items;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;
  gboolean            is_filling;

  GtkWidget          *box;
  GtkWidget          *reasons;
  GtkWidget          *view;
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzDuplicateItem, tz_duplicate_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (TzDuplicateList, tz_duplicate_list, GTK_TYPE_WIDGET)

static void
tz_duplicate_item_class_init (TzDuplicateItemClass *class)
{
}

static void
tz_duplicate_item_init (TzDuplicateItem *self)
{
}

static void
fill_reasons (TzDuplicateList *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint counts[DUPLICATE_N_REASONS] = { 0 };
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->reasons));
  g_autofree char *all = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    counts[((DuplicateGroup *) g_ptr_array_index (self->groups, i))->reason]++;
  all = g_strdup_printf (_("全部（%u组）"), self->groups->len);
  gtk_string_list_append (words, all);
  for (guint i = 0; i < DUPLICATE_N_REASONS; i++)
    {
      g_autofree char *word = g_strdup_printf (_("%s（%u）"), duplicates_get_reason (i), counts[i]);

      gtk_string_list_append (words, word);
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->reasons), G_LIST_MODEL (words));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->reasons), chosen != GTK_INVALID_LIST_POSITION ? chosen : 0);
  self->is_filling = FALSE;
}

static gboolean
is_of_reason (gpointer item,
              gpointer data)
{
  TzDuplicateList *self = data;
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->reasons));

  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION || TZ_DUPLICATE_ITEM (item)->group->reason == chosen - 1;
}

static void
reason_chosen_cb (TzDuplicateList *self)
{
  if (!self->is_filling)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
selected_cb (TzDuplicateList *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
line_made_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              TzDuplicateList          *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, i == 0 ? "merge-name" : "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

/* 王芳 2条 / 同一人：证件号码相同 */
static void
line_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               TzDuplicateList          *self)
{
  const DuplicateGroup *group = TZ_DUPLICATE_ITEM (gtk_list_item_get_item (item))->group;
  GtkWidget *first = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *name = ledger_store_dup_label (self->store, &members_register, g_array_index (group->ids, gint64, 0));
  g_autofree char *title = g_strdup_printf (_("%s　%u条"), name, group->ids->len);
  g_autofree char *reason = g_strdup_printf (_("%s：%s"), duplicates_get_strength (group->strength),
                                             duplicates_get_reason (group->reason));

  gtk_label_set_text (GTK_LABEL (first), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (first)), reason);
}

static gboolean
has_row (const DuplicateGroup *group,
         gint64                id)
{
  for (guint i = 0; i < group->ids->len; i++)
    if (g_array_index (group->ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
remove_row (DuplicateGroup *group,
            gint64          id)
{
  for (guint i = group->ids->len; i-- > 0;)
    if (g_array_index (group->ids, gint64, i) == id)
      g_array_remove_index (group->ids, i);
}

/* The group, or what stands at its place now. */
static void
select_group (TzDuplicateList      *self,
              const DuplicateGroup *group,
              guint                 place)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  place = n > 0 ? MIN (place, n - 1) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TzDuplicateItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (item->group == group)
        place = i;
    }
  gtk_single_selection_set_selected (self->selection, place);
}

static void
add_item (TzDuplicateList *self,
          DuplicateGroup  *group)
{
  g_autoptr (TzDuplicateItem) item = g_object_new (TZ_TYPE_DUPLICATE_ITEM, NULL);

  item->group = group;
  g_list_store_append (self->items, item);
}

static void
tz_duplicate_list_dispose (GObject *object)
{
  TzDuplicateList *self = TZ_DUPLICATE_LIST (object);

  self->is_filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->items);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (tz_duplicate_list_parent_class)->dispose (object);
}

static void
tz_duplicate_list_class_init (TzDuplicateListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_duplicate_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
add_view (TzDuplicateList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroll = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (line_made_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (line_bound_cb), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("可能重复的会员"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->view);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroll);
}

static void
tz_duplicate_list_init (TzDuplicateList *self)
{
  GtkFilterListModel *filtered = NULL;

  self->groups = g_ptr_array_new ();
  self->items = g_list_store_new (TZ_TYPE_DUPLICATE_ITEM);
  self->filter = gtk_custom_filter_new (is_of_reason, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->reasons = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reasons), GTK_ACCESSIBLE_PROPERTY_LABEL, _("原因"), -1);
  g_signal_connect_swapped (self->reasons, "notify::selected", G_CALLBACK (reason_chosen_cb), self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->box), self->reasons);
  add_view (self);
}

GtkWidget *
tz_duplicate_list_new (LedgerStore *store)
{
  TzDuplicateList *self = g_object_new (TZ_TYPE_DUPLICATE_LIST, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
tz_duplicate_list_set_groups (TzDuplicateList *self,
                              GPtrArray       *groups,
                              gint64           one,
                              gint64           other)
{
  const DuplicateGroup *chosen = NULL;

  self->is_filling = TRUE;
  g_list_store_remove_all (self->items);
  g_ptr_array_unref (self->groups);
  self->groups = g_ptr_array_ref (groups);
  for (guint i = 0; i < groups->len; i++)
    add_item (self, g_ptr_array_index (groups, i));
  fill_reasons (self);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  for (guint i = 0; i < groups->len && chosen == NULL; i++)
    if (has_row (g_ptr_array_index (groups, i), one) && has_row (g_ptr_array_index (groups, i), other))
      chosen = g_ptr_array_index (groups, i);
  select_group (self, chosen, 0);
  self->is_filling = FALSE;
  g_signal_emit (self, signals[CHOSEN], 0);
}

const DuplicateGroup *
tz_duplicate_list_get_chosen (TzDuplicateList *self)
{
  TzDuplicateItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item != NULL ? item->group : NULL;
}

void
tz_duplicate_list_drop (TzDuplicateList *self,
                        gint64           id,
                        gboolean         everywhere)
{
  const DuplicateGroup *chosen = tz_duplicate_list_get_chosen (self);
  guint place = gtk_single_selection_get_selected (self->selection);

  self->is_filling = TRUE;
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i-- > 0;)
    {
      g_autoptr (TzDuplicateItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      DuplicateGroup *group = item->group;

      if ((group != chosen && !everywhere) || !has_row (group, id))
        continue;
      remove_row (group, id);
      /* Taken out and put back, a line is read again. */
      g_list_store_remove (self->items, i);
      if (group->ids->len > 1)
        g_list_store_insert (self->items, i, item);
      else
        g_ptr_array_remove (self->groups, group);
    }
  fill_reasons (self);
  select_group (self, chosen, place);
  self->is_filling = FALSE;
  g_signal_emit (self, signals[CHOSEN], 0);
}

void
tz_duplicate_list_next (TzDuplicateList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n > 0)
    gtk_single_selection_set_selected (self->selection, (gtk_single_selection_get_selected (self->selection) + 1) % n);
}

guint
tz_duplicate_list_count (TzDuplicateList *self)
{
  return self->groups->len;
}
