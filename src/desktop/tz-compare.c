/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small table of three columns: field, one row, the other. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-compare.h"

#include "ledger-kind.h"

struct _TzCompare
{
  GtkWidget  parent_instance;

  GtkWidget *grid;
  guint      n;
};

G_DEFINE_FINAL_TYPE (TzCompare, tz_compare, GTK_TYPE_WIDGET)

static void
put (TzCompare  *self,
     const char *text,
     int         column,
     const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), column > 0);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, column > 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->grid), label, column, self->n, 1, 1);
}

static void
clear (TzCompare *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  self->n = 0;
}

static gboolean
is_worth (LedgerRecord *left,
          LedgerRecord *right,
          guint         field,
          gboolean      differing)
{
  const LedgerField *description = &left->reg->fields[field];

  if (!ledger_field_is_shown (description) || description->kind == &ledger_kind_file)
    return FALSE;
  if (differing)
    return ledger_record_differs (left, right, field);
  return ledger_record_get (left, field) != NULL || ledger_record_get (right, field) != NULL;
}

static void
tz_compare_dispose (GObject *object)
{
  g_clear_pointer (&TZ_COMPARE (object)->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (tz_compare_parent_class)->dispose (object);
}

static void
tz_compare_class_init (TzCompareClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tz_compare_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (class), "compare");
}

static void
tz_compare_init (TzCompare *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 2);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
tz_compare_new (void)
{
  return g_object_new (TZ_TYPE_COMPARE, NULL);
}

void
tz_compare_show (TzCompare    *self,
                 LedgerStore  *store,
                 LedgerRecord *left,
                 const char   *left_title,
                 LedgerRecord *right,
                 const char   *right_title,
                 gboolean      differing,
                 gboolean      full)
{
  clear (self);
  put (self, left_title, 1, "heading");
  put (self, right_title, 2, "heading");
  for (guint i = 0; i < left->reg->n_fields; i++)
    {
      const char *style = ledger_record_differs (left, right, i) ? "different" : "same";
      g_autofree char *one = NULL;
      g_autofree char *two = NULL;

      if (!is_worth (left, right, i, differing))
        continue;
      one = ledger_store_dup_shown (store, left, i, full);
      two = ledger_store_dup_shown (store, right, i, full);
      self->n++;
      put (self, _(left->reg->fields[i].title), 0, "dim-label");
      put (self, one[0] != '\0' ? one : "—", 1, style);
      put (self, two[0] != '\0' ? two : "—", 2, style);
    }
}

guint
tz_compare_get_n (TzCompare *self)
{
  return self->n;
}
