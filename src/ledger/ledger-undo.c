/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undoing a batch: a new batch that puts back what nobody changed since, and names the rest. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-batch.h"
#include "ledger-edit.h"
#include "ledger-history-private.h"
#include "ledger-history.h"
#include "ledger-kind.h"
#include "ledger-undo-private.h"

static void
free_row_change (gpointer data)
{
  LedgerRowChange *change = data;

  g_ptr_array_unref (change->changes);
  g_free (change);
}

static void
free_undo_row (gpointer data)
{
  LedgerUndoRow *row = data;

  g_free (row->label);
  g_free (row->reason);
  g_free (row);
}

void
ledger_undo_free (LedgerUndo *undo)
{
  g_ptr_array_unref (undo->kept_rows);
  g_ptr_array_unref (undo->rows);
  g_free (undo);
}

const char *
ledger_undo_fate_get_title (LedgerUndoFate fate)
{
  static const char *const titles[] = {
    [LEDGER_UNDO_REVERSED] = N_("已还原"),
    [LEDGER_UNDO_KEPT] = N_("保留"),
    [LEDGER_UNDO_IMPOSSIBLE] = N_("不能还原"),
    [LEDGER_UNDO_GONE] = N_("已在回收站"),
  };

  return _(titles[fate]);
}

/* One item a row, in the order in which the rows were last touched, newest first. */
static GPtrArray *
group_by_row (GPtrArray *entries)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_row_change);
  g_autoptr (GHashTable) by_row = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      LedgerHistoryEntry *entry = g_ptr_array_index (entries, i);
      LedgerRowChange *change = g_hash_table_lookup (by_row, &entry->row);

      if (entry->reg == NULL)
        continue;
      if (change == NULL)
        {
          change = g_new0 (LedgerRowChange, 1);
          change->reg = entry->reg;
          change->row = entry->row;
          change->changes = g_ptr_array_new ();
          g_hash_table_insert (by_row, &change->row, change);
          g_ptr_array_add (rows, change);
        }
      change->created |= entry->action == LEDGER_CREATED;
      change->removed |= entry->action == LEDGER_REMOVED;
      change->restored |= entry->action == LEDGER_RESTORED;
      if (entry->action == LEDGER_CHANGED)
        g_ptr_array_add (change->changes, entry);
    }
  return rows;
}

static void
add_row (LedgerUndo     *undo,
         LedgerRecord   *record,
         LedgerUndoFate  fate,
         const char     *reason)
{
  LedgerUndoRow *row = g_new0 (LedgerUndoRow, 1);

  row->fate = fate;
  row->reg = record->reg;
  row->row = record->id;
  row->label = ledger_record_dup_label (record);
  row->reason = g_strdup (reason);
  g_ptr_array_add (undo->rows, row);
}

void
ledger_undo_keep (LedgerUndo     *undo,
                  LedgerRecord   *record,
                  LedgerUndoFate  fate,
                  const char     *reason)
{
  g_autofree char *label = ledger_record_dup_label (record);

  undo->kept++;
  undo->impossible += fate == LEDGER_UNDO_IMPOSSIBLE;
  g_ptr_array_add (undo->kept_rows, g_strdup_printf (_("%s“%s”：%s"), record->reg->row_title, label, reason));
  add_row (undo, record, fate, reason);
}

/* What only tells of another row is counted with that. */
void
ledger_undo_count (LedgerUndo   *undo,
                   LedgerRecord *record)
{
  if (record->reg->append_only)
    return;
  undo->reversed++;
  add_row (undo, record, LEDGER_UNDO_REVERSED, NULL);
}

