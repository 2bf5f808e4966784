/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The filters table. A field that no longer exists is left out and named, never a reason to refuse the rest. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-filters.h"

#include "ledger-store-private.h"
#include "ledger-text.h"

#define TERMS_TYPE "a(sss)"

#define COLUMNS "SELECT id, name, words, terms, sort, descending, columns FROM filters"

static const char *const matches[] = {
  [LEDGER_IS] = "is",       [LEDGER_IS_NOT] = "is-not",       [LEDGER_AT_LEAST] = "at-least", [LEDGER_AT_MOST] = "at-most",
  [LEDGER_EMPTY] = "empty", [LEDGER_NOT_EMPTY] = "not-empty", [LEDGER_CONTAINS] = "contains",
};

static gboolean
find_match (const char  *word,
            LedgerMatch *match)
{
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    if (g_str_equal (matches[i], word))
      {
        *match = (LedgerMatch) i;
        return TRUE;
      }
  return FALSE;
}

static char *
pack_terms (const LedgerQuery *query)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) terms = NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (TERMS_TYPE));
  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (query->filters, i);

      g_variant_builder_add (&builder, "(sss)", query->reg->fields[filter->field].name, matches[filter->match],
                             filter->value != NULL ? filter->value : "");
    }
  terms = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (terms, FALSE);
}

/* The field of a name that was stored; names of fields that are gone are collected in @missing. */
static guint
find_field (const LedgerRegister *reg,
            const char           *name,
            GPtrArray            *missing)
{
  guint field = ledger_register_find_field (reg, name);

  if (field == LEDGER_NO_FIELD && !g_ptr_array_find_with_equal_func (missing, name, g_str_equal, NULL))
    g_ptr_array_add (missing, g_strdup (name));
  return field;
}

static void
unpack_terms (LedgerQuery *query,
              const char  *text,
              GPtrArray   *missing)
{
  g_autoptr (GVariant) terms = g_variant_parse (G_VARIANT_TYPE (TERMS_TYPE), text, NULL, NULL, NULL);
  GVariantIter iter;
  const char *name, *word, *value;

  if (terms == NULL)
    return;
  g_variant_iter_init (&iter, terms);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &name, &word, &value))
    {
      guint field = find_field (query->reg, name, missing);
      LedgerMatch match;

      if (field != LEDGER_NO_FIELD && find_match (word, &match))
        ledger_query_add_filter (query, field, match,
                                 match == LEDGER_EMPTY || match == LEDGER_NOT_EMPTY ? NULL : value);
    }
}

static GArray *
unpack_columns (const LedgerRegister *reg,
                const char           *text,
                GPtrArray            *missing)
{
  g_auto (GStrv) names = NULL;
  GArray *columns = NULL;

  if (text == NULL)
    return NULL;
  names = g_strsplit (text, ",", -1);
  columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint field = find_field (reg, names[i], missing);

      if (field != LEDGER_NO_FIELD)
        g_array_append_val (columns, field);
    }
  return columns;
}

static LedgerSavedFilter *
read_filter (LedgerStatement      *statement,
             const LedgerRegister *reg)
{
  LedgerSavedFilter *filter = g_new0 (LedgerSavedFilter, 1);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  const char *sort = ledger_statement_get_text (statement, 4);

  filter->id = ledger_statement_get_number (statement, 0);
  filter->name = g_strdup (ledger_statement_get_text (statement, 1));
  filter->query = ledger_query_new (reg);
  ledger_query_set_words (filter->query, ledger_statement_get_text (statement, 2));
  unpack_terms (filter->query, ledger_statement_get_text (statement, 3), missing);
  if (sort != NULL)
    ledger_query_set_sort (filter->query, find_field (reg, sort, missing),
                           ledger_statement_get_number (statement, 5) != 0);
  filter->columns = unpack_columns (reg, ledger_statement_get_text (statement, 6), missing);
  if (missing->len > 0)
    {
      g_autofree char *names = NULL;

      g_ptr_array_add (missing, NULL);
      names = g_strjoinv (_("、"), (char **) missing->pdata);
      filter->notice = g_strdup_printf (_("常用筛选“%s”里的“%s”这一版已没有这个项目，略过了它，其余照用。"),
                                        filter->name, names);
    }
  return filter;
}

/* "" and a name too long are refused; caller frees. */
static char *
dup_name (const char  *name,
          GError     **error)
{
  g_autofree char *clean = ledger_text_clean (name);

  if (clean == NULL || *clean == '\0')
    {
      g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("请给常用筛选起一个名称。"));
      return NULL;
    }
  if (g_utf8_strlen (clean, -1) > LEDGER_FILTERS_MAX_NAME)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_VALUE, _("名称太长，请不要超过%d个字。"), LEDGER_FILTERS_MAX_NAME);
      return NULL;
    }
  return g_steal_pointer (&clean);
}

