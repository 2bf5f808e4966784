/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print window: choices at the side, the PDF itself beside them, then file or printer. */
#include "config.h"

#include "tz-print.h"

#include <glib/gi18n-lib.h>

#include "form-save.h"
#include "tz-dialog.h"
#include "tz-file-dialog.h"
#include "tz-paper-view.h"
#include "tz-print-job.h"
#include "tz-print-notes.h"
#include "tz-print-send.h"

#define TZ_TYPE_PRINT (tz_print_get_type ())
G_DECLARE_FINAL_TYPE (TzPrint, tz_print, TZ, PRINT, TzDialog)

struct _TzPrint
{
  TzDialog              parent_instance;

  /* What may be printed. */
  LedgerStore          *store;
  const LedgerRegister *reg;
  GArray               *ids;      /* or NULL */
  LedgerQuery          *query;
  FormLibrary          *library;
  GPtrArray            *infos;    /* of const FormInfo, one for each row of the list */

  /* What was made last. */
  GBytes               *pdf;
  GPtrArray            *missing;
  gboolean              stale;    /* chosen anew while the job runs */

  GtkListBox           *forms;
  GtkCheckButton       *rows_selected;
  GtkCheckButton       *rows_shown;
  GtkCheckButton       *rows_blank;
  GtkBox               *ways;
  GPtrArray            *way_checks; /* of GtkCheckButton, by the form's choices */
  GtkWidget            *missing_box;
  GtkLabel             *missing_title;
  GtkLabel             *missing_list;
  GtkCheckButton       *accept;
  GtkLabel             *fonts;
  GtkLabel             *problems;
  GtkWidget            *problems_box;
  GtkLabel             *page_label;
  GtkLabel             *zoom_label;
  GtkWidget            *page_before;
  GtkWidget            *page_after;
  TzPaperView          *view;
  GtkWidget            *save;
  GtkWidget            *print;
  gboolean              filling;
};

G_DEFINE_FINAL_TYPE (TzPrint, tz_print, TZ_TYPE_DIALOG)

static const TzFileFilter pdf_filters[] = {
  { N_("PDF 文件"), "*.pdf" },
  { NULL,           NULL },
};

static const FormInfo *
get_form (TzPrint *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->forms);

  return row != NULL ? g_ptr_array_index (self->infos, gtk_list_box_row_get_index (row)) : NULL;
}

static const char *
get_way (TzPrint        *self,
         const FormInfo *form)
{
  for (guint i = 0; i < self->way_checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->way_checks, i)))
      return g_array_index (form->choices, FormChoice, i).id;
  return NULL;
}

static TzPrintScope
get_scope (TzPrint *self)
{
  if (gtk_check_button_get_active (self->rows_blank))
    return TZ_PRINT_BLANK;
  return gtk_check_button_get_active (self->rows_selected) ? TZ_PRINT_IDS : TZ_PRINT_QUERY;
}

/* A paper with characters missing goes out only when the clerk says so. */
static void
update_buttons (TzPrint *self)
{
  gboolean whole = self->missing == NULL || gtk_check_button_get_active (self->accept);
  gboolean ready = self->pdf != NULL && whole && !tz_dialog_is_busy (TZ_DIALOG (self));

  gtk_widget_set_sensitive (self->save, ready);
  gtk_widget_set_sensitive (self->print, ready);
}

static void
show_place (TzPrint *self)
{
  guint n = tz_paper_view_get_n_pages (self->view);
  guint page = tz_paper_view_get_page (self->view);
  g_autofree char *place = g_strdup_printf (_("第 %u 页，共 %u 页"), page + 1, n);
  g_autofree char *zoom = g_strdup_printf ("%.0f%%", tz_paper_view_get_zoom (self->view) * 100);

  gtk_label_set_text (self->page_label, n > 0 ? place : "");
  gtk_label_set_text (self->zoom_label, zoom);
  gtk_widget_set_sensitive (self->page_before, page > 0);
  gtk_widget_set_sensitive (self->page_after, page + 1 < n);
}

static void
show_missing (TzPrint *self)
{
  g_autofree char *title = NULL;
  g_autofree char *list = NULL;

  gtk_widget_set_visible (self->missing_box, self->missing != NULL);
  if (self->missing == NULL)
    return;
  title = g_strdup_printf (_("本机字体缺 %u 处的字，打印不出来"), self->missing->len);
  list = tz_print_notes_dup_missing (self->missing);
  gtk_label_set_text (self->missing_title, title);
  gtk_label_set_text (self->missing_list, list);
}

