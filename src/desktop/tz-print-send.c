/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK's printer dialog and a print job whose source is our PDF, untouched. */
#include "config.h"

#include "tz-print-send.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
#include <unistd.h>

#include "tz-settings.h"

typedef struct
{
  GtkWindow      *dialog;
  char           *title;
  GBytes         *pdf;
  char           *path;  /* of the copy that the printer reads */
  GtkPrintJob    *job;
  TzPrintSent     sent;
  gpointer        data;
  GDestroyNotify  free_data;
} Delivery;

static void
free_delivery (gpointer data)
{
  Delivery *self = data;

  if (self->path != NULL)
    g_unlink (self->path);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_clear_object (&self->job);
  g_bytes_unref (self->pdf);
  g_free (self->path);
  g_free (self->title);
  g_free (self);
}

/* Only the person himself may read it; it goes when the printer has it. */
static gboolean
write_copy (Delivery  *self,
            GError   **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (self->pdf, &size);
  int fd = g_file_open_tmp ("taizhang-XXXXXX.pdf", &self->path, error);

  if (fd < 0)
    return FALSE;
  while (size > 0)
    {
      gssize n = write (fd, bytes, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      bytes += n;
      size -= n;
    }
  close (fd);
  if (size == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _("临时文件夹写不下这份文件，请清理磁盘后再打印。"));
  return FALSE;
}

static void
store_printer (GtkPrinter *printer)
{
  g_autoptr (GSettings) settings = tz_settings_get ();

  if (!gtk_printer_is_virtual (printer))
    g_settings_set_string (settings, "printer", gtk_printer_get_name (printer));
}

static void
job_sent_cb (GtkPrintJob  *job,
             gpointer      data,
             const GError *error)
{
  Delivery *self = data;
  GtkPrinter *printer = gtk_print_job_get_printer (job);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) refusal = NULL;

  /* "Finished" means handed to the print system; the paper comes later. */
  if (error == NULL && gtk_print_job_get_status (job) != GTK_PRINT_STATUS_FINISHED_ABORTED)
    sentence = g_strdup_printf (gtk_printer_is_virtual (printer) ? _("已存到文件（%s）") : _("已交给打印机“%s”"),
                                gtk_printer_get_name (printer));
  else
    g_set_error (&refusal, G_IO_ERROR, G_IO_ERROR_FAILED, _("打印机“%s”没有接收：%s。请检查打印机后再试。"),
                 gtk_printer_get_name (printer), error != NULL ? error->message : _("作业被取消"));
  self->sent (sentence, refusal, self->data);
}

static void
send_job (Delivery           *self,
          GtkPrintUnixDialog *dialog)
{
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (dialog);
  GtkPrintSettings *settings = gtk_print_unix_dialog_get_settings (dialog);
  GtkPageSetup *setup = gtk_print_unix_dialog_get_page_setup (dialog);
  g_autoptr (GError) error = NULL;

  store_printer (printer);
  self->job = gtk_print_job_new (self->title, printer, settings, setup);
  g_object_unref (settings);
  if (write_copy (self, &error) && gtk_print_job_set_source_file (self->job, self->path, &error))
    gtk_print_job_send (self->job, job_sent_cb, self, free_delivery);
  else
    {
      self->sent (NULL, error, self->data);
      free_delivery (self);
    }
}

static void
printer_answered_cb (GtkPrintUnixDialog *dialog,
                     int                 response,
                     Delivery           *self)
{
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  if (response == GTK_RESPONSE_OK && gtk_print_unix_dialog_get_selected_printer (dialog) != NULL)
    send_job (self, dialog);
  else
    free_delivery (self);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The paper of the PDF: a printer that thinks of Letter is told A4. */
static GtkPageSetup *
make_setup (double width,
            double height)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  gboolean lying = width > height;
  g_autofree char *name = NULL;
  GtkPaperSize *paper;

  if (ABS (MIN (width, height) - 595) < 3 && ABS (MAX (width, height) - 842) < 3)
    name = g_strdup (GTK_PAPER_NAME_A4);
  else if (ABS (MIN (width, height) - 842) < 3 && ABS (MAX (width, height) - 1191) < 3)
    name = g_strdup (GTK_PAPER_NAME_A3);
  if (name != NULL)
    paper = gtk_paper_size_new (name);
  else
    paper = gtk_paper_size_new_custom ("taizhang", _("自定纸张"), MIN (width, height), MAX (width, height),
                                       GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, lying ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);
  return setup;
}

static GtkPrintSettings *
make_settings (GtkPageSetup *setup)
{
  GtkPrintSettings *made = gtk_print_settings_new ();
  g_autoptr (GSettings) settings = tz_settings_get ();
  g_autofree char *printer = g_settings_get_string (settings, "printer");

  if (*printer != '\0')
    gtk_print_settings_set_printer (made, printer);
  gtk_print_settings_set_paper_size (made, gtk_page_setup_get_paper_size (setup));
  gtk_print_settings_set_orientation (made, gtk_page_setup_get_orientation (setup));
  return made;
}

void
tz_print_send (GtkWindow      *parent,
               const char     *title,
               GBytes         *pdf,
               double          width,
               double          height,
               TzPrintSent     sent,
               gpointer        data,
               GDestroyNotify  free_data)
{
  Delivery *self = g_new0 (Delivery, 1);
  GtkWidget *dialog = gtk_print_unix_dialog_new (_("打印"), parent);
  g_autoptr (GtkPageSetup) setup = make_setup (width, height);
  g_autoptr (GtkPrintSettings) settings = make_settings (setup);

  self->dialog = GTK_WINDOW (dialog);
  self->title = g_strdup (title);
  self->pdf = g_bytes_ref (pdf);
  self->sent = sent;
  self->data = data;
  self->free_data = free_data;
  gtk_print_unix_dialog_set_manual_capabilities (GTK_PRINT_UNIX_DIALOG (dialog),
                                                 GTK_PRINT_CAPABILITY_GENERATE_PDF | GTK_PRINT_CAPABILITY_COPIES
                                                 | GTK_PRINT_CAPABILITY_COLLATE);
  gtk_print_unix_dialog_set_page_setup (GTK_PRINT_UNIX_DIALOG (dialog), setup);
  gtk_print_unix_dialog_set_settings (GTK_PRINT_UNIX_DIALOG (dialog), settings);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (printer_answered_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}
