/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs long work in a thread, so that the window stays readable and the work can be called off. */
#include "config.h"

#include "tz-job.h"

#include "ledger-batch.h"

struct _TzJob
{
  GObject        parent_instance;

  /* What to do; set before the thread starts. */
  LedgerStore   *window_store;
  char          *path;
  char          *today;
  char          *clerk;
  LedgerOpenMode mode;
  TzJobWork      work;
  gpointer       work_data;
  TzJobDone      done;
  gpointer       done_data;
  GCancellable  *cancellable;
  gboolean       running;

  /* What both threads see. */
  GMutex         mutex;
  double         fraction;
  char          *text;
  guint          announcement;
};

G_DEFINE_TYPE (TzJob, tz_job, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static LedgerStore *
open_own_store (TzJob   *self,
                GError **error)
{
  LedgerStore *store = ledger_store_open (self->path, ledger_store_get_registers (self->window_store),
                                          self->mode, error);

  if (store == NULL)
    return NULL;
  ledger_store_set_today (store, self->today);
  ledger_store_set_clerk (store, self->clerk);
  return store;
}

/* Closing rolls back whatever the work began and did not commit. */
static gboolean
run_work (TzJob   *self,
          GError **error)
{
  g_autoptr (LedgerStore) store = NULL;
  gboolean ok;

  if (self->path != NULL && (store = open_own_store (self, error)) == NULL)
    return FALSE;
  ok = self->work (self, store, self->work_data, error);
  if (store != NULL)
    ledger_store_close (store);
  return ok;
}

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  TzJob *self = source;
  GError *error = NULL;

  if (run_work (self, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
}

static void
work_finished_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  TzJob *self = TZ_JOB (source);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  self->running = FALSE;
  if (self->window_store != NULL)
    ledger_store_refresh (self->window_store);
  self->done (self, error, self->done_data);
}

static gboolean
progress_announced_cb (gpointer data)
{
  TzJob *self = data;

  g_mutex_lock (&self->mutex);
  self->announcement = 0;
  g_mutex_unlock (&self->mutex);
  if (self->running)
    g_signal_emit (self, signals[PROGRESS], 0);
  return G_SOURCE_REMOVE;
}

static void
tz_job_finalize (GObject *object)
{
  TzJob *self = TZ_JOB (object);

  g_clear_object (&self->window_store);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->today);
  g_free (self->clerk);
  g_free (self->text);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (tz_job_parent_class)->finalize (object);
}

static void
tz_job_class_init (TzJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tz_job_finalize;
  signals[PROGRESS] = g_signal_new ("progress", TZ_TYPE_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
tz_job_init (TzJob *self)
{
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  self->fraction = -1;
}

TzJob *
tz_job_start (LedgerStore *store,
              TzJobWork    work,
              gpointer     work_data,
              TzJobDone    done,
              gpointer     done_data)
{
  TzJob *self = g_object_new (TZ_TYPE_JOB, NULL);
  g_autoptr (GTask) task = NULL;

  self->work = work;
  self->work_data = work_data;
  self->done = done;
  self->done_data = done_data;
  self->running = TRUE;
  if (store != NULL)
    {
      self->window_store = g_object_ref (store);
      self->path = g_strdup (ledger_store_get_path (store));
      self->today = g_strdup (ledger_store_get_today (store));
      self->clerk = g_strdup (ledger_store_get_clerk (store));
      self->mode = ledger_store_is_writable (store) ? LEDGER_OPEN_JOB : LEDGER_OPEN_READ;
    }
  task = g_task_new (self, NULL, work_finished_cb, NULL);
  g_task_run_in_thread (task, run_in_thread);
  return self;
}

void
tz_job_cancel (TzJob *self)
{
  g_cancellable_cancel (self->cancellable);
}

gboolean
tz_job_is_running (TzJob *self)
{
  return self->running;
}

void
tz_job_report (TzJob      *self,
               double      fraction,
               const char *text)
{
  g_mutex_lock (&self->mutex);
  self->fraction = fraction;
  if (text != NULL && g_strcmp0 (self->text, text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (text);
    }
  /* One announcement for all reports since the last one was heard. */
  if (self->announcement == 0)
    self->announcement = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, 50, progress_announced_cb,
                                             g_object_ref (self), g_object_unref);
  g_mutex_unlock (&self->mutex);
}

void
tz_job_report_fraction (double   fraction,
                        gpointer job)
{
  if (job != NULL)
    tz_job_report (job, fraction, NULL);
}

GCancellable *
tz_job_get_cancellable (TzJob *self)
{
  return self->cancellable;
}

double
tz_job_get_fraction (TzJob *self)
{
  double fraction;

  g_mutex_lock (&self->mutex);
  fraction = self->fraction;
  g_mutex_unlock (&self->mutex);
  return fraction;
}

char *
tz_job_dup_text (TzJob *self)
{
  char *text;

  g_mutex_lock (&self->mutex);
  text = g_strdup (self->text);
  g_mutex_unlock (&self->mutex);
  return text;
}