static void
show_fonts (TzPrint *self)
{
  g_autofree char *notes = tz_print_notes_dup_fonts (form_library_get_fonts (self->library));

  gtk_label_set_text (self->fonts, notes != NULL ? notes : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fonts), notes != NULL);
}

static void start_printing (TzPrint *self);

static void
take_result (TzPrint      *self,
             TzPrintOrder *order)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  self->pdf = g_steal_pointer (&order->pdf);
  self->missing = g_steal_pointer (&order->missing);
  if (!tz_paper_view_set_pdf (self->view, self->pdf, &error))
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, _("这份文件显示不出来，请把表格编号告诉维护人员。"));
  show_missing (self);
  show_fonts (self);
  update_buttons (self);
}

static void
pdf_made_cb (TzDialog     *dialog,
             const GError *error,
             gpointer      data)
{
  TzPrint *self = TZ_PRINT (dialog);

  if (self->stale)
    {
      self->stale = FALSE;
      start_printing (self);
      return;
    }
  if (error == NULL)
    {
      take_result (self, data);
      return;
    }
  g_clear_pointer (&self->pdf, g_bytes_unref);
  tz_paper_view_set_pdf (self->view, NULL, NULL);
  update_buttons (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tz_dialog_say (dialog, TZ_TONE_PLAIN, _("已停止排版。换一种选择会重新排版。"));
  else
    tz_dialog_say (dialog, TZ_TONE_BAD, error->message);
}

static void
start_printing (TzPrint *self)
{
  const FormInfo *form = get_form (self);
  TzPrintOrder *order;

  if (form == NULL)
    return;
  if (tz_dialog_is_busy (TZ_DIALOG (self)))
    {
      self->stale = TRUE;
      tz_dialog_stop (TZ_DIALOG (self));
      return;
    }
  order = g_new0 (TzPrintOrder, 1);
  order->library = self->library;
  order->reg = self->reg;
  order->form = g_strdup (form->id);
  order->variant = g_strdup (get_way (self, form));
  order->scope = get_scope (self);
  if (order->scope == TZ_PRINT_IDS)
    order->ids = g_array_ref (self->ids);
  order->query = ledger_query_copy (self->query);
  tz_dialog_run (TZ_DIALOG (self), self->store, _("正在排版……"), tz_print_order_run, pdf_made_cb, order,
                 (GDestroyNotify) tz_print_order_free);
  update_buttons (self);
}

static void
choice_toggled_cb (GtkCheckButton *check,
                   TzPrint        *self)
{
  if (!self->filling && gtk_check_button_get_active (check))
    start_printing (self);
}

/* The ways to print the form at hand, the usual one chosen. */
static void
show_ways (TzPrint        *self,
           const FormInfo *form)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->ways))) != NULL)
    gtk_box_remove (self->ways, child);
  g_ptr_array_set_size (self->way_checks, 0);
  if (form->choices->len == 0)
    return;
  child = gtk_label_new (_("印法"));
  gtk_label_set_xalign (GTK_LABEL (child), 0);
  gtk_widget_add_css_class (child, "section");
  gtk_widget_add_css_class (child, "later");
  gtk_box_append (self->ways, child);
  for (guint i = 0; i < form->choices->len; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (g_array_index (form->choices, FormChoice, i).title);

      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->way_checks, 0));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), i == 0);
      g_signal_connect (check, "toggled", G_CALLBACK (choice_toggled_cb), self);
      gtk_box_append (self->ways, check);
      g_ptr_array_add (self->way_checks, check);
    }
}

static void
form_selected_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  TzPrint       *self)
{
  const FormInfo *form = get_form (self);

  if (form == NULL)
    return;
  self->filling = TRUE;
  show_ways (self, form);
  self->filling = FALSE;
  start_printing (self);
}

/* 工会会员登记表（单雄信）.pdf for one, the form's name and the day for many. */
static char *
dup_file_name (TzPrint *self)
{
  const FormInfo *form = get_form (self);
  g_autofree char *label = NULL;

  if (get_scope (self) == TZ_PRINT_BLANK)
    return g_strdup_printf (_("%s-空白.pdf"), form->title);
  if (get_scope (self) == TZ_PRINT_IDS && self->ids->len == 1)
    label = ledger_store_dup_label (self->store, self->reg, g_array_index (self->ids, gint64, 0));
  return g_strdup_printf ("%s-%s.pdf", form->title, label != NULL ? label : ledger_store_get_today (self->store));
}

