/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undoing a merge, or the undoing of one. The row that went to the bin comes back before the rows that belonged to
 * it, and after the kept row gave back what only one of them may have; the other way round when it goes again. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger-edit.h"
#include "ledger-kind.h"
#include "ledger-undo-private.h"

/* What an undo of a merge carries from step to step. */
typedef struct
{
  LedgerStore  *store;
  GPtrArray    *rows;   /* (element-type LedgerRowChange), newest first */
  GHashTable   *turned; /* ids of the rows that went to the bin or came out of it */
  LedgerGather *gather;
  LedgerUndo   *undo;
} MergeUndo;

static GHashTable *
list_turned (GPtrArray *rows)
{
  GHashTable *turned = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      LedgerRowChange *change = g_ptr_array_index (rows, i);

      if ((change->removed || change->restored) && !change->created)
        g_hash_table_add (turned, &change->row);
    }
  return turned;
}

static gboolean
is_reference (const LedgerHistoryEntry *entry)
{
  return entry->field != LEDGER_NO_FIELD && entry->reg->fields[entry->field].kind == &ledger_kind_reference;
}

static gboolean
names (const char *value,
       GHashTable *turned)
{
  gint64 id = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;

  return g_hash_table_contains (turned, &id);
}

/* Did the entry turn a reference from such a row to another, or back? */
static gboolean
is_moved (const LedgerHistoryEntry *entry,
          gconstpointer             turned)
{
  return is_reference (entry) && (names (entry->old_value, (GHashTable *) turned) ||
                                  names (entry->new_value, (GHashTable *) turned));
}

static gboolean
is_no_move (const LedgerHistoryEntry *entry,
            gconstpointer             turned)
{
  return !is_moved (entry, turned);
}

static gboolean
has_moved (const LedgerRowChange *change,
           GHashTable            *turned)
{
  for (guint i = 0; i < change->changes->len; i++)
    if (is_moved (g_ptr_array_index (change->changes, i), turned))
      return TRUE;
  return FALSE;
}

/* A row that named another one of its own register: its other fields are taken back apart from that. */
static gboolean
names_its_like (const LedgerRowChange *change,
                GHashTable            *turned)
{
  for (guint i = 0; i < change->changes->len; i++)
    {
      const LedgerHistoryEntry *entry = g_ptr_array_index (change->changes, i);

      if (is_moved (entry, turned) && g_strcmp0 (change->reg->fields[entry->field].refers_to, change->reg->id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
gather_row (MergeUndo             *self,
            const LedgerRowChange *change)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (self->store, change->reg, change->row, NULL);

  if (record != NULL)
    ledger_gather_add (self->gather, record);
}

static void
count_row (MergeUndo             *self,
           const LedgerRowChange *change)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (self->store, change->reg, change->row, NULL);

  if (record != NULL)
    ledger_undo_count (self->undo, record);
}

/* Takes back the changes that are moves, or those that are none. */
static void
put_back (MergeUndo *self,
          gboolean   moves)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const LedgerRowChange *change = g_ptr_array_index (self->rows, i);
      gboolean moved = has_moved (change, self->turned);
      gboolean split = moved && names_its_like (change, self->turned);
      gboolean done;

      if (change->created || change->changes->len == 0 || (!split && moved != moves))
        continue;
      gather_row (self, change);
      done = ledger_undo_put_back (self->store, change, !split ? NULL : moves ? is_moved : is_no_move, self->turned,
                                   TRUE, self->undo);
      gather_row (self, change);
      if (done && (!split || moves))
        count_row (self, change);
    }
}

/* The row to which the rows of the other were moved, or 0 when there were none. */
static gint64
find_partner (MergeUndo *self,
              gint64     row)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const LedgerRowChange *change = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < change->changes->len; j++)
        {
          const LedgerHistoryEntry *entry = g_ptr_array_index (change->changes, j);
          gint64 old_id, new_id;

          if (!is_reference (entry) || entry->old_value == NULL || entry->new_value == NULL)
            continue;
          old_id = g_ascii_strtoll (entry->old_value, NULL, 10);
          new_id = g_ascii_strtoll (entry->new_value, NULL, 10);
          if (old_id == row || new_id == row)
            return old_id == row ? new_id : old_id;
        }
    }
  return 0;
}

