/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the whole roster takes to be written as .xlsx beside libxlsxwriter writing the very same texts from memory:
 * what the ledger, its words and our layout cost on top of the library. */
#include <stdio.h>
#include <stdlib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "exchange-export.h"
#include "exchange-reader.h"
#include "members.h"
#include "registers.h"
#include "roster-data.h"

#define COLUMNS 30
#define ROUNDS  3

static void
fail (const GError *error)
{
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static double
export_rows (LedgerStore *store,
             GArray      *ids,
             GArray      *fields,
             const char  *path)
{
  ExchangeExport what = { .reg = &members_register, .ids = ids, .fields = (const guint *) (gpointer) fields->data,
                          .n_fields = MIN (fields->len, COLUMNS), .full = TRUE };
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GError) error = NULL;

  if (!exchange_export_write (store, &what, path, NULL, NULL, NULL, &error))
    fail (error);
  return g_timer_elapsed (timer, NULL);
}

/* (element-type GPtrArray of utf8): what stands in the sheet, cell by cell, %NULL where nothing does. */
static GPtrArray *
read_cells (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeReader) reader = exchange_reader_open (path, &error);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  const ExchangeRow *row;

  while (reader != NULL && exchange_reader_next_row (reader, &row, &error) == EXCHANGE_ROW)
    {
      GPtrArray *cells = g_ptr_array_new_full (COLUMNS, g_free);

      for (guint i = 0; i < COLUMNS; i++)
        {
          const ExchangeCell *cell = exchange_row_get_cell (row, i);

          g_ptr_array_add (cells, cell != NULL && cell->text[0] != '\0' ? g_strdup (cell->text) : NULL);
        }
      g_ptr_array_add (rows, cells);
    }
  if (error != NULL)
    fail (error);
  return rows;
}

/* The library alone, with the settings the program gives it: constant memory, text cells with a thin line around. */
static double
write_alone (GPtrArray  *rows,
             const char *path)
{
  g_autoptr (GTimer) timer = g_timer_new ();
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (book, NULL);
  lxw_format *format = workbook_add_format (book);

  format_set_num_format (format, "@");
  format_set_border (format, LXW_BORDER_THIN);
  for (guint r = 0; r < rows->len; r++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, r);

      for (guint i = 0; i < cells->len; i++)
        if (g_ptr_array_index (cells, i) != NULL)
          worksheet_write_string (sheet, r, (lxw_col_t) i, g_ptr_array_index (cells, i), format);
        else
          worksheet_write_blank (sheet, r, (lxw_col_t) i, format);
    }
  if (workbook_close (book) != LXW_NO_ERROR)
    exit (1);
  return g_timer_elapsed (timer, NULL);
}

int
main (int   argc,
      char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  g_autofree char *folder = g_dir_make_tmp ("taizhang-bench-XXXXXX", NULL);
  g_autofree char *ledger = g_build_filename (folder, "bench.taizhang", NULL);
  g_autofree char *ours = g_build_filename (folder, "ours.xlsx", NULL);
  g_autofree char *theirs = g_build_filename (folder, "theirs.xlsx", NULL);
  g_autoptr (LedgerStore) store = roster_data_new (ledger, n, 8);
  g_autoptr (LedgerQuery) query = ledger_query_new (&members_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = ledger_store_select (store, query, &error), fields = exchange_export_list_fields (&members_register);
  g_autoptr (GPtrArray) rows = NULL;
  double best = G_MAXDOUBLE, alone = G_MAXDOUBLE;

  if (ids == NULL)
    fail (error);
  best = export_rows (store, ids, fields, ours);
  rows = read_cells (ours);
  for (guint i = 0; i < ROUNDS; i++)
    {
      alone = MIN (alone, write_alone (rows, theirs));
      best = MIN (best, export_rows (store, ids, fields, ours));
    }
  printf ("%u rows x %u columns\nTaizhang: export from the ledger\t%.2f s\nlibxlsxwriter: the same cells\t%.2f s\nratio\t%.2f\n",
          ids->len, MIN (fields->len, COLUMNS), best, alone, best / alone);
  ledger_store_close (store);
  g_unlink (ledger);
  g_unlink (ours);
  g_unlink (theirs);
  g_rmdir (folder);
  return 0;
}
