/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading rows of an open ledger: by id, by value, by query, and how they are named. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-kind.h"
#include "ledger-store-private.h"

/* Labels kept at most; a list shows far fewer employers than that. */
#define MAX_LABELS 20000

/* More people of one name are not told apart by looking at them. */
#define MAX_NAMESAKES 50
/* Rows without names among which one is looked for by its words. */
#define MAX_NAMELESS 2000

/* Of no row. */
#define NO_REVISION -1

void
ledger_store_read_row (LedgerStatement *statement,
                       LedgerRecord    *record)
{
  record->id = ledger_statement_get_number (statement, 0);
  record->revision = ledger_statement_get_number (statement, 1);
  record->removed = ledger_statement_get_number (statement, 2) != 0;
  record->batch = ledger_statement_get_number (statement, 3);
  for (guint i = 0; i < record->reg->n_fields; i++)
    {
      g_free (record->values[i]);
      record->values[i] = g_strdup (ledger_statement_get_text (statement, LEDGER_SQL_FIXED_COLUMNS + i));
    }
}

/* Leaves @record alone where the row still has @revision. */
static gboolean
load_row (LedgerStore          *self,
          const LedgerRegister *reg,
          gint64                id,
          gint64                revision,
          LedgerRecord        **record,
          GError              **error)
{
  LedgerStatement *statement = ledger_database_prepare (self->database,
                                                        ledger_store_get_plan (self, reg)->load, error);
  LedgerStep step;

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, id);
  step = ledger_statement_step (self->database, statement, error);
  if (step == LEDGER_STEP_ROW && ledger_statement_get_number (statement, 1) != revision)
    {
      *record = ledger_record_new (reg);
      ledger_store_read_row (statement, *record);
    }
  else if (step == LEDGER_STEP_DONE)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND,
                 _("%s里没有编号为 %lld 的记录。"), reg->title, (long long) id);
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_ROW;
}

LedgerRecord *
ledger_store_load (LedgerStore          *self,
                   const LedgerRegister *reg,
                   gint64                id,
                   GError              **error)
{
  LedgerRecord *record = NULL;

  return load_row (self, reg, id, NO_REVISION, &record, error) ? record : NULL;
}

gboolean
ledger_store_load_newer (LedgerStore        *self,
                         const LedgerRecord *known,
                         LedgerRecord      **newer,
                         GError            **error)
{
  *newer = NULL;
  return load_row (self, known->reg, known->id, known->revision, newer, error);
}

gboolean
ledger_store_has (LedgerStore          *self,
                  const LedgerRegister *reg,
                  gint64                id)
{
  LedgerStatement *statement = ledger_database_prepare (self->database, ledger_store_get_plan (self, reg)->live, NULL);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, id);
  found = ledger_statement_step (self->database, statement, NULL) == LEDGER_STEP_ROW;
  ledger_statement_reset (statement);
  return found;
}

char *
ledger_store_dup_value (LedgerStore          *self,
                        const LedgerRegister *reg,
                        gint64                id,
                        guint                 field)
{
  g_autofree char *sql = ledger_sql_dup_value (reg, field);
  LedgerStatement *statement = ledger_database_prepare (self->database, sql, NULL);
  char *value = NULL;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_number (statement, 1, id);
  if (ledger_statement_step (self->database, statement, NULL) == LEDGER_STEP_ROW)
    value = g_strdup (ledger_statement_get_text (statement, 0));
  ledger_statement_reset (statement);
  return value;
}

LedgerRecord *
ledger_store_load_single (LedgerStore          *self,
                          const LedgerRegister *reg)
{
  LedgerStatement *statement = ledger_database_prepare (self->database,
                                                        ledger_store_get_plan (self, reg)->first, NULL);
  LedgerRecord *record = ledger_record_new (reg);

  if (statement == NULL)
    return record;
  if (ledger_statement_step (self->database, statement, NULL) == LEDGER_STEP_ROW)
    ledger_store_read_row (statement, record);
  ledger_statement_reset (statement);
  return record;
}

