/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One flow box for each register, so that its heading can stand between; they act as one. */
#include "config.h"

#include "tz-form-grid.h"

#include <glib/gi18n-lib.h>

#include "ledger-pinyin.h"
#include "registers.h"

/* Forms from which on one looks for them by name. */
#define MANY 9

struct _TzFormGrid
{
  GtkWidget  parent_instance;

  GPtrArray *infos;    /* of const FormInfo */
  GPtrArray *boxes;    /* of GtkFlowBox, borrowed from the tree */
  GPtrArray *headings; /* of GtkWidget: the heading of each box */
  GPtrArray *pictures; /* of GtkPicture, one a form */
  char      *words;
  gboolean   choosing; /* our own doing: not told */

  GtkWidget *search;
  GtkWidget *scroller;
  GtkWidget *column;
};

G_DEFINE_FINAL_TYPE (TzFormGrid, tz_form_grid, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a tile stands for: a form by its place. */
#define TZ_TYPE_FORM_TILE (tz_form_tile_get_type ())
G_DECLARE_FINAL_TYPE (TzFormTile, tz_form_tile, TZ, FORM_TILE, GtkFlowBoxChild)

struct _TzFormTile
{
  GtkFlowBoxChild  parent_instance;
  const FormInfo  *info;
};

G_DEFINE_FINAL_TYPE (TzFormTile, tz_form_tile, GTK_TYPE_FLOW_BOX_CHILD)

static void
tz_form_tile_class_init (TzFormTileClass *class)
{
}

static void
tz_form_tile_init (TzFormTile *self)
{
}

static gboolean
is_wanted (TzFormGrid     *self,
           const FormInfo *info)
{
  g_autoptr (LedgerPinyinQuery) query = NULL;

  if (self->words == NULL || *self->words == '\0' || strstr (info->title, self->words) != NULL)
    return TRUE;
  if (g_ascii_strncasecmp (info->id, self->words, strlen (self->words)) == 0)
    return TRUE;
  query = ledger_pinyin_query_new (self->words);
  return query != NULL && ledger_pinyin_query_match (query, info->title, TRUE) != LEDGER_PINYIN_NONE;
}

static gboolean
filter_tile (GtkFlowBoxChild *child,
             gpointer         data)
{
  return is_wanted (data, TZ_FORM_TILE (child)->info);
}

static void
words_changed_cb (TzFormGrid *self)
{
  g_free (self->words);
  self->words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  for (guint i = 0; i < self->boxes->len; i++)
    {
      GtkFlowBox *box = g_ptr_array_index (self->boxes, i);
      gboolean any = FALSE;

      gtk_flow_box_invalidate_filter (box);
      for (GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (box)); tile != NULL;
           tile = gtk_widget_get_next_sibling (tile))
        any = any || is_wanted (self, TZ_FORM_TILE (tile)->info);
      gtk_widget_set_visible (GTK_WIDGET (box), any);
      gtk_widget_set_visible (g_ptr_array_index (self->headings, i), any);
    }
}

/* Enter in the search field: the first form found. */
static void
search_activated_cb (TzFormGrid *self)
{
  /* A search entry tells of what is typed a little later than of Enter. */
  words_changed_cb (self);
  for (guint i = 0; i < self->infos->len; i++)
    {
      const FormInfo *info = g_ptr_array_index (self->infos, i);

      if (is_wanted (self, info))
        {
          tz_form_grid_choose (self, info->id);
          tz_form_grid_focus (self);
          return;
        }
    }
}

/* Unlike grabbing the focus this sets the cursor from which the arrows go on. */
static void
take_focus (GtkWidget *tile)
{
  if (!gtk_widget_is_focus (tile))
    gtk_widget_child_focus (tile, GTK_DIR_TAB_FORWARD);
}

static void
unselect_others (TzFormGrid *self,
                 GtkFlowBox *box)
{
  self->choosing = TRUE;
  for (guint i = 0; i < self->boxes->len; i++)
    if (g_ptr_array_index (self->boxes, i) != box)
      gtk_flow_box_unselect_all (g_ptr_array_index (self->boxes, i));
  self->choosing = FALSE;
}

