/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plain list of texts as a sheet. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @headings: ended by %NULL; @rows: (element-type GStrv): as many texts each; @sheet: the sheet's name.
 * The ending of @path decides: .csv, else .xlsx. Nothing appears there before all is written. */
gboolean exchange_rows_write (const char         *path,
                              const char         *sheet,
                              const char *const  *headings,
                              GPtrArray          *rows,
                              GError            **error);

/**
 * ExchangeTitled:
 * @sheet: the sheet's name
 * @title, @note: above and below the rows
 * @headings: ended by %NULL
 * @quantities: a bit for each column that counts something; the others hold words
 */
typedef struct
{
  const char        *sheet;
  const char        *title;
  const char        *note;
  const char *const *headings;
  guint64            quantities;
} ExchangeTitled;

/* The same with a title and a note, long texts in several lines; .xlsx. */
gboolean exchange_rows_write_titled (const char           *path,
                                     const ExchangeTitled *how,
                                     GPtrArray            *rows,
                                     GError              **error);

G_END_DECLS
