/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hint that fits none of the namesakes leaves them all: it narrows, it never excludes the right one. */
#include "config.h"

#include "name-list.h"

#include <string.h>

#include "ledger-text.h"

/* Fewer digits tell nobody apart. */
#define LEAST_DIGITS 3

static void
free_name (gpointer data)
{
  NameLine *name = data;

  g_free (name->line);
  g_free (name->name);
  g_array_unref (name->ids);
  g_free (name);
}

static gboolean
ends_with (const char *number,
           const char *digits)
{
  return number != NULL && strlen (digits) >= LEAST_DIGITS && g_str_has_suffix (number, digits);
}

static gboolean
holds (const char *text,
       const char *hint)
{
  g_autofree char *folded = text != NULL ? ledger_text_fold (text) : NULL;

  return folded != NULL && strstr (folded, hint) != NULL;
}

static gboolean
place_holds (LedgerStore          *store,
             LedgerRecord         *record,
             const NameListFields *fields,
             const char           *hint)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields->places); i++)
    {
      g_autofree char *place = fields->places[i] != LEDGER_NO_FIELD ? ledger_store_dup_shown (store, record, fields->places[i], TRUE)
                                                                    : NULL;

      if (holds (place, hint))
        return TRUE;
    }
  return FALSE;
}

/* Does any part of the hint speak of this person? */
static gboolean
fits (LedgerStore          *store,
      LedgerRecord         *record,
      const NameListFields *fields,
      char                **hints)
{
  for (guint i = 0; hints[i] != NULL; i++)
    {
      g_autofree char *hint = ledger_text_fold (hints[i]);
      g_autofree char *upper = g_ascii_strup (hints[i], -1);

      if (hint[0] == '\0')
        continue;
      if (ends_with (ledger_record_get (record, fields->id_key), upper) ||
          ends_with (ledger_record_get (record, fields->mobile), hint) ||
          g_strcmp0 (ledger_record_get (record, fields->number), hints[i]) == 0 || place_holds (store, record, fields, hint))
        return TRUE;
    }
  return FALSE;
}

static gboolean
narrow (LedgerStore          *store,
        const NameListFields *fields,
        GArray               *ids,
        char                **hints,
        GError              **error)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (LedgerRecord) record = ledger_store_load (store, fields->reg, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return FALSE;
      if (fits (store, record, fields, hints))
        g_array_append_val (kept, record->id);
    }
  if (kept->len == 0)
    return TRUE;
  g_array_set_size (ids, 0);
  g_array_append_vals (ids, kept->data, kept->len);
  return TRUE;
}

static GArray *
find_named (LedgerStore          *store,
            const NameListFields *fields,
            const char           *name,
            GError              **error)
{
  g_autoptr (LedgerQuery) query = ledger_query_new (fields->reg);

  ledger_query_add_filter (query, fields->name, LEDGER_IS, name);
  return ledger_store_select (store, query, error);
}

/* "1. 王芳", "（2）李强", "3、赵敏": the number is the list's. */
static const char *
skip_number (const char *line)
{
  g_autoptr (GRegex) number = g_regex_new ("^\\s*[（(]?\\d{1,3}[）).、．\\s\\t]+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int start = 0, end = 0;

  if (!g_regex_match (number, line, 0, &match) || !g_match_info_fetch_pos (match, 0, &start, &end))
    return line;
  return line + end;
}

static gboolean
match_part (LedgerStore          *store,
            const NameListFields *fields,
            const char           *part,
            GHashTable           *seen,
            GPtrArray            *names,
            GError              **error)
{
  g_auto (GStrv) words = g_regex_split_simple ("[\\s,，;；（）()]+", part, 0, 0);
  guint first = words[0] != NULL && words[0][0] == '\0' ? 1 : 0;
  NameLine *found;

  if (words[first] == NULL || words[first][0] == '\0')
    return TRUE;
  found = g_new0 (NameLine, 1);
  found->line = g_strdup (part);
  found->name = ledger_text_clean_name (words[first]);
  found->ids = find_named (store, fields, found->name, error);
  if (found->ids == NULL)
    {
      found->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      free_name (found);
      return FALSE;
    }
  g_ptr_array_add (names, found);
  if (found->ids->len > 1 && !narrow (store, fields, found->ids, words + first + 1, error))
    return FALSE;
  if (found->ids->len == 1)
    found->repeated = !g_hash_table_add (seen, g_memdup2 (found->ids->data, sizeof (gint64)));
  return TRUE;
}

/* 张　三 is one name; a tabulator parts columns. */
static char *
dup_joined (const char *line)
{
  g_autoptr (GRegex) spaced = g_regex_new ("^(\\p{Han})[ \\x{3000}]+(\\p{Han})(?=$|[^\\p{Han}])", 0, 0, NULL);

  return g_regex_replace (spaced, line, -1, 0, "\\1\\2", 0, NULL);
}

/**
 * name_list_match:
 * @text: as it was pasted
 */
GPtrArray *
name_list_match (LedgerStore          *store,
                 const NameListFields *fields,
                 const char           *text,
                 GError              **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (free_name);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_auto (GStrv) lines = g_regex_split_simple ("[\\r\\n]+", text, 0, 0);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = dup_joined (skip_number (lines[i]));
      g_auto (GStrv) parts = g_strsplit (line, "、", -1);

      for (guint p = 0; parts[p] != NULL; p++)
        if (!match_part (store, fields, g_strstrip (parts[p]), seen, names, error))
          return NULL;
    }
  return g_steal_pointer (&names);
}
