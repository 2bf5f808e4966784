/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for a query and back: values as people read and type them, references by their labels. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ledger-query-words.h"

#include "ledger-kind.h"

/* "" where the row referred to is gone: its number would say nothing. */
static char *
dup_value (LedgerStore       *store,
           const LedgerField *field,
           const char        *value)
{
  const LedgerRegister *other = NULL;
  g_autofree char *label = NULL;

  if (field->kind != &ledger_kind_reference)
    return ledger_field_dup_shown (field, value, FALSE);
  other = ledger_store_find_register (store, field->refers_to);
  label = other != NULL ? ledger_store_dup_label (store, other, g_ascii_strtoll (value, NULL, 10)) : NULL;
  return g_strdup (label != NULL && *label != '\0' ? label : _("已不存在的记录"));
}

static const char *
get_format (const LedgerField *field,
            LedgerMatch        match)
{
  gboolean day = field->kind == &ledger_kind_date || field->kind == &ledger_kind_datetime;

  switch (match)
    {
    case LEDGER_IS_NOT:
      return _("不是%s");
    case LEDGER_AT_LEAST:
      return day ? _("%s起") : _("不少于%s");
    case LEDGER_AT_MOST:
      return day ? _("%s止") : _("不多于%s");
    case LEDGER_CONTAINS:
      return _("含“%s”");
    default:
      return "%s";
    }
}

static char *
dup_filter (LedgerStore        *store,
            const LedgerField  *field,
            const LedgerFilter *filter)
{
  g_autofree char *value = NULL;
  GString *text = NULL;
  g_auto (GStrv) halves = NULL;

  if (filter->match == LEDGER_EMPTY)
    return g_strdup (_("未填"));
  if (filter->match == LEDGER_NOT_EMPTY)
    return g_strdup (_("已填"));
  value = filter->match == LEDGER_CONTAINS ? g_strdup (filter->value) : dup_value (store, field, filter->value);
  halves = g_strsplit (get_format (field, filter->match), "%s", 2);
  text = g_string_new (halves[0]);
  g_string_append (text, value);
  g_string_append (text, halves[1] != NULL ? halves[1] : "");
  return g_string_free (text, FALSE);
}

gboolean
ledger_query_add_typed (LedgerStore  *store,
                        LedgerQuery  *query,
                        guint         field,
                        LedgerMatch   match,
                        const char   *text,
                        GError      **error)
{
  const LedgerField *description = &query->reg->fields[field];
  gboolean compares = match != LEDGER_EMPTY && match != LEDGER_NOT_EMPTY;
  g_autofree char *value = NULL;

  if (compares && (text == NULL || *text == '\0'))
    return ledger_refuse_value (error, _("%s：请填写要比较的内容。"), _(description->title));
  if (match == LEDGER_CONTAINS)
    value = g_strdup (text);
  else if (compares && description->kind == &ledger_kind_reference)
    {
      const LedgerRegister *other = ledger_store_find_register (store, description->refers_to);
      gint64 id = ledger_store_resolve (store, other, text, error);

      if (id == 0)
        return FALSE;
      value = g_strdup_printf ("%" G_GINT64_FORMAT, id);
    }
  else if (compares && !ledger_field_parse (description, text, &value, error))
    {
      g_prefix_error (error, _("%s："), _(description->title));
      return FALSE;
    }
  ledger_query_add_filter (query, field, match, value);
  return TRUE;
}

char *
ledger_query_dup_field_words (LedgerStore       *store,
                              const LedgerQuery *query,
                              guint              field)
{
  const LedgerField *description = &query->reg->fields[field];
  GString *text = g_string_new (_(description->title));
  guint n = 0;

  for (guint i = 0; i < query->filters->len; i++)
    {
      const LedgerFilter *filter = g_ptr_array_index (query->filters, i);
      g_autofree char *words = NULL;

      if (filter->field != field || ++n > 3)
        continue;
      words = dup_filter (store, description, filter);
      g_string_append_printf (text, "%s%s", n == 1 ? _("：") : _("、"), words);
    }
  if (n > 3)
    g_string_append_printf (text, _("等 %u 项"), n);
  return g_string_free (text, FALSE);
}

static void
append_part (GString    *text,
             const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? _(" · ") : "", part);
}

/* Is this the first filter on its field? */
static gboolean
is_first (const LedgerQuery *query,
          guint              place)
{
  guint field = ((LedgerFilter *) g_ptr_array_index (query->filters, place))->field;

  for (guint i = 0; i < place; i++)
    if (((LedgerFilter *) g_ptr_array_index (query->filters, i))->field == field)
      return FALSE;
  return TRUE;
}

char *
ledger_query_dup_words (LedgerStore       *store,
                        const LedgerQuery *query)
{
  GString *text = g_string_new (NULL);

  if (query->words != NULL)
    {
      g_autofree char *part = g_strdup_printf (_("查找“%s”"), query->words);

      append_part (text, part);
    }
  for (guint i = 0; i < query->filters->len; i++)
    {
      g_autofree char *part = NULL;

      if (!is_first (query, i))
        continue;
      part = ledger_query_dup_field_words (store, query, ((LedgerFilter *) g_ptr_array_index (query->filters, i))->field);
      append_part (text, part);
    }
  if (query->sort != LEDGER_NO_FIELD)
    {
      g_autofree char *part = g_strdup_printf (query->descending ? _("按%s倒序") : _("按%s排序"),
                                               _(query->reg->fields[query->sort].title));

      append_part (text, part);
    }
  return g_string_free (text, FALSE);
}
