/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings and cells go the way of what a clerk types. */
#include "config.h"

#include "sample-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ledger-files.h"
#include "ledger-kind.h"
#include "registers-resources.h"

#define SAMPLE_FOLDER "/org/gonghui/Taizhang/sample/"

static gboolean
read_columns (SampleSheet  *self,
              const char   *line,
              const char   *key,
              GError      **error)
{
  g_auto (GStrv) headings = g_strsplit (line, "\t", -1);

  for (guint i = 0; headings[i] != NULL; i++)
    {
      guint field = i == 0 && g_strcmp0 (headings[i], key) == 0 ? LEDGER_NO_FIELD : ledger_register_match_heading (self->reg, headings[i]);

      /* What no sheet of a clerk brings has no heading but its name. */
      if (field == LEDGER_NO_FIELD && i > 0)
        field = ledger_register_find_field (self->reg, headings[i]);
      /* Rows below another name it by number, which is no field of theirs. */
      if (field == LEDGER_NO_FIELD && ledger_register_get_parent (self->reg) == LEDGER_NO_FIELD)
        {
          g_set_error (error, LEDGER_ERROR, LEDGER_ERROR_FAILED, _("示例数据里有不认识的列“%s”。"), headings[i]);
          return FALSE;
        }
      g_array_append_val (self->columns, field);
    }
  return TRUE;
}

GBytes *
sample_dup_file (const char  *name,
                 GError     **error)
{
  g_autofree char *path = g_strconcat (SAMPLE_FOLDER, name, NULL);

  return g_resource_lookup_data (registers_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

SampleSheet *
sample_sheet_load (const LedgerRegister  *reg,
                   const char            *key,
                   GError               **error)
{
  g_autoptr (SampleSheet) self = g_new0 (SampleSheet, 1);
  g_autofree char *name = g_strconcat (reg->id, ".tsv", NULL), *text = NULL;
  g_autoptr (GBytes) data = sample_dup_file (name, error);
  g_auto (GStrv) lines = NULL;

  self->reg = reg;
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (data == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (data, NULL), g_bytes_get_size (data));
  lines = g_strsplit (text, "\n", -1);
  if (!read_columns (self, lines[0], key, error))
    return NULL;
  for (guint i = 1; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      g_ptr_array_add (self->rows, g_strsplit (lines[i], "\t", -1));
  return g_steal_pointer (&self);
}

void
sample_sheet_free (SampleSheet *sheet)
{
  g_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

static gboolean
type_file (LedgerEdit  *edit,
           guint        field,
           const char  *name,
           GError     **error)
{
  g_autoptr (GBytes) data = sample_dup_file (name, error);
  g_autofree char *file = data != NULL ? ledger_files_add (edit->store, data, "image/jpeg", error) : NULL;

  if (file == NULL)
    return FALSE;
  ledger_edit_set (edit, field, file);
  return TRUE;
}

static gboolean
type_cell (LedgerEdit  *edit,
           guint        field,
           const char  *cell,
           GError     **error)
{
  g_autofree char *text = g_strcompress (cell);

  if (text[0] == '\0')
    return TRUE;
  if (edit->reg->fields[field].kind == &ledger_kind_file)
    return type_file (edit, field, text, error);
  if (ledger_edit_set_text (edit, field, text, error))
    return TRUE;
  g_prefix_error (error, "%s：", _(edit->reg->fields[field].title));
  return FALSE;
}

gboolean
sample_sheet_type_row (const SampleSheet  *sheet,
                       guint               row,
                       LedgerEdit         *edit,
                       GError            **error)
{
  char **cells = g_ptr_array_index (sheet->rows, row);

  for (guint i = 0; cells[i] != NULL && i < sheet->columns->len; i++)
    {
      guint field = g_array_index (sheet->columns, guint, i);

      if (field != LEDGER_NO_FIELD && !type_cell (edit, field, cells[i], error))
        return FALSE;
    }
  return TRUE;
}

void
sample_sheet_blame (const SampleSheet  *sheet,
                    guint               row,
                    GError            **error)
{
  g_prefix_error (error, _("示例数据%s第%u行："), _(sheet->reg->title), row + 2);
}
