/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last batch and its name: what Ctrl+Z would take back. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "case-moves.h"
#include "ledger-batch.h"

#include "tz-undo.h"

/* The newest batch, when it is an undo that was not itself undone; else NULL. */
static LedgerBatch *
load_redoable (LedgerStore *store)
{
  g_autoptr (GPtrArray) newest = ledger_batch_list (store, 1, NULL);
  LedgerBatch *batch = newest != NULL && newest->len > 0 ? g_ptr_array_index (newest, 0) : NULL;

  if (batch == NULL || batch->undoes == 0 || batch->undone_by != 0)
    return NULL;
  return ledger_batch_load (store, batch->id, NULL);
}

static LedgerBatch *
load_batch (LedgerStore *store,
            gboolean     redo)
{
  gint64 id;

  if (redo)
    return load_redoable (store);
  id = ledger_batch_find_undoable (store);
  return id != 0 ? ledger_batch_load (store, id, NULL) : NULL;
}

/* What is done again is what was undone. */
static char *
dup_name (LedgerStore *store,
          LedgerBatch *batch,
          gboolean     redo)
{
  g_autoptr (LedgerBatch) undone = redo ? ledger_batch_load (store, batch->undoes, NULL) : NULL;

  return g_strdup (undone != NULL ? undone->title : batch->title);
}

char *
tz_undo_dup_title (LedgerStore *store,
                   gboolean     redo)
{
  g_autoptr (LedgerBatch) batch = NULL;
  g_autofree char *name = NULL;

  if (store == NULL || !ledger_store_is_writable (store))
    return NULL;
  batch = load_batch (store, redo);
  if (batch == NULL)
    return NULL;
  name = dup_name (store, batch, redo);
  return g_strdup_printf (redo ? _("重做：%s") : _("撤销：%s"), name);
}

char *
tz_undo_run (LedgerStore *store,
             gboolean     redo,
             LedgerUndo **report,
             GError     **error)
{
  g_autoptr (LedgerBatch) batch = load_batch (store, redo);
  g_autoptr (LedgerUndo) undo = NULL;
  g_autoptr (GPtrArray) moves = NULL;
  g_autofree char *name = NULL;
  g_autofree char *moved = NULL;

  if (batch == NULL)
    return g_strdup (redo ? _("没有可以重做的。") : _("没有可以撤销的。"));
  name = dup_name (store, batch, redo);
  undo = ledger_batch_undo (store, batch->id, error);
  if (undo == NULL)
    return NULL;
  moves = case_moves_list (store, undo->batch);
  moved = case_moves_dup_sentence (moves);
  if (undo->kept > 0)
    {
      char *sentence = g_strdup_printf (_("已撤销“%s”；%u 条后来又改过，保留现在的值：%s"), name, undo->kept,
                                        (const char *) g_ptr_array_index (undo->kept_rows, 0));

      *report = g_steal_pointer (&undo);
      return sentence;
    }
  if (moved != NULL)
    return g_strdup_printf (redo ? _("已重做“%s”。%s") : _("已撤销“%s”。%s"), name, moved);
  return g_strdup_printf (redo ? _("已重做“%s”") : _("已撤销“%s”"), name);
}
