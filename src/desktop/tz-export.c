/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export dialog: choices on the left, columns or what an upper union would miss on the right, a file at the end. */
#include "config.h"

#include "tz-export.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-export.h"
#include "exchange-lacking.h"
#include "exchange-template-make.h"
#include "tz-dialog.h"
#include "tz-file-dialog.h"
#include "tz-import.h"
#include "tz-lacking.h"
#include "tz-rows-of.h"
#include "tz-template-menu.h"

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
  GPtrArray      *templates;    /* of ExchangeTemplate: sheets of upper unions */
  TzExportOpen    open;
  gpointer        open_data;

  GPtrArray      *lacks;        /* for the chosen template; NULL before they are known */
  GArray         *judged;       /* gint64: the rows they are of */
  gboolean        stale;        /* other choices were made while they were looked for */

  GtkCheckButton *rows_selected;
  GtkCheckButton *rows_shown;
  GtkCheckButton *rows_all;
  GtkWidget      *privacy[4];   /* title, both choices, purpose */
  GtkCheckButton *masked;
  GtkCheckButton *full;
  GtkRevealer    *purpose_revealer;
  GtkLabel       *refusal;      /* why nothing goes out in full */
  GtkEditable    *purpose;
  GtkCheckButton *csv;
  GPtrArray      *sheets;       /* of GtkCheckButton, by place in @templates */
  GtkCheckButton *xlsx;
  GtkBox         *formats;
  GtkBox         *sheet_rows;   /* in @formats: a row for each of @templates */
  GtkWidget      *add_template;
  GtkStack       *pane;
  TzLacking      *lacking;
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

  ExchangeTemplate *template; /* or NULL; the dialog's, which lives as long */
  GPtrArray        *lacks;
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_pointer (&order->query, ledger_query_free);
  g_clear_pointer (&order->ids, g_array_unref);
  g_clear_pointer (&order->fields, g_array_unref);
  g_clear_pointer (&order->lacks, g_ptr_array_unref);
  g_free (order->purpose);
  g_clear_object (&order->file);
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

/* The upper union's sheet that is chosen instead of columns, or NULL. */
static ExchangeTemplate *
get_template (TzExport *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->sheets, i)))
      return g_ptr_array_index (self->templates, i);
  return NULL;
}

static gboolean
wants_full (TzExport *self)
{
  return get_template (self) != NULL ||
         (gtk_check_button_get_active (self->full) && gtk_widget_get_visible (GTK_WIDGET (self->full)));
}

/* (element-type gint64): the rows of the sheet, or NULL while they are looked for. */
static GArray *
list_sheet_rows (TzExport *self)
{
  if (self->lacks == NULL || self->stale)
    return NULL;
  return tz_lacking_get_only_complete (self->lacking) ? exchange_lacking_list_complete (self->lacks, self->judged)
                                                      : g_array_ref (self->judged);
}

static gboolean
has_anything (TzExport *self,
              GArray   *chosen)
{
  g_autoptr (GArray) rows = NULL;

  if (get_template (self) == NULL)
    return chosen->len > 0;
  rows = list_sheet_rows (self);
  return rows != NULL && rows->len > 0;
}

static void
update (TzExport *self)
{
  g_autoptr (GArray) chosen = list_chosen (self);
  g_autofree char *title = g_strdup_printf (_("哪些列（已选 %u / %u）"), chosen->len, self->fields->len);
  g_autofree char *purpose = g_strstrip (g_strdup (gtk_editable_get_text (self->purpose)));
  gboolean sheet = get_template (self) != NULL;
  gboolean sensitive = sheet || any_sensitive (self, chosen);
  g_autoptr (GError) refusal = NULL;
  gboolean may_full = exchange_export_check_full (self->store, &refusal);

  for (guint i = 0; i < G_N_ELEMENTS (self->privacy); i++)
    gtk_widget_set_visible (self->privacy[i], sensitive);
  /* What goes up has no masked numbers: only the purpose is asked for. */
  gtk_label_set_text (GTK_LABEL (self->privacy[0]), sheet ? _("证件号码、电话都写完整，注明用途") : _("身份证号、电话等"));
  gtk_widget_set_visible (GTK_WIDGET (self->masked), sensitive && !sheet);
  gtk_widget_set_visible (GTK_WIDGET (self->full), sensitive && !sheet);
  gtk_widget_set_sensitive (GTK_WIDGET (self->full), may_full);
  gtk_label_set_text (self->refusal, may_full ? "" : refusal->message);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), sensitive && !may_full);
  gtk_revealer_set_reveal_child (self->purpose_revealer, may_full && wants_full (self));
  gtk_stack_set_visible_child_name (self->pane, sheet ? "lacking" : "columns");
  gtk_label_set_text (self->columns_title, title);
  gtk_widget_set_sensitive (self->go, has_anything (self, chosen) && (!wants_full (self) || (may_full && *purpose != '\0')));
}

