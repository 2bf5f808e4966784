/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library of its own for the thread; each picture goes to the main thread as soon as it is drawn. */
#include "config.h"

#include "tz-form-pictures.h"

#include <glib/gi18n-lib.h>

#include "form-ledger-source.h"
#include "registers.h"
#include "tz-form-grid.h"
#include "tz-paper-view.h"
#include "tz-print-job.h"

typedef struct
{
  GStrv                 forms;
  char                 *path;
  char                 *today;
  const LedgerRegister *reg;
  gint64                id;
  int                   scale;
  TzFormPictureDrawn    drawn;
  GWeakRef              owner;
} Order;

/* On its way to the main thread. */
typedef struct
{
  char               *form;
  GdkTexture         *picture;
  TzFormPictureDrawn  drawn;
  GObject            *owner;
} Delivery;

static void
free_order (Order *order)
{
  g_strfreev (order->forms);
  g_free (order->path);
  g_free (order->today);
  g_weak_ref_clear (&order->owner);
  g_free (order);
}

static gboolean
picture_arrived_cb (gpointer data)
{
  Delivery *delivery = data;

  if (delivery->picture != NULL)
    delivery->drawn (delivery->form, GDK_PAINTABLE (delivery->picture), delivery->owner);
  return G_SOURCE_REMOVE;
}

/* In the main thread too: the owner is a widget, and this may be its last reference. */
static void
free_delivery (gpointer data)
{
  Delivery *delivery = data;

  g_free (delivery->form);
  g_clear_object (&delivery->picture);
  g_object_unref (delivery->owner);
  g_free (delivery);
}

static gboolean
deliver (Order      *order,
         const char *form,
         GBytes     *pdf)
{
  GObject *owner = g_weak_ref_get (&order->owner);
  Delivery *delivery;

  if (owner == NULL)
    return FALSE;
  delivery = g_new0 (Delivery, 1);
  delivery->owner = owner;
  delivery->form = g_strdup (form);
  delivery->drawn = order->drawn;
  delivery->picture = tz_paper_draw (pdf, TZ_FORM_PICTURE_HEIGHT * order->scale);
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT_IDLE, picture_arrived_cb, delivery, free_delivery);
  return TRUE;
}

/* A form that cannot be drawn says why when it is chosen. */
static GBytes *
print_form (Order         *order,
            FormLibrary   *library,
            LedgerStore   *store,
            const char    *form,
            GCancellable  *cancellable)
{
  const FormInfo *info = form_library_find (library, form, NULL);
  const LedgerRegister *reg = info != NULL ? ledger_registers_find (tz_printed_registers, info->reg) : NULL;
  FormPrint print = { .today = order->today, .accept_missing = TRUE };
  gboolean filled = order->reg != NULL && order->id != 0 && info != NULL && form_info_prints (info, order->reg->id);
  FormSource *source;
  GBytes *pdf;

  if (reg == NULL)
    return NULL;
  source = form_ledger_source_new (store, filled ? order->reg : reg, filled ? &order->id : NULL, filled ? 1 : 0);
  pdf = form_print_to_bytes (library, form, source, &print, NULL, NULL, cancellable, NULL);
  form_ledger_source_free (source);
  return pdf;
}

static gboolean
draw_forms (TzJob        *job,
            LedgerStore  *none,
            gpointer      data,
            GError      **error)
{
  Order *order = data;
  GCancellable *cancellable = tz_job_get_cancellable (job);
  g_autoptr (LedgerStore) store = ledger_store_open (order->path, tz_registers, LEDGER_OPEN_READ, error);
  g_autoptr (FormLibrary) library = store != NULL ? tz_print_open_library () : NULL;

  if (store == NULL)
    return FALSE;
  ledger_store_set_today (store, order->today);
  for (guint i = 0; order->forms[i] != NULL; i++)
    {
      g_autoptr (GBytes) pdf = print_form (order, library, store, order->forms[i], cancellable);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (pdf != NULL && !deliver (order, order->forms[i], pdf))
        return TRUE;
    }
  return TRUE;
}

static void
drawn_cb (TzJob        *job,
          const GError *error,
          gpointer      data)
{
  free_order (data);
}

TzJob *
tz_form_pictures_draw (LedgerStore          *store,
                       const char *const    *forms,
                       const LedgerRegister *reg,
                       gint64                id,
                       int                   scale,
                       TzFormPictureDrawn    drawn,
                       GObject              *owner)
{
  Order *order = g_new0 (Order, 1);

  order->forms = g_strdupv ((char **) forms);
  order->path = g_strdup (ledger_store_get_path (store));
  order->today = g_strdup (ledger_store_get_today (store));
  order->reg = reg;
  order->id = id;
  order->scale = scale;
  order->drawn = drawn;
  g_weak_ref_init (&order->owner, owner);
  return tz_job_start (NULL, draw_forms, order, drawn_cb, order);
}
