/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and changing an edit in memory; saving is ledger-save.c, the general rules ledger-check.c. */
#include "config.h"

#include "ledger-edit.h"

#include "ledger-kind.h"

static void
edit_freed (gpointer data)
{
  ledger_edit_free (data);
}

/* Takes the reference to @before. */
static LedgerEdit *
new_edit (LedgerStore          *store,
          const LedgerRegister *reg,
          LedgerRecord         *before)
{
  LedgerEdit *edit = g_new0 (LedgerEdit, 1);

  edit->store = g_object_ref (store);
  edit->reg = reg;
  edit->before = before;
  edit->after = before != NULL ? ledger_record_copy (before) : ledger_record_new (reg);
  edit->children = g_ptr_array_new_with_free_func (edit_freed);
  return edit;
}

/**
 * ledger_edit_new:
 *
 * Returns: (transfer full): an edit that makes a new row, its derived fields filled
 */
LedgerEdit *
ledger_edit_new (LedgerStore          *store,
                 const LedgerRegister *reg)
{
  LedgerEdit *edit = new_edit (store, reg, NULL);

  ledger_edit_derive (edit);
  return edit;
}

/**
 * ledger_edit_open:
 *
 * Returns: (transfer full): an edit of the row, or %NULL when there is none
 */
LedgerEdit *
ledger_edit_open (LedgerStore          *store,
                  const LedgerRegister *reg,
                  gint64                id,
                  GError              **error)
{
  LedgerRecord *before = ledger_store_load (store, reg, id, error);

  return before != NULL ? new_edit (store, reg, before) : NULL;
}

LedgerEdit *
ledger_edit_open_record (LedgerStore  *store,
                         LedgerRecord *record)
{
  return new_edit (store, record->reg, ledger_record_copy (record));
}

void
ledger_edit_free (LedgerEdit *edit)
{
  g_clear_pointer (&edit->before, ledger_record_unref);
  ledger_record_unref (edit->after);
  g_ptr_array_unref (edit->children);
  g_free (edit->accept);
  g_free (edit->why);
  g_object_unref (edit->store);
  g_free (edit);
}

const char *
ledger_edit_get_today (const LedgerEdit *edit)
{
  return ledger_store_get_today (edit->store);
}

const char *
ledger_edit_get (const LedgerEdit *edit,
                 guint             field)
{
  return ledger_record_get (edit->after, field);
}

/* Does the edit give the field another value than it has in the file? */
gboolean
ledger_edit_changes (const LedgerEdit *edit,
                     guint             field)
{
  if (edit->before == NULL)
    return ledger_record_get (edit->after, field) != NULL;
  return ledger_record_differs (edit->before, edit->after, field);
}

/* Nothing a person typed: a row of the grid that was only touched. */
gboolean
ledger_edit_is_blank (const LedgerEdit *edit)
{
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (ledger_field_is_typed (&edit->reg->fields[i]) && ledger_edit_get (edit, i) != NULL &&
        edit->reg->fields[i].kind != &ledger_kind_flag)
      return FALSE;
  return TRUE;
}

gboolean
ledger_edit_is_changed (const LedgerEdit *edit)
{
  for (guint i = 0; i < edit->reg->n_fields; i++)
    if (ledger_edit_changes (edit, i))
      return TRUE;
  for (guint i = 0; i < edit->children->len; i++)
    {
      const LedgerEdit *child = g_ptr_array_index (edit->children, i);

      if (child->before == NULL ? !child->removed && !ledger_edit_is_blank (child)
                                : child->removed || ledger_edit_is_changed (child))
        return TRUE;
    }
  return FALSE;
}

/**
 * ledger_edit_set_text:
 * @text: as typed; empty clears the field
 *
 * Returns: %FALSE with LEDGER_ERROR_VALUE when the text cannot be a value of the field;
 *   the field keeps its value then
 */
gboolean
ledger_edit_set_text (LedgerEdit *edit,
                      guint       field,
                      const char *text,
                      GError    **error)
{
  const LedgerField *description = &edit->reg->fields[field];
  g_autofree char *value = NULL;

  if (description->kind == &ledger_kind_reference && text != NULL && text[0] != '\0')
    {
      const LedgerRegister *other = ledger_store_find_register (edit->store, description->refers_to);
      gint64 id = ledger_store_resolve (edit->store, other, text, error);

      if (id == 0)
        return FALSE;
      value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
    }
  else if (!ledger_field_parse (description, text, &value, error))
    return FALSE;
  ledger_edit_set (edit, field, value);
  ledger_edit_derive (edit);
  return TRUE;
}

void
ledger_edit_set (LedgerEdit *edit,
                 guint       field,
                 const char *value)
{
  ledger_record_set (edit->after, field, value);
}

void
ledger_edit_fill (LedgerEdit *edit,
                  guint       field,
                  const char *value)
{
  if (value != NULL && ledger_edit_get (edit, field) == NULL)
    ledger_edit_set (edit, field, value);
}

void
ledger_edit_derive (LedgerEdit *edit)
{
  if (edit->reg->derive != NULL)
    edit->reg->derive (edit);
}

/**
 * ledger_edit_add_child:
 *
 * Returns: (transfer none): a new child row, not yet saved
 */
LedgerEdit *
ledger_edit_add_child (LedgerEdit           *edit,
                       const LedgerRegister *child)
{
  LedgerEdit *row = ledger_edit_new (edit->store, child);

  row->parent = edit;
  row->imported = edit->imported;
  if (edit->after->id != 0)
    ledger_record_set_number (row->after, ledger_register_get_parent (child), edit->after->id);
  g_ptr_array_add (edit->children, row);
  return row;
}

gboolean
ledger_edit_load_children (LedgerEdit           *edit,
                           const LedgerRegister *child,
                           GError              **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < edit->children->len; i++)
    {
      const LedgerEdit *known = g_ptr_array_index (edit->children, i);

      if (known->reg == child && known->before != NULL)
        return TRUE;
    }
  if (edit->after->id == 0)
    return TRUE;
  rows = ledger_store_load_children (edit->store, child, edit->after->id, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      LedgerEdit *row = ledger_edit_open_record (edit->store, g_ptr_array_index (rows, i));

      row->parent = edit;
      g_ptr_array_insert (edit->children, i, row);
    }
  return TRUE;
}
