/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work behind the forms: records into papers, in memory, off the main thread. */
#include "config.h"

#include "tz-print-job.h"

#include <glib/gi18n-lib.h>

#include "form-ledger-source.h"
#include "form-pages.h"
#include "registers.h"
#include "service-report.h"
#include "tz-rows-of.h"

static void
free_item (gpointer data)
{
  TzPrintItem *item = data;

  g_free (item->form);
  g_free (item->variant);
  g_free (item);
}

TzPrintOrder *
tz_print_order_new (FormLibrary          *library,
                    LedgerStore          *store,
                    const LedgerRegister *reg)
{
  TzPrintOrder *order = g_new0 (TzPrintOrder, 1);

  order->library = library;
  order->reg = reg;
  order->path = g_strdup (ledger_store_get_path (store));
  order->today = g_strdup (ledger_store_get_today (store));
  order->items = g_ptr_array_new_with_free_func (free_item);
  return order;
}

void
tz_print_order_free (TzPrintOrder *order)
{
  g_free (order->path);
  g_free (order->today);
  g_free (order->from);
  g_free (order->to);
  g_ptr_array_unref (order->items);
  g_clear_pointer (&order->ids, g_array_unref);
  g_clear_pointer (&order->query, ledger_query_free);
  g_clear_pointer (&order->wording, g_hash_table_unref);
  g_clear_pointer (&order->pdf, g_bytes_unref);
  g_clear_pointer (&order->missing, g_ptr_array_unref);
  g_free (order);
}

void
tz_print_order_add (TzPrintOrder *order,
                    const char   *form,
                    const char   *variant,
                    double        move_x,
                    double        move_y,
                    guint         first_label)
{
  TzPrintItem *item = g_new0 (TzPrintItem, 1);

  item->form = g_strdup (form);
  item->variant = g_strdup (variant);
  item->move_x = move_x;
  item->move_y = move_y;
  item->first_label = first_label;
  g_ptr_array_add (order->items, item);
}

static void
record_printed_cb (guint    done,
                   guint    total,
                   gpointer job)
{
  g_autofree char *text = g_strdup_printf (_("正在排版：%'u / %'u"), done, total);

  tz_job_report (job, total > 0 ? (double) done / total : -1, text);
}

/* What no font has, added to what the items before it lacked. */
static gboolean
note_missing (TzPrintOrder      *order,
              const TzPrintItem *item,
              FormSource        *source,
              FormPrint         *print,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (GPtrArray) missing = form_print_find_missing (order->library, item->form, source, print, cancellable,
                                                           error);

  if (missing == NULL)
    return FALSE;
  if (order->missing == NULL)
    order->missing = g_steal_pointer (&missing);
  else
    g_ptr_array_extend_and_steal (order->missing, g_steal_pointer (&missing));
  return TRUE;
}

/* Prints; where characters are missing it lists them and prints with marks in their places. */
static GBytes *
print_item (TzJob              *job,
            TzPrintOrder       *order,
            const TzPrintItem  *item,
            FormSource         *source,
            GError            **error)
{
  const char *past = order->query != NULL ? order->query->only_date : NULL;
  FormPrint print = {
    .variant = item->variant,
    .today = past != NULL ? past : order->today,
    .move_x = item->move_x,
    .move_y = item->move_y,
    .first_label = item->first_label,
    .wording = order->wording,
  };
  GCancellable *cancellable = tz_job_get_cancellable (job);
  g_autoptr (GError) refusal = NULL;
  GBytes *pdf = form_print_to_bytes (order->library, item->form, source, &print, record_printed_cb, job, cancellable,
                                     &refusal);

  if (pdf != NULL)
    return pdf;
  if (!g_error_matches (refusal, FORM_ERROR, FORM_ERROR_GLYPH))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return NULL;
    }
  if (!note_missing (order, item, source, &print, cancellable, error))
    return NULL;
  print.accept_missing = TRUE;
  return form_print_to_bytes (order->library, item->form, source, &print, record_printed_cb, job, cancellable, error);
}

static gboolean
print_items (TzJob         *job,
             TzPrintOrder  *order,
             FormSource    *source,
             GError       **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < order->items->len; i++)
    {
      const TzPrintItem *item = g_ptr_array_index (order->items, i);
      const FormInfo *info = form_library_find (order->library, item->form, error);
      GBytes *part = info != NULL ? print_item (job, order, item, source, error) : NULL;

      if (part == NULL)
        return FALSE;
      g_ptr_array_add (parts, part);
      g_ptr_array_add (titles, (gpointer) info->title);
    }
  if (parts->len == 1)
    order->pdf = g_bytes_ref (g_ptr_array_index (parts, 0));
  else
    order->pdf = form_pages_join (parts, (const char *const *) titles->pdata, error);
  return order->pdf != NULL;
}

/* @counted: (out) (nullable): what the source stands on while it is used */
static FormSource *
open_source (TzPrintOrder  *order,
             LedgerStore   *store,
             LedgerRecord **counted,
             GError       **error)
{
  if (order->scope == TZ_PRINT_PERIOD)
    {
      *counted = service_report_dup_record (store, order->from, order->to, order->team, error);
      return *counted != NULL ? form_ledger_source_new_record (store, *counted) : NULL;
    }
  if (order->scope == TZ_PRINT_QUERY)
    {
      g_clear_pointer (&order->ids, g_array_unref);
      order->ids = tz_rows_of_query (store, order->query, error);
      if (order->ids == NULL)
        return NULL;
    }
  if (order->ids == NULL)
    return form_ledger_source_new (store, order->reg, NULL, 0);
  return form_ledger_source_new (store, order->reg, (const gint64 *) (gpointer) order->ids->data, order->ids->len);
}

gboolean
tz_print_order_run (TzJob        *job,
                    LedgerStore  *none,
                    gpointer      data,
                    GError      **error)
{
  TzPrintOrder *order = data;
  g_autoptr (LedgerStore) store = ledger_store_open (order->path, tz_registers, LEDGER_OPEN_READ, error);
  g_autoptr (LedgerRecord) counted = NULL;
  FormSource *source;
  gboolean done;

  if (store == NULL)
    return FALSE;
  ledger_store_set_today (store, order->today);
  source = open_source (order, store, &counted, error);
  if (source == NULL)
    return FALSE;
  done = print_items (job, order, source, error);
  form_ledger_source_free (source);
  return done;
}

FormLibrary *
tz_print_open_library (void)
{
  const char *data_dir = g_getenv ("TAIZHANG_DATADIR");
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "taizhang", "forms", NULL);

  FormLibrary *library = form_library_new (data_dir != NULL ? data_dir : TZ_DATADIR, own);

  form_library_set_registers (library, tz_printed_registers);
  return library;
}
