/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each row goes the way of any other edit, with its checks; only the batch is shared. */
#include "config.h"

#include "ledger-set-all.h"

#include <glib/gi18n-lib.h>

#include "ledger-batch.h"
#include "ledger-edit.h"
#include "ledger-kind.h"

/* Rows between two reports of progress. */
#define STEP 50

static void
free_row (gpointer data)
{
  LedgerSetRow *row = data;

  g_free (row->label);
  g_free (row->before);
  g_free (row->why);
  g_free (row);
}

static void
count_anew (LedgerSetAll     *self,
            LedgerSetRow     *row,
            LedgerSetOutcome  outcome)
{
  self->n[row->outcome]--;
  row->outcome = outcome;
  self->n[outcome]++;
}

static void
refuse (LedgerSetAll         *self,
        LedgerSetRow         *row,
        const LedgerProblems *problems)
{
  gboolean blocked = ledger_problems_count (problems, LEDGER_BLOCKING) > 0;

  count_anew (self, row, LEDGER_SET_REFUSED);
  row->doubtful = !blocked;
  row->why = ledger_problems_dup_text (problems, blocked ? LEDGER_BLOCKING : LEDGER_WARNING);
}

/* The row with the new value; %NULL when it is gone. */
static LedgerEdit *
open_with_value (LedgerSetAll *self,
                 LedgerStore  *store,
                 gint64        id)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (store, self->reg, id, NULL);

  if (edit == NULL || edit->before->removed)
    return NULL;
  if (!self->only_empty || ledger_edit_get (edit, self->field) == NULL)
    ledger_edit_set (edit, self->field, self->value);
  edit->accept = g_strdup (self->accept);
  ledger_edit_derive (edit);
  return g_steal_pointer (&edit);
}

static gboolean
passes (const LedgerSetAll   *self,
        const LedgerProblems *problems)
{
  return ledger_problems_count (problems, LEDGER_BLOCKING) == 0 &&
         (self->accept != NULL || ledger_problems_count (problems, LEDGER_WARNING) == 0);
}

static void
plan_row (LedgerSetAll *self,
          LedgerStore  *store,
          gint64        id)
{
  g_autoptr (LedgerEdit) edit = open_with_value (self, store, id);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  LedgerSetRow *row = g_new0 (LedgerSetRow, 1);

  row->id = id;
  self->n[row->outcome]++;
  g_ptr_array_add (self->rows, row);
  row->label = edit != NULL ? ledger_store_dup_label (store, self->reg, id) : g_strdup_printf ("%" G_GINT64_FORMAT, id);
  row->before = edit != NULL ? ledger_store_dup_shown (store, edit->before, self->field, FALSE) : g_strdup ("");
  if (edit == NULL)
    {
      count_anew (self, row, LEDGER_SET_REFUSED);
      row->why = g_strdup (_("已经不在了"));
      return;
    }
  if (!ledger_edit_changes (edit, self->field))
    {
      count_anew (self, row, LEDGER_SET_SAME);
      return;
    }
  ledger_edit_check (edit, problems);
  if (!passes (self, problems))
    refuse (self, row, problems);
}

gboolean
ledger_set_all_allows (const LedgerRegister *reg,
                       guint                 field)
{
  const LedgerField *about = &reg->fields[field];

  return ledger_field_is_typed (about) && about->kind != &ledger_kind_file && about->kind != &ledger_kind_identity &&
         (about->flags & (LEDGER_REQUIRED | LEDGER_UNIQUE | LEDGER_EVENT | LEDGER_DERIVED | LEDGER_PART_OF | LEDGER_HIDDEN)) == 0 &&
         !reg->append_only && !reg->singleton;
}

gboolean
ledger_set_all_parse (LedgerStore          *store,
                      const LedgerRegister *reg,
                      guint                 field,
                      const char           *text,
                      char                **value,
                      GError              **error)
{
  g_autoptr (LedgerEdit) edit = NULL;

  *value = NULL;
  if (!ledger_set_all_allows (reg, field))
    return ledger_refuse_value (error, _("%s不能成批填写，请在每条记录里填，或办理相应事项。"), _(reg->fields[field].title));
  edit = ledger_edit_new (store, reg);
  ledger_edit_set (edit, field, NULL);
  if (text == NULL || *text == '\0')
    return TRUE;
  if (!ledger_edit_set_text (edit, field, text, error))
    {
      g_prefix_error (error, _("%s："), _(reg->fields[field].title));
      return FALSE;
    }
  *value = g_strdup (ledger_edit_get (edit, field));
  return TRUE;
}

