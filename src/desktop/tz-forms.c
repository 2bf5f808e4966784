/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is chosen is laid out at once in a thread; what is shown is what is saved and printed. */
#include "config.h"

#include "tz-forms.h"

#include <glib/gi18n-lib.h>

#include "form-save.h"
#include "registers.h"
#include "tz-file-dialog.h"
#include "tz-form-grid.h"
#include "tz-form-pictures.h"
#include "tz-form-ways.h"
#include "tz-issue.h"
#include "tz-paper-bar.h"
#include "tz-places.h"
#include "tz-print-job.h"
#include "tz-print-notes.h"
#include "tz-print-offset.h"
#include "tz-print-send.h"

/* Shorter work shows no bar: it would only flicker. */
#define PATIENCE_MS 500

struct _TzForms
{
  GtkWidget             parent_instance;

  /* What may be printed. */
  LedgerStore          *store;
  const LedgerRegister *reg;      /* %NULL: all registers */
  GArray               *ids;      /* or NULL */
  LedgerQuery          *query;    /* or NULL */
  FormLibrary          *library;
  GPtrArray            *chosen;   /* of const FormInfo, in order */

  /* What was made last, and what is being made. */
  GBytes               *pdf;
  GPtrArray            *missing;
  TzJob                *job;
  TzJob                *drawing;
  guint                 patience;
  gboolean              stale;    /* chosen anew while the job runs */
  gboolean              filling;
  gboolean              anew;     /* another form: from its first page on */
  guint                 sent;     /* papers sent to a printer so far */
  GArray               *issued;   /* the papers shown are these (element-type gint64), or NULL */

  GtkWidget            *box;
  TzFormGrid           *grid;
  GtkWidget            *grid_hint;
  GtkBox               *preview;
  TzPaperView          *view;
  GtkLabel             *form_title;
  GtkLabel             *form_detail;
  GtkCheckButton       *rows_selected;
  GtkCheckButton       *rows_shown;
  GtkCheckButton       *rows_blank;
  GtkWidget            *rows_hint;
  TzFormWays           *ways;
  TzPrintOffset        *offset;
  GtkWidget            *missing_box;
  GtkLabel             *missing_title;
  GtkLabel             *missing_list;
  GtkCheckButton       *accept;
  GtkWidget            *problems_box;
  GtkLabel             *problems;
  GtkLabel             *fonts;
  GtkWidget            *progress;
  GtkLabel             *progress_text;
  GtkProgressBar       *bar;
  GtkLabel             *message;
  GtkWidget            *closing;
  GtkWidget            *issue;
  GtkWidget            *save;
  GtkWidget            *print;
};

G_DEFINE_FINAL_TYPE (TzForms, tz_forms, GTK_TYPE_WIDGET)

/* One of the papers sent. */
typedef struct
{
  TzForms *forms;
  guint    serial;
} Sending;

static const TzFileFilter pdf_filters[] = {
  { N_("PDF 文件"), "*.pdf" },
  { NULL,           NULL },
};

static void start_printing (TzForms *self);

/* The one form chosen, or %NULL. */
static const FormInfo *
get_form (TzForms *self)
{
  return self->chosen->len == 1 ? g_ptr_array_index (self->chosen, 0) : NULL;
}

/* Whose rows the chosen forms are made of. */
static const LedgerRegister *
get_register (TzForms *self)
{
  const FormInfo *first = self->chosen->len > 0 ? g_ptr_array_index (self->chosen, 0) : NULL;

  if (self->reg != NULL || first == NULL)
    return self->reg;
  return ledger_registers_find (tz_printed_registers, first->reg);
}

static TzPrintScope
get_scope (TzForms *self)
{
  if (gtk_check_button_get_active (self->rows_blank))
    return TZ_PRINT_BLANK;
  return gtk_check_button_get_active (self->rows_selected) ? TZ_PRINT_IDS : TZ_PRINT_QUERY;
}

static void
say (TzForms    *self,
     TzTone      tone,
     const char *sentence)
{
  const char *good[] = { "forms-message", "good", NULL };
  const char *bad[] = { "forms-message", "bad", NULL };
  const char *plain[] = { "forms-message", NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (self->message), tone == TZ_TONE_GOOD ? good : tone == TZ_TONE_BAD ? bad : plain);
  gtk_label_set_text (self->message, sentence != NULL ? sentence : "");
  /* Not a place for the keyboard while nothing stands there. */
  gtk_label_set_selectable (self->message, sentence != NULL);
}

