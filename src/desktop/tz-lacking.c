/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of what is missing, one line a person and field, with its sum above and two choices below. */
#include "config.h"

#include "tz-lacking.h"

#include <glib/gi18n-lib.h>

#include "exchange-lacking.h"

#define TZ_TYPE_LACK_ITEM (tz_lack_item_get_type ())
G_DECLARE_FINAL_TYPE (TzLackItem, tz_lack_item, TZ, LACK_ITEM, GObject)

struct _TzLackItem
{
  GObject             parent_instance;

  const ExchangeLack *lack; /* lives as long as the table shows it */
};

G_DEFINE_FINAL_TYPE (TzLackItem, tz_lack_item, G_TYPE_OBJECT)

struct _TzLacking
{
  GtkWidget   parent_instance;

  GtkWidget  *title;
  GtkWidget  *frame;
  GtkWidget  *table;
  GtkWidget  *foot;
  GtkWidget  *only_complete;
  GListStore *items;
  GPtrArray  *lacks;
};

G_DEFINE_FINAL_TYPE (TzLacking, tz_lacking, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  SAVE,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum
{
  CELL_NAME,
  CELL_FIELD,
  CELL_REASON,
} Cell;

static void
tz_lack_item_class_init (TzLackItemClass *klass)
{
}

static void
tz_lack_item_init (TzLackItem *self)
{
}

/* A reason is read whole, on two lines if need be; a long name is not. */
static void
cell_made_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              gpointer                  data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (GPOINTER_TO_UINT (data) == CELL_REASON)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
cell_bound_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               gpointer                  data)
{
  const ExchangeLack *lack = TZ_LACK_ITEM (gtk_list_item_get_item (list_item))->lack;
  GtkWidget *label = gtk_list_item_get_child (list_item);
  const char *texts[] = { [CELL_NAME] = lack->name, [CELL_FIELD] = lack->title, [CELL_REASON] = lack->reason };

  gtk_label_set_text (GTK_LABEL (label), texts[GPOINTER_TO_UINT (data)]);
}

static void
row_activated_cb (GtkColumnView *table,
                  guint          position,
                  TzLacking     *self)
{
  g_autoptr (TzLackItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  g_signal_emit (self, signals[OPEN], 0, item->lack->id);
}

static void
save_clicked_cb (TzLacking *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
only_toggled_cb (TzLacking *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_column (TzLacking  *self,
            const char *title,
            Cell        cell,
            int         width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (cell_made_cb), GUINT_TO_POINTER (cell));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bound_cb), GUINT_TO_POINTER (cell));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, cell == CELL_REASON);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), column);
}

static void
add_table (TzLacking *self)
{
  self->items = g_list_store_new (TZ_TYPE_LACK_ITEM);
  self->table = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)))));
  gtk_widget_add_css_class (self->table, "data-table");
  gtk_widget_add_css_class (self->table, "plan-table");
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->table), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("缺项清单"), -1);
  add_column (self, NULL, CELL_NAME, 110);
  add_column (self, _("项目"), CELL_FIELD, 120);
  add_column (self, _("缺什么"), CELL_REASON, 0);
  g_signal_connect (self->table, "activate", G_CALLBACK (row_activated_cb), self);
  self->frame = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->frame), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->frame), self->table);
  gtk_widget_set_vexpand (self->frame, TRUE);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
}

static void
add_foot (TzLacking *self)
{
  GtkWidget *save = gtk_button_new_with_mnemonic (_("保存清单(_L)…"));
  GtkWidget *hint = gtk_label_new (_("双击或按回车，打开这一行的记录。"));

  gtk_widget_add_css_class (save, "small-button");
  gtk_widget_add_css_class (hint, "wizard-hint");
  gtk_widget_add_css_class (hint, "small");
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_set_hexpand (hint, TRUE);
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->foot), hint);
  gtk_box_append (GTK_BOX (self->foot), save);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
  self->only_complete = gtk_check_button_new ();
  gtk_check_button_set_use_underline (GTK_CHECK_BUTTON (self->only_complete), TRUE);
  gtk_widget_set_parent (self->only_complete, GTK_WIDGET (self));
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_clicked_cb), self);
  g_signal_connect_swapped (self->only_complete, "toggled", G_CALLBACK (only_toggled_cb), self);
}

static void
tz_lacking_dispose (GObject *object)
{
  TzLacking *self = TZ_LACKING (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_pointer (&self->foot, gtk_widget_unparent);
  g_clear_pointer (&self->only_complete, gtk_widget_unparent);
  g_clear_object (&self->items);
  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  G_OBJECT_CLASS (tz_lacking_parent_class)->dispose (object);
}

static void
tz_lacking_class_init (TzLackingClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tz_lacking_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SAVE] = g_signal_new ("save", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tz_lacking_init (TzLacking *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->title, "section");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  add_table (self);
  add_foot (self);
}

GtkWidget *
tz_lacking_new (void)
{
  return g_object_new (TZ_TYPE_LACKING, NULL);
}

static char *
dup_title (const LedgerRegister *reg,
           GPtrArray            *lacks,
           guint                 n_rows)
{
  g_autofree char *rows = exchange_lacking_dup_rows (reg, n_rows);
  g_autofree char *summary = NULL;

  if (lacks == NULL)
    return g_strdup (_("正在核对缺什么……"));
  if (n_rows == 0)
    return g_strdup_printf (_("没有要上报的%s。"), _(reg->row_title));
  if (lacks->len == 0)
    return g_strdup_printf (_("%s都不缺项，可以上报。"), rows);
  summary = exchange_lacking_dup_summary (reg, lacks);
  return g_strdup_printf (_("%s，上级不会收"), summary);
}

void
tz_lacking_show (TzLacking            *self,
                 const LedgerRegister *reg,
                 GPtrArray            *lacks,
                 guint                 n_rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = dup_title (reg, lacks, n_rows);
  g_autoptr (GtkColumnViewColumn) names = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table)), CELL_NAME);
  guint n_complete = lacks != NULL ? n_rows - exchange_lacking_count_rows (lacks) : 0;
  g_autofree char *complete = exchange_lacking_dup_rows (reg, n_complete);
  g_autofree char *only = g_strdup_printf (_("只导出不缺项的 %s(_W)"), complete);
  gboolean any = lacks != NULL && lacks->len > 0;

  /* Old items point into a list that goes away. */
  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  self->lacks = lacks != NULL ? g_ptr_array_ref (lacks) : NULL;
  for (guint i = 0; lacks != NULL && i < lacks->len; i++)
    {
      TzLackItem *item = g_object_new (TZ_TYPE_LACK_ITEM, NULL);

      item->lack = g_ptr_array_index (lacks, i);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  gtk_column_view_column_set_title (names, exchange_lacking_get_name_title (reg));
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->only_complete), only);
  gtk_widget_set_visible (self->frame, any);
  gtk_widget_set_visible (self->foot, any);
  gtk_widget_set_visible (self->only_complete, any);
}

gboolean
tz_lacking_get_only_complete (TzLacking *self)
{
  return gtk_widget_get_visible (self->only_complete) &&
         gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_complete));
}
