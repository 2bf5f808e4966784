/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of one row: new, a change of one that is there, nothing, or refused with every reason. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-import-private.h"
#include "ledger-batch.h"
#include "ledger-kind.h"

/* Names told when rows of other registers were created. */
#define MAX_NAMES     5

void
exchange_import_fill_edit (ExchangeImport *self,
                           LedgerEdit     *edit)
{
  edit->imported = TRUE;
  g_free (edit->accept);
  edit->accept = g_strdup (self->accept);
  /* A blank cell never wipes what is there. */
  for (guint i = 0; i < self->reg->n_fields; i++)
    if (self->values[i] != NULL)
      ledger_edit_set (edit, i, self->values[i]);
  ledger_edit_derive (edit);
}

/* What the check found, without what the cell's own reason says already. TRUE when no reason lets the row in. */
static gboolean
take_problems (ExchangeImport *self)
{
  LedgerSeverity least = self->accept != NULL ? LEDGER_BLOCKING : LEDGER_WARNING;
  gboolean blocking = FALSE;

  for (guint i = 0; i < ledger_problems_get_length (self->problems); i++)
    {
      const LedgerProblem *problem = ledger_problems_get (self->problems, i);

      if (problem->severity < least || problem->standing ||
          (problem->field < self->reg->n_fields && self->failed[problem->field]))
        continue;
      blocking |= problem->severity == LEDGER_BLOCKING;
      exchange_import_add_reason (self, EXCHANGE_NO_FIELD, problem->text);
      ((ExchangeReason *) g_ptr_array_index (self->reasons, self->reasons->len - 1))->field = problem->field;
    }
  return blocking;
}

static void
check_edit (ExchangeImport    *self,
            LedgerEdit        *edit,
            ExchangeImportRow *row)
{
  ledger_problems_clear (self->problems);
  ledger_edit_check (edit, self->problems);
  row->doubtful = !take_problems (self);
}

/*
 * The same number under another name is one person renamed, or a number copied into the wrong
 * line: the clerk has to say which.
 */
static void
check_renamed (ExchangeImport    *self,
               const LedgerEdit  *edit,
               ExchangeImportRow *row)
{
  guint name = exchange_register_find_name (self->reg);
  g_autofree char *text = NULL;

  if (edit->before == NULL || self->accept != NULL || name == LEDGER_NO_FIELD ||
      !(self->reg->fields[name].flags & LEDGER_PERSON_NAME) || !ledger_edit_changes (edit, name))
    return;
  text = g_strdup_printf (_("证件号码或编号与%s“%s”相同，姓名却不同，请核对是改名还是填错了行"),
                          _(self->reg->row_title), ledger_record_get (edit->before, name));
  exchange_import_add_reason (self, name, text);
  row->doubtful = TRUE;
}

/* Templates go round with "11" left in their first row. */
static void
check_left_behind (ExchangeImport    *self,
                   const LedgerEdit  *edit,
                   ExchangeImportRow *row)
{
  guint name = exchange_register_find_name (self->reg);
  const char *called = name != LEDGER_NO_FIELD ? ledger_edit_get (edit, name) : NULL;
  g_autofree char *text = NULL;

  if (called == NULL || self->accept != NULL || !exchange_register_is_named_alone (self->reg) ||
      (self->reg->fields[name].flags & LEDGER_PERSON_NAME) || strspn (called, "0123456789") != strlen (called))
    return;
  text = g_strdup_printf (_("%s只有数字“%s”，像是模板里留下的示例行，请核对"), _(self->reg->fields[name].title), called);
  exchange_import_add_reason (self, name, text);
  row->doubtful = TRUE;
}

/* Creates the row of another register that a reference names; it stays in the batch. */
static gint64
make_missing (ExchangeImport       *self,
              const LedgerRegister *other,
              const char           *name,
              GError              **error)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_new (self->store, other);

  edit->imported = TRUE;
  edit->accept = g_strdup (_("导入时随行登记"));
  ledger_edit_set (edit, exchange_register_find_name (other), name);
  return ledger_edit_save (edit, NULL, error) ? edit->after->id : 0;
}

