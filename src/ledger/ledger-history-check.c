/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proving the history: the chain from its first link, and every row from its changes back to its creation. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-history-private.h"
#include "ledger-history.h"

/* Findings of one kind beyond this number only lengthen the list. */
#define MAX_FINDINGS 50

typedef struct
{
  LedgerStore  *store;
  GPtrArray    *findings;
  GCancellable *cancellable;
} Check;

static void G_GNUC_PRINTF (2, 3)
report (Check      *check,
        const char *format,
        ...)
{
  va_list arguments;

  if (check->findings->len >= MAX_FINDINGS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (check->findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static const char select_links[] =
  "SELECT h.id, h.batch, b.at, b.clerk, h.action, h.register, h.row, coalesce (h.parent, 0), h.field, h.why,"
  " h.digest, h.chain, v.salt, v.old_value, v.new_value"
  " FROM history h LEFT JOIN batches b ON b.id = h.batch LEFT JOIN history_values v ON v.id = h.id ORDER BY h.id";

static void
read_link (LedgerStatement *statement,
           LedgerLink      *link)
{
  link->id = ledger_statement_get_number (statement, 0);
  link->batch = ledger_statement_get_number (statement, 1);
  link->at = ledger_statement_get_text (statement, 2);
  link->clerk = ledger_statement_get_text (statement, 3);
  link->action = ledger_statement_get_number (statement, 4);
  link->register_id = ledger_statement_get_text (statement, 5);
  link->row = ledger_statement_get_number (statement, 6);
  link->parent = ledger_statement_get_number (statement, 7);
  link->field = ledger_statement_get_text (statement, 8);
  link->why = ledger_statement_get_text (statement, 9);
}

/* Does column @column hold exactly these bytes? */
static gboolean
holds (LedgerStatement *statement,
       int              column,
       const guint8    *digest)
{
  gsize length = 0;
  gconstpointer data = ledger_statement_get_bytes (statement, column, &length);

  return length == LEDGER_CHAIN_SIZE && memcmp (data, digest, LEDGER_CHAIN_SIZE) == 0;
}

static void
check_link (Check           *check,
            LedgerStatement *statement,
            gint64           expected,
            guint8          *chain)
{
  LedgerLink link;
  gsize digest_length = 0, salt_length = 0;
  gconstpointer digest = ledger_statement_get_bytes (statement, 10, &digest_length);
  gconstpointer salt = ledger_statement_get_bytes (statement, 12, &salt_length);
  guint8 stored[LEDGER_CHAIN_SIZE] = { 0 }, rebuilt[LEDGER_CHAIN_SIZE];
  gsize length = 0;
  gconstpointer own = NULL;

  read_link (statement, &link);
  if (link.id != expected)
    report (check, _("历史记录缺少第 %lld 条"), (long long) expected);
  memcpy (stored, digest, MIN (digest_length, LEDGER_CHAIN_SIZE));
  ledger_history_chain (chain, &link, stored);
  if (!holds (statement, 11, chain))
    report (check, _("第 %lld 条历史记录被改动过（%s）"), (long long) link.id, link.at != NULL ? link.at : "?");
  if (link.action != LEDGER_CREATED && salt_length == LEDGER_SALT_SIZE)
    {
      ledger_history_digest_change (ledger_statement_get_text (statement, 13),
                                    ledger_statement_get_text (statement, 14), salt, rebuilt);
      if (!holds (statement, 10, rebuilt))
        report (check, _("第 %lld 条历史记录的内容被改动过"), (long long) link.id);
    }
  /* Go on from what stands in the file, so that one break is one finding. */
  own = ledger_statement_get_bytes (statement, 11, &length);
  memcpy (chain, own, MIN (length, LEDGER_CHAIN_SIZE));
}

static gboolean
check_chain (Check   *check,
             guint8  *chain,
             GError **error)
{
  LedgerStatement *statement = ledger_database_prepare (check->store->database, select_links, error);
  gint64 expected = 1;
  LedgerStep step = LEDGER_STEP_DONE;

  if (statement == NULL)
    return FALSE;
  memset (chain, 0, LEDGER_CHAIN_SIZE);
  while (!g_cancellable_set_error_if_cancelled (check->cancellable, error) &&
         (step = ledger_statement_step (check->store->database, statement, error)) == LEDGER_STEP_ROW)
    {
      check_link (check, statement, expected, chain);
      expected = ledger_statement_get_number (statement, 0) + 1;
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE && !g_cancellable_is_cancelled (check->cancellable);
}

/* Walks one row back through its changes; what is left must be what was created. */
static void
unwind (Check           *check,
        LedgerStatement *statement,
        LedgerRecord    *record,
        const char      *label)
{
  gboolean created = FALSE;

  while (ledger_statement_step (check->store->database, statement, NULL) == LEDGER_STEP_ROW)
    {
      gint64 action = ledger_statement_get_number (statement, 0);
      const char *name = ledger_statement_get_text (statement, 1);
      guint field = name != NULL ? ledger_register_find_field (record->reg, name) : LEDGER_NO_FIELD;
      gsize salt_length = 0;
      gconstpointer salt = ledger_statement_get_bytes (statement, 3, &salt_length);
      guint8 digest[LEDGER_CHAIN_SIZE];

      if (action == LEDGER_CHANGED && field != LEDGER_NO_FIELD)
        {
          if (g_strcmp0 (ledger_record_get (record, field), ledger_statement_get_text (statement, 5)) != 0)
            report (check, _("%s“%s”的%s在程序之外被改过"), record->reg->row_title, label,
                    _(record->reg->fields[field].title));
          ledger_record_set (record, field, ledger_statement_get_text (statement, 4));
        }
      if (action != LEDGER_CREATED || salt_length != LEDGER_SALT_SIZE)
        continue;
      created = TRUE;
      ledger_history_digest_record (check->store, record, salt, digest);
      if (!holds (statement, 2, digest))
        report (check, _("%s“%s”的内容在程序之外被改过"), record->reg->row_title, label);
    }
  if (!created)
    report (check, _("%s“%s”没有建立它的历史记录"), record->reg->row_title, label);
}

static gboolean
check_row (LedgerRecord *record,
           gpointer      data)
{
  Check *check = data;
  g_autofree char *label = ledger_record_dup_label (record);
  LedgerStatement *statement = ledger_database_prepare (check->store->database,
    "SELECT h.action, h.field, h.digest, v.salt, v.old_value, v.new_value"
    " FROM history h LEFT JOIN history_values v ON v.id = h.id WHERE h.row = ?1 ORDER BY h.id DESC", NULL);

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, record->id);
  unwind (check, statement, record, label);
  ledger_statement_reset (statement);
  return !g_cancellable_is_cancelled (check->cancellable);
}

static void
report_absent (Check                *check,
               const LedgerRegister *reg,
               gint64                id,
               gboolean              gone)
{
  g_autofree char *label = gone ? NULL : ledger_store_dup_label (check->store, reg, id);

  if (gone)
    report (check, _("编号为 %lld 的%s记录在程序之外被删除了"), (long long) id, reg->row_title);
  else
    report (check, _("%s“%s”在程序之外被移入或移出了回收站"), reg->row_title, label);
}

/* Rows that the history knows must be there, and in the bin only if they were put there. */
static gboolean
check_presence (Check                *check,
                const LedgerRegister *reg,
                GError              **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT l.row, t.id IS NULL FROM (SELECT row, action, max (id) FROM history WHERE register = ?1 AND action <> %d"
    " GROUP BY row) l LEFT JOIN \"%s\" t ON t.id = l.row WHERE t.id IS NULL OR (t.deleted <> 0) <> (l.action = %d)",
    LEDGER_CHANGED, reg->id, LEDGER_REMOVED);
  LedgerStatement *statement = ledger_database_prepare (check->store->database, sql, error);
  LedgerStep step;

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_text (statement, 1, reg->id);
  while ((step = ledger_statement_step (check->store->database, statement, error)) == LEDGER_STEP_ROW)
    report_absent (check, reg, ledger_statement_get_number (statement, 0),
                   ledger_statement_get_number (statement, 1) != 0);
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE;
}

static char *
dup_hex (const guint8 *chain)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < LEDGER_CHAIN_SIZE; i++)
    g_string_append_printf (text, "%02x", chain[i]);
  return g_string_free (text, FALSE);
}

gboolean
ledger_history_check (LedgerStore  *store,
                      GPtrArray    *findings,
                      char        **head,
                      GCancellable *cancellable,
                      GError      **error)
{
  Check check = { store, findings, cancellable };
  guint8 chain[LEDGER_CHAIN_SIZE];

  if (!check_chain (&check, chain, error))
    return FALSE;
  for (guint r = 0; store->registers[r] != NULL; r++)
    if (!ledger_store_each (store, store->registers[r], check_row, &check, error) ||
        !check_presence (&check, store->registers[r], error) ||
        g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  if (head != NULL)
    *head = dup_hex (chain);
  return TRUE;
}