GPtrArray *
ledger_store_load_children (LedgerStore          *self,
                            const LedgerRegister *child,
                            gint64                parent,
                            GError              **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_record_unref);
  LedgerStatement *statement = NULL;
  LedgerStep step;

  g_return_val_if_fail (ledger_store_get_plan (self, child)->children != NULL, NULL);

  statement = ledger_database_prepare (self->database, ledger_store_get_plan (self, child)->children, error);
  if (statement == NULL)
    return NULL;
  ledger_statement_bind_number (statement, 1, parent);
  while ((step = ledger_statement_step (self->database, statement, error)) == LEDGER_STEP_ROW)
    {
      LedgerRecord *record = ledger_record_new (child);

      ledger_store_read_row (statement, record);
      g_ptr_array_add (rows, record);
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

/* A statement of a query with its values bound; @values must live as long as it is stepped. */
static LedgerStatement *
prepare_query (LedgerStore       *self,
               const LedgerQuery *query,
               gboolean           counting,
               GPtrArray         *values,
               GError           **error)
{
  g_autofree char *sql = ledger_sql_dup_select (query, self->registers, counting, values);
  LedgerStatement *statement = ledger_database_prepare (self->database, sql, error);

  for (guint i = 0; statement != NULL && i < values->len; i++)
    ledger_statement_bind_text (statement, i + 1, g_ptr_array_index (values, i));
  return statement;
}

GArray *
ledger_store_select (LedgerStore       *self,
                     const LedgerQuery *query,
                     GError           **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  LedgerStatement *statement = prepare_query (self, query, FALSE, values, error);
  LedgerStep step;

  if (statement == NULL)
    return NULL;
  while ((step = ledger_statement_step (self->database, statement, error)) == LEDGER_STEP_ROW)
    {
      gint64 id = ledger_statement_get_number (statement, 0);

      g_array_append_val (ids, id);
    }
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

guint
ledger_store_count (LedgerStore       *self,
                    const LedgerQuery *query)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  LedgerStatement *statement = prepare_query (self, query, TRUE, values, NULL);
  guint n = 0;

  if (statement == NULL)
    return 0;
  if (ledger_statement_step (self->database, statement, NULL) == LEDGER_STEP_ROW)
    n = ledger_statement_get_number (statement, 0);
  ledger_statement_reset (statement);
  return n;
}

gint64
ledger_store_find (LedgerStore          *self,
                   const LedgerRegister *reg,
                   guint                 field,
                   const char           *value,
                   gint64                except)
{
  g_autofree char *sql = ledger_sql_dup_find (reg, field);
  LedgerStatement *statement = ledger_database_prepare (self->database, sql, NULL);
  gint64 id = 0;

  if (statement == NULL)
    return 0;
  ledger_statement_bind_value (statement, 1, ledger_field_is_integer (&reg->fields[field]), value);
  ledger_statement_bind_number (statement, 2, except);
  if (ledger_statement_step (self->database, statement, NULL) == LEDGER_STEP_ROW)
    id = ledger_statement_get_number (statement, 0);
  ledger_statement_reset (statement);
  return id;
}

gboolean
ledger_store_each (LedgerStore           *self,
                   const LedgerRegister  *reg,
                   gboolean             (*visit) (LedgerRecord *record, gpointer data),
                   gpointer               data,
                   GError               **error)
{
  LedgerStatement *statement = ledger_database_prepare (self->database,
                                                        ledger_store_get_plan (self, reg)->each, error);
  g_autoptr (LedgerRecord) record = ledger_record_new (reg);
  LedgerStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = ledger_statement_step (self->database, statement, error)) == LEDGER_STEP_ROW)
    {
      ledger_store_read_row (statement, record);
      if (!visit (record, data))
        break;
    }
  ledger_statement_reset (statement);
  return step != LEDGER_STEP_FAILED;
}

static char *
dup_record_label (LedgerStore  *self,
                  LedgerRecord *record)
{
  return record->reg->full_label != NULL ? record->reg->full_label (self, record) : ledger_record_dup_label (record);
}

char *
ledger_store_dup_label (LedgerStore          *self,
                        const LedgerRegister *reg,
                        gint64                id)
{
  const char *known = g_hash_table_lookup (self->labels, &id);
  g_autoptr (LedgerRecord) record = NULL;
  char *label = NULL;

  if (id == 0)
    return g_strdup ("");
  if (known != NULL)
    return g_strdup (known);
  record = ledger_store_load (self, reg, id, NULL);
  label = record != NULL ? dup_record_label (self, record) : g_strdup ("");
  if (g_hash_table_size (self->labels) >= MAX_LABELS)
    g_hash_table_remove_all (self->labels);
  g_hash_table_insert (self->labels, g_memdup2 (&id, sizeof id), g_strdup (label));
  return label;
}

