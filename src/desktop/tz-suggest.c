/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A popover with a short list that never takes the focus from the entry above it. */
#include "config.h"

#include "tz-suggest.h"

#define MAX_HEIGHT 300
/* So many rows are shown without scrolling. */
#define FEW_ROWS   8

struct _TzSuggest
{
  GtkPopover  parent_instance;

  GtkWidget  *scroller;
  GtkWidget  *list;
  GPtrArray  *hits;
  guint       lit;
};

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzSuggest, tz_suggest, GTK_TYPE_POPOVER)

static GtkWidget *
make_row (const TzHit *hit)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *title = gtk_label_new (hit->title);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  if (hit->detail != NULL)
    {
      GtkWidget *detail = gtk_label_new (hit->detail);

      gtk_label_set_ellipsize (GTK_LABEL (detail), PANGO_ELLIPSIZE_MIDDLE);
      gtk_widget_add_css_class (detail, "dim-label");
      gtk_box_append (GTK_BOX (box), detail);
    }
  if (hit->value == NULL)
    gtk_widget_add_css_class (row, "new");
  gtk_widget_set_can_focus (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
clear_rows (TzSuggest *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

/* Scrolls the lit row into sight; the list has no focus to do it by itself. */
static void
scroll_to (TzSuggest *self,
           GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
light (TzSuggest *self,
       guint      index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);

  self->lit = index;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (row != NULL)
    scroll_to (self, GTK_WIDGET (row));
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  TzSuggest     *self)
{
  self->lit = gtk_list_box_row_get_index (row);
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
tz_suggest_finalize (GObject *object)
{
  g_ptr_array_unref (TZ_SUGGEST (object)->hits);
  G_OBJECT_CLASS (tz_suggest_parent_class)->finalize (object);
}

static void
tz_suggest_class_init (TzSuggestClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tz_suggest_finalize;
  signals[TAKEN] = g_signal_new ("taken", TZ_TYPE_SUGGEST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
tz_suggest_init (TzSuggest *self)
{
  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) tz_hit_free);
  self->list = gtk_list_box_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_widget_set_can_focus (self->list, FALSE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_popover_set_child (GTK_POPOVER (self), self->scroller);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "suggest");
}

TzHit *
tz_hit_new (const char *value,
            const char *title,
            const char *detail)
{
  TzHit *hit = g_new0 (TzHit, 1);

  hit->value = g_strdup (value);
  hit->title = g_strdup (title);
  hit->detail = g_strdup (detail);
  return hit;
}

void
tz_hit_free (TzHit *hit)
{
  g_free (hit->value);
  g_free (hit->title);
  g_free (hit->detail);
  g_free (hit);
}

TzSuggest *
tz_suggest_new (GtkWidget *host)
{
  TzSuggest *self = g_object_new (TZ_TYPE_SUGGEST, NULL);

  gtk_widget_set_parent (GTK_WIDGET (self), host);
  return self;
}

void
tz_suggest_show (TzSuggest  *self,
                 GPtrArray  *hits,
                 const char *current)
{
  GtkWidget *host = gtk_widget_get_parent (GTK_WIDGET (self));
  guint lit = 0;

  clear_rows (self);
  g_ptr_array_unref (self->hits);
  self->hits = hits;
  for (guint i = 0; i < hits->len; i++)
    {
      const TzHit *hit = g_ptr_array_index (hits, i);

      gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (hit));
      if (current != NULL && g_strcmp0 (hit->value, current) == 0)
        lit = i;
    }
  if (hits->len == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  hits->len <= FEW_ROWS ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (self->scroller, MAX (160, gtk_widget_get_width (host)), -1);
  gtk_popover_popup (GTK_POPOVER (self));
  light (self, lit);
}

void
tz_suggest_hide (TzSuggest *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

gboolean
tz_suggest_is_shown (TzSuggest *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

void
tz_suggest_move (TzSuggest *self,
                 int        step)
{
  int n = self->hits->len;

  if (n > 0)
    light (self, (self->lit + n + step) % n);
}

const TzHit *
tz_suggest_get_hit (TzSuggest *self)
{
  return self->lit < self->hits->len ? g_ptr_array_index (self->hits, self->lit) : NULL;
}

guint
tz_suggest_get_length (TzSuggest *self)
{
  return self->hits->len;
}