LedgerSetAll *
ledger_set_all_plan (LedgerStore          *store,
                     const LedgerRegister *reg,
                     GArray               *ids,
                     guint                 field,
                     const char           *value,
                     gboolean              only_empty,
                     const char           *accept,
                     LedgerSetProgress     progress,
                     gpointer              data,
                     GCancellable         *cancellable,
                     GError              **error)
{
  g_autoptr (LedgerSetAll) self = g_new0 (LedgerSetAll, 1);

  self->reg = reg;
  self->field = field;
  self->value = g_strdup (value);
  self->only_empty = only_empty;
  self->accept = g_strdup (accept);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      plan_row (self, store, g_array_index (ids, gint64, i));
      if (progress != NULL && i % STEP == 0)
        progress (i / (double) ids->len, data);
    }
  return g_steal_pointer (&self);
}

/* FALSE only for what no other row could survive either. */
static gboolean
write_row (LedgerSetAll  *self,
           LedgerStore   *store,
           LedgerSetRow  *row,
           GError       **error)
{
  g_autoptr (LedgerEdit) edit = open_with_value (self, store, row->id);
  g_autoptr (LedgerProblems) problems = ledger_problems_new ();
  g_autoptr (GError) refusal = NULL;

  if (edit == NULL)
    {
      count_anew (self, row, LEDGER_SET_REFUSED);
      row->why = g_strdup (_("已经不在了"));
      return TRUE;
    }
  if (ledger_edit_save (edit, problems, &refusal))
    return TRUE;
  if (!g_error_matches (refusal, LEDGER_ERROR, LEDGER_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return FALSE;
    }
  refuse (self, row, problems);
  return TRUE;
}

/* 批量修改会员：部门/车间改为“一车间”，12条 */
static char *
dup_title (LedgerSetAll *self,
           LedgerStore  *store)
{
  g_autoptr (LedgerRecord) sample = ledger_record_new (self->reg);
  const LedgerField *about = &self->reg->fields[self->field];
  g_autofree char *shown = NULL;

  if (self->value == NULL)
    return g_strdup_printf (_("批量清空%s的%s：%u条"), _(self->reg->row_title), _(about->title), self->n[LEDGER_SET_CHANGED]);
  ledger_record_set (sample, self->field, self->value);
  shown = ledger_store_dup_shown (store, sample, self->field, FALSE);
  return g_strdup_printf (_("批量修改%s的%s为“%s”：%u条"), _(self->reg->row_title), _(about->title), shown,
                          self->n[LEDGER_SET_CHANGED]);
}

static gboolean
write_all (LedgerSetAll       *self,
           LedgerStore        *store,
           LedgerSetProgress   progress,
           gpointer            data,
           GCancellable       *cancellable,
           GError            **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LedgerSetRow *row = g_ptr_array_index (self->rows, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          (row->outcome == LEDGER_SET_CHANGED && !write_row (self, store, row, error)))
        return FALSE;
      if (progress != NULL && i % STEP == 0)
        progress (i / (double) self->rows->len, data);
    }
  return TRUE;
}

gboolean
ledger_set_all_apply (LedgerSetAll      *self,
                      LedgerStore       *store,
                      LedgerSetProgress  progress,
                      gpointer           data,
                      GCancellable      *cancellable,
                      GError           **error)
{
  g_autofree char *title = dup_title (self, store);
  gboolean done;

  if (self->n[LEDGER_SET_CHANGED] == 0)
    return TRUE;
  if (!ledger_batch_begin (store, "set", title, error))
    return FALSE;
  done = write_all (self, store, progress, data, cancellable, error);
  /* Nothing to do leaves no trace. */
  if (!done || self->n[LEDGER_SET_CHANGED] == 0)
    {
      ledger_batch_rollback (store);
      return done;
    }
  if (!ledger_batch_commit (store, error))
    return FALSE;
  self->batch = ledger_batch_get_last (store);
  return TRUE;
}

void
ledger_set_all_free (LedgerSetAll *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->value);
  g_free (self->accept);
  g_free (self);
}
