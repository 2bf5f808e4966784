/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: the places of the window, one row each, and a row for each group that folds its places away. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-sidebar.h"

#include "tz-places.h"

/* So many pages have a key of their own: Alt+1 to Alt+9. */
#define LAST_KEY 9

struct _TzSidebar
{
  GtkWidget  parent_instance;

  GtkWidget *scroller;
  GtkWidget *list;
  GSettings *settings; /* while a ledger is open */
  GPtrArray *shown;    /* (element-type TzPlace) borrowed, one a row; %NULL for the head of a group */
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzSidebar, tz_sidebar, GTK_TYPE_WIDGET)

static GtkListBoxRow *
get_row (TzSidebar *self,
         guint      nth)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) nth);
}

/* The head of the group stands before its first place. */
static guint
find_head (TzSidebar *self,
           guint      nth)
{
  while (nth > 0 && g_ptr_array_index (self->shown, nth) != NULL)
    nth--;
  return nth;
}

static gboolean
is_folded (TzSidebar  *self,
           const char *group)
{
  g_auto (GStrv) folded = g_settings_get_strv (self->settings, "folded-groups");

  return g_strv_contains ((const char *const *) folded, group);
}

/* Shows the places below a head, or hides them. */
static void
apply_fold (TzSidebar *self,
            guint      head)
{
  const TzPlace *first = g_ptr_array_index (self->shown, head + 1);
  GtkWidget *row = GTK_WIDGET (get_row (self, head));
  gboolean folded = is_folded (self, first->group);
  GtkWidget *arrow = gtk_widget_get_last_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));

  gtk_image_set_from_icon_name (GTK_IMAGE (arrow), folded ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, !folded, -1);
  for (guint i = head + 1; i < self->shown->len && g_ptr_array_index (self->shown, i) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (get_row (self, i)), !folded);
}

static void
set_folded (TzSidebar *self,
            guint      head,
            gboolean   folded)
{
  const TzPlace *first = g_ptr_array_index (self->shown, head + 1);
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "folded-groups");
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) groups = NULL;

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], first->group))
      g_strv_builder_add (after, before[i]);
  if (folded)
    g_strv_builder_add (after, first->group);
  groups = g_strv_builder_end (after);
  g_settings_set_strv (self->settings, "folded-groups", (const char *const *) groups);
  apply_fold (self, head);
}

static void
row_selected_cb (GtkListBox    *list,
                 GtkListBoxRow *row,
                 TzSidebar     *self)
{
  const TzPlace *place;

  if (row == NULL)
    return;
  place = g_ptr_array_index (self->shown, gtk_list_box_row_get_index (row));
  g_signal_emit (self, signals[CHOSEN], 0, place->id);
}

/* A head folds and unfolds. */
static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  TzSidebar     *self)
{
  guint nth = (guint) gtk_list_box_row_get_index (row);
  const TzPlace *first;

  if (g_ptr_array_index (self->shown, nth) != NULL)
    return;
  first = g_ptr_array_index (self->shown, nth + 1);
  set_folded (self, nth, !is_folded (self, first->group));
}

static GtkWidget *
make_row (const TzPlace *place,
          guint          nth)
{
  const char *title = tz_place_get_title (place);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *tip = nth <= LAST_KEY ? g_strdup_printf (_("%s（Alt+%u）"), title, nth) : NULL;

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (tz_place_get_icon (place)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static GtkWidget *
make_head (const char *group)
{
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_BUTTON, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_(group));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "group");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(group), -1);
  return row;
}

static void
tz_sidebar_dispose (GObject *object)
{
  g_clear_pointer (&TZ_SIDEBAR (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_sidebar_parent_class)->dispose (object);
}

static void
tz_sidebar_finalize (GObject *object)
{
  g_clear_object (&TZ_SIDEBAR (object)->settings);
  g_ptr_array_unref (TZ_SIDEBAR (object)->shown);
  G_OBJECT_CLASS (tz_sidebar_parent_class)->finalize (object);
}

static void
tz_sidebar_class_init (TzSidebarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_sidebar_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_sidebar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", TZ_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_sidebar_init (TzSidebar *self)
{
  self->shown = g_ptr_array_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("页面"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
tz_sidebar_new (void)
{
  return g_object_new (TZ_TYPE_SIDEBAR, NULL);
}

static void
append (TzSidebar     *self,
        const TzPlace *place,
        GtkWidget     *row)
{
  g_ptr_array_add (self->shown, (gpointer) place);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

void
tz_sidebar_fill (TzSidebar *self,
                 GSettings *settings)
{
  const char *group = NULL;
  guint n;
  const TzPlace *places = tz_places_get (&n);

  g_signal_handlers_block_by_func (self->list, row_selected_cb, self);
  for (guint i = 0; i < self->shown->len; i++)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (get_row (self, 0)));
  g_ptr_array_set_size (self->shown, 0);
  g_set_object (&self->settings, settings);
  for (guint i = 0; settings != NULL && i < n; i++)
    {
      if (places[i].group != NULL && g_strcmp0 (places[i].group, group) != 0)
        append (self, NULL, make_head (places[i].group));
      group = places[i].group;
      append (self, &places[i], make_row (&places[i], i + 1));
    }
  for (guint i = 0; i < self->shown->len; i++)
    if (g_ptr_array_index (self->shown, i) == NULL)
      apply_fold (self, i);
  g_signal_handlers_unblock_by_func (self->list, row_selected_cb, self);
}

void
tz_sidebar_select (TzSidebar  *self,
                   const char *place_id)
{
  g_signal_handlers_block_by_func (self->list, row_selected_cb, self);
  for (guint i = 0; i < self->shown->len; i++)
    {
      const TzPlace *place = g_ptr_array_index (self->shown, i);

      if (place == NULL || !g_str_equal (place->id, place_id))
        continue;
      if (place->group != NULL && is_folded (self, place->group))
        set_folded (self, find_head (self, i), FALSE);
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), get_row (self, i));
    }
  g_signal_handlers_unblock_by_func (self->list, row_selected_cb, self);
}

const char *
tz_sidebar_get_nth (TzSidebar *self,
                    guint      nth)
{
  for (guint i = 0; i < self->shown->len; i++)
    {
      const TzPlace *place = g_ptr_array_index (self->shown, i);

      if (place != NULL && --nth == 0)
        return place->id;
    }
  return NULL;
}