/* A paper with characters missing goes out only when the clerk says so. */
static void
update_buttons (TzForms *self)
{
  const FormInfo *form = get_form (self);
  gboolean whole = self->missing == NULL || gtk_check_button_get_active (self->accept);
  gboolean ready = self->pdf != NULL && whole && self->job == NULL;

  gtk_widget_set_sensitive (self->save, ready);
  gtk_widget_set_sensitive (self->print, ready);
  /* An address is no paper. */
  gtk_widget_set_sensitive (self->issue, ready && self->issued == NULL && form != NULL && form->label_columns == 0
                                         && get_scope (self) == TZ_PRINT_IDS && ledger_store_is_writable (self->store));
}

static void
show_missing (TzForms *self)
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
take_pdf (TzForms   *self,
          GBytes    *pdf,
          GPtrArray *missing)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  self->pdf = pdf;
  self->missing = missing;
  if (!tz_paper_view_set_pdf (self->view, self->pdf, &error))
    say (self, TZ_TONE_BAD, _("这份文件显示不出来，请把表格编号告诉维护人员。"));
  if (self->anew && self->pdf != NULL)
    tz_paper_view_set_page (self->view, 0);
  self->anew = FALSE;
  show_missing (self);
  update_buttons (self);
}

static void
end_job (TzForms *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->job);
  gtk_widget_set_visible (self->progress, FALSE);
}

typedef struct
{
  TzForms      *forms; /* owned: it outlives the job */
  TzPrintOrder *order;
} Work;

static gboolean
run_work (TzJob        *job,
          LedgerStore  *none,
          gpointer      data,
          GError      **error)
{
  return tz_print_order_run (job, none, ((Work *) data)->order, error);
}

static void
work_done_cb (TzJob        *job,
              const GError *error,
              gpointer      data)
{
  Work *work = data;
  g_autoptr (TzForms) self = work->forms;
  TzPrintOrder *order = work->order;

  g_free (work);
  /* The window may be closed meanwhile. */
  if (self->store != NULL)
    {
      end_job (self);
      if (self->stale)
        start_printing (self);
      else if (error == NULL)
        {
          g_autofree char *notes = tz_print_notes_dup_fonts (form_library_get_fonts (self->library));

          take_pdf (self, g_steal_pointer (&order->pdf), g_steal_pointer (&order->missing));
          gtk_label_set_text (self->fonts, notes != NULL ? notes : "");
          gtk_widget_set_visible (GTK_WIDGET (self->fonts), notes != NULL);
        }
      else
        {
          gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

          take_pdf (self, NULL, NULL);
          say (self, stopped ? TZ_TONE_PLAIN : TZ_TONE_BAD,
               stopped ? _("已停止排版。换一种选择会重新排版。") : error->message);
        }
    }
  tz_print_order_free (order);
}

static void
show_progress (TzForms *self)
{
  double fraction = tz_job_get_fraction (self->job);
  g_autofree char *text = tz_job_dup_text (self->job);

  gtk_label_set_text (self->progress_text, text != NULL ? text : _("正在排版……"));
  if (fraction < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1));
}

static void
patience_ended_cb (gpointer data)
{
  TzForms *self = data;

  self->patience = 0;
  gtk_widget_set_visible (self->progress, TRUE);
  show_progress (self);
}

static TzPrintOrder *
make_order (TzForms *self)
{
  const LedgerRegister *reg = get_register (self);
  TzPrintOrder *order = tz_print_order_new (self->library, self->store, reg);

  for (guint i = 0; i < self->chosen->len; i++)
    {
      const FormInfo *info = g_ptr_array_index (self->chosen, i);
      double x;
      double y;

      tz_print_offset_load (info->id, &x, &y);
      tz_print_order_add (order, info->id, tz_form_ways_get_way (self->ways), x, y,
                          tz_form_ways_get_first_label (self->ways));
    }
  order->scope = get_scope (self);
  if (order->scope == TZ_PRINT_IDS)
    order->ids = g_array_ref (self->ids);
  order->query = self->query != NULL ? ledger_query_copy (self->query) : ledger_query_new (reg);
  return order;
}

