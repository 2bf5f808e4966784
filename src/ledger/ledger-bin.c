/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows go to the bin and come back; nothing vanishes. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-edit.h"
#include "ledger-kind.h"
#include "ledger-store-private.h"

/* A row that live rows of other registers name must stay, or they would name nothing. */
static gboolean
refuse_if_used (LedgerStore          *store,
                const LedgerRegister *reg,
                gint64                id,
                GError              **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  for (guint r = 0; store->registers[r] != NULL; r++)
    for (guint f = 0; f < store->registers[r]->n_fields; f++)
      {
        const LedgerField *field = &store->registers[r]->fields[f];
        gint64 user;

        if (field->kind != &ledger_kind_reference || (field->flags & LEDGER_PART_OF) ||
            g_strcmp0 (field->refers_to, reg->id) != 0)
          continue;
        user = ledger_store_find (store, store->registers[r], f, value, 0);
        if (user != 0)
          {
            g_autofree char *label = ledger_store_dup_label (store, reg, id);
            g_autofree char *who = ledger_store_dup_label (store, store->registers[r], user);

            g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
                         _("“%s”还被%s“%s”等用作%s，不能删除。请先把它们改到别处。"),
                         label, _(store->registers[r]->row_title), who, _(field->title));
            return FALSE;
          }
      }
  return TRUE;
}

/* Child rows go and come with their parent: those binned by the same batch. */
static GArray *
list_children (LedgerStore          *store,
               const LedgerRegister *child,
               gint64                parent,
               gint64                deleted,
               GError              **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 AND deleted = ?2",
                                          child->id, child->fields[ledger_register_get_parent (child)].name);
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  LedgerStep step;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_number (statement, 1, parent);
  ledger_statement_bind_number (statement, 2, deleted);
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    {
      gint64 id = ledger_statement_get_number (statement, 0);

      g_array_append_val (ids, id);
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
move_one (LedgerStore          *self,
          const LedgerRegister *reg,
          gint64                id,
          gboolean              remove,
          gboolean              alone,
          gint64                beside,
          const char           *why,
          GError              **error);

static gboolean
move_children (LedgerStore          *store,
               const LedgerRegister *reg,
               gint64                id,
               gint64                deleted,
               const char           *why,
               GError              **error)
{
  for (guint r = 0; store->registers[r] != NULL; r++)
    {
      const LedgerRegister *child = store->registers[r];
      g_autoptr (GArray) ids = NULL;

      if (!ledger_register_is_part_of (child, reg))
        continue;
      ids = list_children (store, child, id, deleted, error);
      if (ids == NULL)
        return FALSE;
      for (guint i = 0; i < ids->len; i++)
        if (!move_one (store, child, g_array_index (ids, gint64, i), deleted == 0, FALSE, 0, why, error))
          return FALSE;
    }
  return TRUE;
}

static gint64
read_deleted (LedgerStore          *store,
              const LedgerRegister *reg,
              gint64                id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT deleted FROM \"%s\" WHERE id = ?1", reg->id);
  LedgerStatement *statement = ledger_database_prepare (store->database, sql, NULL);
  gint64 deleted = 0;

  if (statement == NULL)
    return 0;
  ledger_statement_bind_number (statement, 1, id);
  if (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    deleted = ledger_statement_get_number (statement, 0);
  ledger_statement_reset (statement);
  return deleted;
}

static gboolean
mark_row (LedgerStore          *store,
          const LedgerRegister *reg,
          gint64                id,
          gint64                deleted,
          GError              **error)
{
  LedgerStatement *statement = ledger_database_prepare (store->database,
                                                        ledger_store_get_plan (store, reg)->bin, error);

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, id);
  ledger_statement_bind_number (statement, 2, deleted);
  return ledger_statement_run (store->database, statement, error);
}

static gboolean
call_hook (gboolean            (*hook) (LedgerEdit *edit,
                                        GError    **error),
           LedgerStore          *store,
           const LedgerRegister *reg,
           gint64                id,
           GError              **error)
{
  g_autoptr (LedgerEdit) edit = NULL;

  if (hook == NULL)
    return TRUE;
  edit = ledger_edit_open (store, reg, id, error);
  return edit != NULL && hook (edit, error);
}

/* The problems that stop a row from coming back. What it shares with @beside it shared before they were one. */
static LedgerProblems *
list_obstacles (const LedgerProblems *problems,
                gint64                beside)
{
  LedgerProblems *obstacles = ledger_problems_new ();

  for (guint i = 0; i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      if (problem->severity == LEDGER_BLOCKING &&
          (beside == 0 || problem->other != beside || strcmp (problem->code, "unique") == 0))
        ledger_problems_add_other (obstacles, LEDGER_BLOCKING, problem->field, problem->code, problem->other, problem->text);
    }
  return obstacles;
}

