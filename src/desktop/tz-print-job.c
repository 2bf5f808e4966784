/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work behind the print window: records into a form, in memory, off the main thread. */
#include "config.h"

#include "tz-print-job.h"

#include <glib/gi18n-lib.h>

#include "form-ledger-source.h"
#include "registers.h"
#include "tz-rows-of.h"

void
tz_print_order_free (TzPrintOrder *order)
{
  g_free (order->form);
  g_free (order->variant);
  g_clear_pointer (&order->ids, g_array_unref);
  g_clear_pointer (&order->query, ledger_query_free);
  g_clear_pointer (&order->pdf, g_bytes_unref);
  g_clear_pointer (&order->missing, g_ptr_array_unref);
  g_free (order);
}

static void
record_printed_cb (guint    done,
                   guint    total,
                   gpointer job)
{
  g_autofree char *text = g_strdup_printf (_("正在排版：%'u / %'u"), done, total);

  tz_job_report (job, total > 0 ? (double) done / total : -1, text);
}

/* Prints; where characters are missing it lists them and prints with marks in their places. */
static gboolean
print_source (TzJob         *job,
              TzPrintOrder  *order,
              FormSource    *source,
              FormPrint     *print,
              GError       **error)
{
  GCancellable *cancellable = tz_job_get_cancellable (job);
  g_autoptr (GError) refusal = NULL;

  order->pdf = form_print_to_bytes (order->library, order->form, source, print, record_printed_cb, job, cancellable,
                                    &refusal);
  if (order->pdf != NULL)
    return TRUE;
  if (!g_error_matches (refusal, FORM_ERROR, FORM_ERROR_GLYPH))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  order->missing = form_print_find_missing (order->library, order->form, source, print, cancellable, error);
  if (order->missing == NULL)
    return FALSE;
  print->accept_missing = TRUE;
  order->pdf = form_print_to_bytes (order->library, order->form, source, print, record_printed_cb, job, cancellable,
                                    error);
  return order->pdf != NULL;
}

gboolean
tz_print_order_run (TzJob        *job,
                    LedgerStore  *store,
                    gpointer      data,
                    GError      **error)
{
  TzPrintOrder *order = data;
  const char *past = order->query != NULL ? order->query->only_date : NULL;
  FormPrint print = { .variant = order->variant, .today = past != NULL ? past : ledger_store_get_today (store) };
  const gint64 *ids = NULL;
  FormSource *source;
  gboolean done;

  if (order->scope == TZ_PRINT_QUERY)
    {
      g_clear_pointer (&order->ids, g_array_unref);
      order->ids = tz_rows_of_query (store, order->query, error);
      if (order->ids == NULL)
        return FALSE;
    }
  if (order->ids != NULL)
    ids = (const gint64 *) (gpointer) order->ids->data;
  source = form_ledger_source_new (store, order->reg, ids, order->ids != NULL ? order->ids->len : 0);
  done = print_source (job, order, source, &print, error);
  form_ledger_source_free (source);
  return done;
}

FormLibrary *
tz_print_open_library (void)
{
  const char *data_dir = g_getenv ("TAIZHANG_DATADIR");
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "taizhang", "forms", NULL);

  FormLibrary *library = form_library_new (data_dir != NULL ? data_dir : TZ_DATADIR, own);

  form_library_set_registers (library, tz_registers);
  return library;
}
