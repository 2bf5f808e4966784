/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of one row: new, a change of one that is there, nothing, or refused with every reason. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-import-private.h"
#include "ledger-batch.h"
#include "ledger-kind.h"

/* Namesakes looked at when a row has no number of its own. */
#define MAX_NAMESAKES 20
/* Names told when rows of other registers were created. */
#define MAX_NAMES     5

static void
free_change (gpointer data)
{
  ExchangeChange *change = data;

  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* The number by which a person is known in every register: derived from the identity number. */
static guint
find_identity_key (const LedgerRegister *reg)
{
  guint field = ledger_register_find_field (reg, "id_key");

  return field != LEDGER_NO_FIELD && (reg->fields[field].flags & LEDGER_DERIVED) ? field : LEDGER_NO_FIELD;
}

static gboolean
is_key (const LedgerRegister *reg,
        guint                 field)
{
  return (reg->fields[field].flags & LEDGER_UNIQUE) ||
         ((reg->fields[field].flags & LEDGER_DERIVED) && field == find_identity_key (reg));
}

static guint
find_name (const LedgerRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if ((reg->fields[i].flags & LEDGER_REQUIRED) && reg->fields[i].kind == &ledger_kind_text)
      return i;
  return LEDGER_NO_FIELD;
}

static void
fill_edit (ExchangeImport *self,
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

/* The field by which the row is the same as an earlier one of this file, or EXCHANGE_NO_FIELD. */
static guint
find_seen (ExchangeImport   *self,
           const LedgerEdit *edit,
           guint            *number)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      const char *value = is_key (self->reg, i) ? ledger_edit_get (edit, i) : NULL;
      g_autofree char *key = value != NULL ? g_strdup_printf ("%u:%s", i, value) : NULL;

      *number = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, key)) : 0;
      if (*number != 0)
        return i;
    }
  return EXCHANGE_NO_FIELD;
}

static void
note_seen (ExchangeImport   *self,
           const LedgerEdit *edit,
           guint             number)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      const char *value = is_key (self->reg, i) ? ledger_edit_get (edit, i) : NULL;

      if (value != NULL)
        g_hash_table_insert (self->seen, g_strdup_printf ("%u:%s", i, value), GUINT_TO_POINTER (number));
    }
}

static void
refuse_seen (ExchangeImport          *self,
             guint                    field,
             guint                    earlier,
             const ExchangeImportRow *row)
{
  const LedgerField *shown = &self->reg->fields[field];
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->reg->n_fields && !ledger_field_is_shown (shown); i++)
    if (self->reg->fields[i].kind == &ledger_kind_identity)
      shown = &self->reg->fields[i];
  text = g_strdup_printf (_("第 %u 行与第 %u 行的%s相同，同一%s在表里只能有一行"), row->number, earlier, shown->title,
                          _(self->reg->row_title));
  exchange_import_add_reason (self, EXCHANGE_NO_FIELD, text);
}

/* Does every value of the row stand in the ledger's row already? */
static gboolean
says_the_same (ExchangeImport *self,
               gint64          id)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (self->store, self->reg, id, NULL);

  if (edit == NULL)
    return FALSE;
  fill_edit (self, edit);
  return !ledger_edit_is_changed (edit);
}

/*
 * Without a number of its own a row is the same as one in the ledger only by its name, where the
 * name is all a register has, or when it says nothing new: namesakes are never merged.
 */