/* The rows that are chosen on the left. */
static Order *
new_order (TzExport *self)
{
  Order *order = g_new0 (Order, 1);

  if (gtk_check_button_get_active (self->rows_all))
    order->query = ledger_query_new (get_register (self));
  else
    order->query = ledger_query_copy (self->query);
  if (gtk_check_button_get_active (self->rows_selected))
    order->ids = g_array_ref (self->selected);
  order->template = get_template (self);
  return order;
}

static gboolean
write_rows (TzJob        *job,
            LedgerStore  *store,
            gpointer      data,
            GError      **error)
{
  Order *order = data;
  g_autofree char *path = g_file_get_path (order->file);
  ExchangeExport what = { .reg = order->query->reg, .full = order->full };

  if (order->ids == NULL)
    order->ids = tz_rows_of_query (store, order->query, error);
  if (order->ids == NULL)
    return FALSE;
  what.ids = order->ids;
  order->n_written = order->ids->len;
  /* First the note: a file of personal data never lies there without it. */
  if (order->full &&
      !exchange_export_note (store, what.reg, order->template, order->n_written, order->purpose, error))
    return FALSE;
  if (order->template != NULL)
    return exchange_export_fill_in (store, order->template, order->ids, path, tz_job_report_fraction, job,
                                    tz_job_get_cancellable (job), error);
  what.fields = (const guint *) (gpointer) order->fields->data;
  what.n_fields = order->fields->len;
  return exchange_export_write (store, &what, path, tz_job_report_fraction, job, tz_job_get_cancellable (job), error);
}

static gboolean
look_for_lacks (TzJob        *job,
                LedgerStore  *store,
                gpointer      data,
                GError      **error)
{
  Order *order = data;

  if (order->ids == NULL)
    order->ids = tz_rows_of_query (store, order->query, error);
  if (order->ids == NULL)
    return FALSE;
  order->lacks = exchange_lacking_list (store, order->template, order->ids, tz_job_report_fraction, job,
                                        tz_job_get_cancellable (job), error);
  return order->lacks != NULL;
}

static void look_again (TzExport *self);

static void
lacks_found_cb (TzDialog     *dialog,
                const GError *error,
                gpointer      data)
{
  TzExport *self = TZ_EXPORT (dialog);
  Order *order = data;

  tz_dialog_set_lively (dialog, FALSE);
  if (self->stale)
    {
      look_again (self);
      return;
    }
  if (error == NULL)
    {
      self->lacks = g_steal_pointer (&order->lacks);
      self->judged = g_array_ref (order->ids);
      tz_lacking_show (self->lacking, get_register (self), self->lacks, self->judged->len);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
  else
    tz_dialog_say (dialog, TZ_TONE_PLAIN, _("已停止核对。要导出，请再选一次这张表。"));
  update (self);
}

/* What the chosen sheet lacks with the chosen rows; one look at a time. */
static void
look_again (TzExport *self)
{
  tz_lacking_show (self->lacking, get_register (self), NULL, 0);
  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  g_clear_pointer (&self->judged, g_array_unref);
  self->stale = tz_dialog_is_busy (TZ_DIALOG (self));
  if (self->stale)
    tz_dialog_stop (TZ_DIALOG (self));
  else if (get_template (self) != NULL)
    {
      tz_dialog_set_lively (TZ_DIALOG (self), TRUE);
      tz_dialog_run (TZ_DIALOG (self), self->store, _("正在核对缺什么……"), look_for_lacks, lacks_found_cb,
                     new_order (self), free_order);
    }
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
  order = new_order (self);
  order->file = g_object_ref (file);
  order->fields = list_chosen (self);
  order->full = wants_full (self);
  order->purpose = g_strstrip (g_strdup (gtk_editable_get_text (self->purpose)));
  if (order->template != NULL)
    {
      g_clear_pointer (&order->ids, g_array_unref);
      order->ids = list_sheet_rows (self);
    }
  gtk_widget_set_visible (self->reveal, FALSE);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在导出……"), write_rows, rows_written_cb, order, free_order);
}

static void
go_clicked_cb (TzExport *self)
{
  gboolean csv = gtk_check_button_get_active (self->csv);
  ExchangeTemplate *template = get_template (self);
  const char *title = template != NULL ? exchange_template_get_title (template) : _(get_register (self)->title);
  g_autofree char *name = g_strdup_printf ("%s-%s%s", title, ledger_store_get_today (self->store),
                                           csv ? ".csv" : ".xlsx");

  if (tz_dialog_is_busy (TZ_DIALOG (self)))
    return;

  tz_file_dialog_save (GTK_WINDOW (self), _("导出到"), name, csv ? csv_filters : xlsx_filters, "export",
                       place_chosen_cb, g_object_ref (self));
}

/* Rows or sheet are others now; a group of buttons tells of each change twice. */
static void
choice_toggled_cb (GtkCheckButton *check,
                   TzExport       *self)
{
  update (self);
  if (gtk_check_button_get_active (check) && (get_template (self) != NULL || self->lacks != NULL))
    look_again (self);
}

static void
list_place_chosen_cb (GFile    *file,
                      gpointer  data)
{
  g_autoptr (TzExport) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->lacks == NULL)
    return;
  if (!exchange_lacking_write (get_register (self), self->lacks, path, &error))
    {
      tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
      return;
    }
  sentence = g_strdup_printf (_("缺项清单已保存到 %s"), path);
  g_set_object (&self->written, file);
  gtk_widget_set_visible (self->reveal, TRUE);
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_GOOD, sentence);
}

