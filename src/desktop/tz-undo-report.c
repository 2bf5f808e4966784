/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of an undo in a table: kept and impossible ones first, with the reason. */
#include "config.h"

#include "tz-undo-report.h"

#include <glib/gi18n-lib.h>

#include "exchange-undo.h"
#include "ledger-register.h"
#include "tz-copy.h"
#include "tz-dialog.h"
#include "tz-file-dialog.h"
#include "tz-outcome-list.h"

static const TzFileFilter list_filters[] = {
  { N_("电子表格"), "*.xlsx" },
  { N_("文本表格"), "*.csv" },
  { NULL,           NULL },
};

enum
{
  COLUMN_FATE,
  COLUMN_REGISTER,
  COLUMN_LABEL,
  COLUMN_REASON,
  N_COLUMNS,
};

struct _TzUndoReport
{
  GtkWidget      parent_instance;

  GtkWidget     *box;
  GtkLabel      *summary;
  TzOutcomeList *table;
  LedgerUndo    *undo;
  GPtrArray     *rows;  /* (element-type LedgerUndoRow), borrowed from @undo */
};

G_DEFINE_FINAL_TYPE (TzUndoReport, tz_undo_report, GTK_TYPE_WIDGET)

enum
{
  MESSAGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define TZ_TYPE_UNDO_DIALOG (tz_undo_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TzUndoDialog, tz_undo_dialog, TZ, UNDO_DIALOG, TzDialog)

struct _TzUndoDialog
{
  TzDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (TzUndoDialog, tz_undo_dialog, TZ_TYPE_DIALOG)

static char *
dup_cell (guint    row,
          guint    column,
          gpointer data)
{
  const LedgerUndoRow *one = g_ptr_array_index (TZ_UNDO_REPORT (data)->rows, row);

  switch (column)
    {
    case COLUMN_FATE:
      return g_strdup (ledger_undo_fate_get_title (one->fate));
    case COLUMN_REGISTER:
      return g_strdup (_(one->reg->row_title));
    case COLUMN_LABEL:
      return g_strdup (one->label);
    default:
      return g_strdup (one->reason != NULL ? one->reason : "");
    }
}

static void
say (TzUndoReport *self,
     const char   *sentence)
{
  g_signal_emit (self, signals[MESSAGE], 0, sentence);
}

static void
place_chosen_cb (GFile    *file,
                 gpointer  data)
{
  g_autoptr (TzUndoReport) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || self->undo == NULL)
    return;
  if (exchange_undo_write (self->undo, path, &error))
    sentence = g_strdup_printf (_("撤销清单已存到 %s"), path);
  say (self, error != NULL ? error->message : sentence);
}

static void
save_clicked_cb (TzUndoReport *self)
{
  tz_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("保存撤销清单"), _("撤销清单.xlsx"), list_filters,
                       "export", place_chosen_cb, g_object_ref (self));
}

static void
copy_clicked_cb (TzUndoReport *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      char **cells = g_new0 (char *, N_COLUMNS + 1);

      for (guint column = 0; column < N_COLUMNS; column++)
        cells[column] = dup_cell (i, column, self);
      g_ptr_array_add (lines, cells);
    }
  tz_copy_texts (GTK_WIDGET (self), lines);
  sentence = g_strdup_printf (_("已复制 %u 行。"), lines->len);
  say (self, sentence);
}

static void
message_cb (TzDialog   *dialog,
            const char *sentence)
{
  tz_dialog_say (dialog, TZ_TONE_PLAIN, sentence);
}

static void
tz_undo_report_dispose (GObject *object)
{
  TzUndoReport *self = TZ_UNDO_REPORT (object);

  if (self->box != NULL)
    tz_outcome_list_show (self->table, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->undo, ledger_undo_free);
  G_OBJECT_CLASS (tz_undo_report_parent_class)->dispose (object);
}

static void
tz_undo_report_class_init (TzUndoReportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tz_undo_report_dispose;
  signals[MESSAGE] = g_signal_new ("message", TZ_TYPE_UNDO_REPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_button (TzUndoReport *self,
             const char   *label,
             GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
tz_undo_report_init (TzUndoReport *self)
{
  const TzOutcomeColumn columns[N_COLUMNS] = {
    [COLUMN_FATE] = { _("结果"), 100 },
    [COLUMN_REGISTER] = { _("登记册"), 110 },
    [COLUMN_LABEL] = { _("名称"), 160 },
    [COLUMN_REASON] = { _("原因"), 0 },
  };
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->rows = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  self->table = TZ_OUTCOME_LIST (tz_outcome_list_new (_("撤销的各行"), columns, N_COLUMNS, dup_cell, self));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  gtk_box_append (GTK_BOX (buttons), make_button (self, _("保存清单(_L)…"), G_CALLBACK (save_clicked_cb)));
  gtk_box_append (GTK_BOX (buttons), make_button (self, _("复制清单(_P)"), G_CALLBACK (copy_clicked_cb)));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (self->box), buttons);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
tz_undo_dialog_class_init (TzUndoDialogClass *klass)
{
}

static void
tz_undo_dialog_init (TzUndoDialog *self)
{
}

GtkWidget *
tz_undo_report_new (void)
{
  return g_object_new (TZ_TYPE_UNDO_REPORT, NULL);
}

void
tz_undo_report_show (TzUndoReport *self,
                     LedgerUndo   *undo)
{
  g_autofree char *summary = tz_undo_report_dup_summary (undo);

  tz_outcome_list_show (self->table, 0);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->undo, ledger_undo_free);
  self->undo = undo;
  self->rows = exchange_undo_list (undo);
  gtk_label_set_text (self->summary, summary);
  tz_outcome_list_show (self->table, self->rows->len);
}

char *
tz_undo_report_dup_summary (const LedgerUndo *undo)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, _("已还原 %'u 条"), undo->reversed);
  if (undo->kept > undo->impossible)
    g_string_append_printf (text, _("；%'u 条后来改过，保留现在的内容"), undo->kept - undo->impossible);
  if (undo->impossible > 0)
    g_string_append_printf (text, _("；%'u 条不能还原"), undo->impossible);
  g_string_append (text, _("。"));
  return g_string_free (text, FALSE);
}

void
tz_undo_report_present (GtkWindow  *parent,
                        LedgerUndo *undo)
{
  TzDialog *dialog = tz_dialog_new (TZ_TYPE_UNDO_DIALOG, parent, _("没有全部撤销"), 820, 520);
  GtkWidget *report = tz_undo_report_new ();

  tz_undo_report_show (TZ_UNDO_REPORT (report), undo);
  gtk_widget_set_vexpand (report, TRUE);
  gtk_widget_add_css_class (report, "wizard-page");
  g_signal_connect_object (report, "message", G_CALLBACK (message_cb), dialog, G_CONNECT_SWAPPED);
  tz_dialog_set_content (dialog, report);
  tz_dialog_set_closing (dialog, _("关闭(_C)"));
  gtk_window_present (GTK_WINDOW (dialog));
}
