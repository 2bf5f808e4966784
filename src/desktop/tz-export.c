/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export dialog: choices on the left, columns on the right, a file at the end. */
#include "config.h"

#include "tz-export.h"

#include <glib/gi18n-lib.h>

#include "exchange-export.h"
#include "ledger-batch.h"
#include "tz-dialog.h"
#include "tz-file-dialog.h"
#include "tz-rows-of.h"

#define TZ_TYPE_EXPORT (tz_export_get_type ())
G_DECLARE_FINAL_TYPE (TzExport, tz_export, TZ, EXPORT, TzDialog)

struct _TzExport
{
  TzDialog        parent_instance;

  LedgerStore    *store;
  LedgerQuery    *query;
  GArray         *selected;     /* gint64, or NULL */
  GArray         *on_screen;    /* guint */
  GArray         *fields;       /* guint: all that can be written, those on the screen first */
  GPtrArray      *checks;       /* of GtkCheckButton, by place in @fields */

  GtkCheckButton *rows_selected;
  GtkCheckButton *rows_shown;
  GtkCheckButton *rows_all;
  GtkWidget      *privacy[4];   /* title, both choices, purpose */
  GtkCheckButton *full;
  GtkRevealer    *purpose_revealer;
  GtkEditable    *purpose;
  GtkCheckButton *csv;
  GtkLabel       *columns_title;
  GtkListBox     *columns;
  GtkWidget      *go;
  GtkWidget      *reveal;
  GFile          *written;
};

G_DEFINE_FINAL_TYPE (TzExport, tz_export, TZ_TYPE_DIALOG)

static const TzFileFilter xlsx_filters[] = {
  { N_("电子表格"), "*.xlsx" },
  { NULL,           NULL },
};

static const TzFileFilter csv_filters[] = {
  { N_("文本表格"), "*.csv" },
  { NULL,           NULL },
};

/* All that the thread needs; made from the dialog, independent of it. */
typedef struct
{
  LedgerQuery *query;   /* or NULL: @ids are given */
  GArray      *ids;
  GArray      *fields;
  gboolean     full;
  char        *purpose;
  GFile       *file;
  guint        n_written;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->query, ledger_query_free);
  g_clear_pointer (&order->ids, g_array_unref);
  g_array_unref (order->fields);
  g_free (order->purpose);
  g_object_unref (order->file);
  g_free (order);
}

static const LedgerRegister *
get_register (TzExport *self)
{
  return self->query->reg;
}

/* The fields that are ticked, in their order. */
static GArray *
list_chosen (TzExport *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_array_append_val (chosen, g_array_index (self->fields, guint, i));
  return chosen;
}