static void
place_chosen_cb (GFile    *file,
                 gpointer  data)
{
  g_autoptr (TzPrint) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->pdf == NULL)
    return;
  sentence = g_strdup_printf (_("已存为 %s"), path);
  if (form_save_bytes (path, self->pdf, &error))
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_GOOD, sentence);
  else
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, error->message);
}

static void
save_clicked_cb (TzPrint *self)
{
  g_autofree char *name = dup_file_name (self);

  tz_file_dialog_save (GTK_WINDOW (self), _("存为 PDF"), name, pdf_filters, "print", place_chosen_cb,
                       g_object_ref (self));
}

static void
sent_cb (TzTone      tone,
         const char *sentence,
         gpointer    data)
{
  tz_dialog_say (TZ_DIALOG (data), tone, sentence);
}

static void
print_clicked_cb (TzPrint *self)
{
  TzPrintLoad load = { .title = get_form (self)->title, .pdf = self->pdf, .page = tz_paper_view_get_page (self->view) };

  if (tz_paper_view_get_size (self->view, 0, &load.width, &load.height))
    tz_print_send (GTK_WINDOW (self), &load, sent_cb, g_object_ref (self), g_object_unref);
}

static void
page_before_cb (TzPrint *self)
{
  tz_paper_view_set_page (self->view, tz_paper_view_get_page (self->view) - 1);
}

static void
page_after_cb (TzPrint *self)
{
  tz_paper_view_set_page (self->view, tz_paper_view_get_page (self->view) + 1);
}

static void
zoom_out_cb (TzPrint *self)
{
  tz_paper_view_set_zoom (self->view, tz_paper_view_get_zoom (self->view) / 1.2);
}

static void
zoom_in_cb (TzPrint *self)
{
  tz_paper_view_set_zoom (self->view, tz_paper_view_get_zoom (self->view) * 1.2);
}

static void
fit_width_cb (TzPrint *self)
{
  tz_paper_view_set_fit (self->view, TZ_FIT_WIDTH);
}

static void
fit_page_cb (TzPrint *self)
{
  tz_paper_view_set_fit (self->view, TZ_FIT_PAGE);
}

/* The union's own templates that are not used, and why: else one would look for them in vain. */
static void
show_problems (TzPrint *self)
{
  const GPtrArray *problems = form_library_get_problems (self->library);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (problems, i));
  gtk_label_set_text (self->problems, text->str);
  gtk_widget_set_visible (self->problems_box, problems->len > 0);
}

static void
list_forms (TzPrint *self)
{
  g_autoptr (GPtrArray) all = form_library_list (self->library);

  for (guint i = 0; i < all->len; i++)
    {
      const FormInfo *info = g_ptr_array_index (all, i);
      GtkWidget *label;

      if (g_strcmp0 (info->reg, self->reg->id) != 0)
        continue;
      label = gtk_label_new (info->title);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, info->id);
      gtk_list_box_append (self->forms, label);
      g_ptr_array_add (self->infos, (gpointer) info);
    }
}

static void
show_rows (TzPrint *self)
{
  guint n = self->ids != NULL ? self->ids->len : 0;
  gboolean searched = self->query->words != NULL;
  g_autofree char *selected = g_strdup_printf (_("选中的 %'u 条"), n);
  g_autofree char *shown = searched ? g_strdup (_("表中显示的各条"))
                           : g_strdup_printf (_("表中显示的 %'u 条"), ledger_store_count (self->store, self->query));

  gtk_check_button_set_label (self->rows_selected, selected);
  gtk_check_button_set_label (self->rows_shown, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->rows_selected), n > 0);
  gtk_check_button_set_active (n > 0 ? self->rows_selected : self->rows_shown, TRUE);
}

static void
tz_print_dispose (GObject *object)
{
  TzPrint *self = TZ_PRINT (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->query, ledger_query_free);
  G_OBJECT_CLASS (tz_print_parent_class)->dispose (object);
}

static void
tz_print_finalize (GObject *object)
{
  TzPrint *self = TZ_PRINT (object);

  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_ptr_array_unref (self->infos);
  g_ptr_array_unref (self->way_checks);
  form_library_free (self->library);
  G_OBJECT_CLASS (tz_print_parent_class)->finalize (object);
}

static void
tz_print_class_init (TzPrintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_print_dispose;
  G_OBJECT_CLASS (klass)->finalize = tz_print_finalize;
}