/* A set is of one register: its forms are made of the same rows. */
static void
selection_changed_cb (GtkFlowBox *box,
                      TzFormGrid *self)
{
  GList *selected = gtk_flow_box_get_selected_children (box);
  gboolean any = selected != NULL;

  g_list_free (selected);
  if (self->choosing)
    return;
  if (any)
    unselect_others (self, box);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/* The arrows go on from one register to the next. */
static gboolean
keynav_failed_cb (GtkFlowBox       *box,
                  GtkDirectionType  direction,
                  TzFormGrid       *self)
{
  guint place = 0;
  gboolean forward = direction == GTK_DIR_DOWN || direction == GTK_DIR_RIGHT;

  if (!g_ptr_array_find (self->boxes, box, &place) || (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN))
    return FALSE;
  while (forward ? place + 1 < self->boxes->len : place > 0)
    {
      GtkWidget *next = g_ptr_array_index (self->boxes, forward ? ++place : --place);
      GtkWidget *tile = forward ? gtk_widget_get_first_child (next) : gtk_widget_get_last_child (next);

      while (tile != NULL && !gtk_widget_get_child_visible (tile))
        tile = forward ? gtk_widget_get_next_sibling (tile) : gtk_widget_get_prev_sibling (tile);
      if (tile != NULL && gtk_widget_get_visible (next))
        {
          tz_form_grid_choose (self, TZ_FORM_TILE (tile)->info->id);
          take_focus (tile);
          return TRUE;
        }
    }
  return FALSE;
}

static guint
get_place (const FormInfo *info)
{
  for (guint i = 0; tz_printed_registers[i] != NULL; i++)
    if (g_strcmp0 (tz_printed_registers[i]->id, info->reg) == 0)
      return i;
  return G_MAXUINT;
}

/* By register, as the registers stand; then by number. */
static int
compare_infos (gconstpointer a,
               gconstpointer b)
{
  const FormInfo *one = *(const FormInfo *const *) a;
  const FormInfo *other = *(const FormInfo *const *) b;
  guint place = get_place (one);
  guint other_place = get_place (other);

  return place != other_place ? (place < other_place ? -1 : 1) : g_strcmp0 (one->id, other->id);
}

static GtkWidget *
make_tile (TzFormGrid     *self,
           const FormInfo *info)
{
  TzFormTile *tile = g_object_new (TZ_TYPE_FORM_TILE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *label = gtk_label_new (info->title);
  g_autofree char *name = g_strdup_printf (info->own ? _("%s，%s，本会自己的模板") : "%s，%s", info->title, info->id);
  g_autofree char *tip = g_strdup_printf ("%s  %s", info->id, info->title);

  tile->info = info;
  gtk_widget_add_css_class (picture, "form-picture");
  gtk_widget_set_size_request (picture, TZ_FORM_PICTURE_HEIGHT * 210 / 297, TZ_FORM_PICTURE_HEIGHT);
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, info->title, -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 8);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_set_size_request (box, -1, TZ_FORM_PICTURE_HEIGHT);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (tile), box);
  gtk_widget_set_valign (GTK_WIDGET (tile), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (tile), "form-tile");
  gtk_widget_set_tooltip_text (GTK_WIDGET (tile), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_ptr_array_add (self->pictures, picture);
  return GTK_WIDGET (tile);
}

static GtkFlowBox *
append_box (TzFormGrid *self,
            const char *title,
            gboolean    heading)
{
  GtkWidget *box = gtk_flow_box_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "section");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_MULTIPLE);
  gtk_flow_box_set_activate_on_single_click (GTK_FLOW_BOX (box), FALSE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), FALSE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_filter_func (GTK_FLOW_BOX (box), filter_tile, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (box, "selected-children-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect (box, "keynav-failed", G_CALLBACK (keynav_failed_cb), self);
  gtk_box_append (GTK_BOX (self->column), label);
  gtk_box_append (GTK_BOX (self->column), box);
  gtk_widget_set_visible (label, heading);
  g_ptr_array_add (self->boxes, box);
  g_ptr_array_add (self->headings, label);
  return GTK_FLOW_BOX (box);
}

/* Tab goes past the pictures, the arrows go through them. */
static gboolean
tz_form_grid_focus_child (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  TzFormGrid *self = TZ_FORM_GRID (widget);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  gboolean search = gtk_widget_get_visible (self->search);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (tz_form_grid_parent_class)->focus (widget, direction);
  if (inside == self->scroller)
    return direction == GTK_DIR_TAB_BACKWARD && search && gtk_widget_grab_focus (self->search);
  if (inside == NULL && direction == GTK_DIR_TAB_FORWARD && search)
    return gtk_widget_grab_focus (self->search);
  if (inside != NULL && direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  return tz_form_grid_focus (self);
}

static void
tz_form_grid_dispose (GObject *object)
{
  TzFormGrid *self = TZ_FORM_GRID (object);

  g_ptr_array_set_size (self->boxes, 0);
  g_ptr_array_set_size (self->headings, 0);
  g_ptr_array_set_size (self->pictures, 0);
  g_clear_pointer (&self->search, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_form_grid_parent_class)->dispose (object);
}

static void
tz_form_grid_finalize (GObject *object)
{
  TzFormGrid *self = TZ_FORM_GRID (object);

  g_ptr_array_unref (self->infos);
  g_ptr_array_unref (self->boxes);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->pictures);
  g_free (self->words);
  G_OBJECT_CLASS (tz_form_grid_parent_class)->finalize (object);
}

static void
tz_form_grid_class_init (TzFormGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_form_grid_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_form_grid_finalize;
  widget_class->focus = tz_form_grid_focus_child;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[CHOSEN] = g_signal_new ("chosen", TZ_TYPE_FORM_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tz_form_grid_init (TzFormGrid *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->infos = g_ptr_array_new ();
  self->boxes = g_ptr_array_new ();
  self->headings = g_ptr_array_new ();
  self->pictures = g_ptr_array_new ();
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("表格的名称或编号"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("查找表格"), -1);
  gtk_widget_add_css_class (self->search, "form-search");
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (words_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  gtk_widget_set_parent (self->search, GTK_WIDGET (self));
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_add_css_class (self->column, "form-column");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->column);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
tz_form_grid_new (void)
{
  return g_object_new (TZ_TYPE_FORM_GRID, NULL);
}

void
tz_form_grid_set_forms (TzFormGrid *self,
                        GPtrArray  *infos,
                        gboolean    headings)
{
  GtkFlowBox *box = NULL;
  const char *shown = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->column)) != NULL)
    gtk_box_remove (GTK_BOX (self->column), child);
  g_ptr_array_set_size (self->boxes, 0);
  g_ptr_array_set_size (self->headings, 0);
  g_ptr_array_set_size (self->pictures, 0);
  g_ptr_array_set_size (self->infos, 0);
  g_ptr_array_sort (infos, compare_infos);
  for (guint i = 0; i < infos->len; i++)
    {
      FormInfo *info = g_ptr_array_index (infos, i);
      const LedgerRegister *reg = ledger_registers_find (tz_printed_registers, info->reg);

      if (box == NULL || g_strcmp0 (shown, info->reg) != 0)
        box = append_box (self, reg != NULL ? _(reg->title) : info->reg, headings);
      shown = info->reg;
      gtk_flow_box_insert (box, make_tile (self, info), -1);
      g_ptr_array_add (self->infos, info);
    }
  gtk_widget_set_visible (self->search, infos->len >= MANY);
}

GPtrArray *
tz_form_grid_list_chosen (TzFormGrid *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->boxes->len; i++)
    for (GtkWidget *tile = gtk_widget_get_first_child (g_ptr_array_index (self->boxes, i)); tile != NULL;
         tile = gtk_widget_get_next_sibling (tile))
      if (gtk_flow_box_child_is_selected (GTK_FLOW_BOX_CHILD (tile)))
        g_ptr_array_add (chosen, (gpointer) TZ_FORM_TILE (tile)->info);
  return chosen;
}

