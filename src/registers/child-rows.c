/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid that was not opened has not been read: what it would show is in the file. */
#include "config.h"

#include "child-rows.h"

GPtrArray *
child_rows_load (LedgerEdit           *parent,
                 const LedgerRegister *child)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);
  g_autoptr (GPtrArray) saved = NULL;
  gboolean loaded = parent->after->id == 0;

  for (guint i = 0; i < parent->children->len; i++)
    {
      LedgerEdit *row = g_ptr_array_index (parent->children, i);

      if (row->reg != child)
        continue;
      loaded |= row->before != NULL;
      if (!row->removed && !ledger_edit_is_blank (row))
        g_ptr_array_add (rows, ledger_record_ref (row->after));
    }
  saved = loaded ? NULL : ledger_store_load_children (parent->store, child, parent->after->id, NULL);
  for (guint i = 0; saved != NULL && i < saved->len; i++)
    g_ptr_array_add (rows, ledger_record_ref (g_ptr_array_index (saved, i)));
  return rows;
}

GPtrArray *
child_rows_load_siblings (LedgerEdit *edit)
{
  guint place = ledger_register_get_parent (edit->reg);
  g_autoptr (GPtrArray) rows = NULL;

  if (edit->parent != NULL)
    rows = child_rows_load (edit->parent, edit->reg);
  else if (ledger_edit_get (edit, place) != NULL)
    rows = ledger_store_load_children (edit->store, edit->reg, ledger_record_get_number (edit->after, place), NULL);
  if (rows == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);
  for (guint i = rows->len; i-- > 0;)
    {
      LedgerRecord *row = g_ptr_array_index (rows, i);

      if (row == edit->after || (row->id != 0 && row->id == edit->after->id))
        g_ptr_array_remove_index (rows, i);
    }
  return g_steal_pointer (&rows);
}
