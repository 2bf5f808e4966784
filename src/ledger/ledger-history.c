/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appending to the history and reading it. */
#include "config.h"

#include "ledger-history.h"

#include <nettle/sha2.h>
#include <string.h>
#include <sys/random.h>

#include "ledger-history-private.h"
#include "ledger-store-private.h"

typedef struct
{
  LedgerAction        action;
  const LedgerRecord *record;
  const char         *field;
  const char         *why;
  const char         *old_value;
  const char         *new_value;
} Entry;

/* Nettle and not GChecksum: every row of an import is hashed twice, and where the processor can hash, Nettle lets it. */
typedef struct sha256_ctx Sum;

static void
add_text (Sum        *sum,
          const char *text)
{
  /* With its end, so that no two texts run together. */
  sha256_update (sum, text != NULL ? strlen (text) + 1 : 1, (const guint8 *) (text != NULL ? text : ""));
}

static void
add_number (Sum    *sum,
            gint64  number)
{
  gint64 big_endian = GINT64_TO_BE (number);

  sha256_update (sum, sizeof big_endian, (const guint8 *) &big_endian);
}

/* Sorted by name and without the empty ones: a column added later changes no old digest. */
void
ledger_history_digest_record (LedgerStore        *store,
                              const LedgerRecord *record,
                              const guint8       *salt,
                              guint8             *digest)
{
  const guint *order = ledger_store_get_plan (store, record->reg)->by_name;
  Sum sum;

  sha256_init (&sum);
  sha256_update (&sum, LEDGER_SALT_SIZE, salt);
  for (guint i = 0; i < record->reg->n_fields; i++)
    {
      const char *value = ledger_record_get (record, order[i]);

      if (value == NULL)
        continue;
      add_text (&sum, record->reg->fields[order[i]].name);
      add_text (&sum, value);
    }
  sha256_digest (&sum, LEDGER_CHAIN_SIZE, digest);
}

void
ledger_history_digest_change (const char   *old_value,
                              const char   *new_value,
                              const guint8 *salt,
                              guint8       *digest)
{
  Sum sum;

  sha256_init (&sum);
  sha256_update (&sum, LEDGER_SALT_SIZE, salt);
  add_text (&sum, old_value);
  add_text (&sum, new_value);
  sha256_digest (&sum, LEDGER_CHAIN_SIZE, digest);
}

/* chain[n] = SHA-256 (chain[n-1], everything the row says) */
void
ledger_history_chain (guint8             *chain,
                      const LedgerLink   *link,
                      const guint8       *digest)
{
  Sum sum;

  sha256_init (&sum);
  sha256_update (&sum, LEDGER_CHAIN_SIZE, chain);
  add_number (&sum, link->id);
  add_number (&sum, link->batch);
  add_text (&sum, link->at);
  add_text (&sum, link->clerk);
  add_number (&sum, link->action);
  add_text (&sum, link->register_id);
  add_number (&sum, link->row);
  add_number (&sum, link->parent);
  add_text (&sum, link->field);
  add_text (&sum, link->why);
  sha256_update (&sum, LEDGER_CHAIN_SIZE, digest);
  sha256_digest (&sum, LEDGER_CHAIN_SIZE, chain);
}

static gboolean
insert_row (LedgerStore      *self,
            const LedgerLink *link,
            const guint8     *digest,
            GError          **error)
{
  LedgerStatement *statement = ledger_database_prepare (self->database,
    "INSERT INTO history (id, batch, action, register, row, parent, field, why, digest, chain)"
    " VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0), ?7, ?8, ?9, ?10)", error);

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, link->id);
  ledger_statement_bind_number (statement, 2, link->batch);
  ledger_statement_bind_number (statement, 3, link->action);
  ledger_statement_bind_text (statement, 4, link->register_id);
  ledger_statement_bind_number (statement, 5, link->row);
  ledger_statement_bind_number (statement, 6, link->parent);
  ledger_statement_bind_text (statement, 7, link->field);
  ledger_statement_bind_text (statement, 8, link->why);
  ledger_statement_bind_bytes (statement, 9, digest, LEDGER_CHAIN_SIZE);
  ledger_statement_bind_bytes (statement, 10, self->transaction.chain, LEDGER_CHAIN_SIZE);
  return ledger_statement_run (self->database, statement, error);
}