static void
start_printing (TzForms *self)
{
  Work *work;

  self->stale = self->job != NULL;
  if (self->stale)
    {
      tz_job_cancel (self->job);
      return;
    }
  say (self, TZ_TONE_PLAIN, NULL);
  g_clear_pointer (&self->issued, g_array_unref);
  if (self->chosen->len == 0)
    {
      take_pdf (self, NULL, NULL);
      return;
    }
  work = g_new0 (Work, 1);
  work->forms = g_object_ref (self);
  work->order = make_order (self);
  self->job = tz_job_start (NULL, run_work, work, work_done_cb, work);
  g_signal_connect_object (self->job, "progress", G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  self->patience = g_timeout_add_once (PATIENCE_MS, patience_ended_cb, self);
  update_buttons (self);
}

static void
choice_toggled_cb (GtkCheckButton *check,
                   TzForms        *self)
{
  if (!self->filling && gtk_check_button_get_active (check))
    start_printing (self);
}

/* Which form it is, or how many. */
static void
show_form (TzForms        *self,
           const FormInfo *form)
{
  const LedgerRegister *reg = get_register (self);
  g_autofree char *title = form != NULL ? g_strdup (form->title)
                           : g_strdup_printf (_("选了 %u 种表格"), self->chosen->len);
  g_autoptr (GString) detail = g_string_new (form != NULL ? form->id : NULL);

  if (form != NULL && form->own)
    g_string_append (detail, _("，本会自己的模板"));
  else if (form != NULL && form->version != NULL)
    g_string_append_printf (detail, _("，第 %s 版"), form->version);
  for (guint i = 0; form == NULL && i < self->chosen->len; i++)
    g_string_append_printf (detail, "%s%s", i > 0 ? "、" : "",
                            ((const FormInfo *) g_ptr_array_index (self->chosen, i))->title);
  gtk_label_set_text (self->form_title, title);
  gtk_label_set_text (self->form_detail, detail->str);
  gtk_widget_set_visible (GTK_WIDGET (self->offset), form != NULL);
  if (form != NULL)
    tz_print_offset_show (self->offset, form->id);
  if (self->reg == NULL && reg != NULL)
    {
      g_autoptr (LedgerQuery) query = ledger_query_new (reg);
      g_autofree char *shown = g_strdup_printf (_("全部%s（%'u 条）"), _(reg->title),
                                                ledger_store_count (self->store, query));

      gtk_check_button_set_label (self->rows_shown, shown);
    }
}

static void
forms_chosen_cb (TzForms *self)
{
  const FormInfo *form;

  g_ptr_array_unref (self->chosen);
  self->chosen = tz_form_grid_list_chosen (self->grid);
  form = get_form (self);
  self->filling = TRUE;
  tz_form_ways_show (self->ways, form);
  show_form (self, form);
  self->filling = FALSE;
  self->anew = TRUE;
  start_printing (self);
}

static void
picture_drawn_cb (const char   *form,
                  GdkPaintable *picture,
                  gpointer      owner)
{
  TzForms *self = owner;

  if (self->store != NULL)
    tz_form_grid_set_picture (self->grid, form, picture);
}

/* 工会会员登记表（单雄信）.pdf for one, the form's name and the day for many. */
static char *
dup_file_name (TzForms *self)
{
  const FormInfo *form = get_form (self);
  const char *title = form != NULL ? form->title : _("表格");
  g_autofree char *label = NULL;

  if (get_scope (self) == TZ_PRINT_BLANK)
    return g_strdup_printf (_("%s-空白.pdf"), title);
  if (get_scope (self) == TZ_PRINT_IDS && self->ids->len == 1)
    label = ledger_store_dup_label (self->store, self->reg, g_array_index (self->ids, gint64, 0));
  return g_strdup_printf ("%s-%s.pdf", title, label != NULL ? label : ledger_store_get_today (self->store));
}

static void
place_chosen_cb (GFile    *file,
                 gpointer  data)
{
  g_autoptr (TzForms) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->pdf == NULL)
    return;
  sentence = g_strdup_printf (_("已存为 %s"), path);
  if (form_save_bytes (path, self->pdf, &error))
    say (self, TZ_TONE_GOOD, sentence);
  else
    say (self, TZ_TONE_BAD, error->message);
}

