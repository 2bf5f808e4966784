/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of the sheet goes into which field: the guess, and the clerk's word over it. */
#pragma once

#include "tz-import-file.h"

G_BEGIN_DECLS

#define TZ_TYPE_IMPORT_COLUMNS (tz_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (TzImportColumns, tz_import_columns, TZ, IMPORT_COLUMNS, GtkWidget)

/* Signal: "changed" when a column means something else. */

GtkWidget *tz_import_columns_new         (void);
/* Borrowed; %NULL before the file goes. */
void       tz_import_columns_set_file    (TzImportColumns *self,
                                          TzImportFile    *file);
/* A template is made of the sheet: columns are filled from the ledger, also from the rows that a row refers to. Before the file. */
void       tz_import_columns_fill_from   (TzImportColumns *self,
                                          LedgerStore     *store);
/* (element-type ExchangeTemplateFill): columns that are filled from other rows. Caller frees. */
GArray    *tz_import_columns_list_fills  (TzImportColumns *self);
/* What keeps the import from going on, or %NULL; caller frees. */
char      *tz_import_columns_dup_problem (TzImportColumns *self);
/* Puts the keyboard on the first column that goes nowhere, if that keeps the import from going on. */
gboolean   tz_import_columns_focus_problem (TzImportColumns *self);
/* A cell of a page of the import: one line, ellipsized after so many characters, whole in its tooltip. @class: (nullable) */
GtkWidget *tz_import_make_text           (const char      *text,
                                          const char      *class,
                                          int              chars);

G_END_DECLS
