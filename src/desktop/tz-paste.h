/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block copied in a spreadsheet, on its way into the import. */
#pragma once

#include <gtk/gtk.h>

#include "ledger-store.h"

G_BEGIN_DECLS

/* Why nothing could be pasted, a sentence. */
typedef void (*TzPasteRefused) (const char *sentence,
                                gpointer    data);

/* Opens the import over @parent with what the clipboard holds: the table with its formats, else lines with tabs.
 * @data is an object, kept until the clipboard has answered. */
void tz_paste_table (GtkWindow            *parent,
                     LedgerStore          *store,
                     const LedgerRegister *reg,
                     TzPasteRefused        refused,
                     gpointer              data);

G_END_DECLS