/* The two can be parted only where both are: one that went on into a third row comes back from there first. */
static gboolean
has_partner (MergeUndo             *self,
             const LedgerRowChange *change,
             gint64                *partner,
             GError               **error)
{
  g_autoptr (LedgerRecord) record = NULL;
  g_autofree char *label = NULL;

  *partner = find_partner (self, change->row);
  record = *partner != 0 ? ledger_store_load (self->store, change->reg, *partner, NULL) : NULL;
  if (record == NULL || !record->removed)
    return TRUE;
  label = ledger_record_dup_label (record);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
               _("合并后留下的%s“%s”后来删除了，或又并入了别的记录。请先恢复它，或先撤销后来的那次合并。"),
               _(change->reg->row_title), label);
  return FALSE;
}

/* Rows that came to it since would go to the bin with it. */
static gboolean
refuse_if_parent (MergeUndo             *self,
                  const LedgerRowChange *change,
                  GError               **error)
{
  for (guint r = 0; self->store->registers[r] != NULL; r++)
    {
      const LedgerRegister *child = self->store->registers[r];
      g_autoptr (GPtrArray) rows = NULL;

      if (!ledger_register_is_part_of (child, change->reg))
        continue;
      rows = ledger_store_load_children (self->store, child, change->row, error);
      if (rows == NULL)
        return FALSE;
      if (rows->len == 0)
        continue;
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                   _("分开以后它下面又登记了%s，不能这样重做合并。请重新合并。"), _(child->row_title));
      return FALSE;
    }
  return TRUE;
}

/* Out of the bin; what the kept row could not give back before is why that fails, and is said too. */
static gboolean
take_out (MergeUndo             *self,
          const LedgerRowChange *change,
          gint64                 partner,
          GError               **error)
{
  g_autoptr (GError) refused = NULL;

  if (ledger_save_part (self->store, change->reg, change->row, partner, _("撤销合并"), &refused))
    return TRUE;
  if (self->undo->kept > 0)
    g_set_error (error, refused->domain, refused->code, "%s%s", refused->message,
                 (const char *) g_ptr_array_index (self->undo->kept_rows, 0));
  else
    g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

/* Back out of the bin, or into it again. */
static gboolean
turn_back (MergeUndo *self,
           gboolean   out,
           GError   **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const LedgerRowChange *change = g_ptr_array_index (self->rows, i);
      g_autoptr (LedgerRecord) record = NULL;
      gint64 partner = 0;

      if (!g_hash_table_contains (self->turned, &change->row))
        continue;
      record = ledger_store_load (self->store, change->reg, change->row, error);
      if (record == NULL || !has_partner (self, change, &partner, error))
        return FALSE;
      if (record->removed != out)
        continue;
      if (!out && !refuse_if_parent (self, change, error))
        return FALSE;
      if (out ? !take_out (self, change, partner, error)
              : !ledger_save_move (self->store, change->reg, change->row, TRUE, _("重做合并"), error))
        return FALSE;
      gather_row (self, change);
      if (change->changes->len == 0)
        ledger_undo_count (self->undo, record);
    }
  return TRUE;
}

static gboolean
turns_out (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (((LedgerRowChange *) g_ptr_array_index (rows, i))->removed)
      return TRUE;
  return FALSE;
}

/**
 * ledger_undo_is_merge:
 *
 * Returns: whether rows were moved to or from one that the batch binned or took out of the bin
 */
gboolean
ledger_undo_is_merge (GPtrArray *rows)
{
  g_autoptr (GHashTable) turned = list_turned (rows);

  for (guint i = 0; i < rows->len && g_hash_table_size (turned) > 0; i++)
    if (has_moved (g_ptr_array_index (rows, i), turned))
      return TRUE;
  return FALSE;
}

/**
 * ledger_undo_merge:
 *
 * Inside the undo's transaction. Returns: %FALSE when the two cannot be parted, or joined again
 */
gboolean
ledger_undo_merge (LedgerStore *store,
                   GPtrArray   *rows,
                   LedgerBatch *batch,
                   LedgerUndo  *undo,
                   GError     **error)
{
  g_autoptr (GHashTable) turned = list_turned (rows);
  g_autoptr (LedgerGather) gather = ledger_gather_new (store);
  MergeUndo self = { store, rows, turned, gather, undo };
  gboolean out = turns_out (rows);

  put_back (&self, !out);
  if (!turn_back (&self, out, error))
    return FALSE;
  put_back (&self, out);
  for (guint i = 0; i < rows->len; i++)
    if (((LedgerRowChange *) g_ptr_array_index (rows, i))->created)
      ledger_undo_row (store, g_ptr_array_index (rows, i), batch->id, undo);
  return ledger_gather_run (gather, error);
}
