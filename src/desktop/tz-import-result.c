/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last page of the import: counts, the refused rows as a file, undo. */
#include "config.h"

#include "tz-import-result.h"

#include <glib/gi18n-lib.h>

#include "tz-undo-report.h"

struct _TzImportResult
{
  GObject    parent_instance;

  GtkWidget *page;
  GtkLabel  *title;
  GtkGrid   *counts;
  GtkLabel  *made;
  GtkWidget *save_refused;
  GtkWidget *undo;
  GtkWidget *hint;
  GtkWidget *report;
};

G_DEFINE_FINAL_TYPE (TzImportResult, tz_import_result, G_TYPE_OBJECT)

enum
{
  SAVE_REFUSED,
  UNDO,
  MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
save_clicked_cb (TzImportResult *self)
{
  g_signal_emit (self, signals[SAVE_REFUSED], 0);
}

static void
undo_clicked_cb (TzImportResult *self)
{
  g_signal_emit (self, signals[UNDO], 0);
}

static void
message_cb (TzImportResult *self,
            const char     *sentence)
{
  g_signal_emit (self, signals[MESSAGE], 0, sentence);
}

static void
tz_import_result_class_init (TzImportResultClass *klass)
{
  signals[SAVE_REFUSED] = g_signal_new ("save-refused", TZ_TYPE_IMPORT_RESULT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[UNDO] = g_signal_new ("undo", TZ_TYPE_IMPORT_RESULT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_IMPORT_RESULT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tz_import_result_init (TzImportResult *self)
{
}

TzImportResult *
tz_import_result_new (GtkBuilder *builder)
{
  TzImportResult *self = g_object_new (TZ_TYPE_IMPORT_RESULT, NULL);

  self->page = GTK_WIDGET (gtk_builder_get_object (builder, "page_result"));
  self->title = GTK_LABEL (gtk_builder_get_object (builder, "result_title"));
  self->counts = GTK_GRID (gtk_builder_get_object (builder, "result_counts"));
  self->made = GTK_LABEL (gtk_builder_get_object (builder, "result_made"));
  self->save_refused = GTK_WIDGET (gtk_builder_get_object (builder, "save_refused"));
  self->undo = GTK_WIDGET (gtk_builder_get_object (builder, "undo"));
  self->hint = GTK_WIDGET (gtk_builder_get_object (builder, "result_hint"));
  self->report = tz_undo_report_new ();
  gtk_widget_set_visible (self->report, FALSE);
  gtk_widget_set_vexpand (self->report, TRUE);
  gtk_box_append (GTK_BOX (self->page), self->report);
  g_signal_connect_object (self->report, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save_refused, "clicked", G_CALLBACK (save_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo, "clicked", G_CALLBACK (undo_clicked_cb), self, G_CONNECT_SWAPPED);
  return self;
}

GtkWidget *
tz_import_result_get_page (TzImportResult *self)
{
  return self->page;
}

static void
empty_counts (TzImportResult *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_grid_remove (self->counts, child);
}

static void
add_count (TzImportResult *self,
           int             line,
           guint           n,
           const char     *class,
           const char     *meaning)
{
  g_autofree char *digits = g_strdup_printf ("%'u", n);
  GtkWidget *number = gtk_label_new (digits);
  GtkWidget *text = gtk_label_new (meaning);

  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (number, "count");
  gtk_widget_add_css_class (number, n > 0 ? class : "none");
  gtk_grid_attach (self->counts, number, 0, line, 1, 1);
  gtk_grid_attach (self->counts, text, 1, line, 1, 1);
}

void
tz_import_result_show (TzImportResult        *self,
                       const ExchangeSummary *summary)
{
  g_autofree char *made = NULL;

  gtk_label_set_text (self->title, summary->batch != 0 ? _("导入完成，已写入台账") : _("没有需要写入的内容"));
  empty_counts (self);
  add_count (self, 0, summary->created, "created", _("行新增"));
  add_count (self, 1, summary->changed, "changed", _("行修改"));
  add_count (self, 2, summary->unchanged, "unchanged", _("行与台账相同，没有动"));
  if (summary->kept > 0)
    add_count (self, 5, summary->kept, "changed", _("行里有本机较新的值，保留没有改"));
  add_count (self, 3, summary->refused, "refused", _("行不通过，没有写入"));
  add_count (self, 4, summary->skipped, "left-out", _("行不是数据（表名、说明、合计等）"));
  if (summary->made > 0)
    made = g_strdup_printf (_("顺带新建 %'u 个：%s。"), summary->made, summary->made_words);
  gtk_label_set_text (self->made, made != NULL ? made : "");
  gtk_widget_set_visible (GTK_WIDGET (self->made), made != NULL);
  gtk_widget_set_visible (self->save_refused, summary->refused > 0);
  gtk_widget_set_visible (self->undo, summary->batch != 0);
  gtk_widget_set_visible (self->hint, summary->batch != 0 || summary->refused > 0);
  gtk_widget_set_visible (self->report, FALSE);
}

gboolean
tz_import_result_focus (TzImportResult *self)
{
  return gtk_widget_get_visible (self->save_refused) && gtk_widget_grab_focus (self->save_refused);
}

guint
tz_import_result_show_undo (TzImportResult *self,
                            LedgerUndo     *undo)
{
  guint kept = undo->kept;

  gtk_label_set_text (self->title, _("已撤销本次导入"));
  empty_counts (self);
  gtk_widget_set_visible (self->report, TRUE);
  tz_undo_report_show (TZ_UNDO_REPORT (self->report), undo);
  gtk_widget_set_visible (GTK_WIDGET (self->made), FALSE);
  gtk_widget_set_visible (self->undo, FALSE);
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->counts), FALSE);
  if (kept > 0)
    gtk_widget_child_focus (self->report, GTK_DIR_TAB_FORWARD);
  return kept;
}