/* Fields with one of the flags (0: all) as they were before the first change of them after a batch. */
static void
put_first_values (LedgerStore  *store,
                  LedgerRecord *record,
                  guint         flags,
                  gint64        batch)
{
  for (guint i = 0; i < record->reg->n_fields; i++)
    {
      LedgerStatement *statement = NULL;

      if (flags != 0 && !(record->reg->fields[i].flags & flags))
        continue;
      statement = ledger_database_prepare (store->database,
        "SELECT v.old_value FROM history h JOIN history_values v ON v.id = h.id"
        " WHERE h.row = ?1 AND h.field = ?2 AND h.action = 1 AND h.batch > ?3 ORDER BY h.id LIMIT 1", NULL);
      if (statement == NULL)
        return;
      ledger_statement_bind_number (statement, 1, record->id);
      ledger_statement_bind_text (statement, 2, record->reg->fields[i].name);
      ledger_statement_bind_number (statement, 3, batch);
      if (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
        ledger_record_set (record, i, ledger_statement_get_text (statement, 0));
      ledger_statement_reset (statement);
    }
}

/* Fields that still have what the batch wrote last, as they were when it made the row. */
static void
take_back (LedgerRecord          *created,
           const LedgerRowChange *change)
{
  for (guint i = 0; i < change->changes->len; i++)
    {
      const LedgerHistoryEntry *entry = g_ptr_array_index (change->changes, i);

      if (entry->field != LEDGER_NO_FIELD && g_strcmp0 (ledger_record_get (created, entry->field), entry->new_value) == 0)
        ledger_record_set (created, entry->field, entry->old_value);
    }
}

/* Is a created row still as the batch left it? Its digest knows, without the values being kept twice. */
static gboolean
is_as_created (LedgerStore           *store,
               const LedgerRecord    *record,
               const LedgerRowChange *change,
               gint64                 batch)
{
  g_autoptr (LedgerRecord) created = ledger_record_copy (record);
  /* The + keeps SQLite from looking through the whole batch for each of its rows. */
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT h.digest, v.salt FROM history h JOIN history_values v ON v.id = h.id"
    " WHERE h.row = ?1 AND +h.batch = ?2 AND h.action = 0", NULL);
  guint8 digest[LEDGER_CHAIN_SIZE];
  gboolean same = FALSE;

  if (statement == NULL)
    return FALSE;
  /* Copies of what other rows say are no edits. */
  put_first_values (store, created, LEDGER_COPIED, 0);
  take_back (created, change);
  ledger_statement_bind_number (statement, 1, record->id);
  ledger_statement_bind_number (statement, 2, batch);
  if (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    {
      gsize length = 0, salt_length = 0;
      gconstpointer stored = ledger_statement_get_bytes (statement, 0, &length);
      gconstpointer salt = ledger_statement_get_bytes (statement, 1, &salt_length);

      if (length == LEDGER_CHAIN_SIZE && salt_length == LEDGER_SALT_SIZE)
        {
          ledger_history_digest_record (store, created, salt, digest);
          same = memcmp (stored, digest, LEDGER_CHAIN_SIZE) == 0;
        }
    }
  ledger_statement_reset (statement);
  return same;
}

/* Has somebody added rows below it since, in another batch? They must not go to the bin with it. */
static gboolean
has_later_children (LedgerStore          *store,
                    const LedgerRegister *reg,
                    gint64                id,
                    gint64                batch)
{
  for (guint r = 0; store->registers[r] != NULL; r++)
    {
      const LedgerRegister *child = store->registers[r];
      g_autoptr (GPtrArray) rows = NULL;

      if (!ledger_register_is_part_of (child, reg))
        continue;
      rows = ledger_store_load_children (store, child, id, NULL);
      for (guint i = 0; rows != NULL && i < rows->len; i++)
        if (((LedgerRecord *) g_ptr_array_index (rows, i))->batch != batch)
          return TRUE;
    }
  return FALSE;
}

static gboolean
move_back (LedgerStore           *store,
           const LedgerRowChange *change,
           LedgerRecord          *record,
           gboolean               remove,
           LedgerUndo            *undo)
{
  g_autoptr (GError) error = NULL;
  LedgerSavepoint point;

  if (!ledger_transaction_set_savepoint (store, &point, &error))
    {
      ledger_undo_keep (undo, record, LEDGER_UNDO_IMPOSSIBLE, error->message);
      return FALSE;
    }
  if (ledger_save_move (store, change->reg, change->row, remove, _("撤销"), &error) &&
      ledger_transaction_release (store, &error))
    return TRUE;
  ledger_transaction_return (store, &point);
  ledger_undo_keep (undo, record, LEDGER_UNDO_IMPOSSIBLE, error->message);
  return FALSE;
}

/* Puts the fields back that still hold what the batch wrote; a sentence for each that does not. */
static guint
put_back (LedgerEdit            *edit,
          const LedgerRowChange *change,
          LedgerUndoWants        wants,
          gconstpointer          data,
          GString               *kept)
{
  guint n = 0;

  for (guint i = 0; i < change->changes->len; i++)
    {
      const LedgerHistoryEntry *entry = g_ptr_array_index (change->changes, i);
      g_autofree char *shown = NULL;

      if (entry->field == LEDGER_NO_FIELD || (change->reg->fields[entry->field].flags & LEDGER_COPIED) ||
          (wants != NULL && !wants (entry, data)))
        continue;
      if (g_strcmp0 (ledger_edit_get (edit, entry->field), entry->new_value) == 0)
        {
          ledger_edit_set (edit, entry->field, entry->old_value);
          n++;
          continue;
        }
      /* A row that follows another is back already when that one was undone before it. */
      if (g_strcmp0 (ledger_edit_get (edit, entry->field), entry->old_value) == 0)
        continue;
      shown = ledger_store_dup_shown (edit->store, edit->before, entry->field, FALSE);
      g_string_append_printf (kept, _("%s%s后来改成了“%s”，没有动它"), kept->len > 0 ? "；" : "",
                              _(change->reg->fields[entry->field].title), shown);
    }
  return n;
}

gboolean
ledger_undo_put_back (LedgerStore           *store,
                      const LedgerRowChange *change,
                      LedgerUndoWants        wants,
                      gconstpointer          data,
                      gboolean               together,
                      LedgerUndo            *undo)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, change->reg, change->row, NULL);
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (GString) kept = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n;

  if (record == NULL)
    return FALSE;
  if (record->removed)
    {
      ledger_undo_keep (undo, record, LEDGER_UNDO_KEPT, _("后来删除了，没有动它"));
      return FALSE;
    }
  edit = ledger_edit_open_record (store, record);
  n = put_back (edit, change, wants, data, kept);
  edit->event = TRUE;
  edit->together = together;
  edit->why = g_strdup (_("撤销"));
  edit->accept = g_strdup (_("恢复原值"));
  if (n > 0 && !ledger_edit_save (edit, NULL, &error))
    {
      ledger_undo_keep (undo, record, LEDGER_UNDO_IMPOSSIBLE, error->message);
      return FALSE;
    }
  if (kept->len == 0)
    return TRUE;
  ledger_undo_keep (undo, record, LEDGER_UNDO_KEPT, kept->str);
  return FALSE;
}

