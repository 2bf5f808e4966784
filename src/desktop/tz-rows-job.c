/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moves rows to the bin or back as one batch. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger.h"

#include "tz-rows-job.h"

/* So many rows take less than half a second: no thread for them. */
#define AT_ONCE 300

typedef struct
{
  const LedgerRegister *reg;
  GArray               *ids;
  char                 *why; /* NULL: out of the bin */
  TzRowsJobDone         done;
  gpointer              data;
} RowsMove;

static void
rows_move_free (RowsMove *move)
{
  g_array_unref (move->ids);
  g_free (move->why);
  g_free (move);
}

static char *
dup_batch_title (LedgerStore    *store,
                 const RowsMove *move)
{
  g_autofree char *label = NULL;

  if (move->ids->len > 1)
    return g_strdup_printf (move->why != NULL ? _("删除%s：%u 条") : _("恢复%s：%u 条"), _(move->reg->row_title),
                            move->ids->len);
  label = ledger_store_dup_label (store, move->reg, g_array_index (move->ids, gint64, 0));
  return g_strdup_printf (move->why != NULL ? _("删除%s：%s") : _("恢复%s：%s"), _(move->reg->row_title), label);
}

static gboolean
move_row (LedgerStore    *store,
          const RowsMove *move,
          guint           i,
          GError        **error)
{
  gint64 id = g_array_index (move->ids, gint64, i);

  if (move->why != NULL)
    return ledger_store_remove (store, move->reg, id, move->why, error);
  return ledger_store_restore (store, move->reg, id, error);
}

/* @job: (nullable). */
static gboolean
move_rows (LedgerStore    *store,
           const RowsMove *move,
           TzJob          *job,
           GError        **error)
{
  g_autofree char *title = dup_batch_title (store, move);

  if (!ledger_batch_begin (store, move->why != NULL ? "remove" : "restore", title, error))
    return FALSE;
  for (guint i = 0; i < move->ids->len; i++)
    {
      gboolean cancelled = job != NULL && g_cancellable_set_error_if_cancelled (tz_job_get_cancellable (job), error);

      if (cancelled || !move_row (store, move, i, error))
        {
          ledger_batch_rollback (store);
          return FALSE;
        }
      if (job != NULL && i % 100 == 0)
        tz_job_report (job, i / (double) move->ids->len, title);
    }
  return ledger_batch_commit (store, error);
}

static gboolean
moved_in_thread (TzJob       *job,
                 LedgerStore *store,
                 gpointer     data,
                 GError     **error)
{
  return move_rows (store, data, job, error);
}

static void
tell (RowsMove     *move,
      const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sentence = g_strdup (_("已取消，没有改动。"));
  else if (error != NULL)
    sentence = g_strdup (error->message);
  else
    sentence = g_strdup_printf (move->why != NULL ? _("已把 %u 条%s移到回收站") : _("已恢复 %u 条%s"),
                                move->ids->len, _(move->reg->row_title));
  move->done (sentence, error == NULL, move->data);
  rows_move_free (move);
}

static void
job_done (TzJob        *job,
          const GError *error,
          gpointer      data)
{
  tell (data, error);
}

static TzJob *
start (LedgerStore *store,
       RowsMove    *move)
{
  g_autoptr (GError) error = NULL;

  if (move->ids->len > AT_ONCE)
    return tz_job_start (store, moved_in_thread, move, job_done, move);
  move_rows (store, move, NULL, &error);
  tell (move, error);
  return NULL;
}

static RowsMove *
rows_move_new (const LedgerRegister *reg,
               GArray               *ids,
               const char           *why,
               TzRowsJobDone         done,
               gpointer              data)
{
  RowsMove *move = g_new0 (RowsMove, 1);

  move->reg = reg;
  move->ids = g_array_ref (ids);
  move->why = g_strdup (why);
  move->done = done;
  move->data = data;
  return move;
}

TzJob *
tz_rows_job_remove (LedgerStore          *store,
                    const LedgerRegister *reg,
                    GArray               *ids,
                    const char           *why,
                    TzRowsJobDone         done,
                    gpointer              data)
{
  return ids->len > 0 ? start (store, rows_move_new (reg, ids, why, done, data)) : NULL;
}

TzJob *
tz_rows_job_restore (LedgerStore          *store,
                     const LedgerRegister *reg,
                     GArray               *ids,
                     TzRowsJobDone         done,
                     gpointer              data)
{
  return ids->len > 0 ? start (store, rows_move_new (reg, ids, NULL, done, data)) : NULL;
}