void
tz_form_grid_choose (TzFormGrid *self,
                     const char *id)
{
  for (guint i = 0; i < self->boxes->len; i++)
    for (GtkWidget *tile = gtk_widget_get_first_child (g_ptr_array_index (self->boxes, i)); tile != NULL;
         tile = gtk_widget_get_next_sibling (tile))
      if (id == NULL || g_strcmp0 (TZ_FORM_TILE (tile)->info->id, id) == 0)
        {
          GtkFlowBox *box = g_ptr_array_index (self->boxes, i);

          self->choosing = TRUE;
          gtk_flow_box_unselect_all (box);
          self->choosing = FALSE;
          gtk_flow_box_select_child (box, GTK_FLOW_BOX_CHILD (tile));
          return;
        }
}

gboolean
tz_form_grid_focus (TzFormGrid *self)
{
  for (guint i = 0; i < self->boxes->len; i++)
    for (GtkWidget *tile = gtk_widget_get_first_child (g_ptr_array_index (self->boxes, i)); tile != NULL;
         tile = gtk_widget_get_next_sibling (tile))
      if (gtk_flow_box_child_is_selected (GTK_FLOW_BOX_CHILD (tile)))
        {
          take_focus (tile);
          return TRUE;
        }
  return FALSE;
}

void
tz_form_grid_find (TzFormGrid *self)
{
  if (gtk_widget_get_visible (self->search))
    gtk_widget_grab_focus (self->search);
  else
    tz_form_grid_focus (self);
}

void
tz_form_grid_set_picture (TzFormGrid   *self,
                          const char   *id,
                          GdkPaintable *picture)
{
  for (guint i = 0; i < self->infos->len && i < self->pictures->len; i++)
    {
      const FormInfo *info = g_ptr_array_index (self->infos, i);
      GtkWidget *shown = g_ptr_array_index (self->pictures, i);
      double aspect = gdk_paintable_get_intrinsic_aspect_ratio (picture);
      int room = TZ_FORM_PICTURE_HEIGHT;

      if (g_strcmp0 (info->id, id) != 0)
        continue;
      gtk_picture_set_paintable (GTK_PICTURE (shown), picture);
      gtk_widget_set_size_request (shown, aspect < 1 ? (int) (room * aspect) : room,
                                   aspect < 1 ? room : (int) (room / aspect));
      return;
    }
}
