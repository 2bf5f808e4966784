/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A queue of limited length between the thread that fills it and the one that empties it. */
#include "config.h"

#include "exchange-pipe.h"

struct _ExchangePipe
{
  const ExchangePipeClass *klass;
  gpointer                 data;
  GThread                 *thread;

  /* Shared with the thread, under the mutex */
  GMutex                   mutex;
  GCond                    changed;
  GQueue                   items;
  gboolean                 stopping;
};

/* Waits until there is room; FALSE when nobody wants more. */
static gboolean
hand_over (ExchangePipe *self,
           gpointer      item)
{
  gboolean wanted;

  g_mutex_lock (&self->mutex);
  while (!self->stopping && g_queue_get_length (&self->items) >= self->klass->room)
    g_cond_wait (&self->changed, &self->mutex);
  g_queue_push_tail (&self->items, item);
  wanted = !self->stopping;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  return wanted;
}

static gpointer
run (gpointer data)
{
  ExchangePipe *self = data;
  gboolean more;

  do
    {
      gpointer item = self->klass->make (self->data);
      /* Once handed over it may be gone. */
      gboolean last = self->klass->is_last (item);

      more = hand_over (self, item) && !last;
    }
  while (more);
  return NULL;
}

ExchangePipe *
exchange_pipe_new (const ExchangePipeClass *klass,
                   gpointer                 data)
{
  ExchangePipe *self = g_new0 (ExchangePipe, 1);

  self->klass = klass;
  self->data = data;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_queue_init (&self->items);
  self->thread = g_thread_new (klass->name, run, self);
  return self;
}

gpointer
exchange_pipe_take (ExchangePipe *self)
{
  gpointer item;

  g_mutex_lock (&self->mutex);
  while ((item = g_queue_pop_head (&self->items)) == NULL)
    g_cond_wait (&self->changed, &self->mutex);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  return item;
}

void
exchange_pipe_free (ExchangePipe *self)
{
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_queue_clear_full (&self->items, self->klass->free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}