static gboolean
any_sensitive (TzExport *self,
               GArray   *chosen)
{
  for (guint i = 0; i < chosen->len; i++)
    if ((get_register (self)->fields[g_array_index (chosen, guint, i)].flags & LEDGER_SENSITIVE) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
wants_full (TzExport *self)
{
  return gtk_check_button_get_active (self->full) && gtk_widget_get_visible (GTK_WIDGET (self->full));
}

static void
update (TzExport *self)
{
  g_autoptr (GArray) chosen = list_chosen (self);
  g_autofree char *title = g_strdup_printf (_("哪些列（已选 %u / %u）"), chosen->len, self->fields->len);
  g_autofree char *purpose = g_strstrip (g_strdup (gtk_editable_get_text (self->purpose)));
  gboolean sensitive = any_sensitive (self, chosen);

  for (guint i = 0; i < G_N_ELEMENTS (self->privacy); i++)
    gtk_widget_set_visible (self->privacy[i], sensitive);
  gtk_revealer_set_reveal_child (self->purpose_revealer, wants_full (self));
  gtk_label_set_text (self->columns_title, title);
  gtk_widget_set_sensitive (self->go, chosen->len > 0 && (!wants_full (self) || *purpose != '\0'));
}

/* An export in full is an entry in the history, with no rows of its own. */
static gboolean
note_purpose (LedgerStore *store,
              Order       *order,
              const LedgerRegister *reg,
              GError     **error)
{
  g_autofree char *title = g_strdup_printf (_("导出%s %u 行（完整），用途：%s"), _(reg->title), order->n_written,
                                            order->purpose);

  return ledger_batch_begin (store, "export", title, error) && ledger_batch_commit (store, error);
}

static void
progress_made_cb (double   fraction,
                  gpointer job)
{
  tz_job_report (job, fraction, NULL);
}

static gboolean
write_rows (TzJob        *job,
            LedgerStore  *store,
            gpointer      data,
            GError      **error)
{
  Order *order = data;
  g_autofree char *path = g_file_get_path (order->file);
  ExchangeExport what = {
    .reg = order->query->reg, .fields = (const guint *) (gpointer) order->fields->data,
    .n_fields = order->fields->len, .full = order->full,
  };

  if (order->ids == NULL)
    order->ids = tz_rows_of_query (store, order->query, error);
  if (order->ids == NULL)
    return FALSE;
  what.ids = order->ids;
  order->n_written = order->ids->len;
  /* First the note: a file of personal data never lies there without it. */
  if (order->full && ledger_store_is_writable (store) && !note_purpose (store, order, what.reg, error))
    return FALSE;
  return exchange_export_write (store, &what, path, progress_made_cb, job, tz_job_get_cancellable (job), error);
}

static void
rows_written_cb (TzDialog     *dialog,
                 const GError *error,
                 gpointer      data)
{
  TzExport *self = TZ_EXPORT (dialog);
  Order *order = data;
  g_autofree char *name = g_file_get_parse_name (order->file);
  g_autofree char *sentence = g_strdup_printf (_("已导出 %'u 行到 %s"), order->n_written, name);

  if (error == NULL)
    {
      g_set_object (&self->written, order->file);
      gtk_widget_set_visible (self->reveal, TRUE);
      tz_dialog_set_closing (dialog, _("关闭(_C)"));
      tz_dialog_say (dialog, TZ_TONE_GOOD, sentence);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tz_dialog_say (dialog, TZ_TONE_PLAIN, _("已停止，没有写出文件。"));
  else
    tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
}

static void
place_chosen_cb (GFile    *file,
                 gpointer  data)
{
  g_autoptr (TzExport) self = data;
  Order *order;

  if (file == NULL || tz_dialog_is_busy (TZ_DIALOG (self)))
    return;
  order = g_new0 (Order, 1);
  order->file = g_object_ref (file);
  order->fields = list_chosen (self);
  order->full = wants_full (self);
  order->purpose = g_strstrip (g_strdup (gtk_editable_get_text (self->purpose)));
  if (gtk_check_button_get_active (self->rows_all))
    order->query = ledger_query_new (get_register (self));
  else
    order->query = ledger_query_copy (self->query);
  if (gtk_check_button_get_active (self->rows_selected))
    order->ids = g_array_ref (self->selected);
  gtk_widget_set_visible (self->reveal, FALSE);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在导出……"), write_rows, rows_written_cb, order, free_order);
}

static void
go_clicked_cb (TzExport *self)
{
  gboolean csv = gtk_check_button_get_active (self->csv);
  g_autofree char *name = g_strdup_printf ("%s-%s%s", _(get_register (self)->title),
                                           ledger_store_get_today (self->store), csv ? ".csv" : ".xlsx");

  tz_file_dialog_save (GTK_WINDOW (self), _("导出到"), name, csv ? csv_filters : xlsx_filters, "export",
                       place_chosen_cb, g_object_ref (self));
}

static void
reveal_clicked_cb (TzExport *self)
{
  tz_file_dialog_reveal (GTK_WINDOW (self), self->written);
}

static gboolean
is_on_screen (TzExport *self,
              guint     field)
{
  for (guint i = 0; i < self->on_screen->len; i++)
    if (g_array_index (self->on_screen, guint, i) == field)
      return TRUE;
  return FALSE;
}

static void
tick_columns (TzExport *self,
              gboolean  all)
{
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 all || is_on_screen (self, g_array_index (self->fields, guint, i)));
}

static void
screen_clicked_cb (TzExport *self)
{
  tick_columns (self, FALSE);
}

static void
all_clicked_cb (TzExport *self)
{
  tick_columns (self, TRUE);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  TzExport      *self)
{
  GtkCheckButton *check = g_ptr_array_index (self->checks, gtk_list_box_row_get_index (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

/* Those on the screen in their order, then the others in the register's. */
static void
list_fields (TzExport *self)
{
  g_autoptr (GArray) all = exchange_export_list_fields (get_register (self));

  g_array_append_vals (self->fields, self->on_screen->data, self->on_screen->len);
  for (guint i = 0; i < all->len; i++)
    if (!is_on_screen (self, g_array_index (all, guint, i)))
      g_array_append_val (self->fields, g_array_index (all, guint, i));
}

/* The row takes the keys, so that arrows walk and Tab leaves the list. */
static void
add_column (TzExport *self,
            guint     field)
{
  GtkWidget *check = gtk_check_button_new_with_label (_(get_register (self)->fields[field].title));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), check);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, check, NULL, -1);
  gtk_list_box_append (self->columns, row);
  g_ptr_array_add (self->checks, check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
}

static void
show_rows (TzExport *self)
{
  g_autoptr (LedgerQuery) everything = ledger_query_new (get_register (self));
  guint n_selected = self->selected != NULL ? self->selected->len : 0;
  g_autofree char *selected = g_strdup_printf (_("选中的 %'u 行"), n_selected);
  gboolean searched = self->query->words != NULL;
  g_autofree char *shown = searched ? g_strdup (_("表中显示的各行"))
                           : g_strdup_printf (_("表中显示的 %'u 行"), ledger_store_count (self->store, self->query));
  g_autofree char *all = g_strdup_printf (_("全部 %'u 行"), ledger_store_count (self->store, everything));

  gtk_check_button_set_label (self->rows_selected, selected);
  gtk_check_button_set_label (self->rows_shown, shown);
  gtk_check_button_set_label (self->rows_all, all);
  gtk_widget_set_visible (GTK_WIDGET (self->rows_selected), n_selected > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rows_all), ledger_query_is_narrowed (self->query));
  gtk_check_button_set_active (n_selected > 1 ? self->rows_selected : self->rows_shown, TRUE);
}

static void
tz_export_dispose (GObject *object)
{
  TzExport *self = TZ_EXPORT (object);

  g_clear_object (&self->store);
  g_clear_object (&self->written);
  g_clear_pointer (&self->query, ledger_query_free);
  g_clear_pointer (&self->selected, g_array_unref);
  G_OBJECT_CLASS (tz_export_parent_class)->dispose (object);
}

static void
tz_export_finalize (GObject *object)
{
  TzExport *self = TZ_EXPORT (object);

  g_array_unref (self->on_screen);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (tz_export_parent_class)->finalize (object);
}

static void
tz_export_class_init (TzExportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_export_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_export_finalize;
}

static void
connect_widgets (TzExport   *self,
                 GtkBuilder *builder)
{
  static const char *const updating[] = { "masked", "full" };

  for (guint i = 0; i < G_N_ELEMENTS (updating); i++)
    g_signal_connect_swapped (gtk_builder_get_object (builder, updating[i]), "toggled", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->purpose, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "columns_screen"), "clicked",
                            G_CALLBACK (screen_clicked_cb), self);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "columns_all"), "clicked",
                            G_CALLBACK (all_clicked_cb), self);
  g_signal_connect (self->columns, "row-activated", G_CALLBACK (row_activated_cb), self);
}

