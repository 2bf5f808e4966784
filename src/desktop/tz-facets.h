/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of filter chips: one a field that has few values, with counts, and one a condition of any other kind. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-query.h"
#include "ledger-rows.h"

G_BEGIN_DECLS

#define TZ_TYPE_FACETS (tz_facets_get_type ())
G_DECLARE_FINAL_TYPE (TzFacets, tz_facets, TZ, FACETS, GtkWidget)

/* Signal: "changed" when the chosen filters are others. */

GtkWidget *tz_facets_new       (LedgerStore          *store,
                                const LedgerRegister *reg);
/* Where the counts come from. */
void       tz_facets_set_rows  (TzFacets             *self,
                                LedgerRows           *rows);
/* Shows the filters of @query in place of all others; "changed" is not emitted. */
void       tz_facets_set_query (TzFacets             *self,
                                const LedgerQuery    *query);
/* Puts what is chosen into @query, in place of all its filters. */
void       tz_facets_apply     (TzFacets             *self,
                                LedgerQuery          *query);
void       tz_facets_clear     (TzFacets             *self);
gboolean   tz_facets_is_narrow (TzFacets             *self);

G_END_DECLS