/* Id of the filter of that name, 0 for none. */
static gint64
find_id (LedgerStore *store,
         const char  *register_id,
         const char  *name)
{
  LedgerStatement *statement = ledger_database_prepare (store->database,
    "SELECT id FROM filters WHERE register = ?1 AND name = ?2", NULL);
  gint64 id = 0;

  if (statement == NULL)
    return 0;
  ledger_statement_bind_text (statement, 1, register_id);
  ledger_statement_bind_text (statement, 2, name);
  if (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    id = ledger_statement_get_number (statement, 0);
  ledger_statement_reset (statement);
  return id;
}

/* Runs a statement about one filter; refuses when there is none. */
static gboolean
run_about (LedgerStore     *store,
           LedgerStatement *statement,
           GError         **error)
{
  if (!ledger_statement_run (store->database, statement, error))
    return FALSE;
  if (ledger_database_get_changes (store->database) > 0)
    return TRUE;
  g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND, _("这个常用筛选已不存在，请刷新后再试。"));
  return FALSE;
}

/* The next filter of the same register in that direction, 0 at the end; both positions. */
static gint64
find_neighbour (LedgerStore *store,
                gint64       id,
                gboolean     down,
                gint64      *own_position,
                gint64      *other_position)
{
  static const char *const sql[] = {
    "SELECT b.id, a.position, b.position FROM filters a, filters b"
    " WHERE a.id = ?1 AND b.register = a.register AND b.position < a.position ORDER BY b.position DESC LIMIT 1",
    "SELECT b.id, a.position, b.position FROM filters a, filters b"
    " WHERE a.id = ?1 AND b.register = a.register AND b.position > a.position ORDER BY b.position LIMIT 1",
  };
  LedgerStatement *statement = ledger_database_prepare (store->database, sql[down ? 1 : 0], NULL);
  gint64 other = 0;

  if (statement == NULL)
    return 0;
  ledger_statement_bind_number (statement, 1, id);
  if (ledger_statement_step (store->database, statement, NULL) == LEDGER_STEP_ROW)
    {
      other = ledger_statement_get_number (statement, 0);
      *own_position = ledger_statement_get_number (statement, 1);
      *other_position = ledger_statement_get_number (statement, 2);
    }
  ledger_statement_reset (statement);
  return other;
}

/* Register of a filter, NULL when there is no such filter; caller frees. */
static char *
dup_register (LedgerStore *store,
              gint64       id,
              GError     **error)
{
  LedgerStatement *statement = ledger_database_prepare (store->database, "SELECT register FROM filters WHERE id = ?1", error);
  char *register_id = NULL;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_number (statement, 1, id);
  if (ledger_statement_step (store->database, statement, error) == LEDGER_STEP_ROW)
    register_id = g_strdup (ledger_statement_get_text (statement, 0));
  else if (error == NULL || *error == NULL)
    g_set_error_literal (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND, _("这个常用筛选已不存在，请刷新后再试。"));
  ledger_statement_reset (statement);
  return register_id;
}

static char *
dup_columns (const LedgerRegister *reg,
             GArray               *columns)
{
  GString *text = NULL;

  if (columns == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", reg->fields[g_array_index (columns, guint, i)].name);
  return g_string_free (text, FALSE);
}

void
ledger_saved_filter_free (LedgerSavedFilter *filter)
{
  g_free (filter->name);
  ledger_query_free (filter->query);
  g_clear_pointer (&filter->columns, g_array_unref);
  g_free (filter->notice);
  g_free (filter);
}

GPtrArray *
ledger_filters_list (LedgerStore          *store,
                     const LedgerRegister *reg,
                     GError              **error)
{
  g_autoptr (GPtrArray) filters = g_ptr_array_new_with_free_func ((GDestroyNotify) ledger_saved_filter_free);
  LedgerStatement *statement = ledger_database_prepare (store->database,
    COLUMNS " WHERE register = ?1 ORDER BY position, id", error);
  LedgerStep step;

  if (statement == NULL)
    return NULL;
  ledger_statement_bind_text (statement, 1, reg->id);
  while ((step = ledger_statement_step (store->database, statement, error)) == LEDGER_STEP_ROW)
    g_ptr_array_add (filters, read_filter (statement, reg));
  ledger_statement_reset (statement);
  return step == LEDGER_STEP_DONE ? g_steal_pointer (&filters) : NULL;
}

LedgerSavedFilter *
ledger_filters_find (LedgerStore          *store,
                     const LedgerRegister *reg,
                     const char           *name,
                     GError              **error)
{
  g_autoptr (GPtrArray) filters = ledger_filters_list (store, reg, error);
  g_autoptr (GString) names = g_string_new (NULL);

  if (filters == NULL)
    return NULL;
  for (guint i = 0; i < filters->len; i++)
    {
      LedgerSavedFilter *filter = g_ptr_array_index (filters, i);

      if (g_str_equal (filter->name, name))
        return g_ptr_array_steal_index (filters, i);
      g_string_append_printf (names, "%s%s", i > 0 ? _("、") : "", filter->name);
    }
  if (filters->len > 0)
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND, _("%s没有名为“%s”的常用筛选，现有：%s。"),
                 _(reg->title), name, names->str);
  else
    g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_NOT_FOUND, _("%s还没有常用筛选。"), _(reg->title));
  return NULL;
}

