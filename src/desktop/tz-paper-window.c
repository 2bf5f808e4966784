/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the very bytes it was given, and hands just these to printer and file. */
#include "config.h"

#include "tz-paper-window.h"

#include <glib/gi18n-lib.h>

#include "tz-dialog-save.h"
#include "tz-paper-bar.h"
#include "tz-print-send.h"

#define TZ_TYPE_PAPER_WINDOW (tz_paper_window_get_type ())
G_DECLARE_FINAL_TYPE (TzPaperWindow, tz_paper_window, TZ, PAPER_WINDOW, TzDialog)

struct _TzPaperWindow
{
  TzDialog     parent_instance;

  GBytes      *pdf;
  char        *name;
  TzPaperView *view;
};

G_DEFINE_FINAL_TYPE (TzPaperWindow, tz_paper_window, TZ_TYPE_DIALOG)

static const TzFileFilter pdf_filters[] = {
  { N_("PDF 文件"), "*.pdf" },
  { NULL,           NULL },
};

static void
save_clicked_cb (TzPaperWindow *self)
{
  tz_dialog_save_bytes (TZ_DIALOG (self), self->pdf, _("存为 PDF"), self->name, pdf_filters, "print");
}

static void
sent_cb (TzTone      tone,
         const char *sentence,
         gpointer    data)
{
  tz_dialog_say (TZ_DIALOG (data), tone, sentence);
}

static void
print_clicked_cb (TzPaperWindow *self)
{
  TzPrintLoad load = {
    .title = gtk_window_get_title (GTK_WINDOW (self)),
    .pdf = self->pdf,
    .page = tz_paper_view_get_page (self->view),
  };

  if (tz_paper_view_get_size (self->view, 0, &load.width, &load.height))
    tz_print_send (GTK_WINDOW (self), &load, sent_cb, g_object_ref (self), g_object_unref);
}

static void
tz_paper_window_finalize (GObject *object)
{
  TzPaperWindow *self = TZ_PAPER_WINDOW (object);

  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self->name);
  G_OBJECT_CLASS (tz_paper_window_parent_class)->finalize (object);
}

static void
tz_paper_window_class_init (TzPaperWindowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tz_paper_window_finalize;
}

static void
tz_paper_window_init (TzPaperWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *print;

  self->view = TZ_PAPER_VIEW (tz_paper_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_vexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), tz_paper_bar_new (self->view));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  tz_dialog_set_content (TZ_DIALOG (self), box);
  tz_dialog_set_closing (TZ_DIALOG (self), _("关闭(_C)"));
  tz_dialog_add_button (TZ_DIALOG (self), _("存为 PDF(_S)…"), G_CALLBACK (save_clicked_cb));
  print = tz_dialog_add_button (TZ_DIALOG (self), _("打印(_P)…"), G_CALLBACK (print_clicked_cb));
  gtk_widget_add_css_class (print, "suggested-action");
}

void
tz_paper_window_present (GtkWindow  *parent,
                         const char *title,
                         const char *name,
                         GBytes     *pdf)
{
  TzPaperWindow *self = tz_dialog_new (TZ_TYPE_PAPER_WINDOW, parent, title, 900, 700);
  g_autoptr (GError) error = NULL;

  self->pdf = g_bytes_ref (pdf);
  self->name = g_strdup (name);
  if (!tz_paper_view_set_pdf (self->view, pdf, &error))
    tz_dialog_say (TZ_DIALOG (self), TZ_TONE_BAD, _("这份文件显示不出来，请存为 PDF 后用别的软件打开。"));
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