static void
list_wanted_cb (TzExport *self)
{
  g_autofree char *name = g_strdup_printf (_("缺项清单-%s.xlsx"), ledger_store_get_today (self->store));

  tz_file_dialog_save (GTK_WINDOW (self), _("缺项清单保存到"), name, xlsx_filters, "export", list_place_chosen_cb,
                       g_object_ref (self));
}

/* The dialog gives way to the person, among all who lack something. */
static void
person_wanted_cb (TzExport *self,
                  gint64    id)
{
  g_autoptr (GArray) rows = exchange_lacking_list_rows (self->lacks);
  g_autofree char *title = g_strdup_printf (_("《%s》缺项"), exchange_template_get_title (get_template (self)));
  TzExportOpen open = self->open;
  gpointer data = self->open_data;

  if (open == NULL)
    return;
  gtk_window_close (GTK_WINDOW (self));
  open (rows, id, title, data);
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

static void list_sheets (TzExport *self);

/* The buttons are others now: the keyboard stays with the template that it was about. */
static void
template_changed_cb (TzExport   *self,
                     const char *id,
                     const char *sentence)
{
  list_sheets (self);
  gtk_widget_grab_focus (self->add_template);
  for (guint i = 0; i < self->templates->len; i++)
    if (g_strcmp0 (exchange_template_get_id (g_ptr_array_index (self->templates, i)), id) == 0)
      gtk_widget_grab_focus (g_ptr_array_index (self->sheets, i));
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_GOOD, sentence);
}

static void
template_refused_cb (TzExport   *self,
                     const char *sentence)
{
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, sentence);
}

static void
add_sheet (TzExport         *self,
           ExchangeTemplate *template)
{
  g_autofree char *label = g_strdup_printf (_("上级的《%s》"), exchange_template_get_title (template));
  GtkWidget *check = gtk_check_button_new_with_label (label);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *menu = tz_template_menu_new (self->store, template);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->csv);
  gtk_widget_set_hexpand (check, TRUE);
  g_signal_connect (check, "toggled", G_CALLBACK (choice_toggled_cb), self);
  g_signal_connect_object (menu, "changed", G_CALLBACK (template_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (menu, "refused", G_CALLBACK (template_refused_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), menu);
  gtk_box_append (self->sheet_rows, row);
  g_ptr_array_add (self->sheets, check);
}

/* The sheets of upper unions for this register. */
static void
list_sheets (TzExport *self)
{
  g_autofree char *own = exchange_template_dup_own_dir ();
  GtkWidget *row;

  if (get_template (self) != NULL)
    gtk_check_button_set_active (self->xlsx, TRUE);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->sheet_rows))) != NULL)
    gtk_box_remove (self->sheet_rows, row);
  g_ptr_array_set_size (self->sheets, 0);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->templates = exchange_template_list (tz_template_get_data_dir (), own, get_register (self)->id);
  for (guint i = 0; i < self->templates->len; i++)
    add_sheet (self, g_ptr_array_index (self->templates, i));
  update (self);
}

static gboolean
has_template (GPtrArray  *templates,
              const char *id)
{
  for (guint i = 0; i < templates->len; i++)
    if (strcmp (exchange_template_get_id (g_ptr_array_index (templates, i)), id) == 0)
      return TRUE;
  return FALSE;
}

