/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drop-down of the workbook's sheets and the number of the heading row. */
#include "config.h"

#include "tz-import-place.h"

#include <glib/gi18n-lib.h>

/* Rows in which a heading may be pointed at. */
#define LAST_ROW 9999

struct _TzImportPlace
{
  GtkBox         parent_instance;

  GtkWidget     *sheet_caption;
  GtkDropDown   *sheet;
  GtkSpinButton *row;
  GtkStringList *names;
  guint          shown_sheet;
  guint          shown_row;
  gboolean       filling;
};

G_DEFINE_FINAL_TYPE (TzImportPlace, tz_import_place, GTK_TYPE_BOX)

static guint changed_signal;

static void
pointed_cb (TzImportPlace *self)
{
  if (!self->filling)
    g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
add_caption (TzImportPlace *self,
             const char    *text,
             GtkWidget     *of)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);

  gtk_widget_add_css_class (label, "form-caption");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), of);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (of), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), of);
  return label;
}

static void
tz_import_place_init (TzImportPlace *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 8);
  self->names = gtk_string_list_new (NULL);
  self->sheet = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->names)), NULL));
  self->row = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, LAST_ROW, 1));
  self->sheet_caption = add_caption (self, _("工作表(_E)"), GTK_WIDGET (self->sheet));
  gtk_widget_set_margin_end (GTK_WIDGET (self->sheet), 12);
  add_caption (self, _("表头在第几行(_H)"), GTK_WIDGET (self->row));
  g_signal_connect_swapped (self->sheet, "notify::selected", G_CALLBACK (pointed_cb), self);
  g_signal_connect_swapped (self->row, "value-changed", G_CALLBACK (pointed_cb), self);
}

static void
tz_import_place_finalize (GObject *object)
{
  g_clear_object (&TZ_IMPORT_PLACE (object)->names);
  G_OBJECT_CLASS (tz_import_place_parent_class)->finalize (object);
}

static void
tz_import_place_class_init (TzImportPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tz_import_place_finalize;
  changed_signal = g_signal_new ("changed", TZ_TYPE_IMPORT_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

GtkWidget *
tz_import_place_new (void)
{
  return g_object_new (TZ_TYPE_IMPORT_PLACE, NULL);
}

void
tz_import_place_show (TzImportPlace  *self,
                      ExchangeImport *import)
{
  ExchangeReader *reader = exchange_import_get_reader (import);
  ExchangeTable *table = exchange_import_get_table (import);
  guint n = exchange_reader_get_n_sheets (reader);

  self->filling = TRUE;
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), NULL);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (self->names, exchange_reader_get_sheet (reader, i)->name);
  self->shown_sheet = exchange_table_get_sheet (table);
  self->shown_row = exchange_table_get_head_row (table);
  gtk_drop_down_set_selected (self->sheet, self->shown_sheet);
  gtk_spin_button_set_value (self->row, self->shown_row);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet), n > 1);
  gtk_widget_set_visible (self->sheet_caption, n > 1);
  self->filling = FALSE;
}

ExchangePlace
tz_import_place_get (TzImportPlace *self)
{
  guint sheet = gtk_drop_down_get_selected (self->sheet);
  guint row = (guint) gtk_spin_button_get_value_as_int (self->row);

  return (ExchangePlace) { gtk_string_list_get_string (self->names, sheet), sheet == self->shown_sheet ? row : 0 };
}
