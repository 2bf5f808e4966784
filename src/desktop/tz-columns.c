/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover with one tick a field: shown columns first, in their order, movable by buttons. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-columns.h"
#include "tz-layouts.h"

/* The list keeps about 205 rows alive; more columns than this make every page slow. */
#define MAX_COLUMNS 14

/* One line of the list. */
typedef struct
{
  TzColumns *columns;
  guint      field;
  gboolean   shown;
  int        width;
  GtkWidget *row;
  GtkWidget *check;
  GtkWidget *up;
  GtkWidget *down;
} Line;

struct _TzColumns
{
  GtkPopover            parent_instance;

  const LedgerRegister *reg;
  GPtrArray            *lines; /* (element-type Line), shown ones first */
  gboolean              is_filling;

  TzLayouts            *layouts;
  GtkWidget            *box;
  GtkWidget            *list;
  GtkWidget            *sort;
  GtkWidget            *descending;
  GArray               *sort_fields; /* (element-type guint): what each entry of @sort stands for */
};

enum
{
  COLUMNS_CHOSEN,
  SORT_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TzColumns, tz_columns, GTK_TYPE_POPOVER)

static guint
count_shown (TzColumns *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    if (((Line *) g_ptr_array_index (self->lines, i))->shown)
      n++;
  return n;
}

/* Order and buttons of the list after a change. */
static void
arrange (TzColumns *self)
{
  guint n_shown = count_shown (self);
  GtkWidget *previous = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      gtk_box_reorder_child_after (GTK_BOX (self->list), line->row, previous);
      previous = line->row;
      gtk_widget_set_sensitive (line->check, line->shown ? n_shown > 1 : n_shown < MAX_COLUMNS);
      gtk_widget_set_visible (line->up, line->shown);
      gtk_widget_set_visible (line->down, line->shown);
      gtk_widget_set_sensitive (line->up, i > 0);
      gtk_widget_set_sensitive (line->down, i + 1 < n_shown);
    }
}

static void
announce (TzColumns *self)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (TzColumn));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = g_ptr_array_index (self->lines, i);
      TzColumn column = { line->field, line->width };

      if (line->shown)
        g_array_append_val (columns, column);
    }
  arrange (self);
  tz_layouts_show (self->layouts, columns);
  g_signal_emit (self, signals[COLUMNS_CHOSEN], 0, columns);
}

static void
layout_chosen_cb (TzColumns *self,
                  GArray    *columns)
{
  g_signal_emit (self, signals[COLUMNS_CHOSEN], 0, columns);
}

static guint
find_line (Line *line)
{
  guint index = 0;

  g_ptr_array_find (line->columns->lines, line, &index);
  return index;
}

static void
move_line (Line *line,
           guint to)
{
  GPtrArray *lines = line->columns->lines;

  g_ptr_array_steal_index (lines, find_line (line));
  g_ptr_array_insert (lines, (int) to, line);
}

static void
line_toggled_cb (GtkCheckButton *check,
                 Line           *line)
{
  TzColumns *self = line->columns;
  guint n_shown = count_shown (self);

  if (self->is_filling)
    return;
  line->shown = gtk_check_button_get_active (check);
  line->width = -1;
  move_line (line, line->shown ? n_shown : n_shown - 1);
  announce (self);
}

static void
up_clicked_cb (GtkButton *button,
               Line      *line)
{
  move_line (line, find_line (line) - 1);
  announce (line->columns);
}

static void
down_clicked_cb (GtkButton *button,
                 Line      *line)
{
  move_line (line, find_line (line) + 1);
  announce (line->columns);
}

static void
sort_chosen_cb (TzColumns *self)
{
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sort));

  if (!self->is_filling && index < self->sort_fields->len)
    g_signal_emit (self, signals[SORT_CHOSEN], 0, g_array_index (self->sort_fields, guint, index),
                   gtk_check_button_get_active (GTK_CHECK_BUTTON (self->descending)));
}