static GtkWindow *
get_window (TzForms *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
save_clicked_cb (TzForms *self)
{
  g_autofree char *name = dup_file_name (self);

  tz_file_dialog_save (get_window (self), _("存为 PDF"), name, pdf_filters, "print", place_chosen_cb,
                       g_object_ref (self));
}

static void
issued_cb (GArray     *papers,
           const char *sentence,
           gpointer    data)
{
  TzForms *self = data;
  const FormInfo *form = get_form (self);
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  if (self->store == NULL)
    return;
  g_clear_pointer (&self->issued, g_array_unref);
  self->issued = g_array_copy (papers);
  self->anew = TRUE;
  pdf = tz_issue_load (self->store, papers, form != NULL ? form->title : "", &error);
  take_pdf (self, pdf, NULL);
  say (self, pdf != NULL ? TZ_TONE_GOOD : TZ_TONE_BAD, pdf != NULL ? sentence : error->message);
}

static void
issue_clicked_cb (TzForms *self)
{
  const FormInfo *form = get_form (self);

  if (form != NULL)
    tz_issue_present (get_window (self), self->store, get_register (self), form, tz_form_ways_get_way (self->ways), self->ids,
                      gtk_check_button_get_active (self->accept), issued_cb, g_object_ref (self), g_object_unref);
}

/* What went to the printer later is what one wants to hear of. */
static void
sent_cb (TzTone      tone,
         const char *sentence,
         gpointer    data)
{
  Sending *sending = data;

  if (sending->serial == sending->forms->sent)
    say (sending->forms, tone, sentence);
}

static void
free_sending (gpointer data)
{
  Sending *sending = data;

  g_object_unref (sending->forms);
  g_free (sending);
}

static void
print_clicked_cb (TzForms *self)
{
  const FormInfo *form = get_form (self);
  TzPrintLoad load = {
    .title = form != NULL ? form->title : _("表格"),
    .pdf = self->pdf,
    .page = tz_paper_view_get_page (self->view),
  };

  Sending *sending;

  if (!tz_paper_view_get_common_size (self->view, &load.width, &load.height))
    {
      say (self, TZ_TONE_BAD, _("选的几种表格纸张大小不同，不能一次打印。请一种一种地打印，或者存为 PDF。"));
      return;
    }
  sending = g_new (Sending, 1);
  sending->forms = g_object_ref (self);
  sending->serial = ++self->sent;
  tz_print_send (get_window (self), &load, sent_cb, sending, free_sending);
}

static void
stop_clicked_cb (TzForms *self)
{
  if (self->job != NULL)
    tz_job_cancel (self->job);
}

static void
closing_clicked_cb (TzForms *self)
{
  gtk_window_close (get_window (self));
}

static gboolean
find_pressed_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   data)
{
  tz_form_grid_find (TZ_FORMS (widget)->grid);
  return TRUE;
}

/* The union's own templates that are not used, and why: else one would look for them in vain. */
static void
show_problems (TzForms *self)
{
  g_autofree char *notes = tz_print_notes_dup_problems (self->library);

  gtk_label_set_text (self->problems, notes != NULL ? notes : "");
  gtk_widget_set_visible (self->problems_box, notes != NULL);
}

static void
draw_pictures (TzForms   *self,
               GPtrArray *infos)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gint64 row = self->ids != NULL ? g_array_index (self->ids, gint64, 0) : 0;

  for (guint i = 0; i < infos->len; i++)
    g_ptr_array_add (ids, (gpointer) ((FormInfo *) g_ptr_array_index (infos, i))->id);
  g_ptr_array_add (ids, NULL);
  if (self->drawing != NULL)
    tz_job_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->drawing = tz_form_pictures_draw (self->store, (const char *const *) ids->pdata, self->reg, row,
                                         gtk_widget_get_scale_factor (GTK_WIDGET (self)), picture_drawn_cb,
                                         G_OBJECT (self));
}

static void
list_forms (TzForms *self)
{
  g_autoptr (GPtrArray) all = form_library_list (self->library);

  for (guint i = all->len; i > 0; i--)
    if (self->reg != NULL && !form_info_prints (g_ptr_array_index (all, i - 1), self->reg->id))
      g_ptr_array_remove_index (all, i - 1);
  tz_form_grid_set_forms (self->grid, all, self->reg == NULL);
  gtk_widget_set_visible (self->grid_hint, all->len > 1);
  show_problems (self);
  if (all->len > 0)
    {
      draw_pictures (self, all);
      tz_form_grid_choose (self->grid, NULL);
    }
  else
    say (self, TZ_TONE_BAD, _("这一册还没有可打印的表格。"));
}

static void
show_rows (TzForms *self)
{
  guint n = self->ids != NULL ? self->ids->len : 0;
  gboolean searched = self->query != NULL && self->query->words != NULL;
  g_autofree char *selected = g_strdup_printf (_("选中的 %'u 条"), n);
  g_autofree char *shown = NULL;

  if (self->query != NULL)
    shown = searched ? g_strdup (_("表中显示的各条"))
            : g_strdup_printf (_("表中显示的 %'u 条"), ledger_store_count (self->store, self->query));
  self->filling = TRUE;
  gtk_check_button_set_label (self->rows_selected, selected);
  gtk_check_button_set_label (self->rows_shown, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->rows_selected), n > 0);
  gtk_widget_set_visible (self->rows_hint, self->reg == NULL);
  gtk_check_button_set_active (n > 0 ? self->rows_selected : self->reg != NULL ? self->rows_shown : self->rows_blank,
                               TRUE);
  self->filling = FALSE;
}

