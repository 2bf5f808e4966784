/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line a file, "digest  name", so that any computer can check a stick without this program. */
#include "config.h"

#include "ledger-sums.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define LIST "校验.sha256"
/* Hexadecimal digits, and the two blanks behind them. */
#define DIGEST_SIZE 64
#define NAME_AT     (DIGEST_SIZE + 2)

static char *
dup_digest (const char *path)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *block = g_malloc (1 << 20);
  FILE *file = g_fopen (path, "rbe");
  gsize n;
  gboolean whole;

  if (file == NULL)
    return NULL;
  while ((n = fread (block, 1, 1 << 20, file)) > 0)
    g_checksum_update (sum, block, (gssize) n);
  whole = !ferror (file);
  fclose (file);
  return whole ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

static char *
dup_list_path (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, LIST, NULL);
}

/* The lines of the list, or none. */
static GStrv
read_lines (const char *list_path)
{
  g_autofree char *content = NULL;

  if (!g_file_get_contents (list_path, &content, NULL, NULL))
    return g_new0 (char *, 1);
  return g_strsplit (content, "\n", -1);
}

static gboolean
is_line_of (const char *line,
            const char *name)
{
  return strlen (line) > NAME_AT && strcmp (line + NAME_AT, name) == 0;
}

static gboolean
is_there (const char *list_path,
          const char *line)
{
  g_autofree char *folder = g_path_get_dirname (list_path);
  g_autofree char *path = strlen (line) > NAME_AT ? g_build_filename (folder, line + NAME_AT, NULL) : NULL;

  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS);
}

gboolean
ledger_sums_add (const char  *part,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *list_path = dup_list_path (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *digest = dup_digest (part);
  g_auto (GStrv) lines = read_lines (list_path);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (is_there (list_path, lines[i]) && !is_line_of (lines[i], name))
      g_string_append_printf (list, "%s\n", lines[i]);
  if (digest != NULL)
    g_string_append_printf (list, "%s  %s\n", digest, name);
  return g_file_set_contents_full (list_path, list->str, (gssize) list->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

gboolean
ledger_sums_check (const char *path)
{
  g_autofree char *list_path = dup_list_path (path);
  g_autofree char *name = g_path_get_basename (path);
  g_auto (GStrv) lines = read_lines (list_path);

  for (guint i = 0; lines[i] != NULL; i++)
    if (is_line_of (lines[i], name))
      {
        g_autofree char *digest = dup_digest (path);

        return digest != NULL && strncmp (lines[i], digest, DIGEST_SIZE) == 0;
      }
  return TRUE;
}