static void
reset_clicked_cb (TzColumns *self)
{
  g_signal_emit (self, signals[COLUMNS_CHOSEN], 0, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
make_arrow (const char *icon,
            const char *words,
            GCallback   clicked,
            Line       *line)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect (button, "clicked", clicked, line);
  return button;
}

static void
add_line (TzColumns *self,
          guint      field)
{
  Line *line = g_new0 (Line, 1);

  line->columns = self;
  line->field = field;
  line->width = -1;
  line->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  line->check = gtk_check_button_new_with_label (_(self->reg->fields[field].title));
  gtk_widget_set_hexpand (line->check, TRUE);
  g_signal_connect (line->check, "toggled", G_CALLBACK (line_toggled_cb), line);
  line->up = make_arrow ("go-up-symbolic", _("前移"), G_CALLBACK (up_clicked_cb), line);
  line->down = make_arrow ("go-down-symbolic", _("后移"), G_CALLBACK (down_clicked_cb), line);
  gtk_box_append (GTK_BOX (line->row), line->check);
  gtk_box_append (GTK_BOX (line->row), line->up);
  gtk_box_append (GTK_BOX (line->row), line->down);
  gtk_box_append (GTK_BOX (self->list), line->row);
  g_ptr_array_add (self->lines, line);
}

static void
tz_columns_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), TZ_TYPE_COLUMNS);
  G_OBJECT_CLASS (tz_columns_parent_class)->dispose (object);
}

static void
tz_columns_finalize (GObject *object)
{
  TzColumns *self = TZ_COLUMNS (object);

  g_ptr_array_unref (self->lines);
  g_array_unref (self->sort_fields);
  G_OBJECT_CLASS (tz_columns_parent_class)->finalize (object);
}

static void
tz_columns_class_init (TzColumnsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_columns_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_columns_finalize;
  signals[COLUMNS_CHOSEN] = g_signal_new ("columns-chosen", TZ_TYPE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[SORT_CHOSEN] = g_signal_new ("sort-chosen", TZ_TYPE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-columns.ui");
  gtk_widget_class_bind_template_child (widget_class, TzColumns, box);
  gtk_widget_class_bind_template_child (widget_class, TzColumns, list);
  gtk_widget_class_bind_template_child (widget_class, TzColumns, sort);
  gtk_widget_class_bind_template_child (widget_class, TzColumns, descending);
  gtk_widget_class_bind_template_callback (widget_class, sort_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_clicked_cb);
}

static void
tz_columns_init (TzColumns *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->sort_fields = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tz_columns_new (const LedgerRegister *reg,
                GSettings            *settings)
{
  TzColumns *self = g_object_new (TZ_TYPE_COLUMNS, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint none = LEDGER_NO_FIELD;

  self->reg = reg;
  self->is_filling = TRUE;
  gtk_string_list_append (titles, _("录入先后"));
  g_array_append_val (self->sort_fields, none);
  for (guint i = 0; i < reg->n_fields; i++)
    if (ledger_field_is_shown (&reg->fields[i]))
      {
        add_line (self, i);
        gtk_string_list_append (titles, _(reg->fields[i].title));
        g_array_append_val (self->sort_fields, i);
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->sort), G_LIST_MODEL (titles));
  self->layouts = TZ_LAYOUTS (tz_layouts_new (settings, reg));
  g_signal_connect_swapped (self->layouts, "chosen", G_CALLBACK (layout_chosen_cb), self);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->layouts));
  self->is_filling = FALSE;
  return GTK_WIDGET (self);
}

void
tz_columns_show (TzColumns *self,
                 GArray    *columns,
                 guint      sort,
                 gboolean   descending)
{
  self->is_filling = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    ((Line *) g_ptr_array_index (self->lines, i))->shown = FALSE;
  for (guint i = 0; i < columns->len; i++)
    for (guint k = i; k < self->lines->len; k++)
      {
        Line *line = g_ptr_array_index (self->lines, k);

        if (line->field != g_array_index (columns, TzColumn, i).field)
          continue;
        line->shown = TRUE;
        line->width = g_array_index (columns, TzColumn, i).width;
        move_line (line, i);
        break;
      }
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = g_ptr_array_index (self->lines, i);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (line->check), line->shown);
    }
  for (guint i = 0; i < self->sort_fields->len; i++)
    if (g_array_index (self->sort_fields, guint, i) == sort)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sort), i);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->descending), descending);
  arrange (self);
  tz_layouts_show (self->layouts, columns);
  self->is_filling = FALSE;
}
