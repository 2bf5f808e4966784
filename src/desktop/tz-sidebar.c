/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sidebar: the places of the window, one row each. */
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
  GPtrArray *shown; /* (element-type TzPlace) borrowed, one a row */
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzSidebar, tz_sidebar, GTK_TYPE_WIDGET)

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

static GtkWidget *
make_row (const TzPlace *place,
          guint          nth)
{
  const char *title = tz_place_get_title (place);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (title);
  g_autofree char *tip = nth <= LAST_KEY ? g_strdup_printf (_("%s（Alt+%u）"), title, nth) : g_strdup (title);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (tz_place_get_icon (place)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

/* A heading where a group begins, a line where it ends. */
static void
head_row_cb (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       data)
{
  TzSidebar *self = data;
  const TzPlace *place = g_ptr_array_index (self->shown, gtk_list_box_row_get_index (row));
  const TzPlace *last = before != NULL ? g_ptr_array_index (self->shown, gtk_list_box_row_get_index (before)) : NULL;
  GtkWidget *head = NULL;

  if (last != NULL && g_strcmp0 (place->group, last->group) != 0)
    head = place->group != NULL ? gtk_label_new (_(place->group)) : gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  if (GTK_IS_LABEL (head))
    {
      gtk_label_set_xalign (GTK_LABEL (head), 0);
      gtk_widget_add_css_class (head, "group");
    }
  gtk_list_box_row_set_header (row, head);
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
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), head_row_cb, self, NULL);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("页面"), -1);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
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

void
tz_sidebar_fill (TzSidebar *self,
                 gboolean   is_open)
{
  GtkListBoxRow *row;
  guint n;
  const TzPlace *places = tz_places_get (&n);

  g_signal_handlers_block_by_func (self->list, row_selected_cb, self);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; is_open && i < n; i++)
    {
      g_ptr_array_add (self->shown, (gpointer) &places[i]);
      gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (&places[i], i + 1));
    }
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

      if (g_str_equal (place->id, place_id))
        gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                                 gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i));
    }
  g_signal_handlers_unblock_by_func (self->list, row_selected_cb, self);
}

const char *
tz_sidebar_get_nth (TzSidebar *self,
                    guint      nth)
{
  if (nth < 1 || nth > self->shown->len)
    return NULL;
  return ((const TzPlace *) g_ptr_array_index (self->shown, nth - 1))->id;
}
