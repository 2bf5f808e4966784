/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which row a row of the sheet is about: one of the ledger, one of the sheet further up, or a new one. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-import-private.h"
#include "ledger-kind.h"

/* Rows that look alike and are compared one by one. */
#define MAX_ALIKE 50

/* Does a row tell of an event? A person may have many. */
static gboolean
is_of_events (const LedgerRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if ((reg->fields[i].flags & LEDGER_REQUIRED) && reg->fields[i].kind == &ledger_kind_date)
      return TRUE;
  return FALSE;
}

/* The number by which a person is known in every register of persons: derived from the identity number. */
static guint
find_identity_key (const LedgerRegister *reg)
{
  guint field = ledger_register_find_field (reg, "id_key");

  if (is_of_events (reg))
    return LEDGER_NO_FIELD;
  return field != LEDGER_NO_FIELD && (reg->fields[field].flags & LEDGER_DERIVED) ? field : LEDGER_NO_FIELD;
}

/* The value of a field by which the sheet's row is told from all others, or %NULL. A number that the register
 * would give a new row is none. */
static const char *
get_key (ExchangeImport   *self,
         const LedgerEdit *edit,
         guint             field)
{
  LedgerFieldFlags flags = self->reg->fields[field].flags;
  gboolean key = (flags & LEDGER_UNIQUE) && self->values[field] != NULL;

  return key || ((flags & LEDGER_DERIVED) && field == find_identity_key (self->reg)) ? ledger_edit_get (edit, field) : NULL;
}

guint
exchange_register_find_name (const LedgerRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if ((reg->fields[i].flags & LEDGER_REQUIRED) && reg->fields[i].kind == &ledger_kind_text)
      return i;
  return LEDGER_NO_FIELD;
}

/* The value of a key as it is remembered: one person may stand in the lists of two cases. */
static char *
dup_seen_key (ExchangeImport   *self,
              const LedgerEdit *edit,
              guint             field,
              const char       *value)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%u:%s", field, value);
  for (guint i = 0; i < self->reg->n_fields && !(self->reg->fields[field].flags & LEDGER_UNIQUE); i++)
    if ((self->reg->fields[i].flags & LEDGER_PART_OF) && ledger_edit_get (edit, i) != NULL)
      g_string_append_printf (key, "\n%u:%s", i, ledger_edit_get (edit, i));
  return g_string_free (key, FALSE);
}

/* The field by which the row is the same as an earlier one of this file, or EXCHANGE_NO_FIELD. */
static guint
find_seen (ExchangeImport   *self,
           const LedgerEdit *edit,
           guint            *number)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      const char *value = get_key (self, edit, i);
      g_autofree char *key = value != NULL ? dup_seen_key (self, edit, i, value) : NULL;

      *number = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, key)) : 0;
      if (*number != 0)
        return i;
    }
  return EXCHANGE_NO_FIELD;
}

/* Everything the row says, as one text. */
static char *
dup_whole (ExchangeImport *self)
{
  GString *whole = g_string_new ("=");

  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      const char *value = self->values[i] != NULL ? self->values[i] : self->missing[i];

      if (value != NULL)
        g_string_append_printf (whole, "%u:%s\n", i, value);
    }
  return g_string_free (whole, FALSE);
}

/**
 * exchange_import_note_row:
 * @id: in the ledger, or 0 on a trial that writes nothing
 *
 * Remembers a row that was taken, so that a later one of the same sheet is known as its double.
 */
void
exchange_import_note_row (ExchangeImport   *self,
                          const LedgerEdit *edit,
                          guint             number,
                          gint64            id)
{
  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      const char *value = get_key (self, edit, i);

      if (value != NULL)
        g_hash_table_insert (self->seen, dup_seen_key (self, edit, i, value), GUINT_TO_POINTER (number));
    }
  if (id != 0)
    g_hash_table_insert (self->taken_rows, GSIZE_TO_POINTER ((gsize) id), GUINT_TO_POINTER (number));
  else
    g_hash_table_insert (self->seen, dup_whole (self), GUINT_TO_POINTER (number));
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

/* Without numbers that tell them apart: the clerk may say that there are really two. */
static void
refuse_double (ExchangeImport    *self,
               guint              earlier,
               ExchangeImportRow *row)
{
  g_autofree char *text = g_strdup_printf (_("第 %u 行与第 %u 行重复，是同一%s；确实是两条的，写明原因后可以导入"),
                                           row->number, earlier, _(self->reg->row_title));

  exchange_import_add_reason (self, EXCHANGE_NO_FIELD, text);
  row->doubtful = TRUE;
}