gint64
ledger_filters_save (LedgerStore       *store,
                     const char        *name,
                     const LedgerQuery *query,
                     GArray            *columns,
                     GError           **error)
{
  g_autofree char *clean = dup_name (name, error);
  g_autofree char *terms = pack_terms (query);
  g_autofree char *fields = dup_columns (query->reg, columns);
  LedgerStatement *statement = NULL;

  if (clean == NULL || !ledger_store_can_write (store, error))
    return 0;
  statement = ledger_database_prepare (store->database,
    "INSERT INTO filters (register, name, position, words, terms, sort, descending, columns)"
    " VALUES (?1, ?2, (SELECT coalesce (max (position), 0) + 1 FROM filters WHERE register = ?1), ?3, ?4, ?5, ?6, ?7)"
    " ON CONFLICT (register, name) DO UPDATE SET words = excluded.words, terms = excluded.terms,"
    " sort = excluded.sort, descending = excluded.descending, columns = excluded.columns", error);
  if (statement == NULL)
    return 0;
  ledger_statement_bind_text (statement, 1, query->reg->id);
  ledger_statement_bind_text (statement, 2, clean);
  ledger_statement_bind_text (statement, 3, query->words);
  ledger_statement_bind_text (statement, 4, terms);
  ledger_statement_bind_text (statement, 5, query->sort != LEDGER_NO_FIELD ? query->reg->fields[query->sort].name : NULL);
  ledger_statement_bind_number (statement, 6, query->descending);
  ledger_statement_bind_text (statement, 7, fields);
  if (!ledger_statement_run (store->database, statement, error))
    return 0;
  return find_id (store, query->reg->id, clean);
}

gboolean
ledger_filters_rename (LedgerStore *store,
                       gint64       id,
                       const char  *name,
                       GError     **error)
{
  g_autofree char *clean = dup_name (name, error);
  g_autofree char *register_id = clean != NULL ? dup_register (store, id, error) : NULL;
  LedgerStatement *statement = NULL;
  gint64 other;

  if (register_id == NULL || !ledger_store_can_write (store, error))
    return FALSE;
  other = find_id (store, register_id, clean);
  if (other != 0 && other != id)
    {
      g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_REFUSED, _("已经有名为“%s”的常用筛选，请换一个名称。"), clean);
      return FALSE;
    }
  statement = ledger_database_prepare (store->database, "UPDATE filters SET name = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, id);
  ledger_statement_bind_text (statement, 2, clean);
  return run_about (store, statement, error);
}

/* Both rows in one statement: no order in which two stand at one place is ever written. */
gboolean
ledger_filters_move (LedgerStore *store,
                     gint64       id,
                     gboolean     down,
                     GError     **error)
{
  LedgerStatement *statement = NULL;
  gint64 other, own_position, other_position;

  if (!ledger_store_can_write (store, error))
    return FALSE;
  other = find_neighbour (store, id, down, &own_position, &other_position);
  if (other == 0)
    return TRUE;
  statement = ledger_database_prepare (store->database,
    "UPDATE filters SET position = CASE id WHEN ?1 THEN ?4 ELSE ?3 END WHERE id IN (?1, ?2)", error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, id);
  ledger_statement_bind_number (statement, 2, other);
  ledger_statement_bind_number (statement, 3, own_position);
  ledger_statement_bind_number (statement, 4, other_position);
  return run_about (store, statement, error);
}

gboolean
ledger_filters_remove (LedgerStore *store,
                       gint64       id,
                       GError     **error)
{
  LedgerStatement *statement = NULL;

  if (!ledger_store_can_write (store, error))
    return FALSE;
  statement = ledger_database_prepare (store->database, "DELETE FROM filters WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  ledger_statement_bind_number (statement, 1, id);
  return run_about (store, statement, error);
}
