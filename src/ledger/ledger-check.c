/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that hold for every register, from what the field tables say; then the register's own. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-edit.h"
#include "ledger-kind.h"

static void
check_empty (LedgerEdit     *edit,
             guint           index,
             LedgerProblems *problems)
{
  const LedgerField *field = &edit->reg->fields[index];

  if (field->flags & LEDGER_REQUIRED)
    ledger_problems_add (problems, LEDGER_BLOCKING, index, "required", _("请填写%s"), field->title);
  else if ((field->flags & LEDGER_NEEDED) && (edit->reg->needs == NULL || edit->reg->needs (edit, index)))
    ledger_problems_add (problems, LEDGER_MISSING, index, "missing", _("%s还没有填"), field->title);
}

static void
check_unique (LedgerEdit     *edit,
              guint           index,
              LedgerProblems *problems)
{
  const LedgerField *field = &edit->reg->fields[index];
  const char *value = ledger_edit_get (edit, index);
  gint64 other = ledger_store_find (edit->store, edit->reg, index, value, edit->after->id);
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (other == 0)
    return;
  label = ledger_store_dup_label (edit->store, edit->reg, other);
  text = g_strdup_printf (_("%s“%s”已经有了：%s"), field->title, value, label);
  ledger_problems_add_other (problems, LEDGER_BLOCKING, index, "unique", other, text);
}

static void
check_reference (LedgerEdit     *edit,
                 guint           index,
                 LedgerProblems *problems)
{
  const LedgerField *field = &edit->reg->fields[index];
  const LedgerRegister *other = ledger_store_find_register (edit->store, field->refers_to);

  /* A new child of a new parent gets its reference when the parent gets its id. */
  if (field->flags & LEDGER_PART_OF)
    return;
  if (!ledger_store_has (edit->store, other, ledger_record_get_number (edit->after, index)))
    ledger_problems_add (problems, LEDGER_BLOCKING, index, "reference",
                         _("%s指的那一条%s已经不在了，请重新选择"), field->title, other->row_title);
}

static const char *
title_of_state (const LedgerField *field,
                const char        *code)
{
  const LedgerChoice *choice = ledger_choices_find (field->choices, code);

  return choice != NULL ? choice->title : _("（空）");
}

static void
check_transition (LedgerEdit     *edit,
                  LedgerProblems *problems)
{
  guint status = ledger_register_find_field (edit->reg, "status");
  const char *from = edit->before != NULL ? ledger_record_get (edit->before, status) : NULL;
  const char *to = ledger_edit_get (edit, status);

  if (g_strcmp0 (from, to) == 0 || (edit->before == NULL && edit->imported) ||
      ledger_register_find_transition (edit->reg, from, to) != NULL)
    return;
  ledger_problems_add (problems, LEDGER_BLOCKING, status, "transition", _("%s不能从“%s”改为“%s”"),
                       _(edit->reg->fields[status].title),
                       title_of_state (&edit->reg->fields[status], from),
                       title_of_state (&edit->reg->fields[status], to));
}

static void
check_field (LedgerEdit     *edit,
             guint           index,
             LedgerProblems *problems)
{
  const LedgerField *field = &edit->reg->fields[index];
  gboolean changes = ledger_edit_changes (edit, index);

  if (ledger_edit_get (edit, index) == NULL)
    {
      check_empty (edit, index, problems);
      return;
    }
  if (!changes)
    return;
  if (field->flags & LEDGER_UNIQUE)
    check_unique (edit, index, problems);
  if (field->kind == &ledger_kind_reference)
    check_reference (edit, index, problems);
  if ((field->flags & LEDGER_EVENT) && edit->before != NULL && !edit->event)
    ledger_problems_add (problems, LEDGER_BLOCKING, index, "event",
                         _("%s只能通过办理相应事项来改变"), field->title);
}

static void
check_appended (LedgerEdit     *edit,
                LedgerProblems *problems)
{
  if (edit->before == NULL || edit->event)
    return;
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (ledger_edit_changes (edit, i))
      {
        ledger_problems_add (problems, LEDGER_BLOCKING, i, "append-only",
                             _("%s不能改写，记错的请作废后重新办理"), edit->reg->row_title);
        return;
      }
}

static void
check_row (LedgerEdit     *edit,
           LedgerProblems *problems)
{
  for (guint i = 0; i < edit->reg->n_fields; i++)
    check_field (edit, i, problems);
  if (edit->reg->transitions != NULL)
    check_transition (edit, problems);
  if (edit->reg->append_only)
    check_appended (edit, problems);
  if (edit->reg->check != NULL)
    edit->reg->check (edit, problems);
}

/* Does the edit give the row itself, not its child rows, another value? */
static gboolean
row_is_changed (const LedgerEdit *edit)
{
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (ledger_edit_changes (edit, i))
      return TRUE;
  return FALSE;
}

/* What was merely missing or doubtful before and stops the row now is no longer the same. */
static gboolean
has_same (const LedgerProblems *problems,
          const LedgerProblem  *sought)
{
  for (guint i = 0; i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);

      if (problem->field == sought->field && problem->other == sought->other && problem->severity >= sought->severity &&
          strcmp (problem->code, sought->code) == 0 && strcmp (problem->text, sought->text) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Problems from @first on that the row has in the file already: accepted once, or come with time.
 * What the edit itself touches is asked again. */
static void
mark_standing (LedgerEdit     *edit,
               LedgerProblems *problems,
               guint           first)
{
  g_autoptr (LedgerProblems) past = NULL;
  g_autoptr (LedgerEdit) unchanged = NULL;
  guint n = 0;

  for (guint i = first; i < ledger_problems_get_length (problems); i++)
    n += ledger_problems_get (problems, i)->severity > LEDGER_MISSING;
  if (edit->before == NULL || n == 0)
    return;
  if (row_is_changed (edit))
    {
      past = ledger_problems_new ();
      unchanged = ledger_edit_open_record (edit->store, edit->before);
      unchanged->parent = edit->parent;
      check_row (unchanged, past);
    }
  for (guint i = first; i < ledger_problems_get_length (problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (problems, i);
      gboolean touched = problem->field < edit->reg->n_fields && ledger_edit_changes (edit, problem->field);

      if (problem->severity > LEDGER_MISSING && !touched && (past == NULL || has_same (past, problem)))
        ledger_problems_set_standing (problems, i);
    }
}

/**
 * ledger_record_check:
 * @record: a saved row; unchanged
 */
void
ledger_record_check (LedgerStore    *store,
                     LedgerRecord   *record,
                     LedgerProblems *problems)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  LedgerEdit edit = {
    .store = store,
    .reg = record->reg,
    .before = record,
    .after = record,
    .children = none,
    .alone = TRUE,
  };

  check_row (&edit, problems);
}

static void
derive_and_check (LedgerEdit     *edit,
                  LedgerProblems *problems)
{
  guint first = ledger_problems_get_length (problems);

  ledger_edit_derive (edit);
  check_row (edit, problems);
  mark_standing (edit, problems, first);
}

void
ledger_edit_check (LedgerEdit     *edit,
                   LedgerProblems *problems)
{
  derive_and_check (edit, problems);
  for (guint i = 0; i < edit->children->len; i++)
    {
      LedgerEdit *child = g_ptr_array_index (edit->children, i);

      if (child->removed || ledger_edit_is_blank (child))
        continue;
      ledger_problems_set_child (problems, i);
      derive_and_check (child, problems);
    }
  ledger_problems_set_child (problems, -1);
}
