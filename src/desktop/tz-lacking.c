/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of what is missing, one line a person and field, with its sum above and two choices below. */
#include "config.h"

#include "tz-lacking.h"

#include <glib/gi18n-lib.h>

#include "exchange-lacking.h"
#include "tz-outcome-list.h"

struct _TzLacking
{
  GtkWidget      parent_instance;

  GtkWidget     *title;
  TzOutcomeList *table;
  GtkWidget     *foot;
  GtkWidget     *only_complete;
  GPtrArray     *lacks;
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

enum
{
  COLUMN_NAME,
  COLUMN_FIELD,
  COLUMN_REASON,
  N_COLUMNS
};

static char *
dup_cell (guint    row,
          guint    column,
          gpointer data)
{
  const ExchangeLack *lack = g_ptr_array_index (TZ_LACKING (data)->lacks, row);
  const char *texts[] = { [COLUMN_NAME] = lack->name, [COLUMN_FIELD] = lack->title, [COLUMN_REASON] = lack->reason };

  return g_strdup (texts[column]);
}

static void
row_activated_cb (TzLacking *self,
                  guint      row)
{
  g_signal_emit (self, signals[OPEN], 0, ((const ExchangeLack *) g_ptr_array_index (self->lacks, row))->id);
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
add_table (TzLacking *self)
{
  const TzOutcomeColumn columns[N_COLUMNS] = {
    [COLUMN_NAME] = { NULL, 110 },
    [COLUMN_FIELD] = { _("项目"), 120 },
    [COLUMN_REASON] = { _("缺什么"), 0 },
  };

  self->table = TZ_OUTCOME_LIST (tz_outcome_list_new (_("缺项清单"), columns, N_COLUMNS, dup_cell, self));
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->table), GTK_WIDGET (self));
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
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
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
  g_autofree char *title = dup_title (reg, lacks, n_rows);
  guint n_complete = lacks != NULL ? n_rows - exchange_lacking_count_rows (lacks) : 0;
  g_autofree char *complete = exchange_lacking_dup_rows (reg, n_complete);
  g_autofree char *only = g_strdup_printf (_("只导出不缺项的 %s(_W)"), complete);
  gboolean any = lacks != NULL && lacks->len > 0;

  tz_outcome_list_show (self->table, 0);
  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  self->lacks = lacks != NULL ? g_ptr_array_ref (lacks) : NULL;
  tz_outcome_list_set_title (self->table, COLUMN_NAME, exchange_lacking_get_name_title (reg));
  tz_outcome_list_show (self->table, any ? lacks->len : 0);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->only_complete), only);
  gtk_widget_set_visible (GTK_WIDGET (self->table), any);
  gtk_widget_set_visible (self->foot, any);
  gtk_widget_set_visible (self->only_complete, any);
}

gboolean
tz_lacking_get_only_complete (TzLacking *self)
{
  return gtk_widget_get_visible (self->only_complete) &&
         gtk_check_button_get_active (GTK_CHECK_BUTTON (self->only_complete));
}
