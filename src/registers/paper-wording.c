/* SPDX-License-Identifier: GPL-3.0-or-later */
/* [id] on a line of its own, the paragraphs below it; a line that begins like that gets a backslash in front. */
#include "config.h"

#include "paper-wording.h"

#include <string.h>

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (a, b);
}

static void
append_text (GString    *all,
             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (all, "\n%s%s", lines[i][0] == '[' || lines[i][0] == '\\' ? "\\" : "", lines[i]);
}

char *
paper_wording_write (GHashTable *wording)
{
  g_autoptr (GList) ids = wording != NULL ? g_list_sort (g_hash_table_get_keys (wording), compare_texts) : NULL;
  GString *all = NULL;

  if (ids == NULL)
    return NULL;
  all = g_string_new (NULL);
  for (GList *id = ids; id != NULL; id = id->next)
    {
      g_string_append_printf (all, "%s[%s]", all->len > 0 ? "\n" : "", (const char *) id->data);
      append_text (all, g_hash_table_lookup (wording, id->data));
    }
  return g_string_free (all, FALSE);
}

static void
put (GHashTable *wording,
     char       *id,
     GString    *text)
{
  if (id != NULL)
    g_hash_table_insert (wording, g_strdup (id), g_strdup (text->str));
}

GHashTable *
paper_wording_read (const char *text)
{
  GHashTable *wording = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GString) paragraph = g_string_new (NULL);
  g_autofree char *id = NULL;
  gboolean begun = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '[' && g_str_has_suffix (lines[i], "]"))
        {
          put (wording, id, paragraph);
          g_free (id);
          id = g_strndup (lines[i] + 1, strlen (lines[i]) - 2);
          g_string_truncate (paragraph, 0);
          begun = FALSE;
          continue;
        }
      g_string_append_printf (paragraph, "%s%s", begun ? "\n" : "", lines[i] + (lines[i][0] == '\\'));
      begun = TRUE;
    }
  put (wording, id, paragraph);
  return wording;
}