static gboolean
insert_values (LedgerStore  *self,
               gint64        id,
               const guint8 *salt,
               const Entry  *entry,
               GError      **error)
{
  LedgerStatement *statement = ledger_database_prepare (self->database,
    "INSERT INTO history_values (id, salt, old_value, new_value) VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, id);
  ledger_statement_bind_bytes (statement, 2, salt, LEDGER_SALT_SIZE);
  ledger_statement_bind_text (statement, 3, entry->old_value);
  ledger_statement_bind_text (statement, 4, entry->new_value);
  return ledger_statement_run (self->database, statement, error);
}

static void
draw_salt (guint8 *salt)
{
  /* getrandom never returns less than asked below 256 bytes. */
  if (getrandom (salt, LEDGER_SALT_SIZE, 0) != LEDGER_SALT_SIZE)
    for (guint i = 0; i < LEDGER_SALT_SIZE; i++)
      salt[i] = g_random_int ();
}

static gboolean
append (LedgerStore *self,
        const Entry *entry,
        GError     **error)
{
  guint parent = ledger_register_get_parent (entry->record->reg);
  guint8 salt[LEDGER_SALT_SIZE], digest[LEDGER_CHAIN_SIZE];
  LedgerLink link = {
    .id = ++self->transaction.history,
    .batch = self->transaction.batch,
    .at = self->transaction.at,
    .clerk = self->clerk,
    .action = entry->action,
    .register_id = entry->record->reg->id,
    .row = entry->record->id,
    .parent = parent != LEDGER_NO_FIELD ? ledger_record_get_number (entry->record, parent) : 0,
    .field = entry->field,
    .why = entry->why,
  };

  draw_salt (salt);
  if (entry->action == LEDGER_CREATED)
    ledger_history_digest_record (self, entry->record, salt, digest);
  else
    ledger_history_digest_change (entry->old_value, entry->new_value, salt, digest);
  ledger_history_chain (self->transaction.chain, &link, digest);
  return insert_row (self, &link, digest, error) && insert_values (self, link.id, salt, entry, error);
}

gboolean
ledger_history_append_created (LedgerStore        *self,
                               const LedgerRecord *record,
                               const char         *why,
                               GError            **error)
{
  Entry entry = { .action = LEDGER_CREATED, .record = record, .why = why };

  return append (self, &entry, error);
}

gboolean
ledger_history_append_changed (LedgerStore        *self,
                               const LedgerRecord *before,
                               const LedgerRecord *after,
                               guint               field,
                               const char         *why,
                               GError            **error)
{
  Entry entry = {
    .action = LEDGER_CHANGED,
    .record = after,
    .field = after->reg->fields[field].name,
    .why = why,
    .old_value = ledger_record_get (before, field),
    .new_value = ledger_record_get (after, field),
  };

  return append (self, &entry, error);
}

gboolean
ledger_history_append_moved (LedgerStore        *self,
                             const LedgerRecord *record,
                             gboolean            removed,
                             const char         *why,
                             GError            **error)
{
  Entry entry = { .action = removed ? LEDGER_REMOVED : LEDGER_RESTORED, .record = record, .why = why };

  return append (self, &entry, error);
}

void
ledger_history_entry_free (LedgerHistoryEntry *entry)
{
  g_free (entry->at);
  g_free (entry->clerk);
  g_free (entry->why);
  g_free (entry->old_value);
  g_free (entry->new_value);
  g_free (entry);
}

/* A field that a newer version removed is shown as a change of the row. */
static LedgerHistoryEntry *
read_entry (LedgerStore     *self,
            LedgerStatement *statement)
{
  LedgerHistoryEntry *entry = g_new0 (LedgerHistoryEntry, 1);
  const char *field = ledger_statement_get_text (statement, 7);

  entry->id = ledger_statement_get_number (statement, 0);
  entry->batch = ledger_statement_get_number (statement, 1);
  entry->at = g_strdup (ledger_statement_get_text (statement, 2));
  entry->clerk = g_strdup (ledger_statement_get_text (statement, 3));
  entry->action = ledger_statement_get_number (statement, 4);
  entry->reg = ledger_store_find_register (self, ledger_statement_get_text (statement, 5));
  entry->row = ledger_statement_get_number (statement, 6);
  entry->field = field != NULL && entry->reg != NULL
                 ? ledger_register_find_field (entry->reg, field) : LEDGER_NO_FIELD;
  entry->why = g_strdup (ledger_statement_get_text (statement, 8));
  entry->old_value = g_strdup (ledger_statement_get_text (statement, 9));
  entry->new_value = g_strdup (ledger_statement_get_text (statement, 10));
  return entry;
}

static const char select_history[] =
  "SELECT h.id, h.batch, b.at, b.clerk, h.action, h.register, h.row, h.field, h.why, v.old_value, v.new_value"
  " FROM history h JOIN batches b ON b.id = h.batch LEFT JOIN history_values v ON v.id = h.id";

/* Steps through a statement that begins with select_history. */
static GPtrArray *
read_entries (LedgerStore      *store,
              LedgerStatement  *statement,
              GError          **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_history_entry_free);
  LedgerStep step;

  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    {
      LedgerHistoryEntry *entry = read_entry (store, statement);

      if (entry->reg != NULL)
        g_ptr_array_add (entries, entry);
      else
        ledger_history_entry_free (entry);
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

void
ledger_origin_free (LedgerOrigin *origin)
{
  g_free (origin->at);
  g_free (origin->kind);
  g_free (origin->old_value);
  g_free (origin);
}

LedgerOrigin *
ledger_history_find_origin (LedgerStore          *store,
                            const LedgerRegister *reg,
                            gint64                row,
                            guint                 field)
{
  LedgerOrigin *origin = NULL;
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT b.at, b.kind, h.action, v.old_value FROM history h JOIN batches b ON b.id = h.batch"
    " JOIN history_values v ON v.id = h.id WHERE h.row = ?1"
    " AND ((h.action = 1 AND h.field = ?2) OR h.action = 0) ORDER BY h.id DESC LIMIT 1", NULL);

  g_return_val_if_fail (field < reg->n_fields, NULL);

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_number (statement, 1, row);
  ledger_statement_bind_text (statement, 2, reg->fields[field].name);
  if (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    {
      origin = g_new0 (LedgerOrigin, 1);
      origin->at = g_strdup (ledger_statement_get_text (statement, 0));
      origin->kind = g_strdup (ledger_statement_get_text (statement, 1));
      origin->created = ledger_statement_get_number (statement, 2) == LEDGER_CREATED;
      origin->old_value = g_strdup (ledger_statement_get_text (statement, 3));
    }
  ledger_statement_reset (statement);
  return origin;
}

GPtrArray *
ledger_history_load (LedgerStore          *store,
                     const LedgerRegister *reg,
                     gint64                row,
                     guint                 limit,
                     GError              **error)
{
  const char *where = row != 0 ? "WHERE h.row = ?1 OR h.parent = ?1"
                    : reg != NULL ? "WHERE h.register = ?2" : "";
  g_autofree char *sql = g_strdup_printf ("%s %s ORDER BY h.id DESC LIMIT ?3", select_history, where);
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, error);

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_number (statement, 1, row);
  ledger_statement_bind_text (statement, 2, reg != NULL ? reg->id : NULL);
  ledger_statement_bind_number (statement, 3, limit > 0 ? (gint64) limit : -1);
  return read_entries (store, statement, error);
}

GPtrArray *
ledger_history_load_batch (LedgerStore  *store,
                           gint64        batch,
                           GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("%s WHERE h.batch = ?1 ORDER BY h.id DESC", select_history);
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, error);

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_number (statement, 1, batch);
  return read_entries (store, statement, error);
}
