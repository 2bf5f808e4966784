/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes official forms from rows, shows the very PDF, and sends that to a file or a printer. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* @ids: (nullable) (element-type gint64): the selected rows; referenced. @query: all rows shown; copied. */
void tz_print_present (GtkWindow            *parent,
                       LedgerStore          *store,
                       const LedgerRegister *reg,
                       GArray               *ids,
                       const LedgerQuery    *query);

G_END_DECLS