/* Once the pictures have their places: before, none of them takes the keyboard. */
static void
forms_shown_cb (gpointer data)
{
  g_autoptr (TzForms) self = data;

  if (self->store != NULL)
    tz_form_grid_focus (self->grid);
}

/* The page of all forms draws them when it is first looked at. */
static void
tz_forms_map (GtkWidget *widget)
{
  TzForms *self = TZ_FORMS (widget);

  GTK_WIDGET_CLASS (tz_forms_parent_class)->map (widget);
  if (self->library != NULL)
    return;
  self->library = tz_print_open_library ();
  show_rows (self);
  list_forms (self);
  g_idle_add_once (forms_shown_cb, g_object_ref (self));
}

static void
tz_forms_dispose (GObject *object)
{
  TzForms *self = TZ_FORMS (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->job != NULL)
    tz_job_cancel (self->job);
  if (self->drawing != NULL)
    tz_job_cancel (self->drawing);
  g_clear_object (&self->job);
  g_clear_object (&self->drawing);
  g_clear_object (&self->store);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->query, ledger_query_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), TZ_TYPE_FORMS);
  G_OBJECT_CLASS (tz_forms_parent_class)->dispose (object);
}

static void
tz_forms_finalize (GObject *object)
{
  TzForms *self = TZ_FORMS (object);

  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->issued, g_array_unref);
  g_ptr_array_unref (self->chosen);
  g_clear_pointer (&self->library, form_library_free);
  G_OBJECT_CLASS (tz_forms_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, TzForms, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (box);
  BIND (grid);
  BIND (grid_hint);
  BIND (preview);
  BIND (form_title);
  BIND (form_detail);
  BIND (rows_selected);
  BIND (rows_shown);
  BIND (rows_blank);
  BIND (rows_hint);
  BIND (ways);
  BIND (offset);
  BIND (missing_box);
  BIND (missing_title);
  BIND (missing_list);
  BIND (accept);
  BIND (problems_box);
  BIND (problems);
  BIND (fonts);
  BIND (progress);
  BIND (progress_text);
  BIND (bar);
  BIND (message);
  BIND (closing);
  BIND (issue);
  BIND (save);
  BIND (print);
  gtk_widget_class_bind_template_callback (widget_class, choice_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, issue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, closing_clicked_cb);
}

static void
tz_forms_class_init (TzFormsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = tz_forms_dispose;
  G_OBJECT_CLASS (class)->finalize = tz_forms_finalize;
  widget_class->map = tz_forms_map;
  g_type_ensure (TZ_TYPE_FORM_GRID);
  g_type_ensure (TZ_TYPE_FORM_WAYS);
  g_type_ensure (TZ_TYPE_PRINT_OFFSET);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/gonghui/Taizhang/tz-forms.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, find_pressed_cb, NULL);
  tz_place_add_signals (TZ_TYPE_FORMS);
}

static void
tz_forms_init (TzForms *self)
{
  self->chosen = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = TZ_PAPER_VIEW (tz_paper_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (self->preview, tz_paper_bar_new (self->view));
  gtk_box_append (self->preview, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (self->preview, GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->accept, "toggled", G_CALLBACK (update_buttons), self);
  g_signal_connect_swapped (self->grid, "chosen", G_CALLBACK (forms_chosen_cb), self);
  g_signal_connect_swapped (self->ways, "changed", G_CALLBACK (start_printing), self);
  g_signal_connect_swapped (self->offset, "changed", G_CALLBACK (start_printing), self);
  update_buttons (self);
}

GtkWidget *
tz_forms_new (LedgerStore *store,
              GSettings   *settings)
{
  TzForms *self = g_object_new (TZ_TYPE_FORMS, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
tz_forms_show_rows (TzForms              *self,
                    const LedgerRegister *reg,
                    GArray               *ids,
                    const LedgerQuery    *query)
{
  self->reg = reg;
  self->ids = ids != NULL && ids->len > 0 ? g_array_ref (ids) : NULL;
  self->query = ledger_query_copy (query);
}

void
tz_forms_set_closing (TzForms  *self,
                      gboolean  closing)
{
  gtk_widget_set_visible (self->closing, closing);
}
