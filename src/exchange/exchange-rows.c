/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain list of texts as a sheet: each column as wide as its longest text, up to a limit. */
#include "config.h"

#include "exchange-rows.h"

#include <string.h>

#include "exchange-writer.h"

/* In characters of the default font; a Han character takes two. */
#define WIDEST 60

static double
measure (const char *text)
{
  return (double) (g_utf8_strlen (text, -1) + (glong) strlen (text)) / 2 + 2;
}

static double
measure_column (const char *heading,
                GPtrArray  *rows,
                guint       column)
{
  double width = measure (heading);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (rows, i);

      width = MAX (width, measure (row[column]));
    }
  return MIN (width, WIDEST);
}

gboolean
exchange_rows_write (const char        *path,
                     const char        *sheet,
                     const char *const *headings,
                     GPtrArray         *rows,
                     GError           **error)
{
  guint n = g_strv_length ((char **) headings);
  g_autofree ExchangeWriterColumn *columns = g_new0 (ExchangeWriterColumn, n);
  const ExchangeLayout layout = { .sheet = sheet, .columns = columns, .n_columns = n };
  g_autoptr (ExchangeWriter) writer = NULL;

  for (guint i = 0; i < n; i++)
    columns[i] = (ExchangeWriterColumn) { .heading = headings[i], .width = measure_column (headings[i], rows, i) };
  writer = exchange_writer_open (path, &layout, error);
  for (guint i = 0; writer != NULL && i < rows->len; i++)
    if (!exchange_writer_add_row (writer, g_ptr_array_index (rows, i), error))
      return FALSE;
  return writer != NULL && exchange_writer_finish (writer, error);
}

gboolean
exchange_rows_write_titled (const char            *path,
                            const ExchangeTitled  *how,
                            GPtrArray             *rows,
                            GError               **error)
{
  guint n = g_strv_length ((GStrv) how->headings);
  g_autofree ExchangeWriterColumn *columns = g_new0 (ExchangeWriterColumn, n);
  const ExchangeBanner banner = { .last_column = n - 1, .style = EXCHANGE_BANNER_TITLE, .text = how->title };
  const ExchangeLayout layout = {
    .sheet = how->sheet, .columns = columns, .n_columns = n, .banners = &banner, .n_banners = 1, .heading_row = 1, .note = how->note,
    .frozen_columns = 1, .wraps = TRUE,
  };
  g_autoptr (ExchangeWriter) writer = NULL;

  for (guint i = 0; i < n; i++)
    columns[i] = (ExchangeWriterColumn) { .heading = how->headings[i], .width = measure_column (how->headings[i], rows, i),
                                          .is_number = (how->quantities & (G_GUINT64_CONSTANT (1) << i)) != 0 };
  writer = exchange_writer_open (path, &layout, error);
  for (guint i = 0; writer != NULL && i < rows->len; i++)
    if (!exchange_writer_add_row (writer, g_ptr_array_index (rows, i), error))
      return FALSE;
  return writer != NULL && exchange_writer_finish (writer, error);
}
