/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK's printer dialog and a print job whose source is our PDF, untouched. */
#include "config.h"

#include "tz-print-send.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "tz-print-portal.h"
#include "tz-print-setup.h"

/* Seconds after which a printer that did not begin is spoken of. */
#define PATIENCE 10

/* One copy under way: held by the dialog, then by the job, then by the wait for the printer. */
typedef struct
{
  char           *title;
  GBytes         *pdf;
  guint           page;
  char           *path;  /* of the copy that the printer reads */
  GtkPrintJob    *job;   /* while one waits for its end: GTK forgets a job that nobody holds */
  guint           patience;
  gboolean        late;  /* it was said that the printer does not begin */
  gboolean        told;  /* how it ended */
  TzPrintSent     sent;
  gpointer        data;
  GDestroyNotify  free_data;
} Delivery;

static void
clear_delivery (gpointer data)
{
  Delivery *self = data;

  g_clear_handle_id (&self->patience, g_source_remove);
  if (self->path != NULL)
    g_unlink (self->path);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_bytes_unref (self->pdf);
  g_free (self->path);
  g_free (self->title);
}

static void
release (Delivery *self)
{
  g_rc_box_release_full (self, clear_delivery);
}

static void
release_closure (gpointer  data,
                 GClosure *closure)
{
  release (data);
}

/* Nothing more will be said. The job holds us and we hold the job: the caller still has one of the two. */
static void
end (Delivery   *self,
     TzTone      tone,
     const char *sentence)
{
  self->told = TRUE;
  g_clear_handle_id (&self->patience, g_source_remove);
  self->sent (tone, sentence, self->data);
  g_clear_object (&self->job);
}

/* The print system has it, the printer does not begin: it is off, out of paper or out of reach. */
static void
patience_ended_cb (gpointer data)
{
  Delivery *self = data;
  const char *name = gtk_printer_get_name (gtk_print_job_get_printer (self->job));
  g_autofree char *sentence = NULL;

  self->patience = 0;
  self->late = TRUE;
  sentence = g_strdup_printf (_("打印机“%s”还没有开始打印，可能没有开机、缺纸或者断开了。文件已排在打印队列里，"
                                "打印机恢复后会接着打印，不必再打一次。"), name);
  self->sent (TZ_TONE_PLAIN, sentence, self->data);
}

static void
status_changed_cb (GtkPrintJob *job,
                   Delivery    *self)
{
  const char *name = gtk_printer_get_name (gtk_print_job_get_printer (job));
  GtkPrintStatus status = gtk_print_job_get_status (job);
  g_autofree char *sentence = NULL;

  if (self->told || gtk_printer_is_virtual (gtk_print_job_get_printer (job)))
    return;
  if (status == GTK_PRINT_STATUS_FINISHED && self->late)
    {
      /* GTK says the same of a print system that went away. */
      sentence = g_strdup_printf (_("“%s”已不在打印机“%s”的队列里，请看纸打出来没有。"), self->title, name);
      end (self, TZ_TONE_PLAIN, sentence);
    }
  else if (status == GTK_PRINT_STATUS_FINISHED)
    {
      sentence = g_strdup_printf (_("打印机“%s”已打印“%s”。"), name, self->title);
      end (self, TZ_TONE_GOOD, sentence);
    }
  else if (status == GTK_PRINT_STATUS_FINISHED_ABORTED)
    {
      sentence = g_strdup_printf (_("打印机“%s”没有打印完“%s”：作业被取消了。请看过打印机后再打一次。"), name, self->title);
      end (self, TZ_TONE_BAD, sentence);
    }
}

/* The print system took it, or not. Being printed comes later. */
static void
job_sent_cb (GtkPrintJob  *job,
             gpointer      data,
             const GError *error)
{
  Delivery *self = data;
  GtkPrinter *printer = gtk_print_job_get_printer (job);
  const char *name = gtk_printer_get_name (printer);
  g_autofree char *sentence = NULL;

  if (self->told)
    return;
  if (error != NULL || gtk_print_job_get_status (job) == GTK_PRINT_STATUS_FINISHED_ABORTED)
    {
      sentence = g_strdup_printf (_("打印机“%s”没有接收（%s），什么也没有打印。请看打印机是否开着、连着，再打一次；"
                                    "也可以先存为 PDF。"), name, error != NULL ? error->message : _("作业被取消"));
      end (self, TZ_TONE_BAD, sentence);
      return;
    }
  if (gtk_printer_is_virtual (printer))
    {
      sentence = g_strdup_printf (_("已存到文件（%s）"), name);
      end (self, TZ_TONE_GOOD, sentence);
      return;
    }
  sentence = g_strdup_printf (_("已交给打印机“%s”，正在打印……"), name);
  self->sent (TZ_TONE_PLAIN, sentence, self->data);
  self->patience = g_timeout_add_once (PATIENCE * 1000, patience_ended_cb, self);
}

