/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes one PDF in a thread: which forms, of whom, in which way; and what no font can show. */
#pragma once

#include "form.h"
#include "tz-job.h"

G_BEGIN_DECLS

typedef enum
{
  TZ_PRINT_IDS,
  TZ_PRINT_QUERY,
  TZ_PRINT_BLANK,
  TZ_PRINT_PERIOD, /* the service counted in it, a record of no ledger */
} TzPrintScope;

/**
 * TzPrintItem:
 * @form: id
 * @variant: (nullable): way to print it
 * @move_x: mm to the right, @move_y downwards
 * @first_label: place of the first label on its sheet, see FormPrint
 */
typedef struct
{
  char   *form;
  char   *variant;
  double  move_x;
  double  move_y;
  guint   first_label;
} TzPrintItem;

/**
 * TzPrintOrder:
 * @library: used by the job alone while it runs
 * @path: of the ledger, and @today: the date on the paper
 * @items: (element-type TzPrintItem): several make one PDF, one behind the other
 * @ids: (nullable): with @TZ_PRINT_IDS
 * @query: (nullable): with @TZ_PRINT_QUERY
 * @from, @to: (nullable): with @TZ_PRINT_PERIOD, "YYYY-MM-DD", both counted; @team: row id, 0 for all
 * @wording: (nullable): changed words, see FormPrint
 * @pdf: (out) what was made, although characters may be missing in it
 * @missing: (out) (element-type FormMissing)
 */
typedef struct
{
  FormLibrary          *library;
  char                 *path;
  char                 *today;
  const LedgerRegister *reg;
  GPtrArray            *items;
  TzPrintScope          scope;
  GArray               *ids;
  LedgerQuery          *query;
  char                 *from;
  char                 *to;
  gint64                team;
  GHashTable           *wording;
  GBytes               *pdf;
  GPtrArray            *missing;
} TzPrintOrder;

/* An order without items; @store: whose records. */
TzPrintOrder *tz_print_order_new      (FormLibrary           *library,
                                       LedgerStore           *store,
                                       const LedgerRegister  *reg);
void          tz_print_order_free     (TzPrintOrder          *order);
void          tz_print_order_add      (TzPrintOrder          *order,
                                       const char            *form,
                                       const char            *variant,
                                       double                 move_x,
                                       double                 move_y,
                                       guint                  first_label);
/* A #TzJobWork without a store: it opens the ledger for reading only; @data is the order. */
gboolean      tz_print_order_run      (TzJob                 *job,
                                       LedgerStore           *store,
                                       gpointer               data,
                                       GError               **error);
/* The program's forms and the union's own. */
FormLibrary  *tz_print_open_library   (void);

G_END_DECLS
