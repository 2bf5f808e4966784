/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one way into the file: a checked edit, its child rows, history and the register's own part, in one transaction. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-accepted.h"
#include "ledger-edit.h"
#include "ledger-kind.h"
#include "ledger-store-private.h"

/* "仍要保存" leaves its reason in the history beside the reason of the change itself. */
static char *
dup_why (const LedgerEdit *edit)
{
  if (edit->accept == NULL)
    return g_strdup (edit->why);
  if (edit->why == NULL)
    return g_strdup_printf (_("仍要保存：%s"), edit->accept);
  return g_strdup_printf (_("%s；仍要保存：%s"), edit->why, edit->accept);
}

static gboolean
insert_row (LedgerEdit *edit,
            const char *why,
            GError    **error)
{
  LedgerStore *store = edit->store;
  LedgerStatement *statement = NULL;
  LedgerRecord *after = edit->after;

  after->id = ledger_transaction_new_id (store, error);
  if (after->id == 0)
    return FALSE;
  after->batch = store->transaction.batch;
  after->revision = 1;
  statement = ledger_database_prepare (store->database, ledger_store_get_plan (store, edit->reg)->insert, error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, after->id);
  ledger_statement_bind_number (statement, 2, after->batch);
  for (guint i = 0; i < edit->reg->n_fields; i++)
    ledger_statement_bind_value (statement, i + 3, ledger_field_is_integer (&edit->reg->fields[i]),
                                 ledger_record_get (after, i));
  return ledger_statement_run (store->database, statement, error) &&
         ledger_history_append_created (store, after, why, error);
}

static gboolean
append_changes (LedgerEdit     *edit,
                const gboolean *changed,
                const char     *why,
                GError        **error)
{
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (changed[i] && !ledger_history_append_changed (edit->store, edit->before, edit->after, i, why, error))
      return FALSE;
  return TRUE;
}

static gboolean
update_row (LedgerEdit *edit,
            const char *why,
            GError    **error)
{
  LedgerStore *store = edit->store;
  g_autofree gboolean *changed = g_new0 (gboolean, edit->reg->n_fields);
  g_autofree char *sql = NULL;
  LedgerStatement *statement = NULL;
  guint place = 3;

  for (guint i = 0; i < edit->reg->n_fields; i++)
    changed[i] = ledger_edit_changes (edit, i);
  sql = ledger_sql_dup_update (edit->reg, changed);
  statement = ledger_database_prepare (store->database, sql, error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, edit->before->id);
  ledger_statement_bind_number (statement, 2, edit->before->revision);
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (changed[i])
      ledger_statement_bind_value (statement, place++, ledger_field_is_integer (&edit->reg->fields[i]),
                                   ledger_edit_get (edit, i));
  if (!ledger_statement_run (store->database, statement, error))
    return FALSE;
  if (ledger_database_get_changes (store->database) != 1)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_CONFLICT,
                   _("这条%s在打开之后已经被改过或删除了，没有覆盖它。请重新打开，核对后再改。"),
                   _(edit->reg->row_title));
      return FALSE;
    }
  store->transaction.n_updates++;
  edit->after->revision = edit->before->revision + 1;
  return append_changes (edit, changed, why, error);
}

static gboolean
row_is_changed (const LedgerEdit *edit)
{
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (ledger_edit_changes (edit, i))
      return TRUE;
  return edit->before == NULL;
}

static gboolean
write_row (LedgerEdit *edit,
           const char *why,
           GError    **error)
{
  if (!row_is_changed (edit))
    return TRUE;
  if (edit->before == NULL ? !insert_row (edit, why, error) : !update_row (edit, why, error))
    return FALSE;
  edit->store->transaction.n_rows++;
  ledger_store_touch (edit->store, edit->reg, edit->after->id);
  return TRUE;
}

/* The hook may have written the row again, as a copy of what other rows say. */
static gboolean
call_saving (LedgerEdit *edit,
             GError    **error)
{
  g_autoptr (LedgerRecord) now = NULL;
  guint64 n_updates = edit->store->transaction.n_updates;

  if (edit->reg->saving == NULL || edit->follows ||
      (edit->together && ledger_gather_settles (edit->store, edit->reg)))
    return TRUE;
  if (!edit->reg->saving (edit, error))
    return FALSE;
  if (edit->store->transaction.n_updates == n_updates)
    return TRUE;
  if (!ledger_store_load_newer (edit->store, edit->after, &now, error))
    return FALSE;
  if (now != NULL)
    {
      ledger_record_unref (edit->after);
      edit->after = g_steal_pointer (&now);
    }
  return TRUE;
}

static gboolean
write_child (LedgerEdit *child,
             const char *why,
             GError    **error)
{
  if (child->removed)
    return child->before == NULL ||
           ledger_save_move (child->store, child->reg, child->before->id, TRUE, why, error);
  if (child->before == NULL && ledger_edit_is_blank (child))
    return TRUE;
  ledger_record_set_number (child->after, ledger_register_get_parent (child->reg), child->parent->after->id);
  return write_row (child, why, error) && call_saving (child, error);
}

