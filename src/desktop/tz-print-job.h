/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes one PDF in a thread: which form, of whom, in which way; and what no font can show. */
#pragma once

#include "form.h"
#include "tz-job.h"

G_BEGIN_DECLS

typedef enum
{
  TZ_PRINT_IDS,
  TZ_PRINT_QUERY,
  TZ_PRINT_BLANK,
} TzPrintScope;

/**
 * TzPrintOrder:
 * @library: used by the job alone while it runs
 * @pdf: (out) what was made, although characters may be missing in it
 * @missing: (out) (element-type FormMissing)
 */
typedef struct
{
  FormLibrary          *library;
  const LedgerRegister *reg;
  char                 *form;
  char                 *variant;
  TzPrintScope          scope;
  GArray               *ids;
  LedgerQuery          *query;
  GBytes               *pdf;
  GPtrArray            *missing;
} TzPrintOrder;

void         tz_print_order_free (TzPrintOrder  *order);
/* A #TzJobWork; @data is the order. */
gboolean     tz_print_order_run  (TzJob         *job,
                                  LedgerStore   *store,
                                  gpointer       data,
                                  GError       **error);
/* The program's forms and the union's own. */
FormLibrary *tz_print_open_library (void);

G_END_DECLS
