/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens a spreadsheet for the import in a thread, with its first rows as they stand in the file. */
#pragma once

#include <gtk/gtk.h>

#include "exchange-import.h"
#include "tz-job.h"

G_BEGIN_DECLS

/* One row of the file for the eye: cells by column, %NULL where empty. */
typedef struct
{
  guint  number;
  char **cells; /* as many as the preview has columns */
} TzImportLine;

/**
 * TzImportFile:
 * @encoding: (nullable): chosen by the clerk for a text file, else found
 * @separator: chosen, or 0
 * @sheet: (nullable): chosen by the clerk, else found
 * @head_row: pointed at by the clerk, or 0
 * @row: below which all rows come, or 0
 * @import: (out)
 * @lines: (out) (element-type TzImportLine): up to 20 rows below the heading and all above it
 * @n_columns: (out): of the lines
 */
typedef struct
{
  char                 *path;
  char                 *encoding;
  char                  separator;
  char                 *sheet;
  guint                 head_row;
  const LedgerRegister *reg;
  gint64                row;
  ExchangeImport       *import;
  GPtrArray            *lines;
  guint                 n_columns;
} TzImportFile;

TzImportFile *tz_import_file_new         (const char           *path,
                                          const LedgerRegister *reg);
void          tz_import_file_free        (TzImportFile         *file);
/* A #TzJobWork; @data is the file. */
gboolean      tz_import_file_open        (TzJob                *job,
                                          LedgerStore          *store,
                                          gpointer              data,
                                          GError              **error);
/* A grid of the lines with the heading marked. */
GtkWidget    *tz_import_file_make_preview (TzImportFile        *file);
/* What was found, in a sentence; caller frees. */
char         *tz_import_file_dup_found   (TzImportFile         *file);
/* The first value that stands below a column's heading, or %NULL. */
const char   *tz_import_file_get_sample  (TzImportFile         *file,
                                          guint                 column);

G_END_DECLS