static gboolean
write_all (LedgerEdit *edit,
           GError    **error)
{
  g_autofree char *why = dup_why (edit);

  if (!write_row (edit, why, error))
    return FALSE;
  /* Rows that go are taken out last: their hooks may write to rows beside them, which must be in the file by then. */
  for (guint removed = 0; removed < 2; removed++)
    for (guint i = 0; i < edit->children->len; i++)
      {
        LedgerEdit *child = g_ptr_array_index (edit->children, i);

        if (child->removed == (removed == 1) && !write_child (child, why, error))
          return FALSE;
      }
  return call_saving (edit, error);
}

/* What was written is now what the next change starts from. */
static void
settle (LedgerEdit *edit)
{
  g_clear_pointer (&edit->before, ledger_record_unref);
  edit->before = ledger_record_copy (edit->after);
  for (guint i = edit->children->len; i-- > 0;)
    {
      LedgerEdit *child = g_ptr_array_index (edit->children, i);

      if (child->removed || child->after->id == 0)
        g_ptr_array_remove_index (edit->children, i);
      else
        settle (child);
    }
}

/* After a failure the new rows are new again. */
static void
unsettle (LedgerEdit *edit)
{
  if (edit->before == NULL)
    edit->after->id = edit->after->revision = edit->after->batch = 0;
  else
    edit->after->revision = edit->before->revision;
  for (guint i = 0; i < edit->children->len; i++)
    unsettle (g_ptr_array_index (edit->children, i));
}

static gboolean
is_allowed (LedgerEdit     *edit,
            LedgerProblems *problems,
            GError        **error)
{
  gboolean blocked = ledger_problems_count (problems, LEDGER_BLOCKING) > 0;
  gboolean doubtful = ledger_problems_count (problems, LEDGER_WARNING) > 0;
  g_autofree char *text = NULL;

  if (!blocked && (!doubtful || edit->accept != NULL))
    return TRUE;
  text = ledger_problems_dup_text (problems, blocked ? LEDGER_BLOCKING : LEDGER_WARNING);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
               blocked ? _("没有保存：%s。") : _("没有保存，请核对：%s。确认无误可写明原因后仍要保存。"), text);
  return FALSE;
}

static gboolean
passes (LedgerEdit     *edit,
        LedgerProblems *problems,
        GError        **error)
{
  if (edit->follows)
    return TRUE;
  ledger_edit_check (edit, problems);
  return is_allowed (edit, problems, error);
}

static gboolean
write_protected (LedgerEdit *edit,
                 GError    **error)
{
  LedgerSavepoint point;

  if (!ledger_transaction_set_savepoint (edit->store, &point, error))
    return FALSE;
  if (write_all (edit, error) && ledger_transaction_release (edit->store, error))
    return TRUE;
  ledger_transaction_return (edit->store, &point);
  return FALSE;
}

static gboolean
save_in_batch (LedgerEdit     *edit,
               LedgerProblems *problems,
               GError        **error)
{
  if (!passes (edit, problems, error))
    return FALSE;
  if (!edit->store->transaction.is_whole)
    return write_protected (edit, error);
  if (write_all (edit, error))
    return TRUE;
  edit->store->transaction.is_spoilt = TRUE;
  return FALSE;
}

/* Which doubts the reason was given for. */
static gboolean
keep_accepted (LedgerEdit     *edit,
               LedgerProblems *problems,
               GError        **error)
{
  for (guint i = 0; i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);
      LedgerEdit *row = problem->child < 0 ? edit : g_ptr_array_index (edit->children, problem->child);

      if (problem->severity == LEDGER_WARNING && !problem->standing && row->after->id != 0 &&
          !ledger_accepted_set (edit->store, row->after, problem, edit->accept, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_alone (LedgerEdit     *edit,
            LedgerProblems *problems,
            GError        **error)
{
  g_autofree char *label = ledger_record_dup_label (edit->after);
  g_autofree char *title = g_strdup_printf (edit->before == NULL ? _("新增%s：%s") : _("修改%s：%s"),
                                            _(edit->reg->row_title), label);

  if (!ledger_transaction_begin (edit->store, "edit", title, 0, error))
    return FALSE;
  /* Only here: a reason for a whole batch says nothing of the single row. */
  if (passes (edit, problems, error) && write_all (edit, error) &&
      (edit->accept == NULL || keep_accepted (edit, problems, error)))
    return ledger_transaction_commit (edit->store, error);
  ledger_transaction_abort (edit->store);
  return FALSE;
}

gboolean
ledger_edit_save (LedgerEdit     *edit,
                  LedgerProblems *problems,
                  GError        **error)
{
  g_autoptr (LedgerProblems) own = problems == NULL ? ledger_problems_new () : NULL;
  gboolean saved;

  g_return_val_if_fail (edit->parent == NULL, FALSE);

  if (edit->before != NULL && !ledger_edit_is_changed (edit))
    return TRUE;
  if (edit->store->transaction.batch != 0)
    saved = save_in_batch (edit, problems != NULL ? problems : own, error);
  else
    saved = save_alone (edit, problems != NULL ? problems : own, error);
  if (saved)
    settle (edit);
  else
    unsettle (edit);
  return saved;
}
