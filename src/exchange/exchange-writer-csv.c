/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes UTF-8 CSV with a BOM, so that spreadsheets show Chinese right and run nothing as a formula. */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "exchange-writer-private.h"

typedef struct
{
  ExchangeWriter  parent;
  FILE           *file;
  GString        *line;
} CsvWriter;

static gboolean
is_negative_number (const char *text)
{
  gsize digits;

  if (*text != '-')
    return FALSE;
  text++;
  digits = strspn (text, "0123456789");
  text += digits;
  if (digits > 0 && *text == '.')
    text += 1 + strspn (text + 1, "0123456789");
  return digits > 0 && *text == '\0';
}

/*
 * A spreadsheet would run such a text as a formula. The apostrophe before it is taken away by the
 * reader, and one more is put before a text that begins with apostrophes of its own.
 */
static gboolean
needs_apostrophe (const char *text)
{
  const char *at = text + strspn (text, "'");

  return *at != '\0' && strchr ("=+-@\t\r", *at) != NULL && !is_negative_number (text);
}

static void
append_field (GString    *line,
              const char *text)
{
  g_autofree char *valid = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  const char *at = valid != NULL ? valid : text;
  gboolean quoted = strpbrk (at, ",\"\r\n") != NULL || *at == ' ' || g_str_has_suffix (at, " ");

  if (quoted)
    g_string_append_c (line, '"');
  if (needs_apostrophe (at))
    g_string_append_c (line, '\'');
  for (; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *at);
    }
  if (quoted)
    g_string_append_c (line, '"');
}

static gboolean
write_line (CsvWriter *self,
            GError   **error)
{
  if (fwrite (self->line->str, 1, self->line->len, self->file) == self->line->len)
    return TRUE;
  exchange_writer_set_error (&self->parent, errno, error);
  return FALSE;
}

static gboolean
add_row (ExchangeWriter    *writer,
         const char *const *cells,
         GError           **error)
{
  CsvWriter *self = (CsvWriter *) writer;

  g_string_truncate (self->line, 0);
  for (guint i = 0; i < writer->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->line, ',');
      append_field (self->line, cells[i] != NULL ? cells[i] : "");
    }
  g_string_append (self->line, "\r\n");
  return write_line (self, error);
}

static gboolean
close_file (ExchangeWriter *writer,
            GError        **error)
{
  CsvWriter *self = (CsvWriter *) writer;
  FILE *file = g_steal_pointer (&self->file);

  if (fclose (file) == 0)
    return TRUE;
  exchange_writer_set_error (writer, errno, error);
  return FALSE;
}

static void
free_writer (ExchangeWriter *writer)
{
  CsvWriter *self = (CsvWriter *) writer;

  if (self->file != NULL)
    fclose (self->file);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/* Banners and notes are left out: a CSV file is for programs and has its headings first. */
ExchangeWriter *
exchange_writer_open_csv (const char           *path,
                          const ExchangeLayout *layout,
                          GError              **error)
{
  static const ExchangeWriterClass klass = { add_row, close_file, free_writer };
  CsvWriter *self = g_new0 (CsvWriter, 1);

  exchange_writer_init (&self->parent, &klass, path, layout);
  self->line = g_string_new ("\xEF\xBB\xBF");
  self->file = fopen (self->parent.part, "wbe");
  if (self->file == NULL)
    {
      exchange_writer_set_error (&self->parent, errno, error);
      exchange_writer_free (&self->parent);
      return NULL;
    }
  for (guint i = 0; i < layout->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (self->line, ',');
      append_field (self->line, layout->columns[i].heading);
    }
  g_string_append (self->line, "\r\n");
  if (!write_line (self, error))
    {
      exchange_writer_free (&self->parent);
      return NULL;
    }
  return &self->parent;
}