/* A list of names with nothing to tell namesakes by would make everybody of the ledger a second time. */
static void
refuse_namesake (ExchangeImport    *self,
                 const LedgerEdit  *edit,
                 ExchangeImportRow *row)
{
  guint name = exchange_register_find_name (self->reg);
  g_autofree char *text = g_strdup_printf (_("台账里已有%s“%s”，表里没有号码，分不清是不是同一人；是同一人的请在表里补上证件号码等号码，"
                                             "或直接在台账里修改；确实是另一人的，写明原因后可以导入"),
                                           _(self->reg->row_title), name != LEDGER_NO_FIELD ? ledger_edit_get (edit, name) : "");

  exchange_import_add_reason (self, EXCHANGE_NO_FIELD, text);
  row->doubtful = TRUE;
}

/* Does every value of the row stand in the ledger's row already? */
static gboolean
says_the_same (ExchangeImport *self,
               gint64          id)
{
  g_autoptr (LedgerEdit) edit = ledger_edit_open (self->store, self->reg, id, NULL);

  if (edit == NULL)
    return FALSE;
  exchange_import_fill_edit (self, edit);
  return !ledger_edit_is_changed (edit);
}

/* Fields that must agree before two rows can be the same: what a row cannot be without, and whose it is. */
static gboolean
is_part_of_name (const LedgerField *field)
{
  return ((field->flags & LEDGER_REQUIRED) && field->kind != &ledger_kind_file) || (field->flags & LEDGER_PART_OF);
}

gboolean
exchange_register_is_named_alone (const LedgerRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if (is_part_of_name (&reg->fields[i]) && reg->fields[i].kind != &ledger_kind_text)
      return FALSE;
  return ledger_register_find_field (reg, "year") == LEDGER_NO_FIELD;
}

/* The day or year of what a row is about, or LEDGER_NO_FIELD. */
static guint
find_day (const LedgerRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if ((reg->fields[i].flags & LEDGER_LISTED) &&
        (reg->fields[i].kind == &ledger_kind_date || reg->fields[i].kind == &ledger_kind_datetime))
      return i;
  return ledger_register_find_field (reg, "year");
}

/* What happens every year is another row each time, whatever it is called. */
static gboolean
agrees_on_day (ExchangeImport *self,
               gint64          id)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (self->store, self->reg, id, NULL);
  guint day = find_day (self->reg);

  return record != NULL &&
         (day == LEDGER_NO_FIELD || self->values[day] == NULL || ledger_record_get (record, day) == NULL ||
          strncmp (self->values[day], ledger_record_get (record, day), strlen ("2026-09-22")) == 0);
}

/* Live rows with the same name, owner and kind as far as the register has them; %NULL when there is none. */
static GArray *
select_alike (ExchangeImport   *self,
              const LedgerEdit *edit)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (self->reg);
  guint anchor = exchange_register_find_name (self->reg);
  GArray *ids;

  for (guint i = 0; i < self->reg->n_fields; i++)
    {
      const char *value = ledger_edit_get (edit, i);

      if (!is_part_of_name (&self->reg->fields[i]))
        continue;
      /* Half a name is nobody's. */
      if (value == NULL)
        return NULL;
      ledger_query_add_filter (query, i, LEDGER_IS, value);
      if (anchor == LEDGER_NO_FIELD || (self->reg->fields[i].flags & LEDGER_PART_OF))
        anchor = i;
    }
  /* One look by an index spares most rows the query. */
  if (anchor == LEDGER_NO_FIELD || ledger_edit_get (edit, anchor) == NULL || query->filters->len == 0 ||
      ledger_store_find (self->store, self->reg, anchor, ledger_edit_get (edit, anchor), 0) == 0)
    return NULL;
  query->limit = MAX_ALIKE;
  ids = ledger_store_select (self->store, query, NULL);
  if (ids != NULL && ids->len == 0)
    g_clear_pointer (&ids, g_array_unref);
  return ids;
}

/*
 * Without a number of its own a row is the same as one in the ledger when it says nothing new, or when
 * what it is called, whose it is and its day agree. Namesakes are never merged: @namesake is there one
 * that no other row of the sheet is about?
 */
static gint64
find_alike (ExchangeImport   *self,
            const LedgerEdit *edit,
            guint            *earlier,
            gboolean         *namesake)
{
  guint name = exchange_register_find_name (self->reg);
  gboolean person = name == LEDGER_NO_FIELD || (self->reg->fields[name].flags & LEDGER_PERSON_NAME);
  gboolean alone = exchange_register_is_named_alone (self->reg);
  g_autoptr (GArray) ids = select_alike (self, edit);
  gint64 found = 0;
  guint n_found = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken_rows, GSIZE_TO_POINTER ((gsize) id)));
      gboolean same = says_the_same (self, id);

      *namesake |= !same && person && name != LEDGER_NO_FIELD && number == 0;
      if (!same && (person || (!alone && !agrees_on_day (self, id))))
        continue;
      if (number != 0)
        {
          *earlier = *earlier == 0 ? number : MIN (*earlier, number);
          continue;
        }
      if (same)
        return id;
      found = id;
      n_found++;
    }
  return n_found == 1 ? found : 0;
}