/* The row as it would be once the changes are put back; %NULL where it would go to the bin. */
static LedgerRecord *
dup_undone (const LedgerRowChange *change,
            const LedgerRecord    *record)
{
  LedgerRecord *was = NULL;

  if (change->created)
    return NULL;
  was = ledger_record_copy (record);
  for (guint i = 0; i < change->changes->len; i++)
    {
      const LedgerHistoryEntry *entry = g_ptr_array_index (change->changes, i);

      if (entry->field != LEDGER_NO_FIELD && g_strcmp0 (ledger_record_get (was, entry->field), entry->new_value) == 0)
        ledger_record_set (was, entry->field, entry->old_value);
    }
  return was;
}

/* Where the register does not let it be taken back, what it does instead is the undo. */
static gboolean
undo_instead (LedgerStore           *store,
              const LedgerRowChange *change,
              LedgerRecord          *record,
              gint64                 batch,
              LedgerUndo            *undo)
{
  g_autoptr (LedgerEdit) edit = NULL;
  g_autoptr (LedgerRecord) was = NULL, made = NULL;
  g_autoptr (GError) error = NULL;

  if (change->reg->undoing == NULL || record->removed)
    return FALSE;
  edit = ledger_edit_open_record (store, record);
  was = dup_undone (change, record);
  made = ledger_record_copy (record);
  put_first_values (store, made, 0, batch);
  if (!change->reg->undoing (edit, was, made))
    return FALSE;
  edit->event = TRUE;
  edit->why = g_strdup (_("撤销"));
  if (!ledger_edit_is_changed (edit))
    return TRUE;
  if (ledger_edit_save (edit, NULL, &error))
    {
      undo->reversed++;
      add_row (undo, record, LEDGER_UNDO_REVERSED, NULL);
    }
  else
    ledger_undo_keep (undo, record, LEDGER_UNDO_IMPOSSIBLE, error->message);
  return TRUE;
}

