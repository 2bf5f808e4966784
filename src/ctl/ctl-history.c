/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done to the ledger, and taking it back: history, undo. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl-output.h"
#include "exchange-undo.h"
#include "registers.h"

static void
say_undo (CtlOptions       *options,
          const LedgerUndo *undo)
{
  const CtlCount counts[] = {
    { "reversed", _("已还原"), undo->reversed },
    { "kept", _("保留"), undo->kept - undo->impossible },
    { "impossible", _("不能还原"), undo->impossible },
    { NULL }
  };

  ctl_say_counts (options->format, counts, undo->batch);
}

gboolean
ctl_undo (CtlOptions  *options,
          GError     **error)
{
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (LedgerUndo) undo = NULL;
  gint64 batch = 0;

  if (options->n_args > 1 && !ctl_parse_id (options->args[1], &batch, error))
    return FALSE;
  store = ctl_open (options, TRUE, error);
  if (store == NULL)
    return FALSE;
  if (batch == 0)
    batch = ledger_batch_find_undoable (store);
  if (batch == 0)
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND, _("没有可以撤销的操作。"));
      return FALSE;
    }
  undo = ledger_batch_undo (store, batch, error);
  if (undo == NULL)
    return FALSE;
  say_undo (options, undo);
  ctl_complain_moves (store);
  if (options->output != NULL && !exchange_undo_write (undo, options->output, error))
    return FALSE;
  if (undo->kept == 0)
    return TRUE;
  for (guint i = 0; i < undo->kept_rows->len; i++)
    ctl_complain ("%s", (const char *) g_ptr_array_index (undo->kept_rows, i));
  if (undo->impossible > 0)
    g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("有%u条在那之后又改过，没有还原；有%u条不能还原，原因见上。"),
                 undo->kept - undo->impossible, undo->impossible);
  else
    g_set_error (error, CTL_ERROR, CTL_ERROR_FOUND, _("有%u条在那之后又改过，没有还原。"), undo->kept);
  return FALSE;
}

/* A past value as the field shows it; references that are gone keep their number. */
static char *
dup_past (CtlOptions               *options,
          LedgerStore              *store,
          const LedgerHistoryEntry *entry,
          const char               *value)
{
  g_autoptr (LedgerRecord) record = NULL;

  if (value == NULL || entry->field == LEDGER_NO_FIELD)
    return g_strdup (value != NULL ? value : "");
  if (!ledger_field_is_shown (&entry->reg->fields[entry->field]) && !options->full)
    return g_strdup ("****");
  record = ledger_record_new (entry->reg);
  ledger_record_set (record, entry->field, value);
  return ledger_store_dup_shown (store, record, entry->field, options->full);
}

static void
write_entry (CtlOptions               *options,
             CtlOutput                *output,
             LedgerStore              *store,
             const LedgerHistoryEntry *entry)
{
  static const char *const actions[] = { N_("新增"), N_("修改"), N_("删除"), N_("恢复") };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->row);
  g_autofree char *batch = g_strdup_printf ("%" G_GINT64_FORMAT, entry->batch);
  g_autofree char *label = ledger_store_dup_label (store, entry->reg, entry->row);
  g_autofree char *before = dup_past (options, store, entry, entry->old_value);
  g_autofree char *after = dup_past (options, store, entry, entry->new_value);
  const char *values[] = {
    entry->at, entry->clerk, batch, entry->reg->id, id, label, _(actions[entry->action]),
    entry->field != LEDGER_NO_FIELD ? _(entry->reg->fields[entry->field].title) : "",
    before, after, entry->why,
  };

  if (entry->field == LEDGER_NO_FIELD || ledger_field_is_shown (&entry->reg->fields[entry->field]))
    ctl_output_add (output, values);
}

gboolean
ctl_history (CtlOptions  *options,
             GError     **error)
{
  static const char *const columns[] = {
    "at", "clerk", "batch", "register", "id", "label", "action", "field", "before", "after", "why", NULL
  };
  const LedgerRegister *reg = options->n_args > 1 ? ctl_find_register (options->args[1], error) : NULL;
  g_autoptr (LedgerStore) store = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  CtlOutput *output = NULL;
  gint64 id = 0;

  if ((options->n_args > 1 && reg == NULL) || (options->n_args > 2 && !ctl_parse_id (options->args[2], &id, error)))
    return FALSE;
  store = ctl_open (options, FALSE, error);
  entries = store != NULL ? ledger_history_load (store, reg, id, (guint) options->limit, error) : NULL;
  if (entries == NULL)
    return FALSE;
  output = ctl_output_new (options->format, columns);
  for (guint i = 0; i < entries->len; i++)
    write_entry (options, output, store, g_ptr_array_index (entries, i));
  ctl_output_end (output);
  return TRUE;
}