/* A row that comes back meets the rules as a new one would: its number may be taken by now. */
static gboolean
check_restored (LedgerStore  *store,
                LedgerRecord *record,
                gint64        beside,
                GError      **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open_record (store, record);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (LedgerProblems) obstacles = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&edit->before, ledger_record_unref);
  edit->event = edit->imported = TRUE;
  ledger_edit_check (edit, problems);
  obstacles = list_obstacles (problems, beside);
  if (ledger_problems_get_length (obstacles) == 0)
    return TRUE;
  text = ledger_problems_dup_text (obstacles, LEDGER_BLOCKING);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("不能恢复：%s。"), text);
  return FALSE;
}

/* A child row does not come back to a row that is in the bin, where nobody would see it. */
static gboolean
refuse_if_orphaned (LedgerStore        *store,
                    const LedgerRecord *record,
                    GError            **error)
{
  guint field = ledger_register_get_parent (record->reg);
  const LedgerRegister *reg = field != LEDGER_NO_FIELD
                              ? ledger_store_find_register (store, record->reg->fields[field].refers_to) : NULL;
  gint64 id = reg != NULL ? ledger_record_get_number (record, field) : 0;
  g_autoptr (LedgerRecord) parent = id != 0 ? ledger_store_load (store, reg, id, NULL) : NULL;
  g_autofree char *label = NULL;

  if (parent == NULL || !parent->removed)
    return TRUE;
  label = ledger_record_dup_label (parent);
  g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED,
               _("它所属的%s“%s”在回收站里，不能单独恢复。请先恢复那一条，或撤销它的合并。"), reg->row_title, label);
  return FALSE;
}

/* @alone: not with the row it is a child of, which then speaks for all of them */
static gboolean
move_one (LedgerStore          *self,
          const LedgerRegister *reg,
          gint64                id,
          gboolean              remove,
          gboolean              alone,
          gint64                beside,
          const char           *why,
          GError              **error)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (self, reg, id, error);
  gint64 deleted = 0;

  if (record == NULL)
    return FALSE;
  if (record->removed == remove)
    return TRUE;
  if (remove ? !refuse_if_used (self, reg, id, error) ||
               !call_hook (alone ? reg->removing : NULL, self, reg, id, error)
             : (alone && !refuse_if_orphaned (self, record, error)) || !check_restored (self, record, beside, error))
    return FALSE;
  deleted = read_deleted (self, reg, id);
  if (!move_children (self, reg, id, deleted, why, error) ||
      !mark_row (self, reg, id, remove ? self->transaction.batch : 0, error))
    return FALSE;
  self->transaction.n_rows++;
  self->transaction.n_updates++;
  ledger_store_touch (self, reg, id);
  return ledger_history_append_moved (self, record, remove, why, error) &&
         call_hook (!remove && alone && !(beside != 0 && reg->gathered != NULL) ? reg->restored : NULL, self, reg, id, error);
}

gboolean
ledger_save_move (LedgerStore          *self,
                  const LedgerRegister *reg,
                  gint64                id,
                  gboolean              remove,
                  const char           *why,
                  GError              **error)
{
  return move_one (self, reg, id, remove, TRUE, 0, why, error);
}

gboolean
ledger_save_part (LedgerStore          *self,
                  const LedgerRegister *reg,
                  gint64                id,
                  gint64                beside,
                  const char           *why,
                  GError              **error)
{
  return move_one (self, reg, id, FALSE, TRUE, beside, why, error);
}

static gboolean
move_row (LedgerStore          *store,
          const LedgerRegister *reg,
          gint64                id,
          gboolean              remove,
          const char           *why,
          GError              **error)
{
  g_autofree char *label = ledger_store_dup_label (store, reg, id);
  g_autofree char *title = g_strdup_printf (remove ? _("删除%s：%s") : _("恢复%s：%s"), reg->row_title, label);

  if (store->transaction.batch != 0)
    return ledger_save_move (store, reg, id, remove, why, error);
  if (!ledger_transaction_begin (store, remove ? "remove" : "restore", title, 0, error))
    return FALSE;
  if (ledger_save_move (store, reg, id, remove, why, error))
    return ledger_transaction_commit (store, error);
  ledger_transaction_abort (store);
  return FALSE;
}

gboolean
ledger_store_remove (LedgerStore          *store,
                     const LedgerRegister *reg,
                     gint64                id,
                     const char           *why,
                     GError              **error)
{
  return move_row (store, reg, id, TRUE, why, error);
}

gboolean
ledger_store_restore (LedgerStore          *store,
                      const LedgerRegister *reg,
                      gint64                id,
                      GError              **error)
{
  return move_row (store, reg, id, FALSE, NULL, error);
}