void
ledger_undo_row (LedgerStore           *store,
                 const LedgerRowChange *change,
                 gint64                 batch,
                 LedgerUndo            *undo)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (store, change->reg, change->row, NULL);
  gboolean done = TRUE;

  if (record == NULL || undo_instead (store, change, record, batch, undo))
    return;
  if (change->created)
    {
      if (record->removed)
        {
          if (!record->reg->append_only)
            add_row (undo, record, LEDGER_UNDO_GONE, _("后来已经删除，没有可撤销的"));
          return;
        }
      if (!is_as_created (store, record, change, batch))
        {
          ledger_undo_keep (undo, record, LEDGER_UNDO_KEPT, _("后来修改过，没有删除它"));
          return;
        }
      else if (has_later_children (store, change->reg, change->row, batch))
        {
          ledger_undo_keep (undo, record, LEDGER_UNDO_KEPT, _("后来又登记了它下面的记录，没有删除它"));
          return;
        }
      else
        done = move_back (store, change, record, TRUE, undo);
    }
  else
    {
      if (change->removed && record->removed)
        done = move_back (store, change, record, FALSE, undo);
      else if (change->restored && !record->removed)
        done = move_back (store, change, record, TRUE, undo);
      if (done && change->changes->len > 0)
        done = ledger_undo_put_back (store, change, NULL, NULL, FALSE, undo);
    }
  if (done)
    ledger_undo_count (undo, record);
}

/* Does a row made by the batch lie below another one that it made? */
static gboolean
is_made_below (LedgerStore           *store,
               GHashTable            *made,
               const LedgerRowChange *change)
{
  guint parent = ledger_register_get_parent (change->reg);
  g_autoptr (LedgerRecord) record = NULL;
  gint64 id;

  if (parent == LEDGER_NO_FIELD || !change->created)
    return FALSE;
  record = ledger_store_load (store, change->reg, change->row, NULL);
  if (record == NULL || record->removed)
    return FALSE;
  id = ledger_record_get_number (record, parent);
  return g_hash_table_contains (made, &id);
}

/* Rows above rows that were edited since, and those above them: they stay with them. */
static GHashTable *
find_touched (LedgerStore *store,
              GPtrArray   *below,
              gint64       batch)
{
  GHashTable *touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint before;

  do
    {
      before = g_hash_table_size (touched);
      for (guint i = 0; i < below->len; i++)
        {
          const LedgerRowChange *change = g_ptr_array_index (below, i);
          g_autoptr (LedgerRecord) record = ledger_store_load (store, change->reg, change->row, NULL);
          gint64 above = record != NULL ? ledger_record_get_number (record, ledger_register_get_parent (change->reg)) : 0;

          if (record != NULL && !g_hash_table_contains (touched, &above) &&
              (g_hash_table_contains (touched, &change->row) || !is_as_created (store, record, change, batch)))
            g_hash_table_add (touched, g_memdup2 (&above, sizeof above));
        }
    }
  while (g_hash_table_size (touched) > before);
  return touched;
}

