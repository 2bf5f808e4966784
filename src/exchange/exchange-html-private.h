/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of the reader of web pages share: the page, and the state inside a table. */
#pragma once

#include "exchange-markup.h"
#include "exchange-reader-private.h"

G_BEGIN_DECLS

#define EXCHANGE_HTML_NO_TABLE G_MAXUINT

typedef struct
{
  ExchangeReader  parent;

  /* Owned */
  ExchangeMarkup *markup;
  GArray         *sheets;    /* of guint: number in the page of each sheet's table */
  GArray         *open;      /* of the tables the place lies in, the innermost last */
  GArray         *hanging;   /* of guint: the last row that a cell above covers, by column */
  GString        *number;    /* of the cell, when it says one beside its text */

  guint           n_tables;  /* begun so far */
  guint           wanted;
  gboolean        ended;
  gboolean        failed;
  gboolean        listing;   /* the pass that finds the tables was the last */

  /* The row and cell under way. */
  guint64         n_cells;
  guint           row;
  guint           column;
  guint           colspan;
  guint           rowspan;
  gboolean        row_begun; /* its tag, no cell yet */
  gboolean        row_hidden;
  gboolean        row_open;
  gboolean        cell_open;
  gboolean        is_number;
  gsize           offset;    /* where its text begins in row_text */
  gsize           line;      /* where its line begins */
  gsize           blank;     /* end of the text when that is a space that may yet fall away, else 0 */
} ExchangeHtml;

/* td or th. */
gboolean     exchange_html_is_cell     (const char           *name);
/* Keeps account of the tables the place lies in. */
void         exchange_html_track       (ExchangeHtml         *self,
                                        ExchangeMarkupToken   token,
                                        const char           *name);
/* Number in the page of the innermost of them, or EXCHANGE_HTML_NO_TABLE. */
guint        exchange_html_get_table   (ExchangeHtml         *self);
gboolean     exchange_html_is_open     (ExchangeHtml         *self,
                                        guint                 number);

/* Its rows are those that come next. */
void         exchange_html_start_table (ExchangeHtml         *self,
                                        guint                 number);
ExchangeStep exchange_html_next_row    (ExchangeReader       *reader,
                                        GError              **error);
/* Entities of what lies in @text from @from on become characters, hard spaces spaces; what is left at both ends falls away. */
void         exchange_html_tidy        (GString              *text,
                                        gsize                 from);

G_END_DECLS