static void
note_made (ExchangeImport       *self,
           const LedgerRegister *other,
           const char           *name)
{
  if (!g_hash_table_add (self->made, g_strdup_printf ("%s:%s", other->id, name)))
    return;
  self->summary.made++;
  if (self->made_names->len < MAX_NAMES)
    g_ptr_array_add (self->made_names, g_strdup_printf (_("%s“%s”"), other->row_title, name));
}

/* Rows below the row that its words became. */
static void
note_children (ExchangeImport   *self,
               const LedgerEdit *edit)
{
  for (guint i = 0; i < edit->children->len; i++)
    {
      const LedgerEdit *child = g_ptr_array_index (edit->children, i);
      g_autofree char *label = ledger_record_dup_label (child->after);

      self->summary.made++;
      if (self->made_names->len < MAX_NAMES)
        g_ptr_array_add (self->made_names, g_strdup_printf (_("%s“%s”"), _(child->reg->row_title), label));
    }
}

/* What people call the row: the sheet may know its name, the register make one of what it says, or it is somebody's. */
static char *
dup_row_label (ExchangeImport   *self,
               const LedgerEdit *edit)
{
  guint name = exchange_register_find_name (self->reg);

  if (name == LEDGER_NO_FIELD)
    name = ledger_register_find_field (self->reg, "title");
  for (guint i = 0; name == LEDGER_NO_FIELD && i < self->reg->n_fields; i++)
    if ((self->reg->fields[i].flags & LEDGER_REQUIRED) && self->reg->fields[i].kind == &ledger_kind_reference &&
        ledger_edit_get (edit, i) != NULL)
      return ledger_store_dup_label (self->store, ledger_store_find_register (self->store, self->reg->fields[i].refers_to),
                                     g_ascii_strtoll (ledger_edit_get (edit, i), NULL, 10));
  return g_strdup (name != LEDGER_NO_FIELD ? ledger_edit_get (edit, name) : NULL);
}

static void
note_references (ExchangeImport *self)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    if (self->missing[i] != NULL)
      note_made (self, ledger_store_find_register (self->store, self->reg->fields[i].refers_to), self->missing[i]);
}

/* Makes what the row refers to and is not there yet. FALSE when the file failed. */
static gboolean
make_references (ExchangeImport    *self,
                 ExchangeImportRow *row,
                 GError           **error)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      const LedgerRegister *other;
      g_autoptr (GError) local = NULL;
      gint64 id;

      if (self->missing[i] == NULL)
        continue;
      other = ledger_store_find_register (self->store, self->reg->fields[i].refers_to);
      id = make_missing (self, other, self->missing[i], &local);
      if (id != 0)
        self->values[i] = g_strdup_printf ("%" G_GINT64_FORMAT, id);
      else if (g_error_matches (local, LEDGER_ERROR, LEDGER_ERROR_REFUSED))
        {
          exchange_import_add_reason (self, i, local->message);
          row->doubtful = FALSE;
        }
      else
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
has_missing (ExchangeImport *self)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    if (self->missing[i] != NULL)
      return TRUE;
  return FALSE;
}

static char *
dup_shown (ExchangeImport *self,
           LedgerRecord   *record,
           guint           field)
{
  if (self->missing[field] != NULL && self->values[field] == NULL)
    return g_strdup (self->missing[field]);
  return ledger_store_dup_shown (self->store, record, field, TRUE);
}

static void
collect_changes (ExchangeImport    *self,
                 const LedgerEdit  *edit,
                 ExchangeImportRow *row)
{
  row->changes = g_ptr_array_new_with_free_func (exchange_change_free);
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      ExchangeChange *change;
      gboolean made = self->missing[i] != NULL && self->values[i] == NULL;

      if ((!made && !ledger_edit_changes (edit, i)) || !ledger_field_is_shown (&self->reg->fields[i]))
        continue;
      change = g_new0 (ExchangeChange, 1);
      change->field = i;
      change->before = ledger_store_dup_shown (self->store, edit->before, i, TRUE);
      change->after = dup_shown (self, edit->after, i);
      g_ptr_array_add (row->changes, change);
    }
}

