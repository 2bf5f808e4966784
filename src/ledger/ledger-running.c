/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notes stand in order beside their sums, so that a savepoint can take the last ones back. */
#include "config.h"

#include "ledger-running.h"

#include "ledger-edit.h"
#include "ledger-store-private.h"

typedef struct
{
  gint64 id;
  guint  field;
  gint64 delta;
} Note;

/* What is still to be added to one row. */
typedef struct
{
  const LedgerRegister *reg;
  gint64                id;
  gint64               *deltas; /* by field */
} Row;

struct _LedgerRunning
{
  GArray     *notes; /* (element-type Note) */
  GHashTable *rows;  /* id -> Row */
};

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->deltas);
  g_free (row);
}

static void
note (LedgerRunning *self,
      Row           *row,
      guint          field,
      gint64         delta)
{
  const Note taken = { row->id, field, delta };

  row->deltas[field] += delta;
  g_array_append_val (self->notes, taken);
}

static gboolean
write_row (LedgerStore  *store,
           const Row    *row,
           GError      **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, row->reg, row->id, error);

  if (edit == NULL)
    return FALSE;
  if (edit->before->removed)
    return TRUE;
  for (guint i = 0; i < row->reg->n_fields; i++)
    if (row->deltas[i] != 0)
      ledger_record_set_number (edit->after, i, ledger_record_get_number (edit->before, i) + row->deltas[i]);
  edit->follows = TRUE;
  return ledger_edit_save (edit, NULL, error);
}

void
ledger_running_add (LedgerStore          *store,
                    const LedgerRegister *reg,
                    gint64                id,
                    guint                 field,
                    gint64                delta)
{
  LedgerRunning *self = store->transaction.running;
  Row *row;

  g_return_if_fail (store->transaction.batch != 0);
  g_return_if_fail (reg->fields[field].flags & LEDGER_COPIED);

  if (delta == 0 || id == 0)
    return;
  row = g_hash_table_lookup (self->rows, &id);
  if (row == NULL)
    {
      row = g_new0 (Row, 1);
      row->reg = reg;
      row->id = id;
      row->deltas = g_new0 (gint64, reg->n_fields);
      g_hash_table_insert (self->rows, &row->id, row);
    }
  note (self, row, field, delta);
}

gint64
ledger_running_get (LedgerStore *store,
                    gint64       id,
                    guint        field)
{
  const Row *row = g_hash_table_lookup (store->transaction.running->rows, &id);

  return row != NULL ? row->deltas[field] : 0;
}

void
ledger_running_forget (LedgerStore *store,
                       gint64       id)
{
  LedgerRunning *self = store->transaction.running;
  Row *row = g_hash_table_lookup (self->rows, &id);

  for (guint i = 0; row != NULL && i < row->reg->n_fields; i++)
    if (row->deltas[i] != 0)
      note (self, row, i, -row->deltas[i]);
}

LedgerRunning *
ledger_running_new (void)
{
  LedgerRunning *self = g_new0 (LedgerRunning, 1);

  self->notes = g_array_new (FALSE, FALSE, sizeof (Note));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_row);
  return self;
}

void
ledger_running_free (LedgerRunning *self)
{
  g_array_unref (self->notes);
  g_hash_table_unref (self->rows);
  g_free (self);
}

guint
ledger_running_mark (const LedgerRunning *self)
{
  return self->notes->len;
}

void
ledger_running_return (LedgerRunning *self,
                       guint          mark)
{
  while (self->notes->len > mark)
    {
      const Note *last = &g_array_index (self->notes, Note, self->notes->len - 1);
      Row *row = g_hash_table_lookup (self->rows, &last->id);

      row->deltas[last->field] -= last->delta;
      g_array_set_size (self->notes, self->notes->len - 1);
    }
}

void
ledger_running_clear (LedgerRunning *self)
{
  g_array_set_size (self->notes, 0);
  g_hash_table_remove_all (self->rows);
}

gboolean
ledger_running_settle (LedgerStore  *store,
                       GError      **error)
{
  LedgerRunning *self = store->transaction.running;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!write_row (store, value, error))
      return FALSE;
  ledger_running_clear (self);
  return TRUE;
}
