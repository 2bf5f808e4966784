/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQL text, from the field tables. */
#include "config.h"

#include "ledger-sql.h"

#include "ledger-kind.h"

static void
append_fields (GString              *sql,
               const LedgerRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", reg->fields[i].name);
}

static char *
dup_select_all (const LedgerRegister *reg,
                const char           *rest)
{
  GString *sql = g_string_new ("SELECT id, rev, deleted, batch");

  append_fields (sql, reg);
  g_string_append_printf (sql, " FROM \"%s\" %s", reg->id, rest);
  return g_string_free (sql, FALSE);
}

static char *
dup_insert (const LedgerRegister *reg)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" (id, batch, rev", reg->id);
  append_fields (sql, reg);
  g_string_append (sql, ") VALUES (?1, ?2, 1");
  for (guint i = 0; i < reg->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 3);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const LedgerRegister *reg = data;

  return g_strcmp0 (reg->fields[*(const guint *) a].name, reg->fields[*(const guint *) b].name);
}

static guint *
sort_by_name (const LedgerRegister *reg)
{
  guint *order = g_new (guint, reg->n_fields);

  for (guint i = 0; i < reg->n_fields; i++)
    order[i] = i;
  g_qsort_with_data (order, reg->n_fields, sizeof *order, compare_names, (gpointer) reg);
  return order;
}

LedgerPlan *
ledger_plan_new (const LedgerRegister *reg)
{
  LedgerPlan *plan = g_new0 (LedgerPlan, 1);
  guint parent = ledger_register_get_parent (reg);

  plan->load = dup_select_all (reg, "WHERE id = ?1");
  plan->live = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1 AND deleted = 0", reg->id);
  plan->each = dup_select_all (reg, "WHERE deleted = 0 ORDER BY id");
  plan->first = dup_select_all (reg, "WHERE deleted = 0 ORDER BY id LIMIT 1");
  plan->by_name = sort_by_name (reg);
  plan->insert = dup_insert (reg);
  plan->bin = g_strdup_printf ("UPDATE \"%s\" SET deleted = ?2, rev = rev + 1 WHERE id = ?1", reg->id);
  if (parent != LEDGER_NO_FIELD)
    {
      g_autofree char *rest = g_strdup_printf ("WHERE \"%s\" = ?1 AND deleted = 0 ORDER BY id",
                                               reg->fields[parent].name);

      plan->children = dup_select_all (reg, rest);
    }
  return plan;
}

void
ledger_plan_free (LedgerPlan *plan)
{
  g_free (plan->load);
  g_free (plan->live);
  g_free (plan->each);
  g_free (plan->first);
  g_free (plan->by_name);
  g_free (plan->insert);
  g_free (plan->bin);
  g_free (plan->children);
  g_free (plan);
}

char *
ledger_sql_dup_update (const LedgerRegister *reg,
                       const gboolean       *changed)
{
  GString *sql = g_string_new (NULL);
  guint place = 3;

  g_string_append_printf (sql, "UPDATE \"%s\" SET rev = rev + 1", reg->id);
  for (guint i = 0; i < reg->n_fields; i++)
    if (changed[i])
      g_string_append_printf (sql, ", \"%s\" = ?%u", reg->fields[i].name, place++);
  g_string_append (sql, " WHERE id = ?1 AND rev = ?2 AND deleted = 0");
  return g_string_free (sql, FALSE);
}

char *
ledger_sql_dup_find (const LedgerRegister *reg,
                     guint                 field)
{
  /* Two equal rows are enough to know: no ORDER BY, so that any index on the field serves. */
  return g_strconcat ("SELECT id FROM \"", reg->id, "\" WHERE \"", reg->fields[field].name,
                      "\" = ?1 AND deleted = 0 AND id <> ?2 LIMIT 1", NULL);
}

char *
ledger_sql_dup_value (const LedgerRegister *reg,
                      guint                 field)
{
  return g_strconcat ("SELECT \"", reg->fields[field].name, "\" FROM \"", reg->id, "\" WHERE id = ?1", NULL);
}

char *
ledger_sql_dup_columns (const LedgerRegister *reg,
                        const guint          *fields,
                        guint                 n_fields,
                        const char           *rest)
{
  GString *sql = g_string_new ("SELECT id");

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", reg->fields[fields[i]].name);
  g_string_append_printf (sql, " FROM \"%s\" %s", reg->id, rest);
  return g_string_free (sql, FALSE);
}

/* Adds a value and returns its place. */
static guint
bind (GPtrArray  *values,
      const char *value)
{
  g_ptr_array_add (values, g_strdup (value));
  return values->len;
}