/* Saves the edit when a batch is open, else only checks it. FALSE when the file failed. */
static gboolean
settle_edit (ExchangeImport    *self,
             LedgerEdit        *edit,
             ExchangeImportRow *row,
             GError           **error)
{
  g_autoptr (GError) local = NULL;

  if (!self->writing)
    {
      check_edit (self, edit, row);
      return TRUE;
    }
  ledger_problems_clear (self->problems);
  if (ledger_edit_save (edit, self->problems, &local))
    return TRUE;
  if (!g_error_matches (local, LEDGER_ERROR, LEDGER_ERROR_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  row->doubtful = !take_problems (self);
  if (self->reasons->len == 0)
    {
      row->doubtful = FALSE;
      exchange_import_add_reason (self, EXCHANGE_NO_FIELD, local->message);
    }
  return TRUE;
}

static LedgerEdit *
open_edit (ExchangeImport *self,
           gint64          id,
           GError        **error)
{
  LedgerEdit *edit = id != 0 ? ledger_edit_open (self->store, self->reg, id, error)
                             : ledger_edit_new (self->store, self->reg);

  if (edit != NULL)
    exchange_import_fill_edit (self, edit);
  return edit;
}

/* Opens the row the values belong to, found or new. */
static LedgerEdit *
match_edit (ExchangeImport    *self,
            ExchangeImportRow *row,
            GError           **error)
{
  g_autoptr (LedgerEdit) edit = open_edit (self, 0, error);

  if (edit == NULL)
    return NULL;
  row->id = exchange_import_match_row (self, edit, row);
  if (row->id == 0)
    return g_steal_pointer (&edit);
  g_clear_pointer (&edit, ledger_edit_free);
  edit = open_edit (self, row->id, error);
  if (edit == NULL)
    return NULL;
  /* Before a newer name stays: the row may be somebody else's. */
  check_renamed (self, edit, row);
  /* Opened again without them: what is derived must not follow a value that is not taken. */
  if (exchange_import_keep_newer (self, edit, row))
    {
      g_clear_pointer (&edit, ledger_edit_free);
      edit = open_edit (self, row->id, error);
    }
  return g_steal_pointer (&edit);
}

/*
 * What the row refers to is created only when nothing else speaks against the row, and taken back when
 * the row is refused all the same: it leaves nothing behind. A row that misses nothing is not checked twice.
 */
static gboolean
settle_with_references (ExchangeImport    *self,
                        LedgerEdit        *edit,
                        ExchangeImportRow *row,
                        GError           **error)
{
  check_edit (self, edit, row);
  if (self->reasons->len > 0 || !self->writing)
    return TRUE;
  if (!ledger_batch_mark (self->store, error) || !make_references (self, row, error))
    return FALSE;
  exchange_import_fill_edit (self, edit);
  if (self->reasons->len == 0 && !settle_edit (self, edit, row, error))
    return FALSE;
  if (self->reasons->len == 0)
    return ledger_batch_release (self->store, error);
  ledger_batch_take_back (self->store);
  return TRUE;
}

gboolean
exchange_import_judge_row (ExchangeImport    *self,
                           ExchangeImportRow *row,
                           GError           **error)
{
  gboolean unread = self->reasons->len > 0;
  g_autoptr (LedgerEdit) edit = match_edit (self, row, error);
  gboolean doubled;

  if (edit == NULL)
    return FALSE;
  row->label = dup_row_label (self, edit);
  row->outcome = EXCHANGE_REFUSED;
  doubled = row->doubtful;
  if (unread || self->reasons->len > 0)
    {
      /* Everything else that is wrong is told as well, so that one look puts the row right. */
      check_edit (self, edit, row);
      row->doubtful &= doubled && !unread;
      return TRUE;
    }
  check_left_behind (self, edit, row);
  if (self->reasons->len > 0)
    return TRUE;
  if (row->id != 0 && !ledger_edit_is_changed (edit) && !has_missing (self))
    {
      row->outcome = EXCHANGE_UNCHANGED;
      exchange_import_note_row (self, edit, row->number, row->id);
      return TRUE;
    }
  if (row->id != 0)
    collect_changes (self, edit, row);
  if (has_missing (self) ? !settle_with_references (self, edit, row, error) : !settle_edit (self, edit, row, error))
    return FALSE;
  if (self->reasons->len > 0)
    return TRUE;
  note_references (self);
  note_children (self, edit);
  row->outcome = row->id != 0 ? EXCHANGE_CHANGED : EXCHANGE_CREATED;
  row->id = self->writing ? edit->after->id : row->id;
  exchange_import_note_row (self, edit, row->number, row->id);
  return TRUE;
}
