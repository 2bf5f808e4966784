/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register with its child rows and what they refer to, read into memory and kept up to date. */
#include "ledger-index-data.h"

#include "ledger-kind.h"
#include "ledger-store-private.h"

/* Above this many changed rows a new load in a thread disturbs less. */
#define MAX_REFRESHED 5000

/* How often a long load looks whether it is still wanted. */
#define CANCEL_EVERY 4096

static char *
dup_columns (const LedgerIndexTable *table,
             const char             *rest)
{
  g_autofree guint *fields = g_new (guint, table->columns->len + 1);

  for (guint i = 0; i < table->columns->len; i++)
    fields[i] = g_array_index (table->columns, LedgerColumn, i).field;
  return ledger_sql_dup_columns (table->reg, fields, table->columns->len, rest);
}

static LedgerIndexTable *
find_table (GPtrArray            *tables,
            const LedgerRegister *reg)
{
  for (guint i = 0; i < tables->len; i++)
    if (((LedgerIndexTable *) g_ptr_array_index (tables, i))->reg == reg)
      return g_ptr_array_index (tables, i);
  return NULL;
}

/* Gives each reference column of a table the table of the rows it names, shared by register. */
static void
attach_targets (LedgerIndexData  *self,
                LedgerStore      *store,
                LedgerIndexTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      LedgerColumn         *column = &g_array_index (table->columns, LedgerColumn, i);
      const LedgerField    *field = &table->reg->fields[column->field];
      const LedgerRegister *other;

      if (column->type == LEDGER_COLUMN_PARENT)
        column->target = self->main;
      if (column->type != LEDGER_COLUMN_REFERENCE)
        continue;
      other = ledger_store_find_register (store, field->refers_to);
      if (other == NULL)
        continue;
      column->target = find_table (self->targets, other);
      if (column->target == NULL)
        {
          column->target = ledger_index_table_new (other, LEDGER_INDEX_TARGET, 64);
          g_ptr_array_add (self->targets, column->target);
        }
    }
}

/* Reads one referred row; a row of the bin keeps its name where it is still named. */
static void
fill_target (LedgerIndexTable *target,
             LedgerStore      *store,
             guint32           row)
{
  gint64                    id = g_array_index (target->ids, gint64, row);
  g_autoptr (LedgerRecord)  record = ledger_store_load (store, target->reg, id, NULL);
  g_autofree const char   **values = g_new0 (const char *, target->columns->len + 1);

  for (guint i = 0; record != NULL && i < target->columns->len; i++)
    values[i] = ledger_record_get (record, g_array_index (target->columns, LedgerColumn, i).field);
  ledger_index_table_put (target, id, values);
  if (row >= target->labels->len)
    g_ptr_array_set_size (target->labels, (int) row + 1);
  g_free (target->labels->pdata[row]);
  target->labels->pdata[row] = record != NULL ? ledger_record_dup_label (record) : g_strdup ("");
}

static void
put_row (LedgerIndexTable *table,
         LedgerStatement  *statement,
         const char      **values)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      const LedgerColumn *column = &g_array_index (table->columns, LedgerColumn, i);

      values[i] = ledger_statement_get_text (statement, (int) i + 1);
      if (column->type == LEDGER_COLUMN_REFERENCE && column->target != NULL && values[i] != NULL)
        ledger_index_table_reserve (column->target, g_ascii_strtoll (values[i], NULL, 10));
    }
  ledger_index_table_put (table, ledger_statement_get_number (statement, 0), values);
}

static gboolean
load_table (LedgerIndexTable *table,
            LedgerStore      *store,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autofree char         *sql = dup_columns (table, "WHERE deleted = 0 ORDER BY id");
  g_autofree const char  **values = g_new0 (const char *, table->columns->len + 1);
  LedgerStatement         *statement = ledger_database_prepare (store->database, sql, error);
  LedgerStep               step = LEDGER_STEP_FAILED;

  if (statement == NULL)
    return FALSE;
  for (guint n = 0; (step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW; n++)
    {
      if (n % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          step = LEDGER_STEP_FAILED;
          break;
        }
      put_row (table, statement, values);
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE;
}

/* Rows referred to that were only reserved so far. */
static void
fill_targets (LedgerIndexData *self,
              LedgerStore     *store)
{
  for (guint i = 0; i < self->targets->len; i++)
    {
      LedgerIndexTable *target = g_ptr_array_index (self->targets, i);

      for (guint32 row = target->labels->len; row < ledger_index_table_count (target); row++)
        fill_target (target, store, row);
    }
}

static gboolean
load_all (LedgerIndexData *self,
          LedgerStore     *store,
          GCancellable    *cancellable,
          GError         **error)
{
  if (!load_table (self->main, store, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->children->len; i++)
    if (!load_table (g_ptr_array_index (self->children, i), store, cancellable, error))
      return FALSE;
  fill_targets (self, store);
  return TRUE;
}

/* Millions of child rows in which nothing is looked for would only cost memory. */
static gboolean
is_searched (const LedgerRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].flags & LEDGER_SEARCHED)
      return TRUE;
  return FALSE;
}

LedgerIndexData *
ledger_index_data_load (LedgerStore          *store,
                        const LedgerRegister *reg,
                        GCancellable         *cancellable,
                        GError              **error)
{
  g_autoptr (LedgerQuery)      all = ledger_query_new (reg);
  const LedgerRegister *const *registers = ledger_store_get_registers (store);
  LedgerIndexData             *self = g_new0 (LedgerIndexData, 1);
  gboolean                     done = FALSE;

  self->main = ledger_index_table_new (reg, LEDGER_INDEX_MAIN, ledger_store_count (store, all) + 64);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_index_table_free);
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_index_table_free);
  attach_targets (self, store, self->main);
  for (guint i = 0; registers[i] != NULL; i++)
    {
      LedgerIndexTable *child;

      if (!ledger_register_is_part_of (registers[i], reg) || !is_searched (registers[i]))
        continue;
      child = ledger_index_table_new (registers[i], LEDGER_INDEX_CHILD, 64);
      g_ptr_array_add (self->children, child);
      attach_targets (self, store, child);
    }
  /* One view of the file: what is written meanwhile comes with the first refresh. */
  if (ledger_database_run (store->database, "BEGIN", error))
    {
      self->history = ledger_database_get_number (store->database, "SELECT max(id) FROM history", 0, NULL);
      done = load_all (self, store, cancellable, error);
      ledger_database_run (store->database, "ROLLBACK", NULL);
    }
  if (!done)
    g_clear_pointer (&self, ledger_index_data_free);
  return self;
}