/* Adds the live rows whose @field is exactly @text to @found, without repeating one. */
static void
collect_matches (LedgerStore          *self,
                 const LedgerRegister *reg,
                 guint                 field,
                 const char           *text,
                 GArray               *found)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);
  g_autoptr (GArray) ids = NULL;

  ledger_query_add_filter (query, field, LEDGER_IS, text);
  query->limit = MAX_NAMESAKES;
  ids = ledger_store_select (self, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gboolean known = FALSE;

      for (guint j = 0; j < found->len; j++)
        known |= g_array_index (found, gint64, j) == id;
      if (!known)
        g_array_append_val (found, id);
    }
}

/* Adds the live rows named @text as the window names them: the required name before the bracket
 * finds them, the whole label decides. */
static void
collect_labelled (LedgerStore          *self,
                  const LedgerRegister *reg,
                  guint                 field,
                  const char           *text,
                  GArray               *found)
{
  const char *bracket = strstr (text, "（");
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);
  g_autoptr (GArray) ids = NULL;
  g_autofree char *name = NULL;

  if (bracket == NULL)
    return;
  name = g_strndup (text, (gsize) (bracket - text));
  ledger_query_add_filter (query, field, LEDGER_IS, name);
  ids = ledger_store_select (self, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *label = ledger_store_dup_label (self, reg, id);

      if (strcmp (label, text) == 0)
        g_array_append_val (found, id);
    }
}

/* Fields by which a person names a row: unique ones, and the required text that is its name. */
static gboolean
names_row (const LedgerField *field)
{
  return !field->kind->is_integer && field->kind != &ledger_kind_choice &&
         (field->flags & (LEDGER_UNIQUE | LEDGER_REQUIRED)) != 0;
}

/* Rows without a name of their own, such as the terms of an agreement, are known by their words alone. */
static void
collect_nameless (LedgerStore          *self,
                  const LedgerRegister *reg,
                  const char           *text,
                  GArray               *found)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (reg);
  g_autoptr (GArray) ids = NULL;

  query->limit = MAX_NAMELESS;
  ids = ledger_store_select (self, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *label = ledger_store_dup_label (self, reg, id);

      if (strcmp (label, text) == 0)
        g_array_append_val (found, id);
    }
}

GArray *
ledger_store_find_named (LedgerStore          *self,
                         const LedgerRegister *reg,
                         const char           *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean named = FALSE;

  for (guint i = 0; i < reg->n_fields; i++)
    if (names_row (&reg->fields[i]))
      {
        g_autofree char *value = NULL;

        named = TRUE;
        if (ledger_field_parse (&reg->fields[i], text, &value, NULL) && value != NULL)
          collect_matches (self, reg, i, value, found);
      }
  for (guint i = 0; i < reg->n_fields && reg->full_label != NULL && found->len == 0; i++)
    if (names_row (&reg->fields[i]))
      collect_labelled (self, reg, i, text, found);
  if (!named && reg->label != NULL)
    collect_nameless (self, reg, text, found);
  return found;
}

gint64
ledger_store_resolve (LedgerStore          *self,
                      const LedgerRegister *reg,
                      const char           *text,
                      GError              **error)
{
  g_autoptr (GArray) found = NULL;
  char *end = NULL;
  gint64 id = g_ascii_strtoll (text, &end, 10);

  if (*end == '\0' && id > 0)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (self, reg, id, NULL);

      if (record != NULL && !record->removed)
        return id;
    }
  found = ledger_store_find_named (self, reg, text);
  if (found->len == 1)
    return g_array_index (found, gint64, 0);
  if (found->len == 0)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND, _("%s里没有“%s”，请先登记它或检查写法"),
                 _(reg->title), text);
  else
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("%s里有不止一个“%s”，请用编号指明是哪一个"),
                 _(reg->title), text);
  return 0;
}

char *
ledger_store_dup_shown (LedgerStore  *self,
                        LedgerRecord *record,
                        guint         field,
                        gboolean      full)
{
  const LedgerField *description = &record->reg->fields[field];
  const char *value = ledger_record_get (record, field);

  if (value != NULL && description->kind == &ledger_kind_reference)
    {
      const LedgerRegister *other = ledger_store_find_register (self, description->refers_to);

      return ledger_store_dup_label (self, other, ledger_record_get_number (record, field));
    }
  return ledger_field_dup_shown (description, value, full);
}