static void
tz_export_init (TzExport *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/gonghui/Taizhang/tz-export.ui");
  static const char *const private_ones[] = { "privacy_title", "masked", "full", "purpose_revealer" };

  self->on_screen = g_array_new (FALSE, FALSE, sizeof (guint));
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  self->checks = g_ptr_array_new ();
  self->rows_selected = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "rows_selected"));
  self->rows_shown = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "rows_shown"));
  self->rows_all = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "rows_all"));
  for (guint i = 0; i < G_N_ELEMENTS (private_ones); i++)
    self->privacy[i] = GTK_WIDGET (gtk_builder_get_object (builder, private_ones[i]));
  self->full = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "full"));
  self->purpose_revealer = GTK_REVEALER (gtk_builder_get_object (builder, "purpose_revealer"));
  self->purpose = GTK_EDITABLE (gtk_builder_get_object (builder, "purpose"));
  self->csv = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "csv"));
  self->columns_title = GTK_LABEL (gtk_builder_get_object (builder, "columns_title"));
  self->columns = GTK_LIST_BOX (gtk_builder_get_object (builder, "columns"));
  tz_dialog_set_content (TZ_DIALOG (self), GTK_WIDGET (gtk_builder_get_object (builder, "body")));
  self->reveal = tz_dialog_add_extra (TZ_DIALOG (self), _("打开所在文件夹(_O)"), G_CALLBACK (reveal_clicked_cb));
  gtk_widget_set_visible (self->reveal, FALSE);
  self->go = tz_dialog_add_button (TZ_DIALOG (self), _("导出(_E)…"), G_CALLBACK (go_clicked_cb));
  gtk_widget_add_css_class (self->go, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->go);
  connect_widgets (self, builder);
}

void
tz_export_present (GtkWindow         *parent,
                   LedgerStore       *store,
                   const LedgerQuery *query,
                   GArray            *selected_ids,
                   const guint       *columns,
                   guint              n_columns)
{
  g_autofree char *title = g_strdup_printf (_("导出%s"), _(query->reg->title));
  TzExport *self = tz_dialog_new (TZ_TYPE_EXPORT, parent, title, 760, 600);

  self->store = g_object_ref (store);
  self->query = ledger_query_copy (query);
  if (selected_ids != NULL)
    self->selected = g_array_ref (selected_ids);
  g_array_append_vals (self->on_screen, columns, n_columns);
  list_fields (self);
  for (guint i = 0; i < self->fields->len; i++)
    add_column (self, g_array_index (self->fields, guint, i));
  show_rows (self);
  tick_columns (self, FALSE);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