static gint64
find_by_name (ExchangeImport   *self,
              const LedgerEdit *edit)
{
  guint name = find_name (self->reg);
  g_autoptr (LedgerQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;

  if (name == LEDGER_NO_FIELD || ledger_edit_get (edit, name) == NULL ||
      ledger_store_find (self->store, self->reg, name, ledger_edit_get (edit, name), 0) == 0)
    return 0;
  query = ledger_query_new (self->reg);
  ledger_query_add_filter (query, name, LEDGER_IS, ledger_edit_get (edit, name));
  query->limit = MAX_NAMESAKES;
  ids = ledger_store_select (self->store, query, NULL);
  if (ids != NULL && ids->len == 1 && !(self->reg->fields[name].flags & LEDGER_PERSON_NAME))
    return g_array_index (ids, gint64, 0);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (says_the_same (self, g_array_index (ids, gint64, i)))
      return g_array_index (ids, gint64, i);
  return 0;
}

/* Is the row with the same unique number somebody else, by the number of their papers? */
static gboolean
is_somebody_else (ExchangeImport   *self,
                  const LedgerEdit *edit,
                  gint64            id)
{
  guint key = find_identity_key (self->reg);
  g_autoptr (LedgerRecord) record = NULL;
  const char *own = key != LEDGER_NO_FIELD ? ledger_edit_get (edit, key) : NULL;

  if (own == NULL)
    return FALSE;
  record = ledger_store_load (self->store, self->reg, id, NULL);
  return record != NULL && ledger_record_get (record, key) != NULL &&
         strcmp (ledger_record_get (record, key), own) != 0;
}

/* The row of the ledger that the sheet's row is about, or 0. */
static gint64
find_existing (ExchangeImport   *self,
               const LedgerEdit *edit)
{
  guint key = find_identity_key (self->reg);
  const char *value = key != LEDGER_NO_FIELD ? ledger_edit_get (edit, key) : NULL;
  gboolean numbered = value != NULL;
  gint64 id = 0;

  /* Rows of this very sheet are known by what was seen of it. */
  if (self->starts_empty && numbered)
    return 0;
  if (numbered)
    id = ledger_store_find (self->store, self->reg, key, value, 0);
  for (guint i = 0; i < self->reg->n_fields && id == 0; i++)
    {
      value = (self->reg->fields[i].flags & LEDGER_UNIQUE) ? ledger_edit_get (edit, i) : NULL;
      numbered |= value != NULL;
      id = value != NULL ? ledger_store_find (self->store, self->reg, i, value, 0) : 0;
      if (id != 0 && is_somebody_else (self, edit, id))
        id = 0;
    }
  return id != 0 || numbered ? id : find_by_name (self, edit);
}

/* What the check found, without what the cell's own reason says already. */
static gboolean
take_problems (ExchangeImport *self)
{
  LedgerSeverity least = self->accept != NULL ? LEDGER_BLOCKING : LEDGER_WARNING;
  gboolean blocking = self->reasons->len > 0;

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
  guint name = find_name (self->reg);
  g_autofree char *text = NULL;

  if (edit->before == NULL || self->accept != NULL || name == LEDGER_NO_FIELD ||
      !(self->reg->fields[name].flags & LEDGER_PERSON_NAME) || !ledger_edit_changes (edit, name))
    return;
  text = g_strdup_printf (_("证件号码或编号与%s“%s”相同，姓名却不同，请核对是改名还是填错了行"),
                          _(self->reg->row_title), ledger_record_get (edit->before, name));
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
  ledger_edit_set (edit, find_name (other), name);
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
      note_made (self, other, self->missing[i]);
      if (!self->writing)
        continue;
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
  row->changes = g_ptr_array_new_with_free_func (free_change);
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
    fill_edit (self, edit);
  return edit;
}

/* Opens the row the values belong to, found or new. */
static LedgerEdit *
match_edit (ExchangeImport    *self,
            ExchangeImportRow *row,
            GError           **error)
{
  g_autoptr (LedgerEdit) edit = open_edit (self, 0, error);
  guint earlier;
  guint field = find_seen (self, edit, &earlier);

  row->id = field == EXCHANGE_NO_FIELD ? find_existing (self, edit) : 0;
  if (field != EXCHANGE_NO_FIELD)
    refuse_seen (self, field, earlier, row);
  if (row->id == 0)
    return g_steal_pointer (&edit);
  return open_edit (self, row->id, error);
}

/*
 * What the row refers to is created only when nothing else speaks against the row, so that a
 * refused row leaves nothing behind. A row that misses nothing is not checked twice.
 */
static gboolean
complete_references (ExchangeImport    *self,
                     LedgerEdit        *edit,
                     ExchangeImportRow *row,
                     GError           **error)
{
  if (!has_missing (self))
    return TRUE;
  check_edit (self, edit, row);
  if (self->reasons->len > 0)
    return TRUE;
  if (!make_references (self, row, error))
    return FALSE;
  fill_edit (self, edit);
  return TRUE;
}

gboolean
exchange_import_judge_row (ExchangeImport    *self,
                           ExchangeImportRow *row,
                           GError           **error)
{
  gboolean unread = self->reasons->len > 0;
  g_autoptr (LedgerEdit) edit = match_edit (self, row, error);
  guint name = find_name (self->reg);

  if (edit == NULL)
    return FALSE;
  row->label = g_strdup (name != LEDGER_NO_FIELD ? ledger_edit_get (edit, name) : NULL);
  row->outcome = EXCHANGE_REFUSED;
  if (unread || self->reasons->len > 0)
    {
      /* Everything else that is wrong is told as well, so that one look puts the row right. */
      check_edit (self, edit, row);
      row->doubtful = FALSE;
      return TRUE;
    }
  check_renamed (self, edit, row);
  if (self->reasons->len == 0 && !complete_references (self, edit, row, error))
    return FALSE;
  if (self->reasons->len > 0)
    return TRUE;
  if (row->id != 0 && !ledger_edit_is_changed (edit) && !has_missing (self))
    {
      row->outcome = EXCHANGE_UNCHANGED;
      note_seen (self, edit, row->number);
      return TRUE;
    }
  if (row->id != 0)
    collect_changes (self, edit, row);
  if (!settle_edit (self, edit, row, error))
    return FALSE;
  if (self->reasons->len > 0)
    return TRUE;
  row->outcome = row->id != 0 ? EXCHANGE_CHANGED : EXCHANGE_CREATED;
  row->id = self->writing ? edit->after->id : row->id;
  note_seen (self, edit, row->number);
  return TRUE;
}
