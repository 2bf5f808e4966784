/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows onto the clipboard so that a spreadsheet takes them with every digit. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* @ids: (element-type gint64). Copies at most 20,000 rows with their headings; returns how many. */
guint tz_copy_rows (GtkWidget            *widget,
                    LedgerStore          *store,
                    const LedgerRegister *reg,
                    GArray               *ids,
                    const guint          *fields,
                    guint                 n_fields,
                    gboolean              full);
/* Any table to the clipboard; @rows (element-type GStrv): its heading first. */
void  tz_copy_texts (GtkWidget            *widget,
                     const GPtrArray      *rows);

G_END_DECLS
