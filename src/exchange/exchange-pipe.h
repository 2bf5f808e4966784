/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thread that makes the next things before they are asked for: a few of them, so that memory does not grow. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ExchangePipe ExchangePipe;

/**
 * ExchangePipeClass:
 * @make: (transfer full): the next item; called in the thread
 * @is_last: nothing comes after the item
 * @free: an item that nobody took
 * @room: items waiting at most
 */
typedef struct
{
  const char    *name; /* of the thread */
  gpointer     (*make)    (gpointer data);
  gboolean     (*is_last) (gpointer item);
  GDestroyNotify free;
  guint          room;
} ExchangePipeClass;

/* @data belongs to the thread until the last item was taken or the pipe is freed. */
ExchangePipe *exchange_pipe_new  (const ExchangePipeClass *klass,
                                  gpointer                 data);
/* (transfer full): waits for the next item; not after the last one. */
gpointer      exchange_pipe_take (ExchangePipe            *self);
/* Waits for the thread, which makes no further item. */
void          exchange_pipe_free (ExchangePipe            *self);

G_END_DECLS
