/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts and prints in a thread; the page may be gone when the paper is ready. */
#include "config.h"

#include "tz-service-print.h"

#include <glib/gi18n-lib.h>

#include "service-report.h"
#include "tz-ask.h"
#include "tz-paper-window.h"
#include "tz-print-job.h"
#include "tz-print-notes.h"
#include "tz-print-offset.h"

typedef struct
{
  GWeakRef      page;
  FormLibrary  *library;
  TzPrintOrder *order;
  char         *period;
} Work;

static void
free_work (Work *work)
{
  g_weak_ref_clear (&work->page);
  tz_print_order_free (work->order);
  form_library_free (work->library);
  g_free (work->period);
  g_free (work);
}

static GtkWindow *
get_window (GtkWidget *page)
{
  return GTK_WINDOW (gtk_widget_get_root (page));
}

/* 志愿服务年度统计表 2025年, saved as 志愿服务年度统计表-2025年.pdf */
static void
present (GtkWidget *page,
         Work      *work)
{
  const TzPrintItem *item = g_ptr_array_index (work->order->items, 0);
  const FormInfo *info = form_library_find (work->library, item->form, NULL);
  g_autofree char *title = g_strdup_printf ("%s %s", info->title, work->period);
  g_autofree char *file = g_strdup_printf ("%s-%s.pdf", info->title, work->period);

  tz_paper_window_present (get_window (page), title, g_strdelimit (file, "/\\:", '-'), work->order->pdf);
}

static void
answered_cb (gboolean yes,
             gpointer data)
{
  Work *work = data;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&work->page);

  if (yes && page != NULL && gtk_widget_get_root (page) != NULL)
    present (page, work);
  free_work (work);
}

/* A paper with characters missing goes out only when the clerk says so; the answer frees @work. */
static void
ask_for_missing (GtkWidget *page,
                 Work      *work)
{
  g_autofree char *question = g_strdup_printf (_("本机字体缺 %u 处的字，打印不出来"), work->order->missing->len);
  g_autofree char *list = tz_print_notes_dup_missing (work->order->missing);

  tz_ask (get_window (page), question, list, _("缺字也打开"), TZ_ASK_PLAIN, answered_cb, work);
}

static void
printed_cb (TzJob        *job,
            const GError *error,
            gpointer      data)
{
  Work *work = data;
  g_autoptr (GtkWidget) page = g_weak_ref_get (&work->page);
  gboolean gone = page == NULL || gtk_widget_get_root (page) == NULL;

  if (!gone && error == NULL && work->order->missing != NULL)
    {
      ask_for_missing (page, work);
      return;
    }
  if (!gone && error == NULL)
    present (page, work);
  else if (!gone && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tz_ask_tell (get_window (page), _("这张表没有做成"), error->message);
  free_work (work);
}

TzJob *
tz_service_print (GtkWidget   *page,
                  LedgerStore *store,
                  const char  *form,
                  const char  *from,
                  const char  *to,
                  gint64       team,
                  const char  *period)
{
  Work *work = g_new0 (Work, 1);
  double x;
  double y;

  g_weak_ref_init (&work->page, page);
  work->period = g_strdup (period);
  work->library = tz_print_open_library ();
  work->order = tz_print_order_new (work->library, store, &service_reports_register);
  tz_print_offset_load (form, &x, &y);
  tz_print_order_add (work->order, form, NULL, x, y, 0);
  work->order->scope = TZ_PRINT_PERIOD;
  work->order->from = g_strdup (from);
  work->order->to = g_strdup (to);
  work->order->team = team;
  return tz_job_start (NULL, tz_print_order_run, work->order, printed_cb, work);
}
