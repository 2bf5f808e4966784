/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of refusals and statistics leave the window as they are shown. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "tz-sheet.h"

#include "exchange-writer.h"
#include "tz-copy.h"
#include "tz-file-dialog.h"

/* A sheet waiting for its place. */
typedef struct
{
  TzSheet       *sheet;
  TzSheetSaved   saved;
  gpointer       data;
  GDestroyNotify free_data;
} Saving;

static const TzFileFilter filters[] = {
  { N_("电子表格 .xlsx"), "*.xlsx" },
  { NULL }
};

TzSheet *
tz_sheet_new (const char *title,
              guint       n_texts)
{
  TzSheet *sheet = g_new0 (TzSheet, 1);

  sheet->title = g_strdup (title);
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  sheet->n_texts = n_texts;
  return sheet;
}

void
tz_sheet_free (TzSheet *sheet)
{
  g_free (sheet->title);
  g_free (sheet->note);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

void
tz_sheet_add (TzSheet    *sheet,
              const char *cell,
              ...)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  va_list arguments;

  va_start (arguments, cell);
  for (const char *one = cell; one != NULL; one = va_arg (arguments, const char *))
    g_strv_builder_add (cells, one);
  va_end (arguments);
  tz_sheet_take (sheet, g_strv_builder_end (cells));
}

void
tz_sheet_take (TzSheet *sheet,
               GStrv    cells)
{
  g_ptr_array_add (sheet->rows, cells);
}

void
tz_sheet_copy (const TzSheet *sheet,
               GtkWidget     *widget)
{
  tz_copy_texts (widget, sheet->rows);
}

/* In characters: Han ones are twice as wide. */
static double
get_width (const TzSheet *sheet,
           guint          column)
{
  glong width = 6;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const char *cell = ((GStrv) g_ptr_array_index (sheet->rows, i))[column];

      width = MAX (width, g_utf8_strlen (cell, -1) + (glong) (strlen (cell) - (gsize) g_utf8_strlen (cell, -1)) / 2 + 2);
    }
  return (double) MIN (width, 60);
}

gboolean
tz_sheet_write (const TzSheet *sheet,
                const char    *path,
                GError       **error)
{
  GStrv heading = g_ptr_array_index (sheet->rows, 0);
  guint n = g_strv_length (heading);
  g_autofree ExchangeWriterColumn *columns = g_new0 (ExchangeWriterColumn, n);
  const ExchangeBanner banner = { .last_column = n - 1, .style = EXCHANGE_BANNER_TITLE, .text = sheet->title };
  const ExchangeLayout layout = {
    .sheet = _("统计"), .columns = columns, .n_columns = n, .banners = &banner, .n_banners = 1, .heading_row = 1,
    .note = sheet->note,
  };
  g_autoptr (ExchangeWriter) writer = NULL;

  for (guint i = 0; i < n; i++)
    columns[i] = (ExchangeWriterColumn) { .heading = heading[i], .width = get_width (sheet, i), .is_number = i >= sheet->n_texts };
  writer = exchange_writer_open (path, &layout, error);
  if (writer == NULL)
    return FALSE;
  for (guint i = 1; i < sheet->rows->len; i++)
    if (!exchange_writer_add_row (writer, g_ptr_array_index (sheet->rows, i), error))
      return FALSE;
  return exchange_writer_finish (writer, error);
}

static void
free_saving (Saving *saving)
{
  tz_sheet_free (saving->sheet);
  if (saving->free_data != NULL)
    saving->free_data (saving->data);
  g_free (saving);
}

static void
place_chosen (GFile   *file,
              gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *sentence = NULL;

  if (file != NULL)
    {
      name = g_file_get_basename (file);
      if (tz_sheet_write (saving->sheet, g_file_peek_path (file), &error))
        sentence = g_strdup_printf (_("已存为 %s"), name);
      saving->saved (sentence != NULL ? sentence : error->message, saving->data);
    }
  free_saving (saving);
}

void
tz_sheet_save (TzSheet       *sheet,
               GtkWindow     *parent,
               TzSheetSaved   saved,
               gpointer       data,
               GDestroyNotify free_data)
{
  Saving *saving = g_new0 (Saving, 1);
  g_autofree char *name = g_strconcat (sheet->title, ".xlsx", NULL);

  saving->sheet = sheet;
  saving->saved = saved;
  saving->data = data;
  saving->free_data = free_data;
  tz_file_dialog_save (parent, _("存为电子表格"), name, filters, "export", place_chosen, saving);
}