static gboolean
load_job (Delivery          *self,
          GtkPrintSettings  *settings,
          GError           **error)
{
  g_autoptr (GBytes) pdf = tz_print_setup_take_pages (settings, self->pdf, self->page, error);
  int fd = pdf != NULL ? tz_print_setup_open_copy (pdf, &self->path, error) : -1;

  if (fd < 0)
    return FALSE;
  close (fd);
  return TRUE;
}

static void
send_job (Delivery           *self,
          GtkPrintUnixDialog *dialog)
{
  GtkPrinter *printer = gtk_print_unix_dialog_get_selected_printer (dialog);
  g_autoptr (GtkPrintSettings) settings = gtk_print_unix_dialog_get_settings (dialog);
  g_autoptr (GtkPrintJob) job = NULL;
  g_autoptr (GError) error = NULL;

  gtk_print_settings_set (settings, "cups-print-scaling", "none");
  tz_print_setup_remember (settings, gtk_printer_is_virtual (printer) ? NULL : gtk_printer_get_name (printer));
  if (!load_job (self, settings, &error))
    {
      end (self, TZ_TONE_BAD, error->message);
      return;
    }
  job = gtk_print_job_new (self->title, printer, settings, gtk_print_unix_dialog_get_page_setup (dialog));
  if (!gtk_print_job_set_source_file (job, self->path, &error))
    {
      end (self, TZ_TONE_BAD, error->message);
      return;
    }
  self->job = g_object_ref (job);
  gtk_print_job_set_track_print_status (job, TRUE);
  g_signal_connect_data (job, "status-changed", G_CALLBACK (status_changed_cb), g_rc_box_acquire (self),
                         release_closure, 0);
  gtk_print_job_send (job, job_sent_cb, g_rc_box_acquire (self), (GDestroyNotify) release);
}

static void
printer_answered_cb (GtkPrintUnixDialog *dialog,
                     int                 response,
                     Delivery           *self)
{
  gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
  if (response == GTK_RESPONSE_OK && gtk_print_unix_dialog_get_selected_printer (dialog) != NULL)
    send_job (self, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
ask_for_printer (GtkWindow         *parent,
                 const TzPrintLoad *load,
                 Delivery          *self)
{
  GtkWidget *window = gtk_print_unix_dialog_new (_("打印"), parent);
  GtkPrintUnixDialog *dialog = GTK_PRINT_UNIX_DIALOG (window);
  g_autoptr (GtkPageSetup) setup = tz_print_setup_new_page (load->width, load->height);
  g_autoptr (GtkPrintSettings) settings = tz_print_setup_new_settings (setup);

  gtk_print_unix_dialog_set_manual_capabilities (dialog, GTK_PRINT_CAPABILITY_GENERATE_PDF);
  gtk_print_unix_dialog_set_page_setup (dialog, setup);
  gtk_print_unix_dialog_set_current_page (dialog, load->page);
  gtk_print_unix_dialog_set_settings (dialog, settings);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (printer_answered_cb), self, release_closure, 0);
  gtk_window_present (GTK_WINDOW (window));
}

void
tz_print_send (GtkWindow         *parent,
               const TzPrintLoad *load,
               TzPrintSent        sent,
               gpointer           data,
               GDestroyNotify     free_data)
{
  Delivery *self;

  if (tz_print_portal_is_needed ())
    {
      tz_print_portal_send (parent, load, sent, data, free_data);
      return;
    }
  self = g_rc_box_new0 (Delivery);
  self->title = g_strdup (load->title);
  self->pdf = g_bytes_ref (load->pdf);
  self->page = load->page;
  self->sent = sent;
  self->data = data;
  self->free_data = free_data;
  ask_for_printer (parent, load, self);
}