void
ledger_index_data_free (LedgerIndexData *self)
{
  if (self == NULL)
    return;
  ledger_index_table_free (self->main);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->targets);
  g_free (self);
}

static void
reload_row (LedgerIndexData  *self,
            LedgerStore      *store,
            LedgerIndexTable *table,
            gint64            id)
{
  g_autofree char        *sql = dup_columns (table, "WHERE id = ?1 AND deleted = 0");
  g_autofree const char **values = g_new0 (const char *, table->columns->len + 1);
  LedgerStatement        *statement = ledger_database_prepare (store->database, sql, NULL);

  if (statement == NULL)
    return;
  ledger_statement_bind_number (statement, 1, id);
  if (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    put_row (table, statement, values);
  else
    ledger_index_table_remove (table, id);
  ledger_statement_reset (statement);
}

/* One changed row of any register; FALSE when it is none of ours. */
static gboolean
take_in (LedgerIndexData *self,
         LedgerStore     *store,
         const char      *register_id,
         gint64           id)
{
  const LedgerRegister *reg = ledger_store_find_register (store, register_id);
  LedgerIndexTable     *child = reg != NULL ? find_table (self->children, reg) : NULL;
  LedgerIndexTable     *target = reg != NULL ? find_table (self->targets, reg) : NULL;
  guint32               row = target != NULL ? ledger_index_table_find (target, id) : LEDGER_INDEX_NO_ROW;

  if (row != LEDGER_INDEX_NO_ROW)
    fill_target (target, store, row);
  if (reg == self->main->reg)
    reload_row (self, store, self->main, id);
  if (child != NULL)
    reload_row (self, store, child, id);
  return row != LEDGER_INDEX_NO_ROW || reg == self->main->reg || child != NULL;
}

typedef struct
{
  char   *register_id;
  gint64  id;
} Change;

static void
clear_change (gpointer data)
{
  g_free (((Change *) data)->register_id);
}

/* Rows written after @history, each once; @history moves on. */
static GArray *
list_changes (LedgerStore *store,
              gint64      *history)
{
  GArray               *changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  LedgerStatement      *statement =
    ledger_database_prepare (store->database, "SELECT id, register, row FROM history WHERE id > ?1 ORDER BY id", NULL);

  g_array_set_clear_func (changes, clear_change);
  if (statement == NULL)
    return changes;
  ledger_statement_bind_number (statement, 1, *history);
  while (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    {
      Change change = { NULL, ledger_statement_get_number (statement, 2) };

      *history = ledger_statement_get_number (statement, 0);
      if (!g_hash_table_add (seen, g_memdup2 (&change.id, sizeof change.id)))
        continue;
      change.register_id = g_strdup (ledger_statement_get_text (statement, 1));
      g_array_append_val (changes, change);
      if (changes->len > MAX_REFRESHED)
        break;
    }
  ledger_statement_reset (statement);
  return changes;
}

LedgerIndexFreshness
ledger_index_data_refresh (LedgerIndexData *self,
                           LedgerStore     *store)
{
  g_autoptr (GArray)   changes = list_changes (store, &self->history);
  LedgerIndexFreshness freshness = LEDGER_INDEX_SAME;

  if (changes->len > MAX_REFRESHED)
    return LEDGER_INDEX_TOO_MANY;
  /* Parents before children: a child row must find the row it belongs to. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < changes->len; i++)
      {
        const Change *change = &g_array_index (changes, Change, i);
        gboolean      own = g_str_equal (change->register_id, self->main->reg->id);

        if (own != (pass == 0))
          continue;
        if (take_in (self, store, change->register_id, change->id))
          freshness = LEDGER_INDEX_CHANGED;
      }
  fill_targets (self, store);
  return freshness;
}
