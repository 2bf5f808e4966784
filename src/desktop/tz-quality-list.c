/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line is a widget of its own kind, which knows its check. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-quality-list.h"

#include "exchange-rows.h"
#include "registers.h"

#include "tz-file-dialog.h"
#include "tz-job.h"
#include "tz-places.h"

#define TZ_TYPE_CHECK_ROW (tz_check_row_get_type ())
G_DECLARE_FINAL_TYPE (TzCheckRow, tz_check_row, TZ, CHECK_ROW, GtkListBoxRow)

struct _TzCheckRow
{
  GtkListBoxRow  parent_instance;

  QualityCheck  *check; /* borrowed */
  gboolean       all;   /* shown without rows too */
  GtkWidget     *title;
  GtkWidget     *count;
};

typedef struct
{
  GtkWidget *page; /* owned */
  char      *ledger;
  char      *today;
  char      *check;
  char      *path;
  guint      n;
} Order;

G_DEFINE_FINAL_TYPE (TzCheckRow, tz_check_row, GTK_TYPE_LIST_BOX_ROW)

static const TzFileFilter filters[] = {
  { N_("Excel 工作簿"), "*.xlsx" },
  { N_("CSV 表格"), "*.csv" },
  { NULL },
};

static void
tz_check_row_class_init (TzCheckRowClass *class)
{
}

static void
tz_check_row_init (TzCheckRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->title = gtk_label_new (NULL);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (self->count, "check-count");
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static const char *
get_severity_class (const QualityCheck *check)
{
  static const char *const classes[] = {
    [LEDGER_MISSING] = "missing", [LEDGER_WARNING] = "warning", [LEDGER_BLOCKING] = "error",
  };

  return classes[check->severity];
}

static void
show_count (TzCheckRow *self)
{
  guint n = self->check->open->len;
  g_autofree char *text = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf (_("%s，%u条"), self->check->title, n);

  gtk_label_set_text (GTK_LABEL (self->title), self->check->title);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->check->advice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (n == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "empty");
  /* The chosen one stays to be seen when its last row is done. */
  gtk_widget_set_visible (GTK_WIDGET (self), self->all || n > 0 || self->check->explained->len > 0 ||
                          gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (self)));
}

static void
header_wanted (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       data)
{
  const char *group = TZ_CHECK_ROW (row)->check->group;
  GtkWidget *label;

  if (before != NULL && g_str_equal (TZ_CHECK_ROW (before)->check->group, group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "check-group");
  gtk_list_box_row_set_header (row, label);
}

static void
order_freed (Order *order)
{
  g_object_unref (order->page);
  g_free (order->ledger);
  g_free (order->today);
  g_free (order->check);
  g_free (order->path);
  g_free (order);
}

/* Looked through anew with a connection of its own: the window's findings belong to the window. */
static gboolean
write_list (TzJob        *job,
            LedgerStore  *none,
            gpointer      data,
            GError      **error)
{
  Order *order = data;
  g_autoptr (LedgerStore) store = ledger_store_open (order->ledger, tz_registers, LEDGER_OPEN_READ, error);
  g_autoptr (Quality) quality = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  const char *const *titles = quality_list_headings ();

  if (store == NULL)
    return FALSE;
  ledger_store_set_today (store, order->today);
  quality = quality_run (store, NULL, NULL, tz_job_get_cancellable (job), error);
  if (quality == NULL)
    return FALSE;
  rows = quality_list_rows (quality, store, quality_find (quality, order->check), tz_job_get_cancellable (job));
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; titles[i] != NULL; i++)
    g_ptr_array_add (headings, (gpointer) _(titles[i]));
  g_ptr_array_add (headings, NULL);
  order->n = rows->len;
  return exchange_rows_write (order->path, _("需要核对的记录"), (const char *const *) headings->pdata, rows, error);
}

static void
list_written (TzJob        *job,
              const GError *error,
              gpointer      data)
{
  Order *order = data;
  g_autofree char *text = g_strdup_printf (_("已导出%u条到“%s”。"), order->n, order->path);

  tz_place_say (order->page, error != NULL ? error->message : text, FALSE);
  order_freed (order);
  g_object_unref (job);
}

static void
file_chosen (GFile   *file,
             gpointer data)
{
  Order *order = data;

  if (file == NULL)
    {
      order_freed (order);
      return;
    }
  order->path = g_file_get_path (file);
  tz_job_start (NULL, write_list, order, list_written, order);
}

void
tz_quality_list_fill (GtkListBox *list,
                      Quality    *quality,
                      gboolean    all)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  gtk_list_box_set_header_func (list, header_wanted, NULL, NULL);
  for (guint i = 0; quality != NULL && i < quality->checks->len; i++)
    {
      TzCheckRow *line = g_object_new (TZ_TYPE_CHECK_ROW, NULL);

      line->check = g_ptr_array_index (quality->checks, i);
      line->all = all;
      gtk_widget_add_css_class (GTK_WIDGET (line), get_severity_class (line->check));
      gtk_list_box_append (list, GTK_WIDGET (line));
      show_count (line);
    }
}

void
tz_quality_list_update (GtkListBox *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    show_count (TZ_CHECK_ROW (row));
  gtk_list_box_invalidate_headers (list);
}

void
tz_quality_list_show_all (GtkListBox *list,
                          gboolean    all)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    TZ_CHECK_ROW (row)->all = all;
  tz_quality_list_update (list);
}

QualityCheck *
tz_quality_list_get (GtkListBoxRow *row)
{
  return TZ_CHECK_ROW (row)->check;
}

void
tz_quality_list_select (GtkListBox   *list,
                        QualityCheck *check)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (TZ_CHECK_ROW (row)->check == check)
      {
        gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
        gtk_list_box_select_row (list, row);
        return;
      }
}

QualityCheck *
tz_quality_list_find_next (GtkListBox   *list,
                           QualityCheck *check)
{
  GtkListBoxRow *row;
  gboolean passed = check == NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      QualityCheck *one = TZ_CHECK_ROW (row)->check;

      if (passed && one->open->len > 0)
        return one;
      passed |= one == check;
    }
  return NULL;
}

void
tz_quality_list_export (GtkWidget    *page,
                        LedgerStore  *store,
                        QualityCheck *check)
{
  Order *order = g_new0 (Order, 1);
  g_autofree char *name = g_strdup_printf (_("待核对-%s.xlsx"), check->title);

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  order->page = g_object_ref (page);
  order->ledger = g_strdup (ledger_store_get_path (store));
  order->today = g_strdup (ledger_store_get_today (store));
  order->check = g_strdup (check->id);
  tz_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (page)), _("导出需要核对的记录"), name, filters, "export",
                       file_chosen, order);
}
