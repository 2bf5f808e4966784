/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that move together are settled once, when all have come: what follows from one alone would be wrong. */
#include "config.h"

#include "ledger-edit.h"
#include "ledger-store-private.h"

struct _LedgerGather
{
  LedgerStore *store; /* borrowed */
  GArray      *rows;  /* (element-type LedgerTouched), in the order of their coming */
  GHashTable  *seen;  /* row ids */
};

static const LedgerRegister *
find_parent_register (LedgerStore          *store,
                      const LedgerRegister *reg)
{
  guint field = ledger_register_get_parent (reg);

  return field != LEDGER_NO_FIELD ? ledger_store_find_register (store, reg->fields[field].refers_to) : NULL;
}

static void
add_row (LedgerGather         *self,
         const LedgerRegister *reg,
         gint64                id)
{
  LedgerTouched row = { reg, id };

  if (reg == NULL || reg->gathered == NULL || id == 0 || g_hash_table_contains (self->seen, &id))
    return;
  g_hash_table_add (self->seen, g_memdup2 (&id, sizeof id));
  g_array_append_val (self->rows, row);
}

LedgerGather *
ledger_gather_new (LedgerStore *store)
{
  LedgerGather *self = g_new0 (LedgerGather, 1);

  self->store = store;
  self->rows = g_array_new (FALSE, FALSE, sizeof (LedgerTouched));
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
ledger_gather_free (LedgerGather *self)
{
  g_array_unref (self->rows);
  g_hash_table_unref (self->seen);
  g_free (self);
}

void
ledger_gather_add (LedgerGather       *self,
                   const LedgerRecord *record)
{
  guint parent = ledger_register_get_parent (record->reg);

  add_row (self, record->reg, record->id);
  if (parent != LEDGER_NO_FIELD)
    add_row (self, find_parent_register (self->store, record->reg), ledger_record_get_number (record, parent));
}

gboolean
ledger_gather_settles (LedgerStore          *store,
                       const LedgerRegister *reg)
{
  const LedgerRegister *parent = find_parent_register (store, reg);

  return reg->gathered != NULL || (parent != NULL && parent->gathered != NULL);
}

gboolean
ledger_gather_run (LedgerGather *self,
                   GError      **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const LedgerTouched *row = &g_array_index (self->rows, LedgerTouched, i);
      g_autoptr (LedgerEdit) edit = ledger_edit_open (self->store, row->reg, row->id, error);

      if (edit == NULL || (!edit->before->removed && !row->reg->gathered (edit, error)))
        return FALSE;
    }
  return TRUE;
}