static void
append_comparison (GString            *sql,
                   const LedgerField  *field,
                   const LedgerFilter *filter,
                   GPtrArray          *values)
{
  static const char *const operators[] = {
    [LEDGER_IS] = "=", [LEDGER_IS_NOT] = "IS NOT", [LEDGER_AT_LEAST] = ">=", [LEDGER_AT_MOST] = "<=",
  };
  g_autofree char *place = NULL;

  if (filter->match == LEDGER_EMPTY || filter->match == LEDGER_NOT_EMPTY)
    {
      g_string_append_printf (sql, "m.\"%s\" IS %sNULL", field->name,
                              filter->match == LEDGER_EMPTY ? "" : "NOT ");
      return;
    }
  if (filter->match == LEDGER_CONTAINS)
    {
      g_string_append_printf (sql, "instr(m.\"%s\", ?%u) > 0", field->name, bind (values, filter->value));
      return;
    }
  place = field->kind->is_integer
          ? g_strdup_printf ("CAST(?%u AS INTEGER)", bind (values, filter->value))
          : g_strdup_printf ("?%u", bind (values, filter->value));
  g_string_append_printf (sql, "m.\"%s\" %s %s", field->name, operators[filter->match], place);
}

/* Equal or empty of one field are alternatives, all others must hold together. */
static void
append_filters (GString           *sql,
                const LedgerQuery *query,
                GPtrArray         *values)
{
  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (query->filters, i);
      const LedgerField *field = &query->reg->fields[filter->field];
      gboolean seen = FALSE;

      for (guint j = 0; j < i; j++)
        {
          const LedgerFilter *other = g_ptr_array_index (query->filters, j);

          seen |= ledger_match_is_alternative (filter->match) && ledger_match_is_alternative (other->match) &&
                  other->field == filter->field;
        }
      if (seen)
        continue;
      g_string_append (sql, " AND (");
      append_comparison (sql, field, filter, values);
      for (guint j = i + 1; j < query->filters->len && ledger_match_is_alternative (filter->match); j++)
        {
          const LedgerFilter *other = g_ptr_array_index (query->filters, j);

          if (!ledger_match_is_alternative (other->match) || other->field != filter->field)
            continue;
          g_string_append (sql, " OR ");
          append_comparison (sql, field, other, values);
        }
      g_string_append_c (sql, ')');
    }
}

static void
append_only (GString      *sql,
             const GArray *only,
             GPtrArray    *values)
{
  g_autofree char *list = ledger_sql_dup_ids (only);

  g_string_append_printf (sql, " AND m.id IN (SELECT value FROM json_each (?%u))", bind (values, list));
}

/* A word is found in any searched text of the row or of a row it refers to. */
static void
append_word (GString                     *sql,
             const LedgerRegister        *reg,
             const LedgerRegister *const *registers,
             guint                        place)
{
  g_string_append (sql, " AND (0");
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LedgerField *field = &reg->fields[i];
      const LedgerRegister *other = NULL;

      if (!(field->flags & LEDGER_SEARCHED))
        continue;
      if (field->kind != &ledger_kind_reference)
        {
          g_string_append_printf (sql, " OR instr(m.\"%s\", ?%u) > 0", field->name, place);
          continue;
        }
      other = ledger_registers_find (registers, field->refers_to);
      for (guint j = 0; other != NULL && j < other->n_fields; j++)
        if ((other->fields[j].flags & LEDGER_SEARCHED) && other->fields[j].kind != &ledger_kind_reference)
          g_string_append_printf (sql,
                                  " OR m.\"%s\" IN (SELECT id FROM \"%s\" WHERE instr(\"%s\", ?%u) > 0)",
                                  field->name, other->id, other->fields[j].name, place);
    }
  g_string_append_c (sql, ')');
}

char *
ledger_sql_dup_ids (const GArray *ids)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

char *
ledger_sql_dup_select (const LedgerQuery           *query,
                       const LedgerRegister *const *registers,
                       gboolean                     counting,
                       GPtrArray                   *values)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s FROM \"%s\" m WHERE m.deleted %s 0",
                          counting ? "count(*)" : "m.id", query->reg->id, query->bin ? "<>" : "=");
  append_filters (sql, query, values);
  if (query->only != NULL)
    append_only (sql, query->only, values);
  if (query->words != NULL)
    {
      g_auto (GStrv) words = g_strsplit_set (query->words, " \t\n", -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0')
          append_word (sql, query->reg, registers, bind (values, words[i]));
    }
  if (counting)
    return g_string_free (sql, FALSE);
  g_string_append (sql, " ORDER BY ");
  if (query->sort != LEDGER_NO_FIELD)
    g_string_append_printf (sql, "m.\"%s\"%s, ", query->reg->fields[query->sort].name,
                            query->descending ? " DESC" : "");
  g_string_append (sql, "m.id");
  if (query->limit > 0)
    g_string_append_printf (sql, " LIMIT %u", query->limit);
  return g_string_free (sql, FALSE);
}

char *
ledger_sql_dup_scan (const LedgerQuery *query,
                     const guint       *fields,
                     guint              n_fields,
                     GPtrArray         *values)
{
  GString *sql = g_string_new ("SELECT m.id");

  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, ", m.\"%s\"", query->reg->fields[fields[i]].name);
  g_string_append_printf (sql, " FROM \"%s\" m WHERE m.deleted %s 0", query->reg->id, query->bin ? "<>" : "=");
  append_filters (sql, query, values);
  if (query->only != NULL)
    append_only (sql, query->only, values);
  return g_string_free (sql, FALSE);
}
