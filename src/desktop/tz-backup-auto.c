/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Starts a job when a backup is due. What went wrong is remembered, for a closed window cannot say it. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger.h"
#include "registers.h"

#include "tz-backup-auto.h"
#include "tz-job.h"
#include "tz-settings.h"

/* Seconds: the first look does not disturb the start, the others find the next day soon. */
#define FIRST_LOOK (3 * 60)
#define NEXT_LOOK  (20 * 60)

struct _TzBackupAuto
{
  GtkApplication *app;
  GSettings      *settings;
  char           *path;
  TzStatus       *status;
  guint           timer;
  char           *day;     /* of the last backup, or look that found nothing to do */
};

/* What one job needs, independent of the window. */
typedef struct
{
  GtkApplication     *app;
  GSettings          *settings;
  char               *path;
  char               *second;
  char               *at;
  GWeakRef            status;
  LedgerBackupResult *result;
} Order;

static void
free_order (Order *order)
{
  g_clear_pointer (&order->result, ledger_backup_result_free);
  g_weak_ref_clear (&order->status);
  g_object_unref (order->app);
  g_object_unref (order->settings);
  g_free (order->path);
  g_free (order->second);
  g_free (order->at);
  g_free (order);
}

static gboolean
back_up (TzJob        *job,
         LedgerStore  *none,
         gpointer      data,
         GError      **error)
{
  Order *order = data;
  g_autoptr (LedgerStore) store = ledger_store_open (order->path, tz_registers, LEDGER_OPEN_READ, error);

  if (store == NULL)
    return FALSE;
  order->result = ledger_backup_make (store, LEDGER_BACKUP_AUTOMATIC, order->second, order->at,
                                      tz_job_get_cancellable (job), error);
  ledger_store_close (store);
  return order->result != NULL;
}

static char *
dup_sentence (const LedgerBackupResult *result,
              const char               *at)
{
  if (result->notice != NULL)
    return g_strdup (result->notice);
  if (result->path != NULL || result->second != NULL)
    return g_strdup_printf (_("已自动备份并核对 %.5s"), at + strlen ("YYYY-MM-DD "));
  return NULL;
}

static void
backed_up_cb (TzJob        *job,
              const GError *error,
              gpointer      data)
{
  Order *order = data;
  g_autoptr (TzStatus) status = g_weak_ref_get (&order->status);
  g_autofree char *sentence = error != NULL ? g_strdup_printf (_("自动备份没有成功：%s"), error->message)
                                            : dup_sentence (order->result, order->at);

  tz_settings_store_backup_problem (order->settings, order->path,
                                    error != NULL || order->result->notice != NULL ? sentence : NULL);
  if (status != NULL && sentence != NULL)
    tz_status_say (status, sentence);
  g_application_release (G_APPLICATION (order->app));
  free_order (order);
  g_object_unref (job);
}

/* The program lives on, without a window if need be, until the file is whole. */
static void
start_job (TzBackupAuto *self,
           TzStatus     *status)
{
  Order *order = g_new0 (Order, 1);

  order->app = g_object_ref (self->app);
  order->settings = g_object_ref (self->settings);
  order->path = g_strdup (self->path);
  order->second = tz_backup_auto_dup_second (self->settings);
  order->at = tz_backup_auto_dup_now ();
  g_weak_ref_init (&order->status, status);
  g_application_hold (G_APPLICATION (self->app));
  tz_job_start (NULL, back_up, order, backed_up_cb, order);
}

static gboolean
look_due_cb (gpointer data)
{
  TzBackupAuto *self = data;
  g_autofree char *now = tz_backup_auto_dup_now ();

  now[strlen ("YYYY-MM-DD")] = '\0';
  if (g_strcmp0 (self->day, now) != 0)
    {
      g_free (self->day);
      self->day = g_steal_pointer (&now);
      start_job (self, self->status);
    }
  self->timer = g_timeout_add_seconds (NEXT_LOOK, look_due_cb, self);
  return G_SOURCE_REMOVE;
}

TzBackupAuto *
tz_backup_auto_start (GtkApplication *app,
                      GSettings      *settings,
                      LedgerStore    *store,
                      TzStatus       *status)
{
  TzBackupAuto *self = g_new0 (TzBackupAuto, 1);

  self->app = g_object_ref (app);
  self->settings = g_object_ref (settings);
  self->path = g_strdup (ledger_store_get_path (store));
  self->status = status;
  self->timer = g_timeout_add_seconds (FIRST_LOOK, look_due_cb, self);
  return self;
}

void
tz_backup_auto_close (TzBackupAuto *self)
{
  start_job (self, NULL);
  tz_backup_auto_stop (self);
}

void
tz_backup_auto_stop (TzBackupAuto *self)
{
  g_source_remove (self->timer);
  g_object_unref (self->app);
  g_object_unref (self->settings);
  g_free (self->path);
  g_free (self->day);
  g_free (self);
}

char *
tz_backup_auto_dup_second (GSettings *settings)
{
  g_autofree char *folder = g_settings_get_string (settings, "backup-folder");

  return *folder != '\0' ? g_steal_pointer (&folder) : NULL;
}

char *
tz_backup_auto_dup_now (void)
{
  return ledger_backup_dup_now (g_getenv ("TAIZHANG_TODAY"));
}