static void
bind_side (TzPrint    *self,
           GtkBuilder *builder)
{
  self->forms = GTK_LIST_BOX (gtk_builder_get_object (builder, "forms"));
  self->rows_selected = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "rows_selected"));
  self->rows_shown = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "rows_shown"));
  self->rows_blank = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "rows_blank"));
  self->ways = GTK_BOX (gtk_builder_get_object (builder, "ways"));
  self->missing_box = GTK_WIDGET (gtk_builder_get_object (builder, "missing_box"));
  self->missing_title = GTK_LABEL (gtk_builder_get_object (builder, "missing_title"));
  self->missing_list = GTK_LABEL (gtk_builder_get_object (builder, "missing_list"));
  self->accept = GTK_CHECK_BUTTON (gtk_builder_get_object (builder, "accept"));
  self->fonts = GTK_LABEL (gtk_builder_get_object (builder, "fonts"));
  self->problems = GTK_LABEL (gtk_builder_get_object (builder, "problems"));
  self->problems_box = GTK_WIDGET (gtk_builder_get_object (builder, "problems_box"));
  self->page_label = GTK_LABEL (gtk_builder_get_object (builder, "page_label"));
  self->zoom_label = GTK_LABEL (gtk_builder_get_object (builder, "zoom_label"));
  self->page_before = GTK_WIDGET (gtk_builder_get_object (builder, "page_before"));
  self->page_after = GTK_WIDGET (gtk_builder_get_object (builder, "page_after"));
}

static void
connect_widgets (TzPrint    *self,
                 GtkBuilder *builder)
{
  const struct { const char *name; GCallback clicked; } buttons[] = {
    { "page_before", G_CALLBACK (page_before_cb) }, { "page_after", G_CALLBACK (page_after_cb) },
    { "zoom_out", G_CALLBACK (zoom_out_cb) },       { "zoom_in", G_CALLBACK (zoom_in_cb) },
    { "fit_width", G_CALLBACK (fit_width_cb) },     { "fit_page", G_CALLBACK (fit_page_cb) },
  };
  GtkCheckButton *rows[] = { self->rows_selected, self->rows_shown, self->rows_blank };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_signal_connect_swapped (gtk_builder_get_object (builder, buttons[i].name), "clicked", buttons[i].clicked, self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect (rows[i], "toggled", G_CALLBACK (choice_toggled_cb), self);
  g_signal_connect_swapped (self->accept, "toggled", G_CALLBACK (update_buttons), self);
  g_signal_connect_swapped (self->view, "moved", G_CALLBACK (show_place), self);
  g_signal_connect (self->forms, "row-selected", G_CALLBACK (form_selected_cb), self);
}

static void
tz_print_init (TzPrint *self)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/gonghui/Taizhang/tz-print.ui");

  self->infos = g_ptr_array_new ();
  self->way_checks = g_ptr_array_new ();
  self->library = tz_print_open_library ();
  self->view = TZ_PAPER_VIEW (tz_paper_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  bind_side (self, builder);
  gtk_box_append (GTK_BOX (gtk_builder_get_object (builder, "preview")), GTK_WIDGET (self->view));
  tz_dialog_set_content (TZ_DIALOG (self), GTK_WIDGET (gtk_builder_get_object (builder, "body")));
  tz_dialog_set_closing (TZ_DIALOG (self), _("关闭(_C)"));
  tz_dialog_set_lively (TZ_DIALOG (self), TRUE);
  self->save = tz_dialog_add_button (TZ_DIALOG (self), _("存为 PDF(_S)…"), G_CALLBACK (save_clicked_cb));
  self->print = tz_dialog_add_button (TZ_DIALOG (self), _("打印(_P)…"), G_CALLBACK (print_clicked_cb));
  gtk_widget_add_css_class (self->print, "suggested-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), self->print);
  connect_widgets (self, builder);
}

void
tz_print_present (GtkWindow            *parent,
                  LedgerStore          *store,
                  const LedgerRegister *reg,
                  GArray               *ids,
                  const LedgerQuery    *query)
{
  TzPrint *self = tz_dialog_new (TZ_TYPE_PRINT, parent, _("打印"), 1180, 680);

  self->store = g_object_ref (store);
  self->reg = reg;
  self->ids = ids != NULL && ids->len > 0 ? g_array_ref (ids) : NULL;
  self->query = ledger_query_copy (query);
  self->filling = TRUE;
  show_rows (self);
  self->filling = FALSE;
  list_forms (self);
  show_problems (self);
  update_buttons (self);
  gtk_window_present (GTK_WINDOW (self));
  if (self->infos->len > 0)
    gtk_list_box_select_row (self->forms, gtk_list_box_get_row_at_index (self->forms, 0));
  else
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, _("这一册还没有可打印的表格。"));
}