static void
reverse_row (LedgerStore           *store,
             const LedgerRowChange *change,
             GHashTable            *touched,
             gint64                 batch,
             LedgerUndo            *undo)
{
  g_autoptr (LedgerRecord) record = NULL;

  if (!g_hash_table_contains (touched, &change->row))
    {
      ledger_undo_row (store, change, batch, undo);
      return;
    }
  record = ledger_store_load (store, change->reg, change->row, NULL);
  if (record != NULL && !record->removed)
    ledger_undo_keep (undo, record, LEDGER_UNDO_KEPT, _("后来修改过它下面的记录，没有删除它"));
}

/* What was made together goes or stays together: a row goes with all below it, or keeps it. */
static void
reverse_rows (LedgerStore *store,
              GPtrArray   *rows,
              gint64       batch,
              LedgerUndo  *undo)
{
  g_autoptr (GHashTable) made = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) below = g_ptr_array_new (), own = g_ptr_array_new ();
  g_autoptr (GHashTable) touched = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      LedgerRowChange *change = g_ptr_array_index (rows, i);

      if (change->created)
        g_hash_table_add (made, &change->row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      LedgerRowChange *change = g_ptr_array_index (rows, i);

      /* Before any of them goes and takes others with it. */
      g_ptr_array_add (is_made_below (store, made, change) ? below : own, change);
    }
  touched = find_touched (store, below, batch);
  for (guint i = 0; i < own->len; i++)
    reverse_row (store, g_ptr_array_index (own, i), touched, batch, undo);
  for (guint i = 0; i < below->len; i++)
    {
      const LedgerRowChange *change = g_ptr_array_index (below, i);
      g_autoptr (LedgerRecord) record = ledger_store_load (store, change->reg, change->row, NULL);

      if (record != NULL && record->removed)
        ledger_undo_count (undo, record);
    }
}

static gboolean
reverse_all (LedgerStore *store,
             LedgerBatch *batch,
             LedgerUndo  *undo,
             GError     **error)
{
  g_autoptr (GPtrArray) entries = ledger_history_load_batch (store, batch->id, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *reason = NULL;

  if (entries == NULL)
    return FALSE;
  rows = group_by_row (entries);
  if (ledger_undo_is_merge (rows))
    {
      if (!ledger_undo_merge (store, rows, batch, undo, error))
        return FALSE;
    }
  else
    reverse_rows (store, rows, batch->id, undo);
  if (store->transaction.n_rows > 0)
    return TRUE;
  reason = g_strdup (undo->kept > 0 ? g_ptr_array_index (undo->kept_rows, 0) : "");
  /* A sentence inside a sentence leaves the end to the outer one. */
  if (g_str_has_suffix (reason, "。"))
    reason[strlen (reason) - strlen ("。")] = '\0';
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”没有可以撤销的内容%s%s。"), batch->title,
               undo->kept > 0 ? "：" : "", reason);
  return FALSE;
}

LedgerUndo *
ledger_batch_undo (LedgerStore *store,
                   gint64       id,
                   GError     **error)
{
  g_autoptr (LedgerBatch) batch = ledger_batch_load (store, id, error);
  g_autoptr (LedgerUndo) undo = NULL;
  g_autofree char *title = NULL;

  if (batch == NULL)
    return NULL;
  if (strcmp (batch->kind, LEDGER_BATCH_UPGRADE) == 0)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”不能撤销；升级前的台账另存有副本。"), batch->title);
      return NULL;
    }
  if (batch->undone_by != 0)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("“%s”已经撤销过了。"), batch->title);
      return NULL;
    }
  undo = g_new0 (LedgerUndo, 1);
  undo->kept_rows = g_ptr_array_new_with_free_func (g_free);
  undo->rows = g_ptr_array_new_with_free_func (free_undo_row);
  title = g_strdup_printf (_("撤销“%s”"), batch->title);
  if (!ledger_transaction_begin (store, "undo", title, id, error))
    return NULL;
  undo->batch = store->transaction.batch;
  if (reverse_all (store, batch, undo, error))
    return ledger_transaction_commit (store, error) ? g_steal_pointer (&undo) : NULL;
  ledger_transaction_abort (store);
  return NULL;
}