/* Numbers of the sheet that the ledger's row has not got: FALSE when it has another one. */
static gboolean
lacks_numbers (ExchangeImport *self,
               gint64          id)
{
  g_autoptr (LedgerRecord) record = ledger_store_load (self->store, self->reg, id, NULL);

  for (guint i = 0; record != NULL && i < self->reg->n_fields; i++)
    if ((self->reg->fields[i].flags & LEDGER_UNIQUE) && self->values[i] != NULL && ledger_record_get (record, i) != NULL)
      return FALSE;
  return record != NULL;
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

/* The person's row; where rows are parts of others, that of the same whole. */
static gint64
find_by_identity (ExchangeImport   *self,
                  const LedgerEdit *edit,
                  guint             key)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (self->reg);
  g_autoptr (GArray) ids = NULL;
  const char *value = ledger_edit_get (edit, key);
  gint64 id = ledger_store_find (self->store, self->reg, key, value, 0);

  if (id == 0)
    return 0;
  ledger_query_add_filter (query, key, LEDGER_IS, value);
  for (guint i = 0; i < self->reg->n_fields; i++)
    if ((self->reg->fields[i].flags & LEDGER_PART_OF) && ledger_edit_get (edit, i) != NULL)
      ledger_query_add_filter (query, i, LEDGER_IS, ledger_edit_get (edit, i));
  if (query->filters->len == 1)
    return id;
  query->limit = 1;
  ids = ledger_store_select (self->store, query, NULL);
  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* The row of the ledger with a number of the sheet's row, or 0. @numbered: has it any? */
static gint64
find_numbered (ExchangeImport   *self,
               const LedgerEdit *edit,
               gboolean         *numbered)
{
  guint key = find_identity_key (self->reg);
  const char *value = key != LEDGER_NO_FIELD ? ledger_edit_get (edit, key) : NULL;
  gint64 id = 0;

  *numbered = value != NULL;
  /* Rows of this very sheet are known by what was seen of it. */
  if (self->starts_empty && *numbered)
    return 0;
  if (*numbered)
    id = find_by_identity (self, edit, key);
  for (guint i = 0; i < self->reg->n_fields && id == 0; i++)
    {
      value = (self->reg->fields[i].flags & LEDGER_UNIQUE) ? get_key (self, edit, i) : NULL;
      *numbered |= value != NULL;
      id = value != NULL ? ledger_store_find (self->store, self->reg, i, value, 0) : 0;
      if (id != 0 && is_somebody_else (self, edit, id))
        id = 0;
    }
  return id;
}

/**
 * exchange_import_match_row:
 * @edit: a new row with the values of the sheet
 *
 * Adds a reason when an earlier row of the sheet was about the same.
 *
 * Returns: the row of the ledger that the sheet's row is about; 0 for a new one
 */
gint64
exchange_import_match_row (ExchangeImport    *self,
                           const LedgerEdit  *edit,
                           ExchangeImportRow *row)
{
  guint earlier = 0;
  guint field = find_seen (self, edit, &earlier);
  gboolean namesake = FALSE;
  gboolean numbered;
  gint64 id;

  if (field != EXCHANGE_NO_FIELD)
    {
      refuse_seen (self, field, earlier, row);
      return 0;
    }
  id = find_numbered (self, edit, &numbered);
  /* What could not be read may be what tells two rows apart. */
  if (id != 0 || self->reasons->len > 0)
    return id;
  if (numbered)
    {
      /* A unit was known by its name alone until this sheet brings its code, a party of a case by its side. */
      gboolean within = find_identity_key (self->reg) != LEDGER_NO_FIELD && ledger_register_get_parent (self->reg) != LEDGER_NO_FIELD;

      if (self->starts_empty || !(within || exchange_register_is_named_alone (self->reg)))
        return 0;
      id = find_alike (self, edit, &earlier, &namesake);
      return id != 0 && lacks_numbers (self, id) && !is_somebody_else (self, edit, id) ? id : 0;
    }
  id = find_alike (self, edit, &earlier, &namesake);
  if (id == 0 && !self->writing)
    {
      g_autofree char *whole = dup_whole (self);

      earlier = MAX (earlier, GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, whole)));
    }
  if (id == 0 && earlier != 0 && self->accept == NULL)
    refuse_double (self, earlier, row);
  else if (id == 0 && namesake && self->accept == NULL)
    refuse_namesake (self, edit, row);
  return id;
}