/* The one that was not there before. */
static void
template_made_cb (gpointer data)
{
  TzExport *self = data;
  g_autoptr (GPtrArray) before = g_ptr_array_ref (self->templates);

  list_sheets (self);
  for (guint i = 0; i < self->templates->len; i++)
    if (!has_template (before, exchange_template_get_id (g_ptr_array_index (self->templates, i))))
      gtk_widget_grab_focus (g_ptr_array_index (self->sheets, i));
  tz_dialog_say (TZ_DIALOG (self), TZ_TONE_GOOD, _("模板已添加，在左边选它就按它导出。"));
}

static void
template_wanted_cb (TzExport *self)
{
  if (!tz_dialog_is_busy (TZ_DIALOG (self)))
    tz_import_present_template (GTK_WINDOW (self), self->store, get_register (self), template_made_cb, G_OBJECT (self));
}

/* Below the other formats. */
static void
add_sheets (TzExport *self)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_("添加上级的模板(_T)…"));

  self->sheet_rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_box_append (self->formats, GTK_WIDGET (self->sheet_rows));
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (add, _("用上级发的空表做模板：指出表头在哪一行，各列填什么"));
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (template_wanted_cb), self);
  gtk_box_append (self->formats, add);
  self->add_template = add;
  list_sheets (self);
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
  g_ptr_array_unref (self->sheets);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  g_clear_pointer (&self->judged, g_array_unref);
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
  static const char *const choosing[] = { "rows_selected", "rows_shown", "rows_all", "xlsx", "csv" };

  for (guint i = 0; i < G_N_ELEMENTS (choosing); i++)
    g_signal_connect (gtk_builder_get_object (builder, choosing[i]), "toggled", G_CALLBACK (choice_toggled_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (updating); i++)
    g_signal_connect_swapped (gtk_builder_get_object (builder, updating[i]), "toggled", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->purpose, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "columns_screen"), "clicked",
                            G_CALLBACK (screen_clicked_cb), self);
  g_signal_connect_swapped (gtk_builder_get_object (builder, "columns_all"), "clicked",
                            G_CALLBACK (all_clicked_cb), self);
  g_signal_connect (self->columns, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->lacking, "open", G_CALLBACK (person_wanted_cb), self);
  g_signal_connect_swapped (self->lacking, "save", G_CALLBACK (list_wanted_cb), self);
  g_signal_connect_swapped (self->lacking, "changed", G_CALLBACK (update), self);
}

static void
tz_export_init (TzExport *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/gonghui/Taizhang/tz-export.ui");
  static const char *const private_ones[] = { "privacy_title", "masked", "full", "purpose_revealer" };

  self->on_screen = g_array_new (FALSE, FALSE, sizeof (guint));
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  self->checks = g_ptr_array_new ();
  self->sheets = g_ptr_array_new ();
  self->rows_selected = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "rows_selected"));
  self->rows_shown = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "rows_shown"));
  self->rows_all = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "rows_all"));
  for (guint i = 0; i < G_N_ELEMENTS (private_ones); i++)
    self->privacy[i] = GTK_WIDGET (gtk_builder_get_object (builder, private_ones[i]));
  self->masked = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "masked"));
  self->full = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "full"));
  self->purpose_revealer = GTK_REVEALER (gtk_builder_get_object (builder, "purpose_revealer"));
  self->refusal = GTK_LABEL (gtk_builder_get_object (builder, "refusal"));
  self->purpose = GTK_EDITABLE (gtk_builder_get_object (builder, "purpose"));
  self->csv = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "csv"));
  self->xlsx = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "xlsx"));
  self->formats = GTK_BOX (gtk_builder_get_object (builder, "formats"));
  self->pane = GTK_STACK (gtk_builder_get_object (builder, "pane"));
  self->lacking = TZ_LACKING (tz_lacking_new ());
  gtk_stack_add_named (self->pane, GTK_WIDGET (self->lacking), "lacking");
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
                   guint              n_columns,
                   TzExportOpen       open,
                   gpointer           data)
{
  g_autofree char *title = g_strdup_printf (_("导出%s"), _(query->reg->title));
  TzExport *self = tz_dialog_new (TZ_TYPE_EXPORT, parent, title, 860, 600);

  self->store = g_object_ref (store);
  self->query = ledger_query_copy (query);
  if (selected_ids != NULL)
    self->selected = g_array_ref (selected_ids);
  g_array_append_vals (self->on_screen, columns, n_columns);
  self->open = open;
  self->open_data = data;
  list_fields (self);
  add_sheets (self);
  for (guint i = 0; i < self->fields->len; i++)
    add_column (self, g_array_index (self->fields, guint, i));
  show_rows (self);
  tick_columns (self, FALSE);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
