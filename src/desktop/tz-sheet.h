/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small table of texts that a window shows, on its way to the clipboard or into an .xlsx file. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TzSheet:
 * @title: stands above the table and names the file
 * @rows: (element-type GStrv): the heading first
 * @n_texts: so many columns from the left hold words, the others quantities
 * @note: (nullable): below the table
 */
typedef struct
{
  char      *title;
  GPtrArray *rows;
  guint      n_texts;
  char      *note;
} TzSheet;

TzSheet *tz_sheet_new     (const char    *title,
                           guint          n_texts);
void     tz_sheet_free    (TzSheet       *sheet);
/* One row; %NULL-ended. */
void     tz_sheet_add     (TzSheet       *sheet,
                           const char    *cell,
                           ...) G_GNUC_NULL_TERMINATED;
/* The same from a %NULL-ended array; takes it. */
void     tz_sheet_take    (TzSheet       *sheet,
                           GStrv          cells);
void     tz_sheet_copy    (const TzSheet *sheet,
                           GtkWidget     *widget);
/* Writes the file whole or not at all. */
gboolean tz_sheet_write   (const TzSheet *sheet,
                           const char    *path,
                           GError       **error);

/* In the main thread; not when the person changed his mind. */
typedef void (*TzSheetSaved) (const char *sentence,
                              gpointer    data);

/* Asks where, then writes; takes @sheet. @data is freed by @free_data when all is over. */
void     tz_sheet_save    (TzSheet       *sheet,
                           GtkWindow     *parent,
                           TzSheetSaved   saved,
                           gpointer       data,
                           GDestroyNotify free_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TzSheet, tz_sheet_free)

G_END_DECLS
