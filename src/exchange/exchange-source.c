/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows "org_id.parent_id" from a row to the field of another row that its references lead to. */
#include "config.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "exchange-source.h"
#include "ledger-kind.h"

#define NONE LEDGER_NO_FIELD

gboolean
exchange_source_find (ExchangeSource       *source,
                      LedgerStore          *store,
                      const LedgerRegister *reg,
                      const char           *path)
{
  g_auto (GStrv) names = path != NULL ? g_strsplit (path, ".", -1) : NULL;
  guint n = names != NULL ? g_strv_length (names) : 0;

  *source = (ExchangeSource) { .field = NONE, .through = { NONE, NONE, NONE } };
  if (n == 0 || n >= G_N_ELEMENTS (source->through) + 1)
    return FALSE;
  for (guint i = 0; i + 1 < n; i++)
    {
      guint field = reg != NULL ? ledger_register_find_field (reg, names[i]) : NONE;

      if (field == NONE || reg->fields[field].refers_to == NULL)
        return FALSE;
      source->through[i] = field;
      reg = ledger_store_find_register (store, reg->fields[field].refers_to);
    }
  source->field = reg != NULL ? ledger_register_find_field (reg, names[n - 1]) : NONE;
  source->reg = source->field != NONE ? reg : NULL;
  return source->reg != NULL;
}

char *
exchange_source_dup_title (const ExchangeSource *source,
                           LedgerStore          *store,
                           const LedgerRegister *reg)
{
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (source->through) && source->through[i] != NONE; i++)
    {
      g_string_append_printf (title, "%s / ", _(reg->fields[source->through[i]].title));
      reg = ledger_store_find_register (store, reg->fields[source->through[i]].refers_to);
    }
  g_string_append (title, _(source->reg->fields[source->field].title));
  return g_string_free (g_steal_pointer (&title), FALSE);
}

static gboolean
can_show (const LedgerField *field)
{
  return ledger_field_is_shown (field) && field->kind != &ledger_kind_file;
}

GPtrArray *
exchange_source_list_paths (LedgerStore          *store,
                            const LedgerRegister *reg)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reg->n_fields; i++)
    if (can_show (&reg->fields[i]))
      g_ptr_array_add (paths, g_strdup (reg->fields[i].name));
  for (guint i = 0; i < reg->n_fields; i++)
    {
      const LedgerRegister *other = reg->fields[i].refers_to != NULL && can_show (&reg->fields[i])
        ? ledger_store_find_register (store, reg->fields[i].refers_to) : NULL;

      for (guint k = 0; other != NULL && k < other->n_fields; k++)
        if (can_show (&other->fields[k]))
          g_ptr_array_add (paths, g_strconcat (reg->fields[i].name, ".", other->fields[k].name, NULL));
    }
  return paths;
}

LedgerRecord *
exchange_source_load (const ExchangeSource *source,
                      LedgerStore          *store,
                      LedgerRecord         *record)
{
  g_autoptr (LedgerRecord) at = ledger_record_ref (record);

  for (guint i = 0; i < G_N_ELEMENTS (source->through) && source->through[i] != NONE; i++)
    {
      gint64 id = ledger_record_get_number (at, source->through[i]);
      const LedgerRegister *reg = ledger_store_find_register (store, at->reg->fields[source->through[i]].refers_to);
      LedgerRecord *next = id != 0 && reg != NULL ? ledger_store_load (store, reg, id, NULL) : NULL;

      ledger_record_unref (at);
      at = next;
      if (at == NULL)
        return NULL;
    }
  return g_steal_pointer (&at);
}

guint
exchange_source_start (const ExchangeSource *source)
{
  return source->through[0] != NONE ? source->through[0] : source->field;
}
